/* HEIC: layouts to known pixels, turns, colours, reductions, damage. */
#include "tests/support/profiles.h"

#include "base/file.h"

enum { W = 64, H = 48 };

/* A different colour in each quarter: red, green / blue, grey. */
static const unsigned char quarters[4][4] = {{220, 40, 30, 255},
                                             {30, 200, 60, 255},
                                             {20, 60, 210, 255},
                                             {128, 128, 128, 51}};

static const unsigned char *quarter(int x, int y)
{
    return quarters[2 * (y >= H / 2) + (x >= W / 2)];
}

static const unsigned char *drawn(int channels)
{
    static unsigned char samples[W * H * 4];
    unsigned char *to = samples;

    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            for (int c = 0; c < channels; c++)
                *to++ = quarter(x, y)[c];
    return samples;
}

static void assert_quarter(const hf_image *image, int x, int y, int which)
{
    const unsigned char *q = quarters[which];

    assert_pixel(image, x, y, q[0], q[1], q[2], 2);
}

/* Skips where nothing can be encoded, before a test holds memory. */
static void need_encoder(void)
{
    const struct heic_recipe r = {.width = 64, .height = 64};

    free(encode_heic(&r, NULL).bytes);
}

static void pixels_as_drawn(void **state)
{
    const struct heic_recipe r = {.width = W, .height = H, .second = true};
    hf_image *image;

    (void)state;
    /* The first picture of the file is white and larger: not the primary. */
    assert_ok(read_encoded(&image, encode_heic(&r, drawn(3)), NULL, error));
    assert_int_equal(hf_image_width(image), W);
    assert_int_equal(hf_image_height(image), H);
    assert_int_equal(hf_image_colour_said(image), HF_COLOUR_SRGB);
    assert_quarter(image, 5, 5, 0);
    assert_quarter(image, W - 5, 5, 1);
    assert_quarter(image, 5, H - 5, 2);
    assert_quarter(image, W - 5, H - 5, 3);
    hf_image_free(image);
}

/* A quarter turn anticlockwise brings the right column up: green, grey / red,
   blue. The EXIF block repeats the turn, as cameras do; it is not done twice.
 */
static void turned_once(void **state)
{
    static const int exif[4] = {1, 8, 3, 6};
    static const int corners[4][4] = {
        {0, 1, 2, 3}, {1, 3, 0, 2}, {3, 2, 1, 0}, {2, 0, 3, 1}};

    (void)state;
    for (int t = 0; t < 4; t++) {
        const struct heic_recipe r = {
            .width = W, .height = H, .turns = t, .orientation = exif[t]};
        const int w = t % 2 ? H : W, h = t % 2 ? W : H;
        hf_image *image;

        assert_ok(read_encoded(&image, encode_heic(&r, drawn(3)), NULL, error));
        assert_int_equal(hf_image_width(image), w);
        assert_int_equal(hf_image_full_height(image), h);
        assert_quarter(image, 5, 5, corners[t][0]);
        assert_quarter(image, w - 5, 5, corners[t][1]);
        assert_quarter(image, 5, h - 5, corners[t][2]);
        assert_quarter(image, w - 5, h - 5, corners[t][3]);
        hf_image_free(image);
    }
}

/* Grey 128 at opacity 0.2 over white is 237 (worked in test_png.c). Multiplied
   by its alpha it is stored as 26: 26 / 0.2 = 130, light 0.22323, 0.2 * 0.22323
   + 0.8 = 0.84465 -> 236.7 */
