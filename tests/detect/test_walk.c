/* Sampling loops: every variant gives the bits of samples taken one by one;
 * pyramids: exact sums, rows made when wanted. */
#include "tests/support/check.h"

#include "base/cpu.h"
#include "detect/walk.h"

enum { WIDTH = 150, HEIGHT = 90 };

/* Bytes that every platform makes alike. */
static unsigned char *noise(int width, int height)
{
    size_t n = 3 * (size_t)width * (size_t)height;
    unsigned char *rgb = malloc(n);
    uint32_t seed = 1;

    for (size_t i = 0; i < n; i++) {
        seed = seed * 1664525u + 1013904223u;
        rgb[i] = (unsigned char)(seed >> 24);
    }
    return rgb;
}

static const struct hf_walk_kernels *variant(int i)
{
    if (i == HF_CPU_BASE)
        return hf_walk_base();
    if (i > (int)hf_cpu_kind())
        return NULL;
    return i == HF_CPU_AVX2 ? hf_walk_avx2() : hf_walk_avx512();
}

static void check_row(void *data, hf_walk_numbers got, int first, int count,
                      int row)
{
    const struct hf_walk *w = data;
    hf_walk_numbers want;

    hf_walk_plainly(want, w, first, count, row);
    for (int q = 0; q < (w->grey ? 1 : 3); q++)
        for (int k = 0; k < count; k++)
            assert_true(got[q][k] == want[q][k]);
}

/* Numbers as they are wanted, by every variant and any count. */
static void finishes(void **state)
{
    hf_walk_numbers numbers;

    (void)state;
    for (int i = 0; i < 3 * HF_WALK_MOST; i++)
        numbers[i % 3][i / 3] = (float)(i * 37 % 101);
    for (int i = 0; i < 3 * 2 * HF_WALK_MOST; i++) {
        const int count = 1 + i / 6, planes = i % 2 ? 1 : 3;
        float got[3 * HF_WALK_MOST + 1];

        if (!variant(i / 2 % 3))
            continue;
        got[planes * count] = 77;
        variant(i / 2 % 3)->finish(got, numbers, count, i % 2, 0.125F, -3);
        for (int k = 0; k < planes * count; k++)
            assert_true(got[k] == numbers[k % planes][k / planes] * 0.125F - 3);
        assert_true(got[planes * count] == 77);
    }
}

static void check_walk(struct hf_walk *w, const struct hf_walk_part *part)
{
    struct hf_patch *patch = malloc(sizeof *patch);

    for (int v = 0; v < 3; v++)
        if (variant(v))
            hf_walk_part(w, variant(v), patch, part, check_row, w);
    free(patch);
}

/* Every level, both directions, over the edges and within, any turn. */
static void same_bits(void **state)
{
    static const double turns[] = {0, 0.07, 0.8, 1.6, -2.9};
    unsigned char *rgb = noise(WIDTH, HEIGHT);
    struct hf_pyramid pyramid = {.count = 0};

    (void)state;
    assert_ok(hf_pyramid_build(&pyramid, rgb, WIDTH, HEIGHT, true, error));
    hf_pyramid_want(&pyramid, 0, HEIGHT);
    for (int i = 0; i < 2 * 2 * 2 * 5 * 5 * pyramid.count; i++) {
        const struct hf_level *l = &pyramid.levels[i % pyramid.count];
        const int rest = i / pyramid.count, each = 1 + rest / 8 % 5;
        const double turn = turns[rest / 40];
        const double step = fmin(0.97, 0.9 * l->width / HF_WALK_MOST / each);
        struct hf_walk w = {.level = l,
                            .turned = rest % 2,
                            .black = rest / 2 % 2,
                            .grey = rest / 4 % 2,
                            .each = each,
                            .x = 0.03 * l->width,
                            .y = 0.2 * l->height,
                            .dx = step * cos(turn),
                            .dy = step * sin(turn)};

        for (int k = 0; k < 6; k++) {
            const int most = hf_walk_most(&w);
            const struct hf_walk_part part = {k % 3, most - (k & 3),
                                              (k - 1) * most, most - k};

            check_walk(&w, &part);
        }
    }
    hf_pyramid_close(&pyramid);
    free(rgb);
}

/* Whole pixels read at the very corners; the bytes end with the picture, which
 * the address sanitizer watches. */
