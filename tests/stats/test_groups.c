/* Two groups and several visits: values worked out by hand, and properties. */
#include "tests/support/check.h"

#include <hemiface/stats.h>

static void welch_by_hand(void **state)
{
    /* 1 2 3 (mean 2, variance 1) and 2 6 (mean 4, variance 8): difference -2,
     * se^2 = 1/3 + 8/2 = 13/3; df = (13/3)^2 / ((1/9)/2 + 16/1) = 18.7778 /
     * 16.0556 = 169/144.5. Pooled variance (2*1 + 8)/3 = 10/3. */
    const double a[] = {1, 2, 3}, b[] = {2, 6};
    hf_t_test t;

    (void)state;
    assert_ok(hf_stats_welch(&t, a, 3, b, 2, 0.95, error));
    assert_near(t.estimate, -2, 1e-15);
    assert_near(t.se, sqrt(13.0 / 3), 1e-14);
    assert_near(t.df, 169 / 144.5, 1e-12);
    assert_near(t.t, -2 / sqrt(13.0 / 3), 1e-14);
    assert_near(t.d, -2 / sqrt(10.0 / 3), 1e-14);
    assert_true(t.ci.low < -2 && t.ci.high > 0);
}

static void mann_whitney_by_hand(void **state)
{
    /* 5 7 against 1 6: 5>1 7>1 7>6, W = 3 of 4 pairs. Values 0..4 come up in 1
     * 1 2 1 1 of 6 ways: p = 2 * 2/6. Differences -1 1 4 6: median 2.5. No 95 %
     * interval: all, 1 - 2/6. r = (3 - 1)/4. */
    const double a[] = {5, 7}, b[] = {1, 6};
    hf_rank_test r;

    (void)state;
    assert_ok(hf_stats_mann_whitney(&r, a, 2, b, 2, 0.95, error));
    assert_true(r.exact);
    assert_near(r.statistic, 3, 0);
    assert_near(r.p, 4.0 / 6, 1e-15);
    assert_near(r.estimate, 2.5, 1e-15);
    assert_near(r.ci.low, -1, 0);
    assert_near(r.ci.high, 6, 0);
    assert_near(r.ci.level, 4.0 / 6, 1e-15);
    assert_near(r.r, 0.5, 1e-15);
}

static void mann_whitney_with_ties(void **state)
{
    /* 1 2 2 against 2 3: 1<2 1<3, 2=2 twice, 2<3 twice: W = 0 + 1/2 + 1/2 = 1.
     * Expected 3. Variance 6/12 (6 - 24/20) = 2.4, z = (1 - 3 + 0.5) / sqrt
     * 2.4. */
    const double a[] = {1, 2, 2}, b[] = {2, 3};
    hf_rank_test r;

    (void)state;
    assert_ok(hf_stats_mann_whitney(&r, a, 3, b, 2, 0.95, error));
    assert_false(r.exact);
    assert_near(r.statistic, 1, 1e-15);
    assert_near(r.z, -1.5 / sqrt(2.4), 1e-14);
    assert_near(r.p, erfc(1.5 / sqrt(4.8)), 1e-12);
}

