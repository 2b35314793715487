/* Do photos show what they are named for, and were visits photographed alike?
 * Values are written by hand, all with an sd of 0.5: mdc95 = 1.96 * 1.4142 *
 * 0.5 = 1.386. */
#include "tests/support/check.h"
#include "tests/support/make_face.h"

#include <hemiface/outcome.h>
#include <hemiface/quality.h>

static hf_doubt doubts[HF_DOUBTS];

/* A pair of values; NaN = na. */
typedef struct row {
    const char *id;
    hf_view view;
    double right, left;
} row;

static void put(hf_values *values, const row *r, hf_value_side side,
                double value)
{
    const bool na = isnan(value);

    assert_ok(hf_values_add(
        values,
        (hf_value){.measure = hf_measure_by_id(r->id),
                   .view = r->view,
                   .side = side,
                   .reason = na ? HF_REASON_MISSING_VIEW : HF_REASON_OK,
                   .value = value,
                   .sd = na ? NAN : 0.5},
        error));
}

/* Doubts about rows, ended by a NULL id; the faces turned over with mirror. */
static size_t check(const row *rows, hf_affected affected, bool mirror)
{
    hf_values *values = NULL;
    size_t count;

    assert_ok(hf_values_new(&values, error));
    for (; rows->id; rows++) {
        put(values, rows, mirror ? HF_VALUE_LEFT : HF_VALUE_RIGHT, rows->right);
        put(values, rows, mirror ? HF_VALUE_RIGHT : HF_VALUE_LEFT, rows->left);
    }
    count = hf_visit_check(doubts, values, affected);
    hf_values_free(values);
    return count;
}

/* A complete palsy of the left side: the right one does it all. */
static const row palsied[] = {
    {"pfh", HF_VIEW_REST, 9, 11},
    {"dental_show", HF_VIEW_REST, 0, 4},
    {"commissure_lateral", HF_VIEW_REST, 27, 22},
    {"commissure_lateral", HF_VIEW_BROW, 27, 22},
    {"commissure_lateral", HF_VIEW_CLOSE_GENTLE, 30, 22},
    {"commissure_lateral", HF_VIEW_CLOSE_FULL, 26, 22},
    {"lagophthalmos", HF_VIEW_CLOSE_GENTLE, 0, 8},
    {"lagophthalmos", HF_VIEW_CLOSE_FULL, 0, 6},
    {"brow_elevation", HF_VIEW_BROW, 8, 0},
    {"excursion", HF_VIEW_SMILE_GENTLE, 6, -1},
    {"excursion", HF_VIEW_SMILE_FULL, 9, -2},
    {"pucker_narrowing", HF_VIEW_PUCKER, 6, 0},
    {"lip_depression", HF_VIEW_LOWER_LIP, 3, 0},
    {"snarl_elevation", HF_VIEW_SNARL, 3, 0},
    {NULL, HF_VIEW_NONE, 0, 0},
};

static void a_palsied_face_is_not_doubted(void **state)
{
    (void)state;
    assert_int_equal(check(palsied, HF_AFFECTED_LEFT, false), 0);
    assert_int_equal(check(palsied, HF_AFFECTED_RIGHT, true), 0);
    assert_int_equal(check(palsied, HF_AFFECTED_UNKNOWN, false), 0);
}

