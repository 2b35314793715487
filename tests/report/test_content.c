/* What a report says: tables taken from those for people, and their HTML. */
#include "tests/support/check.h"

#include "cmd/cli/output.h"
#include "cmd/report/html.h"
#include "cmd/report/photos.h"

static content begun(void)
{
    content c = {NULL, NULL, NULL, 0};

    content_begin(&c, "A <title>", "foot & more");
    content_section_add(&c, "Section", CONTENT_OPEN);
    return c;
}

/* Three columns that say something, one that does not, and a note. */
static void print_rows(void)
{
    static const cli_column columns[] = {{"measure", -1}, {"side", -1},
                                         {"empty", -1},   {"unit", -1},
                                         {"pre", 1},      {"note", -1}};

    cli_rows_begin(columns, 6);
    cli_row((cli_cell[6]){CLI_TEXT_CELL("brow_height"), CLI_TEXT_CELL("diff"),
                          CLI_TEXT_CELL(""), CLI_TEXT_CELL("mm"),
                          CLI_NUMBER_CELL(-3.26), CLI_TEXT_CELL("")});
    cli_row((cli_cell[6]){CLI_TEXT_CELL("fai"), CLI_TEXT_CELL(""),
                          CLI_TEXT_CELL(""), CLI_TEXT_CELL("mm"), CLI_NO_NUMBER,
                          CLI_TEXT_CELL("no rest <photo> ->")});
    cli_rows_end();
}

static void test_table(void **state)
{
    content c = begun();
    content_table *t;

    (void)state;
    content_table_next(&c, "Caption");
    print_rows();
    t = content_last_table(&c);
    assert_non_null(t);
    assert_int_equal(t->columns, 5); /* without the empty one */
    assert_int_equal(t->rows, 3);
    assert_string_equal(*content_cell(t, 1, 0), "brow height");
    assert_string_equal(*content_cell(t, 1, 3), "-3.3");
    assert_string_equal(*content_cell(t, 2, 3), "na");
    assert_true(t->numeric[3] && !t->numeric[0]);
    content_name_rows(t, 1);
    assert_int_equal(t->columns, 3);
    assert_string_equal(*content_cell(t, 1, 0), "brow height, diff (mm)");
    assert_string_equal(*content_cell(t, 2, 0), "fai (mm)");
    assert_string_equal(*content_cell(t, 0, 1), "pre");
    assert_true(t->numeric[1] && !t->numeric[0]);
    t->verdict = 2;
    content_insert(t, 2, "limit");
    content_set(t, 2, 2, "3.0");
    assert_int_equal(t->columns, 4);
    assert_int_equal(t->verdict, 3);
    assert_true(t->numeric[2] && !t->numeric[3]);
    assert_string_equal(*content_cell(t, 0, 2), "limit");
    assert_string_equal(*content_cell(t, 1, 2), "");
    assert_string_equal(*content_cell(t, 2, 1), "na");
    assert_string_equal(*content_cell(t, 2, 3), "no rest <photo> \xe2\x86\x92");
    content_drop(t, "limit");
    content_column_to_notes(&c, "note");
    assert_int_equal(c.sections[0].count, 2);
    assert_int_equal(c.sections[0].blocks[0].table.columns, 2);
    assert_string_equal(c.sections[0].blocks[1].text,
                        "fai (mm): no rest <photo> \xe2\x86\x92");
    content_clear(&c);
}

/* A table without rows is none, and the next one is printed again. */
static void test_no_rows(void **state)
{
    static const cli_column columns[] = {{"measure", -1}};
    content c = begun();

    (void)state;
    content_table_next(&c, "Caption");
    cli_rows_begin(columns, 1);
    cli_rows_end();
    assert_null(content_last_table(&c));
    assert_int_equal(c.sections[0].count, 0);
    content_clear(&c);
}

static char *html_of(const content *c)
{
    char *text = NULL;
    size_t size;
    FILE *to = open_memstream(&text, &size);

    assert_non_null(to);
    html_write(c, to);
    fclose(to);
    return text;
}

#define assert_has(text, part) assert_non_null(strstr(text, part))

static void test_html(void **state)
{
    content c = begun();
    char *html;

    (void)state;
    content_fact(&c, "Study id", "<A&B> \"1\"");
    content_fact(&c, "Nothing", "");
    content_add(&c, CONTENT_KEY, "%d of %d", 3, 4);
    content_add_lines(&c, CONTENT_ITEM, "# one\n  two\n\n");
    content_table_next(&c, "Cap<tion>");
    print_rows();
    content_section_add(&c, "Folded", CONTENT_FOLDED);
    content_add(&c, CONTENT_NOTE, "M\xfcller");
    html = html_of(&c);
    assert_has(html, "<!DOCTYPE html>\n<html lang=\"en\">");
    assert_has(html, "<title>A &lt;title&gt;</title>");
    assert_has(html, "<meta name=\"viewport\"");
    assert_has(html, "<dd>&lt;A&amp;B&gt; &quot;1&quot;</dd>");
    assert_null(strstr(html, "Nothing"));
    assert_has(html, "<div class=\"key\">\n<p>3 of 4</p>\n</div>");
    assert_has(html, "<ul>\n<li>one</li>\n<li>two</li>\n</ul>");
    assert_has(html, "<caption>Cap&lt;tion&gt;</caption>");
    assert_has(html, "<th scope=\"col\">measure</th>");
    assert_has(html, "<th scope=\"col\" class=\"n\">pre</th>");
    assert_has(html, "<th scope=\"row\">brow height</th>");
    assert_has(html, "data-name=\"pre\"><span>-3.3</span></td>");
    assert_has(html, "<details>\n<summary><h2>Folded</h2>\n</summary>");
    assert_has(html, "M\xef\xbf\xbdller");
    assert_has(html, "foot &amp; more");
    assert_null(strstr(html, "://"));
    free(html);
    content_clear(&c);
}

