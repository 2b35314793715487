/* Colours of the heat picture: grey where nothing is known, the scale's colour
 * at a contour, labels that lie apart. */
#include "tests/render/sketch.h"

#include "render/heat.h"
#include "render/heat_colours.h"

static const hr_heat_options plain = {.most = 10.0};

static hr_canvas *draw(const hf_face *face, const hf_frame *frame)
{
    hf_image *photo = sketch_photo();
    hr_canvas *canvas = NULL;

    assert_ok(
        hr_canvas_new(&canvas, "x.png", HR_HEAT_WIDTH, HR_HEAT_HEIGHT, error));
    assert_ok(hr_heat_draw(canvas, photo, face, frame, &plain, error));
    hf_image_free(photo);
    return canvas;
}

static unsigned at_mm(hr_canvas *canvas, const hr_view *view, double x,
                      double y)
{
    double cx, cy;

    hr_view_mm(view, x, y, &cx, &cy);
    return dot(canvas, cx, cy);
}

static bool grey(unsigned rgb)
{
    return (rgb >> 16) == (rgb >> 8 & 0xffU) &&
           (rgb >> 8 & 0xffU) == (rgb & 0xffU);
}

/* A white photo is as light as any: grey 178 (0xb2). The lid is the same on
 * both sides, so 3 mm below the middle of an eye the colour is that of 0 laid
 * over it by hr_heat_cover; on the left, where no label is. The cheek at (-60,
 * -40) is 20 mm from any contour compared. */
static void test_colours(void **state)
{
    hf_frame frame = sketch_frame(0.2, 0.0);
    hf_face *face = sketch_face(&frame);
    hr_canvas *canvas = draw(face, &frame);
    hr_view view = hr_heat_view(face, &frame);
    const hr_colour zero = hr_style_heat(0.0);
    unsigned eye = at_mm(canvas, &view, 30.0, -8.0);
    double red = hr_heat_cover * 255.0 * zero.r + (1.0 - hr_heat_cover) * 178.0;

    (void)state;
    assert_int_equal(at_mm(canvas, &view, -60.0, -40.0), 0xb2b2b2);
    assert_false(grey(eye));
    assert_near((double)(eye >> 16), red, 3.0);
    /* at the mouth's corner it is farther apart, so darker: less green */
    assert_true((at_mm(canvas, &view, 28.0, -66.0) >> 8 & 0xffU) + 20U <
                (eye >> 8 & 0xffU));
    hr_canvas_free(canvas);
    hf_face_free(face);
}

/* Corners of the mouth up to 30 mm apart, faces half as wide and half as wide
 * again: labels stay in the picture and off each other. */
static void test_labels(void **state)
{
    hf_frame frame = sketch_frame(0.2, 0.0);
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
    cairo_t *cr = cairo_create(s);
    int placed = 0;

    (void)state;
    for (int drop = 0; drop <= 30; drop += 5)
        for (int wide = 50; wide <= 150; wide += 25) {
            hf_face *face = sketch_stretched(&frame, wide / 100.0, drop);
            hr_view view = hr_heat_view(face, &frame);
            hr_apart list[HR_MOST_APART];
            hr_label labels[HR_PART_COUNT];
            size_t count = hr_apart_of(list, face, &frame);
            size_t n = hr_heat_labels(labels, cr, &view, list, count,
                                      drop % 2 ? HF_LEFT : HF_RIGHT);
            assert_int_equal(n, 3); /* brow, eye, mouth: the sketch has no
                                       nose */
            check_apart(labels, n, view.cell);
            placed += (int)n;
            hf_face_free(face);
        }
    assert_int_equal(placed, 7 * 5 * 3);
    cairo_destroy(cr);
    cairo_surface_destroy(s);
}

static void test_refused(void **state)
{
    hf_frame frame = sketch_frame(0.2, 0.0);
    hf_face *face = sketch_face(&frame), *bare = NULL;
    hf_image *photo = sketch_photo();
    hr_canvas *canvas = NULL;

    (void)state;
    assert_ok(
        hr_canvas_new(&canvas, "x.png", HR_HEAT_WIDTH, HR_HEAT_HEIGHT, error));
    assert_ok(hf_face_new(&bare, 1000, 1200, error));
    assert_int_equal(hr_heat_draw(canvas, photo, face, NULL, &plain, NULL),
                     HF_E_UNDEFINED);
    assert_int_equal(hr_heat_draw(canvas, photo, bare, &frame, &plain, NULL),
                     HF_E_UNDEFINED);
    hr_canvas_free(canvas);
    hf_face_free(bare);
    hf_face_free(face);
    hf_image_free(photo);
}

/* A part is without colour if it is left out, and when all are there is no
 * picture. */
static void test_left_out(void **state)
{
    hf_frame frame = sketch_frame(0.2, 0.0);
    hf_face *face = sketch_face(&frame);
    hf_image *photo = sketch_photo();
    hr_canvas *canvas = NULL;
    hr_heat_options options = {.most = 10.0,
                               .leave = 1U << HR_PART_EYE | 1U << HR_PART_BROW,
                               .left = "brow: blur, eye: blur"};
    hr_view view = hr_heat_view(face, &frame);
    hf_error error;

    (void)state;
    assert_int_equal(
        hr_canvas_new(&canvas, "x.png", HR_HEAT_WIDTH, HR_HEAT_HEIGHT, &error),
        HF_OK);
    assert_int_equal(
        hr_heat_draw(canvas, photo, face, &frame, &options, &error), HF_OK);
    assert_true(grey(at_mm(canvas, &view, 30.0, -8.0)));
    assert_false(grey(at_mm(canvas, &view, 28.0, -66.0)));
    options.leave = ~0U;
    assert_int_equal(
        hr_heat_draw(canvas, photo, face, &frame, &options, &error),
        HF_E_UNDEFINED);
    assert_string_equal(error.text,
                        "no contours to compare (brow: blur, eye: blur): "
                        "--no-gate draws them all the same");
    hr_canvas_free(canvas);
    hf_image_free(photo);
    hf_face_free(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_colours),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
