/* detect/walk_template.h - samples of a turned grid, for any vector width
 *
 * Included by walk_base.c, walk_avx2.c and walk_avx512.c, which define KERNELS,
 * the name of the function that hands them out. Samples lie less than a pixel
 * apart, so that those of a vector have their left pixels within as many
 * columns as it has places: these are read at once for every row of pixels
 * that the samples touch, and put in order by one instruction.
 */
#include "detect/walk.h"

#include <string.h>
#ifdef __AVX2__
#include <immintrin.h>
#endif

/* Inlined always: kinds of level are constants then, and no vector wider than
 * the processor's is ever passed to a function. */
#define ALWAYS_INLINE inline __attribute__((always_inline))

/* Samples at once, and positions, which are doubles. */
#if defined(__AVX512F__)
#define LANES 16
#define POSITIONS 8
#define FROM_NOUGHT                                                            \
    {                                                                          \
        0, 1, 2, 3, 4, 5, 6, 7                                                 \
    }
#elif defined(__AVX2__)
#define LANES 8
#define POSITIONS 4
#define FROM_NOUGHT                                                            \
    {                                                                          \
        0, 1, 2, 3                                                             \
    }
#else
#define LANES 4
#define POSITIONS 4
#define FROM_NOUGHT                                                            \
    {                                                                          \
        0, 1, 2, 3                                                             \
    }
#endif
typedef float floats __attribute__((vector_size(4 * LANES)));
typedef int32_t ints __attribute__((vector_size(4 * LANES)));
typedef double position __attribute__((vector_size(8 * POSITIONS)));
typedef int64_t position_mask __attribute__((vector_size(8 * POSITIONS)));
typedef int32_t position_int __attribute__((vector_size(4 * POSITIONS)));
typedef float position_float __attribute__((vector_size(4 * POSITIONS)));

static ALWAYS_INLINE floats load(const float *p)
{
    floats v;

    memcpy(&v, p, sizeof v);
    return v;
}

static ALWAYS_INLINE void store(float *p, floats v)
{
    memcpy(p, &v, sizeof v);
}

/* ---------------------------------------------------------------- pixels */

static ALWAYS_INLINE void put(struct hf_patch *p, ptrdiff_t at, floats red,
                              floats green, floats blue, bool grey)
{
    if (grey) {
        store(p->plane[0] + at,
              red * hf_of_red + green * hf_of_green + blue * hf_of_blue);
        return;
    }
    store(p->plane[0] + at, red);
    store(p->plane[1] + at, green);
    store(p->plane[2] + at, blue);
}

static ALWAYS_INLINE void put_one(struct hf_patch *p, ptrdiff_t at,
                                  const struct hf_level *l, ptrdiff_t from,
                                  bool grey)
{
    float c[3];

    for (int i = 0; i < 3; i++)
        c[i] =
            l->bytes ? (float)l->bytes[3 * from + i] : (float)l->sums[from][i];
    if (grey)
        c[0] = c[0] * hf_of_red + c[1] * hf_of_green + c[2] * hf_of_blue;
    for (int i = 0; i < (grey ? 1 : 3); i++)
        p->plane[i][at] = c[i];
}

#ifdef __AVX2__

/* LANES pixels of three bytes: four to each 16 bytes of a vector. */
#if LANES == 16
typedef __m512i pixels;
static ALWAYS_INLINE pixels load_bytes(const unsigned char *from)
{
    return _mm512_permutexvar_epi32(
        _mm512_setr_epi32(0, 1, 2, 0, 3, 4, 5, 0, 6, 7, 8, 0, 9, 10, 11, 0),
        _mm512_maskz_loadu_epi32(0x0fff, from));
}

