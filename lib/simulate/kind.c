/* simulate/kind.c - the movements that have a name, and where they are */
#include "simulate/map.h"
#include "base/fail.h"

#include <math.h>

/* Where a kind is centred. */
typedef enum place {
    AT_COMMISSURE, /* the mouth corner itself */
    AT_BROW,       /* upper border of the brow above the pupil */
    AT_UPPER_LID,  /* margin halfway between the canthi */
    AT_LOWER_LID,
    AT_CHEEK, /* halfway between outer canthus and mouth corner */
    AT_EYE    /* the upper lid's whole margin */
} place;

/* Radii in mm: about the reach of the muscle that moves the part (zygomaticus,
 * half a frontalis, a lid), so that neighbours follow as skin does. A larger
 * one takes more of the face along. Skin over a closing eye unfolds from about
 * the crease and a little above. */
static const struct {
    hf_move_kind kind;
    place place;
} kinds[] = {
    {{"mouth-corner", 14.0, "the mouth corner"}, AT_COMMISSURE},
    {{"brow", 12.0, "the brow's upper border above the pupil"}, AT_BROW},
    {{"upper-lid", 5.0, "the upper lid's margin at mid-eye"}, AT_UPPER_LID},
    {{"lower-lid", 5.0, "the lower lid's margin at mid-eye"}, AT_LOWER_LID},
    {{"half-face", 30.0, "cheek, eye and mouth corner together"}, AT_CHEEK},
    {{"eye", 9.0, "the upper lid over the eye: eye:SIDE:gap=MM"}, AT_EYE},
};

size_t hf_move_kind_count(void)
{
    return sizeof kinds / sizeof kinds[0];
}

const hf_move_kind *hf_move_kind_at(size_t index)
{
    return index < hf_move_kind_count() ? &kinds[index].kind : NULL;
}

bool hf_move_closes(const hf_move_kind *kind)
{
    for (size_t i = 0; i < hf_move_kind_count(); i++)
        if (kind == &kinds[i].kind)
            return kinds[i].place == AT_EYE;
    return false;
}

static hf_status lacks(hf_contour_id id, hf_side side, const char *why,
                       hf_error *error)
{
    return hf_fail(error, HF_E_UNDEFINED,
                   "the face %s contour '%s' on the %s, where the movement is "
                   "centred",
                   why, hf_contour_name(id), hf_side_name(side));
}

static hf_status point_of(double *x, double *y, hf_contour_id id, hf_side side,
                          const hf_face *face, const hf_frame *frame,
                          hf_error *error)
{
    hf_contour c = hf_face_contour(face, id, side);

    if (c.count == 0)
        return lacks(id, side, "lacks", error);
    hf_frame_to_mm(frame, c.points[0].x, c.points[0].y, x, y);
    return HF_OK;
}

/* Height of a contour at abscissa x by straight pieces: the centre of a
 * movement needs no spline, since the same centre makes picture and truth. */
static hf_status height_at(double *y, double x, hf_contour_id id, hf_side side,
                           const hf_face *face, const hf_frame *frame,
                           hf_error *error)
{
    hf_contour c = hf_face_contour(face, id, side);
    double px = 0.0, py = 0.0;

    if (c.count == 0)
        return lacks(id, side, "lacks", error);
    for (size_t i = 0; i < c.count; i++) {
        double qx, qy;
        hf_frame_to_mm(frame, c.points[i].x, c.points[i].y, &qx, &qy);
        if (i > 0 && (px - x) * (qx - x) <= 0.0 && px != qx) {
            *y = py + (qy - py) * (x - px) / (qx - px);
            return HF_OK;
        }
        px = qx;
        py = qy;
    }
    return lacks(id, side, "does not reach far enough along", error);
}

static hf_status lid_centre(double *x, double *y, hf_contour_id lid,
                            hf_side side, const hf_face *face,
                            const hf_frame *frame, hf_error *error)
{
    double ix, iy, ox, oy;
    hf_status status;

    status = point_of(&ix, &iy, HF_CANTHUS_INNER, side, face, frame, error);
    if (!status)
        status = point_of(&ox, &oy, HF_CANTHUS_OUTER, side, face, frame, error);
    if (status)
        return status;
    *x = 0.5 * (ix + ox);
    return height_at(y, *x, lid, side, face, frame, error);
}

static hf_status cheek_centre(double *x, double *y, hf_side side,
                              const hf_face *face, const hf_frame *frame,
                              hf_error *error)
{
    double ox, oy, cx, cy;
    hf_status status;

    status = point_of(&ox, &oy, HF_CANTHUS_OUTER, side, face, frame, error);
    if (!status)
        status = point_of(&cx, &cy, HF_COMMISSURE, side, face, frame, error);
    if (status)
        return status;
    *x = 0.5 * (ox + cx);
    *y = 0.5 * (oy + cy);
    return HF_OK;
}

hf_status hf_move_centre(double *x, double *y, const hf_move_kind *kind,
                         hf_side side, const hf_face *face,
                         const hf_frame *frame, hf_error *error)
{
    size_t i = 0;

    while (&kinds[i].kind != kind)
        i++;
    switch (kinds[i].place) {
    case AT_COMMISSURE:
        return point_of(x, y, HF_COMMISSURE, side, face, frame, error);
    case AT_BROW:
        *x = frame->pupil_x[side];
        return height_at(y, *x, HF_BROW_UPPER, side, face, frame, error);
    case AT_UPPER_LID:
        return lid_centre(x, y, HF_LID_UPPER, side, face, frame, error);
    case AT_LOWER_LID:
        return lid_centre(x, y, HF_LID_LOWER, side, face, frame, error);
    case AT_CHEEK:
    case AT_EYE:
        break;
    }
    return cheek_centre(x, y, side, face, frame, error);
}
