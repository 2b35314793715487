/* parity/smooth_fit.h - the parts of the smoothing spline's algorithm */
#ifndef HF_PARITY_SMOOTH_FIT_H
#define HF_PARITY_SMOOTH_FIT_H

#include "parity/smooth.h"

/** A cubic's order: pieces overlap by so many B-splines. */
enum { HF_ORDER = 4 };

/** Sum of squared residuals, px^2: what Emotrics asks for. A larger one gives
 *  smoother contours. */
#define HF_SMOOTH_SUM 1.0

/** How near to it the search must come: FITPACK's share of 0.001 of it. A
 *  smaller one would move the curves by up to 0.0005 px. */
#define HF_SMOOTH_NEAR (0.001 * HF_SMOOTH_SUM)

/** Least squares by rotations: an upper triangle and its right-hand side. */
typedef struct hf_triangle {
    size_t size;
    double r[HF_SMOOTH_MAX][HF_SMOOTH_MAX], z[HF_SMOOTH_MAX];
} hf_triangle;

/** Turns one more equation, row . c = value, into the triangle; uses up row. */
void hf_triangle_add(hf_triangle *t, double row[HF_SMOOTH_MAX], double value);
/** The coefficients that fit all equations best. */
void hf_triangle_solve(const hf_triangle *t, double *c);

/** A fit on its way. */
typedef struct hf_fitting {
    const double *x, *y;
    size_t n;
    hf_smooth *s;
    double basis[HF_SMOOTH_MAX][HF_SMOOTH_MAX]; /**< of every data point, by
                                                     coefficient */
    hf_triangle data;                           /**< the data's equations */
    size_t between[HF_SMOOTH_MAX]; /**< data points inside each interval */
    double part[HF_SMOOTH_MAX];    /**< squared residuals of each interval */
} hf_fitting;

/** Value minus data at a data point, px. */
double hf_smooth_residual(const hf_fitting *f, size_t i);
/** Sum of the squared residuals. */
double hf_smooth_residuals(const hf_fitting *f);
/** Least squares on the knots there are; the sum of squared residuals. */
double hf_smooth_least_squares(hf_fitting *f);

/** Adds knots until the residuals are small enough. False when they are just
 *  right, or a single cubic does: then there is nothing to smooth. *first is
 *  what a single cubic leaves above the sum wanted, *last what is left now. */
bool hf_smooth_place_knots(hf_fitting *f, double *first, double *last);
/** Weighs the jumps at the knots against the residuals so that the sum wanted
 *  is left. */
void hf_smooth_find_factor(hf_fitting *f, double first, double last);

#endif
