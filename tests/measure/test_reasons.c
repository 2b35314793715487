/* What is na, and why. */
#include "tests/measure/measured.h"

static void all_na(const hf_values *values, hf_reason reason)
{
    size_t i;

    assert_true(hf_values_count(values) > 0);
    for (i = 0; i < hf_values_count(values); i++) {
        assert_int_equal(hf_values_at(values, i)->reason, reason);
        assert_true(isnan(hf_values_at(values, i)->value));
    }
}

static void a_side_without_its_contour(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    m.count[HF_NASOLABIAL_FOLD][HF_LEFT] = 0;
    v = measured(&m, HF_AFFECTED_LEFT);
    make_found(v, "nasolabial_angle", HF_VIEW_REST, HF_VALUE_RIGHT);
    assert_reason(v, "nasolabial_angle", HF_VALUE_LEFT,
                  "missing-contour:nasolabial_fold");
    assert_reason(v, "nasolabial_angle", HF_VALUE_DIFF,
                  "missing-contour:nasolabial_fold");
    assert_reason(v, "nasolabial_angle", HF_VALUE_RATIO,
                  "missing-contour:nasolabial_fold");
    hf_values_free(v);
}

static void a_hidden_iris(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    m.iris[HF_RIGHT].present = false;
    v = measured(&m, HF_AFFECTED_UNKNOWN);
    assert_reason(v, "mrd1", HF_VALUE_RIGHT, "iris-hidden");
    assert_reason(v, "scleral_show", HF_VALUE_DIFF, "iris-hidden");
    assert_reason(v, "interpupillary", HF_VALUE_SINGLE, "iris-hidden");
    make_found(v, "mrd1", HF_VIEW_REST, HF_VALUE_LEFT);
    /* where the pupil was at rest is enough for the brow */
    make_found(v, "brow_height", HF_VIEW_REST, HF_VALUE_DIFF);
    hf_values_free(v);
}

static void places_outside_a_contour(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    /* the pupil is at 31.5 */
    make_face_set(&m, HF_BROW_UPPER, HF_LEFT, XY(10, 18, 20, 22, 31.4, 24));
    make_face_set(&m, HF_BROW_UPPER, HF_RIGHT, XY(-31.5, 24));
    v = measured(&m, HF_AFFECTED_LEFT);
    assert_reason(v, "brow_height", HF_VALUE_LEFT,
                  "outside-contour:brow_upper");
    assert_reason(v, "brow_height", HF_VALUE_RIGHT,
                  "outside-contour:brow_upper");
    hf_values_free(v);
}

/* Single measures that hold one side against the other, and those that say
 * where one place lies. */
static const char *const compare[] = {"fai",
                                      "mouth_cant",
                                      "brow_cant",
                                      "eye_cant",
                                      "asymmetry_brow",
                                      "asymmetry_eye",
                                      "asymmetry_nose",
                                      "asymmetry_mouth",
                                      "asymmetry_face"};
static const char *const place[] = {
    "philtrum_deviation",  "nose_tip_deviation", "nose_base_deviation",
    "lower_lip_deviation", "chin_deviation",     "mouth_width",
    "interpupillary"};

static void comparisons_that_make_no_sense(void **state)
{
    make_face m;
    hf_values *v;
    size_t i;

    (void)state;
    make_face_ideal(&m);
    v = measured(&m, HF_AFFECTED_BOTH);
    assert_reason(v, "pfh", HF_VALUE_DIFF, "bilateral");
    assert_reason(v, "pfh", HF_VALUE_RATIO, "bilateral");
    make_found(v, "pfh", HF_VIEW_REST, HF_VALUE_RIGHT);
    for (i = 0; i < sizeof compare / sizeof *compare; i++) {
        assert_reason(v, compare[i], HF_VALUE_SINGLE, "bilateral");
        assert_true(hf_measure_compares_sides(hf_measure_by_id(compare[i]),
                                              HF_VALUE_SINGLE));
    }
    for (i = 0; i < sizeof place / sizeof *place; i++) {
        make_found(v, place[i], HF_VIEW_REST, HF_VALUE_SINGLE);
        assert_false(hf_measure_compares_sides(hf_measure_by_id(place[i]),
                                               HF_VALUE_SINGLE));
    }
    hf_values_free(v);
    /* first of all reasons */
    make_face_drop(&m, HF_COMMISSURE);
    m.pose.known = true;
    m.pose.yaw = 11;
    v = measured(&m, HF_AFFECTED_BOTH);
    assert_reason(v, "fai", HF_VALUE_SINGLE, "bilateral");
    assert_reason(v, "asymmetry_eye", HF_VALUE_SINGLE, "bilateral");
    assert_reason(v, "philtrum_deviation", HF_VALUE_SINGLE, "yaw");
    hf_values_free(v);
    make_face_ideal(&m);
    v = measured(&m, HF_AFFECTED_UNKNOWN);
    assert_reason(v, "pfh", HF_VALUE_RATIO, "side-undeclared");
    make_found(v, "pfh", HF_VIEW_REST, HF_VALUE_DIFF);
    hf_values_free(v);
    v = measured(&m, HF_AFFECTED_NONE);
    assert_reason(v, "pfh", HF_VALUE_RATIO, "side-undeclared");
    hf_values_free(v);
}

