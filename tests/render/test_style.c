/* Colours that are told apart in a grey print, and their names for HTML. */
#include "tests/support/check.h"

#include "render/style.h"

static double linear(double s)
{
    return s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4);
}

/* CIE L* of an sRGB colour, by IEC 61966-2-1 and CIE 15. */
static double lightness(hr_colour c)
{
    double y =
        0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);

    return 116.0 * cbrt(y) - 16.0;
}

static double shaped(double t)
{
    return t > 216.0 / 24389.0 ? cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
}

static void to_lab(double lab[3], hr_colour c)
{
    double r = linear(c.r), g = linear(c.g), b = linear(c.b);
    double x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047;
    double y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    double z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883;

    lab[0] = 116.0 * shaped(y) - 16.0;
    lab[1] = 500.0 * (shaped(x) - shaped(y));
    lab[2] = 200.0 * (shaped(y) - shaped(z));
}

/* A difference of 8 is seen at once between lines side by side; of 20 against
 * white paper (L* 100). */
static void test_series_differ_in_grey(void **state)
{
    (void)state;
    for (size_t i = 0; i < HR_SERIES; i++) {
        hr_colour a = hr_style_series(i)->line.core;
        assert_true(lightness(a) < 80.0);
        for (size_t k = 0; k < i; k++) {
            const hr_series_style *b = hr_style_series(k);
            assert_true(fabs(lightness(a) - lightness(b->line.core)) >= 8.0);
            assert_int_not_equal(b->marker, hr_style_series(i)->marker);
        }
    }
    assert_ptr_equal(hr_style_series(HR_SERIES), hr_style_series(0));
}

/* Text over 7 : 1 on paper (WCAG AAA), secondary text over 4.5 : 1 (AA);
 * contrast (1 + 0.05) / (Y + 0.05), so Y < 0.1 and Y < 0.183: L* 37.8, 49.9. */
static void test_text_is_read(void **state)
{
    (void)state;
    assert_true(lightness(hr_style_colour(HR_INK)) < 37.8);
    assert_true(lightness(hr_style_colour(HR_INK_SOFT)) < 49.9);
}

static void test_hex(void **state)
{
    char hex[8];

    (void)state;
    hr_style_hex(hex, HR_INK); /* 0.10 * 255 = 25.5: 26; 0.12 * 255 = 30.6 */
    assert_string_equal(hex, "#1a1a1f");
    hr_style_hex(hex, HR_EDGE); /* black at 0.18 on white: 0.82 * 255 = 209 */
    assert_string_equal(hex, "#d1d1d1");
}

/* L* falls evenly from 95 to 28: by 67 / 12 = 5.58 a twelfth of the scale.
 * Equal steps look alike: differences of colour (CIE76) within 5 % of their
 * mean. */
static void test_heat(void **state)
{
    double steps[12], mean = 0.0;

    (void)state;
    for (int i = 0; i < 12; i++) {
        double a[3], b[3];
        to_lab(a, hr_style_heat(i / 12.0));
        to_lab(b, hr_style_heat((i + 1) / 12.0));
        assert_near(a[0] - b[0], 5.58, 0.1);
        steps[i] =
            sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) +
                 (a[2] - b[2]) * (a[2] - b[2]));
        mean += steps[i] / 12.0;
    }
    for (int i = 0; i < 12; i++)
        assert_near(steps[i], mean, 0.05 * mean);
    assert_near(lightness(hr_style_heat(-1.0)), 95.0, 0.3);
    assert_near(lightness(hr_style_heat(7.0)), 28.0, 0.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_series_differ_in_grey),
        cmocka_unit_test(test_text_is_read),
        cmocka_unit_test(test_hex),
        cmocka_unit_test(test_heat),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
