/* What a photo is like, on pictures painted with known blur and light.
 *
 * The ideal face lies with its origin at (500, 400) and 0.25 mm a pixel: outer
 * canthi 92 mm or 368 px apart, so 4.254 px a nominal mm; the middles of the
 * eyes at x = 500 -+ 124, y = 400. Each eye is painted as a square, whose edges
 * are straight, so that its blur is known. */
#include "tests/support/check.h"

#include <hemiface/detect.h>
#include "tests/support/make_face.h"
#include "tests/support/photos.h"

enum { WIDTH = 1000, HEIGHT = 1000, Y0 = 400, EYE = 124, HALF = 16 };

static hf_face *ideal(void)
{
    hf_frame where = make_frame(500, Y0, 0, 0.25);
    make_face m;

    make_face_ideal(&m);
    return make_face_place(&m, &where);
}

static void paint(hf_image *image, int x, int y, double level)
{
    unsigned char *p = hf_image_edit(image) + 3 * (y * WIDTH + x);

    p[0] = p[1] = p[2] = (unsigned char)(level + 0.5);
}

/* A rectangle [x0, x1) x [y0, y1). */
static void fill(hf_image *image, int x0, int y0, int x1, int y1, double level)
{
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            paint(image, x, y, level);
}

static hf_image *grey(double level)
{
    hf_image *image = test_white(WIDTH, HEIGHT);

    fill(image, 0, 0, WIDTH, HEIGHT, level);
    return image;
}

/* A step from 0 to 1 at 0 under a Gaussian of that sd. */
static double step(double at, double sd)
{
    return erfc(-at / (sd * sqrt(2))) / 2;
}

/* Squares of that depth on 180, blurred by sds across and along. */
static hf_image *squares(double depth, double sd_x, double sd_y)
{
    hf_image *image = grey(180);

    for (int side = -1; side <= 1; side += 2)
        for (int y = -60; y < 60; y++)
            for (int x = -60; x < 60; x++) {
                const double u = x + 0.5, v = y + 0.5;
                const double in =
                    (step(u + HALF, sd_x) - step(u - HALF, sd_x)) *
                    (step(v + HALF, sd_y) - step(v - HALF, sd_y));

                paint(image, 500 + side * EYE + x, Y0 + y, 180 - depth * in);
            }
    return image;
}

static hf_quality look(const hf_image *image)
{
    hf_face *face = ideal();
    hf_quality q = hf_quality_none();

    assert_ok(hf_quality_look(&q, face, image, 0, error));
    assert_true(q.known);
    hf_face_free(face);
    return q;
}

static double edge(double depth, double sd_x, double sd_y)
{
    hf_image *image = squares(depth, sd_x, sd_y);
    const double found = look(image).edge_px;

    hf_image_free(image);
    return found;
}

/* ------------------------------------------------------------------- blur */

/* Pixels are part of it: a gradient over 2 px is a blur of variance 1/3. */
static void a_known_blur_is_found(void **state)
{
    static const double sds[] = {1, 1.5, 2, 3, 4, 6};

    (void)state;
    for (size_t i = 0; i < sizeof sds / sizeof *sds; i++)
        assert_near(edge(150, sds[i], sds[i]), sqrt(sds[i] * sds[i] + 1.0 / 3),
                    0.12 * sds[i]);
}

/* The same edge on dark skin or in flat light, but for rounding to levels. */
static void contrast_does_not_matter(void **state)
{
    (void)state;
    assert_near(edge(30, 2, 2), edge(150, 2, 2), 0.15);
}

/* Shaken along one direction only, the edges along it stay sharp. */
static void movement_in_one_direction_shows(void **state)
{
    (void)state;
    assert_near(edge(150, 4, 1), 4, 0.4);
    assert_near(edge(150, 1, 4), 4, 0.4);
}

