/* net/build_conv.c - convolutions and the activations fused into them */
#include "net/graph.h"

#include <stdlib.h>
#include "base/fail.h"

enum { SAME = 0, VALID = 1 }; /* padding, as the format stores it */
enum { NONE = 0, RELU = 1 };  /* fused activation, likewise */

/* Where the options of conv and depthwise differ. */
struct fields {
    unsigned activation, dilation_w, dilation_h;
};

/* Padding before the first row or column; false when the sizes do not fit.
 * SAME: total = (out - 1) * stride + window - in, half of it rounded down in
 * front. Zeros around the view come on top (VALID after PAD). */
static bool fit(int *before, int in, int front, int back, int out, int window,
                int stride, int padding)
{
    int64_t need = ((int64_t)out - 1) * stride + window, total;

    if (padding == SAME) {
        total = need > in ? need - in : 0;
        *before = (int)(total / 2);
        return front == 0 && back == 0 && out == (in - 1) / stride + 1;
    }
    total = (int64_t)in + front + back;
    *before = front;
    return total >= window && out == (total - window) / stride + 1;
}

static hf_status read_window(struct hf_builder *b, const struct hf_op *op,
                             struct hf_window *w, const int *shape,
                             const struct hf_view *view, hf_error *error)
{
    struct hf_flat *flat = &b->model.flat;
    int padding = hf_flat_byte(flat, op->options, 0, SAME);

    w->height = shape[1];
    w->width = shape[2];
    w->stride = hf_flat_int(flat, op->options, 1, 0);
    if (w->stride < 1 || w->stride > 16 || w->height > 16 || w->width > 16 ||
        w->stride != hf_flat_int(flat, op->options, 2, 0) || padding > VALID ||
        view->channels)
        return hf_build_unsupported(b, "such a window", error);
    if (!fit(&w->top, w->in_height, view->top, view->bottom, w->out_height,
             w->height, w->stride, padding) ||
        !fit(&w->left, w->in_width, view->left, view->right, w->out_width,
             w->width, w->stride, padding))
        return hf_model_corrupt(&b->model, "window does not fit", error);
    return HF_OK;
}

/* The size before zeros were put around it. */
static void read_sizes(struct hf_window *w, const struct hf_tensor *in,
                       const struct hf_view *view, const struct hf_tensor *out)
{
    w->in_height = in->size[1] - view->top - view->bottom;
    w->in_width = in->size[2] - view->left - view->right;
    w->in_channels = in->size[3];
    w->out_height = out->size[1];
    w->out_width = out->size[2];
    w->out_channels = out->size[3];
}

/* Bias of every channel, zeros when the operator has none. */
static hf_status read_bias(struct hf_builder *b, const struct hf_op *op,
                           float **bias, size_t channels, hf_error *error)
{
    const struct hf_tensor *tensor =
        hf_model_tensor(&b->model, op->inputs, 2, NULL);

    if (!tensor) {
        *bias = hf_build_fill(channels, 0);
        return *bias ? HF_OK : hf_fail_memory(error);
    }
    if (tensor->count != channels)
        return hf_model_corrupt(&b->model, "bias of another size", error);
    return hf_model_floats(bias, &b->model, tensor, error);
}

/* What conv and depthwise have in common: everything but the weights. */
static hf_status read_common(struct hf_builder *b, const struct hf_op *op,
                             const struct fields *fields, hf_layer *run,
                             struct hf_step **step,
                             const struct hf_tensor **weights, hf_error *error)
{
    struct hf_flat *flat = &b->model.flat;
    const struct hf_tensor *in, *out;
    struct hf_view *from, *to;
    struct hf_window w;
    int activation = hf_flat_byte(flat, op->options, fields->activation, 0);
    hf_status status = hf_build_input(b, op, 0, true, &in, &from, error);

    if (!status)
        status = hf_build_output(b, op, &out, &to, error);
    if (status)
        return status;
    *weights = hf_model_tensor(&b->model, op->inputs, 1, NULL);
    if (!*weights || in->size[0] != 1 || out->size[0] != 1)
        return hf_model_corrupt(&b->model, "convolution without weights",
                                error);
    if (hf_flat_int(flat, op->options, fields->dilation_w, 1) != 1 ||
        hf_flat_int(flat, op->options, fields->dilation_h, 1) != 1 ||
        activation > RELU)
        return hf_build_unsupported(b, "such a convolution", error);
    read_sizes(&w, in, from, out);
    status = read_window(b, op, &w, (*weights)->size, from, error);
    if (status)
        return status;
    *step = hf_build_step(b, op, run);
    (*step)->window = w;
    hf_build_reads(*step, from, in->count);
    (*step)->can_activate = activation == NONE;
    (*step)->slope =
        hf_build_fill(HF_PANEL * hf_panel_count((size_t)w.out_channels),
                      activation == NONE ? 1.0f : 0.0f);
    if (!(*step)->slope)
        return hf_fail_memory(error);
    return read_bias(b, op, &(*step)->bias, (size_t)w.out_channels, error);
}

