/* Axes, mapping, and the plots of reports: where things are, and that they can
 * be read. */
#include "tests/render/drawn.h"

/* ------------------------------------------------------------- mapping */

/* An area of 200 x 100 points at (50, 10); x from 0 to 10, y from -5 to 5: 3
 * lies at 50 + 3 * 20, 2 at 10 + 3 * 10. */
static void test_mapping(void **state)
{
    hr_drawing *d = NULL;
    hr_plot p;

    (void)state;
    assert_ok(hr_drawing_new(&d, 300, 150, "", "", error));
    p = hr_plot_in(d, (hr_rect){0, 0, 300, 150}, hr_axis_of(0, 10, 6, NULL),
                   hr_axis_of(-5, 5, 3, NULL));
    p.area = (hr_rect){50, 10, 200, 100};
    assert_near(hr_plot_at(&p, 3, 2).x, 110, 1e-9);
    assert_near(hr_plot_at(&p, 3, 2).y, 40, 1e-9);
    assert_near(hr_plot_at(&p, 0, -5).x, 50, 1e-9);
    assert_near(hr_plot_at(&p, 0, -5).y, 110, 1e-9);
    hr_plot_marker(&p, HR_SQUARE, (hr_colour){1, 0, 0, 1}, 3, 2, 4);
    hr_plot_marker(&p, HR_SQUARE, (hr_colour){1, 0, 0, 1}, NAN, 2, 4);
    assert_int_equal(d->count, 1);
    assert_int_equal(painted(d, 110, 40), 0xff0000);
    assert_int_equal(painted(d, 120, 40), 0xffffff);
    hr_drawing_free(d);
}

/* An axis of words puts word i at i. */
static void test_words(void **state)
{
    static const char *const words[] = {"pre", "post"};
    const hr_axis a = hr_axis_words(words, 2, 0.25, NULL);
    hr_drawing *d = NULL;
    hr_plot p;

    (void)state;
    assert_ok(hr_drawing_new(&d, 300, 150, "", "", error));
    p = hr_plot_in(d, (hr_rect){0, 0, 300, 150}, a, hr_axis_of(0, 8, 5, "mm"));
    hr_plot_frame(&p);
    assert_readable(d);
    assert_near(text_of(d, "pre")->points->x, p.area.x + p.area.w * 0.25 / 1.5,
                1e-9);
    assert_near(text_of(d, "post")->points->x, p.area.x + p.area.w * 1.25 / 1.5,
                1e-9);
    assert_near(text_of(d, "8")->box.x + text_of(d, "8")->box.w, p.area.x - 5.5,
                1e-9);
    hr_drawing_free(d);
}

/* A name that is longer than its axis is set smaller, and stays beside it. */
static void test_long_name(void **state)
{
    static const char name[] = "a name of an axis that is much longer than 60 "
                               "points are, whatever font there is";
    hr_drawing *d = NULL;
    const hr_shape *s;
    hr_plot p;

    (void)state;
    assert_ok(hr_drawing_new(&d, 300, 100, "", "", error));
    p = hr_plot_in(d, (hr_rect){0, 20, 300, 80}, hr_axis_of(0, 10, 6, NULL),
                   hr_axis_of(0, 10, 3, name));
    hr_plot_frame(&p);
    s = text_of(d, name);
    assert_near(s->box.h, p.area.h, 0.5);
    assert_true(s->box.y > p.area.y - 0.5);
    assert_true(s->box.x >= 0);
    hr_drawing_free(d);
}

/* More corners than one piece holds: the whole line is there. */
static void test_long_line(void **state)
{
    const hr_line line = {{0, 0, 0, 1}, {0, 0, 0, 1}, 1, 0, {0, 0}};
    hr_place values[150];
    hr_drawing *d = NULL;
    hr_plot p;
    size_t corners = 0;

    (void)state;
    for (int i = 0; i < 150; i++)
        values[i] = (hr_place){i, i % 7};
    assert_ok(hr_drawing_new(&d, 300, 150, "", "", error));
    p = hr_plot_in(d, (hr_rect){0, 0, 300, 150}, hr_axis_of(0, 150, 6, NULL),
                   hr_axis_of(0, 6, 4, NULL));
    hr_plot_line(&p, &line, values, 150);
    for (size_t i = 0; i < d->count; i++) {
        corners += d->shapes[i].count - (i ? 1 : 0);
        if (i)
            assert_near(d->shapes[i].points[0].x,
                        d->shapes[i - 1].points[d->shapes[i - 1].count - 1].x,
                        1e-12);
    }
    assert_int_equal(corners, 150);
    hr_drawing_free(d);
}

/* --------------------------------------------------------------- plots */

static const double pre[] = {2.0, 3.0, 4.0, 5.5}, post[] = {6.0, 7.0, 4.5, 4.0};
static const hf_direction directions[] = {HF_IMPROVED, HF_IMPROVED,
                                          HF_UNCHANGED, HF_WORSE};

