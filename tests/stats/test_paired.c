/* Description, t, shares, sign test, Holm: values worked out by hand. */
#include "tests/support/check.h"

#include <hemiface/stats.h>

static void description(void **state)
{
    /* Sorted 1 2 4 9, one missing. Mean 16/4 = 4; squares of deviations 9 + 4 +
     * 0 + 25 = 38, sd = sqrt(38/3). Median (2+4)/2 = 3. Type 7: q1 at place
     * 3/4 from the first: 1 + 0.75 = 1.75; q3 at 9/4: 4 + 0.25 * 5 = 5.25. */
    const double x[] = {9, 1, NAN, 4, 2};
    hf_summary s;

    (void)state;
    assert_ok(hf_stats_summary(&s, x, 5, error));
    assert_int_equal(s.n, 4);
    assert_int_equal(s.missing, 1);
    assert_near(s.mean, 4, 1e-15);
    assert_near(s.sd, sqrt(38.0 / 3), 1e-14);
    assert_near(s.median, 3, 0);
    assert_near(s.q1, 1.75, 1e-15);
    assert_near(s.q3, 5.25, 1e-15);
    assert_near(s.min, 1, 0);
    assert_near(s.max, 9, 0);
}

static void description_of_nothing(void **state)
{
    const double x[] = {NAN, 3};
    hf_summary s;

    (void)state;
    assert_ok(hf_stats_summary(&s, x, 1, error));
    assert_int_equal(s.n, 0);
    assert_true(isnan(s.mean) && isnan(s.median) && isnan(s.sd));
    assert_ok(hf_stats_summary(&s, x, 2, error));
    assert_near(s.mean, 3, 0);
    assert_true(isnan(s.sd));
}

static void t_by_hand(void **state)
{
    /* 1 2 3: mean 2, sd 1, se 1/sqrt 3, t = 2 sqrt 3, df 2. With df 2, p = 1 -
     * t / sqrt(t^2 + 2) = 1 - sqrt(12/14). t for 95 % and df 2: 4.30265273. */
    const double x[] = {1, 2, 3};
    hf_t_test t;

    (void)state;
    assert_ok(hf_stats_paired_t(&t, x, 3, 0.95, error));
    assert_near(t.t, 2 * sqrt(3), 1e-14);
    assert_near(t.df, 2, 0);
    assert_near(t.p, 1 - sqrt(12.0 / 14), 1e-13);
    assert_near(t.d, 2, 1e-14);
    assert_near(t.ci.low, 2 - 4.30265273 / sqrt(3), 1e-8);
    assert_near(t.ci.high, 2 + 4.30265273 / sqrt(3), 1e-8);
}

/* Darwin's maize, eighths of an inch: t = 2.148, and Fisher's 5 % limit of 14
 * degrees of freedom, 2.145, just exceeded (The Design of Experiments, 1935,
 * section 17). */
static void t_of_darwin(void **state)
{
    const double x[] = {49, -67, 8,  16, 6,  23, 28, 41,
                        14, 29,  56, 24, 75, 60, -48};
    hf_t_test t;

    (void)state;
    assert_ok(hf_stats_paired_t(&t, x, 15, 0.95, error));
    assert_near(t.t, 2.148, 5e-4);
    assert_true(t.p < 0.05 && t.ci.low > 0);
    assert_near(t.estimate, 20.93, 5e-3);
}

