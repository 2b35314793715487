/* net/constant.c - the constants of a .tflite file as plain floats
 *
 * Weights are stored as float, as half floats behind a DEQUANTIZE operator,
 * or as half floats of a sparse tensor behind DENSIFY and DEQUANTIZE.
 */
#include "net/model.h"

#include <stdlib.h>
#include <string.h>
#include "base/fail.h"

float hf_half(uint16_t bits)
{
    uint32_t sign = (uint32_t)(bits & 0x8000) << 16;
    uint32_t exponent = bits >> 10 & 31, fraction = bits & 1023;
    uint32_t wide;
    float value;

    /* 5 bits of exponent, bias 15, become 8 bits, bias 127. */
    if (exponent == 0) {
        value = (float)fraction * 0x1p-24f;
        return sign ? -value : value;
    }
    wide = exponent == 31 ? 255 : exponent + 127 - 15;
    wide = sign | wide << 23 | fraction << 13;
    memcpy(&value, &wide, sizeof value);
    return value;
}

/* The same for many, without a branch: shifted into a float's place a half is
   2^112 times too small, and multiplying by a power of 2 is exact. */
static void halves(float *out, const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const uint32_t half = (uint32_t)(bytes[2 * i] | bytes[2 * i + 1] << 8);
        uint32_t wide = (half & 0x7fff) << 13;
        float value;

        memcpy(&value, &wide, sizeof value);
        value *= 0x1p112f;
        memcpy(&wide, &value, sizeof wide);
        /* Infinite, or no number: all bits of the exponent. */
        wide |= (half & 0x7c00) == 0x7c00 ? 0x7f800000u : 0;
        wide |= (half & 0x8000) << 16;
        memcpy(&out[i], &wide, sizeof wide);
    }
}

/* The stored tensor behind a chain of expanding operators, or NULL. */
static const struct hf_tensor *stored(struct hf_model *model,
                                      const struct hf_tensor *tensor)
{
    /* DEQUANTIZE and DENSIFY: two links; a longer chain is not ours. */
    for (int links = 0; tensor && links < 3; links++) {
        const struct hf_op *op;

        if (tensor->producer < 0)
            return tensor->data.count ? tensor : NULL;
        op = &model->ops[tensor->producer];
        if (op->code != HF_OP_DEQUANTIZE && op->code != HF_OP_DENSIFY)
            return NULL;
        tensor = hf_model_tensor(model, op->inputs, 0, NULL);
    }
    return NULL;
}

static size_t width(const struct hf_tensor *tensor)
{
    return tensor->type == HF_F16 ? 2 : 4;
}

static float value_at(struct hf_model *model, const struct hf_tensor *tensor,
                      size_t i)
{
    size_t at = tensor->data.at + i * width(tensor);

    return tensor->type == HF_F16 ? hf_half(hf_flat_u16(&model->flat, at))
                                  : hf_flat_f32(&model->flat, at);
}

/* One level of a sparse tensor: every index (dense) or those listed (CSR:
 * entries segment[p]..segment[p + 1] belong to the parent p). */
struct level {
    int axis;
    size_t size, stride; /* of the axis in the dense tensor */
    bool csr;
    uint8_t segment_type, index_type; /* 1 int32, 2 uint16, 3 uint8 */
    struct hf_flat_vector segments, indices;
};

struct sparse {
    struct hf_model *model;
    const struct hf_tensor *tensor;
    struct level levels[HF_NET_RANK];
    int depth;
    float *out;
    size_t left; /* entries that may still be visited */
    bool bad;
};

static size_t list_item(struct sparse *s, uint8_t type,
                        struct hf_flat_vector list, size_t i)
{
    struct hf_flat *flat = &s->model->flat;

    if (i >= list.count) {
        s->bad = true;
        return 0;
    }
    if (type == 3)
        return hf_flat_u8(flat, list.at + i);
    if (type == 2)
        return hf_flat_u16(flat, list.at + 2 * i);
    return hf_flat_u32(flat, list.at + 4 * i);
}

static void expand_level(struct sparse *s, int depth, size_t parent,
                         size_t offset)
{
    const struct level *l = &s->levels[depth];
    size_t from = parent * l->size, to = from + l->size;

    if (depth == s->depth) {
        if (parent >= s->tensor->data.count / width(s->tensor))
            s->bad = true;
        else
            s->out[offset] = value_at(s->model, s->tensor, parent);
        return;
    }
    if (l->csr) {
        from = list_item(s, l->segment_type, l->segments, parent);
        to = list_item(s, l->segment_type, l->segments, parent + 1);
    }
    for (size_t i = from; i < to && !s->bad; i++) {
        size_t index =
            l->csr ? list_item(s, l->index_type, l->indices, i) : i - from;

        if (index >= l->size || s->left == 0)
            s->bad = true;
        else if (s->left--)
            expand_level(s, depth + 1, i, offset + index * l->stride);
    }
}

