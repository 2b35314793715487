/* A palsy that gets better in quarters: every scale has to follow.
 *
 * The left side moves by 0, 25, 50, 75 and 100 % of what the right one does,
 * and hangs at rest by what is left: put into drawn points, which are exact,
 * and into a photograph, which is detected.
 */
#include "tests/support/check.h"
#include "tests/support/make_face.h"
#include "tests/support/photos.h"

#include <hemiface/detect.h>
#include <hemiface/outcome.h>
#include <hemiface/simulate.h>

enum { STEPS = 5, MOST_MOVES = 8 };

/* What a view does, mm, right side in full; "eye" closes by that share. */
static const struct act {
    hf_view view;
    const char *what, *direction;
    double amount;
} acts[] = {
    {HF_VIEW_BROW, "brow", "up", 8},
    {HF_VIEW_CLOSE_GENTLE, "eye", "gap", 1},
    {HF_VIEW_CLOSE_FULL, "eye", "gap", 1},
    {HF_VIEW_SMILE_GENTLE, "mouth-corner", "up", 3},
    {HF_VIEW_SMILE_GENTLE, "mouth-corner", "out", 3},
    {HF_VIEW_SMILE_FULL, "mouth-corner", "up", 7},
    {HF_VIEW_SMILE_FULL, "mouth-corner", "out", 6},
    {HF_VIEW_PUCKER, "mouth-corner", "in", 6},
};

/* How the left side hangs without any movement, mm. */
static const struct act hanging[] = {
    {HF_VIEW_REST, "mouth-corner", "down", 5},
    {HF_VIEW_REST, "brow", "down", 4},
    {HF_VIEW_REST, "lower-lid", "down", 1.5},
};

typedef struct subject {
    hf_face *face;         /* healthy, at rest */
    hf_frame frame;        /* its */
    const hf_image *image; /* NULL: the points are moved */
    hf_detector *detector;
} subject;

static const hf_value *opening(hf_values **values, const subject *s,
                               hf_side side)
{
    assert_ok(hf_measure_static(values, s->face, &s->frame, HF_REASON_OK,
                                HF_VIEW_REST, HF_AFFECTED_NONE, error));
    return hf_values_find(*values, "pfh", HF_VIEW_REST,
                          side == HF_RIGHT ? HF_VALUE_RIGHT : HF_VALUE_LEFT);
}

static size_t add(hf_move *moves, size_t count, const subject *s,
                  const struct act *act, hf_side side, double share)
{
    const bool eye = !strcmp(act->what, "eye");
    double amount = act->amount * share;
    char text[80];

    if (amount < 0.01 && !eye)
        return count;
    if (eye) {
        hf_values *values;
        const double open = opening(&values, s, side)->value;

        hf_values_free(values);
        amount = (1 - share) * open;
        if (share < 0.01)
            return count;
    }
    snprintf(text, sizeof text, "%s:%s:%s=%.6f", act->what, hf_side_name(side),
             act->direction, amount);
    assert_true(count < MOST_MOVES);
    assert_ok(hf_move_parse(&moves[count], text, s->face, &s->frame, error));
    return count + 1;
}

static size_t moves_of(hf_move *moves, const subject *s, hf_view view,
                       double share)
{
    size_t count = 0;

    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (acts[i].view != view)
            continue;
        count = add(moves, count, s, &acts[i], HF_RIGHT, 1);
        count = add(moves, count, s, &acts[i], HF_LEFT, share);
    }
    for (size_t i = 0; i < sizeof hanging / sizeof *hanging; i++)
        count = add(moves, count, s, &hanging[i], HF_LEFT, 1 - share);
    return count;
}

static hf_face *acted(const subject *s, hf_view view, double share)
{
    hf_move moves[MOST_MOVES];
    const size_t count = moves_of(moves, s, view, share);
    hf_face *face = NULL;
    hf_image *image = NULL;

    if (!s->image) {
        assert_ok(hf_move_face(&face, s->face, &s->frame, moves, count, error));
        return face;
    }
    assert_ok(hf_move_image(&image, s->image, &s->frame, moves, count, error));
    assert_ok(hf_detect(&face, s->detector, image, NULL, NULL, error));
    hf_image_free(image);
    return face;
}

