/* Regions of a grade, and what is said when something is missing. */
#include "tests/grade/patient.h"

#include <hemiface/grade.h>

static hf_grade *left(hf_scale scale, const patient *p)
{
    hf_values *values = patient_values(p, HF_LEFT);
    hf_grade *grade = NULL;

    assert_ok(
        hf_grade_visit(&grade, scale, values, HF_AFFECTED_LEFT, NULL, error));
    hf_values_free(values);
    return grade;
}

static void regions_have_both_sides(void **state)
{
    /* eye: 10 mm open, 4 after effort: 60 % closed against 100 % */
    const patient p = {.brow = {5, 10},
                       .mouth = {1, 12},
                       .open = {10, 10},
                       .gentle = 6,
                       .full = 4};
    hf_grade *g = left(HF_HB_ABS, &p);
    const hf_grade_region *r = hf_grade_regions(g);

    (void)state;
    assert_string_equal(r[0].name, "brow");
    assert_near(r[0].affected, 5, 0);
    assert_near(r[0].healthy, 10, 0);
    assert_near(r[0].ratio, 0.5, 1e-12);
    assert_string_equal(r[0].reason, "");
    assert_string_equal(r[1].name, "eye");
    assert_near(r[1].affected, 60, 1e-9);
    assert_near(r[1].healthy, 100, 0);
    assert_near(r[1].ratio, 0.6, 1e-12);
    assert_string_equal(r[2].name, "mouth");
    assert_near(r[2].affected, 1, 0);
    assert_near(r[2].ratio, 0, 0); /* under the noise */
    hf_grade_free(g);
}

/* Movement is told of both sides, whichever side is affected. */
static void regions_know_right_and_left(void **state)
{
    const patient p = {.brow = {5, 10},
                       .mouth = {1, 12},
                       .open = {10, 10},
                       .gentle = 6,
                       .full = 4};
    static const hf_affected affected[] = {HF_AFFECTED_LEFT, HF_AFFECTED_BOTH,
                                           HF_AFFECTED_UNKNOWN};
    hf_values *values = patient_values(&p, HF_LEFT);

    (void)state;
    for (size_t i = 0; i < sizeof affected / sizeof *affected; i++) {
        hf_grade *g = NULL;
        const hf_grade_region *r;

        assert_ok(
            hf_grade_visit(&g, HF_HB_REL, values, affected[i], NULL, error));
        r = hf_grade_regions(g);
        assert_near(r[0].side[HF_RIGHT], 10, 0);
        assert_near(r[0].side[HF_LEFT], 5, 0);
        assert_near(r[1].side[HF_RIGHT], 100, 0);
        assert_near(r[1].side[HF_LEFT], 60, 1e-9);
        assert_near(r[2].side[HF_RIGHT], 12, 0);
        assert_near(r[2].side[HF_LEFT], 1, 0);
        hf_grade_free(g);
    }
    hf_values_free(values);
}

static void regions_say_why_not(void **state)
{
    const patient p = {
        .brow = {0.5, 1}, .mouth = {NAN, 12}, .open = {10, 10}, .full = NAN};
    hf_grade *g = left(HF_HB_DESC, &p);
    const hf_grade_region *r = hf_grade_regions(g);

    (void)state;
    assert_true(isnan(r[0].ratio) && isnan(r[1].ratio) && isnan(r[2].ratio));
    assert_near(r[0].affected, 0.5, 0);
    assert_string_equal(r[0].reason,
                        "brow: healthy side moves 1.0 mm, under 2.5 mm");
    assert_string_equal(r[1].reason, "view close-full");
    assert_string_equal(r[2].reason, "view smile-full");
    /* in the order of the views */
    assert_int_equal(hf_grade_state(g), HF_NOT_GRADABLE);
    assert_string_equal(hf_grade_missing_at(g, 0), "view close-full");
    assert_string_equal(hf_grade_missing_at(g, 1), "view smile-full");
    hf_grade_free(g);
}

/* Graded for certain, and still told what was not there. */
static void missing_is_told_when_graded(void **state)
{
    const patient p = {
        .brow = {10, 10}, .mouth = {8, 12}, .open = {10, 10}, .gentle = NAN};
    hf_grade *g = left(HF_HB_DESC, &p);

    (void)state;
    assert_int_equal(hf_grade_state(g), HF_GRADED);
    assert_int_equal(hf_grade_number(g), 3);
    assert_int_equal(hf_grade_missing_count(g), 1);
    assert_string_equal(hf_grade_missing_at(g, 0), "view close-gentle");
    hf_grade_free(g);
}

/* The reasons of values that are na: a contour, the rest photo, the pose. */
static void na_values_are_named(void **state)
{
    hf_values *v = test_values();
    hf_grade *g = NULL;
    hf_value fold = {.measure = hf_measure_by_id("brow_elevation"),
                     .view = HF_VIEW_BROW,
                     .side = HF_VALUE_LEFT,
                     .reason = HF_REASON_MISSING_CONTOUR,
                     .contour = HF_BROW_UPPER,
                     .value = NAN,
                     .sd = NAN};

    (void)state;
    assert_ok(hf_values_add(v, fold, error));
    test_put_na(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT,
                HF_REASON_NO_REST);
    assert_ok(hf_grade_visit(&g, HF_HB_ABS, v, HF_AFFECTED_LEFT, NULL, error));
    assert_int_equal(hf_grade_state(g), HF_NOT_GRADABLE);
    assert_int_equal(hf_grade_missing_count(g), 2);
    assert_string_equal(hf_grade_missing_at(g, 0),
                        "brow_elevation L brow: missing-contour:brow_upper");
    assert_string_equal(hf_grade_missing_at(g, 1), "view rest");
    hf_grade_free(g);
    hf_values_free(v);
}

static void turned_head_has_no_ratio(void **state)
{
    hf_values *v = test_values();
    hf_grade *g = NULL;

    (void)state;
    test_put_pair(v, "brow_elevation", HF_VIEW_BROW, HF_LEFT, 8, 8, 0.3);
    test_put(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RIGHT, 12, 0.3);
    test_put(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, 9, 0.3);
    test_put_na(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_DIFF,
                HF_REASON_YAW);
    assert_ok(hf_grade_visit(&g, HF_HB_REL, v, HF_AFFECTED_LEFT, NULL, error));
    assert_int_equal(hf_grade_state(g), HF_NOT_GRADABLE);
    assert_string_equal(hf_grade_missing_at(g, 0),
                        "mouth: head turned too far to compare sides");
    hf_grade_free(g);
    hf_values_free(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regions_have_both_sides),
        cmocka_unit_test(regions_know_right_and_left),
        cmocka_unit_test(regions_say_why_not),
        cmocka_unit_test(missing_is_told_when_graded),
        cmocka_unit_test(na_values_are_named),
        cmocka_unit_test(turned_head_has_no_ratio),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
