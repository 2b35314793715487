/* grade/hb_desc_rules.c - House-Brackmann by description: the rules
 *
 * All rules are looked at in this order; each that holds sets a grade that
 * the result cannot be better than, the worst of them is the grade and the
 * first that reached it decided. "Moves" is noise_mm or more, "gap" the
 * affected eye's opening in a photo of closing, "ratio" affected / healthy.
 *
 * no  rule                                             grade  table of 1985
 * 1   neither brow, eye nor mouth moves                VI     "no movement"
 * 2   gap at full effort > closed_mm                   IV     eye incomplete
 * 3   every ratio < trace_ratio, asymmetric at rest    V      barely
 * perceptible 4   brow does not move                               IV forehead
 * none 5   mouth does not move                              IV     (disputed)
 * 6   gap at gentle closure > closed_mm                III    "with effort"
 * 7   mouth, brow ratio < slight_ratio                 III
 * 8   mouth, brow ratio < normal_ratio                 II
 * 9   none of these                                    I
 *
 * Disputed, because the 1985 table gives words and no numbers:
 *  - 1, 3: a paralysed upper lid still sinks by some mm when its levator
 *    relaxes (Greene 2019: 10.3 mm open, 3.0 after full effort, before lid
 *    weights), so the eye keeps many flaccid faces at IV. Option
 *    lid_movement = false leaves the eye out of 1 and 3.
 *  - 5: a mouth that does not move at all with a complete closure fits no
 *    row; "slightly weak" (III) is too good for it.
 *  - 6: healthy people leave up to 2.8 mm open when closing gently.
 *  - 7: a ratio under 0.50 with complete closure stays III; the table of
 *    function in percent would say IV.
 *  - asymmetry at rest alone changes nothing; II to IV are "normal at rest"
 *    by the table, though many patients there are not.
 */
#include "grade/hb_desc.h"

#include <math.h>
#include <stdio.h>

/* Side differences at rest that others notice. */
static const struct {
    const char *measure;
    hf_cutoff_id limit;
} rest_limits[] = {{"commissure_height", HF_CUT_REST_CORNER_MM},
                   {"brow_height", HF_CUT_REST_BROW_MM},
                   {"pfh", HF_CUT_REST_LID_MM}};

static double rest_limit(const hf_desc *d, int i)
{
    return hf_cut(d->g, rest_limits[i].limit);
}

static hf_truth negate(hf_truth a)
{
    return HF_YES - a;
}

/* ------------------------------------------------------------- recording */

static const char *outcome(char *text, size_t size, hf_truth holds, int grade)
{
    if (holds == HF_YES)
        snprintf(text, size, "%s%s", hf_roman(grade),
                 grade < 6 ? " or worse" : "");
    else
        snprintf(text, size, "%s", holds == HF_NO ? "no" : "cannot tell");
    return text;
}

static hf_finding *find(hf_desc *d, int grade, hf_truth holds, const char *rule,
                        const hf_reading *reading, double limit)
{
    hf_finding *f = &d->findings[d->count++];
    char result[64];

    *f = (hf_finding){.grade = grade, .holds = holds, .reads = {reading}};
    f->shift = (hf_shift){reading->input, reading->unit, reading->value, limit};
    f->step = hf_step(d->g->grade, rule, reading, limit, holds == HF_YES,
                      outcome(result, sizeof result, holds, grade));
    return f;
}

/* A step that is part of a rule. */
static void part(hf_desc *d, const char *rule, const hf_reading *reading,
                 double limit, hf_truth holds, const char *yes)
{
    hf_step(d->g->grade, rule, reading, limit, holds == HF_YES,
            holds == HF_YES  ? yes
            : holds == HF_NO ? "no"
                             : "cannot tell");
}

