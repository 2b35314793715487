/* parity/emotrics.c - Emotrics' measures; definitions in parity.h */
#include "parity/emotrics.h"

#include <math.h>

#define DEGREES (180 / 3.14159265358979323846)

static hf_result scaled(const hf_emotrics *j, hf_result px)
{
    return px.reason == HF_PARITY_OK ? hf_result_of(px.value * j->mm) : px;
}

/* |y'| from the iris centre to a curve above or below it; right: the right
   side's curve, which the left side's follows. */
static hf_result from_iris(const hf_emotrics *j, int right, hf_side side)
{
    const hf_place iris =
        hf_emotrics_turned(j, j->marks.iris[side].x, j->marks.iris[side].y);

    return scaled(
        j, hf_result_gap(hf_emotrics_height(j, right + (int)side, iris.x),
                         hf_result_of(iris.y)));
}

static hf_result brow_height(const hf_emotrics *j, hf_side side)
{
    return from_iris(j, HF_EM_BROW_R, side);
}

static hf_result reflex_1(const hf_emotrics *j, hf_side side)
{
    return from_iris(j, HF_EM_UPPER_LID_R, side);
}

static hf_result reflex_2(const hf_emotrics *j, hf_side side)
{
    return from_iris(j, HF_EM_LOWER_LID_R, side);
}

static hf_result fissure(const hf_emotrics *j, hf_side side)
{
    const int up = HF_EM_UPPER_LID_R + (int)side;
    const int low = HF_EM_LOWER_LID_R + (int)side;
    const double *a = j->curve[up].x, *b = j->curve[low].x;
    const double x = ((a[1] + a[2]) / 2 + (b[1] + b[2]) / 2) / 2;

    return scaled(j, hf_result_gap(hf_emotrics_height(j, up, x),
                                   hf_emotrics_height(j, low, x)));
}

/* From P0 to the corner, px. */
static hf_result excursion_px(const hf_emotrics *j, hf_side side)
{
    const hf_result p0 = hf_emotrics_height(j, HF_EM_LOWER_LIP, 0);
    const hf_place corner = hf_emotrics_mark(j, hf_emotrics_corner[side]);

    return p0.reason == HF_PARITY_OK
               ? hf_result_of(hypot(corner.x, corner.y - p0.value))
               : p0;
}

static hf_result excursion(const hf_emotrics *j, hf_side side)
{
    return scaled(j, excursion_px(j, side));
}

static hf_result smile_angle(const hf_emotrics *j, hf_side side)
{
    const hf_result p0 = hf_emotrics_height(j, HF_EM_LOWER_LIP, 0);
    const hf_result length = excursion_px(j, side);
    const hf_place corner = hf_emotrics_mark(j, hf_emotrics_corner[side]);

    if (length.reason != HF_PARITY_OK)
        return length;
    return hf_result_of(90 +
                        asin((p0.value - corner.y) / length.value) * DEGREES);
}

static hf_result corner_height(const hf_emotrics *j, hf_side side)
{
    const int n = hf_emotrics_corner[side];

    if (j->marks.at[n].why != HF_PARITY_OK)
        return hf_mark_lack(&j->marks, n);
    return hf_result_of(hf_emotrics_mark(j, n).y * j->mm);
}

static hf_result upper_lip(const hf_emotrics *j, hf_side side)
{
    return scaled(j, j->uy[side]);
}

static hf_result lower_lip(const hf_emotrics *j, hf_side side)
{
    return scaled(j, hf_emotrics_at_u(j, HF_EM_LOWER_LIP, side));
}

static hf_result dental_show(const hf_emotrics *j, hf_side side)
{
    const hf_result up = hf_emotrics_at_u(j, HF_EM_INNER_UPPER, side);
    const hf_result low = hf_emotrics_at_u(j, HF_EM_INNER_LOWER, side);

    if (up.reason != HF_PARITY_OK)
        return up;
    if (low.reason != HF_PARITY_OK)
        return low;
    return scaled(j, hf_result_of(fmax(0, low.value - up.value)));
}

/* In the order of Emotrics' sheet. A measure that is not paired has only its
   deviation. zero: a share of nothing is called 0 there. */
