/* truth.c - the measures of the curves as drawn
 *
 * Written from the definitions alone and on dense curves, so that it shares
 * nothing with the library's own measuring. The face's axes are the pupils'
 * frame: heights are y, distances from the midline |x|.
 */
#include "symmetry.h"

#include <math.h>

static const double DEGREES = 180 / HF_PI;
/* Steps of an area's integral: far below the 0.01 mm2 that is printed. */
enum { STEPS = 2000 };

typedef struct sheet {
    const char *visit, *view;
    FILE *out;
} sheet;

static void row(const sheet *t, const char *measure, const char *side,
                double value, const char *unit)
{
    fprintf(t->out, "%s,%s,%s,%s,%.4f,%s\n", t->visit, t->view, measure, side,
            value, unit);
}

/* The area between two curves from x = a to b. */
static double area(const hf_curve *top, const hf_curve *low, double a, double b)
{
    double sum = 0, w = (b - a) / STEPS;

    for (int i = 0; i < STEPS; i++) {
        double x = a + (i + 0.5) * w;
        double d = hf_curve_y(top, x) - hf_curve_y(low, x);

        sum += d > 0 ? d : 0;
    }
    return sum * fabs(w);
}

static double pfh(const hf_shape *s, int k)
{
    double x = (s->canthus_inner[k].x + s->canthus_outer[k].x) / 2;

    return hf_curve_y(&s->lid_upper[k], x) - hf_curve_y(&s->lid_lower[k], x);
}

static double brow_height(const hf_shape *s, int k)
{
    return hf_curve_y(&s->brow_upper[k], s->iris[k].x) - s->iris[k].y;
}

/* Where the lower lip's outer border crosses the midline, to the corner. */
static double commissure_position(const hf_shape *s, int k)
{
    return hypot(s->corner[k].x,
                 s->corner[k].y - hf_curve_y(&s->lip_lower_outer, 0));
}

static double lower_lip_height(const hf_shape *s, int k)
{
    return hf_curve_y(&s->lip_lower_outer, s->corner[k].x / 2);
}

static void eyes(const sheet *t, const hf_shape *s, int k, const char *side)
{
    hf_xy in = s->canthus_inner[k], end = s->canthus_outer[k];
    double x = s->iris[k].x, y = s->iris[k].y;
    double mrd2 = y - hf_curve_y(&s->lid_lower[k], x);

    row(t, "brow_height", side, brow_height(s, k), "mm");
    row(t, "mrd1", side, hf_curve_y(&s->lid_upper[k], x) - y, "mm");
    row(t, "mrd2", side, mrd2, "mm");
    row(t, "pfh", side, pfh(s, k), "mm");
    row(t, "eye_area", side,
        area(&s->lid_upper[k], &s->lid_lower[k], in.x, end.x), "mm2");
    row(t, "scleral_show", side, fmax(0, mrd2 - s->iris_r), "mm");
    row(t, "limbus_gap", side, mrd2 - s->iris_r, "mm");
    row(t, "canthal_tilt", side,
        atan2(end.y - in.y, fabs(end.x - in.x)) * DEGREES, "deg");
}

static double dental_show(const hf_shape *s, int k)
{
    double half = s->corner[k].x / 2;

    return fmax(0, hf_curve_y(&s->lip_upper_inner, half) -
                       hf_curve_y(&s->lip_lower_inner, half));
}

static double canthus_commissure(const hf_shape *s, int k)
{
    return hypot(s->corner[k].x - s->canthus_inner[k].x,
                 s->corner[k].y - s->canthus_inner[k].y);
}

