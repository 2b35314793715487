/* outcome/direction.h - what a change means */
#ifndef HF_OUTCOME_DIRECTION_H
#define HF_OUTCOME_DIRECTION_H

#include <hemiface/outcome.h>

/** Whether a value side is the affected side's own. */
bool hf_is_affected(hf_value_side side, hf_affected affected);

/** Fills all but pre, post and primary from them. */
void hf_change_fill(hf_change *change, hf_affected affected);

#endif
