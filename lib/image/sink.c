/* image/sink.c - decoded rows become an upright picture */
#include "image/sink.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"

/* Rows turned at a time. When rows become columns each one writes a run of
   this many pixels instead of one, which keeps the cache lines written whole;
   more than a cache line of 64 bytes / 3 gains nothing. */
enum { STRIP_ROWS = 24 };

/* Rows of the upright picture ahead of the one being written that are asked
   for: without that every one is waited for. 8 to 12 do alike. */
enum { AHEAD = 12 };

/* How EXIF orientation o places a stored pixel: with the stored column and
   row turned over if asked, then rows and columns exchanged if asked. */
static const struct turn {
    bool over_x, over_y, exchange;
} turns[9] = {
    [1] = {false, false, false}, [2] = {true, false, false},
    [3] = {true, true, false},   [4] = {false, true, false},
    [5] = {false, false, true},  [6] = {false, true, true},
    [7] = {true, true, true},    [8] = {true, false, true},
};

/* Held pixels must tile the photo from the left exactly, on the mirrored
   photo too, and from the top when the stored picture is upside down:
   otherwise position reduction * p would be off by a part of a pixel. */
static bool divides(int n, int width, int height, int orientation)
{
    const struct turn *t = &turns[orientation];
    int across = t->exchange ? height : width;
    int down = t->exchange ? width : height;
    bool upside_down = t->exchange ? t->over_x : t->over_y;

    return across % n == 0 && (!upside_down || down % n == 0);
}

static int choose_reduction(int width, int height, int orientation, int enough)
{
    int longest = width > height ? width : height, n;

    if (enough <= 0)
        return 1;
    for (n = 8; n > 1; n /= 2)
        if ((longest + n - 1) / n >= enough &&
            divides(n, width, height, orientation))
            break;
    return n;
}

hf_status hf_sink_check(const hf_source *s, unsigned width, unsigned height)
{
    unsigned long long pixels = (unsigned long long)width * height;

    if (width > HF_IMAGE_SIDE || height > HF_IMAGE_SIDE)
        return hf_fail(s->error, HF_E_LIMIT,
                       "'%s' has %u x %u pixels: sides up to %d are read",
                       s->name, width, height, HF_IMAGE_SIDE);
    if (pixels > s->options.max_pixels)
        return hf_fail(s->error, HF_E_LIMIT,
                       "'%s' has %u x %u pixels, more than the %zu allowed",
                       s->name, width, height, s->options.max_pixels);
    return HF_OK;
}

/* Whether stored rows are rows of the upright picture as they are. */
static bool keeps_rows(const hf_sink *k)
{
    return !turns[k->orientation].exchange && !turns[k->orientation].over_x;
}

static size_t strip_bytes(const hf_sink *k)
{
    return keeps_rows(k) ? 0 : STRIP_ROWS * 3 * (size_t)k->width + 1;
}

static size_t needed(const hf_sink *k)
{
    return 3 * (size_t)k->width * (size_t)k->height + strip_bytes(k) +
           (k->reduction > 1 ? 3 * (size_t)k->width * sizeof *k->sums : 0);
}

static hf_status take_memory(hf_sink *k, const hf_source *source)
{
    bool exchange = turns[k->orientation].exchange;
    hf_status status = hf_image_realloc(
        &k->image, source->spare, exchange ? k->height : k->width,
        exchange ? k->width : k->height, source->error);

    if (status != HF_OK)
        return status;
    if (!keeps_rows(k))
        k->strip = malloc(strip_bytes(k));
    if (k->reduction > 1)
        k->sums = calloc(3 * (size_t)k->width, sizeof *k->sums);
    if ((!keeps_rows(k) && !k->strip) || (k->reduction > 1 && !k->sums))
        return hf_fail_memory(source->error);
    return HF_OK;
}

hf_status hf_sink_open(hf_sink *k, const hf_source *source, unsigned width,
                       unsigned height, int orientation)
{
    hf_status status = hf_sink_check(source, width, height);
    int w = (int)width, h = (int)height, n;
    bool exchange;

    *k = (hf_sink){
        .orientation = orientation, .full_width = w, .full_height = h};
    if (status != HF_OK)
        return status;
    n = choose_reduction(w, h, orientation, source->options.enough);
    k->reduction = n;
    k->width = (w + n - 1) / n;
    k->height = (h + n - 1) / n;
    if (needed(k) > source->budget)
        return hf_fail_budget(source);
    status = take_memory(k, source);
    if (status != HF_OK)
        return status;
    exchange = turns[orientation].exchange;
    k->image->full_width = exchange ? h : w;
    k->image->full_height = exchange ? w : h;
    k->image->reduction = n;
    return HF_OK;
}

