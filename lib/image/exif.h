/* image/exif.h - which way up */
#ifndef HF_IMAGE_EXIF_H
#define HF_IMAGE_EXIF_H

#include <stddef.h>

/** EXIF orientation 1..8 of a TIFF block as files embed it (without
 *  "Exif\0\0"); 1 when it says nothing, or nothing valid. */
int hf_exif_orientation(const unsigned char *tiff, size_t count);

#endif
