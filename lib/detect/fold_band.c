/* detect/fold_band.c - the skin along an expected line, straightened out */
#include "detect/fold_band.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Added to luminance before its logarithm is taken: noise of dark skin counts
 * no more than a step of 10 of 255. */
static const float dark_floor = 10;

/* Widths of valleys that are looked for, units: sd of the blur across, distance
 * of the flanks. Folds are 1 to 5 mm wide; three scales cover that by factors
 * of about 1.6. */
enum { SCALES = 3 };
static const struct {
    double blur, flank;
} scales[SCALES] = {{0.5, 1.25}, {0.9, 2.0}, {1.5, 3.2}};

/* Texture of skin: finer than `coarse`, coarser than a pixel of the coarsest
 * picture that is looked at. Units, sd. */
static const double fine_blur = 0.35, coarse_blur = 0.9;

/* sd, units, that a valley is smoothed by along itself. A strand of hair is
 * short and lies askew. */
static const double along_blur = 1.5;

/* Taps to one side of the widest blur: 3 sd of 1.5 units, slanted by 45 deg. */
enum { TAPS = 26 };
struct kernel {
    int taps;
    float g[TAPS + 1];
};

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

/* Luminance at a place in units; beyond the half its edge. */
static float luminance_at(const float *luminance, const double at[2])
{
    double x = (at[0] - HF_HALF_X0) * HF_HALF_RATE - 0.5;
    double y = (at[1] - HF_HALF_Y0) * HF_HALF_RATE - 0.5;
    const float *p;
    float fx, fy;
    int i, j;

    x = fmin(fmax(x, 0), HF_HALF_COLUMNS - 1.001);
    y = fmin(fmax(y, 0), HF_HALF_ROWS - 1.001);
    i = (int)x;
    j = (int)y;
    fx = (float)(x - i);
    fy = (float)(y - j);
    p = luminance + (size_t)j * HF_HALF_COLUMNS + i;
    return (p[0] * (1 - fx) + p[1] * fx) * (1 - fy) +
           (p[HF_HALF_COLUMNS] * (1 - fx) + p[HF_HALF_COLUMNS + 1] * fx) * fy;
}

static int lines_of(const struct hf_fold_band *b)
{
    return (b->rows - 1 + 2 * HF_BAND_REACH) * HF_BAND_RATE + 1;
}

static void read_skin(struct hf_fold_band *b, const float *luminance)
{
    for (int i = 0; i < lines_of(b); i++) {
        double at[2], to[2];

        hf_fold_band_place(at, b, (double)i / HF_BAND_RATE - HF_BAND_REACH, 0);
        hf_fold_band_place(to, b, (double)i / HF_BAND_RATE - HF_BAND_REACH, 1);
        for (int j = 0; j < HF_BAND_COLUMNS; j++) {
            const double u = (double)j / HF_BAND_RATE - HF_BAND_HALF;
            const double p[2] = {at[0] + u * (to[0] - at[0]),
                                 at[1] + u * (to[1] - at[1])};

            b->skin[i][j] = logf(luminance_at(luminance, p) + dark_floor);
        }
    }
}

double hf_fold_band_at(const float map[HF_BAND_LINES][HF_BAND_COLUMNS],
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
    return (map[j][i] * (1 - fx) + map[j][i + 1] * fx) * (1 - fy) +
           (map[j + 1][i] * (1 - fx) + map[j + 1][i + 1] * fx) * fy;
}

/* ----------------------------------------------------------------- blurs */

static void kernel_of(struct kernel *k, double sd)
{
    const int taps = (int)(3 * sd * HF_BAND_RATE + 0.5);
    double sum = 0;

    *k = (struct kernel){.taps = taps < 0 ? 0 : taps > TAPS ? TAPS : taps};
    for (int i = 0; i <= k->taps; i++) {
        const double t = i / (sd * HF_BAND_RATE);

        k->g[i] = (float)exp(-t * t / 2);
        sum += i ? 2 * k->g[i] : k->g[i];
    }
    for (int i = 0; i <= k->taps; i++)
        k->g[i] = (float)(k->g[i] / sum);
}

static int clamp(int i, int count)
{
    return i < 0 ? 0 : i >= count ? count - 1 : i;
}

static void blur_row(float *restrict to, const float *from,
                     const struct kernel *k)
{
    float wide[HF_BAND_COLUMNS + 2 * TAPS];
    const float *at = wide + TAPS;

    for (int i = -k->taps; i < HF_BAND_COLUMNS + k->taps; i++)
        wide[i + TAPS] = from[clamp(i, HF_BAND_COLUMNS)];
    for (int i = 0; i < HF_BAND_COLUMNS; i++)
        to[i] = at[i] * k->g[0];
    for (int t = 1; t <= k->taps; t++)
        for (int i = 0; i < HF_BAND_COLUMNS; i++)
            to[i] += (at[i - t] + at[i + t]) * k->g[t];
}

