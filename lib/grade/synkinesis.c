/* grade/synkinesis.c - what moves although something else is meant to
 *
 * expression      read                                      points
 * brow raise      mouth corner's movement, affected less    limits in mm
 * gentle closure  healthy                                   (cut-offs)
 * full smile      affected eye narrower than at rest, more  mm a point
 * snarl, pucker   than the healthy one is                   (Pavia 2013)
 *
 * Pavia's mm are the fissures' difference while the mouth moves; here the
 * difference at rest is taken off, or a wide paralysed eye would hide it.
 * Against the healthy side, since a face may brace as a whole. Neck, chin and
 * midface are not seen by points on brows, lids and mouth: what is found is
 * the least there is.
 */
#include "grade/items.h"

#include "base/number.h"

#include <math.h>
#include <stdio.h>

static const struct {
    hf_view view;
    bool eye;
    hf_cutoff_id limit; /* of an eye: mm a point */
} table[HF_SYNKINESES] = {
    [HF_SYNKINESIS_BROW] = {HF_VIEW_BROW, false, HF_CUT_SYNKINESIS_MOUTH_MM},
    [HF_SYNKINESIS_GENTLE] = {HF_VIEW_CLOSE_GENTLE, false,
                              HF_CUT_SYNKINESIS_MOUTH_MM},
    [HF_SYNKINESIS_SMILE] = {HF_VIEW_SMILE_FULL, true,
                             HF_CUT_SYNKINESIS_SMILE_MM},
    [HF_SYNKINESIS_SNARL] = {HF_VIEW_SNARL, true, HF_CUT_SYNKINESIS_SMILE_MM},
    [HF_SYNKINESIS_PUCKER] = {HF_VIEW_PUCKER, true,
                              HF_CUT_SYNKINESIS_PUCKER_MM},
};

const char *hf_synkinesis_words(int score)
{
    static const char *const words[] = {"none", "mild", "moderate", "severe"};

    return score >= 0 && score <= 3 ? words[score] : "";
}

hf_reading hf_narrowing_read(const hf_grading *grading, hf_view view)
{
    hf_reading rest = hf_rest_difference(grading, "pfh");
    hf_reading now = hf_read(grading->values, "pfh", view, HF_VALUE_DIFF);
    char input[96];

    snprintf(input, sizeof input, "pfh diff rest - %s", hf_view_name(view));
    return hf_read_drop(&rest, &now, input);
}

static int mouth_score(const hf_grading *grading, double mm)
{
    return (mm >= hf_cut(grading, HF_CUT_SYNKINESIS_MOUTH_MM)) +
           (mm >= hf_cut(grading, HF_CUT_SYNKINESIS_MOUTH_OBVIOUS_MM)) +
           (mm >= hf_cut(grading, HF_CUT_SYNKINESIS_MOUTH_SEVERE_MM));
}

static int eye_score(double mm, double mm_a_point)
{
    return (int)fmax(0, fmin(3, round(mm / mm_a_point)));
}

static void mouth_rule(char *rule, size_t size, const hf_grading *grading)
{
    char mild[HF_NUMBER_SIZE], obvious[HF_NUMBER_SIZE], severe[HF_NUMBER_SIZE];

    hf_format_double(mild, sizeof mild,
                     hf_cut(grading, HF_CUT_SYNKINESIS_MOUTH_MM), 'g', 6);
    hf_format_double(obvious, sizeof obvious,
                     hf_cut(grading, HF_CUT_SYNKINESIS_MOUTH_OBVIOUS_MM), 'g',
                     6);
    hf_format_double(severe, sizeof severe,
                     hf_cut(grading, HF_CUT_SYNKINESIS_MOUTH_SEVERE_MM), 'g',
                     6);
    snprintf(rule, size, "mouth moves more, 1/2/3 from %.9s/%.9s/%.9s mm", mild,
             obvious, severe);
}

static void record(hf_grading *grading, const hf_reading *r, int expression,
                   int score, bool sure)
{
    hf_cutoff_id limit = table[expression].limit;
    char rule[64], result[64];

    if (table[expression].eye)
        hf_cut_text(rule, sizeof rule, grading, "narrows more, rounded to",
                    limit, " a point");
    else
        mouth_rule(rule, sizeof rule, grading);
    if (!r->ok)
        snprintf(result, sizeof result, "cannot tell");
    else if (score && !sure)
        snprintf(result, sizeof result, "within its own doubt: not counted");
    else
        snprintf(result, sizeof result, "%d, %s", score,
                 hf_synkinesis_words(score));
    hf_step(grading->grade, rule, r, hf_cut(grading, limit), score && sure,
            result);
}

int hf_synkinesis(hf_grading *grading, int expression,
                  char why[HF_MISSING_SIZE])
{
    hf_view view = table[expression].view;
    bool eye = table[expression].eye, sure;
    hf_reading r =
        eye ? hf_narrowing_read(grading, view)
            : hf_read(grading->values, "synkinesis_mouth", view, HF_VALUE_DIFF);
    int score =
        !r.ok ? 0
        : eye ? eye_score(r.value, hf_cut(grading, table[expression].limit))
              : mouth_score(grading, r.value);

    sure = r.ok && !(r.value <= hf_cut(grading, HF_CUT_SURE_SDS) * r.sd);
    record(grading, &r, expression, score, sure);
    snprintf(why, HF_MISSING_SIZE, "%s", r.missing);
    return !r.ok ? -1 : sure ? score : 0;
}
