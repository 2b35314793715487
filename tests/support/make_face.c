/* tests/support/make_face.c - faces built from numbers */
#include "tests/support/make_face.h"

#include "tests/support/check.h"

/* The patient's left half, from the midline outwards, mm. A paired contour
 * is mirrored to the right; an unpaired one is mirrored and joined, its point
 * on the midline once. Knots lie where measures read: above and below the
 * pupil at 31.5, and half way to the mouth corner at 12.5. */
static const struct {
    hf_contour_id id;
    size_t count;
    double xy[2 * 5];
} half[] = {
    {HF_BROW_UPPER, 5, {10, 18, 20, 22.5, 31.5, 24.5, 43, 23, 52, 17.5}},
    {HF_BROW_LOWER, 5, {10.5, 14, 20, 17, 31.5, 18.5, 43, 18, 52, 17.5}},
    {HF_LID_UPPER, 5, {16, -1, 23.5, 2.6, 31.5, 3.8, 39.5, 2.9, 46, 1}},
    {HF_LID_LOWER, 5, {16, -1, 23.5, -4.4, 31.5, -5.6, 39.5, -4.1, 46, 1}},
    {HF_CANTHUS_INNER, 1, {16, -1}},
    {HF_CANTHUS_OUTER, 1, {46, 1}},
    {HF_LIP_UPPER_OUTER, 5, {0, -57, 5, -56, 12.5, -59, 19, -62, 25, -65}},
    {HF_LIP_UPPER_INNER, 4, {0, -62.4, 6, -62.5, 12.5, -63, 25, -65}},
    {HF_LIP_LOWER_INNER, 4, {0, -67, 6, -66.9, 12.5, -66.5, 25, -65}},
    {HF_LIP_LOWER_OUTER, 5, {0, -75, 5, -74.5, 12.5, -72, 19, -69, 25, -65}},
    {HF_COMMISSURE, 1, {25, -65}},
    {HF_CUPID_BOW, 1, {5, -56}},
    {HF_ALA, 1, {17, -41}},
    {HF_NOSE_TIP, 1, {0, -37}},
    {HF_SUBNASALE, 1, {0, -46}},
    {HF_NASION, 1, {0, 2}},
    {HF_CHIN, 1, {0, -105}},
    {HF_NASOLABIAL_FOLD, 3, {19, -40, 24, -50, 29, -60}},
    {HF_JAW, 4, {0, -105, 30, -98, 55, -70, 65, -30}},
};

static const double philtrum[] = {0, -48, 0, -55};
static const hf_iris iris = {true, 31.5, 0, 5.885, 0, 0};

void make_face_set(make_face *m, hf_contour_id id, hf_side side,
                   const double *xy, size_t count)
{
    int at = hf_contour_paired(id) ? (int)side : HF_RIGHT;
    size_t i;

    assert_true(count <= MAKE_MAX);
    for (i = 0; i < count; i++) {
        m->points[id][at][i].x = xy[2 * i];
        m->points[id][at][i].y = xy[2 * i + 1];
        m->points[id][at][i].sd = 0;
    }
    m->count[id][at] = count;
}

static void set_both(make_face *m, hf_contour_id id, const double *xy, size_t n)
{
    double other[2 * MAKE_MAX];
    size_t i, k = 0;

    if (hf_contour_paired(id)) {
        for (i = 0; i < n; i++) {
            other[2 * i] = -xy[2 * i];
            other[2 * i + 1] = xy[2 * i + 1];
        }
        make_face_set(m, id, HF_LEFT, xy, n);
        make_face_set(m, id, HF_RIGHT, other, n);
        return;
    }
    for (i = n; i-- > 0;) {
        if (xy[2 * i] > 0) {
            other[2 * k] = -xy[2 * i];
            other[2 * k++ + 1] = xy[2 * i + 1];
        }
    }
    for (i = 0; i < n; i++) {
        other[2 * k] = xy[2 * i];
        other[2 * k++ + 1] = xy[2 * i + 1];
    }
    make_face_set(m, id, HF_RIGHT, other, k);
}

