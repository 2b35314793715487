/* A visit's faces, frames and values. Faces are drawn by hand: 0.1 mm a px. */
#include "tests/outcome/visit.h"

static void put(hf_face *face, hf_contour_id id, hf_side side, double x,
                double y)
{
    hf_point point = {x, y, 0.5};

    assert_ok(hf_face_set_contour(face, id, side, &point, 1, error));
}

/* Pupils at (700, 500) and (1300, 500), mouth corners at (750, 1100) and
 * (1250, 1100), moved out and up by that many px on the left. irises: 0 none,
 * else their radius, px. */
static hf_face *face_of(double out, double up, double iris)
{
    hf_face *face = NULL;

    assert_ok(hf_face_new(&face, 2000, 2000, error));
    for (int side = 0; side < 2; side++) {
        double sign = side == HF_LEFT ? 1 : -1;
        double moved = side == HF_LEFT;
        hf_iris i = {iris > 0, 1000 + 300 * sign, 500, iris, 0.5, 0.5};

        if (iris > 0)
            assert_ok(hf_face_set_iris(face, (hf_side)side, i, error));
        put(face, HF_CANTHUS_INNER, (hf_side)side, 1000 + 160 * sign, 500);
        put(face, HF_CANTHUS_OUTER, (hf_side)side, 1000 + 450 * sign, 490);
        put(face, HF_ALA, (hf_side)side, 1000 + 170 * sign, 850);
        put(face, HF_COMMISSURE, (hf_side)side, 1000 + 250 * sign + out * moved,
            1100 - up * moved);
    }
    put(face, HF_NASION, HF_RIGHT, 1000, 480);
    put(face, HF_NOSE_TIP, HF_RIGHT, 1000, 800);
    put(face, HF_SUBNASALE, HF_RIGHT, 1000, 880);
    return face;
}

static void faces_belong_to_the_visit(void **state)
{
    hf_visit *visit = new_visit();
    hf_face *first = face_of(0, 0, 59), *second = face_of(0, 0, 59);

    (void)state;
    assert_null(hf_visit_face(visit, HF_VIEW_REST));
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, first, error));
    assert_ptr_equal(hf_visit_face(visit, HF_VIEW_REST), first);
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, second, error));
    assert_ptr_equal(hf_visit_face(visit, HF_VIEW_REST), second);
    assert_null(hf_visit_frame(visit, HF_VIEW_REST));
    assert_int_equal(hf_visit_set(visit, HF_VIEW_NONE, face_of(0, 0, 59), NULL),
                     HF_E_OPTION);
    assert_null(hf_visit_face(visit, HF_VIEW_NONE));
    assert_null(hf_visit_frame(visit, HF_VIEW_NONE));
    hf_visit_free(visit);
    hf_visit_free(NULL);
}

/* 30 px out and 40 px up: 3 and 4 mm, 5 mm in all. */
static void a_smile_is_measured(void **state)
{
    hf_visit *visit = new_visit();
    hf_values *v;
    const hf_value *e;

    (void)state;
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(0, 0, 59), error));
    assert_ok(
        hf_visit_set(visit, HF_VIEW_SMILE_FULL, face_of(30, 40, 59), error));
    v = measured(visit);
    e = hf_values_find(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT);
    assert_int_equal(e->reason, HF_REASON_OK);
    assert_near(e->value, 5, 1e-6);
    e = hf_values_find(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RIGHT);
    assert_near(e->value, 0, 1e-6);
    hf_values_free(v);
    hf_visit_free(visit);
}

/* The iris is read 10 % larger on the smile: one ruler, so no difference. */
static void the_ruler_is_carried_over(void **state)
{
    hf_visit *visit = new_visit();
    hf_values *v = NULL;
    const hf_frame *rest, *smile;

    (void)state;
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(0, 0, 60), error));
    assert_ok(
        hf_visit_set(visit, HF_VIEW_SMILE_FULL, face_of(30, 40, 66), error));
    assert_ok(hf_visit_measure(&v, visit, NULL, HF_AFFECTED_LEFT, error));
    rest = hf_visit_frame(visit, HF_VIEW_REST);
    smile = hf_visit_frame(visit, HF_VIEW_SMILE_FULL);
    assert_near(rest->mm_per_px, 11.77 / 120, 1e-9);
    assert_near(smile->mm_per_px, rest->mm_per_px, 1e-6);
    assert_true(smile->borrowed_scale && !rest->borrowed_scale);
    hf_values_free(v);
    hf_visit_free(visit);
}

