/* What must not matter: which way a face is turned, where it lies, how large
 * the photo is; and what a mirror must do. */
#include "tests/support/check.h"
#include "tests/support/make_face.h"

/* Nothing is symmetric and no number repeats: each coordinate moves by up to
 * 1.5 mm, by a fixed scramble. */
static void scrambled(make_face *m, unsigned seed)
{
    size_t i;
    int id, side;

    make_face_ideal(m);
    for (id = 0; id < HF_CONTOUR_COUNT; id++)
        for (side = 0; side < 2; side++)
            for (i = 0; i < m->count[id][side]; i++) {
                seed = seed * 1664525u + 1013904223u;
                m->points[id][side][i].x += (seed >> 8) / 5592405.0 - 1.5;
                seed = seed * 1664525u + 1013904223u;
                m->points[id][side][i].y += (seed >> 8) / 5592405.0 - 1.5;
                m->points[id][side][i].sd = 0.1 + (seed >> 24) / 1000.0;
            }
    m->iris[HF_RIGHT].sd = 0.21;
    m->iris[HF_LEFT].sd = 0.17;
    m->iris[HF_RIGHT].r_sd = 0.11;
    m->iris[HF_LEFT].r_sd = 0.13;
    m->iris[HF_RIGHT].r = 6.03;
}

/* The midline that is tried; side: -1 for a face that is mirrored, of which a
 * midline by hand is the mirror image too. */
static hf_midline midline;

static hf_frame_options options_of(int side)
{
    hf_frame_options o;

    hf_frame_options_init(&o);
    o.midline = midline;
    o.midline_x = side * 1.7;
    o.midline_turn = side * 2.3;
    return o;
}

static hf_values *static_side(const hf_face *face, hf_affected affected,
                              int side)
{
    const hf_frame_options options = options_of(side);
    hf_values *values = NULL;
    hf_frame frame;

    assert_ok(hf_frame_of(&frame, face, &options, error));
    assert_ok(hf_measure_static(&values, face, &frame, HF_REASON_OK,
                                HF_VIEW_REST, affected, error));
    return values;
}

static hf_values *static_values(const hf_face *face, hf_affected affected)
{
    return static_side(face, affected, 1);
}

static hf_values *dynamic_side(const hf_face *rest, const hf_face *face,
                               hf_view view, hf_affected affected, int side)
{
    const hf_frame_options options = options_of(side);
    hf_values *values = NULL;
    hf_frame rest_frame, frame;

    assert_ok(hf_frame_of(&rest_frame, rest, &options, error));
    assert_ok(hf_frame_by_rest(&frame, face, rest, &rest_frame, error));
    assert_ok(hf_measure_dynamic(&values, rest, &rest_frame, face, &frame, view,
                                 affected, error));
    return values;
}

static hf_values *dynamic_values(const hf_face *rest, const hf_face *face,
                                 hf_view view, hf_affected affected)
{
    return dynamic_side(rest, face, view, affected, 1);
}

/* Same reasons, values and sds, each within 1e-9 (relative from 1 on). */
static void assert_equal_values(const hf_values *a, const hf_values *b)
{
    size_t i;

    assert_int_equal(hf_values_count(a), hf_values_count(b));
    for (i = 0; i < hf_values_count(a); i++) {
        const hf_value *v = hf_values_at(a, i), *w = hf_values_at(b, i);

        assert_int_equal(v->reason, w->reason);
        if (v->reason != HF_REASON_OK)
            continue;
        if (fabs(v->value - w->value) > 1e-9 * fmax(1, fabs(v->value)) ||
            fabs(v->sd - w->sd) > 1e-8 * fmax(1, v->sd))
            fail_msg("%s %s: %.15g sd %.15g, then %.15g sd %.15g",
                     v->measure->id, hf_value_side_name(v->side), v->value,
                     v->sd, w->value, w->sd);
    }
}

static void placing_does_not_matter(void **state)
{
    static const double at[][4] = {{1900, 1200, 0, 0.2},
                                   {913.7, 2207.1, 47.3, 0.0917},
                                   {2011.9, 1500.3, -171.3, 0.631}};
    hf_values *first = NULL, *v;
    make_face m;
    size_t i;

    (void)state;
    scrambled(&m, 7);
    for (i = 0; i < 3; i++) {
        hf_frame where = make_frame(at[i][0], at[i][1], at[i][2], at[i][3]);
        hf_face *face = make_face_place(&m, &where);

        v = static_values(face, HF_AFFECTED_LEFT);
        if (first)
            assert_equal_values(first, v);
        else
            first = v;
        if (v != first)
            hf_values_free(v);
        hf_face_free(face);
    }
    hf_values_free(first);
}

