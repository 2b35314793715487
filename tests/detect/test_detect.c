/* From pictures to landmarks and faces. */
#include "tests/support/check.h"

#include <unistd.h>
#include <hemiface/detect.h>
#include "detect/mesh.h"

#define N HF_MESH_POINTS

static hf_detector *detector;

static int set_up(void **state)
{
    (void)state;
    return hf_detector_new(&detector, NULL) != HF_OK;
}

static int tear_down(void **state)
{
    (void)state;
    hf_detector_free(detector);
    return 0;
}

/* A photo with a face: from the development data. NULL when absent. */
static hf_image *photo(const char *name)
{
    char relative[100];
    const char *path;
    hf_image *image = NULL;

    snprintf(relative, sizeof relative, "faces/composite/%s.jpg", name);
    path = test_shared(relative);
    if (path)
        assert_ok(hf_image_read(&image, path, NULL, error));
    return image;
}

/* Any photo with a face: from the development data, or the sample patient. */
static const char *any_face(void)
{
    const char *path = test_shared("faces/composite/f_african.jpg");

    return path ? path : test_path("data/sample/pre/rest.jpg");
}

static hf_image *any_photo(void)
{
    hf_image *image = NULL;

    assert_ok(hf_image_read(&image, any_face(), NULL, error));
    return image;
}

/* A white picture of that size. */
static hf_image *white(int width, int height)
{
    hf_image *image = NULL;

    assert_ok(hf_image_new(&image, width, height, error));
    return image;
}

/* Copies `from` into `to` at (x, y): every `skip`th pixel, `times` over. */
static void paste(hf_image *to, const hf_image *from, int x, int y, int skip,
                  int times)
{
    int width = hf_image_width(from) / skip * times;
    int height = hf_image_height(from) / skip * times;
    unsigned char *out = hf_image_edit(to);
    const unsigned char *in = hf_image_pixels(from);

    for (int j = 0; j < height && y + j < hf_image_height(to); j++)
        for (int i = 0; i < width && x + i < hf_image_width(to); i++)
            memcpy(out + 3 * ((size_t)(y + j) * (size_t)hf_image_width(to) +
                              (size_t)(x + i)),
                   in + 3 * ((size_t)(j / times * skip) *
                                 (size_t)hf_image_width(from) +
                             (size_t)(i / times * skip)),
                   3);
}

static double eyes(const double *xyz)
{
    return hypot(xyz[3 * 468] - xyz[3 * 473],
                 xyz[3 * 468 + 1] - xyz[3 * 473 + 1]);
}

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
    hf_image *image = any_photo(), *odd;
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
    odd = white(1237, 1401);
    paste(odd, image, 0, 51, 1, 1);
    check_mirror(odd, NULL);
    hf_image_free(odd);
    hf_image_free(image);
}

