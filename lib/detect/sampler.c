/* detect/sampler.c - squares cut out of a picture for the networks
 *
 * Pixel centres are at half pixels. Colours stay fractional: rounding samples
 * to 8 bits moves landmarks by 0.3 % of the eye distance on average.
 */
#include "detect/sampler.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/fail.h"

/* Levels of the pyramid: each is the exact sum of 2x2 pixels of the one below,
 * 16 bits wide, so at most 16x16 pixels of 8 bits. Beyond that reduction
 * (crops above 4 k pixels for 128 samples) more samples are averaged. */
#define LEVELS 5

/* Sums are stored four to a pixel, the last one 0, to be read as a vector. */
typedef uint16_t sums4 __attribute__((vector_size(8)));
typedef float float4 __attribute__((vector_size(16)));

struct level {
    const unsigned char *bytes; /* level 0: the picture, 3 a pixel */
    sums4 *sums;                /* others */
    int width, height;
    bool turned; /* read from right to left */
};

struct hf_sampler {
    struct level levels[LEVELS];
    int count;
    bool borrowed; /* the levels are another sampler's */
};

/* ------------------------------------------------------------- pyramid */

static inline sums4 pixel_sums(const unsigned char *p)
{
    return (sums4){p[0], p[1], p[2], 0};
}

/* An odd last column or row counts twice. */
static void halve_bytes(sums4 *to, const struct level *from)
{
    size_t row = 3 * (size_t)from->width;

    for (int y = 0; y < from->height; y += 2) {
        const unsigned char *a = from->bytes + (size_t)y * row;
        const unsigned char *b = y + 1 < from->height ? a + row : a;

        for (int x = 0; x + 1 < from->width; x += 2, a += 6, b += 6)
            *to++ = (sums4){(uint16_t)(a[0] + a[3] + b[0] + b[3]),
                            (uint16_t)(a[1] + a[4] + b[1] + b[4]),
                            (uint16_t)(a[2] + a[5] + b[2] + b[5]), 0};
        if (from->width % 2)
            *to++ = 2 * (pixel_sums(a) + pixel_sums(b));
    }
}

static void halve_sums(sums4 *to, const struct level *from)
{
    size_t row = (size_t)from->width;

    for (int y = 0; y < from->height; y += 2) {
        const sums4 *a = from->sums + (size_t)y * row;
        const sums4 *b = y + 1 < from->height ? a + row : a;

        for (int x = 0; x + 1 < from->width; x += 2, a += 2, b += 2)
            *to++ = a[0] + a[1] + b[0] + b[1];
        if (from->width % 2)
            *to++ = 2 * (a[0] + b[0]);
    }
}

static bool add_level(struct hf_sampler *s)
{
    const struct level *from = &s->levels[s->count - 1];
    struct level *to = &s->levels[s->count];

    to->width = (from->width + 1) / 2;
    to->height = (from->height + 1) / 2;
    to->sums =
        malloc((size_t)to->width * (size_t)to->height * sizeof *to->sums);
    if (!to->sums)
        return false;
    s->count++;
    if (from->bytes)
        halve_bytes(to->sums, from);
    else
        halve_sums(to->sums, from);
    return true;
}

/* A width that halves without rest one time less than there are levels goes
 * without the last one: then the turned picture can share the pyramid. */
static int levels_for(int width)
{
    const int fewer = LEVELS - 1;

    return width % (1 << fewer) && width % (1 << (fewer - 1)) == 0 ? fewer
                                                                   : LEVELS;
}

hf_status hf_sampler_new(struct hf_sampler **out, const unsigned char *rgb,
                         int width, int height, bool area, hf_error *error)
{
    struct hf_sampler *s = calloc(1, sizeof *s);

    if (!s)
        return hf_fail_memory(error);
    s->levels[0] = (struct level){rgb, NULL, width, height, false};
    s->count = 1;
    while (area && s->count < levels_for(width))
        if (!add_level(s)) {
            hf_sampler_free(s);
            return hf_fail_memory(error);
        }
    *out = s;
    return HF_OK;
}

