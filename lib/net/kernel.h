/* net/kernel.h - the loops nearly all the time is spent in
 *
 * One source (kernel_template.h), compiled for the baseline processor, for AVX2
 * and for AVX-512; hf_kernels_best picks when the program runs. Every output
 * number is summed in the same order without fused multiply-add, so all give
 * the same bits: a result does not depend on the machine.
 *
 * Activations are a slope per channel applied to negative values: 1 = none,
 * 0 = ReLU, else PReLU.
 */
#ifndef HF_NET_KERNEL_H
#define HF_NET_KERNEL_H

#include <stddef.h>

/** Columns of one packed panel of weights. */
#define HF_PANEL 16

/** out[r][column] = act(bias + sum_k a[r][k] * weight[k][column]) for `rows`
 *  rows. Panel p holds depth x 16 weights of the columns from
 *  hf_panel_column(p, columns) on; bias and slope hold 16 a panel as well. */
struct hf_matmul {
    const float *panels, *bias, *slope;
    size_t depth, columns;
    /** A row's numbers lie in so many equal parts, the next one `hop` numbers
     *  on: the lines of a window on a picture. 0 is 1. */
    size_t parts, hop;
};

/** A 3x3 convolution of each channel by itself: weights [9][channels]. */
struct hf_depthwise {
    const float *weights, *bias, *slope;
    size_t channels;
    int in_height, in_width, out_height, out_width;
    int stride, top, left; /**< padding before the first row and column */
};

/** out[i] = act(a[i] + b[i]) over pixels of `channels` numbers; b has only
 *  `narrow` channels a pixel, the others count as 0. */
struct hf_sum {
    const float *slope; /**< per channel */
    size_t pixels, channels, narrow;
};

struct hf_kernels {
    const char *name;
    void (*matmul)(const struct hf_matmul *m, float *out, size_t out_stride,
                   const float *a, size_t a_stride, size_t rows);
    void (*depthwise)(const struct hf_depthwise *d, float *out,
                      const float *in);
    void (*sum)(const struct hf_sum *s, float *out, const float *a,
                const float *b);
    /** out, `pixels` of them: the greatest of 2 x 2 pixels of rows a, b. */
    void (*pool)(float *out, const float *a, const float *b, size_t pixels,
                 size_t channels);
};

/** Panels of that many columns. */
static inline size_t hf_panel_count(size_t columns)
{
    return (columns + HF_PANEL - 1) / HF_PANEL;
}

/** First column of panel p. The last panel is moved back to end at the last
 *  column (its overlap is computed twice with the same result), so that every
 *  store is a whole one; only nets narrower than a panel have a short one. */
static inline size_t hf_panel_column(size_t p, size_t columns)
{
    size_t first = p * HF_PANEL;

    if (first + HF_PANEL > columns)
        return columns > HF_PANEL ? columns - HF_PANEL : 0;
    return first;
}

/** For any processor; for AVX2 and AVX-512 (NULL when not compiled in); the
 *  best one this processor runs. Static. */
const struct hf_kernels *hf_kernels_base(void);
const struct hf_kernels *hf_kernels_avx2(void);
const struct hf_kernels *hf_kernels_avx512(void);
const struct hf_kernels *hf_kernels_best(void);

#endif
