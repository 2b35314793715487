/* tests/support/same_face.c - a small face, and equality of faces */
#include "tests/support/same_face.h"

#include <hemiface/quality.h>

static void put(hf_face *face, hf_contour_id id, hf_side side,
                const hf_point *points, size_t count)
{
    assert_ok(hf_face_set_contour(face, id, side, points, count, error));
}

hf_face *test_face(void)
{
    static const hf_point brow[] = {{40, 10, 0.5}, {30, 9, 1}};
    static const hf_point lip[] = {{35, 30, 0}, {50, 28, 1}, {66, 31, 2}};
    static const hf_point groove[] = {{50.5, 24, 0}, {51, 27, 0}};
    static const hf_iris iris = {true, 36, 15, 4, 0.5, 0.25};
    static const hf_pose pose = {true, 4, -2, 10, true};
    hf_face *face = NULL;

    assert_ok(hf_face_new(&face, 100, 50, error));
    put(face, HF_BROW_UPPER, HF_RIGHT, brow, 2);
    put(face, HF_LIP_UPPER_OUTER, HF_RIGHT, lip, 3);
    put(face, HF_PHILTRUM, HF_RIGHT, groove, 2);
    assert_ok(hf_face_set_iris(face, HF_RIGHT, iris, error));
    hf_face_set_pose(face, pose);
    assert_ok(hf_face_set_repeat(face, 0.375, error));
    assert_ok(hf_face_set_source(face, "someone", error));
    assert_ok(hf_face_set_photo(face, "rest.jpg", error));
    return face;
}

static void assert_same_number(double a, double b)
{
    if (!isnan(a) || !isnan(b))
        assert_near(a, b, 0);
}

static void assert_same_quality(hf_quality a, hf_quality b)
{
    assert_int_equal(a.known, b.known);
    assert_int_equal(a.others, b.others);
    assert_same_number(a.edge_px, b.edge_px);
    assert_same_number(a.level, b.level);
    assert_same_number(a.dark, b.dark);
    assert_same_number(a.bright, b.bright);
    assert_same_number(a.side_light, b.side_light);
    for (int side = 0; side < 2; side++) {
        assert_same_number(a.glare[side], b.glare[side]);
        assert_same_number(a.hair[side], b.hair[side]);
    }
}

void assert_same_face(const hf_face *a, const hf_face *b)
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
    assert_near(hf_face_repeat(a), hf_face_repeat(b), 0);
    assert_near(hf_face_pose(a).yaw, hf_face_pose(b).yaw, 0);
    assert_near(hf_face_pose(a).pitch, hf_face_pose(b).pitch, 0);
    assert_near(hf_face_pose(a).roll, hf_face_pose(b).roll, 0);
    assert_same_quality(hf_face_quality(a), hf_face_quality(b));
    assert_int_equal(hf_face_pose(a).corrected, hf_face_pose(b).corrected);
    assert_string_equal(hf_face_source(a), hf_face_source(b));
    assert_string_equal(hf_face_photo(a), hf_face_photo(b));
}
