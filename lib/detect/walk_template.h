/* detect/walk_template.h - samples of a turned grid, for any vector width
 *
 * Included by walk_base.c, walk_avx2.c and walk_avx512.c, which define WALK,
 * the name of the static function made. Vectors are as AVX2 has them; compilers
 * halve them for less; AVX-512 takes two samples at a time, each in the same
 * order.
 */
#include "detect/walk.h"

#include <string.h>
#ifdef __AVX2__
#include <immintrin.h>
#endif

/* Inlined always: kinds of level are constants then, and no vector wider than
 * the processor's is ever passed to a function. */
#define ALWAYS_INLINE inline __attribute__((always_inline))

typedef int32_t int8 __attribute__((vector_size(32)));
typedef float float4 __attribute__((vector_size(16)));
typedef float float8 __attribute__((vector_size(32)));
typedef unsigned char bytes8 __attribute__((vector_size(8)));
typedef uint16_t sums8 __attribute__((vector_size(16)));

#if defined(__clang__)
#define PICK(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
#define PICK(a, b, ...) __builtin_shuffle(a, b, (int8){__VA_ARGS__})
#endif

/* Positions computed at once, as many doubles as a vector holds. */
#ifdef __AVX512F__
#define LANES 8
#else
#define LANES 4
#endif
typedef int32_t lane_int __attribute__((vector_size(4 * LANES)));
typedef float lane_float __attribute__((vector_size(4 * LANES)));
typedef double lane_double __attribute__((vector_size(8 * LANES)));

/* Samples placed at once, a multiple of LANES; and the most samples of a number
 * along an axis for which that is done, far more than pyramids leave. */
enum { PLACES = 4 * HF_WALK_MOST, MOST_EACH = 4 };
/* Numbers that are not worth halving. */
enum { SHORT_RUN = 4 };

/* Where samples lie: the left one of their upper two pixels, and how far to
 * the next column and row. */
struct places {
    int32_t at[PLACES];
    float u[PLACES], v[PLACES];
};

static inline double column_x(const struct hf_walk *w, int i, int j)
{
    return w->x + i * w->dx - j * w->dy;
}

static inline double column_y(const struct hf_walk *w, int i, int j)
{
    return w->y + i * w->dy + j * w->dx;
}

/* Whether no pixel read for this sample lies outside. Pairs of three bytes are
 * read as eight: not from the last row. */
static bool inside(const struct hf_walk *w, int i, int j)
{
    double x = column_x(w, i, j) - 0.5, y = column_y(w, i, j) - 0.5;
    int last = w->level->height - (w->level->bytes ? 2 : 1);

    /* NaN is outside too. */
    return x >= 0 && y >= 0 && x < w->level->width - 1 && y < last;
}

/* Places the samples i .. i + n - 1 of row j, and up to LANES - 1 more. */
static void place(const struct hf_walk *w, struct places *p, int i, int n,
                  int j)
{
    const int width = w->level->width;
    lane_double column = (double)i + (lane_double)
    {
        0, 1, 2, 3,
#if LANES == 8
            4, 5, 6, 7
#endif
    };

    for (int k = 0; k < n; k += LANES, column += (double)LANES) {
        lane_double x = w->x + column * w->dx - j * w->dy - 0.5;
        lane_double y = w->y + column * w->dy + j * w->dx - 0.5;
        lane_int ix = __builtin_convertvector(x, lane_int);
        lane_int iy = __builtin_convertvector(y, lane_int);
        lane_float u = __builtin_convertvector(
            x - __builtin_convertvector(ix, lane_double), lane_float);
        lane_float v = __builtin_convertvector(
            y - __builtin_convertvector(iy, lane_double), lane_float);

        ix = iy * width + (w->turned ? width - 2 - ix : ix);
        memcpy(p->at + k, &ix, sizeof ix);
        memcpy(p->u + k, &u, sizeof u);
        memcpy(p->v + k, &v, sizeof v);
    }
}

