/* net/kernel_template.h - the kernels, for any vector width
 *
 * Included by kernel_base.c, kernel_avx2.c and kernel_avx512.c, which define
 * VEC (floats per vector: 4, 8 or 16), TILE (rows of a tile: 3, 6 or 12),
 * KERNELS (the name of the function that hands them out) and NAME (theirs).
 *
 * Tiles are spelled out by macros with one vector variable per accumulator:
 * written as arrays, gcc 12 keeps them in memory and runs 10 times slower.
 */
#include "net/kernel.h"

#include <string.h>

typedef float vec __attribute__((vector_size(VEC * sizeof(float))));
typedef int mask __attribute__((vector_size(VEC * sizeof(int))));

static inline vec load(const float *p)
{
    vec v;

    memcpy(&v, p, sizeof v);
    return v;
}

static inline void store(float *p, vec v)
{
    memcpy(p, &v, sizeof v);
}

/* v where positive, slope * v elsewhere. */
static inline vec act(vec v, vec slope)
{
    mask positive = v > 0.0f;

    return (vec)((positive & (mask)v) | (~positive & (mask)(v * slope)));
}

static inline float act1(float v, float slope)
{
    return v > 0.0f ? v : v * slope;
}

/* ------------------------------------------------------------- matmul */

#if VEC == 16
#define EACH_COL(X, r) X(r, 0)
#elif VEC == 8
#define EACH_COL(X, r) X(r, 0) X(r, 1)
#else
#define EACH_COL(X, r) X(r, 0) X(r, 1) X(r, 2) X(r, 3)
#endif
#define ROWS_1(X) X(0)
#define ROWS_2(X) ROWS_1(X) X(1)
#define ROWS_3(X) ROWS_2(X) X(2)
#define ROWS_4(X) ROWS_3(X) X(3)
#define ROWS_5(X) ROWS_4(X) X(4)
#define ROWS_6(X) ROWS_5(X) X(5)
#define ROWS_7(X) ROWS_6(X) X(6)
#define ROWS_8(X) ROWS_7(X) X(7)
#define ROWS_9(X) ROWS_8(X) X(8)
#define ROWS_10(X) ROWS_9(X) X(9)
#define ROWS_11(X) ROWS_10(X) X(10)
#define ROWS_12(X) ROWS_11(X) X(11)

/* Rows and columns, r and j, are the digits of the lists above, which become
   parts of names as well. */
/* NOLINTBEGIN(bugprone-macro-parentheses) */
#define BEGIN_COL(r, j) vec c##r##j = load(bias + j * VEC);
#define BEGIN_ROW(r) EACH_COL(BEGIN_COL, r)
#define LOAD_COL(r, j) const vec b##j = load(panel + j * VEC);
#define STEP_COL(r, j) c##r##j += x##r * b##j;
#define STEP_ROW(r)                                                            \
    {                                                                          \
        const float x##r = a[r * a_stride + k];                                \
        EACH_COL(STEP_COL, r)                                                  \
    }
