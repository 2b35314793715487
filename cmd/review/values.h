/* review/values.h - what the points say, for the page to show */
#ifndef HF_REVIEW_VALUES_H
#define HF_REVIEW_VALUES_H

#include <jansson.h>

#include "cmd/review/queue.h"

/** The frame of a face, as a visit has it: its rest photo's ruler where there
 *  is one (rest NULL: its own). The manifest's pupils and iris count. */
hf_status values_frame(hf_frame *out, const manifest_row *row,
                       const hf_face *face, const hf_face *rest,
                       hf_error *error);

/** Every measure of the photo and of its movement from rest, as the visit has
 *  them: a list of objects. NULL: error says why. */
json_t *values_json(const manifest_row *row, hf_affected side,
                    const hf_face *face, const hf_face *rest, hf_error *error);

#endif
