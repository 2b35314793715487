/* Midlines: where each choice lies and what it changes, by hand.
 *
 * The tilted ones lean by the angle of a 7-24-25 triangle, far more than a
 * face ever does: cosine 0.96, sine 0.28, tangent 7/24, lower end to the
 * patient's left. A place lies 0.96 dx + 0.28 dy to the left of such a line,
 * with dx, dy from any place on it. */
#include "tests/support/check.h"
#include "tests/support/make_face.h"

static const double lean = 7. / 24;

static hf_frame_options choice(hf_midline midline)
{
    hf_frame_options o;

    hf_frame_options_init(&o);
    o.midline = midline;
    return o;
}

static hf_values *values_by(const make_face *m, const hf_frame_options *o)
{
    hf_frame where = make_frame(1900, 1200, 13, 0.2), frame;
    hf_face *face = make_face_place(m, &where);
    hf_values *v = NULL;

    assert_ok(hf_frame_of(&frame, face, o, error));
    assert_ok(hf_measure_static(&v, face, &frame, HF_REASON_OK, HF_VIEW_REST,
                                HF_AFFECTED_LEFT, error));
    hf_face_free(face);
    return v;
}

static hf_values *values_of(const make_face *m, hf_midline midline)
{
    hf_frame_options o = choice(midline);

    return values_by(m, &o);
}

static double found(const hf_values *v, const char *id, hf_value_side side)
{
    return make_found(v, id, HF_VIEW_REST, side)->value;
}

/* The nasion at (-7, 2) and subnasale at (7, -46): 14 over 48, the lean. Lips
 * are straight lines, so that the place half way is read off them. */
static void crooked_nose(make_face *m)
{
    static const double outer[] = {-25, -65, 25, -75}; /* y = -70 - x / 5 */
    static const double upper[] = {-25, -62, 25, -62};
    static const double lower[] = {-25, -68, 25, -68};

    make_face_ideal(m);
    make_face_shift(m, HF_NASION, 0, -7, 0);
    make_face_shift(m, HF_SUBNASALE, 0, 7, 0);
    make_face_set(m, HF_LIP_LOWER_OUTER, HF_RIGHT, outer, 2);
    make_face_set(m, HF_LIP_UPPER_OUTER, HF_RIGHT, outer, 2);
    make_face_set(m, HF_LIP_UPPER_INNER, HF_RIGHT, upper, 2);
    make_face_set(m, HF_LIP_LOWER_INNER, HF_RIGHT, lower, 2);
}

static void deviations_are_from_the_nose(void **state)
{
    static const struct {
        const char *id;
        double value;
    } cases[] = {
        {"nose_tip_deviation", 0.96 * -7 + 0.28 * 9}, /* (0, -37) */
        /* (0, -48) and (0, -55): -2 and -9 below subnasale */
        {"philtrum_deviation", 0.96 * -7 + 0.28 * -5.5},
        {"lower_lip_deviation", 0.96 * -7 + 0.28 * -24}, /* (0, -70) */
        {"chin_deviation", 0.96 * -7 + 0.28 * -59},      /* (0, -105) */
    };
    hf_values *v;
    make_face m;
    size_t i;

    (void)state;
    crooked_nose(&m);
    v = values_of(&m, HF_MIDLINE_NOSE);
    assert_reason(v, "nose_base_deviation", HF_VALUE_SINGLE, "on-midline");
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_near(found(v, cases[i].id, HF_VALUE_SINGLE), cases[i].value,
                    1e-9);
    /* corners (25, -65) and (-25, -65): 18 and -32, 19 below subnasale */
    assert_near(found(v, "commissure_lateral", HF_VALUE_LEFT),
                0.96 * 18 - 0.28 * 19, 1e-9);
    assert_near(found(v, "commissure_lateral", HF_VALUE_RIGHT),
                0.96 * 32 + 0.28 * 19, 1e-9);
    hf_values_free(v);
}

