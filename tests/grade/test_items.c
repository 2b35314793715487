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
         "sunnybrook has no item 'chin' in 'rest': grade --csv --items lists "
         "them"},
        {"resting", "cheek", 1, "sunnybrook has no item 'cheek' in 'resting'"},
        {"rest", "cheek", 3,
         "sunnybrook rest cheek cannot be 3: choose a whole number from 0 to "
         "2"},
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

/* A name that is no item is refused even where the scale gives no items. */
static void items_are_known_without_photos(void **state)
{
    static const hf_given_item bad[] = {{HF_HB_REL, "region", "brow", 3},
                                        {HF_SYMMETRY, "rest", "chin", 3}};
    static const hf_given_item good[] = {
        {HF_FNGS, "secondary", "synkinesis", 3},
        {HF_SYMMETRY, "rest", "eyes", 12.5}};
    hf_values *none = test_values();
    hf_grade *g = NULL;
    hf_error why;

    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(hf_given_items_check(&bad[i], 1, &why), HF_E_OPTION);
        assert_int_equal(hf_grade_visit_given(&g, HF_FNGS, none,
                                              HF_AFFECTED_BOTH, NULL, &bad[i],
                                              1, &why),
                         HF_E_OPTION);
        assert_null(g);
    }
    assert_ok(hf_given_items_check(good, 2, error));
    hf_values_free(none);
}

static void turn(hf_values *v, const char *id, hf_view view)
{
    hf_value *diff = (hf_value *)hf_values_find(v, id, view, HF_VALUE_DIFF);

    assert_non_null(diff);
    diff->reason = HF_REASON_YAW;
    diff->value = diff->sd = NAN;
}

/* Sides are not compared on a turned head, by any scale. */
static void a_turned_head_is_not_compared(void **state)
{
    static const struct {
        hf_scale scale;
        const char *part, *item;
    } cases[] = {{HF_FNGS, "region", "oral"},
                 {HF_SUNNYBROOK, "voluntary", "open-mouth smile"},
                 {HF_EFACE, "dynamic", "smile"},
                 {HF_SYMMETRY, "movement", "full smile"}};
    patient p = HEALTHY;
    hf_values *v = patient_values(&p, HF_LEFT);

    (void)state;
    turn(v, "excursion", HF_VIEW_SMILE_FULL);
    turn(v, "position_change", HF_VIEW_SMILE_FULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hf_grade *g = NULL;
        const hf_grade_item *item;
        size_t k = 0;

        assert_ok(hf_grade_visit(&g, cases[i].scale, v, HF_AFFECTED_LEFT, NULL,
                                 error));
        while ((item = hf_grade_item_at(g, k)) &&
               (strcmp(item->part, cases[i].part) != 0 ||
                strcmp(item->name, cases[i].item) != 0))
            k++;
        assert_non_null(item);
        assert_false(item->scored);
        assert_non_null(strstr(item->reason, "turned too far"));
        hf_grade_free(g);
    }
    hf_values_free(v);
}

/* A fissure of 3.4 mm that closes: how far its lid moves says nothing, but it
 * is closed. */
static void a_narrow_eye_is_not_still(void **state)
{
    patient p = HEALTHY;
    hf_grade *g;

    (void)state;
    p.open[0] = 3.4, p.full = 0.5, p.gentle = 0.5;
    g = graded(HF_FNGS, &p, NULL);
    assert_near(hf_grade_item_at(g, 1)->low, 1, 0);
    assert_near(hf_grade_item_at(g, 1)->high, 1, 0);
    hf_grade_free(g);
    p.full = 1.5, p.gentle = 1.6; /* open: 4, or worse, who knows */
    g = graded(HF_FNGS, &p, NULL);
    assert_near(hf_grade_item_at(g, 1)->low, 4, 0);
    assert_near(hf_grade_item_at(g, 1)->high, 6, 0);
    assert_string_equal(hf_grade_regions(g)[1].severity, "");
    assert_near(hf_grade_regions(g)[1].gap, 1.5, 1e-12);
    hf_grade_free(g);
}

static bool same_result(const hf_grade *a, const hf_grade *b)
{
    const hf_grade_total *x = hf_grade_total_at(a, hf_grade_total_count(a) - 1);
    const hf_grade_total *y = hf_grade_total_at(b, hf_grade_total_count(b) - 1);

    return hf_grade_number(a) == hf_grade_number(b) &&
           hf_grade_state(a) == hf_grade_state(b) &&
           (!x ||
            (!(fabs(x->low - y->low) > 0) && !(fabs(x->high - y->high) > 0)));
}

/* The table's scales are those that a cut-off moves, for a few patients. */
static void cutoffs_name_who_uses_them(void **state)
{
    const patient patients[] = {{.brow = {6, 10},
                                 .mouth = {5, 12},
                                 .open = {12, 10},
                                 .gentle = 3,
                                 .full = 1.2,
                                 .corner = -4,
                                 .out = 3,
                                 .brows = -4,
                                 .snarl = {3, 6},
                                 .pucker = {3, 8},
                                 .teeth = {3, 8},
                                 .lip = {3, 5},
                                 .position = {3, 8},
                                 .eye_smile = 1.2,
                                 .eye_pucker = 1.6,
                                 .mouth_brow = 2,
                                 .mouth_gentle = 4,
                                 .angle = {95, 100},
                                 .sd = 0.4},
                                {.brow = {1, 3},
                                 .mouth = {2, 9},
                                 .open = {8, 10},
                                 .gentle = 1.4,
                                 .full = 0.8,
                                 .corner = 2,
                                 .out = 5,
                                 .brows = 2,
                                 .snarl = {5, 6},
                                 .pucker = {7, 8},
                                 .teeth = {7, 8},
                                 .lip = {4, 5},
                                 .position = {7, 8},
                                 .eye_smile = 3,
                                 .eye_pucker = 3,
                                 .mouth_brow = 7,
                                 .mouth_gentle = 1,
                                 .angle = {90, 100},
                                 .sd = 1.5}};

    (void)state;
    for (size_t c = 0; c < hf_cutoff_count(); c++) {
        const hf_cutoff *cut = hf_cutoff_at(c);
        const double to[] = {cut->low, cut->high};

        for (size_t k = 0; k < 4; k++) {
            hf_grade_options o;

            hf_grade_options_init(&o);
            o.cutoff[c] = to[k % 2];
            if (hf_grade_options_check(&o, NULL) != HF_OK)
                continue;
            for (int s = 0; s < HF_GRADE_SCALES; s++) {
                hf_grade *a = graded((hf_scale)s, &patients[k / 2], NULL);
                hf_grade *b = graded((hf_scale)s, &patients[k / 2], &o);
                const bool same = same_result(a, b);
                const char *name = hf_scale_name((hf_scale)s);
                const bool named =
                    strstr(cut->scales, name) || strstr(cut->scales, "all") ||
                    (s < HF_HB_FORMS && (strstr(cut->scales, "hb ") ||
                                         !strcmp(cut->scales, "hb")));

                if (!same && !named)
                    fail_msg("%s moves %s, which is not among '%s'", cut->id,
                             name, cut->scales);
                hf_grade_free(a);
                hf_grade_free(b);
            }
        }
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
        cmocka_unit_test(items_are_known_without_photos),
        cmocka_unit_test(a_turned_head_is_not_compared),
        cmocka_unit_test(a_narrow_eye_is_not_still),
        cmocka_unit_test(cutoffs_name_who_uses_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
