/* The face object: names, setting and getting, copy, mirror, transform. */
#include "tests/support/check.h"

#include <hemiface/face.h>

static hf_face *face_of(int width, int height)
{
    hf_face *face = NULL;

    assert_ok(hf_face_new(&face, width, height, error));
    return face;
}

static void put(hf_face *face, hf_contour_id id, hf_side side,
                const hf_point *points, size_t count)
{
    assert_ok(hf_face_set_contour(face, id, side, points, count, error));
}

static void assert_point(hf_contour c, size_t i, double x, double y, double sd)
{
    assert_true(i < c.count);
    assert_near(c.points[i].x, x, 0);
    assert_near(c.points[i].y, y, 0);
    assert_near(c.points[i].sd, sd, 0);
}

static void names_go_both_ways(void **state)
{
    int id, other, paired = 0;

    (void)state;
    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        const char *name = hf_contour_name((hf_contour_id)id);

        assert_true(name[0] != 0);
        assert_int_equal(hf_contour_by_name(name), id);
        for (other = 0; other < id; other++)
            assert_string_not_equal(name,
                                    hf_contour_name((hf_contour_id)other));
        paired += hf_contour_paired((hf_contour_id)id);
    }
    /* brows 2, lids 2, canthi 2, commissure, cupid's bow, ala, fold */
    assert_int_equal(paired, 10);
    assert_int_equal(hf_contour_by_name("ear"), HF_CONTOUR_COUNT);
    assert_string_equal(hf_contour_name(HF_CONTOUR_COUNT), "");
    assert_false(hf_contour_paired(HF_CONTOUR_COUNT));
}

static void sides_have_words(void **state)
{
    hf_affected affected = HF_AFFECTED_NONE;
    hf_error failure;
    int i;

    (void)state;
    assert_string_equal(hf_side_name(HF_RIGHT), "right");
    assert_string_equal(hf_side_name(HF_LEFT), "left");
    assert_int_equal(hf_side_other(HF_RIGHT), HF_LEFT);
    assert_int_equal(hf_side_other(HF_LEFT), HF_RIGHT);
    for (i = HF_AFFECTED_UNKNOWN; i <= HF_AFFECTED_NONE; i++) {
        const char *word = hf_affected_name((hf_affected)i);

        assert_ok(hf_affected_parse(&affected, word, error));
        assert_int_equal(affected, i);
    }
    assert_int_equal(hf_affected_parse(&affected, "Left", &failure),
                     HF_E_OPTION);
    assert_string_equal(failure.text, "'Left' is not a side: use right, left, "
                                      "both, none or unknown");
}

static void a_new_face_is_empty(void **state)
{
    hf_face *face = face_of(640, 480);
    int id;

    (void)state;
    assert_int_equal(hf_face_width(face), 640);
    assert_int_equal(hf_face_height(face), 480);
    for (id = 0; id < HF_CONTOUR_COUNT; id++)
        assert_int_equal(
            hf_face_contour(face, (hf_contour_id)id, HF_LEFT).count, 0);
    assert_false(hf_face_iris(face, HF_RIGHT).present);
    assert_false(hf_face_pose(face).known);
    assert_string_equal(hf_face_source(face), "");
    assert_string_equal(hf_face_photo(face), "");
    hf_face_free(face);
    hf_face_free(NULL);
}

static void sizes_have_limits(void **state)
{
    static const int wrong[][2] = {{0, 1}, {1, 0}, {-1, 1}, {65536, 1}};
    hf_face *face = NULL;
    hf_error failure;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(hf_face_new(&face, wrong[i][0], wrong[i][1], &failure),
                         HF_E_OPTION);
        assert_null(face);
    }
    hf_face_free(face_of(65535, 1));
}

