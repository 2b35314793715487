/* Grades as objects: status, steps, options. The numbers themselves: hb.cases;
 * what is missing: test_missing.c. */
#include "tests/grade/patient.h"

#include <hemiface/grade.h>

static hf_grade *grade_of(hf_scale scale, const patient *p, hf_side side,
                          hf_affected affected, const hf_grade_options *options)
{
    hf_values *values = patient_values(p, side);
    hf_grade *grade = NULL;

    assert_ok(hf_grade_visit(&grade, scale, values, affected, options, error));
    hf_values_free(values);
    return grade;
}

static hf_grade *left(hf_scale scale, const patient *p,
                      const hf_grade_options *options)
{
    return grade_of(scale, p, HF_LEFT, HF_AFFECTED_LEFT, options);
}

static void invalid_without_one_side(void **state)
{
    static const struct {
        hf_scale scale;
        hf_affected affected;
        const char *reason;
    } cases[] = {
        {HF_HB_REL, HF_AFFECTED_BOTH, "bilateral palsy: no healthy side"},
        {HF_HB_DESC, HF_AFFECTED_BOTH, "bilateral palsy: no healthy side"},
        {HF_HB_REL, HF_AFFECTED_UNKNOWN,
         "side unknown: declare the affected side (--side)"},
        {HF_HB_ABS, HF_AFFECTED_UNKNOWN,
         "side unknown: declare the affected side (--side)"},
        {HF_HB_DESC, HF_AFFECTED_UNKNOWN,
         "side unknown: declare the affected side (--side)"},
        {HF_HB_REL, HF_AFFECTED_NONE, "side none: no affected side (--side)"},
        {HF_HB_ABS, HF_AFFECTED_NONE, "side none: no affected side (--side)"},
        {HF_HB_DESC, HF_AFFECTED_NONE, "side none: no affected side (--side)"},
    };
    const patient p = HEALTHY;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hf_grade *g =
            grade_of(cases[i].scale, &p, HF_LEFT, cases[i].affected, NULL);

        assert_int_equal(hf_grade_state(g), HF_GRADE_INVALID);
        assert_int_equal(hf_grade_number(g), 0);
        assert_true(isnan(hf_grade_points(g)));
        assert_int_equal(hf_grade_missing_count(g), 1);
        assert_string_equal(hf_grade_missing_at(g, 0), cases[i].reason);
        assert_null(hf_grade_missing_at(g, 1));
        assert_null(hf_grade_decisive(g));
        assert_string_equal(hf_grade_margin(g, true), "");
        assert_true(isnan(hf_grade_regions(g)[1].ratio));
        assert_string_equal(hf_grade_regions(g)[1].reason, cases[i].reason);
        hf_grade_free(g);
    }
}

/* Right: brow 10 (4 points), mouth 12 (4). Left: brow 6 (2), mouth 9 (3). */
static void both_sides_give_the_weaker(void **state)
{
    const patient p = {.brow = {6, 10}, .mouth = {9, 12}, .open = {10, 10}};
    hf_grade *g = grade_of(HF_HB_ABS, &p, HF_LEFT, HF_AFFECTED_BOTH, NULL);
    const hf_grade_step *step = hf_grade_decisive(g);

    (void)state;
    assert_int_equal(hf_grade_state(g), HF_GRADED);
    assert_int_equal(hf_grade_number(g), 3);
    assert_near(hf_grade_points(g), 5, 0);
    assert_string_equal(step->input, "brow + mouth, weaker side L");
    /* four sites and the sum */
    assert_int_equal(hf_grade_step_count(g), 5);
    assert_string_equal(hf_grade_step_at(g, 0)->input, "brow_elevation R brow");
    assert_string_equal(hf_grade_step_at(g, 3)->input,
                        "excursion L smile-full");
    /* 7 points: 4 of the brow (10 - 6 = 4 mm more) or 3 and 4 (1.5 + 1) */
    assert_string_equal(hf_grade_margin(g, true),
                        "1.5 mm more brow_elevation L brow (6.0 -> 7.5) and "
                        "1.0 mm more excursion L smile-full (9.0 -> 10.0) "
                        "gives II");
    hf_grade_free(g);
}

