/* outcome/direction.c - what a change means
 *
 * value                          better is              else
 * diff                           |value| smaller
 * ratio                          nearer to 100 %
 * unpaired, best near zero       |value| smaller
 * other unpaired                 hf_measure.better      changed
 * affected side's own            hf_measure.better      changed
 * healthy side's own, any        (none)                 changed
 *
 * Within mdc95 it is unchanged. Where symmetry counts, the gain is
 * |pre - ideal| - |post - ideal|: a diff that goes from -4 to +4 mm has
 * changed and gained nothing, so it is `changed`, neither improved nor
 * unchanged. Gain and change are held against the same mdc95.
 */
#include "outcome/direction.h"

#include <math.h>
#include <string.h>

/* Two-sided 95 % of a normal distribution. A change between two single
 * measurements has the sd of both; with equal sds 1.96 * sd of the change is
 * the usual 1.96 * sqrt(2) * sd of one. */
static const double z95 = 1.96;

const char *hf_direction_name(hf_direction direction)
{
    static const char *const names[] = {"na", "unchanged", "improved", "worse",
                                        "changed"};

    return (unsigned)direction < sizeof names / sizeof *names ? names[direction]
                                                              : "";
}

bool hf_is_affected(hf_value_side side, hf_affected affected)
{
    if (side == HF_VALUE_RIGHT)
        return affected == HF_AFFECTED_RIGHT || affected == HF_AFFECTED_BOTH;
    if (side == HF_VALUE_LEFT)
        return affected == HF_AFFECTED_LEFT || affected == HF_AFFECTED_BOTH;
    return false;
}

/* The value of a symmetric face; false if the value has none. */
static bool symmetric_at(const hf_value *value, double *ideal)
{
    *ideal = value->side == HF_VALUE_RATIO ? 100 : 0;
    return value->side == HF_VALUE_RATIO || value->side == HF_VALUE_DIFF ||
           (value->side == HF_VALUE_SINGLE &&
            value->measure->better == HF_BETTER_NEAR_ZERO);
}

static hf_direction symmetry(const hf_change *c, double ideal)
{
    double gain = fabs(c->pre.value - ideal) - fabs(c->post.value - ideal);

    if (gain > c->mdc95)
        return HF_IMPROVED;
    if (gain < -c->mdc95)
        return HF_WORSE;
    return fabs(c->change) > c->mdc95 ? HF_CHANGED : HF_UNCHANGED;
}

/* A direction of movement is neither better nor worse: outwards against
 * inwards is no gain in angle. */
static bool aimless(const hf_measure *measure)
{
    return !strcmp(measure->id, "excursion_angle");
}

static hf_direction direction(const hf_change *c)
{
    hf_better better = c->pre.measure->better;
    double ideal;

    if (isnan(c->change))
        return HF_UNDETERMINED;
    if (aimless(c->pre.measure))
        return fabs(c->change) > c->mdc95 ? HF_CHANGED : HF_UNCHANGED;
    if (symmetric_at(&c->pre, &ideal))
        return symmetry(c, ideal);
    if (fabs(c->change) <= c->mdc95)
        return HF_UNCHANGED;
    if ((better != HF_BETTER_HIGHER && better != HF_BETTER_LOWER) ||
        (c->pre.side != HF_VALUE_SINGLE && !c->affected))
        return HF_CHANGED;
    return (c->change > 0) == (better == HF_BETTER_HIGHER) ? HF_IMPROVED
                                                           : HF_WORSE;
}

void hf_change_fill(hf_change *c, hf_affected affected)
{
    bool both = c->pre.reason == HF_REASON_OK && c->post.reason == HF_REASON_OK;
    bool difference =
        c->pre.side == HF_VALUE_DIFF || c->pre.side == HF_VALUE_SINGLE;

    c->affected = hf_is_affected(c->pre.side, affected);
    c->change = both ? c->post.value - c->pre.value : NAN;
    /* Of angles the short way round. */
    if (!strcmp(hf_value_unit(&c->pre), "deg"))
        c->change = remainder(c->change, 360);
    c->sd = hf_change_sd(&c->pre, &c->post);
    c->mdc95 = z95 * c->sd;
    c->noticeable = difference ? c->pre.measure->noticeable : NAN;
    c->direction = direction(c);
}
