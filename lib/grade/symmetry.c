/* grade/symmetry.c - one number for the symmetry of a whole visit
 *
 * No published scale: a mean of items of 0 to 100, 100 = both sides alike,
 * that needs no affected side and falls with every difference.
 *
 * rest        difference d of the sides against n, what others notice of it:
 *             100 / (1 + d / n), so that 50 is just noticeable; brow_height,
 *             pfh, height and distance from the midline of the mouth corners
 * movement    100 * the weaker side's movement / the stronger one's (of lids
 *             the closure in %); brow raise, closure at full effort, full
 *             smile, pucker, lower lip
 * unintended  d as at rest: eyes that narrow unlike while smiling or
 *             puckering, mouth corners that move unlike with brow or lids:
 *             synkinesis of one side, or what the other one does in health
 *
 * Weights of the parts are in the table of cut-offs. Healthy people do not
 * reach 100: their weaker side moves 85 to 91 % of the other on average. An
 * overcorrected side counts like a weak one.
 */
#include "grade/items.h"

#include <math.h>
#include <stdio.h>

static const char unintended[] = "unintended";

/* ------------------------------------------------------------- two shapes */

static void score_difference(hf_grading *g, const hf_reading *r,
                             hf_cutoff_id notice)
{
    double n = hf_cut(g, notice), score;
    char rule[64], result[64];

    hf_cut_text(rule, sizeof rule, g, "100 / (1 + difference /", notice, ")");
    if (!r->ok) {
        hf_step(g->grade, rule, r, n, false, "not scored");
        hf_item_lack(g, r->missing);
        return;
    }
    score = 100 / (1 + fabs(r->value) / n);
    snprintf(result, sizeof result, "%.1f of 100", score);
    hf_step(g->grade, rule, r, n, true, result);
    hf_item_score(g, score, score, "");
}

static bool lids(int movement)
{
    return movement == HF_REGION_EYE;
}

/* What is divided: the movement, of lids the closure, since a wide eye's lid
 * travels farther and still leaves it open. */
static hf_reading part_of(const hf_grading *g, int movement, hf_side side)
{
    return lids(movement) ? hf_closure_read(g, movement, side)
                          : hf_movement_read(g, movement, side);
}

/* Whether a movement can be compared; if not, the item says why. */
static bool comparable(hf_grading *g, int movement)
{
    hf_reading right = hf_movement_read(g, movement, HF_RIGHT);
    hf_reading left = hf_movement_read(g, movement, HF_LEFT);
    const hf_reading *strong = left.value > right.value ? &left : &right;
    double least = hf_cut(g, HF_CUT_HEALTHY_MM);
    char rule[64], why[HF_MISSING_SIZE];

    if (!right.ok || !left.ok) {
        hf_item_lack(g, right.ok ? left.missing : right.missing);
        return false;
    }
    hf_cut_text(rule, sizeof rule, g, "stronger side moves under",
                HF_CUT_HEALTHY_MM, ": no ratio");
    hf_step(g->grade, rule, strong, least, strong->value < least,
            strong->value < least ? "not scored" : "no");
    if (strong->value >= least && !hf_movement_turned(g, movement))
        return true;
    snprintf(why, sizeof why, "%s: %s", hf_movement_name(movement),
             strong->value < least ? "neither side moves"
                                   : "head turned too far to compare sides");
    hf_item_lack(g, why);
    return false;
}

static void score_ratio(hf_grading *g, int movement)
{
    hf_reading right = part_of(g, movement, HF_RIGHT);
    hf_reading left = part_of(g, movement, HF_LEFT);
    const hf_reading *weak = left.value < right.value ? &left : &right;
    const hf_reading *strong = weak == &left ? &right : &left;
    char result[64];
    double score;

    if (!comparable(g, movement))
        return;
    if (!right.ok || !left.ok || !(strong->value > 0)) {
        hf_item_lack(g, right.ok ? left.missing : right.missing);
        return;
    }
    score = 100 * fmax(0, weak->value) / strong->value;
    snprintf(result, sizeof result, "%.1f of 100", score);
    hf_step(g->grade, "stronger side", strong, NAN, true, "read");
    hf_step(g->grade, "100 * weaker / stronger side", weak, NAN, true, result);
    hf_item_score(g, score, score, "");
}

/* ------------------------------------------------------------------ items */

