/* grade/regions.c - how far both sides move, and the ratios
 *
 * Movement  mm                                      ratio of
 * brow      brow_elevation, view brow               the movements
 * eye       pfh at rest - pfh at close-full,        closure % there
 *           or at close-gentle
 * mouth     excursion (or its lateral part),        the movements
 *           view smile-full
 * snarl     snarl_elevation, view snarl             the movements
 * pucker    pucker_narrowing, view pucker           the movements
 * lip       lip_depression, view lower-lip          the movements
 *
 * A ratio is 0 when the affected movement is under the noise (or negative),
 * undefined when the healthy side moves too little to divide by: that comes
 * first, because when neither side moved nobody knows whether it was tried.
 */
#include "grade/rules.h"

#include "base/number.h"

#include <math.h>
#include <stdio.h>

/* Where a movement is read. */
static const struct {
    const char *name, *words;
    const char *measure; /* NULL: the lids */
    hf_view view;
} movements[HF_MOVEMENTS] = {
    [HF_REGION_BROW] = {"brow", "brow raise", "brow_elevation", HF_VIEW_BROW},
    [HF_REGION_EYE] = {"eye", "closure, full effort", NULL, HF_VIEW_CLOSE_FULL},
    [HF_REGION_MOUTH] = {"mouth", "full smile", "excursion",
                         HF_VIEW_SMILE_FULL},
    [HF_REGION_GENTLE] = {"eye", "closure, gentle", NULL, HF_VIEW_CLOSE_GENTLE},
    [HF_REGION_SNARL] = {"snarl", "snarl", "snarl_elevation", HF_VIEW_SNARL},
    [HF_REGION_PUCKER] = {"pucker", "lip pucker", "pucker_narrowing",
                          HF_VIEW_PUCKER},
    [HF_REGION_LIP] = {"lower lip", "lower lip", "lip_depression",
                       HF_VIEW_LOWER_LIP},
};

const char *hf_movement_name(int movement)
{
    return movements[movement].words;
}

static const char *measure_of(const hf_grading *grading, int region)
{
    if (region == HF_REGION_MOUTH && grading->options->lateral_only)
        return "excursion_lateral";
    return movements[region].measure;
}

static bool is_lid(int region)
{
    return !movements[region].measure;
}

static hf_reading read_lid(const hf_values *values, hf_view view, hf_side side)
{
    hf_value_side own = hf_own_value(side);
    hf_reading rest = hf_read(values, "pfh", HF_VIEW_REST, own);
    hf_reading closed = hf_read(values, "pfh", view, own);
    char input[96];

    snprintf(input, sizeof input, "pfh %s rest - %s", hf_value_side_name(own),
             hf_view_name(view));
    return hf_read_drop(&rest, &closed, input);
}

/* A fissure that hardly exceeds what counts as closed cannot travel as far as
 * a movement has to: how its lids move is not known, not nothing. */
static void check_fissure(const hf_grading *grading, hf_side side,
                          hf_reading *r)
{
    hf_reading rest =
        hf_read(grading->values, "pfh", HF_VIEW_REST, hf_own_value(side));
    double least =
        hf_cut(grading, HF_CUT_HEALTHY_MM) + hf_cut(grading, HF_CUT_CLOSED_MM);
    char had[HF_NUMBER_SIZE];

    if (!r->ok || rest.value >= least)
        return;
    r->ok = false;
    r->value = r->sd = NAN;
    snprintf(r->missing, sizeof r->missing,
             "eye %s open by %s mm at rest: too little to tell its closing",
             hf_value_side_name(hf_own_value(side)),
             hf_format_double(had, sizeof had, rest.value, 'f', 1));
}

hf_reading hf_movement_read(const hf_grading *grading, int movement,
                            hf_side side)
{
    hf_view view = movements[movement].view;
    hf_reading r;

    if (!is_lid(movement))
        return hf_read(grading->values, measure_of(grading, movement), view,
                       hf_own_value(side));
    r = read_lid(grading->values, view, side);
    check_fissure(grading, side, &r);
    return r;
}

