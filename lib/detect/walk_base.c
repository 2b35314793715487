/* detect/walk_base.c - samples for any processor, the edges, and the choice */
#define WALK walk_base
#include "detect/walk_template.h"

hf_walk_sums *hf_walk_base(void)
{
    return walk_base;
}

hf_walk_sums *hf_walk_best(void)
{
#if defined(__x86_64__)
    if (hf_walk_avx512() && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq"))
        return hf_walk_avx512();
    if (hf_walk_avx2() && __builtin_cpu_supports("avx2"))
        return hf_walk_avx2();
#endif
    return walk_base;
}

/* --------------------------------------------------------------- edges */

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

static hf_colour colour(const struct hf_walk *w, int x, int y)
{
    const struct hf_level *l = w->level;
    ptrdiff_t column = clamp(x, l->width);
    ptrdiff_t at = clamp(y, l->height) * l->width +
                   (w->turned ? l->width - 1 - column : column);

    if (l->bytes) {
        const unsigned char *p = l->bytes + 3 * at;

        return (hf_colour){p[0], p[1], p[2], 0};
    }
    return __builtin_convertvector(l->sums[at], hf_colour);
}

hf_colour hf_walk_edge(const struct hf_walk *w, double x, double y)
{
    const struct hf_level *l = w->level;
    hf_colour p, q, a, b;
    float u, v;
    int ix, iy;

    if (w->black && (x < 0 || y < 0 || x >= l->width || y >= l->height))
        return (hf_colour){0, 0, 0, 0};
    ix = split(x, l->width, &u);
    iy = split(y, l->height, &v);
    p = colour(w, ix, iy);
    q = colour(w, ix, iy + 1);
    a = p + u * (colour(w, ix + 1, iy) - p);
    b = q + u * (colour(w, ix + 1, iy + 1) - q);
    return a + v * (b - a);
}
