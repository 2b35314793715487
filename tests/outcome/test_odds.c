/* How sure a grade is: points drawn anew by their sd. */
#include "tests/support/check.h"
#include "tests/support/make_face.h"

#include <hemiface/outcome.h>

/* The ideal face with brows up by 10 mm, or mouth corners moved along a
 * healthy smile; the left one less, with an sd of its own, mm. */
static hf_visit *smiling(double left_mm, double sd)
{
    const double length = hypot(8.1, 9.8), dx = 8.1 / length, dy = 9.8 / length;
    hf_frame where = make_frame(2000, 1000, 0, 0.1);
    hf_visit *visit = NULL;
    make_face m;

    assert_ok(hf_visit_new(&visit, error));
    make_face_ideal(&m);
    assert_ok(
        hf_visit_set(visit, HF_VIEW_REST, make_face_place(&m, &where), error));
    make_face_shift(&m, HF_BROW_UPPER, HF_RIGHT, 0, 10.5);
    make_face_shift(&m, HF_BROW_UPPER, HF_LEFT, 0, 10.5);
    assert_ok(
        hf_visit_set(visit, HF_VIEW_BROW, make_face_place(&m, &where), error));
    make_face_ideal(&m);
    make_face_shift(&m, HF_COMMISSURE, HF_RIGHT, -12 * dx, 12 * dy);
    make_face_shift(&m, HF_COMMISSURE, HF_LEFT, left_mm * dx, left_mm * dy);
    m.points[HF_COMMISSURE][HF_LEFT][0].sd = sd;
    assert_ok(hf_visit_set(visit, HF_VIEW_SMILE_FULL,
                           make_face_place(&m, &where), error));
    return visit;
}

static hf_odds_options by_millimetres(void)
{
    hf_odds_options options;

    hf_odds_options_init(&options);
    options.frame.mm_per_px = 0.1;
    return options;
}

/* 8 points of 8 cannot be lost: sd 0 leaves one answer. */
static void without_doubt_there_is_one_answer(void **state)
{
    hf_odds_options options = by_millimetres();
    hf_visit *visit = smiling(7.6, 0);
    hf_odds odds[HF_GRADE_SCALES];

    (void)state;
    options.draws = 20;
    assert_ok(hf_grade_odds(odds, visit, HF_AFFECTED_LEFT, &options, error));
    assert_int_equal(odds[HF_HB_ABS].draws, 20);
    assert_near(odds[HF_HB_ABS].best[2], 1, 0); /* 4 + 3 points: II */
    assert_near(odds[HF_HB_ABS].worst[2], 1, 0);
    assert_near(odds[HF_HB_ABS].sd, 0, 1e-12);
    assert_near(odds[HF_HB_ABS].low, 7, 0);
    assert_near(odds[HF_HB_ABS].high, 7, 0);
    /* no photo of closing the eyes: not gradable, every time */
    assert_near(odds[HF_HB_DESC].best[0], 1, 0);
    assert_true(isnan(odds[HF_HB_DESC].sd));
    hf_visit_free(visit);
}

/* The left corner moves 7.5 mm, just the 3 points' limit, with sd 1 mm in each
 * direction. Its length is 7.5 + n1 + n2^2 / 15 to second order, so that it
 * reaches 7.5 in P(n1 > -1/15) = 0.527 of the draws (on average), 10 in
 * P(n1 > 2.43) = 0.008, and falls short of 5 in 0.005. 4 + 4 points are I,
 * 4 + 3 II, 4 + 2 III, 4 + 1 III. 4000 draws: 3 sd of a share are 0.024. */
