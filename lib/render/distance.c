/* render/distance.c - where the main distances lie on a face */
#include "render/distance.h"

#include <math.h>

/* The brow's height is drawn on the temple, so that its line hides neither
 * eye nor brow: mm outwards of the outer canthus and of the brow's end. */
static const double beside_eye = 11.0;
static const double beside_brow = 5.0;
/* mm outwards of the lower mouth corner: the difference in height. */
static const double beside_mouth = 7.0;

static hf_value_side value_side(hf_side side)
{
    return side == HF_LEFT ? HF_VALUE_LEFT : HF_VALUE_RIGHT;
}

static double outwards(hf_side side)
{
    return side == HF_LEFT ? 1.0 : -1.0;
}

static bool point_of(hr_place *out, const hf_face *face, const hf_frame *frame,
                     hf_contour_id id, hf_side side)
{
    hf_contour c = hf_face_contour(face, id, side);

    if (c.count == 0)
        return false;
    hf_frame_to_mm(frame, c.points[0].x, c.points[0].y, &out->x, &out->y);
    return true;
}

/* Point i of a contour; before the first and after the last those again. */
static hr_place knot(hf_contour c, const hf_frame *frame, size_t i)
{
    hr_place p;

    /* i counts from 1, so that the one before the first is 0. */
    i = i < 1 ? 0 : i - 1;
    i = i < c.count ? i : c.count - 1;
    hf_frame_to_mm(frame, c.points[i].x, c.points[i].y, &p.x, &p.y);
    return p;
}

/* A Catmull-Rom piece between b and c, as hr_mark_contours draws it. */
static double piece(double a, double b, double c, double d, double t)
{
    return b + 0.5 * t *
                   (c - a +
                    t * (2.0 * a - 5.0 * b + 4.0 * c - d +
                         t * (3.0 * (b - c) + d - a)));
}

/* The contour at an abscissa, on the very curve that is drawn. */
static bool height_at(hr_place *out, double x, const hf_face *face,
                      const hf_frame *frame, hf_contour_id id, hf_side side)
{
    enum { halvings = 40 }; /* to rounding */
    hf_contour c = hf_face_contour(face, id, side);

    for (size_t i = 1; i < c.count; i++) {
        hr_place p = knot(c, frame, i - 1), q = knot(c, frame, i);
        hr_place r = knot(c, frame, i + 1), s = knot(c, frame, i + 2);
        double low = 0.0, high = 1.0, up = r.x > q.x ? 1.0 : -1.0;
        if ((q.x - x) * (r.x - x) > 0.0 || q.x == r.x)
            continue;
        for (int k = 0; k < halvings; k++) {
            double t = 0.5 * (low + high);
            if (up * (piece(p.x, q.x, r.x, s.x, t) - x) < 0.0)
                low = t;
            else
                high = t;
        }
        *out = (hr_place){x, piece(p.y, q.y, r.y, s.y, high)};
        return true;
    }
    return false;
}

/* How far outwards the brow goes. */
static double brow_end(const hf_face *face, const hf_frame *frame, hf_side side)
{
    hf_contour c = hf_face_contour(face, HF_BROW_UPPER, side);
    double end = 0.0;

    for (size_t i = 0; i < c.count; i++) {
        double x, y;
        hf_frame_to_mm(frame, c.points[i].x, c.points[i].y, &x, &y);
        end = fmax(end, outwards(side) * x);
    }
    return end;
}

static bool brow(hr_distance *d, const hf_face *face, const hf_frame *frame,
                 hf_side side)
{
    hr_place top, canthus;
    double x = frame->pupil_x[side], y = frame->pupil_y[side], lateral;

    if (!height_at(&top, x, face, frame, HF_BROW_UPPER, side) ||
        !point_of(&canthus, face, frame, HF_CANTHUS_OUTER, side))
        return false;
    lateral = outwards(side) * canthus.x + beside_eye;
    lateral = fmax(lateral, brow_end(face, frame, side) + beside_brow);
    x = outwards(side) * lateral;
    *d = (hr_distance){.measure = "brow_height",
                       .side = value_side(side),
                       .word = "brow",
                       .from = {x, y},
                       .to = {x, top.y},
                       .extended = true,
                       .reach = top,
                       .label = {x, top.y},
                       .away = {0.3 * outwards(side), 1.0}};
    return true;
}