static void repeats_itself(void **state)
{
    static double a[3 * N], b[3 * N];
    hf_image *image = any_photo();
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

/* ------------------------------------------------------- several faces */

static void chooses_a_face(void **state)
{
    static double first[3 * N], second[3 * N];
    hf_image *a = photo("f_white"), *b = photo("m_white"), *both;
    hf_detect_options options;
    hf_detect_report report;
    hf_error failure;

    (void)state;
    SKIP_WITHOUT(a && b ? "" : NULL);
    both = white(2200, 1350);
    paste(both, b, 0, 300, 2, 1); /* half the size */
    paste(both, a, 800, 0, 1, 1);
    hf_detect_options_init(&options);
    assert_ok(hf_detect_mesh(first, detector, both, &options, &report, error));
    assert_int_equal(report.faces, 2);
    assert_int_equal(report.chosen, 1);
    assert_true(report.boxes[0].width > report.boxes[1].width);
    assert_true(first[0] > 1100);
    options.face = 2;
    assert_ok(hf_detect_mesh(second, detector, both, &options, &report, error));
    assert_int_equal(report.chosen, 2);
    assert_true(second[0] < 675);
    options.face = 3;
    assert_int_equal(
        hf_detect_mesh(second, detector, both, &options, &report, &failure),
        HF_E_NO_FACE);
    assert_non_null(strstr(failure.text, "the photo has 2 faces, not 3"));
    assert_int_equal(report.faces, 2);
    assert_int_equal(report.chosen, 0);
    hf_image_free(a), hf_image_free(b), hf_image_free(both);
}

static void finds_small_faces(void **state)
{
    static double xyz[3 * N];
    hf_image *face = photo("f_multi"), *large;
    hf_detect_options options;
    hf_detect_report report;

    (void)state;
    SKIP_WITHOUT(face);
    large = white(2000, 1400);
    paste(large, face, 1100, 500, 4, 1); /* 125 px of 2000 */
    hf_detect_options_init(&options);
    assert_ok(hf_detect_mesh(xyz, detector, large, &options, &report, error));
    assert_int_equal(report.finder, HF_FINDER_FULL);
    assert_int_equal(report.faces, 1);
    assert_near(eyes(xyz), 210 / 4.0, 3);
    hf_image_free(face), hf_image_free(large);
}

/* --------------------------------------------------------------- errors */

static void white_has_no_face(void **state)
{
    static double xyz[3 * N];
    hf_image *image = white(300, 200);
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
    hf_image *image = white(1, 1);

    (void)state;
    assert_int_equal(hf_detect_mesh(xyz, detector, image, NULL, NULL, NULL),
                     HF_E_NO_FACE);
    hf_image_free(image);
}

static void rejects_bad_options(void **state)
{
    static double xyz[3 * N];
    hf_image *image = white(10, 10);
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

/* --------------------------------------------------------------- photos */

static void makes_a_face(void **state)
{
    const char *path = any_face();
    hf_detect_report report;
    hf_image *image = NULL;
    hf_face *face = NULL;
    hf_contour lid;
    hf_pose pose;

    (void)state;
    assert_ok(hf_detect_photo(&face, &image, detector, path, NULL, NULL,
                              &report, error));
    assert_string_equal(hf_face_source(face), "mediapipe-478");
    assert_string_equal(hf_face_photo(face), strrchr(path, '/') + 1);
    assert_int_equal(hf_face_width(face), hf_image_width(image));
    assert_int_equal(report.chosen, 1);
    assert_true(report.presence > 0.9);
    assert_true(report.decode_ms > 0 && report.mesh_ms > 0);
    assert_true(hf_face_iris(face, HF_RIGHT).present);
    assert_true(hf_face_iris(face, HF_LEFT).x > hf_face_iris(face, HF_RIGHT).x);
    lid = hf_face_contour(face, HF_LID_UPPER, HF_LEFT);
    assert_true(lid.count > 4);
    /* Base doubt: 0.75 % of some 210 or 290 px. */
    assert_true(lid.points[0].sd >= 1.5 && lid.points[0].sd < 6);
    pose = hf_face_pose(face);
    assert_true(pose.known);
    assert_near(pose.yaw, 0, 5);
    assert_near(pose.roll, 0, 8);
    hf_face_free(face);
    hf_image_free(image);
}

/* Writes a picture to a file that the caller unlinks. */
static const char *temporary(const hf_image *image)
{
    static char path[100];

    snprintf(path, sizeof path, "/tmp/hemiface-test-%ld.jpg", (long)getpid());
    assert_ok(hf_image_write_jpeg(image, path, 90, error));
    return path;
}

/* A large face is measured on the reduced decode, in photo pixels. */
static void reads_as_much_as_needed(void **state)
{
    hf_image *small = photo("m_multi"), *large, *seen = NULL;
    hf_detect_report report;
    hf_face *face = NULL;
    const char *path;

    (void)state;
    SKIP_WITHOUT(small);
    large = white(4050, 4050);
    paste(large, small, 0, 0, 1, 3);
    path = temporary(large);
    assert_ok(hf_detect_photo(&face, &seen, detector, path, NULL, NULL, &report,
                              error));
    unlink(path);
    assert_int_equal(report.reduction, 2);
    assert_int_equal(hf_image_width(seen), 2025);
    assert_int_equal(hf_face_width(face), 4050);
    assert_near(hf_face_iris(face, HF_LEFT).x - hf_face_iris(face, HF_RIGHT).x,
                3 * 205, 15);
    hf_face_free(face);
    hf_image_free(small), hf_image_free(large), hf_image_free(seen);
}

static void looks_closer_at_small_faces(void **state)
{
    hf_image *face = photo("m_multi"), *large, *seen = NULL;
    hf_detect_report report;
    hf_face *found = NULL;
    const char *path;

    (void)state;
    SKIP_WITHOUT(face);
    large = white(3300, 2000);
    paste(large, face, 1300, 600, 2, 1); /* pupils 102 px apart */
    path = temporary(large);
    assert_ok(hf_detect_photo(&found, &seen, detector, path, NULL, NULL,
                              &report, error));
    unlink(path);
    assert_int_equal(report.reduction, 1);
    assert_int_equal(hf_image_width(seen), 3300);
    hf_face_free(found);
    hf_image_free(face), hf_image_free(large), hf_image_free(seen);
}

static void names_the_photo(void **state)
{
    hf_image *image = white(64, 64);
    const char *path = temporary(image);
    hf_face *face = NULL;
    hf_error failure;

    (void)state;
    assert_int_equal(hf_detect_photo(&face, NULL, detector, path, NULL, NULL,
                                     NULL, &failure),
                     HF_E_NO_FACE);
    unlink(path);
    assert_non_null(strstr(failure.text, path));
    assert_int_equal(hf_detect_photo(&face, NULL, detector, path, NULL, NULL,
                                     NULL, &failure),
                     HF_E_OPEN);
    assert_null(face);
    hf_image_free(image);
}

/* The sample patient that comes with the source: eyes open at rest, closed
 * on request. */
static void sees_the_sample_patient(void **state)
{
    static const char *const photos[] = {"data/sample/pre/rest.jpg",
                                         "data/sample/post/close-full.jpg"};

    (void)state;
    for (int i = 0; i < 2; i++) {
        hf_face *face = NULL;

        assert_ok(hf_detect_photo(&face, NULL, detector, test_path(photos[i]),
                                  NULL, NULL, NULL, error));
        for (int side = 0; side < 2; side++)
            assert_int_equal(hf_face_iris(face, (hf_side)side).present, i == 0);
        hf_face_free(face);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_reference),
        cmocka_unit_test(turns_over_exactly),
        cmocka_unit_test(repeats_itself),
        cmocka_unit_test(chooses_a_face),
        cmocka_unit_test(finds_small_faces),
        cmocka_unit_test(white_has_no_face),
        cmocka_unit_test(tiny_pictures_are_fine),
        cmocka_unit_test(rejects_bad_options),
        cmocka_unit_test(makes_a_face),
        cmocka_unit_test(reads_as_much_as_needed),
        cmocka_unit_test(looks_closer_at_small_faces),
        cmocka_unit_test(names_the_photo),
        cmocka_unit_test(sees_the_sample_patient),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
