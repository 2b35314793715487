/* detect/fold_band.c - the skin along an expected line, straightened out */
#include "detect/fold_kernel.h"

#include <math.h>
#include <stdlib.h>

/* Added to luminance before its logarithm is taken: noise of dark skin counts
 * no more than a step of 10 of 255. */
static const float dark_floor = 10;

/* Widths of valleys that are looked for, units: sd of the blur across, distance
 * of the flanks. Folds are 1 to 5 mm wide; three scales cover that by factors
 * of about 1.6. */
static const struct {
    double blur, flank;
} scales[HF_FOLD_SCALES] = {{0.5, 1.25}, {0.9, 2.0}, {1.5, 3.2}};

/* Texture of skin: finer than `coarse`, coarser than a pixel of the coarsest
 * picture that is looked at. Units, sd. */
static const double fine_blur = 0.35, coarse_blur = 0.9;

/* sd, units, that a valley is smoothed by along itself. A strand of hair is
 * short and lies askew. */
static const double along_blur = 1.5;

struct hf_fold_band *hf_fold_band_new(void)
{
    return calloc(1, sizeof(struct hf_fold_band));
}

void hf_fold_band_free(struct hf_fold_band *band)
{
    free(band);
}

double hf_fold_slant(int k)
{
    const int straight = HF_BAND_SLANTS / 2;

    return (double)(k - straight) / HF_BAND_STEP;
}

/* ------------------------------------------------------------------ skin */

static int lines_of(const struct hf_fold_band *b)
{
    return (b->rows - 1 + 2 * HF_BAND_REACH) * HF_BAND_RATE + 1;
}

static void read_skin(struct hf_fold_band *b, const struct hf_fold_kernels *k,
                      const float *luminance)
{
    for (int i = 0; i < lines_of(b); i++) {
        const double row = (double)i / HF_BAND_RATE - HF_BAND_REACH;
        double at[2], to[2];

        hf_fold_band_place(at, b, row, 0);
        hf_fold_band_place(to, b, row, 1);
        to[0] -= at[0];
        to[1] -= at[1];
        k->skin(b->skin[i], luminance, at, to, dark_floor);
    }
}

double hf_fold_band_at(const float map[HF_BAND_LINES][HF_BAND_STRIDE],
                       double row, double across)
{
    double x = (across + HF_BAND_HALF) * HF_BAND_RATE;
    double y = (row + HF_BAND_REACH) * HF_BAND_RATE;
    double fx, fy;
    int i, j;

    x = fmin(fmax(x, 0), HF_BAND_COLUMNS - 1.001);
    y = fmin(fmax(y, 0), HF_BAND_LINES - 1.001);
    i = (int)x;
    j = (int)y;
    fx = x - i;
    fy = y - j;
    i += HF_BAND_PAD;
    return (map[j][i] * (1 - fx) + map[j][i + 1] * fx) * (1 - fy) +
           (map[j + 1][i] * (1 - fx) + map[j + 1][i + 1] * fx) * fy;
}

/* ------------------------------------------------------------------ widths */

static void blur_of(struct hf_fold_blur *k, double sd)
{
    const int taps = (int)(3 * sd * HF_BAND_RATE + 0.5);
    double sum = 0;

    *k = (struct hf_fold_blur){.taps =
                                   taps > HF_FOLD_TAPS ? HF_FOLD_TAPS : taps};
    for (int i = 0; i <= k->taps; i++) {
        const double t = i / (sd * HF_BAND_RATE);

        k->g[i] = (float)exp(-t * t / 2);
        sum += i ? 2 * k->g[i] : k->g[i];
    }
    for (int i = 0; i <= k->taps; i++)
        k->g[i] = (float)(k->g[i] / sum);
}

/* Lines are half a unit apart, which moves a slant by whole columns. */
static void look_of(struct hf_fold_look *look, int slant)
{
    const double wider = hypot(1, hf_fold_slant(slant));
    double weights[HF_FOLD_ALONG + 1], sum = 0;

    look->by = slant - HF_BAND_SLANTS / 2;
    for (int j = 0; j <= HF_FOLD_ALONG; j++) {
        const double t = 0.5 * j * wider / along_blur;

        weights[j] = exp(-t * t / 2);
        sum += j ? 2 * weights[j] : weights[j];
    }
    for (int j = 0; j <= HF_FOLD_ALONG; j++)
        look->along[j] = (float)(weights[j] / sum);
    for (int s = 0; s < HF_FOLD_SCALES; s++) {
        blur_of(&look->across[s], scales[s].blur * wider);
        look->flank[s] = (int)(scales[s].flank * wider * HF_BAND_RATE + 0.5);
    }
}

void hf_fold_band_read(struct hf_fold_band *b, const float *luminance)
{
    const struct hf_fold_kernels *k = hf_fold_kernels_best();
    const float(*skin)[HF_BAND_STRIDE] =
        (const float(*)[HF_BAND_STRIDE])b->skin;
    struct hf_fold_blur fine, coarse;
    struct hf_fold_look look;

    read_skin(b, k, luminance);
    blur_of(&fine, fine_blur);
    blur_of(&coarse, coarse_blur);
    k->blur(b->fine, skin, lines_of(b), &fine);
    k->blur(b->coarse, skin, lines_of(b), &coarse);
    for (int slant = 0; slant < HF_BAND_SLANTS; slant++) {
        look_of(&look, slant);
        for (int row = 0; row < b->rows; row++)
            k->valleys(b->valley[slant][row], skin,
                       (row + HF_BAND_REACH) * HF_BAND_RATE, &look);
    }
}
