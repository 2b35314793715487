/* Custom measures through a visit and a comparison. Faces are drawn by hand:
 * 0.1 mm a px. */
#include "tests/support/check.h"

#include <hemiface/custom.h>
#include <hemiface/outcome.h>

static hf_custom *loaded(const char *text)
{
    hf_custom *custom = NULL;

    assert_ok(
        hf_custom_parse(&custom, text, strlen(text), "f", NULL, NULL, error));
    return custom;
}

static void put(hf_face *face, hf_contour_id id, hf_side side, double x,
                double y)
{
    hf_point point = {x, y, 0.5};

    assert_ok(hf_face_set_contour(face, id, side, &point, 1, error));
}

/* Pupils at (700, 500) and (1300, 500), mouth corners at (750, 1100) and
 * (1250, 1100), the left one moved out by that many px. */
static hf_face *face_of(double out)
{
    hf_face *face = NULL;

    assert_ok(hf_face_new(&face, 2000, 2000, error));
    for (int side = 0; side < 2; side++) {
        double sign = side == HF_LEFT ? 1 : -1;
        hf_iris i = {true, 1000 + 300 * sign, 500, 59, 0.5, 0.5};

        assert_ok(hf_face_set_iris(face, (hf_side)side, i, error));
        put(face, HF_CANTHUS_INNER, (hf_side)side, 1000 + 160 * sign, 500);
        put(face, HF_CANTHUS_OUTER, (hf_side)side, 1000 + 450 * sign, 490);
        put(face, HF_ALA, (hf_side)side, 1000 + 170 * sign, 850);
        put(face, HF_COMMISSURE, (hf_side)side,
            1000 + 250 * sign + out * (side == HF_LEFT), 1100);
    }
    put(face, HF_SUBNASALE, HF_RIGHT, 1000, 880);
    return face;
}

static const char lines[] =
    "corner, mm higher, lateral(commissure)\n"
    "width, mm higher, distance(commissure.R, commissure.L)\n"
    "uneven, mm, abs(lateral(commissure.R) - lateral(commissure.L))\n"
    "out@smile-full, mm higher, x(commissure) - rest(x(commissure))\n";

static hf_values *measured(const hf_custom *custom, double smile,
                           hf_affected affected)
{
    hf_frame_options options;
    hf_values *values = NULL;
    hf_visit *visit = NULL;

    hf_frame_options_init(&options);
    options.mm_per_px = 0.1;
    assert_ok(hf_visit_new(&visit, error));
    hf_visit_custom(visit, custom);
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(0), error));
    assert_ok(hf_visit_set(visit, HF_VIEW_SMILE_FULL, face_of(smile), error));
    assert_ok(hf_visit_measure(&values, visit, &options, affected, error));
    hf_visit_free(visit);
    return values;
}

static double at(const hf_values *values, const char *id, hf_view view,
                 hf_value_side side)
{
    const hf_value *v = hf_values_find(values, id, view, side);

    assert_non_null(v);
    assert_int_equal(v->reason, HF_REASON_OK);
    return v->value;
}

static void a_visit_gives_them_too(void **state)
{
    hf_custom *custom = loaded(lines);
    hf_values *with = measured(custom, 40, HF_AFFECTED_LEFT);
    hf_values *without = measured(NULL, 40, HF_AFFECTED_LEFT);

    (void)state;
    /* two photos of 4 + 1 + 1, and 4 of the movement */
    assert_int_equal(hf_values_count(with), hf_values_count(without) + 16);
    assert_near(at(with, "corner", HF_VIEW_REST, HF_VALUE_LEFT), 25, 1e-9);
    assert_near(at(with, "corner", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT), 29,
                1e-9);
    assert_near(at(with, "out", HF_VIEW_SMILE_FULL, HF_VALUE_DIFF), 4, 1e-9);
    /* dynamic ones only on their views, static ones where there is a photo */
    assert_null(hf_values_find(with, "out", HF_VIEW_PUCKER, HF_VALUE_DIFF));
    assert_null(hf_values_find(with, "corner", HF_VIEW_PUCKER, HF_VALUE_LEFT));
    hf_values_free(with);
    hf_values_free(without);
    hf_custom_free(custom);
}

/* Three takes of the smile, 4, 9 and 5 mm out: the median. */
static void takes_are_one_value(void **state)
{
    static const double out[] = {40, 90, 50};
    hf_custom *custom = loaded(lines);
    hf_values *values = NULL;
    hf_visit *visit = NULL;
    hf_frame_options options;

    (void)state;
    hf_frame_options_init(&options);
    options.mm_per_px = 0.1;
    assert_ok(hf_visit_new(&visit, error));
    hf_visit_custom(visit, custom);
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, face_of(0), error));
    for (int i = 0; i < 3; i++)
        assert_ok(
            hf_visit_add(visit, HF_VIEW_SMILE_FULL, face_of(out[i]), error));
    assert_ok(
        hf_visit_measure(&values, visit, &options, HF_AFFECTED_LEFT, error));
    assert_near(at(values, "out", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT), 5, 1e-9);
    assert_near(at(values, "corner", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT), 30,
                1e-9);
    hf_values_free(values);
    hf_visit_free(visit);
    hf_custom_free(custom);
}