static const struct {
    const char *name, *id;
    hf_cutoff_id notice;
} rest[] = {{"brows", "brow_height", HF_CUT_REST_BROW_MM},
            {"eyes", "pfh", HF_CUT_REST_LID_MM},
            {"mouth, height", "commissure_height", HF_CUT_REST_CORNER_MM},
            {"mouth, lateral", "commissure_lateral", HF_CUT_REST_PULL_MM}};

static const struct {
    const char *name;
    int movement;
} movements[] = {{"brow raise", HF_REGION_BROW},
                 {"full closure", HF_REGION_EYE},
                 {"full smile", HF_REGION_MOUTH},
                 {"lip pucker", HF_REGION_PUCKER},
                 {"lower lip", HF_REGION_LIP}};

static const struct {
    const char *name;
    bool eye;
    hf_view view;
    hf_cutoff_id notice;
} synkineses[] = {
    {"eyes, full smile", true, HF_VIEW_SMILE_FULL, HF_CUT_REST_LID_MM},
    {"eyes, pucker", true, HF_VIEW_PUCKER, HF_CUT_REST_LID_MM},
    {"mouth, brow raise", false, HF_VIEW_BROW, HF_CUT_REST_CORNER_MM},
    {"mouth, closure", false, HF_VIEW_CLOSE_FULL, HF_CUT_REST_CORNER_MM}};

enum {
    RESTS = sizeof rest / sizeof *rest,
    MOVES = sizeof movements / sizeof *movements,
    SYNKINESES = sizeof synkineses / sizeof *synkineses
};

/* Share of an item: its part's weight spread over the part. */
static double share(const hf_grading *g, hf_cutoff_id part, int items)
{
    double all = hf_cut(g, HF_CUT_WEIGHT_REST) +
                 hf_cut(g, HF_CUT_WEIGHT_MOVEMENT) +
                 hf_cut(g, HF_CUT_WEIGHT_SYNKINESIS);

    return hf_cut(g, part) / (all * items);
}

static void score_rest(hf_grading *g)
{
    double weight = share(g, HF_CUT_WEIGHT_REST, RESTS);

    for (int i = 0; i < RESTS; i++) {
        if (!hf_item_begin(g, "rest", rest[i].name, 0, 100, weight)) {
            hf_reading r = hf_rest_difference(g, rest[i].id);

            score_difference(g, &r, rest[i].notice);
        }
        hf_item_end(g);
    }
}

static void score_movements(hf_grading *g)
{
    double weight = share(g, HF_CUT_WEIGHT_MOVEMENT, MOVES);

    for (int i = 0; i < MOVES; i++) {
        if (!hf_item_begin(g, "movement", movements[i].name, 0, 100, weight))
            score_ratio(g, movements[i].movement);
        hf_item_end(g);
    }
}

static void score_synkineses(hf_grading *g)
{
    double weight = share(g, HF_CUT_WEIGHT_SYNKINESIS, SYNKINESES);

    for (int i = 0; i < SYNKINESES; i++) {
        if (!hf_item_begin(g, unintended, synkineses[i].name, 0, 100, weight)) {
            hf_reading r = synkineses[i].eye
                               ? hf_narrowing_read(g, synkineses[i].view)
                               : hf_read(g->values, "synkinesis_mouth",
                                         synkineses[i].view, HF_VALUE_DIFF);

            score_difference(g, &r, synkineses[i].notice);
        }
        hf_item_end(g);
    }
}

/* ------------------------------------------------------------------- sums */

/* A part's mean; with a weight of 0 it says nothing. */
static void part_total(hf_grading *g, const char *part, double weight,
                       int items)
{
    if (weight > 0)
        hf_total_of(g, part, part, 1 / (weight * items));
}

void hf_grade_symmetry(hf_grading *g)
{
    const hf_grade_total *total;

    if (g->affected == HF_AFFECTED_BOTH) {
        hf_invalid(g->grade, "bilateral palsy: alike is not healthy");
        return;
    }
    if (!hf_rest_there(g))
        return;
    score_rest(g);
    score_movements(g);
    score_synkineses(g);
    part_total(g, "rest", share(g, HF_CUT_WEIGHT_REST, RESTS), RESTS);
    part_total(g, "movement", share(g, HF_CUT_WEIGHT_MOVEMENT, MOVES), MOVES);
    part_total(g, unintended, share(g, HF_CUT_WEIGHT_SYNKINESIS, SYNKINESES),
               SYNKINESES);
    total = hf_total_of(g, "symmetry", NULL, 1);
    hf_items_finish(g);
    if (g->grade->state == HF_GRADED)
        g->grade->points = total->low;
}
