/* detect/finder.c - where on a picture faces are
 *
 * BlazeFace: a grid of anchors, for each a score and a box with six points.
 */
#include "detect/finder.h"

#include <math.h>
#include <stdlib.h>
#include "base/fail.h"
#include "net/net.h"

/* Numbers per anchor: box centre, box size, six points. */
#define BOX 16
/* Raw scores beyond this saturate the logistic function; the reference clamps
 * there. */
#define SCORE_LIMIT 100.0
/* Overlap above which boxes are the same face, and overlap of the enlarged
 * squares above which the later face replaces the earlier: MediaPipe's. */
#define SAME_BOX 0.3
#define SAME_SQUARE 0.5
/* Square over box: MediaPipe's. */
#define SQUARE 1.5
/* Most anchors of a finder: 48 x 48. */
#define MOST_ANCHORS 2304

/* The finders. Anchors are cell centres of square grids, row by row, `each`
 * of them per cell. Thresholds are the packages' defaults. */
static const struct design {
    enum hf_model_id model;
    int size;
    double threshold;
    struct {
        int grid, each;
    } layers[2];
} designs[] = {
    [HF_FINDER_SHORT] = {HF_MODEL_SHORT, 128, 0.5, {{16, 2}, {8, 6}}},
    [HF_FINDER_FULL] = {HF_MODEL_FULL, 192, 0.6, {{48, 1}, {0, 0}}},
};

struct hf_finder_net {
    const struct design *design;
    struct hf_net *net;
    struct hf_net_space *space;
    size_t anchors;
    float anchor[MOST_ANCHORS][2];
    struct hf_found candidates[MOST_ANCHORS];
};

static void lay_anchors(struct hf_finder_net *f)
{
    for (int l = 0; l < 2; l++) {
        int g = f->design->layers[l].grid, each = f->design->layers[l].each;

        for (int i = 0; i < g * g * each; i++) {
            const int cell = i / each, column = cell % g, row = cell / g;
            float *a = f->anchor[f->anchors++];

            a[0] = ((float)column + 0.5f) / (float)g;
            a[1] = ((float)row + 0.5f) / (float)g;
        }
    }
}

hf_status hf_finder_new(struct hf_finder_net **out, hf_finder which,
                        hf_error *error)
{
    struct hf_finder_net *f = calloc(1, sizeof *f);
    struct hf_model_file file;
    hf_status status;

    if (!f)
        return hf_fail_memory(error);
    f->design = &designs[which];
    lay_anchors(f);
    file = hf_model_file(f->design->model);
    status = hf_net_load(&f->net, file.bytes, file.count, file.name, error);
    if (!status)
        status = hf_net_space_new(&f->space, f->net, error);
    if (status) {
        hf_finder_free(f);
        return status;
    }
    *out = f;
    return HF_OK;
}

void hf_finder_free(struct hf_finder_net *finder)
{
    if (!finder)
        return;
    hf_net_space_free(finder->space);
    hf_net_free(finder->net);
    free(finder);
}

/* Boxes above the threshold, in units of the square the net saw. */
static size_t decode(struct hf_finder_net *f)
{
    const float *boxes = hf_net_output(f->space, 0);
    const float *scores = hf_net_output(f->space, 1);
    double size = f->design->size;
    size_t n = 0;

    for (size_t i = 0; i < f->anchors; i++) {
        const float *b = boxes + i * BOX, *a = f->anchor[i];
        double raw = fmin(fmax((double)scores[i], -SCORE_LIMIT), SCORE_LIMIT);
        double score = 1 / (1 + exp(-raw));
        double x = b[0] / size + a[0], y = b[1] / size + a[1];
        double w = b[2] / size, h = b[3] / size;
        struct hf_found *found = &f->candidates[n];

        if (score < f->design->threshold || w < 0 || h < 0)
            continue;
        *found = (struct hf_found){.x0 = x - w / 2,
                                   .y0 = y - h / 2,
                                   .x1 = x + w / 2,
                                   .y1 = y + h / 2,
                                   .score = score};
        for (int k = 0; k < HF_KEYS; k++)
            for (int c = 0; c < 2; c++)
                found->key[k][c] = b[4 + 2 * k + c] / size + a[c];
        n++;
    }
    return n;
}

