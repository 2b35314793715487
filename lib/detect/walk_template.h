/* detect/walk_template.h - samples of a turned grid, for any vector width
 *
 * Included by walk_base.c, walk_avx2.c and walk_avx512.c, which define KERNELS,
 * the name of the function that hands them out. Samples lie less than a pixel
 * apart, so that those of a vector have their left pixels within as many
 * columns as it has places: these are read at once for every row of pixels
 * that the samples touch, and put in order by one instruction.
 */
#include "detect/walk_lanes.h"
#include "detect/walk_fill.h"

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
