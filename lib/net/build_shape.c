/* net/build_shape.c - layers without learned windows, and plain views */
#include "net/graph.h"

#include <stdlib.h>
#include "base/fail.h"

static bool same_size(const struct hf_tensor *a, const struct hf_tensor *b)
{
    for (int i = 0; i < HF_NET_RANK; i++)
        if (a->size[i] != b->size[i])
            return false;
    return true;
}

/* Input and output of a layer with one input. */
static hf_status ends(struct hf_builder *b, const struct hf_op *op,
                      const struct hf_tensor **in, struct hf_view **from,
                      const struct hf_tensor **out, struct hf_view **to,
                      hf_error *error)
{
    hf_status status = hf_build_input(b, op, 0, false, in, from, error);

    return status ? status : hf_build_output(b, op, out, to, error);
}

static struct hf_step *layer(struct hf_builder *b, const struct hf_op *op,
                             hf_layer *run, const struct hf_tensor *in,
                             const struct hf_view *from,
                             const struct hf_tensor *out)
{
    struct hf_step *step = hf_build_step(b, op, run);

    step->window.in_height = in->size[1];
    step->window.in_width = in->size[2];
    step->window.in_channels = in->size[3];
    step->window.out_height = out->size[1];
    step->window.out_width = out->size[2];
    step->window.out_channels = out->size[3];
    hf_build_reads(step, from, in->count);
    return step;
}

/* --------------------------------------------------------------- views */

/* The output tensor is the input tensor's numbers under another shape. */
static hf_status same_numbers(struct hf_builder *b, const struct hf_op *op,
                              hf_error *error)
{
    const struct hf_tensor *in, *out;
    struct hf_view *from, *to;
    hf_status status = ends(b, op, &in, &from, &out, &to, error);

    if (status)
        return status;
    if (in->count != out->count)
        return hf_model_corrupt(&b->model, "reshape changes the size", error);
    to->ready = true;
    to->value = from->value;
    return HF_OK;
}

hf_status hf_build_reshape(struct hf_builder *b, const struct hf_op *op,
                           hf_error *error)
{
    return same_numbers(b, op, error);
}

/* The one slice of the face networks takes everything. With as many numbers
 * out as in and steps forward by one it can take nothing else. */
hf_status hf_build_slice(struct hf_builder *b, const struct hf_op *op,
                         hf_error *error)
{
    const struct hf_tensor *steps =
        hf_model_tensor(&b->model, op->inputs, 3, NULL);
    int32_t step[HF_NET_RANK];
    hf_status status;

    if (!steps || steps->count > HF_NET_RANK)
        return hf_build_unsupported(b, "such a slice", error);
    status = hf_model_ints(step, steps->count, &b->model, steps, error);
    for (size_t i = 0; i < steps->count && !status; i++)
        if (step[i] != 1)
            status = hf_build_unsupported(b, "a slice with steps", error);
    return status ? status : same_numbers(b, op, error);
}

/* PAD stores nothing: the layer that reads it leaves the zeros out. */
hf_status hf_build_pad(struct hf_builder *b, const struct hf_op *op,
                       hf_error *error)
{
    const struct hf_tensor *in, *out;
    struct hf_view *from, *to;
    int32_t pad[2 * HF_NET_RANK];
    hf_status status = ends(b, op, &in, &from, &out, &to, error);

    if (!status)
        status = hf_model_ints(pad, 2 * HF_NET_RANK, &b->model,
                               hf_model_tensor(&b->model, op->inputs, 1, NULL),
                               error);
    if (status)
        return status;
    for (int i = 0; i < HF_NET_RANK; i++)
        if (pad[2 * i] < 0 || pad[2 * i + 1] < 0 ||
            (int64_t)in->size[i] + pad[2 * i] + pad[2 * i + 1] != out->size[i])
            return hf_model_corrupt(&b->model, "bad padding", error);
    if (pad[0] || pad[1] || pad[6])
        return hf_build_unsupported(b, "such padding", error);
    to->ready = true;
    to->value = from->value;
    to->top = pad[2];
    to->bottom = pad[3];
    to->left = pad[4];
    to->right = pad[5];
    to->channels = pad[7];
    return HF_OK;
}

/* ---------------------------------------------------------- arithmetic */

hf_status hf_build_add(struct hf_builder *b, const struct hf_op *op,
                       hf_error *error)
{
    const struct hf_tensor *in[2], *out;
    struct hf_view *from[2], *to;
    struct hf_step *step;
    int activation = hf_flat_byte(&b->model.flat, op->options, 0, 0), wide;
    hf_status status = hf_build_input(b, op, 0, true, &in[0], &from[0], error);

    if (!status)
        status = hf_build_input(b, op, 1, true, &in[1], &from[1], error);
    if (!status)
        status = hf_build_output(b, op, &out, &to, error);
    if (status)
        return status;
    if (!same_size(in[0], in[1]) || !same_size(in[0], out))
        return hf_model_corrupt(&b->model, "sum of different sizes", error);
    wide = from[0]->channels ? 1 : 0; /* the operand stored in full */
    for (int i = 0; i < 2; i++)
        if (from[i]->top || from[i]->left || from[i]->bottom ||
            from[i]->right || (i == wide && from[i]->channels))
            return hf_build_unsupported(b, "such a sum", error);
    if (activation > 1)
        return hf_build_unsupported(b, "such an activation", error);
    step = layer(b, op, hf_run_sum, in[wide], from[wide], out);
    hf_build_reads(step, from[!wide], b->net->values[from[!wide]->value].count);
    step->window.in_channels = in[!wide]->size[3] - from[!wide]->channels;
    step->can_activate = activation == 0;
    step->slope = hf_build_fill((size_t)out->size[3], activation ? 0 : 1);
    return step->slope ? HF_OK : hf_fail_memory(error);
}

