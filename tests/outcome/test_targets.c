/* Published targets against the post visit. */
#include "tests/support/check.h"
#include "tests/support/values.h"

#include <hemiface/outcome.h>

/* The only values of both visits: pre and post of one measure. */
typedef struct given {
    const char *procedure;
    size_t target; /* of the procedure */
    const char *id;
    hf_view view;
    hf_value_side side;
    double pre, post;
    hf_met met;
} given;

static size_t checked(hf_target_result out[2], const given *g, double sd,
                      hf_affected affected)
{
    hf_values *before = test_values(), *after = test_values();
    const hf_procedure *p = NULL;
    hf_changes *changes = NULL;
    size_t n;

    assert_ok(hf_procedure_by_name(&p, g->procedure, error));
    if (!isnan(g->pre))
        test_put(before, g->id, g->view, g->side, g->pre, sd);
    if (!isnan(g->post))
        test_put(after, g->id, g->view, g->side, g->post, sd);
    assert_ok(hf_compare(&changes, before, after, p, affected, error));
    n = hf_target_check(out, &p->targets[g->target], changes, affected);
    hf_changes_free(changes);
    hf_values_free(before);
    hf_values_free(after);
    return n;
}

#define EXCURSION "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT
#define BROWS "brow_height", HF_VIEW_REST, HF_VALUE_DIFF
#define GAP "lagophthalmos", HF_VIEW_CLOSE_GENTLE, HF_VALUE_LEFT
#define LID "mrd1", HF_VIEW_REST, HF_VALUE_DIFF
#define LIMBUS "limbus_gap", HF_VIEW_REST, HF_VALUE_LEFT

/* Every published target, on both sides of its limit. 6 mm of lagophthalmos:
 * 50 % less is 3. */
static const given cases[] = {
    {"gracilis", 0, EXCURSION, 0, 3.01, HF_MET_YES},
    {"gracilis", 0, EXCURSION, 0, 3, HF_MET_NO},
    {"gracilis", 0, EXCURSION, 8, -5, HF_MET_NO},
    {"gracilis", 1, EXCURSION, 0, 2, HF_MET_YES},
    {"gracilis", 1, EXCURSION, 0, 1.99, HF_MET_NO},
    {"temporalis", 0, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO, 0, 76,
     HF_MET_YES},
    {"temporalis", 0, "excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO, 0, 75,
     HF_MET_NO},
    {"brow-lift", 0, BROWS, -8, 3.5, HF_MET_YES},
    {"brow-lift", 0, BROWS, -8, -3.5, HF_MET_YES},
    {"brow-lift", 0, BROWS, -8, 3.6, HF_MET_NO},
    {"brow-lift", 0, BROWS, 0, -3.6, HF_MET_NO},
    {"lid-weight", 0, GAP, 6, 2.9, HF_MET_YES},
    {"lid-weight", 0, GAP, 6, 3, HF_MET_NO},
    {"lid-weight", 0, GAP, 6, 0, HF_MET_YES},
    {"lid-weight", 1, LID, 1, -1.9, HF_MET_YES},
    {"lid-weight", 1, LID, 1, -2, HF_MET_NO},
    {"lid-weight", 1, LID, 1, 4, HF_MET_YES},
    {"lower-lid", 0, LIMBUS, 3, 1, HF_MET_YES},
    {"lower-lid", 0, LIMBUS, 3, 1.1, HF_MET_NO},
    {"lower-lid", 0, LIMBUS, 3, -1.1, HF_MET_NO},
};

static void limits_are_as_published(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hf_target_result r[2];

        assert_int_equal(checked(r, &cases[i], 0.001, HF_AFFECTED_LEFT), 1);
        if (r[0].met != cases[i].met)
            fail_msg("%s %g -> %g: %s", cases[i].id, cases[i].pre,
                     cases[i].post, hf_met_name(r[0].met));
        assert_string_equal(r[0].reason, "");
    }
}

/* 6 mm before, 2 after, each with an sd of 0.3: 100 (1 - 2 / 6) = 66.7 % less;
 * sd 100 hypot(0.3 / 6, 2 0.3 / 36) = 5.270. 66.7 - 50 > 1.96 5.27. */