static hr_paired some(void)
{
    return (hr_paired){.title = "excursion",
                       .alt = "excursion of four patients",
                       .name = "excursion (mm)",
                       .unit = "mm",
                       .visits = {"pre", "post"},
                       .pre = pre,
                       .post = post,
                       .direction = directions,
                       .n = 4,
                       .group_mean = {3.625, 5.375},
                       .mean = {{2.0, 5.2, 0.95}, {3.6, 7.1, 0.95}},
                       .mdc95 = 1.2,
                       .bias = 1.75,
                       .limits = {-3.9, 7.4, 0.95}};
}

/* Where a shape of that colour has its last corner; a failed test if none. */
static const hr_shape *line_in(const hr_drawing *d, hr_colour colour)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->shapes[i].kind == HR_SHAPE_LINE && d->shapes[i].clipped &&
            rgb_of(d->shapes[i].line.core) == rgb_of(colour))
            return &d->shapes[i];
    fail_msg("no line of that colour");
    return NULL;
}

static void test_slopes(void **state)
{
    const hr_paired data = some();
    const hr_colour green = hr_style_change(HF_IMPROVED);
    const hr_shape *better, *worse;
    hr_drawing *d = NULL;
    double x, y;

    (void)state;
    assert_ok(hr_plot_slopes(&d, &data, 240, error));
    assert_readable(d);
    assert_true(says(d, "better (2)"));
    assert_true(says(d, "worse (1)"));
    assert_true(says(d, "within mdc95 (1)"));
    better = line_in(d, green);
    worse = line_in(d, hr_style_change(HF_WORSE));
    /* Up is more; worse is dashed, so that grey tells them apart. */
    assert_true(better->points[1].y < better->points[0].y);
    assert_true(worse->points[1].y > worse->points[0].y);
    assert_true(better->line.dash[0] == 0.0 && worse->line.dash[0] > 0.0);
    /* The line from 3 to 7 is the topmost in its middle: no other is near. */
    x = 0.2 * better->points[0].x + 0.8 * better->points[1].x;
    y = 0.2 * better->points[0].y + 0.8 * better->points[1].y;
    assert_int_equal(painted(d, x, y), rgb_of(green));
    hr_drawing_free(d);
}

static void test_slopes_of_unknown(void **state)
{
    hr_paired data = some();
    hr_drawing *d = NULL;
    hf_error why = {HF_OK, ""};

    (void)state;
    data.direction = NULL;
    data.group_mean[0] = data.group_mean[1] = NAN;
    data.mean[0] = data.mean[1] = (hf_interval){NAN, NAN, NAN};
    assert_ok(hr_plot_slopes(&d, &data, 240, error));
    assert_readable(d);
    assert_true(says(d, "mdc95 not known (4)"));
    assert_false(says(d, "mean with its 95 % CI"));
    hr_drawing_free(d);
    data.n = 0;
    assert_int_equal(hr_plot_slopes(&d, &data, 240, &why), HF_E_OPTION);
    assert_int_equal(hr_plot_agreement(&d, &data, 240, &why), HF_E_OPTION);
}

/* The first patient: mean 4, change +4. */
static void test_agreement(void **state)
{
    const hr_paired data = some();
    const hr_colour blue = hr_style_series(0)->line.core;
    hr_drawing *d = NULL;
    const hr_shape *four, *at4;
    size_t points = 0;
    double x, y;

    (void)state;
    assert_ok(hr_plot_agreement(&d, &data, 300, error));
    assert_readable(d);
    assert_true(says(d, "mean +1.8"));
    assert_true(says(d, "+1.96 sd +7.4"));
    assert_true(says(d, "mean of before and after (mm)"));
    assert_true(says(d, "change (mm)"));
    for (size_t i = 0; i < d->count; i++)
        points += d->shapes[i].kind == HR_SHAPE_AREA &&
                  rgb_of(d->shapes[i].colour) == rgb_of(blue);
    /* four patients, and one in the legend */
    assert_int_equal(points, 5);
    /* Axes: changes from -4 to 8 by 2; means 3 4.25 4.75 5: 0.5 apart. */
    four = text_of(d, "4.0");
    at4 = text_of(d, "4");
    assert_non_null(four);
    assert_non_null(at4);
    x = four->box.x + 0.5 * four->box.w;
    y = at4->points->y - 0.35 * at4->size;
    assert_int_equal(painted(d, x, y), rgb_of(blue));
    hr_drawing_free(d);
}

/* Limits that nearly coincide: their names do not. */
static void test_close_limits(void **state)
{
    hr_paired data = some();
    hr_drawing *d = NULL;

    (void)state;
    data.limits = (hf_interval){1.7, 1.8, 0.95};
    assert_ok(hr_plot_agreement(&d, &data, 300, error));
    assert_readable(d);
    assert_true(says(d, "mean +1.8"));
    assert_true(says(d, "+1.96 sd +1.8"));
    hr_drawing_free(d);
}

