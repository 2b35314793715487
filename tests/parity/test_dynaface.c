/* dynaface's numbers, worked by hand on the face of support/grid.h. Pupils of
 * 80 mm make its unit 0.4 mm, a square unit 0.16 mm^2.
 *
 * fai: from (-70, -2) to (-48, 164) sqrt(28040), from (70, 4) to (32, 184)
 *   sqrt(33844). oce: from the lower lip's (-8, 199) sqrt(1600 + 1225) right,
 *   sqrt(1600 + 225) left. brow.d: 60 - 50.
 * eye.right: over the canthi's line 160 + 390 + 50, below it 50 + 400 + 50,
 *   1100; eye.left: 600 above, 22.5 + 90 + 22.5 below, 735.
 * dental: openings of 0, 12, 16, 12, 0 at -40, -24, -8, 8, 24, so 14 at the
 *   midline. Right of it 96 + 224 + 120 = 440, left 104 + 96 = 200.
 * id sqrt(140^2 + 6^2), ml sqrt(64^2 + 8^2), oe sqrt(260^2 + 6^2); nose from
 *   (-30, 100) to (34, 103), widened by 6.4 at both ends.
 */
#include "tests/support/check.h"
#include "tests/support/grid.h"
#include "tests/support/make_face.h"

#define ONE HF_PARITY_SINGLE

static const double turn = 180 / 3.14159265358979323846;

static hf_parity measured(const grid *g, double pupil_mm, bool defects)
{
    hf_parity_options options;
    hf_face *face = grid_face(g);
    hf_parity p;

    hf_parity_options_init(&options);
    options.pupil_mm = pupil_mm;
    options.defects = defects;
    p = grid_measure(face, HF_PEER_DYNAFACE, &options);
    hf_face_free(face);
    return p;
}

/* What a tilt leaves alone. */
static void is_the_grid(const hf_parity *p)
{
    grid_is(p, "fai", ONE, 0.4 * (sqrt(33844) - sqrt(28040)));
    grid_is(p, "oce.r", ONE, 0.4 * sqrt(2825));
    grid_is(p, "oce.l", ONE, 0.4 * sqrt(1825));
    grid_is(p, "dental_right", ONE, 0.16 * 440);
    grid_is(p, "dental_left", ONE, 0.16 * 200);
    grid_is(p, "dental_area", ONE, 0.16 * 640);
    grid_is(p, "dental_ratio", ONE, 200 / 440.0);
    grid_is(p, "dental_diff", ONE, 0.16 * 240);
    grid_is(p, "eye.right", ONE, 0.16 * 1100);
    grid_is(p, "eye.left", ONE, 0.16 * 735);
    grid_is(p, "eye.diff", ONE, 0.16 * 365);
    grid_is(p, "eye.ratio", ONE, 735 / 1100.0);
    grid_is(p, "id", ONE, 0.4 * sqrt(19636));
    grid_is(p, "ml", ONE, 0.4 * sqrt(4160));
    grid_is(p, "oe", ONE, 0.4 * sqrt(67636));
    grid_is(p, "px2mm", ONE, 0.08);
    grid_is(p, "pd", ONE, 1000);
    assert_near(p->mm_per_px, 0.08, 1e-15);
    assert_string_equal(p->scale, "pupils");
}

/* Tilted: brows are compared up and down the picture, 10 / 0.8 apart; the nose
 * is 4 * 64 - 3 * 3 = 247 px wide there and 3 * 64 + 4 * 3 = 204 px high. */
static void by_hand(void **state)
{
    grid g;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    p = measured(&g, 80, false);
    is_the_grid(&p);
    grid_is(&p, "brow.d", ONE, 4);
    grid_is(&p, "tilt", ONE, 0);
    grid_is(&p, "nostril", ONE, 0.4 * hypot(76.8, 3));
    grid_is(&p, "dorsal.base", ONE, 0.4 * 64);
    g.tilted = true;
    p = measured(&g, 80, false);
    is_the_grid(&p);
    grid_is(&p, "brow.d", ONE, 5);
    grid_is(&p, "tilt", ONE, atan(0.75) * turn);
    grid_is(&p, "nostril", ONE, 0.08 * hypot(247 * 1.2, 204));
    grid_is(&p, "dorsal.base", ONE, 0.08 * 247);
}