/* A verdict has a sign of its own besides colour and words. */
static void test_verdicts(void **state)
{
    static const cli_column columns[] = {{"measure", -1}, {"verdict", -1}};
    static const char *const words[] = {"improved; now under", "worse",
                                        "unchanged", "changed", "na"};
    static const char *const want[] = {
        "<span class=\"better\" aria-hidden=\"true\">\xe2\x96\xb2</span>"
        "improved; now under",
        "<span class=\"worse\" aria-hidden=\"true\">\xe2\x96\xbc</span>worse",
        "<span class=\"other\" aria-hidden=\"true\">\xe2\x80\x93</span>"
        "unchanged",
        "<span class=\"other\" aria-hidden=\"true\">\xe2\x96\xa0</span>"
        "changed",
        "<span>na</span>"};
    content c = begun();
    char *html;

    (void)state;
    content_table_next(&c, "Verdicts");
    cli_rows_begin(columns, 2);
    for (int i = 0; i < 5; i++)
        cli_row((cli_cell[2]){CLI_TEXT_CELL("x"), CLI_TEXT_CELL(words[i])});
    cli_rows_end();
    content_last_table(&c)->verdict = 1;
    html = html_of(&c);
    for (int i = 0; i < 5; i++)
        assert_has(html, want[i]);
    free(html);
    content_clear(&c);
}

/* Pixels become a JPEG (its first bytes, ff d8 ff, are "/9j/" in base 64) with
 * words for those who do not see it. */
static void test_picture(void **state)
{
    content c = begun();
    char *html;

    (void)state;
    content_picture(&c, cairo_image_surface_create(CAIRO_FORMAT_RGB24, 30, 20),
                    "caption", "a \"face\"", 50.0);
    html = html_of(&c);
    assert_has(html,
               "<img width=\"30\" height=\"20\" alt=\"a &quot;face&quot;\""
               " src=\"data:image/jpeg;base64,/9j/");
    assert_has(html, "<figcaption>caption</figcaption>");
    free(html);
    content_clear(&c);
}

/* ----------------------------------------------------------------- photos */

static void test_reason(void **state)
{
    static const struct {
        const char *in;
        bool names;
        const char *out;
    } cases[] = {
        {"cannot open '/home/x/Anna.jpg': No such file", false,
         "cannot open the photo: No such file"},
        {"cannot open '/home/x/Anna.jpg': No such file", true,
         "cannot open Anna.jpg: No such file"},
        {"no face", false, "no face"},
        {"it's odd", false, "it's odd"}, /* no pair of quotes */
        {"", false, ""},
    };
    char text[200];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        photos_reason(text, sizeof text, cases[i].in, cases[i].names);
        assert_string_equal(text, cases[i].out);
    }
}

/* Two patients; B's only photo failed, A has a second visit. */
static const char csv[] =
    "# provenance\n"
    "patient,visit,view,photo,status,reason,verdict,causes,procedure\n"
    "A,pre,rest,a.jpg,ok,,pass,,sling\n"
    "A,pre,brow,b.jpg,ok,,warn,yaw glare:right glare:left,sling\n"
    "A,post,rest,c.jpg,ok,,refuse,yaw blur,sling\n"
    "B,pre,rest,d.jpg,failed,cannot open 'd.jpg',,,gracilis\n";

static void test_photos(void **state)
{
    char path[] = "/tmp/hemiface-photos-XXXXXX";
    const int file = mkstemp(path);
    FILE *to = file < 0 ? NULL : fdopen(file, "w");
    photos p = {.count = 0};

    (void)state;
    assert_non_null(to);
    fputs(csv, to);
    fclose(to);
    assert_ok(photos_read(&p, path, error));
    remove(path);
    assert_int_equal(p.count, 4);
    assert_int_equal(p.patients.count, 2);
    assert_int_equal(p.by_verdict[HF_PASS], 1);
    assert_int_equal(p.by_verdict[HF_WARN], 1);
    assert_int_equal(p.by_verdict[HF_REFUSE], 1);
    assert_int_equal(p.cause_count[cli_names_find(&p.causes, "yaw")], 2);
    assert_int_equal(p.cause_count[cli_names_find(&p.causes, "glare")], 2);
    assert_int_equal(p.cause_count[cli_names_find(&p.causes, "blur")], 1);
    assert_int_equal(p.failure_count, 1);
    assert_string_equal(p.failures[0].patient, "B");
    assert_int_equal(photos_with_visit(&p, "pre"), 1);
    assert_int_equal(photos_with_visit(&p, "post"), 1);
    assert_true(photos_has(&p, "A", "post"));
    assert_false(photos_has(&p, "B", "pre"));
    assert_int_equal(p.procedures.count, 2);
    photos_clear(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),   cmocka_unit_test(test_no_rows),
        cmocka_unit_test(test_html),    cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_picture), cmocka_unit_test(test_reason),
        cmocka_unit_test(test_photos)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