#define END_COL(r, j)                                                          \
    store(out + r * out_stride + j * VEC, act(c##r##j, load(slope + j * VEC)));
#define END_ROW(r) EACH_COL(END_COL, r)
/* NOLINTEND(bugprone-macro-parentheses) */

/* How the numbers of a row lie. */
struct parts {
    size_t count, length, hop;
};

/* A tile of n rows and one panel. */
#define DEFINE_TILE(n)                                                         \
    static void tile_##n(float *out, size_t out_stride, const float *a,        \
                         size_t a_stride, const float *panel,                  \
                         const struct parts *parts, const float *bias,         \
                         const float *slope)                                   \
    {                                                                          \
        const size_t length = parts->length, hop = parts->hop;                 \
                                                                               \
        ROWS_##n(BEGIN_ROW);                                                   \
        for (size_t p = parts->count; p > 0; p--, a += hop)                    \
            for (size_t k = 0; k < length; k++, panel += HF_PANEL) {           \
                EACH_COL(LOAD_COL, 0);                                         \
                ROWS_##n(STEP_ROW);                                            \
            }                                                                  \
        ROWS_##n(END_ROW);                                                     \
    }

typedef void tile_function(float *out, size_t out_stride, const float *a,
                           size_t a_stride, const float *panel,
                           const struct parts *parts, const float *bias,
                           const float *slope);

DEFINE_TILE(1)
DEFINE_TILE(2)
DEFINE_TILE(3)
#if TILE >= 6
DEFINE_TILE(4)
DEFINE_TILE(5)
DEFINE_TILE(6)
#endif
#if TILE >= 12
DEFINE_TILE(7)
DEFINE_TILE(8)
DEFINE_TILE(9)
DEFINE_TILE(10)
DEFINE_TILE(11)
DEFINE_TILE(12)
#endif
static tile_function *const tiles[] = {NULL,    tile_1, tile_2, tile_3,
#if TILE >= 6
                                       tile_4,  tile_5, tile_6,
#endif
#if TILE >= 12
                                       tile_7,  tile_8, tile_9, tile_10,
                                       tile_11, tile_12
#endif
};

static void matmul(const struct hf_matmul *m, float *out, size_t out_stride,
                   const float *a, size_t a_stride, size_t rows)
{
    const size_t panels = hf_panel_count(m->columns);
    const size_t count = m->parts ? m->parts : 1;
    const struct parts parts = {count, m->depth / count, m->hop};

    for (size_t r = 0; r < rows; r += TILE) {
        size_t n = rows - r < TILE ? rows - r : TILE;
        float *to = out + r * out_stride;

        for (size_t p = 0; p < panels; p++) {
            const float *weights = m->panels + p * m->depth * HF_PANEL;
            float narrow[TILE * HF_PANEL];

            if (m->columns >= HF_PANEL) {
                tiles[n](to + hf_panel_column(p, m->columns), out_stride,
                         a + r * a_stride, a_stride, weights, &parts,
                         m->bias + p * HF_PANEL, m->slope + p * HF_PANEL);
                continue;
            }
            tiles[n](narrow, HF_PANEL, a + r * a_stride, a_stride, weights,
                     &parts, m->bias, m->slope);
            for (size_t i = 0; i < n; i++)
                for (size_t j = 0; j < m->columns; j++)
                    to[i * out_stride + j] = narrow[i * HF_PANEL + j];
        }
    }
}

/* ---------------------------------------------------------- depthwise */

/* The taps of a window at (y, x) that lie inside the picture. */
struct taps {
    int y0, y1, x0, x1;
};

static struct taps inside(const struct hf_depthwise *d, int y, int x)
{
    struct taps t = {y < 0 ? -y : 0, d->in_height - y, x < 0 ? -x : 0,
                     d->in_width - x};

    t.y1 = t.y1 > 3 ? 3 : t.y1;
    t.x1 = t.x1 > 3 ? 3 : t.x1;
    return t;
}

/* Where tap (ky, kx) of the window at (y, x) reads. */
static inline const float *tap_at(const struct hf_depthwise *d, const float *in,
                                  int y, int x)
{
    return in + ((ptrdiff_t)y * d->in_width + x) * (ptrdiff_t)d->channels;
}

/* One channel of one pixel, for pictures with fewer channels than a vector. */
static float tap_sum(const struct hf_depthwise *d, const float *in, int y,
                     int x, size_t c)
{
    struct taps t = inside(d, y, x);
    float sum = d->bias[c];

    for (int ky = t.y0; ky < t.y1; ky++)
        for (int kx = t.x0; kx < t.x1; kx++)
            sum += tap_at(d, in, y + ky, x + kx)[c] *
                   d->weights[(size_t)(3 * ky + kx) * d->channels + c];
    return act1(sum, d->slope[c]);
}

/* The last vector is moved back to end at the last channel. */
static inline size_t vector_at(const struct hf_depthwise *d, size_t c)
{
    return c + VEC > d->channels ? d->channels - VEC : c;
}

/* One pixel anywhere: taps outside the picture are left out. */
static void edge_pixel(const struct hf_depthwise *d, float *out,
                       const float *in, int y, int x)
{
    const size_t n = d->channels;
    const struct taps t = inside(d, y, x);

    for (size_t c = 0; c < n && n < VEC; c++)
        out[c] = tap_sum(d, in, y, x, c);
    for (size_t c = 0; c < n && n >= VEC; c += VEC) {
        size_t at = vector_at(d, c);
        vec sum = load(d->bias + at);

        for (int ky = t.y0; ky < t.y1; ky++)
            for (int kx = t.x0; kx < t.x1; kx++)
                sum += load(tap_at(d, in, y + ky, x + kx) + at) *
                       load(d->weights + (size_t)(3 * ky + kx) * n + at);
        store(out + at, act(sum, load(d->slope + at)));
    }
}

#define EACH_TAP(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8)
/* NOLINTBEGIN(bugprone-macro-parentheses) -- a digit, as above */
#define LOAD_TAP(t) const vec w##t = load(d->weights + t * n + c);
#define ADD_TAP(t) sum += load(from + (t / 3) * row + (t % 3) * n) * w##t;
/* NOLINTEND(bugprone-macro-parentheses) */

/* Channels c .. c + VEC - 1 of the pixels [x0, x1) of one output row, all
 * taps inside the picture. from: first tap of the pixel x0. */
static void depthwise_span(const struct hf_depthwise *d, float *out,
                           const float *from, size_t c, int x0, int x1)
{
    const size_t n = d->channels, row = n * (size_t)d->in_width;
    const size_t step = n * (size_t)d->stride;
    const vec bias = load(d->bias + c), slope = load(d->slope + c);

    EACH_TAP(LOAD_TAP)
    for (int x = x0; x < x1; x++) {
        vec sum = bias;

        EACH_TAP(ADD_TAP)
        store(out + (size_t)x * n, act(sum, slope));
        from += step;
    }
}

/* Output pixels [x0, x1) of a row whose three columns lie inside. */
static void inner_columns(const struct hf_depthwise *d, int *x0, int *x1)
{
    int last = d->in_width - 3 + d->left;

    *x0 = (d->left + d->stride - 1) / d->stride;
    *x1 = last < 0 ? 0 : last / d->stride + 1;
    if (*x1 > d->out_width)
        *x1 = d->out_width;
    if (*x1 < *x0)
        *x1 = *x0;
    if (*x0 > d->out_width)
        *x0 = *x1 = d->out_width;
}

static void depthwise_row(const struct hf_depthwise *d, float *out,
                          const float *in, int oy)
{
    const size_t n = d->channels;
    int y = oy * d->stride - d->top, x0 = d->out_width, x1 = d->out_width;

    if (n >= VEC && y >= 0 && y + 3 <= d->in_height)
        inner_columns(d, &x0, &x1);
    for (int x = 0; x < d->out_width; x++) {
        if (x == x0 && (x = x1) >= d->out_width)
            break;
        edge_pixel(d, out + (size_t)x * n, in, y, x * d->stride - d->left);
    }
    for (size_t c = 0; x0 < x1 && c < n; c += VEC) {
        size_t at = vector_at(d, c);

        depthwise_span(d, out + at,
                       tap_at(d, in, y, x0 * d->stride - d->left) + at, at, x0,
                       x1);
    }
}

static void depthwise(const struct hf_depthwise *d, float *out, const float *in)
{
    for (int y = 0; y < d->out_height; y++)
        depthwise_row(d, out + (size_t)y * (size_t)d->out_width * d->channels,
                      in, y);
}

/* ---------------------------------------------------------------- sum */

static void sum_pixel(const struct hf_sum *s, float *out, const float *a,
                      const float *b)
{
    const float *slope = s->slope;
    size_t i = 0;

    for (; i + VEC <= s->narrow; i += VEC)
        store(out + i, act(load(a + i) + load(b + i), load(slope + i)));
    for (; i < s->narrow; i++)
        out[i] = act1(a[i] + b[i], slope[i]);
    for (; i + VEC <= s->channels; i += VEC)
        store(out + i, act(load(a + i), load(slope + i)));
    for (; i < s->channels; i++)
        out[i] = act1(a[i], slope[i]);
}

static void sum(const struct hf_sum *s, float *out, const float *a,
                const float *b)
{
    for (size_t p = 0; p < s->pixels; p++)
        sum_pixel(s, out + p * s->channels, a + p * s->channels,
                  b + p * s->narrow);
}

/* --------------------------------------------------------------- pool */

static inline vec greater(vec a, vec b)
{
    mask first = a > b;

    return (vec)((first & (mask)a) | (~first & (mask)b));
}

static void pool(float *out, const float *a, const float *b, size_t pixels,
                 size_t channels)
{
    for (; pixels > 0; pixels--, a += 2 * channels, b += 2 * channels) {
        const float *p = a + channels, *q = b + channels;
        size_t c = 0;

        for (; c + VEC <= channels; c += VEC)
            store(out + c, greater(greater(load(a + c), load(p + c)),
                                   greater(load(b + c), load(q + c))));
        for (; c < channels; c++) {
            const float top = a[c] > p[c] ? a[c] : p[c];
            const float low = b[c] > q[c] ? b[c] : q[c];

            out[c] = top > low ? top : low;
        }
        out += channels;
    }
}

const struct hf_kernels *KERNELS(void)
{
    static const struct hf_kernels kernels = {NAME, matmul, depthwise, sum,
                                              pool};

    return &kernels;
}
