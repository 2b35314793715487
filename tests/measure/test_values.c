/* The list of values, words for reasons and sides, the catalogue. */
#include "tests/support/check.h"

#include <hemiface/measure.h>

static hf_value value_of(const char *id, hf_value_side side, double v)
{
    hf_value value = {.measure = hf_measure_by_id(id),
                      .view = HF_VIEW_REST,
                      .side = side,
                      .contour = HF_CONTOUR_COUNT,
                      .value = v,
                      .sd = 0.25};

    return value;
}

static void a_list_grows_and_finds(void **state)
{
    hf_values *list = NULL;
    int i;

    (void)state;
    assert_ok(hf_values_new(&list, error));
    assert_null(hf_values_at(list, 0));
    for (i = 0; i < 100; i++)
        assert_ok(
            hf_values_add(list, value_of("pfh", HF_VALUE_LEFT, i), error));
    assert_ok(hf_values_add(list, value_of("pfh", HF_VALUE_DIFF, -1), error));
    assert_int_equal(hf_values_count(list), 101);
    assert_near(hf_values_at(list, 99)->value, 99, 0);
    assert_near(hf_values_find(list, "pfh", HF_VIEW_REST, HF_VALUE_LEFT)->value,
                0, 0);
    assert_near(hf_values_find(list, "pfh", HF_VIEW_REST, HF_VALUE_DIFF)->value,
                -1, 0);
    assert_null(hf_values_find(list, "pfh", HF_VIEW_BROW, HF_VALUE_DIFF));
    assert_null(hf_values_find(list, "mrd1", HF_VIEW_REST, HF_VALUE_DIFF));
    /* to itself too */
    assert_ok(hf_values_append(list, list, error));
    assert_int_equal(hf_values_count(list), 202);
    assert_near(hf_values_at(list, 201)->value, -1, 0);
    hf_values_free(list);
    hf_values_free(NULL);
}

static void a_value_is_finite_or_has_a_reason(void **state)
{
    hf_values *list = NULL;
    hf_value v = value_of("pfh", HF_VALUE_LEFT, NAN);
    hf_error why;

    (void)state;
    assert_ok(hf_values_new(&list, error));
    assert_int_equal(hf_values_add(list, v, &why), HF_E_OPTION);
    assert_string_equal(why.text, "'pfh' is not finite: give the reason why it "
                                  "is na");
    v.reason = HF_REASON_YAW;
    assert_ok(hf_values_add(list, v, error));
    v = value_of("pfh", HF_VALUE_LEFT, 1);
    v.sd = INFINITY;
    assert_int_equal(hf_values_add(list, v, NULL), HF_E_OPTION);
    v = value_of("no such measure", HF_VALUE_LEFT, 1);
    assert_int_equal(hf_values_add(list, v, NULL), HF_E_OPTION);
    assert_int_equal(hf_values_count(list), 1);
    hf_values_free(list);
}

static void reasons_have_words(void **state)
{
    hf_value v = value_of("nasolabial_angle", HF_VALUE_LEFT, 1);
    char text[64];
    int i, k;

    (void)state;
    hf_value_reason(text, sizeof text, &v);
    assert_string_equal(text, "");
    v.reason = HF_REASON_MISSING_CONTOUR;
    v.contour = HF_NASOLABIAL_FOLD;
    hf_value_reason(text, sizeof text, &v);
    assert_string_equal(text, "missing-contour:nasolabial_fold");
    v.reason = HF_REASON_YAW;
    hf_value_reason(text, sizeof text, &v);
    assert_string_equal(text, "yaw");
    for (i = 1; i < HF_REASON_COUNT; i++) {
        assert_true(hf_reason_name((hf_reason)i)[0] != 0);
        for (k = 0; k < i; k++)
            assert_string_not_equal(hf_reason_name((hf_reason)i),
                                    hf_reason_name((hf_reason)k));
    }
    assert_string_equal(hf_reason_name(HF_REASON_COUNT), "");
}

static void units_and_sides_have_words(void **state)
{
    hf_value v = value_of("brow_height", HF_VALUE_DIFF, 1);

    (void)state;
    assert_string_equal(hf_value_unit(&v), "mm");
    v.side = HF_VALUE_RATIO;
    assert_string_equal(hf_value_unit(&v), "%");
    assert_string_equal(hf_value_side_name(HF_VALUE_SINGLE), "");
    assert_string_equal(hf_value_side_name(HF_VALUE_RIGHT), "R");
    assert_string_equal(hf_value_side_name(HF_VALUE_LEFT), "L");
    assert_string_equal(hf_value_side_name(HF_VALUE_DIFF), "diff");
    assert_string_equal(hf_value_side_name(HF_VALUE_RATIO), "ratio");
    /* 1.96 * 1.41421356 * 0.5 */
    assert_near(hf_mdc95(0.5), 1.385929291, 1e-8);
}

