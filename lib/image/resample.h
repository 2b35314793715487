/* image/resample.h - smaller pictures, for the networks */
#ifndef HF_IMAGE_RESAMPLE_H
#define HF_IMAGE_RESAMPLE_H

#include <hemiface/image.h>

/** The picture at half the size: each pixel is the mean of 2 x 2, rounded to
 *  nearest, halves up. An odd last row or column becomes the mean of what is
 *  there. Full size stays, reduction doubles (past 8 if asked), so position p
 *  in *out is position reduction * p in the photo, as ever; but with an odd
 *  width, reduction * width exceeds the full width, and such a picture must
 *  not be mirrored. HF_E_MEMORY. */
HF_CHECKED hf_status hf_image_halve(hf_image **out, const hf_image *image,
                                    hf_error *error);

#endif