static const struct {
    const char *name, *region, *unit;
    hf_result (*read)(const hf_emotrics *, hf_side);
    bool paired, zero;
} measures[] = {
    {"Brow Height", "brow", "mm", brow_height, true, false},
    {"Marginal Reflex Distance 1", "eye", "mm", reflex_1, true, false},
    {"Marginal Reflex Distance 2", "eye", "mm", reflex_2, true, false},
    {"Palpebral Fissure Height", "eye", "mm", fissure, true, true},
    {"Commisure Excursion", "mouth", "mm", excursion, true, false},
    {"Commisure Height Deviation", "mouth", "mm", corner_height, false, false},
    {"Smile Angle", "mouth", "deg", smile_angle, true, false},
    {"Upper Lip Height Deviation", "mouth", "mm", upper_lip, false, false},
    {"Dental Show", "mouth", "mm", dental_show, true, true},
    {"Lower Lip Height Deviation", "mouth", "mm", lower_lip, false, false},
};

/* ------------------------------------------------------------- percents */

/* The healthy side: the one not declared affected, or (the defect) left if
   the lower lip's middle is not left of P0 in the picture. */
static hf_result healthy_side(const hf_emotrics *j)
{
    const hf_affected affected = j->options->affected;

    if (j->options->defects) {
        const hf_result p0 = hf_emotrics_height(j, HF_EM_LOWER_LIP, 0);

        if (p0.reason != HF_PARITY_OK)
            return p0;
        return hf_result_of(j->marks.at[57].x >= j->cx - j->sine * p0.value
                                ? HF_LEFT
                                : HF_RIGHT);
    }
    if (affected == HF_AFFECTED_RIGHT || affected == HF_AFFECTED_LEFT)
        return hf_result_of(affected == HF_AFFECTED_RIGHT ? HF_LEFT : HF_RIGHT);
    return hf_result_lacks(affected == HF_AFFECTED_BOTH
                               ? HF_PARITY_BILATERAL
                               : HF_PARITY_SIDE_UNDECLARED,
                           HF_CONTOUR_COUNT);
}

static hf_result percent(const hf_emotrics *j, size_t m,
                         const hf_result value[2])
{
    const hf_result gap = hf_result_gap(value[HF_RIGHT], value[HF_LEFT]);
    const hf_result side = healthy_side(j);
    double healthy;

    if (gap.reason != HF_PARITY_OK)
        return gap;
    if (side.reason != HF_PARITY_OK)
        return side;
    healthy = value[side.value == HF_LEFT ? HF_LEFT : HF_RIGHT].value;
    if (healthy == 0 && measures[m].zero && j->options->defects)
        return hf_result_of(0);
    return hf_result_of(100 * gap.value / healthy);
}

static void add_rows(hf_parity *out, const hf_emotrics *j, size_t m)
{
    const char *name = measures[m].name, *region = measures[m].region;
    const char *unit = measures[m].unit;
    hf_result value[2] = {j->frame, j->frame}, share = j->frame;

    if (j->frame.reason == HF_PARITY_OK) {
        value[HF_RIGHT] = measures[m].read(j, HF_RIGHT);
        value[HF_LEFT] = measures[m].read(j, HF_LEFT);
        share = percent(j, m, value);
    }
    if (measures[m].paired) {
        hf_parity_add(out, name, HF_PARITY_RIGHT, region, unit,
                      value[HF_RIGHT]);
        hf_parity_add(out, name, HF_PARITY_LEFT, region, unit, value[HF_LEFT]);
    }
    hf_parity_add(out, name, HF_PARITY_ABSOLUTE, region, unit,
                  hf_result_gap(value[HF_RIGHT], value[HF_LEFT]));
    if (measures[m].paired)
        hf_parity_add(out, name, HF_PARITY_PERCENT, region, "%", share);
}

void hf_parity_emotrics(hf_parity *out, const hf_face *face,
                        const hf_parity_options *options)
{
    hf_emotrics j = {.options = options};

    j.frame = hf_result_lacks(HF_PARITY_NO_FACE, HF_CONTOUR_COUNT);
    if (face) {
        hf_marks_read(&j.marks, face, HF_PEER_EMOTRICS);
        j.frame = hf_emotrics_frame(&j);
    }
    if (j.frame.reason == HF_PARITY_OK) {
        out->mm_per_px = j.mm;
        out->scale = options->mm_per_px > 0 ? "given" : "iris";
        hf_emotrics_fit(&j);
    }
    for (size_t m = 0; m < sizeof measures / sizeof *measures; m++)
        add_rows(out, &j, m);
}
