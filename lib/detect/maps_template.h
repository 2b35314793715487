/* detect/maps_template.h - included once for each kind of processor, with
   KERNELS the name of the function that returns its kernels */
#include "detect/maps.h"
#include "detect/maps_kernel.h"

#include <math.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* As many numbers as a vector holds, a multiple of the 8 directions; they need
   not be aligned. Sums of numbers side by side do not meet, so that the width
   changes no result. */
#ifdef __AVX512F__
#define WIDE 16
#else
#define WIDE 8
#endif
typedef float floats __attribute__((vector_size(4 * WIDE), aligned(4)));

/* Places whose directions are one vector: 1 or 2. */
enum { STEP = WIDE / 8 };

typedef int hf_mask __attribute__((vector_size(32)));

static int clamp(int i, int count)
{
    return i < 0 ? 0 : i >= count ? count - 1 : i;
}

/* -------------------------------------------------------------- gradient */

enum { COLUMNS = HF_HALF_COLUMNS, ROWS = HF_HALF_ROWS };

/* Rows of a blur that are there at a time, a power of 2: no more than its taps
   reach, so that they stay in the first caches. */
enum { KEPT = 32, SOFT = 4 };

struct rows {
    const float *from;
    float across[KEPT][COLUMNS], soft[SOFT][COLUMNS];
    int next, soft_next; /* the first ones that are not there */
};

static void across_row(float *to, const float *from,
                       const struct hf_gaussian *g)
{
    float wide[COLUMNS + 2 * HF_MOST_TAPS];
    const int taps = g->taps;
    const float *at = wide + taps;

    memcpy(wide + taps, from, COLUMNS * sizeof *wide);
    for (int x = 0; x < taps; x++) {
        wide[x] = from[0];
        wide[taps + COLUMNS + x] = from[COLUMNS - 1];
    }
    for (int x = 0; x < COLUMNS; x += WIDE) {
        floats sum = *(const floats *)(at + x) * g->g[0];

        for (int k = 1; k <= taps; k++)
            sum += (*(const floats *)(at + x - k) +
                    *(const floats *)(at + x + k)) *
                   g->g[k];
        *(floats *)(to + x) = sum;
    }
}

static const float *across_at(const struct rows *r, int y)
{
    return r->across[clamp(y, ROWS) % KEPT];
}

/* Blurs rows until row y is there; beyond the last there is none. */
static void soften(struct rows *r, int y, const struct hf_gaussian *g)
{
    const int taps = g->taps;

    for (; r->soft_next <= y && r->soft_next < ROWS; r->soft_next++) {
        const int now = r->soft_next;
        float *to = r->soft[now % SOFT];

        for (; r->next <= now + taps && r->next < ROWS; r->next++)
            across_row(r->across[r->next % KEPT],
                       r->from + (size_t)r->next * COLUMNS, g);
        for (int x = 0; x < COLUMNS; x += WIDE) {
            floats sum = *(const floats *)(across_at(r, now) + x) * g->g[0];

            for (int k = 1; k <= taps; k++)
                sum += (*(const floats *)(across_at(r, now - k) + x) +
                        *(const floats *)(across_at(r, now + k) + x)) *
                       g->g[k];
            *(floats *)(to + x) = sum;
        }
    }
}

static const hf_directions cosines = {1,  0.70710678F,  0, -0.70710678F,
                                      -1, -0.70710678F, 0, 0.70710678F};
static const hf_directions sines = {0, 0.70710678F,  1,  0.70710678F,
                                    0, -0.70710678F, -1, -0.70710678F};

/* Eighths of the differences over a row's samples; at its sides, where gx is
   not known, nothing. */
static void differences(float gx[COLUMNS], float gy[COLUMNS], const float *up,
                        const float *row, const float *down)
{
    float wide[COLUMNS + 2];

    memcpy(wide + 1, row, COLUMNS * sizeof *wide);
    wide[0] = wide[COLUMNS + 1] = 0;
    for (int x = 0; x < COLUMNS; x += WIDE) {
        *(floats *)(gx + x) =
            (*(const floats *)(wide + x + 2) - *(const floats *)(wide + x)) *
            0.125F;
        *(floats *)(gy + x) =
            (*(const floats *)(down + x) - *(const floats *)(up + x)) * 0.125F;
    }
    gx[0] = gx[COLUMNS - 1] = gy[0] = gy[COLUMNS - 1] = 0;
}

/* A quarter of max(0, gx cos a + gy sin a) at a sample. */
static inline void directions(hf_directions *out, float gx, float gy)
{
    const hf_directions none = {0};
    const hf_directions p = cosines * gx + sines * gy;

    *out = (hf_directions)((hf_mask)p & (p > none));
}

/* A row of fine directions, from two rows of samples. */
static void fine_row(hf_directions *to, struct rows *r, int y,
                     const struct hf_gaussian *g)
{
    float gx[2][COLUMNS], gy[2][COLUMNS];
    const float *at[4];

    soften(r, y + 2, g);
    for (int i = 0; i < 4; i++)
        at[i] = r->soft[clamp(y - 1 + i, ROWS) % SOFT];
    differences(gx[0], gy[0], at[0], at[1], at[2]);
    differences(gx[1], gy[1], at[1], at[2], at[3]);
    for (int x = 0; x < COLUMNS; x += 2) {
        hf_directions a, b, c, d;

        directions(&a, gx[0][x], gy[0][x]);
        directions(&b, gx[0][x + 1], gy[0][x + 1]);
        directions(&c, gx[1][x], gy[1][x]);
        directions(&d, gx[1][x + 1], gy[1][x + 1]);
        *to++ = (a + b) + (c + d);
    }
}

