/* bench/accuracy/line.c - contours as fine lines, to be near or far from */
#include "accuracy.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_interp.h>

/* One coordinate at every place of the line. */
static void spread(double fine[FINE], const double *at, const double *value,
                   size_t n)
{
    gsl_interp *fit =
        gsl_interp_alloc(n > 2 ? gsl_interp_cspline : gsl_interp_linear, n);

    if (!fit)
        exit(2);
    gsl_interp_init(fit, at, value, n);
    for (int i = 0; i < FINE; i++)
        fine[i] =
            gsl_interp_eval(fit, at, value, at[n - 1] * i / (FINE - 1.0), NULL);
    gsl_interp_free(fit);
}

bool line_of(struct line *line, const hf_face *face, const hf_frame *frame,
             hf_contour_id id, hf_side side)
{
    const hf_contour c = hf_face_contour(face, id, side);
    double *room = calloc(3 * c.count + 1, sizeof *room);
    double *at = room, *x, *y;
    size_t n = 0;

    if (!room)
        exit(2);
    x = room + c.count;
    y = x + c.count;
    for (size_t i = 0; i < c.count; i++) {
        hf_frame_to_mm(frame, c.points[i].x, c.points[i].y, &x[n], &y[n]);
        if (n > 0)
            at[n] = at[n - 1] + hypot(x[n] - x[n - 1], y[n] - y[n - 1]);
        if (n == 0 || at[n] > at[n - 1] + 1e-6)
            n++;
    }
    if (n > 1) {
        spread(line->x, at, x, n);
        spread(line->y, at, y, n);
    }
    for (int i = 0; i < FINE && n == 1; i++) {
        line->x[i] = x[0];
        line->y[i] = y[0];
    }
    free(room);
    return n > 0;
}

/* To the piece from one place of the line to the next. */
static double piece_distance(const struct line *l, int i, double x, double y)
{
    const double dx = l->x[i + 1] - l->x[i], dy = l->y[i + 1] - l->y[i];
    const double square = dx * dx + dy * dy;
    double t = 0;

    if (square > 0)
        t = ((x - l->x[i]) * dx + (y - l->y[i]) * dy) / square;
    t = fmin(fmax(t, 0), 1);
    return hypot(x - l->x[i] - t * dx, y - l->y[i] - t * dy);
}

double line_distance(const struct line *line, double x, double y)
{
    double least = INFINITY;

    for (int i = 0; i + 1 < FINE; i++)
        least = fmin(least, piece_distance(line, i, x, y));
    return least;
}
