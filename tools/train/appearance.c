/* tools/train/appearance.c - the same face on a worse photo */
#include "train.h"

#include <math.h>
#include <string.h>
#include <gsl/gsl_randist.h>

/* Box blur of 2 r + 1 samples along rows, then columns. */
static void box_blur(float *l, float *scratch, int r)
{
    const int columns = HF_HALF_COLUMNS, rows = HF_HALF_ROWS;
    const float share = 1.0F / (float)(2 * r + 1);

    for (int y = 0; y < rows; y++) {
        const float *row = l + (size_t)y * HF_HALF_COLUMNS;
        float sum = 0;

        for (int k = -r; k <= r; k++)
            sum += row[clamp(k, columns)];
        for (int x = 0; x < columns; x++) {
            scratch[(size_t)y * HF_HALF_COLUMNS + (size_t)x] = sum * share;
            sum += row[clamp(x + r + 1, columns)] - row[clamp(x - r, columns)];
        }
    }
    for (int y = 0; y < rows; y++)
        for (int x = 0; x < columns; x++) {
            float sum = 0;

            for (int k = -r; k <= r; k++)
                sum += scratch[(size_t)clamp(y + k, rows) * HF_HALF_COLUMNS +
                               (size_t)x];
            l[(size_t)y * HF_HALF_COLUMNS + (size_t)x] = sum * share;
        }
}

/* Block means over n x n samples: a photo of 4 / n samples a unit, or the
   blocks of a strong JPEG. */
static void coarsen(float *l, int n)
{
    for (int y = 0; y < HF_HALF_ROWS; y += n)
        for (int x = 0; x < HF_HALF_COLUMNS; x += n) {
            float sum = 0;
            int count = 0;

            for (int j = y; j < y + n && j < HF_HALF_ROWS; j++)
                for (int i = x; i < x + n && i < HF_HALF_COLUMNS; i++, count++)
                    sum += l[(size_t)j * HF_HALF_COLUMNS + (size_t)i];
            for (int j = y; j < y + n && j < HF_HALF_ROWS; j++)
                for (int i = x; i < x + n && i < HF_HALF_COLUMNS; i++)
                    l[(size_t)j * HF_HALF_COLUMNS + (size_t)i] =
                        sum / (float)count;
        }
}

/* Exposure and side light: a gain that changes linearly over the face, a
   lift, a gamma. */
static void light(float *l, gsl_rng *rng)
{
    const double gain = exp(gsl_ran_gaussian(rng, 0.2));
    const double slope = gsl_ran_gaussian(rng, 0.15) / HF_HALF_COLUMNS;
    const double gamma = exp(gsl_ran_gaussian(rng, 0.2));
    float curve[256];

    for (int i = 0; i < 256; i++)
        curve[i] = (float)(255 * pow(i / 255.0, gamma));
    for (int y = 0; y < HF_HALF_ROWS; y++)
        for (int x = 0; x < HF_HALF_COLUMNS; x++, l++) {
            const double v =
                curve[(int)*l] * (gain + slope * (x - HF_HALF_COLUMNS / 2.0));

            *l = (float)fmin(fmax(v, 0), 255);
        }
}

void appearance_random(float *luminance, float *scratch, gsl_rng *rng)
{
    const double dice = gsl_rng_uniform(rng);
    const double grain =
        gsl_rng_uniform(rng) < 0.5 ? 0 : 6 * gsl_rng_uniform(rng);

    if (gsl_rng_uniform(rng) < 0.5)
        light(luminance, rng);
    if (dice < 0.15)
        box_blur(luminance, scratch, 1);
    else if (dice < 0.25)
        box_blur(luminance, scratch, 2);
    else if (dice < 0.35)
        coarsen(luminance, 2);
    for (size_t i = 0; grain > 0 && i < SAMPLES; i++) {
        const double v =
            luminance[i] + grain * (gsl_rng_uniform(rng) * 3.4 - 1.7);

        luminance[i] = (float)fmin(fmax(v, 0), 255);
    }
}
