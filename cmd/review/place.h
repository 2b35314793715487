/* review/place.h - where face files are, and that nothing leads elsewhere */
#ifndef HF_REVIEW_PLACE_H
#define HF_REVIEW_PLACE_H

#include "cmd/review/queue.h"

/** The face file of a photo, malloc'ed: beside it, or in --out under the names
 *  of patient and visit. False: no memory, complained of. */
bool place_target(char **out, const review_options *options,
                  const manifest_row *row);
/** Makes --out, and says once if face files cannot be written. */
bool place_writable(const review *r);
/** Makes the folders above a face file in --out. HF_E_WRITE. */
hf_status place_make(const review_options *options, const char *target,
                     hf_error *error);
/** Whether the photo lies where it may, links followed: HF_E_OPEN else. */
hf_status place_check_photo(const review_options *options,
                            const manifest_row *row, hf_error *error);
/** The same of a face file that is there, or the folder where it is to be. */
hf_status place_check_target(const review_options *options,
                             const manifest_row *row, const char *target,
                             hf_error *error);

#endif
