/* PNG: every layout to known pixels, transparency, gamma, damage. */
#include "tests/support/encode.h"

#include <hemiface/image.h>

#define LAYOUT(w, h, bits, kind)                                               \
    .width = (w), .height = (h), .depth = (bits), .type = PNG_COLOR_TYPE_##kind

/* Decodes both plain and interlaced and compares with RGB values. */
static void assert_decodes(struct png_recipe r, const void *samples,
                           const unsigned char *rgb)
{
    hf_image *image;
    int i, k;

    for (k = 0; k < 2; k++) {
        r.interlaced = k;
        assert_ok(read_encoded(&image, encode_png(&r, samples), NULL, error));
        assert_int_equal(hf_image_width(image), r.width);
        assert_int_equal(hf_image_height(image), r.height);
        for (i = 0; i < 3 * r.width * r.height; i++)
            assert_int_equal(hf_image_pixels(image)[i], rgb[i]);
        hf_image_free(image);
    }
}

/* Grey values as RGB, in a buffer that holds the last one asked. */
static const unsigned char *greys(int n, const unsigned char *values)
{
    static unsigned char rgb[64 * 3];
    int i;

    for (i = 0; i < 3 * n; i++)
        rgb[i] = values[i / 3];
    return rgb;
}

static void grey_depths(void **state)
{
    /* 0 1 0 1 1 -> 0101 1000; 0 1 2 3 0; 0 5 15 -> x 17; 16 bits: 0x0101 is
       1 exactly, 0x0180 is 384 / 257 = 1.494 -> 1, 0x0182 is 1.502 -> 2 */
    static const unsigned char one[1] = {0x58}, two[2] = {0x1b, 0};
    static const unsigned char four[2] = {0x05, 0xf0}, eight[2] = {7, 250};
    static const unsigned char deep[8] = {1, 1, 1, 0x80, 1, 0x82, 255, 255};

    (void)state;
    assert_decodes((struct png_recipe){LAYOUT(5, 1, 1, GRAY)}, one,
                   greys(5, (unsigned char[]){0, 255, 0, 255, 255}));
    assert_decodes((struct png_recipe){LAYOUT(5, 1, 2, GRAY)}, two,
                   greys(5, (unsigned char[]){0, 85, 170, 255, 0}));
    assert_decodes((struct png_recipe){LAYOUT(3, 1, 4, GRAY)}, four,
                   greys(3, (unsigned char[]){0, 85, 255}));
    assert_decodes((struct png_recipe){LAYOUT(1, 2, 8, GRAY)}, eight,
                   greys(2, eight));
    assert_decodes((struct png_recipe){LAYOUT(2, 2, 16, GRAY)}, deep,
                   greys(4, (unsigned char[]){1, 1, 2, 255}));
}

static void colour_depths(void **state)
{
    static const unsigned char eight[6] = {1, 2, 3, 250, 251, 252};
    static const unsigned char deep[6] = {1, 0x80, 1, 0x82, 9, 9};

    (void)state;
    assert_decodes((struct png_recipe){LAYOUT(2, 1, 8, RGB)}, eight, eight);
    assert_decodes((struct png_recipe){LAYOUT(1, 1, 16, RGB)}, deep,
                   (unsigned char[]){1, 2, 9});
}

static const png_color palette[4] = {
    {10, 20, 30}, {200, 0, 0}, {0, 0, 0}, {255, 254, 253}};

static void palette_depths(void **state)
{
    static const struct {
        int depth;
        unsigned char samples[4]; /* entries 0 1 3 2, or 0 1 1 0 */
    } cases[] = {
        {1, {0x60}}, {2, {0x1e}}, {4, {0x01, 0x32}}, {8, {0, 1, 3, 2}}};
    static const unsigned char rgb[12] = {10,  20,  30,  200, 0, 0,
                                          255, 254, 253, 0,   0, 0};
    static const unsigned char first[12] = {10,  20, 30, 200, 0,  0,
                                            200, 0,  0,  10,  20, 30};
    int i;

    (void)state;
    for (i = 0; i < 4; i++)
        assert_decodes(
            (struct png_recipe){LAYOUT(4, 1, cases[i].depth, PALETTE),
                                .palette = palette, .colours = i == 0 ? 2 : 4},
            cases[i].samples, i == 0 ? first : rgb);
}