/* MUL by a constant: one number, or one per number of the input. */
hf_status hf_build_scale(struct hf_builder *b, const struct hf_op *op,
                         hf_error *error)
{
    const struct hf_tensor *in, *out, *by;
    struct hf_view *from, *to;
    struct hf_step *step;
    hf_status status = ends(b, op, &in, &from, &out, &to, error);

    if (status)
        return status;
    by = hf_model_tensor(&b->model, op->inputs, 1, NULL);
    if (!by || (by->count != 1 && by->count != in->count) ||
        hf_flat_byte(&b->model.flat, op->options, 0, 0))
        return hf_build_unsupported(b, "such a product", error);
    if (in->count != out->count)
        return hf_model_corrupt(&b->model, "product changes size", error);
    step = layer(b, op, hf_run_scale, in, from, out);
    step->count[1] = by->count;
    return hf_model_floats(&step->weights, &b->model, by, error);
}

/* ------------------------------------------------------------ pictures */

hf_status hf_build_pool(struct hf_builder *b, const struct hf_op *op,
                        hf_error *error)
{
    struct hf_flat *flat = &b->model.flat;
    const struct hf_tensor *in, *out;
    struct hf_view *from, *to;
    hf_status status = ends(b, op, &in, &from, &out, &to, error);

    if (status)
        return status;
    for (unsigned field = 1; field <= 4; field++)
        if (hf_flat_int(flat, op->options, field, 0) != 2)
            return hf_build_unsupported(b, "pooling that is not 2x2", error);
    /* Even sizes: SAME and VALID agree. */
    if (in->size[0] != 1 || in->size[1] != 2 * out->size[1] ||
        in->size[2] != 2 * out->size[2] || in->size[3] != out->size[3] ||
        hf_flat_byte(flat, op->options, 5, 0))
        return hf_build_unsupported(b, "such pooling", error);
    layer(b, op, hf_run_pool, in, from, out);
    return HF_OK;
}

/* ResizeBilinearOptions: 2 align_corners, 3 half_pixel_centers. */
hf_status hf_build_resize(struct hf_builder *b, const struct hf_op *op,
                          hf_error *error)
{
    struct hf_flat *flat = &b->model.flat;
    const struct hf_tensor *in, *out;
    struct hf_view *from, *to;
    hf_status status = ends(b, op, &in, &from, &out, &to, error);

    if (status)
        return status;
    if (hf_flat_byte(flat, op->options, 2, 0) ||
        !hf_flat_byte(flat, op->options, 3, 0) || in->size[0] != 1 ||
        out->size[1] != 2 * in->size[1] || out->size[2] != 2 * in->size[2] ||
        out->size[3] != in->size[3])
        return hf_build_unsupported(b, "such resizing", error);
    layer(b, op, hf_run_resize, in, from, out);
    return HF_OK;
}

hf_status hf_build_depth_to_space(struct hf_builder *b, const struct hf_op *op,
                                  hf_error *error)
{
    const struct hf_tensor *in, *out;
    struct hf_view *from, *to;
    hf_status status = ends(b, op, &in, &from, &out, &to, error);

    if (status)
        return status;
    if (hf_flat_int(&b->model.flat, op->options, 0, 0) != 2 ||
        in->size[0] != 1 || out->size[1] != 2 * in->size[1] ||
        out->size[2] != 2 * in->size[2] || in->size[3] != 4 * out->size[3])
        return hf_build_unsupported(b, "such rearranging", error);
    layer(b, op, hf_run_depth_to_space, in, from, out);
    return HF_OK;
}

/* Along the first dimension that is not one: parts follow each other. */
hf_status hf_build_concat(struct hf_builder *b, const struct hf_op *op,
                          hf_error *error)
{
    const struct hf_tensor *in, *out;
    struct hf_view *from, *to;
    struct hf_step *step;
    size_t total = 0;
    int axis = hf_flat_int(&b->model.flat, op->options, 0, 0);
    hf_status status = hf_build_output(b, op, &out, &to, error);

    if (status)
        return status;
    if (axis < 0 || axis >= out->rank || op->inputs.count < 1 ||
        op->inputs.count > HF_STEP_INPUTS ||
        hf_flat_byte(&b->model.flat, op->options, 1, 0))
        return hf_build_unsupported(b, "such joining", error);
    for (int i = 0; i < HF_NET_RANK - out->rank + axis; i++)
        if (out->size[i] != 1)
            return hf_build_unsupported(b, "such joining", error);
    for (size_t i = 0; i < op->inputs.count; i++) {
        status = hf_build_input(b, op, i, false, &in, &from, error);
        if (status)
            return status;
        total += in->count;
    }
    if (total != out->count)
        return hf_model_corrupt(&b->model, "joined sizes differ", error);
    step = hf_build_step(b, op, hf_run_concat);
    for (size_t i = 0; i < op->inputs.count; i++) {
        status = hf_build_input(b, op, i, false, &in, &from, error);
        if (status)
            return status;
        hf_build_reads(step, from, in->count);
    }
    return HF_OK;
}
