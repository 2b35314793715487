/* stats/shift.c - Hodges-Lehmann estimates: a median and its interval
 *
 * Exact: the k-th candidate from either end, k the quantile of the statistic's
 * distribution (Bauer, J Am Stat Assoc 1972; 67: 687).
 */
#include "stats/shift.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_statistics_double.h>

#include "stats/sample.h"

double hf_shift_estimate(const double *sorted, size_t count)
{
    return gsl_stats_median_from_sorted_data(sorted, 1, count);
}

hf_interval hf_shift_exact(const double *sorted, size_t count,
                           const hf_ways *ways, double level)
{
    size_t k = hf_ways_quantile(ways, (1 - level) / 2);

    /* Too few values for the level: all there is, and the level that has. */
    if (k == 0)
        k = 1;
    if (count == 1)
        return (hf_interval){NAN, NAN, 0};
    return (hf_interval){sorted[k - 1], sorted[count - k],
                         1 - 2 * hf_ways_below(ways, (long)k - 1)};
}

/* Whether the shifts before and behind all candidates lie on both sides of
   target. */
static hf_status crosses(bool *out, const double *sorted, size_t count,
                         const hf_shift_test *test, double target,
                         hf_error *error)
{
    const double width = sorted[count - 1] - sorted[0];
    double first, last;
    hf_status status = test->z(&first, test->data, sorted[0] - width, error);

    if (status == HF_OK)
        status = test->z(&last, test->data, sorted[count - 1] + width, error);
    if (status == HF_OK)
        *out = first > target && !(last > target);
    return status;
}

/* The candidate at which the test's z falls from above target to target or
 * below it; NaN if it is not above it before the first. Between two candidates
 * z is constant, so it is asked for in the middle. */
static hf_status crossing(double *out, const double *sorted, size_t count,
                          const hf_shift_test *test, double target,
                          hf_error *error)
{
    const double grain = hf_sample_grain(sorted, count);
    size_t low = 0, high = count - 1;
    bool inside = false;
    hf_status status = crosses(&inside, sorted, count, test, target, error);

    while (status == HF_OK && inside && low < high) {
        const size_t middle = low + (high - low) / 2;
        size_t next = middle + 1;
        double z = target;

        while (next <= high && sorted[next] - sorted[middle] <= grain)
            next++;
        if (next <= high)
            status = test->z(&z, test->data,
                             (sorted[middle] + sorted[next]) / 2, error);
        if (z <= target)
            high = middle;
        else
            low = next;
    }
    *out = inside ? sorted[low] : NAN;
    return status;
}

hf_status hf_shift_normal(hf_interval *out, const double *sorted, size_t count,
                          const hf_shift_test *test, double level,
                          hf_error *error)
{
    const double z = hf_sample_z(level);
    hf_status status = HF_OK;

    *out = (hf_interval){NAN, NAN, level};
    if (hf_sample_constant(sorted, count))
        return HF_OK;
    status = crossing(&out->low, sorted, count, test, z, error);
    if (status == HF_OK)
        status = crossing(&out->high, sorted, count, test, -z, error);
    return status;
}
