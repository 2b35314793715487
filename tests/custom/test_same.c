/* Measures of the catalogue written out: the same values, the same sd, the
 * same sides and the same reasons. */
#include "tests/custom/load.h"

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

/* Nothing is symmetric and nothing certain: each coordinate moves by up to
 * 1.5 mm by a fixed scramble. */
static void scrambled(make_face *m, unsigned seed)
{
    make_face_ideal(m);
    make_face_sd(m, 0.2);
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 2; side++)
            for (size_t i = 0; i < m->count[id][side]; i++) {
                hf_point *p = &m->points[id][side][i];

                seed = seed * 1664525u + 1013904223u;
                p->x += (seed >> 8) / 5592405.0 - 1.5;
                seed = seed * 1664525u + 1013904223u;
                p->y += (seed >> 8) / 5592405.0 - 1.5;
                p->sd = 0.1 + (seed >> 24) / 1000.0;
            }
    m->iris[HF_LEFT].sd = 0.17;
    m->iris[HF_RIGHT].r_sd = 0.11;
}

static void assert_same(const hf_value *mine, const hf_value *theirs)
{
    char a[64], b[64];

    hf_value_reason(a, sizeof a, mine);
    hf_value_reason(b, sizeof b, theirs);
    if (strcmp(a, b) != 0)
        fail_msg("%s %s: '%s', of the catalogue '%s'", mine->measure->id,
                 hf_value_side_name(mine->side), a, b);
    if (theirs->reason != HF_REASON_OK)
        return;
    if (fabs(mine->value - theirs->value) > 1e-9 ||
        fabs(mine->sd - theirs->sd) > 1e-9)
        fail_msg("%s %s: %.12g sd %.12g, of the catalogue %.12g sd %.12g",
                 mine->measure->id, hf_value_side_name(mine->side), mine->value,
                 mine->sd, theirs->value, theirs->sd);
}

/* The one ratio that the catalogue leaves out by judgement: of a movement that
 * should not be there. */
static bool left_out(const hf_measure *mine, hf_value_side side)
{
    return side == HF_VALUE_RATIO &&
           strcmp(mine->id, "my_synkinesis_mouth") == 0;
}

/* Each of mine has its like; returns how many there were. */
static size_t compare(const hf_values *mine, const hf_values *theirs)
{
    size_t count = 0;

    for (size_t i = 0; i < hf_values_count(mine); i++) {
        const hf_value *v = hf_values_at(mine, i), *w;

        if (left_out(v->measure, v->side))
            continue;
        w = hf_values_find(theirs, v->measure->id + strlen("my_"), v->view,
                           v->side);
        if (!w)
            fail_msg("%s %s is not in the catalogue", v->measure->id,
                     hf_value_side_name(v->side));
        assert_same(v, w);
        count++;
    }
    return count;
}

/* Every measure of the catalogue by its own name: "my_pfh, mm, pfh". */
static hf_custom *by_name(void)
{
    static char lines[20000];
    const hf_measure *m;

    lines[0] = 0;
    for (size_t i = 0; (m = hf_measure_at(i)); i++) {
        char *at = lines + strlen(lines);

        at += sprintf(at, "my_%s", m->id);
        for (int view = 0; view < HF_VIEW_COUNT; view++)
            if (m->views >> view & 1)
                at += sprintf(at, "@%s", hf_view_name((hf_view)view));
        sprintf(at, ", %s, %s\n", m->unit, m->id);
        assert_true(strlen(lines) < sizeof lines - 400);
    }
    return loaded(lines);
}

static void compare_photo(const hf_custom *custom, const make_face *m,
                          hf_affected affected)
{
    hf_frame where = make_frame(1900, 1200, 7, 0.2), frame;
    hf_face *face = make_face_place(m, &where), *open;
    hf_values *mine = NULL, *theirs = NULL;
    make_face ideal;

    /* The frame of a face with irises: this one may hide them. */
    make_face_ideal(&ideal);
    open = make_face_place(&ideal, &where);
    assert_ok(
        hf_frame_of(&frame, m->iris[0].present ? face : open, NULL, error));
    assert_ok(hf_custom_static(&mine, custom, face, &frame, HF_REASON_OK,
                               HF_VIEW_REST, affected, error));
    assert_ok(hf_measure_static(&theirs, face, &frame, HF_REASON_OK,
                                HF_VIEW_REST, affected, error));
    assert_true(compare(mine, theirs) > 60);
    hf_values_free(mine);
    hf_values_free(theirs);
    hf_face_free(face);
    hf_face_free(open);
}

