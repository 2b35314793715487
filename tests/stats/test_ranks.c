/* Signed ranks and bootstrap: values worked out by hand, and properties. */
#include "tests/support/check.h"

#include <hemiface/stats.h>

static void three_changes(void **state)
{
    /* 1 -2 4: ranks 1 2 3, V = 1 + 3 = 4. Sums of ranks 0..6 come up in 1 1 1
     * 2 1 1 1 of 8 ways: P(V >= 4) = 3/8, p = 6/8. Means of pairs, sorted: -2
     * -0.5 1 1 2.5 4: median 1. Rank-biserial (4 - 2)/6. At 95 % no interval
     * of three changes can be had: all of it, level 1 - 2/8. */
    const double x[] = {1, -2, 4};
    hf_rank_test r;

    (void)state;
    assert_ok(hf_stats_signed_rank(&r, x, 3, 0.95, error));
    assert_true(r.exact && isnan(r.z));
    assert_int_equal(r.n, 3);
    assert_near(r.statistic, 4, 0);
    assert_near(r.p, 0.75, 1e-15);
    assert_near(r.estimate, 1, 1e-15);
    assert_near(r.r, 1.0 / 3, 1e-15);
    assert_near(r.ci.low, -2, 0);
    assert_near(r.ci.high, 4, 0);
    assert_near(r.ci.level, 0.75, 1e-15);
}

static void five_cannot_be_significant(void **state)
{
    /* All five up, the strongest there is: p = 2/32. */
    const double x[] = {5, 6, 7, 8, 9.5};
    hf_rank_test r;

    (void)state;
    assert_ok(hf_stats_signed_rank(&r, x, 5, 0.95, error));
    assert_near(r.p, 0.0625, 1e-15);
    assert_near(r.r, 1, 0);
    assert_near(r.ci.level, 1 - 0.0625, 1e-15);
}

static void ties_and_zeros_are_normal(void **state)
{
    /* 0 1 1 -1 2: ranks of 1 1 1 2 are 2 2 2 4, V = 2 + 2 + 4 = 8, n 4.
     * Expected 4*5/4 = 5, variance 4*5*9/24 - (27-3)/48 = 7.5 - 0.5 = 7,
     * z = (8 - 5 - 0.5)/sqrt 7. r = (8 - 2)/10. */
    const double x[] = {0, 1, 1, -1, 2};
    hf_rank_test r;

    (void)state;
    assert_ok(hf_stats_signed_rank(&r, x, 5, 0.95, error));
    assert_false(r.exact);
    assert_int_equal(r.n, 4);
    assert_int_equal(r.zeros, 1);
    assert_near(r.statistic, 8, 0);
    assert_near(r.z, 2.5 / sqrt(7), 1e-14);
    assert_near(r.p, erfc(2.5 / sqrt(14)), 1e-12);
    assert_near(r.r, 0.6, 1e-15);
}

/* Ten who did not change and three who gained 3: the middle change is none.
 * Without the zeros the estimate would be 3. */
static void zeros_stay_in_the_estimate(void **state)
{
    const double x[] = {0, 0, 0, 0, 0, 3, 0, 3, 0, 0, 3, 0, 0};
    hf_rank_test r;

    (void)state;
    assert_ok(hf_stats_signed_rank(&r, x, 13, 0.95, error));
    assert_int_equal(r.zeros, 10);
    assert_near(r.estimate, 0, 0);
}

/* 1.3 - 0.3 and 2.3 - 1.3 differ by rounding: a tie all the same. */
static void rounding_is_a_tie(void **state)
{
    const double x[] = {1.3 - 0.3, 2.3 - 1.3, -0.5, 0.1 + 0.2 - 0.3};
    hf_rank_test r;

    (void)state;
    assert_true(x[0] != x[1] && x[3] != 0);
    assert_ok(hf_stats_signed_rank(&r, x, 4, 0.95, error));
    assert_int_equal(r.zeros, 1);
    assert_false(r.exact);
    /* ranks 2.5 2.5 1 */
    assert_near(r.statistic, 5, 0);
}

