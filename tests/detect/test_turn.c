/* Heads turned back by the mesh's depth. */
#include "tests/support/check.h"

#include <hemiface/detect.h>

#include "detect/detector.h"
#include "detect/pose.h"
#include "detect/turn.h"

static const double radians = 3.14159265358979323846 / 180;

enum { NOSE_TIP = 4, CHIN = 152, INNER_R = 133, INNER_L = 362 };

static void place(double (*at)[3], int i, double x, double y, double z)
{
    at[i][0] = x;
    at[i][1] = y;
    at[i][2] = z;
}

/* Canthi level at depth 0 around (500, 500), the nose's tip 100 in front of
 * them and 100 below, the chin 50 behind and 400 below; irises 23.54 px wide,
 * 2 px a millimetre. All else far away. */
static void plain(double (*at)[3])
{
    for (int i = 0; i < HF_MESH_POINTS; i++)
        place(at, i, 2000, 2000, 0);
    place(at, HF_MESH_CANTHUS_RIGHT, 300, 500, 0);
    place(at, INNER_R, 400, 500, 0);
    place(at, INNER_L, 600, 500, 0);
    place(at, HF_MESH_CANTHUS_LEFT, 700, 500, 0);
    place(at, NOSE_TIP, 500, 600, -100);
    place(at, CHIN, 500, 900, 50);
    for (int side = 0; side < 2; side++) {
        int centre = HF_MESH_IRIS + side * HF_IRIS_POINTS;

        place(at, centre + 1, 361.77, 500, 0);
        place(at, centre + 3, 338.23, 500, 0);
    }
}

static void put(hf_face *face, hf_contour_id id, hf_side side, double x,
                double y)
{
    hf_point p = {x, y, 0.7};

    assert_ok(hf_face_set_contour(face, id, side, &p, 1, error));
}

static hf_face *face_of(hf_pose pose)
{
    const hf_iris iris = {true, 350, 500, 11.77, 0.5, 0.3};
    hf_face *face = NULL;

    assert_ok(hf_face_new(&face, 1000, 1000, error));
    put(face, HF_NOSE_TIP, HF_RIGHT, 500, 600);
    put(face, HF_CHIN, HF_RIGHT, 500, 900);
    put(face, HF_CANTHUS_INNER, HF_LEFT, 600, 500);
    assert_ok(hf_face_set_iris(face, HF_RIGHT, iris, error));
    hf_face_set_pose(face, pose);
    return face;
}

static hf_point first(const hf_face *face, hf_contour_id id, hf_side side)
{
    return hf_face_contour(face, id, side).points[0];
}

/* The yaw whose sine is 0.1. The tip goes 10 px to the picture's left, the
 * chin 5 to its right; what lies 100 beside the pivot spreads by the cosine;
 * an iris turns about a place 5 mm, 10 px, behind its canthi, by 1 px. */
static void places_go_by_their_depth(void **state)
{
    static double at[HF_MESH_POINTS][3];
    const double cosine = sqrt(0.99);
    hf_pose pose = {true, asin(0.1) / radians, 0, 0, false};
    hf_face *face = face_of(pose);
    hf_iris iris;

    (void)state;
    plain(at);
    assert_ok(hf_turn_back(face, (const double(*)[3])at, error));
    assert_near(first(face, HF_NOSE_TIP, HF_RIGHT).x, 490, 1e-6);
    assert_near(first(face, HF_NOSE_TIP, HF_RIGHT).y, 600, 1e-6);
    assert_near(first(face, HF_NOSE_TIP, HF_RIGHT).sd, 0.7, 0);
    assert_near(first(face, HF_CHIN, HF_RIGHT).x, 505, 1e-6);
    assert_near(first(face, HF_CANTHUS_INNER, HF_LEFT).x, 500 + 100 * cosine,
                1e-6);
    iris = hf_face_iris(face, HF_RIGHT);
    assert_near(iris.x, 500 - 150 * cosine + 1, 1e-6);
    assert_near(iris.y, 500, 1e-6);
    assert_near(iris.r, 11.77, 0);
    assert_true(hf_face_pose(face).corrected);
    assert_near(hf_face_pose(face).yaw, pose.yaw, 0);
    hf_face_free(face);
}

/* Unknown, beyond 10 deg, and what was turned before. */
static void others_stay(void **state)
{
    static const hf_pose poses[] = {{false, 0, 0, 0, false},
                                    {true, 10.1, 0, 0, false},
                                    {true, -10.1, 0, 0, false},
                                    {true, 5, 0, 0, true}};
    static double at[HF_MESH_POINTS][3];

    (void)state;
    plain(at);
    for (size_t i = 0; i < sizeof poses / sizeof *poses; i++) {
        hf_face *face = face_of(poses[i]);

        assert_ok(hf_turn_back(face, (const double(*)[3])at, error));
        assert_near(first(face, HF_NOSE_TIP, HF_RIGHT).x, 500, 0);
        assert_int_equal(hf_face_pose(face).corrected, poses[i].corrected);
        hf_face_free(face);
    }
}

