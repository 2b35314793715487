/* simulate/face.c - the face after the movements: the truth of a photo */
#include "simulate/map.h"

#include <hemiface/review.h>

#include "face/each.h"
#include "simulate/lid.h"

/* A point that no movement reaches keeps its very coordinates: through mm and
 * back it would come out with other last digits. */
static void move_px(double *px, double *py, const hf_frame *frame,
                    const hf_move *moves, size_t count)
{
    double x, y, x1, y1;

    hf_frame_to_mm(frame, *px, *py, &x, &y);
    x1 = x;
    y1 = y;
    hf_move_point(moves, count, &x1, &y1);
    if (x1 != x || y1 != y)
        hf_frame_to_px(frame, x1, y1, px, py);
}

/* The movements that a photo makes, and where its millimetres lie. */
typedef struct movement {
    const hf_frame *frame;
    const hf_move *moves;
    size_t count;
} movement;

static void move_point(hf_point *p, const hf_point_at *at, const void *data)
{
    const movement *m = data;

    (void)at;
    move_px(&p->x, &p->y, m->frame, m->moves, m->count);
}

/* An eyeball stays under a closing lid, which may hide it. */
static hf_status move_iris(hf_face *face, hf_side side, const hf_frame *frame,
                           const hf_move *moves, size_t count, hf_error *error)
{
    hf_iris iris = hf_face_iris(face, side);
    const double diameter = 2.0 * iris.r * frame->mm_per_px;

    if (!iris.present)
        return HF_OK;
    for (size_t i = 0; i < count; i++) {
        if (moves[i].fade != HF_FADE_LID)
            move_px(&iris.x, &iris.y, frame, &moves[i], 1);
        else if (hf_lid_hides(&moves[i], side, diameter))
            iris.present = false;
    }
    return hf_face_set_iris(face, side, iris, error);
}

static hf_status move_side(hf_face *face, hf_side side, const hf_frame *frame,
                           const hf_move *moves, size_t count, hf_error *error)
{
    const movement all = {frame, moves, count};
    const hf_status status =
        hf_side_change(face, side, move_point, &all, error);

    if (status)
        return status;
    return move_iris(face, side, frame, moves, count, error);
}

hf_status hf_move_face(hf_face **out, const hf_face *face,
                       const hf_frame *frame, const hf_move *moves,
                       size_t count, hf_error *error)
{
    hf_face *moved = NULL;
    hf_status status = HF_OK;

    for (size_t i = 0; i < count && !status; i++)
        status = hf_move_check(&moves[i], error);
    if (!status)
        status = hf_face_copy(&moved, face, error);
    /* No rater placed a point where it now is. */
    if (!status)
        status = hf_face_set_review(moved, NULL, error);
    if (!status)
        status = move_side(moved, HF_RIGHT, frame, moves, count, error);
    if (!status)
        status = move_side(moved, HF_LEFT, frame, moves, count, error);
    if (status) {
        hf_face_free(moved);
        return status;
    }
    *out = moved;
    return HF_OK;
}
