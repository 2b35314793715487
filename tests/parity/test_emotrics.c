/* Emotrics' numbers, worked by hand on the face of support/grid.h. One unit
 * is 5 px and, with irises of 8 mm, 1 mm:
 *
 * Brow Height: 60 and 50 right over the pupils.
 * Marginal Reflex Distance 1: 20 and 14; 2: 16 and 8.
 * Palpebral Fissure Height, right: inner points -110, -80 above and -120, -80
 *   below, middles -95 and -100, so at -97.5, 2.5 from the pupil:
 *   20 + 16 - 2 (2.5^2 / 50) = 35.75. Left: 90, 120 and 85, 115, so at 102.5:
 *   14 + 8 - 2.5^2 / 50 - 2.5^2 / 225 = 22 - 1/8 - 1/36.
 * P0 = (0, 200). Commisure Excursion: (48, 36) is 60; (32, 16) is sqrt(1280).
 * Smile Angle: 90 + asin(36/60) and 90 + asin(16 / sqrt(1280)).
 * Commisure Height Deviation: 184 - 164 = 20.
 * U: on a line that falls by 1 in 4, k px along x are 1.0307764 k px.
 *   Right: 24 units, 120 px: k = 116 makes 119.57, 117 makes 120.60, so 116,
 *   23.2 units from the corner: (-24.8, 169.8). Left: 80 px: 77 makes 79.37,
 *   78 makes 80.40, so 78: (16.4, 180.1).
 * Upper Lip Height Deviation: 10.3. Lower lip at U: 200 - 24.8^2 / 64 = 190.39
 *   and 200 - 16.4^2 / 64 = 195.7975, so 5.4075.
 * Dental Show: 15.2 * 48.8 / 64 = 11.59 and 56.4 * 7.6 / 64 = 6.6975.
 */
#include "tests/support/check.h"
#include "tests/support/grid.h"
#include "tests/support/make_face.h"

#define R HF_PARITY_RIGHT
#define L HF_PARITY_LEFT
#define GAP HF_PARITY_ABSOLUTE
#define PERCENT HF_PARITY_PERCENT

static const double fissure_left = 22 - 1 / 8.0 - 1 / 36.0;
static const double turn = 180 / 3.14159265358979323846;

/* An iris of 8 mm; the left side is affected. */
static hf_parity_options units(bool defects)
{
    hf_parity_options options;

    hf_parity_options_init(&options);
    options.iris_mm = 8;
    options.affected = HF_AFFECTED_LEFT;
    options.defects = defects;
    return options;
}

static hf_parity measured(const grid *g, bool defects)
{
    const hf_parity_options options = units(defects);
    hf_face *face = grid_face(g);
    const hf_parity p = grid_measure(face, HF_PEER_EMOTRICS, &options);

    hf_face_free(face);
    return p;
}

static void is_pair(const hf_parity *p, const char *measure, double right,
                    double left)
{
    grid_is(p, measure, R, right);
    grid_is(p, measure, L, left);
    grid_is(p, measure, GAP, fabs(right - left));
    /* left is affected, so the share is of right */
    grid_is(p, measure, PERCENT, 100 * fabs(right - left) / right);
}

/* All that the tilt defect leaves alone. */
static void is_the_grid(const hf_parity *p)
{
    is_pair(p, "Brow Height", 60, 50);
    is_pair(p, "Marginal Reflex Distance 1", 20, 14);
    is_pair(p, "Marginal Reflex Distance 2", 16, 8);
    is_pair(p, "Palpebral Fissure Height", 35.75, fissure_left);
    is_pair(p, "Commisure Excursion", 60, sqrt(1280));
    is_pair(p, "Smile Angle", 90 + asin(0.6) * turn,
            90 + asin(16 / sqrt(1280)) * turn);
    grid_is(p, "Commisure Height Deviation", GAP, 20);
}