static void alpha_over_white(void **state)
{
    struct heic_recipe r = {.width = W, .height = H, .alpha = true};
    unsigned char *samples;
    hf_image *image;

    (void)state;
    need_encoder();
    for (int k = 0; k < 2; k++) {
        r.mixed = k;
        samples = malloc(W * H * 4);
        memcpy(samples, drawn(4), W * H * 4);
        for (int i = 0; k && i < 4 * W * H; i++)
            if (i % 4 < 3 && samples[i | 3] == 51)
                samples[i] = 26;
        assert_ok(read_encoded(&image, encode_heic(&r, samples), NULL, error));
        free(samples);
        assert_quarter(image, 5, 5, 0);
        assert_pixel(image, W - 5, H - 5, 237, 237, 237, 2);
        hf_image_free(image);
    }
}

/* 10 bits: v * 1023 / 255, in two bytes. */
static void ten_bits(void **state)
{
    const struct heic_recipe r = {.width = W, .height = H, .depth = 10};
    unsigned char samples[W * H * 6];
    const unsigned char *from = drawn(3);
    hf_image *image;

    (void)state;
    for (int i = 0; i < W * H * 3; i++) {
        const int v = from[i] * 1023 / 255;

        samples[2 * i] = (unsigned char)(v >> 8);
        samples[2 * i + 1] = (unsigned char)v;
    }
    assert_ok(read_encoded(&image, encode_heic(&r, samples), NULL, error));
    for (int q = 0; q < 4; q++)
        assert_quarter(image, q % 2 ? W - 5 : 5, q / 2 ? H - 5 : 5, q);
    hf_image_free(image);
}

/* Of test_colours.c: 200 100 50 is 215 93 31 in sRGB from Display P3, 241 76
   29 from BT.2020. A profile counts before code points. */
static void colours(void **state)
{
    static const unsigned char colour[3] = {200, 100, 50};
    struct encoded p3, bad;
    unsigned char samples[W * H * 3];
    hf_image *image;

    (void)state;
    need_encoder();
    bad = p3 = make_profile(PROFILE_P3, 0);
    bad.n = 150;
    for (int i = 0; i < W * H * 3; i++)
        samples[i] = colour[i % 3];
    for (int k = 0; k < 4; k++) {
        const struct heic_recipe r = {.width = W,
                                      .height = H,
                                      .primaries = k == 0 ? 12 : 9,
                                      .icc = k < 2    ? (struct encoded){0}
                                             : k == 2 ? p3
                                                      : bad};

        assert_ok(read_encoded(&image, encode_heic(&r, samples), NULL, error));
        assert_int_equal(hf_image_colour_said(image),
                         k == 3 ? HF_COLOUR_IGNORED : HF_COLOUR_CONVERTED);
        if (k == 1)
            assert_pixel(image, 9, 9, 241, 76, 29, 2);
        else if (k == 3)
            assert_pixel(image, 9, 9, 200, 100, 50, 2);
        else
            assert_pixel(image, 9, 9, 215, 93, 31, 2);
        hf_image_free(image);
    }
    free(p3.bytes);
}

/* Boxes of 4 x 4, as in PNG: by 4 the quarters keep their edges. */
static void reduces_by_mean(void **state)
{
    const struct heic_recipe r = {.width = W, .height = H, .turns = 1};
    hf_image_options options;
    hf_image *image;

    (void)state;
    hf_image_options_init(&options);
    options.enough = 16;
    assert_ok(read_encoded(&image, encode_heic(&r, drawn(3)), &options, error));
    assert_int_equal(hf_image_reduction(image), 4);
    assert_int_equal(hf_image_width(image), H / 4);
    assert_int_equal(hf_image_height(image), W / 4);
    assert_int_equal(hf_image_full_width(image), H);
    assert_quarter(image, H / 8 - 1, W / 8 - 1, 1);
    assert_quarter(image, H / 8, W / 8 - 1, 3);
    assert_quarter(image, H / 8 - 1, W / 8, 0);
    assert_quarter(image, H / 8, W / 8, 2);
    hf_image_free(image);
}

/* Wherever it is cut, it is damaged; whatever byte is another, there is a
   picture of that size or one clear line, and no crash. */
