/* What a change means, and how certain it is. */
#include "tests/support/check.h"
#include "tests/support/values.h"

#include <hemiface/outcome.h>

/* ------------------------------------------------------------- directions */

/* Both sds are 0.3 unless told: the change has hypot(0.3, 0.3) = 0.4243, so
 * mdc95 = 1.96 * 0.4243 = 0.8316. The left side is affected. */
static const struct {
    const char *id;
    hf_view view;
    hf_value_side side;
    double pre, post;
    hf_direction direction;
} directions[] = {
#define DIFF(pre, post, direction)                                             \
    {                                                                          \
        "commissure_height", HF_VIEW_REST, HF_VALUE_DIFF, pre, post, direction \
    }
    DIFF(-4.0, -3.0, HF_IMPROVED),
    DIFF(4.0, 3.0, HF_IMPROVED),
    DIFF(-4.0, -3.2, HF_UNCHANGED),
    DIFF(-4.0, -5.0, HF_WORSE),
    DIFF(4.0, 5.0, HF_WORSE),
    DIFF(-4.0, -4.0, HF_UNCHANGED),
    DIFF(0.0, 0.9, HF_WORSE),
    /* over to the other side: changed by 8 mm, gained nothing */
    DIFF(-4.0, 4.0, HF_CHANGED),
    DIFF(-4.0, 3.5, HF_CHANGED),
    DIFF(-4.0, 3.0, HF_IMPROVED),
    DIFF(-4.0, 5.0, HF_WORSE),
    DIFF(-0.4, 0.4, HF_UNCHANGED),
#undef DIFF
    /* a ratio is best at 100 % */
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO, 40, 70, HF_IMPROVED},
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO, 90, 130, HF_WORSE},
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO, 130, 105, HF_IMPROVED},
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO, 80, 120, HF_CHANGED},
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO, 80, 80.5, HF_UNCHANGED},
    /* midline points and cants are best at 0 */
    {"philtrum_deviation", HF_VIEW_REST, HF_VALUE_SINGLE, -3, -1, HF_IMPROVED},
    {"philtrum_deviation", HF_VIEW_REST, HF_VALUE_SINGLE, 1, -3, HF_WORSE},
    {"philtrum_deviation", HF_VIEW_REST, HF_VALUE_SINGLE, 2, -2, HF_CHANGED},
    {"mouth_cant", HF_VIEW_REST, HF_VALUE_SINGLE, 5, 2, HF_IMPROVED},
    /* asymmetry is less of something; a width is just a width */
    {"asymmetry_face", HF_VIEW_REST, HF_VALUE_SINGLE, 4, 2, HF_IMPROVED},
    {"asymmetry_face", HF_VIEW_REST, HF_VALUE_SINGLE, 2, 4, HF_WORSE},
    {"mouth_width", HF_VIEW_REST, HF_VALUE_SINGLE, 50, 52, HF_CHANGED},
    {"mouth_width", HF_VIEW_REST, HF_VALUE_SINGLE, 50, 50.8, HF_UNCHANGED},
    /* the affected side's own: more movement, less gap */
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, 3, 9, HF_IMPROVED},
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, 9, 3, HF_WORSE},
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, 3, 3.8, HF_UNCHANGED},
    {"lagophthalmos", HF_VIEW_CLOSE_FULL, HF_VALUE_LEFT, 3, 1, HF_IMPROVED},
    {"lagophthalmos", HF_VIEW_CLOSE_FULL, HF_VALUE_LEFT, 1, 3, HF_WORSE},
    {"commissure_height", HF_VIEW_REST, HF_VALUE_LEFT, -65, -60, HF_CHANGED},
    /* the healthy side's own never improves */
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RIGHT, 12, 8, HF_CHANGED},
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RIGHT, 8, 12, HF_CHANGED},
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RIGHT, 8, 8.8, HF_UNCHANGED},
};

static hf_changes *compare_one(const char *id, hf_view view, hf_value_side side,
                               double pre, double pre_sd, double post,
                               double post_sd, hf_affected affected)
{
    hf_values *before = test_values(), *after = test_values();
    hf_changes *changes = NULL;

    test_put(before, id, view, side, pre, pre_sd);
    test_put(after, id, view, side, post, post_sd);
    assert_ok(hf_compare(&changes, before, after, NULL, affected, error));
    hf_values_free(before);
    hf_values_free(after);
    assert_int_equal(hf_changes_count(changes), 1);
    return changes;
}

static void every_direction(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof directions / sizeof *directions; i++) {
        hf_changes *changes = compare_one(
            directions[i].id, directions[i].view, directions[i].side,
            directions[i].pre, 0.3, directions[i].post, 0.3, HF_AFFECTED_LEFT);
        const hf_change *c = hf_changes_at(changes, 0);

        if (c->direction != directions[i].direction)
            fail_msg("%s %s %g -> %g: %s", directions[i].id,
                     hf_value_side_name(directions[i].side), directions[i].pre,
                     directions[i].post, hf_direction_name(c->direction));
        assert_near(c->change, directions[i].post - directions[i].pre, 1e-12);
        assert_near(c->sd, 0.424264, 1e-6);
        assert_near(c->mdc95, 0.831558, 1e-6);
        assert_int_equal(c->affected, directions[i].side == HF_VALUE_LEFT);
        assert_false(c->primary);
        hf_changes_free(changes);
    }
}

