/* Scales that add up items: derivation, ranges, what is given by hand. */
#include "tests/grade/patient.h"

#include <hemiface/grade.h>

static hf_grade *graded(hf_scale scale, const patient *p,
                        const hf_grade_options *options)
{
    hf_values *values = patient_values(p, HF_LEFT);
    hf_grade *grade = NULL;

    assert_ok(hf_grade_visit(&grade, scale, values, HF_AFFECTED_LEFT, options,
                             error));
    hf_values_free(values);
    return grade;
}

static const hf_scale scales[] = {HF_FNGS, HF_SUNNYBROOK, HF_EFACE};

/* Each item can be followed: it has steps, the steps are in order, and what
 * is not scored says why. */
static void every_item_has_a_derivation(void **state)
{
    patient p = HEALTHY;

    (void)state;
    p.brow[0] = 4, p.gentle = 3, p.snarl[0] = NAN;
    for (int s = 0; s < 3; s++) {
        hf_grade *g = graded(scales[s], &p, NULL);
        int seen = -1;

        for (size_t i = 0; i < hf_grade_step_count(g); i++) {
            const hf_grade_step *step = hf_grade_step_at(g, i);

            assert_true(*step->rule && *step->input && *step->result);
            if (step->item < 0)
                continue;
            assert_true(step->item >= seen);
            seen = step->item;
        }
        for (size_t i = 0; i < hf_grade_item_count(g); i++) {
            const hf_grade_item *item = hf_grade_item_at(g, i);

            assert_true(item->least <= item->low && item->low <= item->high &&
                        item->high <= item->most);
            assert_int_equal(item->scored, !(item->low < item->high));
            assert_true(item->scored || *item->reason);
            assert_false(item->given);
        }
        assert_null(hf_grade_item_at(g, hf_grade_item_count(g)));
        hf_grade_free(g);
    }
}

static void parts_add_up(void **state)
{
    /* brow 8/10: 4; gentle 3: 70 %, 3; snarl missing: 1-5; the others 5: 18 to
     * 22, times 4. Rest: cheek 0-2, times 5. Synkinesis: snarl 0-3, mouth 2. */
    static const hf_grade_total expected[] = {
        {"voluntary", 72, 88}, {"rest", 0, 10},
        {"synkinesis", 2, 5},  {"composite raw", 72 - 10 - 5, 88 - 0 - 2},
        {"composite", 57, 86},
    };
    patient p = HEALTHY;
    hf_grade *g;
    int best, worst;

    (void)state;
    p.brow[0] = 8, p.gentle = 3, p.snarl[0] = NAN, p.mouth_brow = 3.5;
    g = graded(HF_SUNNYBROOK, &p, NULL);
    assert_int_equal(hf_grade_state(g), HF_GRADE_PARTIAL);
    assert_int_equal(hf_grade_total_count(g), 5);
    for (size_t i = 0; i < 5; i++) {
        const hf_grade_total *t = hf_grade_total_at(g, i);

        assert_string_equal(t->name, expected[i].name);
        assert_near(t->low, expected[i].low, 1e-12);
        assert_near(t->high, expected[i].high, 1e-12);
    }
    assert_true(isnan(hf_grade_points(g)));
    hf_grade_range(g, &best, &worst);
    assert_int_equal(best, 0);
    assert_int_equal(worst, 0);
    hf_grade_free(g);
}

static hf_status with_given(hf_grade **out, hf_scale scale, const char *part,
                            const char *item, double score, hf_error *error)
{
    const hf_given_item given[] = {{HF_EFACE, "static", "brow at rest", 7},
                                   {scale, part, item, score}};
    patient p = HEALTHY;
    hf_values *values = patient_values(&p, HF_LEFT);
    hf_status status = hf_grade_visit_given(
        out, scale, values, HF_AFFECTED_LEFT, NULL, given, 2, error);

    hf_values_free(values);
    return status;
}

static void an_examiner_can_score(void **state)
{
    hf_grade *g = NULL;
    const hf_grade_item *item;

    (void)state;
    assert_ok(
        with_given(&g, HF_SUNNYBROOK, "voluntary", "lip-pucker", 2, error));
    item = hf_grade_item_at(g, 7);
    assert_string_equal(item->name, "lip pucker");
    assert_near(item->low, 2, 0);
    assert_true(item->given && item->scored);
    assert_string_equal(item->words, "scored by hand");
    hf_grade_free(g);
    assert_ok(with_given(&g, HF_FNGS, "region", "nasolabial fold", 6, error));
    assert_near(hf_grade_points(g), 9, 0);
    hf_grade_free(g);
    assert_ok(with_given(&g, HF_EFACE, "synkinesis", "eye", 12.5, error));
    /* (7 + 7 * 100 + 12.5) / 9 */
    assert_near(hf_grade_points(g), 719.5 / 9, 1e-9);
    hf_grade_free(g);
}