double hf_found_overlap(const struct hf_found *a, const struct hf_found *b)
{
    double w = fmin(a->x1, b->x1) - fmax(a->x0, b->x0);
    double h = fmin(a->y1, b->y1) - fmax(a->y0, b->y0);
    double both, all;

    if (w <= 0 || h <= 0)
        return 0;
    both = w * h;
    all = (a->x1 - a->x0) * (a->y1 - a->y0) + (b->x1 - b->x0) * (b->y1 - b->y0);
    return both / (all - both);
}

/* The coordinates of a face by number: four of the box, two a point. */
#define EACH_NUMBER 16
static double *number(struct hf_found *f, int i)
{
    double *const corner[] = {&f->x0, &f->y0, &f->x1, &f->y1};

    return i < 4 ? corner[i] : &f->key[(i - 4) / 2][(i - 4) % 2];
}

static int better_first(const void *a, const void *b)
{
    const struct hf_found *x = a, *y = b;

    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    /* Any fixed order will do for equal scores. */
    if (x->x0 != y->x0)
        return x->x0 < y->x0 ? -1 : 1;
    return (x->y0 > y->y0) - (x->y0 < y->y0);
}

size_t hf_found_merge(struct hf_found *out, size_t most, struct hf_found *list,
                      size_t count)
{
    size_t n = 0;

    qsort(list, count, sizeof *list, better_first);
    while (count > 0 && n < most) {
        struct hf_found top = list[0], *mean = &out[n++];
        double weight = 0;
        size_t left = 0;

        *mean = (struct hf_found){.score = top.score};
        for (size_t i = 0; i < count; i++) {
            /* The best one always goes, even when it has no area. */
            if (i > 0 && hf_found_overlap(&top, &list[i]) <= SAME_BOX) {
                list[left++] = list[i];
                continue;
            }
            for (int k = 0; k < EACH_NUMBER; k++)
                *number(mean, k) += list[i].score * *number(&list[i], k);
            weight += list[i].score;
        }
        for (int k = 0; k < EACH_NUMBER; k++)
            *number(mean, k) /= weight;
        count = left;
    }
    return n;
}

struct hf_square hf_found_square(const struct hf_found *f)
{
    const double *r = f->key[HF_KEY_EYE_RIGHT], *l = f->key[HF_KEY_EYE_LEFT];
    struct hf_square square = {.x = (f->x0 + f->x1) / 2,
                               .y = (f->y0 + f->y1) / 2,
                               .side =
                                   SQUARE * fmax(f->x1 - f->x0, f->y1 - f->y0),
                               .angle = atan2(l[1] - r[1], l[0] - r[0])};

    return square;
}

/* The square without its turn, as a box. */
static struct hf_found upright(const struct hf_found *f)
{
    struct hf_square s = hf_found_square(f);
    struct hf_found box = {.x0 = s.x - s.side / 2,
                           .y0 = s.y - s.side / 2,
                           .x1 = s.x + s.side / 2,
                           .y1 = s.y + s.side / 2};

    return box;
}

/* Of two faces whose squares overlap the later one stays, in the place of the
 * earlier. */
static size_t drop_doubles(struct hf_found *found, size_t count)
{
    size_t n = 0;

    for (size_t i = 0; i < count; i++) {
        struct hf_found box = upright(&found[i]);
        size_t at = 0;

        for (; at < n; at++) {
            struct hf_found other = upright(&found[at]);

            if (hf_found_overlap(&box, &other) > SAME_SQUARE)
                break;
        }
        found[at] = found[i];
        if (at == n)
            n++;
    }
    return n;
}

size_t hf_finder_run(struct hf_finder_net *f, const struct hf_sampler *sampler,
                     struct hf_found *found)
{
    double width = hf_sampler_width(sampler);
    double height = hf_sampler_height(sampler);
    double side = fmax(width, height);
    struct hf_square square = {width / 2, height / 2, side, 0};
    struct hf_cut cut = {.size = f->design->size,
                         .black = true,
                         .factor = 2.0f / 255,
                         .offset = -1.0f};
    size_t n;

    hf_sampler_cut(sampler, hf_net_input(f->space), &square, &cut);
    hf_net_run(f->space);
    n = hf_found_merge(found, HF_MOST_FOUND, f->candidates, decode(f));
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < EACH_NUMBER; k++)
            *number(&found[i], k) = *number(&found[i], k) * side +
                                    ((k % 2 ? height : width) - side) / 2;
    return drop_doubles(found, n);
}
