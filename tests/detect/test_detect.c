/* From pictures to landmarks and faces. */
#include "tests/detect/detector.h"

#include "detect/mesh.h"
#include "tests/support/photos.h"

#define N HF_MESH_POINTS

/* ----------------------------------------------------------- agreement */

/* One row of the reference: path, then x,y,z per landmark. */
static void check_row(char *row, double *sum)
{
    static double got[3 * N], want[3 * N];
    hf_detect_options options;
    char *at = strchr(row, '\t'), path[200];
    hf_image *image = NULL;

    hf_detect_options_init(&options);
    options.finder = HF_FINDER_SHORT;
    options.area = options.mirror = false;
    options.passes = 0;
    assert_non_null(at);
    *at++ = 0;
    for (int i = 0; i < 3 * N; i++, at++)
        want[i] = strtod(at, &at);
    snprintf(path, sizeof path, "faces/%s", row);
    assert_ok(hf_image_read(&image, test_shared(path), NULL, error));
    assert_ok(hf_detect_mesh(got, detector, image, &options, NULL, error));
    hf_image_free(image);
    for (int i = 0; i < 3 * N; i += 3)
        *sum += (hypot(got[i] - want[i], got[i + 1] - want[i + 1]) +
                 fabs(got[i + 2] - want[i + 2])) /
                eyes(want) / N;
}

/* What the models' own package computes on the same pixels: 0.001 % of the
 * eye distance on average, depth included. */
static void agrees_with_the_reference(void **state)
{
    const char *path = test_shared("faces/reference/mesh478.tsv");
    size_t size = 1 << 16;
    double sum = 0;
    char *row;
    int rows = 0;
    FILE *file;

    (void)state;
    SKIP_WITHOUT(path);
    file = fopen(path, "r");
    row = malloc(size);
    while (fgets(row, (int)size, file)) {
        check_row(row, &sum);
        rows++;
    }
    fclose(file);
    free(row);
    assert_int_equal(rows, 10);
    assert_in_range((int)(sum / rows * 1e7), 0, 100);
}

/* ------------------------------------------------------------ exactness */

/* The picture turned over gives the landmarks turned over, to the bit. */
static void check_mirror(const hf_image *image,
                         const hf_detect_options *options)
{
    static double a[N][3], b[N][3];
    hf_detect_report ra, rb;
    hf_image *turned = NULL;
    double width = hf_image_width(image);

    assert_ok(hf_image_mirror(&turned, image, error));
    assert_ok(hf_detect_mesh(a[0], detector, image, options, &ra, error));
    assert_ok(hf_detect_mesh(b[0], detector, turned, options, &rb, error));
    hf_image_free(turned);
    for (int i = 0; i < N; i++) {
        const double *twin = b[hf_mesh_twin[i]];

        assert_near(width - twin[0], a[i][0], 0);
        assert_near(twin[1], a[i][1], 0);
        assert_near(twin[2], a[i][2], 0);
    }
    assert_near(ra.mirror_rms, rb.mirror_rms, 1e-9);
    assert_near(ra.presence, rb.presence, 0);
    assert_near(width - ra.boxes[0].x - ra.boxes[0].width, rb.boxes[0].x, 0);
}

static void turns_over_exactly(void **state)
{
    hf_image *image = test_any_photo(), *odd;
    hf_detect_options options;

    (void)state;
    hf_detect_options_init(&options);
    check_mirror(image, NULL);
    options.area = false;
    options.passes = 0;
    check_mirror(image, &options);
    options.finder = HF_FINDER_FULL;
    options.area = true;
    check_mirror(image, &options);
    /* Odd sizes, face off the middle. */
    odd = test_white(1237, 1401);
    test_paste(odd, image, 0, 51, 1, 1);
    check_mirror(odd, NULL);
    hf_image_free(odd);
    hf_image_free(image);
}

static void repeats_itself(void **state)
{
    static double a[3 * N], b[3 * N];
    hf_image *image = test_any_photo();
    hf_detector *other = NULL;

    (void)state;
    assert_ok(hf_detector_new(&other, error));
    assert_ok(hf_detect_mesh(a, detector, image, NULL, NULL, error));
    assert_ok(hf_detect_mesh(b, detector, image, NULL, NULL, error));
    assert_memory_equal(a, b, sizeof a);
    assert_ok(hf_detect_mesh(b, other, image, NULL, NULL, error));
    assert_memory_equal(a, b, sizeof a);
    hf_detector_free(other);
    hf_image_free(image);
}

/* --------------------------------------------------------------- errors */

static void white_has_no_face(void **state)
{
    static double xyz[3 * N];
    hf_image *image = test_white(300, 200);
    hf_detect_report report;
    hf_face *face = NULL;
    hf_error failure;

    (void)state;
    assert_int_equal(
        hf_detect_mesh(xyz, detector, image, NULL, &report, &failure),
        HF_E_NO_FACE);
    assert_non_null(strstr(failure.text, "no face found"));
    assert_int_equal(report.faces, 0);
    assert_int_equal(report.reduction, 1);
    assert_int_equal(hf_detect(&face, detector, image, NULL, NULL, &failure),
                     HF_E_NO_FACE);
    assert_null(face);
    hf_image_free(image);
}

static void tiny_pictures_are_fine(void **state)
{
    static double xyz[3 * N];
    hf_image *image = test_white(1, 1);

    (void)state;
    assert_int_equal(hf_detect_mesh(xyz, detector, image, NULL, NULL, NULL),
                     HF_E_NO_FACE);
    hf_image_free(image);
}

static void rejects_bad_options(void **state)
{
    static double xyz[3 * N];
    hf_image *image = test_white(10, 10);
    hf_detect_options good, bad[5];

    (void)state;
    hf_detect_options_init(&good);
    for (int i = 0; i < 5; i++)
        bad[i] = good;
    bad[0].size = 0;
    bad[1].passes = 6;
    bad[2].passes = -1;
    bad[3].face = -1;
    bad[4].finder = (hf_finder)3;
    for (int i = 0; i < 5; i++) {
        hf_error failure = {HF_OK, ""};

        assert_int_equal(
            hf_detect_mesh(xyz, detector, image, &bad[i], NULL, &failure),
            HF_E_OPTION);
        assert_true(strlen(failure.text) > 10);
    }
    hf_image_free(image);
    hf_detector_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_reference),
        cmocka_unit_test(turns_over_exactly),
        cmocka_unit_test(repeats_itself),
        cmocka_unit_test(white_has_no_face),
        cmocka_unit_test(tiny_pictures_are_fine),
        cmocka_unit_test(rejects_bad_options),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
