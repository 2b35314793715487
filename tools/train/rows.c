/* tools/train/rows.c - made images and the starts tried on them */
#include "train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <gsl/gsl_randist.h>

static void true_shapes(struct image *out, const struct warp *w)
{
    struct warp still = *w;
    const double(*eye)[2] = (const double(*)[2])out->truth[HF_REGION_EYE];

    still.count = 0;
    still.lid.share = still.lips.gap = 0;
    for (int r = 0; r < HF_REGIONS; r++)
        for (int i = 0; i < hf_regions[r].count; i++) {
            const int point = hf_regions[r].points[i];
            const double *at = out->half->truth[point];
            double rest[2];

            warp_point(w, out->truth[r][i], at, point);
            warp_point(&still, rest, at, point);
            for (int c = 0; c < 2; c++)
                out->mesh_moved[r][i][c] = out->truth[r][i][c] - rest[c];
        }
    out->gap = eye[HF_EYE_LOWER + 1][1] - eye[HF_EYE_UPPER + 1][1];
}

int images_of(const struct half *half, double images)
{
    const double share =
        half->kind == DRAWN ? (double)DRAWN_IMAGES / IMAGES : 1;

    return (int)fmax(1, images * share);
}

void image_make(struct image *out, const struct half *half, int n,
                enum shapes shapes, uint64_t seed)
{
    float *l = need(SAMPLES * sizeof *l);
    float *scratch = need(SAMPLES * sizeof *scratch);
    gsl_rng *rng = need_rng(seed);
    struct warp w;

    out->half = half;
    out->seed = seed;
    out->luminance = need(SAMPLES);
    warp_random(&w, half, n, shapes, rng);
    out->closing = w.lid.share > 0;
    out->turn = w.turn;
    true_shapes(out, &w);
    warp_image(&w, l, half->luminance);
    if (n > 0)
        appearance_random(l, scratch, rng);
    for (size_t i = 0; i < SAMPLES; i++)
        out->luminance[i] = (uint8_t)lrintf(l[i]);
    gsl_rng_free(rng);
    free(l);
    free(scratch);
}

/* Turns, scales and shifts a shape about its middle. */
static void jitter(double (*shape)[2], int count, double turn, double scale,
                   double tx, double ty)
{
    double x = 0, y = 0;

    for (int i = 0; i < count; i++) {
        x += shape[i][0] / count;
        y += shape[i][1] / count;
    }
    for (int i = 0; i < count; i++) {
        const double u = shape[i][0] - x, v = shape[i][1] - y;

        shape[i][0] = x + scale * (u - turn * v) + tx;
        shape[i][1] = y + scale * (v + turn * u) + ty;
    }
}

/* The mesh closes both eyes alike: some starts see an eye closing that is
   not, or more than it is. */
static void close_start(double (*shape)[2], double share)
{
    for (int i = 0; i < HF_LIDS_MARGIN; i++) {
        double *upper = &shape[HF_EYE_UPPER + i][1];

        *upper += share * (shape[HF_EYE_LOWER + i][1] - *upper);
    }
}

/* How far the mesh drags a region aside with a mouth that is drawn to one side
   (sd, units): the drawn patients' chins by up to 7. */
static const double dragged[HF_REGIONS] = {
    [HF_REGION_NOSE] = 1.5,
    [HF_REGION_CHIN] = 3,
};

void start_random(double (*shape)[2], const struct image *image, int region,
                  const struct hf_cascade *cascade, gsl_rng *rng)
{
    const struct hf_region *r = &hf_regions[region];
    const double follow = gsl_rng_uniform(rng);
    /* One start in three is thrown far: the mesh misses badly at times. */
    const double far = gsl_rng_uniform(rng) < 0.3 ? 3.0 : 1.0;

    hf_cascade_start(shape, cascade, r, (const double(*)[2])image->half->mesh);
    /* A head that turns is what the mesh knows well. */
    for (int i = 0; i < r->count; i++)
        turn_point(image->turn, &shape[i][0], shape[i][1]);
    for (int i = 0; i < r->count; i++)
        for (int c = 0; c < 2; c++)
            shape[i][c] += follow * image->mesh_moved[region][i][c];
    if (region == HF_REGION_EYE && gsl_rng_uniform(rng) < 0.15)
        close_start(shape, gsl_rng_uniform(rng));
    jitter(shape, r->count, gsl_ran_gaussian(rng, 0.03),
           1 + gsl_ran_gaussian(rng, 0.04),
           gsl_ran_gaussian(rng, hypot(0.7 * far, dragged[region])),
           gsl_ran_gaussian(rng, 0.9 * far));
}

/* Pulls a part of a shape aside: errors that are left are smooth along a
   contour, and a step that never saw such errors would not undo them. */
static void pull(double (*shape)[2], int count, double reach, double size,
                 gsl_rng *rng)
{
    const size_t centre = gsl_rng_uniform_int(rng, (unsigned long)count);
    const double x = shape[centre][0], y = shape[centre][1];
    const double dx = gsl_ran_gaussian(rng, 0.8 * size);
    const double dy = gsl_ran_gaussian(rng, 1.2 * size);

    for (int i = 0; i < count; i++) {
        const double d = hypot(shape[i][0] - x, shape[i][1] - y) / reach;
        const double e = exp(-0.5 * d * d);

        shape[i][0] += dx * e;
        shape[i][1] += dy * e;
    }
}

void near_random(double (*shape)[2], const struct image *image, int region,
                 const double (*mean)[2], double size, gsl_rng *rng)
{
    const struct hf_region *r = &hf_regions[region];
    /* Back towards the mean shape, and back along the movement: what earlier
       stages leave undone. */
    const double blend = 0.3 * gsl_rng_uniform(rng);
    const double lag = 0.3 * gsl_rng_uniform(rng);
    double mx = 0, my = 0;

    for (int i = 0; i < r->count; i++) {
        mx += (image->truth[region][i][0] - mean[i][0]) / r->count;
        my += (image->truth[region][i][1] - mean[i][1]) / r->count;
    }
    for (int i = 0; i < r->count; i++) {
        const double *t = image->truth[region][i];
        const double *moved = image->mesh_moved[region][i];

        shape[i][0] = t[0] - lag * moved[0] + blend * (mean[i][0] + mx - t[0]) +
                      gsl_ran_gaussian(rng, 0.7 * size);
        shape[i][1] = t[1] - lag * moved[1] + blend * (mean[i][1] + my - t[1]) +
                      gsl_ran_gaussian(rng, 0.7 * size);
    }
    for (int k = 0; k < 2; k++)
        pull(shape, r->count, 3 + 6 * gsl_rng_uniform(rng), size, rng);
    jitter(shape, r->count, gsl_ran_gaussian(rng, 0.02),
           1 + gsl_ran_gaussian(rng, 0.02), gsl_ran_gaussian(rng, 0.7 * size),
           gsl_ran_gaussian(rng, 0.8 * size));
}
