/* Files, lines and expressions beyond reason. */
#include "tests/custom/told.h"

/* A line of so many copies of a word between two others. */
static char *many(const char *before, const char *word, int times,
                  const char *after)
{
    char *text = calloc(1, strlen(before) + strlen(after) +
                               (size_t)times * strlen(word) + 1);

    assert_non_null(text);
    strcpy(text, before);
    for (int i = 0; i < times; i++)
        strcat(text, word);
    return strcat(text, after);
}

static void limits(void **state)
{
    char *text, zero[] = "gap, mm, y(ch\0in)";
    hf_custom *custom = NULL;
    hf_error e;

    (void)state;
    /* 40 levels: 19 parentheses of two each, the sum within and that of y() */
    text = many("gap, mm, ", "(", 19, "y(chin)");
    text = realloc(text, 200);
    assert_non_null(text);
    strcat(text, ")))))))))))))))))))");
    assert_ok(
        hf_custom_parse(&custom, text, strlen(text), "f", told, NULL, error));
    hf_custom_free(custom);
    free(text);
    text = many("gap, mm, ", "(", 900, "");
    assert_told(text, "30: nested deeper than 40");
    free(text);
    text = many("gap, mm, ", "-", 900, "");
    assert_told(text, "49: nested deeper than 40");
    free(text);
    text = many("gap, mm, y(chin)", "+y(chin)", 110, "");
    assert_ok(
        hf_custom_parse(&custom, text, strlen(text), "f", told, NULL, error));
    hf_custom_free(custom);
    free(text);
    text = many("gap, mm, y(chin)", " ", 990, "+ 1 mm");
    assert_told(text, "1001: the line is too long");
    free(text);
    text = many("", "# a comment as long as one likes ", 100,
                "\ngap, mm, y(chin)");
    assert_ok(
        hf_custom_parse(&custom, text, strlen(text), "f", told, NULL, error));
    hf_custom_free(custom);
    free(text);
    text = many("", "#\n", HF_CUSTOM_MOST_BYTES / 2 + 1, "");
    custom = NULL;
    assert_int_equal(
        hf_custom_parse(&custom, text, strlen(text), "f", told, NULL, &e),
        HF_E_LIMIT);
    assert_string_equal(e.text, "'f' is larger than the 262144 bytes allowed");
    free(text);
    assert_int_equal(
        hf_custom_parse(&custom, zero, sizeof zero - 1, "f", NULL, NULL, &e),
        HF_E_CORRUPT);
    assert_string_equal(
        e.text, "'f' line 1, column 14: a zero byte: this is no text file");
    assert_null(custom);
}

/* y(chin) is 2 nodes and each *1 is 2 more: the 256th does not fit 512. */
static void too_many_nodes_and_measures(void **state)
{
    char *text = many("gap, mm, y(chin)", "*1", 490, ""), line[40];
    hf_custom *custom = NULL;
    hf_error e;

    (void)state;
    assert_told(text, "528: the expression is too long: split it into several "
                      "measures");
    free(text);
    text = calloc(1, 30 * (HF_CUSTOM_MOST + 1));
    for (int i = 0; i <= HF_CUSTOM_MOST; i++) {
        snprintf(line, sizeof line, "m%d, mm, y(chin)\n", i);
        strcat(text, line);
    }
    assert_int_equal(
        hf_custom_parse(&custom, text, strlen(text), "f", NULL, NULL, &e),
        HF_E_CORRUPT);
    assert_string_equal(e.text, "'f' line 501, column 1: more than 500 "
                                "measures: use two files");
    free(text);
}

/* Lines that name lines: not without end, and not for other sides. */
static void lines_within_lines(void **state)
{
    char text[800] = "a0, mm, lateral(ala)\n", line[60];
    hf_custom *custom = NULL;
    hf_error e;

    (void)state;
    for (int i = 1; i <= 8; i++) {
        snprintf(line, sizeof line, "a%d, mm, a%d + 1 mm\n", i, i - 1);
        strcat(text, line);
    }
    assert_ok(
        hf_custom_parse(&custom, text, strlen(text), "f", told, NULL, error));
    hf_custom_free(custom);
    strcat(text, "a9, mm, a8\n");
    assert_int_equal(
        hf_custom_parse(&custom, text, strlen(text), "f", NULL, NULL, &e),
        HF_E_CORRUPT);
    assert_string_equal(e.text, "'f' line 10, column 9: too many lines within "
                                "lines: write it out");
    /* 3 + 4 * 3 nodes and so on: 4 to the power of the line */
    strcpy(text, "b0, mm, lateral(ala)\n");
    for (int i = 1; i <= 6; i++) {
        snprintf(line, sizeof line, "b%d, mm, b%d + b%d + b%d + b%d\n", i,
                 i - 1, i - 1, i - 1, i - 1);
        strcat(text, line);
    }
    assert_int_equal(
        hf_custom_parse(&custom, text, strlen(text), "f", NULL, NULL, &e),
        HF_E_CORRUPT);
    assert_non_null(strstr(e.text, "'f' line 6, column"));
    assert_non_null(strstr(e.text, "too many lines within lines"));
    /* a line of fixed sides is of no side that is measured */
    strcpy(text, "w, mm, distance(ala.R, ala.L)\nv, mm, w - pfh\n");
    assert_int_equal(
        hf_custom_parse(&custom, text, strlen(text), "f", NULL, NULL, &e),
        HF_E_CORRUPT);
    assert_string_equal(e.text,
                        "'f' line 2, column 8: a measure that exists once a "
                        "side cannot name one: write .other for the other "
                        "side, or a side everywhere");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits),
        cmocka_unit_test(too_many_nodes_and_measures),
        cmocka_unit_test(lines_within_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
