/* Agreement of raters: published examples, values worked out by hand, and what
 * has to hold whatever the values. */
#include "tests/support/check.h"

#include <hemiface/agreement.h>

/* ------------------------------------------------------------ published */

/* Table 2, and the text: ICC(2,1) .29, ICC(3,1) .71, ICC(2,4) .62. */
static void judges_of_shrout_and_fleiss(void **state)
{
    const double x[] = {9, 2, 5, 8, 6,  1, 3, 2, 8, 4, 6, 8,
                        7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};
    hf_reliability r;

    (void)state;
    assert_ok(hf_stats_reliability(&r, x, 6, 4, 0.95, error));
    assert_near(r.agreement.value, 0.29, 5e-3);
    assert_near(r.consistency.value, 0.71, 5e-3);
    assert_near(r.average.value, 0.62, 5e-3);
    assert_near(r.ms_subjects, 11.24, 5e-3);
    assert_near(r.ms_within, 6.26, 5e-3);
    assert_near(r.ms_raters, 32.49, 5e-3);
    assert_near(r.ms_error, 1.02, 5e-3);
}

/* Large less mini meter: mean -2.1, sd 38.8, standard error of the mean 9.4,
 * of a limit sqrt(3) times that, 16.3. Ours by 1999's formula, 1.96^2 / 2 in
 * place of 2: 38.77 sqrt(1/17 + 1.96^2 / 32) = 16.395. */
static void flow_of_bland_and_altman(void **state)
{
    const double large[] = {494, 395, 516, 434, 476, 557, 413, 442, 650,
                            433, 417, 656, 267, 478, 178, 423, 427};
    const double mini[] = {512, 430, 520, 428, 500, 600, 364, 380, 658,
                           445, 432, 626, 260, 477, 259, 350, 451};
    hf_limits r;

    (void)state;
    assert_ok(hf_stats_limits(&r, mini, large, 17, 0.95, error));
    assert_near(r.bias, -2.1, 0.05);
    assert_near(r.sd, 38.8, 0.05);
    assert_near(r.low, -2.1176 - 1.96 * 38.7651, 1e-3);
    assert_near(r.limit_se, 16.395, 5e-4);
    assert_near(r.bias_ci.high - r.bias, 2.119905 * 9.40192, 1e-3);
}

/* Rows and columns of a table of counts as pairs of grades. */
static size_t expand(double *a, double *b, const int *table, int width)
{
    size_t n = 0;

    for (int row = 0; row < width; row++)
        for (int column = 0; column < width; column++)
            for (int c = table[row * width + column]; c > 0; c--, n++) {
                a[n] = row + 1;
                b[n] = column + 1;
            }
    return n;
}

/* Cohen's 200 cases: .44 + .20 + .06 = .70 agree, by chance .60 x .50 + .30 x
 * .30 + .10 x .20 = .41, so kappa is .29 / .59 = .492. The 88 skins: kappa
 * 0.3449 (standard error 0.0724), linear weights 0.5082 (0.0655), interval
 * 0.3798 to 0.6366. */
static void kappas_of_textbooks(void **state)
{
    const int judges[] = {88, 14, 18, 10, 40, 10, 2, 6, 12};
    const int skin[] = {10, 4, 1, 0, 5, 10, 12, 2, 2, 4, 12, 5, 0, 2, 6, 13};
    double a[200], b[200];
    hf_kappa r;

    (void)state;
    assert_int_equal(expand(a, b, judges, 3), 200);
    assert_ok(hf_stats_kappa(&r, a, b, 200, HF_KAPPA_PLAIN, 0.95, error));
    assert_near(r.kappa, 0.29 / 0.59, 1e-12);
    assert_int_equal(expand(a, b, skin, 4), 88);
    assert_ok(hf_stats_kappa(&r, a, b, 88, HF_KAPPA_PLAIN, 0.95, error));
    assert_near(r.kappa, 0.3449, 5e-5);
    assert_near(r.se, 0.0724, 5e-5);
    assert_ok(hf_stats_kappa(&r, a, b, 88, HF_KAPPA_LINEAR, 0.95, error));
    assert_near(r.kappa, 0.5082, 5e-5);
    assert_near(r.se, 0.0655, 5e-5);
    assert_near(r.ci.low, 0.3798, 5e-5);
    assert_near(r.ci.high, 0.6366, 5e-5);
}

