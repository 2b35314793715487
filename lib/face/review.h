/* face/review.h - the record of a review inside lib/face */
#ifndef HF_FACE_REVIEW_H
#define HF_FACE_REVIEW_H

#include <hemiface/review.h>

#include "face/json.h"
#include "face/model.h"

/** What is wrong with an edit, beginning with its key; NULL: nothing. */
const char *hf_edit_fault(const hf_edit *edit);

/** A deep copy of a record that is fine. HF_E_MEMORY. */
hf_status hf_review_copy(hf_review **out, const hf_review *review,
                         hf_error *error);
/** Frees what hf_review_copy made. NULL is fine. */
void hf_review_free(hf_review *review);

/** The key "review" of a face whose size is known, read and made (NULL: out of
 *  memory, or no record). */
hf_status hf_json_read_review(hf_json_reader *r, const json_t *root,
                              hf_face *face);
json_t *hf_json_review(const hf_face *face);

#endif
