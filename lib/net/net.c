/* net/net.c - loading and running a net */
#include "net/graph.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/fail.h"

struct hf_net_space {
    const struct hf_net *net;
    float *arena, *patch;
};

/* What each operator becomes. DEQUANTIZE and DENSIFY only make constants,
 * which are expanded where they are used. */
static const struct {
    enum hf_op_code code;
    hf_build *build;
} operators[] = {
    {HF_OP_ADD, hf_build_add},
    {HF_OP_CONCATENATION, hf_build_concat},
    {HF_OP_CONV_2D, hf_build_conv},
    {HF_OP_DEPTHWISE_CONV_2D, hf_build_depthwise},
    {HF_OP_DEPTH_TO_SPACE, hf_build_depth_to_space},
    {HF_OP_DEQUANTIZE, NULL},
    {HF_OP_MAX_POOL_2D, hf_build_pool},
    {HF_OP_MUL, hf_build_scale},
    {HF_OP_RELU, hf_build_activation},
    {HF_OP_RESHAPE, hf_build_reshape},
    {HF_OP_RESIZE_BILINEAR, hf_build_resize},
    {HF_OP_CUSTOM, hf_build_custom},
    {HF_OP_PAD, hf_build_pad},
    {HF_OP_STRIDED_SLICE, hf_build_slice},
    {HF_OP_PRELU, hf_build_activation},
    {HF_OP_DENSIFY, NULL},
};

static hf_status build_op(struct hf_builder *b, const struct hf_op *op,
                          hf_error *error)
{
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if ((int32_t)operators[i].code == op->code)
            return operators[i].build ? operators[i].build(b, op, error)
                                      : HF_OK;
    return hf_fail(error, HF_E_UNSUPPORTED,
                   "model '%s' uses operator %d, which is not supported",
                   b->model.name, (int)op->code);
}

static void count_readers(struct hf_builder *b)
{
    for (size_t i = 0; i < b->model.op_count; i++)
        for (size_t k = 0; k < b->model.ops[i].inputs.count; k++) {
            size_t number;

            if (hf_model_tensor(&b->model, b->model.ops[i].inputs, k, &number))
                b->views[number].readers++;
        }
    for (size_t k = 0; k < b->model.outputs.count; k++) {
        size_t number;

        if (hf_model_tensor(&b->model, b->model.outputs, k, &number))
            b->views[number].readers++;
    }
}

static hf_status open_graph(struct hf_builder *b, hf_error *error)
{
    struct hf_net *net = b->net;
    size_t n = b->model.tensor_count;

    b->views = calloc(n, sizeof *b->views);
    net->values = calloc(n, sizeof *net->values);
    net->steps = calloc(b->model.op_count, sizeof *net->steps);
    net->outputs = calloc(b->model.outputs.count + 1, sizeof *net->outputs);
    if (!b->views || !net->values || !net->steps || !net->outputs)
        return hf_fail_memory(error);
    net->value_count = n;
    for (size_t i = 0; i < n; i++) {
        b->views[i].value = i;
        b->views[i].maker = -1;
        net->values[i].count = b->model.tensors[i].count;
    }
    if (b->model.inputs.count != 1 ||
        !hf_model_tensor(&b->model, b->model.inputs, 0, &net->input) ||
        b->model.tensors[net->input].producer >= 0 ||
        b->model.tensors[net->input].type != HF_F32)
        return hf_model_corrupt(&b->model, "not one input", error);
    b->views[net->input].ready = true;
    count_readers(b);
    return HF_OK;
}

static hf_status close_graph(struct hf_builder *b, hf_error *error)
{
    struct hf_net *net = b->net;

    for (size_t i = 0; i < b->model.outputs.count; i++) {
        size_t number;
        const struct hf_view *view;

        if (!hf_model_tensor(&b->model, b->model.outputs, i, &number))
            return hf_model_corrupt(&b->model, "bad output", error);
        view = &b->views[number];
        if (!view->ready || view->top || view->left || view->bottom ||
            view->right || view->channels)
            return hf_model_corrupt(&b->model, "output not computed", error);
        net->outputs[net->output_count++] = view->value;
    }
    if (net->output_count == 0 || b->model.flat.bad)
        return hf_model_corrupt(&b->model, "it ends inside a table", error);
    return hf_arena_plan(net, b->model.name, error);
}

hf_status hf_net_load(struct hf_net **out, const void *bytes, size_t count,
                      const char *name, hf_error *error)
{
    struct hf_builder b = {.views = NULL};
    hf_status status = hf_model_read(&b.model, bytes, count, name, error);

    b.net = calloc(1, sizeof *b.net);
    if (!status && !b.net)
        status = hf_fail_memory(error);
    if (!status)
        status = open_graph(&b, error);
    for (size_t i = 0; i < b.model.op_count && !status; i++)
        status = build_op(&b, &b.model.ops[i], error);
    if (!status)
        status = close_graph(&b, error);
    free(b.views);
    hf_model_free(&b.model);
    if (status) {
        hf_net_free(b.net);
        return status;
    }
    hf_net_use(b.net, hf_kernels_best());
    *out = b.net;
    return HF_OK;
}

void hf_net_free(struct hf_net *net)
{
    if (!net)
        return;
    for (size_t i = 0; i < net->step_count; i++) {
        free(net->steps[i].weights);
        free(net->steps[i].bias);
        free(net->steps[i].slope);
        free(net->steps[i].region.subset);
    }
    free(net->steps);
    free(net->values);
    free(net->outputs);
    free(net);
}

size_t hf_net_input_size(const struct hf_net *net)
{
    return net->values[net->input].count;
}

size_t hf_net_output_count(const struct hf_net *net)
{
    return net->output_count;
}

size_t hf_net_output_size(const struct hf_net *net, size_t output)
{
    return net->values[net->outputs[output]].count;
}

void hf_net_use(struct hf_net *net, const struct hf_kernels *kernels)
{
    for (size_t i = 0; i < net->step_count; i++)
        net->steps[i].kernels = kernels;
}

hf_status hf_net_space_new(struct hf_net_space **out, const struct hf_net *net,
                           hf_error *error)
{
    struct hf_net_space *space = calloc(1, sizeof *space);

    if (!space)
        return hf_fail_memory(error);
    space->net = net;
    space->arena = calloc(net->arena_size, sizeof *space->arena);
    space->patch = calloc(net->patch_size + 1, sizeof *space->patch);
    if (!space->arena || !space->patch) {
        hf_net_space_free(space);
        return hf_fail_memory(error);
    }
    *out = space;
    return HF_OK;
}

void hf_net_space_free(struct hf_net_space *space)
{
    if (!space)
        return;
    free(space->arena);
    free(space->patch);
    free(space);
}

float *hf_net_input(struct hf_net_space *space)
{
    return space->arena + space->net->values[space->net->input].offset;
}

void hf_net_run(struct hf_net_space *space)
{
    const struct hf_net *net = space->net;

    for (size_t i = 0; i < net->step_count; i++) {
        const struct hf_step *step = &net->steps[i];
        const float *in[HF_STEP_INPUTS] = {NULL};

        for (size_t k = 0; k < step->inputs; k++)
            in[k] = space->arena + net->values[step->in[k]].offset;
        step->run(step, space->arena + net->values[step->out].offset, in,
                  space->patch);
    }
}

const float *hf_net_output(const struct hf_net_space *space, size_t output)
{
    const struct hf_net *net = space->net;

    return space->arena + net->values[net->outputs[output]].offset;
}
