/* A value's sd against what happens when every point is really shaken. */
#include "tests/support/check.h"
#include "tests/support/make_face.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

/* 8000 draws know an sd to 0.8 %; the claim is 5 %. The noise is small
 * enough, 0.1 mm, that measures are all but straight within it. */
enum { DRAWS = 8000, MOST = 160 };
static const double shake = 0.1;

/* A face whose measures lie off their kinks: mouth open, all lids apart, all
 * places well inside their contours. */
static void plain(make_face *m)
{
    size_t i;
    int id, side;
    unsigned seed = 5;

    make_face_ideal(m);
    for (id = 0; id < HF_CONTOUR_COUNT; id++)
        for (side = 0; side < 2; side++)
            for (i = 0; i < m->count[id][side]; i++) {
                seed = seed * 1664525u + 1013904223u;
                m->points[id][side][i].x += (seed >> 8) / 8388608.0 - 1;
                seed = seed * 1664525u + 1013904223u;
                m->points[id][side][i].y += (seed >> 8) / 8388608.0 - 1;
            }
    make_face_shift(m, HF_LID_LOWER, HF_RIGHT, 0, -2);
    make_face_shift(m, HF_LID_LOWER, HF_LEFT, 0, -3);
    make_face_shift(m, HF_LIP_LOWER_INNER, 0, 0, -1.5);
    make_face_shift(m, HF_COMMISSURE, HF_LEFT, 1.5, 3);
    make_face_sd(m, shake);
}

static double draw(gsl_rng *rng, double sd)
{
    return gsl_ran_gaussian(rng, sd);
}

static void shaken(make_face *out, const make_face *m, gsl_rng *rng)
{
    size_t i;
    int id, side;

    *out = *m;
    for (side = 0; side < 2; side++) {
        for (id = 0; id < HF_CONTOUR_COUNT; id++)
            for (i = 0; i < m->count[id][side]; i++) {
                out->points[id][side][i].x += draw(rng, shake);
                out->points[id][side][i].y += draw(rng, shake);
            }
        out->iris[side].x += draw(rng, shake);
        out->iris[side].y += draw(rng, shake);
        out->iris[side].r += draw(rng, shake);
    }
    /* Without sd of its own the shaken face is measured faster. */
    make_face_sd(out, 0);
}

/* Static values, or dynamic ones when rest is given. */
static hf_values *measured(const make_face *m, const make_face *rest,
                           const hf_frame_options *options, hf_view view)
{
    hf_frame where = make_frame(1900, 1200, 7, 0.2), frame, rest_frame;
    hf_face *face = make_face_place(m, &where), *still = NULL;
    hf_values *v = NULL;

    if (rest) {
        still = make_face_place(rest, &where);
        assert_ok(hf_frame_of(&rest_frame, still, options, error));
        assert_ok(hf_frame_by_rest(&frame, face, still, &rest_frame, error));
        assert_ok(hf_measure_dynamic(&v, still, &rest_frame, face, &frame, view,
                                     HF_AFFECTED_LEFT, error));
    } else {
        assert_ok(hf_frame_of(&frame, face, options, error));
        assert_ok(hf_measure_static(&v, face, &frame, HF_REASON_OK, view,
                                    HF_AFFECTED_LEFT, error));
    }
    hf_face_free(face);
    hf_face_free(still);
    return v;
}

typedef struct spread {
    double sum[MOST], square[MOST];
    size_t n[MOST];
} spread;

static void note(spread *s, const hf_values *v, const hf_values *centre)
{
    size_t i;

    for (i = 0; i < hf_values_count(v); i++) {
        const hf_value *value = hf_values_at(v, i);
        double d = value->value - hf_values_at(centre, i)->value;

        if (value->reason != HF_REASON_OK)
            continue;
        s->sum[i] += d;
        s->square[i] += d * d;
        s->n[i]++;
    }
}

