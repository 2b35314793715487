/* image/samples.h - samples to 8-bit sRGB over white
 *
 * Values mean light as the file's gamma says (PNG specification, 13.13);
 * alpha mixes light, not code values (13.16).
 */
#ifndef HF_IMAGE_SAMPLES_H
#define HF_IMAGE_SAMPLES_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/error.h>

typedef struct hf_samples {
    double gamma;           /* as given */
    int depth;              /* bits a sample in the rows given: 8 or 16 */
    int channels;           /* grey 1, grey + alpha 2, RGB 3, RGB + alpha 4 */
    unsigned char *direct;  /* opaque sample -> sRGB */
    unsigned short *linear; /* sample -> light [0..65535]; alpha only */
    unsigned char *encode;  /* light -> sRGB; alpha only */
} hf_samples;

/** Tables for rows of that layout. gamma: the exponent of the gAMA chunk, e.g.
 *  0.45455, or 0 when the samples are sRGB. HF_E_MEMORY. */
HF_CHECKED hf_status hf_samples_open(hf_samples *colour, int depth,
                                     int channels, double gamma,
                                     hf_error *error);
void hf_samples_close(hf_samples *colour);

/** A row of width px to RGB. in is big-endian when depth is 16. */
void hf_samples_row(const hf_samples *colour, unsigned char *rgb,
                    const unsigned char *in, int width);

#endif