/* Pupils 520 px apart and 52 mm: 0.1 mm a px. The picture has 260 px between
 * them, half of that, but keeps the 0.1 mm. 0, 0 comes to (510, 480), a unit
 * to 2.5 px, cut off to whole px:
 *
 * oce.r: (390, 890) to (490, 977); oce.l: (590, 940) to the same.
 * ml: (410, 905) to (570, 925). eye.right: all whole, 1100 * 6.25 = 6875 px^2.
 * eye.left: 46 and 47 become (797, 497) and (722, 497): above 3750, below
 *   37 * 7 / 2 + 75 * 7 + 38 * 7 / 2 = 787.5. Their diff, 23.375 mm^2, becomes
 *   23.38.
 * brow.d: 35 at (260, 330), 44 at (760, 355), 25 px apart.
 * dental: the midline runs from (509, 0) to (510, 1024) (its x at the edges,
 *   510, is cut off too) and meets the lips at (509, 917) and (509, 952),
 *   opening 35. Openings of 0, 30, 40, 35 at 410, 450, 490, 509:
 *   600 + 1400 + 712.5 = 2712.5, the patient's right, called left; then 35,
 *   30, 0 at 509, 530, 570: 682.5 + 600 = 1282.5.
 * nostril: (435, 730) and (595, 737), widened by 16 at both ends. */
static void with_defects(void **state)
{
    grid g;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    g.iris[HF_RIGHT][0] = -52;
    g.iris[HF_LEFT][0] = 52;
    g.width = 2000;
    p = measured(&g, 52, true);
    grid_is(&p, "oce.r", ONE, 0.1 * hypot(100, 87));
    grid_is(&p, "oce.l", ONE, 0.1 * hypot(100, 37));
    grid_is(&p, "ml", ONE, 0.1 * hypot(160, 20));
    grid_is(&p, "eye.right", ONE, 68.75);
    grid_is(&p, "eye.left", ONE, 45.375);
    grid_is(&p, "eye.diff", ONE, 23.38);
    grid_is(&p, "eye.ratio", ONE, 4537.5 / 6875);
    grid_is(&p, "brow.d", ONE, 2.5);
    grid_is(&p, "dental_left", ONE, 27.125);
    grid_is(&p, "dental_right", ONE, 12.825);
    grid_is(&p, "dental_area", ONE, 39.95);
    grid_is(&p, "dental_ratio", ONE, 1282.5 / 2712.5);
    grid_is(&p, "dental_diff", ONE, 14.3);
    grid_is(&p, "nostril", ONE, 0.1 * hypot(192, 7));
    grid_is(&p, "dorsal.base", ONE, 16);
    grid_is(&p, "pd", ONE, 260);
    grid_is(&p, "px2mm", ONE, 0.2);
    /* without: 1 unit = 0.5 mm, nothing cut off, sides by the patient */
    p = measured(&g, 52, false);
    grid_is(&p, "oce.r", ONE, 0.5 * sqrt(2825));
    grid_is(&p, "dental_right", ONE, 0.25 * 440);
    grid_is(&p, "dental_left", ONE, 0.25 * 200);
    grid_is(&p, "px2mm", ONE, 0.1);
}

/* Yaw of 60 deg, were it known: cosine 0.5, so 520 px count as 520 * 1.3 / 0.5
 * = 1352, and 2000 px become int(2000 * 260 / 1352) = 384: the pupils are
 * int(740 * 0.192 + 238) = 380 and int(1260 * 0.192 + 238) = 479. The crop
 * starts at int(740 * 0.192 - 380) = -237. */