static void assert_spread(const spread *s, const hf_values *v, double within)
{
    size_t i;

    for (i = 0; i < hf_values_count(v); i++) {
        const hf_value *value = hf_values_at(v, i);
        double n = (double)s->n[i], mean = s->sum[i] / n;
        double sd = sqrt((s->square[i] - n * mean * mean) / (n - 1));

        if (value->reason != HF_REASON_OK)
            continue;
        assert_true(s->n[i] > DRAWS - DRAWS / 100);
        if (!(fabs(value->sd - sd) <= within * sd + 1e-12))
            fail_msg("%s %s: sd %g, shaken %g", value->measure->id,
                     hf_value_side_name(value->side), value->sd, sd);
    }
}

static void compare(const hf_frame_options *options, const make_face *m,
                    const make_face *rest, hf_view view, double within)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    hf_values *centre = measured(m, rest, options, view);
    static spread s;
    int i;

    memset(&s, 0, sizeof s);
    assert_true(hf_values_count(centre) <= MOST);
    gsl_rng_set(rng, 20260711);
    for (i = 0; i < DRAWS; i++) {
        make_face now, still;
        hf_values *v;

        shaken(&now, m, rng);
        if (rest)
            shaken(&still, rest, rng);
        v = measured(&now, rest ? &still : NULL, options, view);
        note(&s, v, centre);
        hf_values_free(v);
    }
    assert_spread(&s, centre, within);
    hf_values_free(centre);
    gsl_rng_free(rng);
}

static void static_measures_by_each_scale(void **state)
{
    hf_frame_options o;
    make_face m;

    (void)state;
    plain(&m);
    hf_frame_options_init(&o);
    compare(&o, &m, NULL, HF_VIEW_REST, 0.05);
    o.pupil_mm = 63;
    compare(&o, &m, NULL, HF_VIEW_REST, 0.05);
    o.mm_per_px = 0.2;
    compare(&o, &m, NULL, HF_VIEW_REST, 0.05);
}

static void movement_with_open_eyes(void **state)
{
    make_face rest, now;
    hf_frame_options o;

    (void)state;
    hf_frame_options_init(&o);
    plain(&rest);
    now = rest;
    make_face_shift(&now, HF_COMMISSURE, HF_RIGHT, -8.1, 9.8);
    make_face_shift(&now, HF_COMMISSURE, HF_LEFT, 3.1, 4.2);
    compare(&o, &now, &rest, HF_VIEW_SMILE_FULL, 0.05);
}

static void movement_with_closed_eyes(void **state)
{
    make_face rest, now;
    hf_frame_options o;

    (void)state;
    hf_frame_options_init(&o);
    plain(&rest);
    now = rest;
    make_face_hide(&now);
    make_face_shift(&now, HF_LID_UPPER, HF_RIGHT, 0, -4);
    make_face_shift(&now, HF_LID_UPPER, HF_LEFT, 0, -3);
    make_face_shift(&now, HF_COMMISSURE, HF_RIGHT, -2, 2);
    make_face_shift(&now, HF_COMMISSURE, HF_LEFT, 3.1, 4.2);
    compare(&o, &now, &rest, HF_VIEW_CLOSE_FULL, 0.05);
}

/* `fit` is left to one pass: each draw fits its line anew. */
static void midlines_of_points(void **state)
{
    make_face rest, now;
    hf_frame_options o;

    (void)state;
    hf_frame_options_init(&o);
    plain(&rest);
    o.midline = HF_MIDLINE_CANTHI;
    compare(&o, &rest, NULL, HF_VIEW_REST, 0.05);
    o.midline = HF_MIDLINE_FIT;
    compare(&o, &rest, NULL, HF_VIEW_REST, 0.05);
    o.midline = HF_MIDLINE_NOSE;
    compare(&o, &rest, NULL, HF_VIEW_REST, 0.05);
    now = rest;
    make_face_shift(&now, HF_COMMISSURE, HF_RIGHT, -8.1, 9.8);
    make_face_shift(&now, HF_COMMISSURE, HF_LEFT, 3.1, 4.2);
    compare(&o, &now, &rest, HF_VIEW_SMILE_FULL, 0.05);
    make_face_hide(&now);
    compare(&o, &now, &rest, HF_VIEW_SMILE_FULL, 0.05);
}

