/* Asymmetry of regions, by hand and against a search for the midline. */
#include "tests/support/check.h"
#include "tests/support/make_face.h"

static hf_values *static_values(const hf_face *face, hf_affected affected)
{
    hf_values *values = NULL;
    hf_frame frame;

    assert_ok(hf_frame_of(&frame, face, NULL, error));
    assert_ok(hf_measure_static(&values, face, &frame, HF_REASON_OK,
                                HF_VIEW_REST, affected, error));
    return values;
}

static double single(const make_face *m, const char *id)
{
    hf_frame where = make_frame(1900, 1200, 3, 0.2);
    hf_face *face = make_face_place(m, &where);
    hf_values *v = static_values(face, HF_AFFECTED_NONE);
    double value = make_found(v, id, HF_VIEW_REST, HF_VALUE_SINGLE)->value;

    hf_values_free(v);
    hf_face_free(face);
    return value;
}

static void symmetric_faces_have_no_asymmetry(void **state)
{
    static const char *const ids[] = {"asymmetry_brow", "asymmetry_eye",
                                      "asymmetry_nose", "asymmetry_mouth",
                                      "asymmetry_face"};
    make_face m;
    size_t i;
    int id;

    (void)state;
    make_face_ideal(&m);
    for (i = 0; i < 5; i++)
        assert_near(single(&m, ids[i]), 0, 1e-9);
    /* off the pupils' midline, but symmetric about its own */
    for (id = HF_LIP_UPPER_OUTER; id <= HF_LIP_LOWER_OUTER; id++)
        make_face_shift(&m, (hf_contour_id)id, 0, 3.7, 1);
    assert_near(single(&m, "asymmetry_mouth"), 0, 1e-9);
    assert_true(single(&m, "asymmetry_face") > 1);
}

/* Alae at (-17, -41) and (17, -41), subnasale s to the side at (s, -46). The
 * search tries every midline: x = at + slope * (y + 43). */
static double searched(double s)
{
    const double pairs[4][4] = {
        {-17, -41, 17, -41}, {17, -41, -17, -41}, {s, -46, s, -46}};
    double best = INFINITY, at, turn;
    int i;

    for (turn = -0.2; turn <= 0.2; turn += 0.0005)
        for (at = -2; at <= 2; at += 0.005) {
            /* normal of the line, and its distance from the origin */
            double nx = cos(turn), ny = -sin(turn), sum = 0;
            double d = nx * at + ny * -43;

            for (i = 0; i < 3; i++) {
                const double *p = pairs[i];
                double off = 2 * (nx * p[2] + ny * p[3] - d);

                sum += pow(p[0] - (p[2] - off * nx), 2) +
                       pow(p[1] - (p[3] - off * ny), 2);
            }
            best = fmin(best, sqrt(sum / 3));
        }
    return best;
}

static void the_midline_fits_best(void **state)
{
    static const double off[] = {0.73, 1.91, -2.6};
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        make_face m;

        make_face_ideal(&m);
        make_face_shift(&m, HF_SUBNASALE, 0, off[i], 0);
        assert_near(single(&m, "asymmetry_nose"), searched(off[i]), 1e-3);
    }
}

/* Level brows, the left one 8 mm higher, of different counts of points: pairs
 * are (-w, 20) and (w, 28), w = 20 + 30 k / 16, k = 0..16. From their middle
 * (0, 24) they are (-w, -4) and (w, 4); mean w = 35, mean w^2 = 35^2 + 900 *
 * (17^2 - 1) / 12 / 16^2 = 1309.375. The fit's sums are, per pair, c = 16 -
 * 1309.375 and s = -8 * 35; the mean square left is |a|^2 + |b|^2 - 2 hypot(c,
 * s) = 2 (1309.375 + 16) - 2 hypot(1293.375, 280). */
static void brows_of_different_height(void **state)
{
    const double right[] = {-20, 20, -35, 20, -50, 20};
    const double left[] = {20, 28, 50, 28};
    make_face m;

    (void)state;
    make_face_ideal(&m);
    make_face_set(&m, HF_BROW_UPPER, HF_RIGHT, right, 3);
    make_face_set(&m, HF_BROW_UPPER, HF_LEFT, left, 2);
    assert_near(single(&m, "asymmetry_brow"),
                sqrt(2 * 1325.375 - 2 * hypot(1293.375, 280)), 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(symmetric_faces_have_no_asymmetry),
        cmocka_unit_test(the_midline_fits_best),
        cmocka_unit_test(brows_of_different_height),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
