/* JPEG: colour models, damage, limits. */
#include "tests/support/encode.h"

#include <hemiface/image.h>

/* Two colours side by side, each a whole number of blocks, so that quality
   100 keeps them within rounding. */
enum { W = 32, H = 16 };

static unsigned char samples[W * H * 4];

static void two_colours(int channels, const unsigned char *left,
                        const unsigned char *right)
{
    int i;

    for (i = 0; i < W * H; i++)
        memcpy(samples + i * channels, i % W < W / 2 ? left : right,
               (size_t)channels);
}

static void assert_two(struct jpeg_recipe r, const int left[3],
                       const int right[3])
{
    hf_image *image;

    r.width = W;
    r.height = H;
    assert_ok(read_encoded(&image, encode_jpeg(&r, samples), NULL, error));
    assert_int_equal(hf_image_width(image), W);
    assert_int_equal(hf_image_height(image), H);
    assert_pixel(image, 0, 0, left[0], left[1], left[2], 2);
    assert_pixel(image, 15, 15, left[0], left[1], left[2], 2);
    assert_pixel(image, 16, 0, right[0], right[1], right[2], 2);
    assert_pixel(image, 31, 15, right[0], right[1], right[2], 2);
    hf_image_free(image);
}

static void grey_and_colour(void **state)
{
    static const unsigned char red[3] = {200, 30, 40}, sky[3] = {20, 90, 220};
    static const unsigned char dark = 40, light = 210;

    (void)state;
    two_colours(1, &dark, &light);
    assert_two(
        (struct jpeg_recipe){.in = JCS_GRAYSCALE, .stored = JCS_GRAYSCALE},
        (int[]){40, 40, 40}, (int[]){210, 210, 210});
    two_colours(3, red, sky);
    assert_two((struct jpeg_recipe){.in = JCS_RGB, .stored = JCS_YCbCr},
               (int[]){200, 30, 40}, (int[]){20, 90, 220});
    assert_two((struct jpeg_recipe){.in = JCS_RGB, .stored = JCS_RGB},
               (int[]){200, 30, 40}, (int[]){20, 90, 220});
    assert_two((struct jpeg_recipe){.in = JCS_RGB,
                                    .stored = JCS_YCbCr,
                                    .progressive = true},
               (int[]){200, 30, 40}, (int[]){20, 90, 220});
    assert_two((struct jpeg_recipe){.in = JCS_RGB,
                                    .stored = JCS_YCbCr,
                                    .arithmetic = true},
               (int[]){200, 30, 40}, (int[]){20, 90, 220});
}

static void inks(void **state)
{
    /* Adobe's way round: 255 = no ink. Red paper light through C, K:
       200 * 128 / 255 = 100.4; 30 * 128 / 255 = 15.1; 0. */
    static const unsigned char left[4] = {200, 30, 0, 128};
    static const unsigned char right[4] = {255, 100, 60, 255};

    (void)state;
    two_colours(4, left, right);
    assert_two((struct jpeg_recipe){.in = JCS_CMYK, .stored = JCS_CMYK},
               (int[]){100, 15, 0}, (int[]){255, 100, 60});
    assert_two((struct jpeg_recipe){.in = JCS_CMYK, .stored = JCS_YCCK},
               (int[]){100, 15, 0}, (int[]){255, 100, 60});
}

static void inks_without_adobe(void **state)
{
    /* 255 = full ink: (255 - 55) * (255 - 127) / 255 = 100.4 and so on */
    static const unsigned char left[4] = {55, 225, 255, 127};
    struct jpeg_recipe r = {.in = JCS_CMYK, .stored = JCS_CMYK};
    struct encoded e;
    hf_image *image;
    size_t i;

    (void)state;
    r.width = W;
    r.height = H;
    two_colours(4, left, left);
    e = encode_jpeg(&r, samples);
    for (i = 0; i + 7 < e.n && memcmp(e.bytes + i, "\xff\xee\0\x0e", 4) != 0;
         i++)
        ;
    e.bytes[i + 1] = 0xe5; /* the Adobe marker becomes another one */
    assert_ok(read_encoded(&image, e, NULL, error));
    assert_pixel(image, 0, 0, 100, 15, 0, 2);
    hf_image_free(image);
}

static void gradient(int channels, int width, int height)
{
    int i;

    for (i = 0; i < width * height * channels; i++)
        samples[i] = (unsigned char)(i * 37 % 251);
}

static struct encoded noisy(bool progressive, bool arithmetic)
{
    struct jpeg_recipe r = {.width = W,
                            .height = H,
                            .in = JCS_RGB,
                            .stored = JCS_YCbCr,
                            .progressive = progressive,
                            .arithmetic = arithmetic};