static void lips_are_met_on_the_leaning_line(void **state)
{
    /* y = -70 - x/5 with x = -7 - 7/24 (y - 2): 113/120 x = 14 */
    const double x = 1680. / 113, y = -70 - x / 5;
    /* half way between the corner and the line, 67 below the nasion */
    const double half = (25 - 7 + 67 * lean) / 2;
    hf_values *v;
    make_face m;

    (void)state;
    crooked_nose(&m);
    v = values_of(&m, HF_MIDLINE_NOSE);
    assert_near(found(v, "commissure_position", HF_VALUE_LEFT),
                hypot(25 - x, -65 - y), 1e-9);
    assert_near(found(v, "commissure_position", HF_VALUE_RIGHT),
                hypot(25 + x, -65 - y), 1e-9);
    assert_near(found(v, "smile_angle", HF_VALUE_LEFT),
                90 + atan2(-65 - y, 25 - x) * 45 / atan(1), 1e-9);
    assert_near(found(v, "upper_lip_slope", HF_VALUE_LEFT),
                atan2(y + 65, 25 - x) * 45 / atan(1), 1e-9);
    assert_near(found(v, "lower_lip_height", HF_VALUE_LEFT), -70 - half / 5,
                1e-9);
    assert_near(found(v, "upper_lip_height", HF_VALUE_LEFT), -70 - half / 5,
                1e-9);
    /* 6 mm high, cut 65 mm up: 63 mm below the nasion's 2 */
    assert_near(found(v, "dental_area", HF_VALUE_LEFT),
                6 * (25 + 7 - 67 * lean), 1e-9);
    assert_near(found(v, "dental_area", HF_VALUE_RIGHT),
                6 * (25 - 7 + 67 * lean), 1e-9);
    hf_values_free(v);
}

/* Folds run 10 outwards on 20 down: 26.57 deg from the upright. */
static void folds_are_held_against_the_line(void **state)
{
    const double fold = atan(0.5) * 45 / atan(1);
    const double turn = atan(lean) * 45 / atan(1);
    hf_values *v;
    make_face m;

    (void)state;
    crooked_nose(&m);
    v = values_of(&m, HF_MIDLINE_NOSE);
    assert_near(found(v, "nasolabial_angle", HF_VALUE_LEFT), fold - turn, 1e-9);
    assert_near(found(v, "nasolabial_angle", HF_VALUE_RIGHT), fold + turn,
                1e-9);
    hf_values_free(v);
}

/* Heights, widths and what is between two places know no midline. */
static void heights_stay_those_of_the_pupils(void **state)
{
    static const char *const ids[] = {
        "brow_height",        "mrd1",        "pfh",
        "canthal_tilt",       "eye_area",    "commissure_height",
        "canthus_commissure", "mouth_width", "mouth_cant",
        "eye_cant",           "fai",         "nasolabial_length",
        "asymmetry_face",
    };
    hf_values *v, *w;
    make_face m;
    size_t i, k;

    (void)state;
    crooked_nose(&m);
    make_face_shift(&m, HF_COMMISSURE, HF_LEFT, 1, -3);
    v = values_of(&m, HF_MIDLINE_PUPILS);
    w = values_of(&m, HF_MIDLINE_NOSE);
    for (i = 0; i < sizeof ids / sizeof *ids; i++)
        for (k = 0; k < hf_values_count(v); k++) {
            const hf_value *a = hf_values_at(v, k), *b = hf_values_at(w, k);

            if (strcmp(a->measure->id, ids[i]) != 0)
                continue;
            assert_int_equal(a->reason, b->reason);
            if (a->reason == HF_REASON_OK)
                assert_near(a->value, b->value, 1e-12);
        }
    hf_values_free(v);
    hf_values_free(w);
}

/* A gaze of 2 mm to the left takes the pupils' midline along: the chin seems
 * 2 mm to the right. The canthi stay where they are. */
static void gaze_does_not_move_the_canthi(void **state)
{
    hf_values *v;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    m.iris[HF_RIGHT].x += 2;
    m.iris[HF_LEFT].x += 2;
    v = values_of(&m, HF_MIDLINE_PUPILS);
    assert_near(found(v, "chin_deviation", HF_VALUE_SINGLE), -2, 1e-9);
    hf_values_free(v);
    v = values_of(&m, HF_MIDLINE_CANTHI);
    assert_near(found(v, "chin_deviation", HF_VALUE_SINGLE), 0, 1e-9);
    assert_near(found(v, "commissure_lateral", HF_VALUE_LEFT), 25, 1e-9);
    hf_values_free(v);
}

static void turn(make_face *m, unsigned contours)
{
    size_t i;
    int id, side;

    for (id = 0; id < HF_CONTOUR_COUNT; id++)
        for (side = 0; side < 2; side++)
            for (i = 0; contours >> id & 1 && i < m->count[id][side]; i++) {
                hf_point *p = &m->points[id][side][i], q = *p;

                p->x = 0.96 * q.x - 0.28 * q.y;
                p->y = 0.28 * q.x + 0.96 * q.y;
            }
}

/* Canthi turned about mid-pupil: the line turns with them. The chin, 105 mm
 * straight below, is then 0.28 of that to the right of it. */
