/* net/arena.c - one block of memory for all values of a net
 *
 * Greedy: largest value first, at the lowest place free during its life. For
 * the face networks this needs 1.9 to 4.3 MB where separate blocks would need
 * ten times that.
 */
#include "net/graph.h"

#include <stdlib.h>
#include "base/fail.h"

/* Values begin on cache lines. */
#define LINE 16
/* Largest arena in floats (256 MiB), against damaged sizes. */
#define LARGEST ((size_t)1 << 26)

static void note_lives(struct hf_net *net)
{
    for (size_t i = 0; i < net->step_count; i++) {
        const struct hf_step *step = &net->steps[i];
        struct hf_value *out = &net->values[step->out];

        out->used = true;
        out->first = out->last = i;
        for (size_t k = 0; k < step->inputs; k++)
            net->values[step->in[k]].last = i;
    }
    net->values[net->input].used = true;
    net->values[net->input].first = 0;
    for (size_t i = 0; i < net->output_count; i++)
        net->values[net->outputs[i]].last = net->step_count;
}

static int larger_first(const void *a, const void *b)
{
    const struct hf_value *x = *(struct hf_value *const *)a;
    const struct hf_value *y = *(struct hf_value *const *)b;

    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return (x > y) - (x < y); /* same order with every sort */
}

static bool together(const struct hf_value *a, const struct hf_value *b)
{
    return a->first <= b->last && b->first <= a->last;
}

/* The lowest offset where the value overlaps none of the `done` first ones:
 * start at 0 and move past whatever is in the way until nothing is. */
static size_t place(struct hf_value *const *sorted, size_t done)
{
    const struct hf_value *v = sorted[done];
    size_t at = 0;
    bool moved = true;

    while (moved) {
        moved = false;
        for (size_t i = 0; i < done; i++) {
            const struct hf_value *o = sorted[i];

            if (together(v, o) && at < o->offset + o->count &&
                o->offset < at + v->count) {
                at = (o->offset + o->count + LINE - 1) / LINE * LINE;
                moved = true;
            }
        }
    }
    return at;
}

hf_status hf_arena_plan(struct hf_net *net, const char *name, hf_error *error)
{
    struct hf_value **sorted = calloc(net->value_count, sizeof *sorted);
    size_t n = 0;

    if (!sorted)
        return hf_fail_memory(error);
    note_lives(net);
    for (size_t i = 0; i < net->value_count; i++)
        if (net->values[i].used)
            sorted[n++] = &net->values[i];
    qsort(sorted, n, sizeof(struct hf_value *), larger_first);
    for (size_t i = 0; i < n; i++) {
        sorted[i]->offset = place(sorted, i);
        if (sorted[i]->offset + sorted[i]->count > net->arena_size)
            net->arena_size = sorted[i]->offset + sorted[i]->count;
    }
    free(sorted);
    if (net->arena_size > LARGEST)
        return hf_fail(error, HF_E_LIMIT,
                       "model '%s' needs more memory than a face network "
                       "should",
                       name);
    return HF_OK;
}
