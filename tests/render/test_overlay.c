/* Marks on a white photo: at their places, in their colours. */
#include "tests/render/sketch.h"

/* The house's line colours: sky blue, yellow, vermilion, each opaque. */
enum { contour_rgb = 0x56b4e9, iris_rgb = 0xf0e442, distance_rgb = 0xd55e00 };

typedef struct drawing {
    hf_frame frame;
    hf_image *photo;
    hf_face *face;
    hf_values *values;
    hr_canvas *canvas;
    hr_view view;
    hr_overlay_options options;
} drawing;

/* View: that of hr_overlay_draw, for finding places on the canvas. */
static drawing draw(double mm_per_px, double roll, bool distances)
{
    drawing d = {.frame = sketch_frame(mm_per_px, roll)};

    d.photo = sketch_photo();
    d.face = sketch_face(&d.frame);
    d.values = sketch_values(d.face, &d.frame);
    assert_ok(hr_canvas_new(&d.canvas, "x.png", HR_OVERLAY_WIDTH,
                            HR_OVERLAY_HEIGHT, error));
    hr_overlay_options_init(&d.options);
    d.options.distances = distances;
    d.options.axes = false;
    d.view = hr_view_of(hr_extent_of(d.face, &d.frame),
                        (hr_rect){0, 0, HR_OVERLAY_WIDTH, HR_OVERLAY_HEIGHT},
                        &d.frame, true);
    hr_overlay_draw(d.canvas, d.photo, d.face, &d.frame, d.values, &d.options);
    return d;
}

static void done(drawing *d)
{
    hr_canvas_free(d->canvas);
    hf_values_free(d->values);
    hf_face_free(d->face);
    hf_image_free(d->photo);
}

static unsigned at_mm(const drawing *d, double x, double y)
{
    double cx, cy;

    hr_view_mm(&d->view, x, y, &cx, &cy);
    return dot(d->canvas, cx, cy);
}

/* Brow's peak at mm (-30, 25), upper lid at (30, 5), chin's jaw at (30, -100);
 * the iris's outer end at (-35.885, 0). */
static void check_places(double mm_per_px, double roll)
{
    drawing d = draw(mm_per_px, roll, false);

    assert_int_equal(at_mm(&d, -30.0, 25.0), contour_rgb);
    assert_int_equal(at_mm(&d, 30.0, 5.0), contour_rgb);
    assert_int_equal(at_mm(&d, 30.0, -100.0), contour_rgb);
    assert_int_equal(at_mm(&d, -35.885, 0.0), iris_rgb);
    /* the cheek stays white, and beyond the photo there is half-tone */
    assert_int_equal(at_mm(&d, -40.0, -40.0), 0xffffff);
    done(&d);
}

static void test_contours(void **state)
{
    (void)state;
    check_places(0.2, 0.0);
    check_places(0.25, 0.2);
    check_places(0.2, -0.35);
}

/* The lids' beam at mid-eye from (-30, -5) to (-30, 5): halfway between lid
 * and pupil it is not under the iris circle or a label. */
static void test_distances(void **state)
{
    drawing d = draw(0.2, 0.0, true);

    (void)state;
    assert_int_equal(at_mm(&d, -30.0, 2.5), distance_rgb);
    assert_int_equal(at_mm(&d, 30.0, -2.5), distance_rgb);
    /* lower lip (0, -74) to the right corner (-25, -62), a quarter on */
    assert_int_equal(at_mm(&d, -6.25, -71.0), distance_rgb);
    done(&d);
}

static void test_labels(void **state)
{
    drawing d = draw(0.2, 0.1, true);
    hr_label labels[HR_MOST_DISTANCES];
    cairo_t *cr = hr_canvas_context(d.canvas);
    size_t count =
        hr_overlay_labels(labels, cr, &d.view, d.face, d.values, &d.options);

    (void)state;
    /* two brows, two lids, two corners, one drop */
    assert_int_equal(count, 7);
    assert_string_equal(labels[0].text, "brow 12.3 mm");
    assert_string_equal(labels[6].text, "drop 12.3 mm");
    check_apart(labels, count, d.view.cell);
    done(&d);
}

