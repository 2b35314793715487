/* review/load.h - what there is of a photo: face file, detection, nothing */
#ifndef HF_REVIEW_LOAD_H
#define HF_REVIEW_LOAD_H

#include "cmd/review/queue.h"

/** Looks at a photo that is not shared: fills stage, face, stamp and error.
 *  networks: NULL when blind. */
void load_photo(review_photo *photo, const review_options *options,
                hf_detector *networks);

/** Reads the face file anew. HF_E_OPEN when it is gone. */
hf_status load_target(hf_face **out, const review_photo *photo,
                      const review_options *options, hf_error *error);

/** Notes which file was read or written. */
void load_stamp(review_photo *photo);
/** Whether the face file is still the one that was noted. */
bool load_is_same(const review_photo *photo);

#endif
