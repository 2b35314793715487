/* Small .tflite networks, made for fuzzing. The layout is that of lib/net's
   model.c: tables in front of what they point to, so that every offset is
   positive. */
#include "tests/fuzz/seed_net.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "net/model.h"

enum { MOST_FIELDS = 8, NO_FIELD = -1 };

/* A tensor: sizes up to a zero; stored: constant, with a number in it. */
typedef struct tensor {
    int size[4];
    int type;
    bool stored;
    int fill; /* HF_I32: every number is this one, or the table's for PAD */
} tensor;

typedef struct op {
    int code;
    int inputs[5]; /* tensor numbers up to -1 */
    int output;
    int options[MOST_FIELDS]; /* fields by number up to NO_FIELD */
} op;

typedef struct plan {
    tensor tensors[16];
    op ops[10];
    int output;
} plan;

#define END NO_FIELD

/* Windows: padding 0 = SAME, stride, stride, ... */
static const plan plans[SEED_NETS] = {
    {{{{1, 8, 8, 4}, HF_F32, false, 0},
      {{8, 3, 3, 4}, HF_F32, true, 0},
      {{8}, HF_F32, true, 0},
      {{1, 8, 8, 8}, HF_F32, false, 0},
      {{1, 8, 8, 8}, HF_F32, false, 0},
      {{1, 3, 3, 8}, HF_F16, true, 0},
      {{1, 3, 3, 8}, HF_F32, false, 0},
      {{1, 8, 8, 8}, HF_F32, false, 0},
      {{1, 4, 4, 8}, HF_F32, false, 0},
      {{1, 1, 8}, HF_F32, true, 0},
      {{1, 4, 4, 8}, HF_F32, false, 0}},
     {{HF_OP_CONV_2D, {0, 1, 2, END}, 3, {0, 1, 1, END}},
      {HF_OP_RELU, {3, END}, 4, {END}},
      {HF_OP_DEQUANTIZE, {5, END}, 6, {END}},
      {HF_OP_DEPTHWISE_CONV_2D, {4, 6, 2, END}, 7, {0, 1, 1, 1, 1, END}},
      {HF_OP_MAX_POOL_2D, {7, END}, 8, {0, 2, 2, 2, 2, END}},
      {HF_OP_PRELU, {8, 9, END}, 10, {END}}},
     10},
    {{{{1, 4, 4, 4}, HF_F32, false, 0},
      {{4, 2}, HF_I32, true, 1},
      {{1, 6, 6, 4}, HF_F32, false, 0},
      {{8, 3, 3, 4}, HF_F32, true, 0},
      {{8}, HF_F32, true, 0},
      {{1, 4, 4, 8}, HF_F32, false, 0},
      {{1, 8, 8, 8}, HF_F32, false, 0},
      {{1, 8, 8, 8}, HF_F32, false, 0},
      {{1, 16, 16, 2}, HF_F32, false, 0}},
     {{HF_OP_PAD, {0, 1, END}, 2, {END}},
      {HF_OP_CONV_2D, {2, 3, 4, END}, 5, {1, 1, 1, END}},
      {HF_OP_RESIZE_BILINEAR, {5, END}, 6, {0, 0, 0, 1, END}},
      {HF_OP_ADD, {6, 6, END}, 7, {0, END}},
      {HF_OP_DEPTH_TO_SPACE, {7, END}, 8, {2, END}}},
     8},
    {{{{1, 2, 2, 4}, HF_F32, false, 0},
      {{1, 16}, HF_F32, false, 0},
      {{1, 16}, HF_F32, false, 0},
      {{1}, HF_F32, true, 0},
      {{1, 32}, HF_F32, false, 0},
      {{2}, HF_I32, true, 1},
      {{1, 32}, HF_F32, false, 0}},
     {{HF_OP_RESHAPE, {0, END}, 1, {END}},
      {HF_OP_MUL, {1, 3, END}, 2, {END}},
      {HF_OP_CONCATENATION, {1, 2, END}, 4, {1, END}},
      {HF_OP_STRIDED_SLICE, {4, 5, 5, 5, END}, 6, {END}}},
     6},
};

/* ---------------------------------------------------------------- bytes */

static seed_net net;

static void put(uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        net.bytes[net.count++] = (unsigned char)(value >> 8 * i & 255);
}

static void set(size_t at, uint32_t value)
{
    const size_t end = net.count;

    net.count = at;
    put(value, 4);
    net.count = end;
}

/* The offset at that place leads to what is written next. */
static void link_here(size_t at)
{
    set(at, (uint32_t)(net.count - at));
}

/* A table with room for fields 0 to count - 1, 4 bytes each; its map stands
   before it and leaves out those that are not `used` (bits). */
static size_t table(size_t count, unsigned used)
{
    const size_t map = net.count;
    size_t at;

    put((uint32_t)(4 + 2 * count), 2);
    put((uint32_t)(4 + 4 * count), 2);
    for (size_t i = 0; i < count; i++)
        put(used >> i & 1 ? (uint32_t)(4 + 4 * i) : 0, 2);
    at = net.count;
    put((uint32_t)(at - map), 4);
    for (size_t i = 0; i < count; i++)
        put(0, 4);
    return at;
}

