/* Every dynamic measure against hand-made movement. */
#include "tests/support/check.h"
#include "tests/support/make_face.h"

#define DEG (180 / 3.14159265358979323846)

/* The moved face on another photo, turned and at another scale, by the rest
 * photo's ruler. */
static hf_values *moved(const make_face *m, hf_view view, hf_affected affected)
{
    hf_frame here = make_frame(1900, 1200, 11.3, 0.2137), rest_frame;
    hf_frame there = make_frame(2011, 1321, -6.1, 0.1873), frame;
    make_face ideal;
    hf_values *values = NULL;
    hf_face *rest, *face;

    make_face_ideal(&ideal);
    rest = make_face_place(&ideal, &here);
    face = make_face_place(m, &there);
    assert_ok(hf_frame_of(&rest_frame, rest, NULL, error));
    assert_ok(hf_frame_by_rest(&frame, face, rest, &rest_frame, error));
    assert_ok(hf_measure_dynamic(&values, rest, &rest_frame, face, &frame, view,
                                 affected, error));
    hf_face_free(rest);
    hf_face_free(face);
    return values;
}

static void assert_value(const hf_values *values, const char *id,
                         hf_value_side side, double expected)
{
    const hf_value *v = hf_values_at(values, 0);

    assert_non_null(v);
    assert_near(make_found(values, id, v->view, side)->value, expected, 1e-6);
}

static void brows_rise(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    make_face_shift(&m, HF_BROW_UPPER, HF_RIGHT, 0, 9.37);
    make_face_shift(&m, HF_BROW_UPPER, HF_LEFT, 0, 1.93);
    make_face_shift(&m, HF_COMMISSURE, HF_LEFT, -0.6, 0.8);
    v = moved(&m, HF_VIEW_BROW, HF_AFFECTED_LEFT);
    assert_value(v, "brow_elevation", HF_VALUE_RIGHT, 9.37);
    assert_value(v, "brow_elevation", HF_VALUE_LEFT, 1.93);
    assert_value(v, "brow_elevation", HF_VALUE_DIFF, -7.44);
    assert_value(v, "brow_elevation", HF_VALUE_RATIO, 193 / 9.37);
    assert_value(v, "synkinesis_mouth", HF_VALUE_RIGHT, 0);
    assert_value(v, "synkinesis_mouth", HF_VALUE_LEFT, 1);
    hf_values_free(v);
}

/* Right corner 7.2 outwards and 9.1 up; the left is dragged 4.3 to the
 * healthy side and 1.2 up, 114 deg off a smile: twice its part along one is
 * 2 (8.1 * -4.3 + 9.8 * 1.2) / hypot(8.1, 9.8) = -46.14 / 12.714 = -3.63, of
 * a length of 4.46. */
static void corners_smile(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    make_face_shift(&m, HF_COMMISSURE, HF_RIGHT, -7.2, 9.1);
    make_face_shift(&m, HF_COMMISSURE, HF_LEFT, -4.3, 1.2);
    make_face_shift(&m, HF_LIP_LOWER_OUTER, 0, 0, -2.5);
    v = moved(&m, HF_VIEW_SMILE_FULL, HF_AFFECTED_LEFT);
    assert_value(v, "excursion", HF_VALUE_RIGHT, hypot(7.2, 9.1));
    assert_value(v, "excursion", HF_VALUE_LEFT, -46.14 / hypot(8.1, 9.8));
    assert_value(v, "excursion", HF_VALUE_RATIO,
                 -4614 / hypot(8.1, 9.8) / hypot(7.2, 9.1));
    assert_value(v, "excursion_lateral", HF_VALUE_RIGHT, 7.2);
    assert_value(v, "excursion_lateral", HF_VALUE_LEFT, -4.3);
    assert_value(v, "excursion_vertical", HF_VALUE_RIGHT, 9.1);
    assert_value(v, "excursion_vertical", HF_VALUE_LEFT, 1.2);
    assert_value(v, "excursion_angle", HF_VALUE_RIGHT, atan(9.1 / 7.2) * DEG);
    /* inwards: over 90 */
    assert_value(v, "excursion_angle", HF_VALUE_LEFT,
                 180 - atan(1.2 / 4.3) * DEG);
    /* the lip at the midline from -75 to -77.5, corner from (25, -65) */
    assert_value(v, "position_change", HF_VALUE_RIGHT,
                 hypot(32.2, 21.6) - hypot(25, 10));
    assert_value(v, "position_change", HF_VALUE_LEFT,
                 hypot(20.7, 13.7) - hypot(25, 10));
    assert_value(v, "synkinesis_eye", HF_VALUE_LEFT, 100);
    hf_values_free(v);
}