/* sd 3 and 4: hypot = 5, mdc95 = 9.8. */
static void mdc95_by_hand(void **state)
{
    hf_changes *changes =
        compare_one("excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, 0, 3, 9.7,
                    4, HF_AFFECTED_LEFT);

    (void)state;
    assert_near(hf_changes_at(changes, 0)->sd, 5, 1e-12);
    assert_near(hf_changes_at(changes, 0)->mdc95, 9.8, 1e-12);
    assert_int_equal(hf_changes_at(changes, 0)->direction, HF_UNCHANGED);
    hf_changes_free(changes);
    changes = compare_one("excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, 0, 3,
                          9.9, 4, HF_AFFECTED_LEFT);
    assert_int_equal(hf_changes_at(changes, 0)->direction, HF_IMPROVED);
    hf_changes_free(changes);
    /* with equal sds it is the mdc95 of one measurement */
    changes = compare_one("excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, 0,
                          0.5, 1, 0.5, HF_AFFECTED_LEFT);
    assert_near(hf_changes_at(changes, 0)->mdc95, hf_mdc95(0.5), 1e-12);
    hf_changes_free(changes);
}

/* Points without an sd: every change counts, none does not. */
static void without_sd(void **state)
{
    hf_changes *changes =
        compare_one("commissure_height", HF_VIEW_REST, HF_VALUE_DIFF, 2, 0, 2,
                    0, HF_AFFECTED_LEFT);

    (void)state;
    assert_near(hf_changes_at(changes, 0)->mdc95, 0, 0);
    assert_int_equal(hf_changes_at(changes, 0)->direction, HF_UNCHANGED);
    hf_changes_free(changes);
    changes = compare_one("commissure_height", HF_VIEW_REST, HF_VALUE_DIFF, 2,
                          0, 1.999, 0, HF_AFFECTED_LEFT);
    assert_int_equal(hf_changes_at(changes, 0)->direction, HF_IMPROVED);
    hf_changes_free(changes);
}

static void noticeable_belongs_to_differences(void **state)
{
    static const struct {
        const char *id;
        hf_value_side side;
        double mm;
    } cases[] = {
        {"commissure_height", HF_VALUE_DIFF, 3},
        {"brow_height", HF_VALUE_DIFF, 3.5},
        {"pfh", HF_VALUE_DIFF, 1},
        {"nose_tip_deviation", HF_VALUE_SINGLE, 4},
        {"commissure_height", HF_VALUE_LEFT, NAN},
        {"pfh", HF_VALUE_RATIO, NAN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hf_changes *changes =
            compare_one(cases[i].id, HF_VIEW_REST, cases[i].side, 1, 0.1, 2,
                        0.1, HF_AFFECTED_LEFT);
        double mm = hf_changes_at(changes, 0)->noticeable;

        assert_true(isnan(cases[i].mm) ? isnan(mm) : mm == cases[i].mm);
        hf_changes_free(changes);
    }
}

/* ------------------------------------------------------------------ sides */

static void unknown_side_has_no_affected_row(void **state)
{
    static const hf_affected none[] = {HF_AFFECTED_UNKNOWN, HF_AFFECTED_NONE};

    (void)state;
    for (int i = 0; i < 2; i++) {
        hf_changes *changes =
            compare_one("excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, 3, 0.3,
                        9, 0.3, none[i]);

        assert_false(hf_changes_at(changes, 0)->affected);
        assert_int_equal(hf_changes_at(changes, 0)->direction, HF_CHANGED);
        hf_changes_free(changes);
        /* the diff is right - left then; symmetry is symmetry */
        changes = compare_one("commissure_height", HF_VIEW_REST, HF_VALUE_DIFF,
                              4, 0.3, 1, 0.3, none[i]);
        assert_int_equal(hf_changes_at(changes, 0)->direction, HF_IMPROVED);
        hf_changes_free(changes);
    }
}

static void both_sides_improve_on_their_own(void **state)
{
    hf_changes *changes =
        compare_one("excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RIGHT, 3, 0.3, 9,
                    0.3, HF_AFFECTED_BOTH);

    (void)state;
    assert_true(hf_changes_at(changes, 0)->affected);
    assert_int_equal(hf_changes_at(changes, 0)->direction, HF_IMPROVED);
    hf_changes_free(changes);
}

static void names(void **state)
{
    static const char *const words[] = {"na", "unchanged", "improved", "worse",
                                        "changed"};

    (void)state;
    for (int i = 0; i < 5; i++)
        assert_string_equal(hf_direction_name((hf_direction)i), words[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_direction),
        cmocka_unit_test(mdc95_by_hand),
        cmocka_unit_test(without_sd),
        cmocka_unit_test(noticeable_belongs_to_differences),
        cmocka_unit_test(unknown_side_has_no_affected_row),
        cmocka_unit_test(both_sides_improve_on_their_own),
        cmocka_unit_test(names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
