/* detect/maps.c - gradient maps of half a face and descriptors read from them
 *
 * Histogram-like descriptors of gradient directions, the family of SIFT (Lowe
 * 2004) and of the supervised descent method (Xiong & De la Torre 2013).
 */
#include "detect/maps.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Four directions; the other four, opposite, are in a plane of their own. */
typedef float float4 __attribute__((vector_size(16)));
typedef int int4 __attribute__((vector_size(16)));

/* Directions of the gradient, 45 deg apart. */
#define DIRECTIONS 8
/* Places along each side of a descriptor. */
#define PLACES 4
/* Blur before the gradient, samples: what a photo's grain and JPEG leave. */
#define GRAIN_SIGMA 0.8
/* Gradient, levels a sample, at which a descriptor's number is half its
 * most: above grain, below the faint border of a fair brow. */
#define HALF_GRADIENT 3.0F

/* One scale: where its maps are held, and how far they are smoothed. */
static const struct {
    double cell; /* spacing of the descriptor's places, units */
    int rate;    /* samples a unit */
} scales[HF_CELLS] = {{5, 1}, {3, 1}, {2, 2}, {1.2, 2}};

struct level {
    int columns, rows;
    float4 *at[2];
};

struct hf_maps {
    struct level levels[HF_CELLS];
    float4 *rough[2][2]; /* at 1 and 2 samples a unit, two planes each */
    float4 *spare;
    float *smooth[2];
};

/* A plane of vectors, or NULL. */
static float4 *plane(int columns, int rows)
{
    return aligned_alloc(16, (size_t)columns * (size_t)rows * sizeof(float4));
}

static bool make_room(struct hf_maps *m)
{
    const int columns = HF_HALF_COLUMNS, rows = HF_HALF_ROWS;
    bool fine = true;

    for (int i = 0; i < HF_CELLS; i++) {
        struct level *l = &m->levels[i];

        l->columns = HF_HALF_WIDTH * scales[i].rate;
        l->rows = HF_HALF_HEIGHT * scales[i].rate;
        for (int h = 0; h < 2; h++)
            fine &= (l->at[h] = plane(l->columns, l->rows)) != NULL;
    }
    for (int h = 0; h < 2; h++) {
        fine &= (m->rough[0][h] = plane(columns / 4, rows / 4)) != NULL;
        fine &= (m->rough[1][h] = plane(columns / 2, rows / 2)) != NULL;
        m->smooth[h] =
            malloc((size_t)columns * (size_t)rows * sizeof *m->smooth[h]);
        fine &= m->smooth[h] != NULL;
    }
    m->spare = plane(columns / 2, rows / 2);
    return fine && m->spare;
}

struct hf_maps *hf_maps_new(void)
{
    struct hf_maps *m = calloc(1, sizeof *m);

    if (m && !make_room(m)) {
        hf_maps_free(m);
        return NULL;
    }
    return m;
}

void hf_maps_free(struct hf_maps *maps)
{
    if (!maps)
        return;
    for (int h = 0; h < 2; h++) {
        for (int i = 0; i < HF_CELLS; i++)
            free(maps->levels[i].at[h]);
        free(maps->rough[0][h]);
        free(maps->rough[1][h]);
        free(maps->smooth[h]);
    }
    free(maps->spare);
    free(maps);
}

/* ---------------------------------------------------------------- blur */

/* Most taps on each side of a Gaussian: sigma 2.5 at three sigmas. */
#define MOST_TAPS 8

/* One side of a Gaussian cut at three sigmas; returns its taps. */
static int gaussian(float *half, double sigma)
{
    const int taps = (int)ceil(3 * sigma);
    double sum = 0;

    for (int i = 0; i <= taps; i++)
        sum += (i ? 2 : 1) * exp(-0.5 * i * i / (sigma * sigma));
    for (int i = 0; i <= taps; i++)
        half[i] = (float)(exp(-0.5 * i * i / (sigma * sigma)) / sum);
    return taps;
}

static int clamp(int i, int count)
{
    return i < 0 ? 0 : i >= count ? count - 1 : i;
}

/* Declares a separable blur of pictures of one type, edges repeated. */
#define DEFINE_BLUR(name, type)                                                \
    static void name##_row(type *out, const type *row, int columns,            \
                           const float *g, int taps)                           \
    {                                                                          \
        type wide[HF_HALF_COLUMNS + 2 * MOST_TAPS];                            \
        const type *at = wide + taps;                                          \
                                                                               \
        for (int x = -taps; x < columns + taps; x++)                           \
            wide[x + taps] = row[clamp(x, columns)];                           \
        for (int x = 0; x < columns; x++)                                      \
            out[x] = at[x] * g[0];                                             \
        for (int k = 1; k <= taps; k++)                                        \
            for (int x = 0; x < columns; x++)                                  \
                out[x] += (at[x - k] + at[x + k]) * g[k];                      \
    }                                                                          \
                                                                               \
    static void name(type *to, type *between, const type *from, int columns,   \
                     int rows, double sigma)                                   \
    {                                                                          \
        const size_t step = (size_t)columns;                                   \
        float g[MOST_TAPS + 1];                                                \
        const int taps = gaussian(g, sigma);                                   \
                                                                               \
        for (int y = 0; y < rows; y++)                                         \
            name##_row(between + (size_t)y * step, from + (size_t)y * step,    \
                       columns, g, taps);                                      \
        for (int y = 0; y < rows; y++) {                                       \
            type *out = to + (size_t)y * step;                                 \
            const type *row = between + (size_t)y * step;                      \
                                                                               \
            for (int x = 0; x < columns; x++)                                  \
                out[x] = row[x] * g[0];                                        \
            for (int k = 1; k <= taps; k++) {                                  \
                const type *up = between + (size_t)clamp(y - k, rows) * step;  \
                const type *down =                                             \
                    between + (size_t)clamp(y + k, rows) * step;               \
                                                                               \
                for (int x = 0; x < columns; x++)                              \
                    out[x] += (up[x] + down[x]) * g[k];                        \
            }                                                                  \
        }                                                                      \
    }