/* One thing wrong at a time. */
static void what_is_not_the_view_is_told(void **state)
{
    static const struct {
        row rows[4];
        unsigned views;
        const char *text;
    } cases[] = {
        {{{"excursion", HF_VIEW_SMILE_FULL, 1.3, -2}},
         1u << HF_VIEW_SMILE_FULL,
         "neither mouth corner moves beyond the error (R 1.3, L -2.0 mm): is "
         "it a smile, is rest at rest?"},
        {{{"brow_elevation", HF_VIEW_BROW, 0, 1}},
         1u << HF_VIEW_BROW,
         "neither brow rises beyond the error (R 0.0, L 1.0 mm): are the brows "
         "raised?"},
        {{{"pucker_narrowing", HF_VIEW_PUCKER, -3, 1}},
         1u << HF_VIEW_PUCKER,
         "neither mouth corner moves inwards beyond the error (R -3.0, L 1.0 "
         "mm): are the lips puckered?"},
        {{{"lagophthalmos", HF_VIEW_CLOSE_GENTLE, 3.1, 9}},
         1u << HF_VIEW_CLOSE_GENTLE,
         "lids are apart on both sides (R 3.1, L 9.0 mm): are the eyes "
         "closed?"},
        {{{"pfh", HF_VIEW_REST, 1, 4.9}},
         1u << HF_VIEW_REST,
         "lids are nearly closed on both sides (R 1.0, L 4.9 mm): are the eyes "
         "open?"},
        {{{"dental_show", HF_VIEW_REST, 3.5, 6}},
         1u << HF_VIEW_REST,
         "lips are apart on both sides (R 3.5, L 6.0 mm): is the mouth shut?"},
        /* Both corners in by over 1.96 * 0.7071 = 1.386 mm, in two views. */
        {{{"commissure_lateral", HF_VIEW_REST, 30, 28},
          {"commissure_lateral", HF_VIEW_BROW, 27, 26},
          {"commissure_lateral", HF_VIEW_CLOSE_FULL, 28, 25}},
         1u << HF_VIEW_REST | 1u << HF_VIEW_BROW | 1u << HF_VIEW_CLOSE_FULL,
         "both mouth corners are further out at rest than in the others (R "
         "2.0, L 3.0 mm): does the rest photo smile?"},
        {{{"excursion", HF_VIEW_SMILE_GENTLE, 9, 0},
          {"excursion", HF_VIEW_SMILE_FULL, 5, 2}},
         1u << HF_VIEW_SMILE_GENTLE | 1u << HF_VIEW_SMILE_FULL,
         "the full smile is smaller than the gentle one (R 5.0, L 2.0 mm): are "
         "they swapped?"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(check(cases[i].rows, HF_AFFECTED_UNKNOWN, false), 1);
        assert_int_equal(doubts[0].views, cases[i].views);
        assert_string_equal(doubts[0].text, cases[i].text);
        assert_true(*doubts[0].advice);
        /* Whichever side it is. */
        assert_int_equal(check(cases[i].rows, HF_AFFECTED_LEFT, true), 1);
        assert_int_equal(doubts[0].views, cases[i].views);
        /* Of a bilateral palsy nothing is expected. */
        assert_int_equal(check(cases[i].rows, HF_AFFECTED_BOTH, false), 0);
    }
}

/* One side moving, one view alone, and what is na raise no doubt. */
static void what_may_well_be_is_not_doubted(void **state)
{
    static const row fine[][4] = {
        {{"excursion", HF_VIEW_SMILE_FULL, -1, 1.4}},
        {{"excursion", HF_VIEW_SMILE_FULL, 0, NAN}},
        {{"lagophthalmos", HF_VIEW_CLOSE_FULL, 2.9, 9}},
        {{"lagophthalmos", HF_VIEW_CLOSE_FULL, 5, NAN}},
        {{"commissure_lateral", HF_VIEW_REST, 30, 28},
         {"commissure_lateral", HF_VIEW_BROW, 27, 26}},
        {{"commissure_lateral", HF_VIEW_REST, 30, 28},
         {"commissure_lateral", HF_VIEW_BROW, 27, 27},
         {"commissure_lateral", HF_VIEW_CLOSE_FULL, 27, 27}},
        {{"excursion", HF_VIEW_SMILE_GENTLE, 6, 0},
         {"excursion", HF_VIEW_SMILE_FULL, 5, 2}},
        {{NULL, HF_VIEW_NONE, 0, 0}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        assert_int_equal(check(fine[i], HF_AFFECTED_UNKNOWN, false), 0);
}

/* ------------------------------------------------------------------ alike */

/* A photo at rest: pose, mm a pixel, blur in px, light from the right. */
typedef struct shot {
    double yaw, pitch, mm_per_px, edge_px, side_light, breadth;
} shot;

static const shot plain = {1, 2, 0.2, 1.6, 0.1, 1};

static hf_visit *visit_of(const shot *s)
{
    hf_frame where = make_frame(1500, 1300, 0, s->mm_per_px);
    hf_quality q = hf_quality_none();
    hf_visit *visit = NULL;
    make_face m;

    make_face_ideal(&m);
    m.pose = (hf_pose){true, s->yaw, s->pitch, 0, false};
    for (size_t i = 0; i < m.count[HF_JAW][HF_RIGHT]; i++)
        m.points[HF_JAW][HF_RIGHT][i].x *= s->breadth;
    q.known = true;
    q.edge_px = s->edge_px;
    q.side_light = s->side_light;
    assert_ok(hf_visit_new(&visit, error));
    for (int v = HF_VIEW_REST; v <= HF_VIEW_BROW; v++) {
        hf_face *face = make_face_place(&m, &where);

        assert_ok(hf_face_set_quality(face, &q, error));
        assert_ok(hf_visit_set(visit, (hf_view)v, face, error));
    }
    return visit;
}

static size_t against_plain(const shot *s, bool swap)
{
    hf_visit *a = visit_of(&plain), *b = visit_of(s);
    const size_t count = hf_visits_check(doubts, swap ? b : a, swap ? a : b);

    hf_visit_free(a);
    hf_visit_free(b);
    return count;
}

/* The ideal face's outer canthi are 92 mm apart: 460 px at 0.2 mm, 204.4 at
 * 0.45; a blur of 4 px at 0.2 mm is 4 * 86.5 / 460 = 0.75 nominal mm, of 1.6 px
 * 0.30. The jaw is 130 mm broad: 1.41 of 92, 1.06 times that 1.50. */
static void what_differs_between_visits_is_told(void **state)
{
    static const struct {
        shot post;
        const char *text;
        unsigned views;
    } cases[] = {
        {{-4.5, 2, 0.2, 1.6, 0.1, 1},
         "yaw differs (1.0 -> -4.5 deg): side differences change for the turn "
         "alone",
         3},
        {{1, 11, 0.2, 1.6, 0.1, 1},
         "pitch differs (2.0 -> 11.0 deg): heights change for the pose alone",
         3},
        {{1, 2, 0.45, 0.8, 0.1, 1},
         "distance of the outer canthi differs (460 -> 204 px): one visit is "
         "seen much finer than the other",
         3},
        {{1, 2, 0.2, 4, 0.1, 1},
         "blur differs (0.30 -> 0.75 mm): one visit is seen much sharper than "
         "the other",
         3},
        {{1, 2, 0.2, 1.6, -1, 1},
         "light from the right side differs (0.1 -> -1.0 stops): shadows "
         "change sides",
         3},
        {{1, 2, 0.2, 1.6, 0.1, 1.06},
         "breadth of the face over that of the eyes differs (1.41 -> 1.50): "
         "was the camera at another distance?",
         1},
    };

    (void)state;
    assert_int_equal(against_plain(&plain, false), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(against_plain(&cases[i].post, false), 1);
        assert_string_equal(doubts[0].text, cases[i].text);
        assert_int_equal(doubts[0].views, cases[i].views);
        assert_true(*doubts[0].advice);
        assert_int_equal(against_plain(&cases[i].post, true), 1);
    }
}

/* All at once; and what is not known differs from nothing. */
static void doubts_are_counted(void **state)
{
    const shot other = {-8, 20, 0.45, 6, -2, 1.2};
    hf_visit *a = visit_of(&plain), *b = NULL;
    hf_face *face = NULL;

    (void)state;
    assert_int_equal(against_plain(&other, false), 6);
    assert_ok(hf_visit_new(&b, error));
    assert_int_equal(hf_visits_check(doubts, a, b), 0);
    assert_ok(hf_face_new(&face, 100, 100, error));
    assert_ok(hf_visit_set(b, HF_VIEW_REST, face, error));
    assert_int_equal(hf_visits_check(doubts, a, b), 0);
    hf_visit_free(a);
    hf_visit_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_palsied_face_is_not_doubted),
        cmocka_unit_test(what_is_not_the_view_is_told),
        cmocka_unit_test(what_may_well_be_is_not_doubted),
        cmocka_unit_test(what_differs_between_visits_is_told),
        cmocka_unit_test(doubts_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
