/* measure/values.c - a growing list of values */
#include <hemiface/measure.h>

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"

struct hf_values {
    hf_value *list;
    size_t count, room;
};

static const char *const sides[] = {
    [HF_VALUE_SINGLE] = "",   [HF_VALUE_RIGHT] = "R",     [HF_VALUE_LEFT] = "L",
    [HF_VALUE_DIFF] = "diff", [HF_VALUE_RATIO] = "ratio",
};

static const char *const reasons[HF_REASON_COUNT] = {
    [HF_REASON_OK] = "",
    [HF_REASON_MISSING_CONTOUR] = "missing-contour",
    [HF_REASON_IRIS_HIDDEN] = "iris-hidden",
    [HF_REASON_NO_FRAME] = "no-frame",
    [HF_REASON_OUTSIDE_CONTOUR] = "outside-contour",
    [HF_REASON_HEALTHY_NEAR_ZERO] = "healthy-near-zero",
    [HF_REASON_SIDE_UNDECLARED] = "side-undeclared",
    [HF_REASON_BILATERAL] = "bilateral",
    [HF_REASON_YAW] = "yaw",
    [HF_REASON_NO_REST] = "no-rest",
    [HF_REASON_MISSING_VIEW] = "missing-view",
    [HF_REASON_NO_FACE] = "no-face",
    [HF_REASON_NO_MOVEMENT] = "no-movement",
    [HF_REASON_NO_NUMBER] = "no-number",
    [HF_REASON_IRIS_SMALL] = "iris-small",
    [HF_REASON_BLUR] = "blur",
    [HF_REASON_DARK] = "dark",
    [HF_REASON_BRIGHT] = "bright",
    [HF_REASON_GLARE] = "glare",
    [HF_REASON_ON_MIDLINE] = "on-midline",
};

const char *hf_value_side_name(hf_value_side side)
{
    return (unsigned)side <= HF_VALUE_RATIO ? sides[side] : "";
}

const char *hf_reason_name(hf_reason reason)
{
    return (unsigned)reason < HF_REASON_COUNT ? reasons[reason] : "";
}

const char *hf_value_unit(const hf_value *value)
{
    return value->side == HF_VALUE_RATIO ? "%" : value->measure->unit;
}

void hf_value_reason(char *text, size_t size, const hf_value *value)
{
    const char *contour = "";

    if (value->reason == HF_REASON_MISSING_CONTOUR ||
        value->reason == HF_REASON_OUTSIDE_CONTOUR)
        contour = hf_contour_name(value->contour);
    snprintf(text, size, "%s%s%s", hf_reason_name(value->reason),
             *contour ? ":" : "", contour);
}

static double own_variance(const hf_value *v)
{
    return fmax(0, v->sd * v->sd - v->shared_sd * v->shared_sd);
}

double hf_value_mdc95(const hf_value *value)
{
    return value->reason == HF_REASON_OK ? hf_mdc95(sqrt(own_variance(value)))
                                         : NAN;
}

double hf_change_sd(const hf_value *pre, const hf_value *post)
{
    double shared = pre->shared_sd - post->shared_sd;

    if (pre->reason != HF_REASON_OK || post->reason != HF_REASON_OK)
        return NAN;
    return sqrt(own_variance(pre) + own_variance(post) + shared * shared);
}

double hf_mdc95(double sd)
{
    return 1.96 * sqrt(2) * sd;
}

hf_status hf_values_new(hf_values **out, hf_error *error)
{
    hf_values *values = calloc(1, sizeof *values);

    if (!values)
        return hf_fail_memory(error);
    *out = values;
    return HF_OK;
}

void hf_values_free(hf_values *values)
{
    if (!values)
        return;
    free(values->list);
    free(values);
}

size_t hf_values_count(const hf_values *values)
{
    return values->count;
}

const hf_value *hf_values_at(const hf_values *values, size_t index)
{
    return index < values->count ? &values->list[index] : NULL;
}

const hf_value *hf_values_find(const hf_values *values, const char *id,
                               hf_view view, hf_value_side side)
{
    size_t i;

    for (i = 0; i < values->count; i++) {
        const hf_value *v = &values->list[i];

        if (v->view == view && v->side == side &&
            strcmp(v->measure->id, id) == 0)
            return v;
    }
    return NULL;
}

static hf_status reserve(hf_values *values, size_t more, hf_error *error)
{
    size_t need = values->count + more, room = values->room;
    hf_value *list;

    if (need <= room)
        return HF_OK;
    room = need > 2 * room ? need : 2 * room;
    if (need < more || room > SIZE_MAX / sizeof *list)
        return hf_fail_memory(error);
    list = realloc(values->list, room * sizeof *list);
    if (!list)
        return hf_fail_memory(error);
    values->list = list;
    values->room = room;
    return HF_OK;
}

hf_status hf_values_add(hf_values *values, hf_value value, hf_error *error)
{
    hf_status status;

    if (!value.measure)
        return hf_fail(error, HF_E_OPTION, "a value needs its measure");
    if (value.reason == HF_REASON_OK &&
        (!isfinite(value.value) || !isfinite(value.sd)))
        return hf_fail(error, HF_E_OPTION,
                       "'%s' is not finite: give the reason why it is na",
                       value.measure->id);
    status = reserve(values, 1, error);
    if (status == HF_OK)
        values->list[values->count++] = value;
    return status;
}

hf_status hf_values_append(hf_values *values, const hf_values *more,
                           hf_error *error)
{
    size_t count = more->count; /* more may be the list itself */
    hf_status status = reserve(values, count, error);

    if (status == HF_OK && count > 0) {
        memcpy(values->list + values->count, more->list,
               count * sizeof *more->list);
        values->count += count;
    }
    return status;
}
