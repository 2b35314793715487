/* What must not change a measure: turning the photo over (right and left
 * swap), rotating, scaling or cropping it. On the sample patient's photos.
 */
#include "tests/support/check.h"

#include <hemiface/detect.h>
#include <hemiface/outcome.h>

static hf_detector *detector;
static hf_image *photo;

static int load(void **state)
{
    (void)state;
    return hf_detector_new(&detector, NULL) ||
           hf_image_read(&photo, test_path("data/sample/pre/rest.jpg"), NULL,
                         NULL);
}

static int unload(void **state)
{
    (void)state;
    hf_detector_free(detector);
    hf_image_free(photo);
    return 0;
}

static hf_values *values_of(const hf_image *image)
{
    hf_values *values;
    hf_frame frame;
    hf_face *face;

    assert_ok(hf_detect(&face, detector, image, NULL, NULL, error));
    assert_ok(hf_frame_of(&frame, face, NULL, error));
    assert_ok(hf_measure_static(&values, face, &frame, HF_REASON_NO_FRAME,
                                HF_VIEW_NONE, HF_AFFECTED_UNKNOWN, error));
    hf_face_free(face);
    return values;
}

/* The photo seen through x' = a x - b y + tx, y' = b x + a y + ty, bilinear. */
static hf_image *seen(double a, double b, double tx, double ty, int width,
                      int height)
{
    const unsigned char *from = hf_image_pixels(photo);
    const int w = hf_image_width(photo), h = hf_image_height(photo);
    const double s = a * a + b * b;
    hf_image *out;
    unsigned char *to;

    assert_ok(hf_image_new(&out, width, height, error));
    to = hf_image_edit(out);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++, to += 3) {
            const double px = x + 0.5 - tx, py = y + 0.5 - ty;
            double u = (a * px + b * py) / s - 0.5;
            double v = (a * py - b * px) / s - 0.5;
            const unsigned char *p;

            u = fmin(fmax(u, 0), w - 1.001);
            v = fmin(fmax(v, 0), h - 1.001);
            p = from + 3 * ((size_t)v * (size_t)w + (size_t)u);
            u -= floor(u);
            v -= floor(v);
            for (int c = 0; c < 3; c++)
                to[c] = (unsigned char)lrint(
                    (1 - v) * ((1 - u) * p[c] + u * p[c + 3]) +
                    v * ((1 - u) * p[3 * w + c] + u * p[3 * w + c + 3]));
        }
    return out;
}

/* Readings of the iris, the ruler, scatter by this share of a length. */
static const double ruler = 0.015;

/* Every length, angle and area of two lists agree. Lengths within mm and the
   ruler's scatter, areas within mm times 20 mm of contour, angles as mm over
   20 mm. */
static void assert_same(const hf_values *a, const hf_values *b, double mm)
{
    assert_int_equal(hf_values_count(a), hf_values_count(b));
    for (size_t i = 0; i < hf_values_count(a); i++) {
        const hf_value *p = hf_values_at(a, i), *q = hf_values_at(b, i);
        const char *unit = hf_value_unit(p);
        const double allowed = !strcmp(unit, "mm2")   ? 20 * mm
                               : !strcmp(unit, "deg") ? 3 * mm
                                                      : mm;

        assert_int_equal(p->reason, q->reason);
        if (!p->reason &&
            fabs(p->value - q->value) > allowed + ruler * fabs(p->value))
            fail_msg("%s %s: %.3f and %.3f", p->measure->id,
                     hf_value_side_name(p->side), p->value, q->value);
    }
}

static void check_seen(double a, double b, double tx, double ty, int width,
                       int height, double mm)
{
    hf_image *image = seen(a, b, tx, ty, width, height);
    hf_values *before = values_of(photo), *after = values_of(image);

    assert_same(before, after, mm);
    hf_values_free(before);
    hf_values_free(after);
    hf_image_free(image);
}

static hf_value_side swapped(hf_value_side side)
{
    return side == HF_VALUE_RIGHT  ? HF_VALUE_LEFT
           : side == HF_VALUE_LEFT ? HF_VALUE_RIGHT
                                   : side;
}

/* A signed deviation changes its sign, a difference too; the rest stays. */
static double turned(const hf_value *v)
{
    const char *id = v->measure->id;

    if (v->side == HF_VALUE_DIFF || strstr(id, "deviation") ||
        strstr(id, "cant") == id + strlen(id) - 4)
        return -v->value;
    return v->value;
}

static void mirror_swaps_sides(void **state)
{
    hf_values *before, *after;
    hf_image *mirror;

    (void)state;
    assert_ok(hf_image_mirror(&mirror, photo, error));
    before = values_of(photo);
    after = values_of(mirror);
    for (size_t i = 0; i < hf_values_count(before); i++) {
        const hf_value *v = hf_values_at(before, i);
        const hf_value *w = hf_values_find(after, v->measure->id, HF_VIEW_NONE,
                                           swapped(v->side));

        assert_non_null(w);
        assert_int_equal(v->reason, w->reason);
        if (!v->reason)
            assert_near(w->value, turned(v), 1e-3);
    }
    hf_values_free(before);
    hf_values_free(after);
    hf_image_free(mirror);
}

/* What is allowed is what the mesh itself scatters by: `make bench`. */
static void scaled(void **state)
{
    (void)state;
    check_seen(0.6, 0, 0, 0, 648, 810, 0.8);
    check_seen(1.4, 0, 0, 0, 1512, 1890, 0.6);
}

static void rotated(void **state)
{
    /* 5 deg about the middle of the photo. */
    const double a = cos(0.0873), b = sin(0.0873);

    (void)state;
    check_seen(a, b, 540 - a * 540 + b * 675, 675 - b * 540 - a * 675, 1080,
               1350, 1.0);
}

static void cropped(void **state)
{
    (void)state;
    check_seen(1, 0, -120, -60, 860, 1200, 0.4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mirror_swaps_sides),
        cmocka_unit_test(scaled),
        cmocka_unit_test(rotated),
        cmocka_unit_test(cropped),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
