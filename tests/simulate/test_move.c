/* Movements applied to a face and to a photo, against each other. */
#include "tests/simulate/sketch.h"

static const hf_move corner = {
    .x = -25.0, .y = -60.0, .dx = 0.0, .dy = -4.0, .radius = 14.0};

/* The corner goes down 4 mm = 20 px; the nose tip, 25 mm right and 25 mm up
 * of it, by 4 exp(-1250 / 392) = 0.16489 mm = 0.82445 px. */
static void test_face(void **state)
{
    hf_face *face = sketch_face(), *moved = NULL;
    hf_contour c;

    (void)state;
    assert_ok(hf_move_face(&moved, face, &sketch_frame, &corner, 1, error));
    c = hf_face_contour(moved, HF_COMMISSURE, HF_RIGHT);
    assert_near(c.points[0].x, 75.0, 1e-9);
    assert_near(c.points[0].y, 470.0, 1e-9);
    assert_near(c.points[0].sd, 0.5, 0.0);
    c = hf_face_contour(moved, HF_NOSE_TIP, HF_RIGHT);
    assert_near(c.points[0].y, 325.0 + 0.82445, 1e-4);
    assert_near(hf_face_iris(moved, HF_RIGHT).r, 29.0, 0.0);
    hf_face_free(moved);
    hf_face_free(face);
}

/* Beyond a flat movement's edge not a bit changes. */
static void test_face_untouched(void **state)
{
    hf_face *face = sketch_face(), *moved = NULL;
    hf_move flat = corner;
    hf_contour a, b;

    (void)state;
    flat.fade = HF_FADE_FLAT;
    assert_ok(hf_move_face(&moved, face, &sketch_frame, &flat, 1, error));
    a = hf_face_contour(face, HF_BROW_UPPER, HF_RIGHT);
    b = hf_face_contour(moved, HF_BROW_UPPER, HF_RIGHT);
    assert_memory_equal(a.points, b.points, a.count * sizeof *a.points);
    hf_face_free(moved);
    hf_face_free(face);
}

/* A dark disc with a soft edge on white; radius in px. */
static hf_image *disc(double cx, double cy, double radius)
{
    hf_image *image = NULL;
    unsigned char *p;

    assert_ok(hf_image_new(&image, 400, 600, error));
    p = hf_image_edit(image);
    for (int i = 0; i < 400 * 600; i++) {
        const int column = i % 400, row = i / 400;
        double d = hypot(column + 0.5 - cx, row + 0.5 - cy) - radius;
        double level = 255.0 / (1.0 + exp(-d));
        for (int c = 0; c < 3; c++)
            p[3 * i + c] = (unsigned char)(level + 0.5);
    }
    return image;
}

static void centroid(const hf_image *image, double *x, double *y)
{
    const unsigned char *p = hf_image_pixels(image);
    double sum = 0.0, sx = 0.0, sy = 0.0;

    for (int i = 0; i < 400 * 600; i++) {
        const int column = i % 400, row = i / 400;
        double dark = 255.0 - p[3 * i];
        sum += dark;
        sx += dark * (column + 0.5);
        sy += dark * (row + 0.5);
    }
    *x = sx / sum;
    *y = sy / sum;
}

/* A flat movement carries what lies within r along unchanged: the disc around
 * the corner (75, 450) moves by 3.3 mm = 16.5 px out and down by 11 px. */
static void test_disc(void **state)
{
    hf_move m = corner;
    hf_image *photo = disc(75.0, 450.0, 8.0), *moved = NULL;
    double x, y;

    (void)state;
    m.fade = HF_FADE_FLAT;
    m.dx = -3.3;
    m.dy = -2.2;
    assert_ok(hf_move_image(&moved, photo, &sketch_frame, &m, 1, error));
    centroid(moved, &x, &y);
    assert_near(x, 58.5, 0.05);
    assert_near(y, 461.0, 0.05);
    hf_image_free(moved);
    hf_image_free(photo);
}

/* A pattern so smooth that sampling it is exact to a level. */
static double pattern(double px, double py)
{
    return 127.5 + 60.0 * sin(px / 23.0) + 60.0 * cos(py / 31.0);
}

/* Each pixel shows the pattern at the place that hf_move_point takes there:
 * found here by plain fixed-point iteration, independent of the library's
 * solver. Two movements, the second one taking the first one's result. */
static void test_pattern(void **state)
{
    const hf_move two[2] = {
        corner, {.x = 10.0, .y = -50.0, .dx = 5.0, .dy = 2.0, .radius = 12.0}};
    hf_image *photo = NULL, *moved = NULL;
    unsigned char *p;

    (void)state;
    assert_ok(hf_image_new(&photo, 400, 600, error));
    p = hf_image_edit(photo);
    for (int i = 0; i < 3 * 400 * 600; i++) {
        const int column = i / 3 % 400, row = i / 1200;

        p[i] = (unsigned char)(pattern(column + 0.5, row + 0.5) + .5);
    }
    assert_ok(hf_move_image(&moved, photo, &sketch_frame, two, 2, error));
    for (int row = 60; row < 560; row += 7)
        for (int column = 10; column < 390; column += 7) {
            double gx = 0.2 * (column + 0.5 - 200.0);
            double gy = 0.2 * (150.0 - row - 0.5), qx = gx, qy = gy;
            for (int n = 0; n < 200; n++) {
                double x = qx, y = qy;
                hf_move_point(two, 2, &x, &y);
                qx += gx - x;
                qy += gy - y;
            }
            assert_near(hf_image_pixels(moved)[3 * (400 * row + column)],
                        pattern(200.0 + 5.0 * qx, 150.0 - 5.0 * qy), 1.2);
        }
    hf_image_free(moved);
    hf_image_free(photo);
}

