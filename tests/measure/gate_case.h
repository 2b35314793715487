/* measure/gate_case.h - a good photo with one thing wrong, for the gate's tests
 */
#ifndef HF_TEST_GATE_CASE_H
#define HF_TEST_GATE_CASE_H

#include "tests/support/check.h"
#include "tests/support/make_face.h"

#include <hemiface/gate.h>

/* The ideal face at 0.2 mm a pixel: irises of 58.85 px, outer canthi 92 mm or
 * 460 px apart, so that 1 nominal mm is 460 / 86.5 = 5.318 px. */
static inline hf_face *ideal_with(const make_face *changed, const hf_quality *q)
{
    hf_frame where = make_frame(1500, 1300, 0, 0.2);
    hf_face *face;
    make_face m;

    make_face_ideal(&m);
    face = make_face_place(changed ? changed : &m, &where);
    if (q)
        assert_ok(hf_face_set_quality(face, q, error));
    return face;
}

static inline hf_quality good(void)
{
    hf_quality q = hf_quality_none();

    q.known = true;
    q.edge_px = 1.6; /* 0.3 nominal mm */
    q.level = 130;
    q.dark = q.bright = 0;
    q.side_light = 0;
    q.glare[HF_RIGHT] = q.glare[HF_LEFT] = 0;
    q.hair[HF_RIGHT] = q.hair[HF_LEFT] = 0;
    return q;
}

static inline hf_frame frame_of(const hf_face *face, double mm_per_px)
{
    hf_frame_options o;
    hf_frame frame;

    hf_frame_options_init(&o);
    o.mm_per_px = mm_per_px;
    assert_ok(hf_frame_of(&frame, face, &o, error));
    return frame;
}

/* One change of a good photo, what is said of it and what to do. */
struct finding_case {
    double scale; /* times the true one; 0: by the iris */
    hf_pose pose;
    double edge_px, dark, bright, side_light;
    double glare[2], hair[2]; /* right, left */
    int others;
    hf_verdict verdict;
    const char *name, *text, *advice;
};

static inline hf_face *case_face(const struct finding_case *c)
{
    hf_quality q = good();
    make_face m;

    make_face_ideal(&m);
    m.pose = c->pose;
    if (c->edge_px > 0)
        q.edge_px = c->edge_px;
    q.dark = c->dark;
    q.bright = c->bright;
    q.side_light = c->side_light;
    memcpy(q.glare, c->glare, sizeof q.glare);
    memcpy(q.hair, c->hair, sizeof q.hair);
    q.others = c->others;
    return ideal_with(&m, &q);
}

#endif
