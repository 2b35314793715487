/* detect/walk.h - samples along the rows of a turned grid
 *
 * Where the time of cutting squares is spent. One source (walk_template.h),
 * compiled for the baseline processor, for AVX2 and for AVX-512; hf_walk_best
 * picks when the program runs. Every number is computed in the same order, so
 * all give the same bits.
 *
 * Pixel centres are at half pixels. Colours stay fractional: rounding samples
 * to 8 bits moves landmarks by 0.3 % of the eye distance on average.
 */
#ifndef HF_DETECT_WALK_H
#define HF_DETECT_WALK_H

#include "detect/pyramid.h"

/** Red, green, blue and a number that says nothing. */
typedef float hf_colour __attribute__((vector_size(16)));

/** How a square is walked over: sample (i, j) lies at
 *  (x + i * dx - j * dy, y + i * dy + j * dx) of the level. */
struct hf_walk {
    const struct hf_level *level;
    bool turned; /**< the level is read from right to left */
    bool black;  /**< outside the picture, instead of its edge */
    int each;    /**< samples summed for one number, along each axis */
    double x, y, dx, dy;
};

/** Most numbers of one call. */
#define HF_WALK_MOST 32

/** Fills sums[0 .. count - 1]: the sums of each x each samples for the numbers
 *  first .. first + count - 1 of row `row`. */
typedef void hf_walk_sums(const struct hf_walk *walk, hf_colour *sums,
                          int first, int count, int row);

/** For any processor; for AVX2 and AVX-512 (NULL when not compiled in); the
 *  best one this processor runs. */
hf_walk_sums *hf_walk_base(void);
hf_walk_sums *hf_walk_avx2(void);
hf_walk_sums *hf_walk_avx512(void);
hf_walk_sums *hf_walk_best(void);

/** The colour at (x, y), anywhere: slow, and right at the edges. */
hf_colour hf_walk_edge(const struct hf_walk *walk, double x, double y);

#endif
