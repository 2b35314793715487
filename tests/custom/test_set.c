/* What a set says of itself, and movements worked out by hand. */
#include "tests/custom/load.h"

#include "custom/tree.h"

static void lines_become_measures(void **state)
{
    static const char good[] =
        "\xEF\xBB\xBF# a byte order mark, comments, empty lines, line ends\r\n"
        "\r\n"
        "lid, mm, height(lid_upper, x(pupil)) - y(pupil)  # at the pupil\n"
        "   corner  ,\tmm\thigher ,  y( commissure )\t\r\n"
        "width@smile-full@pucker,mm lower,distance(ala.R,ala.L)\n"
        "chin_at , mm zero, x(chin)";
    hf_custom *c = loaded(good);
    const hf_measure *m = hf_custom_at(c, 0);

    (void)state;
    assert_int_equal(hf_custom_count(c), 4);
    assert_string_equal(m->id, "lid");
    assert_string_equal(m->unit, "mm");
    assert_string_equal(m->region, "custom");
    assert_string_equal(m->text, "height(lid_upper, x(pupil)) - y(pupil)");
    assert_string_equal(m->same_as, "");
    assert_true(m->paired && m->has_ratio && m->views == 0);
    assert_int_equal(m->better, HF_BETTER_UNDEFINED);
    assert_true(isnan(m->noticeable));
    m = hf_custom_at(c, 1);
    assert_string_equal(m->id, "corner");
    assert_string_equal(m->text, "y( commissure )");
    assert_true(m->paired && !m->has_ratio);
    assert_int_equal(m->better, HF_BETTER_HIGHER);
    m = hf_custom_at(c, 2);
    assert_string_equal(m->id, "width");
    assert_true(!m->paired && !m->has_ratio);
    assert_int_equal(m->views, 1 << HF_VIEW_SMILE_FULL | 1 << HF_VIEW_PUCKER);
    assert_int_equal(m->better, HF_BETTER_LOWER);
    assert_int_equal(hf_custom_at(c, 3)->better, HF_BETTER_NEAR_ZERO);
    assert_null(hf_custom_at(c, 4));
    hf_custom_free(c);
}

/* A ratio means something for lengths from a natural zero, not for heights in
 * the frame and directions. */
static void which_have_a_ratio(void **state)
{
    static const struct {
        const char *fields;
        bool ratio;
    } list[] = {
        {"mm, lateral(ala)", true},
        {"mm, y(ala)", false},
        {"mm, -y(ala)", false},
        {"mm, y(ala) - y(chin)", true},
        {"mm, (y(ala) + y(commissure)) / 2 - y(chin)", true},
        {"mm, 0.1 * y(ala) + 0.2 * y(ala) - y(ala) * 0.3", true},
        {"mm, y(ala) + y(commissure) - y(chin)", false},
        {"mm, abs(y(ala))", false},
        {"mm, abs(y(ala) - y(chin))", true},
        {"mm, max(y(ala), y(chin)) - y(nasion)", true},
        {"mm, max(0, y(ala) - y(chin))", true},
        {"mm, height(jaw, 9 mm) - rise(chin, ala)", false},
        {"mm2, y(ala) * lateral(ala)", false},
        {"mm2, lateral(ala) * lateral(ala)", true},
        {"%, percent(lateral(ala), y(nasion))", false},
        {"%, percent(lateral(ala), rise(chin, nasion))", true},
        {"deg, tilt(nasion, ala)", false},
        {"deg, angle(nasion, ala, chin)", true},
    };
    char line[120];

    (void)state;
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        hf_custom *c;

        snprintf(line, sizeof line, "it, %s", list[i].fields);
        c = loaded(line);
        assert_true(hf_custom_at(c, 0)->paired);
        if (hf_custom_at(c, 0)->has_ratio != list[i].ratio)
            fail_msg("%s: ratio expected: %d", line, list[i].ratio);
        hf_custom_free(c);
    }
}

/* The sum is that of sha256sum over "a, mm, y(chin)" and a line end. */
static void name_and_sum(void **state)
{
    static const char line[] = "a, mm, y(chin)\n";
    hf_custom *c = NULL;

    (void)state;
    assert_ok(hf_custom_parse(&c, line, strlen(line), "my/own/a.measures", told,
                              NULL, error));
    assert_string_equal(hf_custom_name(c), "a.measures");
    assert_string_equal(
        hf_custom_sha256(c),
        "1be25d0a8a760786c907ad5c3e43d16110825a08e3b73c9b0e53b28f50204420");
    hf_custom_free(c);
}

