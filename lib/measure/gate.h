/* measure/gate.h - what a photo spoils, for the engine */
#ifndef HF_MEASURE_GATE_H
#define HF_MEASURE_GATE_H

#include <hemiface/gate.h>

#include "measure/row.h"

/** What must not be measured, and why; HF_REASON_OK = nothing against it. */
typedef struct hf_spoilt {
    hf_reason sides;   /**< one side held against the other */
    hf_reason lengths; /**< mm and mm2, but no ratio of them */
    hf_reason contours[HF_CONTOUR_COUNT][2];
    hf_reason iris[2];
} hf_spoilt;

/** Adds what a photo spoils. An ungated frame spoils nothing. */
void hf_spoil(hf_spoilt *spoilt, const hf_face *face, const hf_frame *frame);

/** Whether a row's side (both, of a row that is not paired) stands on
 *  something spoilt; then lack says on what. */
bool hf_row_spoilt(const hf_spoilt *spoilt, const hf_row *row, hf_side side,
                   hf_lack *lack);

/** What a cause is about, in the unit of its text; NaN if it is not known.
 *  frame may be NULL. */
double hf_gate_amount(hf_cause cause, const hf_face *face,
                      const hf_frame *frame, hf_side side);

/** Words of a finding. */
struct hf_check {
    const char *name;    /**< of the cause */
    const char *what[2]; /**< before the number, by side where sides differ */
    const char *unit;    /**< after it, with a space in front */
    const char *fault;   /**< when it warns */
    int decimals;
};

extern const struct hf_check hf_checks[HF_CAUSE_COUNT];

#endif