/* A ratio's limit said in what the affected side moves. */
static hf_shift ratio_shift(const hf_desc *d, int region, double limit)
{
    const hf_region_reading *r = &d->g->regions[region];
    double to = limit * r->shown_healthy;

    if (region == HF_REGION_EYE)
        return (hf_shift){"closure of the affected eye", "%", r->shown_affected,
                          to};
    return (hf_shift){r->affected.input, "mm", r->affected.value,
                      fmax(to, hf_cut(d->g, HF_CUT_NOISE_MM))};
}

/* ----------------------------------------------------------------- rules */

static bool counts(const hf_desc *d, int region)
{
    return region != HF_REGION_EYE || d->g->options->lid_movement;
}

/* Whether a is there and above b, or b is not there. */
static bool is_more(const hf_reading *a, const hf_reading *b)
{
    return a->ok && (!b->ok || a->value > b->value);
}

/* 1 */
static void no_movement(hf_desc *d)
{
    double noise = hf_cut(d->g, HF_CUT_NOISE_MM);
    hf_truth still = HF_YES;
    int most = HF_REGION_BROW, moving = 0, reads = 0;
    char rule[64];
    hf_finding *f;

    hf_cut_text(rule, sizeof rule, d->g, "does not move: under",
                HF_CUT_NOISE_MM, "");
    for (int i = 0; i < HF_GRADE_REGIONS; i++) {
        const hf_region_reading *r = &d->g->regions[i];

        if (!counts(d, i))
            continue;
        part(d, rule, &r->affected, noise, negate(r->moves), "does not move");
        still = hf_and(still, negate(r->moves));
        moving += r->moves != HF_NO;
        if (is_more(&r->affected, &d->g->regions[most].affected))
            most = i;
    }
    f = find(d, 6, still, "no region moves: VI", &d->g->regions[most].affected,
             noise);
    if (still == HF_NO && moving > 1)
        f->shift.what = NULL; /* no single number makes it VI */
    for (int i = 0; i < HF_GRADE_REGIONS; i++)
        if (counts(d, i))
            f->reads[reads++] = &d->g->regions[i].ratio;
}

/* 2 */
static void incomplete_closure(hf_desc *d)
{
    double limit = hf_cut(d->g, HF_CUT_CLOSED_MM);
    char rule[64];

    hf_cut_text(rule, sizeof rule, d->g, "gap at full effort over",
                HF_CUT_CLOSED_MM, ": IV");
    find(d, 4, hf_over(&d->full, limit), rule, &d->full, limit);
}

/* Asymmetric at rest: any of the three differences is noticeable. nearest:
 * the one farthest beyond its limit, or closest to it. */
static hf_truth asymmetric(hf_desc *d, int *nearest)
{
    hf_truth any = HF_NO;
    double best = -INFINITY;
    char rule[64];

    *nearest = 0;
    for (int i = 0; i < HF_DESC_RESTS; i++) {
        hf_truth over = hf_over(&d->rest[i], rest_limit(d, i));

        hf_cut_text(rule, sizeof rule, d->g, "sides at rest differ by over",
                    rest_limits[i].limit, "");
        part(d, rule, &d->rest[i], rest_limit(d, i), over,
             "asymmetric at rest");
        any = hf_or(any, over);
        if (d->rest[i].value / rest_limit(d, i) > best) {
            best = d->rest[i].value / rest_limit(d, i);
            *nearest = i;
        }
    }
    return any;
}

