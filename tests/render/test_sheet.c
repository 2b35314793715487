/* Contact sheets: fields apart, one scale, what is missing. */
#include "tests/render/sketch.h"

#include "render/sheet.h"

static void test_fields(void **state)
{
    (void)state;
    for (size_t n = 1; n <= HR_SHEET_MOST; n++) {
        hr_sheet sheet = {.count = n, .title = n % 2 ? "name" : NULL};
        int width, height;
        assert_ok(hr_sheet_size(&width, &height, &sheet, error));
        for (size_t i = 0; i < n; i++) {
            hr_rect a = hr_sheet_cell(&sheet, i);
            assert_true(a.x >= 0.0 && a.x + a.w <= width);
            assert_true(a.y >= 0.0 && a.y + a.h <= height);
            for (size_t k = 0; k < i; k++)
                assert_near(hr_rect_shared(a, hr_sheet_cell(&sheet, k)), 0.0,
                            0.0);
        }
    }
}

/* Two photos of different scale show the left brow's peak, (30, 25) mm, at the
 * same place of their fields. */
static void test_one_scale(void **state)
{
    hf_frame frames[2] = {sketch_frame(0.2, 0.0), sketch_frame(0.25, 0.1)};
    hf_face *faces[2] = {sketch_face(&frames[0]), sketch_face(&frames[1])};
    hf_image *photo = sketch_photo();
    hr_sheet sheet = {.count = 3, .contours = true};
    hr_canvas *canvas = NULL;
    hr_view view;
    hr_rect gap;
    int width, height;
    double x, y;

    (void)state;
    for (int i = 0; i < 2; i++)
        sheet.photos[i] = (hr_sheet_photo){"rest", photo, faces[i], &frames[i]};
    sheet.photos[2] = (hr_sheet_photo){.name = "brow"};
    assert_ok(hr_sheet_size(&width, &height, &sheet, error));
    assert_ok(hr_canvas_new(&canvas, "x.png", width, height, error));
    hr_sheet_draw(canvas, &sheet);
    for (size_t i = 0; i < 2; i++) {
        view = hr_view_of(hr_extent_join(hr_extent_of(faces[0], &frames[0]),
                                         hr_extent_of(faces[1], &frames[1])),
                          hr_sheet_cell(&sheet, i), &frames[i], true);
        hr_view_mm(&view, 30.0, 25.0, &x, &y);
        assert_int_not_equal(dot(canvas, x, y), 0xffffff);
        assert_int_equal(dot(canvas, x, y + 12.0 * view.scale), 0xffffff);
    }
    /* the half-tone, as cairo rounds it */
    gap = hr_sheet_cell(&sheet, 2);
    assert_int_equal(dot(canvas, gap.x + 5.0, gap.y + 5.0), 0xf0f0f3);
    hr_canvas_free(canvas);
    hf_image_free(photo);
    hf_face_free(faces[0]);
    hf_face_free(faces[1]);
}

static void test_refused(void **state)
{
    hr_sheet sheet = {.count = 0};
    int width, height;

    (void)state;
    assert_int_equal(hr_sheet_size(&width, &height, &sheet, NULL), HF_E_OPTION);
    sheet.count = HR_SHEET_MOST + 1;
    assert_int_equal(hr_sheet_size(&width, &height, &sheet, NULL), HF_E_OPTION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_one_scale),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