/* -------------------------------------------------------------- by hand */

/* Differences 1 -1 2 2, mean 1, sd sqrt((0 + 4 + 1 + 1) / 3) = sqrt 2. */
static void limits_by_hand(void **state)
{
    const double a[] = {1, 3, 2, 6}, b[] = {2, 2, 4, 8};
    hf_limits r;

    (void)state;
    assert_ok(hf_stats_limits(&r, a, b, 4, 0.95, error));
    assert_near(r.bias, 1, 1e-15);
    assert_near(r.sd, sqrt(2), 1e-15);
    assert_near(r.low, 1 - 1.96 * sqrt(2), 1e-14);
    assert_near(r.high, 1 + 1.96 * sqrt(2), 1e-14);
    /* Means 1.5 2.5 3 7, mean 3.5, deviations -2 -1 -0.5 3.5: squares 4 + 1 +
     * 0.25 + 12.25 = 17.5; times differences -2 + 1 - 1 + 7 = 5. */
    assert_near(r.slope, 5 / 17.5, 1e-14);
    assert_true(r.low_ci.low < r.low && r.low < r.low_ci.high);
    /* R: 1 + sqrt(2) qt(c(5e-5, 1 - 5e-5), 3, 1.96 * 2) / 2. Nearer to
     * certainty there is no interval, yet the limit. */
    assert_ok(hf_stats_limits(&r, a, b, 4, 0.9999, error));
    assert_near(r.high_ci.low, 1.022343599, 1e-7);
    assert_near(r.high_ci.high, 89.903118126, 1e-5);
    assert_ok(hf_stats_limits(&r, a, b, 4, 0.99999, error));
    assert_true(isnan(r.high_ci.high) && isfinite(r.high));
}

/* Two subjects, raters 1 2 and 4 4: means of subjects 1.5 4, of raters 2.5 3,
 * of all 2.75. Subjects: 2 (1.25^2 + 1.25^2) = 6.25; raters 2 (0.25^2 + 0.25^2)
 * = 0.25; left over -0.25 0.25 0.25 -0.25: 0.25. All mean squares have 1 degree
 * of freedom. ICC(3,1) = 6 / 6.5; ICC(2,1) = 6 / (6.5 + 2 (0.25 - 0.25) / 2);
 * within (0.25 + 0.25) / 2; mean of two 6 / 6.25. */
static void reliability_by_hand(void **state)
{
    const double x[] = {1, 2, 4, 4};
    hf_reliability r;

    (void)state;
    assert_ok(hf_stats_reliability(&r, x, 2, 2, 0.95, error));
    assert_near(r.ms_subjects, 6.25, 1e-14);
    assert_near(r.ms_raters, 0.25, 1e-14);
    assert_near(r.ms_error, 0.25, 1e-14);
    assert_near(r.consistency.value, 6 / 6.5, 1e-14);
    assert_near(r.agreement.value, 6 / 6.5, 1e-14);
    assert_near(r.average.value, 6 / 6.25, 1e-14);
    assert_near(r.sem, 0.5, 1e-14);
    assert_near(r.mdc95, 1.96 * sqrt(2) * 0.5, 1e-14);
}

/* a 1 2 3, b 2 4 3: variances over n 2/3 and 2/3, covariance (-1 x -1 + 0 + 0)
 * / 3 = 1/3, shift 1: ccc = (2/3) / (2/3 + 2/3 + 1) = 2/7, r = 1/2. */