static void noise_is_no_sharpness(void **state)
{
    hf_image *image = squares(150, 4, 4);
    unsigned char *p = hf_image_edit(image);
    unsigned seed = 1;

    (void)state;
    /* -8 to 8 evenly: sd 4.6. */
    for (size_t i = 0; i < 3 * (size_t)WIDTH * HEIGHT; i++) {
        seed = seed * 1103515245U + 12345U;
        p[i] = (unsigned char)(p[i] + (int)(seed >> 16) % 17 - 8);
    }
    assert_near(look(image).edge_px, 4, 0.6);
    hf_image_free(image);
}

static void without_edges_nothing_is_said(void **state)
{
    hf_image *image = grey(180);

    (void)state;
    assert_true(isnan(look(image).edge_px));
    hf_image_free(image);
}

/* ------------------------------------------------------------------ light */

static void black_and_white_are_counted(void **state)
{
    hf_image *image = grey(120);
    hf_quality q = look(image);

    (void)state;
    assert_near(q.level, 120, 0);
    assert_near(q.dark, 0, 0);
    assert_near(q.bright, 0, 0);
    assert_near(q.side_light, 0, 0);
    /* The right half of the face black: looks lie in pairs. */
    fill(image, 0, 0, 500, HEIGHT, 0);
    q = look(image);
    assert_near(q.dark, 0.5, 1e-9);
    assert_near(q.bright, 0, 0);
    assert_true(isnan(q.side_light)); /* of black there is no ratio */
    fill(image, 0, 0, 500, HEIGHT, 255);
    q = look(image);
    assert_near(q.dark, 0, 0);
    assert_near(q.bright, 0.5, 1e-9);
    hf_image_free(image);
}

/* sRGB 188 is 0.5029 of full light, 137 is 0.2502: log2 of 2.010 is 1.007. */
static void light_from_one_side_is_told_in_stops(void **state)
{
    hf_image *image = grey(137);

    (void)state;
    fill(image, 0, 0, 500, HEIGHT, 188);
    assert_near(look(image).side_light, 1.007, 0.005);
    fill(image, 0, 0, 500, HEIGHT, 137);
    fill(image, 500, 0, WIDTH, HEIGHT, 188);
    assert_near(look(image).side_light, -1.007, 0.005);
    hf_image_free(image);
}

/* A lens is 22 x 15 nominal mm from middle to rim: 94 x 64 px. The lower half
 * of the right one white, the left one not. */
static void white_over_an_eye_is_glare(void **state)
{
    hf_image *image = grey(120);
    hf_quality q;

    (void)state;
    fill(image, 500 - EYE - 110, Y0, 500 - EYE + 110, Y0 + 80, 255);
    q = look(image);
    assert_near(q.glare[HF_RIGHT], 0.5, 0.02);
    assert_near(q.glare[HF_LEFT], 0, 0);
    hf_image_free(image);
}

/* The left brow's border is 17.5 to 24.5 mm up, 70 to 98 px; a fringe hangs
 * from above down to 74 px over the eyes, so within 4 px of the whole strip
 * of all but the outermost and innermost of 5 points. */
static void dark_above_a_brow_is_hair(void **state)
{
    hf_image *image = grey(180);
    hf_quality q;

    (void)state;
    fill(image, 500, 0, WIDTH, Y0 - 74, 60);
    q = look(image);
    assert_true(q.hair[HF_LEFT] > 0.95);
    assert_near(q.hair[HF_RIGHT], 0, 0);
    /* Shade is not hair: 120 is 0.19 of full light, 180 is 0.46. */
    fill(image, 500, 0, WIDTH, Y0 - 74, 120);
    assert_near(look(image).hair[HF_LEFT], 0, 0);
    hf_image_free(image);
}

/* --------------------------------------------------------------- any face */

