/* detect/walk.h - samples along the rows of a turned grid
 *
 * Where the time of cutting squares is spent. A square is walked over in parts
 * small enough for the second cache: the pixels of a part become planes of
 * floats, edges repeated, and its samples are read from these. One source
 * (walk_template.h), compiled for the baseline processor, for AVX2 and for
 * AVX-512; hf_walk_best picks when the program runs. Every number is computed
 * in the same order, so all give the same bits.
 *
 * Pixel centres are at half pixels. Colours stay fractional: rounding samples
 * to 8 bits moves landmarks by 0.3 % of the eye distance on average.
 */
#ifndef HF_DETECT_WALK_H
#define HF_DETECT_WALK_H

#include "detect/pyramid.h"

/** How a square is walked over: sample (i, j) lies at
 *  (x + i * dx - j * dy, y + i * dy + j * dx) of the level. */
struct hf_walk {
    const struct hf_level *level;
    bool turned; /**< the level is read from right to left */
    bool black;  /**< outside the picture, instead of its edge */
    bool grey;   /**< a luminance (BT.601) times 1000, not three colours */
    int each;    /**< samples summed for one number, along each axis */
    double x, y, dx, dy;
};

/** BT.601: what an eye sees of red, green and blue, and what JPEG keeps as
 *  luminance. In thousandths it is whole on a photo's pixels. */
static const float hf_of_red = 299, hf_of_green = 587, hf_of_blue = 114;

/** Most numbers of a row of a part, and most samples of that row. */
#define HF_WALK_MOST 32
#define HF_WALK_SAMPLES 64

/** Most columns and rows of a patch: 64 x 64 samples a pixel apart, turned by
 *  45 deg, and what lies around them; and its columns in memory, so that whole
 *  vectors can be read from the last one on. */
#define HF_PATCH_SIDE 96
#define HF_PATCH_STRIDE (HF_PATCH_SIDE + 16)
/** Rows in memory: one more is read. */
#define HF_PATCH_ROWS (HF_PATCH_SIDE + 1)

/** Some pixels of a level: red, green and blue, or luminance times 1000. */
struct hf_patch {
    int left, top; /**< as walked over; outside the level there is its edge */
    int width, height;
    bool inside; /**< all of it is on the level */
    float plane[3][HF_PATCH_ROWS * HF_PATCH_STRIDE];
};

/** Sums of samples, by plane. */
typedef float hf_walk_numbers[3][HF_WALK_MOST];

struct hf_walk_kernels {
    /** Fills the planes; left, top, width and height are there. */
    void (*fill)(struct hf_patch *patch, const struct hf_walk *walk);
    /** The sums of each x each samples for the numbers first .. first + count
     *  - 1 of row `row`, whose samples, at most HF_WALK_SAMPLES, lie a pixel
     *  within the patch and less than a pixel apart. */
    void (*sums)(hf_walk_numbers out, const struct hf_walk *walk,
                 const struct hf_patch *patch, int first, int count, int row);
    /** Numbers as they are wanted, number * factor + offset, colours one after
     *  the other. */
    void (*finish)(float *out, hf_walk_numbers numbers, int count, bool grey,
                   float factor, float offset);
};

/** For any processor; for AVX2 and AVX-512 (NULL when not compiled in); the
 *  best one this processor runs. Static. */
const struct hf_walk_kernels *hf_walk_base(void);
const struct hf_walk_kernels *hf_walk_avx2(void);
const struct hf_walk_kernels *hf_walk_avx512(void);
const struct hf_walk_kernels *hf_walk_best(void);

/** The numbers first .. first + count - 1 (at most HF_WALK_MOST) of the rows
 *  row .. row + rows - 1; `take` gets each row's. patch: room. */
typedef void hf_walk_taker(void *data, hf_walk_numbers sums, int first,
                           int count, int row);
struct hf_walk_part {
    int first, count, row, rows;
};
void hf_walk_part(const struct hf_walk *walk, const struct hf_walk_kernels *k,
                  struct hf_patch *patch, const struct hf_walk_part *part,
                  hf_walk_taker *take, void *data);
/** Most numbers along an axis of a part, at least 1. */
int hf_walk_most(const struct hf_walk *walk);

/** The same for one row anywhere, sample by sample: slow. */
void hf_walk_plainly(hf_walk_numbers out, const struct hf_walk *walk, int first,
                     int count, int row);

#endif
