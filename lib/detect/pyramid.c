/* detect/pyramid.c - a picture at half, a quarter, ... of its size */
#include "detect/pyramid.h"

#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
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

#if defined(__x86_64__)
/* The same for pairs of pixels side by side, as many as there are whole groups
 * of four and 16 bytes to read for each; returns how many pixels that were. The
 * same exact sums. */
__attribute__((target("ssse3"))) static int many_pixels(hf_sums *to,
                                                        const unsigned char *a,
                                                        const unsigned char *b,
                                                        int width)
{
    /* r r g g b b, nothing, nothing, of the first pair and of the second. */
    const __m128i order =
        _mm_setr_epi8(0, 3, 1, 4, 2, 5, -1, -1, 6, 9, 7, 10, 8, 11, -1, -1);
    const __m128i ones = _mm_set1_epi8(1);
    int done = 0;

    for (; done + 6 <= width; done += 4, a += 12, b += 12, to += 2) {
        const __m128i p =
            _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)a), order);
        const __m128i q =
            _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)b), order);

        _mm_storeu_si128((__m128i *)to,
                         _mm_add_epi16(_mm_maddubs_epi16(p, ones),
                                       _mm_maddubs_epi16(q, ones)));
    }
    return done;
}

/* The same, eight pixels at a time. */
__attribute__((target("avx2"))) static int more_pixels(hf_sums *to,
                                                       const unsigned char *a,
                                                       const unsigned char *b,
                                                       int width)
{
    const __m256i order =
        _mm256_setr_epi8(0, 3, 1, 4, 2, 5, -1, -1, 6, 9, 7, 10, 8, 11, -1, -1,
                         0, 3, 1, 4, 2, 5, -1, -1, 6, 9, 7, 10, 8, 11, -1, -1);
    const __m256i ones = _mm256_set1_epi8(1);
    int done = 0;

    for (; done + 10 <= width; done += 8, a += 24, b += 24, to += 4) {
        const __m256i p = _mm256_shuffle_epi8(
            _mm256_loadu2_m128i((const __m128i *)(a + 12), (const __m128i *)a),
            order);
        const __m256i q = _mm256_shuffle_epi8(
            _mm256_loadu2_m128i((const __m128i *)(b + 12), (const __m128i *)b),
            order);

        _mm256_storeu_si256((__m256i *)to,
                            _mm256_add_epi16(_mm256_maddubs_epi16(p, ones),
                                             _mm256_maddubs_epi16(q, ones)));
    }
    return done;
}

/* Sums of pairs, as many as there are whole groups of eight. */
__attribute__((target("avx2"))) static int
more_sums(hf_sums *to, const hf_sums *a, const hf_sums *b, int width)
{
    int done = 0;

    for (; done + 8 <= width; done += 8, a += 8, b += 8, to += 4) {
        const __m256i p =
            _mm256_add_epi16(_mm256_loadu_si256((const __m256i *)a),
                             _mm256_loadu_si256((const __m256i *)b));
        const __m256i q =
            _mm256_add_epi16(_mm256_loadu_si256((const __m256i *)(a + 4)),
                             _mm256_loadu_si256((const __m256i *)(b + 4)));
        const __m256i both = _mm256_add_epi16(_mm256_unpacklo_epi64(p, q),
                                              _mm256_unpackhi_epi64(p, q));

        _mm256_storeu_si256((__m256i *)to,
                            _mm256_permute4x64_epi64(both, 0xd8));
    }
    return done;
}
#endif

/* Row y of the level above. The odd column is the last one, or the first one
 * when the picture is turned over. */
static void halve_bytes(hf_sums *to, const struct hf_level *from, int y,
                        bool turned)
{
    const unsigned char *a = from->bytes + 6 * (size_t)y * (size_t)from->width;
    const unsigned char *b =
        2 * y + 1 < from->height ? a + 3 * (size_t)from->width : a;
    int left = from->width; /* pixels */

    if (turned && left % 2) {
        *to++ = 2 * (pixel_sums(a) + pixel_sums(b));
        a += 3;
        b += 3;
        left--;
    }
#if defined(__x86_64__)
    if (__builtin_cpu_supports("ssse3")) {
        const int done = __builtin_cpu_supports("avx2")
                             ? more_pixels(to, a, b, left)
                             : many_pixels(to, a, b, left);

        to += done / 2;
        a += 3 * done;
        b += 3 * done;
        left -= done;
    }
#endif
    for (; left >= 3; left -= 2, a += 6, b += 6)
        *to++ = four_pixels(a, b);
    if (left == 2)
        *to = pixel_sums(a) + pixel_sums(a + 3) + pixel_sums(b) +
              pixel_sums(b + 3);
    if (left == 1)
        *to = 2 * (pixel_sums(a) + pixel_sums(b));
}