static void damage(void **state)
{
    const struct heic_recipe r = {.width = W, .height = H};
    struct encoded e = encode_heic(&r, drawn(3));
    hf_image *image;
    hf_error why;

    (void)state;
    for (size_t n = 16; n < e.n; n += 7) {
        hf_status status =
            hf_image_read_memory(&image, e.bytes, n, "x", NULL, &why);

        if (status != HF_E_CORRUPT && status != HF_E_UNSUPPORTED)
            fail_msg("cut at %zu: status %d", n, (int)status);
        /* Before the list of items is whole, no codec is known. */
        assert_true(status == HF_E_CORRUPT || n < 48);
        assert_null(strchr(why.text, '\n'));
    }
    for (size_t at = 0; at < e.n; at++) {
        hf_status status;

        e.bytes[at] ^= 0x55;
        status = hf_image_read_memory(&image, e.bytes, e.n, "x", NULL, &why);
        e.bytes[at] ^= 0x55;
        if (status == HF_OK)
            hf_image_free(image);
        else if (HF_FAMILY(status) != 2 && status != HF_E_MEMORY)
            fail_msg("byte %zu: status %d: %s", at, (int)status, why.text);
    }
    free(e.bytes);
}

static unsigned char *find_box(struct encoded e, const char *name)
{
    for (size_t i = 0; i + 12 < e.n; i++)
        if (!memcmp(e.bytes + i, name, 4))
            return e.bytes + i;
    fail_msg("no box %s", name);
    return NULL;
}

/* A size that the coded picture has not: 64 declared as 16, as 65, and as
   60000 x 60000 and 65536, over the limits before anything is decoded. */
static void false_sizes(void **state)
{
    static const struct {
        unsigned char size[8];
        hf_status status;
    } cases[] = {{{0, 0, 0, 16, 0, 0, 0, 64}, HF_E_CORRUPT},
                 {{0, 0, 0, 65, 0, 0, 0, 64}, HF_E_CORRUPT},
                 {{0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60}, HF_E_LIMIT},
                 {{0, 1, 0, 0, 0, 0, 0, 64}, HF_E_LIMIT}};
    const struct heic_recipe r = {.width = 64, .height = 64};
    hf_image *image;
    hf_error why;

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct encoded e = encode_heic(&r, NULL);

        memcpy(find_box(e, "ispe") + 8, cases[i].size, 8);
        if (read_encoded(&image, e, NULL, &why) != cases[i].status)
            fail_msg("case %d: %s", (int)i, why.text);
    }
}

/* A grid whose first tile is the grid: the stack would end first. */
static void made_of_itself(void **state)
{
    hf_image *image;
    hf_error why;
    unsigned char *refs;
    char *bytes;
    size_t n;

    (void)state;
    assert_ok(hf_file_read(&bytes, &n, test_path("tests/image/grid.heic"),
                           1 << 20, error));
    /* "dimg", the grid's number, how many tiles, their numbers */
    refs = find_box((struct encoded){(unsigned char *)bytes, n}, "dimg");
    memcpy(refs + 8, refs + 4, 2);
    assert_int_equal(hf_image_read_memory(&image, bytes, n, "x", NULL, &why),
                     hf_image_reads_heic() ? HF_E_CORRUPT : HF_E_UNSUPPORTED);
    free(bytes);
}

static void limits(void **state)
{
    const struct heic_recipe r = {.width = W, .height = H};
    hf_image_options options;
    hf_image *image;
    hf_error why;

    (void)state;
    hf_image_options_init(&options);
    options.max_pixels = W * H - 1;
    assert_int_equal(
        read_encoded(&image, encode_heic(&r, drawn(3)), &options, &why),
        HF_E_LIMIT);
    assert_string_equal(why.text,
                        "'x' has 64 x 48 pixels, more than the 3071 allowed");
    /* 9 bytes a pixel in the decoder, 3 here */
    options.max_pixels = W * H;
    options.max_bytes = W * H * 12 - 1;
    assert_int_equal(
        read_encoded(&image, encode_heic(&r, drawn(3)), &options, &why),
        HF_E_LIMIT);
    options.max_bytes = W * H * 12;
    assert_ok(read_encoded(&image, encode_heic(&r, drawn(3)), &options, error));
    hf_image_free(image);
    options.max_seconds = 1e-9;
    assert_int_equal(
        read_encoded(&image, encode_heic(&r, drawn(3)), &options, &why),
        HF_E_LIMIT);
    assert_non_null(
        strstr(why.text, "longer to decode than the 1e-09 seconds"));
}

