/* measure/curve.h - one contour in the frame, as points and as a spline */
#ifndef HF_MEASURE_CURVE_H
#define HF_MEASURE_CURVE_H

#include <stdbool.h>
#include <stddef.h>
#include <gsl/gsl_interp.h>

/** A place in the frame, mm: x to the patient's left, y up. */
typedef struct hf_vec {
    double x, y;
} hf_vec;

/** Points of a contour spread evenly along it; odd, so that a lip has one in
 *  its middle. Enough that a mouth corner is not cut short. */
#define HF_EVEN 17

/** How the spline runs. */
typedef enum hf_fit {
    HF_FIT_STALE = 0, /**< points changed: not known */
    HF_FIT_NONE,      /**< fewer than two different points */
    HF_FIT_HEIGHT,    /**< y over x */
    HF_FIT_PATH       /**< folded or steep: x and y over the chord length */
} hf_fit;

/** A contour. Fit and even points are made when first asked for. */
typedef struct hf_curve {
    hf_vec *points; /**< borrowed; hf_curve_changed after a change */
    size_t count;
    double *room; /**< borrowed, 3 * count doubles to work in */
    hf_fit fit;
    size_t knots;
    double *at, *x, *y; /**< knots, in room; for HF_FIT_HEIGHT at is x */
    double from, to;    /**< least and greatest x of the knots */
    gsl_interp *fx, *fy;
    bool spread;
    hf_vec even[HF_EVEN];
    bool no_memory; /**< a fit failed for want of memory */
} hf_curve;

/** Frees the splines, not the points. */
void hf_curve_clear(hf_curve *curve);
/** To be told when a point has moved. */
void hf_curve_changed(hf_curve *curve);

/** P(c, x): height of the contour at that abscissa, by a natural cubic spline
 *  through its points (a straight line through two). Where x does not advance
 *  steadily along the contour (a folded lip), the spline runs along the
 *  contour instead and the crossing nearest to the place expected is taken.
 *  NaN where the contour does not reach. */
double hf_curve_height(hf_curve *curve, double x);
/** The abscissae it reaches; false when it has no spline. */
bool hf_curve_range(hf_curve *curve, double *from, double *to);
/** Integral of upper - lower from one abscissa to another; clip counts only
 *  where upper is above lower. Exact but where a curve is folded or the two
 *  cross. NaN where a curve does not reach. */
double hf_curve_area(hf_curve *upper, hf_curve *lower, double from, double to,
                     bool clip);
/** Its points spread evenly along the line through them; count > 0. */
const hf_vec *hf_curve_even(hf_curve *curve);

#endif