static void a_value_on_a_limit_is_shared(void **state)
{
    hf_odds_options options = by_millimetres();
    hf_visit *visit = smiling(7.5, 1);
    hf_odds odds[HF_GRADE_SCALES], again[HF_GRADE_SCALES];

    (void)state;
    options.draws = 4000;
    assert_ok(hf_grade_odds(odds, visit, HF_AFFECTED_LEFT, &options, error));
    assert_near(odds[HF_HB_ABS].best[1], 0.008, 0.006);
    assert_near(odds[HF_HB_ABS].best[2], 0.519, 0.024);
    assert_near(odds[HF_HB_ABS].best[3], 0.473, 0.024);
    assert_near(odds[HF_HB_ABS].best[1] + odds[HF_HB_ABS].best[2] +
                    odds[HF_HB_ABS].best[3],
                1, 1e-12);
    /* 6 or 7 points, evenly: sd 0.5, and a little for 8 and 5 */
    assert_near(odds[HF_HB_ABS].sd, 0.53, 0.03);
    assert_near(odds[HF_HB_ABS].low, 6, 0);
    assert_near(odds[HF_HB_ABS].high, 7, 0);
    /* hb_rel: 4 * 7.5 / 12 = 2.5, as near a limit; brow 4 */
    assert_near(odds[HF_HB_REL].best[2] + odds[HF_HB_REL].best[1], 0.527,
                0.024);
    /* the same seed, the same draws; another one, others */
    options.draws = 400;
    assert_ok(hf_grade_odds(odds, visit, HF_AFFECTED_LEFT, &options, error));
    assert_ok(hf_grade_odds(again, visit, HF_AFFECTED_LEFT, &options, error));
    assert_memory_equal(odds, again, sizeof odds);
    options.seed = 2;
    assert_ok(hf_grade_odds(again, visit, HF_AFFECTED_LEFT, &options, error));
    assert_true(odds[HF_EFACE].sd < again[HF_EFACE].sd ||
                odds[HF_EFACE].sd > again[HF_EFACE].sd);
    hf_visit_free(visit);
}

/* Half a mm is all the smile is: its sd tells how far the scales that are a
 * range may move. Without views for them the items stay open. */
static void ranges_stay_ranges(void **state)
{
    hf_odds_options options = by_millimetres();
    hf_visit *visit = smiling(7.5, 1);
    hf_odds odds[HF_GRADE_SCALES];

    (void)state;
    options.draws = 100;
    assert_ok(hf_grade_odds(odds, visit, HF_AFFECTED_LEFT, &options, error));
    /* brow and mouth known: at best I to II, at worst with eye, fold and
     * secondary movement at their most: 1 + 6 + 6 + 2..4 + 3 = 18 to 20 */
    assert_near(odds[HF_FNGS].best[2] + odds[HF_FNGS].best[1], 1, 1e-12);
    assert_near(odds[HF_FNGS].worst[4] + odds[HF_FNGS].worst[5], 1, 1e-12);
    assert_true(odds[HF_SUNNYBROOK].high - odds[HF_SUNNYBROOK].low > 50);
    hf_visit_free(visit);
}

static void copy_smile(hf_visit *visit, double repeat)
{
    hf_face *copy = NULL;

    assert_ok(
        hf_face_copy(&copy, hf_visit_face(visit, HF_VIEW_SMILE_FULL), error));
    assert_ok(hf_face_set_repeat(copy, repeat, error));
    assert_ok(hf_visit_add(visit, HF_VIEW_SMILE_FULL, copy, error));
}

/* The doubtful smile four times over. If all of its doubt is the same in every
 * photo, nothing is gained; if all is new, the median's sd is about half. The
 * sum's sd is of 6 or 7 points either way; eFACE's falls with the smile's. */
static void copies_teach_what_is_new_only(void **state)
{
    const double repeats[] = {0, 1};
    double sd[3];

    (void)state;
    for (int i = 0; i < 3; i++) {
        hf_odds_options options = by_millimetres();
        hf_visit *visit = smiling(6, 1);
        hf_odds odds[HF_GRADE_SCALES];

        options.draws = 400;
        if (i) { /* the first take too is what its copies are */
            copy_smile(visit, repeats[i - 1]);
            assert_ok(hf_visit_set(
                visit, HF_VIEW_SMILE_FULL,
                (hf_face *)hf_visit_take(visit, HF_VIEW_SMILE_FULL, 1), error));
            for (int k = 0; k < 3; k++)
                copy_smile(visit, repeats[i - 1]);
        }
        assert_ok(
            hf_grade_odds(odds, visit, HF_AFFECTED_LEFT, &options, error));
        sd[i] = odds[HF_SYMMETRY].sd;
        hf_visit_free(visit);
    }
    assert_near(sd[1] / sd[0], 1, 0.12);
    assert_true(sd[2] / sd[0] > 0.4 && sd[2] / sd[0] < 0.75);
}