/* Sides may not be compared on a photo whose head is turned too far; the
 * measures say so on their diff. */
bool hf_turned_away(const hf_grading *grading, const char *id, hf_view view)
{
    const hf_value *diff =
        hf_values_find(grading->values, id, view, HF_VALUE_DIFF);

    return diff && diff->reason == HF_REASON_YAW;
}

bool hf_movement_turned(const hf_grading *grading, int movement)
{
    return hf_turned_away(
        grading, is_lid(movement) ? "closure" : measure_of(grading, movement),
        movements[movement].view);
}

/* The ratio's own row knows how the sides' doubts hang together. */
static void take_sd(const hf_grading *grading, int region, hf_reading *ratio)
{
    hf_reading row =
        hf_read(grading->values,
                is_lid(region) ? "closure" : measure_of(grading, region),
                movements[region].view, HF_VALUE_RATIO);

    if (row.ok && isfinite(row.sd))
        ratio->sd = row.sd / 100;
}

hf_reading hf_closure_read(const hf_grading *grading, int region, hf_side side)
{
    return hf_read(grading->values, "closure", movements[region].view,
                   hf_own_value(side));
}

/* First order: d(a/h) = da/h - a dh/h^2. */
static void divide(hf_reading *ratio, const hf_reading *a, const hf_reading *h)
{
    ratio->ok = true;
    ratio->value = fmax(0, a->value / h->value);
    ratio->sd =
        hypot(a->sd / h->value, a->value * h->sd / (h->value * h->value));
}

/* What is divided: the movements, or for the eye both sides' closure. */
static void read_ratio(const hf_grading *grading, int region,
                       hf_region_reading *r)
{
    hf_side other = hf_side_other(grading->side);
    hf_reading a = r->affected, h = r->healthy;
    char had[HF_NUMBER_SIZE], limit[HF_NUMBER_SIZE];
    bool still =
        hf_under(&r->affected, hf_cut(grading, HF_CUT_NOISE_MM)) == HF_YES;

    if (is_lid(region)) {
        a = hf_closure_read(grading, region, grading->side);
        h = hf_closure_read(grading, region, other);
    }
    r->shown_affected = a.value;
    r->shown_healthy = h.value;
    hf_format_double(had, sizeof had, r->healthy.value, 'f', 1);
    hf_format_double(limit, sizeof limit, hf_cut(grading, HF_CUT_HEALTHY_MM),
                     'g', 6);
    if (!r->affected.ok || !r->healthy.ok)
        snprintf(r->ratio.missing, sizeof r->ratio.missing, "%s",
                 r->affected.ok ? r->healthy.missing : r->affected.missing);
    else if (hf_movement_turned(grading, region))
        snprintf(r->ratio.missing, sizeof r->ratio.missing,
                 "%s: head turned too far to compare sides",
                 movements[region].name);
    else if (r->healthy.value < hf_cut(grading, HF_CUT_HEALTHY_MM))
        snprintf(r->ratio.missing, sizeof r->ratio.missing,
                 "%s: healthy side moves %s mm, under %s mm",
                 movements[region].name, had, limit);
    else if (a.ok && h.ok && h.value > 0) {
        divide(&r->ratio, &a, &h);
        take_sd(grading, region, &r->ratio);
    } else if (!still)
        snprintf(r->ratio.missing, sizeof r->ratio.missing, "%s",
                 !a.ok ? a.missing : h.missing);
    if (still && !r->ratio.missing[0])
        r->ratio.ok = true, r->ratio.value = 0;
}

static void read_region(const hf_grading *grading, int region,
                        hf_region_reading *r)
{
    hf_truth still;

    r->affected = hf_movement_read(grading, region, grading->side);
    r->healthy =
        hf_movement_read(grading, region, hf_side_other(grading->side));
    r->ratio = (hf_reading){.value = NAN, .sd = NAN};
    snprintf(r->ratio.input, sizeof r->ratio.input, "%s, affected / healthy",
             movements[region].name);
    read_ratio(grading, region, r);
    still = hf_under(&r->affected, hf_cut(grading, HF_CUT_NOISE_MM));
    r->moves = still == HF_NO ? HF_YES
               : still == HF_YES && r->healthy.ok &&
                       r->healthy.value >= hf_cut(grading, HF_CUT_HEALTHY_MM)
                   ? HF_NO
                   : HF_MAYBE;
}

