/* stats/visits.c - more than two visits: Friedman's test, trends */
#include "stats/sample.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_fit.h>

#include "base/fail.h"

/* Each patient's values ranked by themselves; sums by visit into sum. */
static hf_status rank_visits(double *sum, double *ties, double *rank,
                             const double *x, size_t n, size_t k,
                             hf_error *error)
{
    hf_status status = HF_OK;

    *ties = 0;
    for (size_t i = 0; i < n && status == HF_OK; i++) {
        double own;

        status = hf_sample_ranks(rank, &own, x + i * k, k,
                                 hf_sample_grain(x + i * k, k), error);
        for (size_t j = 0; status == HF_OK && j < k; j++)
            sum[j] += rank[j];
        *ties += status == HF_OK ? own : 0;
    }
    return status;
}

static hf_status judge(hf_friedman *out, const double *sum, double ties,
                       size_t n, size_t k, hf_error *error)
{
    const double patients = (double)n, visits = (double)k;
    const double most = patients * visits * (visits * visits - 1) - ties;
    double spread = 0;

    if (!(most > 0))
        return hf_fail(error, HF_E_UNDEFINED,
                       "each patient's values are all equal: no Friedman test");
    for (size_t j = 0; j < k; j++)
        spread += pow(sum[j] - patients * (visits + 1) / 2, 2);
    *out = (hf_friedman){n, k, 12 * (visits - 1) * spread / most, 0, 0};
    out->p = gsl_cdf_chisq_Q(out->chi2, visits - 1);
    out->w = out->chi2 / (patients * (visits - 1));
    return HF_OK;
}

hf_status hf_stats_friedman(hf_friedman *out, const double *x, size_t n,
                            size_t k, hf_error *error)
{
    hf_status status = hf_sample_check(x, n * k, 0.5, error);
    double *sum, *rank, ties;

    if (status != HF_OK)
        return status;
    if (n < 2 || k < 2)
        return hf_fail(error, HF_E_UNDEFINED,
                       "Friedman's test needs 2 patients and visits, here %zu "
                       "and %zu",
                       n, k);
    sum = calloc(k, sizeof *sum);
    rank = calloc(k, sizeof *rank);
    if (!sum || !rank)
        status = hf_fail_memory(error);
    if (status == HF_OK)
        status = rank_visits(sum, &ties, rank, x, n, k, error);
    if (status == HF_OK)
        status = judge(out, sum, ties, n, k, error);
    free(sum);
    free(rank);
    return status;
}

hf_status hf_stats_slope(double *slope, const double *time, const double *value,
                         size_t n, hf_error *error)
{
    hf_status status = hf_sample_check(time, n, 0.5, error);
    double at, c00, c01, c11, rest;

    if (status == HF_OK)
        status = hf_sample_check(value, n, 0.5, error);
    if (status != HF_OK)
        return status;
    if (n < 2 || hf_sample_constant(time, n))
        return hf_fail(error, HF_E_UNDEFINED,
                       "a trend needs 2 different times, here %zu visits", n);
    gsl_fit_linear(time, 1, value, 1, n, &at, slope, &c00, &c01, &c11, &rest);
    return HF_OK;
}