static hf_status replace_packed(float **values, float *packed, hf_error *error)
{
    free(*values);
    *values = packed;
    return packed ? HF_OK : hf_fail_memory(error);
}

hf_status hf_build_conv(struct hf_builder *b, const struct hf_op *op,
                        hf_error *error)
{
    static const struct fields fields = {3, 4, 5};
    const struct hf_tensor *weights;
    struct hf_step *step;
    size_t depth, columns;
    hf_status status =
        read_common(b, op, &fields, hf_run_conv, &step, &weights, error);

    if (status)
        return status;
    if (weights->size[0] != step->window.out_channels ||
        weights->size[3] != step->window.in_channels)
        return hf_model_corrupt(&b->model, "weights of another size", error);
    columns = (size_t)weights->size[0];
    depth = weights->count / columns;
    if (depth * HF_PATCHES > b->net->patch_size)
        b->net->patch_size = depth * HF_PATCHES;
    status = hf_model_floats(&step->weights, &b->model, weights, error);
    if (!status)
        status = replace_packed(&step->weights,
                                hf_pack_weights(step->weights, depth, columns),
                                error);
    if (!status)
        status = replace_packed(&step->bias,
                                hf_pack_columns(step->bias, columns), error);
    return status;
}

hf_status hf_build_depthwise(struct hf_builder *b, const struct hf_op *op,
                             hf_error *error)
{
    static const struct fields fields = {4, 5, 6};
    const struct hf_tensor *weights;
    struct hf_step *step;
    hf_status status =
        read_common(b, op, &fields, hf_run_depthwise, &step, &weights, error);

    if (status)
        return status;
    if (weights->size[0] != 1 || weights->size[1] != 3 || weights->size[2] != 3)
        return hf_build_unsupported(b, "a depthwise window that is not 3x3",
                                    error);
    if (weights->size[3] != step->window.out_channels ||
        step->window.in_channels != step->window.out_channels)
        return hf_build_unsupported(b, "a depthwise multiplier", error);
    return hf_model_floats(&step->weights, &b->model, weights, error);
}

/* Slopes of a PRELU, or zeros for a RELU. */
static hf_status read_slope(struct hf_builder *b, const struct hf_op *op,
                            float **slope, size_t channels, hf_error *error)
{
    const struct hf_tensor *tensor =
        hf_model_tensor(&b->model, op->inputs, 1, NULL);

    if (op->code == HF_OP_RELU) {
        *slope = hf_build_fill(channels, 0);
        return *slope ? HF_OK : hf_fail_memory(error);
    }
    if (!tensor || tensor->count != channels)
        return hf_build_unsupported(b, "a slope that is not per channel",
                                    error);
    return hf_model_floats(slope, &b->model, tensor, error);
}

/* An activation that nothing precedes: a sum with nothing. */
static hf_status lone_activation(struct hf_builder *b, const struct hf_op *op,
                                 const struct hf_tensor *in,
                                 const struct hf_view *from, float *slope)
{
    struct hf_step *step = hf_build_step(b, op, hf_run_sum);

    step->slope = slope;
    step->window.out_channels = in->size[3];
    hf_build_reads(step, from, in->count);
    return HF_OK;
}

hf_status hf_build_activation(struct hf_builder *b, const struct hf_op *op,
                              hf_error *error)
{
    const struct hf_tensor *in, *out;
    struct hf_view *from, *to;
    struct hf_step *maker;
    float *slope = NULL;
    hf_status status = hf_build_input(b, op, 0, false, &in, &from, error);

    if (!status)
        status = hf_build_output(b, op, &out, &to, error);
    if (!status && (in->count != out->count || in->size[3] != out->size[3]))
        status = hf_model_corrupt(&b->model, "activation changes size", error);
    if (!status)
        status = read_slope(b, op, &slope, (size_t)in->size[3], error);
    if (status)
        return status;
    maker = from->maker < 0 ? NULL : &b->net->steps[from->maker];
    if (!maker || !maker->can_activate || from->readers != 1)
        return lone_activation(b, op, in, from, slope);
    if (maker->run == hf_run_conv)
        status = replace_packed(
            &slope, hf_pack_columns(slope, (size_t)in->size[3]), error);
    free(maker->slope);
    maker->slope = slope;
    maker->can_activate = false;
    maker->out = (size_t)(out - b->model.tensors);
    to->ready = true;
    to->maker = from->maker;
    return status;
}
