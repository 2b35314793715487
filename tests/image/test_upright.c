/* EXIF orientation and reduced decoding of JPEG, and both together. */
#include "tests/support/encode.h"

#include <hemiface/image.h>

static unsigned char samples[40 * 40]; /* the largest asked for */

/* The stored picture, 2 x 3 squares of 16 px, grey levels in reading order
   0..5; where the upper row of the upright picture comes from, by hand from
   the EXIF definition: 1 as is, 2 mirrored, 3 turned half, 4 upside down,
   5 transposed, 6 stored left side is up (turn right), 7 transposed across
   the other diagonal, 8 stored right side is up (turn left).
       0 1
       2 3
       4 5 */
static const struct {
    int columns, rows, square[6];
} upright[9] = {
    {2, 3, {0, 1, 2, 3, 4, 5}}, {2, 3, {0, 1, 2, 3, 4, 5}},
    {2, 3, {1, 0, 3, 2, 5, 4}}, {2, 3, {5, 4, 3, 2, 1, 0}},
    {2, 3, {4, 5, 2, 3, 0, 1}}, {3, 2, {0, 2, 4, 1, 3, 5}},
    {3, 2, {4, 2, 0, 5, 3, 1}}, {3, 2, {5, 3, 1, 4, 2, 0}},
    {3, 2, {1, 3, 5, 0, 2, 4}},
};

static void squares(void)
{
    int i;

    for (i = 0; i < 32 * 48; i++)
        samples[i] =
            (unsigned char)(20 + 40 * (i / (32 * 16) * 2 + i % 32 / 16));
}

static void every_orientation(void **state)
{
    int o, i, reduction;

    (void)state;
    squares();
    for (o = 0; o <= 8; o++)
        for (reduction = 1; reduction <= 8; reduction *= 2) {
            struct jpeg_recipe r = {.width = 32,
                                    .height = 48,
                                    .in = JCS_GRAYSCALE,
                                    .stored = JCS_GRAYSCALE,
                                    .orientation = o};
            int side = 16 / reduction;
            hf_image_options options;
            hf_image *image;

            hf_image_options_init(&options);
            options.enough = 48 / reduction;
            assert_ok(read_encoded(&image, encode_jpeg(&r, samples), &options,
                                   error));
            assert_int_equal(hf_image_reduction(image), reduction);
            assert_int_equal(hf_image_full_width(image),
                             16 * upright[o].columns);
            assert_int_equal(hf_image_full_height(image), 16 * upright[o].rows);
            assert_int_equal(hf_image_width(image), side * upright[o].columns);
            for (i = 0; i < 6; i++) {
                int x = i % upright[o].columns * side;
                int y = i / upright[o].columns * side;
                int v = 20 + 40 * upright[o].square[i];

                assert_pixel(image, x, y, v, v, v, 2);
                assert_pixel(image, x + side - 1, y + side - 1, v, v, v, 2);
            }
            hf_image_free(image);
        }
}

static void reduction_divides_width(void **state)
{
    /* upright sizes; what the rule of image.h gives for enough = 1 */
    static const struct {
        int width, height, orientation, reduction;
    } cases[] = {
        {40, 31, 1, 8}, /* the height need not divide... */
        {40, 31, 3, 1}, /* ...unless it is turned over */
        {40, 28, 4, 4}, {36, 40, 1, 4}, {31, 40, 1, 1},
        {40, 36, 6, 4}, /* the stored height becomes the width */
        {31, 40, 6, 8}, {31, 40, 8, 1},
    };
    size_t i;

    (void)state;
    memset(samples, 128, sizeof samples);
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct jpeg_recipe r = {.width = cases[i].width,
                                .height = cases[i].height,
                                .in = JCS_GRAYSCALE,
                                .stored = JCS_GRAYSCALE,
                                .orientation = cases[i].orientation};
        hf_image_options options;
        hf_image *image;

        hf_image_options_init(&options);
        options.enough = 1;
        assert_ok(
            read_encoded(&image, encode_jpeg(&r, samples), &options, error));
        assert_int_equal(hf_image_reduction(image), cases[i].reduction);
        assert_int_equal(hf_image_width(image) * cases[i].reduction,
                         hf_image_full_width(image));
        hf_image_free(image);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_orientation),
        cmocka_unit_test(reduction_divides_width),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