static void on_one_photo(void **state)
{
    hf_custom *custom = loaded(text), *named = by_name();
    make_face m;

    (void)state;
    scrambled(&m, 7);
    for (int affected = 0; affected <= HF_AFFECTED_NONE; affected++) {
        compare_photo(custom, &m, (hf_affected)affected);
        compare_photo(named, &m, (hf_affected)affected);
    }
    /* a closed mouth: dental_show is cut off at 0, its sd is not */
    make_face_shift(&m, HF_LIP_LOWER_INNER, HF_RIGHT, 0, 6);
    compare_photo(custom, &m, HF_AFFECTED_LEFT);
    compare_photo(named, &m, HF_AFFECTED_LEFT);
    hf_custom_free(custom);
    hf_custom_free(named);
}

/* A turned head, hidden irises, and contours taken away one by one. */
static void lacking(hf_custom *custom)
{
    make_face m;

    scrambled(&m, 8);
    m.pose = (hf_pose){true, 11, 0, 0};
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

static void what_a_face_lacks(void **state)
{
    (void)state;
    lacking(loaded(text));
    lacking(by_name());
}

static size_t compare_view(const hf_custom *custom, const make_face *rest,
                           const make_face *now, hf_view view)
{
    hf_frame where = make_frame(1900, 1200, 7, 0.2), rest_frame, frame;
    hf_face *still = make_face_place(rest, &where);
    hf_face *face = make_face_place(now, &where);
    hf_values *mine = NULL, *theirs = NULL;
    size_t count;

    assert_ok(hf_frame_of(&rest_frame, still, NULL, error));
    assert_ok(hf_frame_by_rest(&frame, face, still, &rest_frame, error));
    assert_ok(hf_custom_dynamic(&mine, custom, still, &rest_frame, face, &frame,
                                view, HF_AFFECTED_LEFT, error));
    assert_ok(hf_measure_dynamic(&theirs, still, &rest_frame, face, &frame,
                                 view, HF_AFFECTED_LEFT, error));
    count = compare(mine, theirs);
    hf_values_free(mine);
    hf_values_free(theirs);
    hf_face_free(face);
    hf_face_free(still);
    return count;
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

static void movements_by_name(void **state)
{
    hf_custom *named = by_name();
    make_face rest, now;
    size_t count = 0;

    (void)state;
    scrambled(&rest, 7);
    for (int hide = 0; hide < 2; hide++) {
        scrambled(&now, 8);
        if (hide)
            make_face_hide(&now);
        for (int view = 1; view < HF_VIEW_COUNT; view++)
            count += compare_view(named, &rest, &now, (hf_view)view);
    }
    assert_true(count > 100);
    hf_custom_free(named);
}

/* closure by its name and written out with rest(), values and sd. */
static void rest_of_a_measure(void **state)
{
    hf_custom *custom = loaded("my_closure@close-gentle@close-full, %,"
                               " 100 % - percent(pfh, rest(pfh))\n"
                               "my_brow_elevation@brow, mm,"
                               " brow_height - rest(brow_height)\n");
    make_face rest, now;

    (void)state;
    scrambled(&rest, 7);
    scrambled(&now, 8);
    assert_int_equal(compare_view(custom, &rest, &now, HF_VIEW_CLOSE_FULL), 4);
    assert_int_equal(compare_view(custom, &rest, &now, HF_VIEW_BROW), 4);
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
        cmocka_unit_test(movements_by_name),
        cmocka_unit_test(rest_of_a_measure),
        cmocka_unit_test(ratios_where_they_mean_something),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