static void reads_no_further(void **state)
{
    static const int sizes[][2] = {{9, 5}, {1, 1}, {17, 33}, {40, 2}};

    (void)state;
    for (int s = 0; s < 4; s++) {
        unsigned char *rgb = noise(sizes[s][0], sizes[s][1]);
        struct hf_level level = {rgb, NULL, sizes[s][0], sizes[s][1]};

        for (int i = 0; i < 8; i++) {
            struct hf_walk w = {&level, i % 2, i / 2 % 2, i / 4, 1,
                                0.5,    0.5,   0.999,     0};

            check_walk(&w, &(struct hf_walk_part){0, HF_WALK_MOST, 0, 32});
        }
        free(rgb);
    }
}

/* Steps of a pixel and more, and places far away or nowhere, are walked over
 * plainly. */
static void goes_anywhere(void **state)
{
    static const double far[] = {3, -900, 1e7, -1e300, NAN, INFINITY};
    unsigned char *rgb = noise(20, 30);
    struct hf_level level = {rgb, NULL, 20, 30};

    (void)state;
    for (int i = 0; i < 6 * 6 * 3; i++) {
        struct hf_walk w = {
            &level, i % 2,      false,          true,
            2,      far[i % 6], far[i / 6 % 6], (double[]){0.5, 1, 40}[i / 36],
            0};

        check_walk(&w, &(struct hf_walk_part){0, 20, 0, 3});
    }
    free(rgb);
}

/* 7 x 3 pixels whose red is their number from 1:
 *   1  2  3  4  5  6  7     level 1: 1 + 2 + 8 + 9 = 20, 28, 36, and the odd
 *   8  9 10 11 12 13 14     column twice 2 (7 + 14) = 42; the odd row twice
 *  15 16 17 18 19 20 21     2 (15 + 16) = 62, 70, 78, and 4 * 21 = 84.
 * Level 2: 20 + 28 + 62 + 70 = 180 and 36 + 42 + 78 + 84 = 240; its only row
 * is odd, so level 3 is 2 (180 + 240) = 840; level 4 is 4 * 840 = 3360. */
static void sums_exactly(void **state)
{
    static const int half[] = {20, 28, 36, 42, 62, 70, 78, 84};
    struct hf_pyramid p = {.count = 0};
    unsigned char rgb[3 * 21] = {0};

    (void)state;
    for (int i = 0; i < 21; i++)
        rgb[3 * i] = (unsigned char)(i + 1);
    assert_ok(hf_pyramid_build(&p, rgb, 7, 3, true, error));
    hf_pyramid_want(&p, 1, 9);
    for (int i = 4; i < 8; i++)
        assert_int_equal(p.levels[1].sums[i][0], half[i]);
    hf_pyramid_want(&p, -5, 1);
    for (int i = 0; i < 8; i++)
        assert_int_equal(p.levels[1].sums[i][0], half[i]);
    assert_int_equal(p.count, HF_LEVELS);
    assert_int_equal(p.levels[2].sums[0][0], 180);
    assert_int_equal(p.levels[2].sums[1][0], 240);
    assert_int_equal(p.levels[3].sums[0][0], 840);
    assert_int_equal(p.levels[4].sums[0][0], 3360);
    assert_int_equal(p.levels[4].sums[0][1], 0);
    hf_pyramid_close(&p);
}

/* A wide row: the quick way and the last pixels. All white, so every sum is
 * 255 times the number of pixels, also of a picture after another one. */
static void sums_white(void **state)
{
    struct hf_pyramid p = {.count = 0};
    unsigned char *rgb = malloc(3 * 101 * 37);

    (void)state;
    memset(rgb, 255, 3 * 101 * 37);
    for (int width = 101; width > 90; width--) {
        assert_ok(hf_pyramid_build(&p, rgb, width, 37, true, error));
        hf_pyramid_want(&p, 3, 5);
        hf_pyramid_want(&p, 0, 19);
        for (int i = 1; i < p.count; i++)
            for (int k = 0; k < p.levels[i].width * p.levels[i].height; k++)
                for (int c = 0; c < 3; c++)
                    assert_int_equal(p.levels[i].sums[k][c], 255 << 2 * i);
    }
    hf_pyramid_close(&p);
    free(rgb);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_bits),     cmocka_unit_test(reads_no_further),
        cmocka_unit_test(goes_anywhere), cmocka_unit_test(sums_exactly),
        cmocka_unit_test(finishes),      cmocka_unit_test(sums_white),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