static void by_hand(void **state)
{
    grid g;
    hf_parity p;

    (void)state;
    for (int i = 0; i < 4; i++) {
        grid_ideal(&g);
        g.tilted = i & 1;
        g.x += i & 2 ? 901 : 0; /* where it lies does not matter */
        p = measured(&g, false);
        is_the_grid(&p);
        is_pair(&p, "Dental Show", 11.59, 6.6975);
        grid_is(&p, "Upper Lip Height Deviation", GAP, 10.3);
        grid_is(&p, "Lower Lip Height Deviation", GAP, 5.4075);
        assert_near(p.mm_per_px, 0.2, 1e-15);
        assert_string_equal(p.scale, "iris");
        assert_int_equal(p.count, 31);
    }
}

/* Cx = 1100 where Cy = 1000 is meant: x' of the right corner becomes -240 px
 * + 0.6 * (1000 - 1100) = -300 px, the radius 150 px: k = 145 makes 149.46, 146
 * makes 150.49, so 146, 29.2 units from the corner: U = (-18.8, 171.3). Upper
 * lip: 180.1 - 171.3 = 8.8; lower: 200 - 18.8^2 / 64 = 194.4775 against
 * 195.7975; dental show right: 21.2 * 42.8 / 64 = 14.1775. The rest is whole
 * px already, and point 57 is left of P0 in the picture: right is called
 * healthy. Not tilted, the slip does nothing. */
static void the_tilt_defect(void **state)
{
    grid g;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    g.tilted = true;
    p = measured(&g, true);
    is_the_grid(&p);
    is_pair(&p, "Dental Show", 14.1775, 6.6975);
    grid_is(&p, "Upper Lip Height Deviation", GAP, 8.8);
    grid_is(&p, "Lower Lip Height Deviation", GAP, 1.32);
    g.tilted = false;
    p = measured(&g, true);
    is_the_grid(&p);
    is_pair(&p, "Dental Show", 11.59, 6.6975);
    grid_is(&p, "Upper Lip Height Deviation", GAP, 10.3);
}

/* Points 0.4 px off and irises of 20.4 px: with defects the same whole px. */
static void whole_pixels(void **state)
{
    grid g;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    for (int i = 0; i < 68; i++) {
        g.at[i][0] += i % 2 ? 0.08 : -0.08;
        g.at[i][1] -= i % 3 ? 0.08 : -0.08;
    }
    g.radius[HF_RIGHT] = 20.4;
    p = measured(&g, true);
    is_the_grid(&p);
    p = measured(&g, false);
    assert_near(p.mm_per_px, 8 / 40.4, 1e-15);
    assert_true(fabs(grid_find(&p, "Brow Height", R)->value - 60) > 0.1);
}

/* The healthy side is declared, or guessed from point 57: where it lies right
 * of P0 in the picture, left is called healthy, whatever was declared. */
static void percent_is_of_the_healthy_side(void **state)
{
    hf_parity_options options = units(false);
    grid g;
    hf_face *face;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    face = grid_face(&g);
    options.affected = HF_AFFECTED_RIGHT;
    p = grid_measure(face, HF_PEER_EMOTRICS, &options);
    grid_is(&p, "Brow Height", PERCENT, 20); /* 10 of 50 */
    options.affected = HF_AFFECTED_UNKNOWN;
    p = grid_measure(face, HF_PEER_EMOTRICS, &options);
    grid_na(&p, "Brow Height", PERCENT, "side-undeclared");
    grid_is(&p, "Brow Height", GAP, 10);
    options.affected = HF_AFFECTED_BOTH;
    p = grid_measure(face, HF_PEER_EMOTRICS, &options);
    grid_na(&p, "Smile Angle", PERCENT, "bilateral");
    options.affected = HF_AFFECTED_LEFT;
    options.defects = true;
    hf_face_free(face);
    g.at[57][0] = 8;
    g.at[57][1] = 199;
    g.at[56][0] = 16;
    g.at[56][1] = 196;
    face = grid_face(&g);
    p = grid_measure(face, HF_PEER_EMOTRICS, &options);
    grid_is(&p, "Brow Height", PERCENT, 20);
    hf_face_free(face);
}

/* Closed lips: nothing of nothing. */
static void a_share_of_zero(void **state)
{
    grid g;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    for (int i = 0; i < 3; i++)
        memcpy(g.at[65 + i], g.at[63 - i], sizeof g.at[0]);
    p = measured(&g, false);
    grid_is(&p, "Dental Show", R, 0);
    grid_is(&p, "Dental Show", L, 0);
    grid_na(&p, "Dental Show", PERCENT, "zero-divisor");
    p = measured(&g, true);
    grid_is(&p, "Dental Show", PERCENT, 0);
}

