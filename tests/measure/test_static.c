/* Every static measure on a crooked face, worked out by hand. */
#include "tests/support/check.h"
#include "tests/support/make_face.h"

#define DEG (180 / 3.14159265358979323846)

/* The scale is that of placing, so that mm come out as they were put in. */
static hf_values *measured(const make_face *m, hf_affected affected)
{
    hf_frame where = make_frame(1900, 1200, 11.3, 0.2137), frame;
    hf_frame_options options;
    hf_face *face = make_face_place(m, &where);
    hf_values *values = NULL;

    hf_frame_options_init(&options);
    options.mm_per_px = 0.2137;
    assert_ok(hf_frame_of(&frame, face, &options, error));
    assert_ok(hf_measure_static(&values, face, &frame, HF_REASON_OK,
                                HF_VIEW_REST, affected, error));
    hf_face_free(face);
    return values;
}

static double get(const hf_values *values, const char *id, hf_value_side side)
{
    return make_found(values, id, HF_VIEW_REST, side)->value;
}

/* Right and left of a paired measure. */
static void assert_pair(const hf_values *values, const char *id, double r,
                        double l)
{
    assert_near(get(values, id, HF_VALUE_RIGHT), r, 1e-6);
    assert_near(get(values, id, HF_VALUE_LEFT), l, 1e-6);
    assert_near(get(values, id, HF_VALUE_DIFF), r - l, 1e-6);
}

static void assert_single(const hf_values *values, const char *id, double v)
{
    assert_near(get(values, id, HF_VALUE_SINGLE), v, 1e-6);
}

/* Contours are straight lines or have a point where the measure reads, so
 * that the spline's height there is known without one. */
static void crook_mouth(make_face *m)
{
    make_face_set(m, HF_COMMISSURE, HF_RIGHT, XY(-22.4, -69.3));
    make_face_set(m, HF_COMMISSURE, HF_LEFT, XY(26.2, -64.1));
    make_face_set(m, HF_LIP_LOWER_OUTER, 0,
                  XY(-22.4, -69.3, -16, -73, -11.2, -74.6, -3.7, -76.1, 0,
                     -76.2, 13.1, -73.3, 26.2, -64.1));
    make_face_set(
        m, HF_LIP_UPPER_OUTER, 0,
        XY(-22.4, -69.3, -11.2, -62.2, 0, -58.4, 13.1, -60.7, 26.2, -64.1));
    make_face_set(
        m, HF_LIP_UPPER_INNER, 0,
        XY(-22.4, -69.3, -11.2, -65.5, 0, -63.1, 13.1, -63.9, 26.2, -64.1));
    make_face_set(
        m, HF_LIP_LOWER_INNER, 0,
        XY(-22.4, -69.3, -11.2, -66.9, 0, -68.3, 13.1, -66.2, 26.2, -64.1));
    make_face_set(m, HF_NASOLABIAL_FOLD, HF_RIGHT,
                  XY(-17, -41, -20, -52, -23, -63));
    make_face_set(m, HF_PHILTRUM, 0, XY(0.9, -48, 1.7, -55));
}

static void crooked(make_face *m)
{
    make_face_ideal(m);
    make_face_set(m, HF_BROW_UPPER, HF_RIGHT, XY(-12.3, 19.7, -50.1, 25.9));
    make_face_shift(m, HF_LID_UPPER, HF_RIGHT, 0, -0.731);
    make_face_shift(m, HF_LID_LOWER, HF_RIGHT, 0, -1.237);
    make_face_shift(m, HF_CANTHUS_INNER, HF_RIGHT, 0.3, 0.2);
    make_face_shift(m, HF_CANTHUS_OUTER, HF_RIGHT, -0.6, 1.9);
    make_face_shift(m, HF_NOSE_TIP, 0, 2.173, 0);
    make_face_shift(m, HF_SUBNASALE, 0, 1.41, 0.3);
    make_face_shift(m, HF_CHIN, 0, -3.307, 1);
    crook_mouth(m);
}

