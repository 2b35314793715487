/* detect/fold_template.h - included once for each kind of processor, with
   KERNELS the name of the function that returns its kernels */
#include "detect/fold_kernel.h"

#include <string.h>

/* As many numbers as a vector holds; sums of numbers side by side do not meet,
   so that the width changes no result. */
#if defined(__AVX512F__)
#define LANES 16
#elif defined(__AVX2__)
#define LANES 8
#else
#define LANES 4
#endif
typedef float floats __attribute__((vector_size(4 * LANES), aligned(4)));
typedef int ints __attribute__((vector_size(4 * LANES), aligned(4)));
typedef unsigned bits32 __attribute__((vector_size(4 * LANES), aligned(4)));

/* Columns in whole vectors of any width. */
enum { COLUMNS = (HF_BAND_COLUMNS + 15) / 16 * 16 };

#define LOAD(p) (*(const floats *)(p))
#define STORE(p, v) (*(floats *)(p) = (v))

/* -------------------------------------------------------------------- skin */

/* Places in a half: the upper left one of four samples, and how far to the
   next column and row. */
struct places {
    int at[COLUMNS];
    float x[COLUMNS], y[COLUMNS];
};

/* Positions are doubles, half as many to a vector. */
typedef double doubles __attribute__((vector_size(4 * LANES)));
typedef long long masks __attribute__((vector_size(4 * LANES)));
typedef int whole __attribute__((vector_size(2 * LANES)));
typedef float rest __attribute__((vector_size(2 * LANES)));
#if LANES == 16
#define FROM_NOUGHT                                                            \
    {                                                                          \
        0, 1, 2, 3, 4, 5, 6, 7                                                 \
    }
#elif LANES == 8
#define FROM_NOUGHT                                                            \
    {                                                                          \
        0, 1, 2, 3                                                             \
    }
#else
#define FROM_NOUGHT                                                            \
    {                                                                          \
        0, 1                                                                   \
    }
#endif

/* Splits positions, kept within 0 .. most. */
static inline void split(whole *w, rest *r, const doubles *at, double most)
{
    const masks above = *at > 0.0, under = *at < most;
    const doubles all = (doubles){0} + most;
    const doubles in =
        (doubles)(above & ((under & (masks)*at) | (~under & (masks)all)));

    *w = __builtin_convertvector(in, whole);
    *r = __builtin_convertvector(in - __builtin_convertvector(*w, doubles),
                                 rest);
}

static void place(struct places *p, const double at[2], const double step[2])
{
    doubles column = FROM_NOUGHT;

    for (int j = 0; j < COLUMNS; j += LANES / 2, column += LANES / 2.0) {
        const doubles u = column / (double)HF_BAND_RATE - (double)HF_BAND_HALF;
        const doubles x =
            (at[0] + u * step[0] - HF_HALF_X0) * (double)HF_HALF_RATE - 0.5;
        const doubles y =
            (at[1] + u * step[1] - HF_HALF_Y0) * (double)HF_HALF_RATE - 0.5;
        whole across, down;
        rest fx, fy;

        split(&across, &fx, &x, HF_HALF_COLUMNS - 1.001);
        split(&down, &fy, &y, HF_HALF_ROWS - 1.001);
        down = down * HF_HALF_COLUMNS + across;
        memcpy(p->at + j, &down, sizeof down);
        memcpy(p->x + j, &fx, sizeof fx);
        memcpy(p->y + j, &fy, sizeof fy);
    }
}

/* Natural logarithm of numbers from 1 to 1000, within 2 in the last digit: the
   series of (1 + s) / (1 - s) for what is left of a power of two, between the
   root of 1/2 and that of 2. The fifth term is under 1e-9 of the sum. */
static inline void log_of(floats *x)
{
    const bits32 bits = (bits32)*x;
    const bits32 exponent = (bits - 0x3f3504f3U) / (1U << 23);
    const floats e = __builtin_convertvector((ints)exponent, floats);
    const floats m = (floats)(bits - exponent * (1U << 23));
    const floats s = (m - 1.0F) / (m + 1.0F), z = s * s;
    const floats series =
        s * (2.0F + z * (0.66666667F +
                         z * (0.4F + z * (0.28571429F + z * 0.22222222F))));

    /* ln 2 in two parts: the first one times a small number is exact. */
    *x = e * 0.693145752F + (series + e * 1.42860677e-6F);
}

/* Columns around a line's own ones are like its ends. */
static void repeat_ends(float line[HF_BAND_STRIDE])
{
    const int end = HF_BAND_PAD + HF_BAND_COLUMNS;

    for (int i = 0; i < HF_BAND_PAD; i++)
        line[i] = line[HF_BAND_PAD];
    for (int i = end; i < HF_BAND_STRIDE; i++)
        line[i] = line[end - 1];
}

static void skin(float line[HF_BAND_STRIDE], const float *luminance,
                 const double at[2], const double step[2], float floor)
{
    struct places p;

    place(&p, at, step);
    for (int j = 0; j < COLUMNS; j += LANES) {
        const floats x = LOAD(p.x + j), y = LOAD(p.y + j);
        floats a = {0}, b = a, c = a, d = a;

        for (int i = 0; i < LANES; i++) {
            const float *from = luminance + p.at[j + i];

            a[i] = from[0];
            b[i] = from[1];
            c[i] = from[HF_HALF_COLUMNS];
            d[i] = from[HF_HALF_COLUMNS + 1];
        }
        a = (a * (1.0F - x) + b * x) * (1.0F - y) +
            (c * (1.0F - x) + d * x) * y + floor;
        log_of(&a);
        STORE(line + HF_BAND_PAD + j, a);
    }
    repeat_ends(line);
}

