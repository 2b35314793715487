/* stats/sample.h - what the tests share: checks, sorting, ranks */
#ifndef HF_STATS_SAMPLE_H
#define HF_STATS_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>

#include <hemiface/stats.h>

/** HF_E_OPTION unless all values are finite and level is in ]0..1[. */
hf_status hf_sample_check(const double *x, size_t n, double level,
                          hf_error *error);

/** Below this two values, or a value and 0, are equal: rounding only. */
double hf_sample_grain(const double *x, size_t n);

/** Whether all values are equal but for rounding. */
bool hf_sample_constant(const double *x, size_t n);

/** A sorted copy, malloc'ed; NULL without memory. n may be 0. */
double *hf_sample_sorted(const double *x, size_t n);

/** Mean ranks from 1, and into *ties the sum of t^3 - t over groups of t equal
 *  values. HF_E_MEMORY. */
hf_status hf_sample_ranks(double *ranks, double *ties, const double *x,
                          size_t n, double grain, hf_error *error);

/** The standard normal value that leaves (1 - level) / 2 above it. */
double hf_sample_z(double level);

/** Two-sided p of a standard normal value. */
double hf_sample_z_p(double z);

/** z of a difference from expectation, brought 0.5 nearer to 0 (continuity
 *  correction of a statistic that goes in whole steps). */
double hf_sample_z_of(double difference, double sd);

#endif
