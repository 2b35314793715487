/* stats/normality.c - Shapiro-Wilk test by Royston's approximation
 *
 * W is the squared correlation of the ordered values with weights near the
 * expected normal order statistics. The weights of the extremes are polynomials
 * in 1 / sqrt(n), the others normal scores; 1 - W is normal after a transform
 * whose mean and sd are polynomials too. All coefficients: Royston, Applied
 * Statistics 1995; 44: 547-551, which fitted them by simulation.
 */
#include "stats/sample.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_poly.h>
#include <gsl/gsl_statistics_double.h>

#include "base/fail.h"

/* Bounds of the approximation, by its author. */
enum { LEAST = 3, MOST = 5000 };

#define POLY(c, x) gsl_poly_eval((c), (int)(sizeof(c) / sizeof *(c)), (x))

/* Blom's positions: where a normal sample's order statistics are expected. */
static double score(size_t i, size_t n)
{
    return gsl_cdf_ugaussian_Pinv(((double)i + 1 - 0.375) / ((double)n + 0.25));
}

/* Antisymmetric weights of the ordered values, sum of squares 1. */
static void weights(double *a, size_t n)
{
    static const double last[] = {0,        0.221157, -0.147981,
                                  -2.07119, 4.434685, -2.706056};
    static const double second[] = {0,         0.042981, -0.293762,
                                    -1.752461, 5.682633, -3.582633};
    const size_t ends = n > 5 ? 2 : 1;
    const double u = 1 / sqrt((double)n);
    double sum = 0, scale;

    if (n == 3) {
        a[0] = -M_SQRT1_2;
        a[1] = 0;
        a[2] = M_SQRT1_2;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        a[i] = score(i, n);
        sum += a[i] * a[i];
    }
    const double m1 = a[n - 1], m2 = a[n - 2];
    const double a1 = POLY(last, u) + m1 / sqrt(sum);
    const double a2 = POLY(second, u) + m2 / sqrt(sum);

    if (ends == 2)
        scale =
            (sum - 2 * m1 * m1 - 2 * m2 * m2) / (1 - 2 * a1 * a1 - 2 * a2 * a2);
    else
        scale = (sum - 2 * m1 * m1) / (1 - 2 * a1 * a1);
    for (size_t i = 0; i < n; i++)
        a[i] /= sqrt(scale);
    a[n - 1] = a1;
    a[0] = -a1;
    if (ends == 2) {
        a[n - 2] = a2;
        a[1] = -a2;
    }
}

static double p_of(double w, size_t n)
{
    static const double gamma[] = {-2.273, 0.459};
    static const double mean_small[] = {0.544, -0.39978, 0.025054, -6.714e-4};
    static const double sd_small[] = {1.3822, -0.77857, 0.062767, -0.0020322};
    static const double mean_large[] = {-1.5861, -0.31082, -0.083751,
                                        0.0038915};
    static const double sd_large[] = {-0.4803, -0.082676, 0.0030302};
    const double size = (double)n;
    double y = log(1 - w), mean, sd;

    /* Of three values the distribution is known. */
    if (n == 3)
        return fmax(0, 6 / M_PI * (asin(sqrt(w)) - asin(sqrt(0.75))));
    if (n <= 11) {
        const double limit = POLY(gamma, size);

        if (y >= limit)
            return 0;
        y = -log(limit - y);
        mean = POLY(mean_small, size);
        sd = exp(POLY(sd_small, size));
    } else {
        mean = POLY(mean_large, log(size));
        sd = exp(POLY(sd_large, log(size)));
    }
    return gsl_cdf_gaussian_Q(y - mean, sd);
}

hf_status hf_stats_normality(hf_normality *out, const double *x, size_t n,
                             hf_error *error)
{
    const hf_status status = hf_sample_check(x, n, 0.5, error);
    double *sorted, *a, top = 0, below;

    if (status != HF_OK)
        return status;
    if (n < LEAST || n > MOST)
        return hf_fail(error, HF_E_UNDEFINED,
                       "normality is tested of %d to %d values, here %zu",
                       LEAST, MOST, n);
    if (hf_sample_constant(x, n))
        return hf_fail(error, HF_E_UNDEFINED,
                       "all %zu values are equal: no test of normality", n);
    sorted = hf_sample_sorted(x, n);
    a = malloc(n * sizeof *a);
    if (sorted && a) {
        weights(a, n);
        for (size_t i = 0; i < n; i++)
            top += a[i] * sorted[i];
        below = gsl_stats_tss(sorted, 1, n);
        out->n = n;
        out->w = fmin(1, top * top / below);
        out->p = out->w < 1 ? p_of(out->w, n) : 1;
    }
    free(sorted);
    free(a);
    return sorted && a ? HF_OK : hf_fail_memory(error);
}
