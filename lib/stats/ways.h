/* stats/ways.h - exact distributions of rank sums, without ties */
#ifndef HF_STATS_WAYS_H
#define HF_STATS_WAYS_H

#include <stddef.h>

#include <hemiface/error.h>

/** A distribution over 0, 1 .. top: probabilities, symmetric about top / 2. */
typedef struct hf_ways {
    double *p; /**< top + 1 of them; free with hf_ways_clear */
    size_t top;
} hf_ways;

/** Sum of the ranks 1..n that a fair coin gives a plus. HF_E_MEMORY. */
hf_status hf_ways_signs(hf_ways *out, size_t n, hf_error *error);
/** Sum of a's ranks among m + n, less its least, m (m + 1) / 2.
 *  HF_E_MEMORY. */
hf_status hf_ways_groups(hf_ways *out, size_t m, size_t n, hf_error *error);
void hf_ways_clear(hf_ways *ways);

/** Probability of at most k; 0 for k under 0. */
double hf_ways_below(const hf_ways *ways, long k);
/** Two-sided p of a value: twice the smaller tail, at most 1. */
double hf_ways_p(const hf_ways *ways, double value);
/** The least k with a probability of at most k of q or more. */
size_t hf_ways_quantile(const hf_ways *ways, double q);

#endif
