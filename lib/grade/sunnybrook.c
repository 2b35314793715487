/* grade/sunnybrook.c - Sunnybrook Facial Grading System (Ross et al. 1996)
 *
 * composite = 4 * voluntary (five expressions, 1-5) - 5 * rest (0-4)
 *             - synkinesis (five expressions, 0-3)
 *
 * 100 is normal, flaccid 4 * 5 - 5 * 4 = 0. The arithmetic minimum is -15; the
 * source says 0 to 100, so that both are given: composite clamped, and raw.
 *
 * Left open by the paper and decided here:
 *  - 1 none to 5 complete are words; the ratios are cut-offs.
 *  - rest, eye: also 1 after surgery of the lids, which is not seen; give the
 *    item by hand.
 *  - rest, cheek: the fold's depth is not measured. Copies of the scale that
 *    score it 0-1 are wrong against the maximum of 20: 0, 1, absent 2.
 *  - an eye that closes gently is 5, whatever its ratio, and one that stays
 *    open is 4 at most.
 */
#include "grade/items.h"

#include <math.h>
#include <stdio.h>

/* Ross et al. 1996. */
static const double voluntary_weight = 4, rest_weight = 5;

static const hf_rung rungs[] = {{HF_CUT_HALF_RATIO, 2, "slight movement"},
                                {HF_CUT_SLIGHT_RATIO, 3, "mild excursion"},
                                {HF_CUT_NORMAL_RATIO, 4, "almost complete"}};
static const hf_ladder ladder = {{HF_CUT_NOISE_MM, 1, "no movement"},
                                 rungs,
                                 sizeof rungs / sizeof *rungs,
                                 {HF_CUT_NORMAL_RATIO, 5, "complete"}};

/* The five expressions, both parts in the paper's order. */
static const struct {
    const char *name;
    int movement, synkinesis;
} expressions[] = {
    {"forehead wrinkle", HF_REGION_BROW, HF_SYNKINESIS_BROW},
    {"gentle eye closure", HF_REGION_GENTLE, HF_SYNKINESIS_GENTLE},
    {"open-mouth smile", HF_REGION_MOUTH, HF_SYNKINESIS_SMILE},
    {"snarl", HF_REGION_SNARL, HF_SYNKINESIS_SNARL},
    {"lip pucker", HF_REGION_PUCKER, HF_SYNKINESIS_PUCKER},
};

enum { EXPRESSIONS = sizeof expressions / sizeof *expressions };

/* ------------------------------------------------------------------- rest */

static void score_eye(hf_grading *g)
{
    hf_reading difference = hf_rest_difference(g, "pfh");
    hf_unevenness found =
        hf_uneven(g, &difference, HF_CUT_REST_LID_MM, "1, wide", "1, narrow");

    if (found == HF_EVENNESS_UNKNOWN)
        hf_item_lack(g, difference.missing);
    else
        hf_item_score(g, found != HF_EVEN_SIDES, found != HF_EVEN_SIDES,
                      found == HF_EVEN_SIDES      ? "normal"
                      : found == HF_AFFECTED_MORE ? "wide"
                                                  : "narrow");
}

static void score_mouth(hf_grading *g)
{
    hf_reading height = hf_rest_difference(g, "commissure_height");
    hf_reading lateral = hf_rest_difference(g, "commissure_lateral");
    hf_unevenness up = hf_uneven(g, &height, HF_CUT_REST_CORNER_MM,
                                 "1, corner pulled up", "1, corner drooped");
    hf_unevenness out = hf_uneven(g, &lateral, HF_CUT_REST_PULL_MM,
                                  "1, corner pulled out", "drawn in: 0");

    if (up == HF_AFFECTED_MORE || up == HF_AFFECTED_LESS)
        hf_item_score(g, 1, 1,
                      up == HF_AFFECTED_MORE ? "corner pulled up"
                                             : "corner drooped");
    else if (out == HF_AFFECTED_MORE)
        hf_item_score(g, 1, 1, "corner pulled out");
    else if (up == HF_EVENNESS_UNKNOWN || out == HF_EVENNESS_UNKNOWN)
        hf_item_lack(g, height.ok ? lateral.missing : height.missing);
    else
        hf_item_score(g, 0, 0, "normal");
}