/* One colour of them; order: where it lies in 16 bytes. */
static ALWAYS_INLINE floats colour_of(pixels p, __m128i order)
{
    return (floats)_mm512_cvtepi32_ps(
        _mm512_shuffle_epi8(p, _mm512_broadcast_i32x4(order)));
}
#else
typedef __m256i pixels;
static ALWAYS_INLINE pixels load_bytes(const unsigned char *from)
{
    return _mm256_permutevar8x32_epi32(
        _mm256_maskload_epi32((const int *)(const void *)from,
                              _mm256_setr_epi32(-1, -1, -1, -1, -1, -1, 0, 0)),
        _mm256_setr_epi32(0, 1, 2, 0, 3, 4, 5, 0));
}

static ALWAYS_INLINE floats colour_of(pixels p, __m128i order)
{
    return (floats)_mm256_cvtepi32_ps(
        _mm256_shuffle_epi8(p, _mm256_broadcastsi128_si256(order)));
}
#endif

static ALWAYS_INLINE void put_bytes(struct hf_patch *p, ptrdiff_t at,
                                    const unsigned char *from, bool grey)
{
    const __m128i red = _mm_setr_epi8(0, -1, -1, -1, 3, -1, -1, -1, 6, -1, -1,
                                      -1, 9, -1, -1, -1);
    const __m128i green = _mm_setr_epi8(1, -1, -1, -1, 4, -1, -1, -1, 7, -1, -1,
                                        -1, 10, -1, -1, -1);
    const __m128i blue = _mm_setr_epi8(2, -1, -1, -1, 5, -1, -1, -1, 8, -1, -1,
                                       -1, 11, -1, -1, -1);
    const pixels many = load_bytes(from);

    put(p, at, colour_of(many, red), colour_of(many, green),
        colour_of(many, blue), grey);
}

#if LANES == 16
static ALWAYS_INLINE floats from_words(__m256i w)
{
    return (floats)_mm512_cvtepi32_ps(_mm512_cvtepu16_epi32(w));
}

static ALWAYS_INLINE void put_sums(struct hf_patch *p, ptrdiff_t at,
                                   const hf_sums *from, bool grey)
{
    /* Number c of pixel i is word 4 i + c of both vectors. */
    static const int16_t order[32] = {
        0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60,
        1, 5, 9, 13, 17, 21, 25, 29, 33, 37, 41, 45, 49, 53, 57, 61};
    const __m512i first = _mm512_loadu_si512(order);
    const __m512i a = _mm512_loadu_si512(from);
    const __m512i b = _mm512_loadu_si512(from + 8);
    const __m512i two = _mm512_permutex2var_epi16(a, first, b);
    const __m512i last = _mm512_permutex2var_epi16(
        a, _mm512_add_epi16(first, _mm512_set1_epi16(2)), b);

    put(p, at, from_words(_mm512_castsi512_si256(two)),
        from_words(_mm512_extracti64x4_epi64(two, 1)),
        from_words(_mm512_castsi512_si256(last)), grey);
}
#else
/* Pixels i and i + 4 as floats, four numbers each. */
static ALWAYS_INLINE __m256 two_sums(const hf_sums *from)
{
    const __m128i words =
        _mm_unpacklo_epi64(_mm_loadl_epi64((const __m128i *)from),
                           _mm_loadl_epi64((const __m128i *)(from + 4)));

    return _mm256_cvtepi32_ps(_mm256_cvtepu16_epi32(words));
}

static ALWAYS_INLINE void put_sums(struct hf_patch *p, ptrdiff_t at,
                                   const hf_sums *from, bool grey)
{
    const __m256 a = two_sums(from), b = two_sums(from + 1);
    const __m256 c = two_sums(from + 2), d = two_sums(from + 3);
    const __m256 ab = _mm256_unpacklo_ps(a, b), cd = _mm256_unpacklo_ps(c, d);

    put(p, at, (floats)_mm256_shuffle_ps(ab, cd, _MM_SHUFFLE(1, 0, 1, 0)),
        (floats)_mm256_shuffle_ps(ab, cd, _MM_SHUFFLE(3, 2, 3, 2)),
        (floats)_mm256_shuffle_ps(_mm256_unpackhi_ps(a, b),
                                  _mm256_unpackhi_ps(c, d),
                                  _MM_SHUFFLE(1, 0, 1, 0)),
        grey);
}
#endif

