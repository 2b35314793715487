/* Cutting squares out of pictures: half pixels, turning, averaging. */
#include "tests/support/check.h"

#include "detect/sampler.h"

/* Red rises by 2 a column, green by 3 a row, blue is 50. */
static unsigned char *ramp(int width, int height)
{
    unsigned char *rgb = malloc(3 * (size_t)width * (size_t)height);

    for (int i = 0; i < width * height; i++) {
        rgb[3 * i] = (unsigned char)(2 * (i % width));
        rgb[3 * i + 1] = (unsigned char)(3 * (i / width));
        rgb[3 * i + 2] = 50;
    }
    return rgb;
}

static void cut(float *out, const unsigned char *rgb, int width, int height,
                bool area, struct hf_square square, int size, bool black)
{
    struct hf_sampler *sampler = NULL;
    struct hf_cut how = {.size = size, .black = black, .factor = 1};

    assert_ok(hf_sampler_new(&sampler, rgb, width, height, area, error));
    hf_sampler_cut(sampler, out, &square, &how);
    hf_sampler_free(sampler);
}

/* Position (x, y) of the ramp has red 2 (x - 1/2), green 3 (y - 1/2). */
static void check_ramp(const float *rgb, double x, double y)
{
    assert_near(rgb[0], 2 * (x - 0.5), 1e-4);
    assert_near(rgb[1], 3 * (y - 0.5), 1e-4);
    assert_near(rgb[2], 50, 1e-4);
}

static void samples_at_half_pixels(void **state)
{
    unsigned char *rgb = ramp(40, 30);
    struct hf_square square = {20, 15, 8, 0};
    float out[4 * 4 * 3];

    (void)state;
    /* Four samples over 8 px from x 16, y 11: at 17, 19, 21, 23. */
    for (int area = 0; area < 2; area++) {
        cut(out, rgb, 40, 30, area, square, 4, false);
        for (int row = 0, i = 0; row < 4; row++)
            for (int column = 0; column < 4; column++, i++)
                check_ramp(out + 3 * i, 17 + column * 2, 12 + row * 2);
    }
    free(rgb);
}

static void turns_clockwise(void **state)
{
    unsigned char *rgb = ramp(40, 30);
    /* A quarter turn: the square's x axis points down the picture. */
    struct hf_square square = {20, 15, 4, atan2(1, 0)};
    float out[2 * 2 * 3];

    (void)state;
    cut(out, rgb, 40, 30, false, square, 2, false);
    check_ramp(out, 21, 14);
    check_ramp(out + 3, 21, 16);
    check_ramp(out + 6, 19, 14);
    free(rgb);
}

static void treats_the_outside(void **state)
{
    unsigned char *rgb = ramp(8, 8);
    struct hf_square square = {0, 4, 8, 0};
    float out[4 * 4 * 3];

    (void)state;
    /* Samples at x -3, -1, 1, 3: the first two outside. */
    cut(out, rgb, 8, 8, false, square, 4, true);
    assert_near(out[2], 0, 0);
    assert_near(out[5], 0, 0);
    assert_near(out[8], 50, 0);
    cut(out, rgb, 8, 8, false, square, 4, false);
    assert_near(out[2], 50, 0);
    assert_near(out[0], 0, 0);
    free(rgb);
}

/* A chessboard of single pixels, much reduced, is even grey; reading the four
 * nearest pixels instead gives anything between. */
static void averages_areas(void **state)
{
    enum { SIDE = 160 };
    unsigned char *rgb = malloc(3 * SIDE * SIDE);
    struct hf_square square = {SIDE / 2.0, SIDE / 2.0, 120, 0.3};
    float out[8 * 8 * 3];

    (void)state;
    for (int i = 0; i < SIDE * SIDE; i++)
        memset(rgb + 3 * i, (i / SIDE + i % SIDE) % 2 ? 200 : 100, 3);
    cut(out, rgb, SIDE, SIDE, true, square, 8, false);
    for (int i = 0; i < 8 * 8 * 3; i++)
        assert_near(out[i], 150, 1e-3);
    free(rgb);
}

