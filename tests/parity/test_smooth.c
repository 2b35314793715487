/* The smoothing spline, against sums done by hand and FITPACK's own. */
#include "tests/support/check.h"

#include "parity/smooth.h"

/* y = x^3 through four points: a cubic is met exactly, also beyond its ends. */
static void four_points_are_met(void **state)
{
    static const double x[] = {-1, 0, 1, 3}, y[] = {-1, 0, 1, 27};
    hf_smooth s;

    (void)state;
    assert_true(hf_smooth_fit(&s, x, y, 4));
    assert_near(hf_smooth_at(&s, 2), 8, 1e-12);
    assert_near(hf_smooth_at(&s, 4), 64, 1e-11);
    assert_near(hf_smooth_at(&s, -2), -8, 1e-11);
    assert_near(s.from, -1, 0);
    assert_near(s.to, 3, 0);
}

/* Five points one apart: what is left of least squares by a cubic is the part
 * along v = (1, -4, 6, -4, 1), whose square is 70. A bump d at the middle has
 * the product 6 d with v, so what is left is 6 d / 70 of v and its sum of
 * squares 36 d^2 / 70. d = 1: 0.51, no more than the 1 that is allowed, so the
 * cubic stands: at the points -6/70, 24/70, 1 - 36/70, 24/70, -6/70. */
static void a_cubic_that_does_stands(void **state)
{
    static const double x[] = {10, 11, 12, 13, 14}, y[] = {0, 0, 1, 0, 0};
    hf_smooth s;

    (void)state;
    assert_true(hf_smooth_fit(&s, x, y, 5));
    assert_int_equal(s.knots, 8);
    assert_near(hf_smooth_at(&s, 10), -6 / 70.0, 1e-12);
    assert_near(hf_smooth_at(&s, 11), 24 / 70.0, 1e-12);
    assert_near(hf_smooth_at(&s, 12), 34 / 70.0, 1e-12);
    assert_near(hf_smooth_at(&s, 13), 24 / 70.0, 1e-12);
    assert_near(hf_smooth_at(&s, 14), -6 / 70.0, 1e-12);
}

/* d = 10: a cubic leaves 51.4, so a knot comes into the middle, through which
 * all points could be met. What is left lies along v all the same (the jump at
 * the knot is 0 for every cubic, so it depends on the product with v alone):
 * L v with 70 L^2 within 0.001 of 1. */
static void more_is_smoothed_to_one(void **state)
{
    static const double x[] = {10, 11, 12, 13, 14}, y[] = {0, 0, 10, 0, 0};
    static const double v[] = {1, -4, 6, -4, 1};
    hf_smooth s;
    double l;

    (void)state;
    assert_true(hf_smooth_fit(&s, x, y, 5));
    assert_int_equal(s.knots, 9);
    assert_near(s.t[4], 12, 0);
    l = (y[2] - hf_smooth_at(&s, 12)) / 6;
    assert_near(70 * l * l, 1, 0.001);
    for (int i = 0; i < 5; i++)
        assert_near(y[i] - hf_smooth_at(&s, x[i]), l * v[i], 1e-11);
}

/* Where FITPACK's search stops: SciPy 1.10, UnivariateSpline(x, y, s=1), of
 * 7 points that need three knots and of 9 that need fewer than all. */
static void stops_where_fitpack_stops(void **state)
{
    static const double x[] = {0, 9, 22, 31, 38, 52, 60};
    static const double y[] = {0, 11, 3, 17, 6, 12, -4};
    static const double x9[] = {0, 5, 11, 18, 22, 29, 33, 41, 50};
    static const double y9[] = {0, 2.1, 3.2, 5, 4.1, 3, 2.9, 0.2, 1};
    hf_smooth s;

    (void)state;
    assert_true(hf_smooth_fit(&s, x, y, 7));
    assert_int_equal(s.knots, 11);
    assert_near(hf_smooth_at(&s, 15), 4.838866697846596, 1e-9);
    assert_near(hf_smooth_at(&s, 31), 16.27511745721138, 1e-9);
    assert_near(hf_smooth_at(&s, 66), -47.93492814918588, 1e-9);
    assert_true(hf_smooth_fit(&s, x9, y9, 9));
    assert_int_equal(s.knots, 10);
    assert_near(hf_smooth_at(&s, 20), 4.476922537946116, 1e-9);
    assert_near(hf_smooth_at(&s, 45), 0.07030805599168882, 1e-9);
}

static void what_cannot_be_fitted_is_refused(void **state)
{
    static const double x[] = {0, 1, 2, 2, 3}, y[17] = {0};
    double many[17];
    hf_smooth s;

    (void)state;
    for (int i = 0; i < 17; i++)
        many[i] = i;
    assert_false(hf_smooth_fit(&s, x, y, 3));
    assert_false(hf_smooth_fit(&s, x, y, 5));
    assert_true(hf_smooth_fit(&s, many, y, 16));
    assert_false(hf_smooth_fit(&s, many, y, 17));
    many[2] = NAN;
    assert_false(hf_smooth_fit(&s, many, y, 16));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_points_are_met),
        cmocka_unit_test(a_cubic_that_does_stands),
        cmocka_unit_test(more_is_smoothed_to_one),
        cmocka_unit_test(stops_where_fitpack_stops),
        cmocka_unit_test(what_cannot_be_fitted_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
