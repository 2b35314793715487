/* render/along.c - a place along a contour, however many points it has */
#include "render/along.h"

#include <math.h>

static double gap(const hf_point *a, const hf_point *b)
{
    return hypot(b->x - a->x, b->y - a->y);
}

bool hr_along(hr_place *out, double *sd, hf_contour c, const hf_frame *frame,
              double share)
{
    double goal = 0.0, t, piece;
    const hf_point *a = c.points, *b = a;

    if (!c.count)
        return false;
    for (size_t i = 1; i < c.count; i++)
        goal += share * gap(&c.points[i - 1], &c.points[i]);
    for (size_t i = 1; i < c.count; i++) {
        a = &c.points[i - 1];
        b = &c.points[i];
        piece = gap(a, b);
        if (piece >= goal)
            break;
        if (i + 1 < c.count)
            goal -= piece;
    }
    piece = gap(a, b);
    /* Rounding may leave the goal just past the last point. */
    t = piece > 0.0 ? fmin(goal / piece, 1.0) : 0.0;
    hf_frame_to_mm(frame, a->x + t * (b->x - a->x), a->y + t * (b->y - a->y),
                   &out->x, &out->y);
    *sd = (a->sd + t * (b->sd - a->sd)) * frame->mm_per_px;
    return true;
}

static double off(const hf_frame *frame, const hf_point *p)
{
    double x, y;

    hf_frame_to_mm(frame, p->x, p->y, &x, &y);
    return hf_frame_off_midline(frame, x, y);
}

bool hr_along_midline(double *share, hf_contour c, const hf_frame *frame)
{
    double length = 0.0, crossing = -1.0;

    for (size_t i = 1; i < c.count; i++) {
        double a = off(frame, &c.points[i - 1]), b = off(frame, &c.points[i]);
        double piece = gap(&c.points[i - 1], &c.points[i]);
        if (crossing < 0.0 && a * b <= 0.0 && a != b)
            crossing = length + piece * a / (a - b);
        length += piece;
    }
    if (crossing < 0.0 || !(length > 0.0))
        return false;
    *share = crossing / length;
    return true;
}
