/* Odd and broken files: read right, or one clear line, and in time. */
#include "tests/support/check.h"

#include <dirent.h>
#include <time.h>
#include <hemiface/image.h>

#include "base/file.h"

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void check_file(const char *path)
{
    hf_error why = {HF_OK, ""};
    hf_image *image = NULL;
    double start = now();
    hf_status status = hf_image_read(&image, path, NULL, &why);

    /* s; the slowest takes 0.1 s, 0.5 s under the sanitizers */
    if (now() - start > 2)
        fail_msg("%s took %.1f s", path, now() - start);
    if (status == HF_OK) {
        assert_true(hf_image_width(image) > 0);
        hf_image_free(image);
        return;
    }
    if (HF_FAMILY(status) != 2 || why.status != status ||
        !strstr(why.text, path) || strchr(why.text, '\n') ||
        strlen(why.text) + 1 >= HF_ERROR_SIZE)
        fail_msg("%s: status %d: %s", path, (int)status, why.text);
}

static void every_file(void **state)
{
    static const char *const folders[] = {
        "exif-orientation", "jpeg-crash", "jpeg-fuzz",
        "jpeg-suite",       "png-fuzz",   "pngsuite",
    };
    size_t i;

    (void)state;
    SKIP_WITHOUT(test_shared("odd-files"));
    for (i = 0; i < sizeof folders / sizeof *folders; i++) {
        char relative[512];
        struct dirent *entry;
        DIR *dir;

        snprintf(relative, sizeof relative, "odd-files/%s", folders[i]);
        dir = opendir(test_shared(relative));
        assert_non_null(dir);
        while ((entry = readdir(dir))) {
            if (entry->d_name[0] == '.')
                continue;
            snprintf(relative, sizeof relative, "odd-files/%s/%s", folders[i],
                     entry->d_name);
            check_file(test_shared(relative));
        }
        closedir(dir);
    }
}

static hf_image *read_shared(const char *format, const char *name, int number)
{
    char relative[512];
    hf_image *image;

    snprintf(relative, sizeof relative, format, name, number);
    assert_ok(hf_image_read(&image, test_shared(relative), NULL, error));
    return image;
}

/* Mean absolute difference of two pictures of one size, grey levels. */
static double difference(const hf_image *a, const hf_image *b)
{
    size_t n = 3 * (size_t)hf_image_width(a) * (size_t)hf_image_height(a), i;
    double sum = 0;

    assert_int_equal(hf_image_width(a), hf_image_width(b));
    assert_int_equal(hf_image_height(a), hf_image_height(b));
    for (i = 0; i < n; i++)
        sum += abs(hf_image_pixels(a)[i] - hf_image_pixels(b)[i]);
    return sum / (double)n;
}

static void orientations_alike(void **state)
{
    static const char *const shapes[] = {"Landscape", "Portrait"};
    int s, o;

    (void)state;
    SKIP_WITHOUT(test_shared("odd-files"));
    for (s = 0; s < 2; s++) {
        hf_image *first =
            read_shared("odd-files/exif-orientation/%s_%d.jpg", shapes[s], 1);

        for (o = 0; o <= 8; o++) {
            hf_image *other = read_shared(
                "odd-files/exif-orientation/%s_%d.jpg", shapes[s], o);

            /* The set's own scatter is up to 3.7: each was resized and
               compressed apart and bears its number. A shift by a single
               pixel gives 5.7 and more. */
            assert_true(difference(first, other) < 4.5);
            hf_image_free(other);
        }
        hf_image_free(first);
    }
}

/* Reads a PNG with its gAMA chunk taken out. */
static hf_image *read_without_gamma(const char *name)
{
    char relative[512], *bytes, *p;
    hf_image *image;
    size_t n, rest;

    snprintf(relative, sizeof relative, "odd-files/pngsuite/%s", name);
    assert_ok(hf_file_read(&bytes, &n, test_shared(relative), 1 << 20, error));
    for (p = bytes; p < bytes + n - 4 && memcmp(p, "gAMA", 4) != 0; p++)
        ;
    if (p < bytes + n - 4) { /* length, name, 4 bytes, checksum */
        rest = (size_t)(bytes + n - (p + 12));
        memmove(p - 4, p + 12, rest);
        n -= 16;
    }
    assert_ok(hf_image_read_memory(&image, bytes, n, name, NULL, error));
    free(bytes);
    return image;
}

/* The set's interlaced copies have the same samples and no gAMA. */
static void interlaced_alike(void **state)
{
    static const char *const names[] = {
        "basn0g01.png",  "basn0g02.png",  "basn0g04.png",  "basn0g08.png",
        "basn0g16.png",  "basn2c08.png",  "basn2c16.png",  "basn3p01.png",
        "basn3p02.png",  "basn3p04.png",  "basn3p08.png",  "basn4a08.png",
        "basn4a16.png",  "basn6a08.png",  "basn6a16.png",  "ftbbn0g04.png",
        "ftbbn2c16.png", "ftbrn2c08.png", "ftbwn0g16.png", "ftbyn3p08.png",
        "ftp0n2c08.png", "ftp1n3p08.png",
    };
    size_t i;

    (void)state;
    SKIP_WITHOUT(test_shared("odd-files"));
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        hf_image *plain = read_without_gamma(names[i]);
        hf_image *interlaced =
            read_shared("odd-files/pngsuite/i%s", names[i], 0);

        assert_true(difference(plain, interlaced) == 0);
        hf_image_free(plain);
        hf_image_free(interlaced);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file),
        cmocka_unit_test(orientations_alike),
        cmocka_unit_test(interlaced_alike),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
