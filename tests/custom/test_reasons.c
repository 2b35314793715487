/* What of a custom measure is na, and why; what its sd is where it is cut. */
#include "tests/custom/load.h"

static void never_a_number_by_chance(void **state)
{
    hf_custom *c =
        loaded("over, mm, y(chin) * y(chin) / x(nose_tip)\n"
               "root, mm, sqrt(y(chin) * 1 mm)\n"
               "huge, mm, y(chin) * 1e308 * 10\n"
               "cut_root, mm, sqrt(max(0, y(chin) * 1 mm))\n"
               "empty, mm2, area(lid_upper, lid_lower, 30 mm, 30 mm)\n"
               "nowhere, deg, tilt(chin, chin)\n"
               "no_arm, deg, angle(ala, ala, chin)\n"
               "no_line, mm, from_line(chin, ala, ala)\n"
               "small, %, percent(y(chin), y(nasion))\n"
               "below, %, percent(y(nasion), y(chin))\n");
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m); /* nose tip at x = 0, nasion at y = 2 */
    v = on_photo(c, &m, HF_AFFECTED_UNKNOWN);
    assert_reason(v, "over", HF_VALUE_SINGLE, "no-number");
    assert_reason(v, "root", HF_VALUE_SINGLE, "no-number");
    assert_reason(v, "huge", HF_VALUE_SINGLE, "no-number");
    /* 0, but no one knows how sure: the root of what was cut off is none */
    assert_reason(v, "cut_root", HF_VALUE_SINGLE, "no-number");
    assert_reason(v, "empty", HF_VALUE_LEFT, "no-number");
    assert_reason(v, "nowhere", HF_VALUE_SINGLE, "no-movement");
    assert_reason(v, "no_arm", HF_VALUE_RIGHT, "no-movement");
    assert_reason(v, "no_line", HF_VALUE_RIGHT, "no-movement");
    assert_reason(v, "no_line", HF_VALUE_DIFF, "no-movement");
    /* the catalogue's rule: nothing to compare with under 2.5 mm */
    assert_reason(v, "small", HF_VALUE_SINGLE, "healthy-near-zero");
    assert_reason(v, "below", HF_VALUE_SINGLE, "healthy-near-zero");
    hf_values_free(v);
    hf_custom_free(c);
}

/* Exactly 0: the frame is not turned and the nose in a pixel's corner. */
static void division_by_zero(void **state)
{
    hf_custom *c = loaded("over, mm, y(chin) * y(chin) / x(nose_tip)\n"
                          "none, mm, y(chin) * (x(nose_tip) / x(nose_tip))\n");
    hf_frame where = make_frame(2000, 1200, 0, 0.25), frame;
    hf_values *v = NULL;
    hf_face *face;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    face = make_face_place(&m, &where);
    assert_ok(hf_frame_of(&frame, face, NULL, error));
    assert_ok(hf_custom_static(&v, c, face, &frame, HF_REASON_OK, HF_VIEW_REST,
                               HF_AFFECTED_UNKNOWN, error));
    assert_reason(v, "over", HF_VALUE_SINGLE, "no-number");
    assert_reason(v, "none", HF_VALUE_SINGLE, "no-number");
    hf_values_free(v);
    hf_face_free(face);
    hf_custom_free(c);
}

static void what_the_face_lacks(void **state)
{
    hf_custom *c =
        loaded("fold, mm, length(nasolabial_fold)\n"
               "one, mm, distance(commissure.R, chin)\n"
               "other, mm, distance(chin, commissure.other)\n"
               "beyond, mm, height(brow_upper, 80 mm)\n"
               "many, mm, y(nth(brow_upper, 9))\n"
               "area_beyond, mm2, area(lid_upper, lid_lower, 10 mm, 30 mm)\n"
               "apart, mm2, area(lid_upper, philtrum)\n"
               "share, mm, y(along(jaw, y(nasion) / 1 mm))\n"
               "iris_y, mm, y(iris)\n"
               "pupil_y, mm, y(pupil)\n");
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    m.count[HF_NASOLABIAL_FOLD][HF_LEFT] = 1;
    m.count[HF_NASOLABIAL_FOLD][HF_RIGHT] = 0;
    m.count[HF_COMMISSURE][HF_LEFT] = 0;
    v = on_photo(c, &m, HF_AFFECTED_LEFT);
    assert_reason(v, "fold", HF_VALUE_RIGHT, "missing-contour:nasolabial_fold");
    assert_reason(v, "fold", HF_VALUE_LEFT, "outside-contour:nasolabial_fold");
    assert_reason(v, "fold", HF_VALUE_RATIO, "missing-contour:nasolabial_fold");
    /* the left corner is not asked for */
    assert_one(v, "one", hypot(25, 40));
    assert_reason(v, "other", HF_VALUE_RIGHT, "missing-contour:commissure");
    assert_near(got(v, "other", HF_VALUE_LEFT), hypot(25, 40), 1e-6);
    assert_reason(v, "beyond", HF_VALUE_LEFT, "outside-contour:brow_upper");
    assert_reason(v, "many", HF_VALUE_LEFT, "outside-contour:brow_upper");
    assert_reason(v, "area_beyond", HF_VALUE_LEFT, "outside-contour:lid_upper");
    assert_reason(v, "apart", HF_VALUE_LEFT, "outside-contour:philtrum");
    assert_reason(v, "share", HF_VALUE_SINGLE, "outside-contour:jaw");
    assert_near(got(v, "iris_y", HF_VALUE_LEFT), 0, 1e-9);
    hf_values_free(v);
    hf_custom_free(c);
}

