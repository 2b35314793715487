/* Colour profiles and what else files say of their colours, to sRGB.
 *
 * Worked with the curves of the standards and the matrix from each set of
 * primaries to sRGB's (light; D65 both):
 *   Display P3   1.22494 -0.22494 0 / -0.04206 1.04206 0 / -0.01964 -0.07864
 *                1.09827
 *   Adobe RGB    1.39836 -0.39836 0 / 0 1 0 / 0 -0.04293 1.04293, gamma 2.19922
 *   BT.2020      1.66049 -0.58764 -0.07285 / -0.12455 1.13290 -0.00835 /
 *                -0.01815 -0.10058 1.11873
 * 200 100 50 is light 0.57758 0.12744 0.03190 by sRGB's curve, 0.58608 0.12762
 * 0.02779 by Adobe RGB's.
 *   P3     0.67884 0.10851 0.01367 -> 214.9  92.6 30.9
 *   Adobe  0.76871 0.12762 0.02350 -> 227.1 100.1 42.3
 *   2020   0.88186 0.07217 0.01238 -> 241.3  76.0 29.1
 */
#include "tests/support/profiles.h"

enum { SIDE = 16 };
static const unsigned char colour[3] = {200, 100, 50};
static const double p3_xy[8] = {0.3127, 0.3290, 0.68, 0.32,
                                0.265,  0.69,   0.15, 0.06};

/* SIDE x SIDE px of one colour; channels samples each. */
static const unsigned char *flat(const unsigned char *value, int channels)
{
    static unsigned char samples[SIDE * SIDE * 6];

    for (int i = 0; i < SIDE * SIDE * channels; i++)
        samples[i] = value[i % channels];
    return samples;
}

static void assert_read(struct encoded file, hf_colour_said said, int r, int g,
                        int b)
{
    hf_image *image, *turned;

    assert_ok(read_encoded(&image, file, NULL, error));
    assert_int_equal(hf_image_colour_said(image), said);
    assert_pixel(image, 3, 5, r, g, b, 1);
    assert_ok(hf_image_mirror(&turned, image, error));
    assert_int_equal(hf_image_colour_said(turned), said);
    hf_image_free(turned);
    hf_image_free(image);
}

static struct encoded jpeg_with(struct encoded icc)
{
    const struct jpeg_recipe r = {.width = SIDE,
                                  .height = SIDE,
                                  .in = JCS_RGB,
                                  .stored = JCS_RGB,
                                  .icc = icc};

    return encode_jpeg(&r, flat(colour, 3));
}

static struct encoded png_with(struct png_recipe r)
{
    r.width = r.height = SIDE;
    r.depth = 8;
    r.type = PNG_COLOR_TYPE_RGB;
    return encode_png(&r, flat(colour, 3));
}

static void profiles(void **state)
{
    static const struct {
        enum test_profile which;
        hf_colour_said said;
        int r, g, b;
    } cases[] = {{PROFILE_SRGB, HF_COLOUR_SRGB, 200, 100, 50},
                 {PROFILE_P3, HF_COLOUR_CONVERTED, 215, 93, 31},
                 {PROFILE_ADOBE, HF_COLOUR_CONVERTED, 227, 100, 42}};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        /* The second is in three segments of JPEG. */
        for (size_t padding = 0; padding <= 80000; padding += 80000) {
            struct encoded icc = make_profile(cases[i].which, padding);

            assert_true((icc.n > 2 * 65519) == (padding > 0));
            assert_read(jpeg_with(icc), cases[i].said, cases[i].r, cases[i].g,
                        cases[i].b);
            assert_read(png_with((struct png_recipe){.icc = icc}),
                        cases[i].said, cases[i].r, cases[i].g, cases[i].b);
            free(icc.bytes);
        }
    }
}

/* Read without the profile, and said so; a profile of another kind too. */
static void damaged_profiles(void **state)
{
    struct encoded icc = make_profile(PROFILE_P3, 80000);
    struct encoded ink = make_profile(PROFILE_INK, 0);
    struct encoded file = jpeg_with(icc), cut = icc;
    unsigned char *second; /* segment, which there is */

    (void)state;
    /* its tags are elsewhere than it says */
    cut.n = 200;
    assert_read(jpeg_with(cut), HF_COLOUR_IGNORED, 200, 100, 50);
    assert_read(jpeg_with(ink), HF_COLOUR_IGNORED, 200, 100, 50);
    /* the second segment calls itself the first */
    second = file.bytes + 65519;
    while (memcmp(second, "ICC_PROFILE", 12) != 0)
        second++;
    second[12] = 1;
    assert_read(file, HF_COLOUR_IGNORED, 200, 100, 50);
    memset(icc.bytes + 36, 'x', 4); /* its signature, "acsp" */
    assert_read(jpeg_with(icc), HF_COLOUR_IGNORED, 200, 100, 50);
    free(icc.bytes);
    free(ink.bytes);
}