static void brows_and_eyes(void **state)
{
    make_face m;
    hf_values *v;
    /* on the line from (12.3, 19.7) to (50.1, 25.9), at 31.5 */
    const double brow = 19.7 + (31.5 - 12.3) / (50.1 - 12.3) * (25.9 - 19.7);

    (void)state;
    crooked(&m);
    v = measured(&m, HF_AFFECTED_UNKNOWN);
    assert_pair(v, "brow_height", brow, 24.5);
    assert_single(v, "brow_cant", atan((24.5 - brow) / 63) * DEG);
    assert_pair(v, "mrd1", 3.8 - 0.731, 3.8);
    assert_pair(v, "mrd2", 5.6 + 1.237, 5.6);
    /* 5.6 + 1.237 - 5.885; on the left the lid covers the iris's rim */
    assert_pair(v, "scleral_show", 0.952, 0);
    assert_pair(v, "limbus_gap", 0.952, 5.6 - 5.885);
    assert_pair(v, "pfh", 9.4 - 0.731 + 1.237, 9.4);
    /* both lids moved over a width of 30 */
    assert_near(get(v, "eye_area", HF_VALUE_DIFF), 30 * (1.237 - 0.731), 1e-6);
    /* right canthi at (15.7, -0.8) and (46.6, 2.9) outwards */
    assert_pair(v, "canthal_tilt", atan(3.7 / 30.9) * DEG, atan(2. / 30) * DEG);
    assert_single(v, "eye_cant", atan(-1.9 / 92.6) * DEG);
    assert_single(v, "interpupillary", 63);
    assert_single(v, "intercanthal", hypot(31.7, 0.2));
    assert_single(v, "outercanthal", hypot(92.6, 1.9));
    hf_values_free(v);
}

static void mouth_corners(void **state)
{
    make_face m;
    hf_values *v;
    /* from the lower lip at the midline, (0, -76.2) */
    const double r = hypot(22.4, 6.9), l = hypot(26.2, 12.1);
    /* from the inner canthi (-15.7, -0.8) and (16, -1) */
    const double cr = hypot(6.7, 68.5), cl = hypot(10.2, 63.1);

    (void)state;
    crooked(&m);
    v = measured(&m, HF_AFFECTED_UNKNOWN);
    assert_pair(v, "commissure_height", -69.3, -64.1);
    assert_pair(v, "commissure_lateral", 22.4, 26.2);
    assert_pair(v, "commissure_position", r, l);
    /* from the lip's middle point (-3.7, -76.1) */
    assert_pair(v, "oral_commissure_distance", hypot(18.7, 6.8),
                hypot(29.9, 12));
    assert_pair(v, "smile_angle", 90 + asin(6.9 / r) * DEG,
                90 + asin(12.1 / l) * DEG);
    assert_pair(v, "canthus_commissure", cr, cl);
    assert_single(v, "fai", fabs(cr - cl));
    assert_single(v, "mouth_width", hypot(48.6, 5.2));
    assert_single(v, "mouth_cant", atan(5.2 / 48.6) * DEG);
    hf_values_free(v);
}

static void lips_and_folds(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    crooked(&m);
    v = measured(&m, HF_AFFECTED_UNKNOWN);
    /* the upper lip at the midline is at -58.4 */
    assert_pair(v, "upper_lip_slope", atan(10.9 / 22.4) * DEG,
                atan(5.7 / 26.2) * DEG);
    /* half way to the corners: at -11.2 and 13.1 */
    assert_pair(v, "upper_lip_height", -62.2, -60.7);
    assert_pair(v, "lower_lip_height", -74.6, -73.3);
    assert_pair(v, "dental_show", 1.4, 2.3);
    /* the folds run 6 and 10 outwards on 22 and 20 down */
    assert_pair(v, "nasolabial_angle", atan(6. / 22) * DEG,
                atan(10. / 20) * DEG);
    assert_pair(v, "nasolabial_length", hypot(6, 22), hypot(10, 20));
    assert_single(v, "philtrum_deviation", (0.9 + 1.7) / 2);
    assert_single(v, "lower_lip_deviation", -3.7);
    assert_single(v, "nose_tip_deviation", 2.173);
    assert_single(v, "nose_base_deviation", 1.41);
    assert_single(v, "chin_deviation", -3.307);
    hf_values_free(v);
}

