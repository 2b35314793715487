/* grade/regions.c - how far brow, eye and mouth move, and their ratios
 *
 * Region  movement, mm                            ratio of
 * brow    brow_elevation, view brow               the movements
 * eye     pfh at rest - pfh at close-full         closure % at close-full
 * mouth   excursion (or its lateral part),        the movements
 *         view smile-full
 *
 * A ratio is 0 when the affected movement is under the noise (or negative),
 * undefined when the healthy side moves too little to divide by: that comes
 * first, because when neither side moved nobody knows whether it was tried.
 */
#include "grade/rules.h"

#include "base/number.h"

#include <math.h>
#include <stdio.h>

static const char *const region_names[HF_GRADE_REGIONS] = {"brow", "eye",
                                                           "mouth"};

static const char *mouth_measure(const hf_grade_options *options)
{
    return options->lateral_only ? "excursion_lateral" : "excursion";
}

static hf_reading read_lid(const hf_values *values, hf_side side)
{
    hf_value_side own = hf_own_value(side);
    hf_reading rest = hf_read(values, "pfh", HF_VIEW_REST, own);
    hf_reading closed = hf_read(values, "pfh", HF_VIEW_CLOSE_FULL, own);
    char input[96];

    snprintf(input, sizeof input, "pfh %s rest - close-full",
             hf_value_side_name(own));
    return hf_read_drop(&rest, &closed, input);
}

static hf_reading read_movement(const hf_grading *grading, int region,
                                hf_side side)
{
    if (region == HF_REGION_BROW)
        return hf_read(grading->values, "brow_elevation", HF_VIEW_BROW,
                       hf_own_value(side));
    if (region == HF_REGION_EYE)
        return read_lid(grading->values, side);
    return hf_read(grading->values, mouth_measure(grading->options),
                   HF_VIEW_SMILE_FULL, hf_own_value(side));
}

/* Sides may not be compared on a photo whose head is turned too far; the
 * measures say so on their diff. */
static bool turned_away(const hf_grading *grading, int region)
{
    static const hf_view views[] = {HF_VIEW_BROW, HF_VIEW_CLOSE_FULL,
                                    HF_VIEW_SMILE_FULL};
    const char *const ids[] = {"brow_elevation", "closure",
                               mouth_measure(grading->options)};
    const hf_value *diff = hf_values_find(grading->values, ids[region],
                                          views[region], HF_VALUE_DIFF);

    return diff && diff->reason == HF_REASON_YAW;
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

    if (region == HF_REGION_EYE) {
        a = hf_read(grading->values, "closure", HF_VIEW_CLOSE_FULL,
                    hf_own_value(grading->side));
        h = hf_read(grading->values, "closure", HF_VIEW_CLOSE_FULL,
                    hf_own_value(other));
    }
    r->shown_affected = a.value;
    r->shown_healthy = h.value;
    hf_format_double(had, sizeof had, r->healthy.value, 'f', 1);
    hf_format_double(limit, sizeof limit, grading->options->healthy_mm, 'g', 6);
    if (!r->affected.ok || !r->healthy.ok)
        snprintf(r->ratio.missing, sizeof r->ratio.missing, "%s",
                 r->affected.ok ? r->healthy.missing : r->affected.missing);
    else if (turned_away(grading, region))
        snprintf(r->ratio.missing, sizeof r->ratio.missing,
                 "%s: head turned too far to compare sides",
                 region_names[region]);
    else if (r->healthy.value < grading->options->healthy_mm)
        snprintf(r->ratio.missing, sizeof r->ratio.missing,
                 "%s: healthy side moves %s mm, under %s mm",
                 region_names[region], had, limit);
    else if (hf_under(&r->affected, grading->options->noise_mm) == HF_YES)
        r->ratio.ok = true, r->ratio.value = 0;
    else if (!a.ok || !h.ok || h.value <= 0)
        snprintf(r->ratio.missing, sizeof r->ratio.missing, "%s",
                 !a.ok ? a.missing : h.missing);
    else
        divide(&r->ratio, &a, &h);
}

static void read_region(const hf_grading *grading, int region,
                        hf_region_reading *r)
{
    hf_truth still;

    r->affected = read_movement(grading, region, grading->side);
    r->healthy = read_movement(grading, region, hf_side_other(grading->side));
    r->ratio = (hf_reading){.value = NAN, .sd = NAN};
    snprintf(r->ratio.input, sizeof r->ratio.input, "%s, affected / healthy",
             region_names[region]);
    read_ratio(grading, region, r);
    still = hf_under(&r->affected, grading->options->noise_mm);
    r->moves = still == HF_NO ? HF_YES
               : still == HF_YES && r->healthy.ok &&
                       r->healthy.value >= grading->options->healthy_mm
                   ? HF_NO
                   : HF_MAYBE;
}

/* Movement of a side as it is shown: of an eye its closure, %. */
static double shown(const hf_grading *grading, int region, hf_side side)
{
    hf_reading r = region == HF_REGION_EYE
                       ? hf_read(grading->values, "closure", HF_VIEW_CLOSE_FULL,
                                 hf_own_value(side))
                       : read_movement(grading, region, side);

    return r.ok ? r.value : NAN;
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

void hf_regions_read(hf_grading *grading)
{
    bool one = grading->affected == HF_AFFECTED_RIGHT ||
               grading->affected == HF_AFFECTED_LEFT;

    for (int i = 0; i < HF_GRADE_REGIONS; i++) {
        hf_region_reading *r = &grading->regions[i];
        hf_grade_region *out = &grading->grade->regions[i];

        *out = (hf_grade_region){
            .name = region_names[i],
            .affected = NAN,
            .healthy = NAN,
            .ratio = NAN,
            .side = {shown(grading, i, HF_RIGHT), shown(grading, i, HF_LEFT)}};
        if (one) {
            read_region(grading, i, r);
            out->affected = r->shown_affected;
            out->healthy = r->shown_healthy;
            out->ratio = r->ratio.value;
        }
        snprintf(out->reason, sizeof out->reason, "%s",
                 one ? r->ratio.missing : no_ratio(grading->affected));
    }
}