    gradient(3, W, H);
    return encode_jpeg(&r, samples);
}

/* Cut anywhere, a file is an error; only its end marker may be missing, where
   that can be told. */
static void every_truncation(void **state)
{
    int kind;

    (void)state;
    for (kind = 0; kind < 4; kind++) {
        struct encoded e = noisy(kind & 1, kind & 2);
        hf_image *image;
        hf_error why;
        size_t n;

        for (n = 2; n + 2 < e.n; n++) {
            assert_int_equal(
                hf_image_read_memory(&image, e.bytes, n, "x", NULL, &why),
                HF_E_CORRUPT);
            assert_string_equal(why.text,
                                "'x' is damaged: it ends early; copy it "
                                "again from its source");
        }
        if (kind & 2) {
            assert_int_equal(
                hf_image_read_memory(&image, e.bytes, e.n - 2, "x", NULL, &why),
                HF_E_CORRUPT);
        } else {
            assert_ok(hf_image_read_memory(&image, e.bytes, e.n - 2, "x", NULL,
                                           error));
            hf_image_free(image);
        }
        free(e.bytes);
    }
}

/* The file with n bytes put in at a place counted from its end. */
static struct encoded insert(struct encoded e, size_t from_end, int value,
                             size_t n)
{
    unsigned char *bytes = malloc(e.n + n), *at;

    assert_non_null(bytes);
    at = bytes + e.n - from_end;
    memcpy(bytes, e.bytes, e.n - from_end);
    memset(at, value, n);
    memcpy(at + n, e.bytes + e.n - from_end, from_end);
    free(e.bytes);
    e.bytes = bytes;
    e.n += n;
    return e;
}

static void surplus_bytes(void **state)
{
    struct encoded e = noisy(false, false);
    size_t n = e.n;
    hf_image *image;
    hf_error why;

    (void)state;
    e = insert(e, 2, 0, 20); /* zeros before the end marker: padding */
    assert_ok(read_encoded(&image, e, NULL, error));
    hf_image_free(image);
    e = insert(noisy(false, false), 2, 0x5a, 20); /* data nobody asked for */
    assert_int_equal(read_encoded(&image, e, NULL, &why), HF_E_CORRUPT);
    e = insert(noisy(false, false), n - 2, 0x5a, 3); /* before the header */
    assert_ok(read_encoded(&image, e, NULL, error));
    hf_image_free(image);
    e = insert(noisy(false, false), 0, 0x5a, 20); /* after the end */
    assert_ok(read_encoded(&image, e, NULL, error));
    hf_image_free(image);
    e = noisy(false, false);
    memset(e.bytes + e.n - 100, 0, 100); /* an interrupted copy */
    assert_int_equal(read_encoded(&image, e, NULL, &why), HF_E_CORRUPT);
}

static void limits(void **state)
{
    hf_image_options options;
    hf_image *image;
    hf_error why;

    (void)state;
    hf_image_options_init(&options);
    options.max_pixels = W * H - 1;
    assert_int_equal(read_encoded(&image, noisy(false, false), &options, &why),
                     HF_E_LIMIT);
    assert_string_equal(why.text,
                        "'x' has 32 x 16 pixels, more than the 511 allowed");
    options.max_pixels = W * H;
    assert_ok(read_encoded(&image, noisy(false, false), &options, error));
    hf_image_free(image);
    options.max_bytes = 1000; /* pixels alone are 1536 */
    assert_int_equal(read_encoded(&image, noisy(false, false), &options, &why),
                     HF_E_LIMIT);
}

static void twelve_bits(void **state)
{
    struct encoded e = noisy(false, false);
    hf_image *image;
    hf_error why;
    size_t i;

    (void)state;
    for (i = 0; memcmp(e.bytes + i, "\xff\xc0\0\x11", 4) != 0; i++)
        ;
    e.bytes[i + 4] = 12;
    assert_int_equal(read_encoded(&image, e, NULL, &why), HF_E_UNSUPPORTED);
    e = noisy(false, false);
    e.bytes[i + 1] = 0xc3; /* lossless */
    assert_int_equal(read_encoded(&image, e, NULL, &why), HF_E_UNSUPPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grey_and_colour),
        cmocka_unit_test(inks),
        cmocka_unit_test(inks_without_adobe),
        cmocka_unit_test(every_truncation),
        cmocka_unit_test(surplus_bytes),
        cmocka_unit_test(limits),
        cmocka_unit_test(twelve_bits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
