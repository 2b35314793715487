/* parity/emotrics_fit.c - Emotrics' axes, contours and the points U */
#include "parity/emotrics.h"

#include <math.h>

static const struct {
    hf_contour_id id;
    size_t count;
    unsigned char numbers[7];
} curves[HF_EM_CURVES] = {
    [HF_EM_BROW_R] = {HF_BROW_UPPER, 5, {17, 18, 19, 20, 21}},
    [HF_EM_BROW_L] = {HF_BROW_UPPER, 5, {22, 23, 24, 25, 26}},
    [HF_EM_UPPER_LID_R] = {HF_LID_UPPER, 4, {36, 37, 38, 39}},
    [HF_EM_UPPER_LID_L] = {HF_LID_UPPER, 4, {42, 43, 44, 45}},
    [HF_EM_LOWER_LID_R] = {HF_LID_LOWER, 4, {36, 41, 40, 39}},
    [HF_EM_LOWER_LID_L] = {HF_LID_LOWER, 4, {42, 47, 46, 45}},
    [HF_EM_UPPER_LIP] = {HF_LIP_UPPER_OUTER, 7, {48, 49, 50, 51, 52, 53, 54}},
    [HF_EM_LOWER_LIP] = {HF_LIP_LOWER_OUTER, 7, {48, 59, 58, 57, 56, 55, 54}},
    [HF_EM_INNER_UPPER] = {HF_LIP_UPPER_INNER, 5, {60, 61, 62, 63, 64}},
    [HF_EM_INNER_LOWER] = {HF_LIP_LOWER_INNER, 5, {60, 67, 66, 65, 64}},
};

const int hf_emotrics_corner[2] = {[HF_RIGHT] = 48, [HF_LEFT] = 54};

/* Most px that a lip may span, so that a damaged face ends: the photo's
   largest side. */
static const double widest = 65535;

/* ---------------------------------------------------------------- frame */

hf_place hf_emotrics_turned(const hf_emotrics *j, double x, double y)
{
    const double dx = x - j->cx, dy = y - j->cy;

    return (hf_place){j->cosine * dx + j->sine * dy,
                      -j->sine * dx + j->cosine * dy};
}

hf_place hf_emotrics_mark(const hf_emotrics *j, int n)
{
    return hf_emotrics_turned(j, j->marks.at[n].x, j->marks.at[n].y);
}

/* Mean of five of the eye's six points: the sixth is left out there. */
static bool guess_centre(hf_emotrics *j, hf_side side)
{
    const int first = side == HF_RIGHT ? 36 : 42;
    double x = 0, y = 0;

    for (int n = first; n < first + 6; n++)
        if (j->marks.at[n].why != HF_PARITY_OK)
            return false;
    for (int n = first; n < first + 5; n++) {
        x += j->marks.at[n].x / 5;
        y += j->marks.at[n].y / 5;
    }
    j->marks.iris[side].x = rint(x);
    j->marks.iris[side].y = rint(y);
    return true;
}

/* The defect: irises that are not seen are put where they might be. */
static void guess_irises(hf_emotrics *j)
{
    static const int canthus[2] = {[HF_RIGHT] = 39, [HF_LEFT] = 45};
    const bool seen[2] = {j->marks.iris[0].present, j->marks.iris[1].present};

    for (int side = 0; side < 2; side++) {
        if (seen[side] || !guess_centre(j, (hf_side)side))
            continue;
        j->marks.iris[side].present = true;
        j->marks.iris[side].r =
            seen[!side]
                ? j->marks.iris[!side].r
                : rint((j->marks.at[canthus[side]].x - j->marks.iris[side].x) /
                       2);
    }
}

/* Axes and scale; the lack that all values share, if any. */
hf_result hf_emotrics_frame(hf_emotrics *j)
{
    double x, y, length, radii;

    if (j->options->defects) {
        hf_marks_round(&j->marks);
        guess_irises(j);
    }
    if (!j->marks.iris[0].present || !j->marks.iris[1].present)
        return hf_result_lacks(HF_PARITY_IRIS_HIDDEN, HF_CONTOUR_COUNT);
    x = j->marks.iris[HF_LEFT].x - j->marks.iris[HF_RIGHT].x;
    y = j->marks.iris[HF_LEFT].y - j->marks.iris[HF_RIGHT].y;
    radii = j->marks.iris[HF_LEFT].r + j->marks.iris[HF_RIGHT].r;
    if (x == 0 || !(radii > 0))
        return hf_result_lacks(HF_PARITY_NO_FRAME, HF_CONTOUR_COUNT);
    /* The cosine of an arc tangent is never negative. */
    length = copysign(hypot(x, y), x);
    j->cosine = x / length;
    j->sine = y / length;
    j->cx = j->marks.iris[HF_RIGHT].x + x / 2;
    j->cy = j->marks.iris[HF_RIGHT].y + y / 2;
    j->mm = j->options->mm_per_px > 0 ? j->options->mm_per_px
                                      : j->options->iris_mm / radii;
    return hf_result_of(0);
}