static void concordance_by_hand(void **state)
{
    const double a[] = {1, 2, 3}, b[] = {2, 4, 3};
    hf_concordance r;

    (void)state;
    assert_ok(hf_stats_concordance(&r, a, b, 3, 0.95, error));
    assert_near(r.ccc, 2.0 / 7, 1e-15);
    assert_near(r.r, 0.5, 1e-15);
    assert_near(r.bias_factor, 4.0 / 7, 1e-15);
}

/* Grades 1/1 1/3 2/2 3/3: three of four agree. Margins a: 1/2 1/4 1/4, b: 1/4
 * 1/4 1/2; by chance 1/8 + 1/16 + 1/8 = 5/16, kappa (12 - 5) / 11. Linear: seen
 * disagreement 1/4 x 2 grades = 1/2; by chance, one grade apart (1/2 1/4 + 1/4
 * 1/4 + 1/4 1/2 + 1/4 1/4) = 3/8, two apart 1/2 1/2 + 1/4 1/4 = 5/16, together
 * 3/8 + 5/8 = 1: kappa 1/2. Quadratic: 1/4 x 4 = 1 of 3/8 + 4 x 5/16 = 13/8. */
static void kappa_by_hand(void **state)
{
    const double a[] = {1, 1, 2, 3}, b[] = {1, 3, 2, 3};
    hf_kappa r;

    (void)state;
    assert_ok(hf_stats_kappa(&r, a, b, 4, HF_KAPPA_PLAIN, 0.95, error));
    assert_near(r.kappa, 7.0 / 11, 1e-14);
    assert_int_equal(r.categories, 3);
    assert_ok(hf_stats_kappa(&r, a, b, 4, HF_KAPPA_LINEAR, 0.95, error));
    assert_near(r.kappa, 0.5, 1e-14);
    assert_ok(hf_stats_kappa(&r, a, b, 4, HF_KAPPA_QUADRATIC, 0.95, error));
    assert_near(r.kappa, 1 - 8.0 / 13, 1e-14);
}

/* Three raters: 1 1 2 and 2 2 2. Pairs that agree: 1/3 and 1, mean 2/3. Grades:
 * 2/6 and 4/6, by chance 1/9 + 4/9 = 5/9: (6 - 5) / 4. */
static void fleiss_by_hand(void **state)
{
    const double x[] = {1, 1, 2, 2, 2, 2};
    hf_fleiss r;

    (void)state;
    assert_ok(hf_stats_fleiss(&r, x, 2, 3, 0.95, error));
    assert_near(r.kappa, 0.25, 1e-14);
    /* pq = 2 x 2/9 = 4/9; pq (q - p) cancels: sqrt(2 / (2 x 3 x 2)). */
    assert_near(r.se_zero, sqrt(1.0 / 6), 1e-14);
}

/* ------------------------------------------------------- what is not there */

