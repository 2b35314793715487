/* detect/sampler.h - squares cut out of a picture for the networks */
#ifndef HF_DETECT_SAMPLER_H
#define HF_DETECT_SAMPLER_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/error.h>

/** A turned square on a picture, px: the middle of its top edge lies at the
 *  angle (radians, clockwise on screen) from the picture's upwards. */
struct hf_square {
    double x, y, side, angle;
};

struct hf_sampler;

/** Prepares sampling of RGB rows (borrowed while the sampler lives). area:
 *  average over the source pixels of each sample instead of reading the four
 *  nearest. HF_E_MEMORY. */
HF_CHECKED hf_status hf_sampler_new(struct hf_sampler **out,
                                    const unsigned char *rgb, int width,
                                    int height, bool area, hf_error *error);
/** Another picture, into the memory of the one before. After an error only
 *  this and hf_sampler_free may be called. HF_E_MEMORY. */
HF_CHECKED hf_status hf_sampler_set(struct hf_sampler *sampler,
                                    const unsigned char *rgb, int width,
                                    int height, bool area, hf_error *error);
/** The picture is gone: gives up its memory if that is more than `most`
 *  bytes. */
void hf_sampler_rest(struct hf_sampler *sampler, size_t most);
/** Frees it. NULL is fine. */
void hf_sampler_free(struct hf_sampler *sampler);

/** A sampler of the same picture turned over, sharing from's pixels and what
 *  is alike of its pyramid (from must live on, unchanged): the same numbers,
 *  bit for bit, as a sampler of the turned pixels. HF_E_MEMORY. */
HF_CHECKED hf_status hf_sampler_turn(struct hf_sampler **out,
                                     struct hf_sampler *from, hf_error *error);

int hf_sampler_width(const struct hf_sampler *sampler);
int hf_sampler_height(const struct hf_sampler *sampler);

/** How to cut. */
struct hf_cut {
    int size;             /**< samples along a row */
    bool black;           /**< outside the picture: 0, else its edge pixels */
    float factor, offset; /**< value = colour [0..255] * factor + offset */
    /** Rows of samples, about the square's centre and as far apart as the
     *  samples of a row; 0: as many as these. */
    int rows;
    bool grey; /**< one luminance a sample (BT.601), not three colours */
};

/** Fills out[rows][size][3], or [rows][size] in grey, from the square: sample i
 * lies at (i + 0.5) / size of a side. */
void hf_sampler_cut(const struct hf_sampler *sampler, float *out,
                    const struct hf_square *square, const struct hf_cut *cut);

#endif
