/* stats/paired.c - paired t, shares, sign test, Holm */
#include "stats/sample.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>

#include "base/fail.h"
#include "stats/tails.h"

hf_status hf_stats_paired_t(hf_t_test *out, const double *change, size_t n,
                            double level, hf_error *error)
{
    const hf_status status = hf_sample_check(change, n, level, error);
    double sd;

    if (status != HF_OK)
        return status;
    if (n < 2)
        return hf_fail(error, HF_E_UNDEFINED,
                       "a t test needs 2 changes, here %zu", n);
    if (hf_sample_constant(change, n))
        return hf_fail(error, HF_E_UNDEFINED,
                       "all %zu changes are equal: no t test", n);
    sd = gsl_stats_sd(change, 1, n);
    out->n = n;
    out->estimate = gsl_stats_mean(change, 1, n);
    out->se = sd / sqrt((double)n);
    out->df = (double)n - 1;
    out->d = out->estimate / sd;
    hf_tails_t(out, level);
    return HF_OK;
}

void hf_tails_t(hf_t_test *test, double level)
{
    const double reach =
        gsl_cdf_tdist_Qinv((1 - level) / 2, test->df) * test->se;

    test->t = test->estimate / test->se;
    test->p = fmin(1, 2 * gsl_cdf_tdist_Q(fabs(test->t), test->df));
    test->ci =
        (hf_interval){test->estimate - reach, test->estimate + reach, level};
}

/* ------------------------------------------------------- counted things */

hf_status hf_stats_share(hf_share *out, size_t count, size_t of, double level,
                         hf_error *error)
{
    const hf_status status = hf_sample_check(NULL, 0, level, error);
    const double k = (double)count, n = (double)of, tail = (1 - level) / 2;

    if (status != HF_OK)
        return status;
    if (count > of)
        return hf_fail(error, HF_E_OPTION, "%zu of %zu is no share", count, of);
    if (of == 0)
        return hf_fail(error, HF_E_UNDEFINED, "a share of nobody");
    out->count = count;
    out->of = of;
    out->share = k / n;
    out->ci.level = level;
    out->ci.low = count ? gsl_cdf_beta_Pinv(tail, k, n - k + 1) : 0;
    out->ci.high = count < of ? gsl_cdf_beta_Qinv(tail, k + 1, n - k) : 1;
    return HF_OK;
}

hf_status hf_stats_sign(hf_sign_test *out, const double *change, size_t n,
                        double level, hf_error *error)
{
    const hf_status status = hf_sample_check(change, n, level, error);
    const double grain = hf_sample_grain(change, n);
    size_t less;

    if (status != HF_OK)
        return status;
    *out = (hf_sign_test){0};
    for (size_t i = 0; i < n; i++) {
        out->up += change[i] > grain;
        out->down += change[i] < -grain;
    }
    out->zeros = n - out->up - out->down;
    if (n == out->zeros)
        return hf_fail(error, HF_E_UNDEFINED,
                       "none of %zu values changed: no sign test", n);
    less = out->up < out->down ? out->up : out->down;
    out->p = fmin(1, 2 * gsl_cdf_binomial_P((unsigned)less, 0.5,
                                            (unsigned)(n - out->zeros)));
    return hf_stats_share(&out->share, out->up, n - out->zeros, level, error);
}

/* ----------------------------------------------------------------- Holm */

typedef struct member {
    double p;
    size_t index;
} member;

static int by_p(const void *a, const void *b)
{
    const member *x = a, *y = b;

    if (x->p != y->p)
        return x->p < y->p ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

hf_status hf_stats_holm(double *adjusted, const double *p, size_t n,
                        hf_error *error)
{
    member *family = malloc((n ? n : 1) * sizeof *family);
    size_t count = 0;
    double so_far = 0;

    if (!family)
        return hf_fail_memory(error);
    for (size_t i = 0; i < n; i++) {
        if (p[i] < 0 || p[i] > 1) {
            free(family);
            return hf_fail(error, HF_E_OPTION, "p value %zu, %g, is not a p",
                           i + 1, p[i]);
        }
        if (isnan(p[i]))
            adjusted[i] = NAN;
        else
            family[count++] = (member){p[i], i};
    }
    qsort(family, count, sizeof *family, by_p);
    for (size_t i = 0; i < count; i++) {
        so_far = fmax(so_far, fmin(1, (double)(count - i) * family[i].p));
        adjusted[family[i].index] = so_far;
    }
    free(family);
    return HF_OK;
}
