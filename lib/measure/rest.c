/* measure/rest.c - one ruler a visit: a frame carried over from the rest photo
 *
 * Points p of the photo and q of the rest photo are aligned by the similarity
 * q = a p + b that has the least squares. In the plane, with points as
 * complex numbers, Umeyama's solution (IEEE PAMI 1991;13:376-80) is
 *     a = sum conj(p') q' / sum |p'|^2,   b = mean q - a mean p
 * with p', q' taken from their means.
 */
#include <hemiface/measure.h>

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "measure/line.h"

/* What keeps its place in the head, whatever the expression. */
static const hf_contour_id rigid[] = {
    HF_CANTHUS_INNER, HF_CANTHUS_OUTER, HF_NASION,
    HF_NOSE_TIP,      HF_SUBNASALE,     HF_ALA,
};

#define RIGID (sizeof rigid / sizeof *rigid)
/* Two sides of each, and the irises. */
#define MOST (2 * RIGID + 2)
/* Two points always fit exactly, so that an error in one would go unseen. */
#define FEWEST 3

/* Points that both photos have, px; sd in px of the rest photo. */
typedef struct couples {
    hf_point face[MOST], rest[MOST];
    size_t count;
} couples;

/* q = (ar + i ai) p + b, and what its noise does. */
typedef struct alignment {
    double ar, ai, br, bi;
    double scale;             /* |a|, px of rest per px of the photo */
    double x, y;              /* middle of the rest photo's points, px */
    double shift_sd, turn_sd; /* rest px, radians */
} alignment;

static void add(couples *c, hf_point face, hf_point rest)
{
    c->face[c->count] = face;
    c->rest[c->count] = rest;
    c->count++;
}

static bool irises_show(const hf_face *face)
{
    return hf_face_iris(face, HF_RIGHT).present &&
           hf_face_iris(face, HF_LEFT).present;
}

static void collect(couples *c, const hf_face *face, const hf_face *rest)
{
    size_t i;
    int side;

    c->count = 0;
    for (i = 0; i < RIGID; i++) {
        int sides = hf_contour_paired(rigid[i]) ? 2 : 1;

        for (side = 0; side < sides; side++) {
            hf_contour a = hf_face_contour(face, rigid[i], (hf_side)side);
            hf_contour b = hf_face_contour(rest, rigid[i], (hf_side)side);

            if (a.count > 0 && b.count > 0)
                add(c, a.points[0], b.points[0]);
        }
    }
    /* One open eye alone would pull the frame along with its gaze. */
    for (side = 0; side < 2 && irises_show(face) && irises_show(rest); side++) {
        hf_iris a = hf_face_iris(face, (hf_side)side);
        hf_iris b = hf_face_iris(rest, (hf_side)side);
        hf_point p = {a.x, a.y, a.sd}, q = {b.x, b.y, b.sd};

        add(c, p, q);
    }
}

static hf_point middle(const hf_point *points, size_t count)
{
    hf_point m = {0, 0, 0};
    size_t i;

    for (i = 0; i < count; i++) {
        m.x += points[i].x / (double)count;
        m.y += points[i].y / (double)count;
    }
    return m;
}

/* Noise of the fit, by the points' sds: the middle shifts by the mean of the
 * points' errors; turn and relative scale by sum |q'| e / sum |q'|^2. */
static void doubt(alignment *a, const couples *c)
{
    double shift = 0, turn = 0, spread = 0, n = (double)c->count;
    size_t i;

    for (i = 0; i < c->count; i++) {
        double sd = hypot(c->rest[i].sd, a->scale * c->face[i].sd);
        double x = c->rest[i].x - a->x, y = c->rest[i].y - a->y;

        shift += sd * sd;
        turn += sd * sd * (x * x + y * y);
        spread += x * x + y * y;
    }
    a->shift_sd = sqrt(shift) / n;
    a->turn_sd = sqrt(turn) / spread;
}