/* Without a frame everything is na for its reason. */
static void no_frame_and_no_face(void **state)
{
    hf_custom *c = loaded("fold, mm, length(nasolabial_fold)\n"
                          "smile@smile-full, mm, x(ala) - rest(x(ala))\n");
    hf_frame where = make_frame(1900, 1200, 0, 0.2);
    hf_values *v = NULL;
    hf_face *face;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    face = make_face_place(&m, &where);
    assert_ok(hf_custom_static(&v, c, face, NULL, HF_REASON_IRIS_HIDDEN,
                               HF_VIEW_REST, HF_AFFECTED_LEFT, error));
    assert_int_equal(hf_values_count(v), 4);
    assert_reason(v, "fold", HF_VALUE_LEFT, "iris-hidden");
    hf_values_free(v);
    assert_ok(hf_custom_static(&v, c, NULL, NULL, HF_REASON_OK, HF_VIEW_REST,
                               HF_AFFECTED_LEFT, error));
    assert_reason(v, "fold", HF_VALUE_DIFF, "no-face");
    hf_values_free(v);
    assert_ok(hf_custom_dynamic(&v, c, NULL, NULL, face, &where,
                                HF_VIEW_SMILE_FULL, HF_AFFECTED_LEFT, error));
    assert_int_equal(hf_values_count(v), 4);
    assert_reason(v, "smile", HF_VALUE_LEFT, "no-rest");
    hf_values_free(v);
    assert_ok(hf_custom_dynamic(&v, c, face, &where, NULL, NULL,
                                HF_VIEW_SMILE_FULL, HF_AFFECTED_LEFT, error));
    assert_reason(v, "smile", HF_VALUE_LEFT, "missing-view");
    hf_values_free(v);
    assert_ok(hf_custom_dynamic(&v, c, face, &where, face, &where,
                                HF_VIEW_PUCKER, HF_AFFECTED_LEFT, error));
    assert_int_equal(hf_values_count(v), 0);
    hf_values_free(v);
    hf_face_free(face);
    hf_custom_free(c);
}

/* What compares the sides, or says where the middle lies, without being
 * asked: on a head turned by 11 deg and in a bilateral palsy. */
static void sides_and_middle(void **state)
{
    static const struct {
        const char *expression, *turned, *both;
    } list[] = {
        {"distance(ala.R, ala.L)", "", ""},
        {"distance(ala.R, chin)", "", ""},
        {"(lateral(ala.R) + lateral(ala.L)) / 2", "", ""},
        {"across(ala.R, ala.L)", "", ""},
        {"lateral(ala.R)", "", ""},
        {"y(chin)", "", ""},
        {"y(ala.R) - y(ala.L)", "yaw", "bilateral"},
        {"abs(lateral(ala.R) - lateral(ala.L))", "yaw", "bilateral"},
        {"lateral(ala.R) - (lateral(ala.R) + lateral(ala.L)) / 2", "yaw",
         "bilateral"},
        {"max(lateral(ala.R), lateral(ala.L))", "yaw", "bilateral"},
        {"rise(ala.R, ala.L)", "yaw", "bilateral"},
        {"lateral(ala.R) + -lateral(ala.L)", "yaw", "bilateral"},
        {"lateral(ala.L) * (1 - 2) + lateral(ala.R)", "yaw", "bilateral"},
        {"-lateral(ala.R) + lateral(ala.L) / -2", "", ""},
        {"10 mm * (lateral(ala.R) / lateral(ala.L))", "yaw", "bilateral"},
        {"x(ala.R)", "yaw", ""},
        {"x(chin)", "yaw", ""},
        {"x(midpoint(ala.R, ala.L))", "yaw", ""},
        {"across(chin, nasion)", "yaw", ""},
        {"distance(chin, point(0, y(chin)))", "yaw", ""},
        {"from_line(nose_tip, nasion, chin)", "yaw", ""},
        /* x only says where the lip is read */
        {"height(lip_lower_outer, x(chin))", "", ""},
    };
    char line[120];

    (void)state;
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        hf_custom *c;
        hf_values *v;
        make_face m;

        snprintf(line, sizeof line, "it, mm, %s", list[i].expression);
        c = loaded(line);
        make_face_ideal(&m);
        make_face_shift(&m, HF_CHIN, 0, 2, 0);
        v = on_photo(c, &m, HF_AFFECTED_BOTH);
        if (*list[i].both)
            assert_reason(v, "it", HF_VALUE_SINGLE, list[i].both);
        else
            (void)got(v, "it", HF_VALUE_SINGLE);
        assert_int_equal(
            hf_measure_compares_sides(hf_custom_at(c, 0), HF_VALUE_SINGLE),
            *list[i].both != 0);
        hf_values_free(v);
        m.pose = (hf_pose){true, 11, 0, 0, false};
        v = on_photo(c, &m, HF_AFFECTED_LEFT);
        if (*list[i].turned)
            assert_reason(v, "it", HF_VALUE_SINGLE, list[i].turned);
        else
            (void)got(v, "it", HF_VALUE_SINGLE);
        hf_values_free(v);
        hf_custom_free(c);
    }
}