/* sd claimed of a deviation on a photo whose midline is the rest photo's,
 * against that of shaken pairs, of which it may be so many times. */
static void assert_borrowed(const hf_frame_options *options,
                            const make_face *now, const make_face *rest,
                            const char *id, double most)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    double sum = 0, square = 0, claimed = 0, sd;
    int i;

    gsl_rng_set(rng, 20261128);
    for (i = -1; i < DRAWS; i++) {
        make_face a = *now, b = *rest;
        hf_frame where = make_frame(1900, 1200, 7, 0.2), frame, rest_frame;
        hf_face *face, *still;
        hf_values *v;
        const hf_value *value;

        if (i >= 0) {
            shaken(&a, now, rng);
            shaken(&b, rest, rng);
        }
        face = make_face_place(&a, &where);
        still = make_face_place(&b, &where);
        assert_ok(hf_frame_of(&rest_frame, still, options, error));
        assert_ok(hf_frame_by_rest(&frame, face, still, &rest_frame, error));
        assert_ok(hf_measure_static(&v, face, &frame, HF_REASON_OK,
                                    HF_VIEW_PUCKER, HF_AFFECTED_LEFT, error));
        value = make_found(v, id, HF_VIEW_PUCKER, HF_VALUE_SINGLE);
        if (i < 0)
            claimed = value->sd;
        sum += i < 0 ? 0 : value->value;
        square += i < 0 ? 0 : value->value * value->value;
        hf_values_free(v);
        hf_face_free(face);
        hf_face_free(still);
    }
    sd = sqrt((square - sum * sum / DRAWS) / (DRAWS - 1));
    if (!(claimed >= 0.95 * sd && claimed <= most * sd))
        fail_msg("%s: sd %g, shaken %g", id, claimed, sd);
    gsl_rng_free(rng);
}

static void a_borrowed_midline_is_as_sure_as_its_owner(void **state)
{
    make_face rest, now;
    hf_frame_options o;

    (void)state;
    hf_frame_options_init(&o);
    plain(&rest);
    o.midline = HF_MIDLINE_NOSE;
    now = rest;
    assert_borrowed(&o, &now, &rest, "philtrum_deviation", 1.05);
    assert_borrowed(&o, &now, &rest, "chin_deviation", 1.05);
    /* Eyes shut, the photo is aligned on points the midline rests on as well;
     * what they share is counted twice. */
    make_face_hide(&now);
    assert_borrowed(&o, &now, &rest, "chin_deviation", 1.3);
    o.midline = HF_MIDLINE_CANTHI;
    assert_borrowed(&o, &now, &rest, "chin_deviation", 1.3);
}

static void points_without_sd_are_exact(void **state)
{
    hf_frame_options o;
    hf_values *v;
    make_face m;
    size_t i;

    (void)state;
    hf_frame_options_init(&o);
    plain(&m);
    make_face_sd(&m, 0);
    v = measured(&m, NULL, &o, HF_VIEW_REST);
    for (i = 0; i < hf_values_count(v); i++)
        if (hf_values_at(v, i)->reason == HF_REASON_OK)
            assert_near(hf_values_at(v, i)->sd, 0, 0);
    hf_values_free(v);
}

/* With the scale given: a corner's height moves with its own y (sd a) and with
 * the frame: shift by the mean of both irises' y (sd b), tilt by their
 * difference over 63 times x = 25: a^2 + b^2/2 + (25/63)^2 2 b^2. The side
 * difference: two corners, and a tilt over 50. */
