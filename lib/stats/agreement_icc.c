/* stats/agreement_icc.c - intraclass correlations of a two-way design */
#include "stats/sample.h"

#include <hemiface/agreement.h>

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "base/fail.h"

/* Mean of a subject's ratings, less the mean of all. */
static double subject_mean(const hf_reliability *r, const double *x, size_t i,
                           double all)
{
    double sum = 0;

    for (size_t j = 0; j < r->k; j++)
        sum += x[i * r->k + j] - all;
    return sum / (double)r->k;
}

/* Sums of squares: of subjects' and raters' means, and of what is left over.
 * Each from deviations, so that a large common value costs no digits. */
static void mean_squares(hf_reliability *r, const double *x)
{
    const double n = (double)r->n, k = (double)r->k;
    double all = 0, subjects = 0, raters = 0, error = 0;

    for (size_t i = 0; i < r->n * r->k; i++)
        all += x[i] / (n * k);
    for (size_t i = 0; i < r->n; i++)
        subjects += k * pow(subject_mean(r, x, i, all), 2);
    for (size_t j = 0; j < r->k; j++) {
        double rater = 0;

        for (size_t i = 0; i < r->n; i++)
            rater += (x[i * r->k + j] - all) / n;
        raters += n * rater * rater;
        for (size_t i = 0; i < r->n; i++)
            error += pow(
                x[i * r->k + j] - all - rater - subject_mean(r, x, i, all), 2);
    }
    r->ms_subjects = subjects / (n - 1);
    r->ms_raters = raters / (k - 1);
    r->ms_error = error / ((n - 1) * (k - 1));
    r->ms_within = (raters + error) / (n * (k - 1));
}

/* What is rounding becomes 0, so that "no error" is told from a small one. */
static void drop_rounding(hf_reliability *r, double grain)
{
    double *const squares[] = {&r->ms_subjects, &r->ms_raters, &r->ms_error,
                               &r->ms_within};

    for (size_t i = 0; i < sizeof squares / sizeof *squares; i++)
        if (*squares[i] <= grain * grain)
            *squares[i] = 0;
}

/* The upper F quantile of an interval's end, by bisection of its logarithm:
 * Satterthwaite's degrees of freedom may be under 1, where GSL's own inverse
 * gives up. The bounds are those of doubles; 80 halvings reach rounding. */
static double f_of(double level, double df1, double df2)
{
    double low = -700, high = 700;

    for (int i = 0; i < 80; i++) {
        const double middle = (low + high) / 2;

        if (gsl_cdf_fdist_Q(exp(middle), df1, df2) > (1 - level) / 2)
            low = middle;
        else
            high = middle;
    }
    return exp((low + high) / 2);
}

static void set_consistency(hf_reliability *r, double level)
{
    const double n = (double)r->n, k = (double)r->k, e = r->ms_error;
    const double s = r->ms_subjects, df = (n - 1) * (k - 1);

    if (s + (k - 1) * e <= 0)
        return;
    r->consistency.value = (s - e) / (s + (k - 1) * e);
    if (e > 0) {
        const double low = s / e / f_of(level, n - 1, df);
        const double high = s / e * f_of(level, df, n - 1);

        r->consistency.ci.low = (low - 1) / (low + k - 1);
        r->consistency.ci.high = (high - 1) / (high + k - 1);
    }
}

/* From one rating to the mean of k (Spearman, Brown): for limits of agreement
 * McGraw and Wong's own formula comes to the same. */
static double of_mean(double single, double k)
{
    const double below = 1 + (k - 1) * single;

    return below > 0 ? k * single / below : NAN;
}

static void set_agreement(hf_reliability *r, double level)
{
    const double n = (double)r->n, k = (double)r->k;
    const double s = r->ms_subjects, j = r->ms_raters, e = r->ms_error;
    const double rest = k * j + (k * n - k - n) * e;
    const double below = s + (k - 1) * e + k * (j - e) / n;
    const double value = below > 0 ? (s - e) / below : NAN;
    /* Satterthwaite's degrees of freedom of the raters' and the error's mean
     * squares together. */
    const double a = k * value / (n * (1 - value));
    const double b = 1 + k * value * (n - 1) / (n * (1 - value));
    const double df =
        pow(a * j + b * e, 2) /
        (pow(a * j, 2) / (k - 1) + pow(b * e, 2) / ((n - 1) * (k - 1)));

    r->agreement.value = value;
    if (isfinite(df) && df > 0) {
        const double low = f_of(level, n - 1, df);
        const double high = f_of(level, df, n - 1);

        r->agreement.ci.low = n * (s - low * e) / (low * rest + n * s);
        r->agreement.ci.high = n * (high * s - e) / (rest + n * high * s);
    }
    r->average.value = of_mean(r->agreement.value, k);
    r->average.ci.low = of_mean(r->agreement.ci.low, k);
    r->average.ci.high = of_mean(r->agreement.ci.high, k);
}

hf_status hf_stats_reliability(hf_reliability *out, const double *x, size_t n,
                               size_t k, double level, hf_error *error)
{
    const hf_status status = hf_sample_check(x, n * k, level, error);
    const hf_icc none = {NAN, {NAN, NAN, level}};

    if (status != HF_OK)
        return status;
    if (n < 2 || k < 2)
        return hf_fail(error, HF_E_UNDEFINED,
                       "reliability needs 2 subjects and raters, here %zu and "
                       "%zu",
                       n, k);
    if (hf_sample_constant(x, n * k))
        return hf_fail(error, HF_E_UNDEFINED,
                       "all values are equal: no reliability");
    *out = (hf_reliability){.n = n,
                            .k = k,
                            .agreement = none,
                            .consistency = none,
                            .average = none};
    mean_squares(out, x);
    drop_rounding(out, hf_sample_grain(x, n * k));
    set_consistency(out, level);
    set_agreement(out, level);
    out->sem = sqrt(out->ms_within);
    /* That no error was seen does not make every change one. */
    out->mdc95 = out->sem > 0 ? 1.96 * sqrt(2) * out->sem : (double)NAN;
    return HF_OK;
}