static void what_became_less_has_its_error(void **state)
{
    const given far = {"lid-weight", 0, GAP, 6, 2, HF_MET_YES};
    const given near = {"lid-weight", 0, GAP, 6, 2.5, HF_MET_YES};
    hf_target_result r[2];

    (void)state;
    checked(r, &far, 0.3, HF_AFFECTED_LEFT);
    assert_near(r[0].value, 100 * (1 - 2 / 6.0), 1e-9);
    assert_near(r[0].sd, 100 * hypot(0.3 / 6, 2 * 0.3 / 36), 1e-9);
    assert_string_equal(r[0].unit, "%");
    assert_false(r[0].close);
    checked(r, &near, 0.3, HF_AFFECTED_LEFT);
    assert_int_equal(r[0].met, HF_MET_YES);
    assert_true(r[0].close);
}

static void close_is_within_the_error(void **state)
{
    const given below = {"brow-lift", 0, BROWS, 0, -4, HF_MET_NO};
    hf_target_result r[2];

    (void)state;
    /* 0.5 off the limit: 1.96 0.25 = 0.49, 1.96 0.26 = 0.51 */
    checked(r, &below, 0.25, HF_AFFECTED_LEFT);
    assert_false(r[0].close);
    checked(r, &below, 0.26, HF_AFFECTED_LEFT);
    assert_true(r[0].close);
    assert_int_equal(r[0].met, HF_MET_NO);
    assert_near(r[0].value, -4, 0);
}

static void na_has_a_reason(void **state)
{
    static const struct {
        given in;
        hf_affected affected;
        const char *reason;
    } lacking[] = {
        {{"gracilis", 0, EXCURSION, 5, NAN, 0},
         HF_AFFECTED_LEFT,
         "missing-view"},
        {{"lid-weight", 0, GAP, NAN, 2, 0}, HF_AFFECTED_LEFT, "missing-view"},
        {{"lid-weight", 0, GAP, 0, 2, 0}, HF_AFFECTED_LEFT, "none-before"},
        {{"gracilis", 0, EXCURSION, 5, 6, 0},
         HF_AFFECTED_UNKNOWN,
         "side-undeclared"},
        {{"lid-weight", 1, LID, 1, 1, 0}, HF_AFFECTED_NONE, "side-undeclared"},
        {{"brow-lift", 0, BROWS, 0, 1, 0}, HF_AFFECTED_BOTH, "bilateral"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++) {
        hf_target_result r[2];

        assert_int_equal(checked(r, &lacking[i].in, 0.3, lacking[i].affected),
                         1);
        assert_int_equal(r[0].met, HF_MET_NA);
        assert_string_equal(r[0].reason, lacking[i].reason);
        assert_true(isnan(r[0].value) && isnan(r[0].sd) && !r[0].close);
    }
}

/* Both sides for a bilateral palsy; a size needs no side. */
static void sides(void **state)
{
    const given left = {"gracilis", 0, EXCURSION, 0, 8, HF_MET_YES};
    const given brows = {"brow-lift", 0, BROWS, 0, 1, HF_MET_YES};
    hf_target_result r[2];

    (void)state;
    assert_int_equal(checked(r, &left, 0.3, HF_AFFECTED_BOTH), 2);
    assert_int_equal(r[0].met, HF_MET_NA);
    assert_int_equal(r[0].post.side, HF_VALUE_RIGHT);
    assert_int_equal(r[1].met, HF_MET_YES);
    assert_int_equal(r[1].post.side, HF_VALUE_LEFT);
    assert_int_equal(checked(r, &brows, 0.3, HF_AFFECTED_UNKNOWN), 1);
    assert_int_equal(r[0].met, HF_MET_YES);
    assert_string_equal(hf_met_name(HF_MET_YES), "yes");
    assert_string_equal(hf_met_name(HF_MET_NO), "no");
    assert_string_equal(hf_met_name(HF_MET_NA), "na");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_are_as_published),
        cmocka_unit_test(what_became_less_has_its_error),
        cmocka_unit_test(close_is_within_the_error),
        cmocka_unit_test(na_has_a_reason),
        cmocka_unit_test(sides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
