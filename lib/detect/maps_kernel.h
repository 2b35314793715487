/* detect/maps_kernel.h - the loops that make gradient maps
 *
 * One source (maps_template.h), compiled for the baseline processor, for AVX2
 * and for AVX-512; hf_map_kernels_best picks when the program runs. Sums run in
 * the same order without fused multiply-add, so all give the same bits.
 */
#ifndef HF_DETECT_MAPS_KERNEL_H
#define HF_DETECT_MAPS_KERNEL_H

/** Eight directions of the gradient at one place, 45 deg apart. */
typedef float hf_directions __attribute__((vector_size(32)));

/** Most taps on each side of a Gaussian: sigma 2.5 at three sigmas. */
#define HF_MOST_TAPS 8

/** One side of a Gaussian, the middle first. */
struct hf_gaussian {
    float g[HF_MOST_TAPS + 1];
    int taps;
};

struct hf_map_kernels {
    /** Blurs a half face's luminance. between: as large. */
    void (*smooth)(float *to, float *between, const float *from,
                   const struct hf_gaussian *g);
    /** Mean over 2 x 2 samples of max(0, gx cos a + gy sin a). */
    void (*gradient)(hf_directions *to, const float *luminance);
    /** Means over 2 x 2. columns, rows: of from, even. */
    void (*halve)(hf_directions *to, const hf_directions *from, int columns,
                  int rows);
    /** Blurs directions; edges are repeated. */
    void (*blur)(hf_directions *to, hf_directions *between,
                 const hf_directions *from, int columns, int rows,
                 const struct hf_gaussian *g);
};

/** The kernels for this processor. Static. */
const struct hf_map_kernels *hf_map_kernels_best(void);
const struct hf_map_kernels *hf_map_kernels_base(void);
/** NULL where the compiler makes none. */
const struct hf_map_kernels *hf_map_kernels_avx2(void);
const struct hf_map_kernels *hf_map_kernels_avx512(void);

#endif
