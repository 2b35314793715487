/* Sampling loops: every variant gives the bits of samples taken one by one;
 * pyramids: exact sums, rows made when wanted. */
#include "tests/support/check.h"

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

static hf_walk_sums *variant(int i)
{
    if (i == 0)
        return hf_walk_base();
#if defined(__x86_64__)
    if (i == 1 && !__builtin_cpu_supports("avx2"))
        return NULL;
    if (i == 2 && !__builtin_cpu_supports("avx512vl"))
        return NULL;
#endif
    return i == 1 ? hf_walk_avx2() : hf_walk_avx512();
}

static void check_walk(const struct hf_walk *w, int first, int count, int row)
{
    hf_colour got[HF_WALK_MOST];

    for (int v = 0; v < 3; v++) {
        if (!variant(v))
            continue;
        variant(v)(w, got, first, count, row);
        for (int k = 0; k < count; k++) {
            hf_colour want = {0, 0, 0, 0};

            for (int j = row * w->each; j < (row + 1) * w->each; j++)
                for (int i = 0; i < w->each; i++) {
                    int c = (first + k) * w->each + i;

                    want += hf_walk_edge(w, w->x + c * w->dx - j * w->dy,
                                         w->y + c * w->dy + j * w->dx);
                }
            for (int c = 0; c < 3; c++)
                assert_true(got[k][c] == want[c]);
        }
    }
}

/* Every level, both directions, over the edges and within. */
static void same_bits(void **state)
{
    unsigned char *rgb = noise(WIDTH, HEIGHT);
    struct hf_pyramid pyramid = {.count = 0};

    (void)state;
    assert_ok(hf_pyramid_build(&pyramid, rgb, WIDTH, HEIGHT, true, error));
    hf_pyramid_want(&pyramid, 0, HEIGHT);
    for (int i = 0; i < 2 * 2 * 6 * pyramid.count; i++) {
        const struct hf_level *l = &pyramid.levels[i % pyramid.count];
        int rest = i / pyramid.count, each = 1 + rest / 4;
        double step = 0.9 * l->width / HF_WALK_MOST / each;
        struct hf_walk w = {.level = l,
                            .turned = rest % 2,
                            .black = rest / 2 % 2,
                            .each = each,
                            .x = 0.03 * l->width,
                            .y = 0.2 * l->height,
                            .dx = step * cos(0.2),
                            .dy = step * sin(0.2)};

        for (int row = -4; row < 30; row++)
            check_walk(&w, row % 3, HF_WALK_MOST - (row & 7), row);
    }
    hf_pyramid_close(&pyramid);
    free(rgb);
}

/* Whole pixels read at the very corners; the bytes end with the picture, which
 * the address sanitizer watches. */
static void reads_no_further(void **state)
{
    unsigned char *rgb = noise(9, 5);
    struct hf_level level = {rgb, NULL, 9, 5};

    (void)state;
    for (int turned = 0; turned < 2; turned++) {
        struct hf_walk w = {&level, turned, false, 1, 0.5, 0.5, 1, 0};

        for (int row = 0; row < 5; row++)
            check_walk(&w, 0, 9, row);
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
        cmocka_unit_test(same_bits),
        cmocka_unit_test(reads_no_further),
        cmocka_unit_test(sums_exactly),
        cmocka_unit_test(sums_white),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