static void canthi_turn_the_line(void **state)
{
    hf_values *v;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    turn(&m, 1u << HF_CANTHUS_INNER | 1u << HF_CANTHUS_OUTER);
    v = values_of(&m, HF_MIDLINE_CANTHI);
    assert_near(found(v, "chin_deviation", HF_VALUE_SINGLE), -0.28 * 105, 1e-9);
    hf_values_free(v);
}

/* A symmetric face turned as a whole between level pupils: its mirror line is
 * its own middle. */
static void the_fit_follows_the_face(void **state)
{
    hf_values *v;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    turn(&m, ~0u);
    v = values_of(&m, HF_MIDLINE_FIT);
    assert_near(found(v, "chin_deviation", HF_VALUE_SINGLE), 0, 1e-9);
    assert_near(found(v, "philtrum_deviation", HF_VALUE_SINGLE), 0, 1e-9);
    assert_near(found(v, "commissure_lateral", HF_VALUE_RIGHT), 25, 1e-9);
    assert_near(found(v, "commissure_lateral", HF_VALUE_LEFT), 25, 1e-9);
    hf_values_free(v);
    v = values_of(&m, HF_MIDLINE_PUPILS);
    assert_near(found(v, "chin_deviation", HF_VALUE_SINGLE), 0.28 * 105, 1e-9);
    hf_values_free(v);
}

static void a_midline_by_hand(void **state)
{
    hf_frame_options o = choice(HF_MIDLINE_GIVEN);
    hf_frame f;
    hf_values *v;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    o.midline_x = 1.5;
    v = values_by(&m, &o);
    assert_near(found(v, "chin_deviation", HF_VALUE_SINGLE), -1.5, 1e-9);
    assert_near(found(v, "commissure_lateral", HF_VALUE_RIGHT), 26.5, 1e-9);
    assert_near(found(v, "commissure_lateral", HF_VALUE_LEFT), 23.5, 1e-9);
    hf_values_free(v);
    o.midline_turn = atan(lean) * 45 / atan(1);
    v = values_by(&m, &o);
    assert_near(found(v, "chin_deviation", HF_VALUE_SINGLE),
                0.96 * -1.5 - 0.28 * 105, 1e-9);
    hf_values_free(v);
    /* The frame says the same: 48 below, the line is 14 further left. */
    memset(&f, 0, sizeof f);
    f.mid_x = 1.5;
    f.mid_turn = atan(lean);
    assert_near(hf_frame_midline_at(&f, -48), 15.5, 1e-12);
    assert_near(hf_frame_off_midline(&f, 16.5, -48), 0.96, 1e-12);
}

/* The smile shows no nasion and would have no midline of its own: it has that
 * at rest, in the axes of its own pupils (open) or of those carried over
 * (shut). Its chin is 1 mm further left than at rest. */
static void a_visit_has_the_midline_at_rest(void **state)
{
    hf_frame where = make_frame(1900, 1200, 13, 0.2), frame, own;
    hf_frame_options o = choice(HF_MIDLINE_NOSE);
    hf_face *rest, *face;
    make_face m;
    hf_values *v;
    int shut;

    (void)state;
    crooked_nose(&m);
    rest = make_face_place(&m, &where);
    assert_ok(hf_frame_of(&own, rest, &o, error));
    make_face_drop(&m, HF_NASION);
    make_face_shift(&m, HF_CHIN, 0, 1, 0);
    for (shut = 0; shut < 2; shut++) {
        if (shut)
            make_face_hide(&m);
        where = make_frame(1700, 1350, -8, 0.25);
        face = make_face_place(&m, &where);
        assert_ok(hf_frame_by_rest(&frame, face, rest, &own, error));
        assert_true(frame.borrowed_midline);
        assert_ok(hf_measure_static(&v, face, &frame, HF_REASON_OK,
                                    HF_VIEW_REST, HF_AFFECTED_LEFT, error));
        assert_near(found(v, "chin_deviation", HF_VALUE_SINGLE),
                    0.96 * -6 + 0.28 * -59, 1e-9);
        hf_values_free(v);
        hf_face_free(face);
    }
    hf_face_free(rest);
}

/* Movement of the lip is from that line too: the smile's corner goes 3 left
 * and 4 up, its lip stays, so that only the distance from where the lip meets
 * the line at rest changes. */
