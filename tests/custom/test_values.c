/* Custom measures on one photo, every function worked out by hand. */
#include "tests/custom/load.h"

/* The ideal face with a crooked right side. */

static void crooked(make_face *m)
{
    make_face_ideal(m);
    make_face_set(m, HF_COMMISSURE, HF_RIGHT, XY(-22, -69));
    make_face_set(m, HF_LIP_LOWER_OUTER, 0,
                  XY(-22, -69, -12, -74, -4, -76, 11, -76, 25, -65));
    make_face_set(m, HF_BROW_UPPER, HF_RIGHT, XY(-12, 20, -50, 26));
    make_face_set(m, HF_BROW_LOWER, HF_RIGHT, XY(-12, 14, -52, 14));
    make_face_set(m, HF_NASOLABIAL_FOLD, HF_RIGHT,
                  XY(-17, -41, -20, -45, -20, -55));
    make_face_set(m, HF_PHILTRUM, 0, XY(0.9, -48, 1.7, -55));
    make_face_shift(m, HF_NOSE_TIP, 0, 2, 0);
}

static void points_of_contours(void **state)
{
    hf_custom *c = loaded("f_x, mm, x(first(nasolabial_fold))\n"
                          "f_y, mm, y(first(nasolabial_fold))\n"
                          "m_y, mm, y(middle(nasolabial_fold))\n"
                          "l_x, mm, x(last(nasolabial_fold))\n"
                          "n_y, mm, y(nth(nasolabial_fold, 2))\n"
                          "mean_y, mm, y(mean(nasolabial_fold))\n"
                          "a_x, mm, x(along(nasolabial_fold, 0.2))\n"
                          "a_y, mm, y(along(nasolabial_fold, 0.8))\n"
                          "at_y, mm, y(at(brow_upper, 31 mm))\n"
                          "at_x, mm, x(at(brow_upper, 31 mm))\n"
                          "h, mm, height(brow_upper, 31 mm)\n"
                          "len, mm, length(nasolabial_fold)\n");
    make_face m;
    hf_values *v;

    (void)state;
    crooked(&m);
    v = on_photo(c, &m, HF_AFFECTED_UNKNOWN);
    /* outwards on either side; left: (19, -40) (24, -50) (29, -60) */
    assert_sides(v, "f_x", 17, 19);
    assert_sides(v, "f_y", -41, -40);
    assert_sides(v, "m_y", -45, -50);
    assert_sides(v, "l_x", 20, 29);
    assert_sides(v, "n_y", -45, -50);
    assert_sides(v, "mean_y", -47, -50);
    /* right: 5 and 10 long, so 3 of the first 5, and 2 + 5 of the second 10 */
    assert_sides(v, "a_x", 17 + 3 * 3 / 5., 21);
    assert_sides(v, "a_y", -45 - 7, -56);
    /* from (12, 20) to (50, 26); left (20, 22.5) ... (31.5, 24.5), a spline */
    assert_near(got(v, "at_y", HF_VALUE_RIGHT), 20 + 19 * 6 / 38., 1e-6);
    assert_sides(v, "at_x", 31, 31);
    assert_near(got(v, "h", HF_VALUE_RIGHT), 23, 1e-6);
    assert_sides(v, "len", 15, 2 * hypot(5, 10));
    hf_values_free(v);
    hf_custom_free(c);
}

