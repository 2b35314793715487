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

/* Rows are blurred when a descriptor reads them: half of all never are. */
struct level {
    int columns, rows;
    hf_directions *across, *at; /* blurred along rows, and then down */
    unsigned char *made;        /* of each row, what of these is there */
    struct hf_gaussian g;
};
enum { MADE_ACROSS = 1, MADE = 2 };

struct hf_maps {
    const struct hf_map_kernels *kernels;
    struct level levels[HF_CELLS];
    struct hf_gaussian grain;
    hf_directions *rough[2]; /* at 1 and 2 samples a unit */
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
    bool fine = true;

    for (int i = 0; i < HF_CELLS; i++) {
        struct level *l = &m->levels[i];

        l->columns = HF_HALF_WIDTH * scales[i].rate;
        l->rows = HF_HALF_HEIGHT * scales[i].rate;
        l->g = gaussian(scales[i].cell / 2 * scales[i].rate);
        l->across = plane(l->columns, l->rows);
        l->at = plane(l->columns, l->rows);
        l->made = calloc((size_t)l->rows, 1);
        fine &= l->across && l->at && l->made;
    }
    for (int h = 0; h < 2; h++)
        fine &= (m->rough[h] = plane(HF_HALF_WIDTH * (h + 1),
                                     HF_HALF_HEIGHT * (h + 1))) != NULL;
    m->grain = gaussian(GRAIN_SIGMA);
    m->kernels = hf_map_kernels_best();
    return fine;
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
    for (int i = 0; i < HF_CELLS; i++) {
        free(maps->levels[i].across);
        free(maps->levels[i].at);
        free(maps->levels[i].made);
    }
    for (int h = 0; h < 2; h++)
        free(maps->rough[h]);
    free(maps);
}

void hf_maps_make(struct hf_maps *maps, const float *luminance)
{
    maps->kernels->gradient(maps->rough[1], maps->rough[0], luminance,
                            &maps->grain);
    for (int i = 0; i < HF_CELLS; i++)
        memset(maps->levels[i].made, 0, (size_t)maps->levels[i].rows);
}

static void make_row(const struct hf_maps *maps, int cell, int y)
{
    const struct level *l = &maps->levels[cell];
    const hf_directions *rough = maps->rough[scales[cell].rate - 1];
    const int first = y > l->g.taps ? y - l->g.taps : 0;

    if (l->made[y] & MADE)
        return;
    for (int i = first; i <= y + l->g.taps && i < l->rows; i++) {
        const size_t row = (size_t)i * (size_t)l->columns;

        if (!(l->made[i] & MADE_ACROSS))
            maps->kernels->across(l->across + row, rough + row, l->columns,
                                  &l->g);
        l->made[i] |= MADE_ACROSS;
    }
    maps->kernels->down(l->at + (size_t)y * (size_t)l->columns, l->across,
                        l->columns, l->rows, y, &l->g);
    l->made[y] |= MADE;
}

/* ---------------------------------------------------------- descriptor */

/* The sample before a place and how far to the next one; a place beyond the
   ends is at them. */
static void split(int *before, float *rest, double at, int count)
{
    const double u = fmin(fmax(at - 0.5, 0), count - 1.0);

    *before = u < count - 1 ? (int)u : count - 2;
    *rest = (float)(u - *before);
}

void hf_maps_read(float *out, const struct hf_maps *maps, int cell, double x,
                  double y)
{
    const struct level *l = &maps->levels[cell];
    const double spacing = scales[cell].cell;
    const int rate = scales[cell].rate;
    struct hf_places p;

    for (int i = 0; i < HF_PLACES; i++) {
        const double gx = x + (i - 1.5) * spacing - HF_HALF_X0;
        const double gy = y + (i - 1.5) * spacing - HF_HALF_Y0;

        split(&p.column[i], &p.across[i], gx * rate, l->columns);
        split(&p.row[i], &p.down[i], gy * rate, l->rows);
        make_row(maps, cell, p.row[i]);
        make_row(maps, cell, p.row[i] + 1);
    }
    maps->kernels->read(out, l->at, l->columns, &p, HALF_GRADIENT);
}