static void movement_has_the_midline_at_rest(void **state)
{
    const double x = 1680. / 113, y = -70 - x / 5; /* as above */
    hf_frame where = make_frame(1900, 1200, 13, 0.2), frame, own;
    hf_frame_options o = choice(HF_MIDLINE_NOSE);
    hf_face *rest, *face;
    make_face m;
    hf_values *v;

    (void)state;
    crooked_nose(&m);
    rest = make_face_place(&m, &where);
    assert_ok(hf_frame_of(&own, rest, &o, error));
    make_face_drop(&m, HF_NASION);
    make_face_shift(&m, HF_COMMISSURE, HF_LEFT, 3, 4);
    face = make_face_place(&m, &where);
    assert_ok(hf_frame_by_rest(&frame, face, rest, &own, error));
    assert_ok(hf_measure_dynamic(&v, rest, &own, face, &frame,
                                 HF_VIEW_SMILE_FULL, HF_AFFECTED_LEFT, error));
    assert_near(
        make_found(v, "position_change", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT)
            ->value,
        hypot(28 - x, -61 - y) - hypot(25 - x, -65 - y), 1e-9);
    assert_near(
        make_found(v, "excursion_lateral", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT)
            ->value,
        3, 1e-9);
    hf_values_free(v);
    hf_face_free(rest);
    hf_face_free(face);
}

static void a_midline_without_its_points_is_na(void **state)
{
    hf_values *v;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    make_face_drop(&m, HF_NASION);
    v = values_of(&m, HF_MIDLINE_NOSE);
    assert_reason(v, "chin_deviation", HF_VALUE_SINGLE,
                  "missing-contour:nasion");
    assert_reason(v, "commissure_lateral", HF_VALUE_LEFT,
                  "missing-contour:nasion");
    assert_reason(v, "dental_show", HF_VALUE_DIFF, "missing-contour:nasion");
    assert_near(found(v, "commissure_height", HF_VALUE_LEFT), -65, 1e-9);
    hf_values_free(v);
    v = values_of(&m, HF_MIDLINE_CANTHI);
    assert_near(found(v, "chin_deviation", HF_VALUE_SINGLE), 0, 1e-9);
    hf_values_free(v);
    make_face_drop(&m, HF_LID_LOWER);
    v = values_of(&m, HF_MIDLINE_FIT);
    assert_reason(v, "chin_deviation", HF_VALUE_SINGLE,
                  "missing-contour:lid_lower");
    hf_values_free(v);
    /* nasion on subnasale: two places that coincide make no line */
    make_face_ideal(&m);
    m.points[HF_NASION][HF_RIGHT][0] = m.points[HF_SUBNASALE][HF_RIGHT][0];
    v = values_of(&m, HF_MIDLINE_NOSE);
    assert_reason(v, "chin_deviation", HF_VALUE_SINGLE, "outside-contour");
    hf_values_free(v);
}

static void options_have_ranges(void **state)
{
    static const double bad[][2] = {{30.1, 0}, {-30.1, 0}, {NAN, 0},
                                    {0, 20.1}, {0, -20.1}, {0, NAN}};
    hf_frame where = make_frame(1900, 1200, 0, 0.2), f;
    hf_frame_options o = choice(HF_MIDLINE_GIVEN);
    hf_face *face;
    make_face m;
    size_t i;

    (void)state;
    make_face_ideal(&m);
    face = make_face_place(&m, &where);
    for (i = 0; i < sizeof bad / sizeof *bad; i++) {
        o.midline_x = bad[i][0];
        o.midline_turn = bad[i][1];
        assert_int_equal(hf_frame_of(&f, face, &o, NULL), HF_E_OPTION);
    }
    o = choice((hf_midline)(HF_MIDLINE_GIVEN + 1));
    assert_int_equal(hf_frame_of(&f, face, &o, NULL), HF_E_OPTION);
    assert_string_equal(hf_midline_name(o.midline), "");
    assert_string_equal(hf_midline_name(HF_MIDLINE_CANTHI), "canthi");
    hf_face_free(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deviations_are_from_the_nose),
        cmocka_unit_test(lips_are_met_on_the_leaning_line),
        cmocka_unit_test(folds_are_held_against_the_line),
        cmocka_unit_test(heights_stay_those_of_the_pupils),
        cmocka_unit_test(gaze_does_not_move_the_canthi),
        cmocka_unit_test(canthi_turn_the_line),
        cmocka_unit_test(the_fit_follows_the_face),
        cmocka_unit_test(a_midline_by_hand),
        cmocka_unit_test(a_visit_has_the_midline_at_rest),
        cmocka_unit_test(movement_has_the_midline_at_rest),
        cmocka_unit_test(a_midline_without_its_points_is_na),
        cmocka_unit_test(options_have_ranges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