/* The right brow 60 to the patient's left no longer reaches over the pupil:
 * its parabola -60 + (x + 40)^2 / 100 carried on to -100 is -24. */
static void a_contour_carried_on(void **state)
{
    grid g;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    for (int i = 17; i < 22; i++)
        g.at[i][0] += 60;
    p = measured(&g, false);
    grid_na(&p, "Brow Height", R, "outside-contour:brow_upper");
    grid_na(&p, "Brow Height", GAP, "outside-contour:brow_upper");
    grid_na(&p, "Brow Height", PERCENT, "outside-contour:brow_upper");
    grid_is(&p, "Brow Height", L, 50);
    p = measured(&g, true);
    grid_is(&p, "Brow Height", R, 24);
}

static void same_values(const hf_parity *a, const hf_parity *b)
{
    for (size_t i = 0; i < a->count; i++) {
        assert_int_equal(a->values[i].reason, b->values[i].reason);
        assert_int_equal(a->values[i].reason, HF_PARITY_OK);
        assert_near(a->values[i].value, b->values[i].value, 0);
    }
}

/* A hidden iris: na; with defects it is at the mean of five eye points, right
 * (-130 - 110 - 80 - 70 - 80, -2 - 18 - 12 - 2 + 8) / 5 = (-94, -5.2), with the
 * other's radius. Both hidden: left (70 + 90 + 120 + 130 + 115, 4 - 12 - 6 + 4
 * + 7) / 5 = (105, -0.6); radii half of 45's 650 px - 525 and of 39's -350 +
 * 470: 62.5, to even 62, and 60 px. */
static void a_hidden_iris(void **state)
{
    grid g;
    hf_parity hidden, shown;

    (void)state;
    grid_ideal(&g);
    g.seen[HF_RIGHT] = false;
    hidden = measured(&g, false);
    for (size_t i = 0; i < hidden.count; i++)
        assert_int_equal(hidden.values[i].reason, HF_PARITY_IRIS_HIDDEN);
    assert_true(isnan(hidden.mm_per_px));
    assert_string_equal(hidden.scale, "");
    hidden = measured(&g, true);
    g.seen[HF_RIGHT] = true;
    g.iris[HF_RIGHT][0] = -94;
    g.iris[HF_RIGHT][1] = -5.2;
    shown = measured(&g, true);
    same_values(&hidden, &shown);

    g.seen[HF_RIGHT] = g.seen[HF_LEFT] = false;
    hidden = measured(&g, true);
    g.seen[HF_RIGHT] = g.seen[HF_LEFT] = true;
    g.iris[HF_LEFT][0] = 105;
    g.iris[HF_LEFT][1] = -0.6;
    g.radius[HF_LEFT] = 62;
    g.radius[HF_RIGHT] = 60;
    shown = measured(&g, true);
    same_values(&hidden, &shown);
    assert_near(shown.mm_per_px, 8 / 122.0, 1e-15);
}

static void what_is_missing_says_so(void **state)
{
    static const hf_point few[] = {
        {900, 900, 0}, {950, 880, 0}, {1000, 900, 0}};
    const hf_parity_options options = units(true);
    grid g;
    hf_face *face;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    g.at[50][0] = -40; /* behind point 49: the lip folds */
    face = grid_face(&g);
    assert_ok(
        hf_face_set_contour(face, HF_BROW_UPPER, HF_RIGHT, few, 3, error));
    assert_ok(hf_face_set_contour(face, HF_LID_LOWER, HF_LEFT, NULL, 0, error));
    p = grid_measure(face, HF_PEER_EMOTRICS, &options);
    grid_na(&p, "Brow Height", R, "too-few-points:brow_upper");
    grid_is(&p, "Brow Height", L, 50);
    grid_na(&p, "Marginal Reflex Distance 2", L, "missing-contour:lid_lower");
    grid_na(&p, "Palpebral Fissure Height", L, "missing-contour:lid_lower");
    grid_is(&p, "Palpebral Fissure Height", R, 35.75);
    grid_na(&p, "Upper Lip Height Deviation", GAP,
            "folded-contour:lip_upper_outer");
    grid_na(&p, "Dental Show", R, "folded-contour:lip_upper_outer");
    grid_is(&p, "Commisure Excursion", R, 60);
    hf_face_free(face);

    grid_ideal(&g);
    g.iris[HF_LEFT][0] = g.iris[HF_RIGHT][0];
    p = measured(&g, false);
    grid_na(&p, "Brow Height", R, "no-frame");
    p = grid_measure(NULL, HF_PEER_EMOTRICS, NULL);
    grid_na(&p, "Brow Height", R, "no-face");
}