/* Chunks that libpng reads but a writer of today would not let through. */
static void damaged_png_profile(void **state)
{
    static const unsigned char bad[] = "x\0\0not compressed";
    static const unsigned char narrow[4] = {12, 13, 0, 0};
    static const unsigned char unknown[4] = {99, 13, 0, 1};
    struct png_recipe r = {.before = {"iCCP", bad, sizeof bad}};

    (void)state;
    assert_read(png_with(r), HF_COLOUR_IGNORED, 200, 100, 50);
    r.before = (struct png_chunk){"cICP", narrow, 4};
    assert_read(png_with(r), HF_COLOUR_IGNORED, 200, 100, 50);
    r.before.bytes = unknown;
    assert_read(png_with(r), HF_COLOUR_IGNORED, 200, 100, 50);
    r.before.n = 3;
    assert_read(png_with(r), HF_COLOUR_IGNORED, 200, 100, 50);
}

static void adobe_rgb_by_exif(void **state)
{
    struct encoded p3 = make_profile(PROFILE_P3, 0);
    struct jpeg_recipe r = {.width = SIDE,
                            .height = SIDE,
                            .in = JCS_RGB,
                            .stored = JCS_RGB,
                            .adobe_rgb = true};

    (void)state;
    assert_read(encode_jpeg(&r, flat(colour, 3)), HF_COLOUR_CONVERTED, 227, 100,
                42);
    r.icc = p3; /* which counts before it */
    assert_read(encode_jpeg(&r, flat(colour, 3)), HF_COLOUR_CONVERTED, 215, 93,
                31);
    r = (struct jpeg_recipe){.width = SIDE,
                             .height = SIDE,
                             .in = JCS_RGB,
                             .stored = JCS_RGB,
                             .orientation = 1};
    assert_read(encode_jpeg(&r, flat(colour, 3)), HF_COLOUR_UNSAID, 200, 100,
                50);
    free(p3.bytes);
}

/* PQ: 148 of 255 is light 0.99716 of white -> 254.7, 128 is 0.46342 -> 181.2,
   60 is 0.02057 -> 39.3. HLG: 128 is 0.25210 -> 137.5, 60 is 0.04091 -> 57.0 */
static void code_points(void **state)
{
    static const struct {
        unsigned char cicp[4], in[3];
        hf_colour_said said;
        int r, g, b;
    } cases[] = {
        {{1, 13, 0, 1}, {200, 100, 50}, HF_COLOUR_SRGB, 200, 100, 50},
        {{1, 1, 0, 1}, {200, 100, 50}, HF_COLOUR_SRGB, 200, 100, 50},
        {{12, 13, 0, 1}, {200, 100, 50}, HF_COLOUR_CONVERTED, 215, 93, 31},
        {{9, 1, 0, 1}, {200, 100, 50}, HF_COLOUR_CONVERTED, 241, 76, 29},
        {{1, 16, 0, 1}, {148, 128, 60}, HF_COLOUR_CONVERTED, 255, 181, 39},
        {{1, 16, 0, 1}, {255, 255, 255}, HF_COLOUR_CONVERTED, 255, 255, 255},
        {{1, 18, 0, 1}, {128, 60, 0}, HF_COLOUR_CONVERTED, 137, 57, 0},
    };
    struct encoded adobe = make_profile(PROFILE_ADOBE, 0);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        /* What cICP says counts before a profile. */
        struct png_recipe r = {.width = SIDE,
                               .height = SIDE,
                               .depth = 8,
                               .type = PNG_COLOR_TYPE_RGB,
                               .icc = adobe,
                               .before = {"cICP", cases[i].cicp, 4}};

        assert_read(encode_png(&r, flat(cases[i].in, 3)), cases[i].said,
                    cases[i].r, cases[i].g, cases[i].b);
    }
    free(adobe.bytes);
}

/* gAMA with cHRM; light of 200 100 50 by gamma 1: 0.78431 0.39216 0.19608.
   P3: 0.87252 0.37566 0.16910 -> 240.2 165.3 114.9 */
