/* Measures of the catalogue written out: the same values, the same sd, the
 * same sides and the same reasons. */
#include "tests/custom/like.h"

/* The catalogue's id is the name without "my_". */
static const char text[] =
    "my_brow_height, mm, height(brow_upper, x(pupil)) - y(pupil)\n"
    "my_brow_cant, deg zero, tilt(at(brow_upper.R, x(pupil.R)),"
    " at(brow_upper.L, x(pupil.L)))\n"
    "my_mrd1, mm, height(lid_upper, x(iris)) - y(iris)\n"
    "my_mrd2, mm lower, y(iris) - height(lid_lower, x(iris))\n"
    "my_pfh, mm, height(lid_upper, x(midpoint(middle(lid_upper),"
    " middle(lid_lower)))) - height(lid_lower,"
    " x(midpoint(middle(lid_upper), middle(lid_lower))))\n"
    "my_eye_area, mm2, area(lid_upper, lid_lower)\n"
    "my_canthal_tilt, deg, tilt(canthus_inner, canthus_outer)\n"
    "my_eye_cant, deg zero, tilt(canthus_outer.R, canthus_outer.L)\n"
    "my_nose_tip_deviation, mm zero, x(nose_tip)\n"
    "my_commissure_height, mm, y(commissure)\n"
    "my_commissure_lateral, mm, lateral(commissure)\n"
    "my_commissure_position, mm,"
    " distance(commissure, at(lip_lower_outer, 0))\n"
    "my_oral_commissure_distance, mm,"
    " distance(commissure, middle(lip_lower_outer))\n"
    "my_smile_angle, deg, 90 deg + tilt(at(lip_lower_outer, 0), commissure)\n"
    "my_canthus_commissure, mm, distance(canthus_inner, commissure)\n"
    "my_fai, mm lower, abs(distance(canthus_inner.R, commissure.R)"
    " - distance(canthus_inner.L, commissure.L))\n"
    "my_mouth_width, mm, distance(commissure.R, commissure.L)\n"
    "my_mouth_cant, deg zero, tilt(commissure.R, commissure.L)\n"
    "my_nasolabial_length, mm,"
    " distance(first(nasolabial_fold), last(nasolabial_fold))\n"
    "my_philtrum_deviation, mm zero, x(mean(philtrum))\n"
    "my_lower_lip_deviation, mm zero, x(middle(lip_lower_outer))\n"
    "my_upper_lip_slope, deg, -tilt(at(lip_upper_outer, 0), commissure)\n"
    "my_upper_lip_height, mm, height(lip_upper_outer, x(commissure) / 2)\n"
    "my_dental_show, mm, max(0, height(lip_upper_inner, x(commissure) / 2)"
    " - height(lip_lower_inner, x(commissure) / 2))\n"
    "my_chin_deviation, mm zero, x(chin)\n"
    "my_interpupillary, mm, distance(iris.R, iris.L)\n"
    "my_intercanthal, mm, distance(canthus_inner.R, canthus_inner.L)\n"
    "my_brow_elevation@brow, mm higher, height(brow_upper, x(pupil))"
    " - y(pupil) - rest(height(brow_upper, x(pupil)) - y(pupil))\n"
    "my_excursion_lateral@smile-gentle@smile-full, mm higher,"
    " x(commissure) - rest(x(commissure))\n"
    "my_excursion_vertical@smile-gentle@smile-full, mm higher,"
    " rise(rest(commissure), commissure)\n"
    "my_excursion_angle@smile-gentle@smile-full, deg,"
    " tilt(rest(commissure), commissure)\n"
    "my_closure@close-gentle@close-full, % higher, 100 % - percent("
    "height(lid_upper, x(midpoint(middle(lid_upper), middle(lid_lower))))"
    " - height(lid_lower, x(midpoint(middle(lid_upper), middle(lid_lower)))),"
    " rest(height(lid_upper, x(midpoint(middle(lid_upper),"
    " middle(lid_lower)))) - height(lid_lower, x(midpoint("
    "middle(lid_upper), middle(lid_lower))))))\n"
    "my_pucker_narrowing@pucker, mm higher,"
    " rest(x(commissure)) - x(commissure)\n"
    "my_synkinesis_mouth@close-gentle@close-full@brow, mm lower,"
    " distance(commissure, rest(commissure))\n";

