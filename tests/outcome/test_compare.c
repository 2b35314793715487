/* Rows of a comparison: which, in what order, and what is missing. */
#include "tests/support/check.h"
#include "tests/support/values.h"

#include <hemiface/outcome.h>

static void na_is_undetermined(void **state)
{
    hf_values *before = test_values(), *after = test_values();
    hf_changes *changes = NULL;
    const hf_change *c;

    (void)state;
    test_put(before, "pfh", HF_VIEW_REST, HF_VALUE_LEFT, 9, 0.1);
    test_put_na(after, "pfh", HF_VIEW_REST, HF_VALUE_LEFT,
                HF_REASON_MISSING_CONTOUR);
    test_put(after, "pfh", HF_VIEW_PUCKER, HF_VALUE_LEFT, 8, 0.1);
    assert_ok(
        hf_compare(&changes, before, after, NULL, HF_AFFECTED_LEFT, error));
    assert_int_equal(hf_changes_count(changes), 2);
    c = hf_changes_at(changes, 0);
    assert_int_equal(c->direction, HF_UNDETERMINED);
    assert_near(c->pre.value, 9, 0);
    assert_int_equal(c->post.reason, HF_REASON_MISSING_CONTOUR);
    assert_true(isnan(c->change) && isnan(c->sd) && isnan(c->mdc95));
    /* what one visit's list lacks altogether */
    c = hf_changes_at(changes, 1);
    assert_int_equal(c->direction, HF_UNDETERMINED);
    assert_int_equal(c->pre.reason, HF_REASON_MISSING_VIEW);
    assert_int_equal(c->pre.view, HF_VIEW_PUCKER);
    assert_ptr_equal(c->pre.measure, c->post.measure);
    assert_true(isnan(c->pre.value));
    hf_changes_free(changes);
    hf_values_free(before);
    hf_values_free(after);
}

static void the_first_of_two_counts(void **state)
{
    hf_values *v = test_values();
    hf_changes *changes = NULL;

    (void)state;
    test_put(v, "pfh", HF_VIEW_REST, HF_VALUE_LEFT, 9, 0.1);
    test_put(v, "pfh", HF_VIEW_REST, HF_VALUE_LEFT, 5, 0.1);
    assert_ok(hf_compare(&changes, v, v, NULL, HF_AFFECTED_LEFT, error));
    assert_int_equal(hf_changes_count(changes), 1);
    assert_near(hf_changes_at(changes, 0)->pre.value, 9, 0);
    assert_near(hf_changes_at(changes, 0)->post.value, 9, 0);
    hf_changes_free(changes);
    hf_values_free(v);
}

/* ------------------------------------------------------------------ order */

/* Of one paired measure: R, L, diff and ratio. */
static void put_four(hf_values *v, const char *id, hf_view view)
{
    test_put_pair(v, id, view, HF_LEFT, 5, 10, 0.2);
    test_put(v, id, view, HF_VALUE_RATIO, 50, 1);
}

static hf_values *small_visit(void)
{
    hf_values *v = test_values();

    /* not in the order that is asked for */
    put_four(v, "excursion", HF_VIEW_SMILE_FULL);
    put_four(v, "pfh", HF_VIEW_REST);
    test_put(v, "philtrum_deviation", HF_VIEW_REST, HF_VALUE_SINGLE, 2, 0.2);
    test_put(v, "fai", HF_VIEW_REST, HF_VALUE_SINGLE, 4, 0.2);
    put_four(v, "brow_height", HF_VIEW_REST);
    return v;
}

typedef struct row {
    const char *id;
    hf_view view;
    hf_value_side side;
    bool primary;
} row;

static bool compares_sides(const row *r)
{
    return r->side == HF_VALUE_DIFF || r->side == HF_VALUE_RATIO ||
           !strcmp(r->id, "fai");
}

