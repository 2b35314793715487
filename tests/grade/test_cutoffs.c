/* The table of limits the literature leaves open, and files that replace it. */
#include "tests/support/check.h"

#include <unistd.h>

#include <hemiface/grade.h>

static void every_row_is_complete(void **state)
{
    hf_grade_options options;

    (void)state;
    hf_grade_options_init(&options);
    assert_int_equal(hf_cutoff_count(), HF_CUTOFF_COUNT);
    for (size_t i = 0; i < hf_cutoff_count(); i++) {
        const hf_cutoff *c = hf_cutoff_at(i);

        assert_true(*c->id && *c->scales && *c->text);
        assert_true(strlen(c->reason) > 10);
        assert_true(c->low <= c->value && c->value <= c->high);
        assert_near(options.cutoff[i], c->value, 0);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(c->id, hf_cutoff_at(k)->id);
    }
    assert_null(hf_cutoff_at(HF_CUTOFF_COUNT));
}

static hf_status read_text(hf_grade_options *options, const char *text,
                           hf_error *error)
{
    char path[] = "/tmp/hemiface-cutoffs-XXXXXX";
    int file = mkstemp(path);
    hf_status status;

    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
    status = hf_grade_options_read(options, path, error);
    unlink(path);
    return status;
}

static void a_file_sets_what_it_names(void **state)
{
    hf_grade_options options;

    (void)state;
    hf_grade_options_init(&options);
    assert_ok(read_text(&options,
                        "# a study's own limits\n\n"
                        "noise_mm 2\n"
                        "  half_ratio = 0.4  # of the healthy side\r\n"
                        "noise_mm=1.25",
                        error));
    assert_near(options.cutoff[HF_CUT_NOISE_MM], 1.25, 0);
    assert_near(options.cutoff[HF_CUT_HALF_RATIO], 0.4, 0);
    assert_near(options.cutoff[HF_CUT_CLOSED_MM], 1, 0);
}

static void a_bad_file_changes_nothing(void **state)
{
    static const struct {
        const char *text, *why;
    } bad[] = {
        {"noise_mm 2\nnoize 3\n",
         "line 2: no cut-off is called 'noize': grade --list-cutoffs shows "
         "them"},
        {"noise_mm 9", "line 1: 'noise_mm' is 9: choose from 0 to 5"},
        {"noise_mm", "line 1: expected a cut-off and its number, as in "
                     "'noise_mm 1.5'"},
        {"\n\nnoise_mm 1,5", "line 3: expected a cut-off"},
        {"noise_mm nan", "line 1: expected a cut-off"},
        {"= 3", "line 1: expected a cut-off"},
        {"noise_mm 1 2", "line 1: expected a cut-off"},
    };
    hf_grade_options options;
    hf_error why;

    (void)state;
    hf_grade_options_init(&options);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(read_text(&options, bad[i].text, &why), HF_E_CORRUPT);
        if (!strstr(why.text, bad[i].why))
            fail_msg("'%s' lacks '%s'", why.text, bad[i].why);
        assert_near(options.cutoff[HF_CUT_NOISE_MM], 1.5, 0);
    }
    assert_ok(hf_grade_options_set(&options, "slight_ratio", 1, NULL));
    assert_int_equal(hf_grade_options_check(&options, &why), HF_E_OPTION);
    assert_string_equal(why.text,
                        "'slight_ratio' must not exceed 'normal_ratio'");
    assert_int_equal(hf_grade_options_read(&options, "/nonexistent", &why),
                     HF_E_OPEN);
    assert_int_equal(hf_grade_options_set(&options, "noise_mm", -1, &why),
                     HF_E_OPTION);
    assert_ok(hf_grade_options_set(&options, "noise_mm", 3, error));
    assert_near(options.cutoff[HF_CUT_NOISE_MM], 3, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_complete),
        cmocka_unit_test(a_file_sets_what_it_names),
        cmocka_unit_test(a_bad_file_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
