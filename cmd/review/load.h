/* review/load.h - what there is of a photo: face file, detection, nothing */
#ifndef HF_REVIEW_LOAD_H
#define HF_REVIEW_LOAD_H

#include "cmd/review/queue.h"

/** Looks at a photo that is not shared: fills stage, face, stamp and error.
 *  networks: NULL when blind. */
void load_photo(review_photo *photo, const review_options *options,
                hf_detector *networks);

/** Reads the face file of a photo of that size, px, and checks that it is
 *  that photo's and, when blind, this rater's. HF_E_OPEN when it is gone,
 *  HF_E_CORRUPT when it is not the photo's or the rater's. */
hf_status load_target(hf_face **out, const review_photo *photo,
                      const review_options *options, int width, int height,
                      hf_error *error);

/** Notes which file was read or written. */
void load_stamp(review_photo *photo);
/** Whether the face file is still the one that was noted. */
bool load_is_same(const review_photo *photo);

#endif