static void both_sides_alike(void **state)
{
    const patient p = {.brow = {6, 6}, .mouth = {6, 6}, .open = {10, 10}};
    const patient missing = {
        .brow = {6, 6}, .mouth = {NAN, 6}, .open = {10, 10}};
    hf_grade *g = grade_of(HF_HB_ABS, &p, HF_LEFT, HF_AFFECTED_BOTH, NULL);

    (void)state;
    assert_int_equal(hf_grade_number(g), 4);
    assert_string_equal(hf_grade_decisive(g)->input,
                        "brow + mouth, both sides alike");
    assert_string_equal(hf_grade_margin(g, true),
                        "both sides would have to move more");
    hf_grade_free(g);
    g = grade_of(HF_HB_ABS, &missing, HF_LEFT, HF_AFFECTED_BOTH, NULL);
    assert_int_equal(hf_grade_state(g), HF_NOT_GRADABLE);
    assert_int_equal(hf_grade_missing_count(g), 1);
    assert_string_equal(hf_grade_missing_at(g, 0), "view smile-full");
    hf_grade_free(g);
}

/* Neither brow moves: of a bilateral palsy, or not tried. The grade is given,
 * the doubt told once. Right: mouth 6 (2 points). Left: mouth 3 (1 point). */
static void both_sides_still_are_in_doubt(void **state)
{
    const patient p = {.brow = {0, 1}, .mouth = {3, 6}, .open = {10, 10}};
    hf_grade *g = grade_of(HF_HB_ABS, &p, HF_LEFT, HF_AFFECTED_BOTH, NULL);

    (void)state;
    assert_int_equal(hf_grade_state(g), HF_GRADED);
    assert_int_equal(hf_grade_number(g), 5);
    assert_near(hf_grade_points(g), 1, 0);
    assert_int_equal(hf_grade_missing_count(g), 1);
    assert_string_equal(hf_grade_missing_at(g, 0),
                        "brow: neither side moves 2.5 mm: was it tried?");
    hf_grade_free(g);
}

/* 0 points cannot be told from not tried when the other side is not there. */
static void a_still_site_needs_the_other_side(void **state)
{
    hf_values *v = test_values();
    hf_grade *g = NULL;

    (void)state;
    test_put(v, "brow_elevation", HF_VIEW_BROW, HF_VALUE_LEFT, 1, 0.3);
    test_put_na(v, "brow_elevation", HF_VIEW_BROW, HF_VALUE_RIGHT,
                HF_REASON_MISSING_CONTOUR);
    test_put(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, 8, 0.3);
    test_put_na(v, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RIGHT,
                HF_REASON_MISSING_CONTOUR);
    assert_ok(hf_grade_visit(&g, HF_HB_ABS, v, HF_AFFECTED_LEFT, NULL, error));
    assert_int_equal(hf_grade_state(g), HF_NOT_GRADABLE);
    assert_int_equal(hf_grade_missing_count(g), 1);
    assert_non_null(strstr(hf_grade_missing_at(g, 0), "brow_elevation R"));
    hf_grade_free(g);
    hf_values_free(v);
}

