/* detect/walk_fill.h - pixels of a level become planes of floats
 *
 * A part of walk_template.h, which includes it once for each kind of processor.
 */
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
