/* grade/fngs.c - Facial Nerve Grading System 2.0 (Vrabec et al. 2009)
 *
 * Four regions, 1 to 6 each, and secondary movement of the whole face, 0 to 3:
 *
 *   1 normal   2 over 75 %   3 over 50 %, brow, fold and mouth symmetric at
 *   rest; the eye closes with effort   4 under 50 %, or asymmetric at rest, or
 *   the eye does not close   5 trace   6 none
 *
 * The sum gives the grade: 4 I, 5-9 II, 10-14 III, 15-19 IV, 20-23 V, 24 VI;
 * 25 to 27 are possible and not in the paper's table, and are VI.
 *
 * Left open by the paper and decided here:
 *  - normal, trace: cut-offs normal_ratio and trace_ratio.
 *  - over 50 % but asymmetric at rest fits neither 3 nor 4: it is 4, since 3
 *    says resting symmetry. Under 50 % and symmetric at rest is 4 too.
 *  - an eye that closes gently is 1: effort is not seen on a photograph.
 *  - fold: its movement is the wing of the nose and the upper lip at snarl;
 *    its depth at rest is not measured, so that 3 may be 4.
 *  - contracture is not measured: secondary movement is synkinesis alone, the
 *    worst of the expressions there are.
 */
#include "grade/items.h"

#include <math.h>
#include <stdio.h>

/* Least sums of grades I to VI. */
static const int least_sum[] = {4, 5, 10, 15, 20, 24};

static const hf_rung rungs[] = {
    {HF_CUT_TRACE_RATIO, 5, "trace of movement"},
    {HF_CUT_HALF_RATIO, 4, "under 50 %"},
    {HF_CUT_SLIGHT_RATIO, 3, "obvious weakness, over 50 %"},
    {HF_CUT_NORMAL_RATIO, 2, "slight weakness, over 75 %"}};
static const hf_ladder ladder = {{HF_CUT_NOISE_MM, 6, "no movement"},
                                 rungs,
                                 sizeof rungs / sizeof *rungs,
                                 {HF_CUT_NORMAL_RATIO, 1, "normal"}};

static const char part[] = "region";

/* Brow, fold and mouth: the ratio, and whether 3 is resting symmetry. */
static void score_moving(hf_grading *g, int movement, const char *rest,
                         hf_cutoff_id limit)
{
    const hf_rung *rung = hf_ladder_go(g, &ladder, movement);
    hf_unevenness uneven = HF_EVENNESS_UNKNOWN;

    if (!rung)
        return;
    if (rung->score != 3) {
        hf_item_score(g, rung->score, rung->score, rung->words);
        return;
    }
    if (rest) {
        hf_reading difference = hf_rest_difference(g, rest);

        uneven = hf_uneven(g, &difference, limit, "asymmetric at rest: 4",
                           "asymmetric at rest: 4");
    }
    if (uneven == HF_EVENNESS_UNKNOWN) {
        hf_item_lack(g, "symmetry at rest, without which it is 4");
        hf_item_score(g, 3, 4, "over 50 %");
    } else if (uneven == HF_EVEN_SIDES) {
        hf_item_score(g, 3, 3, rung->words);
    } else {
        hf_item_score(g, 4, 4, "over 50 %, but asymmetric at rest");
    }
}

/* Whether the affected lids stay apart. */
static hf_truth open_at(hf_grading *g, hf_view view, const char *what,
                        const char *yes, char why[HF_MISSING_SIZE])
{
    hf_reading gap = hf_read(g->values, "pfh", view, hf_own_value(g->side));
    double closed = hf_cut(g, HF_CUT_CLOSED_MM);
    hf_truth open = hf_over(&gap, closed);
    bool doubt = gap.ok && fabs(gap.value - closed) <=
                               hf_cut(g, HF_CUT_SURE_SDS) * gap.sd;
    char rule[64], result[64];

    hf_cut_text(rule, sizeof rule, g, what, HF_CUT_CLOSED_MM, "");
    snprintf(result, sizeof result, "%s%s",
             open == HF_YES  ? yes
             : open == HF_NO ? "closes"
                             : "cannot tell",
             doubt ? " (the limit is within its doubt)" : "");
    hf_step(g->grade, rule, &gap, closed, open == HF_YES, result);
    snprintf(why, HF_MISSING_SIZE, "%s", gap.missing);
    return open;
}

/* rung: by the ratio, or NULL: not known how far the lids move, but whether
 * they close may be. */