void make_face_ideal(make_face *m)
{
    size_t i;

    memset(m, 0, sizeof *m);
    for (i = 0; i < sizeof half / sizeof *half; i++)
        set_both(m, half[i].id, half[i].xy, half[i].count);
    make_face_set(m, HF_PHILTRUM, HF_RIGHT, philtrum, 2);
    m->iris[HF_LEFT] = m->iris[HF_RIGHT] = iris;
    m->iris[HF_RIGHT].x = -iris.x;
}

void make_face_shift(make_face *m, hf_contour_id id, hf_side side, double dx,
                     double dy)
{
    int at = hf_contour_paired(id) ? (int)side : HF_RIGHT;
    size_t i;

    for (i = 0; i < m->count[id][at]; i++) {
        m->points[id][at][i].x += dx;
        m->points[id][at][i].y += dy;
    }
}

void make_face_drop(make_face *m, hf_contour_id id)
{
    m->count[id][HF_RIGHT] = m->count[id][HF_LEFT] = 0;
}

void make_face_hide(make_face *m)
{
    m->iris[HF_RIGHT].present = m->iris[HF_LEFT].present = false;
}

void make_face_sd(make_face *m, double sd)
{
    size_t i;
    int id, side;

    for (side = 0; side < 2; side++) {
        for (id = 0; id < HF_CONTOUR_COUNT; id++)
            for (i = 0; i < MAKE_MAX; i++)
                m->points[id][side][i].sd = sd;
        m->iris[side].sd = m->iris[side].r_sd = sd;
    }
}

hf_frame make_frame(double x0, double y0, double degrees, double mm_per_px)
{
    static const hf_frame blank;
    const double turn = degrees * 3.14159265358979323846 / 180;
    hf_frame f = blank;

    f.x0 = x0;
    f.y0 = y0;
    f.ux = cos(turn);
    f.uy = sin(turn);
    f.mm_per_px = mm_per_px;
    f.source = HF_SCALE_GIVEN;
    return f;
}

static void place_contour(hf_face *face, const make_face *m, int id, int side,
                          const hf_frame *where)
{
    hf_point px[MAKE_MAX];
    size_t i;

    for (i = 0; i < m->count[id][side]; i++) {
        const hf_point *p = &m->points[id][side][i];

        hf_frame_to_px(where, p->x, p->y, &px[i].x, &px[i].y);
        px[i].sd = p->sd / where->mm_per_px;
    }
    assert_ok(hf_face_set_contour(face, (hf_contour_id)id, (hf_side)side, px,
                                  m->count[id][side], error));
}

hf_face *make_face_place(const make_face *m, const hf_frame *where)
{
    hf_face *face = NULL;
    int id, side;

    assert_ok(hf_face_new(&face, 4000, 4000, error));
    for (side = 0; side < 2; side++) {
        hf_iris eye = m->iris[side];

        for (id = 0; id < HF_CONTOUR_COUNT; id++)
            if (side == HF_RIGHT || hf_contour_paired((hf_contour_id)id))
                place_contour(face, m, id, side, where);
        hf_frame_to_px(where, eye.x, eye.y, &eye.x, &eye.y);
        eye.r /= where->mm_per_px;
        eye.sd /= where->mm_per_px;
        eye.r_sd /= where->mm_per_px;
        assert_ok(hf_face_set_iris(face, (hf_side)side, eye, error));
    }
    hf_face_set_pose(face, m->pose);
    return face;
}

const hf_value *make_found(const hf_values *values, const char *id,
                           hf_view view, hf_value_side side)
{
    const hf_value *v = hf_values_find(values, id, view, side);
    char reason[64];

    if (!v)
        fail_msg("no value of '%s' %s", id, hf_value_side_name(side));
    hf_value_reason(reason, sizeof reason, v);
    if (v->reason != HF_REASON_OK)
        fail_msg("'%s' %s is na: %s", id, hf_value_side_name(side), reason);
    return v;
}

void assert_reason(const hf_values *values, const char *id, hf_value_side side,
                   const char *reason)
{
    const hf_value *v =
        hf_values_find(values, id, hf_values_at(values, 0)->view, side);
    char text[64];

    assert_non_null(v);
    hf_value_reason(text, sizeof text, v);
    assert_string_equal(text, reason);
    assert_true(isnan(v->value) && isnan(v->sd));
}