/* ------------------------------------------------- the sample's own mesh */

static hf_face *found(struct hf_landmarks *marks, bool turn_back)
{
    hf_face *face = NULL;

    marks->turn_back = turn_back;
    assert_ok(hf_landmarks_face(&face, marks, 2000, 2000, error));
    return face;
}

static void read_sample(struct hf_landmarks *marks)
{
    hf_detector *detector = NULL;
    hf_image *image = NULL;
    hf_detect_options options;

    hf_detect_options_init(&options);
    options.refine = false;
    assert_ok(hf_detector_new(&detector, error));
    assert_ok(hf_image_read(&image, test_path("data/sample/pre/rest.jpg"), NULL,
                            error));
    memset(marks, 0, sizeof *marks);
    assert_ok(hf_detect_mesh(&marks->at[0][0], detector, image, &options, NULL,
                             error));
    hf_image_free(image);
    hf_detector_free(detector);
}

/* Turns the mesh in space about the upright axis of its own roll. */
static void yawed(struct hf_landmarks *out, const struct hf_landmarks *marks,
                  double yaw)
{
    double roll = hf_mesh_pose(marks->at).roll * radians, t = yaw * radians;
    double ux = cos(roll), uy = sin(roll);

    *out = *marks;
    for (int i = 0; i < HF_MESH_POINTS; i++) {
        const double *p = marks->at[i];
        double across = p[0] * ux + p[1] * uy, down = p[1] * ux - p[0] * uy;
        double x = across * cos(t) - p[2] * sin(t);

        out->at[i][0] = x * ux - down * uy;
        out->at[i][1] = x * uy + down * ux;
        out->at[i][2] = across * sin(t) + p[2] * cos(t);
    }
}

/* Whatever the mesh was turned by: from canthus to any other place it is as
 * far, in both directions, as on the mesh that was not turned. */
static void known_turns_are_undone(void **state)
{
    static const double yaws[] = {2, 5, 8, -2, -5, -8};
    static struct hf_landmarks marks, turned;
    hf_face *straight;

    (void)state;
    read_sample(&marks);
    straight = found(&marks, true);
    for (size_t i = 0; i < sizeof yaws / sizeof *yaws; i++) {
        hf_face *seen, *back;

        yawed(&turned, &marks, yaws[i]);
        seen = found(&turned, false);
        back = found(&turned, true);
        assert_near(hf_face_pose(seen).yaw - hf_face_pose(straight).yaw,
                    yaws[i], 1e-6);
        for (int id = 0; id < HF_CONTOUR_COUNT; id++) {
            hf_contour a = hf_face_contour(straight, (hf_contour_id)id, 0);
            hf_contour b = hf_face_contour(back, (hf_contour_id)id, 0);
            hf_point p = first(straight, HF_CANTHUS_INNER, HF_LEFT);
            hf_point q = first(back, HF_CANTHUS_INNER, HF_LEFT);

            for (size_t k = 0; k < a.count; k++) {
                assert_near(a.points[k].x - p.x, b.points[k].x - q.x, 0.01);
                assert_near(a.points[k].y - p.y, b.points[k].y - q.y, 0.01);
            }
        }
        hf_face_free(seen);
        hf_face_free(back);
    }
    hf_face_free(straight);
}

/* Asked for by option, and mirrored as exactly as all else. */
static void an_option_and_its_mirror(void **state)
{
    hf_detector *detector = NULL;
    hf_image *image = NULL, *over = NULL;
    hf_face *face = NULL, *mirrored = NULL, *swapped = NULL;
    hf_detect_options options;

    (void)state;
    hf_detect_options_init(&options);
    assert_false(options.pose_correct);
    options.pose_correct = true;
    assert_ok(hf_detector_new(&detector, error));
    assert_ok(hf_image_read(&image, test_path("data/sample/pre/rest.jpg"), NULL,
                            error));
    assert_ok(hf_image_mirror(&over, image, error));
    assert_ok(hf_detect(&face, detector, image, &options, NULL, error));
    assert_ok(hf_detect(&mirrored, detector, over, &options, NULL, error));
    assert_ok(hf_face_mirror(&swapped, mirrored, error));
    assert_true(hf_face_pose(face).corrected);
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 2; side++) {
            hf_contour a =
                hf_face_contour(face, (hf_contour_id)id, (hf_side)side);
            hf_contour b =
                hf_face_contour(swapped, (hf_contour_id)id, (hf_side)side);

            assert_int_equal(a.count, b.count);
            for (size_t k = 0; k < a.count; k++)
                assert_near(a.points[k].x, b.points[k].x, 0.02);
        }
    hf_face_free(face);
    hf_face_free(mirrored);
    hf_face_free(swapped);
    hf_image_free(image);
    hf_image_free(over);
    hf_detector_free(detector);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_go_by_their_depth),
        cmocka_unit_test(others_stay),
        cmocka_unit_test(known_turns_are_undone),
        cmocka_unit_test(an_option_and_its_mirror),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