/* Narrow and wide faces, mouths that hang by up to 34 mm: every label finds
 * room, in the picture and off the others. */
static void test_labels_of_extremes(void **state)
{
    drawing d = draw(0.2, 0.0, true);
    cairo_t *cr = hr_canvas_context(d.canvas);

    (void)state;
    for (int drop = 0; drop <= 30; drop += 6)
        for (int wide = 50; wide <= 150; wide += 20) {
            hf_face *face = sketch_stretched(&d.frame, wide / 100.0, drop);
            hf_frame frame = d.frame;
            hr_view view;
            hr_label labels[HR_MOST_DISTANCES];
            size_t n;
            frame.pupil_x[HF_RIGHT] *= wide / 100.0;
            frame.pupil_x[HF_LEFT] *= wide / 100.0;
            view =
                hr_view_of(hr_extent_of(face, &frame),
                           (hr_rect){0, 0, HR_OVERLAY_WIDTH, HR_OVERLAY_HEIGHT},
                           &frame, true);
            n = hr_overlay_labels(labels, cr, &view, face, d.values,
                                  &d.options);
            assert_int_equal(n, 7);
            check_apart(labels, n, view.cell);
            hf_face_free(face);
        }
    done(&d);
}

/* What is na has no label, and another view's values are not taken. */
static void test_missing_values(void **state)
{
    drawing d = draw(0.2, 0.0, false);
    hr_label labels[HR_MOST_DISTANCES];
    cairo_t *cr = hr_canvas_context(d.canvas);
    hf_values *one = NULL;
    hf_value value = {.measure = hf_measure_by_id("pfh"),
                      .view = HF_VIEW_REST,
                      .side = HF_VALUE_RIGHT,
                      .reason = HF_REASON_MISSING_CONTOUR,
                      .value = NAN,
                      .sd = NAN};

    (void)state;
    assert_ok(hf_values_new(&one, error));
    assert_ok(hf_values_add(one, value, error));
    value.side = HF_VALUE_LEFT;
    value.reason = HF_REASON_OK;
    value.value = 9.96;
    value.sd = 0.2;
    assert_ok(hf_values_add(one, value, error));
    assert_int_equal(
        hr_overlay_labels(labels, cr, &d.view, d.face, one, &d.options), 1);
    assert_string_equal(labels[0].text, "fissure 10.0 mm");
    d.options.view = HF_VIEW_SMILE_FULL;
    assert_int_equal(
        hr_overlay_labels(labels, cr, &d.view, d.face, one, &d.options), 0);
    assert_int_equal(
        hr_overlay_labels(labels, cr, &d.view, d.face, NULL, &d.options), 0);
    hf_values_free(one);
    done(&d);
}

/* Without a frame, with a bare face, and as a whole photo: pictures still. */
static void test_little_known(void **state)
{
    drawing d = draw(0.2, 0.0, false);
    hf_face *bare = NULL;

    (void)state;
    assert_ok(hf_face_new(&bare, 1000, 1200, error));
    hr_overlay_draw(d.canvas, d.photo, bare, NULL, NULL, NULL);
    hr_overlay_draw(d.canvas, d.photo, d.face, NULL, d.values, NULL);
    d.options.whole = true;
    hr_overlay_draw(d.canvas, d.photo, d.face, &d.frame, d.values, &d.options);
    assert_int_equal(cairo_status(hr_canvas_context(d.canvas)), 0);
    hf_face_free(bare);
    done(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contours),
        cmocka_unit_test(test_distances),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_labels_of_extremes),
        cmocka_unit_test(test_missing_values),
        cmocka_unit_test(test_little_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