/* n pixels of a row, in whole steps; the last one ends with the row. Returns
 * how many there are now. */
static ALWAYS_INLINE int put_many(struct hf_patch *p, ptrdiff_t at,
                                  const struct hf_level *l, ptrdiff_t from,
                                  int n, bool grey)
{
    if (n < LANES)
        return 0;
    for (int i = 0; i < n; i += LANES) {
        const int k = i + LANES <= n ? i : n - LANES;

        if (l->bytes)
            put_bytes(p, at + k, l->bytes + 3 * (from + k), grey);
        else
            put_sums(p, at + k, l->sums + from + k, grey);
    }
    return n;
}

#else

static ALWAYS_INLINE int put_many(struct hf_patch *p, ptrdiff_t at,
                                  const struct hf_level *l, ptrdiff_t from,
                                  int n, bool grey)
{
    (void)p, (void)at, (void)l, (void)from, (void)n, (void)grey;
    return 0;
}

#endif

static inline int clamp(int i, int count)
{
    return i < 0 ? 0 : i >= count ? count - 1 : i;
}

/* Pixels [x, end) of a row like the one at `at`. */
static inline void repeat(struct hf_patch *p, ptrdiff_t row, int x, int end,
                          int at, bool grey)
{
    for (int q = 0; q < (grey ? 1 : 3); q++)
        for (int i = x; i < end; i++)
            p->plane[q][row + i] = p->plane[q][row + at];
}

/* Row y of a patch whose first pixel is column `first` of the level, as it is
 * in memory. */
static ALWAYS_INLINE void fill_row(struct hf_patch *p, int y, int first,
                                   const struct hf_level *l, bool grey)
{
    const ptrdiff_t to = (ptrdiff_t)y * HF_PATCH_STRIDE;
    const ptrdiff_t row = (ptrdiff_t)clamp(p->top + y, l->height) * l->width;
    /* Columns of the patch that lie on the level; if none does, its edge. */
    const int from = clamp(-first, p->width);
    const int end = clamp(l->width - 1 - first, p->width) + 1;
    int x = from;

    if (end > x)
        x += put_many(p, to + x, l, row + first + x, end - x, grey);
    for (; x < end || x == from; x++)
        put_one(p, to + x, l, row + clamp(first + x, l->width), grey);
    repeat(p, to, 0, from, from, grey);
    repeat(p, to, x, p->width, x - 1, grey);
}

/* Asks for what the next part of the square will read, which most often lies
 * beside this one: rows of a picture are far apart, and each line of the cache
 * would be waited for. (gcc 12 takes a function that only asks for one without
 * effect and leaves out its call, unless it is inlined.) */
static ALWAYS_INLINE void ask_beside(const struct hf_patch *p, int y, int first,
                                     const struct hf_level *l, bool turned)
{
    enum { LINE = 64 };
    const size_t size = l->bytes ? 3 : sizeof *l->sums;
    const size_t row = (size_t)clamp(p->top + y, l->height) * (size_t)l->width;
    const int beside =
        clamp(turned ? first - p->width : first + p->width, l->width);
    const int end = clamp(beside + p->width, l->width);
    const char *all = l->bytes ? (const char *)l->bytes : (const char *)l->sums;

    for (size_t at = (row + (size_t)beside) * size;
         at < (row + (size_t)end) * size; at += LINE)
        __builtin_prefetch(all + at);
}

static void fill(struct hf_patch *p, const struct hf_walk *w)
{
    const struct hf_level level = *w->level;
    const int first = w->turned ? level.width - p->left - p->width : p->left;

    for (int y = 0; y < p->height; y++) {
        ask_beside(p, y, first, &level, w->turned);
        if (w->grey)
            fill_row(p, y, first, &level, true);
        else
            fill_row(p, y, first, &level, false);
    }
}

/* --------------------------------------------------------------- samples */

/* Where samples lie: in the patch the left one, in memory, of their upper two
 * pixels, and how far to the next column and row. */