/* Healthy side right: mrd1 2.4 < 2.5 mm, fold at atan(1.7 / 20) = 4.9 deg,
 * lids 0.2 mm apart over 30 mm: 6 < 6.25 mm2. Just above: 2.6, 5.1, 6.6. */
static void ratios_to_next_to_nothing(void **state)
{
    static const char *const ids[] = {"mrd1", "nasolabial_angle", "eye_area"};
    static const double at[2][3] = {{2.4, 1.7, 0.2}, {2.6, 1.8, 0.22}};
    int i, k;

    (void)state;
    for (i = 0; i < 2; i++) {
        make_face m;
        hf_values *v;

        make_face_ideal(&m);
        make_face_set(&m, HF_LID_UPPER, HF_RIGHT,
                      XY(-16, at[i][0], -46, at[i][0]));
        make_face_set(&m, HF_LID_LOWER, HF_RIGHT,
                      XY(-16, at[i][0] - at[i][2], -46, at[i][0] - at[i][2]));
        make_face_set(&m, HF_NASOLABIAL_FOLD, HF_RIGHT,
                      XY(-20, -40, -20 - at[i][1], -60));
        v = measured(&m, HF_AFFECTED_LEFT);
        for (k = 0; k < 3; k++) {
            if (i == 0)
                assert_reason(v, ids[k], HF_VALUE_RATIO, "healthy-near-zero");
            else
                make_found(v, ids[k], HF_VIEW_REST, HF_VALUE_RATIO);
            make_found(v, ids[k], HF_VIEW_REST, HF_VALUE_DIFF);
        }
        hf_values_free(v);
    }
}

static void a_turned_head_has_no_sides_to_compare(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    m.pose.known = true;
    m.pose.yaw = -10.1;
    v = measured(&m, HF_AFFECTED_LEFT);
    assert_reason(v, "pfh", HF_VALUE_DIFF, "yaw");
    assert_reason(v, "pfh", HF_VALUE_RATIO, "yaw");
    assert_reason(v, "fai", HF_VALUE_SINGLE, "yaw");
    assert_reason(v, "philtrum_deviation", HF_VALUE_SINGLE, "yaw");
    assert_reason(v, "asymmetry_face", HF_VALUE_SINGLE, "yaw");
    make_found(v, "pfh", HF_VIEW_REST, HF_VALUE_LEFT);
    make_found(v, "interpupillary", HF_VIEW_REST, HF_VALUE_SINGLE);
    hf_values_free(v);
    m.pose.yaw = 10;
    v = measured(&m, HF_AFFECTED_LEFT);
    make_found(v, "pfh", HF_VIEW_REST, HF_VALUE_DIFF);
    hf_values_free(v);
}

