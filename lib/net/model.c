/* net/model.c - the tables of a .tflite file
 *
 * Field numbers are those of the format's public schema (TensorFlow Lite,
 * schema version 3): Model 1 operator codes, 2 subgraphs, 4 buffers;
 * OperatorCode 0 old code, 1 custom name, 3 code; SubGraph 0 tensors,
 * 1 inputs, 2 outputs, 3 operators; Tensor 0 shape, 1 type, 2 buffer,
 * 6 sparsity; Operator 0 code index, 1 inputs, 2 outputs, 4 options,
 * 5 custom options; Buffer 0 data.
 */
#include "net/model.h"

#include <stdlib.h>
#include <string.h>
#include "base/fail.h"

#undef hf_model_corrupt /* what analysers are told */

/* Most tensors or operators of a file. The largest face network has 1096 and
 * 712; more would only come from a damaged count. */
#define MOST 65536

hf_status hf_model_corrupt(const struct hf_model *model, const char *what,
                           hf_error *error)
{
    return hf_fail(error, HF_E_CORRUPT,
                   "model '%s' is damaged: %s; install the file again",
                   model->name, what);
}

static hf_status read_shape(struct hf_model *model, struct hf_tensor *tensor,
                            struct hf_flat_vector shape, hf_error *error)
{
    if (shape.count > HF_NET_RANK)
        return hf_fail(error, HF_E_UNSUPPORTED,
                       "model '%s' has a tensor of more than 4 dimensions",
                       model->name);
    tensor->rank = (int)shape.count;
    tensor->count = 1;
    for (size_t i = 0; i < HF_NET_RANK; i++)
        tensor->size[i] = 1;
    for (size_t i = 0; i < shape.count; i++) {
        int32_t n = hf_flat_vector_int(&model->flat, shape, i);

        if (n < 1 || (size_t)n > HF_NET_LARGEST / tensor->count)
            return hf_model_corrupt(model, "impossible tensor size", error);
        tensor->size[HF_NET_RANK - shape.count + i] = n;
        tensor->count *= (size_t)n;
    }
    return HF_OK;
}

static hf_status read_tensor(struct hf_model *model, struct hf_tensor *tensor,
                             size_t table, struct hf_flat_vector buffers,
                             hf_error *error)
{
    struct hf_flat *flat = &model->flat;
    size_t buffer = (size_t)(uint32_t)hf_flat_int(flat, table, 2, 0);

    tensor->type = hf_flat_byte(flat, table, 1, HF_F32);
    tensor->sparsity = hf_flat_table(flat, table, 6);
    tensor->producer = -1;
    tensor->data =
        hf_flat_vector(flat, hf_flat_vector_table(flat, buffers, buffer), 0, 1);
    return read_shape(model, tensor, hf_flat_vector(flat, table, 0, 4), error);
}

static hf_status read_tensors(struct hf_model *model, size_t graph,
                              struct hf_flat_vector buffers, hf_error *error)
{
    struct hf_flat *flat = &model->flat;
    struct hf_flat_vector list = hf_flat_vector(flat, graph, 0, 4);
    hf_status status = HF_OK;

    if (list.count == 0 || list.count > MOST)
        return hf_model_corrupt(model, "impossible number of tensors", error);
    model->tensors = calloc(list.count, sizeof *model->tensors);
    if (!model->tensors)
        return hf_fail_memory(error);
    model->tensor_count = list.count;
    for (size_t i = 0; i < list.count && !status && !flat->bad; i++)
        status =
            read_tensor(model, &model->tensors[i],
                        hf_flat_vector_table(flat, list, i), buffers, error);
    return status;
}

static void read_op(struct hf_model *model, struct hf_op *op, size_t table,
                    struct hf_flat_vector codes)
{
    struct hf_flat *flat = &model->flat;
    size_t index = (size_t)(uint32_t)hf_flat_int(flat, table, 0, 0);
    size_t code = hf_flat_vector_table(flat, codes, index);
    int32_t old = hf_flat_byte(flat, code, 0, 0);