static void yaw_shrinks_the_picture(void **state)
{
    const hf_pose turned = {true, 60, 0, 0, false};
    const hf_pose away = {true, -60, 0, 0, false};
    hf_parity_options options;
    grid g;
    hf_face *face;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    g.iris[HF_RIGHT][0] = -52;
    g.iris[HF_LEFT][0] = 52;
    g.width = 2000;
    g.x = 1000;
    face = grid_face(&g);
    hf_parity_options_init(&options);
    options.defects = true;
    hf_face_set_pose(face, turned);
    p = grid_measure(face, HF_PEER_DYNAFACE, &options);
    grid_is(&p, "pd", ONE, 99);
    hf_face_set_pose(face, away);
    p = grid_measure(face, HF_PEER_DYNAFACE, &options);
    grid_is(&p, "pd", ONE, 260);
    options.defects = false;
    hf_face_set_pose(face, turned);
    p = grid_measure(face, HF_PEER_DYNAFACE, &options);
    grid_is(&p, "pd", ONE, 520);
    hf_face_free(face);
}

/* Lips wholly on one side of the midline. */
static void a_midline_that_misses(void **state)
{
    static const char *const sizes[] = {"dental_area", "dental_left",
                                        "dental_right", "dental_diff"};
    grid g;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    for (int i = 60; i < 68; i++)
        g.at[i][0] += 50;
    p = measured(&g, 80, false);
    for (int i = 0; i < 4; i++)
        grid_na(&p, sizes[i], ONE, "midline-misses");
    grid_na(&p, "dental_ratio", ONE, "midline-misses");
    p = measured(&g, 80, true);
    for (int i = 0; i < 4; i++)
        grid_is(&p, sizes[i], ONE, 0);
    grid_is(&p, "dental_ratio", ONE, 1);
}

/* Closed lips: areas of 0 are right, their ratio is not 1. */
static void closed_lips(void **state)
{
    grid g;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    for (int i = 0; i < 3; i++)
        memcpy(g.at[65 + i], g.at[63 - i], sizeof g.at[0]);
    p = measured(&g, 80, false);
    grid_is(&p, "dental_right", ONE, 0);
    grid_is(&p, "dental_diff", ONE, 0);
    grid_na(&p, "dental_ratio", ONE, "zero-divisor");
    p = measured(&g, 80, true);
    grid_is(&p, "dental_ratio", ONE, 1);
}

/* Steep pupils, 416 px across and 312 down, halved: slope 0.75 about (380,
 * 480). Brows, in the picture, at (301, 300) and (701, 900): the first line
 * leaves at the right edge at 300 + 0.75 * 723 = 842.25, the second would at
 * 1142.25 and so is told where it leaves left, 900 - 0.75 * 701 = 374.25; cut
 * off, 842 and 374. Apart, along the
 * picture's height, they are 600 - 0.75 * 400 = 300 px of it, 600 of the
 * photo. A brow at (701, -900) has no line in the picture. */
static void brows_at_different_edges(void **state)
{
    const double high[] = {-900, 900};
    hf_parity_options options;
    hf_parity p;

    (void)state;
    hf_parity_options_init(&options);
    options.pupil_mm = 52;
    for (int k = 0; k < 2; k++) {
        const hf_iris right = {true, 800.5, 1000.5, 20, 0, 0};
        const hf_iris left = {true, 1216.5, 1312.5, 20, 0, 0};
        hf_point brow[5];
        hf_face *face;

        assert_ok(hf_face_new(&face, 2000, 2000, error));
        assert_ok(hf_face_set_iris(face, HF_RIGHT, right, error));
        assert_ok(hf_face_set_iris(face, HF_LEFT, left, error));
        for (int i = 0; i < 5; i++)
            brow[i] = (hf_point){642.5, 640.5, 0};
        assert_ok(
            hf_face_set_contour(face, HF_BROW_UPPER, HF_RIGHT, brow, 5, error));
        for (int i = 0; i < 5; i++)
            brow[i] = (hf_point){1442.5, 40.5 + 2 * high[k], 0};
        assert_ok(
            hf_face_set_contour(face, HF_BROW_UPPER, HF_LEFT, brow, 5, error));
        options.defects = true;
        p = grid_measure(face, HF_PEER_DYNAFACE, &options);
        if (k == 0)
            grid_na(&p, "brow.d", ONE, "off-picture");
        else
            grid_is(&p, "brow.d", ONE, 0.1 * (842 - 374));
        options.defects = false;
        p = grid_measure(face, HF_PEER_DYNAFACE, &options);
        if (k == 1)
            grid_is(&p, "brow.d", ONE, 0.1 * 600);
        grid_na(&p, "fai", ONE, "missing-contour:canthus_inner");
        hf_face_free(face);
    }
}