void hf_sampler_free(struct hf_sampler *sampler)
{
    if (!sampler)
        return;
    for (int i = 0; i < LEVELS && !sampler->borrowed; i++)
        free(sampler->levels[i].sums);
    free(sampler);
}

bool hf_sampler_can_turn(const struct hf_sampler *sampler)
{
    return sampler->levels[0].width % (1 << (sampler->count - 1)) == 0;
}

hf_status hf_sampler_turn(struct hf_sampler **out,
                          const struct hf_sampler *from, hf_error *error)
{
    struct hf_sampler *s = malloc(sizeof *s);

    if (!s)
        return hf_fail_memory(error);
    *s = *from;
    s->borrowed = true;
    for (int i = 0; i < s->count; i++)
        s->levels[i].turned = !s->levels[i].turned;
    *out = s;
    return HF_OK;
}

int hf_sampler_width(const struct hf_sampler *sampler)
{
    return sampler->levels[0].width;
}

int hf_sampler_height(const struct hf_sampler *sampler)
{
    return sampler->levels[0].height;
}

/* ------------------------------------------------------------ sampling */

/* How a square is walked over: sample (i, j) lies at
 * (x + i * dx - j * dy, y + i * dy + j * dx) of the level. */
struct walk {
    const struct level *level;
    int each;    /* samples averaged for one number, along each axis */
    bool black;  /* outside the picture, instead of its edge */
    bool inside; /* no sample is near the edge */
    double x, y, dx, dy;
};

static size_t clamp(int v, int size)
{
    return (size_t)(v < 0 ? 0 : v >= size ? size - 1 : v);
}

/* Splits a position into the pixel before it and the way to the next one, in
 * pixels whose centres are whole numbers. Far outside only the edge matters,
 * and int must hold the number; NaN goes there too. */
static int split(double at, int size, float *rest)
{
    int whole;

    at -= 0.5;
    if (!(at > -2))
        at = -2;
    if (at > size)
        at = size;
    whole = (int)at;
    if (whole > at)
        whole--;
    *rest = (float)(at - whole);
    return whole;
}

/* Sums as floats. Compilers turn the obvious conversion into a dozen
 * instructions; interleaved with zeros it is three. */
static inline float4 widen(const sums4 *p)
{
#if defined(__x86_64__) && (defined(__clang__) || __GNUC__ >= 12)
    typedef uint64_t two __attribute__((vector_size(16)));
    typedef uint16_t eight __attribute__((vector_size(16)));
    typedef int32_t four __attribute__((vector_size(16)));
    uint64_t bits;
    eight v;

    memcpy(&bits, p, sizeof bits);
    v = (eight)(two){bits, 0};
    v = __builtin_shufflevector(v, (eight){0}, 0, 8, 1, 9, 2, 10, 3, 11);
    return __builtin_convertvector((four)v, float4);
#else
    return __builtin_convertvector(*p, float4);
#endif
}

static inline float4 colour(const struct level *l, size_t i)
{
    if (l->bytes) {
        const unsigned char *p = l->bytes + 3 * i;

        return (float4){p[0], p[1], p[2], 0};
    }
    return widen(l->sums + i);
}

/* Where column x of a row lies. */
static inline size_t column(const struct level *l, size_t x)
{
    return l->turned ? (size_t)l->width - 1 - x : x;
}

/* Between columns i0 and i1 of the rows that start at top and low. */
static inline float4 between(const struct level *l, size_t i0, size_t i1,
                             size_t top, size_t low, float u, float v)
{
    float4 p = colour(l, top + i0), q = colour(l, low + i0);
    float4 a = p + u * (colour(l, top + i1) - p);
    float4 b = q + u * (colour(l, low + i1) - q);

    return a + v * (b - a);
}