static void handles_tiny_and_far(void **state)
{
    static const unsigned char one[3] = {10, 20, 30};
    struct hf_square far = {1e12, -1e12, 100, 1}, near = {0.5, 0.5, 9, 0};
    float out[2 * 2 * 3];

    (void)state;
    for (int area = 0; area < 2; area++) {
        cut(out, one, 1, 1, area, far, 2, false);
        assert_near(out[1], 20, 1e-4);
        cut(out, one, 1, 1, area, near, 2, false);
        assert_near(out[2], 30, 1e-4);
        cut(out, one, 1, 1, area, far, 2, true);
        assert_near(out[1], 0, 0);
    }
}

/* Six rows of two: the same centre and step as four samples would have. */
static void cuts_rows_of_grey(void **state)
{
    unsigned char *rgb = ramp(40, 30);
    struct hf_cut how = {.size = 2, .factor = 1, .rows = 6, .grey = true};
    struct hf_square square = {20, 15, 4, 0};
    struct hf_sampler *sampler = NULL;
    float out[12];

    (void)state;
    assert_ok(hf_sampler_new(&sampler, rgb, 40, 30, true, error));
    hf_sampler_cut(sampler, out, &square, &how);
    /* Step 2 px: x 19, 21; y 10, 12, ... 20. Luminance 0.299 R + 0.587 G +
     * 0.114 B of red 2 (x - 1/2), green 3 (y - 1/2), blue 50. */
    for (int row = 0, i = 0; row < 6; row++)
        for (int column = 0; column < 2; column++, i++)
            assert_near(out[i],
                        0.299 * 2 * (18.5 + column * 2) +
                            0.587 * 3 * (9.5 + row * 2) + 0.114 * 50,
                        1e-3);
    hf_sampler_free(sampler);
    free(rgb);
}

/* Pixels that tell left from right. */
static unsigned char *uneven(int width, int height, bool turned)
{
    unsigned char *rgb = malloc(3 * (size_t)width * (size_t)height);

    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            for (int c = 0; c < 3; c++)
                rgb[3 * (y * width + (turned ? width - 1 - x : x)) + c] =
                    (unsigned char)((x * x + 3 * x * y + 7 * y + 50 * c) % 251);
    return rgb;
}

/* The turned sampler gives the bits of one of the turned pixels, whatever the
 * width: all levels shared, some, or only the picture. */
static void turns_any_width(void **state)
{
    static float want[16 * 16 * 3], got[16 * 16 * 3];

    (void)state;
    for (int width = 144; width <= 161; width++) {
        unsigned char *rgb = uneven(width, 99, false);
        unsigned char *mirrored = uneven(width, 99, true);
        struct hf_sampler *one = NULL, *turned = NULL, *other = NULL;

        assert_ok(hf_sampler_new(&one, rgb, width, 99, true, error));
        assert_ok(hf_sampler_turn(&turned, one, error));
        assert_ok(hf_sampler_new(&other, mirrored, width, 99, true, error));
        for (double side = 10; side < 400; side *= 1.5) {
            struct hf_square square = {70, 50, side, 0.1};
            struct hf_cut how = {.size = 16, .factor = 1};

            hf_sampler_cut(other, want, &square, &how);
            hf_sampler_cut(turned, got, &square, &how);
            assert_memory_equal(got, want, sizeof want);
        }
        hf_sampler_free(turned);
        hf_sampler_free(one);
        hf_sampler_free(other);
        free(mirrored);
        free(rgb);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_at_half_pixels),
        cmocka_unit_test(turns_clockwise),
        cmocka_unit_test(treats_the_outside),
        cmocka_unit_test(averages_areas),
        cmocka_unit_test(handles_tiny_and_far),
        cmocka_unit_test(cuts_rows_of_grey),
        cmocka_unit_test(turns_any_width),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