static void nothing_to_measure(void **state)
{
    hf_frame where = make_frame(1900, 1200, 0, 0.2);
    hf_values *v = NULL;
    hf_face *face;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    face = make_face_place(&m, &where);
    assert_ok(hf_measure_static(&v, face, NULL, HF_REASON_IRIS_HIDDEN,
                                HF_VIEW_REST, HF_AFFECTED_BOTH, error));
    all_na(v, HF_REASON_IRIS_HIDDEN);
    hf_values_free(v);
    assert_ok(hf_measure_static(&v, face, NULL, HF_REASON_OK, HF_VIEW_REST,
                                HF_AFFECTED_LEFT, error));
    all_na(v, HF_REASON_NO_FRAME);
    hf_values_free(v);
    assert_ok(hf_measure_static(&v, NULL, NULL, HF_REASON_OK, HF_VIEW_REST,
                                HF_AFFECTED_LEFT, error));
    all_na(v, HF_REASON_NO_FACE);
    hf_values_free(v);
    assert_ok(hf_measure_dynamic(&v, NULL, NULL, face, &where, HF_VIEW_BROW,
                                 HF_AFFECTED_LEFT, error));
    all_na(v, HF_REASON_NO_REST);
    hf_values_free(v);
    assert_ok(hf_measure_dynamic(&v, face, &where, NULL, NULL, HF_VIEW_BROW,
                                 HF_AFFECTED_LEFT, error));
    all_na(v, HF_REASON_MISSING_VIEW);
    hf_values_free(v);
    /* neither is there: the photo itself is what is missed first */
    assert_ok(hf_measure_dynamic(&v, NULL, NULL, NULL, NULL, HF_VIEW_BROW,
                                 HF_AFFECTED_LEFT, error));
    all_na(v, HF_REASON_MISSING_VIEW);
    hf_values_free(v);
    assert_ok(hf_measure_dynamic(&v, face, &where, face, NULL, HF_VIEW_BROW,
                                 HF_AFFECTED_LEFT, error));
    all_na(v, HF_REASON_IRIS_HIDDEN);
    hf_values_free(v);
    hf_face_free(face);
}

static hf_values *against_rest(const make_face *now, const make_face *rest,
                               hf_view view, hf_affected affected)
{
    hf_frame where = make_frame(1900, 1200, 0, 0.2), frame;
    hf_face *a = make_face_place(now, &where);
    hf_face *b = make_face_place(rest, &where);
    hf_values *v = NULL;

    assert_ok(hf_frame_of(&frame, b, NULL, error));
    assert_ok(
        hf_measure_dynamic(&v, b, &frame, a, &frame, view, affected, error));
    hf_face_free(a);
    hf_face_free(b);
    return v;
}

static void movements_that_are_none(void **state)
{
    make_face rest, now;
    hf_values *v;

    (void)state;
    make_face_ideal(&rest);
    now = rest;
    make_face_shift(&now, HF_COMMISSURE, HF_RIGHT, -0.59, 0.79);
    make_face_shift(&now, HF_COMMISSURE, HF_LEFT, 0.61, 0.81);
    v = against_rest(&now, &rest, HF_VIEW_SMILE_FULL, HF_AFFECTED_LEFT);
    assert_reason(v, "excursion_angle", HF_VALUE_RIGHT, "no-movement");
    assert_reason(v, "excursion_angle", HF_VALUE_DIFF, "no-movement");
    make_found(v, "excursion_angle", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT);
    assert_reason(v, "excursion", HF_VALUE_RATIO, "healthy-near-zero");
    hf_values_free(v);
    /* a fissure of 9.4 - 7 = 2.4 at rest is no base */
    make_face_shift(&rest, HF_LID_UPPER, HF_RIGHT, 0, -7);
    v = against_rest(&now, &rest, HF_VIEW_CLOSE_FULL, HF_AFFECTED_LEFT);
    assert_reason(v, "closure", HF_VALUE_RIGHT, "healthy-near-zero");
    make_found(v, "lagophthalmos", HF_VIEW_CLOSE_FULL, HF_VALUE_RIGHT);
    hf_values_free(v);
    /* the rest photo lacks it */
    make_face_drop(&rest, HF_COMMISSURE);
    v = against_rest(&now, &rest, HF_VIEW_SMILE_FULL, HF_AFFECTED_LEFT);
    assert_reason(v, "excursion", HF_VALUE_LEFT, "missing-contour:commissure");
    hf_values_free(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_side_without_its_contour),
        cmocka_unit_test(a_hidden_iris),
        cmocka_unit_test(places_outside_a_contour),
        cmocka_unit_test(comparisons_that_make_no_sense),
        cmocka_unit_test(ratios_to_next_to_nothing),
        cmocka_unit_test(a_turned_head_has_no_sides_to_compare),
        cmocka_unit_test(nothing_to_measure),
        cmocka_unit_test(movements_that_are_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
