/* outcome/takes.c - several photos of one view: one value
 *
 * The median, so that one slipped photo does not count. Its sd: the shared
 * part stays what it is in every photo; the random part is that of the points
 * or, if greater, what the takes differ by, and falls with the root of their
 * number. The median of three and more normal values has a variance of pi / 2
 * times that of the mean (for large numbers; less for few).
 */
#include "outcome/takes.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "base/fail.h"

static const double median_cost = 1.5707963267948966;

/* Angles about the first, so that 179 and -179 deg are 2 apart. */
static double unwound(const hf_value *v, const hf_value *first)
{
    const char *unit = hf_value_unit(v);
    bool angle = unit[0] == 'd';

    return angle ? first->value + remainder(v->value - first->value, 360)
                 : v->value;
}

static hf_value merge(hf_values *const *lists, size_t count, size_t row,
                      double *room, double independent)
{
    const hf_value *first = NULL;
    hf_value merged = *hf_values_at(lists[0], row);
    double own = 0, shared = 0, spread, share;
    size_t n = 0;

    for (size_t i = 0; i < count; i++) {
        const hf_value *v = hf_values_at(lists[i], row);

        if (v->reason != HF_REASON_OK)
            continue;
        if (!first)
            first = v;
        room[n++] = unwound(v, first);
        own += v->sd * v->sd - v->shared_sd * v->shared_sd;
        shared += v->shared_sd;
    }
    if (!n)
        return merged;
    merged = *first;
    merged.takes = (int)n;
    if (n < 2)
        return merged;
    spread = gsl_stats_sd(room, 1, n);
    gsl_sort(room, 1, n);
    merged.value = gsl_stats_median_from_sorted_data(room, 1, n);
    merged.spread = spread;
    merged.shared_sd = shared / (double)n;
    /* Some of the takes may have no value: as many fewer count. */
    share = independent * (double)n / (double)count;
    own = fmax(fmax(0, own / (double)n), spread * spread);
    own *= (n > 2 ? median_cost : 1) / fmax(1, share);
    merged.sd = sqrt(own + merged.shared_sd * merged.shared_sd);
    return merged;
}

hf_status hf_takes_median(hf_values **out, hf_values *const *lists,
                          size_t count, double independent, hf_error *error)
{
    size_t rows = hf_values_count(lists[0]);
    double *room = malloc(count * sizeof *room);
    hf_status status = room ? hf_values_new(out, error) : hf_fail_memory(error);

    for (size_t row = 0; row < rows && status == HF_OK; row++)
        status = hf_values_add(
            *out, merge(lists, count, row, room, independent), error);
    if (status != HF_OK && room) {
        hf_values_free(*out);
        *out = NULL;
    }
    free(room);
    return status;
}
