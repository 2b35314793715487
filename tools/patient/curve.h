/* curve.h - dense polylines through a few knots, mm */
#ifndef HF_CURVE_H
#define HF_CURVE_H

#include <cairo.h>

typedef struct hf_xy {
    double x, y;
} hf_xy;

/** Half a turn in radians; C11 has no name for it. */
#define HF_PI 3.14159265358979323846

/* Enough for 0.6 mm steps on the longest curve, the jaw. */
enum { HF_CURVE_MAX = 481 };

typedef struct hf_curve {
    int n;
    hf_xy p[HF_CURVE_MAX];
} hf_curve;

/** A natural cubic spline by chord length through knots, n >= 3, sampled at
 *  `samples` points. */
void hf_curve_spline(hf_curve *out, const hf_xy *knots, int n, int samples);

/** The curve's y at x by linear interpolation; NAN when x is outside. */
double hf_curve_y(const hf_curve *c, double x);

/** The point at a share t of the length, 0..1. */
hf_xy hf_curve_at(const hf_curve *c, double t);

/** The longest step from one point of the curve to the next. */
double hf_curve_step(const hf_curve *c);

/** Distance of a point to the curve, or `reach` when it is not under that:
 *  *t the share of points passed, *side > 0 when the point lies to the left of
 *  the direction of travel, both left alone out of reach. step: hf_curve_step,
 *  asked once for many points. */
double hf_curve_distance(const hf_curve *c, hf_xy p, double reach, double step,
                         double *t, double *side);

/** Adds the curve to cairo's path, forwards or backwards, beginning with a
 *  move when `move` is set. */
void hf_curve_path(cairo_t *cr, const hf_curve *c, int backwards, int move);

/** Smooth step from 0 at a to 1 at b. */
double hf_smooth(double a, double b, double x);

/** Between a and b. */
double hf_mix(double a, double b, double t);

/** A repeatable number in 0..1 for (seed, i). */
double hf_random(double seed, unsigned i);

#endif
