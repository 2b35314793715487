/* detect/maps.c - gradient maps of half a face and descriptors read from them
 *
 * Histogram-like descriptors of gradient directions, the family of SIFT (Lowe
 * 2004) and of the supervised descent method (Xiong & De la Torre 2013).
 */
#include "detect/maps.h"
#include "detect/maps_kernel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Directions of the gradient. */
#define DIRECTIONS 8
/* Places along each side of a descriptor. */
#define PLACES 4
/* Blur before the gradient, samples: what a photo's grain and JPEG leave. */
#define GRAIN_SIGMA 0.8
/* Gradient, levels a sample, at which a descriptor's number is half its
 * most: above grain, below the faint border of a fair brow. */
#define HALF_GRADIENT 3.0F

/* One scale: samples a unit of its maps, so that their smoothing is at least
   one sample wide. */
static const struct {
    double cell; /* spacing of the descriptor's places, units */
    int rate;
} scales[HF_CELLS] = {{5, 1}, {3, 1}, {2, 1}, {1.2, 2}};

struct level {
    int columns, rows;
    hf_directions *at;
    struct hf_gaussian g;
};

struct hf_maps {
    const struct hf_map_kernels *kernels;
    struct level levels[HF_CELLS];
    struct hf_gaussian grain;
    hf_directions *rough[2]; /* at 1 and 2 samples a unit */
    hf_directions *spare;
    float *smooth[2];
};

/* A plane of vectors, or NULL. */
static hf_directions *plane(int columns, int rows)
{
    return aligned_alloc(32, (size_t)columns * (size_t)rows *
                                 sizeof(hf_directions));
}

/* One side of a Gaussian cut at three sigmas. */
static struct hf_gaussian gaussian(double sigma)
{
    struct hf_gaussian gauss = {.taps = (int)ceil(3 * sigma)};
    double sum = 0;

    for (int i = 0; i <= gauss.taps; i++)
        sum += (i ? 2 : 1) * exp(-0.5 * i * i / (sigma * sigma));
    for (int i = 0; i <= gauss.taps; i++)
        gauss.g[i] = (float)(exp(-0.5 * i * i / (sigma * sigma)) / sum);
    return gauss;
}

static bool make_room(struct hf_maps *m)
{
    const int columns = HF_HALF_COLUMNS, rows = HF_HALF_ROWS;
    bool fine = true;

    for (int i = 0; i < HF_CELLS; i++) {
        struct level *l = &m->levels[i];

        l->columns = HF_HALF_WIDTH * scales[i].rate;
        l->rows = HF_HALF_HEIGHT * scales[i].rate;
        l->g = gaussian(scales[i].cell / 2 * scales[i].rate);
        fine &= (l->at = plane(l->columns, l->rows)) != NULL;
    }
    for (int h = 0; h < 2; h++) {
        fine &= (m->rough[h] =
                     plane(columns / (h ? 2 : 4), rows / (h ? 2 : 4))) != NULL;
        m->smooth[h] =
            malloc((size_t)columns * (size_t)rows * sizeof *m->smooth[h]);
        fine &= m->smooth[h] != NULL;
    }
    m->grain = gaussian(GRAIN_SIGMA);
    m->kernels = hf_map_kernels_best();
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
    for (int i = 0; i < HF_CELLS; i++)
        free(maps->levels[i].at);
    for (int h = 0; h < 2; h++) {
        free(maps->rough[h]);
        free(maps->smooth[h]);
    }
    free(maps->spare);
    free(maps);
}

void hf_maps_make(struct hf_maps *maps, const float *luminance)
{
    const struct hf_map_kernels *k = maps->kernels;

    k->smooth(maps->smooth[0], maps->smooth[1], luminance, &maps->grain);
    k->gradient(maps->rough[1], maps->smooth[0]);
    k->halve(maps->rough[0], maps->rough[1], HF_HALF_COLUMNS / 2,
             HF_HALF_ROWS / 2);
    for (int i = 0; i < HF_CELLS; i++) {
        const struct level *l = &maps->levels[i];

        k->blur(l->at, maps->spare, maps->rough[scales[i].rate - 1], l->columns,
                l->rows, &l->g);
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

    const hf_directions *p = l->at + (size_t)y0 * (size_t)l->columns + x0;
    const hf_directions *q = p + l->columns;
    const hf_directions top = p[0] + (p[1] - p[0]) * fx;
    const hf_directions g = top + (q[0] + (q[1] - q[0]) * fx - top) * fy;

    memcpy(out, &g, sizeof g);
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