    /* The old field is one byte; codes beyond it are in the new field. */
    op->code = hf_flat_int(flat, code, 3, 0);
    if (old > op->code)
        op->code = old;
    op->name = hf_flat_vector(flat, code, 1, 1);
    op->inputs = hf_flat_vector(flat, table, 1, 4);
    op->outputs = hf_flat_vector(flat, table, 2, 4);
    op->options = hf_flat_table(flat, table, 4);
    op->custom = hf_flat_vector(flat, table, 5, 1);
}

/* Notes which operator makes each tensor: one at most. */
static hf_status note_producers(struct hf_model *model, hf_error *error)
{
    for (size_t i = 0; i < model->op_count; i++) {
        struct hf_flat_vector list = model->ops[i].outputs;

        for (size_t k = 0; k < list.count; k++) {
            size_t number;

            if (!hf_model_tensor(model, list, k, &number) ||
                model->tensors[number].producer >= 0)
                return hf_model_corrupt(model, "bad operator output", error);
            model->tensors[number].producer = (int)i;
        }
    }
    return HF_OK;
}

static hf_status read_ops(struct hf_model *model, size_t graph,
                          struct hf_flat_vector codes, hf_error *error)
{
    struct hf_flat *flat = &model->flat;
    struct hf_flat_vector list = hf_flat_vector(flat, graph, 3, 4);

    if (list.count == 0 || list.count > MOST)
        return hf_model_corrupt(model, "impossible number of operators", error);
    model->ops = calloc(list.count, sizeof *model->ops);
    if (!model->ops)
        return hf_fail_memory(error);
    model->op_count = list.count;
    for (size_t i = 0; i < list.count && !flat->bad; i++)
        read_op(model, &model->ops[i], hf_flat_vector_table(flat, list, i),
                codes);
    return note_producers(model, error);
}

hf_status hf_model_read(struct hf_model *model, const void *bytes, size_t count,
                        const char *name, hf_error *error)
{
    struct hf_flat *flat = &model->flat;
    struct hf_flat_vector graphs, codes, buffers;
    size_t root, graph;
    hf_status status;

    memset(model, 0, sizeof *model);
    model->name = name;
    flat->bytes = bytes;
    flat->count = count;
    if (count < 8 || memcmp(flat->bytes + 4, "TFL3", 4) != 0)
        return hf_fail(error, HF_E_FORMAT, "'%s' is not a .tflite model", name);
    root = hf_flat_follow(flat, 0);
    codes = hf_flat_vector(flat, root, 1, 4);
    graphs = hf_flat_vector(flat, root, 2, 4);
    buffers = hf_flat_vector(flat, root, 4, 4);
    if (graphs.count != 1)
        return hf_model_corrupt(model, "not one graph", error);
    graph = hf_flat_vector_table(flat, graphs, 0);
    model->inputs = hf_flat_vector(flat, graph, 1, 4);
    model->outputs = hf_flat_vector(flat, graph, 2, 4);
    status = read_tensors(model, graph, buffers, error);
    if (!status)
        status = read_ops(model, graph, codes, error);
    if (!status && flat->bad)
        status = hf_model_corrupt(model, "it ends inside a table", error);
    return status;
}

void hf_model_free(struct hf_model *model)
{
    free(model->tensors);
    free(model->ops);
}

const struct hf_tensor *hf_model_tensor(struct hf_model *model,
                                        struct hf_flat_vector list, size_t i,
                                        size_t *number)
{
    int32_t n;

    if (i >= list.count)
        return NULL;
    n = hf_flat_vector_int(&model->flat, list, i);
    if (n < 0 || (size_t)n >= model->tensor_count)
        return NULL;
    if (number)
        *number = (size_t)n;
    return &model->tensors[n];
}
