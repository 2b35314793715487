/* grade/hb_desc.h - what the rules of hb_desc leave for its decision */
#ifndef HF_GRADE_HB_DESC_H
#define HF_GRADE_HB_DESC_H

#include "grade/rules.h"

enum { HF_DESC_RESTS = 3, HF_DESC_READS = 6, HF_DESC_FINDINGS = 10 };

/** What came of one rule. */
typedef struct hf_finding {
    int grade; /**< that the result cannot be better than */
    hf_truth holds;
    size_t step;    /**< its step in the grade */
    hf_shift shift; /**< the one number that would turn the rule over;
                         what = NULL: it takes more than one */
    const hf_reading *reads[HF_DESC_READS]; /**< NULL-terminated unless full:
                         what is missing when holds is HF_MAYBE */
} hf_finding;

/** All that the tree looks at and finds. */
typedef struct hf_desc {
    hf_grading *g;
    hf_reading full, gentle;        /**< the affected eye's gaps, mm */
    hf_reading rest[HF_DESC_RESTS]; /**< |affected - healthy| at rest, mm */
    hf_finding findings[HF_DESC_FINDINGS];
    size_t count;
} hf_desc;

/** Reads the numbers and looks at every rule in its order. The last two
 *  findings are the ratios of mouth and brow against normal_ratio. */
void hf_desc_look(hf_desc *desc);

#endif
