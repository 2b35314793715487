/* review/values.c - what the points say, for the page to show */
#include "cmd/review/values.h"

#include <stdio.h>
#include <string.h>

#include <hemiface/measure.h>

#include "cmd/photo/source.h"

static hf_frame_options options_of(const manifest_row *row)
{
    hf_frame_options options = cli_frame_options();

    if (row->pupil_mm > 0)
        options.pupil_mm = row->pupil_mm;
    if (row->iris_mm > 0)
        options.iris_mm = row->iris_mm;
    return options;
}

hf_status values_frame(hf_frame *out, const manifest_row *row,
                       const hf_face *face, const hf_face *rest,
                       hf_error *error)
{
    const hf_frame_options options = options_of(row);
    hf_frame of_rest;

    /* As a visit: without a frame at rest each photo has its own. */
    if (rest && hf_frame_of(&of_rest, rest, &options, error) == HF_OK)
        return hf_frame_by_rest(out, face, rest, &of_rest, error);
    return hf_frame_of(out, face, &options, error);
}

/* -------------------------------------------------------------------- JSON */

static json_t *number(double value)
{
    /* JSON has no NaN and no infinity. */
    return value - value == 0 ? json_real(value) : json_null();
}

static json_t *value_json(const hf_value *v)
{
    char reason[80];

    if (v->reason == HF_REASON_OK)
        return json_pack("{so so}", "value", number(v->value), "sd",
                         number(v->sd));
    hf_value_reason(reason, sizeof reason, v);
    return json_pack("{sn ss}", "value", "reason", reason);
}

/* "lid_opening" as words. */
static json_t *label(const char *id)
{
    char text[80];

    snprintf(text, sizeof text, "%s", id);
    for (char *c = text; *c; c++)
        if (*c == '_')
            *c = ' ';
    return json_string(text);
}

/* An object for a measure that is not the last one's. */
static json_t *measure_json(json_t *list, const hf_measure *measure)
{
    const size_t count = json_array_size(list);
    json_t *last = json_array_get(list, count - (count > 0));
    const char *id = json_string_value(json_object_get(last, "id"));

    if (count && id && !strcmp(id, measure->id))
        return last;
    last = json_pack("{ss so ss ss ss}", "id", measure->id, "label",
                     label(measure->id), "unit", measure->unit, "region",
                     measure->region, "text", measure->text);
    return json_array_append_new(list, last) == 0 ? last : NULL;
}

/* Key by key, so that a side comes where it belongs. */
static bool add_values(json_t *list, const hf_values *values)
{
    static const char *const keys[] = {[HF_VALUE_SINGLE] = "value",
                                       [HF_VALUE_RIGHT] = "right",
                                       [HF_VALUE_LEFT] = "left",
                                       [HF_VALUE_DIFF] = "difference",
                                       [HF_VALUE_RATIO] = "ratio"};

    for (size_t i = 0; i < hf_values_count(values); i++) {
        const hf_value *v = hf_values_at(values, i);
        json_t *object = measure_json(list, v->measure);
        json_t *value = value_json(v);

        /* A single value is the measure's own: no object in between. */
        const int failed = !value ? -1
                           : v->side == HF_VALUE_SINGLE
                               ? json_object_update(object, value)
                               : json_object_set(object, keys[v->side], value);

        json_decref(value);
        if (failed)
            return false;
    }
    return true;
}

static hf_status measure(hf_values **all, const manifest_row *row,
                         hf_affected side, const hf_face *face,
                         const hf_face *rest, hf_error *error)
{
    hf_frame frame, of_rest;
    hf_values *moved = NULL;
    const bool framed = values_frame(&frame, row, face, rest, error) == HF_OK;
    const bool rested =
        rest && values_frame(&of_rest, row, rest, NULL, error) == HF_OK;
    hf_status status =
        hf_measure_static(all, face, framed ? &frame : NULL,
                          HF_REASON_IRIS_HIDDEN, row->view, side, error);

    if (status == HF_OK && rest)
        status =
            hf_measure_dynamic(&moved, rest, rested ? &of_rest : NULL, face,
                               framed ? &frame : NULL, row->view, side, error);
    if (status == HF_OK && moved)
        status = hf_values_append(*all, moved, error);
    hf_values_free(moved);
    return status;
}

json_t *values_json(const manifest_row *row, hf_affected side,
                    const hf_face *face, const hf_face *rest, hf_error *error)
{
    hf_values *values = NULL;
    json_t *list = NULL;

    if (measure(&values, row, side, face, rest, error) == HF_OK) {
        list = json_array();
        if (!add_values(list, values)) {
            json_decref(list);
            list = NULL;
            snprintf(error->text, sizeof error->text, "out of memory");
        }
    }
    hf_values_free(values);
    return list;
}
