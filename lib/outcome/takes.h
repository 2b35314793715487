/* outcome/takes.h - several photos of one view: one value */
#ifndef HF_OUTCOME_TAKES_H
#define HF_OUTCOME_TAKES_H

#include <hemiface/measure.h>

/** Takes lists of the same rows, one a take (or pair of takes), into one list
 *  of medians. independent: how many takes there are to average over, which of
 *  pairs is fewer than lists. *out: free with hf_values_free. HF_E_MEMORY. */
HF_CHECKED hf_status hf_takes_median(hf_values **out, hf_values *const *lists,
                                     size_t count, double independent,
                                     hf_error *error);

#endif