struct places {
    int32_t column[HF_WALK_SAMPLES], row[HF_WALK_SAMPLES];
    float u[HF_WALK_SAMPLES], v[HF_WALK_SAMPLES];
};

/* The whole part of positions, which are positive, and what is left. gcc 12
 * does not find the instructions of AVX-512. */
static ALWAYS_INLINE void split(position_int *i, position_float *rest,
                                const position *at)
{
#if POSITIONS == 8
    const __m256i whole = _mm512_cvttpd_epi32((__m512d)*at);

    *i = (position_int)whole;
    *rest = (position_float)_mm512_cvtpd_ps(
        _mm512_sub_pd((__m512d)*at, _mm512_cvtepi32_pd(whole)));
#elif defined(__AVX2__)
    const __m128i whole = _mm256_cvttpd_epi32((__m256d)*at);

    *i = (position_int)whole;
    *rest = (position_float)_mm256_cvtpd_ps(
        _mm256_sub_pd((__m256d)*at, _mm256_cvtepi32_pd(whole)));
#else
    *i = __builtin_convertvector(*at, position_int);
    *rest = __builtin_convertvector(*at - __builtin_convertvector(*i, position),
                                    position_float);
#endif
}

/* Places the samples first .. first + n - 1 of row j; what is left of the last
 * vector repeats the last one. */
static void place(struct places *s, const struct hf_walk *w,
                  const struct hf_patch *p, int first, int n, int j)
{
    const int back = p->width - 2;
    const double down = j * w->dy, across = j * w->dx;
    const double left = p->left + 0.5, top = p->top + 0.5;
    position column = (double)first + (position)FROM_NOUGHT;

    for (int k = 0; k < n; k += POSITIONS, column += (double)POSITIONS) {
        const position x = w->x + column * w->dx - down - left;
        const position y = w->y + column * w->dy + across - top;
        position_int ix, iy;
        position_float u, v;

        split(&ix, &u, &x);
        split(&iy, &v, &y);
        ix = w->turned ? back - ix : ix;
        memcpy(s->column + k, &ix, sizeof ix);
        memcpy(s->row + k, &iy, sizeof iy);
        memcpy(s->u + k, &u, sizeof u);
        memcpy(s->v + k, &v, sizeof v);
    }
    for (int k = n; k % LANES; k++) {
        s->column[k] = s->column[n - 1];
        s->row[k] = s->row[n - 1];
        s->u[k] = s->v[k] = 0;
    }
}

/* The four pixels around each of LANES samples. */
struct corners {
    floats left, right, low_left, low_right;
};

#ifdef __AVX2__

#if LANES == 16
typedef __mmask16 choice;
#define SAME(a, r) _mm512_cmpeq_epi32_mask((__m512i)(a), _mm512_set1_epi32(r))
#define CHOOSE(a, b, which)                                                    \
    (floats) _mm512_mask_blend_ps(which, (__m512)(a), (__m512)(b))
#define IN_ORDER(p, order)                                                     \
    (floats) _mm512_permutexvar_ps((__m512i)(order), _mm512_loadu_ps(p))
#else
typedef __m256 choice;
#define SAME(a, r)                                                             \
    (__m256) _mm256_cmpeq_epi32((__m256i)(a), _mm256_set1_epi32(r))
#define CHOOSE(a, b, which)                                                    \
    (floats) _mm256_blendv_ps((__m256)(a), (__m256)(b), which)
#define IN_ORDER(p, order)                                                     \
    (floats) _mm256_permutevar8x32_ps(_mm256_loadu_ps(p), (__m256i)(order))
#endif

static inline int smaller(int a, int b)
{
    return a < b ? a : b;
}