/* Movement of a side as it is shown: of an eye its closure, %. */
static double shown(const hf_grading *grading, int region, hf_side side)
{
    hf_reading r = is_lid(region) ? hf_closure_read(grading, region, side)
                                  : hf_movement_read(grading, region, side);

    return r.ok ? r.value : NAN;
}

/* The words of FNGS 2.0, and whether the photos tell the region from a normal
 * one. */
static void judge(const hf_grading *grading, const hf_reading *ratio,
                  hf_grade_region *out)
{
    static const struct {
        hf_cutoff_id limit;
        const char *words;
    } steps[] = {{HF_CUT_TRACE_RATIO, "trace"},
                 {HF_CUT_HALF_RATIO, "under half"},
                 {HF_CUT_SLIGHT_RATIO, "obvious weakness"},
                 {HF_CUT_NORMAL_RATIO, "slight weakness"}};
    double normal = hf_cut(grading, HF_CUT_NORMAL_RATIO);
    double sure = hf_cut(grading, HF_CUT_SURE_SDS);

    out->severity = "";
    out->sd = ratio->sd;
    if (!ratio->ok)
        return;
    out->severity = ratio->value > 0 ? "normal" : "no movement";
    for (size_t i = sizeof steps / sizeof *steps; i-- > 0;)
        if (ratio->value > 0 && ratio->value < hf_cut(grading, steps[i].limit))
            out->severity = steps[i].words;
    out->doubtful =
        ratio->value < normal && ratio->value + sure * ratio->sd >= normal;
}

/* An eye that stays open is not normal, however far its lid came. */
static void judge_eye(const hf_grading *grading, hf_grade_region *out)
{
    hf_reading gap = hf_read(grading->values, "pfh", HF_VIEW_CLOSE_FULL,
                             hf_own_value(grading->side));

    out->gap = gap.value;
    if (hf_over(&gap, hf_cut(grading, HF_CUT_CLOSED_MM)) != HF_YES)
        return;
    out->doubtful = false;
    if (*out->severity)
        out->severity = "stays open";
}

static const char *no_ratio(hf_affected affected)
{
    switch (affected) {
    case HF_AFFECTED_BOTH:
        return "bilateral palsy: no healthy side";
    case HF_AFFECTED_NONE:
        return "side none: no affected side (--side)";
    default:
        return "side unknown: declare the affected side (--side)";
    }
}

static void show(const hf_grading *grading, int region, bool one)
{
    const hf_region_reading *r = &grading->regions[region];
    hf_grade_region *out = &grading->grade->regions[region];

    *out = (hf_grade_region){.name = movements[region].name,
                             .affected = NAN,
                             .healthy = NAN,
                             .ratio = NAN,
                             .sd = NAN,
                             .severity = "",
                             .gap = NAN,
                             .side = {shown(grading, region, HF_RIGHT),
                                      shown(grading, region, HF_LEFT)}};
    snprintf(out->reason, sizeof out->reason, "%s",
             one ? r->ratio.missing : no_ratio(grading->affected));
    if (!one)
        return;
    out->affected = r->shown_affected;
    out->healthy = r->shown_healthy;
    out->ratio = r->ratio.value;
    judge(grading, &r->ratio, out);
    if (region == HF_REGION_EYE)
        judge_eye(grading, out);
}

void hf_regions_read(hf_grading *grading)
{
    bool one = grading->affected == HF_AFFECTED_RIGHT ||
               grading->affected == HF_AFFECTED_LEFT;

    for (int i = 0; one && i < HF_MOVEMENTS; i++)
        read_region(grading, i, &grading->regions[i]);
    for (int i = 0; i < HF_GRADE_REGIONS; i++)
        show(grading, i, one);
}