static void numbers_from_points(void **state)
{
    hf_custom *c = loaded("d, mm, distance(canthus_inner, commissure)\n"
                          "w, mm, distance(commissure.R, commissure.L)\n"
                          "acr, mm, across(commissure.R, commissure.L)\n"
                          "up, mm, rise(commissure, subnasale)\n"
                          "lat, mm, lateral(commissure)\n"
                          "lat_r, mm, lateral(commissure.R)\n"
                          "cross, mm, lateral(commissure.other)\n"
                          "far, mm, distance(ala, commissure.other)\n"
                          "tip, mm, x(nose_tip)\n"
                          "half, mm, x(midpoint(commissure.R, commissure.L))\n"
                          "tl, deg, tilt(canthus_inner, canthus_outer)\n"
                          "cant, deg, tilt(commissure.R, commissure.L)\n"
                          "an, deg, angle(commissure, subnasale, nasion)\n"
                          "off, mm, from_line(nose_tip, nasion, subnasale)\n"
                          "pt, mm, distance(commissure, point(20 mm, -69 mm))\n"
                          "pu, mm, height(brow_upper, x(pupil)) - y(pupil)\n"
                          "ir, mm, iris_radius\n"
                          "ipd, mm, distance(iris.R, iris.L)\n");
    make_face m;
    hf_values *v;

    (void)state;
    crooked(&m);
    v = on_photo(c, &m, HF_AFFECTED_UNKNOWN);
    /* inner canthi (-16, -1) and (16, -1), corners (-22, -69), (25, -65) */
    assert_sides(v, "d", hypot(6, 68), hypot(9, 64));
    assert_one(v, "w", hypot(47, 4));
    assert_one(v, "acr", 47);
    assert_sides(v, "up", 23, 19);
    assert_sides(v, "lat", 22, 25);
    assert_one(v, "lat_r", 22);
    assert_sides(v, "cross", 25, 22);
    /* alae (-17, -41), (17, -41) */
    assert_sides(v, "far", hypot(42, 24), hypot(39, 28));
    assert_one(v, "tip", 2);
    assert_one(v, "half", 1.5);
    assert_sides(v, "tl", atan(2. / 30) * DEG, atan(2. / 30) * DEG);
    assert_one(v, "cant", atan(4. / 47) * DEG);
    /* at (0, -46): up to the nasion, and 22 out on 23 down, 25 on 19 */
    assert_sides(v, "an", 90 + atan(23. / 22) * DEG, 90 + atan(19. / 25) * DEG);
    assert_one(v, "off", 2);
    assert_sides(v, "pt", 2, hypot(5, 4));
    assert_near(got(v, "pu", HF_VALUE_RIGHT), 20 + 19.5 * 6 / 38, 1e-6);
    assert_near(got(v, "pu", HF_VALUE_LEFT), 24.5, 1e-6);
    assert_sides(v, "ir", 5.885, 5.885);
    assert_one(v, "ipd", 63);
    hf_values_free(v);
    hf_custom_free(c);
}

/* Points along a lip are counted from the measured side's corner. */
static void a_lip_is_counted_from_the_side(void **state)
{
    hf_custom *c =
        loaded("corner, mm, across(first(lip_lower_outer), commissure)\n"
               "second, mm, across(nth(lip_lower_outer, 2), commissure)\n"
               "end, mm, across(last(lip_lower_outer), commissure)\n"
               "fixed, mm, across(first(lip_lower_outer), commissure.R)\n"
               "philtrum_end, mm, across(last(philtrum), commissure)\n");
    make_face m;
    hf_values *v;

    (void)state;
    crooked(&m);
    v = on_photo(c, &m, HF_AFFECTED_UNKNOWN);
    assert_sides(v, "corner", 0, 0);
    assert_sides(v, "second", 10, 14);
    assert_sides(v, "end", 47, 47);
    assert_one(v, "fixed", 0);
    assert_sides(v, "philtrum_end", 23.7, 23.3);
    hf_values_free(v);
    hf_custom_free(c);
}

static void areas(void **state)
{
    hf_custom *c =
        loaded("brow, mm2, area(brow_upper, brow_lower)\n"
               "within, mm2, area(brow_upper, brow_lower, 20 mm, 30 mm)\n"
               "under, mm2, area(brow_lower, brow_upper)\n");
    make_face m;
    hf_values *v;

    (void)state;
    crooked(&m);
    make_face_set(&m, HF_BROW_UPPER, HF_LEFT, XY(10, 20, 50, 20));
    make_face_set(&m, HF_BROW_LOWER, HF_LEFT, XY(12, 15, 52, 15));
    v = on_photo(c, &m, HF_AFFECTED_UNKNOWN);
    /* right: apart by 6 at 12 and by 12 at 50; left: by 5 from 12 to 50 */
    assert_sides(v, "brow", 38 * 9, 38 * 5);
    assert_sides(v, "under", -38 * 9, -38 * 5);
    /* at 25, 6 + 13 * 6 / 38 apart on average */
    assert_sides(v, "within", 10 * (6 + 78 / 38.), 50);
    hf_values_free(v);
    hf_custom_free(c);
}