/* Of 10 patients 5 are better: green from 0 to 50 %, and "5" on it. */
static void test_responders(void **state)
{
    const hr_bar bars[] = {{"excursion", 5, 3, 0, 2, 1},
                           {"brow elevation", 0, 0, 0, 0, 4}};
    hr_drawing *d = NULL;
    const hr_shape *zero, *hundred, *name;
    double x0, x100, y;

    (void)state;
    assert_ok(hr_plot_responders(&d, bars, 2, "responders", "two measures", 400,
                                 error));
    assert_readable(d);
    assert_true(says(d, "of 10"));
    assert_true(says(d, "na"));
    assert_true(says(d, "5") && says(d, "3") && says(d, "2"));
    zero = text_of(d, "0");
    hundred = text_of(d, "100");
    name = text_of(d, "excursion");
    x0 = zero->points->x;
    x100 = hundred->points->x;
    y = name->points->y - 0.35 * name->size;
    assert_int_equal(painted(d, x0 + 0.1 * (x100 - x0), y),
                     rgb_of(hr_style_change(HF_IMPROVED)));
    assert_int_equal(painted(d, x0 + 0.55 * (x100 - x0), y),
                     rgb_of(hr_style_line(HR_PLOT_GRID)->core));
    assert_int_equal(painted(d, x0 + 0.85 * (x100 - x0), y),
                     rgb_of(hr_style_change(HF_WORSE)));
    hr_drawing_free(d);
}

static void test_course(void **state)
{
    static const char *const visits[] = {"pre", "6w", "3m", "1y"};
    static const double value[] = {2.0, NAN, 5.0, 6.0};
    static const double mdc95[] = {1.0, NAN, 3.5, 1.0};
    hr_course data = {.title = "excursion",
                      .alt = "over four visits",
                      .name = "excursion (mm)",
                      .visits = visits,
                      .visit_count = 4,
                      .value = value,
                      .mdc95 = mdc95,
                      .noticeable = NAN};
    hr_drawing *d = NULL;
    hf_error why = {HF_OK, ""};
    double high[4] = {0};
    size_t lines = 0, bands = 0;

    (void)state;
    assert_ok(hr_plot_course(&d, &data, 300, error));
    assert_readable(d);
    /* From 3m to 1y only: 6w is not there, so nothing leads to it. A line
     * with its halo is one shape. */
    for (size_t i = 0; i < d->count; i++)
        lines += d->shapes[i].kind == HR_SHAPE_LINE && d->shapes[i].clipped;
    assert_int_equal(lines, 1);
    /* A step for each visit with a value: 3.5 times as high where a change is
     * told from 3.5 on. */
    for (size_t i = 0; i < d->count && bands < 4; i++)
        if (d->shapes[i].kind == HR_SHAPE_AREA && d->shapes[i].clipped)
            high[bands++] =
                fabs(d->shapes[i].points[2].y - d->shapes[i].points[0].y);
    assert_int_equal(bands, 3);
    assert_true(high[0] > 1.0);
    assert_near(high[1], 3.5 * high[0], 1e-9);
    assert_near(high[2], high[0], 1e-9);
    assert_true(says(d, "within mdc95 of the first visit"));
    hr_drawing_free(d);
    data.visit_count = 1;
    assert_int_equal(hr_plot_course(&d, &data, 300, &why), HF_E_OPTION);
}

static void test_flow(void **state)
{
    const hr_step steps[] = {
        {"14 patients\n224 photos", NULL},
        {"12 patients with both visits", "no photo after surgery: 1\nno face "
                                         "found: 1"},
        {"11 patients with excursion",
         "excursion smile-full affected: 1 without, for a reason that takes "
         "more than the width of a box"},
    };
    hr_drawing *d = NULL;

    (void)state;
    assert_ok(hr_plot_flow(&d, steps, 3, "flow", "flow", 420, error));
    assert_readable(d);
    assert_true(says(d, "14 patients") && says(d, "224 photos"));
    /* Every text lies in some box, with room to its edges. */
    for (size_t i = 0; i < d->count; i++) {
        const hr_shape *s = &d->shapes[i];
        size_t within = 0;

        for (size_t k = 0; k < i && s->kind == HR_SHAPE_TEXT; k++)
            if (d->shapes[k].kind == HR_SHAPE_AREA && d->shapes[k].count == 4)
                within += s->box.x > d->shapes[k].points[0].x + 5 &&
                          s->box.x + s->box.w < d->shapes[k].points[2].x - 5 &&
                          s->box.y > d->shapes[k].points[0].y &&
                          s->box.y + s->box.h < d->shapes[k].points[2].y;
        assert_int_equal(within, s->kind == HR_SHAPE_TEXT);
    }
    assert_true(text_of(d, "no face found: 1")->box.x > 210);
    assert_true(text_of(d, "12 patients with both visits")->box.y >
                text_of(d, "no face found: 1")->box.y);
    hr_drawing_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mapping),
                                       cmocka_unit_test(test_words),
                                       cmocka_unit_test(test_long_name),
                                       cmocka_unit_test(test_long_line),
                                       cmocka_unit_test(test_slopes),
                                       cmocka_unit_test(test_slopes_of_unknown),
                                       cmocka_unit_test(test_agreement),
                                       cmocka_unit_test(test_close_limits),
                                       cmocka_unit_test(test_responders),
                                       cmocka_unit_test(test_course),
                                       cmocka_unit_test(test_flow)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
