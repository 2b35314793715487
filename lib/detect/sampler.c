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
    hf_walk_sums *walk;
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
    status = hf_sampler_set(s, rgb, width, height, area, error);
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

/* ITU-R BT.601: what an eye sees of red, green and blue, and what JPEG keeps
 * as luminance. */
static float luminance(hf_colour sum)
{
    return 0.299F * sum[0] + 0.587F * sum[1] + 0.114F * sum[2];
}

/* Numbers from sums; returns the end of what it wrote. */
static float *finish(float *out, const hf_colour *sums, int count,
                     const struct hf_cut *cut, float factor)
{
    for (int i = 0; i < count && cut->grey; i++)
        *out++ = luminance(sums[i]) * factor + cut->offset;
    for (int i = 0; i < count && !cut->grey; i++, out += 3) {
        hf_colour v = sums[i] * factor + cut->offset;

        memcpy(out, &v, 3 * sizeof *out);
    }
    return out;
}

void hf_sampler_cut(const struct hf_sampler *s, float *out,
                    const struct hf_square *square, const struct hf_cut *cut)
{
    struct hf_walk w = {.turned = s->pyramid->turned, .black = cut->black};
    double scale = choose_level(s, &w, square->side / cut->size);
    float factor = cut->factor / (float)(scale * scale * w.each * w.each);
    int rows = cut->rows ? cut->rows : cut->size;
    hf_colour sums[HF_WALK_MOST];

    plan_walk(&w, square, scale, cut->size * w.each, rows * w.each);
    want_rows(s, &w, cut->size * w.each, rows * w.each);
    for (int y = 0; y < rows; y++)
        for (int x = 0; x < cut->size; x += HF_WALK_MOST) {
            int n = cut->size - x < HF_WALK_MOST ? cut->size - x : HF_WALK_MOST;

            s->walk(&w, sums, x, n, y);
            out = finish(out, sums, n, cut, factor);
        }
}