/* sd 5 of which 4 is the same each time: 3 is new, mdc95 1.96 sqrt(2) 3. */
static void what_is_shared_is_no_change(void **state)
{
    hf_value a = value_of("pfh", HF_VALUE_RIGHT, 9), b = a;

    (void)state;
    a.sd = 5, a.shared_sd = 4;
    assert_near(hf_value_mdc95(&a), 1.96 * 3 * sqrt(2), 1e-12);
    b.sd = 5, b.shared_sd = 4;
    assert_near(hf_change_sd(&a, &b), 3 * sqrt(2), 1e-12);
    /* placed by hand the second time: the first one's 4 is a change */
    b.sd = 3, b.shared_sd = 0;
    assert_near(hf_change_sd(&a, &b), sqrt(9 + 9 + 16), 1e-12);
    b.reason = HF_REASON_YAW;
    assert_true(isnan(hf_change_sd(&a, &b)));
    assert_true(isnan(hf_value_mdc95(&b)));
}

static bool word_of(const char *word, const char *list)
{
    size_t n = strlen(word);

    for (; *list; list += strcspn(list, " "), list += *list == ' ')
        if (strncmp(list, word, n) == 0 && (list[n] == ' ' || !list[n]))
            return true;
    return false;
}

static void rows_are_complete(void **state)
{
    const hf_measure *m;
    size_t i;

    (void)state;
    for (i = 0; (m = hf_measure_at(i)); i++) {
        assert_ptr_equal(hf_measure_by_id(m->id), m);
        assert_true(strspn(m->id, "abcdefghijklmnopqrstuvwxyz_12") ==
                    strlen(m->id));
        assert_true(word_of(m->unit, "mm mm2 deg %"));
        assert_true(word_of(m->region, "brow eye nose mouth face"));
        assert_true(m->text[0] && m->text[strlen(m->text) - 1] != '.');
        assert_non_null(m->same_as);
        assert_true(m->paired || !m->has_ratio);
        assert_true(m->views < 1u << HF_VIEW_COUNT && !(m->views & 1));
        if (!isnan(m->noticeable))
            assert_string_equal(m->unit, "mm");
    }
    assert_int_equal(i, hf_measure_count());
    assert_null(hf_measure_by_id("face_value"));
}

/* The definitions' names, so that none is lost or renamed. */
static const char *const ids[] = {
    "brow_height",
    "mrd1",
    "mrd2",
    "pfh",
    "eye_area",
    "scleral_show",
    "limbus_gap",
    "canthal_tilt",
    "commissure_height",
    "commissure_lateral",
    "commissure_position",
    "oral_commissure_distance",
    "smile_angle",
    "canthus_commissure",
    "fai",
    "upper_lip_slope",
    "upper_lip_height",
    "lower_lip_height",
    "dental_show",
    "dental_area",
    "nasolabial_angle",
    "nasolabial_length",
    "philtrum_deviation",
    "nose_tip_deviation",
    "nose_base_deviation",
    "lower_lip_deviation",
    "chin_deviation",
    "mouth_width",
    "mouth_cant",
    "brow_cant",
    "eye_cant",
    "interpupillary",
    "intercanthal",
    "outercanthal",
    "asymmetry_brow",
    "asymmetry_eye",
    "asymmetry_nose",
    "asymmetry_mouth",
    "asymmetry_face",
    "brow_elevation",
    "excursion",
    "excursion_lateral",
    "excursion_vertical",
    "excursion_angle",
    "position_change",
    "closure",
    "lagophthalmos",
    "lip_depression",
    "dental_show_change",
    "pucker_narrowing",
    "snarl_elevation",
    "synkinesis_eye",
    "synkinesis_mouth",
};

static void every_measure_is_there(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof ids / sizeof *ids; i++)
        if (!hf_measure_by_id(ids[i]))
            fail_msg("'%s' is missing", ids[i]);
    assert_int_equal(hf_measure_count(), sizeof ids / sizeof *ids);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_shared_is_no_change),
        cmocka_unit_test(a_list_grows_and_finds),
        cmocka_unit_test(a_value_is_finite_or_has_a_reason),
        cmocka_unit_test(reasons_have_words),
        cmocka_unit_test(units_and_sides_have_words),
        cmocka_unit_test(rows_are_complete),
        cmocka_unit_test(every_measure_is_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
