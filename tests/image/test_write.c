/* Writing: what is read back is what was written, or nothing is left. */
#include "tests/support/check.h"
#include "tests/support/folder.h"

#include <dirent.h>
#include <unistd.h>
#include <hemiface/image.h>
#include "image/reuse.h"

static int remove_folder(void **state)
{
    (void)state;
    remove(in_folder("x"));
    return rmdir(folder); /* fails when a temporary file is left */
}

static hf_image *pattern(int width, int height)
{
    hf_image *image;
    int i;

    assert_ok(hf_image_new(&image, width, height, error));
    for (i = 0; i < 3 * width * height; i++)
        hf_image_edit(image)[i] = (unsigned char)(i * 7 / 3);
    return image;
}

static void png_round_trip(void **state)
{
    hf_image *image = pattern(37, 21), *back;

    (void)state;
    assert_ok(hf_image_write_png(image, in_folder("x"), error));
    assert_ok(hf_image_read(&back, in_folder("x"), NULL, error));
    assert_int_equal(hf_image_width(back), 37);
    assert_int_equal(hf_image_height(back), 21);
    assert_memory_equal(hf_image_pixels(back), hf_image_pixels(image),
                        3 * 37 * 21);
    hf_image_free(back);
    hf_image_free(image);
}

/* A smaller picture takes the memory of the one before, a larger one its own,
 * and a failure leaves none. */
static void reads_into_a_picture(void **state)
{
    hf_image *small = pattern(10, 8), *large = pattern(37, 21);
    hf_image *image = pattern(12, 9);
    const unsigned char *before = hf_image_pixels(image);

    (void)state;
    assert_ok(hf_image_write_png(small, in_folder("x"), error));
    assert_ok(hf_image_reread(&image, in_folder("x"), NULL, error));
    assert_ptr_equal(hf_image_pixels(image), before);
    assert_int_equal(hf_image_full_width(image), 10);
    assert_memory_equal(before, hf_image_pixels(small), 3 * 10 * 8);
    assert_ok(hf_image_write_png(large, in_folder("x"), error));
    assert_ok(hf_image_reread(&image, in_folder("x"), NULL, error));
    assert_int_equal(hf_image_height(image), 21);
    assert_memory_equal(hf_image_pixels(image), hf_image_pixels(large),
                        3 * 37 * 21);
    image = hf_image_keep(image, 3 * 37 * 21);
    assert_non_null(image);
    assert_int_equal(hf_image_reread(&image, "/none", NULL, NULL), HF_E_OPEN);
    assert_null(image);
    assert_null(hf_image_keep(image, 10));
    assert_null(hf_image_keep(small, 3 * 10 * 8 - 1));
    hf_image_free(large);
}

static void jpeg_round_trip(void **state)
{
    hf_image *image, *back;
    int i;

    (void)state;
    assert_ok(hf_image_new(&image, 16, 8, error));
    for (i = 0; i < 3 * 16 * 8; i++) /* orange beside white, at full colour */
        hf_image_edit(image)[i] =
            i / 3 % 16 < 8 ? (unsigned char[]){220, 120, 40}[i % 3] : 255;
    assert_ok(hf_image_write_jpeg(image, in_folder("x"), 100, error));
    assert_ok(hf_image_read(&back, in_folder("x"), NULL, error));
    for (i = 0; i < 3 * 16 * 8; i++)
        assert_near(hf_image_pixels(back)[i], hf_image_pixels(image)[i], 2);
    hf_image_free(back);
    hf_image_free(image);
}

static void fails_cleanly(void **state)
{
    /* larger than every buffer on the way, so that writing itself fails */
    hf_image *image = pattern(600, 400);
    hf_error why;
    int k;

    (void)state;
    for (k = 0; k < 2; k++) {
        const char *path = k ? "/dev/full" : in_folder("none/x");
        char text[600];

        snprintf(text, sizeof text, "cannot write '%s': %s", path,
                 k ? "No space left on device" : "No such file or directory");
        assert_int_equal(hf_image_write_png(image, path, &why), HF_E_WRITE);
        assert_string_equal(why.text, text);
        assert_int_equal(hf_image_write_jpeg(image, path, 90, &why),
                         HF_E_WRITE);
        assert_string_equal(why.text, text);
    }
    hf_image_free(image);
}

static void small_to_full_device(void **state)
{
    /* fits into the stream's buffer: the failure shows at the close */
    hf_image *image = pattern(1, 1);
    hf_error why;

    (void)state;
    assert_int_equal(hf_image_write_png(image, "/dev/full", &why), HF_E_WRITE);
    assert_int_equal(hf_image_write_jpeg(image, "/dev/full", 90, &why),
                     HF_E_WRITE);
    hf_image_free(image);
}

static void quality_range(void **state)
{
    hf_image *image = pattern(1, 1);
    hf_error why;

    (void)state;
    assert_int_equal(hf_image_write_jpeg(image, in_folder("x"), 0, &why),
                     HF_E_OPTION);
    assert_int_equal(hf_image_write_jpeg(image, in_folder("x"), 101, &why),
                     HF_E_OPTION);
    hf_image_free(image);
}

/* In memory are the bytes of the file. */
static void jpeg_in_memory(void **state)
{
    hf_image *image = pattern(61, 40);
    unsigned char *bytes = NULL, *file = malloc(1 << 20);
    size_t count = 0, n;
    hf_error why;
    FILE *from;

    (void)state;
    assert_ok(hf_image_encode_jpeg(&bytes, &count, image, 90, error));
    assert_ok(hf_image_write_jpeg(image, in_folder("x"), 90, error));
    from = fopen(in_folder("x"), "rb");
    assert_non_null(from);
    n = fread(file, 1, 1 << 20, from);
    fclose(from);
    assert_int_equal(count, n);
    assert_memory_equal(bytes, file, n);
    free(bytes);
    free(file);
    assert_int_equal(hf_image_encode_jpeg(&bytes, &count, image, 0, &why),
                     HF_E_OPTION);
    hf_image_free(image);
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(png_round_trip),       IN_FOLDER(reads_into_a_picture),
        IN_FOLDER(jpeg_round_trip),      IN_FOLDER(fails_cleanly),
        IN_FOLDER(small_to_full_device), IN_FOLDER(quality_range),
        IN_FOLDER(jpeg_in_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