/* Noise everywhere: beyond 2 r = 28 mm = 140 px every byte stays; within r
 * hardly any does. */
static void test_outside(void **state)
{
    hf_move m = corner;
    hf_image *photo = NULL, *moved = NULL;
    unsigned char *p;
    uint32_t seed = 1;
    int same = 0, inside = 0;

    (void)state;
    m.fade = HF_FADE_FLAT;
    assert_ok(hf_image_new(&photo, 400, 600, error));
    p = hf_image_edit(photo);
    for (int i = 0; i < 3 * 400 * 600; i++) {
        seed = seed * 1664525u + 1013904223u;
        p[i] = (unsigned char)(seed >> 24);
    }
    assert_ok(hf_move_image(&moved, photo, &sketch_frame, &m, 1, error));
    for (int i = 0; i < 400 * 600; i++) {
        const int column = i % 400, row = i / 400;
        double d = hypot(column + 0.5 - 75.0, row + 0.5 - 450.0);
        bool equal = !memcmp(p + 3 * i, hf_image_pixels(moved) + 3 * i, 3);
        if (d >= 140.0)
            assert_true(equal);
        inside += d < 70.0;
        same += d < 70.0 && equal;
    }
    assert_true(inside > 10000 && same < inside / 1000);
    hf_image_free(moved);
    hf_image_free(photo);
}

/* Without movement, and with one of 0 mm, the photo is the photo. */
static void test_nothing(void **state)
{
    hf_move m = corner;
    hf_image *photo = disc(75.0, 450.0, 8.0), *moved = NULL;

    (void)state;
    m.dy = 0.0;
    for (size_t count = 0; count < 2; count++) {
        assert_ok(
            hf_move_image(&moved, photo, &sketch_frame, &m, count, error));
        assert_memory_equal(hf_image_pixels(moved), hf_image_pixels(photo),
                            3 * 400 * 600);
        hf_image_free(moved);
    }
    hf_image_free(photo);
}

/* A photo read at half size moves as the whole one does: disc at photo pixel
 * (150, 250), r = 8, down 3 mm = 15 px, in the pixels held 7.5. */
static void test_reduced(void **state)
{
    char path[] = "/tmp/hemiface-move-XXXXXX";
    int file = mkstemp(path);
    hf_move m = {.x = -10, .y = -20, .dy = -3, .radius = 14};
    hf_image *photo = disc(150.0, 250.0, 8.0), *half = NULL, *moved = NULL;
    hf_image_options options;
    const unsigned char *p;
    double sum = 0.0, sy = 0.0;

    (void)state;
    assert_true(file >= 0);
    m.fade = HF_FADE_FLAT;
    hf_image_options_init(&options);
    options.enough = 300;
    assert_ok(hf_image_write_png(photo, path, error));
    assert_ok(hf_image_read(&half, path, &options, error));
    remove(path);
    assert_int_equal(hf_image_reduction(half), 2);
    assert_ok(hf_move_image(&moved, half, &sketch_frame, &m, 1, error));
    assert_int_equal(hf_image_reduction(moved), 2);
    assert_int_equal(hf_image_full_height(moved), 600);
    p = hf_image_pixels(moved);
    for (int i = 0; i < 200 * 300; i++) {
        const int row = i / 200;

        sum += 255.0 - p[3 * i];
        sy += (255.0 - p[3 * i]) * (row + 0.5);
    }
    assert_near(sy / sum, 125.0 + 7.5, 0.05);
    hf_image_free(moved);
    hf_image_free(half);
    hf_image_free(photo);
}

static void test_refused(void **state)
{
    hf_face *face = sketch_face(), *out = NULL;
    hf_image *photo = disc(75.0, 450.0, 8.0), *moved = NULL;
    hf_move m = corner;

    (void)state;
    m.dy = -22.5;
    assert_int_equal(hf_move_face(&out, face, &sketch_frame, &m, 1, NULL),
                     HF_E_OPTION);
    assert_int_equal(hf_move_image(&moved, photo, &sketch_frame, &m, 1, NULL),
                     HF_E_OPTION);
    assert_null(out);
    assert_null(moved);
    hf_image_free(photo);
    hf_face_free(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_face),    cmocka_unit_test(test_face_untouched),
        cmocka_unit_test(test_disc),    cmocka_unit_test(test_pattern),
        cmocka_unit_test(test_outside), cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_reduced), cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