static struct hf_flat_vector read_list(struct sparse *s, size_t dim,
                                       unsigned field, uint8_t *type)
{
    /* The list sits in a table of its own; its type says its element. */
    static const size_t sizes[] = {0, 4, 2, 1};
    struct hf_flat_vector none = {0, 0};
    struct hf_flat *flat = &s->model->flat;

    *type = hf_flat_byte(flat, dim, field, 0);
    if (*type < 1 || *type > 3) {
        s->bad = true;
        return none;
    }
    return hf_flat_vector(flat, hf_flat_table(flat, dim, field + 1), 0,
                          sizes[*type]);
}

/* DimensionMetadata: 0 format (1 = CSR), 1 dense size, 2/3 segments,
 * 4/5 indices. */
static void read_level(struct sparse *s, struct level *l, size_t dim, int axis)
{
    const struct hf_tensor *t = s->tensor;
    int first = HF_NET_RANK - t->rank;

    if (axis < 0 || axis >= t->rank) {
        s->bad = true;
        return;
    }
    l->axis = axis;
    l->size = (size_t)t->size[first + axis];
    l->stride = 1;
    for (int i = first + axis + 1; i < HF_NET_RANK; i++)
        l->stride *= (size_t)t->size[i];
    l->csr = hf_flat_byte(&s->model->flat, dim, 0, 0) == 1;
    if (l->csr) {
        l->segments = read_list(s, dim, 2, &l->segment_type);
        l->indices = read_list(s, dim, 4, &l->index_type);
    } else if (hf_flat_int(&s->model->flat, dim, 1, 0) != (int)l->size)
        s->bad = true;
}

/* SparsityParameters: 0 traversal order, 2 dimensions; block maps (field 1)
 * do not occur in the face networks. */
static bool expand_sparse(float *out, struct hf_model *model,
                          const struct hf_tensor *tensor)
{
    struct sparse s = {.model = model, .tensor = tensor, .out = out};
    struct hf_flat *flat = &model->flat;
    struct hf_flat_vector order, dims;
    unsigned seen = 0;

    order = hf_flat_vector(flat, tensor->sparsity, 0, 4);
    dims = hf_flat_vector(flat, tensor->sparsity, 2, 4);
    s.depth = tensor->rank;
    s.left = tensor->count * HF_NET_RANK; /* all of them on every level */
    if (dims.count != (size_t)s.depth || order.count != dims.count)
        return false;
    for (int i = 0; i < s.depth && !s.bad; i++) {
        read_level(&s, &s.levels[i],
                   hf_flat_vector_table(flat, dims, (size_t)i),
                   hf_flat_vector_int(flat, order, (size_t)i));
        seen |= 1u << s.levels[i].axis;
    }
    if (s.bad || flat->bad || seen != (1u << s.depth) - 1)
        return false;
    expand_level(&s, 0, 0, 0);
    return !s.bad && !flat->bad;
}

hf_status hf_model_floats(float **out, struct hf_model *model,
                          const struct hf_tensor *tensor, hf_error *error)
{
    const struct hf_tensor *from = stored(model, tensor);
    float *values;

    if (!from || (from->type != HF_F32 && from->type != HF_F16))
        return hf_fail(error, HF_E_UNSUPPORTED,
                       "model '%s' keeps weights in a way that is not "
                       "supported",
                       model->name);
    if (from->count != tensor->count)
        return hf_model_corrupt(model, "weights of another size", error);
    if (!from->sparsity && from->data.count != from->count * width(from))
        return hf_model_corrupt(model, "weights cut short", error);
    values = calloc(from->count, sizeof *values);
    if (!values)
        return hf_fail_memory(error);
    if (from->sparsity) {
        if (!expand_sparse(values, model, from)) {
            free(values);
            return hf_model_corrupt(model, "bad sparse weights", error);
        }
    } else if (from->type == HF_F16) {
        /* That many bytes are there: data.count says so. */
        halves(values, model->flat.bytes + from->data.at, from->count);
    } else
        for (size_t i = 0; i < from->count; i++)
            values[i] = value_at(model, from, i);
    *out = values;
    return HF_OK;
}

hf_status hf_model_ints(int32_t *out, size_t count, struct hf_model *model,
                        const struct hf_tensor *tensor, hf_error *error)
{
    if (!tensor || tensor->type != HF_I32 || tensor->count != count ||
        tensor->data.count != 4 * count)
        return hf_model_corrupt(model, "bad list of numbers", error);
    for (size_t i = 0; i < count; i++)
        out[i] = hf_flat_i32(&model->flat, tensor->data.at + 4 * i);
    return HF_OK;
}
