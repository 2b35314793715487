/* parity/points.c - from contours to another system's numbered points
 *
 * Where a contour has more points than the system, points of it are chosen by
 * their place in its list, not by their place on the face: the same ones on
 * every photo of a scheme. The parts are those of the scheme's own points,
 * nudged off halves so that the schemes' usual counts (5, 7, 9, 11, 17) hit
 * whole places.
 */
#include "parity/points.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* iBUG's eye: a point at a third and two thirds of a lid. */
static const double thirds[] = {0, 0.36, 0.64, 1};
/* iBUG's brow, WFLW's brow and lid: evenly. */
static const double quarters[] = {0, 0.26, 0.5, 0.74, 1};
/* Outer lip of both: two points in each half, the inner one at Cupid's bow. */
static const double sixths[] = {0, 0.2, 0.38, 0.5, 0.62, 0.8, 1};
/* Inner lip of both: the one point in each half lies under Cupid's bow. */
static const double inner[] = {0, 0.36, 0.5, 0.64, 1};
static const double whole[] = {0};
static const double middle[] = {0.5};

#define ANY SIZE_MAX

static const hf_mark_row ibug[] = {
    {HF_BROW_UPPER, HF_RIGHT, 5, ANY, quarters, 5, {21, 20, 19, 18, 17}},
    {HF_BROW_UPPER, HF_LEFT, 5, ANY, quarters, 5, {22, 23, 24, 25, 26}},
    {HF_LID_UPPER, HF_RIGHT, 4, ANY, thirds, 4, {39, 38, 37, 36}},
    {HF_LID_UPPER, HF_LEFT, 4, ANY, thirds, 4, {42, 43, 44, 45}},
    {HF_LID_LOWER, HF_RIGHT, 4, ANY, thirds, 4, {39, 40, 41, 36}},
    {HF_LID_LOWER, HF_LEFT, 4, ANY, thirds, 4, {42, 47, 46, 45}},
    {HF_CANTHUS_INNER, HF_RIGHT, 1, 1, whole, 1, {39}},
    {HF_CANTHUS_INNER, HF_LEFT, 1, 1, whole, 1, {42}},
    {HF_CANTHUS_OUTER, HF_RIGHT, 1, 1, whole, 1, {36}},
    {HF_CANTHUS_OUTER, HF_LEFT, 1, 1, whole, 1, {45}},
    {HF_LIP_UPPER_OUTER, 0, 7, ANY, sixths, 7, {48, 49, 50, 51, 52, 53, 54}},
    {HF_LIP_LOWER_OUTER, 0, 7, ANY, sixths, 7, {48, 59, 58, 57, 56, 55, 54}},
    {HF_LIP_UPPER_INNER, 0, 5, ANY, inner, 5, {60, 61, 62, 63, 64}},
    {HF_LIP_LOWER_INNER, 0, 5, ANY, inner, 5, {60, 67, 66, 65, 64}},
    {HF_COMMISSURE, HF_RIGHT, 1, 1, whole, 1, {48}},
    {HF_COMMISSURE, HF_LEFT, 1, 1, whole, 1, {54}},
};

/* Lids of four points leave out the middle of each lid. */
static const hf_mark_row wflw[] = {
    {HF_BROW_UPPER, HF_RIGHT, 5, ANY, quarters, 5, {37, 36, 35, 34, 33}},
    {HF_BROW_UPPER, HF_LEFT, 5, ANY, quarters, 5, {42, 43, 44, 45, 46}},
    {HF_LID_UPPER, HF_RIGHT, 4, 4, thirds, 4, {64, 63, 61, 60}},
    {HF_LID_UPPER, HF_RIGHT, 5, ANY, quarters, 5, {64, 63, 62, 61, 60}},
    {HF_LID_UPPER, HF_LEFT, 4, 4, thirds, 4, {68, 69, 71, 72}},
    {HF_LID_UPPER, HF_LEFT, 5, ANY, quarters, 5, {68, 69, 70, 71, 72}},
    {HF_LID_LOWER, HF_RIGHT, 4, 4, thirds, 4, {64, 65, 67, 60}},
    {HF_LID_LOWER, HF_RIGHT, 5, ANY, quarters, 5, {64, 65, 66, 67, 60}},
    {HF_LID_LOWER, HF_LEFT, 4, 4, thirds, 4, {68, 75, 73, 72}},
    {HF_LID_LOWER, HF_LEFT, 5, ANY, quarters, 5, {68, 75, 74, 73, 72}},
    {HF_CANTHUS_INNER, HF_RIGHT, 1, 1, whole, 1, {64}},
    {HF_CANTHUS_INNER, HF_LEFT, 1, 1, whole, 1, {68}},
    {HF_CANTHUS_OUTER, HF_RIGHT, 1, 1, whole, 1, {60}},
    {HF_CANTHUS_OUTER, HF_LEFT, 1, 1, whole, 1, {72}},
    {HF_ALA, HF_RIGHT, 1, 1, whole, 1, {55}},
    {HF_ALA, HF_LEFT, 1, 1, whole, 1, {59}},
    {HF_COMMISSURE, HF_RIGHT, 1, 1, whole, 1, {76}},
    {HF_COMMISSURE, HF_LEFT, 1, 1, whole, 1, {82}},
    {HF_LIP_LOWER_OUTER, 0, 3, ANY, middle, 1, {85}},
    {HF_LIP_UPPER_INNER, 0, 5, ANY, inner, 5, {88, 89, 90, 91, 92}},
    {HF_LIP_LOWER_INNER, 0, 5, ANY, inner, 5, {88, 95, 94, 93, 92}},
};

