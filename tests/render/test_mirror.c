/* Halves and their mirror images, pixel by pixel. */
#include "tests/render/sketch.h"

#include "render/mirror.h"

/* Letters stand in the first 150 rows, the scale bar in the last 150. */
enum { free_top = 150, free_bottom = 150 };

/* A photo on which no two columns and no two rows are alike. */
static hf_image *uneven_photo(void)
{
    hf_image *image = sketch_photo();
    unsigned char *p = hf_image_edit(image);

    for (int y = 0; y < 1200; y++)
        for (int x = 0; x < 1000; x++, p += 3) {
            p[0] = (unsigned char)(x * 255 / 1000);
            p[1] = (unsigned char)(y * 255 / 1200);
            p[2] = (unsigned char)(x * 7 + y * 3);
        }
    return image;
}

static hr_canvas *draw(const hf_image *photo, const hf_frame *frame)
{
    hf_face *face = sketch_face(frame);
    hr_canvas *canvas = NULL;

    assert_ok(hr_canvas_new(&canvas, "x.png", HR_MIRROR_WIDTH, HR_MIRROR_HEIGHT,
                            error));
    assert_ok(hr_mirror_draw(canvas, photo, face, frame, NULL,
                             HF_AFFECTED_UNKNOWN, error));
    hf_face_free(face);
    return canvas;
}

/* Each doubled half is its own mirror image, and its own side is that of the
 * face: the patient's right is on the left. */
static void check(double roll, double mid_x, double mid_turn)
{
    hf_frame frame = sketch_frame(0.2, roll);
    hf_image *photo = uneven_photo();
    hr_canvas *canvas;
    const hr_rect whole = hr_mirror_cell(HR_BOTH);
    const hr_rect right = hr_mirror_cell(HR_RIGHT_TWICE);
    const hr_rect left = hr_mirror_cell(HR_LEFT_TWICE);
    int differ = 0;

    frame.mid_x = mid_x;
    frame.mid_turn = mid_turn;
    canvas = draw(photo, &frame);
    for (int y = free_top; y < (int)whole.h - free_bottom; y += 7)
        for (int x = 0; x < (int)whole.w / 2 - 12; x += 5) {
            double far = whole.w - 1.0 - x, row = whole.y + y;
            unsigned of_right = dot(canvas, whole.x + x, row);
            unsigned of_left = dot(canvas, whole.x + far, row);
            assert_int_equal(dot(canvas, right.x + x, row), of_right);
            assert_int_equal(dot(canvas, right.x + far, row), of_right);
            assert_int_equal(dot(canvas, left.x + x, row), of_left);
            assert_int_equal(dot(canvas, left.x + far, row), of_left);
            differ += of_right != of_left;
        }
    assert_true(differ > 1000);
    hr_canvas_free(canvas);
    hf_image_free(photo);
}

static void test_halves(void **state)
{
    (void)state;
    check(0.0, 0.0, 0.0);
    check(0.2, 3.0, 0.0);
    check(-0.1, -2.0, 0.05);
}

/* The midline of a frame with mid_x = 10 mm is the face's column 500 + 50 px:
 * what is painted there is in the middle of the cell. */
static void test_middle(void **state)
{
    hf_frame frame = sketch_frame(0.2, 0.0);
    hf_image *photo = sketch_photo();
    unsigned char *p = hf_image_edit(photo);
    hr_canvas *canvas;
    const hr_rect left = hr_mirror_cell(HR_LEFT_TWICE);

    (void)state;
    frame.mid_x = 10.0;
    for (int y = 0; y < 1200; y++)
        for (int x = 540; x < 560; x++)
            p[3 * (y * 1000 + x)] = 0; /* no red: cyan */
    canvas = draw(photo, &frame);
    assert_int_equal(dot(canvas, left.x + left.w / 2.0, left.y + 400.0),
                     0x00ffff);
    assert_int_equal(dot(canvas, left.x + left.w / 2.0 - 1.0, left.y + 400.0),
                     0x00ffff);
    assert_int_equal(dot(canvas, left.x + left.w / 2.0 + 30.0, left.y + 400.0),
                     0xffffff);
    hr_canvas_free(canvas);
    hf_image_free(photo);
}

static void test_no_midline(void **state)
{
    hf_frame frame = sketch_frame(0.2, 0.0);
    hf_face *face = sketch_face(&frame);
    hf_image *photo = sketch_photo();
    hr_canvas *canvas = NULL;
    hf_error error;

    (void)state;
    assert_int_equal(hr_canvas_new(&canvas, "x.png", HR_MIRROR_WIDTH,
                                   HR_MIRROR_HEIGHT, &error),
                     HF_OK);
    assert_int_equal(hr_mirror_draw(canvas, photo, face, NULL, NULL,
                                    HF_AFFECTED_LEFT, &error),
                     HF_E_UNDEFINED);
    assert_string_equal(error.text,
                        "the face has no midline: an iris is hidden; choose a "
                        "photo with open eyes");
    frame.mid_x = (double)NAN;
    assert_int_equal(hr_mirror_draw(canvas, photo, face, &frame, NULL,
                                    HF_AFFECTED_LEFT, &error),
                     HF_E_UNDEFINED);
    hr_canvas_free(canvas);
    hf_image_free(photo);
    hf_face_free(face);
}

/* Said from 5 deg on, with the side: yaw is positive to the patient's left. */
static void test_words(void **state)
{
    hf_frame frame = sketch_frame(0.2, 0.0);
    hf_face *face = sketch_face(&frame);
    char words[256];

    (void)state;
    hf_face_set_pose(face, (hf_pose){.known = true, .yaw = 4.9});
    hr_midline_words(words, sizeof words, face, &frame);
    assert_null(strstr(words, "turned"));
    hf_face_set_pose(face, (hf_pose){.known = true, .yaw = -6.4});
    hr_midline_words(words, sizeof words, face, &frame);
    assert_non_null(strstr(words, "patient's right by 6°"));
    hf_face_free(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_halves),
        cmocka_unit_test(test_middle),
        cmocka_unit_test(test_no_midline),
        cmocka_unit_test(test_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
