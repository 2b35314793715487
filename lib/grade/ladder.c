/* grade/ladder.c - from a ratio or a difference to a score */
#include "grade/items.h"

#include <math.h>
#include <stdio.h>

static void rung_step(hf_grading *grading, const hf_reading *reading,
                      const char *what, const hf_rung *rung, bool fired)
{
    char rule[64], result[64];

    hf_cut_text(rule, sizeof rule, grading, what, rung->limit, "");
    snprintf(result, sizeof result, "%d, %s", rung->score, rung->words);
    hf_step(grading->grade, rule, reading, hf_cut(grading, rung->limit), fired,
            fired ? result : "no");
}

/* Whether there is a ratio; if not, the item says why. */
static bool comparable(hf_grading *grading, const hf_region_reading *r)
{
    char rule[64];
    bool fine = r->ratio.ok;

    hf_cut_text(rule, sizeof rule, grading, "healthy side moves under",
                HF_CUT_HEALTHY_MM, ": no ratio");
    hf_step(grading->grade, rule, &r->healthy,
            hf_cut(grading, HF_CUT_HEALTHY_MM), !fine && r->healthy.ok,
            fine            ? "no"
            : r->healthy.ok ? "no ratio"
                            : "not there");
    if (!fine)
        hf_item_lack(grading, r->ratio.missing);
    return fine;
}

const hf_rung *hf_ladder_go(hf_grading *grading, const hf_ladder *ladder,
                            int movement)
{
    const hf_region_reading *r = &grading->regions[movement];
    char result[64];
    bool still;

    if (!comparable(grading, r))
        return NULL;
    still =
        hf_under(&r->affected, hf_cut(grading, ladder->none.limit)) == HF_YES;
    rung_step(grading, &r->affected, "does not move: under", &ladder->none,
              still);
    if (still)
        return &ladder->none;
    for (size_t i = 0; i < ladder->count; i++) {
        const hf_rung *rung = &ladder->rungs[i];
        bool under =
            hf_under(&r->ratio, hf_cut(grading, rung->limit)) == HF_YES;

        rung_step(grading, &r->ratio, "ratio under", rung, under);
        if (under)
            return rung;
    }
    snprintf(result, sizeof result, "%d, %s", ladder->full.score,
             ladder->full.words);
    hf_step(grading->grade, "otherwise", &r->ratio, NAN, true, result);
    return &ladder->full;
}

hf_reading hf_rest_difference(const hf_grading *grading, const char *id)
{
    return hf_read(grading->values, id, HF_VIEW_REST, HF_VALUE_DIFF);
}

hf_unevenness hf_uneven(hf_grading *grading, const hf_reading *difference,
                        hf_cutoff_id limit, const char *more, const char *less)
{
    double by = fabs(difference->value), at = hf_cut(grading, limit);
    double doubt = hf_cut(grading, HF_CUT_SURE_SDS) * difference->sd;
    bool over = difference->ok && by > at;
    bool sure = over && !(by <= doubt);
    char rule[64];

    hf_cut_text(rule, sizeof rule, grading, "sides differ by over", limit, "");
    hf_step(grading->grade, rule, difference, at, sure,
            !difference->ok         ? "cannot tell"
            : over && !sure         ? "within its own doubt: not counted"
            : !sure                 ? "no"
            : difference->value > 0 ? more
                                    : less);
    if (!difference->ok)
        return HF_EVENNESS_UNKNOWN;
    return !sure                   ? HF_EVEN_SIDES
           : difference->value > 0 ? HF_AFFECTED_MORE
                                   : HF_AFFECTED_LESS;
}
