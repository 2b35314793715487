/* Filling hf_error: family, one line, truncation. */
#include "tests/support/check.h"

#include "base/fail.h"

static void fills_status_and_text(void **state)
{
    hf_error error = {HF_OK, ""};

    (void)state;
    assert_int_equal(hf_fail(&error, HF_E_OPEN, "cannot open '%s'", "a.jpg"),
                     HF_E_OPEN);
    assert_int_equal(error.status, HF_E_OPEN);
    assert_string_equal(error.text, "cannot open 'a.jpg'");
    assert_int_equal(HF_FAMILY(error.status), 2);
}

static void stays_one_line(void **state)
{
    hf_error error;

    (void)state;
    (void)hf_fail(&error, HF_E_OPEN, "cannot open '%s'", "a\nb\rc");
    assert_string_equal(error.text, "cannot open 'a?b?c'");
}

static void truncates_and_accepts_null(void **state)
{
    char name[2 * HF_ERROR_SIZE];
    hf_error error;

    (void)state;
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = 0;
    (void)hf_fail(&error, HF_E_FORMAT, "%s", name);
    assert_int_equal(strlen(error.text), HF_ERROR_SIZE - 1);
    assert_int_equal(hf_fail(NULL, HF_E_FORMAT, "%s", name), HF_E_FORMAT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_status_and_text),
        cmocka_unit_test(stays_one_line),
        cmocka_unit_test(truncates_and_accepts_null),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
