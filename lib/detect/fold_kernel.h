/* detect/fold_kernel.h - the loops that read a band of skin
 *
 * One source (fold_template.h), compiled for the baseline processor, for AVX2
 * and for AVX-512; hf_fold_kernels_best picks when the program runs. Sums run
 * in the same order without fused multiply-add, so all give the same bits.
 */
#ifndef HF_DETECT_FOLD_KERNEL_H
#define HF_DETECT_FOLD_KERNEL_H

#include "detect/fold_band.h"

/** Taps to one side of the widest blur: 3 sd of 1.5 units, slanted by 45 deg.
 */
#define HF_FOLD_TAPS 26
/** Widths of valleys that are looked for. */
#define HF_FOLD_SCALES 3
/** Lines to one side over which a valley is smoothed along itself, half a unit
 *  apart. */
#define HF_FOLD_ALONG (2 * HF_BAND_REACH)

/** One side of a blur, the middle first. */
struct hf_fold_blur {
    int taps;
    float g[HF_FOLD_TAPS + 1];
};

/** How valleys along one slant are looked for. */
struct hf_fold_look {
    int by;                         /**< columns aside, a line */
    float along[HF_FOLD_ALONG + 1]; /**< weights of lines, the middle first */
    struct hf_fold_blur across[HF_FOLD_SCALES];
    int flank[HF_FOLD_SCALES]; /**< columns to both flanks */
};

struct hf_fold_kernels {
    /** Logarithms of luminance + floor at HF_BAND_COLUMNS places of a half, the
     *  middle one at `at`, `step` apart, units; edges are repeated around. */
    void (*skin)(float line[HF_BAND_STRIDE], const float *luminance,
                 const double at[2], const double step[2], float floor);
    /** Blurs lines both ways; edges are repeated. */
    void (*blur)(float (*to)[HF_BAND_STRIDE],
                 const float (*from)[HF_BAND_STRIDE], int lines,
                 const struct hf_fold_blur *blur);
    /** How deep valleys are at the places of the row that is line `middle`. */
    void (*valleys)(float out[HF_BAND_PLACES],
                    const float (*skin)[HF_BAND_STRIDE], int middle,
                    const struct hf_fold_look *look);
};

/** The kernels for this processor. Static. */
const struct hf_fold_kernels *hf_fold_kernels_best(void);
const struct hf_fold_kernels *hf_fold_kernels_base(void);
/** NULL where the compiler makes none. */
const struct hf_fold_kernels *hf_fold_kernels_avx2(void);
const struct hf_fold_kernels *hf_fold_kernels_avx512(void);

#endif
