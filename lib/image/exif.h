/* image/exif.h - which way up, and which colours */
#ifndef HF_IMAGE_EXIF_H
#define HF_IMAGE_EXIF_H

#include <stdbool.h>
#include <stddef.h>

/** EXIF orientation 1..8 of a TIFF block as files embed it (without
 *  "Exif\0\0"); 1 when it says nothing, or nothing valid. */
int hf_exif_orientation(const unsigned char *tiff, size_t count);

/** Whether the block says Adobe RGB (1998), as cameras do that are set to it:
 *  ColorSpace "uncalibrated" with interoperability "R03" (DCF 2.0, 3.1), or the
 *  2 that some write for it. */
bool hf_exif_adobe_rgb(const unsigned char *tiff, size_t count);

#endif