static void chromaticities(void **state)
{
    (void)state;
    assert_read(
        png_with((struct png_recipe){.gamma = 0.45455, .primaries = p3_xy}),
        HF_COLOUR_CONVERTED, 215, 93, 31);
    assert_read(png_with((struct png_recipe){.gamma = 1, .primaries = p3_xy}),
                HF_COLOUR_CONVERTED, 240, 165, 115);
    assert_read(png_with((struct png_recipe){.primaries = p3_xy}),
                HF_COLOUR_UNSAID, 200, 100, 50);
    /* sRGB counts before a gAMA of light, written as 100000 */
    assert_read(png_with((struct png_recipe){
                    .srgb = true, .before = {"gAMA", "\0\1\x86\xa0", 4}}),
                HF_COLOUR_SRGB, 200, 100, 50);
}

/* Samples are light: 128 is 0.50196 -> 187.8; 16 bits: 0x0100 is 0.003906 ->
   12.92 x or 1.055 x^(1/2.4) - 0.055 = 0.04971 -> 12.7, which 8 bits of input
   could tell from neither 0 nor 38. Alpha 0.2 over white: light 0.2 * 0.50196
   + 0.8 = 0.90039 -> 243.5 */
static void grey_profile(void **state)
{
    static const unsigned char light[4] = {128, 128, 128, 51};
    static const unsigned char deep[2] = {1, 0},
                               deep_alpha[4] = {128, 128, 51, 51};
    struct encoded icc = make_profile(PROFILE_LINEAR, 0);
    struct jpeg_recipe jpeg = {.width = SIDE,
                               .height = SIDE,
                               .in = JCS_GRAYSCALE,
                               .stored = JCS_GRAYSCALE,
                               .icc = icc};
    struct png_recipe png = {.width = SIDE,
                             .height = SIDE,
                             .depth = 8,
                             .type = PNG_COLOR_TYPE_GRAY,
                             .icc = icc};

    (void)state;
    assert_read(encode_jpeg(&jpeg, flat(light, 1)), HF_COLOUR_CONVERTED, 188,
                188, 188);
    assert_read(encode_png(&png, flat(light, 1)), HF_COLOUR_CONVERTED, 188, 188,
                188);
    png.type = PNG_COLOR_TYPE_GRAY_ALPHA;
    assert_read(encode_png(&png, flat(light + 2, 2)), HF_COLOUR_CONVERTED, 243,
                243, 243);
    png.depth = 16;
    assert_read(encode_png(&png, flat(deep_alpha, 4)), HF_COLOUR_CONVERTED, 243,
                243, 243);
    png.type = PNG_COLOR_TYPE_GRAY;
    assert_read(encode_png(&png, flat(deep, 2)), HF_COLOUR_CONVERTED, 13, 13,
                13);
    /* of colours it says nothing */
    assert_read(jpeg_with(icc), HF_COLOUR_IGNORED, 200, 100, 50);
    free(icc.bytes);
}

/* The cube in steps of 51, P3 to sRGB, 8 and 16 bits, with and without alpha,
   against the formulas. */
static double curve(double v)
{
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double code(double light)
{
    const double v = fmin(fmax(light, 0), 1);

    return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * pow(v, 1 / 2.4) - 0.055);
}

static void expect_p3(double out[3], const unsigned char in[3])
{
    static const double m[3][3] = {{1.22494, -0.22494, 0},
                                   {-0.04206, 1.04206, 0},
                                   {-0.01964, -0.07864, 1.09827}};

    for (int i = 0; i < 3; i++)
        out[i] = code(m[i][0] * curve(in[0] / 255.0) +
                      m[i][1] * curve(in[1] / 255.0) +
                      m[i][2] * curve(in[2] / 255.0));
}

static void lay_cube(unsigned char *samples, int bytes, int channels)
{
    for (int i = 0; i < 216; i++)
        for (int c = 0; c < channels; c++)
            for (int b = 0; b < bytes; b++)
                *samples++ = (unsigned char)(c == 3   ? 255
                                             : c == 0 ? i % 6 * 51
                                             : c == 1 ? i / 6 % 6 * 51
                                                      : i / 36 * 51);
}