size_t hf_sink_left(const hf_sink *sink, const hf_source *source)
{
    return source->budget - needed(sink);
}

/* Pixels from every `stride` bytes into a row. Each is copied with the byte
   after it, in one go, which the next one then overwrites; from holds a byte
   more than its pixels. */
static void collect(unsigned char *to, const unsigned char *from,
                    ptrdiff_t stride, int count)
{
    int i;

    for (i = 0; i + 1 < count; i++, to += 3, from += stride)
        memcpy(to, from, 4);
    memcpy(to, from, 3);
}

/* Turns the strip's rows into place, along the rows of the upright picture, so
   that writing is sequential. */
static void turn_strip(hf_sink *k)
{
    const struct turn *t = &turns[k->orientation];
    const ptrdiff_t row = 3 * (ptrdiff_t)k->width;
    const int rows = t->exchange ? k->width : k->filled; /* runs to write */
    const int run = t->exchange ? k->filled : k->width;
    const ptrdiff_t next = t->exchange ? row : 3; /* pixel of a run */
    const ptrdiff_t down = t->exchange ? 3 : row;
    const bool back = t->exchange ? t->over_y : t->over_x;
    const bool up = t->exchange ? t->over_x : t->over_y;
    const ptrdiff_t width = 3 * (ptrdiff_t)k->image->width;
    const ptrdiff_t step = up ? -width : width;
    const unsigned char *from = k->strip + (back ? (run - 1) * next : 0);
    unsigned char *to = k->image->pixels;
    /* Where the strip's first run lies in the upright picture. */
    int x = t->exchange ? k->first : 0, y = t->exchange ? 0 : k->first;

    x = back ? k->image->width - x - run : x;
    y = up ? k->image->height - 1 - y : y;
    to += y * width + 3 * x;
    for (int i = 0; i < rows; i++, from += down, to += step) {
        if (i + AHEAD < rows) {
            __builtin_prefetch(to + AHEAD * step, 1);
            __builtin_prefetch(to + AHEAD * step + 3 * run - 1, 1);
        }
        collect(to, from, back ? -next : next, run);
    }
}

unsigned char *hf_sink_row(hf_sink *k)
{
    size_t row = 3 * (size_t)k->width;
    int y = k->first + k->filled;

    if (!keeps_rows(k))
        return k->strip + row * (size_t)k->filled;
    if (turns[k->orientation].over_y)
        y = k->height - 1 - y;
    return k->image->pixels + row * (size_t)y;
}

void hf_sink_next(hf_sink *k)
{
    k->filled++;
    if (k->filled < STRIP_ROWS && k->first + k->filled < k->height)
        return;
    if (!keeps_rows(k))
        turn_strip(k);
    k->first += k->filled;
    k->filled = 0;
}

/* Photo columns under the held column x: the last box may be partial. */
static int columns(const hf_sink *k, int x)
{
    int left = k->full_width - x * k->reduction;

    return left < k->reduction ? left : k->reduction;
}

/* The mean of what was summed, rounded to nearest, becomes a row. */
static void average(hf_sink *k)
{
    unsigned char *to = hf_sink_row(k);
    unsigned *sum = k->sums;
    int x, c;

    for (x = 0; x < k->width; x++) {
        unsigned count = (unsigned)(k->summed * columns(k, x));

        for (c = 0; c < 3; c++)
            *to++ = (unsigned char)((*sum++ + count / 2) / count);
    }
    memset(k->sums, 0, 3 * (size_t)k->width * sizeof *k->sums);
    k->summed = 0;
    hf_sink_next(k);
}

void hf_sink_full_row(hf_sink *k, const unsigned char *row)
{
    unsigned *sum = k->sums;
    int x, i;

    if (k->reduction == 1) {
        memcpy(hf_sink_row(k), row, 3 * (size_t)k->width);
        hf_sink_next(k);
        return;
    }
    for (x = 0; x < k->width; x++, sum += 3)
        for (i = columns(k, x); i > 0; i--, row += 3) {
            sum[0] += row[0];
            sum[1] += row[1];
            sum[2] += row[2];
        }
    k->summed++;
    k->taken++;
    if (k->summed == k->reduction || k->taken == k->full_height)
        average(k);
}

void hf_sink_close(hf_sink *k, hf_image **out)
{
    if (out)
        *out = k->image;
    else
        hf_image_free(k->image);
    free(k->strip);
    free(k->sums);
    *k = (hf_sink){0};
}
