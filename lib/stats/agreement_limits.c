/* stats/agreement_limits.c - bias and limits of agreement */
#include "stats/sample.h"

#include <hemiface/agreement.h>

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_statistics_double.h>

#include "base/fail.h"

/* sds from the bias to a limit: 95 % of normal differences, as published. */
static const double reach_of_limits = 1.96;

/* --------------------------------------------------------- noncentral t */

/* Nodes over the logarithm of a sample's sd, in which the integrand is as
 * smooth for 2 values as for thousands: 256 give a probability to 1e-12. */
enum { NODES = 256 };

/* Outside these tails of the sd's distribution nothing is integrated: less than
 * a probability has to be good for. */
static const double tail = 1e-14;

/* The distribution of sqrt(chi2 / df), as nodes and their probabilities. */
typedef struct spread {
    double sd[NODES], weight[NODES];
} spread;

static hf_status spread_of(spread *out, double df, hf_error *error)
{
    gsl_integration_glfixed_table *table =
        gsl_integration_glfixed_table_alloc(NODES);
    const double from = log(gsl_cdf_chisq_Pinv(tail, df) / df) / 2;
    const double till = log(gsl_cdf_chisq_Qinv(tail, df) / df) / 2;

    if (!table)
        return hf_fail_memory(error);
    for (size_t i = 0; i < NODES; i++) {
        double logarithm, weight, chi2;

        gsl_integration_glfixed_point(from, till, i, &logarithm, &weight,
                                      table);
        chi2 = df * exp(2 * logarithm);
        out->sd[i] = exp(logarithm);
        out->weight[i] = weight * 2 * chi2 * gsl_ran_chisq_pdf(chi2, df);
    }
    gsl_integration_glfixed_table_free(table);
    return HF_OK;
}

/* P(T <= t) of noncentral t: a normal value of mean shift, over the sd. */
static double noncentral_below(const spread *s, double shift, double t)
{
    double p = 0;

    for (size_t i = 0; i < NODES; i++)
        p += s->weight[i] * gsl_cdf_ugaussian_P(t * s->sd[i] - shift);
    return p;
}

/* Highest level of an interval: there a quantile still agrees with R's to 1e-7,
 * beyond it the tails that are left out begin to show. */
static const double level_most = 0.9999;

/* The t with that probability below it, by bisection down to neighbouring
 * doubles. */
static double noncentral_quantile(const spread *s, double shift, double p)
{
    double low = shift - 1, high = shift + 1, step = 1;

    while (noncentral_below(s, shift, low) > p)
        low -= step *= 2;
    for (step = 1; noncentral_below(s, shift, high) < p;)
        high += step *= 2;
    for (;;) {
        const double middle = low + (high - low) / 2;

        if (middle <= low || middle >= high)
            return middle;
        *(noncentral_below(s, shift, middle) < p ? &low : &high) = middle;
    }
}

/* ---------------------------------------------------------------- limits */

/* The upper limit's interval is the mean plus noncentral t quantiles times sd
 * over root n; the lower limit's is its mirror image. */
static hf_status set_limits(hf_limits *out, double level, hf_error *error)
{
    const double n = (double)out->n, root = sqrt(n);
    const double z = reach_of_limits, shift = z * root;
    const double reach =
        gsl_cdf_tdist_Qinv((1 - level) / 2, n - 1) * out->sd / root;
    spread s;
    const hf_status status = spread_of(&s, n - 1, error);
    double near = NAN, far = NAN;

    if (status != HF_OK)
        return status;
    if (level <= level_most) {
        near = noncentral_quantile(&s, shift, (1 - level) / 2) * out->sd / root;
        far = noncentral_quantile(&s, shift, (1 + level) / 2) * out->sd / root;
    }
    out->bias_ci = (hf_interval){out->bias - reach, out->bias + reach, level};
    out->low = out->bias - z * out->sd;
    out->high = out->bias + z * out->sd;
    out->low_ci = (hf_interval){out->bias - far, out->bias - near, level};
    out->high_ci = (hf_interval){out->bias + near, out->bias + far, level};
    out->limit_se = out->sd * sqrt(1 / n + z * z / (2 * (n - 1)));
    return HF_OK;
}

static void set_slope(hf_limits *out, const double *mean,
                      const double *difference, double grain)
{
    const size_t n = out->n;
    double at, c00, c01, c11, rest;

    if (n < 3 || hf_sample_constant(mean, n))
        return;
    gsl_fit_linear(mean, 1, difference, 1, n, &at, &out->slope, &c00, &c01,
                   &c11, &rest);
    out->slope_se = sqrt(c11);
    /* Differences that lie on a line but for rounding: no error to test by. */
    if (sqrt(rest / (double)n) > grain)
        out->slope_p =
            fmin(1, 2 * gsl_cdf_tdist_Q(fabs(out->slope / out->slope_se),
                                        (double)n - 2));
}

/* Whether differences are equal but for rounding of what they are between. */
static bool all_equal(const double *difference, size_t n, double grain)
{
    for (size_t i = 1; i < n; i++)
        if (fabs(difference[i] - difference[0]) > grain)
            return false;
    return true;
}

/* A result of which only the bias exists. */
static hf_limits only_bias(const double *difference, size_t n, double level)
{
    const hf_interval none = {NAN, NAN, level};

    return (hf_limits){.n = n,
                       .bias = gsl_stats_mean(difference, 1, n),
                       .sd = 0,
                       .bias_ci = none,
                       .low = NAN,
                       .high = NAN,
                       .low_ci = none,
                       .high_ci = none,
                       .limit_se = NAN,
                       .slope = NAN,
                       .slope_se = NAN,
                       .slope_p = NAN};
}

hf_status hf_stats_limits(hf_limits *out, const double *a, const double *b,
                          size_t n, double level, hf_error *error)
{
    const double grain = fmax(hf_sample_grain(a, n), hf_sample_grain(b, n));
    hf_status status = hf_sample_check(a, n, level, error);
    double *difference, *mean;

    if (status == HF_OK)
        status = hf_sample_check(b, n, level, error);
    if (status != HF_OK)
        return status;
    if (n < 2)
        return hf_fail(error, HF_E_UNDEFINED,
                       "limits of agreement need 2 pairs, here %zu", n);
    difference = malloc(2 * n * sizeof *difference);
    if (!difference)
        return hf_fail_memory(error);
    mean = difference + n;
    for (size_t i = 0; i < n; i++) {
        difference[i] = b[i] - a[i];
        mean[i] = (a[i] + b[i]) / 2;
    }
    *out = only_bias(difference, n, level);
    if (!all_equal(difference, n, grain)) {
        out->sd = gsl_stats_sd(difference, 1, n);
        set_slope(out, mean, difference, grain);
        status = set_limits(out, level, error);
    }
    free(difference);
    return status;
}