/* The colour at (x, y), anywhere. */
static float4 sample_edge(const struct walk *w, double x, double y)
{
    const struct level *l = w->level;
    float u, v;
    int ix, iy;

    if (w->black && (x < 0 || y < 0 || x >= l->width || y >= l->height))
        return (float4){0, 0, 0, 0};
    ix = split(x, l->width, &u);
    iy = split(y, l->height, &v);
    return between(l, column(l, clamp(ix, l->width)),
                   column(l, clamp(ix + 1, l->width)),
                   clamp(iy, l->height) * (size_t)l->width,
                   clamp(iy + 1, l->height) * (size_t)l->width, u, v);
}

/* The same where no pixel read lies outside. */
static inline float4 sample_inside(const struct walk *w, double x, double y)
{
    const struct level *l = w->level;
    int ix = (int)(x - 0.5), iy = (int)(y - 0.5);
    size_t at = column(l, (size_t)ix), row = (size_t)iy * (size_t)l->width;

    return between(l, at, l->turned ? at - 1 : at + 1, row,
                   row + (size_t)l->width, (float)(x - 0.5 - ix),
                   (float)(y - 0.5 - iy));
}

/* The level to read and how many samples to average for each number, so that
 * neighbouring samples lie at most one level pixel apart: the picture is then
 * neither skipped over nor blurred by more than a pixel. Returns the
 * level's reduction. */
static double choose_level(const struct hf_sampler *s, struct walk *w,
                           double step)
{
    double scale = 1;
    int level = 0;

    while (level + 1 < s->count && step >= 2) {
        level++;
        step /= 2;
        scale *= 2;
    }
    w->level = &s->levels[level];
    w->each = s->count > 1 && step > 1 ? (int)ceil(step) : 1;
    return scale;
}

static void plan_walk(struct walk *w, const struct hf_square *square,
                      double scale, int columns, int rows)
{
    double x = square->x / scale, y = square->y / scale;
    double step = square->side / scale / columns;
    double right = (columns - 1) / 2.0, down = (rows - 1) / 2.0;
    double reach_x, reach_y; /* of any sample from the centre, and its pixels */

    w->dx = cos(square->angle) * step;
    w->dy = sin(square->angle) * step;
    w->x = x - right * w->dx + down * w->dy;
    w->y = y - right * w->dy - down * w->dx;
    reach_x = right * fabs(w->dx) + down * fabs(w->dy) + 2;
    reach_y = right * fabs(w->dy) + down * fabs(w->dx) + 2;
    w->inside = x - reach_x > 0 && x + reach_x < w->level->width &&
                y - reach_y > 0 && y + reach_y < w->level->height;
}

/* Sum of the samples of one number. */
static float4 gather(const struct walk *w, int column, int row)
{
    float4 sum = {0, 0, 0, 0};

    for (int j = row; j < row + w->each; j++)
        for (int i = column; i < column + w->each; i++) {
            double x = w->x + i * w->dx - j * w->dy;
            double y = w->y + i * w->dy + j * w->dx;

            sum += w->inside ? sample_inside(w, x, y) : sample_edge(w, x, y);
        }
    return sum;
}

/* ITU-R BT.601: what an eye sees of red, green and blue, and what JPEG keeps
 * as luminance. */
static float luminance(float4 sum)
{
    return 0.299F * sum[0] + 0.587F * sum[1] + 0.114F * sum[2];
}

void hf_sampler_cut(const struct hf_sampler *s, float *out,
                    const struct hf_square *square, const struct hf_cut *cut)
{
    struct walk w = {.black = cut->black};
    double scale = choose_level(s, &w, square->side / cut->size);
    float factor = cut->factor / (float)(scale * scale * w.each * w.each);
    int rows = cut->rows ? cut->rows : cut->size;

    plan_walk(&w, square, scale, cut->size * w.each, rows * w.each);
    for (int y = 0; y < rows; y++)
        for (int x = 0; x < cut->size; x++) {
            float4 sum = gather(&w, x * w.each, y * w.each);

            if (cut->grey)
                *out++ = luminance(sum) * factor + cut->offset;
            for (int c = 0; c < 3 && !cut->grey; c++)
                *out++ = sum[c] * factor + cut->offset;
        }
}
