/* Decimal numbers in text. */
#include "tests/support/check.h"

#include "base/number.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_moves_on),
        cmocka_unit_test(refuses_what_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
