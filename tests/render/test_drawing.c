/* A drawing is the same on cairo and in HTML. */
#include "tests/render/drawn.h"

static hr_drawing *blank(const char *title, const char *alt)
{
    hr_drawing *d = NULL;

    assert_ok(hr_drawing_new(&d, 100.0, 50.0, title, alt, error));
    return d;
}

static char *svg_of(const hr_drawing *d)
{
    char *text = NULL;
    size_t size;
    FILE *to = open_memstream(&text, &size);

    assert_non_null(to);
    hr_drawing_svg(d, to);
    fclose(to);
    return text;
}

static void test_svg(void **state)
{
    hr_drawing *d = blank("A <title>", "What \"it\" shows & says");
    const hr_line line = {
        {1, 0, 0, 1}, {1, 1, 1, 1}, 1.0 / HR_PLOT_UNIT, 0, {0, 0}};
    const hr_place points[] = {{10, 20}, {30.126, 40}};
    char *svg;

    (void)state;
    hr_draw_line(d, &line, points, 2);
    hr_draw_text(d, (hr_place){50, 25}, HR_MIDDLE, 8.0, true,
                 (hr_colour){0, 0, 0, 1}, "P<1>");
    assert_ok(hr_drawing_check(d, error));
    svg = svg_of(d);
    assert_non_null(strstr(svg, "<svg role=\"img\" viewBox=\"0 0 100 50\""));
    assert_non_null(strstr(svg, "<title>A &lt;title&gt;</title>"));
    assert_non_null(strstr(svg, "What &quot;it&quot; shows &amp; says"));
    assert_non_null(strstr(svg, "points=\"10,20 30.13,40\""));
    assert_non_null(strstr(svg, "stroke=\"#ff0000\" stroke-width=\"1\""));
    assert_non_null(strstr(svg, "font-weight=\"bold\""));
    assert_non_null(strstr(svg, ">P&lt;1&gt;</text>"));
    assert_null(strstr(svg, "http"));
    free(svg);
    hr_drawing_free(d);
}

/* What XML does not allow becomes U+FFFD, and nothing runs past the end. */
static void test_text(void **state)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"plain", "plain"},
        {"a&b<c>\"d\"'e'", "a&amp;b&lt;c&gt;&quot;d&quot;&#39;e&#39;"},
        {"M\xc3\xbcller \xe2\x86\x92", "M\xc3\xbcller \xe2\x86\x92"},
        {"\xfc", "\xef\xbf\xbd"},                   /* Latin-1 */
        {"x\xe2\x86", "x\xef\xbf\xbd\xef\xbf\xbd"}, /* cut short */
        {"\xc0\x80", "\xef\xbf\xbd\xef\xbf\xbd"},   /* NUL, written long */
        {"\xed\xa0\x80", /* half of a surrogate pair */
         "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
        {"a\x01z", "a\xef\xbf\xbdz"},
        {"\xf0\x9f\x99\x82", "\xf0\x9f\x99\x82"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = NULL;
        size_t size;
        FILE *to = open_memstream(&text, &size);

        assert_non_null(to);
        hr_xml_text(to, cases[i].in);
        fclose(to);
        assert_string_equal(text, cases[i].out);
        free(text);
    }
}

/* Text that is not UTF-8 is drawn with U+FFFD, not refused. */
static void test_drawn_text(void **state)
{
    hr_drawing *d = blank("\xfc", "");

    (void)state;
    hr_draw_text(d, (hr_place){10, 20}, HR_START, 10, false,
                 (hr_colour){0, 0, 0, 1}, "M\xfcller");
    assert_string_equal(d->shapes[0].text, "M\xef\xbf\xbdller");
    assert_string_equal(d->title, "\xef\xbf\xbd");
    assert_near(d->shapes[0].box.w,
                hr_drawing_width(d, 10, false, "M\xef\xbf\xbdller"), 1e-9);
    assert_true(painted(d, 99, 49) == 0xffffff);
    hr_drawing_free(d);
}

/* A clipped area shows inside its rectangle and not beyond it. */
static void test_clip(void **state)
{
    const hr_rect clip = {20, 10, 20, 20};
    hr_drawing *d = blank("", "");
    char *svg;

    (void)state;
    hr_drawing_clip(d, &clip);
    hr_draw_rect(d, (hr_colour){0, 0, 1, 1}, NULL, (hr_rect){0, 0, 100, 50});
    hr_drawing_clip(d, NULL);
    assert_int_equal(painted(d, 30, 20), 0x0000ff);
    assert_int_equal(painted(d, 15, 20), 0xffffff);
    assert_int_equal(painted(d, 45, 20), 0xffffff);
    svg = svg_of(d);
    assert_non_null(strstr(svg, "<svg x=\"20\" y=\"10\" width=\"20\" "
                                "height=\"20\" viewBox=\"20 10 20 20\">"));
    free(svg);
    hr_drawing_free(d);
}

/* Text at its end, middle and start, and upwards, covers what it says. */
static void test_boxes(void **state)
{
    hr_drawing *d = blank("", "");
    const hr_colour ink = {0, 0, 0, 1};
    const double w = hr_drawing_width(d, 10.0, false, "mmm");

    (void)state;
    hr_draw_text(d, (hr_place){50, 25}, HR_START, 10, false, ink, "mmm");
    hr_draw_text(d, (hr_place){50, 25}, HR_MIDDLE, 10, false, ink, "mmm");
    hr_draw_text(d, (hr_place){50, 25}, HR_END, 10, false, ink, "mmm");
    hr_draw_text_up(d, (hr_place){50, 40}, HR_START, 10, ink, "mmm");
    assert_true(w > 10);
    assert_near(d->shapes[0].box.x, 50, 1e-9);
    assert_near(d->shapes[1].box.x, 50 - w / 2, 1e-9);
    assert_near(d->shapes[2].box.x, 50 - w, 1e-9);
    assert_near(d->shapes[0].box.y, 25 - 9.3, 1e-9);
    assert_near(d->shapes[0].box.h, 11.7, 1e-9);
    assert_near(d->shapes[3].box.x, 50 - 9.3, 1e-9);
    assert_near(d->shapes[3].box.y, 40 - w, 1e-9);
    assert_near(d->shapes[3].box.h, w, 1e-9);
    hr_drawing_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_svg), cmocka_unit_test(test_text),
        cmocka_unit_test(test_drawn_text), cmocka_unit_test(test_clip),
        cmocka_unit_test(test_boxes)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