/* Frames alone are those that measuring finds: 11.77 mm over 120 px at rest,
 * and the same ruler on the smile. */
static void frames_before_values(void **state)
{
    hf_visit *visit = new_visit();
    const hf_frame *smile;

    (void)state;
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(0, 0, 60), error));
    assert_ok(
        hf_visit_set(visit, HF_VIEW_SMILE_FULL, face_of(30, 40, 66), error));
    assert_null(hf_visit_frame(visit, HF_VIEW_REST));
    assert_ok(hf_visit_find_frames(visit, NULL, error));
    assert_near(hf_visit_frame(visit, HF_VIEW_REST)->mm_per_px, 11.77 / 120,
                1e-9);
    smile = hf_visit_frame(visit, HF_VIEW_SMILE_FULL);
    assert_near(smile->mm_per_px, 11.77 / 120, 1e-6);
    assert_true(smile->borrowed_scale);
    hf_visit_free(visit);
}

/* Closed eyes have no irises. */
static void hidden_irises_borrow_the_axes(void **state)
{
    hf_visit *visit = new_visit();
    hf_values *v;

    (void)state;
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(0, 0, 59), error));
    assert_ok(hf_visit_set(visit, HF_VIEW_CLOSE_FULL, face_of(0, 0, 0), error));
    v = measured(visit);
    assert_true(hf_visit_frame(visit, HF_VIEW_CLOSE_FULL)->borrowed_axes);
    /* a new face makes frames stale */
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(1, 0, 59), error));
    assert_null(hf_visit_frame(visit, HF_VIEW_CLOSE_FULL));
    hf_values_free(v);
    hf_visit_free(visit);
}

static hf_reason reason_of(const hf_values *v, const char *id, hf_view view,
                           hf_value_side side)
{
    const hf_value *value = hf_values_find(v, id, view, side);

    assert_non_null(value);
    return value->reason;
}

static void missing_views_are_na(void **state)
{
    hf_visit *visit = new_visit();
    hf_values *v;

    (void)state;
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(0, 0, 59), error));
    v = measured(visit);
    assert_int_equal(
        reason_of(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT),
        HF_REASON_MISSING_VIEW);
    assert_int_equal(
        reason_of(v, "closure", HF_VIEW_CLOSE_GENTLE, HF_VALUE_RIGHT),
        HF_REASON_MISSING_VIEW);
    /* no photo, no static values; the ninth view is not asked for */
    assert_null(
        hf_values_find(v, "commissure_height", HF_VIEW_BROW, HF_VALUE_LEFT));
    assert_null(
        hf_values_find(v, "snarl_elevation", HF_VIEW_SNARL, HF_VALUE_LEFT));
    hf_values_free(v);
    assert_ok(hf_visit_set(visit, HF_VIEW_SNARL, face_of(0, 0, 59), error));
    v = measured(visit);
    assert_non_null(
        hf_values_find(v, "snarl_elevation", HF_VIEW_SNARL, HF_VALUE_LEFT));
    hf_values_free(v);
    hf_visit_free(visit);
}

static void no_rest_photo(void **state)
{
    hf_visit *visit = new_visit();
    hf_values *v;

    (void)state;
    assert_ok(
        hf_visit_set(visit, HF_VIEW_SMILE_FULL, face_of(30, 40, 59), error));
    v = measured(visit);
    assert_int_equal(
        reason_of(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT),
        HF_REASON_NO_REST);
    assert_int_equal(
        reason_of(v, "commissure_height", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT),
        HF_REASON_OK);
    assert_false(hf_visit_frame(visit, HF_VIEW_SMILE_FULL)->borrowed_scale);
    hf_values_free(v);
    hf_visit_free(visit);
}