/* 5 mm in a direction so many degrees off a healthy smile's. */
static double excursion_off(double degrees)
{
    const double turn = atan2(9.8, 8.1) + degrees / DEG;
    make_face m;
    hf_values *v;
    double value;

    make_face_ideal(&m);
    make_face_shift(&m, HF_COMMISSURE, HF_LEFT, 5 * cos(turn), 5 * sin(turn));
    v = moved(&m, HF_VIEW_SMILE_FULL, HF_AFFECTED_LEFT);
    value =
        make_found(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT)->value;
    hf_values_free(v);
    return value;
}

/* Whole up to 60 deg, then 10 cos: 10 cos 75 = 2.588190. */
static void excursion_changes_its_sign_through_nothing(void **state)
{
    static const struct {
        double off, value;
    } cases[] = {{0, 5},          {-60, 5}, {60, 5},  {75, 2.588190},
                 {-75, 2.588190}, {90, 0},  {-90, 0}, {105, -2.588190},
                 {120, -5},       {180, -5}};
    double last = 5, now;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_near(excursion_off(cases[i].off), cases[i].value, 1e-6);
    /* nowhere more than 10 mm per radian */
    for (i = 1; i <= 180; i++) {
        now = excursion_off(2 * (double)i);
        assert_true(fabs(now - last) < 10 * 2 / DEG + 1e-6);
        last = now;
    }
}

/* Directions of 170 and -170 deg are 20 apart, not 340. */
static void angles_differ_the_short_way(void **state)
{
    const double a = 170 / DEG;
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    make_face_shift(&m, HF_COMMISSURE, HF_RIGHT, -5 * cos(a), 5 * sin(a));
    make_face_shift(&m, HF_COMMISSURE, HF_LEFT, 5 * cos(a), -5 * sin(a));
    v = moved(&m, HF_VIEW_SMILE_GENTLE, HF_AFFECTED_UNKNOWN);
    assert_value(v, "excursion_angle", HF_VALUE_RIGHT, 170);
    assert_value(v, "excursion_angle", HF_VALUE_LEFT, -170);
    assert_value(v, "excursion_angle", HF_VALUE_DIFF, -20);
    hf_values_free(v);
}

/* Fissure at rest 9.4. Right closes to 0.7, left to 4.4; no iris shows. */
static void lids_close(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    make_face_hide(&m);
    make_face_shift(&m, HF_LID_UPPER, HF_RIGHT, 0, -8.7);
    make_face_shift(&m, HF_LID_UPPER, HF_LEFT, 0, -5);
    v = moved(&m, HF_VIEW_CLOSE_FULL, HF_AFFECTED_LEFT);
    assert_value(v, "closure", HF_VALUE_RIGHT, 100 * (1 - 0.7 / 9.4));
    assert_value(v, "closure", HF_VALUE_LEFT, 500 / 9.4);
    assert_value(v, "closure", HF_VALUE_RATIO, 500 / 8.7);
    assert_value(v, "lagophthalmos", HF_VALUE_RIGHT, 0);
    assert_value(v, "lagophthalmos", HF_VALUE_LEFT, 4.4);
    hf_values_free(v);
}

/* Half way to the corner at 12.5 the lower lip's lower border lies at -72,
 * the inner borders at -63 and -66.5. */
static void lower_lip_drops(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    m.points[HF_LIP_LOWER_OUTER][0][2].y -= 3.83; /* right */
    m.points[HF_LIP_LOWER_OUTER][0][6].y -= 0.71; /* left */
    m.points[HF_LIP_LOWER_INNER][0][1].y -= 2.9;
    m.points[HF_LIP_LOWER_INNER][0][5].y += 0.4;
    v = moved(&m, HF_VIEW_LOWER_LIP, HF_AFFECTED_LEFT);
    assert_value(v, "lip_depression", HF_VALUE_RIGHT, 3.83);
    assert_value(v, "lip_depression", HF_VALUE_LEFT, 0.71);
    assert_value(v, "dental_show_change", HF_VALUE_RIGHT, 2.9);
    assert_value(v, "dental_show_change", HF_VALUE_LEFT, -0.4);
    hf_values_free(v);
}