static void palette_too_small(void **state)
{
    static const unsigned char samples[2] = {1, 2};
    struct png_recipe r = {LAYOUT(2, 1, 8, PALETTE), .palette = palette,
                           .colours = 2};
    hf_image *image;
    hf_error why;

    (void)state;
    assert_int_equal(read_encoded(&image, encode_png(&r, samples), NULL, &why),
                     HF_E_CORRUPT);
    assert_non_null(strstr(why.text, "a colour is not in its palette"));
}

static void alpha_over_white(void **state)
{
    /* Light of 128: ((128/255 + 0.055) / 1.055)^2.4 = 0.21586. With alpha
       51/255 = 0.2: 0.2 * 0.21586 + 0.8 = 0.84317, as sRGB
       1.055 * 0.84317^(1/2.4) - 0.055 = 0.92762 -> 236.5423 -> 237. Black: 0.8
       -> 0.90633 -> 231.1 -> 231. */
    static const unsigned char grey[8] = {128, 255, 128, 51, 128, 0, 0, 51};
    static const unsigned char rgba[8] = {128, 0, 255, 51, 1, 2, 3, 255};
    static const unsigned char deep[4] = {128, 128, 51, 51};

    (void)state;
    assert_decodes((struct png_recipe){LAYOUT(4, 1, 8, GRAY_ALPHA)}, grey,
                   greys(4, (unsigned char[]){128, 237, 255, 231}));
    assert_decodes((struct png_recipe){LAYOUT(2, 1, 8, RGB_ALPHA)}, rgba,
                   (unsigned char[]){237, 231, 255, 1, 2, 3});
    assert_decodes((struct png_recipe){LAYOUT(1, 1, 16, GRAY_ALPHA)}, deep,
                   greys(1, (unsigned char[]){237}));
}

static void transparent_colours(void **state)
{
    static const png_color_16 grey = {.gray = 1};
    static const png_color_16 rgb = {.red = 1, .green = 2, .blue = 3};
    static const png_color_16 deep = {.gray = 0x0102};
    static const unsigned char alphas[2] = {255, 51};
    static const unsigned char two[1] = {0x1b};
    static const unsigned char colours[6] = {1, 2, 3, 1, 2, 4};
    /* alike in the high byte only: not transparent */
    static const unsigned char sixteen[4] = {1, 2, 1, 3};
    static const unsigned char entries[2] = {0, 1};

    (void)state;
    assert_decodes(
        (struct png_recipe){LAYOUT(4, 1, 2, GRAY), .transparent = &grey}, two,
        greys(4, (unsigned char[]){0, 255, 170, 255}));
    assert_decodes(
        (struct png_recipe){LAYOUT(2, 1, 8, RGB), .transparent = &rgb}, colours,
        (unsigned char[]){255, 255, 255, 1, 2, 4});
    assert_decodes(
        (struct png_recipe){LAYOUT(2, 1, 16, GRAY), .transparent = &deep},
        sixteen, greys(2, (unsigned char[]){255, 1}));
    /* red 200 is light 0.57758; 0.2 * 0.57758 + 0.8 = 0.91552 -> sRGB
       0.96208 -> 245.3; 0 -> 231 as above */
    assert_decodes((struct png_recipe){LAYOUT(2, 1, 8, PALETTE),
                                       .palette = palette, .colours = 2,
                                       .alpha = alphas, .alphas = 2},
                   entries, (unsigned char[]){10, 20, 30, 245, 231, 231});
}

static void gamma_is_obeyed(void **state)
{
    /* Linear 128/255 = 0.50196 as sRGB: 0.73648 -> 187.8 -> 188; gamma 1/1.8:
       0.50196^1.8 = 0.28920 -> 0.57415 -> 146.4 -> 146; what is written for
       sRGB leaves the sample alone. */
    static const unsigned char grey[3] = {0, 128, 255};
    static const struct {
        double gamma;
        unsigned char out;
    } cases[] = {{1.0, 188}, {1 / 1.8, 146}, {0.45455, 128}, {0.45, 128}};
    size_t i;

    (void)state;
    for (i = 0; i < 4; i++)
        assert_decodes(
            (struct png_recipe){LAYOUT(3, 1, 8, GRAY), .gamma = cases[i].gamma},
            grey, greys(3, (unsigned char[]){0, cases[i].out, 255}));
}