/* brow 3 of 8: 0.375, round(1.5) = 2; mouth 1 mm: noise. */
static void steps_say_what_was_seen(void **state)
{
    const patient p = {.brow = {3, 8}, .mouth = {1, 12}, .open = {10, 10}};
    static const struct {
        const char *rule, *input;
        double value, limit;
        bool fired;
        const char *result, *unit;
    } steps[] = {
        {"healthy side under 2.5 mm: no ratio", "brow_elevation R brow", 8, 2.5,
         false, "no", "mm"},
        {"under 1.5 mm is noise: 0 points", "brow_elevation L brow", 3, 1.5,
         false, "counts", "mm"},
        {"round(4 * affected / healthy), at most 4", "brow, affected / healthy",
         0.375, 0.375, true, "2 of 4 points", ""},
        {"healthy side under 2.5 mm: no ratio", "excursion R smile-full", 12,
         2.5, false, "no", "mm"},
        {"under 1.5 mm is noise: 0 points", "excursion L smile-full", 1, 1.5,
         true, "0 of 4 points", "mm"},
        {"8-point table: V from 1 points", "brow + mouth", 2, 1, true, "V",
         "of 8 points"},
    };
    hf_grade *g = left(HF_HB_REL, &p, NULL);

    (void)state;
    assert_int_equal(hf_grade_step_count(g), 6);
    for (size_t i = 0; i < 6; i++) {
        const hf_grade_step *s = hf_grade_step_at(g, i);

        assert_string_equal(s->rule, steps[i].rule);
        assert_string_equal(s->input, steps[i].input);
        assert_string_equal(s->result, steps[i].result);
        assert_string_equal(s->unit, steps[i].unit);
        assert_near(s->value, steps[i].value, 1e-12);
        assert_near(s->limit, steps[i].limit, 1e-12);
        assert_int_equal(s->fired, steps[i].fired);
    }
    assert_null(hf_grade_step_at(g, 6));
    assert_ptr_equal(hf_grade_decisive(g), hf_grade_step_at(g, 5));
    /* d(3/8) with 0.4 mm each: hypot(0.4/8, 3*0.4/64) = 0.0534 */
    assert_near(hf_grade_step_at(g, 2)->sd, 0.0534, 0.0001);
    hf_grade_free(g);
}

static void options_change_the_grade(void **state)
{
    hf_grade_options o;
    patient p = HEALTHY;
    hf_grade *g;

    (void)state;
    hf_grade_options_init(&o);
    o.lateral_only = true; /* half the movement: patient.h */
    g = left(HF_HB_REL, &p, &o);
    assert_near(hf_grade_points(g), 6, 0); /* 4 + round(4 * 6/12) */
    hf_grade_free(g);
    hf_grade_options_init(&o);
    o.cutoff[HF_CUT_NOISE_MM] = 5;
    p.brow[0] = 4.9; /* 4 * 0.49 is 2 points, but noise now */
    g = left(HF_HB_REL, &p, &o);
    assert_near(hf_grade_points(g), 4, 0);
    hf_grade_free(g);
    hf_grade_options_init(&o);
    o.cutoff[HF_CUT_HEALTHY_MM] = 10;
    p = (patient)HEALTHY;
    p.brow[1] = 9.9;
    g = left(HF_HB_REL, &p, &o);
    assert_int_equal(hf_grade_state(g), HF_NOT_GRADABLE);
    hf_grade_free(g);
    hf_grade_options_init(&o);
    o.cutoff[HF_CUT_NOISE_MM] =
        0; /* and still nothing for a mouth pulled over */
    p = (patient)HEALTHY;
    p.mouth[0] = -3;
    g = left(HF_HB_REL, &p, &o);
    assert_near(hf_grade_points(g), 4, 0);
    assert_near(hf_grade_regions(g)[2].ratio, 0, 0);
    hf_grade_free(g);
    hf_grade_options_init(&o);
    o.cutoff[HF_CUT_CLOSED_MM] = 0.5;
    p = (patient)HEALTHY;
    p.full = 0.6;
    g = left(HF_HB_DESC, &p, &o);
    assert_int_equal(hf_grade_number(g), 4);
    hf_grade_free(g);
    hf_grade_options_init(&o);
    o.cutoff[HF_CUT_NORMAL_RATIO] = 0.8;
    p = (patient)HEALTHY;
    p.brow[0] = 8.1;
    g = left(HF_HB_DESC, &p, &o);
    assert_int_equal(hf_grade_number(g), 1);
    hf_grade_free(g);
}

/* Grade I was decided by what came closest to II. */
static void the_lower_ratio_decides_a_normal_face(void **state)
{
    patient p = HEALTHY;
    hf_grade *g;

    (void)state;
    p.brow[0] = 9.5;
    g = left(HF_HB_DESC, &p, NULL);
    assert_string_equal(hf_grade_decisive(g)->input,
                        "brow, affected / healthy");
    assert_false(hf_grade_decisive(g)->fired);
    hf_grade_free(g);
    p.mouth[0] = 11;
    g = left(HF_HB_DESC, &p, NULL);
    assert_string_equal(hf_grade_decisive(g)->input,
                        "mouth, affected / healthy");
    assert_near(hf_grade_decisive(g)->limit, 0.9, 0);
    hf_grade_free(g);
}