static void score_eye(hf_grading *g)
{
    const hf_rung *rung = hf_ladder_go(g, &ladder, HF_REGION_EYE);
    char why[HF_MISSING_SIZE];
    hf_truth full, gentle;

    if (rung && rung->score >= 5) {
        hf_item_score(g, rung->score, rung->score, rung->words);
        return;
    }
    full = open_at(g, HF_VIEW_CLOSE_FULL, "gap at full effort over",
                   "4, cannot close", why);
    if (full == HF_MAYBE) {
        hf_item_lack(g, why);
        return;
    }
    if (full == HF_YES) {
        hf_item_score(g, 4, rung ? 4 : 6, "cannot close completely");
        return;
    }
    gentle = open_at(g, HF_VIEW_CLOSE_GENTLE, "gap at gentle closure over",
                     "3, closes with effort", why);
    if (gentle == HF_MAYBE) {
        hf_item_lack(g, why);
        hf_item_score(g, 1, 3, "closes, gently or with effort");
    } else {
        hf_item_score(g, gentle == HF_YES ? 3 : 1, gentle == HF_YES ? 3 : 1,
                      gentle == HF_YES ? "closes with effort" : "normal");
    }
}

/* The worst of the expressions; one that is missing might be worse. */
static void score_secondary(hf_grading *g)
{
    char why[HF_MISSING_SIZE], all[HF_MISSING_SIZE] = "", words[64];
    int worst = 0;

    for (int e = 0; e < HF_SYNKINESES; e++) {
        int score;

        if (e == HF_SYNKINESIS_SNARL && !hf_has_view(g->values, HF_VIEW_SNARL))
            continue; /* the ninth view: FNGS does not ask for it */
        score = hf_synkinesis(g, e, why);
        if (score < 0) {
            hf_miss(g->grade, why);
            hf_text_append(all, sizeof all, all[0] ? "; " : "");
            hf_text_append(all, sizeof all, why);
        }
        if (score > worst)
            worst = score;
    }
    if (all[0] && worst < 3) {
        hf_item_reason(g, all);
        snprintf(words, sizeof words, "at least %s",
                 hf_synkinesis_words(worst));
        hf_item_score(g, worst, 3, worst ? words : "");
    } else {
        hf_item_score(g, worst, worst, hf_synkinesis_words(worst));
    }
}

static int grade_of(double sum)
{
    int grade = 6;

    while (grade > 1 && sum < least_sum[grade - 1])
        grade--;
    return grade;
}

static void decide(hf_grading *g)
{
    const hf_grade_total *sum = hf_total_of(g, "sum", NULL, 1);
    hf_grade *grade = g->grade;
    hf_reading total = {.ok = true, .value = sum->low, .sd = NAN};
    char rule[64];

    hf_items_finish(g);
    if (grade->state == HF_NOT_GRADABLE)
        return;
    grade->best = grade_of(sum->low);
    grade->worst = grade_of(sum->high);
    if (grade->best == grade->worst)
        grade->number = grade->best;
    if (grade->state == HF_GRADED)
        grade->points = sum->low;
    if (sum->high > 24)
        hf_miss(grade, sum->low > 24
                           ? "a sum over 24 is not in the paper's table: taken "
                             "for VI"
                           : "the sum may be over 24, which is not in the "
                             "paper's table: taken for VI");
    if (!grade->number)
        return;
    snprintf(total.input, sizeof total.input,
             "brow + eye + fold + oral + "
             "secondary");
    snprintf(total.unit, sizeof total.unit, "points");
    snprintf(rule, sizeof rule, "%s from %d", hf_roman(grade->number),
             least_sum[grade->number - 1]);
    grade->decisive = hf_step(grade, rule, &total, least_sum[grade->number - 1],
                              true, hf_roman(grade->number));
}

void hf_grade_fngs(hf_grading *g)
{
    if (!hf_items_apply(g))
        return;
    if (!hf_item_begin(g, part, "brow", 1, 6, 1))
        score_moving(g, HF_REGION_BROW, "brow_height", HF_CUT_REST_BROW_MM);
    hf_item_end(g);
    if (!hf_item_begin(g, part, "eye", 1, 6, 1))
        score_eye(g);
    hf_item_end(g);
    if (!hf_item_begin(g, part, "nasolabial fold", 1, 6, 1))
        score_moving(g, HF_REGION_SNARL, NULL, HF_CUT_REST_CORNER_MM);
    hf_item_end(g);
    if (!hf_item_begin(g, part, "oral", 1, 6, 1))
        score_moving(g, HF_REGION_MOUTH, "commissure_height",
                     HF_CUT_REST_CORNER_MM);
    hf_item_end(g);
    if (!hf_item_begin(g, "secondary", "synkinesis", 0, 3, 1))
        score_secondary(g);
    hf_item_end(g);
    decide(g);
}
