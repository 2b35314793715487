/* detect/pyramid.h - a picture at half, a quarter, ... of its size
 *
 * Each level is the exact sum of 2 x 2 pixels of the one below, 16 bits wide,
 * so at most 16 x 16 pixels of 8 bits. An odd last column or row counts twice.
 *
 * The pyramid of the picture turned over is kept in the picture's direction,
 * to be read from right to left. It differs only above a level of odd width,
 * where the first column is the odd one.
 */
#ifndef HF_DETECT_PYRAMID_H
#define HF_DETECT_PYRAMID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <hemiface/error.h>

/** Most levels, the picture included: what 16 bits hold. */
#define HF_LEVELS 5

/** Sums are stored four to a pixel, to be read as a vector; the last one says
 *  nothing. */
typedef uint16_t hf_sums __attribute__((vector_size(8)));

struct hf_level {
    const unsigned char *bytes; /**< level 0: the picture, 3 a pixel */
    hf_sums *sums;              /**< others */
    int width, height;
};

struct hf_pyramid {
    struct hf_level levels[HF_LEVELS];
    int count;
    bool turned;             /**< of the picture turned over */
    struct hf_pyramid *from; /**< then: the picture's */
    int shared;      /**< levels from there on are its own; at least 1 */
    int first, end;  /**< rows of level 1 that are there, if its own */
    hf_sums *memory; /**< of its own levels; kept from picture to picture */
    size_t room;     /**< of memory, in sums */
};

/** Builds the pyramid of RGB rows (borrowed), or only its level 0. Begin with
 *  zeros; a later picture reuses the memory. HF_E_MEMORY. */
HF_CHECKED hf_status hf_pyramid_build(struct hf_pyramid *pyramid,
                                      const unsigned char *rgb, int width,
                                      int height, bool area, hf_error *error);
/** The pyramid of from's picture turned over; from must live on and not be
 *  turned itself. Begin with zeros. HF_E_MEMORY. */
HF_CHECKED hf_status hf_pyramid_turn(struct hf_pyramid *pyramid,
                                     struct hf_pyramid *from, hf_error *error);
/** Level 1 is large and seldom read, so its rows are made when wanted: call
 *  before reading rows [first, end), which may reach outside. */
void hf_pyramid_want(struct hf_pyramid *pyramid, int first, int end);
/** Frees the memory. Zeros are fine. */
void hf_pyramid_close(struct hf_pyramid *pyramid);

#endif