/* Takes of 4 and 9 mm without any doubt of their points: what they differ by
 * is in the odds. Of 2 drawn with replacement both are 4 in a quarter (1
 * point: III), one of each in half (median 6.5, 2 points: III), both 9 in a
 * quarter (3 points: II). */
static void what_takes_differ_by_counts(void **state)
{
    hf_odds_options options = by_millimetres();
    hf_visit *visit = smiling(4, 0), *other = smiling(9, 0);
    hf_odds odds[HF_GRADE_SCALES];
    hf_face *copy = NULL;

    (void)state;
    assert_ok(
        hf_face_copy(&copy, hf_visit_face(other, HF_VIEW_SMILE_FULL), error));
    assert_ok(hf_visit_add(visit, HF_VIEW_SMILE_FULL, copy, error));
    options.draws = 2000;
    assert_ok(hf_grade_odds(odds, visit, HF_AFFECTED_LEFT, &options, error));
    assert_near(odds[HF_HB_ABS].best[2], 0.25, 0.03);
    assert_near(odds[HF_HB_ABS].best[3], 0.75, 0.03);
    hf_visit_free(visit);
    hf_visit_free(other);
}

/* Certain grades: all pairs say better; alike: none. */
static void two_visits_are_held_together(void **state)
{
    hf_odds_options options = by_millimetres();
    hf_odds a[HF_GRADE_SCALES], b[HF_GRADE_SCALES];
    hf_visit *worse = smiling(2, 0.1), *better = smiling(9, 0.1);

    (void)state;
    options.draws = 50;
    assert_ok(hf_grade_odds(a, worse, HF_AFFECTED_LEFT, &options, error));
    assert_ok(hf_grade_odds(b, better, HF_AFFECTED_LEFT, &options, error));
    assert_near(hf_odds_grade_better(&a[HF_HB_ABS], &b[HF_HB_ABS]), 1, 1e-12);
    assert_near(hf_odds_grade_better(&b[HF_HB_ABS], &a[HF_HB_ABS]), 0, 1e-12);
    assert_near(hf_odds_sum_higher(&a[HF_SYMMETRY], &b[HF_SYMMETRY]), 1, 1e-12);
    assert_true(hf_odds_sum_higher(&b[HF_SYMMETRY], &b[HF_SYMMETRY]) < 0.5);
    a[HF_HB_ABS].draws = 0;
    assert_true(isnan(hf_odds_grade_better(&a[HF_HB_ABS], &b[HF_HB_ABS])));
    hf_visit_free(worse);
    hf_visit_free(better);
}

static void bad_options_are_refused(void **state)
{
    hf_odds_options options = by_millimetres();
    hf_visit *visit = smiling(7.5, 1);
    hf_odds odds[HF_GRADE_SCALES];
    hf_error error;

    (void)state;
    options.draws = 0;
    assert_int_equal(
        hf_grade_odds(odds, visit, HF_AFFECTED_LEFT, &options, &error),
        HF_E_OPTION);
    assert_string_equal(error.text, "'draws' is 0: choose from 1 to 1000000");
    options.size = 0;
    assert_int_equal(
        hf_grade_odds(odds, visit, HF_AFFECTED_LEFT, &options, &error),
        HF_E_OPTION);
    options = by_millimetres();
    options.grade.cutoff[HF_CUT_NOISE_MM] = 99;
    assert_int_equal(
        hf_grade_odds(odds, visit, HF_AFFECTED_LEFT, &options, &error),
        HF_E_OPTION);
    hf_visit_free(visit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_doubt_there_is_one_answer),
        cmocka_unit_test(a_value_on_a_limit_is_shared),
        cmocka_unit_test(ranges_stay_ranges),
        cmocka_unit_test(copies_teach_what_is_new_only),
        cmocka_unit_test(what_takes_differ_by_counts),
        cmocka_unit_test(two_visits_are_held_together),
        cmocka_unit_test(bad_options_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
