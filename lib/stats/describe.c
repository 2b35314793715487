/* stats/describe.c - a sample in a few numbers */
#include "stats/sample.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_statistics_double.h>

#include "base/fail.h"

hf_status hf_stats_summary(hf_summary *out, const double *x, size_t n,
                           hf_error *error)
{
    double *sorted = calloc(n ? n : 1, sizeof *sorted), *again;
    size_t count = 0;

    if (!sorted)
        return hf_fail_memory(error);
    for (size_t i = 0; i < n; i++)
        if (isfinite(x[i]))
            sorted[count++] = x[i];
    again = hf_sample_sorted(sorted, count);
    free(sorted);
    if (!again)
        return hf_fail_memory(error);
    *out = (hf_summary){count, n - count, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    if (count) {
        out->mean = gsl_stats_mean(again, 1, count);
        out->median = gsl_stats_median_from_sorted_data(again, 1, count);
        out->q1 = gsl_stats_quantile_from_sorted_data(again, 1, count, 0.25);
        out->q3 = gsl_stats_quantile_from_sorted_data(again, 1, count, 0.75);
        out->min = again[0];
        out->max = again[count - 1];
    }
    if (count > 1)
        out->sd = gsl_stats_sd(again, 1, count);
    free(again);
    return HF_OK;
}
