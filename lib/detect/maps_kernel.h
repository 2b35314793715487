/* detect/maps_kernel.h - the loops that make and read gradient maps
 *
 * One source (maps_template.h), compiled for the baseline processor, for AVX2
 * and for AVX-512; hf_map_kernels_best picks when the program runs. Sums run in
 * the same order without fused multiply-add, so all give the same bits.
 */
#ifndef HF_DETECT_MAPS_KERNEL_H
#define HF_DETECT_MAPS_KERNEL_H

#include <stddef.h>

/** Eight directions of the gradient at one place, 45 deg apart. */
typedef float hf_directions __attribute__((vector_size(32)));

/** Most taps on each side of a Gaussian: sigma 2.5 at three sigmas. */
#define HF_MOST_TAPS 8

/** One side of a Gaussian, the middle first. */
struct hf_gaussian {
    float g[HF_MOST_TAPS + 1];
    int taps;
};

/** Places along each side of a descriptor. */
#define HF_PLACES 4

/** Where a descriptor's places lie on a map: the samples before them, with one
 *  more after each, and how far to that. */
struct hf_places {
    int column[HF_PLACES], row[HF_PLACES];
    float across[HF_PLACES], down[HF_PLACES];
};

struct hf_map_kernels {
    /** Blurs a half face's luminance; fine: means over 2 x 2 samples of max(0,
     *  gx cos a + gy sin a), 2 a unit; coarse: means over 2 x 2 of these. */
    void (*gradient)(hf_directions *fine, hf_directions *coarse,
                     const float *luminance, const struct hf_gaussian *g);
    /** Blurs a row; its ends are repeated. columns: even, at most half of
     *  HF_HALF_COLUMNS. */
    void (*across)(hf_directions *to, const hf_directions *from, int columns,
                   const struct hf_gaussian *g);
    /** Row y of what was blurred across, blurred down; edges are repeated. */
    void (*down)(hf_directions *to, const hf_directions *from, int columns,
                 int rows, int y, const struct hf_gaussian *g);
    /** 4 x 4 places of 8 directions g, bilinear: sqrt(g / (g + half)). */
    void (*read)(float *out, const hf_directions *map, int columns,
                 const struct hf_places *places, float half);
    /** sums[k] = sum over i of features[i] * weights[i * outputs + k], in the
     *  order of i. outputs: at most HF_MOST_OUTPUTS. */
    void (*product)(float *sums, const float *features, size_t count,
                    const float *weights, int outputs);
};
#define HF_MOST_OUTPUTS 64

/** The kernels for this processor. Static. */
const struct hf_map_kernels *hf_map_kernels_best(void);
const struct hf_map_kernels *hf_map_kernels_base(void);
/** NULL where the compiler makes none. */
const struct hf_map_kernels *hf_map_kernels_avx2(void);
const struct hf_map_kernels *hf_map_kernels_avx512(void);

#endif
