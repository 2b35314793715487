/* detect/walk.c - walking over a part of a picture, and over its edges */
#include "detect/walk.h"

#include <math.h>
#include <string.h>

/* Samples of a vector fit into as many columns while they lie less than this
 * apart, px: rounding of positions included. */
static const double most_step = 1 - 1e-9;

/* Samples of a number along an axis up to which parts are worth it. */
enum { MOST_EACH = 4 };

/* Numbers beyond which coordinates are no longer whole ones, px. */
static const double farthest = 1e6;

/* ---------------------------------------------------------------- plainly */

static ptrdiff_t clamp(int v, int size)
{
    return v < 0 ? 0 : v >= size ? size - 1 : v;
}

/* Splits a position into the pixel before it and the way to the next one, in
 * pixels whose centres are whole numbers. Far outside only the edge matters,
 * and int must hold the number; NaN goes there too. */
static int split(double at, int size, float *rest)
{
    int whole;

    at -= 0.5;
    if (!(at > -2))
        at = -2;
    if (at > size)
        at = size;
    whole = (int)at;
    if (whole > at)
        whole--;
    *rest = (float)(at - whole);
    return whole;
}

/* A pixel's colour, or its luminance. */
static float number(const struct hf_walk *w, int x, int y, int plane)
{
    const struct hf_level *l = w->level;
    ptrdiff_t column = clamp(x, l->width);
    ptrdiff_t at = clamp(y, l->height) * l->width +
                   (w->turned ? l->width - 1 - column : column);
    float c[3];

    for (int i = 0; i < 3; i++)
        c[i] = l->bytes ? (float)l->bytes[3 * at + i] : (float)l->sums[at][i];
    return w->grey ? c[0] * hf_of_red + c[1] * hf_of_green + c[2] * hf_of_blue
                   : c[plane];
}

/* Adds the sample at (x, y), anywhere. */
static void add_sample(hf_walk_numbers out, int k, const struct hf_walk *w,
                       double x, double y)
{
    const struct hf_level *l = w->level;
    float u, v;
    int ix, iy;

    if (w->black && (x < 0 || y < 0 || x >= l->width || y >= l->height))
        return;
    ix = split(x, l->width, &u);
    iy = split(y, l->height, &v);
    for (int q = 0; q < (w->grey ? 1 : 3); q++) {
        const float a = number(w, ix, iy, q), b = number(w, ix, iy + 1, q);
        const float upper = a + u * (number(w, ix + 1, iy, q) - a);
        const float lower = b + u * (number(w, ix + 1, iy + 1, q) - b);

        out[q][k] += upper + v * (lower - upper);
    }
}

void hf_walk_plainly(hf_walk_numbers out, const struct hf_walk *w, int first,
                     int count, int row)
{
    memset(out, 0, sizeof(hf_walk_numbers));
    for (int j = row * w->each; j < (row + 1) * w->each; j++)
        for (int i = 0; i < count * w->each; i++) {
            const int at = first * w->each + i;

            add_sample(out, i / w->each, w, w->x + at * w->dx - j * w->dy,
                       w->y + at * w->dy + j * w->dx);
        }
}

/* ------------------------------------------------------------------ parts */

int hf_walk_most(const struct hf_walk *w)
{
    return w->each <= HF_WALK_SAMPLES / HF_WALK_MOST ? HF_WALK_MOST
           : w->each <= MOST_EACH                    ? HF_WALK_SAMPLES / w->each
                                                     : HF_WALK_MOST;
}

/* First pixel before [least, most] and how many there are to the last one
 * after it, a pixel more on both sides than is read. */
static void span(int *first, int *count, double least, double most)
{
    *first = (int)floor(least - 0.5) - 1;
    *count = (int)floor(most - 0.5) + 3 - *first;
}

/* Which pixels a part reads; false when it is to be walked over plainly. */
static bool lay(struct hf_patch *p, const struct hf_walk *w,
                const struct hf_walk_part *part)
{
    const double i0 = part->first * w->each, j0 = part->row * w->each;
    const double across = part->count * w->each - 1;
    const double down = part->rows * w->each - 1;
    const double x = w->x + i0 * w->dx - j0 * w->dy;
    const double y = w->y + i0 * w->dy + j0 * w->dx;
    const double ax = across * w->dx, ay = across * w->dy;
    const double bx = -down * w->dy, by = down * w->dx;
    const double left = x + fmin(ax, 0) + fmin(bx, 0);
    const double top = y + fmin(ay, 0) + fmin(by, 0);

    /* Not a number is not laid either. */
    if (!(w->each <= MOST_EACH && hypot(w->dx, w->dy) <= most_step &&
          fabs(x) <= farthest && fabs(y) <= farthest))
        return false;
    span(&p->left, &p->width, left, left + fabs(ax) + fabs(bx));
    span(&p->top, &p->height, top, top + fabs(ay) + fabs(by));
    p->inside = p->left >= 0 && p->top >= 0 &&
                p->left + p->width <= w->level->width &&
                p->top + p->height <= w->level->height;
    return p->width <= HF_PATCH_SIDE && p->height <= HF_PATCH_SIDE;
}

/* Whether all of a part is black. */
static bool nothing(const struct hf_patch *p, const struct hf_walk *w)
{
    return w->black &&
           (p->left + p->width <= 0 || p->top + p->height <= 0 ||
            p->left >= w->level->width || p->top >= w->level->height);
}

void hf_walk_part(const struct hf_walk *w, const struct hf_walk_kernels *k,
                  struct hf_patch *patch, const struct hf_walk_part *part,
                  hf_walk_taker *take, void *data)
{
    const bool laid = lay(patch, w, part);
    const bool none = laid && nothing(patch, w);
    hf_walk_numbers out;

    if (laid && !none)
        k->fill(patch, w);
    memset(out, 0, sizeof out);
    for (int row = part->row; row < part->row + part->rows; row++) {
        if (laid && !none)
            k->sums(out, w, patch, part->first, part->count, row);
        else if (!none)
            hf_walk_plainly(out, w, part->first, part->count, row);
        take(data, out, part->first, part->count, row);
    }
}