static void mouth_side(const sheet *t, const hf_shape *s, int k,
                       const char *side)
{
    hf_xy c = s->corner[k];
    double lat = hf_sign(k) * c.x, half = c.x / 2;
    double position = commissure_position(s, k);
    double rise = c.y - hf_curve_y(&s->lip_lower_outer, 0);

    row(t, "commissure_height", side, c.y, "mm");
    row(t, "commissure_lateral", side, lat, "mm");
    row(t, "commissure_position", side, position, "mm");
    row(t, "oral_commissure_distance", side,
        hypot(c.x - s->lip_middle.x, c.y - s->lip_middle.y), "mm");
    row(t, "smile_angle", side, 90 + asin(rise / position) * DEGREES, "deg");
    row(t, "canthus_commissure", side, canthus_commissure(s, k), "mm");
    /* Down to the corner is positive, as in Emotrics+. */
    row(t, "upper_lip_slope", side,
        atan2(hf_curve_y(&s->lip_upper_outer, 0) - c.y, lat) * DEGREES, "deg");
    row(t, "upper_lip_height", side, hf_curve_y(&s->lip_upper_outer, half),
        "mm");
    row(t, "lower_lip_height", side, lower_lip_height(s, k), "mm");
    row(t, "dental_show", side, dental_show(s, k), "mm");
    row(t, "dental_area", side,
        area(&s->lip_upper_inner, &s->lip_lower_inner, 0, c.x), "mm2");
}

/* The direction of the line closest to all of a curve's points. */
static double line_angle(const hf_curve *c)
{
    double x = 0, y = 0, xx = 0, xy = 0, yy = 0;

    for (int i = 0; i < c->n; i++) {
        x += c->p[i].x / c->n;
        y += c->p[i].y / c->n;
    }
    for (int i = 0; i < c->n; i++) {
        double u = c->p[i].x - x, v = c->p[i].y - y;

        xx += u * u;
        xy += u * v;
        yy += v * v;
    }
    return 0.5 * atan2(2 * xy, xx - yy) * DEGREES;
}

static void fold(const sheet *t, const hf_shape *s, int k, const char *side)
{
    hf_xy a = s->fold[k].p[0], b = s->fold[k].p[s->fold[k].n - 1];

    /* Against the vertical, as in Emotrics+: 0 = upright. */
    row(t, "nasolabial_angle", side, 90 - fabs(line_angle(&s->fold[k])), "deg");
    row(t, "nasolabial_length", side, hypot(b.x - a.x, b.y - a.y), "mm");
}

/* Degrees by which the patient's left end is higher. */
static double cant(hf_xy right, hf_xy left)
{
    return atan2(left.y - right.y, left.x - right.x) * DEGREES;
}

static void symmetry(const sheet *t, const hf_shape *s)
{
    static const char *const names[HF_PARTS] = {
        "asymmetry_brow", "asymmetry_eye", "asymmetry_nose", "asymmetry_mouth",
        "asymmetry_face"};

    row(t, "fai", "", fabs(canthus_commissure(s, 0) - canthus_commissure(s, 1)),
        "mm");
    for (int i = 0; i < HF_PARTS; i++)
        row(t, names[i], "", hf_part_asymmetry(s, (hf_part)i), "mm");
}

static void single(const sheet *t, const hf_shape *s)
{
    hf_xy brow[2];

    for (int k = 0; k < 2; k++)
        brow[k] = (hf_xy){s->iris[k].x, brow_height(s, k)};
    row(t, "philtrum_deviation", "", hf_curve_at(&s->philtrum, 0.5).x, "mm");
    row(t, "nose_tip_deviation", "", s->nose_tip.x, "mm");
    row(t, "nose_base_deviation", "", s->subnasale.x, "mm");
    row(t, "lower_lip_deviation", "", s->lip_middle.x, "mm");
    row(t, "chin_deviation", "", s->chin.x, "mm");
    row(t, "mouth_width", "",
        hypot(s->corner[1].x - s->corner[0].x, s->corner[1].y - s->corner[0].y),
        "mm");
    row(t, "mouth_cant", "", cant(s->corner[0], s->corner[1]), "deg");
    row(t, "brow_cant", "", cant(brow[0], brow[1]), "deg");
    row(t, "eye_cant", "", cant(s->canthus_outer[0], s->canthus_outer[1]),
        "deg");
    row(t, "interpupillary", "", s->iris[1].x - s->iris[0].x, "mm");
    row(t, "intercanthal", "",
        hypot(s->canthus_inner[1].x - s->canthus_inner[0].x,
              s->canthus_inner[1].y - s->canthus_inner[0].y),
        "mm");
    row(t, "outercanthal", "",
        hypot(s->canthus_outer[1].x - s->canthus_outer[0].x,
              s->canthus_outer[1].y - s->canthus_outer[0].y),
        "mm");
}