static void contours_are_kept_by_side(void **state)
{
    static const hf_point right[] = {{1, 2, 0.5}, {3, 4, 0}};
    static const hf_point chin[] = {{-5, 6.25, 1}};
    hf_face *face = face_of(10, 10);

    (void)state;
    put(face, HF_BROW_UPPER, HF_RIGHT, right, 2);
    assert_int_equal(hf_face_contour(face, HF_BROW_UPPER, HF_RIGHT).count, 2);
    assert_point(hf_face_contour(face, HF_BROW_UPPER, HF_RIGHT), 1, 3, 4, 0);
    assert_int_equal(hf_face_contour(face, HF_BROW_UPPER, HF_LEFT).count, 0);
    /* unpaired: the side does not matter, outside the photo is fine */
    put(face, HF_CHIN, HF_LEFT, chin, 1);
    assert_point(hf_face_contour(face, HF_CHIN, HF_RIGHT), 0, -5, 6.25, 1);
    assert_point(hf_face_contour(face, HF_CHIN, HF_LEFT), 0, -5, 6.25, 1);
    put(face, HF_BROW_UPPER, HF_RIGHT, NULL, 0);
    assert_int_equal(hf_face_contour(face, HF_BROW_UPPER, HF_RIGHT).count, 0);
    hf_face_free(face);
}

static void bad_points_change_nothing(void **state)
{
    static const hf_point good[] = {{1, 2, 0.5}};
    static const hf_point bad[][2] = {
        {{1, 2, 0}, {NAN, 2, 0}},
        {{1, 2, 0}, {1, INFINITY, 0}},
        {{1, 2, 0}, {1, 2, -0.1}},
        {{1, 2, 0}, {1, 2, NAN}},
    };
    hf_face *face = face_of(10, 10);
    hf_error failure;
    size_t i;

    (void)state;
    put(face, HF_LID_UPPER, HF_LEFT, good, 1);
    for (i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(hf_face_set_contour(face, HF_LID_UPPER, HF_LEFT,
                                             bad[i], 2, &failure),
                         HF_E_OPTION);
        assert_string_equal(failure.text,
                            "point 1 of 'lid_upper, left' is not finite or "
                            "has a negative sd");
    }
    assert_int_equal(
        hf_face_set_contour(face, HF_CHIN, HF_RIGHT, bad[0], 2, &failure),
        HF_E_OPTION);
    assert_string_equal(failure.text,
                        "'chin' has 2 points: at most 1 are allowed");
    assert_int_equal(hf_face_set_contour(face, HF_CONTOUR_COUNT, HF_RIGHT, good,
                                         1, &failure),
                     HF_E_OPTION);
    assert_point(hf_face_contour(face, HF_LID_UPPER, HF_LEFT), 0, 1, 2, 0.5);
    hf_face_free(face);
}

