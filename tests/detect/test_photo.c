/* Choosing among faces, and reading photos as far as needed. */
#include "tests/detect/detector.h"

#include <unistd.h>
#include "detect/mesh.h"
#include "tests/support/photos.h"
#include "tests/support/same_face.h"

#define N HF_MESH_POINTS

/* ------------------------------------------------------- several faces */

static void chooses_a_face(void **state)
{
    static double first[3 * N], second[3 * N];
    hf_image *a = test_composite("f_white"), *b = test_composite("m_white"),
             *both;
    hf_detect_options options;
    hf_detect_report report;
    hf_error failure;

    (void)state;
    SKIP_WITHOUT(a && b ? "" : NULL);
    both = test_white(2200, 1350);
    test_paste(both, b, 0, 300, 2, 1); /* half the size */
    test_paste(both, a, 800, 0, 1, 1);
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
    hf_image *face = test_composite("f_multi"), *large;
    hf_detect_options options;
    hf_detect_report report;

    (void)state;
    SKIP_WITHOUT(face);
    large = test_white(2000, 1400);
    test_paste(large, face, 1100, 500, 4, 1); /* 125 px of 2000 */
    hf_detect_options_init(&options);
    assert_ok(hf_detect_mesh(xyz, detector, large, &options, &report, error));
    assert_int_equal(report.finder, HF_FINDER_FULL);
    assert_int_equal(report.faces, 1);
    assert_near(eyes(xyz), 210 / 4.0, 3);
    hf_image_free(face), hf_image_free(large);
}

/* --------------------------------------------------------------- photos */

static void makes_a_face(void **state)
{
    const char *path = test_any_face();
    hf_detect_report report;
    hf_image *image = NULL;
    hf_face *face = NULL;
    hf_contour lid;
    hf_pose pose;

    (void)state;
    assert_ok(hf_detect_photo(&face, &image, detector, path, NULL, NULL,
                              &report, error));
    assert_string_equal(hf_face_source(face), "mediapipe-478+refined");
    assert_string_equal(hf_face_photo(face), strrchr(path, '/') + 1);
    assert_int_equal(hf_face_width(face), hf_image_width(image));
    assert_int_equal(report.chosen, 1);
    assert_true(report.presence > 0.9);
    assert_true(report.decode_ms > 0 && report.mesh_ms > 0);
    assert_true(hf_face_iris(face, HF_RIGHT).present);
    assert_true(hf_face_iris(face, HF_LEFT).x > hf_face_iris(face, HF_RIGHT).x);
    lid = hf_face_contour(face, HF_LID_UPPER, HF_LEFT);
    assert_true(lid.count > 4);
    /* Lids are known to 0.28 mm, of 3 or 4 px each, and a little more. */
    assert_true(lid.points[0].sd >= 0.7 && lid.points[0].sd < 6);
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
    hf_image *small = test_composite("m_multi"), *large, *seen = NULL;
    hf_detect_report report;
    hf_face *face = NULL;
    const char *path;

    (void)state;
    SKIP_WITHOUT(small);
    large = test_white(4050, 4050);
    test_paste(large, small, 0, 0, 1, 3);
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
    hf_image *face = test_composite("m_multi"), *large, *seen = NULL;
    hf_detect_report report;
    hf_face *found = NULL;
    const char *path;

    (void)state;
    SKIP_WITHOUT(face);
    large = test_white(3300, 2000);
    test_paste(large, face, 1300, 600, 2, 1); /* pupils 102 px apart */
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
    hf_image *image = test_white(64, 64);
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

static char *all_bytes(const char *path, size_t *count)
{
    static char bytes[1 << 20];
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    *count = fread(bytes, 1, sizeof bytes, file);
    assert_true(*count > 0 && *count < sizeof bytes);
    fclose(file);
    return bytes;
}

/* Bytes in memory are the photo at their path, in every bit of the face, and
 * its name stands in errors. */
static void reads_from_memory(void **state)
{
    const char *path = test_path("data/sample/pre/smile-full.jpg");
    hf_face *by_path = NULL, *by_bytes = NULL;
    hf_error failure;
    size_t count;
    char *bytes = all_bytes(path, &count);

    (void)state;
    assert_ok(hf_detect_photo(&by_path, NULL, detector, path, NULL, NULL, NULL,
                              error));
    assert_ok(hf_detect_photo_memory(&by_bytes, NULL, detector, bytes, count,
                                     "/none/smile-full.jpg", NULL, NULL, NULL,
                                     error));
    assert_same_face(by_bytes, by_path);
    assert_int_equal(hf_detect_photo_memory(&by_bytes, NULL, detector, bytes,
                                            count / 2, "/none/half.jpg", NULL,
                                            NULL, NULL, &failure),
                     HF_E_CORRUPT);
    assert_non_null(strstr(failure.text, "'/none/half.jpg'"));
    hf_face_free(by_path);
    hf_face_free(by_bytes);
}

/* A detector keeps memory, and nothing of the photo it held. */
static void forgets_the_photo_before(void **state)
{
    static double want[3 * N], got[3 * N];
    hf_image *small = test_white(300, 201), *face;
    hf_detector *fresh;

    (void)state;
    assert_ok(hf_image_read(&face, test_path("data/sample/pre/rest.jpg"), NULL,
                            error));
    assert_ok(hf_detector_new(&fresh, error));
    assert_ok(hf_detect_mesh(want, fresh, face, NULL, NULL, error));
    assert_int_equal(hf_detect_mesh(got, fresh, small, NULL, NULL, NULL),
                     HF_E_NO_FACE);
    assert_ok(hf_detect_mesh(got, fresh, face, NULL, NULL, error));
    assert_memory_equal(got, want, sizeof want);
    hf_detector_free(fresh);
    hf_image_free(small);
    hf_image_free(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chooses_a_face),
        cmocka_unit_test(finds_small_faces),
        cmocka_unit_test(makes_a_face),
        cmocka_unit_test(reads_as_much_as_needed),
        cmocka_unit_test(looks_closer_at_small_faces),
        cmocka_unit_test(names_the_photo),
        cmocka_unit_test(sees_the_sample_patient),
        cmocka_unit_test(reads_from_memory),
        cmocka_unit_test(forgets_the_photo_before),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