/* 0.5 mm for each px makes a unit 2.5 mm; angles and percents stay. */
static void a_given_scale(void **state)
{
    hf_parity_options options = units(false);
    grid g;
    hf_face *face;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    face = grid_face(&g);
    options.mm_per_px = 0.5;
    p = grid_measure(face, HF_PEER_EMOTRICS, &options);
    grid_is(&p, "Brow Height", R, 150);
    grid_is(&p, "Smile Angle", R, 90 + asin(0.6) * turn);
    grid_is(&p, "Dental Show", R, 2.5 * 11.59);
    assert_string_equal(p.scale, "given");
    p = grid_measure(face, HF_PEER_EMOTRICS, NULL);
    /* by convention 11.77 mm are 40 px */
    grid_is(&p, "Brow Height", R, 300 * 11.77 / 40);
    hf_face_free(face);
}

/* Right and left swap and nothing else changes. */
static void are_mirrored(const hf_face *face, double tolerance)
{
    hf_parity_options options = units(false);
    hf_face *mirrored;
    hf_parity a, b;

    assert_ok(hf_face_mirror(&mirrored, face, error));
    a = grid_measure(face, HF_PEER_EMOTRICS, &options);
    options.affected = HF_AFFECTED_RIGHT;
    b = grid_measure(mirrored, HF_PEER_EMOTRICS, &options);
    for (size_t i = 0; i < a.count; i++) {
        const hf_parity_value *v = &a.values[i];
        const hf_parity_form form = v->form == R   ? L
                                    : v->form == L ? R
                                                   : v->form;

        assert_int_equal(v->reason, HF_PARITY_OK);
        assert_near(grid_find(&b, v->measure, form)->value, v->value,
                    tolerance);
    }
    hf_face_free(mirrored);
}

/* Contours that a cubic meets are mirrored exactly. The search for the
 * smoothing of others goes from the picture's left to its right and stops
 * within 0.001 px^2: that much depends on the side. */
static void a_mirror_swaps_sides(void **state)
{
    const hf_frame where = make_frame(1313.7, 911.3, 7.3, 0.187);
    unsigned seed = 7;
    hf_face *face;
    make_face m;
    grid g;

    (void)state;
    grid_ideal(&g);
    g.tilted = true;
    face = grid_face(&g);
    are_mirrored(face, 1e-9);
    hf_face_free(face);
    make_face_ideal(&m);
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 2; side++)
            for (size_t i = 0; i < m.count[id][side]; i++) {
                seed = seed * 1664525u + 1013904223u;
                m.points[id][side][i].x += (seed >> 8) / 16777216.0 - 0.5;
                seed = seed * 1664525u + 1013904223u;
                m.points[id][side][i].y += (seed >> 8) / 8388608.0 - 1;
            }
    m.iris[HF_LEFT].r = 6.1;
    face = make_face_place(&m, &where);
    are_mirrored(face, 0.001);
    hf_face_free(face);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(the_tilt_defect),
        cmocka_unit_test(whole_pixels),
        cmocka_unit_test(percent_is_of_the_healthy_side),
        cmocka_unit_test(a_share_of_zero),
        cmocka_unit_test(a_contour_carried_on),
        cmocka_unit_test(a_hidden_iris),
        cmocka_unit_test(what_is_missing_says_so),
        cmocka_unit_test(a_given_scale),
        cmocka_unit_test(a_mirror_swaps_sides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