static void what_is_missing_says_so(void **state)
{
    static const hf_point few[] = {
        {900, 900, 0}, {950, 880, 0}, {1000, 900, 0}};
    grid g;
    hf_face *face;
    hf_parity p;

    (void)state;
    grid_ideal(&g);
    face = grid_face(&g);
    assert_ok(hf_face_set_contour(face, HF_ALA, HF_LEFT, NULL, 0, error));
    assert_ok(hf_face_set_contour(face, HF_LID_UPPER, HF_RIGHT, few, 3, error));
    p = grid_measure(face, HF_PEER_DYNAFACE, NULL);
    grid_na(&p, "nostril", ONE, "missing-contour:ala");
    grid_na(&p, "dorsal.base", ONE, "missing-contour:ala");
    grid_na(&p, "eye.right", ONE, "too-few-points:lid_upper");
    grid_na(&p, "eye.diff", ONE, "too-few-points:lid_upper");
    grid_na(&p, "eye.ratio", ONE, "too-few-points:lid_upper");
    /* 63 mm for 1000 px: 0.315 a unit */
    grid_is(&p, "eye.left", ONE, 735 * 0.315 * 0.315);
    assert_string_equal(p.scale, "pupils-assumed");
    grid_na(&p, "nose.tip", ONE, "no-such-point");
    grid_na(&p, "yaw", ONE, "other-network");
    grid_na(&p, "hue", ONE, "needs-picture");
    assert_int_equal(p.count, 29);
    hf_face_free(face);

    g.seen[HF_LEFT] = false;
    p = measured(&g, 80, true);
    grid_na(&p, "fai", ONE, "iris-hidden");
    grid_ideal(&g);
    g.iris[HF_LEFT][0] = g.iris[HF_RIGHT][0];
    p = measured(&g, 80, true);
    grid_na(&p, "pd", ONE, "no-frame");
    p = grid_measure(NULL, HF_PEER_DYNAFACE, NULL);
    grid_na(&p, "hue", ONE, "no-face");
}

/* On the mirrored photo names of right and left swap and the tilt turns. */
static void a_mirror_swaps_sides(void **state)
{
    static const char *const pairs[][2] = {
        {"oce.r", "oce.l"},
        {"eye.right", "eye.left"},
        {"dental_right", "dental_left"},
    };
    hf_face *face, *mirrored;
    hf_parity a, b;
    grid g;

    (void)state;
    grid_ideal(&g);
    g.tilted = true;
    face = grid_face(&g);
    assert_ok(hf_face_mirror(&mirrored, face, error));
    a = grid_measure(face, HF_PEER_DYNAFACE, NULL);
    b = grid_measure(mirrored, HF_PEER_DYNAFACE, NULL);
    for (size_t i = 0; i < a.count; i++) {
        const hf_parity_value *v = &a.values[i];
        const char *name = v->measure;
        double value = v->value;

        for (size_t k = 0; k < 3; k++)
            for (int s = 0; s < 2; s++)
                if (strcmp(v->measure, pairs[k][s]) == 0)
                    name = pairs[k][!s];
        if (strcmp(name, "tilt") == 0)
            value = -value;
        if (v->reason == HF_PARITY_OK)
            grid_is(&b, name, ONE, value);
    }
    hf_face_free(face);
    hf_face_free(mirrored);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(with_defects),
        cmocka_unit_test(yaw_shrinks_the_picture),
        cmocka_unit_test(a_midline_that_misses),
        cmocka_unit_test(closed_lips),
        cmocka_unit_test(brows_at_different_edges),
        cmocka_unit_test(what_is_missing_says_so),
        cmocka_unit_test(a_mirror_swaps_sides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
