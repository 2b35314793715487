/* The picture itself, options, formats that are not read, halving. */
#include "tests/support/check.h"
#include "tests/support/folder.h"

#include <unistd.h>
#include <hemiface/image.h>
#include "image/resample.h"

static void new_is_white(void **state)
{
    hf_image *image;
    hf_error why;
    int i;

    (void)state;
    assert_ok(hf_image_new(&image, 3, 2, error));
    assert_int_equal(hf_image_width(image), 3);
    assert_int_equal(hf_image_height(image), 2);
    assert_int_equal(hf_image_full_width(image), 3);
    assert_int_equal(hf_image_full_height(image), 2);
    assert_int_equal(hf_image_reduction(image), 1);
    for (i = 0; i < 18; i++)
        assert_int_equal(hf_image_pixels(image)[i], 255);
    hf_image_free(image);
    hf_image_free(NULL);
    assert_int_equal(hf_image_new(&image, 0, 1, &why), HF_E_OPTION);
    assert_int_equal(hf_image_new(&image, 1, 65536, &why), HF_E_OPTION);
}

static void mirror_turns_over(void **state)
{
    /* two rows of three pixels; channels differ so that none is mixed up */
    static const unsigned char pixels[18] = {1, 2, 3, 4,  5,  6,  7,  8,  9,
                                             9, 8, 7, 60, 50, 40, 30, 20, 10};
    static const unsigned char turned[18] = {7,  8,  9,  4,  5,  6,  1, 2, 3,
                                             30, 20, 10, 60, 50, 40, 9, 8, 7};
    hf_image *image, *once, *twice;

    (void)state;
    assert_ok(hf_image_new(&image, 3, 2, error));
    memcpy(hf_image_edit(image), pixels, 18);
    assert_ok(hf_image_mirror(&once, image, error));
    assert_memory_equal(hf_image_pixels(once), turned, 18);
    assert_ok(hf_image_mirror(&twice, once, error));
    assert_memory_equal(hf_image_pixels(twice), pixels, 18);
    hf_image_free(image);
    hf_image_free(once);
    hf_image_free(twice);
}

static void set_grey(hf_image *image, const unsigned char *values, int n)
{
    int i;

    for (i = 0; i < 3 * n; i++)
        hf_image_edit(image)[i] = values[i / 3];
}

static void halves_by_mean(void **state)
{
    static const unsigned char grey[9] = {10, 11, 50, 12, 13, 61, 7, 8, 9};
    /* (10+11+12+13)/4 = 11.5 -> 12; (50+61)/2 = 55.5 -> 56;
       (7+8)/2 = 7.5 -> 8; 9 */
    static const int half[4] = {12, 56, 8, 9};
    hf_image *image, *out, *quarter;
    int i;

    (void)state;
    assert_ok(hf_image_new(&image, 3, 3, error));
    set_grey(image, grey, 9);
    assert_ok(hf_image_halve(&out, image, error));
    assert_int_equal(hf_image_width(out), 2);
    assert_int_equal(hf_image_height(out), 2);
    assert_int_equal(hf_image_full_width(out), 3);
    assert_int_equal(hf_image_reduction(out), 2);
    for (i = 0; i < 12; i++)
        assert_int_equal(hf_image_pixels(out)[i], half[i / 3]);
    assert_ok(hf_image_halve(&quarter, out, error));
    assert_int_equal(hf_image_reduction(quarter), 4);
    /* (12+56+8+9+2)/4 = 21 */
    assert_int_equal(hf_image_pixels(quarter)[0], 21);
    hf_image_free(image);
    hf_image_free(out);
    hf_image_free(quarter);
}

static hf_status read_bytes(const char *bytes, size_t n, hf_error *why)
{
    hf_image *image;

    return hf_image_read_memory(&image, bytes, n, "x", NULL, why);
}

static void names_other_formats(void **state)
{
    static const struct {
        const char *bytes, *text;
    } cases[] = {
        {"\0\0\0\x18"
         "ftypavif\0\0\0\0",
         "AVIF"},
        {"RIFF\x10\0\0\0WEBPVP8 ", "WebP"},
        {"II*\0\x08\0\0\0\0\0\0\0\0\0\0\0", "TIFF or a raw photo"},
        {"GIF89a\0\0\0\0\0\0\0\0\0\0", "GIF"},
        {"\0\0\0\x0cJXL \r\n\x87\n\0\0\0", "JPEG XL"},
    };
    char text[100];
    hf_error why;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(read_bytes(cases[i].bytes, 16, &why), HF_E_FORMAT);
        snprintf(text, sizeof text, "'x' is %s: convert it to JPEG or PNG",
                 cases[i].text);
        assert_string_equal(why.text, text);
    }
    assert_int_equal(read_bytes("", 0, &why), HF_E_FORMAT);
    assert_string_equal(why.text, "'x' is empty");
    assert_int_equal(read_bytes("hello", 5, &why), HF_E_FORMAT);
    assert_string_equal(why.text,
                        "'x' is not a picture that is known: give JPEG or PNG");
}

static void checks_options(void **state)
{
    hf_image_options options;
    hf_image *image;
    hf_error why;

    (void)state;
    memset(&options, 0, sizeof options);
    assert_int_equal(hf_image_read(&image, "/none", &options, &why),
                     HF_E_OPTION); /* size not set */
    hf_image_options_init(&options);
    assert_int_equal(options.size, sizeof options);
    assert_int_equal(hf_image_read(&image, "/none", &options, &why), HF_E_OPEN);
    options.enough = -1;
    assert_int_equal(hf_image_read(&image, "/none", &options, &why),
                     HF_E_OPTION);
    hf_image_options_init(&options);
    options.max_pixels = 0;
    assert_int_equal(hf_image_read(&image, "/none", &options, &why),
                     HF_E_OPTION);
    assert_int_equal(hf_image_read(&image, "/tmp", NULL, &why), HF_E_OPEN);
}

static void checks_time(const char *name, hf_status written)
{
    hf_image_options options;
    hf_image *back;
    hf_error why;

    assert_int_equal(written, HF_OK);
    hf_image_options_init(&options);
    options.max_seconds = 3600;
    assert_ok(hf_image_read(&back, in_folder(name), &options, error));
    hf_image_free(back);
    options.max_seconds = 1e-9; /* over when the clock is looked at */
    assert_int_equal(hf_image_read(&back, in_folder(name), &options, &why),
                     HF_E_LIMIT);
    assert_non_null(strstr(why.text, "takes longer to decode than the 1e-09 "
                                     "seconds allowed"));
    options.max_seconds = -1;
    assert_int_equal(hf_image_read(&back, in_folder(name), &options, &why),
                     HF_E_OPTION);
    remove(in_folder(name));
}

static void gives_up_in_time(void **state)
{
    hf_image *image;
    hf_error why;

    (void)state;
    assert_ok(hf_image_new(&image, 64, 64, error));
    checks_time("t.png", hf_image_write_png(image, in_folder("t.png"), &why));
    checks_time("t.jpg",
                hf_image_write_jpeg(image, in_folder("t.jpg"), 90, &why));
    hf_image_free(image);
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_is_white),   cmocka_unit_test(mirror_turns_over),
        cmocka_unit_test(halves_by_mean), cmocka_unit_test(names_other_formats),
        cmocka_unit_test(checks_options), cmocka_unit_test(gives_up_in_time),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