static void gradient(hf_directions *fine, hf_directions *coarse,
                     const float *luminance, const struct hf_gaussian *g)
{
    struct rows r;

    r.from = luminance;
    r.next = r.soft_next = 0;
    for (int y = 0; y < ROWS; y += 4) {
        const hf_directions *a = fine, *b = fine + COLUMNS / 2;

        fine_row(fine, &r, y, g);
        fine_row(fine + COLUMNS / 2, &r, y + 2, g);
        fine += COLUMNS;
        for (int x = 0; x < COLUMNS / 2; x += 2)
            *coarse++ = ((a[x] + a[x + 1]) + (b[x] + b[x + 1])) * 0.25F;
    }
}

/* ------------------------------------------------------------------ blur */

static void across(hf_directions *to, const hf_directions *from, int columns,
                   const struct hf_gaussian *g)
{
    hf_directions wide[COLUMNS / 2 + 2 * HF_MOST_TAPS];
    const int taps = g->taps;
    const hf_directions *at = wide + taps;

    memcpy(wide + taps, from, (size_t)columns * sizeof *wide);
    for (int x = 0; x < taps; x++) {
        wide[x] = from[0];
        wide[taps + columns + x] = from[columns - 1];
    }
    for (int x = 0; x < columns; x += STEP) {
        floats sum = *(const floats *)(at + x) * g->g[0];

        for (int k = 1; k <= taps; k++)
            sum += (*(const floats *)(at + x - k) +
                    *(const floats *)(at + x + k)) *
                   g->g[k];
        *(floats *)(to + x) = sum;
    }
}

static void down(hf_directions *to, const hf_directions *from, int columns,
                 int rows, int y, const struct hf_gaussian *g)
{
    const hf_directions *at[2 * HF_MOST_TAPS + 1] = {from};
    const int taps = g->taps;

    for (int k = -taps; k <= taps; k++)
        at[k + taps] = from + (size_t)clamp(y + k, rows) * (size_t)columns;
    for (int x = 0; x < columns; x += STEP) {
        floats sum = *(const floats *)(at[taps] + x) * g->g[0];

        for (int k = 1; k <= taps; k++)
            sum += (*(const floats *)(at[taps - k] + x) +
                    *(const floats *)(at[taps + k] + x)) *
                   g->g[k];
        *(floats *)(to + x) = sum;
    }
}

/* ------------------------------------------------------------ descriptors */

/* Square roots are rounded alike everywhere. */
static inline void root(hf_directions *v)
{
#ifdef __AVX2__
    *v = (hf_directions)_mm256_sqrt_ps((__m256)*v);
#else
    for (int i = 0; i < 8; i++)
        (*v)[i] = sqrtf((*v)[i]);
#endif
}

static void read(float *out, const hf_directions *map, int columns,
                 const struct hf_places *places, float half)
{
    for (int j = 0; j < HF_PLACES; j++)
        for (int i = 0; i < HF_PLACES; i++, out += 8) {
            const hf_directions *p = map +
                                     (size_t)places->row[j] * (size_t)columns +
                                     places->column[i];
            const hf_directions *q = p + columns;
            const float fx = places->across[i], fy = places->down[j];
            const hf_directions top = p[0] + (p[1] - p[0]) * fx;
            const hf_directions low = q[0] + (q[1] - q[0]) * fx;
            hf_directions g = top + (low - top) * fy;

            g = g / (g + half);
            root(&g);
            memcpy(out, &g, sizeof g);
        }
}

/* ---------------------------------------------------------------- product */

/* Adds the rows [0, count) of n vectors, n being known where this is put. */
static inline __attribute__((always_inline)) void
add_rows(float *sums, const float *features, size_t count, const float *weights,
         size_t outputs, int n)
{
    floats a = {0}, b = {0}, c = {0}, d = {0};

    for (size_t i = 0; i < count; i++, weights += outputs) {
        const float f = features[i];

        a += *(const floats *)weights * f;
        if (n > 1)
            b += *(const floats *)(weights + WIDE) * f;
        if (n > 2)
            c += *(const floats *)(weights + 2 * WIDE) * f;
        if (n > 3)
            d += *(const floats *)(weights + 3 * WIDE) * f;
    }
    *(floats *)sums = a;
    if (n > 1)
        *(floats *)(sums + WIDE) = b;
    if (n > 2)
        *(floats *)(sums + 2 * WIDE) = c;
    if (n > 3)
        *(floats *)(sums + 3 * WIDE) = d;
}

static void product(float *sums, const float *features, size_t count,
                    const float *weights, int outputs)
{
    const size_t n = (size_t)outputs;
    float all[HF_MOST_OUTPUTS + 4 * WIDE];
    size_t whole = count;

    /* Whole vectors go into the rows that follow: not from the last ones. */
    while (whole > 0 &&
           (whole - 1) * n + (n + WIDE - 1) / WIDE * WIDE > count * n)
        whole--;
    for (size_t k = 0; k < n; k += 4 * WIDE) {
        const float *w = weights + k;

        if (n - k <= WIDE)
            add_rows(all + k, features, whole, w, n, 1);
        else if (n - k <= 2 * WIDE)
            add_rows(all + k, features, whole, w, n, 2);
        else if (n - k <= 3 * WIDE)
            add_rows(all + k, features, whole, w, n, 3);
        else
            add_rows(all + k, features, whole, w, n, 4);
    }
    for (size_t i = whole; i < count; i++)
        for (size_t k = 0; k < n; k++)
            all[k] += features[i] * weights[i * n + k];
    memcpy(sums, all, n * sizeof *sums);
}

const struct hf_map_kernels *KERNELS(void)
{
    static const struct hf_map_kernels kernels = {gradient, across, down, read,
                                                  product};

    return &kernels;
}
