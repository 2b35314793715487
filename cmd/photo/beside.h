/* photo/beside.h - the landmark file beside a photo, of whatever program */
#ifndef HF_PHOTO_BESIDE_H
#define HF_PHOTO_BESIDE_H

#include <stdbool.h>
#include <stddef.h>

#include <hemiface/face.h>

/** The file whose points are used instead of detection: a face file
 *  (cli_path_face_beside), else the photo's name with another ending (.pts,
 *  .tem, .txt, .xml, .csv, .json) if its content is of a landmark format: notes
 *  and results beside a photo are none. False if there is none. */
bool cli_face_beside(char *out, size_t size, const char *photo);

/** Its face. Where the file does not say the photo's size, it is the photo's;
 *  where it says another than the photo has, HF_E_CORRUPT: the points are of a
 *  copy of another size. Else as hf_face_read and hf_image_read. */
hf_status cli_face_read_beside(hf_face **out, const char *beside,
                               const char *photo, hf_error *error);

#endif
