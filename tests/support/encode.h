/* tests/support/encode.h - small encoded pictures, made in memory for tests
 *
 * Written straight on libjpeg and libpng, so that the library's readers are
 * not tested against its own writers.
 */
#ifndef HF_TEST_ENCODE_H
#define HF_TEST_ENCODE_H

#include <stdbool.h>
#include <stdio.h>
#include <jpeglib.h>
#include <png.h>

#include "tests/support/check.h"

#include <hemiface/image.h>

/** Bytes of a file being made; free() bytes. */
struct encoded {
    unsigned char *bytes;
    size_t n;
};

/** What to make of samples (rows top to bottom, without padding). */
struct jpeg_recipe {
    int width, height;
    J_COLOR_SPACE in, stored; /* of samples; in the file */
    bool progressive, arithmetic;
    int orientation;             /* EXIF, 0 = no marker */
    const jpeg_scan_info *scans; /* NULL = libjpeg's own */
    int scan_count;
    struct encoded icc; /* a profile, borrowed; bytes NULL = none */
    bool adobe_rgb;     /* EXIF says Adobe RGB; instead of orientation */
};

/** A chunk as it is written. */
struct png_chunk {
    const char *name; /* NULL = none */
    const void *bytes;
    size_t n;
};

/** PNG of any layout; samples are packed as PNG packs them (big-endian). */
struct png_recipe {
    int width, height, depth, type;
    bool interlaced;
    double gamma;    /* 0 = no chunk */
    int orientation; /* eXIf after the pixels, 0 = none */
    const png_color *palette;
    int colours;
    const unsigned char *alpha; /* per palette entry */
    int alphas;
    const png_color_16 *transparent;
    struct encoded icc;      /* iCCP; borrowed, bytes NULL = none */
    const double *primaries; /* cHRM: white, red, green, blue; or NULL */
    bool srgb;               /* sRGB */
    struct png_chunk before; /* before the pixels */
};

struct encoded encode_jpeg(const struct jpeg_recipe *recipe,
                           const unsigned char *samples);
struct encoded encode_png(const struct png_recipe *recipe,
                          const unsigned char *samples);

/** Reads it as a file named "x" would be, and frees the bytes. */
hf_status read_encoded(hf_image **image, struct encoded file,
                       const hf_image_options *options, hf_error *why);

/** The pixel is that colour, each channel within the tolerance. */
void assert_pixel(const hf_image *image, int x, int y, int r, int g, int b,
                  int tolerance);

/** The TIFF block that says so: 26 bytes, little-endian. */
void exif_block(unsigned char block[26], int orientation);

#endif
