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
    int id, other, paired = 0, single = 0, across = 0;

    (void)state;
    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        const char *name = hf_contour_name((hf_contour_id)id);

        assert_true(name[0] != 0);
        assert_int_equal(hf_contour_by_name(name), id);
        for (other = 0; other < id; other++)
            assert_string_not_equal(name,
                                    hf_contour_name((hf_contour_id)other));
        paired += hf_contour_paired((hf_contour_id)id);
        single += hf_contour_single((hf_contour_id)id);
        across += hf_contour_across((hf_contour_id)id);
    }
    /* brows 2, lids 2, canthi 2, commissure, cupid's bow, ala, fold */
    assert_int_equal(paired, 10);
    /* canthi 2, commissure, cupid's bow, ala, nose 3, chin; lips 4, jaw */
    assert_int_equal(single, 9);
    assert_int_equal(across, 5);
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
    assert_false(hf_face_pose(face).known || hf_face_pose(face).corrected);
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
    static const hf_pose pose = {true, 1, 2, 3, true};
    static const hf_pose bad = {true, 1, NAN, 3, true};
    hf_face *face = face_of(10, 10);

    (void)state;
    assert_ok(hf_face_set_source(face, "rater: AB", error));
    assert_ok(hf_face_set_photo(face, "/study/P 1/rest.jpg", error));
    assert_string_equal(hf_face_source(face), "rater: AB");
    assert_string_equal(hf_face_photo(face), "rest.jpg");
    hf_face_set_pose(face, pose);
    assert_near(hf_face_pose(face).pitch, 2, 0);
    assert_true(hf_face_pose(face).corrected);
    hf_face_set_pose(face, bad);
    assert_false(hf_face_pose(face).known);
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
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