static void nothing_changed(void **state)
{
    const double x[] = {0, 0, 0};
    hf_rank_test r;
    hf_error why;

    (void)state;
    assert_int_equal(hf_stats_signed_rank(&r, x, 3, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_string_equal(why.text,
                        "none of 3 values changed: no signed-rank test");
    assert_int_equal(hf_stats_signed_rank(&r, x, 0, 0.95, &why),
                     HF_E_UNDEFINED);
}

/* All the same and not 0: ties, so normal; the estimate is it, and no shift
 * separates an interval. n 6: V 21, expected 10.5, variance 6*7*13/24 -
 * (216-6)/48 = 22.75 - 4.375. */
static void all_equal(void **state)
{
    const double x[] = {2, 2, 2, 2, 2, 2};
    hf_rank_test r;

    (void)state;
    assert_ok(hf_stats_signed_rank(&r, x, 6, 0.95, error));
    assert_near(r.z, 10 / sqrt(18.375), 1e-14);
    assert_near(r.estimate, 2, 0);
    assert_true(isnan(r.ci.low) && isnan(r.ci.high));
}

/* A sample whose seed makes it; some rounded, so that ties come up. */
static void made_up(double *x, size_t n, unsigned seed)
{
    unsigned state = seed * 2654435761u + 1;

    for (size_t i = 0; i < n; i++) {
        state = state * 1664525u + 1013904223u;
        x[i] = (double)(state >> 8) / (1 << 24) * 10 - 3;
        if (seed % 2)
            x[i] = round(x[i] * 2) / 2;
    }
}

/* Better turned into worse: all numbers change their sign and only that. */
static void mirror(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < 40; seed++) {
        const size_t n = 6 + 2 * seed;
        double x[90], y[90];
        hf_rank_test a, b;
        hf_interval p, q;

        made_up(x, n, seed);
        for (size_t i = 0; i < n; i++)
            y[i] = -x[i];
        assert_ok(hf_stats_signed_rank(&a, x, n, 0.95, error));
        assert_ok(hf_stats_signed_rank(&b, y, n, 0.95, error));
        assert_int_equal(a.exact, n < 50 && seed % 2 == 0);
        assert_near(a.p, b.p, 1e-12);
        assert_near(a.estimate, -b.estimate, 1e-12);
        assert_near(a.ci.low, -b.ci.high, 1e-12);
        assert_near(a.ci.high, -b.ci.low, 1e-12);
        assert_near(a.r, -b.r, 1e-12);
        assert_ok(hf_stats_bootstrap_mean(&p, x, n, 0.9, NULL, error));
        assert_ok(hf_stats_bootstrap_mean(&q, y, n, 0.9, NULL, error));
        assert_near(p.low, -q.high, 1e-9);
        assert_near(p.high, -q.low, 1e-9);
    }
}

/* p of the changes less shift. */
static double p_at(const double *x, size_t n, double shift)
{
    double y[70];
    hf_rank_test r;

    for (size_t i = 0; i < n; i++)
        y[i] = x[i] - shift;
    assert_ok(hf_stats_signed_rank(&r, y, n, 0.95, error));
    return r.p;
}

/* The interval holds a shift if and only if the test does not reject it. */
static void interval_inverts_the_test(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < 20; seed++) {
        const size_t n = 8 + 3 * seed;
        double x[70];
        hf_rank_test r;

        made_up(x, n, seed);
        assert_ok(hf_stats_signed_rank(&r, x, n, 0.95, error));
        assert_true(p_at(x, n, r.ci.low - 1e-6) <= 0.05);
        assert_true(p_at(x, n, r.ci.low + 1e-6) > 0.05);
        assert_true(p_at(x, n, r.ci.high - 1e-6) > 0.05);
        assert_true(p_at(x, n, r.ci.high + 1e-6) <= 0.05);
    }
}

static void bootstrap_is_repeatable(void **state)
{
    const double x[] = {1, 4, 2, 8, 5, 7}, same[] = {2, 2, 2};
    hf_bootstrap_options o;
    hf_interval a, b, c;
    hf_error why;

    (void)state;
    hf_bootstrap_options_init(&o);
    assert_ok(hf_stats_bootstrap_mean(&a, x, 6, 0.95, NULL, error));
    assert_ok(hf_stats_bootstrap_mean(&b, x, 6, 0.95, &o, error));
    assert_near(a.low, b.low, 0);
    assert_near(a.high, b.high, 0);
    o.seed = 2;
    o.draws = 500;
    assert_ok(hf_stats_bootstrap_mean(&c, x, 6, 0.95, &o, error));
    assert_true(c.low != a.low || c.high != a.high);
    assert_true(a.low > 1 && a.low < 4.5 && a.high > 4.5 && a.high < 8);
    assert_int_equal(hf_stats_bootstrap_mean(&a, same, 3, 0.95, &o, &why),
                     HF_E_UNDEFINED);
    assert_int_equal(hf_stats_bootstrap_mean(&a, x, 2, 0.95, &o, &why),
                     HF_E_UNDEFINED);
    o.draws = 5;
    assert_int_equal(hf_stats_bootstrap_mean(&a, x, 6, 0.95, &o, &why),
                     HF_E_OPTION);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(three_changes),
        cmocka_unit_test(five_cannot_be_significant),
        cmocka_unit_test(ties_and_zeros_are_normal),
        cmocka_unit_test(zeros_stay_in_the_estimate),
        cmocka_unit_test(rounding_is_a_tie),
        cmocka_unit_test(nothing_changed),
        cmocka_unit_test(all_equal),
        cmocka_unit_test(mirror),
        cmocka_unit_test(interval_inverts_the_test),
        cmocka_unit_test(bootstrap_is_repeatable),
    };

    return cmocka_run_group_tests(all, NULL, NULL);
}
