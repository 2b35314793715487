/* What the mesh drags along with an uneven mouth: the doubt of the chin. */
#include "tests/support/check.h"

#include <hemiface/face.h>

#include "detect/dragged.h"

static void put(hf_face *face, hf_contour_id id, hf_side side, double x,
                double y, double sd)
{
    const hf_point p = {x, y, sd};

    assert_ok(hf_face_set_contour(face, id, side, &p, 1, error));
}

/* Eyes level, their middle at (500, 500); corners where they are put; a chin
   with sd 3. */
static hf_face *face_with(double rx, double ry, double lx, double ly)
{
    hf_face *face = NULL;

    assert_ok(hf_face_new(&face, 1000, 1000, error));
    put(face, HF_CANTHUS_OUTER, HF_RIGHT, 300, 500, 1);
    put(face, HF_CANTHUS_INNER, HF_RIGHT, 400, 500, 1);
    put(face, HF_CANTHUS_INNER, HF_LEFT, 600, 500, 1);
    put(face, HF_CANTHUS_OUTER, HF_LEFT, 700, 500, 1);
    put(face, HF_COMMISSURE, HF_RIGHT, rx, ry, 1);
    put(face, HF_COMMISSURE, HF_LEFT, lx, ly, 1);
    put(face, HF_CHIN, HF_RIGHT, 510, 950, 3);
    return face;
}

static double sd_of(const hf_face *face)
{
    return hf_face_contour(face, HF_CHIN, HF_RIGHT).points[0].sd;
}

static void doubt_grows_with_the_mouth(void **state)
{
    /* Left corner farther out by 20 and higher by 20: 0.5 * 20 + 0.4 * 20 = 18,
       sqrt(9 + 324) = 18.2483. The same of the right one. Out by 20 and lower
       by 25: 10 - 10 = 0. */
    static const struct {
        double rx, ry, lx, ly, sd;
    } rows[] = {
        {440, 800, 560, 800, 3},
        {440, 800, 580, 780, 18.2483},
        {420, 780, 560, 800, 18.2483},
        {440, 800, 580, 825, 3},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hf_face *face =
            face_with(rows[i].rx, rows[i].ry, rows[i].lx, rows[i].ly);
        hf_contour chin;

        assert_ok(hf_dragged_doubt(face, false, error));
        assert_near(sd_of(face), rows[i].sd, 1e-4);
        chin = hf_face_contour(face, HF_CHIN, HF_RIGHT);
        assert_near(chin.points[0].x, 510, 0);
        assert_near(chin.points[0].y, 950, 0);
        hf_face_free(face);
    }
}

/* 0.31 of 18 is 5.58: sqrt(9 + 31.136) = 6.3353. */
static void a_refined_chin_is_doubted_less(void **state)
{
    hf_face *face = face_with(440, 800, 580, 780);

    (void)state;
    assert_ok(hf_dragged_doubt(face, true, error));
    assert_near(sd_of(face), 6.3353, 1e-4);
    hf_face_free(face);
}

/* A quarter turn of the head's picture changes nothing: x, y to 1000 - y, x. */
static void a_roll_does_not_matter(void **state)
{
    hf_face *face = face_with(440, 800, 580, 780);

    (void)state;
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int s = 0; s < (hf_contour_paired((hf_contour_id)id) ? 2 : 1);
             s++) {
            const hf_contour c =
                hf_face_contour(face, (hf_contour_id)id, (hf_side)s);

            if (c.count)
                put(face, (hf_contour_id)id, (hf_side)s, 1000 - c.points[0].y,
                    c.points[0].x, c.points[0].sd);
        }
    assert_ok(hf_dragged_doubt(face, false, error));
    assert_near(sd_of(face), 18.2483, 1e-4);
    hf_face_free(face);
}

/* And without a chin there is none to doubt. */
static void a_face_that_lacks_points_keeps_its_doubt(void **state)
{
    static const hf_contour_id lacking[] = {HF_COMMISSURE, HF_CANTHUS_INNER,
                                            HF_CANTHUS_OUTER};

    (void)state;
    for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++) {
        hf_face *face = face_with(440, 800, 580, 780);

        assert_ok(
            hf_face_set_contour(face, lacking[i], HF_RIGHT, NULL, 0, error));
        assert_ok(hf_dragged_doubt(face, false, error));
        assert_near(sd_of(face), 3, 0);
        assert_ok(hf_face_set_contour(face, HF_CHIN, HF_RIGHT, NULL, 0, error));
        assert_ok(hf_dragged_doubt(face, false, error));
        assert_int_equal(hf_face_contour(face, HF_CHIN, HF_RIGHT).count, 0);
        hf_face_free(face);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(doubt_grows_with_the_mouth),
        cmocka_unit_test(a_refined_chin_is_doubted_less),
        cmocka_unit_test(a_roll_does_not_matter),
        cmocka_unit_test(a_face_that_lacks_points_keeps_its_doubt),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