static void smile(const sheet *t, const hf_shape *s, const hf_shape *rest,
                  int k, const char *side)
{
    double lat = hf_sign(k) * (s->corner[k].x - rest->corner[k].x);
    double up = s->corner[k].y - rest->corner[k].y;
    double length = hypot(lat, up);
    /* From the direction of a smile, 8.1 mm out and 9.8 mm up on average. */
    double off = atan2(up, lat) - atan2(9.8, 8.1);

    /* In full within 60 degrees of it, nothing at right angles, negative
       against it. */
    row(t, "excursion", side, length * fmax(-1, fmin(1, 2 * cos(off))), "mm");
    if (length >= 1)
        row(t, "excursion_angle", side, atan2(up, lat) * DEGREES, "deg");
    row(t, "excursion_lateral", side, lat, "mm");
    row(t, "excursion_vertical", side, up, "mm");
    row(t, "position_change", side,
        commissure_position(s, k) - commissure_position(rest, k), "mm");
}

static void movement(const sheet *t, const hf_shape *s, const hf_shape *rest,
                     hf_act_view view, int k, const char *side)
{
    double open = pfh(s, k), moved;
    bool closing = view == HF_ACT_CLOSE_GENTLE || view == HF_ACT_CLOSE_FULL;

    moved = hypot(s->corner[k].x - rest->corner[k].x,
                  s->corner[k].y - rest->corner[k].y);
    if (view == HF_ACT_BROW)
        row(t, "brow_elevation", side, brow_height(s, k) - brow_height(rest, k),
            "mm");
    if (closing) {
        row(t, "closure", side, 100 * (1 - open / pfh(rest, k)), "%");
        row(t, "lagophthalmos", side, open < 1 ? 0 : open, "mm");
    }
    if (closing || view == HF_ACT_BROW)
        row(t, "synkinesis_mouth", side, moved, "mm");
    if (view == HF_ACT_SMILE_GENTLE || view == HF_ACT_SMILE_FULL)
        smile(t, s, rest, k, side);
    if (view == HF_ACT_SMILE_FULL || view == HF_ACT_PUCKER)
        row(t, "synkinesis_eye", side, 100 * open / pfh(rest, k), "%");
    if (view == HF_ACT_PUCKER)
        row(t, "pucker_narrowing", side,
            hf_sign(k) * (rest->corner[k].x - s->corner[k].x), "mm");
    if (view == HF_ACT_LOWER_LIP)
        row(t, "lip_depression", side,
            lower_lip_height(rest, k) - lower_lip_height(s, k), "mm");
    if (view == HF_ACT_LOWER_LIP)
        row(t, "dental_show_change", side,
            dental_show(s, k) - dental_show(rest, k), "mm");
}

void hf_truth_measures(const hf_patient *patient, const char *visit,
                       hf_act_view view, FILE *out)
{
    static const char *const sides[2] = {"R", "L"};
    sheet t = {visit, hf_act_name(view), out};
    hf_shape s, rest;

    hf_shape_make(&s, patient, view);
    hf_shape_make(&rest, patient, HF_ACT_REST);
    for (int k = 0; k < 2; k++) {
        eyes(&t, &s, k, sides[k]);
        mouth_side(&t, &s, k, sides[k]);
        fold(&t, &s, k, sides[k]);
        movement(&t, &s, &rest, view, k, sides[k]);
    }
    single(&t, &s);
    symmetry(&t, &s);
}
