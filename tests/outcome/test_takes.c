/* Several photos of a view: medians, their spread and their sd. */
#include "tests/outcome/visit.h"
#include "tests/support/make_face.h"

/* The ideal face with the left corner moved up by so many mm. */
static hf_face *lifted(double up, double sd, double repeat)
{
    hf_frame where = make_frame(2000, 1000, 0, 0.1);
    hf_face *face;
    make_face m;

    make_face_ideal(&m);
    make_face_shift(&m, HF_COMMISSURE, HF_LEFT, 0, up);
    m.points[HF_COMMISSURE][HF_LEFT][0].sd = sd;
    face = make_face_place(&m, &where);
    assert_ok(hf_face_set_repeat(face, repeat, error));
    return face;
}

static void add(hf_visit *visit, hf_view view, double up, double sd,
                double repeat)
{
    assert_ok(hf_visit_add(visit, view, lifted(up, sd, repeat), error));
}

/* Corners 1, 4 and 1.5 mm higher: median 1.5, sd 1.607 (mean 2.1667, squares
 * 1.3611 + 3.3611 + 0.4444 = 5.1667, half of it, root). That is more than the
 * points' 0.3: sd = 1.607 sqrt(pi/2 / 3) = 1.163. */
static void the_median_of_three(void **state)
{
    hf_visit *visit = new_visit();
    hf_values *values;
    const hf_value *v;

    (void)state;
    add(visit, HF_VIEW_REST, 1, 0.3, 1);
    add(visit, HF_VIEW_REST, 4, 0.3, 1);
    add(visit, HF_VIEW_REST, 1.5, 0.3, 1);
    assert_int_equal(hf_visit_takes(visit, HF_VIEW_REST), 3);
    values = measured(visit);
    v = make_found(values, "commissure_height", HF_VIEW_REST, HF_VALUE_DIFF);
    assert_near(v->value, 1.5, 1e-9);
    assert_int_equal(v->takes, 3);
    assert_near(v->spread, sqrt(5.1666666667 / 2), 1e-6);
    assert_near(v->sd, v->spread * sqrt(1.5707963268 / 3), 1e-9);
    hf_values_free(values);
    hf_visit_free(visit);
}

/* Two alike: nothing but the points' sd, 0.5; of it 0.3 is new each time and
 * halves its square, 0.4 stays: sqrt(0.09 / 2 + 0.16). */
static void what_is_shared_stays(void **state)
{
    hf_visit *visit = new_visit();
    hf_values *values;
    const hf_value *v;

    (void)state;
    add(visit, HF_VIEW_REST, 2, 0.5, 0.6);
    add(visit, HF_VIEW_REST, 2, 0.5, 0.6);
    values = measured(visit);
    v = make_found(values, "commissure_height", HF_VIEW_REST, HF_VALUE_LEFT);
    assert_near(v->spread, 0, 1e-9);
    assert_near(v->sd, sqrt(0.045 + 0.16), 1e-9);
    assert_near(v->shared_sd, 0.4, 1e-9);
    hf_values_free(values);
    hf_visit_free(visit);
}

/* Movement over all pairs: rest 0 and 1, smile 8, 9, 13 mm up: 8 9 13 7 8 12,
 * median 8.5; of 2 and 3 takes 2.4 count. */
static void movement_over_pairs(void **state)
{
    hf_visit *visit = new_visit();
    hf_values *values;
    const hf_value *v;
    /* mean 9.5: 2.25 .25 12.25 6.25 2.25 6.25 = 29.5 */
    const double spread = sqrt(29.5 / 5);

    (void)state;
    add(visit, HF_VIEW_REST, 0, 0, 1);
    add(visit, HF_VIEW_REST, 1, 0, 1);
    add(visit, HF_VIEW_SMILE_FULL, 8, 0, 1);
    add(visit, HF_VIEW_SMILE_FULL, 9, 0, 1);
    add(visit, HF_VIEW_SMILE_FULL, 13, 0, 1);
    values = measured(visit);
    v = make_found(values, "excursion_vertical", HF_VIEW_SMILE_FULL,
                   HF_VALUE_LEFT);
    assert_near(v->value, 8.5, 1e-9);
    assert_int_equal(v->takes, 6);
    assert_near(v->spread, spread, 1e-9);
    assert_near(v->sd, spread * sqrt(1.5707963268 / 2.4), 1e-9);
    hf_values_free(values);
    hf_visit_free(visit);
}

/* A take that lacks the contour does not count; one value is no spread. */
static void a_take_may_lack_it(void **state)
{
    hf_frame where = make_frame(2000, 1000, 0, 0.1);
    hf_visit *visit = new_visit();
    hf_values *values;
    const hf_value *v;
    make_face m;

    (void)state;
    make_face_ideal(&m);
    make_face_drop(&m, HF_COMMISSURE);
    assert_ok(
        hf_visit_add(visit, HF_VIEW_REST, make_face_place(&m, &where), error));
    add(visit, HF_VIEW_REST, 2, 0.3, 1);
    values = measured(visit);
    v = make_found(values, "commissure_height", HF_VIEW_REST, HF_VALUE_DIFF);
    assert_near(v->value, 2, 1e-9);
    assert_int_equal(v->takes, 1);
    assert_near(v->sd, 0.3, 1e-9);
    hf_values_free(values);
    /* setting a view replaces all of it */
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, lifted(5, 0, 1), error));
    assert_int_equal(hf_visit_takes(visit, HF_VIEW_REST), 1);
    assert_null(hf_visit_take(visit, HF_VIEW_REST, 1));
    assert_ok(hf_visit_set(visit, HF_VIEW_REST, NULL, error));
    assert_int_equal(hf_visit_takes(visit, HF_VIEW_REST), 0);
    hf_visit_free(visit);
}

/* The order of takes changes nothing but the ruler's first; an angle of 179
 * and -179 deg is 180, not 0. */
static void angles_go_round(void **state)
{
    const double out[2] = {-8, -8}, up[2] = {0.1, -0.1};
    hf_frame where = make_frame(2000, 1000, 0, 0.1);
    hf_visit *visit = new_visit();
    hf_values *values;
    const hf_value *v;

    (void)state;
    add(visit, HF_VIEW_REST, 0, 0, 1);
    for (int i = 0; i < 2; i++) {
        make_face m;

        make_face_ideal(&m);
        make_face_shift(&m, HF_COMMISSURE, HF_LEFT, out[i], up[i]);
        assert_ok(hf_visit_add(visit, HF_VIEW_SMILE_FULL,
                               make_face_place(&m, &where), error));
    }
    values = measured(visit);
    v = make_found(values, "excursion_angle", HF_VIEW_SMILE_FULL,
                   HF_VALUE_LEFT);
    assert_near(fabs(v->value), 180, 1e-6);
    assert_true(v->spread < 2);
    hf_values_free(values);
    hf_visit_free(visit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_median_of_three),
        cmocka_unit_test(what_is_shared_stays),
        cmocka_unit_test(movement_over_pairs),
        cmocka_unit_test(a_take_may_lack_it),
        cmocka_unit_test(angles_go_round),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
