/* bench/accuracy/dense.c - contours drawn out into many points
 *
 * A movement is put into all of a contour, and a lid's movement is narrower
 * than its five points are apart: moving those alone and laying the spline
 * anew would call the middle of the movement smaller than it is.
 */
#include "accuracy.h"

#include <stdlib.h>

#include <gsl/gsl_interp.h>

/* Pieces that each interval between two points is cut into; the points stay
   where they are, the middle one in the middle. */
enum { PIECES = 8, MOST_POINTS = 16 };

static const hf_contour_id drawn_out[] = {HF_BROW_UPPER, HF_BROW_LOWER,
                                          HF_LID_UPPER, HF_LID_LOWER};

/* Heights over abscissae by the spline that measures read (natural cubic);
   false where the abscissae do not advance. */
static bool curve(double *to, const double *along, const hf_contour *c)
{
    double x[MOST_POINTS], y[MOST_POINTS];
    const size_t n = c->count;
    const bool backwards = c->points[0].x > c->points[n - 1].x;
    gsl_interp *spline;

    for (size_t i = 0; i < n; i++) {
        const hf_point *p = &c->points[backwards ? n - 1 - i : i];

        x[i] = p->x;
        y[i] = p->y;
        if (i > 0 && x[i] <= x[i - 1])
            return false;
    }
    spline = gsl_interp_alloc(gsl_interp_cspline, n);
    gsl_interp_init(spline, x, y, n);
    for (size_t i = 0; i <= (n - 1) * PIECES; i++)
        to[i] = gsl_interp_eval(spline, x, y, along[i], NULL);
    gsl_interp_free(spline);
    return true;
}

static void draw_out(hf_face *face, hf_contour_id id, hf_side side)
{
    const hf_contour c = hf_face_contour(face, id, side);
    double along[MOST_POINTS * PIECES], height[MOST_POINTS * PIECES];
    hf_point points[MOST_POINTS * PIECES];
    const size_t count = c.count ? (c.count - 1) * PIECES + 1 : 0;
    hf_error error;

    if (c.count < 3 || c.count > MOST_POINTS)
        return;
    for (size_t i = 0; i < count; i++) {
        const size_t from = i / PIECES;
        const double share = (double)(i % PIECES) / PIECES;

        points[i] = c.points[from];
        along[i] = share > 0 ? (1 - share) * c.points[from].x +
                                   share * c.points[from + 1].x
                             : c.points[from].x;
    }
    if (!curve(height, along, &c))
        return;
    for (size_t i = 0; i < count; i++) {
        points[i].x = along[i];
        points[i].y = height[i];
    }
    need(hf_face_set_contour(face, id, side, points, count, &error), &error);
}

hf_face *dense(const hf_face *face)
{
    hf_face *out = NULL;
    hf_frame frame;
    hf_error error;

    if (hf_frame_of(&frame, face, NULL, NULL))
        return NULL;
    need(hf_move_face(&out, face, &frame, NULL, 0, &error), &error);
    for (size_t i = 0; i < sizeof drawn_out / sizeof *drawn_out; i++)
        for (int side = 0; side < 2; side++)
            draw_out(out, drawn_out[i], (hf_side)side);
    return out;
}
