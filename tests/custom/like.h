/* tests/custom/like.h - custom values held against the catalogue's
 *
 * A custom measure called "my_ID" should be the catalogue's ID.
 */
#ifndef HF_TEST_CUSTOM_LIKE_H
#define HF_TEST_CUSTOM_LIKE_H

#include "tests/custom/load.h"

static inline void assert_same(const hf_value *mine, const hf_value *theirs)
{
    char a[64], b[64];

    hf_value_reason(a, sizeof a, mine);
    hf_value_reason(b, sizeof b, theirs);
    if (strcmp(a, b) != 0)
        fail_msg("%s %s: '%s', of the catalogue '%s'", mine->measure->id,
                 hf_value_side_name(mine->side), a, b);
    if (theirs->reason != HF_REASON_OK)
        return;
    if (fabs(mine->value - theirs->value) > 1e-9 ||
        fabs(mine->sd - theirs->sd) > 1e-9 ||
        fabs(mine->shared_sd - theirs->shared_sd) > 1e-9)
        fail_msg("%s %s: %.12g sd %.12g, of the catalogue %.12g sd %.12g",
                 mine->measure->id, hf_value_side_name(mine->side), mine->value,
                 mine->sd, theirs->value, theirs->sd);
}

/* The one ratio that the catalogue leaves out by judgement: of a movement that
 * should not be there. */
static inline bool left_out(const hf_measure *mine, hf_value_side side)
{
    return side == HF_VALUE_RATIO &&
           strcmp(mine->id, "my_synkinesis_mouth") == 0;
}

/* Each of mine has its like; returns how many there were. */
static inline size_t compare(const hf_values *mine, const hf_values *theirs)
{
    size_t count = 0;

    for (size_t i = 0; i < hf_values_count(mine); i++) {
        const hf_value *v = hf_values_at(mine, i), *w;

        if (left_out(v->measure, v->side))
            continue;
        w = hf_values_find(theirs, v->measure->id + strlen("my_"), v->view,
                           v->side);
        if (!w)
            fail_msg("%s %s is not in the catalogue", v->measure->id,
                     hf_value_side_name(v->side));
        assert_same(v, w);
        count++;
    }
    return count;
}

static inline void compare_photo(const hf_custom *custom, const make_face *m,
                                 hf_affected affected)
{
    hf_frame where = make_frame(1900, 1200, 7, 0.2), frame;
    hf_face *face = make_face_place(m, &where), *open;
    hf_values *mine = NULL, *theirs = NULL;
    make_face ideal;

    /* The frame of a face with irises: this one may hide them. */
    make_face_ideal(&ideal);
    open = make_face_place(&ideal, &where);
    assert_ok(
        hf_frame_of(&frame, m->iris[0].present ? face : open, NULL, error));
    /* part of the doubt is the same in every photo */
    assert_ok(hf_face_set_repeat(face, 0.4, error));
    assert_ok(hf_custom_static(&mine, custom, face, &frame, HF_REASON_OK,
                               HF_VIEW_REST, affected, error));
    assert_ok(hf_measure_static(&theirs, face, &frame, HF_REASON_OK,
                                HF_VIEW_REST, affected, error));
    assert_true(compare(mine, theirs) > 60);
    hf_values_free(mine);
    hf_values_free(theirs);
    hf_face_free(face);
    hf_face_free(open);
}

static inline size_t compare_view(const hf_custom *custom,
                                  const make_face *rest, const make_face *now,
                                  hf_view view)
{
    hf_frame where = make_frame(1900, 1200, 7, 0.2), rest_frame, frame;
    hf_face *still = make_face_place(rest, &where);
    hf_face *face = make_face_place(now, &where);
    hf_values *mine = NULL, *theirs = NULL;
    size_t count;

    assert_ok(hf_frame_of(&rest_frame, still, NULL, error));
    assert_ok(hf_frame_by_rest(&frame, face, still, &rest_frame, error));
    assert_ok(hf_custom_dynamic(&mine, custom, still, &rest_frame, face, &frame,
                                view, HF_AFFECTED_LEFT, error));
    assert_ok(hf_measure_dynamic(&theirs, still, &rest_frame, face, &frame,
                                 view, HF_AFFECTED_LEFT, error));
    count = compare(mine, theirs);
    hf_values_free(mine);
    hf_values_free(theirs);
    hf_face_free(face);
    hf_face_free(still);
    return count;
}

#endif