static void an_examiner_can_err(void **state)
{
    static const struct {
        const char *part, *item;
        double score;
        const char *why;
    } bad[] = {
        {"rest", "chin", 1,
         "sunnybrook has no item 'chin' in 'rest': grade --items shows them"},
        {"resting", "cheek", 1, "sunnybrook has no item 'cheek' in 'resting'"},
        {"rest", "cheek", 3,
         "sunnybrook rest cheek cannot be 3: choose 0 to 2"},
        {"rest", "cheek", 0.5, "sunnybrook rest cheek cannot be 0.5"},
        {"rest", "cheek", NAN, "sunnybrook rest cheek cannot be na"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        hf_grade *g = NULL;
        hf_error error;

        assert_int_equal(with_given(&g, HF_SUNNYBROOK, bad[i].part, bad[i].item,
                                    bad[i].score, &error),
                         HF_E_OPTION);
        if (!strstr(error.text, bad[i].why))
            fail_msg("'%s' lacks '%s'", error.text, bad[i].why);
        assert_null(g);
    }
}

/* Limits move what they are for. */
static void cutoffs_are_used(void **state)
{
    const struct {
        hf_cutoff_id id;
        double to;
        hf_scale scale;
        double before, after; /* points of this patient */
    } cases[] = {
        /* brow 6/10 is 3, gentle 3 and full 0.8 is 3, mouth 10/12 is 2,
         * snarl 6/6 is 1, mouth moves 2 mm too far with the brow: 1 */
        {HF_CUT_SLIGHT_RATIO, 0.6, HF_FNGS, 10, 9},
        {HF_CUT_HALF_RATIO, 0.65, HF_FNGS, 10, 11},
        {HF_CUT_NORMAL_RATIO, 0.8, HF_FNGS, 10, 9},
        {HF_CUT_SYNKINESIS_MOUTH_MM, 2.1, HF_FNGS, 10, 9},
        {HF_CUT_SYNKINESIS_MOUTH_OBVIOUS_MM, 2, HF_FNGS, 10, 11},
        {HF_CUT_CLOSED_MM, 0.7, HF_FNGS, 10, 11},
        {HF_CUT_SURE_SDS, 4, HF_FNGS, 10, 10}, /* 4 * 0.2 is under 2 */
        {HF_CUT_REST_BROW_MM, 1.9, HF_FNGS, 10, 11},
        {HF_CUT_TRACE_RATIO, 0.5, HF_FNGS, 10, 10},
    };
    patient p = HEALTHY;

    (void)state;
    p.brow[0] = 6, p.gentle = 3, p.full = 0.8, p.mouth[0] = 10;
    p.mouth_brow = 2, p.brows = 2;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hf_grade_options o;
        hf_grade *g;

        hf_grade_options_init(&o);
        g = graded(cases[i].scale, &p, &o);
        assert_near(hf_grade_points(g), cases[i].before, 0);
        hf_grade_free(g);
        o.cutoff[cases[i].id] = cases[i].to;
        g = graded(cases[i].scale, &p, &o);
        assert_near(hf_grade_points(g), cases[i].after, 0);
        hf_grade_free(g);
    }
}

/* Words and doubt of the regions: ratio 0.8 with sds of 0.5 mm of 12 is 0.80
 * +- 0.054, and 0.8 + 1.96 * 0.054 = 0.905 reaches 0.9; 0.79 does not. */
static void regions_say_how_severe(void **state)
{
    const struct {
        double moved;
        const char *words;
        bool doubtful;
    } cases[] = {{12, "normal", false},
                 {10.7, "slight weakness", true},
                 {9.6, "slight weakness", true},
                 {9.4, "slight weakness", false},
                 {8.9, "obvious weakness", false},
                 {5.9, "under half", false},
                 {2.9, "trace", false},
                 {1.4, "no movement", false}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        patient p = HEALTHY;
        hf_grade *g;
        const hf_grade_region *r;

        p.mouth[0] = cases[i].moved;
        g = graded(HF_HB_REL, &p, NULL);
        r = &hf_grade_regions(g)[2];
        assert_string_equal(r->severity, cases[i].words);
        assert_int_equal(r->doubtful, cases[i].doubtful);
        assert_true(isfinite(r->sd));
        hf_grade_free(g);
    }
}

static void both_sides_is_no_scale(void **state)
{
    patient p = HEALTHY;
    hf_values *values = patient_values(&p, HF_LEFT);

    (void)state;
    for (int s = 0; s < 3; s++) {
        hf_grade *g = NULL;

        assert_ok(hf_grade_visit(&g, scales[s], values, HF_AFFECTED_BOTH, NULL,
                                 error));
        assert_int_equal(hf_grade_state(g), HF_GRADE_INVALID);
        assert_string_equal(hf_grade_missing_at(g, 0),
                            "bilateral palsy: no healthy side");
        assert_int_equal(hf_grade_item_count(g), 0);
        assert_true(*hf_scale_formula(scales[s]));
        hf_grade_free(g);
    }
    hf_values_free(values);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_has_a_derivation),
        cmocka_unit_test(parts_add_up),
        cmocka_unit_test(an_examiner_can_score),
        cmocka_unit_test(an_examiner_can_err),
        cmocka_unit_test(cutoffs_are_used),
        cmocka_unit_test(regions_say_how_severe),
        cmocka_unit_test(both_sides_is_no_scale),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