static void folds_that_run_inwards(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    make_face_set(&m, HF_NASOLABIAL_FOLD, HF_RIGHT, XY(-25, -40, -22, -60));
    make_face_set(&m, HF_NASOLABIAL_FOLD, HF_LEFT, XY(25, -40, 25, -60));
    v = measured(&m, HF_AFFECTED_UNKNOWN);
    assert_pair(v, "nasolabial_angle", -atan(3. / 20) * DEG, 0);
    hf_values_free(v);
}

/* Three points (-h, a), (0, b), (h, a): the natural spline's second derivative
 * is 3 (a - b) / h^2 in the middle and 0 at the ends, so the integral is
 * h (a + b) - 2 h^3 / 24 * 3 (a - b) / h^2 = h (3 a + 5 b) / 4. */
static void areas(void **state)
{
    make_face m;
    hf_values *v;
    const double upper = 13.7 * (3 * 0.5 + 5 * 4.1) / 4;
    const double lower = 13.7 * (3 * 0.5 + 5 * -5.3) / 4;

    (void)state;
    make_face_ideal(&m);
    make_face_set(&m, HF_LID_UPPER, HF_RIGHT,
                  XY(-17.3, 0.5, -31, 4.1, -44.7, 0.5));
    make_face_set(&m, HF_LID_LOWER, HF_RIGHT,
                  XY(-17.3, 0.5, -31, -5.3, -44.7, 0.5));
    /* straight lids, apart by 2 at 18 and 8 at 42 */
    make_face_set(&m, HF_LID_UPPER, HF_LEFT, XY(18, 1, 42, 6));
    make_face_set(&m, HF_LID_LOWER, HF_LEFT, XY(18, -1, 30, -1.5, 42, -2));
    /* lips straight: apart by 1 at -20, 6 at 0, 11 at 20 */
    make_face_set(&m, HF_LIP_UPPER_INNER, 0, XY(-20, -62, 24, -62));
    make_face_set(&m, HF_LIP_LOWER_INNER, 0, XY(-20, -63, 20, -73));
    v = measured(&m, HF_AFFECTED_LEFT);
    assert_near(get(v, "eye_area", HF_VALUE_RIGHT), upper - lower, 1e-6);
    assert_near(get(v, "eye_area", HF_VALUE_LEFT), 24 * 5, 1e-6);
    assert_near(get(v, "dental_area", HF_VALUE_RIGHT), 20 * 3.5, 1e-6);
    assert_near(get(v, "dental_area", HF_VALUE_LEFT), 20 * 8.5, 1e-6);
    assert_near(get(v, "dental_area", HF_VALUE_DIFF), 100, 1e-6);
    assert_near(get(v, "dental_area", HF_VALUE_RATIO), 8500 / 35., 1e-6);
    hf_values_free(v);
}

/* Inner lips that cross: only what is open counts. Apart by -2 at -20 and by
 * 6 at 20 on a straight line, open from -10 on: 10 * 2 / 2 on the right. The
 * piece with the crossing is cut in eight, the crossing at one cut. */
static void closed_part_of_the_mouth(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    make_face_set(&m, HF_LIP_UPPER_INNER, 0, XY(-20, -62, 20, -62));
    make_face_set(&m, HF_LIP_LOWER_INNER, 0, XY(-20, -60, 20, -68));
    v = measured(&m, HF_AFFECTED_UNKNOWN);
    assert_pair(v, "dental_area", 10, 20 * (2 + 6) / 2.);
    assert_near(get(v, "dental_show", HF_VALUE_RIGHT), 0, 1e-12);
    hf_values_free(v);
}