static const hf_change *change_of(const hf_changes *changes, const char *id,
                                  hf_view view, hf_value_side side)
{
    for (size_t i = 0; i < hf_changes_count(changes); i++) {
        const hf_change *c = hf_changes_at(changes, i);

        if (!strcmp(c->pre.measure->id, id) && c->pre.view == view &&
            c->pre.side == side)
            return c;
    }
    fail_msg("no change of '%s'", id);
    return NULL;
}

/* 4 mm before, 9 after. sd of one coordinate 0.05 mm, so a change of 5 mm is
 * beyond every mdc95. The two visits loaded the file for themselves. */
static void a_comparison_judges_them(void **state)
{
    hf_custom *before = loaded(lines), *after = loaded(lines);
    hf_values *pre = measured(before, 40, HF_AFFECTED_LEFT);
    hf_values *post = measured(after, 90, HF_AFFECTED_LEFT);
    hf_changes *changes = NULL;
    const hf_change *c;

    (void)state;
    assert_ok(hf_compare(&changes, pre, post, NULL, HF_AFFECTED_LEFT, error));
    assert_int_equal(hf_changes_count(changes), hf_values_count(pre));
    c = change_of(changes, "out", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT);
    assert_near(c->change, 5, 1e-9);
    assert_true(c->affected);
    assert_int_equal(c->direction, HF_IMPROVED);
    assert_near(c->mdc95, 1.96 * hypot(c->pre.sd, c->post.sd), 1e-12);
    assert_true(c->sd > 0.05 && c->sd < 0.5);
    assert_true(isnan(c->noticeable));
    /* the sides went apart, the width grew */
    c = change_of(changes, "corner", HF_VIEW_SMILE_FULL, HF_VALUE_DIFF);
    assert_int_equal(c->direction, HF_WORSE);
    c = change_of(changes, "width", HF_VIEW_SMILE_FULL, HF_VALUE_SINGLE);
    assert_int_equal(c->direction, HF_IMPROVED);
    /* not said what is better */
    c = change_of(changes, "uneven", HF_VIEW_SMILE_FULL, HF_VALUE_SINGLE);
    assert_int_equal(c->direction, HF_CHANGED);
    c = change_of(changes, "corner", HF_VIEW_REST, HF_VALUE_LEFT);
    assert_int_equal(c->direction, HF_UNCHANGED);
    hf_changes_free(changes);
    hf_values_free(pre);
    hf_values_free(post);
    hf_custom_free(before);
    hf_custom_free(after);
}

/* What compares the sides is na in a bilateral palsy, custom or not. */
static void bilateral(void **state)
{
    hf_custom *custom = loaded(lines);
    hf_values *v = measured(custom, 40, HF_AFFECTED_NONE);
    hf_changes *changes = NULL;

    (void)state;
    assert_ok(hf_compare(&changes, v, v, NULL, HF_AFFECTED_BOTH, error));
    assert_int_equal(
        change_of(changes, "uneven", HF_VIEW_REST, HF_VALUE_SINGLE)->pre.reason,
        HF_REASON_BILATERAL);
    assert_int_equal(
        change_of(changes, "corner", HF_VIEW_REST, HF_VALUE_DIFF)->pre.reason,
        HF_REASON_BILATERAL);
    assert_int_equal(
        change_of(changes, "width", HF_VIEW_REST, HF_VALUE_SINGLE)->pre.reason,
        HF_REASON_OK);
    hf_changes_free(changes);
    hf_values_free(v);
    hf_custom_free(custom);
}

/* One name, two meanings: two measures, each missing in one visit. */
static void another_expression_is_another_measure(void **state)
{
    hf_custom *before = loaded("it, mm, y(subnasale)\n");
    hf_custom *after = loaded("it, mm, -y(subnasale)\n");
    hf_values *pre = measured(before, 0, HF_AFFECTED_LEFT);
    hf_values *post = measured(after, 0, HF_AFFECTED_LEFT);
    hf_changes *changes = NULL;
    int rows = 0;

    (void)state;
    assert_ok(hf_compare(&changes, pre, post, NULL, HF_AFFECTED_LEFT, error));
    for (size_t i = 0; i < hf_changes_count(changes); i++) {
        const hf_change *c = hf_changes_at(changes, i);

        if (strcmp(c->pre.measure->id, "it") != 0 ||
            c->pre.view != HF_VIEW_REST)
            continue;
        rows++;
        assert_int_equal(c->direction, HF_UNDETERMINED);
        assert_ptr_equal(c->pre.measure, c->post.measure);
    }
    assert_int_equal(rows, 2);
    hf_changes_free(changes);
    hf_values_free(pre);
    hf_values_free(post);
    hf_custom_free(before);
    hf_custom_free(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_visit_gives_them_too),
        cmocka_unit_test(takes_are_one_value),
        cmocka_unit_test(a_comparison_judges_them),
        cmocka_unit_test(bilateral),
        cmocka_unit_test(another_expression_is_another_measure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
