/* stats/bootstrap.c - BCa interval of a mean */
#include "stats/sample.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "base/fail.h"

void hf_bootstrap_options_init(hf_bootstrap_options *options)
{
    *options = (hf_bootstrap_options){sizeof *options, 10000, 1};
}

/* How skewed the mean is: the jackknife's skewness over 6. Without one value
 * the mean moves by a multiple of that value's distance from it. */
static double acceleration(const double *x, size_t n)
{
    const double mean = gsl_stats_mean(x, 1, n);
    double squares = 0, cubes = 0;

    for (size_t i = 0; i < n; i++) {
        const double d = x[i] - mean;

        squares += d * d;
        cubes += d * d * d;
    }
    return cubes / (6 * pow(squares, 1.5));
}

static void draw_means(double *means, size_t draws, const double *x, size_t n,
                       gsl_rng *rng)
{
    for (size_t b = 0; b < draws; b++) {
        double sum = 0;

        for (size_t i = 0; i < n; i++)
            sum += x[gsl_rng_uniform_int(rng, n)];
        means[b] = sum / (double)n;
    }
    gsl_sort(means, 1, draws);
}

/* Share of sorted means under the estimate; those at it count half, which few
 * and equal changes make many of. */
static double share_below(const double *means, size_t draws, double estimate,
                          double grain)
{
    double below = 0;

    for (size_t b = 0; b < draws; b++)
        below += means[b] < estimate - grain   ? 1
                 : means[b] > estimate + grain ? 0
                                               : 0.5;
    return below / (double)draws;
}

/* Where the interval ends in the sorted means. */
static double end_of(const double *means, size_t draws, double bias,
                     double accelerate, double z)
{
    const double moved = bias + (bias + z) / (1 - accelerate * (bias + z));

    return gsl_stats_quantile_from_sorted_data(means, 1, draws,
                                               gsl_cdf_ugaussian_P(moved));
}

static hf_status interval(hf_interval *out, double *means, size_t draws,
                          const double *x, size_t n, double level,
                          hf_error *error)
{
    const double grain = hf_sample_grain(x, n), z = hf_sample_z(level);
    const double below =
        share_below(means, draws, gsl_stats_mean(x, 1, n), grain);
    const double a = acceleration(x, n);

    if (below <= 0 || below >= 1)
        return hf_fail(error, HF_E_UNDEFINED,
                       "every resample lies on one side of the mean: no "
                       "bootstrap interval");
    *out = (hf_interval){
        end_of(means, draws, gsl_cdf_ugaussian_Pinv(below), a, -z),
        end_of(means, draws, gsl_cdf_ugaussian_Pinv(below), a, z), level};
    return HF_OK;
}

hf_status hf_stats_bootstrap_mean(hf_interval *out, const double *change,
                                  size_t n, double level,
                                  const hf_bootstrap_options *options,
                                  hf_error *error)
{
    hf_bootstrap_options chosen;
    hf_status status = hf_sample_check(change, n, level, error);
    double *means;
    gsl_rng *rng;

    hf_bootstrap_options_init(&chosen);
    if (options)
        chosen = *options;
    if (status != HF_OK)
        return status;
    if (chosen.size != sizeof chosen || chosen.draws < 100 ||
        chosen.draws > 1000000)
        return hf_fail(error, HF_E_OPTION,
                       "bootstrap draws %d are not from 100 to 1000000",
                       chosen.draws);
    if (n < 3 || hf_sample_constant(change, n))
        return hf_fail(error, HF_E_UNDEFINED,
                       "a bootstrap needs 3 changes that are not all equal, "
                       "here %zu",
                       n);
    means = malloc((size_t)chosen.draws * sizeof *means);
    rng = gsl_rng_alloc(gsl_rng_mt19937);
    if (means && rng) {
        gsl_rng_set(rng, chosen.seed);
        draw_means(means, (size_t)chosen.draws, change, n, rng);
        status =
            interval(out, means, (size_t)chosen.draws, change, n, level, error);
    } else {
        status = hf_fail_memory(error);
    }
    gsl_rng_free(rng);
    free(means);
    return status;
}