static void arithmetic(void **state)
{
    hf_custom *c =
        loaded("p1, mm, 1 mm + 2 mm * 3 - y(subnasale)\n"
               "p2, mm, (1 mm + 2 mm) * 3 - y(subnasale)\n"
               "p3, mm, 12 mm / 4 / 3 - 2 mm - 1 mm + 0 * y(subnasale)\n"
               "p4, mm, -y(subnasale) - -1 mm\n"
               "p5, mm, --y(subnasale)\n"
               "a, mm, abs(y(subnasale))\n"
               "mi, mm, min(y(subnasale), -50 mm)\n"
               "ma, mm, max(y(subnasale), y(nasion))\n"
               "s, mm, sqrt(x(nose_tip) * y(nasion))\n"
               "sq, mm2, y(subnasale) * y(nasion)\n"
               "pc, %, percent(y(nasion) * 2, abs(y(subnasale)))\n"
               "zero, mm, max(0, y(subnasale))\n"
               "share, mm, 0.25 * y(subnasale) * 1e1\t# as 2.5\n");
    make_face m;
    hf_values *v;

    (void)state;
    crooked(&m);
    v = on_photo(c, &m, HF_AFFECTED_UNKNOWN);
    /* subnasale at -46, nasion at 2, nose tip at x = 2 */
    assert_one(v, "p1", 53);
    assert_one(v, "p2", 55);
    assert_one(v, "p3", -2);
    assert_one(v, "p4", 47);
    assert_one(v, "p5", -46);
    assert_one(v, "a", 46);
    assert_one(v, "mi", -50);
    assert_one(v, "ma", 2);
    assert_one(v, "s", 2);
    assert_one(v, "sq", -92);
    assert_one(v, "pc", 400 / 46.);
    assert_one(v, "zero", 0);
    assert_one(v, "share", -115);
    hf_values_free(v);
    hf_custom_free(c);
}

/* Lines and the catalogue's measures by name, on both sides. */
static void measures_by_name(void **state)
{
    hf_custom *c = loaded("out, mm, lateral(commissure)\n"
                          "more, mm, out * 2 + y(nasion)\n"
                          "cross, mm, out - out.other\n"
                          "uneven, mm, out.L - out.R\n"
                          "share, %, percent(out, mouth_width)\n"
                          "fai_2, mm, fai * 2\n"
                          "tip, mm, x(nose_tip)\n"
                          "tip_2, mm, tip + tip\n");
    make_face m;
    hf_values *v;

    (void)state;
    crooked(&m);
    v = on_photo(c, &m, HF_AFFECTED_UNKNOWN);
    assert_sides(v, "more", 46, 52);
    assert_sides(v, "cross", -3, 3);
    assert_one(v, "uneven", 3);
    assert_sides(v, "share", 2200 / hypot(47, 4), 2500 / hypot(47, 4));
    assert_one(v, "fai_2", 2 * (hypot(6, 68) - hypot(9, 64)));
    assert_one(v, "tip_2", 4);
    hf_values_free(v);
    /* what they say of sides is carried on */
    v = on_photo(c, &m, HF_AFFECTED_BOTH);
    assert_reason(v, "uneven", HF_VALUE_SINGLE, "bilateral");
    assert_reason(v, "fai_2", HF_VALUE_SINGLE, "bilateral");
    assert_one(v, "tip_2", 4);
    m.pose = (hf_pose){true, 11, 0, 0, false};
    hf_values_free(v);
    v = on_photo(c, &m, HF_AFFECTED_LEFT);
    assert_reason(v, "tip_2", HF_VALUE_SINGLE, "yaw");
    assert_string_equal(hf_custom_at(c, 7)->text,
                        "tip + tip; tip = x(nose_tip)");
    hf_values_free(v);
    hf_custom_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_of_contours),
        cmocka_unit_test(numbers_from_points),
        cmocka_unit_test(a_lip_is_counted_from_the_side),
        cmocka_unit_test(areas),
        cmocka_unit_test(arithmetic),
        cmocka_unit_test(measures_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