static hf_values *visited(const subject *s, double share)
{
    hf_visit *visit = NULL;
    hf_values *values = NULL;

    assert_ok(hf_visit_new(&visit, error));
    for (int v = 0; v <= HF_VIEW_PUCKER; v++)
        assert_ok(hf_visit_set(visit, (hf_view)v, acted(s, (hf_view)v, share),
                               error));
    assert_ok(hf_visit_measure(&values, visit, NULL, HF_AFFECTED_LEFT, error));
    hf_visit_free(visit);
    return values;
}

/* Both ends of a scale's result, turned so that more is better. */
static void ends_of(double ends[2], hf_scale scale, const hf_values *values)
{
    hf_grade *grade = NULL;
    size_t totals;
    int best, worst;

    assert_ok(
        hf_grade_visit(&grade, scale, values, HF_AFFECTED_LEFT, NULL, error));
    totals = hf_grade_total_count(grade);
    hf_grade_range(grade, &best, &worst);
    if (scale == HF_HB_REL || scale == HF_HB_ABS)
        ends[0] = ends[1] = hf_grade_points(grade);
    else if (totals && scale != HF_FNGS)
        ends[0] = hf_grade_total_at(grade, totals - 1)->low,
        ends[1] = hf_grade_total_at(grade, totals - 1)->high;
    else
        ends[0] = -worst, ends[1] = -best;
    assert_true(isfinite(ends[0]) && isfinite(ends[1]));
    hf_grade_free(grade);
}

/* slack: by how much of a sum the detection may err. */
static void follow(const subject *s, double slack)
{
    double ends[STEPS][HF_GRADE_SCALES][2];

    for (int step = 0; step < STEPS; step++) {
        hf_values *values = visited(s, step / (STEPS - 1.0));

        for (int scale = 0; scale < HF_GRADE_SCALES; scale++)
            ends_of(ends[step][scale], (hf_scale)scale, values);
        hf_values_free(values);
    }
    for (int scale = 0; scale < HF_GRADE_SCALES; scale++)
        for (int end = 0; end < 2; end++) {
            const double first = ends[0][scale][end];
            const double last = ends[STEPS - 1][scale][end];
            const double allowed = scale >= HF_EFACE ? slack : 0;

            for (int step = 1; step < STEPS; step++)
                if (ends[step][scale][end] + allowed <
                    ends[step - 1][scale][end])
                    fail_msg("%s falls from %g to %g at %d %%",
                             hf_scale_name((hf_scale)scale),
                             ends[step - 1][scale][end], ends[step][scale][end],
                             25 * step);
            /* from end to end by a third of what it can be at least */
            if (!(last - first >= (scale >= HF_SUNNYBROOK ? 15 : 2)))
                fail_msg("%s goes from %g to %g only",
                         hf_scale_name((hf_scale)scale), first, last);
        }
}

static void points_get_better(void **state)
{
    hf_frame where = make_frame(2000, 1000, 3, 0.1);
    subject s = {.image = NULL};
    make_face m;

    (void)state;
    make_face_ideal(&m);
    s.face = make_face_place(&m, &where);
    assert_ok(hf_frame_of(&s.frame, s.face, NULL, error));
    follow(&s, 0);
    hf_face_free(s.face);
}

static void a_photo_gets_better(void **state)
{
    hf_image *image = test_composite("f_multi");
    subject s = {.image = image};

    (void)state;
    SKIP_WITHOUT(image);
    assert_ok(hf_detector_new(&s.detector, error));
    assert_ok(hf_detect(&s.face, s.detector, image, NULL, NULL, error));
    assert_ok(hf_frame_of(&s.frame, s.face, NULL, error));
    follow(&s, 0.5);
    hf_face_free(s.face);
    hf_detector_free(s.detector);
    hf_image_free(image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_get_better),
        cmocka_unit_test(a_photo_gets_better),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