static void whole_cube(void **state)
{
    struct encoded icc = make_profile(PROFILE_P3, 0);
    static unsigned char samples[216 * 8], plain[216 * 3];

    (void)state;
    lay_cube(plain, 1, 3);
    for (int k = 0; k < 4; k++) {
        const int bytes = 1 + k % 2, channels = 3 + k / 2;
        struct png_recipe r = {.width = 216,
                               .height = 1,
                               .depth = 8 * bytes,
                               .type = channels == 4 ? PNG_COLOR_TYPE_RGB_ALPHA
                                                     : PNG_COLOR_TYPE_RGB,
                               .icc = icc};
        hf_image *image;

        lay_cube(samples, bytes, channels);
        assert_ok(read_encoded(&image, encode_png(&r, samples), NULL, error));
        for (int i = 0; i < 216; i++) {
            double out[3];

            expect_p3(out, plain + 3 * i);
            /* One level of 8 bits. 16 bits go by a table of colours, which is
               off by up to 4 where saturated colours leave sRGB's gamut. */
            for (int c = 0; c < 3; c++)
                assert_near(hf_image_pixels(image)[3 * i + c], out[c],
                            bytes == 1 ? 1.5 : 4.5);
        }
        hf_image_free(image);
    }
    free(icc.bytes);
}

/* Skin is far from that edge: 180 150 140 is light 0.45641 0.30499 0.26225,
   from P3 0.49047 0.29862 0.25508 -> 185.9 148.6 138.2 */
static void skin_of_16_bits(void **state)
{
    static const unsigned char skin[6] = {180, 180, 150, 150, 140, 140};
    struct encoded icc = make_profile(PROFILE_P3, 0);
    struct png_recipe r = {.width = 8,
                           .height = 8,
                           .depth = 16,
                           .type = PNG_COLOR_TYPE_RGB,
                           .icc = icc};

    (void)state;
    assert_read(encode_png(&r, flat(skin, 6)), HF_COLOUR_CONVERTED, 186, 149,
                138);
    free(icc.bytes);
}

/* Palettes, and transparency by a colour. */
static void palettes(void **state)
{
    static const png_color palette[2] = {{200, 100, 50}, {255, 255, 255}};
    static const unsigned char first[1] = {0};
    struct encoded icc = make_profile(PROFILE_P3, 0);
    struct png_recipe r = {.width = SIDE,
                           .height = SIDE,
                           .depth = 8,
                           .type = PNG_COLOR_TYPE_PALETTE,
                           .icc = icc,
                           .palette = palette,
                           .colours = 2};

    (void)state;
    assert_read(encode_png(&r, flat(first, 1)), HF_COLOUR_CONVERTED, 215, 93,
                31);
    free(icc.bytes);
}

/* Full black of L* 20 is black, paper is white, whatever Adobe's marker. With
   a profile of other samples, or none, inks are ideal. */
static void inks(void **state)
{
    /* as stored with Adobe's marker: 255 is no ink */
    static const unsigned char adobe_black[4] = {255, 255, 255, 0};
    struct encoded icc = make_profile(PROFILE_INK, 0);
    struct encoded rgb = make_profile(PROFILE_P3, 0);
    struct jpeg_recipe r = {.width = SIDE,
                            .height = SIDE,
                            .in = JCS_CMYK,
                            .stored = JCS_CMYK,
                            .icc = icc};

    (void)state;
    assert_read(encode_jpeg(&r, flat(adobe_black, 4)), HF_COLOUR_CONVERTED, 0,
                0, 0);
    assert_read(
        encode_jpeg(&r, flat((const unsigned char[]){255, 255, 255, 255}, 4)),
        HF_COLOUR_CONVERTED, 255, 255, 255);
    /* Cyan is no ink in this profile: white too, not 0 255 255 as ideal. */
    assert_read(
        encode_jpeg(&r, flat((const unsigned char[]){0, 255, 255, 255}, 4)),
        HF_COLOUR_CONVERTED, 255, 255, 255);
    r.icc = rgb;
    assert_read(
        encode_jpeg(&r, flat((const unsigned char[]){0, 255, 255, 255}, 4)),
        HF_COLOUR_IGNORED, 0, 255, 255);
    free(icc.bytes);
    free(rgb.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(profiles),
        cmocka_unit_test(damaged_profiles),
        cmocka_unit_test(damaged_png_profile),
        cmocka_unit_test(adobe_rgb_by_exif),
        cmocka_unit_test(code_points),
        cmocka_unit_test(chromaticities),
        cmocka_unit_test(grey_profile),
        cmocka_unit_test(whole_cube),
        cmocka_unit_test(skin_of_16_bits),
        cmocka_unit_test(palettes),
        cmocka_unit_test(inks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