static void on_one_photo(void **state)
{
    hf_custom *custom = loaded(text);
    make_face m;

    (void)state;
    scrambled(&m, 7);
    for (int affected = 0; affected <= HF_AFFECTED_NONE; affected++)
        compare_photo(custom, &m, (hf_affected)affected);
    /* a closed mouth: dental_show is cut off at 0, its sd is not */
    make_face_shift(&m, HF_LIP_LOWER_INNER, HF_RIGHT, 0, 6);
    compare_photo(custom, &m, HF_AFFECTED_LEFT);
    hf_custom_free(custom);
}

/* A turned head, hidden irises, and contours taken away one by one. */
static void what_a_face_lacks(void **state)
{
    hf_custom *custom = loaded(text);
    make_face m;

    (void)state;
    scrambled(&m, 8);
    m.pose = (hf_pose){true, 11, 0, 0, false};
    compare_photo(custom, &m, HF_AFFECTED_LEFT);
    compare_photo(custom, &m, HF_AFFECTED_BOTH);
    scrambled(&m, 9);
    make_face_hide(&m);
    compare_photo(custom, &m, HF_AFFECTED_RIGHT);
    for (int id = 0; id < HF_CONTOUR_COUNT; id++) {
        scrambled(&m, 10);
        make_face_drop(&m, (hf_contour_id)id);
        compare_photo(custom, &m, HF_AFFECTED_RIGHT);
    }
    hf_custom_free(custom);
}

static void against_rest(void **state)
{
    hf_custom *custom = loaded(text);
    make_face rest, now;
    size_t count = 0;

    (void)state;
    scrambled(&rest, 7);
    for (int hide = 0; hide < 2; hide++) {
        scrambled(&now, 8);
        make_face_shift(&now, HF_COMMISSURE, HF_LEFT, 4, 3);
        if (hide)
            make_face_hide(&now);
        for (int view = 1; view < HF_VIEW_COUNT; view++)
            count += compare_view(custom, &rest, &now, (hf_view)view);
    }
    /* values of a smile 4 + 4 + 3 (the angle has no ratio), of brow and of a
     * closing 4 + 3, of pucker 4; each twice */
    assert_int_equal(count, 2 * (2 * 11 + 7 + 2 * 7 + 4));
    /* the corner's contour is missing at rest only */
    make_face_drop(&rest, HF_COMMISSURE);
    assert_int_equal(compare_view(custom, &rest, &now, HF_VIEW_PUCKER), 4);
    hf_custom_free(custom);
}

/* A ratio exists where the catalogue has one. */
static void ratios_where_they_mean_something(void **state)
{
    hf_custom *custom = loaded(text);

    (void)state;
    for (size_t i = 0; i < hf_custom_count(custom); i++) {
        const hf_measure *m = hf_custom_at(custom, i);
        const hf_measure *like = hf_measure_by_id(m->id + strlen("my_"));

        assert_non_null(like);
        assert_int_equal(m->paired, like->paired);
        assert_int_equal(m->views, like->views);
        assert_int_equal(m->better, like->better);
        assert_string_equal(m->unit, like->unit);
        if (!left_out(m, HF_VALUE_RATIO))
            assert_int_equal(m->has_ratio, like->has_ratio);
        assert_int_equal(hf_measure_compares_sides(m, HF_VALUE_SINGLE),
                         hf_measure_compares_sides(like, HF_VALUE_SINGLE));
    }
    hf_custom_free(custom);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_one_photo),
        cmocka_unit_test(what_a_face_lacks),
        cmocka_unit_test(against_rest),
        cmocka_unit_test(ratios_where_they_mean_something),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