/* Lids of four points, as in Emotrics: mid-eye is the mean of the middles of
 * the two inner points: ((26 + 34) / 2 + (25 + 33) / 2) / 2 = 29.5. The lids
 * are straight lines here. */
static void mid_eye_of_four_points(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    make_face_set(&m, HF_LID_UPPER, HF_LEFT, XY(16, 1, 26, 2, 34, 2.8, 46, 4));
    make_face_set(&m, HF_LID_LOWER, HF_LEFT,
                  XY(16, -1, 25, -1.9, 33, -2.7, 46, -4));
    v = measured(&m, HF_AFFECTED_UNKNOWN);
    /* 1 + 13.5 / 10 and -1 - 13.5 / 10 */
    assert_near(get(v, "pfh", HF_VALUE_LEFT), 4.7, 1e-6);
    hf_values_free(v);
}

/* An even number of lip points has no middle one: half way between two. */
static void middle_of_an_even_lip(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    make_face_set(&m, HF_LIP_LOWER_OUTER, 0,
                  XY(-25, -65, -6, -74, 9, -75, 25, -65));
    v = measured(&m, HF_AFFECTED_UNKNOWN);
    assert_single(v, "lower_lip_deviation", 1.5);
    hf_values_free(v);
}

static void sides_of_difference(void **state)
{
    make_face m;
    hf_values *v;

    (void)state;
    crooked(&m);
    v = measured(&m, HF_AFFECTED_RIGHT);
    assert_near(get(v, "commissure_height", HF_VALUE_DIFF), -5.2, 1e-6);
    assert_near(get(v, "commissure_lateral", HF_VALUE_RATIO), 2240 / 26.2,
                1e-6);
    assert_null(
        hf_values_find(v, "commissure_height", HF_VIEW_REST, HF_VALUE_RATIO));
    hf_values_free(v);
    v = measured(&m, HF_AFFECTED_LEFT);
    assert_near(get(v, "commissure_height", HF_VALUE_DIFF), 5.2, 1e-6);
    assert_near(get(v, "commissure_lateral", HF_VALUE_RATIO), 2620 / 22.4,
                1e-6);
    hf_values_free(v);
    v = measured(&m, HF_AFFECTED_NONE);
    assert_near(get(v, "commissure_height", HF_VALUE_DIFF), -5.2, 1e-6);
    hf_values_free(v);
}

static void values_come_in_catalogue_order(void **state)
{
    make_face m;
    hf_values *v;
    const hf_measure *row;
    size_t i, at = 0;

    (void)state;
    make_face_ideal(&m);
    v = measured(&m, HF_AFFECTED_LEFT);
    for (i = 0; (row = hf_measure_at(i)); i++) {
        size_t forms = row->paired ? 3u + row->has_ratio : 1;

        if (row->views)
            continue;
        while (forms-- > 0) {
            assert_non_null(hf_values_at(v, at));
            assert_ptr_equal(hf_values_at(v, at++)->measure, row);
        }
    }
    assert_null(hf_values_at(v, at));
    assert_int_equal(hf_values_count(v), at);
    hf_values_free(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brows_and_eyes),
        cmocka_unit_test(mouth_corners),
        cmocka_unit_test(lips_and_folds),
        cmocka_unit_test(folds_that_run_inwards),
        cmocka_unit_test(areas),
        cmocka_unit_test(closed_part_of_the_mouth),
        cmocka_unit_test(mid_eye_of_four_points),
        cmocka_unit_test(middle_of_an_even_lip),
        cmocka_unit_test(sides_of_difference),
        cmocka_unit_test(values_come_in_catalogue_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
