/* measure/gate_amount.c - what a photo lets be measured: what is looked at */
#include "measure/gate.h"

#include <math.h>

/* What a finding is read from. Side: of glare and hair. */
typedef double amount(const hf_face *face, const hf_frame *frame,
                      const hf_quality *q, hf_side side);

static double distance(hf_contour a, hf_contour b)
{
    if (!a.count || !b.count)
        return NAN;
    return hypot(b.points[0].x - a.points[0].x, b.points[0].y - a.points[0].y);
}

/* Distance of a pair of points, px; NaN when one is absent. */
static double across(const hf_face *face, hf_contour_id id)
{
    return distance(hf_face_contour(face, id, HF_RIGHT),
                    hf_face_contour(face, id, HF_LEFT));
}

static double between_pupils(const hf_face *face, const hf_frame *f,
                             const hf_quality *q, hf_side side)
{
    (void)face, (void)q, (void)side;
    return f ? hypot(f->pupil_x[HF_LEFT] - f->pupil_x[HF_RIGHT],
                     f->pupil_y[HF_LEFT] - f->pupil_y[HF_RIGHT])
             : NAN;
}

static double between_inner(const hf_face *face, const hf_frame *f,
                            const hf_quality *q, hf_side side)
{
    (void)q, (void)side;
    return f ? f->mm_per_px * across(face, HF_CANTHUS_INNER) : NAN;
}

static double iris_share(const hf_face *face, const hf_frame *f,
                         const hf_quality *q, hf_side side)
{
    (void)q, (void)side;
    return f ? 100 * (f->iris_r[HF_RIGHT] + f->iris_r[HF_LEFT]) /
                   (f->mm_per_px * across(face, HF_CANTHUS_OUTER))
             : NAN;
}

static double yaw(const hf_face *face, const hf_frame *f, const hf_quality *q,
                  hf_side side)
{
    const hf_pose pose = hf_face_pose(face);

    (void)f, (void)q, (void)side;
    return pose.known ? pose.yaw : NAN;
}

static double pitch(const hf_face *face, const hf_frame *f, const hf_quality *q,
                    hf_side side)
{
    const hf_pose pose = hf_face_pose(face);

    (void)f, (void)q, (void)side;
    return pose.known ? pose.pitch : NAN;
}

static double roll(const hf_face *face, const hf_frame *f, const hf_quality *q,
                   hf_side side)
{
    const hf_pose pose = hf_face_pose(face);

    (void)f, (void)q, (void)side;
    return pose.known ? pose.roll : NAN;
}

static bool irises_show(const hf_face *face)
{
    return hf_face_iris(face, HF_RIGHT).present &&
           hf_face_iris(face, HF_LEFT).present;
}

/* Diameter of the irises that the scale rests on, or would. */
static double iris_px(const hf_face *face, const hf_frame *f,
                      const hf_quality *q, hf_side side)
{
    (void)q, (void)side;
    if (f)
        return f->ruler_px > 0 ? f->ruler_px : NAN;
    return irises_show(face)
               ? hf_face_iris(face, HF_RIGHT).r + hf_face_iris(face, HF_LEFT).r
               : NAN;
}

/* Of a photo that was seen: a landmark file may not know its photo's size. */
static double megapixels(const hf_face *face, const hf_frame *f,
                         const hf_quality *q, hf_side side)
{
    (void)side;
    return q->known && !f && !irises_show(face)
               ? 1e-6 * hf_face_width(face) * hf_face_height(face)
               : NAN;
}

/* In nominal mm, so that it does not hang on what is to be judged. */
static double blur(const hf_face *face, const hf_frame *f, const hf_quality *q,
                   hf_side side)
{
    (void)f, (void)side;
    return q->edge_px * HF_OUTER_CANTHI_MM / across(face, HF_CANTHUS_OUTER);
}

static double dark(const hf_face *face, const hf_frame *f, const hf_quality *q,
                   hf_side side)
{
    (void)face, (void)f, (void)side;
    return 100 * q->dark;
}

static double bright(const hf_face *face, const hf_frame *f,
                     const hf_quality *q, hf_side side)
{
    (void)face, (void)f, (void)side;
    return 100 * q->bright;
}

static double side_light(const hf_face *face, const hf_frame *f,
                         const hf_quality *q, hf_side side)
{
    (void)face, (void)f, (void)side;
    return q->side_light;
}

/* Per cent of a face that may be white before white around an eye says nothing
 * about glasses any more. */
static const double pale = 10;

static double glare(const hf_face *face, const hf_frame *f, const hf_quality *q,
                    hf_side side)
{
    (void)face, (void)f;
    return 100 * q->bright > pale ? NAN : 100 * q->glare[side];
}

static double hair(const hf_face *face, const hf_frame *f, const hf_quality *q,
                   hf_side side)
{
    (void)face, (void)f;
    return 100 * q->hair[side];
}

static double faces(const hf_face *face, const hf_frame *f, const hf_quality *q,
                    hf_side side)
{
    (void)face, (void)f, (void)side;
    return q->known ? (double)q->others : (double)NAN;
}

static amount *const amounts[HF_CAUSE_COUNT] = {
    [HF_CAUSE_INTERPUPILLARY] = between_pupils,
    [HF_CAUSE_INTERCANTHAL] = between_inner,
    [HF_CAUSE_IRIS] = iris_share,
    [HF_CAUSE_YAW] = yaw,
    [HF_CAUSE_PITCH] = pitch,
    [HF_CAUSE_ROLL] = roll,
    [HF_CAUSE_IRIS_PX] = iris_px,
    [HF_CAUSE_MEGAPIXELS] = megapixels,
    [HF_CAUSE_BLUR] = blur,
    [HF_CAUSE_DARK] = dark,
    [HF_CAUSE_BRIGHT] = bright,
    [HF_CAUSE_SIDE_LIGHT] = side_light,
    [HF_CAUSE_GLARE] = glare,
    [HF_CAUSE_HAIR] = hair,
    [HF_CAUSE_FACES] = faces,
};

double hf_gate_amount(hf_cause cause, const hf_face *face,
                      const hf_frame *frame, hf_side side)
{
    const hf_quality q = hf_face_quality(face);

    return amounts[cause](face, frame, &q, side);
}