/* Both ways. */
static void blur(float (*to)[HF_BAND_COLUMNS],
                 const float (*from)[HF_BAND_COLUMNS], int lines, double sd)
{
    float sum[HF_BAND_COLUMNS];
    struct kernel k;

    kernel_of(&k, sd);
    for (int y = 0; y < lines; y++) {
        for (int i = 0; i < HF_BAND_COLUMNS; i++)
            sum[i] = from[y][i] * k.g[0];
        for (int t = 1; t <= k.taps; t++) {
            const float *up = from[clamp(y - t, lines)];
            const float *down = from[clamp(y + t, lines)];

            for (int i = 0; i < HF_BAND_COLUMNS; i++)
                sum[i] += (up[i] + down[i]) * k.g[t];
        }
        blur_row(to[y], sum, &k);
    }
}

/* --------------------------------------------------------------- valleys */

/* Adds a row, moved by some columns; beyond its ends its edge. */
static void add_moved(float line[HF_BAND_COLUMNS],
                      const float from[HF_BAND_COLUMNS], int by, float weight)
{
    const int first = by < 0 ? -by : 0;
    const int end = by > 0 ? HF_BAND_COLUMNS - by : HF_BAND_COLUMNS;

    for (int i = 0; i < first; i++)
        line[i] += weight * from[0];
    for (int i = first; i < end; i++)
        line[i] += weight * from[i + by];
    for (int i = end; i < HF_BAND_COLUMNS; i++)
        line[i] += weight * from[HF_BAND_COLUMNS - 1];
}

/* A row of the skin smoothed along a slant. Rows are sampled half a unit
   apart, which moves a slant by whole columns. */
static void smooth_along(float line[HF_BAND_COLUMNS],
                         const struct hf_fold_band *b, int row, int slant)
{
    enum { EVERY = HF_BAND_RATE / 2, MOST = HF_BAND_REACH * 2 };
    const int side = slant - HF_BAND_SLANTS / 2; /* columns each */
    const int middle = (row + HF_BAND_REACH) * HF_BAND_RATE;
    const double length = hypot(1, hf_fold_slant(slant));
    double sum = 0;

    memset(line, 0, HF_BAND_COLUMNS * sizeof *line);
    for (int j = -MOST; j <= MOST; j++) {
        const double t = 0.5 * j * length / along_blur;
        const float weight = (float)exp(-t * t / 2);

        sum += weight;
        add_moved(line, b->skin[middle + j * EVERY], j * side, weight);
    }
    for (int i = 0; i < HF_BAND_COLUMNS; i++)
        line[i] = (float)(line[i] / sum);
}

static void find_valleys(struct hf_fold_band *b, int slant,
                         const struct kernel kernels[SCALES])
{
    const double wider = hypot(1, hf_fold_slant(slant));
    const int first = (HF_BAND_HALF - HF_BAND_SEARCH) * HF_BAND_RATE;
    float line[HF_BAND_COLUMNS], soft[HF_BAND_COLUMNS];

    for (int row = 0; row < b->rows; row++) {
        float *out = b->valley[slant][row];

        smooth_along(line, b, row, slant);
        for (int s = 0; s < SCALES; s++) {
            const int flank =
                (int)(scales[s].flank * wider * HF_BAND_RATE + 0.5);

            blur_row(soft, line, &kernels[s]);
            for (int p = 0; p < HF_BAND_PLACES; p++) {
                const float *at =
                    soft + first + p * (HF_BAND_RATE / HF_BAND_STEP);
                const float d = fminf(at[-flank], at[flank]) - at[0];

                out[p] = s ? fmaxf(out[p], d) : d;
            }
        }
    }
}

void hf_fold_band_read(struct hf_fold_band *b, const float *luminance)
{
    const int lines = lines_of(b);

    read_skin(b, luminance);
    blur(b->fine, (const float(*)[HF_BAND_COLUMNS])b->skin, lines, fine_blur);
    blur(b->coarse, (const float(*)[HF_BAND_COLUMNS])b->skin, lines,
         coarse_blur);
    for (int k = 0; k < HF_BAND_SLANTS; k++) {
        const double wider = hypot(1, hf_fold_slant(k));
        struct kernel kernels[SCALES];

        for (int s = 0; s < SCALES; s++)
            kernel_of(&kernels[s], scales[s].blur * wider);
        find_valleys(b, k, kernels);
    }
}
