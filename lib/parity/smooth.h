/* parity/smooth.h - the smoothing cubic spline that Emotrics draws */
#ifndef HF_PARITY_SMOOTH_H
#define HF_PARITY_SMOOTH_H

#include <stdbool.h>
#include <stddef.h>

/** Most data points of a curve; Emotrics' longest has 7. */
#define HF_SMOOTH_MAX 16

/** Knots of a spline through that many points, the ends four times. */
#define HF_SMOOTH_KNOTS (HF_SMOOTH_MAX + 4)

/** A cubic spline in B-spline form. Plain value. */
typedef struct hf_smooth {
    size_t knots; /**< in t */
    double t[HF_SMOOTH_KNOTS];
    double c[HF_SMOOTH_MAX]; /**< knots - 4 coefficients */
    double from, to;         /**< first and last x of the data */
} hf_smooth;

/** y over x with a sum of squared residuals of 1 (x and y in px, so 1 px^2),
 *  or less where a single cubic does with less: Dierckx' algorithm (Curve and
 *  Surface Fitting with Splines, 1993, chapter 5; FITPACK's curfit) with k = 3,
 *  weights 1, s = 1, step by step, because the result depends on where its
 *  search for the smoothing factor stops (within 0.001 px^2). False unless
 *  4 <= n <= HF_SMOOTH_MAX and x increases strictly. */
bool hf_smooth_fit(hf_smooth *out, const double *x, const double *y, size_t n);

/** Its height; beyond an end the last piece is carried on. */
double hf_smooth_at(const hf_smooth *spline, double x);

#endif