static void shared_frame_noise_by_hand(void **state)
{
    hf_frame_options o;
    hf_values *v;
    make_face m;
    const double a = 0.31, b = 0.22, tilt = 2 * b * b / (63. * 63);

    (void)state;
    hf_frame_options_init(&o);
    o.mm_per_px = 0.2;
    make_face_ideal(&m);
    m.points[HF_COMMISSURE][HF_RIGHT][0].sd = a;
    m.points[HF_COMMISSURE][HF_LEFT][0].sd = a;
    m.iris[HF_RIGHT].sd = m.iris[HF_LEFT].sd = b;
    v = measured(&m, NULL, &o, HF_VIEW_REST);
    assert_near(
        make_found(v, "commissure_height", HF_VIEW_REST, HF_VALUE_RIGHT)->sd,
        sqrt(a * a + b * b / 2 + 25 * 25 * tilt), 1e-4);
    assert_near(
        make_found(v, "commissure_height", HF_VIEW_REST, HF_VALUE_DIFF)->sd,
        sqrt(2 * a * a + 50 * 50 * tilt), 1e-4);
    hf_values_free(v);
}

/* No movement at all: the length is at its kink, but not without noise. Both
 * photos' points, so sd a sqrt 2 in x and y; the length is put off by as much
 * each way in each coordinate. */
static void no_movement_is_not_certain(void **state)
{
    hf_frame_options o;
    hf_values *v;
    make_face m;

    (void)state;
    hf_frame_options_init(&o);
    make_face_ideal(&m);
    m.points[HF_COMMISSURE][HF_LEFT][0].sd = 0.4;
    v = measured(&m, &m, &o, HF_VIEW_BROW);
    assert_near(
        make_found(v, "synkinesis_mouth", HF_VIEW_BROW, HF_VALUE_LEFT)->sd,
        0.4 * 2, 1e-6);
    hf_values_free(v);
}

/* Of the rest photo's sd 0.6 is new each time, of the smile's 1: both corners'
 * x with sd a gives excursion_lateral the variance 2 a^2, of which 0.64 a^2 is
 * shared with other visits. */
static void part_of_the_noise_is_shared(void **state)
{
    const double a = 0.3;
    hf_frame where = make_frame(1900, 1200, 0, 0.2), frame, rest_frame;
    hf_frame_options o;
    hf_face *rest, *smile;
    hf_values *v = NULL;
    const hf_value *found;
    make_face m;

    (void)state;
    hf_frame_options_init(&o);
    o.mm_per_px = 0.2;
    make_face_ideal(&m);
    m.points[HF_COMMISSURE][HF_LEFT][0].sd = a;
    rest = make_face_place(&m, &where);
    smile = make_face_place(&m, &where);
    assert_ok(hf_face_set_repeat(rest, 0.6, error));
    assert_ok(hf_frame_of(&rest_frame, rest, &o, error));
    assert_ok(hf_frame_by_rest(&frame, smile, rest, &rest_frame, error));
    assert_ok(hf_measure_dynamic(&v, rest, &rest_frame, smile, &frame,
                                 HF_VIEW_SMILE_FULL, HF_AFFECTED_LEFT, error));
    found =
        make_found(v, "excursion_lateral", HF_VIEW_SMILE_FULL, HF_VALUE_LEFT);
    assert_near(found->sd, a * sqrt(2), 1e-9);
    assert_near(found->shared_sd, a * 0.8, 1e-9);
    hf_values_free(v);
    hf_face_free(rest);
    hf_face_free(smile);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(static_measures_by_each_scale),
        cmocka_unit_test(movement_with_open_eyes),
        cmocka_unit_test(movement_with_closed_eyes),
        cmocka_unit_test(midlines_of_points),
        cmocka_unit_test(a_borrowed_midline_is_as_sure_as_its_owner),
        cmocka_unit_test(points_without_sd_are_exact),
        cmocka_unit_test(shared_frame_noise_by_hand),
        cmocka_unit_test(no_movement_is_not_certain),
        cmocka_unit_test(part_of_the_noise_is_shared),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
