/* Photos in pictures: encoded anew, once; upright about the midline. */
#include "tests/render/sketch.h"

#include "render/photo.h"

#include <unistd.h>

/* How often a word is in a file. */
static int times(const char *path, const char *word)
{
    static char bytes[1 << 22];
    FILE *file = fopen(path, "rb");
    size_t n, length = strlen(word);
    int count = 0;

    assert_non_null(file);
    n = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_in_range(n, 100, sizeof bytes - 1);
    for (size_t i = 0; i + length <= n; i++)
        count += memcmp(bytes + i, word, length) == 0;
    return count;
}

static void draw(const char *path)
{
    hf_frame frame = sketch_frame(0.2, 0.1);
    hf_image *photo = sketch_photo();
    hf_face *face = sketch_face(&frame);
    hr_canvas *canvas = NULL;
    hr_view view = hr_view_of(hr_extent_of(face, &frame),
                              (hr_rect){20, 30, 400, 500}, &frame, true);

    assert_ok(hr_canvas_new(&canvas, path, 440, 560, error));
    hr_photo_draw(hr_canvas_context(canvas), &view, photo);
    assert_ok(hr_canvas_finish(canvas, error));
    hr_canvas_free(canvas);
    hf_face_free(face);
    hf_image_free(photo);
}

static void test_once_as_jpeg(void **state)
{
    char folder[] = "/tmp/hemiface-photo-XXXXXX", path[64];

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.svg", folder);
    draw(path);
    assert_int_equal(times(path, "data:image/jpeg"), 1);
    assert_int_equal(times(path, "data:image/"), 1);
    remove(path);
    snprintf(path, sizeof path, "%s/a.pdf", folder);
    draw(path);
    assert_int_equal(times(path, "/DCTDecode"), 1);
    remove(path);
    rmdir(folder);
}

/* 0.2 mm a pixel, origin (500, 400), pupils level. The midline is at 2 mm and
 * falls 1 to 10: at y = -30 mm at 2 + 30 / 10 = 5 mm, which is the pixel
 * (500 + 25, 400 + 150). Along the midline that is 30 sqrt(1 + 0.01) = 30.1496
 * below the pupils. A place 10 mm to the left at right angles to it there is
 * (5 + 10 c, -30 + 10 s) with c = 1 / sqrt(1.01), s = 0.1 c. */
static void test_midline_upright(void **state)
{
    const double c = 1.0 / sqrt(1.01), s = 0.1 * c;
    hf_frame frame = sketch_frame(0.2, 0.0), upright;
    double x, y;

    (void)state;
    frame.mid_x = 2.0;
    frame.mid_turn = atan(0.1);
    assert_true(hr_view_midline(&upright, &frame));
    hf_frame_to_mm(&upright, 525.0, 550.0, &x, &y);
    assert_near(x, 0.0, 1e-9);
    assert_near(y, -30.149627, 1e-5);
    hf_frame_to_mm(&upright, 500.0 + 5.0 * (5.0 + 10.0 * c),
                   400.0 + 5.0 * (30.0 - 10.0 * s), &x, &y);
    assert_near(x, 10.0, 1e-9);
    assert_near(y, -30.149627, 1e-5);
    assert_near(hf_frame_midline_at(&upright, -50.0), 0.0, 1e-12);
    /* the left pupil, (30, 0) in the frame: (28 c, -28 s) */
    assert_near(upright.pupil_x[HF_LEFT], 28.0 * c, 1e-9);
    assert_near(upright.pupil_y[HF_LEFT], -28.0 * s, 1e-9);
    frame.mid_x = (double)NAN;
    assert_false(hr_view_midline(&upright, &frame));
}

/* Without irises a face is level by the outer corners of its eyes: of the
 * sketch at (-44, 1) and (44, 1) mm in a frame turned by 0.2 they run along
 * that. */
static void test_level_without_irises(void **state)
{
    hf_frame frame = sketch_frame(0.2, 0.2), made;
    hf_face *face = sketch_face(&frame), *bare = NULL;

    (void)state;
    made = hr_view_frame(face, NULL);
    assert_near(made.ux, cos(0.2), 1e-9);
    assert_near(made.uy, sin(0.2), 1e-9);
    assert_ok(hf_face_new(&bare, 1000, 1200, error));
    made = hr_view_frame(bare, NULL);
    assert_near(made.ux, 1.0, 0.0);
    assert_near(made.uy, 0.0, 0.0);
    hf_face_free(bare);
    hf_face_free(face);
}

/* Bytes from the first marker of a JPEG file to its last. */
static void test_jpeg(void **state)
{
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 30, 20);
    unsigned char *bytes = NULL;
    unsigned long count = 0;

    (void)state;
    assert_true(hr_photo_jpeg(&bytes, &count, s));
    assert_true(count > 100);
    assert_int_equal(bytes[0] << 8 | bytes[1], 0xffd8);
    assert_int_equal(bytes[count - 2] << 8 | bytes[count - 1], 0xffd9);
    free(bytes);
    cairo_surface_destroy(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_once_as_jpeg),
        cmocka_unit_test(test_jpeg),
        cmocka_unit_test(test_midline_upright),
        cmocka_unit_test(test_level_without_irises),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
