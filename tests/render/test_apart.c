/* Distances from the mirror image, worked by hand on the sketched face, and
 * what turning the photo over does to them. */
#include "tests/render/sketch.h"

#include "render/along.h"
#include "render/apart.h"

static const hr_apart *nearest(const hr_apart *list, size_t count, double x,
                               double y)
{
    const hr_apart *found = list;

    for (size_t i = 0; i < count; i++)
        if (hypot(list[i].at.x - x, list[i].at.y - y) <
            hypot(found->at.x - x, found->at.y - y))
            found = &list[i];
    return found;
}

/* A path of 3 + 4 px at 0.5 mm a pixel: half its length, 3.5 px, is half a
 * pixel down the second piece; sd goes from 2 to 4 px over its 4 px, so there
 * 2 + 2 / 8 = 2.25 px = 1.125 mm. */
static void test_along(void **state)
{
    const hf_point points[3] = {{10, 10, 1}, {13, 10, 2}, {13, 14, 4}};
    const hf_contour c = {points, 3}, one = {points, 1}, none = {NULL, 0};
    const hf_frame frame = {.ux = 1.0, .mm_per_px = 0.5};
    hr_place at;
    double sd;

    (void)state;
    assert_true(hr_along(&at, &sd, c, &frame, 0.5));
    assert_near(at.x, 6.5, 1e-12);
    assert_near(at.y, -5.25, 1e-12);
    assert_near(sd, 1.125, 1e-12);
    assert_true(hr_along(&at, &sd, c, &frame, 1.0));
    assert_near(at.y, -7.0, 1e-12);
    assert_true(hr_along(&at, &sd, one, &frame, 0.7));
    assert_near(at.x, 5.0, 1e-12);
    assert_false(hr_along(&at, &sd, none, &frame, 0.5));
}

/* The midline at 5.5 mm is the photo's column 11: 1 px of the path's 7. */
static void test_crossing(void **state)
{
    const hf_point points[3] = {{10, 10, 1}, {13, 10, 2}, {13, 14, 4}};
    const hf_contour c = {points, 3};
    hf_frame frame = {.ux = 1.0, .mm_per_px = 0.5, .mid_x = 5.5};
    double share;

    (void)state;
    assert_true(hr_along_midline(&share, c, &frame));
    assert_near(share, 1.0 / 7.0, 1e-12);
    frame.mid_x = 4.0;
    assert_false(hr_along_midline(&share, c, &frame));
    frame.mid_x = (double)NAN;
    assert_false(hr_along_midline(&share, c, &frame));
}

/* The sketch is symmetric but for the left mouth corner, 4 mm lower: corners
 * are 4 mm apart. Halfway along each half of the upper lip, from (0, -55): the
 * right at (-12.5, -58.5), the left at (12.5, -60.5), so 2 mm; on the midline
 * 0. Points have an sd of 0.5 px = 0.1 mm: of a distance sqrt(2) 0.1. */
static void test_sketch(void **state)
{
    hf_frame frame = sketch_frame(0.2, 0.15);
    hf_face *face = sketch_face(&frame);
    hr_apart list[HR_MOST_APART];
    size_t count = hr_apart_of(list, face, &frame);
    const hr_apart *most;

    (void)state;
    /* brows and lids: 4 contours of two sides; lips: 2 */
    assert_int_equal(count, (4 * 2 + 2 * 2) * HR_APART_EVEN);
    for (size_t i = 0; i < count; i++) {
        if (list[i].part != HR_PART_MOUTH)
            assert_near(list[i].mm, 0.0, 1e-9);
        assert_near(list[i].sd, 0.1 * sqrt(2.0), 1e-9);
    }
    assert_near(nearest(list, count, -25, -62)->mm, 4.0, 1e-9);
    assert_near(nearest(list, count, 25, -66)->mm, 4.0, 1e-9);
    assert_near(nearest(list, count, -12.5, -58.5)->mm, 2.0, 1e-9);
    assert_near(nearest(list, count, 12.5, -60.5)->mm, 2.0, 1e-9);
    assert_near(nearest(list, count, 0, -55)->mm, 0.0, 1e-9);
    most = hr_apart_most(list, count, HR_PART_MOUTH, HF_LEFT);
    assert_non_null(most);
    assert_near(most->mm, 4.0, 1e-9);
    assert_near(most->at.x, 25.0, 1e-9);
    assert_null(hr_apart_most(list, count, HR_PART_NOSE, HF_LEFT));
    hf_face_free(face);
}

/* Turned over, each place is at -x with the same distance. */
static void test_turned_over(void **state)
{
    hf_frame frame = sketch_frame(0.2, 0.0), other;
    hf_face *face = sketch_face(&frame), *turned = NULL;
    hr_apart a[HR_MOST_APART], b[HR_MOST_APART];
    size_t count = hr_apart_of(a, face, &frame);

    (void)state;
    assert_ok(hf_face_mirror(&turned, face, error));
    other = frame;
    other.x0 = 1000.0 - frame.x0;
    assert_int_equal(hr_apart_of(b, turned, &other), count);
    for (size_t i = 0; i < count; i++) {
        const hr_apart *same = nearest(b, count, -a[i].at.x, a[i].at.y);
        assert_near(same->at.x, -a[i].at.x, 1e-9);
        if (a[i].part != HR_PART_MOUTH || fabs(a[i].at.x) < 24.0)
            assert_near(same->mm, a[i].mm, 1e-9);
    }
    hf_face_free(turned);
    hf_face_free(face);
}

/* 2 mm at 0 and 4 mm 10 mm away. At the first the weights are 1 / 6.25^2 =
 * 0.0256 and 1 / (100 + 6.25)^2 = 0.00008858: (0.0512 + 0.00035433) /
 * 0.02568858 = 2.006898. Halfway it is the mean. */
static void test_between(void **state)
{
    const hr_apart list[2] = {{.at = {0, 0}, .mm = 2},
                              {.at = {10, 0}, .mm = 4}};
    double near;

    (void)state;
    assert_near(hr_apart_between(list, 2, (hr_place){0, 0}, &near), 2.006897,
                2e-6);
    assert_near(near, 0.0, 0.0);
    assert_near(hr_apart_between(list, 2, (hr_place){5, 7}, &near), 3.0, 1e-12);
    assert_near(near, sqrt(74.0), 1e-12);
    assert_true(isnan(hr_apart_between(list, 0, (hr_place){5, 7}, &near)));
    assert_true(isinf(near));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_along),   cmocka_unit_test(test_crossing),
        cmocka_unit_test(test_sketch),  cmocka_unit_test(test_turned_over),
        cmocka_unit_test(test_between),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
