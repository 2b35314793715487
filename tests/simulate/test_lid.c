/* Eyes that close to a known gap.
 *
 * The face: lids of three points a side, 28 mm wide, 6 mm up and 4 mm down at
 * mid-eye. The natural spline through 0, h, 0 is h (1.5 s - 0.5 s^3) with s
 * from 0 at a canthus to 1 at mid-eye, so the lids are 10 mm apart there and
 * 0.6875 of that at s = 0.5. To close the eye to 4 mm the margin comes down by
 * 0.6 of the gap: 6 mm at mid-eye, 4.125 at s = 0.5, to y = 0 everywhere.
 */
#include "tests/simulate/sketch.h"

#include "simulate/map.h"

static hf_face *open_eyes(void)
{
    static const double lids[2][3][2] = {{{-16, 0}, {-30, 6}, {-44, 0}},
                                         {{-16, 0}, {-30, -4}, {-44, 0}}};
    hf_face *face = NULL;

    assert_ok(hf_face_new(&face, 400, 600, error));
    for (int side = 0; side < 2; side++) {
        const double out = side ? -1.0 : 1.0;
        const hf_iris iris = {true, 200 + 5 * out * -31, 150, 29, 0.5, 0.5};
        hf_point p[3];

        for (int lid = 0; lid < 2; lid++) {
            for (int i = 0; i < 3; i++)
                p[i] = (hf_point){200 + 5 * out * lids[lid][i][0],
                                  150 - 5 * lids[lid][i][1], 0.5};
            assert_ok(hf_face_set_contour(face,
                                          lid ? HF_LID_LOWER : HF_LID_UPPER,
                                          (hf_side)side, p, 3, error));
        }
        assert_ok(hf_face_set_contour(face, HF_CANTHUS_INNER, (hf_side)side, p,
                                      1, error));
        assert_ok(hf_face_set_iris(face, (hf_side)side, iris, error));
    }
    return face;
}

static hf_move closing(const char *text)
{
    hf_face *face = open_eyes();
    hf_move move = {0};

    assert_ok(hf_move_parse(&move, text, face, &sketch_frame, error));
    hf_face_free(face);
    return move;
}

static void goes(const hf_move *move, double x, double y, double to)
{
    double px = x, py = y;

    hf_move_point(move, 1, &px, &py);
    assert_near(px, x, 0.0);
    assert_near(py, to, 1e-8);
}

/* Half of 9 mm above the margin half the drop is left: 6 mm at mid-eye, 3 mm
 * at 10.5. A quarter of the way (1 + cos 45 deg) / 2 = 0.85355339 of it: at
 * s = 0.5 4.125 * 0.85355339 = 3.52090774. */
static void test_points(void **state)
{
    const hf_move m = closing("eye:right:gap=4mm");

    (void)state;
    assert_int_equal(m.fade, HF_FADE_LID);
    assert_near(m.radius, 9.0, 0.0);
    goes(&m, -30, 6, 0);
    goes(&m, -30, 10.5, 7.5);
    goes(&m, -30, 15, 15);
    goes(&m, -37, 4.125, 0);
    goes(&m, -37, 4.125 + 2.25, 4.125 + 2.25 - 3.52090774);
    /* eyeball, lower lid, canthi and the other eye stay */
    goes(&m, -30, 5, 5);
    goes(&m, -30, -4, -4);
    goes(&m, -16, 0, 0);
    goes(&m, -44, 0, 0);
    goes(&m, 30, 6, 6);
}

static void shows(const hf_move *move, double x, double y, double from)
{
    double px = x, py = y;

    hf_move_source(move, 1, &px, &py);
    assert_near(px, x, 0.0);
    assert_near(py, from, 1e-8);
}

static void test_source(void **state)
{
    const hf_move m = closing("eye:both:gap=4");

    (void)state;
    shows(&m, -30, 0, 6);
    shows(&m, 30, 0, 6);
    shows(&m, -30, 7.5, 10.5);
    shows(&m, -37, 4.125 + 2.25 - 3.52090774, 4.125 + 2.25);
    shows(&m, -30, -0.1, -0.1); /* the eyeball under the new margin */
    shows(&m, -30, 15.1, 15.1);
    shows(&m, -50, 3, 3);
    /* The skin comes back to where it was. */
    for (double y = 6.0; y < 18.0; y += 0.37) {
        double px = -33.3, py = y;
        hf_move_point(&m, 1, &px, &py);
        shows(&m, -33.3, py, y);
    }
}

static double pfh(const hf_face *face, hf_side side)
{
    hf_values *values = NULL;
    double value;

    assert_ok(hf_measure_static(&values, face, &sketch_frame,
                                HF_REASON_NO_FRAME, HF_VIEW_NONE,
                                HF_AFFECTED_UNKNOWN, error));
    value = hf_values_find(values, "pfh", HF_VIEW_NONE,
                           side ? HF_VALUE_LEFT : HF_VALUE_RIGHT)
                ->value;
    hf_values_free(values);
    return value;
}

