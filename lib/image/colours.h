/* image/colours.h - what a file says of its colours, and its rows to sRGB
 *
 * Colours become sRGB by relative colorimetric intent with black point
 * compensation: what sRGB can show (all of skin, lips and eyes) is shown as it
 * was, white is white and black is black. Perceptual tables bend all colours
 * to make room for some, each maker's another way, and the same face would
 * differ from camera to camera; without compensation the black of printing
 * inks would be a grey, and edges would lose contrast.
 */
#ifndef HF_IMAGE_COLOURS_H
#define HF_IMAGE_COLOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/image.h>

#include "image/samples.h"

/** Most bytes of a profile that are looked at: printers' largest have 4 MB;
 *  larger is an attempt to fill the memory. */
enum { HF_PROFILE_BYTES = 8 << 20 };

/** Kinds of primaries and curves as ITU-T H.273 numbers them. */
enum { HF_H273_BT709 = 1, HF_H273_UNSAID = 2, HF_H273_SRGB_CURVE = 13 };

/** Chromaticities, CIE x and y. */
typedef struct hf_primaries {
    double white[2], red[2], green[2], blue[2];
} hf_primaries;

/** What a file says. All zero: nothing. The first that is there counts:
 *  broken, profile, code points, primaries, gamma, srgb. */
typedef struct hf_colour_words {
    bool broken;              /**< it says something that is damaged */
    const unsigned char *icc; /**< a profile, or NULL */
    size_t icc_count;         /**< its bytes */
    int primaries, transfer;  /**< H.273 code points, 0 = none */
    bool chromaticities;      /**< at and gamma are the file's */
    hf_primaries at;
    double gamma; /**< samples are light to this; 0 = as sRGB */
    bool srgb;    /**< it says sRGB */
} hf_colour_words;

/** How samples lie in a row. */
typedef struct hf_layout {
    int depth;    /**< bits: 8, or 16 big-endian */
    int channels; /**< colours, 1 grey, 3 RGB, 4 CMYK, and alpha */
    bool alpha;   /**< the last one is opacity */
    bool grey;    /**< RGB, all three alike: a profile of grey fits too */
    bool turned;  /**< CMYK with full ink 0 */
} hf_layout;

/** A conversion of rows. */
typedef struct hf_colours {
    hf_layout layout;
    void *transform;     /**< lcms's, or NULL: samples are sRGB already */
    hf_samples samples;  /**< what makes 8 bits, over white */
    unsigned char *wide; /**< a row between the two, or NULL */
    hf_colour_said said; /**< for the picture */
} hf_colours;

/** Prepares rows of at most width px. A profile that is damaged or does not
 *  fit is none: said is then HF_COLOUR_IGNORED. Close it whatever this
 *  returns. HF_E_MEMORY. */
HF_CHECKED hf_status hf_colours_open(hf_colours *colours,
                                     const hf_colour_words *words,
                                     const hf_layout *layout, int width,
                                     hf_error *error);
/** Whether 8-bit RGB comes out as it went in; CMYK never does. */
bool hf_colours_same(const hf_colours *colours);
/** A row of width px to RGB. In CMYK with no profile inks are ideal. rgb and
 *  in may be the same if the layout is RGB of 8 bits. */
void hf_colours_row(const hf_colours *colours, unsigned char *rgb,
                    const unsigned char *in, int width);
void hf_colours_close(hf_colours *colours);

#endif
