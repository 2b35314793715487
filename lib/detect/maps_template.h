/* detect/maps_template.h - included once for each kind of processor, with
   KERNELS the name of the function that returns its kernels */
#include <stddef.h>
#include "detect/maps.h"
#include "detect/maps_kernel.h"

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

/* Index of the row that a column's blur at row y reads at distance k. */
static size_t row_at(int y, int k, int rows)
{
    return (size_t)clamp(y + k, rows);
}

static void smooth(float *to, float *between, const float *from,
                   const struct hf_gaussian *g)
{
    enum { COLUMNS = HF_HALF_COLUMNS, ROWS = HF_HALF_ROWS };
    float wide[COLUMNS + 2 * HF_MOST_TAPS];
    const int taps = g->taps;

    for (int y = 0; y < ROWS; y++) {
        const float *row = from + (size_t)y * COLUMNS, *at = wide + taps;

        for (int x = -taps; x < COLUMNS + taps; x++)
            wide[x + taps] = row[clamp(x, COLUMNS)];
        for (int x = 0; x < COLUMNS; x += WIDE) {
            floats sum = *(const floats *)(at + x) * g->g[0];

            for (int k = 1; k <= taps; k++)
                sum += (*(const floats *)(at + x - k) +
                        *(const floats *)(at + x + k)) *
                       g->g[k];
            *(floats *)(between + (size_t)y * COLUMNS + x) = sum;
        }
    }
    for (int y = 0; y < ROWS; y++) {
        const float *at[2 * HF_MOST_TAPS + 1] = {between};

        for (int k = -taps; k <= taps; k++)
            at[k + taps] = between + row_at(y, k, ROWS) * COLUMNS;
        for (int x = 0; x < COLUMNS; x += WIDE) {
            floats sum = *(const floats *)(at[taps] + x) * g->g[0];

            for (int k = 1; k <= taps; k++)
                sum += (*(const floats *)(at[taps - k] + x) +
                        *(const floats *)(at[taps + k] + x)) *
                       g->g[k];
            *(floats *)(to + (size_t)y * COLUMNS + x) = sum;
        }
    }
}

static const hf_directions cosines = {1,  0.70710678F,  0, -0.70710678F,
                                      -1, -0.70710678F, 0, 0.70710678F};
static const hf_directions sines = {0, 0.70710678F,  1,  0.70710678F,
                                    0, -0.70710678F, -1, -0.70710678F};

/* Adds a quarter of max(0, gx cos a + gy sin a) at one sample; at the sides,
   where gx is not known, nothing. */
static inline void add_sample(hf_directions *sum, const float *up,
                              const float *row, const float *down, int x)
{
    const hf_directions none = {0};
    hf_directions p;

    if (x == 0 || x == HF_HALF_COLUMNS - 1)
        return;
    p = (cosines * (row[x + 1] - row[x - 1]) + sines * (down[x] - up[x])) *
        0.125F;
    *sum += (hf_directions)((hf_mask)p & (p > none));
}

static void gradient(hf_directions *to, const float *luminance)
{
    enum { COLUMNS = HF_HALF_COLUMNS, ROWS = HF_HALF_ROWS };

    for (int y = 0; y < ROWS; y += 2) {
        const float *row = luminance + (size_t)y * COLUMNS;
        const float *next = row + COLUMNS;
        const float *up = y ? row - COLUMNS : row;
        const float *down = y + 2 < ROWS ? next + COLUMNS : next;

        for (int x = 0; x < COLUMNS; x += 2) {
            hf_directions sum = {0};

            add_sample(&sum, up, row, next, x);
            add_sample(&sum, up, row, next, x + 1);
            add_sample(&sum, row, next, down, x);
            add_sample(&sum, row, next, down, x + 1);
            *to++ = sum;
        }
    }
}

static void halve(hf_directions *to, const hf_directions *from, int columns,
                  int rows)
{
    for (int y = 0; y < rows; y += 2) {
        const hf_directions *a = from + (size_t)y * (size_t)columns;
        const hf_directions *b = a + columns;

        for (int x = 0; x < columns; x += 2)
            *to++ = (a[x] + a[x + 1] + b[x] + b[x + 1]) * 0.25F;
    }
}

static void blur(hf_directions *to, hf_directions *between,
                 const hf_directions *from, int columns, int rows,
                 const struct hf_gaussian *g)
{
    hf_directions wide[HF_HALF_COLUMNS / 2 + 2 * HF_MOST_TAPS];
    const int taps = g->taps;
    const size_t step = (size_t)columns;

    for (int y = 0; y < rows; y++) {
        const hf_directions *row = from + (size_t)y * step, *at = wide + taps;

        for (int x = -taps; x < columns + taps; x++)
            wide[x + taps] = row[clamp(x, columns)];
        for (int x = 0; x < columns; x += STEP) {
            floats sum = *(const floats *)(at + x) * g->g[0];

            for (int k = 1; k <= taps; k++)
                sum += (*(const floats *)(at + x - k) +
                        *(const floats *)(at + x + k)) *
                       g->g[k];
            *(floats *)(between + (size_t)y * step + (size_t)x) = sum;
        }
    }
    for (int y = 0; y < rows; y++) {
        const hf_directions *at[2 * HF_MOST_TAPS + 1] = {between};

        for (int k = -taps; k <= taps; k++)
            at[k + taps] = between + row_at(y, k, rows) * step;
        for (int x = 0; x < columns; x += STEP) {
            floats sum = *(const floats *)(at[taps] + x) * g->g[0];

            for (int k = 1; k <= taps; k++)
                sum += (*(const floats *)(at[taps - k] + x) +
                        *(const floats *)(at[taps + k] + x)) *
                       g->g[k];
            *(floats *)to = sum;
            to += STEP;
        }
    }
}

const struct hf_map_kernels *KERNELS(void)
{
    static const struct hf_map_kernels kernels = {smooth, gradient, halve,
                                                  blur};

    return &kernels;
}