static void lips_pucker(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    make_face_shift(&m, HF_COMMISSURE, HF_RIGHT, 6.41, 0.9);
    make_face_shift(&m, HF_COMMISSURE, HF_LEFT, 1.3, 0);
    make_face_shift(&m, HF_LID_UPPER, HF_LEFT, 0, -2.35);
    v = moved(&m, HF_VIEW_PUCKER, HF_AFFECTED_LEFT);
    assert_value(v, "pucker_narrowing", HF_VALUE_RIGHT, 6.41);
    assert_value(v, "pucker_narrowing", HF_VALUE_LEFT, -1.3);
    /* 9.4 - 2.35 = 3/4 of 9.4 */
    assert_value(v, "synkinesis_eye", HF_VALUE_LEFT, 75);
    assert_value(v, "synkinesis_eye", HF_VALUE_RIGHT, 100);
    assert_value(v, "synkinesis_eye", HF_VALUE_RATIO, 75);
    hf_values_free(v);
}

/* On one photo frame: the alae that move here would otherwise pull at the
 * alignment. */
static void noses_wrinkle(void **state)
{
    hf_frame where = make_frame(1900, 1200, 0, 0.2), frame;
    make_face m;
    hf_values *v = NULL;
    hf_face *rest, *face;

    (void)state;
    make_face_ideal(&m);
    rest = make_face_place(&m, &where);
    make_face_shift(&m, HF_ALA, HF_RIGHT, 0.5, 3.1);
    make_face_shift(&m, HF_ALA, HF_LEFT, 0, 0.2);
    m.points[HF_LIP_UPPER_OUTER][0][2].y += 4.7; /* right, at -12.5 */
    m.points[HF_LIP_UPPER_OUTER][0][6].y += 1.4;
    face = make_face_place(&m, &where);
    assert_ok(hf_frame_of(&frame, rest, NULL, error));
    assert_ok(hf_measure_dynamic(&v, rest, &frame, face, &frame, HF_VIEW_SNARL,
                                 HF_AFFECTED_LEFT, error));
    assert_value(v, "snarl_elevation", HF_VALUE_RIGHT, (3.1 + 4.7) / 2);
    assert_value(v, "snarl_elevation", HF_VALUE_LEFT, (0.2 + 1.4) / 2);
    hf_values_free(v);
    hf_face_free(rest);
    hf_face_free(face);
}

static void views_give_their_own_measures(void **state)
{
    static const struct {
        hf_view view;
        size_t values;
    } cases[] = {
        {HF_VIEW_REST, 0},
        {HF_VIEW_NONE, 0},
        {HF_VIEW_BROW, 4 + 3},
        {HF_VIEW_CLOSE_GENTLE, 4 + 3 + 3},
        {HF_VIEW_CLOSE_FULL, 10},
        {HF_VIEW_SMILE_GENTLE, 4 * 4 + 3},
        {HF_VIEW_SMILE_FULL, 19 + 4},
        {HF_VIEW_PUCKER, 4 + 4},
        {HF_VIEW_LOWER_LIP, 4 + 4},
        {HF_VIEW_SNARL, 4},
    };
    make_face m;
    size_t i;

    (void)state;
    make_face_ideal(&m);
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        hf_values *v = moved(&m, cases[i].view, HF_AFFECTED_LEFT);

        assert_int_equal(hf_values_count(v), cases[i].values);
        hf_values_free(v);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brows_rise),
        cmocka_unit_test(corners_smile),
        cmocka_unit_test(excursion_changes_its_sign_through_nothing),
        cmocka_unit_test(angles_differ_the_short_way),
        cmocka_unit_test(lids_close),
        cmocka_unit_test(lower_lip_drops),
        cmocka_unit_test(lips_pucker),
        cmocka_unit_test(noses_wrinkle),
        cmocka_unit_test(views_give_their_own_measures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