static void a_turned_head_keeps_the_sides(void **state)
{
    hf_custom *c = loaded("out, mm, lateral(ala)\n");
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    m.pose = (hf_pose){true, 11, 0, 0, false};
    v = on_photo(c, &m, HF_AFFECTED_LEFT);
    assert_near(got(v, "out", HF_VALUE_RIGHT), 17, 1e-6);
    assert_reason(v, "out", HF_VALUE_DIFF, "yaw");
    assert_reason(v, "out", HF_VALUE_RATIO, "yaw");
    hf_values_free(v);
    hf_custom_free(c);
}

/* A constant that limits a number hides nothing of its uncertainty: chin at
 * -105 with an sd of 0.3 in y, irises exact. */
static void a_limit_does_not_make_certain(void **state)
{
    hf_custom *c = loaded("free, mm, y(chin)\n"
                          "cut, mm, max(0, y(chin))\n"
                          "half, mm, min(-200 mm, y(chin)) / 2\n"
                          "greater, mm, max(y(nasion), y(chin))\n");
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    m.points[HF_CHIN][HF_RIGHT][0].sd = 0.3;
    v = on_photo(c, &m, HF_AFFECTED_LEFT);
    assert_near(make_found(v, "free", HF_VIEW_REST, HF_VALUE_SINGLE)->sd, 0.3,
                1e-9);
    assert_one(v, "cut", 0);
    assert_near(make_found(v, "cut", HF_VIEW_REST, HF_VALUE_SINGLE)->sd, 0.3,
                1e-9);
    assert_one(v, "half", -100);
    assert_near(make_found(v, "half", HF_VIEW_REST, HF_VALUE_SINGLE)->sd, 0.15,
                1e-9);
    /* the nasion is far above and exact */
    assert_one(v, "greater", 2);
    assert_near(make_found(v, "greater", HF_VIEW_REST, HF_VALUE_SINGLE)->sd, 0,
                1e-9);
    hf_values_free(v);
    hf_custom_free(c);
}

/* Across the face: each side's value rests on the other side's point too. */
static void noise_of_the_other_side(void **state)
{
    hf_custom *c = loaded("gap, mm, distance(ala, commissure.other)\n");
    make_face m;
    hf_values *v;

    (void)state;
    make_face_ideal(&m);
    m.points[HF_COMMISSURE][HF_LEFT][0].sd = 0.4;
    v = on_photo(c, &m, HF_AFFECTED_LEFT);
    /* 42 and 24 mm apart: all of the noise lies along the line or across it,
     * which counts nothing to first order */
    assert_near(make_found(v, "gap", HF_VIEW_REST, HF_VALUE_RIGHT)->sd, 0.4,
                1e-4);
    assert_near(make_found(v, "gap", HF_VIEW_REST, HF_VALUE_LEFT)->sd, 0, 1e-9);
    assert_near(make_found(v, "gap", HF_VIEW_REST, HF_VALUE_DIFF)->sd, 0.4,
                1e-4);
    hf_values_free(v);
    hf_custom_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_a_number_by_chance),
        cmocka_unit_test(division_by_zero),
        cmocka_unit_test(what_the_face_lacks),
        cmocka_unit_test(no_frame_and_no_face),
        cmocka_unit_test(sides_and_middle),
        cmocka_unit_test(a_turned_head_keeps_the_sides),
        cmocka_unit_test(a_limit_does_not_make_certain),
        cmocka_unit_test(noise_of_the_other_side),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
