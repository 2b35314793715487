/* stats/shift.h - Hodges-Lehmann estimates: a median and its interval
 *
 * Both rank tests estimate a shift from a list of candidates: means of pairs
 * of changes, or differences between two groups' values. The test's statistic
 * at a shift counts the candidates above it, so that it falls in steps at
 * them.
 */
#ifndef HF_STATS_SHIFT_H
#define HF_STATS_SHIFT_H

#include <stddef.h>

#include <hemiface/stats.h>

#include "stats/ways.h"

/** The z of the test's statistic once shift is taken off the data; NaN where it
 *  has none. HF_E_MEMORY. */
typedef struct hf_shift_test {
    hf_status (*z)(double *out, const void *data, double shift,
                   hf_error *error);
    const void *data;
} hf_shift_test;

/** Median of sorted candidates. */
double hf_shift_estimate(const double *sorted, size_t count);

/** By the exact distribution of the statistic. */
hf_interval hf_shift_exact(const double *sorted, size_t count,
                           const hf_ways *ways, double level);

/** Shifts that the normal test does not reject. An end at which it rejects
 *  nothing is NaN. The test's errors: one that could not be done must not look
 *  like one that does not reject. */
HF_CHECKED hf_status hf_shift_normal(hf_interval *out, const double *sorted,
                                     size_t count, const hf_shift_test *test,
                                     double level, hf_error *error);

#endif
