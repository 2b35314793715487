/* detect/pyramid.c - a picture at half, a quarter, ... of its size */
#include "detect/pyramid.h"

#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <emmintrin.h>
#endif
#include "base/fail.h"

/* ---------------------------------------------------------------- rows */

static inline hf_sums pixel_sums(const unsigned char *p)
{
    return (hf_sums){p[0], p[1], p[2], 0};
}

/* The sum of two pixels of row a and two of row b, reading 8 bytes of each.
 * Written out where eight bytes can be summed at once: compilers do not see
 * it. */
static inline hf_sums four_pixels(const unsigned char *a,
                                  const unsigned char *b)
{
#if defined(__x86_64__)
    const __m128i none = _mm_setzero_si128();
    __m128i p = _mm_loadl_epi64((const __m128i *)a);
    __m128i q = _mm_loadl_epi64((const __m128i *)b);
    __m128i sum =
        _mm_add_epi16(_mm_unpacklo_epi8(p, none), _mm_unpacklo_epi8(q, none));
    hf_sums four;

    sum = _mm_add_epi16(sum, _mm_srli_si128(sum, 6)); /* three numbers on */
    memcpy(&four, &sum, sizeof four);
    return four;
#else
    return pixel_sums(a) + pixel_sums(a + 3) + pixel_sums(b) +
           pixel_sums(b + 3);
#endif
}

static void halve_bytes(hf_sums *to, const struct hf_level *from, int y)
{
    const int width = from->width;
    const unsigned char *a = from->bytes + 6 * (size_t)y * (size_t)width;
    const unsigned char *b =
        2 * y + 1 < from->height ? a + 3 * (size_t)width : a;
    int x = 0;

    for (; x + 3 <= width; x += 2, a += 6, b += 6)
        *to++ = four_pixels(a, b);
    for (; x + 2 <= width; x += 2, a += 6, b += 6)
        *to++ = pixel_sums(a) + pixel_sums(a + 3) + pixel_sums(b) +
                pixel_sums(b + 3);
    if (x < width)
        *to = 2 * (pixel_sums(a) + pixel_sums(b));
}

static void halve_sums(hf_sums *to, const hf_sums *a, const hf_sums *b,
                       int width)
{
    int x = 0;

    for (; x + 2 <= width; x += 2, a += 2, b += 2)
        *to++ = a[0] + a[1] + b[0] + b[1];
    if (x < width)
        *to = 2 * (a[0] + b[0]);
}

static hf_sums *row(const struct hf_level *level, int y)
{
    return level->sums + (size_t)y * (size_t)level->width;
}

/* -------------------------------------------------------------- levels */

/* Level 2 without keeping level 1: its rows pass through two spare ones, which
 * stay in the first cache. */
static void quarter(const struct hf_pyramid *p, hf_sums *spare)
{
    const struct hf_level *half = &p->levels[1];
    hf_sums *other = spare + half->width;

    for (int y = 0; y < half->height; y += 2) {
        bool both = y + 1 < half->height;

        halve_bytes(spare, &p->levels[0], y);
        if (both)
            halve_bytes(other, &p->levels[0], y + 1);
        halve_sums(row(&p->levels[2], y / 2), spare, both ? other : spare,
                   half->width);
    }
}

static void halve(const struct hf_level *to, const struct hf_level *from)
{
    for (int y = 0; y < from->height; y += 2)
        halve_sums(row(to, y / 2), row(from, y),
                   row(from, y + 1 < from->height ? y + 1 : y), from->width);
}

/* A width that halves without rest one time less than there are levels goes
 * without the last one: then the turned picture can share the pyramid. */
static int levels_for(int width)
{
    const int fewer = HF_LEVELS - 1;

    return width % (1 << fewer) && width % (1 << (fewer - 1)) == 0 ? fewer
                                                                   : HF_LEVELS;
}

/* Sizes of the levels; returns the number of all their sums. */
static size_t measure(struct hf_pyramid *p)
{
    size_t sums = 0;

    for (int i = 1; i < p->count; i++) {
        struct hf_level *to = &p->levels[i];

        to->width = (p->levels[i - 1].width + 1) / 2;
        to->height = (p->levels[i - 1].height + 1) / 2;
        to->bytes = NULL;
        sums += (size_t)to->width * (size_t)to->height;
    }
    return sums;
}

/* The largest level last: often none of its memory is ever touched. */
static void share_out(struct hf_pyramid *p, hf_sums *memory)
{
    for (int i = p->count - 1; i > 0; i--) {
        p->levels[i].sums = memory;
        memory += (size_t)p->levels[i].width * (size_t)p->levels[i].height;
    }
}

hf_status hf_pyramid_build(struct hf_pyramid *p, const unsigned char *rgb,
                           int width, int height, bool area, hf_error *error)
{
    size_t needed, spare;

    p->levels[0] = (struct hf_level){rgb, NULL, width, height};
    p->first = p->end = 0;
    p->count = area ? levels_for(width) : 1;
    if (!area)
        return HF_OK;
    needed = measure(p);
    spare = 2 * (size_t)p->levels[1].width;
    if (p->room < needed + spare) {
        hf_pyramid_close(p);
        p->memory = malloc((needed + spare) * sizeof *p->memory);
        if (!p->memory)
            return hf_fail_memory(error);
        p->room = needed + spare;
    }
    share_out(p, p->memory + spare);
    quarter(p, p->memory);
    for (int i = 3; i < p->count; i++)
        halve(&p->levels[i], &p->levels[i - 1]);
    return HF_OK;
}

void hf_pyramid_want(struct hf_pyramid *p, int first, int end)
{
    const struct hf_level *half = &p->levels[1];

    first = first < 0 ? 0 : first;
    end = end > half->height ? half->height : end;
    if (first >= end)
        return;
    if (p->first == p->end)
        p->first = p->end = first;
    /* One run of rows: what lies between is made too. */
    for (; p->first > first; p->first--)
        halve_bytes(row(half, p->first - 1), &p->levels[0], p->first - 1);
    for (; p->end < end; p->end++)
        halve_bytes(row(half, p->end), &p->levels[0], p->end);
}

void hf_pyramid_close(struct hf_pyramid *pyramid)
{
    free(pyramid->memory);
    pyramid->memory = NULL;
    pyramid->room = 0;
}