static void t_that_does_not_exist(void **state)
{
    /* The same change, once by another rounding: 0.1 + 0.2 is not 0.3. */
    const double same[] = {0.3, 0.1 + 0.2, 0.3}, bad[] = {1, NAN};
    hf_error why;
    hf_t_test t;

    (void)state;
    assert_int_equal(hf_stats_paired_t(&t, same, 3, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_string_equal(why.text, "all 3 changes are equal: no t test");
    assert_int_equal(hf_stats_paired_t(&t, same, 1, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_int_equal(hf_stats_paired_t(&t, bad, 2, 0.95, &why), HF_E_OPTION);
    assert_string_equal(why.text,
                        "value 2 is not finite: leave missing values out");
    assert_int_equal(hf_stats_paired_t(&t, same, 3, 1, &why), HF_E_OPTION);
}

static void share_by_hand(void **state)
{
    /* 0 of 3: the upper end u has (1 - u)^3 = 0.025; 3 of 3 mirrors it. 1 of
     * 2: low has 1 - (1 - l)^2 = 0.025. */
    hf_share s;
    hf_error why;

    (void)state;
    assert_ok(hf_stats_share(&s, 0, 3, 0.95, error));
    assert_near(s.ci.low, 0, 0);
    assert_near(s.ci.high, 1 - cbrt(0.025), 1e-9);
    assert_ok(hf_stats_share(&s, 3, 3, 0.95, error));
    assert_near(s.ci.low, cbrt(0.025), 1e-9);
    assert_near(s.ci.high, 1, 0);
    assert_ok(hf_stats_share(&s, 1, 2, 0.95, error));
    assert_near(s.share, 0.5, 0);
    assert_near(s.ci.low, 1 - sqrt(0.975), 1e-9);
    assert_near(s.ci.high, sqrt(0.975), 1e-9);
    assert_int_equal(hf_stats_share(&s, 0, 0, 0.95, &why), HF_E_UNDEFINED);
    assert_int_equal(hf_stats_share(&s, 2, 1, 0.95, &why), HF_E_OPTION);
}

static void sign_by_hand(void **state)
{
    /* 4 up, 1 down, 2 at 0: p = 2 (C(5,0) + C(5,1)) / 32 = 12/32. Grades: one
     * step or three count alike. */
    const double x[] = {1, 3, 0, -1, 1, 0, 2}, none[] = {0, 0};
    hf_sign_test s;
    hf_error why;

    (void)state;
    assert_ok(hf_stats_sign(&s, x, 7, 0.95, error));
    assert_int_equal(s.up, 4);
    assert_int_equal(s.down, 1);
    assert_int_equal(s.zeros, 2);
    assert_near(s.p, 12.0 / 32, 1e-14);
    assert_near(s.share.share, 0.8, 1e-15);
    /* balanced: p is 1, not more */
    assert_ok(hf_stats_sign(&s, x + 3, 2, 0.95, error));
    assert_near(s.p, 1, 0);
    assert_int_equal(hf_stats_sign(&s, none, 2, 0.95, &why), HF_E_UNDEFINED);
}

static void holm_by_hand(void **state)
{
    /* Four members: 0.01 * 4 = 0.04; 0.015 * 3 = 0.045; 0.02 * 2 = 0.04, but
     * not under the one before: 0.045; 0.8 * 1. NaN is no member. */
    double p[] = {0.02, NAN, 0.01, 0.8, 0.015};
    const double bad[] = {0.1, 1.5};
    double out[2];
    hf_error why;

    (void)state;
    assert_ok(hf_stats_holm(p, p, 5, error));
    assert_near(p[0], 0.045, 1e-15);
    assert_true(isnan(p[1]));
    assert_near(p[2], 0.04, 1e-15);
    assert_near(p[3], 0.8, 1e-15);
    assert_near(p[4], 0.045, 1e-15);
    assert_int_equal(hf_stats_holm(out, bad, 2, &why), HF_E_OPTION);
}

static void holm_stops_at_one(void **state)
{
    double p[] = {0.6, 0.7};

    (void)state;
    assert_ok(hf_stats_holm(p, p, 2, error));
    assert_near(p[0], 1, 0);
    assert_near(p[1], 1, 0);
}

static void normality_bounds(void **state)
{
    /* 0 1 2 lies as three normal values are expected to: W = (2/sqrt 2)^2 / 2
     * = 1. Two values and equal ones have no test. */
    const double x[] = {0, 1, 2, 2, 2, 2};
    hf_normality w;
    hf_error why;

    (void)state;
    assert_ok(hf_stats_normality(&w, x, 3, error));
    assert_near(w.w, 1, 1e-15);
    assert_near(w.p, 1, 1e-7);
    assert_int_equal(hf_stats_normality(&w, x, 2, &why), HF_E_UNDEFINED);
    assert_int_equal(hf_stats_normality(&w, x + 2, 4, &why), HF_E_UNDEFINED);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(description),
        cmocka_unit_test(description_of_nothing),
        cmocka_unit_test(t_by_hand),
        cmocka_unit_test(t_of_darwin),
        cmocka_unit_test(t_that_does_not_exist),
        cmocka_unit_test(share_by_hand),
        cmocka_unit_test(sign_by_hand),
        cmocka_unit_test(holm_by_hand),
        cmocka_unit_test(holm_stops_at_one),
        cmocka_unit_test(normality_bounds),
    };

    return cmocka_run_group_tests(all, NULL, NULL);
}