static void halve_sums(hf_sums *to, const hf_sums *a, const hf_sums *b,
                       int width, bool turned)
{
    int left = width;

    if (turned && left % 2) {
        *to++ = 2 * (*a++ + *b++);
        left--;
    }
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        const int done = more_sums(to, a, b, left);

        to += done / 2;
        a += done;
        b += done;
        left -= done;
    }
#endif
    for (; left >= 2; left -= 2, a += 2, b += 2)
        *to++ = a[0] + a[1] + b[0] + b[1];
    if (left)
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

        halve_bytes(spare, &p->levels[0], y, p->turned);
        if (both)
            halve_bytes(other, &p->levels[0], y + 1, p->turned);
        halve_sums(row(&p->levels[2], y / 2), spare, both ? other : spare,
                   half->width, p->turned);
    }
}

static void halve(const struct hf_level *to, const struct hf_level *from,
                  bool turned)
{
    for (int y = 0; y < from->height; y += 2)
        halve_sums(row(to, y / 2), row(from, y),
                   row(from, y + 1 < from->height ? y + 1 : y), from->width,
                   turned);
}

/* A width that halves without rest one time less than there are levels goes
 * without the last one: then the turned picture shares the whole pyramid. */
static int levels_for(int width)
{
    const int fewer = HF_LEVELS - 1;

    return width % (1 << fewer) && width % (1 << (fewer - 1)) == 0 ? fewer
                                                                   : HF_LEVELS;
}

/* Sizes of the levels. */
static void measure(struct hf_pyramid *p)
{
    for (int i = 1; i < p->count; i++)
        p->levels[i] =
            (struct hf_level){.width = (p->levels[i - 1].width + 1) / 2,
                              .height = (p->levels[i - 1].height + 1) / 2};
}

/* Memory for the levels that are the pyramid's own, the largest level last:
 * often it is never touched. */
static hf_status take_memory(struct hf_pyramid *p, hf_error *error)
{
    const size_t spare = 2 * (size_t)p->levels[1].width;
    size_t needed = spare;

    for (int i = p->shared; i < p->count; i++)
        needed += (size_t)p->levels[i].width * (size_t)p->levels[i].height;
    if (p->room < needed) {
        hf_pyramid_close(p);
        p->memory = malloc(needed * sizeof *p->memory);
        if (!p->memory)
            return hf_fail_memory(error);
        p->room = needed;
    }
    needed = spare;
    for (int i = p->count - 1; i >= p->shared; i--) {
        p->levels[i].sums = p->memory + needed;
        needed += (size_t)p->levels[i].width * (size_t)p->levels[i].height;
    }
    return HF_OK;
}

static hf_status fill(struct hf_pyramid *p, hf_error *error)
{
    hf_status status;

    p->first = p->end = 0;
    if (p->shared >= p->count)
        return HF_OK;
    status = take_memory(p, error);
    if (status)
        return status;
    if (p->shared <= 2)
        quarter(p, p->memory);
    for (int i = p->shared > 3 ? p->shared : 3; i < p->count; i++)
        halve(&p->levels[i], &p->levels[i - 1], p->turned);
    return HF_OK;
}

hf_status hf_pyramid_build(struct hf_pyramid *p, const unsigned char *rgb,
                           int width, int height, bool area, hf_error *error)
{
    p->levels[0] = (struct hf_level){rgb, NULL, width, height};
    p->count = area ? levels_for(width) : 1;
    p->from = NULL;
    p->shared = 1;
    p->turned = false;
    measure(p);
    return fill(p, error);
}

hf_status hf_pyramid_turn(struct hf_pyramid *p, struct hf_pyramid *from,
                          hf_error *error)
{
    memcpy(p->levels, from->levels, sizeof p->levels);
    p->count = from->count;
    p->from = from;
    p->shared = 1;
    p->turned = true;
    while (p->shared < p->count && p->levels[p->shared - 1].width % 2 == 0)
        p->shared++;
    return fill(p, error);
}

void hf_pyramid_want(struct hf_pyramid *p, int first, int end)
{
    const struct hf_level *half = &p->levels[1];

    if (p->shared > 1) {
        hf_pyramid_want(p->from, first, end);
        return;
    }
    first = first < 0 ? 0 : first;
    end = end > half->height ? half->height : end;
    if (first >= end)
        return;
    if (p->first == p->end)
        p->first = p->end = first;
    /* One run of rows: what lies between is made too. */
    for (; p->first > first; p->first--)
        halve_bytes(row(half, p->first - 1), &p->levels[0], p->first - 1,
                    p->turned);
    for (; p->end < end; p->end++)
        halve_bytes(row(half, p->end), &p->levels[0], p->end, p->turned);
}

void hf_pyramid_close(struct hf_pyramid *pyramid)
{
    free(pyramid->memory);
    pyramid->memory = NULL;
    pyramid->room = 0;
}