static void orientation_after_pixels(void **state)
{
    /* stored 0 1 / 2 3 / 4 5, turned right: 4 2 0 / 5 3 1 */
    static const unsigned char grey[6] = {0, 1, 2, 3, 4, 5};
    static const unsigned char turned[6] = {4, 2, 0, 5, 3, 1};
    struct png_recipe r = {LAYOUT(2, 3, 8, GRAY), .orientation = 6};
    hf_image *image;
    int i;

    (void)state;
    assert_ok(read_encoded(&image, encode_png(&r, grey), NULL, error));
    assert_int_equal(hf_image_width(image), 3);
    for (i = 0; i < 18; i++)
        assert_int_equal(hf_image_pixels(image)[i], turned[i / 3]);
    hf_image_free(image);
}

static void reduces_by_mean(void **state)
{
    /* 4 x 3, by 2: (1+2+5+6)/4 = 3.5 -> 4, (3+4+7+9)/4 = 5.75 -> 6; last row
       alone: (10+11)/2 = 10.5 -> 11, (20+20)/2 = 20 */
    static const unsigned char grey[12] = {1, 2, 3,  4,  5,  6,
                                           7, 9, 10, 11, 20, 20};
    static const unsigned char mean[4] = {4, 6, 11, 20};
    /* As 3 x 4, turned right: the stored width 3 becomes the height, the last
       box is partial. (1+2+4+5)/4 = 3, (3+6)/2 = 4.5 -> 5, (7+9+11+20)/4 =
       11.75 -> 12, (10+20)/2 = 15; turned: 12 3 / 15 5 */
    static const unsigned char turned[4] = {12, 3, 15, 5};
    struct png_recipe r = {LAYOUT(4, 3, 8, GRAY)};
    hf_image_options options;
    hf_image *image;
    int i, k;

    (void)state;
    hf_image_options_init(&options);
    options.enough = 2;
    for (k = 0; k < 4; k++) {
        const unsigned char *expected = k < 2 ? mean : turned;

        if (k == 2)
            r = (struct png_recipe){LAYOUT(3, 4, 8, GRAY), .orientation = 6};
        r.interlaced = k & 1;
        assert_ok(read_encoded(&image, encode_png(&r, grey), &options, error));
        assert_int_equal(hf_image_reduction(image), 2);
        assert_int_equal(hf_image_width(image), 2);
        assert_int_equal(hf_image_height(image), 2);
        assert_int_equal(hf_image_full_width(image), 4);
        for (i = 0; i < 12; i++)
            assert_int_equal(hf_image_pixels(image)[i], expected[i / 3]);
        hf_image_free(image);
    }
}

/* Any byte cut or changed is an error. */
static void every_damage(void **state)
{
    static const unsigned char rgb[48] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    struct png_recipe r = {LAYOUT(4, 4, 8, RGB)};
    struct encoded e = encode_png(&r, rgb);
    hf_status cut, bad;
    hf_image *image;
    hf_error why;
    size_t i;

    (void)state;
    for (i = 4; i < e.n; i++) {
        cut = hf_image_read_memory(&image, e.bytes, i, "x", NULL, &why);
        assert_int_equal(HF_FAMILY(cut), 2);
        e.bytes[i] ^= 0x20;
        bad = hf_image_read_memory(&image, e.bytes, e.n, "x", NULL, &why);
        assert_int_equal(HF_FAMILY(bad), 2);
        e.bytes[i] ^= 0x20;
    }
    assert_ok(read_encoded(&image, e, NULL, error));
    hf_image_free(image);
}

static void limits(void **state)
{
    static const unsigned char rgb[48];
    struct png_recipe r = {LAYOUT(4, 4, 8, RGB)};
    hf_image_options options;
    hf_image *image;
    hf_error why;

    (void)state;
    hf_image_options_init(&options);
    options.max_pixels = 15;
    assert_int_equal(read_encoded(&image, encode_png(&r, rgb), &options, &why),
                     HF_E_LIMIT);
    assert_string_equal(why.text,
                        "'x' has 4 x 4 pixels, more than the 15 allowed");
    options.max_pixels = 16;
    options.max_bytes = 47;
    assert_int_equal(read_encoded(&image, encode_png(&r, rgb), &options, &why),
                     HF_E_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grey_depths),
        cmocka_unit_test(colour_depths),
        cmocka_unit_test(palette_depths),
        cmocka_unit_test(palette_too_small),
        cmocka_unit_test(alpha_over_white),
        cmocka_unit_test(transparent_colours),
        cmocka_unit_test(gamma_is_obeyed),
        cmocka_unit_test(orientation_after_pixels),
        cmocka_unit_test(reduces_by_mean),
        cmocka_unit_test(every_damage),
        cmocka_unit_test(limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
