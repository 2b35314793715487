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

/** The z of the test's statistic once shift is taken off the data. */
typedef struct hf_shift_test {
    double (*z)(const void *data, double shift);
    const void *data;
} hf_shift_test;

/** Median of sorted candidates. */
double hf_shift_estimate(const double *sorted, size_t count);

/** By the exact distribution of the statistic. */
hf_interval hf_shift_exact(const double *sorted, size_t count,
                           const hf_ways *ways, double level);

/** Shifts that the normal test does not reject. An end at which it rejects
 *  nothing is NaN. */
hf_interval hf_shift_normal(const double *sorted, size_t count,
                            const hf_shift_test *test, double level);

#endif
