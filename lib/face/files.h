/* face/files.h - readers of landmark files, from memory */
#ifndef HF_FACE_FILES_H
#define HF_FACE_FILES_H

#include <hemiface/face.h>

/** Reads the text of an iBUG .pts file; name stands for the path in errors.
 *
 *  The format counts pixels from 1 and gives a pixel's centre a whole number;
 *  here the centre of the first pixel is 0.5, so every coordinate loses 0.5.
 *  HF_E_CORRUPT with the line; HF_E_UNSUPPORTED for other versions or counts
 *  than 68. */
HF_CHECKED hf_status hf_face_from_pts(hf_face **out, const char *text,
                                      size_t length, const char *name,
                                      hf_error *error);

#endif
