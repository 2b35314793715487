/* detect/sampler.c - squares cut out of a picture for the networks */
#include "detect/sampler.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/fail.h"
#include "detect/walk.h"

struct hf_sampler {
    struct hf_pyramid own;
    struct hf_pyramid *pyramid; /* own; cutting makes rows of it */
    const struct hf_walk_kernels *walk;
    struct hf_patch *patch; /* what cutting works on */
    bool borrowed;          /* from the sampler that this one turns over */
};

hf_status hf_sampler_new(struct hf_sampler **out, const unsigned char *rgb,
                         int width, int height, bool area, hf_error *error)
{
    struct hf_sampler *s = calloc(1, sizeof *s);
    hf_status status;

    if (!s)
        return hf_fail_memory(error);
    s->pyramid = &s->own;
    s->walk = hf_walk_best();
    s->patch = malloc(sizeof *s->patch);
    status = s->patch ? hf_sampler_set(s, rgb, width, height, area, error)
                      : hf_fail_memory(error);
    if (status) {
        hf_sampler_free(s);
        return status;
    }
    *out = s;
    return HF_OK;
}

hf_status hf_sampler_set(struct hf_sampler *sampler, const unsigned char *rgb,
                         int width, int height, bool area, hf_error *error)
{
    return hf_pyramid_build(&sampler->own, rgb, width, height, area, error);
}

void hf_sampler_rest(struct hf_sampler *sampler, size_t most)
{
    if (sampler->own.room > most / sizeof *sampler->own.memory)
        hf_pyramid_close(&sampler->own);
}

void hf_sampler_free(struct hf_sampler *sampler)
{
    if (!sampler)
        return;
    hf_pyramid_close(&sampler->own);
    if (!sampler->borrowed)
        free(sampler->patch);
    free(sampler);
}

hf_status hf_sampler_turn(struct hf_sampler **out, struct hf_sampler *from,
                          hf_error *error)
{
    struct hf_sampler *s = calloc(1, sizeof *s);
    hf_status status;

    if (!s)
        return hf_fail_memory(error);
    s->pyramid = &s->own;
    s->walk = from->walk;
    s->patch = from->patch;
    s->borrowed = true;
    status = hf_pyramid_turn(&s->own, &from->own, error);
    if (status) {
        hf_sampler_free(s);
        return status;
    }
    *out = s;
    return HF_OK;
}

int hf_sampler_width(const struct hf_sampler *sampler)
{
    return sampler->own.levels[0].width;
}

int hf_sampler_height(const struct hf_sampler *sampler)
{
    return sampler->own.levels[0].height;
}

/* ------------------------------------------------------------ sampling */

/* The level to read and how many samples to average for each number, so that
 * neighbouring samples lie at most one level pixel apart: the picture is then
 * neither skipped over nor blurred by more than a pixel. Returns the
 * level's reduction. */
static double choose_level(const struct hf_sampler *s, struct hf_walk *w,
                           double step)
{
    const struct hf_pyramid *p = s->pyramid;
    double scale = 1;
    int level = 0;

    while (level + 1 < p->count && step >= 2) {
        level++;
        step /= 2;
        scale *= 2;
    }
    w->level = &p->levels[level];
    w->each = p->count > 1 && step > 1 ? (int)ceil(step) : 1;
    return scale;
}

static void plan_walk(struct hf_walk *w, const struct hf_square *square,
                      double scale, int columns, int rows)
{
    double x = square->x / scale, y = square->y / scale;
    double step = square->side / scale / columns;
    double right = (columns - 1) / 2.0, down = (rows - 1) / 2.0;

    w->dx = cos(square->angle) * step;
    w->dy = sin(square->angle) * step;
    w->x = x - right * w->dx + down * w->dy;
    w->y = y - right * w->dy - down * w->dx;
}

/* Has the rows made that the walk reads. */
static void want_rows(const struct hf_sampler *s, const struct hf_walk *w,
                      int columns, int rows)
{
    double across = (columns - 1) * w->dy, down = (rows - 1) * w->dx;
    double y0 = w->y + fmin(across, 0) + fmin(down, 0);
    double y1 = w->y + fmax(across, 0) + fmax(down, 0);
    int height = w->level->height;

    /* A row more on both sides than is read. The first and the last one stand
     * for all that lies outside. */
    if (w->level == &s->pyramid->levels[1])
        hf_pyramid_want(s->pyramid, (int)fmin(fmax(y0, 0), height) - 2,
                        (int)fmin(fmax(y1, 0), height) + 3);
}

/* Where a part's numbers go. */
struct target {
    const struct hf_cut *cut;
    const struct hf_walk_kernels *walk;
    float *out, factor;
};

static void take_numbers(void *data, hf_walk_numbers sums, int first, int count,
                         int row)
{
    const struct target *t = data;
    const struct hf_cut *cut = t->cut;
    const ptrdiff_t at = (ptrdiff_t)row * cut->size + first;

    t->walk->finish(t->out + (cut->grey ? 1 : 3) * at, sums, count, cut->grey,
                    t->factor, cut->offset);
}

void hf_sampler_cut(const struct hf_sampler *s, float *out,
                    const struct hf_square *square, const struct hf_cut *cut)
{
    /* Luminance comes in thousandths. */
    const float unit = cut->grey ? 1000 : 1;
    const int rows = cut->rows ? cut->rows : cut->size;
    struct hf_walk w = {
        .turned = s->pyramid->turned, .black = cut->black, .grey = cut->grey};
    const double scale = choose_level(s, &w, square->side / cut->size);
    struct target t = {cut, s->walk, out,
                       cut->factor /
                           ((float)(scale * scale * w.each * w.each) * unit)};
    const int most = hf_walk_most(&w);

    plan_walk(&w, square, scale, cut->size * w.each, rows * w.each);
    want_rows(s, &w, cut->size * w.each, rows * w.each);
    for (int y = 0; y < rows; y += most)
        for (int x = 0; x < cut->size; x += most) {
            const struct hf_walk_part part = {
                x, cut->size - x < most ? cut->size - x : most, y,
                rows - y < most ? rows - y : most};

            hf_walk_part(&w, s->walk, s->patch, &part, take_numbers, &t);
        }
}
