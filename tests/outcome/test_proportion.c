/* How unlike two faces' proportions are, by hand. */
#include "tests/support/check.h"

#include <hemiface/outcome.h>

/* 0.5 mm a pixel, origin at (200, 200), axes along the photo's. */
static const hf_frame frame = {
    .x0 = 200, .y0 = 200, .ux = 1, .uy = 0, .mm_per_px = 0.5};

static void put(hf_face *face, hf_contour_id id, hf_side side, double x,
                double y)
{
    hf_point point = {x, y, 0.5};

    assert_ok(hf_face_set_contour(face, id, side, &point, 1, error));
}

/* Four canthi on a line and a nose tip: 40 mm apart outside, 20 inside. */
static hf_face *face_with_nose_at(double x, double y)
{
    hf_face *face = NULL;

    assert_ok(hf_face_new(&face, 400, 400, error));
    put(face, HF_CANTHUS_OUTER, HF_RIGHT, 120, 200);
    put(face, HF_CANTHUS_INNER, HF_RIGHT, 160, 200);
    put(face, HF_CANTHUS_INNER, HF_LEFT, 240, 200);
    put(face, HF_CANTHUS_OUTER, HF_LEFT, 280, 200);
    put(face, HF_NOSE_TIP, HF_RIGHT, x, y);
    return face;
}

static void same_face_is_0(void **state)
{
    hf_face *a = face_with_nose_at(200, 280);
    double rms = -1;

    (void)state;
    assert_ok(hf_proportion(&rms, a, &frame, a, &frame, error));
    assert_near(rms, 0, 1e-12);
    hf_face_free(a);
}

/* Turned by atan(3/4), larger and elsewhere: not a difference, as long as the
 * frame says how large. x' = 2 (0.8 x - 0.6 y), so that a px is 0.25 mm. */
static void turn_shift_and_pixels_do_not_matter(void **state)
{
    hf_face *a = face_with_nose_at(200, 280), *b = NULL;
    hf_frame turned = {
        .x0 = 7, .y0 = 9, .ux = 0.6, .uy = -0.8, .mm_per_px = 0.25};
    double rms = -1;

    (void)state;
    assert_ok(hf_face_transform(&b, a, 1.6, 1.2, 500, 30, 2000, 2000, error));
    assert_ok(hf_proportion(&rms, a, &frame, b, &turned, error));
    assert_near(rms, 0, 1e-9);
    hf_face_free(a);
    hf_face_free(b);
}

/* The nose tip is 10 px = 5 mm lower. The canthi lie on a line and the move
 * is along its normal through the middle: no turn. Best shift: one fifth, so
 * 1 mm is left at the four canthi and 4 mm at the nose:
 * sqrt((4 * 1 + 16) / 5) = 2. */
static void a_longer_nose(void **state)
{
    hf_face *a = face_with_nose_at(200, 280), *b = face_with_nose_at(200, 290);
    double rms = -1, back = -1;

    (void)state;
    assert_ok(hf_proportion(&rms, a, &frame, b, &frame, error));
    assert_near(rms, 2, 1e-9);
    assert_ok(hf_proportion(&back, b, &frame, a, &frame, error));
    assert_near(back, rms, 1e-12);
    assert_true(hf_proportion_limit > 0);
    hf_face_free(a);
    hf_face_free(b);
}

/* Twice as large by its frame. Centred, the five points have x -40, -20, 20,
 * 40, 0 mm and y 8, 8, 8, 8, -32 (nose 40 mm below): what is left is one face's
 * own spread, sqrt((4000 + 1280) / 5) = 32.4962. */
static void scale_is_seen(void **state)
{
    hf_face *a = face_with_nose_at(200, 280);
    hf_frame wrong = frame;
    double rms = -1;

    (void)state;
    wrong.mm_per_px = 1;
    assert_ok(hf_proportion(&rms, a, &frame, a, &wrong, error));
    assert_near(rms, 32.4962, 0.0001);
    hf_face_free(a);
}

static void four_points_are_needed(void **state)
{
    hf_face *a = face_with_nose_at(200, 280), *b = face_with_nose_at(200, 280);
    hf_error e;
    double rms = -1;

    (void)state;
    assert_ok(hf_face_set_contour(b, HF_NOSE_TIP, HF_RIGHT, NULL, 0, error));
    assert_ok(hf_proportion(&rms, a, &frame, b, &frame, error));
    assert_ok(
        hf_face_set_contour(b, HF_CANTHUS_INNER, HF_LEFT, NULL, 0, error));
    assert_int_equal(hf_proportion(&rms, a, &frame, b, &frame, &e),
                     HF_E_UNDEFINED);
    assert_non_null(strstr(e.text, "share 3 of"));
    hf_face_free(a);
    hf_face_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_face_is_0),
        cmocka_unit_test(turn_shift_and_pixels_do_not_matter),
        cmocka_unit_test(a_longer_nose),
        cmocka_unit_test(scale_is_seen),
        cmocka_unit_test(four_points_are_needed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
