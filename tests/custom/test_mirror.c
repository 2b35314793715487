/* What must not matter to a custom measure: where the face lies, how it is
 * turned, how large the photo is; and what a mirror must do, whatever the
 * expression. */
#include "tests/custom/load.h"

/* Paired: every function. Single: those whose sign a mirror turns are called
 * turned_*. */
static const char text[] =
    "first, mm, x(first(nasolabial_fold))\n"
    "lip, mm paired, x(first(lip_upper_outer))\n"
    "nth, mm, distance(nth(lip_lower_outer, 2), commissure)\n"
    "last, mm, x(last(lip_lower_inner)) - x(commissure.other)\n"
    "along, mm, distance(along(jaw, 0.3), along(brow_upper, 0.7))\n"
    "mean, mm, y(mean(lid_upper)) - y(mean(lid_lower))\n"
    "at, mm, distance(at(lip_upper_outer, x(commissure) / 3), nose_tip)\n"
    "height, mm paired, height(lip_upper_outer, 4 mm) - "
    "height(lip_lower_outer, 4 mm)"
    "\n"
    "area, mm2, area(lip_upper_inner, lip_lower_inner, 0, x(commissure) / 2)\n"
    "length, mm, length(brow_upper)\n"
    "lateral, mm, lateral(ala) + lateral(ala.other)\n"
    "nose, mm paired, x(nose_tip)\n"
    "tilt, deg, tilt(nasion, commissure)\n"
    "angle, deg, angle(nose_tip, commissure, commissure.other)\n"
    "line, mm, from_line(pupil, point(3 mm, 0), chin)\n"
    "eye, mm, iris_radius + rise(iris, ala)\n"
    "part, %, percent(across(ala, nose_tip), distance(iris, commissure))\n"
    "width, mm, distance(commissure.R, commissure.L)\n"
    "most, mm, max(lateral(commissure.R), lateral(commissure.L))\n"
    "known, mm, pfh + lip + lip.other\n"
    "share, %, percent(known, mouth_width)\n"
    "twice, mm, abs(lip.R - lip.L) + known.L + known.R\n"
    "turned_lip, mm, lip.R - lip.L\n"
    "turned_nose, mm, philtrum_deviation / 2\n"
    "turned_chin, mm zero, x(chin)\n"
    "turned_mouth, mm zero, lateral(commissure.L) - lateral(commissure.R)\n"
    "turned_cant, deg zero, tilt(ala.R, ala.L)\n";

static hf_values *measured(const hf_custom *custom, const hf_face *face,
                           hf_affected affected)
{
    hf_values *values = NULL;
    hf_frame frame;

    assert_ok(hf_frame_of(&frame, face, NULL, error));
    assert_ok(hf_custom_static(&values, custom, face, &frame, HF_REASON_OK,
                               HF_VIEW_REST, affected, error));
    return values;
}

/* sign: of the value in b. */
static void assert_alike(const hf_value *a, const hf_value *b, double sign)
{
    assert_int_equal(a->reason, b->reason);
    /* some are nearly 0 on the healthy side */
    if (a->reason == HF_REASON_HEALTHY_NEAR_ZERO)
        return;
    if (a->reason != HF_REASON_OK && a->side != HF_VALUE_RATIO)
        fail_msg("'%s' is na: no test", a->measure->id);
    if (fabs(a->value - sign * b->value) > 1e-9 * fmax(1, fabs(a->value)) ||
        fabs(a->sd - b->sd) > 1e-8 * fmax(1, a->sd))
        fail_msg("%s %s: %.15g sd %.15g, then %.15g sd %.15g", a->measure->id,
                 hf_value_side_name(a->side), a->value, a->sd, b->value, b->sd);
}

static void placing_does_not_matter(void **state)
{
    static const double at[][4] = {{1900, 1200, 0, 0.2},
                                   {913.7, 2207.1, 47.3, 0.0917},
                                   {2011.9, 1500.3, -171.3, 0.631}};
    hf_custom *custom = loaded(text);
    hf_values *first = NULL;
    make_face m;

    (void)state;
    scrambled(&m, 7);
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        hf_frame where = make_frame(at[i][0], at[i][1], at[i][2], at[i][3]);
        hf_face *face = make_face_place(&m, &where);
        hf_values *v = measured(custom, face, HF_AFFECTED_LEFT);

        for (size_t k = 0; first && k < hf_values_count(v); k++)
            assert_alike(hf_values_at(v, k), hf_values_at(first, k), 1);
        if (first)
            hf_values_free(v);
        else
            first = v;
        hf_face_free(face);
    }
    hf_values_free(first);
    hf_custom_free(custom);
}

static hf_value_side other(hf_value_side side)
{
    return side == HF_VALUE_RIGHT  ? HF_VALUE_LEFT
           : side == HF_VALUE_LEFT ? HF_VALUE_RIGHT
                                   : side;
}

static void a_mirror_swaps_the_sides(void **state)
{
    hf_frame where = make_frame(1900, 1200, 9.1, 0.2);
    hf_custom *custom = loaded(text);
    hf_face *face, *turned;
    hf_values *v, *w;
    make_face m;

    (void)state;
    scrambled(&m, 11);
    face = make_face_place(&m, &where);
    assert_ok(hf_face_mirror(&turned, face, error));
    for (int declared = 0; declared < 2; declared++) {
        v = measured(custom, face,
                     declared ? HF_AFFECTED_LEFT : HF_AFFECTED_NONE);
        w = measured(custom, turned,
                     declared ? HF_AFFECTED_RIGHT : HF_AFFECTED_NONE);
        for (size_t i = 0; i < hf_values_count(v); i++) {
            const hf_value *a = hf_values_at(v, i);
            const char *id = a->measure->id;
            const bool signs = strncmp(id, "turned_", 7) == 0 ||
                               (a->side == HF_VALUE_DIFF && !declared);

            assert_alike(a, hf_values_find(w, id, HF_VIEW_REST, other(a->side)),
                         signs ? -1 : 1);
        }
        hf_values_free(v);
        hf_values_free(w);
    }
    hf_face_free(face);
    hf_face_free(turned);
    hf_custom_free(custom);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placing_does_not_matter),
        cmocka_unit_test(a_mirror_swaps_the_sides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
