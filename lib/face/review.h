/* face/review.h - the record of a review inside lib/face */
#ifndef HF_FACE_REVIEW_H
#define HF_FACE_REVIEW_H

#include <hemiface/review.h>

#include "face/json.h"
#include "face/model.h"

/** What is wrong with an edit, beginning with its key; NULL: nothing. */
const char *hf_edit_fault(const hf_edit *edit);

/** Whether a record whose texts are there may be that face's. HF_E_OPTION with
 *  the key. */
hf_status hf_review_check(const hf_face *face, const hf_review *review,
                          hf_error *error);

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

/** The key "edits" of a record. *out: malloc'ed with the places in it, texts
 *  are the JSON's; also on failure, with the *count that are there. */
hf_status hf_json_edits(hf_json_reader *r, const json_t *review, hf_edit **out,
                        size_t *count);

/** A text, "" if the key is absent and not needed. Borrowed from the JSON. */
hf_status hf_json_words(hf_json_reader *r, const json_t *object,
                        const char *parent, const char *key, bool needed,
                        const char **out);
/** A side as declared; unknown if the key is absent. */
hf_status hf_json_affected(hf_json_reader *r, const json_t *object,
                           const char *parent, const char *key,
                           hf_affected *out);
/** HF_E_CORRUPT: what is wrong with a key below path, whose name fault begins
 *  with. */
hf_status hf_json_refused(const hf_json_reader *r, const char *path,
                          const char *fault);

#endif
