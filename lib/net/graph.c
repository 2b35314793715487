/* net/graph.c - what the builders of all layers share */
#include "net/graph.h"

#include <stdlib.h>
#include "base/fail.h"

#undef hf_build_unsupported /* what analysers are told */

hf_status hf_build_unsupported(const struct hf_builder *b, const char *what,
                               hf_error *error)
{
    return hf_fail(error, HF_E_UNSUPPORTED,
                   "model '%s' uses %s, which is not supported", b->model.name,
                   what);
}

static bool is_padded(const struct hf_view *view)
{
    return view->top || view->left || view->bottom || view->right ||
           view->channels;
}

hf_status hf_build_input(struct hf_builder *b, const struct hf_op *op, size_t i,
                         bool padded, const struct hf_tensor **tensor,
                         struct hf_view **view, hf_error *error)
{
    size_t number;

    *tensor = hf_model_tensor(&b->model, op->inputs, i, &number);
    if (!*tensor || !b->views[number].ready)
        return hf_model_corrupt(&b->model, "input used before it is computed",
                                error);
    *view = &b->views[number];
    if (is_padded(*view) && !padded)
        return hf_build_unsupported(b, "padding before such a layer", error);
    return HF_OK;
}

hf_status hf_build_output(struct hf_builder *b, const struct hf_op *op,
                          const struct hf_tensor **tensor,
                          struct hf_view **view, hf_error *error)
{
    size_t number;

    *tensor = hf_model_tensor(&b->model, op->outputs, 0, &number);
    if (!*tensor || op->outputs.count != 1 || b->views[number].ready)
        return hf_model_corrupt(&b->model, "bad operator output", error);
    if ((*tensor)->type != HF_F32)
        return hf_build_unsupported(b, "whole-number layers", error);
    *view = &b->views[number];
    return HF_OK;
}

struct hf_step *hf_build_step(struct hf_builder *b, const struct hf_op *op,
                              hf_layer *run)
{
    struct hf_step *step = &b->net->steps[b->net->step_count];
    size_t number = 0;

    /* One step per operator at most: the array has room for all. */
    hf_model_tensor(&b->model, op->outputs, 0, &number);
    step->run = run;
    step->out = number;
    b->views[number].ready = true;
    b->views[number].maker = (int)b->net->step_count++;
    return step;
}

void hf_build_reads(struct hf_step *step, const struct hf_view *view,
                    size_t count)
{
    step->in[step->inputs] = view->value;
    step->count[step->inputs++] = count;
}

float *hf_build_fill(size_t n, float value)
{
    float *values = malloc(n * sizeof *values);

    for (size_t i = 0; values && i < n; i++)
        values[i] = value;
    return values;
}

float *hf_pack_weights(const float *rows, size_t depth, size_t columns)
{
    size_t panels = hf_panel_count(columns);
    float *packed = calloc(panels * depth * HF_PANEL + 1, sizeof *packed);

    for (size_t p = 0; packed && p < panels; p++) {
        size_t first = hf_panel_column(p, columns);
        float *to = packed + p * depth * HF_PANEL;

        for (size_t j = 0; j < HF_PANEL && first + j < columns; j++)
            for (size_t k = 0; k < depth; k++)
                to[k * HF_PANEL + j] = rows[(first + j) * depth + k];
    }
    return packed;
}

float *hf_pack_columns(const float *per_column, size_t columns)
{
    return hf_pack_weights(per_column, 1, columns);
}
