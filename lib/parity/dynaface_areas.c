/* parity/dynaface_areas.c - dynaface's brows, eyes and inner lips */
#include "parity/dynaface.h"

#include <math.h>

static const int right_eye[] = {60, 61, 62, 63, 64, 65, 66, 67};
static const int left_eye[] = {68, 69, 70, 71, 72, 73, 74, 75};

/* ----------------------------------------------------------------- brows */

/* y of a line's first meeting with the picture's edge: right, left, top,
   bottom. NaN if it lies outside. */
static double edge_y(double x0, double y0, double slope)
{
    const double side = HF_DYNAFACE_SIDE;
    const hf_place ends[] = {{side, slope * (side - x0) + y0},
                             {0, slope * (0 - x0) + y0},
                             {(0 - y0) / slope + x0, 0},
                             {(side - y0) / slope + x0, side}};

    for (size_t i = 0; slope != 0 && i < sizeof ends / sizeof *ends; i++)
        if (ends[i].x >= 0 && ends[i].x <= side && ends[i].y >= 0 &&
            ends[i].y <= side)
            return trunc(ends[i].y);
    return NAN;
}

hf_result hf_dynaface_brows(const hf_dynaface *j)
{
    const hf_place r = hf_dynaface_pupil(j, HF_RIGHT),
                   l = hf_dynaface_pupil(j, HF_LEFT);
    const hf_result lack = hf_dynaface_lack(j, 35, 44);
    const double x35 = j->marks.at[35].x, y35 = j->marks.at[35].y;
    const double x44 = j->marks.at[44].x, y44 = j->marks.at[44].y;
    double gap;

    if (lack.reason != HF_PARITY_OK)
        return lack;
    if (j->options->defects) {
        double angle = atan2(r.y - l.y, r.x - l.x);

        if (angle < 0)
            angle += 2 * 3.14159265358979323846;
        gap = edge_y(x44, y44, tan(angle)) - edge_y(x35, y35, tan(angle));
        if (!isfinite(gap))
            return hf_result_lacks(HF_PARITY_OFF_PICTURE, HF_CONTOUR_COUNT);
    } else {
        gap = y44 - y35 - (l.y - r.y) / (l.x - r.x) * (x44 - x35);
    }
    return hf_result_of(fabs(gap) * j->mm);
}

/* ----------------------------------------------------------------- areas */

/* Smaller over larger. */
static hf_result share(const hf_dynaface *j, hf_result a, hf_result b)
{
    if (a.reason != HF_PARITY_OK)
        return a;
    if (b.reason != HF_PARITY_OK)
        return b;
    if (j->options->defects && a.value == 0 && b.value == 0)
        return hf_result_of(1);
    return hf_result_of(fmin(a.value, b.value) / fmax(a.value, b.value));
}

static hf_result eye_area(const hf_dynaface *j, const int numbers[8])
{
    hf_place corner[8];
    size_t count = 0;

    for (int i = 0; i < 8; i++) {
        const int n = numbers[i];

        if (j->marks.at[n].why == HF_PARITY_OK)
            corner[count++] = (hf_place){j->marks.at[n].x, j->marks.at[n].y};
        else if (i % 4 != 2) /* the middle of a lid of four points */
            return hf_mark_lack(&j->marks, n);
    }
    return hf_result_of(hf_polygon_area(corner, count) * j->mm * j->mm);
}

hf_result hf_dynaface_eye_right(const hf_dynaface *j)
{
    return eye_area(j, right_eye);
}

hf_result hf_dynaface_eye_left(const hf_dynaface *j)
{
    return eye_area(j, left_eye);
}

hf_result hf_dynaface_eye_diff(const hf_dynaface *j)
{
    hf_result gap =
        hf_result_gap(hf_dynaface_eye_right(j), hf_dynaface_eye_left(j));

    if (j->options->defects && gap.reason == HF_PARITY_OK)
        gap.value = rint(gap.value * 100) / 100;
    return gap;
}

hf_result hf_dynaface_eye_ratio(const hf_dynaface *j)
{
    return share(j, hf_dynaface_eye_right(j), hf_dynaface_eye_left(j));
}

/* Both halves of the inner lips, once a face. */
void hf_dynaface_dental(hf_dynaface *j)
{
    const hf_place pupils[2] = {hf_dynaface_pupil(j, HF_RIGHT),
                                hf_dynaface_pupil(j, HF_LEFT)};
    hf_place lips[HF_LIP_CORNERS];
    double area[2];
    bool cut;

    for (int i = 0; i < HF_LIP_CORNERS; i++) {
        if (j->marks.at[88 + i].why != HF_PARITY_OK) {
            j->dental[0] = j->dental[1] = hf_mark_lack(&j->marks, 88 + i);
            return;
        }
        lips[i] = (hf_place){j->marks.at[88 + i].x, j->marks.at[88 + i].y};
    }
    cut = j->options->defects ? hf_dental_halves_whole(area, lips, pupils)
                              : hf_dental_halves(area, lips, pupils);
    for (int side = 0; side < 2; side++)
        j->dental[side] =
            cut ? hf_result_of(area[side] * j->mm * j->mm)
            : j->options->defects
                ? hf_result_of(0)
                : hf_result_lacks(HF_PARITY_MIDLINE, HF_CONTOUR_COUNT);
}

hf_result hf_dynaface_dental_left(const hf_dynaface *j)
{
    return j->dental[HF_LEFT];
}

hf_result hf_dynaface_dental_right(const hf_dynaface *j)
{
    return j->dental[HF_RIGHT];
}

hf_result hf_dynaface_dental_area(const hf_dynaface *j)
{
    const hf_result right = j->dental[HF_RIGHT];

    return right.reason == HF_PARITY_OK
               ? hf_result_of(right.value + j->dental[HF_LEFT].value)
               : right;
}

hf_result hf_dynaface_dental_ratio(const hf_dynaface *j)
{
    return share(j, j->dental[HF_RIGHT], j->dental[HF_LEFT]);
}

hf_result hf_dynaface_dental_diff(const hf_dynaface *j)
{
    return hf_result_gap(j->dental[HF_RIGHT], j->dental[HF_LEFT]);
}