static void score_rest(hf_grading *g)
{
    if (!hf_item_begin(g, "rest", "eye", 0, 1, -rest_weight))
        score_eye(g);
    hf_item_end(g);
    if (!hf_item_begin(g, "rest", "cheek", 0, 2, -rest_weight))
        hf_item_lack(g, "depth of the nasolabial fold");
    hf_item_end(g);
    if (!hf_item_begin(g, "rest", "mouth", 0, 1, -rest_weight))
        score_mouth(g);
    hf_item_end(g);
}

/* -------------------------------------------------------------- movements */

/* Whether the affected eye closes gently; then 5, whatever the ratio. */
static bool closes(hf_grading *g)
{
    hf_reading gap =
        hf_read(g->values, "pfh", HF_VIEW_CLOSE_GENTLE, hf_own_value(g->side));
    double closed = hf_cut(g, HF_CUT_CLOSED_MM);
    bool shut = gap.ok && gap.value <= closed;
    char rule[64];

    hf_cut_text(rule, sizeof rule, g, "lids apart at most", HF_CUT_CLOSED_MM,
                "");
    hf_step(g->grade, rule, &gap, closed, shut,
            shut     ? "5, complete"
            : gap.ok ? "no"
                     : "cannot tell");
    if (shut)
        hf_item_score(g, 5, 5, "complete");
    return shut;
}

static void score_voluntary(hf_grading *g, int movement)
{
    const hf_rung *rung;

    if (movement == HF_REGION_GENTLE && closes(g))
        return;
    rung = hf_ladder_go(g, &ladder, movement);
    if (!rung)
        return;
    /* An eye that stays open is not complete, whatever its ratio. */
    if (movement == HF_REGION_GENTLE && rung == &ladder.full)
        hf_item_score(g, 4, 4, "almost complete: stays open");
    else
        hf_item_score(g, rung->score, rung->score, rung->words);
}

static void score_synkinesis(hf_grading *g, int expression)
{
    char why[HF_MISSING_SIZE];
    int score = hf_synkinesis(g, expression, why);

    if (score < 0)
        hf_item_lack(g, why);
    else
        hf_item_score(g, score, score, hf_synkinesis_words(score));
}

/* ---------------------------------------------------------------- the sum */

static double clamp(double composite)
{
    return fmax(0, fmin(100, composite));
}

static void decide(hf_grading *g)
{
    const hf_grade_total voluntary =
        *hf_total_of(g, "voluntary", "voluntary", 1);
    const hf_grade_total rest = *hf_total_of(g, "rest", "rest", 1);
    const hf_grade_total synkinesis =
        *hf_total_of(g, "synkinesis", "synkinesis", 1);
    double low = voluntary.low - rest.high - synkinesis.high;
    double high = voluntary.high - rest.low - synkinesis.low;

    hf_total_add(g, "composite raw", low, high);
    hf_total_add(g, "composite", clamp(low), clamp(high));
    hf_items_finish(g);
    if (g->grade->state == HF_GRADED)
        g->grade->points = clamp(low);
}

void hf_grade_sunnybrook(hf_grading *g)
{
    if (!hf_items_apply(g))
        return;
    score_rest(g);
    for (int i = 0; i < EXPRESSIONS; i++) {
        if (!hf_item_begin(g, "voluntary", expressions[i].name, 1, 5,
                           voluntary_weight))
            score_voluntary(g, expressions[i].movement);
        hf_item_end(g);
    }
    for (int i = 0; i < EXPRESSIONS; i++) {
        if (!hf_item_begin(g, "synkinesis", expressions[i].name, 0, 3, -1))
            score_synkinesis(g, expressions[i].synkinesis);
        hf_item_end(g);
    }
    decide(g);
}