static void check_rows(const hf_procedure *procedure, hf_affected affected,
                       const row *rows, size_t count)
{
    hf_values *v = small_visit();
    hf_changes *changes = NULL;

    assert_ok(hf_compare(&changes, v, v, procedure, affected, error));
    for (size_t i = 0; i < hf_changes_count(changes); i++) {
        const hf_change *c = hf_changes_at(changes, i);

        assert_true(i < count);
        assert_string_equal(c->pre.measure->id, rows[i].id);
        assert_int_equal(c->pre.view, rows[i].view);
        assert_int_equal(c->pre.side, rows[i].side);
        assert_int_equal(c->post.side, rows[i].side);
        assert_int_equal(c->primary, rows[i].primary);
        if (affected == HF_AFFECTED_BOTH)
            assert_int_equal(c->pre.reason == HF_REASON_BILATERAL,
                             compares_sides(&rows[i]));
    }
    assert_int_equal(hf_changes_count(changes), count);
    assert_null(hf_changes_at(changes, count));
    hf_changes_free(changes);
    hf_values_free(v);
}

#define ROWS(rows) (rows), sizeof(rows) / sizeof *(rows)

/* A ratio is asked for, and a measure nobody has. */
static const hf_primary wanted[] = {
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO},
    {"mrd1", HF_VIEW_REST, HF_VALUE_DIFF},
    {"philtrum_deviation", HF_VIEW_REST, HF_VALUE_SINGLE},
    {"pfh", HF_VIEW_REST, HF_VALUE_RIGHT},
};
static const hf_procedure procedure = {
    .name = "test", .primary = wanted, .primary_count = 4};

static void primaries_come_first(void **state)
{
    static const row rows[] = {
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO, true},
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, true},
        {"mrd1", HF_VIEW_REST, HF_VALUE_DIFF, true},
        {"philtrum_deviation", HF_VIEW_REST, HF_VALUE_SINGLE, true},
        {"pfh", HF_VIEW_REST, HF_VALUE_LEFT, true},
        {"brow_height", HF_VIEW_REST, HF_VALUE_RIGHT, false},
        {"brow_height", HF_VIEW_REST, HF_VALUE_LEFT, false},
        {"brow_height", HF_VIEW_REST, HF_VALUE_DIFF, false},
        {"brow_height", HF_VIEW_REST, HF_VALUE_RATIO, false},
        {"pfh", HF_VIEW_REST, HF_VALUE_RIGHT, false},
        {"pfh", HF_VIEW_REST, HF_VALUE_DIFF, false},
        {"pfh", HF_VIEW_REST, HF_VALUE_RATIO, false},
        {"fai", HF_VIEW_REST, HF_VALUE_SINGLE, false},
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RIGHT, false},
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_DIFF, false},
    };

    (void)state;
    check_rows(&procedure, HF_AFFECTED_LEFT, ROWS(rows));
}

/* No healthy side: both sides' own values instead of diff, ratio and fai,
 * which are listed further down as na. */
static const hf_primary wanted_and_fai[] = {
    {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO},
    {"mrd1", HF_VIEW_REST, HF_VALUE_DIFF},
    {"philtrum_deviation", HF_VIEW_REST, HF_VALUE_SINGLE},
    {"pfh", HF_VIEW_REST, HF_VALUE_RIGHT},
    {"fai", HF_VIEW_REST, HF_VALUE_SINGLE},
};

static void both_sides_have_no_difference(void **state)
{
    static const hf_procedure with_fai = {
        .name = "test", .primary = wanted_and_fai, .primary_count = 5};
    static const row rows[] = {
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RIGHT, true},
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, true},
        {"mrd1", HF_VIEW_REST, HF_VALUE_RIGHT, true},
        {"mrd1", HF_VIEW_REST, HF_VALUE_LEFT, true},
        {"philtrum_deviation", HF_VIEW_REST, HF_VALUE_SINGLE, true},
        {"pfh", HF_VIEW_REST, HF_VALUE_RIGHT, true},
        {"pfh", HF_VIEW_REST, HF_VALUE_LEFT, true},
        {"canthus_commissure", HF_VIEW_REST, HF_VALUE_RIGHT, true},
        {"canthus_commissure", HF_VIEW_REST, HF_VALUE_LEFT, true},
        {"brow_height", HF_VIEW_REST, HF_VALUE_RIGHT, false},
        {"brow_height", HF_VIEW_REST, HF_VALUE_LEFT, false},
        {"brow_height", HF_VIEW_REST, HF_VALUE_DIFF, false},
        {"brow_height", HF_VIEW_REST, HF_VALUE_RATIO, false},
        {"pfh", HF_VIEW_REST, HF_VALUE_DIFF, false},
        {"pfh", HF_VIEW_REST, HF_VALUE_RATIO, false},
        {"fai", HF_VIEW_REST, HF_VALUE_SINGLE, false},
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_DIFF, false},
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO, false},
    };

    (void)state;
    check_rows(&with_fai, HF_AFFECTED_BOTH, ROWS(rows));
}