static void groups_that_cannot_be(void **state)
{
    const double a[] = {2, 2, 2};
    hf_rank_test r;
    hf_t_test t;
    hf_error why;

    (void)state;
    assert_int_equal(hf_stats_mann_whitney(&r, a, 3, a, 0, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_int_equal(hf_stats_mann_whitney(&r, a, 3, a, 2, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_int_equal(hf_stats_welch(&t, a, 3, a, 3, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_int_equal(hf_stats_welch(&t, a, 1, a, 3, 0.95, &why),
                     HF_E_UNDEFINED);
}

/* a against b is b against a with the sign turned. */
static void groups_swapped(void **state)
{
    const double a[] = {3.1, 0.4, 2.2, 5.7, 1.9, 2.8, 4.4};
    const double b[] = {1.5, 0.2, 2.9, 0.8, 2.2};
    hf_rank_test r, q;
    hf_t_test t, u;

    (void)state;
    for (size_t nb = 4; nb <= 5; nb++) { /* without a tie, with one */
        assert_ok(hf_stats_mann_whitney(&r, a, 7, b, nb, 0.95, error));
        assert_ok(hf_stats_mann_whitney(&q, b, nb, a, 7, 0.95, error));
        assert_int_equal(r.exact, nb == 4);
        assert_near(r.p, q.p, 1e-14);
        assert_near(r.estimate, -q.estimate, 1e-14);
        assert_near(r.ci.low, -q.ci.high, 1e-14);
        assert_near(r.ci.high, -q.ci.low, 1e-14);
        assert_near(r.r, -q.r, 1e-14);
        assert_ok(hf_stats_welch(&t, a, 7, b, nb, 0.95, error));
        assert_ok(hf_stats_welch(&u, b, nb, a, 7, 0.95, error));
        assert_near(t.t, -u.t, 1e-14);
        assert_near(t.ci.low, -u.ci.high, 1e-14);
    }
}

static void ancova_by_hand(void **state)
{
    /* a: pre 0 2, post 1 4 (means 1, 2.5; xx 2, xy 3, yy 4.5); b: pre 1 3, post
     * 0 1 (means 2, 0.5; xx 2, xy 1, yy 0.5). Slope 4/4 = 1; effect 2.5 - 0.5 -
     * 1 (1 - 2) = 3; left over 5 - 4 = 1, df 1; se^2 = 1 (1/2 + 1/2 + 1/4). */
    const double pre[] = {0, 1, 2, 3}, post[] = {1, 0, 4, 1};
    const bool in_a[] = {true, false, true, false};
    hf_ancova r;

    (void)state;
    assert_ok(hf_stats_ancova(&r, post, pre, in_a, 4, 0.95, error));
    assert_near(r.slope, 1, 1e-15);
    assert_near(r.slope_se, 0.5, 1e-15);
    assert_near(r.effect.estimate, 3, 1e-15);
    assert_near(r.effect.se, sqrt(1.25), 1e-15);
    assert_near(r.effect.df, 1, 0);
    /* with df 1, p = 1 - 2 atan(t) / pi */
    assert_near(r.effect.p, 1 - 2 * atan(3 / sqrt(1.25)) / acos(-1), 1e-12);
}

static void ancova_that_cannot_be(void **state)
{
    const double pre[] = {1, 1, 2, 2}, post[] = {1, 0, 4, 1};
    const double line[] = {0, 1, 2, 3};
    const bool by_pre[] = {true, true, false, false};
    const bool all[] = {true, true, true, true};
    const bool odd[] = {false, true, false, true};
    hf_ancova r;
    hf_error why;

    (void)state;
    /* pre and group are the same thing */
    assert_int_equal(hf_stats_ancova(&r, post, pre, by_pre, 4, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_int_equal(hf_stats_ancova(&r, post, pre, all, 4, 0.95, &why),
                     HF_E_UNDEFINED);
    /* post is pre */
    assert_int_equal(hf_stats_ancova(&r, line, line, odd, 4, 0.95, &why),
                     HF_E_UNDEFINED);
}

static void friedman_by_hand(void **state)
{
    /* Two patients go the same way, one the other: ranks 1 2 3, 1 2 3, 3 2 1:
     * sums 5 6 7, expected 6 each. chi2 = 12 / (3*3*4) * (1 + 0 + 1) = 2/3;
     * with 2 degrees p = exp(-1/3); W = (2/3) / (3*2). */
    const double x[] = {1, 5, 9, 2, 3, 4, 8, 7, 6}, same[] = {1, 1, 2, 2};
    hf_friedman f;
    hf_error why;

    (void)state;
    assert_ok(hf_stats_friedman(&f, x, 3, 3, error));
    assert_near(f.chi2, 2.0 / 3, 1e-14);
    assert_near(f.p, exp(-1.0 / 3), 1e-12);
    assert_near(f.w, 1.0 / 9, 1e-14);
    assert_int_equal(hf_stats_friedman(&f, same, 2, 2, &why), HF_E_UNDEFINED);
    assert_int_equal(hf_stats_friedman(&f, x, 1, 3, &why), HF_E_UNDEFINED);
}

static void trend_by_hand(void **state)
{
    /* times 0 1 3 (mean 4/3), values 2 3 8 (mean 13/3): products (-4/3)(-7/3) +
     * (-1/3)(-4/3) + (5/3)(11/3) = 87/9; squares (16 + 1 + 25)/9 = 42/9. */
    const double time[] = {0, 1, 3}, value[] = {2, 3, 8};
    const double once[] = {1, 1};
    double slope;
    hf_error why;

    (void)state;
    assert_ok(hf_stats_slope(&slope, time, value, 3, error));
    assert_near(slope, 87.0 / 42, 1e-14);
    assert_int_equal(hf_stats_slope(&slope, once, value, 2, &why),
                     HF_E_UNDEFINED);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(welch_by_hand),
        cmocka_unit_test(mann_whitney_by_hand),
        cmocka_unit_test(mann_whitney_with_ties),
        cmocka_unit_test(groups_that_cannot_be),
        cmocka_unit_test(groups_swapped),
        cmocka_unit_test(ancova_by_hand),
        cmocka_unit_test(ancova_that_cannot_be),
        cmocka_unit_test(friedman_by_hand),
        cmocka_unit_test(trend_by_hand),
    };

    return cmocka_run_group_tests(all, NULL, NULL);
}
