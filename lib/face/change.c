/* face/change.c - faces made from a face: copy, mirror, transform */
#include "face/model.h"

#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "face/review.h"

/* x' = xx x + xy y + x0, y' = yx x + yy y + y0; lengths grow by scale. */
typedef struct move {
    double xx, xy, x0;
    double yx, yy, y0;
    double scale;
    bool swap;   /* right and left change places */
    double turn; /* degrees added to the roll */
} move;

static hf_status make(hf_face **out, const hf_face *face, const move *m,
                      int width, int height, hf_error *error);

static hf_side to_side(const move *m, int side)
{
    return m->swap ? hf_side_other((hf_side)side) : (hf_side)side;
}

static hf_point moved(const move *m, hf_point p)
{
    hf_point q;

    q.x = m->xx * p.x + m->xy * p.y + m->x0;
    q.y = m->yx * p.x + m->yy * p.y + m->y0;
    q.sd = m->scale * p.sd;
    return q;
}

static hf_status move_contour(hf_face *to, const hf_face *from,
                              hf_contour_id id, int side, const move *m,
                              hf_error *error)
{
    hf_contour c = hf_face_contour(from, id, (hf_side)side);
    bool turned = m->swap && hf_contour_across(id);
    hf_status status;
    hf_point *points;
    size_t i;

    if (c.count == 0)
        return HF_OK;
    points = malloc(c.count * sizeof *points);
    if (!points)
        return hf_fail_memory(error);
    for (i = 0; i < c.count; i++)
        points[turned ? c.count - 1 - i : i] = moved(m, c.points[i]);
    status =
        hf_face_set_contour(to, id, to_side(m, side), points, c.count, error);
    free(points);
    return status;
}

static hf_status move_iris(hf_face *to, const hf_face *from, int side,
                           const move *m, hf_error *error)
{
    hf_iris iris = hf_face_iris(from, (hf_side)side);
    hf_point centre = {iris.x, iris.y, iris.sd};

    if (!iris.present)
        return HF_OK;
    centre = moved(m, centre);
    iris.x = centre.x;
    iris.y = centre.y;
    iris.sd = centre.sd;
    iris.r *= m->scale;
    iris.r_sd *= m->scale;
    return hf_face_set_iris(to, to_side(m, side), iris, error);
}

static hf_pose moved_pose(const move *m, hf_pose pose)
{
    if (m->swap) {
        /* 0 - x, not -x: a straight head must not become -0. */
        pose.yaw = 0 - pose.yaw;
        pose.roll = 0 - pose.roll;
    }
    if (m->turn != 0)
        pose.roll = remainder(pose.roll + m->turn, 360);
    return pose;
}

static hf_quality moved_quality(const move *m, hf_quality q)
{
    q.edge_px *= m->scale;
    if (m->swap) {
        const hf_quality was = q;

        q.side_light = 0 - was.side_light;
        for (int side = 0; side < 2; side++) {
            q.glare[side] = was.glare[!side];
            q.hair[side] = was.hair[!side];
        }
    }
    return q;
}

static void move_places(const move *m, const hf_edit_place *places,
                        size_t count)
{
    /* The record is the new face's own: const is for those who read it. */
    hf_edit_place *own = (hf_edit_place *)places;

    for (size_t i = 0; i < count; i++) {
        const hf_point p = moved(m, (hf_point){own[i].x, own[i].y, own[i].r});

        own[i] = (hf_edit_place){p.x, p.y, p.sd};
    }
}

static hf_affected moved_affected(const move *m, hf_affected side)
{
    if (m->swap && side == HF_AFFECTED_RIGHT)
        return HF_AFFECTED_LEFT;
    if (m->swap && side == HF_AFFECTED_LEFT)
        return HF_AFFECTED_RIGHT;
    return side;
}

static void move_edit(const move *m, hf_edit *e)
{
    move_places(m, e->from, e->from_count);
    move_places(m, e->to, e->to_count);
    e->side = e->sided ? to_side(m, e->side) : e->side;
    e->was = moved_affected(m, e->was);
    e->now = moved_affected(m, e->now);
}

/* The record moves along, its first face too. */
static hf_status move_review(hf_face *to, const hf_face *from, const move *m,
                             hf_error *error)
{
    hf_face *automatic = NULL;
    hf_status status = HF_OK;

    if (!from->review)
        return HF_OK;
    status = hf_review_copy(&to->review, from->review, error);
    if (status != HF_OK)
        return status;
    to->review->side = moved_affected(m, to->review->side);
    for (size_t i = 0; i < to->review->edit_count; i++)
        move_edit(m, (hf_edit *)&to->review->edits[i]);
    if (!to->review->automatic)
        return HF_OK;
    status = make(&automatic, to->review->automatic, m, to->width, to->height,
                  error);
    if (status == HF_OK) {
        hf_face_free((hf_face *)to->review->automatic);
        to->review->automatic = automatic;
    }
    return status;
}

static hf_status move_all(hf_face *to, const hf_face *from, const move *m,
                          hf_error *error)
{
    hf_status status = hf_face_set_source(to, hf_face_source(from), error);
    int id, side;

    if (status == HF_OK)
        status = hf_face_set_photo(to, hf_face_photo(from), error);
    for (side = 0; side < 2 && status == HF_OK; side++)
        status = move_iris(to, from, side, m, error);
    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        int sides = hf_contour_sides((hf_contour_id)id);

        for (side = 0; side < sides && status == HF_OK; side++)
            status = move_contour(to, from, (hf_contour_id)id, side, m, error);
    }
    hf_face_set_pose(to, moved_pose(m, hf_face_pose(from)));
    to->repeat = from->repeat;
    to->quality = moved_quality(m, from->quality);
    if (status == HF_OK)
        status = move_review(to, from, m, error);
    return status;
}

static hf_status make(hf_face **out, const hf_face *face, const move *m,
                      int width, int height, hf_error *error)
{
    hf_face *made;
    hf_status status = hf_face_new(&made, width, height, error);

    if (status != HF_OK)
        return status;
    status = move_all(made, face, m, error);
    if (status != HF_OK) {
        hf_face_free(made);
        return status;
    }
    *out = made;
    return HF_OK;
}

hf_status hf_face_copy(hf_face **out, const hf_face *face, hf_error *error)
{
    static const move still = {1, 0, 0, 0, 1, 0, 1, false, 0};

    return make(out, face, &still, face->width, face->height, error);
}

hf_status hf_face_mirror(hf_face **out, const hf_face *face, hf_error *error)
{
    const move over = {-1, 0, face->width, 0, 1, 0, 1, true, 0};

    return make(out, face, &over, face->width, face->height, error);
}

hf_status hf_face_transform(hf_face **out, const hf_face *face, double a,
                            double b, double tx, double ty, int width,
                            int height, hf_error *error)
{
    const double pi = 3.14159265358979323846;
    const double scale = hypot(a, b);
    /* y points down, so turning x towards y lowers the patient's left. */
    const move m = {a, -b, tx, b, a, ty, scale, false, atan2(b, a) * 180 / pi};

    if (!isfinite(scale) || scale <= 0 || !isfinite(tx) || !isfinite(ty))
        return hf_fail(error, HF_E_OPTION,
                       "a transform needs finite numbers and a scale "
                       "above 0");
    return make(out, face, &m, width, height, error);
}