static const struct {
    const hf_mark_row *rows;
    size_t count;
} schemes[HF_PEER_COUNT] = {
    [HF_PEER_EMOTRICS] = {ibug, sizeof ibug / sizeof *ibug},
    [HF_PEER_DYNAFACE] = {wflw, sizeof wflw / sizeof *wflw},
};

/* What a pixel's centre has here (0.5) more than there (0). */
static const double pixel_shift = 0.5;

/* The point at that part of the list; half way between two, their middle, so
   that a mirrored face has mirrored points. */
static hf_point point_at(hf_contour c, double part)
{
    const double place = part * (double)(c.count - 1);
    const size_t low = (size_t)floor(place);
    const double over = place - (double)low;
    const size_t high = low + 1 < c.count ? low + 1 : low;
    hf_point p = c.points[over < 0.5 ? low : high];

    if (fabs(over - 0.5) < 1e-9) {
        p.x = (c.points[low].x + c.points[high].x) / 2;
        p.y = (c.points[low].y + c.points[high].y) / 2;
    }
    return p;
}

static void read_row(hf_marks *out, const hf_face *face, const hf_mark_row *row)
{
    const hf_contour c = hf_face_contour(face, row->id, row->side);

    if (c.count > row->most)
        return;
    for (size_t i = 0; i < row->count; i++) {
        const unsigned char n = row->numbers[i];

        if (c.count >= row->least) {
            const hf_point p = point_at(c, row->parts[i]);

            out->at[n].x = p.x - pixel_shift;
            out->at[n].y = p.y - pixel_shift;
            out->at[n].why = HF_PARITY_OK;
        } else if (out->at[n].why != HF_PARITY_OK) {
            out->at[n].why =
                c.count ? HF_PARITY_TOO_FEW_POINTS : HF_PARITY_MISSING_CONTOUR;
            out->at[n].contour = row->id;
        }
    }
}

void hf_marks_read(hf_marks *out, const hf_face *face, hf_peer peer)
{
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < HF_MARKS; i++)
        out->at[i].why = HF_PARITY_NO_SUCH_POINT;
    for (size_t i = 0; i < schemes[peer].count; i++)
        read_row(out, face, &schemes[peer].rows[i]);
    for (int side = 0; side < 2; side++) {
        const hf_iris iris = hf_face_iris(face, (hf_side)side);

        out->iris[side].present = iris.present;
        out->iris[side].x = iris.x - pixel_shift;
        out->iris[side].y = iris.y - pixel_shift;
        out->iris[side].r = iris.r;
    }
}

void hf_marks_round(hf_marks *marks)
{
    for (size_t i = 0; i < HF_MARKS; i++) {
        marks->at[i].x = rint(marks->at[i].x);
        marks->at[i].y = rint(marks->at[i].y);
    }
    for (int side = 0; side < 2; side++) {
        marks->iris[side].x = rint(marks->iris[side].x);
        marks->iris[side].y = rint(marks->iris[side].y);
        marks->iris[side].r = rint(marks->iris[side].r);
    }
}

hf_result hf_mark_lack(const hf_marks *marks, int n)
{
    return hf_result_lacks(marks->at[n].why, marks->at[n].contour);
}