static ALWAYS_INLINE struct corners look(const float *plane,
                                         const struct places *s, int k)
{
    /* Both run one way, so that the ends are the least and the most. */
    const int last = k + LANES - 1;
    const int least = smaller(s->column[k], s->column[last]);
    const int up = smaller(s->row[k], s->row[last]);
    const int down = s->row[k] + s->row[last] - up;
    const float *from = plane + (ptrdiff_t)up * HF_PATCH_STRIDE + least;
    floats left, right, low_left, low_right;
    struct corners c;
    ints order, row;

    memcpy(&order, s->column + k, sizeof order);
    memcpy(&row, s->row + k, sizeof row);
    order -= least;
    c.left = IN_ORDER(from, order);
    c.right = IN_ORDER(from + 1, order);
    low_left = IN_ORDER(from + HF_PATCH_STRIDE, order);
    low_right = IN_ORDER(from + HF_PATCH_STRIDE + 1, order);
    c.low_left = low_left;
    c.low_right = low_right;
    /* The next row down is nearly always the last one; reading one more than
     * there is costs less than a wrong guess. */
    for (int r = up + 1; r <= up + 1 || r <= down; r++) {
        const choice here = SAME(row, r);

        left = low_left;
        right = low_right;
        from += HF_PATCH_STRIDE;
        low_left = IN_ORDER(from + HF_PATCH_STRIDE, order);
        low_right = IN_ORDER(from + HF_PATCH_STRIDE + 1, order);
        c.left = CHOOSE(c.left, left, here);
        c.right = CHOOSE(c.right, right, here);
        c.low_left = CHOOSE(c.low_left, low_left, here);
        c.low_right = CHOOSE(c.low_right, low_right, here);
    }
    return c;
}

#else

static ALWAYS_INLINE struct corners look(const float *plane,
                                         const struct places *s, int k)
{
    struct corners c;

    for (int i = 0; i < LANES; i++) {
        const float *from = plane + (ptrdiff_t)s->row[k + i] * HF_PATCH_STRIDE +
                            s->column[k + i];

        c.left[i] = from[0];
        c.right[i] = from[1];
        c.low_left[i] = from[HF_PATCH_STRIDE];
        c.low_right[i] = from[HF_PATCH_STRIDE + 1];
    }
    return c;
}

#endif

/* Between four pixels: along the rows, then down. */
static ALWAYS_INLINE floats sample(const float *plane, const struct places *s,
                                   int k, bool turned)
{
    const struct corners c = look(plane, s, k);
    const floats u = load(s->u + k), v = load(s->v + k);
    const floats upper = turned ? c.right + u * (c.left - c.right)
                                : c.left + u * (c.right - c.left);
    const floats lower = turned ? c.low_right + u * (c.low_left - c.low_right)
                                : c.low_left + u * (c.low_right - c.low_left);

    return upper + v * (lower - upper);
}

/* 1 for samples on the picture, 0 for those outside. */
static void find_outside(float on[HF_WALK_SAMPLES], const struct hf_walk *w,
                         int first, int n, int j)
{
    const double width = w->level->width, height = w->level->height;
    const position one = (position){0} + 1.0;
    position column = (double)first + (position)FROM_NOUGHT;

    for (int k = 0; k < n; k += POSITIONS, column += (double)POSITIONS) {
        const position x = w->x + column * w->dx - j * w->dy;
        const position y = w->y + column * w->dy + j * w->dx;
        const position_mask in =
            (x >= 0.0) & (y >= 0.0) & (x < width) & (y < height);
        const position_float f = __builtin_convertvector(
            (position)(in & (position_mask)one), position_float);

        memcpy(on + k, &f, sizeof f);
    }
}

#if defined(__clang__)
#define PICK(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
#define PICK(a, b, ...) __builtin_shuffle(a, b, (ints){__VA_ARGS__})
#endif
#if LANES == 16
#define EVEN 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30
#define ODD 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31
#elif LANES == 8
#define EVEN 0, 2, 4, 6, 8, 10, 12, 14
#define ODD 1, 3, 5, 7, 9, 11, 13, 15
#else
#define EVEN 0, 2, 4, 6
#define ODD 1, 3, 5, 7
#endif

