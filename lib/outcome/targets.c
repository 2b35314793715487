/* outcome/targets.c - published targets against the post visit
 *
 * Targets are held against the number as measured; that the number is within
 * its own error of the limit is told beside the answer and does not change it.
 */
#include <hemiface/outcome.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Two-sided 95 % of a normal distribution. */
static const double z95 = 1.96;

const char *hf_met_name(hf_met met)
{
    static const char *const names[] = {"na", "no", "yes"};

    return (unsigned)met < sizeof names / sizeof *names ? names[met] : "";
}

static const hf_change *find(const hf_changes *changes, const hf_target *target,
                             hf_value_side side)
{
    const hf_change *c;

    for (size_t i = 0; (c = hf_changes_at(changes, i)); i++)
        if (c->pre.view == target->view && c->pre.side == side &&
            !strcmp(c->pre.measure->id, target->measure))
            return c;
    return NULL;
}

/* What is held against the limit. The value before counts for LESS only; its
 * sd to first order. */
static void read(hf_target_result *r, const hf_target *target)
{
    double before = r->pre.value, after = r->post.value;

    if (target->rule != HF_TARGET_LESS) {
        r->value = after;
        r->sd = r->post.sd;
        snprintf(r->unit, sizeof r->unit, "%s", hf_value_unit(&r->post));
        return;
    }
    r->value = 100 * (1 - after / before);
    r->sd =
        100 * hypot(r->post.sd / before, after * r->pre.sd / (before * before));
    snprintf(r->unit, sizeof r->unit, "%%");
}

static bool meets(const hf_target *target, double value)
{
    switch (target->rule) {
    case HF_TARGET_FROM:
        return value >= target->limit;
    case HF_TARGET_WITHIN:
        return fabs(value) <= target->limit;
    case HF_TARGET_OVER:
    case HF_TARGET_LESS:
    default:
        return value > target->limit;
    }
}

static void answer(hf_target_result *r, const hf_target *target)
{
    double at;

    read(r, target);
    at = target->rule == HF_TARGET_WITHIN ? fabs(r->value) : r->value;
    r->met = meets(target, r->value) ? HF_MET_YES : HF_MET_NO;
    r->close = fabs(at - target->limit) < z95 * r->sd;
}

static hf_value missing(const hf_target *target, hf_value_side side,
                        hf_reason reason)
{
    return (hf_value){.measure = hf_measure_by_id(target->measure),
                      .view = target->view,
                      .side = side,
                      .reason = reason,
                      .value = NAN,
                      .sd = NAN};
}

/* One value's result. */
static void check(hf_target_result *r, const hf_target *target,
                  const hf_changes *changes, hf_value_side side)
{
    const hf_change *c = find(changes, target, side);
    bool less = target->rule == HF_TARGET_LESS;

    *r = (hf_target_result){
        .pre = c ? c->pre : missing(target, side, HF_REASON_MISSING_VIEW),
        .post = c ? c->post : missing(target, side, HF_REASON_MISSING_VIEW),
        .value = NAN,
        .sd = NAN};
    if (r->post.reason != HF_REASON_OK)
        hf_value_reason(r->reason, sizeof r->reason, &r->post);
    else if (less && r->pre.reason != HF_REASON_OK)
        hf_value_reason(r->reason, sizeof r->reason, &r->pre);
    else if (less && !(r->pre.value > 0))
        snprintf(r->reason, sizeof r->reason, "none-before");
    else
        answer(r, target);
}

static size_t undeclared(hf_target_result *r, const hf_target *target,
                         hf_value_side side)
{
    *r = (hf_target_result){.value = NAN, .sd = NAN};
    r->pre = r->post = missing(target, side, HF_REASON_SIDE_UNDECLARED);
    hf_value_reason(r->reason, sizeof r->reason, &r->post);
    return 1;
}

size_t hf_target_check(hf_target_result out[2], const hf_target *target,
                       const hf_changes *changes, hf_affected affected)
{
    bool own = target->side == HF_VALUE_RIGHT || target->side == HF_VALUE_LEFT;
    bool declared =
        affected == HF_AFFECTED_RIGHT || affected == HF_AFFECTED_LEFT;
    hf_value_side side = target->side;

    if (own && affected == HF_AFFECTED_BOTH) {
        check(&out[0], target, changes, HF_VALUE_RIGHT);
        check(&out[1], target, changes, HF_VALUE_LEFT);
        return 2;
    }
    if (own && !declared)
        return undeclared(&out[0], target, HF_VALUE_SINGLE);
    /* Right less left: its sign says nothing of the affected side. */
    if (side == HF_VALUE_DIFF && target->rule != HF_TARGET_WITHIN &&
        !declared && affected != HF_AFFECTED_BOTH)
        return undeclared(&out[0], target, side);
    if (own)
        side = affected == HF_AFFECTED_LEFT ? HF_VALUE_LEFT : HF_VALUE_RIGHT;
    check(&out[0], target, changes, side);
    return 1;
}
