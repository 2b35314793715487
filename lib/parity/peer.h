/* parity/peer.h - what the two systems share */
#ifndef HF_PARITY_PEER_H
#define HF_PARITY_PEER_H

#include <hemiface/parity.h>

/** A number on its way, or why there is none. */
typedef struct hf_result {
    hf_parity_reason reason;
    hf_contour_id contour;
    double value;
} hf_result;

/** A number; na with HF_PARITY_ZERO_DIVISOR if it is not finite. */
hf_result hf_result_of(double value);
/** No number. contour: what the reason speaks of, or any. */
hf_result hf_result_lacks(hf_parity_reason reason, hf_contour_id contour);
/** |a - b|, or the first lack of the two. */
hf_result hf_result_gap(hf_result a, hf_result b);

/** Adds a row; there must be room. */
void hf_parity_add(hf_parity *out, const char *measure, hf_parity_form form,
                   const char *region, const char *unit, hf_result reading);

/** Fill count and values, scale and mm_per_px. face may be NULL; options are
 *  checked and complete. */
void hf_parity_emotrics(hf_parity *out, const hf_face *face,
                        const hf_parity_options *options);
void hf_parity_dynaface(hf_parity *out, const hf_face *face,
                        const hf_parity_options *options);

#endif