/* Adds each number's samples, from left to right. */
static ALWAYS_INLINE void add(float sums[HF_WALK_MOST],
                              const float values[HF_WALK_SAMPLES], int count,
                              int each)
{
    int k = 0;

    if (each == 1)
        for (; k + LANES <= count; k += LANES)
            store(sums + k, load(sums + k) + load(values + k));
    if (each == 2)
        for (; k + LANES <= count; k += LANES) {
            const floats a = load(values + 2 * k);
            const floats b = load(values + 2 * k + LANES);

            store(sums + k,
                  load(sums + k) + PICK(a, b, EVEN) + PICK(a, b, ODD));
        }
    for (; k < count; k++)
        for (int i = k * each; i < (k + 1) * each; i++)
            sums[k] += values[i];
}

static void sums(hf_walk_numbers out, const struct hf_walk *w,
                 const struct hf_patch *p, int first, int count, int row)
{
    const int each = w->each, start = first * each, n = count * each;
    const int planes = w->grey ? 1 : 3;
    const bool edges = w->black && !p->inside;
    float values[HF_WALK_SAMPLES], on[HF_WALK_SAMPLES];
    struct places s;

    for (int q = 0; q < planes; q++)
        for (int k = 0; k < HF_WALK_MOST; k += LANES)
            store(out[q] + k, (floats){0});
    for (int j = row * each; j < (row + 1) * each; j++) {
        place(&s, w, p, start, n, j);
        if (edges)
            find_outside(on, w, start, n, j);
        for (int q = 0; q < planes; q++) {
            for (int k = 0; k < n; k += LANES)
                store(values + k, w->turned
                                      ? sample(p->plane[q], &s, k, true)
                                      : sample(p->plane[q], &s, k, false));
            for (int k = 0; edges && k < n; k++)
                values[k] *= on[k];
            add(out[q], values, count, each);
        }
    }
}

/* ---------------------------------------------------------------- numbers */

#if LANES == 16
/* Sixteen numbers of three planes, colour by colour. */
static ALWAYS_INLINE void interleave(float *out, floats red, floats green,
                                     floats blue)
{
    /* From red and green, then blue between: 16 and more are of the second. */
    static const int32_t two[3][16] = {
        {0, 16, 0, 1, 17, 0, 2, 18, 0, 3, 19, 0, 4, 20, 0, 5},
        {21, 0, 6, 22, 0, 7, 23, 0, 8, 24, 0, 9, 25, 0, 10, 26},
        {0, 11, 27, 0, 12, 28, 0, 13, 29, 0, 14, 30, 0, 15, 31, 0}};
    static const int32_t three[3][16] = {
        {0, 1, 16, 3, 4, 17, 6, 7, 18, 9, 10, 19, 12, 13, 20, 15},
        {0, 21, 2, 3, 22, 5, 6, 23, 8, 9, 24, 11, 12, 25, 14, 15},
        {26, 1, 2, 27, 4, 5, 28, 7, 8, 29, 10, 11, 30, 13, 14, 31}};

    for (int i = 0; i < 3; i++) {
        const __m512 v = _mm512_permutex2var_ps(
            (__m512)red, _mm512_loadu_si512(two[i]), (__m512)green);

        _mm512_storeu_ps(out + 16 * i,
                         _mm512_permutex2var_ps(v, _mm512_loadu_si512(three[i]),
                                                (__m512)blue));
    }
}
#endif

static void finish(float *out, hf_walk_numbers numbers, int count, bool grey,
                   float factor, float offset)
{
    int k = 0;

#if LANES == 16
    for (; !grey && k + LANES <= count; k += LANES)
        interleave(out + 3 * k, load(numbers[0] + k) * factor + offset,
                   load(numbers[1] + k) * factor + offset,
                   load(numbers[2] + k) * factor + offset);
#endif
    for (; grey && k + LANES <= count; k += LANES)
        store(out + k, load(numbers[0] + k) * factor + offset);
    for (; k < count; k++)
        for (int q = 0; q < (grey ? 1 : 3); q++)
            out[grey ? k : 3 * k + q] = numbers[q][k] * factor + offset;
}

const struct hf_walk_kernels *KERNELS(void)
{
    static const struct hf_walk_kernels kernels = {fill, sums, finish};

    return &kernels;
}
