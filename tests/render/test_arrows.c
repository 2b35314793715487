/* Arrows of movements: where from, where to, and which are left out. */
#include "tests/render/sketch.h"

#include "render/arrows.h"
#include "render/marks.h"

static const hr_arrow *at(const hr_arrow *list, size_t n, double x, double y)
{
    for (size_t i = 0; i < n; i++)
        if (hypot(list[i].from.x - x, list[i].from.y - y) < 1e-6)
            return &list[i];
    return NULL;
}

static void move_corner(hf_face *face, const hf_frame *frame, double dx,
                        double dy, double sd)
{
    hf_point p = {0, 0, sd};

    hf_frame_to_px(frame, -25.0 + dx, -62.0 + dy, &p.x, &p.y);
    assert_ok(hf_face_set_contour(face, HF_COMMISSURE, HF_RIGHT, &p, 1, error));
}

/* The right corner goes 3 mm outwards and 4 mm up, on a photo of another scale
 * and roll; nothing else moves. */
static void test_corner(void **state)
{
    hf_frame a = sketch_frame(0.2, 0.1), b = sketch_frame(0.25, -0.2);
    hf_face *rest = sketch_face(&a), *smile = sketch_face(&b);
    hr_arrow list[HR_MOST_ARROWS];
    const hr_arrow *arrow;

    (void)state;
    assert_int_equal(hr_arrows(list, rest, &a, smile, &b), 0);
    move_corner(smile, &b, -3.0, 4.0, 0.5);
    assert_int_equal(hr_arrows(list, rest, &a, smile, &b), 1);
    arrow = at(list, 1, -25.0, -62.0);
    assert_non_null(arrow);
    assert_near(arrow->to.x, -28.0, 1e-9);
    assert_near(arrow->to.y, -58.0, 1e-9);
    hf_face_free(rest);
    hf_face_free(smile);
}

/* 1.4 mm is too little to be drawn, 1.6 mm is not; nor is 1.6 mm when points
 * are unsure: 4 px of 0.2 mm on both photos give 1.96 sqrt(2) 0.8 = 2.2 mm. */
static void test_too_little(void **state)
{
    hf_frame frame = sketch_frame(0.2, 0.0);
    hf_face *rest = sketch_face(&frame), *smile = sketch_face(&frame);
    hr_arrow list[HR_MOST_ARROWS];

    (void)state;
    move_corner(smile, &frame, 0.0, 1.4, 0.5);
    assert_int_equal(hr_arrows(list, rest, &frame, smile, &frame), 0);
    move_corner(smile, &frame, 0.0, 1.6, 0.5);
    assert_int_equal(hr_arrows(list, rest, &frame, smile, &frame), 1);
    move_corner(smile, &frame, 0.0, 1.6, 4.0);
    move_corner(rest, &frame, 0.0, 0.0, 4.0);
    assert_int_equal(hr_arrows(list, rest, &frame, smile, &frame), 0);
    /* what is the same in every photo is no part of a movement's doubt */
    assert_ok(hf_face_set_repeat(rest, 0.5, error));
    assert_ok(hf_face_set_repeat(smile, 0.5, error));
    assert_int_equal(hr_arrows(list, rest, &frame, smile, &frame), 1);
    hf_face_free(rest);
    hf_face_free(smile);
}

/* A lip's lowest place stays where the midline crosses it when a corner is
 * drawn out: from (-25, -62) to (-35, -62) the right half's middle goes from
 * (-12.5, -68) to (-17.5, -68), the other places stay. */
static void test_lip(void **state)
{
    const double moved[3][2] = {{-35, -62}, {0, -74}, {25, -66}};
    hf_frame frame = sketch_frame(0.2, 0.0);
    hf_face *rest = sketch_face(&frame), *smile = sketch_face(&frame);
    hr_arrow list[HR_MOST_ARROWS];
    hf_point p[3];

    (void)state;
    for (int i = 0; i < 3; i++) {
        p[i].sd = 0.5;
        hf_frame_to_px(&frame, moved[i][0], moved[i][1], &p[i].x, &p[i].y);
    }
    assert_ok(
        hf_face_set_contour(smile, HF_LIP_LOWER_OUTER, HF_RIGHT, p, 3, error));
    assert_int_equal(hr_arrows(list, rest, &frame, smile, &frame), 1);
    assert_near(list[0].from.x, -12.5, 1e-9);
    assert_near(list[0].from.y, -68.0, 1e-9);
    assert_near(list[0].to.x, -17.5, 1e-9);
    assert_near(list[0].to.y, -68.0, 1e-9);
    hf_face_free(rest);
    hf_face_free(smile);
}

/* Dots of the arrow's blue in each row of a canvas, 4 to a unit, on which an
 * arrow of a length stands upright, its tip in row TIP. */
enum { DOTS = 4, WIDE = 240, TALL = 240, TIP = 20 };

static void widths(int out[TALL], double length)
{
    cairo_surface_t *s =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDE, TALL);
    cairo_t *cr = cairo_create(s);
    const hr_place from = {WIDE / 2.0, TIP + DOTS * length};
    const hr_place to = {WIDE / 2.0, TIP};

    cairo_set_source_rgb(cr, 0.8, 0.6, 0.5);
    cairo_paint(cr);
    hr_mark_arrow(cr, HR_MOVEMENT, DOTS, from, to);
    cairo_surface_flush(s);
    for (int y = 0; y < TALL; y++) {
        const unsigned char *row = cairo_image_surface_get_data(s) +
                                   cairo_image_surface_get_stride(s) * y;
        out[y] = 0;
        for (int x = 0; x < WIDE; x++) {
            unsigned dot;

            memcpy(&dot, row + 4 * (size_t)x, sizeof dot);
            out[y] +=
                (dot >> 16 & 255) < 64; /* blue has no red, the rest has */
        }
    }
    cairo_destroy(cr);
    cairo_surface_destroy(s);
}

/* However short: it is widest at its tail and narrows to its tip. */
static void test_short_points(void **state)
{
    (void)state;
    for (double length = 5.0; length < 18.0; length += 1.0) {
        const int tail = TIP + (int)(DOTS * length);
        int wide[TALL];

        widths(wide, length);
        for (int y = TIP + 1; y < tail; y++)
            if (wide[y] < wide[y - 1])
                fail_msg("%.0f long, narrower %d dots from its tip", length,
                         y - TIP);
        assert_true(wide[tail - 1] > 3 * wide[TIP + 2]);
        assert_int_equal(wide[tail + DOTS], 0);
    }
}

/* A longer one has a shaft, less than half as wide as its head. */
static void test_long_has_shaft(void **state)
{
    int wide[TALL];

    (void)state;
    widths(wide, 40.0);
    assert_true(wide[TIP + DOTS * 30] > 0);
    assert_true(2 * wide[TIP + DOTS * 30] < wide[TIP + DOTS * 14]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_corner),
        cmocka_unit_test(test_too_little),
        cmocka_unit_test(test_lip),
        cmocka_unit_test(test_short_points),
        cmocka_unit_test(test_long_has_shaft),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
