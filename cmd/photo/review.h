/* photo/review.h - what a rater said of a photo */
#ifndef HF_PHOTO_REVIEW_H
#define HF_PHOTO_REVIEW_H

#include <hemiface/review.h>

/** HF_E_NO_FACE, "'rest.jpg': rejected by AB: blurred", when a rater said that
 *  the photo is not to be measured; else HF_OK. */
hf_status cli_review_check(const char *path, const hf_face *face,
                           hf_error *error);

/** Whether a rater has begun with a face and not finished. */
bool cli_review_is_open(const hf_face *face);

/** Warns of a review that is not finished, and of a side that the rater
 *  declared and --side does not say. */
void cli_review_tell(const char *path, const hf_face *face);

#endif
