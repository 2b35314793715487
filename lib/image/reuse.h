/* image/reuse.h - one picture after another in the same memory */
#ifndef HF_IMAGE_REUSE_H
#define HF_IMAGE_REUSE_H

#include <hemiface/image.h>

/** Reads like hf_image_read. *image may be a picture that is done with, or
 *  NULL: its memory is used if it suffices; after an error *image is NULL. */
HF_CHECKED hf_status hf_image_reread(hf_image **image, const char *path,
                                     const hf_image_options *options,
                                     hf_error *error);
/** The same from memory, like hf_image_read_memory. */
HF_CHECKED hf_status hf_image_reread_memory(hf_image **image, const void *bytes,
                                            size_t count, const char *name,
                                            const hf_image_options *options,
                                            hf_error *error);
/** The picture, if its memory is at most `most` bytes; else it is freed, and
 *  NULL. NULL is fine. */
hf_image *hf_image_keep(hf_image *image, size_t most);

#endif