static void irises_are_checked(void **state)
{
    static const hf_iris iris = {true, 10, 20, 5, 0.5, 0.25};
    static const hf_iris bad[] = {
        {true, NAN, 20, 5, 0, 0},  {true, 10, INFINITY, 5, 0, 0},
        {true, 10, 20, 0, 0, 0},   {true, 10, 20, -5, 0, 0},
        {true, 10, 20, NAN, 0, 0}, {true, 10, 20, 5, -1, 0},
        {true, 10, 20, 5, 0, -1},
    };
    static const hf_iris hidden = {false, NAN, 1, 2, 3, 4};
    hf_face *face = face_of(10, 10);
    hf_error failure;
    size_t i;

    (void)state;
    assert_ok(hf_face_set_iris(face, HF_LEFT, iris, error));
    for (i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(hf_face_set_iris(face, HF_LEFT, bad[i], &failure),
                         HF_E_OPTION);
    assert_true(hf_face_iris(face, HF_LEFT).present);
    assert_near(hf_face_iris(face, HF_LEFT).r_sd, 0.25, 0);
    assert_false(hf_face_iris(face, HF_RIGHT).present);
    assert_ok(hf_face_set_iris(face, HF_LEFT, hidden, error));
    assert_false(hf_face_iris(face, HF_LEFT).present);
    assert_near(hf_face_iris(face, HF_LEFT).x, 0, 0);
    hf_face_free(face);
}

static void texts_and_pose_are_kept(void **state)
{
    static const hf_pose pose = {true, 1, 2, 3}, bad = {true, 1, NAN, 3};
    hf_face *face = face_of(10, 10);

    (void)state;
    assert_ok(hf_face_set_source(face, "rater: AB", error));
    assert_ok(hf_face_set_photo(face, "/study/P 1/rest.jpg", error));
    assert_string_equal(hf_face_source(face), "rater: AB");
    assert_string_equal(hf_face_photo(face), "rest.jpg");
    hf_face_set_pose(face, pose);
    assert_near(hf_face_pose(face).pitch, 2, 0);
    hf_face_set_pose(face, bad);
    assert_false(hf_face_pose(face).known);
    hf_face_free(face);
}

/* A face on 100 x 50 px with something of every kind. */
static hf_face *example(void)
{
    static const hf_point brow[] = {{40, 10, 0.5}, {30, 9, 1}};
    static const hf_point lip[] = {{35, 30, 0}, {50, 28, 1}, {66, 31, 2}};
    static const hf_point groove[] = {{50.5, 24, 0}, {51, 27, 0}};
    static const hf_iris iris = {true, 36, 15, 4, 0.5, 0.25};
    static const hf_pose pose = {true, 4, -2, 10};
    hf_face *face = face_of(100, 50);

    put(face, HF_BROW_UPPER, HF_RIGHT, brow, 2);
    put(face, HF_LIP_UPPER_OUTER, HF_RIGHT, lip, 3);
    put(face, HF_PHILTRUM, HF_RIGHT, groove, 2);
    assert_ok(hf_face_set_iris(face, HF_RIGHT, iris, error));
    hf_face_set_pose(face, pose);
    assert_ok(hf_face_set_source(face, "someone", error));
    assert_ok(hf_face_set_photo(face, "rest.jpg", error));
    return face;
}

static void assert_same_face(const hf_face *a, const hf_face *b)
{
    int id, side;

    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        for (side = 0; side < 2; side++) {
            hf_contour p = hf_face_contour(a, (hf_contour_id)id, (hf_side)side);
            hf_contour q = hf_face_contour(b, (hf_contour_id)id, (hf_side)side);

            assert_int_equal(p.count, q.count);
            if (p.count > 0)
                assert_memory_equal(p.points, q.points,
                                    p.count * sizeof *p.points);
        }
    }
    for (side = 0; side < 2; side++) {
        hf_iris p = hf_face_iris(a, (hf_side)side);
        hf_iris q = hf_face_iris(b, (hf_side)side);

        assert_int_equal(p.present, q.present);
        assert_memory_equal(&p.x, &q.x, 5 * sizeof p.x);
    }
    assert_near(hf_face_pose(a).yaw, hf_face_pose(b).yaw, 0);
    assert_near(hf_face_pose(a).pitch, hf_face_pose(b).pitch, 0);
    assert_near(hf_face_pose(a).roll, hf_face_pose(b).roll, 0);
    assert_string_equal(hf_face_source(a), hf_face_source(b));
    assert_string_equal(hf_face_photo(a), hf_face_photo(b));
}

static void a_copy_stands_alone(void **state)
{
    hf_face *face = example(), *copy = NULL;

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
    hf_face *face = example(), *mirror = NULL, *twice = NULL;
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
    hf_face *face = example(), *turned = NULL;
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
    hf_face *face = example(), *turned = NULL;
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
        cmocka_unit_test(names_go_both_ways),
        cmocka_unit_test(sides_have_words),
        cmocka_unit_test(a_new_face_is_empty),
        cmocka_unit_test(sizes_have_limits),
        cmocka_unit_test(contours_are_kept_by_side),
        cmocka_unit_test(bad_points_change_nothing),
        cmocka_unit_test(irises_are_checked),
        cmocka_unit_test(texts_and_pose_are_kept),
        cmocka_unit_test(a_copy_stands_alone),
        cmocka_unit_test(a_mirror_swaps_sides_and_keeps_order),
        cmocka_unit_test(a_transform_turns_and_scales),
        cmocka_unit_test(senseless_transforms_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
