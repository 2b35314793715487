/* bench/accuracy/values.c - the measures that are compared */
#include "accuracy.h"

#include <math.h>

const struct wanted primary[] = {
    {"brow_height", HF_VALUE_DIFF},
    {"pfh", HF_VALUE_DIFF},
    {"commissure_height", HF_VALUE_DIFF},
    {"commissure_lateral", HF_VALUE_DIFF},
    {"philtrum_deviation", HF_VALUE_SINGLE},
    {"canthus_commissure", HF_VALUE_DIFF},
};
const size_t primary_count = sizeof primary / sizeof *primary;

void wanted_name(char name[64], const struct wanted *wanted)
{
    const char *side = hf_value_side_name(wanted->side);

    snprintf(name, 64, "%s%s%s", wanted->id, *side ? " " : "", side);
}

hf_values *measure(const hf_face *face, const hf_face *rest)
{
    hf_values *values = NULL;
    hf_frame frame, rest_frame;
    hf_status status;

    if (!face)
        return NULL;
    status = hf_frame_of(&frame, face, NULL, NULL);
    if (status && rest) {
        status = hf_frame_of(&rest_frame, rest, NULL, NULL);
        if (!status)
            status = hf_frame_by_rest(&frame, face, rest, &rest_frame, NULL);
    }
    if (!status)
        status = hf_measure_static(&values, face, &frame, HF_REASON_NO_FRAME,
                                   HF_VIEW_NONE, HF_AFFECTED_UNKNOWN, NULL);
    return status ? NULL : values;
}

double value_of(const hf_values *values, const struct wanted *wanted,
                double *sd)
{
    const hf_value *v =
        values ? hf_values_find(values, wanted->id, HF_VIEW_NONE, wanted->side)
               : NULL;

    if (sd)
        *sd = v ? v->sd : NAN;
    return v && !v->reason ? v->value : NAN;
}

double change_sd(const hf_values *before, const hf_values *after,
                 const struct wanted *wanted)
{
    const hf_value *a =
        before ? hf_values_find(before, wanted->id, HF_VIEW_NONE, wanted->side)
               : NULL;
    const hf_value *b =
        after ? hf_values_find(after, wanted->id, HF_VIEW_NONE, wanted->side)
              : NULL;

    return a && b ? hf_change_sd(a, b) : NAN;
}