static void equal_values(void **state)
{
    const double x[] = {2, 2, 2, 2, 2, 2}, up[] = {1, 2, 3}, same[] = {3, 4, 5};
    hf_error why;
    hf_limits l;
    hf_concordance c;
    hf_reliability r;
    hf_kappa k;
    hf_fleiss f;

    (void)state;
    assert_int_equal(hf_stats_reliability(&r, x, 3, 2, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_non_null(strstr(why.text, "all values are equal"));
    assert_int_equal(hf_stats_concordance(&c, x, x, 6, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_int_equal(hf_stats_kappa(&k, x, x, 6, HF_KAPPA_LINEAR, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_non_null(strstr(why.text, "all grades are 2"));
    assert_int_equal(hf_stats_fleiss(&f, x, 2, 3, 0.95, &why), HF_E_UNDEFINED);
    /* The bias is known, limits of no spread are not. */
    assert_ok(hf_stats_limits(&l, up, same, 3, 0.95, error));
    assert_near(l.bias, 2, 0);
    assert_near(l.sd, 0, 0);
    assert_true(isnan(l.low) && isnan(l.high) && isnan(l.bias_ci.low));
    assert_true(isnan(l.slope) && isnan(l.low_ci.high) && isnan(l.limit_se));
}

static void no_disagreement(void **state)
{
    const double x[] = {1, 1, 2, 2, 4, 4}, a[] = {1, 2, 4};
    hf_reliability r;
    hf_concordance c;
    hf_kappa k;
    hf_fleiss f;

    (void)state;
    assert_ok(hf_stats_reliability(&r, x, 3, 2, 0.95, error));
    assert_near(r.agreement.value, 1, 0);
    assert_near(r.consistency.value, 1, 0);
    assert_near(r.average.value, 1, 0);
    assert_near(r.sem, 0, 0);
    assert_true(isnan(r.mdc95));
    assert_true(isnan(r.agreement.ci.low) && isnan(r.consistency.ci.low) &&
                isnan(r.average.ci.high));
    assert_ok(hf_stats_concordance(&c, a, a, 3, 0.95, error));
    assert_near(c.ccc, 1, 1e-15);
    assert_true(isnan(c.ci.low) && isnan(c.ci.high));
    assert_ok(hf_stats_kappa(&k, a, a, 3, HF_KAPPA_LINEAR, 0.95, error));
    assert_near(k.kappa, 1, 1e-15);
    assert_true(isnan(k.se) && isnan(k.ci.low));
    assert_ok(hf_stats_fleiss(&f, x, 3, 2, 0.95, error));
    assert_near(f.kappa, 1, 1e-15);
    assert_true(isnan(f.se) && isnan(f.ci.high));
}

/* A subject is no spread of subjects; two the other way round divide by 0. */
static void too_little(void **state)
{
    const double x[] = {1, 2, 2, 1}, a[] = {1, 1}, b[] = {2, 2},
                 bad[] = {1, NAN};
    hf_error why;
    hf_limits l;
    hf_reliability r;
    hf_concordance c;
    hf_kappa k;

    (void)state;
    assert_int_equal(hf_stats_limits(&l, a, b, 1, 0.95, &why), HF_E_UNDEFINED);
    assert_int_equal(hf_stats_limits(&l, a, bad, 2, 0.95, &why), HF_E_OPTION);
    assert_int_equal(hf_stats_limits(&l, a, b, 2, 1, &why), HF_E_OPTION);
    assert_int_equal(hf_stats_reliability(&r, x, 1, 2, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_int_equal(hf_stats_kappa(&k, a, b, 0, HF_KAPPA_PLAIN, 0.95, &why),
                     HF_E_UNDEFINED);
    assert_non_null(strstr(why.text, "no grades"));
    assert_ok(hf_stats_reliability(&r, x, 2, 2, 0.95, error));
    assert_near(r.consistency.value, -1, 1e-15);
    assert_true(isnan(r.agreement.value) && isnan(r.average.value));
    /* Subjects alike, raters 1 apart: no consistency, agreement 0. */
    assert_ok(hf_stats_reliability(&r, (double[]){1, 2, 1, 2, 1, 2}, 3, 2, 0.95,
                                   error));
    assert_true(isnan(r.consistency.value));
    assert_near(r.agreement.value, 0, 0);
    assert_ok(hf_stats_concordance(&c, a, b, 2, 0.95, error));
    assert_near(c.ccc, 0, 0);
    assert_true(isnan(c.r) && isnan(c.ci.low));
}

static void too_many_grades(void **state)
{
    double a[HF_KAPPA_GRADES + 1], b[HF_KAPPA_GRADES + 1];
    hf_error why;
    hf_kappa k;

    (void)state;
    for (int i = 0; i <= HF_KAPPA_GRADES; i++)
        a[i] = b[i] = i;
    assert_ok(hf_stats_kappa(&k, a, b, HF_KAPPA_GRADES, HF_KAPPA_LINEAR, 0.95,
                             error));
    assert_int_equal(hf_stats_kappa(&k, a, b, HF_KAPPA_GRADES + 1,
                                    HF_KAPPA_LINEAR, 0.95, &why),
                     HF_E_LIMIT);
}

/* --------------------------------------------------------- whatever values */

/* Raters changed over: the bias and its limits turn over, the rest stays. */
static void raters_change_over(void **state)
{
    const double a[] = {2.1, 3.7, 5.2, 4.4, 8.9}, b[] = {2.6, 3.1, 5.9, 4.1, 7};
    double x[10], y[10];
    hf_limits ab, ba;
    hf_reliability r, s;
    hf_concordance c, d;

    (void)state;
    for (int i = 0; i < 5; i++) {
        x[2 * i] = y[2 * i + 1] = a[i];
        x[2 * i + 1] = y[2 * i] = b[i];
    }
    assert_ok(hf_stats_limits(&ab, a, b, 5, 0.95, error));
    assert_ok(hf_stats_limits(&ba, b, a, 5, 0.95, error));
    assert_near(ab.bias, -ba.bias, 1e-14);
    assert_near(ab.low, -ba.high, 1e-14);
    assert_near(ab.low_ci.low, -ba.high_ci.high, 1e-13);
    assert_near(ab.slope, -ba.slope, 1e-13);
    assert_near(ab.slope_p, ba.slope_p, 1e-12);
    assert_ok(hf_stats_reliability(&r, x, 5, 2, 0.95, error));
    assert_ok(hf_stats_reliability(&s, y, 5, 2, 0.95, error));
    assert_near(r.agreement.ci.low, s.agreement.ci.low, 1e-12);
    assert_near(r.sem, s.sem, 1e-14);
    /* Two raters: sem^2 is half the mean squared difference. */
    assert_near(2 * r.sem * r.sem, ab.bias * ab.bias + ab.sd * ab.sd * 4 / 5,
                1e-13);
    assert_ok(hf_stats_concordance(&c, a, b, 5, 0.95, error));
    assert_ok(hf_stats_concordance(&d, b, a, 5, 0.95, error));
    assert_near(c.ccc, d.ccc, 1e-15);
    assert_near(c.ci.low, d.ci.low, 1e-14);
}

/* The exact interval holds its limit in 95 of 100 samples: 2000 of 6 normal
 * values by a linear congruence; 3 sd of that share are 1.5 %. */
static void limits_cover(void **state)
{
    unsigned long long seed = 1;
    int inside = 0;

    (void)state;
    for (int sample = 0; sample < 2000; sample++) {
        double a[6], b[6];
        hf_limits r;

        for (int i = 0; i < 6; i++) {
            double sum = -6;

            for (int u = 0; u < 12; u++) {
                seed = seed * 6364136223846793005u + 1442695040888963407u;
                sum += (double)(seed >> 11) / 9007199254740992.0;
            }
            a[i] = 0;
            b[i] = sum;
        }
        assert_ok(hf_stats_limits(&r, a, b, 6, 0.95, error));
        inside += r.high_ci.low <= 1.96 && 1.96 <= r.high_ci.high;
    }
    assert_near(inside / 2000.0, 0.95, 0.015);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judges_of_shrout_and_fleiss),
        cmocka_unit_test(flow_of_bland_and_altman),
        cmocka_unit_test(kappas_of_textbooks),
        cmocka_unit_test(limits_by_hand),
        cmocka_unit_test(reliability_by_hand),
        cmocka_unit_test(concordance_by_hand),
        cmocka_unit_test(kappa_by_hand),
        cmocka_unit_test(fleiss_by_hand),
        cmocka_unit_test(equal_values),
        cmocka_unit_test(no_disagreement),
        cmocka_unit_test(too_little),
        cmocka_unit_test(too_many_grades),
        cmocka_unit_test(raters_change_over),
        cmocka_unit_test(limits_cover),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