static bool fissure(hr_distance *d, const hf_face *face, const hf_frame *frame,
                    hf_side side)
{
    hr_place inner, outer, upper, lower;
    double x;

    if (!point_of(&inner, face, frame, HF_CANTHUS_INNER, side) ||
        !point_of(&outer, face, frame, HF_CANTHUS_OUTER, side))
        return false;
    x = 0.5 * (inner.x + outer.x);
    if (!height_at(&upper, x, face, frame, HF_LID_UPPER, side) ||
        !height_at(&lower, x, face, frame, HF_LID_LOWER, side))
        return false;
    *d = (hr_distance){.measure = "pfh",
                       .side = value_side(side),
                       .word = "fissure",
                       .from = lower,
                       .to = upper,
                       .label = lower,
                       .away = {0.4 * outwards(side), -1.0}};
    return true;
}

/* Where the lower lip's border meets the midline, as the measure has it. */
static bool lip_centre(hr_place *lip, const hf_face *face,
                       const hf_frame *frame, hf_side side)
{
    /* The lines lean by a few degrees: each step gains two digits. */
    enum { steps = 6 };
    hr_place end;
    double y;

    if (!point_of(&end, face, frame, HF_COMMISSURE, side))
        return false;
    y = end.y;
    for (int i = 0; i < steps; i++) {
        if (!height_at(lip, hf_frame_midline_at(frame, y), face, frame,
                       HF_LIP_LOWER_OUTER, side))
            return false;
        y = lip->y;
    }
    return true;
}

static bool corner(hr_distance *d, const hf_face *face, const hf_frame *frame,
                   hf_side side)
{
    hr_place lip, end;

    if (!lip_centre(&lip, face, frame, side) ||
        !point_of(&end, face, frame, HF_COMMISSURE, side))
        return false;
    *d = (hr_distance){.measure = "commissure_position",
                       .side = value_side(side),
                       .word = "corner",
                       .from = lip,
                       .to = end,
                       .label = {0.5 * (lip.x + end.x), 0.5 * (lip.y + end.y)},
                       .away = {0.6 * outwards(side), -1.0}};
    return true;
}

/* From the level of the higher corner down to the lower one. */
static bool drop(hr_distance *d, const hf_face *face, const hf_frame *frame)
{
    hr_place ends[2];
    hf_side low;
    double x;

    if (!point_of(&ends[0], face, frame, HF_COMMISSURE, HF_RIGHT) ||
        !point_of(&ends[1], face, frame, HF_COMMISSURE, HF_LEFT))
        return false;
    low = ends[HF_LEFT].y < ends[HF_RIGHT].y ? HF_LEFT : HF_RIGHT;
    x = ends[low].x + outwards(low) * beside_mouth;
    *d = (hr_distance){.measure = "commissure_height",
                       .side = HF_VALUE_DIFF,
                       .word = "drop",
                       .from = {x, ends[low].y},
                       .to = {x, ends[hf_side_other(low)].y},
                       .extended = true,
                       .reach = ends[hf_side_other(low)],
                       .label = {x, ends[low].y},
                       .away = {outwards(low), 0.0}};
    return true;
}

size_t hr_distances(hr_distance *list, const hf_face *face,
                    const hf_frame *frame)
{
    size_t count = 0;

    for (int side = 0; side < 2; side++) {
        count += brow(&list[count], face, frame, (hf_side)side);
        count += fissure(&list[count], face, frame, (hf_side)side);
        count += corner(&list[count], face, frame, (hf_side)side);
    }
    count += drop(&list[count], face, frame);
    return count;
}
