/* detect/pyramid_rows.c - rows of a picture at half its size */
#include "detect/pyramid_rows.h"

#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

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
void hf_halve_bytes(hf_sums *to, const struct hf_level *from, int y,
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

void hf_halve_sums(hf_sums *to, const hf_sums *a, const hf_sums *b, int width,
                   bool turned)
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