static void no_iris_at_rest(void **state)
{
    hf_visit *visit = new_visit();
    hf_values *v;

    (void)state;
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(0, 0, 0), error));
    assert_ok(
        hf_visit_set(visit, HF_VIEW_SMILE_FULL, face_of(30, 40, 59), error));
    v = measured(visit);
    assert_null(hf_visit_frame(visit, HF_VIEW_REST));
    assert_int_equal(
        reason_of(v, "commissure_height", HF_VIEW_REST, HF_VALUE_LEFT),
        HF_REASON_IRIS_HIDDEN);
    assert_int_equal(
        reason_of(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT),
        HF_REASON_IRIS_HIDDEN);
    hf_values_free(v);
    hf_visit_free(visit);
}

/* A view whose rigid points are gone has no common ruler, hence no values,
 * although its own irises would give one. */
static void a_view_that_cannot_be_aligned(void **state)
{
    static const hf_contour_id gone[] = {HF_CANTHUS_INNER, HF_CANTHUS_OUTER,
                                         HF_ALA,           HF_NASION,
                                         HF_NOSE_TIP,      HF_SUBNASALE};
    hf_visit *visit = new_visit();
    hf_face *smile = face_of(30, 40, 0);
    hf_error e = {HF_OK, ""};
    hf_values *v = NULL;

    (void)state;
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        for (int side = 0; side < 2; side++)
            assert_ok(hf_face_set_contour(smile, gone[i], (hf_side)side, NULL,
                                          0, error));
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(0, 0, 59), error));
    assert_ok(hf_visit_set(visit, HF_VIEW_SMILE_FULL, smile, error));
    assert_int_equal(hf_visit_measure(&v, visit, NULL, HF_AFFECTED_LEFT, &e),
                     HF_OK);
    assert_string_equal(e.text, ""); /* a success leaves the error alone */
    assert_null(hf_visit_frame(visit, HF_VIEW_SMILE_FULL));
    assert_int_equal(
        reason_of(v, "commissure_height", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT),
        HF_REASON_NO_FRAME);
    hf_values_free(v);
    hf_visit_free(visit);
}

static void views_in_order(void **state)
{
    hf_visit *visit = new_visit();
    hf_values *v;

    (void)state;
    assert_ok(hf_visit_set(visit, HF_VIEW_PUCKER, face_of(0, 0, 59), error));
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(0, 0, 59), error));
    v = measured(visit);
    for (size_t i = 1; i < hf_values_count(v); i++)
        assert_true(hf_values_at(v, i)->view >= hf_values_at(v, i - 1)->view);
    hf_values_free(v);
    hf_visit_free(visit);
}

static void bad_options_are_passed_on(void **state)
{
    hf_visit *visit = new_visit();
    hf_frame_options options;
    hf_values *v = NULL;
    hf_error e = {HF_OK, ""};

    (void)state;
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(0, 0, 59), error));
    hf_frame_options_init(&options);
    options.iris_mm = 100;
    assert_int_equal(
        hf_visit_measure(&v, visit, &options, HF_AFFECTED_LEFT, &e),
        HF_E_OPTION);
    assert_true(e.text[0]);
    assert_null(v);
    hf_visit_free(visit);
}

/* An empty visit is all na, not an error. */
static void nothing_at_all(void **state)
{
    hf_visit *visit = new_visit();
    hf_values *v = measured(visit);

    (void)state;
    assert_true(hf_values_count(v) > 0);
    for (size_t i = 0; i < hf_values_count(v); i++)
        assert_int_not_equal(hf_values_at(v, i)->reason, HF_REASON_OK);
    hf_values_free(v);
    hf_visit_free(visit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faces_belong_to_the_visit),
        cmocka_unit_test(a_smile_is_measured),
        cmocka_unit_test(the_ruler_is_carried_over),
        cmocka_unit_test(frames_before_values),
        cmocka_unit_test(hidden_irises_borrow_the_axes),
        cmocka_unit_test(missing_views_are_na),
        cmocka_unit_test(no_rest_photo),
        cmocka_unit_test(no_iris_at_rest),
        cmocka_unit_test(a_view_that_cannot_be_aligned),
        cmocka_unit_test(views_in_order),
        cmocka_unit_test(bad_options_are_passed_on),
        cmocka_unit_test(nothing_at_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