/* False when the points do not determine it. */
static bool align(alignment *a, const couples *c)
{
    hf_point p = middle(c->face, c->count), q = middle(c->rest, c->count);
    double re = 0, im = 0, pp = 0;
    size_t i;

    for (i = 0; i < c->count; i++) {
        double px = c->face[i].x - p.x, py = c->face[i].y - p.y;
        double qx = c->rest[i].x - q.x, qy = c->rest[i].y - q.y;

        re += px * qx + py * qy;
        im += px * qy - py * qx;
        pp += px * px + py * py;
    }
    if (!(pp > 0))
        return false;
    a->ar = re / pp;
    a->ai = im / pp;
    a->scale = hypot(a->ar, a->ai);
    if (!(a->scale > 0) || !isfinite(a->scale))
        return false;
    a->br = q.x - (a->ar * p.x - a->ai * p.y);
    a->bi = q.y - (a->ar * p.y + a->ai * p.x);
    a->x = q.x;
    a->y = q.y;
    doubt(a, c);
    return true;
}

/* The rest photo's axes seen through the inverse of the alignment. */
static void borrow_axes(hf_frame *f, const alignment *a, const hf_frame *rest)
{
    double s2 = a->scale * a->scale;
    double x = rest->x0 - a->br, y = rest->y0 - a->bi;

    f->x0 = (a->ar * x + a->ai * y) / s2;
    f->y0 = (a->ar * y - a->ai * x) / s2;
    f->ux = (a->ar * rest->ux + a->ai * rest->uy) / a->scale;
    f->uy = (a->ar * rest->uy - a->ai * rest->ux) / a->scale;
    memcpy(f->pupil_x, rest->pupil_x, sizeof f->pupil_x);
    memcpy(f->pupil_y, rest->pupil_y, sizeof f->pupil_y);
    memcpy(f->iris_r, rest->iris_r, sizeof f->iris_r);
    hf_frame_to_mm(rest, a->x, a->y, &f->align_x, &f->align_y);
    f->align_shift_sd = a->shift_sd * rest->mm_per_px;
}

static void rescale(hf_frame *f, double mm_per_px)
{
    double k = mm_per_px / f->mm_per_px;
    int side;

    f->mm_per_px = mm_per_px;
    for (side = 0; side < 2; side++) {
        f->pupil_x[side] *= k;
        f->pupil_y[side] *= k;
        f->iris_r[side] *= k;
    }
}

/* Relative sd of the mean of both irises' diameters. */
static double ruler_rsd(const hf_face *rest, const hf_frame *rest_frame)
{
    const hf_iris r = hf_face_iris(rest, HF_RIGHT);
    const hf_iris l = hf_face_iris(rest, HF_LEFT);

    if (rest_frame->source != HF_SCALE_IRIS || !r.present || !l.present)
        return 0;
    return hypot(r.r_sd, l.r_sd) / (r.r + l.r);
}

hf_status hf_frame_by_rest(hf_frame *out, const hf_face *face,
                           const hf_face *rest, const hf_frame *rest_frame,
                           hf_error *error)
{
    hf_frame f = *rest_frame;
    bool own = irises_show(face);
    hf_status status = HF_OK;
    couples c;
    alignment a;

    collect(&c, face, rest);
    if (c.count < FEWEST || !align(&a, &c))
        return hf_fail(error, HF_E_UNDEFINED,
                       "only %zu points of eyes and nose are on this photo and "
                       "on the rest photo: %d apart from each other are needed",
                       c.count, FEWEST);
    if (own) {
        status = hf_frame_of(&f, face, NULL, error);
        if (status != HF_OK)
            return status;
        rescale(&f, rest_frame->mm_per_px * a.scale);
    } else {
        borrow_axes(&f, &a, rest_frame);
        f.mm_per_px = rest_frame->mm_per_px * a.scale;
    }
    f.source = rest_frame->source;
    f.scale_rsd = rest_frame->scale_rsd;
    f.ruler_px = rest_frame->ruler_px;
    f.ungated = rest_frame->ungated;
    f.borrowed_axes = !own;
    f.borrowed_scale = true;
    f.align_turn_sd = a.turn_sd;
    f.ruler_rsd = ruler_rsd(rest, rest_frame);
    status = hf_line_borrow(&f, rest, rest_frame, error);
    if (status == HF_OK)
        *out = f;
    return status;
}