/* An offset to a table leads to the table, not to its map. */
static size_t linked_table(size_t from, size_t count, unsigned used)
{
    const size_t at = table(count, used);

    set(from, (uint32_t)(at - from));
    return at;
}

static size_t field(size_t of, size_t index)
{
    return of + 4 + 4 * index;
}

/* A vector of room for count offsets or numbers; the place of the first. */
static size_t vector(size_t from, size_t count)
{
    size_t at;

    link_here(from);
    put((uint32_t)count, 4);
    at = net.count;
    for (size_t i = 0; i < count; i++)
        put(0, 4);
    return at;
}

static void numbers(size_t from, const int *values)
{
    size_t n = 0, at;

    while (values[n] != END)
        n++;
    at = vector(from, n);
    for (size_t i = 0; i < n; i++)
        set(at + 4 * i, (uint32_t)values[i]);
}

/* ---------------------------------------------------------------- model */

static size_t rank_of(const tensor *t)
{
    size_t rank = 0;

    while (rank < 4 && t->size[rank])
        rank++;
    return rank;
}

static size_t count_tensors(const plan *p)
{
    size_t n = 0;

    while (p->tensors[n].size[0])
        n++;
    return n;
}

/* PAD's numbers are rows by dimension: only the two in the middle are not 0. */
static uint32_t content(const tensor *t, size_t i)
{
    if (t->type == HF_I32)
        return t->size[1] != 2 || (i >= 2 && i < 6) ? (uint32_t)t->fill : 0;
    /* Numbers about 1: 0x3c00 is 1 as a half float, 0x3f800000 as a float. */
    return t->type == HF_F16 ? 0x3c00 : 0x3f800000 + (uint32_t)(i % 7 << 16);
}

/* Buffer 0 is empty, as in the files of the format; buffer i + 1 is tensor
   i's. */
static void put_buffers(const plan *p, size_t from)
{
    const size_t n = count_tensors(p), list = vector(from, n + 1);

    linked_table(list, 1, 0);
    for (size_t i = 0; i < n; i++) {
        const tensor *t = &p->tensors[i];
        const int width = t->type == HF_F16 ? 2 : 4;
        const size_t at = linked_table(list + 4 * (i + 1), 1, t->stored);
        size_t count = 1;

        if (!t->stored)
            continue;
        for (size_t k = 0; k < rank_of(t); k++)
            count *= (size_t)t->size[k];
        link_here(field(at, 0));
        put((uint32_t)(count * (size_t)width), 4);
        for (size_t k = 0; k < count; k++)
            put(content(t, k), width);
    }
}

static void put_tensors(const plan *p, size_t from)
{
    const size_t n = count_tensors(p), list = vector(from, n);

    for (size_t i = 0; i < n; i++) {
        const tensor *t = &p->tensors[i];
        const size_t at = linked_table(list + 4 * i, 3, 7);
        const size_t sizes = vector(field(at, 0), rank_of(t));

        for (size_t k = 0; k < rank_of(t); k++)
            set(sizes + 4 * k, (uint32_t)t->size[k]);
        set(field(at, 1), (uint32_t)t->type);
        set(field(at, 2), (uint32_t)(i + 1));
    }
}

static void put_ops(const plan *p, size_t n, size_t from)
{
    const size_t list = vector(from, n);

    for (size_t i = 0; i < n; i++) {
        const op *o = &p->ops[i];
        const int output[] = {o->output, END};
        const size_t at = linked_table(list + 4 * i, 5, 0x17);
        size_t options, fields = 0;

        set(field(at, 0), (uint32_t)i);
        numbers(field(at, 1), o->inputs);
        numbers(field(at, 2), output);
        while (o->options[fields] != END)
            fields++;
        options = linked_table(field(at, 4), fields, 255);
        for (size_t k = 0; k < fields; k++)
            set(field(options, k), (uint32_t)o->options[k]);
    }
}

const seed_net *seed_net_make(int which)
{
    static const int input[] = {0, END};
    const plan *p = &plans[which];
    const int output[] = {p->output, END};
    size_t root, codes, graph, ops = 0;

    net.count = 0;
    put(0, 4);
    for (const char *c = "TFL3"; *c; c++)
        put((unsigned char)*c, 1);
    root = linked_table(0, 5, 0x17);
    while (ops < 10 && p->ops[ops].inputs[0] != p->ops[ops].output)
        ops++;
    codes = vector(field(root, 1), ops);
    for (size_t i = 0; i < ops; i++)
        set(field(linked_table(codes + 4 * i, 4, 8), 3),
            (uint32_t)p->ops[i].code);
    graph = linked_table(vector(field(root, 2), 1), 4, 15);
    put_tensors(p, field(graph, 0));
    numbers(field(graph, 1), input);
    numbers(field(graph, 2), output);
    put_ops(p, ops, field(graph, 3));
    put_buffers(p, field(root, 4));
    return &net;
}