DEFINE_BLUR(blur_plain, float)
DEFINE_BLUR(blur_directions, float4)

/* ---------------------------------------------------------------- maps */

static const float4 cosines = {1, 0.70710678F, 0, -0.70710678F};
static const float4 sines = {0, 0.70710678F, 1, 0.70710678F};

/* Mean over 2x2 samples of max(0, gx cos a + gy sin a), a = 0 to 135 deg in
   the first plane, the opposite ones in the second. */
static void directions(float4 *to, float4 *opposite, const float *l)
{
    const int columns = HF_HALF_COLUMNS, rows = HF_HALF_ROWS;
    const size_t bytes =
        (size_t)(columns / 2) * (size_t)(rows / 2) * sizeof *to;
    const float4 none = {0};

    memset(to, 0, bytes);
    memset(opposite, 0, bytes);
    for (int y = 0; y < rows; y++) {
        const float *row = l + (size_t)y * (size_t)columns;
        const float *up = y ? row - columns : row;
        const float *down = y + 1 < rows ? row + columns : row;
        const size_t at = (size_t)(y / 2) * (size_t)(columns / 2);

        for (int x = 1; x + 1 < columns; x++) {
            const float4 p = (cosines * (row[x + 1] - row[x - 1]) +
                              sines * (down[x] - up[x])) *
                             0.125F;
            const float4 positive = (float4)((int4)p & (p > none));

            to[at + (size_t)x / 2] += positive;
            opposite[at + (size_t)x / 2] += positive - p;
        }
    }
}

static void halve(float4 *to, const float4 *from, int columns, int rows)
{
    for (int y = 0; y + 1 < rows; y += 2) {
        const float4 *a = from + (size_t)y * (size_t)columns;
        const float4 *b = a + columns;

        for (int x = 0; x + 1 < columns; x += 2)
            *to++ = (a[x] + a[x + 1] + b[x] + b[x + 1]) * 0.25F;
    }
}

void hf_maps_make(struct hf_maps *maps, const float *luminance)
{
    blur_plain(maps->smooth[0], maps->smooth[1], luminance, HF_HALF_COLUMNS,
               HF_HALF_ROWS, GRAIN_SIGMA);
    directions(maps->rough[1][0], maps->rough[1][1], maps->smooth[0]);
    for (int h = 0; h < 2; h++) {
        halve(maps->rough[0][h], maps->rough[1][h], HF_HALF_COLUMNS / 2,
              HF_HALF_ROWS / 2);
        for (int i = 0; i < HF_CELLS; i++) {
            struct level *l = &maps->levels[i];

            blur_directions(l->at[h], maps->spare,
                            maps->rough[scales[i].rate - 1][h], l->columns,
                            l->rows, scales[i].cell / 2 * scales[i].rate);
        }
    }
}

/* ---------------------------------------------------------- descriptor */

/* The eight directions at a place in samples, bilinear. */
static void sample(float *out, const struct level *l, double x, double y)
{
    const double u = fmin(fmax(x - 0.5, 0), l->columns - 1.0);
    const double v = fmin(fmax(y - 0.5, 0), l->rows - 1.0);
    const int x0 = u < l->columns - 1 ? (int)u : l->columns - 2;
    const int y0 = v < l->rows - 1 ? (int)v : l->rows - 2;
    const float fx = (float)(u - x0), fy = (float)(v - y0);

    for (int h = 0; h < 2; h++) {
        const float4 *p = l->at[h] + (size_t)y0 * (size_t)l->columns + x0;
        const float4 *q = p + l->columns;
        const float4 top = p[0] + (p[1] - p[0]) * fx;
        const float4 g = top + (q[0] + (q[1] - q[0]) * fx - top) * fy;

        memcpy(out + 4 * h, &g, sizeof g);
    }
}

void hf_maps_read(float *out, const struct hf_maps *maps, int cell, double x,
                  double y)
{
    const struct level *l = &maps->levels[cell];
    const double spacing = scales[cell].cell;
    const int rate = scales[cell].rate;
    float g[DIRECTIONS];

    for (int j = 0; j < PLACES; j++)
        for (int i = 0; i < PLACES; i++) {
            const double gx = x + (i - 1.5) * spacing - HF_HALF_X0;
            const double gy = y + (j - 1.5) * spacing - HF_HALF_Y0;

            sample(g, l, gx * rate, gy * rate);
            for (int d = 0; d < DIRECTIONS; d++)
                *out++ = sqrtf(g[d] / (g[d] + HALF_GRADIENT));
        }
}