/* Corners go 8 and 3 mm out, 6 and 4 mm up. */
static void movements(void **state)
{
    hf_custom *c =
        loaded("way@smile-full, mm, distance(commissure, rest(commissure))\n"
               "out@smile-full, mm, x(commissure) - rest(x(commissure))\n"
               "wider@smile-full, mm, distance(commissure.R, commissure.L)"
               " - rest(distance(commissure.R, commissure.L))\n"
               "part@smile-full, %, percent(lateral(commissure),"
               " rest(lateral(commissure)))\n"
               "way_up@smile-full, deg, tilt(rest(commissure), commissure)\n"
               "here@smile-full, mm, lateral(commissure)\n"
               "always, mm, lateral(commissure)\n");
    hf_frame where = make_frame(1900, 1200, 0, 0.2);
    hf_values *v = NULL;
    make_face rest, now;
    hf_face *a, *b;

    (void)state;
    make_face_ideal(&rest);
    now = rest;
    make_face_shift(&now, HF_COMMISSURE, HF_RIGHT, -8, 6);
    make_face_shift(&now, HF_COMMISSURE, HF_LEFT, 3, 4);
    a = make_face_place(&rest, &where);
    b = make_face_place(&now, &where);
    assert_ok(hf_custom_dynamic(&v, c, a, &where, b, &where, HF_VIEW_SMILE_FULL,
                                HF_AFFECTED_LEFT, error));
    /* 4 values of each paired one but the direction's 3, and the single one */
    assert_int_equal(hf_values_count(v), 4 * 4 + 3 + 1);
#define AT(id, side) make_found(v, id, HF_VIEW_SMILE_FULL, side)->value
    assert_near(AT("way", HF_VALUE_RIGHT), 10, 1e-9);
    assert_near(AT("way", HF_VALUE_LEFT), 5, 1e-9);
    assert_near(AT("way", HF_VALUE_DIFF), -5, 1e-9);
    assert_near(AT("way", HF_VALUE_RATIO), 50, 1e-9);
    assert_near(AT("out", HF_VALUE_RIGHT), 8, 1e-9);
    assert_near(AT("out", HF_VALUE_LEFT), 3, 1e-9);
    /* from (-33, -59) to (28, -61), before 50 */
    assert_near(AT("wider", HF_VALUE_SINGLE), hypot(61, 2) - 50, 1e-9);
    assert_near(AT("part", HF_VALUE_RIGHT), 3300 / 25., 1e-9);
    assert_near(AT("way_up", HF_VALUE_RIGHT), atan(6. / 8) * DEG, 1e-9);
    assert_near(AT("way_up", HF_VALUE_LEFT), atan(4. / 3) * DEG, 1e-9);
    assert_near(AT("here", HF_VALUE_LEFT), 28, 1e-9);
    hf_values_free(v);
    hf_face_free(a);
    hf_face_free(b);
    hf_custom_free(c);
}

/* Closed eyes: the pupil is where it was at rest, the iris is not there; and
 * on the rest photo it is. */
static void closed_eyes(void **state)
{
    hf_custom *c =
        loaded("lid@close-full, mm, y(pupil) - y(middle(lid_upper))\n"
               "now@close-full, mm, y(iris)\n"
               "then@close-full, mm, rest(iris_radius)\n");
    hf_frame where = make_frame(1900, 1200, 0, 0.2), rest_frame, frame;
    make_face rest, now;
    hf_values *v = NULL;
    hf_face *a, *b;

    (void)state;
    make_face_ideal(&rest);
    now = rest;
    make_face_hide(&now);
    a = make_face_place(&rest, &where);
    b = make_face_place(&now, &where);
    assert_ok(hf_frame_of(&rest_frame, a, NULL, error));
    assert_ok(hf_frame_by_rest(&frame, b, a, &rest_frame, error));
    assert_ok(hf_custom_dynamic(&v, c, a, &rest_frame, b, &frame,
                                HF_VIEW_CLOSE_FULL, HF_AFFECTED_LEFT, error));
#undef AT
#define AT(id, side) make_found(v, id, HF_VIEW_CLOSE_FULL, side)->value
    assert_near(AT("lid", HF_VALUE_LEFT), -3.8, 1e-6);
    assert_near(AT("then", HF_VALUE_RIGHT), 5.885, 1e-6);
    assert_reason(v, "now", HF_VALUE_LEFT, "iris-hidden");
    hf_values_free(v);
    hf_face_free(a);
    hf_face_free(b);
    hf_custom_free(c);
}

/* The manual page has an item of every function, and names every contour. */
static void the_page_has_all(void **state)
{
    static char page[20000];
    FILE *file = fopen(test_path("man/hemiface-custom.5"), "r");
    const hf_function *f;
    char item[64];

    (void)state;
    assert_non_null(file);
    page[fread(page, 1, sizeof page - 1, file)] = 0;
    fclose(file);
    for (size_t i = 0; (f = hf_function_at(i)); i++) {
        snprintf(item, sizeof item, "Fn %s ", f->name);
        if (!strstr(page, item))
            fail_msg("%s() is not in hemiface-custom(5)", f->name);
    }
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        if (!strstr(page, hf_contour_name((hf_contour_id)id)))
            fail_msg("'%s' is not there", hf_contour_name((hf_contour_id)id));
}

/* The example file is right, and every measure of it is measured. */
static void the_example_is_right(void **state)
{
    hf_custom *c = NULL;
    make_face m;
    hf_values *v;

    (void)state;
    assert_ok(hf_custom_read(&c, test_path("data/example.measures"), told, NULL,
                             error));
    assert_int_equal(hf_custom_count(c), 13);
    make_face_ideal(&m);
    v = on_photo(c, &m, HF_AFFECTED_LEFT);
    /* (17, -41) to (25, -65); brow 18.5 above lid 3.8; cupid's bow 2 * 5 */
    assert_sides(v, "nose_corner", hypot(8, 24), hypot(8, 24));
    assert_sides(v, "lid_to_brow", 14.7, 14.7);
    assert_sides(v, "red_of_lip", 4, 4);
    /* 9.4 of 30 across and 2 up */
    assert_sides(v, "lid_share", 940 / hypot(30, 2), 940 / hypot(30, 2));
    assert_one(v, "bow_width", 10);
    assert_one(v, "mouth_share", 5000 / 63.);
    assert_one(v, "nose_axis", 0);
    hf_values_free(v);
    hf_custom_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_become_measures),
        cmocka_unit_test(which_have_a_ratio),
        cmocka_unit_test(name_and_sum),
        cmocka_unit_test(movements),
        cmocka_unit_test(closed_eyes),
        cmocka_unit_test(the_page_has_all),
        cmocka_unit_test(the_example_is_right),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
