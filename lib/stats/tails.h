/* stats/tails.h - from an estimate and its error to t, p and interval */
#ifndef HF_STATS_TAILS_H
#define HF_STATS_TAILS_H

#include <hemiface/stats.h>

/** Fills t, p and ci of a test whose estimate, se and df are set. */
void hf_tails_t(hf_t_test *test, double level);

#endif