/* A file that a camera's way was followed for: 4:2:0, tiles of a grid, a
   quarter turn, Display P3. Read where there is a decoder, and where there is
   none refused with a line that says so. */
static void committed_file(void **state)
{
    hf_image *image;
    hf_error why;
    hf_status status =
        hf_image_read(&image, test_path("tests/image/grid.heic"), NULL, &why);

    (void)state;
    if (!hf_image_reads_heic()) {
        assert_int_equal(status, HF_E_UNSUPPORTED);
        assert_non_null(strstr(why.text, "HEIC"));
        assert_non_null(strstr(why.text, "convert it to JPEG or PNG"));
        return;
    }
    assert_int_equal(status, HF_OK);
    assert_int_equal(hf_image_width(image), 96);
    assert_int_equal(hf_image_height(image), 128);
    assert_int_equal(hf_image_colour_said(image), HF_COLOUR_CONVERTED);
    /* Its tiles are the quarters, from P3: 220 40 30 is light 0.71569 0.02122
       0.01298, 0.87191 -0.00799 -0.00147 -> 240 0 0; 30 200 60 -> 0 203.6 12.8;
       20 60 210 -> 0 61.1 218.4. The quantiser takes a little. */
    assert_pixel(image, 5, 5, 0, 204, 13, 6);
    assert_pixel(image, 90, 5, 128, 128, 128, 3);
    assert_pixel(image, 5, 122, 240, 0, 0, 6);
    assert_pixel(image, 90, 122, 0, 61, 218, 6);
    hf_image_free(image);
}

/* One bit of the coded pixels is wrong: most of what comes of it is seen by the
   decoder, and refused; what is not seen may look like anything. */
static void broken_bits(void **state)
{
    size_t n, refused = 0, tried = 0;
    char *bytes;
    hf_image *image;
    hf_error why;
    unsigned char *data;

    (void)state;
    if (!hf_image_reads_heic())
        skip();
    assert_ok(hf_file_read(&bytes, &n, test_path("tests/image/grid.heic"),
                           (size_t)1 << 20, error));
    data = find_box((struct encoded){(unsigned char *)bytes, n}, "mdat");
    /* Behind the box's name lie the tiles. */
    for (unsigned char *at = data + 4; at < (unsigned char *)bytes + n; at++) {
        hf_status status;

        *at ^= 0x10;
        status = hf_image_read_memory(&image, bytes, n, "x", NULL, &why);
        *at ^= 0x10;
        tried++;
        if (status == HF_OK)
            hf_image_free(image);
        else
            refused++;
    }
    free(bytes);
    /* libde265 1.0.11 sees 100 of 105; with a thread of its own, 28. */
    if (10 * refused < 7 * tried)
        fail_msg("%zu of %zu refused", refused, tried);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pixels_as_drawn),  cmocka_unit_test(turned_once),
        cmocka_unit_test(alpha_over_white), cmocka_unit_test(ten_bits),
        cmocka_unit_test(colours),          cmocka_unit_test(reduces_by_mean),
        cmocka_unit_test(damage),           cmocka_unit_test(false_sizes),
        cmocka_unit_test(made_of_itself),   cmocka_unit_test(limits),
        cmocka_unit_test(committed_file),   cmocka_unit_test(broken_bits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
