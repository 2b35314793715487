/* Reports on paper: lines, pages, the same bytes. */
#include "tests/support/check.h"

#include <unistd.h>

#include "cmd/report/pdf.h"

static cairo_t *ruler(void)
{
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cr = cairo_create(s);

    cairo_surface_destroy(s);
    hr_font(cr, 10.0, 0);
    return cr;
}

/* Lines are as full as they can be, no word is lost, and one that is too long
 * for any line is cut between characters. */
static void test_lines(void **state)
{
    static const char all[] = "one two three four five six seven eight nine "
                              "ten \xc3\xa4\xc3\xb6\xc3\xbc-"
                              "\xc3\xa4\xc3\xb6\xc3\xbc-\xc3\xa4\xc3\xb6"
                              "\xc3\xbc-\xc3\xa4\xc3\xb6\xc3\xbc end";
    cairo_t *cr = ruler();
    const char *text = all;
    char line[512], joined[512] = "";
    int lines = 0;

    (void)state;
    while (pdf_line(cr, line, sizeof line, &text, 60.0)) {
        assert_true(hr_text_width(cr, line) <= 60.0);
        /* no half of a two-byte character */
        assert_true((line[0] & 0xc0) != 0x80);
        strcat(joined, line);
        lines++;
    }
    assert_true(lines > 5);
    for (const char *p = all, *q = joined; *p; p++) {
        if (*p == ' ')
            continue;
        q += *q == ' ';
        assert_int_equal(*p, *q);
        q++;
    }
    text = "";
    assert_false(pdf_line(cr, line, sizeof line, &text, 60.0));
    /* However narrow: a character a line, and an end. */
    text = "abc";
    for (int i = 0; i < 3; i++)
        assert_true(pdf_line(cr, line, sizeof line, &text, 0.1));
    assert_false(pdf_line(cr, line, sizeof line, &text, 0.1));
    cairo_destroy(cr);
}

static size_t bytes_of(const char *path, char **bytes)
{
    FILE *file = fopen(path, "rb");
    size_t n;

    assert_non_null(file);
    *bytes = malloc(1 << 20);
    assert_non_null(*bytes);
    n = fread(*bytes, 1, 1 << 20, file);
    fclose(file);
    assert_in_range(n, 500, (1 << 20) - 1);
    return n;
}

static size_t times(const char *bytes, size_t n, const char *word)
{
    const size_t length = strlen(word);
    size_t count = 0;

    for (size_t i = 0; i + length <= n; i++)
        count += memcmp(bytes + i, word, length) == 0;
    return count;
}

/* Returns the number of pages. */
static int write_lines(const char *path, int lines)
{
    content c = {NULL, NULL, NULL, 0};

    content_begin(&c, "Title", "foot");
    content_section_add(&c, "Section", CONTENT_OPEN);
    for (int i = 0; i < lines; i++)
        content_add(&c, CONTENT_ITEM, "line %d", i);
    assert_ok(pdf_write(&c, path, error));
    lines = pdf_pages(&c);
    content_clear(&c);
    return lines;
}

/* An item is 9.5 * 1.4 = 13.3 points high, a page has 841.9 - 54 - 60 = 727.9:
 * 54 items and no more. 20 fit on the first page under the title, 120 need 3.
 */
static void test_pages(void **state)
{
    static const struct {
        int lines;
        int pages;
    } cases[] = {{20, 1}, {100, 2}, {120, 3}};
    char folder[] = "/tmp/hemiface-report-XXXXXX", path[64];
    char *bytes, *again;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.pdf", folder);
    for (size_t i = 0; i < 3; i++) {
        size_t n;

        assert_int_equal(write_lines(path, cases[i].lines), cases[i].pages);
        n = bytes_of(path, &bytes);
        write_lines(path, cases[i].lines);
        assert_int_equal(bytes_of(path, &again), n);
        assert_memory_equal(bytes, again, n);
        assert_int_equal(times(bytes, n, "CreationDate"), 0);
        free(bytes);
        free(again);
    }
    remove(path);
    rmdir(folder);
}

static void test_refused(void **state)
{
    content c = {NULL, NULL, NULL, 0};
    hf_error why = {HF_OK, ""};

    (void)state;
    content_begin(&c, "Title", "foot");
    assert_int_equal(pdf_write(&c, "/nowhere/at/all/a.pdf", &why), HF_E_WRITE);
    assert_int_equal(pdf_write(&c, "a.txt", &why), HF_E_OPTION);
    content_clear(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines),
                                       cmocka_unit_test(test_pages),
                                       cmocka_unit_test(test_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