static void no_procedure_no_primaries(void **state)
{
    static const row rows[] = {
        {"brow_height", HF_VIEW_REST, HF_VALUE_RIGHT, false},
        {"brow_height", HF_VIEW_REST, HF_VALUE_LEFT, false},
        {"brow_height", HF_VIEW_REST, HF_VALUE_DIFF, false},
        {"brow_height", HF_VIEW_REST, HF_VALUE_RATIO, false},
        {"pfh", HF_VIEW_REST, HF_VALUE_RIGHT, false},
        {"pfh", HF_VIEW_REST, HF_VALUE_LEFT, false},
        {"pfh", HF_VIEW_REST, HF_VALUE_DIFF, false},
        {"pfh", HF_VIEW_REST, HF_VALUE_RATIO, false},
        {"fai", HF_VIEW_REST, HF_VALUE_SINGLE, false},
        {"philtrum_deviation", HF_VIEW_REST, HF_VALUE_SINGLE, false},
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RIGHT, false},
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT, false},
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_DIFF, false},
        {"excursion", HF_VIEW_SMILE_FULL, HF_VALUE_RATIO, false},
    };

    (void)state;
    check_rows(NULL, HF_AFFECTED_BOTH, ROWS(rows));
}

/* Whatever the lists hold: every procedure's primaries of a bilateral palsy
 * are values of one side or of one place. */
static void no_procedure_compares_both_sides(void **state)
{
    hf_values *v = test_values();
    size_t p, i;

    (void)state;
    for (p = 0; p < hf_procedure_count(); p++) {
        hf_changes *changes = NULL;

        assert_ok(hf_compare(&changes, v, v, hf_procedure_at(p),
                             HF_AFFECTED_BOTH, error));
        assert_true(hf_changes_count(changes) > 0);
        for (i = 0; i < hf_changes_count(changes); i++) {
            const hf_change *c = hf_changes_at(changes, i);

            assert_true(c->primary);
            assert_false(
                hf_measure_compares_sides(c->pre.measure, c->pre.side));
        }
        hf_changes_free(changes);
    }
    hf_values_free(v);
}

static void unknown_measure_is_refused(void **state)
{
    static const hf_primary odd[] = {{"smiles", HF_VIEW_REST, HF_VALUE_DIFF}};
    const hf_procedure p = {.name = "odd", .primary = odd, .primary_count = 1};
    hf_values *v = test_values();
    hf_changes *changes = NULL;
    hf_error e;

    (void)state;
    assert_int_equal(hf_compare(&changes, v, v, &p, HF_AFFECTED_LEFT, &e),
                     HF_E_OPTION);
    assert_non_null(strstr(e.text, "'smiles'"));
    assert_null(changes);
    hf_changes_free(NULL);
    assert_ok(hf_compare(&changes, v, v, NULL, HF_AFFECTED_LEFT, error));
    assert_int_equal(hf_changes_count(changes), 0);
    hf_changes_free(changes);
    hf_values_free(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(na_is_undetermined),
        cmocka_unit_test(the_first_of_two_counts),
        cmocka_unit_test(primaries_come_first),
        cmocka_unit_test(both_sides_have_no_difference),
        cmocka_unit_test(no_procedure_no_primaries),
        cmocka_unit_test(no_procedure_compares_both_sides),
        cmocka_unit_test(unknown_measure_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
