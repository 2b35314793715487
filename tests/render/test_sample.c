/* The sample patient's drawn contours: colour where a point is known to be. */
#include "tests/render/sketch.h"

#include "tests/support/sample.h"

/* Sky blue (0.337, 0.706, 0.914), and white, of 255. */
enum { contour_rgb = 0x56b4e9, point_rgb = 0xffffff };

static hf_image *photo_of(const char *visit, hf_view view)
{
    char path[64];
    hf_image *image = NULL;

    snprintf(path, sizeof path, "data/sample/%s/%s.jpg", visit,
             hf_view_name(view));
    assert_ok(hf_image_read(&image, test_path(path), NULL, error));
    return image;
}

/* Looks at every point of a face; lines: only of contours with more than one.
 * Returns how many. */
static int look(hr_canvas *canvas, const hr_view *view, const hf_face *face,
                unsigned rgb, bool lines)
{
    int seen = 0;

    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int s = 0; s < (hf_contour_paired((hf_contour_id)id) ? 2 : 1);
             s++) {
            hf_contour c = hf_face_contour(face, (hf_contour_id)id, (hf_side)s);
            for (size_t i = 0; i < c.count && !(lines && c.count < 2); i++) {
                double x, y;
                hr_view_px(view, c.points[i].x, c.points[i].y, &x, &y);
                if (dot(canvas, x, y) != rgb)
                    fail_msg("%s %d, point %zu: %06x at %.1f, %.1f",
                             hf_contour_name((hf_contour_id)id), s, i,
                             dot(canvas, x, y), x, y);
                seen++;
            }
        }
    return seen;
}

static void check(const char *visit_name, hf_view which)
{
    hf_visit *visit = sample_visit(visit_name);
    hf_values *values = NULL;
    hf_image *photo = photo_of(visit_name, which);
    hr_canvas *canvas = NULL;
    hr_overlay_options options;
    const hf_face *face = hf_visit_face(visit, which);
    const hf_frame *frame;
    hr_view view;

    assert_ok(hf_visit_measure(&values, visit, NULL, HF_AFFECTED_LEFT, error));
    frame = hf_visit_frame(visit, which);
    hr_overlay_options_init(&options);
    options.axes = options.irises = options.distances = false;
    options.sides = options.scale = false;
    view = hr_view_of(hr_extent_of(face, frame),
                      (hr_rect){0, 0, HR_OVERLAY_WIDTH, HR_OVERLAY_HEIGHT},
                      frame, true);
    assert_ok(hr_canvas_new(&canvas, "x.png", HR_OVERLAY_WIDTH,
                            HR_OVERLAY_HEIGHT, error));
    hr_overlay_draw(canvas, photo, face, frame, NULL, &options);
    assert_true(look(canvas, &view, face, contour_rgb, true) > 100);
    options.points = true;
    hr_overlay_draw(canvas, photo, face, frame, NULL, &options);
    assert_true(look(canvas, &view, face, point_rgb, false) > 100);
    hr_canvas_free(canvas);
    hf_values_free(values);
    hf_visit_free(visit);
    hf_image_free(photo);
}

static void test_points(void **state)
{
    (void)state;
    check("pre", HF_VIEW_REST);
    check("pre", HF_VIEW_SMILE_FULL);
    check("pre", HF_VIEW_CLOSE_FULL);
    check("post", HF_VIEW_REST);
    check("post", HF_VIEW_SMILE_FULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_points)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