/* A flaccid face whose lid sinks from 10 to 5 mm: disputed, so a choice. */
static void lids_may_be_left_out(void **state)
{
    patient p = {.mouth = {0, 12}, .brow = {0, 10}, .open = {10, 10}};
    hf_grade_options o;
    hf_grade *g;

    (void)state;
    p.gentle = 6, p.full = 5, p.corner = -8;
    hf_grade_options_init(&o);
    g = left(HF_HB_DESC, &p, &o);
    assert_int_equal(hf_grade_number(g), 4);
    hf_grade_free(g);
    o.lid_movement = false;
    g = left(HF_HB_DESC, &p, &o);
    assert_int_equal(hf_grade_number(g), 6);
    hf_grade_free(g);
    p.mouth[0] = 2; /* 17 %, uneven at rest */
    g = left(HF_HB_DESC, &p, &o);
    assert_int_equal(hf_grade_number(g), 5);
    hf_grade_free(g);
}

static void bad_options_are_refused(void **state)
{
    hf_values *v = test_values();
    hf_grade_options good, bad[6];
    static const char *const texts[] = {
        "'noise_mm' is 5.1: choose from 0 to 5",
        "'healthy_mm' is 0: choose from 0.1 to 10",
        "'closed_mm' is na: choose from 0 to 5",
        "'normal_ratio' is 0.74: choose from 0.75 to 1",
        "grade options are not set up: call hf_grade_options_init first",
        "'noise_mm' is -0.1: choose from 0 to 5",
    };
    hf_grade *g = (hf_grade *)&good;
    hf_error e;

    (void)state;
    hf_grade_options_init(&good);
    for (int i = 0; i < 6; i++)
        bad[i] = good;
    bad[0].cutoff[HF_CUT_NOISE_MM] = 5.1;
    bad[1].cutoff[HF_CUT_HEALTHY_MM] = 0;
    bad[2].cutoff[HF_CUT_CLOSED_MM] = NAN;
    bad[3].cutoff[HF_CUT_NORMAL_RATIO] = 0.74;
    bad[4].size = 0;
    bad[5].cutoff[HF_CUT_NOISE_MM] = -0.1;
    for (int i = 0; i < 6; i++) {
        assert_int_equal(
            hf_grade_visit(&g, HF_HB_REL, v, HF_AFFECTED_LEFT, &bad[i], &e),
            HF_E_OPTION);
        assert_string_equal(e.text, texts[i]);
        assert_null(g);
    }
    assert_int_equal(
        hf_grade_visit(&g, HF_GRADE_SCALES, v, HF_AFFECTED_LEFT, &good, NULL),
        HF_E_OPTION);
    hf_values_free(v);
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(hf_scale_name(HF_HB_REL), "hb_rel");
    assert_string_equal(hf_scale_name(HF_HB_ABS), "hb_abs");
    assert_string_equal(hf_scale_name(HF_HB_DESC), "hb_desc");
    assert_string_equal(hf_scale_name(HF_GRADE_SCALES), "");
    assert_string_equal(hf_grade_status_name(HF_NOT_GRADABLE), "not gradable");
    assert_string_equal(hf_roman(0), "");
    assert_string_equal(hf_roman(1), "I");
    assert_string_equal(hf_roman(4), "IV");
    assert_string_equal(hf_roman(6), "VI");
    assert_string_equal(hf_roman(7), "");
    hf_grade_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(invalid_without_one_side),
        cmocka_unit_test(both_sides_give_the_weaker),
        cmocka_unit_test(both_sides_alike),
        cmocka_unit_test(both_sides_still_are_in_doubt),
        cmocka_unit_test(a_still_site_needs_the_other_side),
        cmocka_unit_test(steps_say_what_was_seen),
        cmocka_unit_test(options_change_the_grade),
        cmocka_unit_test(the_lower_ratio_decides_a_normal_face),
        cmocka_unit_test(lids_may_be_left_out),
        cmocka_unit_test(bad_options_are_refused),
        cmocka_unit_test(names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