static void becomes(const char *text, double right, double left,
                    bool right_shows, bool left_shows)
{
    const hf_move m = closing(text);
    hf_face *face = open_eyes(), *moved = NULL;
    hf_contour a, b;

    assert_ok(hf_move_face(&moved, face, &sketch_frame, &m, 1, error));
    assert_near(pfh(moved, HF_RIGHT), right, 1e-9);
    assert_near(pfh(moved, HF_LEFT), left, 1e-9);
    assert_int_equal(hf_face_iris(moved, HF_RIGHT).present, right_shows);
    assert_int_equal(hf_face_iris(moved, HF_LEFT).present, left_shows);
    if (right_shows)
        assert_near(hf_face_iris(moved, HF_RIGHT).y, 150, 0.0);
    a = hf_face_contour(face, HF_CANTHUS_INNER, HF_RIGHT);
    b = hf_face_contour(moved, HF_CANTHUS_INNER, HF_RIGHT);
    assert_memory_equal(a.points, b.points, sizeof *a.points);
    hf_face_free(moved);
    hf_face_free(face);
}

/* The iris is 2 * 29 px = 11.6 mm wide: hidden under 2.9 mm. */
static void test_face(void **state)
{
    (void)state;
    becomes("eye:right:gap=4", 4, 10, true, true);
    becomes("eye:left:gap=0", 10, 0, true, false);
    becomes("eye:both:gap=2.8", 2.8, 2.8, false, false);
    becomes("eye:both:gap=3", 3, 3, true, true);
    becomes("eye:both:gap=10", 10, 10, true, true);
    becomes("eye:right:gap=1,radius=5mm", 1, 10, false, true);
}

/* Skin of 200 above the margin, an eye of 50 below it. Mid-eye, 30 mm right of
 * the middle, is column 50; the margin there comes down by 30 px from row 120
 * to row 150. */
static void test_picture(void **state)
{
    const hf_move m = closing("eye:right:gap=4");
    hf_image *photo = NULL, *moved = NULL;
    const unsigned char *q;
    unsigned char *p;

    (void)state;
    assert_ok(hf_image_new(&photo, 400, 600, error));
    p = hf_image_edit(photo);
    for (int i = 0; i < 400 * 600; i++) {
        const int column = i % 400, row = i / 400;
        const double x = (column + 0.5 - 200) / 5;
        const double y = (150 - row - 0.5) / 5;
        const double s = 1 - fabs(x + 30) / 14;
        const bool skin = s < 0 || y > 6 * (1.5 * s - 0.5 * s * s * s);

        for (int c = 0; c < 3; c++)
            p[3 * i + c] = skin ? 200 : 50;
    }
    assert_ok(hf_move_image(&moved, photo, &sketch_frame, &m, 1, error));
    q = hf_image_pixels(moved);
    assert_near(q[3 * (400 * 125 + 50)], 200, 1);
    assert_near(q[3 * (400 * 147 + 50)], 200, 1);
    assert_near(q[3 * (400 * 152 + 50)], 50, 1);
    assert_memory_equal(q + 3 * 400 * 152, p + 3 * 400 * 152, 3 * 400 * 448);
    hf_image_free(moved);
    hf_image_free(photo);
}

static void refused(const char *text, hf_status status, const char *part)
{
    hf_face *face = open_eyes();
    hf_error error = {HF_OK, ""};
    hf_move move;

    assert_int_equal(
        hf_face_set_contour(face, HF_LID_LOWER, HF_LEFT, NULL, 0, NULL), HF_OK);
    assert_int_equal(hf_move_parse(&move, text, face, &sketch_frame, &error),
                     status);
    hf_face_free(face);
    if (!strstr(error.text, part))
        fail_msg("'%s' does not say '%s'", error.text, part);
}

static void test_refused(void **state)
{
    (void)state;
    refused("eye:right:gap=11", HF_E_OPTION,
            "the lids on the right are 10.00 mm apart");
    refused("eye:left:gap=1", HF_E_UNDEFINED,
            "lacks contour 'lid_lower' on the left");
    refused("eye:both:gap=1", HF_E_UNDEFINED, "on the left");
    refused("eye:right:down=2", HF_E_OPTION,
            "unknown direction 'down' (known: gap)");
    refused("eye:neither:gap=2", HF_E_OPTION,
            "unknown side 'neither' (known: right, left, both)");
    refused("eye:right:gap=-1", HF_E_OPTION, "amount '-1' is not a length");
    refused("eye:right:gap=1,fade=flat", HF_E_OPTION,
            "unknown option 'fade' (known: radius)");
    refused("eye:right:gap=1,radius=0", HF_E_OPTION, "it must be above 0");
    refused("brow:right:gap=1", HF_E_OPTION, "unknown direction 'gap'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points),  cmocka_unit_test(test_source),
        cmocka_unit_test(test_face),    cmocka_unit_test(test_picture),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