/* --------------------------------------------------------------- curves */

static void fit_curve(hf_emotrics *j, int c)
{
    double y[7];

    j->curve[c].lack = hf_result_of(0);
    for (size_t i = 0; i < curves[c].count; i++) {
        const int n = curves[c].numbers[i];
        const hf_place p = hf_emotrics_mark(j, n);

        if (j->marks.at[n].why != HF_PARITY_OK) {
            j->curve[c].lack = hf_mark_lack(&j->marks, n);
            return;
        }
        j->curve[c].x[i] = p.x;
        y[i] = p.y;
    }
    if (!hf_smooth_fit(&j->curve[c].spline, j->curve[c].x, y, curves[c].count))
        j->curve[c].lack =
            hf_result_lacks(HF_PARITY_FOLDED_CONTOUR, curves[c].id);
}

/* y' of a curve at that x'. */
hf_result hf_emotrics_height(const hf_emotrics *j, int c, double x)
{
    const hf_smooth *s = &j->curve[c].spline;

    if (j->curve[c].lack.reason != HF_PARITY_OK)
        return j->curve[c].lack;
    if (!j->options->defects && (x < s->from || x > s->to))
        return hf_result_lacks(HF_PARITY_OUTSIDE_CONTOUR, curves[c].id);
    return hf_result_of(hf_smooth_at(s, x));
}

/* ---------------------------------------------------- the point U of a lip */

/* |x' of the corner| / 2, with the slip that takes Cx for Cy on the right. */
static double radius(const hf_emotrics *j, hf_side side)
{
    const int n = hf_emotrics_corner[side];

    if (j->options->defects && side == HF_RIGHT)
        return fabs(j->cosine * (j->marks.at[n].x - j->cx) +
                    j->sine * (j->marks.at[n].y - j->cx)) /
               2;
    return fabs(hf_emotrics_mark(j, n).x) / 2;
}

static void find_u(hf_emotrics *j, hf_side side)
{
    const hf_smooth *s = &j->curve[HF_EM_UPPER_LIP].spline;
    const double wanted = radius(j, side);
    double nearest = INFINITY, at = 0, first, steps;
    hf_place corner;

    j->ux[side] = j->uy[side] = j->curve[HF_EM_UPPER_LIP].lack;
    if (j->ux[side].reason != HF_PARITY_OK)
        return;
    if (!(s->to - s->from <= widest)) {
        j->ux[side] = j->uy[side] =
            hf_result_lacks(HF_PARITY_OUTSIDE_CONTOUR, HF_LIP_UPPER_OUTER);
        return;
    }
    corner = hf_emotrics_mark(j, hf_emotrics_corner[side]);
    first = rint(s->from - corner.x);
    steps = rint(s->to - corner.x) - first;
    for (int i = 0; i <= steps; i++) {
        const double dx = first + i;
        const double dy = hf_smooth_at(s, corner.x + dx) - corner.y;
        const double miss = fabs(sqrt(dx * dx + dy * dy) - wanted);

        if (miss < nearest) {
            nearest = miss;
            at = corner.x + dx;
        }
    }
    j->ux[side] = hf_result_of(at);
    j->uy[side] = hf_emotrics_height(j, HF_EM_UPPER_LIP, at);
}

/* y' of another lip contour at U's x'. */
hf_result hf_emotrics_at_u(const hf_emotrics *j, int c, hf_side side)
{
    if (j->uy[side].reason != HF_PARITY_OK)
        return j->uy[side];
    return hf_emotrics_height(j, c, j->ux[side].value);
}

void hf_emotrics_fit(hf_emotrics *j)
{
    for (int c = 0; c < HF_EM_CURVES; c++)
        fit_curve(j, c);
    find_u(j, HF_RIGHT);
    find_u(j, HF_LEFT);
}