/* 3 */
static void barely_moves(hf_desc *d)
{
    hf_truth weak = HF_YES, uneven;
    int most = HF_REGION_BROW, strong = 0, rest, reads = 0;
    double trace = hf_cut(d->g, HF_CUT_TRACE_RATIO);
    char rule[64];
    hf_finding *f;

    hf_cut_text(rule, sizeof rule, d->g, "ratio under", HF_CUT_TRACE_RATIO, "");
    for (int i = 0; i < HF_GRADE_REGIONS; i++) {
        const hf_reading *ratio = &d->g->regions[i].ratio;
        hf_truth under = hf_under(ratio, trace);

        if (!counts(d, i))
            continue;
        part(d, rule, ratio, trace, under, "barely moves");
        weak = hf_and(weak, under);
        strong += under != HF_YES;
        if (is_more(ratio, &d->g->regions[most].ratio))
            most = i;
    }
    uneven = asymmetric(d, &rest);
    hf_cut_text(rule, sizeof rule, d->g, "all ratios <", HF_CUT_TRACE_RATIO,
                ", uneven at rest: V");
    f = find(d, 5, hf_and(weak, uneven), rule, &d->g->regions[most].ratio,
             trace);
    f->shift = ratio_shift(d, most, trace);
    if (weak == HF_YES && uneven == HF_NO)
        f->shift = (hf_shift){d->rest[rest].input, "mm", d->rest[rest].value,
                              rest_limit(d, rest)};
    else if (f->holds == HF_NO && (uneven != HF_YES || strong > 1))
        f->shift.what = NULL;
    for (int i = 0; weak == HF_MAYBE && i < HF_GRADE_REGIONS; i++)
        if (counts(d, i))
            f->reads[reads++] = &d->g->regions[i].ratio;
    for (int i = 0; uneven == HF_MAYBE && i < HF_DESC_RESTS; i++)
        f->reads[reads++] = &d->rest[i];
}

/* 4, 5 */
static void still_region(hf_desc *d, int region, const char *rule)
{
    const hf_region_reading *r = &d->g->regions[region];
    hf_finding *f = find(d, 4, negate(r->moves), rule, &r->affected,
                         hf_cut(d->g, HF_CUT_NOISE_MM));

    f->reads[0] = &r->ratio;
}

/* 6 */
static void closes_with_effort(hf_desc *d)
{
    double limit = hf_cut(d->g, HF_CUT_CLOSED_MM);
    char rule[64];

    hf_cut_text(rule, sizeof rule, d->g, "gap at gentle closure over",
                HF_CUT_CLOSED_MM, ": III");
    find(d, 3, hf_over(&d->gentle, limit), rule, &d->gentle, limit);
}

/* 7, 8 */
static void weak_region(hf_desc *d, int region, hf_cutoff_id id, int grade)
{
    double limit = hf_cut(d->g, id);
    const hf_reading *ratio = &d->g->regions[region].ratio;
    char rule[64];
    hf_finding *f;

    hf_cut_text(rule, sizeof rule, d->g, "ratio under", id,
                grade == 3 ? ": III" : ": II");
    f = find(d, grade, hf_under(ratio, limit), rule, ratio, limit);
    f->shift = ratio_shift(d, region, limit);
}

static void read_all(hf_desc *d)
{
    const hf_values *values = d->g->values;
    hf_value_side own = hf_own_value(d->g->side);

    d->full = hf_read(values, "pfh", HF_VIEW_CLOSE_FULL, own);
    d->gentle = hf_read(values, "pfh", HF_VIEW_CLOSE_GENTLE, own);
    for (int i = 0; i < HF_DESC_RESTS; i++) {
        d->rest[i] = hf_read(values, rest_limits[i].measure, HF_VIEW_REST,
                             HF_VALUE_DIFF);
        d->rest[i].value = fabs(d->rest[i].value);
        snprintf(d->rest[i].input, sizeof d->rest[i].input, "%s |diff| rest",
                 rest_limits[i].measure);
    }
}

void hf_desc_look(hf_desc *d)
{
    read_all(d);
    no_movement(d);
    incomplete_closure(d);
    barely_moves(d);
    still_region(d, HF_REGION_BROW, "brow does not move: IV");
    still_region(d, HF_REGION_MOUTH, "mouth does not move: IV");
    closes_with_effort(d);
    weak_region(d, HF_REGION_MOUTH, HF_CUT_SLIGHT_RATIO, 3);
    weak_region(d, HF_REGION_BROW, HF_CUT_SLIGHT_RATIO, 3);
    weak_region(d, HF_REGION_MOUTH, HF_CUT_NORMAL_RATIO, 2);
    weak_region(d, HF_REGION_BROW, HF_CUT_NORMAL_RATIO, 2);
}