static void placing_does_not_matter_to_movement(void **state)
{
    hf_frame here = make_frame(1900, 1200, 0, 0.2);
    hf_frame there = make_frame(1311.7, 1777.7, 33.3, 0.1171);
    make_face rest, now;
    hf_face *a, *b, *c;
    int view, hide;

    (void)state;
    scrambled(&rest, 7);
    scrambled(&now, 8);
    for (hide = 0; hide < 2; hide++) {
        if (hide)
            make_face_hide(&now);
        a = make_face_place(&rest, &here);
        b = make_face_place(&now, &here);
        c = make_face_place(&now, &there);
        for (view = 0; view < HF_VIEW_COUNT; view++) {
            hf_values *v =
                dynamic_values(a, b, (hf_view)view, HF_AFFECTED_RIGHT);
            hf_values *w =
                dynamic_values(a, c, (hf_view)view, HF_AFFECTED_RIGHT);

            assert_equal_values(v, w);
            hf_values_free(v);
            hf_values_free(w);
        }
        hf_face_free(a);
        hf_face_free(b);
        hf_face_free(c);
    }
}

/* Single measures that change their sign in a mirror. */
static double mirrored_sign(const hf_measure *m)
{
    return m->better == HF_BETTER_NEAR_ZERO ? -1 : 1;
}

/* What the mirror makes of a list: sides swapped, deviations negated. The
 * affected side is mirrored too, so diff and ratio stay; undeclared, diff is
 * right - left and turns its sign. */
static void assert_mirrored(const hf_values *a, const hf_values *b,
                            hf_view view, bool declared)
{
    size_t i;

    for (i = 0; i < hf_values_count(a); i++) {
        const hf_value *v = hf_values_at(a, i), *w;
        hf_value_side side = v->side;
        double sign = 1;

        if (side == HF_VALUE_RIGHT)
            side = HF_VALUE_LEFT;
        else if (side == HF_VALUE_LEFT)
            side = HF_VALUE_RIGHT;
        else if (side == HF_VALUE_SINGLE)
            sign = mirrored_sign(v->measure);
        else if (side == HF_VALUE_DIFF && !declared)
            sign = -1;
        w = hf_values_find(b, v->measure->id, view, side);
        assert_non_null(w);
        assert_int_equal(v->reason, w->reason);
        if (v->reason != HF_REASON_OK)
            continue;
        assert_near(v->value, sign * w->value, 1e-9 * fmax(1, fabs(v->value)));
        assert_near(v->sd, w->sd, 1e-8 * fmax(1, v->sd));
    }
}

static void a_mirror_swaps_the_sides(void **state)
{
    hf_frame where = make_frame(1900, 1200, 9.1, 0.2);
    hf_face *face, *turned;
    hf_values *v, *w;
    make_face m;

    (void)state;
    scrambled(&m, 11);
    face = make_face_place(&m, &where);
    assert_ok(hf_face_mirror(&turned, face, error));
    v = static_values(face, HF_AFFECTED_LEFT);
    w = static_side(turned, HF_AFFECTED_RIGHT, -1);
    assert_mirrored(v, w, HF_VIEW_REST, true);
    hf_values_free(v);
    hf_values_free(w);
    v = static_values(face, HF_AFFECTED_NONE);
    w = static_side(turned, HF_AFFECTED_NONE, -1);
    assert_mirrored(v, w, HF_VIEW_REST, false);
    hf_values_free(v);
    hf_values_free(w);
    hf_face_free(face);
    hf_face_free(turned);
}

static void a_mirror_swaps_the_sides_of_movement(void **state)
{
    hf_frame where = make_frame(1900, 1200, 9.1, 0.2);
    hf_face *rest, *face, *rest_turned, *turned;
    make_face m;
    int view;

    (void)state;
    scrambled(&m, 11);
    rest = make_face_place(&m, &where);
    scrambled(&m, 12);
    make_face_hide(&m);
    face = make_face_place(&m, &where);
    assert_ok(hf_face_mirror(&rest_turned, rest, error));
    assert_ok(hf_face_mirror(&turned, face, error));
    for (view = 1; view < HF_VIEW_COUNT; view++) {
        hf_values *v =
            dynamic_values(rest, face, (hf_view)view, HF_AFFECTED_LEFT);
        hf_values *w = dynamic_side(rest_turned, turned, (hf_view)view,
                                    HF_AFFECTED_RIGHT, -1);

        assert_mirrored(v, w, (hf_view)view, true);
        hf_values_free(v);
        hf_values_free(w);
    }
    hf_face_free(rest);
    hf_face_free(face);
    hf_face_free(rest_turned);
    hf_face_free(turned);
}

static void nor_with_another_midline(void **state)
{
    const hf_midline all[] = {HF_MIDLINE_CANTHI, HF_MIDLINE_NOSE,
                              HF_MIDLINE_FIT, HF_MIDLINE_GIVEN};
    size_t i;

    for (i = 0; i < sizeof all / sizeof *all; i++) {
        midline = all[i];
        placing_does_not_matter(state);
        placing_does_not_matter_to_movement(state);
        a_mirror_swaps_the_sides(state);
        a_mirror_swaps_the_sides_of_movement(state);
    }
    midline = HF_MIDLINE_PUPILS;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placing_does_not_matter),
        cmocka_unit_test(placing_does_not_matter_to_movement),
        cmocka_unit_test(a_mirror_swaps_the_sides),
        cmocka_unit_test(a_mirror_swaps_the_sides_of_movement),
        cmocka_unit_test(nor_with_another_midline),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
