/* Faces made from a face: copy, mirror, transform. */
#include "tests/support/same_face.h"

static void assert_point(hf_contour c, size_t i, double x, double y, double sd)
{
    assert_true(i < c.count);
    assert_near(c.points[i].x, x, 0);
    assert_near(c.points[i].y, y, 0);
    assert_near(c.points[i].sd, sd, 0);
}

static void a_copy_stands_alone(void **state)
{
    hf_face *face = test_face(), *copy = NULL;

    (void)state;
    assert_ok(hf_face_copy(&copy, face, error));
    assert_same_face(face, copy);
    hf_face_free(face);
    assert_point(hf_face_contour(copy, HF_BROW_UPPER, HF_RIGHT), 0, 40, 10,
                 0.5);
    hf_face_free(copy);
}

static void a_mirror_swaps_sides_and_keeps_order(void **state)
{
    hf_face *face = test_face(), *mirror = NULL, *twice = NULL;
    hf_contour brow, lip, groove;

    (void)state;
    assert_ok(hf_face_mirror(&mirror, face, error));
    /* x -> 100 - x; medial first on either side */
    brow = hf_face_contour(mirror, HF_BROW_UPPER, HF_LEFT);
    assert_point(brow, 0, 60, 10, 0.5);
    assert_point(brow, 1, 70, 9, 1);
    assert_int_equal(hf_face_contour(mirror, HF_BROW_UPPER, HF_RIGHT).count, 0);
    /* right to left: the left end became the right one */
    lip = hf_face_contour(mirror, HF_LIP_UPPER_OUTER, HF_RIGHT);
    assert_point(lip, 0, 34, 31, 2);
    assert_point(lip, 2, 65, 30, 0);
    /* top to bottom stays so */
    groove = hf_face_contour(mirror, HF_PHILTRUM, HF_RIGHT);
    assert_point(groove, 0, 49.5, 24, 0);
    assert_near(hf_face_iris(mirror, HF_LEFT).x, 64, 0);
    assert_near(hf_face_iris(mirror, HF_LEFT).r, 4, 0);
    assert_false(hf_face_iris(mirror, HF_RIGHT).present);
    assert_near(hf_face_pose(mirror).yaw, -4, 0);
    assert_near(hf_face_pose(mirror).pitch, -2, 0);
    assert_near(hf_face_pose(mirror).roll, -10, 0);
    assert_ok(hf_face_mirror(&twice, mirror, error));
    assert_same_face(face, twice);
    hf_face_free(face);
    hf_face_free(mirror);
    hf_face_free(twice);
}

static void a_transform_turns_and_scales(void **state)
{
    hf_face *face = test_face(), *turned = NULL;
    hf_contour brow;

    (void)state;
    /* a = 0, b = 2: a quarter turn, twice as large, then 100 to the right:
       (40, 10) -> (-2 * 10 + 100, 2 * 40 + 5) = (80, 85) */
    assert_ok(hf_face_transform(&turned, face, 0, 2, 100, 5, 300, 200, error));
    brow = hf_face_contour(turned, HF_BROW_UPPER, HF_RIGHT);
    assert_point(brow, 0, 80, 85, 1);
    assert_point(brow, 1, 82, 65, 2);
    /* (36, 15) -> (-30 + 100, 72 + 5) */
    assert_near(hf_face_iris(turned, HF_RIGHT).x, 70, 0);
    assert_near(hf_face_iris(turned, HF_RIGHT).y, 77, 0);
    assert_near(hf_face_iris(turned, HF_RIGHT).r, 8, 0);
    assert_near(hf_face_iris(turned, HF_RIGHT).sd, 1, 0);
    assert_near(hf_face_iris(turned, HF_RIGHT).r_sd, 0.5, 0);
    /* the patient's left went down by 90 degrees: 10 + 90 */
    assert_near(hf_face_pose(turned).roll, 100, 1e-12);
    assert_near(hf_face_pose(turned).yaw, 4, 0);
    assert_int_equal(hf_face_width(turned), 300);
    assert_int_equal(hf_face_height(turned), 200);
    hf_face_free(turned);
    hf_face_free(face);
}

static void senseless_transforms_are_refused(void **state)
{
    static const double wrong[][4] = {
        {0, 0, 1, 1},        {NAN, 1, 0, 0},
        {1, INFINITY, 0, 0}, {1, 0, NAN, 0},
        {1, 0, 0, INFINITY}, {1e308, 0, 0, 0}, /* 1e308 * 40 is no double */
    };
    hf_face *face = test_face(), *turned = NULL;
    hf_error failure;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(hf_face_transform(&turned, face, wrong[i][0],
                                           wrong[i][1], wrong[i][2],
                                           wrong[i][3], 10, 10, &failure),
                         HF_E_OPTION);
    assert_int_equal(
        hf_face_transform(&turned, face, 1, 0, 0, 0, 0, 10, &failure),
        HF_E_OPTION);
    assert_null(turned);
    hf_face_free(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_copy_stands_alone),
        cmocka_unit_test(a_mirror_swaps_sides_and_keeps_order),
        cmocka_unit_test(a_transform_turns_and_scales),
        cmocka_unit_test(senseless_transforms_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