/* ------------------------------------------------------------------- blurs */

/* Columns around a row that taps reach. */
enum { AROUND = (HF_FOLD_TAPS + 15) / 16 * 16 };
typedef float wide_row[AROUND + COLUMNS + AROUND + 16];

/* A row's columns, the ends repeated around it. */
static const float *widen(wide_row wide, const float row[COLUMNS])
{
    const int end = AROUND + HF_BAND_COLUMNS;

    memcpy(wide + AROUND, row, HF_BAND_COLUMNS * sizeof *wide);
    for (int i = 0; i < AROUND; i++)
        wide[i] = row[0];
    for (int i = end; i < (int)(sizeof(wide_row) / sizeof *wide); i++)
        wide[i] = row[HF_BAND_COLUMNS - 1];
    return wide + AROUND;
}

/* Columns first .. end - 1, and what is left of the last vector. */
static void blur_row(float *to, const float *at, int first, int end,
                     const struct hf_fold_blur *k)
{
    for (int i = first; i < end; i += LANES) {
        floats sum = LOAD(at + i) * k->g[0];

        for (int t = 1; t <= k->taps; t++)
            sum += (LOAD(at + i - t) + LOAD(at + i + t)) * k->g[t];
        STORE(to + i, sum);
    }
}

static int clamp(int i, int count)
{
    return i < 0 ? 0 : i >= count ? count - 1 : i;
}

static void blur(float (*to)[HF_BAND_STRIDE],
                 const float (*from)[HF_BAND_STRIDE], int lines,
                 const struct hf_fold_blur *k)
{
    for (int y = 0; y < lines; y++) {
        float sums[COLUMNS];
        wide_row wide;

        for (int i = 0; i < COLUMNS; i += LANES) {
            floats sum = LOAD(from[y] + HF_BAND_PAD + i) * k->g[0];

            for (int t = 1; t <= k->taps; t++)
                sum += (LOAD(from[clamp(y - t, lines)] + HF_BAND_PAD + i) +
                        LOAD(from[clamp(y + t, lines)] + HF_BAND_PAD + i)) *
                       k->g[t];
            STORE(sums + i, sum);
        }
        blur_row(to[y] + HF_BAND_PAD, widen(wide, sums), 0, HF_BAND_COLUMNS, k);
        repeat_ends(to[y]);
    }
}

/* ----------------------------------------------------------------- valleys */

/* Lines half a unit apart, the next one moved by some columns. */
static void smooth_along(float line[COLUMNS],
                         const float (*skin_lines)[HF_BAND_STRIDE], int middle,
                         const struct hf_fold_look *look)
{
    enum { EVERY = HF_BAND_RATE / 2 };

    for (int i = 0; i < COLUMNS; i += LANES) {
        floats sum = {0};

        for (int j = -HF_FOLD_ALONG; j <= HF_FOLD_ALONG; j++)
            sum += look->along[j < 0 ? -j : j] *
                   LOAD(skin_lines[middle + j * EVERY] + HF_BAND_PAD + i +
                        j * look->by);
        STORE(line + i, sum);
    }
}

/* Macros: no vector is passed to a function. */
#define CHOOSE(which, a, b)                                                    \
    ((floats)(((which) & (ints)(a)) | (~(which) & (ints)(b))))
#define LESSER(a, b) CHOOSE((a) < (b), a, b)
#define GREATER(a, b) CHOOSE((a) > (b), a, b)

/* Places and the columns between them. */
enum {
    APART = HF_BAND_RATE / HF_BAND_STEP,
    FIRST = (HF_BAND_HALF - HF_BAND_SEARCH) * HF_BAND_RATE,
    SEARCHED = (HF_BAND_PLACES - 1) * APART + 1
};

static void valleys(float out[HF_BAND_PLACES],
                    const float (*skin_lines)[HF_BAND_STRIDE], int middle,
                    const struct hf_fold_look *look)
{
    float line[COLUMNS], soft[COLUMNS + 16], deep[SEARCHED + 16];
    const float *at;
    wide_row wide;

    smooth_along(line, skin_lines, middle, look);
    at = widen(wide, line);
    for (int s = 0; s < HF_FOLD_SCALES; s++) {
        const int flank = look->flank[s];

        blur_row(soft, at, FIRST - flank, FIRST + SEARCHED + flank,
                 &look->across[s]);
        for (int i = 0; i < SEARCHED; i += LANES) {
            const float *c = soft + FIRST + i;
            const floats a = LOAD(c - flank), b = LOAD(c + flank);
            const floats d = LESSER(a, b) - LOAD(c);

            STORE(deep + i, s ? GREATER(d, LOAD(deep + i)) : d);
        }
    }
    for (int p = 0; p < HF_BAND_PLACES; p++)
        out[p] = deep[p * APART];
}

const struct hf_fold_kernels *KERNELS(void)
{
    static const struct hf_fold_kernels kernels = {skin, blur, valleys};

    return &kernels;
}
