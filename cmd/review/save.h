/* review/save.h - an edit on its way into the face file */
#ifndef HF_REVIEW_SAVE_H
#define HF_REVIEW_SAVE_H

#include <jansson.h>

#include "cmd/review/queue.h"

/** How a request ended, as HTTP says it. */
typedef enum review_answer {
    REVIEW_FINE = 200,
    REVIEW_WRONG = 400,     /**< the request does not say what it should */
    REVIEW_FORBIDDEN = 403, /**< this photo cannot be reviewed */
    REVIEW_CONFLICT = 409,  /**< somebody else saved in between */
    REVIEW_FULL = 413,      /**< the record has become too large */
    REVIEW_FAILED = 500     /**< the disk or the memory refuses */
} review_answer;

/** Reads the "face" of a request as the library reads a face file; with
 *  record, as its review. REVIEW_WRONG with the key. */
review_answer save_read_face(hf_face **out, const json_t *body, json_t *record,
                             hf_error *error);

/** Whether the places that were sent can be on this photo. */
review_answer save_check_places(const hf_face *sent, const hf_face *now,
                                hf_error *error);

/** The same and the verdict: nothing placed is nothing to accept. */
review_answer save_check_sent(const hf_face *sent, const hf_face *now,
                              hf_error *error);
/** Reads a whole request to save: the face with its record, and the revision
 *  that it was made from. */
review_answer save_read_request(hf_face **out, const json_t *body,
                                unsigned long *revision, hf_error *error);

/** A request to save: writes the face file, appends the edits to those in it,
 *  and returns when all is on the disk. *revision: the new one. */
review_answer save_put(review *r, size_t n, const json_t *body,
                       unsigned long *revision, hf_error *error);

/** The revision of a face: 0 for one that was never saved. */
unsigned long save_revision(const hf_face *face);

#endif
