/* detect/dragged.c - what the mesh drags along with an uneven mouth
 *
 * The mesh shapes the whole face alike: a corner of the mouth that was moved on
 * the picture, and nothing else, takes the chin along. How much of a chin's
 * deviation is so is not known, since a jaw that deviates takes the mouth along
 * in earnest: it is doubt, and no correction. The mesh's tip of the nose
 * is dragged by half as much, the refined one by 0.4 mm of 10; its doubt stays,
 * since frames between photos rest on the tip among a dozen points and theirs
 * would grow with it.
 */
#include "detect/dragged.h"

#include <math.h>

/* sd, mm, per mm by which one corner lies farther out and higher than the
 * other. Corners of five people were moved by 8 to 10 mm: on average the chin
 * went aside by 0.27 of it (out), 0.22 (in), 0.21 (up) and 0.19 (down); as much
 * in the drawn patient's smile. Twice that is taken: of a point's doubt only a
 * part (the face's repeat, 0.4) counts in a change, where all of this is new;
 * 1.96 * 0.4 * 2 of it, even when it is shared by two photos that lean to
 * opposite sides (/ sqrt(2)), is more than it. Larger: wider intervals, fewer
 * changes of the chin are called real. */
static const double per_out = 0.50, per_up = 0.40;

/* Share of that which refinement leaves: with a corner 10 mm farther out the
 * mesh's chin went aside by 2.9 mm, the refined one by 0.9 (nine people). */
static const double left_over = 0.31;

/* The single point of a contour. */
static bool point_of(hf_point *p, const hf_face *face, hf_contour_id id,
                     hf_side side)
{
    const hf_contour c = hf_face_contour(face, id, side);

    if (c.count != 1)
        return false;
    *p = c.points[0];
    return true;
}

/* By how much the left corner lies farther out and higher than the right one,
 * px, as seen along the line of the eyes. False: the face does not say. */
static bool unevenness(double *out, double *up, const hf_face *face)
{
    hf_point eye[2], corner[2], p;
    double dx, dy, length, along[2], down[2];

    for (int s = 0; s < 2; s++) {
        if (!point_of(&eye[s], face, HF_CANTHUS_INNER, (hf_side)s) ||
            !point_of(&p, face, HF_CANTHUS_OUTER, (hf_side)s) ||
            !point_of(&corner[s], face, HF_COMMISSURE, (hf_side)s))
            return false;
        eye[s].x = (eye[s].x + p.x) / 2;
        eye[s].y = (eye[s].y + p.y) / 2;
    }
    dx = eye[HF_LEFT].x - eye[HF_RIGHT].x;
    dy = eye[HF_LEFT].y - eye[HF_RIGHT].y;
    length = hypot(dx, dy);
    if (!(length > 0))
        return false;
    for (int s = 0; s < 2; s++) {
        const double x = corner[s].x - (eye[0].x + eye[1].x) / 2;
        const double y = corner[s].y - (eye[0].y + eye[1].y) / 2;

        along[s] = (x * dx + y * dy) / length;
        down[s] = (y * dx - x * dy) / length;
    }
    *out = along[HF_LEFT] + along[HF_RIGHT];
    *up = down[HF_RIGHT] - down[HF_LEFT];
    return true;
}

hf_status hf_dragged_doubt(hf_face *face, bool refined, hf_error *error)
{
    const double share = refined ? left_over : 1;
    double out, up;
    hf_point chin;

    if (!point_of(&chin, face, HF_CHIN, HF_RIGHT) ||
        !unevenness(&out, &up, face))
        return HF_OK;
    chin.sd = hypot(chin.sd, share * (per_out * out + per_up * up));
    return hf_face_set_contour(face, HF_CHIN, HF_RIGHT, &chin, 1, error);
}