/* Two neighbours of a row: 3 + 3 numbers of bytes, 4 + 4 of sums. gcc 12 does
 * not find AVX2's one instruction for each. */
static ALWAYS_INLINE void pair(float8 *out, const struct hf_level *l,
                               ptrdiff_t at, bool bytes)
{
    bytes8 three;
    sums8 four;
    int8 whole;

    if (bytes)
        memcpy(&three, l->bytes + 3 * at, sizeof three);
    else
        memcpy(&four, l->sums + at, sizeof four);
#ifdef __AVX2__
    if (bytes)
        whole = (int8)_mm256_cvtepu8_epi32(_mm_cvtsi64_si128((long long)three));
    else
        whole = (int8)_mm256_cvtepu16_epi32((__m128i)four);
#else
    if (bytes)
        whole = __builtin_convertvector(three, int8);
    else
        whole = __builtin_convertvector(four, int8);
#endif
    *out = __builtin_convertvector(whole, float8);
}

/* Between four pixels: along the rows, both at once, then down. */
static ALWAYS_INLINE float4 between(const struct hf_level *l, ptrdiff_t at,
                                    float u, float v, bool bytes, bool turned)
{
    float8 a, b, left, right;
    union {
        float8 rows;
        float4 row[2];
    } x;

    pair(&a, l, at, bytes);
    pair(&b, l, at + l->width, bytes);
    left = PICK(a, b, 0, 1, 2, 3, 8, 9, 10, 11);
    right = bytes ? PICK(a, b, 3, 4, 5, 6, 11, 12, 13, 14)
                  : PICK(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
    if (turned)
        x.rows = right + u * (left - right);
    else
        x.rows = left + u * (right - left);
    return x.row[0] + v * (x.row[1] - x.row[0]);
}

#ifdef __AVX512F__

/* Sixteen numbers of one sample: its upper two pixels, then its lower two. */
static ALWAYS_INLINE __m512 four_wide(const struct hf_level *l, ptrdiff_t at,
                                      bool bytes)
{
    const ptrdiff_t down = at + l->width;
    __m512i whole;

    if (bytes) {
        long long a, b;

        memcpy(&a, l->bytes + 3 * at, sizeof a);
        memcpy(&b, l->bytes + 3 * down, sizeof b);
        whole = _mm512_cvtepu8_epi32(_mm_set_epi64x(b, a));
    } else {
        __m128i a, b;

        memcpy(&a, l->sums + at, sizeof a);
        memcpy(&b, l->sums + down, sizeof b);
        whole = _mm512_cvtepu16_epi32(_mm256_set_m128i(b, a));
    }
    return _mm512_cvtepi32_ps(whole);
}

/* The samples i and i + 1, in the two halves: as `between` has each. */
static ALWAYS_INLINE __m256 between_two(const struct hf_level *l,
                                        const struct places *p, int i,
                                        bool bytes, bool turned)
{
    const __m512i lefts = _mm512_setr_epi32(0, 1, 2, 3, 8, 9, 10, 11, 16, 17,
                                            18, 19, 24, 25, 26, 27);
    const __m512i rights = _mm512_add_epi32(
        lefts, _mm512_set1_epi32(bytes ? 3 : 4)); /* a pixel on */
    const __m512 one = four_wide(l, p->at[i], bytes);
    const __m512 other = four_wide(l, p->at[i + 1], bytes);
    const __m512 left = _mm512_permutex2var_ps(one, lefts, other);
    const __m512 right = _mm512_permutex2var_ps(one, rights, other);
    const __m512 u = _mm512_insertf32x8(_mm512_set1_ps(p->u[i]), /* both rows */
                                        _mm256_set1_ps(p->u[i + 1]), 1);
    const __m256 v =
        _mm256_set_m128(_mm_set1_ps(p->v[i + 1]), _mm_set1_ps(p->v[i]));
    const __m512 rows =
        turned ? right + u * (left - right) : left + u * (right - left);
    const __m256 upper = _mm512_castps512_ps256(
        _mm512_shuffle_f32x4(rows, rows, _MM_SHUFFLE(2, 0, 2, 0)));
    const __m256 lower = _mm512_castps512_ps256(
        _mm512_shuffle_f32x4(rows, rows, _MM_SHUFFLE(3, 1, 3, 1)));

    return upper + v * (lower - upper);
}

/* Adds n x each placed samples, each of them to a number. */
static ALWAYS_INLINE void add(const struct hf_walk *w, hf_colour *sums,
                              const struct places *p, int n, bool bytes,
                              bool turned)
{
    const struct hf_level level = *w->level;
    const int each = w->each;
    int i = 0, k = 0;

    /* A sample a number: two numbers at a time. */
    for (; each == 1 && k + 1 < n; k += 2, i += 2) {
        const __m256 two = between_two(&level, p, i, bytes, turned);

        sums[k] += (float4)_mm256_castps256_ps128(two);
        sums[k + 1] += (float4)_mm256_extractf128_ps(two, 1);
    }
    for (; k < n; k++) {
        const int end = i + each;
        float4 sum = sums[k];

        for (; i + 1 < end; i += 2) {
            const __m256 two = between_two(&level, p, i, bytes, turned);

            sum += (float4)_mm256_castps256_ps128(two);
            sum += (float4)_mm256_extractf128_ps(two, 1);
        }
        for (; i < end; i++)
            sum += between(&level, p->at[i], p->u[i], p->v[i], bytes, turned);
        sums[k] = sum;
    }
}

#else

/* Adds n x each placed samples, each of them to a number. */
static ALWAYS_INLINE void add(const struct hf_walk *w, hf_colour *sums,
                              const struct places *p, int n, bool bytes,
                              bool turned)
{
    const struct hf_level level = *w->level;
    const int each = w->each;

    for (int k = 0, i = 0; k < n; k++) {
        float4 sum = sums[k];

        for (int end = i + each; i < end; i++)
            sum += between(&level, p->at[i], p->u[i], p->v[i], bytes, turned);
        sums[k] = sum;
    }
}

#endif

static void add_edge(const struct hf_walk *w, hf_colour *sums, int first,
                     int count, int j)
{
    for (int k = 0; k < count; k++)
        for (int i = 0; i < w->each; i++) {
            int column = (first + k) * w->each + i;

            sums[k] +=
                hf_walk_edge(w, column_x(w, column, j), column_y(w, column, j));
        }
}

/* Adds row j of samples. Where the edge is near, in ever shorter runs. */
static void add_row(const struct hf_walk *w, hf_colour *sums, int first,
                    int count, int j)
{
    const int start = first * w->each, n = count * w->each;
    struct places p;

    if (w->each > MOST_EACH || !inside(w, start, j) ||
        !inside(w, start + n - 1, j)) {
        if (count <= SHORT_RUN || w->each > MOST_EACH) {
            add_edge(w, sums, first, count, j);
            return;
        }
        add_row(w, sums, first, count / 2, j);
        add_row(w, sums + count / 2, first + count / 2, count - count / 2, j);
        return;
    }
    place(w, &p, start, n, j);
    if (w->level->bytes && w->turned)
        add(w, sums, &p, count, true, true);
    else if (w->level->bytes)
        add(w, sums, &p, count, true, false);
    else if (w->turned)
        add(w, sums, &p, count, false, true);
    else
        add(w, sums, &p, count, false, false);
}

static void WALK(const struct hf_walk *w, hf_colour *sums, int first, int count,
                 int row)
{
    memset(sums, 0, (size_t)count * sizeof *sums);
    for (int j = row * w->each; j < (row + 1) * w->each; j++)
        add_row(w, sums, first, count, j);
}
