/* detect/shape_read.c - the files of dlib's shape predictors
 *
 * In this order: version; mean shape; list of stages, each a list of trees;
 * per stage the list of its pixels' points; per stage the list of its pixels'
 * offsets. A matrix begins with its rows and columns, both negative in files
 * of the present kind.
 */
#include "detect/shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/file.h"
#include "detect/packed.h"

/* The version that dlib writes since it has predictors (2014). */
#define VERSION 1
/* Most stages: known files have 10 to 15. Each fits the whole shape, however
 * few bytes it takes, so that a file of nothing but stages would run long. */
#define MOST_STAGES 1000

struct reader {
    struct hf_packed in;
    hf_shape *shape;
    bool no_memory;
};

static bool fine(const struct reader *r)
{
    return !r->in.why && !r->no_memory;
}

/* Room for n things; NULL (and noted) if there is none, or after an error. */
static void *room(struct reader *r, size_t n, size_t each)
{
    void *p = fine(r) && n > 0 ? calloc(n, each) : NULL;

    if (!p && fine(r) && n > 0)
        r->no_memory = true;
    return p;
}

/* The rows of a column vector. */
static size_t read_rows(struct reader *r)
{
    const int64_t rows = hf_packed_int(&r->in);
    const int64_t columns = hf_packed_int(&r->in);
    const int64_t count = rows < 0 ? -rows : rows;

    if (columns != 1 && columns != -1)
        hf_packed_fail(&r->in, "expected a matrix of one column");
    else if (count < 2 || count > 2 * HF_SHAPE_MOST_POINTS || count % 2)
        hf_packed_fail(&r->in, "a shape has a wrong number of points");
    else if ((size_t)count > (r->in.end - r->in.at) / HF_PACKED_REAL)
        hf_packed_fail(&r->in, "it ends early");
    return fine(r) ? (size_t)count : 0;
}

static void read_start(struct reader *r)
{
    const size_t n = read_rows(r);

    r->shape->points = n / 2;
    r->shape->start = room(r, n, sizeof *r->shape->start);
    if (r->shape->start)
        hf_packed_reals(&r->in, r->shape->start, n);
}

static void read_splits(struct reader *r, struct hf_shape_tree *tree)
{
    const size_t n =
        hf_packed_count(&r->in, 2 * HF_PACKED_INT + HF_PACKED_REAL);

    tree->splits = room(r, n, sizeof *tree->splits);
    if (!tree->splits)
        return;
    tree->count = n;
    for (size_t i = 0; i < n && fine(r); i++) {
        struct hf_shape_split *s = &tree->splits[i];

        s->first = (uint32_t)hf_packed_index(&r->in, UINT32_MAX,
                                             "a pixel's number is wrong");
        s->second = (uint32_t)hf_packed_index(&r->in, UINT32_MAX,
                                              "a pixel's number is wrong");
        s->limit = hf_packed_real(&r->in);
    }
}

static void read_leaves(struct reader *r, struct hf_shape_tree *tree)
{
    const size_t wide = 2 * r->shape->points;
    const size_t n =
        hf_packed_count(&r->in, 2 * HF_PACKED_INT + wide * HF_PACKED_REAL);

    if (fine(r) && n != tree->count + 1)
        hf_packed_fail(&r->in, "a tree's leaves do not fit its splits");
    tree->leaves = room(r, n * wide, sizeof *tree->leaves);
    for (size_t i = 0; i < n && fine(r); i++)
        if (read_rows(r) == wide)
            hf_packed_reals(&r->in, tree->leaves + i * wide, wide);
        else
            hf_packed_fail(&r->in, "a leaf has a wrong number of points");
}

static void read_trees(struct reader *r, struct hf_shape_stage *stage)
{
    /* Two lengths and a leaf. */
    const size_t least =
        4 * HF_PACKED_INT + 2 * r->shape->points * (size_t)HF_PACKED_REAL;
    const size_t n = hf_packed_count(&r->in, least);

    stage->trees = room(r, n, sizeof *stage->trees);
    if (!stage->trees)
        return;
    stage->count = n;
    for (size_t i = 0; i < n && fine(r); i++) {
        read_splits(r, &stage->trees[i]);
        read_leaves(r, &stage->trees[i]);
    }
}

static void read_stages(struct reader *r)
{
    hf_shape *s = r->shape;
    const size_t n =
        hf_packed_index(&r->in, MOST_STAGES, "it has too many stages");

    s->stages = room(r, n, sizeof *s->stages);
    if (!s->stages)
        return;
    s->count = n;
    for (size_t i = 0; i < n && fine(r); i++)
        read_trees(r, &s->stages[i]);
}

