/* detect/walk_template.h - samples of a turned grid, for any vector width
 *
 * Included by walk_base.c and walk_avx2.c, which define WALK, the name of the
 * static function made. Vectors are as AVX2 has them; compilers halve them for
 * less.
 */
#include "detect/walk.h"

#include <string.h>
#ifdef __AVX2__
#include <immintrin.h>
#endif

/* Inlined always: kinds of level are constants then, and no vector wider than
 * the processor's is ever passed to a function. */
#define ALWAYS_INLINE inline __attribute__((always_inline))

typedef int32_t int4 __attribute__((vector_size(16)));
typedef int32_t int8 __attribute__((vector_size(32)));
typedef float float4 __attribute__((vector_size(16)));
typedef float float8 __attribute__((vector_size(32)));
typedef double double4 __attribute__((vector_size(32)));
typedef unsigned char bytes8 __attribute__((vector_size(8)));
typedef uint16_t sums8 __attribute__((vector_size(16)));

#if defined(__clang__)
#define PICK(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
#define PICK(a, b, ...) __builtin_shuffle(a, b, (int8){__VA_ARGS__})
#endif

/* Samples placed at once, a multiple of 4; and the most samples of a number
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

/* Places the samples i .. i + n - 1 of row j, and up to 3 more. */
static void place(const struct hf_walk *w, struct places *p, int i, int n,
                  int j)
{
    const int width = w->level->width;
    double4 column = (double4){0, 1, 2, 3} + (double)i;

    for (int k = 0; k < n; k += 4, column += 4.0) {
        double4 x = w->x + column * w->dx - j * w->dy - 0.5;
        double4 y = w->y + column * w->dy + j * w->dx - 0.5;
        int4 ix = __builtin_convertvector(x, int4);
        int4 iy = __builtin_convertvector(y, int4);
        float4 u = __builtin_convertvector(
            x - __builtin_convertvector(ix, double4), float4);
        float4 v = __builtin_convertvector(
            y - __builtin_convertvector(iy, double4), float4);

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
