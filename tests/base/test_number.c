/* Decimal numbers in text. */
#include "tests/support/check.h"

#include "base/number.h"

#include <locale.h>

static void reads_and_moves_on(void **state)
{
    static const struct {
        const char *text;
        double value;
        const char *rest;
    } good[] = {
        {"12", 12, ""},         {" \t-0.5 x", -0.5, " x"},
        {"+.5e3,7", 500, ",7"}, {"5.", 5, ""},
        {"1e", 1, "e"},         {"1e+", 1, "e+"},
        {"2E-1", 0.2, ""},      {"0x10", 0, "x10"},
        {"1,5", 1, ",5"},       {"1e-999", 0, ""},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof good / sizeof *good; i++) {
        const char *text = good[i].text;
        double value = -1;

        assert_true(hf_number_read(&value, &text));
        assert_near(value, good[i].value, 0);
        assert_string_equal(text, good[i].rest);
    }
}

static void refuses_what_is_none(void **state)
{
    static const char *const bad[] = {"",   "x",   "-",   ".",     "nan", "inf",
                                      "e5", "--1", "\n1", "1e999", "+."};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *text = bad[i];
        double value = -1;

        assert_false(hf_number_read(&value, &text));
        assert_near(value, -1, 0);
        assert_ptr_equal(text, bad[i]);
    }
}

static void formats(void **state)
{
    static const struct {
        double value;
        char style;
        int digits;
        const char *text;
    } cases[] = {
        {1.25, 'f', 2, "1.25"},
        {-1.25, 'f', 2, "-1.25"},
        {12, 'f', 1, "12.0"},
        {7, 'f', 0, "7"},
        {-0.04, 'f', 1, "0.0"},
        {-0.0, 'g', 6, "0"},
        {1.5, 'g', 6, "1.5"},
        {2, 'g', 6, "2"},
        {1e-7, 'g', 6, "1e-07"},
        {1234567, 'g', 3, "1.23e+06"},
        {0.1, 'g', 17, "0.10000000000000001"},
        {NAN, 'f', 1, "na"},
        {-INFINITY, 'g', 6, "na"},
    };
    char text[HF_NUMBER_SIZE], small[4];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(hf_format_double(text, sizeof text, cases[i].value,
                                             cases[i].style, cases[i].digits),
                            cases[i].text);
    assert_string_equal(hf_format_double(small, sizeof small, 12.25, 'f', 2),
                        "12.");
}

/* A host program may have set any locale. */
static void formats_with_a_point_in_every_locale(void **state)
{
    static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8",
                                        "ps_AF.UTF-8", "de_DE"};
    char text[HF_NUMBER_SIZE];
    int tried = 0;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        if (!setlocale(LC_NUMERIC, names[i]))
            continue;
        tried++;
        hf_format_double(text, sizeof text, -1.5, 'f', 2);
        setlocale(LC_NUMERIC, "C");
        assert_string_equal(text, "-1.50");
    }
    if (!tried) {
        printf("skip: no locale with a decimal comma is installed\n");
        skip();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_moves_on),
        cmocka_unit_test(refuses_what_is_none),
        cmocka_unit_test(formats),
        cmocka_unit_test(formats_with_a_point_in_every_locale),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