static void what_cannot_be_told_is_nan(void **state)
{
    hf_frame where = make_frame(500, Y0, 0, 0.25);
    hf_image *image = squares(150, 2, 2);
    hf_quality q = hf_quality_none();
    hf_face *face;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    make_face_drop(&m, HF_JAW);
    face = make_face_place(&m, &where);
    assert_ok(hf_quality_look(&q, face, image, 2, error));
    assert_near(q.edge_px, 2, 0.2);
    assert_true(isnan(q.dark) && isnan(q.level) && isnan(q.side_light));
    assert_int_equal(q.others, 2);
    hf_face_free(face);
    make_face_drop(&m, HF_CANTHUS_OUTER);
    face = make_face_place(&m, &where);
    assert_ok(hf_quality_look(&q, face, image, 0, error));
    assert_true(q.known && isnan(q.edge_px) && isnan(q.glare[HF_LEFT]));
    hf_face_free(face);
    /* Far outside the photo there is nothing to see. */
    where = make_frame(-5e6, 9e6, 30, 1e-3);
    make_face_ideal(&m);
    face = make_face_place(&m, &where);
    assert_ok(hf_quality_look(&q, face, image, 0, error));
    assert_true(isnan(q.edge_px) && isnan(q.dark) && isnan(q.glare[HF_LEFT]));
    hf_face_free(face);
    hf_image_free(image);
}

static hf_quality detected(const hf_image *image)
{
    hf_detector *detector = NULL;
    hf_face *face = NULL;
    hf_quality q;

    assert_ok(hf_detector_new(&detector, error));
    assert_ok(hf_detect(&face, detector, image, NULL, NULL, error));
    q = hf_face_quality(face);
    hf_face_free(face);
    hf_detector_free(detector);
    return q;
}

/* Figures of a photo and of the photo turned over: sides change places. */
static void a_mirrored_photo_swaps_the_sides(void **state)
{
    hf_image *image = test_any_photo(), *turned = NULL;
    hf_quality a, b;

    (void)state;
    assert_ok(hf_image_mirror(&turned, image, error));
    a = detected(image);
    b = detected(turned);
    assert_true(a.known && b.known);
    assert_near(a.edge_px, b.edge_px, 0.02 * a.edge_px);
    assert_near(a.level, b.level, 1);
    assert_near(a.side_light, -b.side_light, 0.05);
    assert_near(a.hair[HF_RIGHT], b.hair[HF_LEFT], 0.04);
    assert_near(a.hair[HF_LEFT], b.hair[HF_RIGHT], 0.04);
    hf_image_free(turned);
    hf_image_free(image);
}

/* Two people beside each other: the other one may have been meant, unless one
 * of them was asked for. */
static void other_faces_are_counted(void **state)
{
    hf_image *one = test_any_photo();
    hf_image *both = test_white(hf_image_width(one), hf_image_height(one));
    hf_detector *detector = NULL;
    hf_detect_options options;

    (void)state;
    test_paste(both, one, 0, 100, 2, 1);
    test_paste(both, one, hf_image_width(one) / 2, 100, 2, 1);
    assert_int_equal(detected(one).others, 0);
    assert_int_equal(detected(both).others, 1);
    assert_ok(hf_detector_new(&detector, error));
    hf_detect_options_init(&options);
    for (options.face = 1; options.face <= 2; options.face++) {
        hf_face *face = NULL;

        assert_ok(hf_detect(&face, detector, both, &options, NULL, error));
        assert_int_equal(hf_face_quality(face).others, 0);
        hf_face_free(face);
    }
    hf_detector_free(detector);
    hf_image_free(both);
    hf_image_free(one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_blur_is_found),
        cmocka_unit_test(contrast_does_not_matter),
        cmocka_unit_test(movement_in_one_direction_shows),
        cmocka_unit_test(noise_is_no_sharpness),
        cmocka_unit_test(without_edges_nothing_is_said),
        cmocka_unit_test(black_and_white_are_counted),
        cmocka_unit_test(light_from_one_side_is_told_in_stops),
        cmocka_unit_test(white_over_an_eye_is_glare),
        cmocka_unit_test(dark_above_a_brow_is_hair),
        cmocka_unit_test(what_cannot_be_told_is_nan),
        cmocka_unit_test(a_mirrored_photo_swaps_the_sides),
        cmocka_unit_test(other_faces_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