static void read_anchors(struct reader *r, struct hf_shape_stage *stage)
{
    const size_t n = hf_packed_count(&r->in, HF_PACKED_INT);

    stage->anchors = room(r, n, sizeof *stage->anchors);
    if (!stage->anchors)
        return;
    stage->pixels = n;
    for (size_t i = 0; i < n; i++)
        stage->anchors[i] = (uint32_t)hf_packed_index(
            &r->in, r->shape->points - 1, "a pixel's point is wrong");
}

static void read_deltas(struct reader *r, struct hf_shape_stage *stage)
{
    const size_t n = hf_packed_count(&r->in, 2 * HF_PACKED_REAL);

    if (fine(r) && n != stage->pixels)
        hf_packed_fail(&r->in, "pixels and their points differ in number");
    stage->deltas = room(r, n, sizeof *stage->deltas);
    for (size_t i = 0; i < n && fine(r); i++)
        hf_packed_reals(&r->in, stage->deltas[i], 2);
}

/* Whether the trees ask for pixels that there are. */
static void check_splits(struct reader *r, const struct hf_shape_stage *stage)
{
    for (size_t t = 0; t < stage->count && fine(r); t++)
        for (size_t i = 0; i < stage->trees[t].count; i++) {
            const struct hf_shape_split *s = &stage->trees[t].splits[i];

            if (s->first >= stage->pixels || s->second >= stage->pixels)
                hf_packed_fail(&r->in, "a tree asks for a pixel that is none");
        }
}

static void read_all(struct reader *r)
{
    hf_shape *s = r->shape;
    const char *const wrong = "its stages differ in number";

    read_start(r);
    read_stages(r);
    if (fine(r) && hf_packed_index(&r->in, MOST_STAGES, wrong) != s->count)
        hf_packed_fail(&r->in, wrong);
    for (size_t i = 0; i < s->count && fine(r); i++)
        read_anchors(r, &s->stages[i]);
    if (fine(r) && hf_packed_index(&r->in, MOST_STAGES, wrong) != s->count)
        hf_packed_fail(&r->in, wrong);
    for (size_t i = 0; i < s->count && fine(r); i++) {
        read_deltas(r, &s->stages[i]);
        check_splits(r, &s->stages[i]);
    }
    if (fine(r) && r->in.at != r->in.end)
        hf_packed_fail(&r->in, "bytes follow its end");
}

static hf_status verdict(const struct reader *r, const char *name,
                         hf_error *error)
{
    if (r->no_memory)
        return hf_fail_memory(error);
    if (r->in.why)
        return hf_fail(error, HF_E_CORRUPT,
                       "'%s' is damaged at byte %zu: %s; get the file anew",
                       name, r->in.where, r->in.why);
    return HF_OK;
}

hf_status hf_shape_read_memory(hf_shape **out, const void *bytes, size_t count,
                               const char *name, hf_error *error)
{
    struct reader r = {{bytes, 0, count, NULL, 0}, NULL, false};
    hf_status status;

    if (hf_packed_int(&r.in) != VERSION)
        return hf_fail(error, HF_E_FORMAT,
                       "'%s' is no shape predictor of dlib (version %d); give "
                       "its .dat file, unpacked",
                       name, VERSION);
    r.shape = calloc(1, sizeof *r.shape);
    if (!r.shape)
        return hf_fail_memory(error);
    read_all(&r);
    status = verdict(&r, name, error);
    if (status) {
        hf_shape_free(r.shape);
        return status;
    }
    hf_sha256(r.shape->sha256, bytes, count);
    *out = r.shape;
    return HF_OK;
}

hf_status hf_shape_read(hf_shape **out, const char *path, hf_error *error)
{
    char *bytes = NULL;
    size_t n = 0;
    hf_status status =
        hf_file_read(&bytes, &n, path, HF_SHAPE_MOST_BYTES, error);

    if (status)
        return status;
    status = hf_shape_read_memory(out, bytes, n, path, error);
    free(bytes);
    return status;
}

void hf_shape_free(hf_shape *shape)
{
    if (!shape)
        return;
    for (size_t i = 0; i < shape->count; i++) {
        struct hf_shape_stage *stage = &shape->stages[i];

        for (size_t t = 0; t < stage->count; t++) {
            free(stage->trees[t].splits);
            free(stage->trees[t].leaves);
        }
        free(stage->trees);
        free(stage->anchors);
        free(stage->deltas);
    }
    free(shape->stages);
    free(shape->start);
    free(shape);
}
