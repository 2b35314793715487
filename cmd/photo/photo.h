/* photo/photo.h - photos out */
#ifndef HF_PHOTO_PHOTO_H
#define HF_PHOTO_PHOTO_H

#include <hemiface/image.h>

/** Whether cli_photo_write knows the path's ending: HF_E_OPTION if not, so
 *  that it can be said before any work. */
hf_status cli_photo_can(const char *path, hf_error *error);

/** Writes a picture as PNG or JPEG by the path's ending, with nothing in the
 *  file but its pixels. HF_E_OPTION: another ending. HF_E_WRITE, HF_E_MEMORY.
 */
hf_status cli_photo_write(const hf_image *image, const char *path,
                          hf_error *error);

#endif
