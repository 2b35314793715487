/* Training: movements that are put into pictures, and who is read. */
#include "tests/support/check.h"
#include "tools/train/train.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_math.h>

static void bumps_fade_by_their_power(void **state)
{
    /* Half of d^power: at 1 extent exp(-1/2) = 0.6065 for all; at 2 extents
       exp(-2) = 0.1353 of a Gaussian, exp(-8) = 0.0003 of the fourth power. */
    static const struct {
        double power, one, two;
    } rows[] = {{2, 0.6065, 0.1353}, {4, 0.6065, 0.0003}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct bump b = {.x = -30,
                               .y = -20,
                               .sx = 10,
                               .sy = 5,
                               .dx = 1,
                               .dy = 2,
                               .power = rows[i].power};
        double x = -30, y = -20;

        bump_point(&b, &x, &y);
        assert_near(x, -29, 1e-12);
        assert_near(y, -18, 1e-12);
        x = -20;
        y = -20;
        bump_point(&b, &x, &y);
        assert_near(x, -20 + rows[i].one, 1e-4);
        x = -30;
        y = -10;
        bump_point(&b, &x, &y);
        assert_near(y, -10 + 2 * rows[i].two, 2e-4);
    }
}

/* A half face whose points are spread over it. */
static struct half some_half(void)
{
    struct half h = {.kind = BY_HAND};

    for (int i = 0; i < 189; i++) {
        const int column = i % 10, row = i / 10;

        h.truth[i][0] = -50 + column * 5;
        h.truth[i][1] = -30 + row * 5;
    }
    return h;
}

static void bumps_are_undone(void **state)
{
    const struct half half = some_half();
    gsl_rng *rng = need_rng(1);
    int count = 0;

    (void)state;
    for (int n = 0; n < 400; n++) {
        struct bump b[3];
        int k =
            bumps_random(b, &half, n % HF_REGIONS, false, USUAL_SHAPES, rng);

        assert_in_range(k, 0, 2);
        k += bump_whole(b + k, &half, rng);
        count += k;
        while (k-- > 0)
            for (double place = -60; place <= 20; place += 4) {
                double x = place, y = b[k].y + place / 8;
                const double x0 = x, y0 = y;

                bump_point(&b[k], &x, &y);
                bump_back(&b[k], &x, &y);
                assert_near(x, x0, 0.03);
                assert_near(y, y0, 0.03);
            }
    }
    /* Shares of 0.75, 0.75, 0, 0.8, 0.3, 0.4 of the images, 1.4 bumps each, and
       0.12 for the whole half: 400 / 6 * 3 * 1.4 + 48 = 328. */
    assert_in_range(count, 280, 380);
    gsl_rng_free(rng);
}

/* A mouth's bumps have seven shapes, three of them Gaussian (power 2), but for
   those that are to have one; a brow's are Gaussian but for those that are to
   have many. */
static void movements_have_the_shapes_that_are_wanted(void **state)
{
    static const struct {
        int region;
        enum shapes shapes;
        int least, most; /* of others than the Gaussian */
    } rows[] = {
        /* 0.8 of 400 images, 1.4 bumps each, 4 / 7 of them: 256; 0.75: 240 */
        {HF_REGION_MOUTH, ONE_SHAPE, 0, 0},
        {HF_REGION_MOUTH, USUAL_SHAPES, 200, 310},
        {HF_REGION_BROW, USUAL_SHAPES, 0, 0},
        {HF_REGION_BROW, MANY_SHAPES, 185, 295},
    };
    const struct half half = some_half();
    gsl_rng *rng = need_rng(1);

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int other = 0;

        for (int n = 0; n < 400; n++) {
            struct bump b[2];
            int k = bumps_random(b, &half, rows[i].region, false,
                                 rows[i].shapes, rng);

            while (k-- > 0)
                other += b[k].power != 2;
        }
        assert_in_range(other, rows[i].least, rows[i].most);
    }
    gsl_rng_free(rng);
}

/* 20 of a photo go with 4 of a drawing: 5 with 1, and 2 with 1 for want of
   less. */
static void drawings_are_a_fifth_of_the_images(void **state)
{
    const struct half photo = {.kind = BY_HAND}, drawing = {.kind = DRAWN};

    (void)state;
    assert_int_equal(images_of(&photo, 20), 20);
    assert_int_equal(images_of(&drawing, 20), 4);
    assert_int_equal(images_of(&photo, 5), 5);
    assert_int_equal(images_of(&drawing, 5), 1);
    assert_int_equal(images_of(&drawing, 2), 1);
}

static void a_turn_moves_the_nose_and_not_the_pupils(void **state)
{
    const double turn = sin(10 * M_PI / 180);
    double x = -31;

    (void)state;
    turn_point(turn, &x, 0);
    assert_near(x, -31, 0.001);
    /* The midline at the nose: (31^2 / 150 + 22) * 0.17365 = 4.933. */
    x = 0;
    turn_point(turn, &x, 33);
    assert_near(x, 4.933, 0.001);
    turn_back(turn, &x, 33);
    assert_near(x, 0, 0.01);
    /* The temple lies behind: (961 - 3600) / 150 = -17.593; * 0.17365. */
    x = -60;
    turn_point(turn, &x, -20);
    assert_near(x, -60 - 3.055, 0.001);
}

static void turned_images_are_few_and_within_10_degrees(void **state)
{
    gsl_rng *rng = need_rng(1);
    int turned = 0;

    (void)state;
    for (int n = 0; n < 1000; n++) {
        const double turn = turn_random(rng);

        turned += turn != 0;
        assert_true(fabs(turn) <= sin(10 * M_PI / 180));
    }
    assert_in_range(turned, 300, 400);
    gsl_rng_free(rng);
}

static void lips_are_told_apart(void **state)
{
    (void)state;
    assert_int_equal(lip_of(87), 0);
    assert_int_equal(lip_of(95), -1);
    assert_int_equal(lip_of(101), 1);
    assert_int_equal(lip_of(104), 0);
    assert_int_equal(lip_of_mesh(78), 0);
    assert_int_equal(lip_of_mesh(13), -1);
    assert_int_equal(lip_of_mesh(14), 1);
    assert_int_equal(lip_of_mesh(0), 0);
}

static void lips_of_smiles_are_the_mesh_s(void **state)
{
    static const int upper[] = {78, 191, 80, 81, 82, 13};
    static const int lower[] = {78, 95, 88, 178, 87, 14};
    struct half h = some_half();
    const double corner = h.truth[87][0];

    (void)state;
    /* From the corner at (-25, 0), 5 units apart: the upper border straight at
       y = 0, the lower one down by 1 a point after the first. */
    for (int i = 0; i < 6; i++) {
        h.mesh[upper[i]][0] = h.mesh[lower[i]][0] = -25 + 5 * i;
        h.mesh[upper[i]][1] = 0;
        h.mesh[lower[i]][1] = i;
    }
    lips_from_mesh(&h);
    assert_near(h.truth[94][0], -25 + 25.0 / 3, 1e-9);
    assert_near(h.truth[95][0], -25 + 50.0 / 3, 1e-9);
    assert_near(h.truth[96][0], 0, 1e-9);
    assert_near(h.truth[95][1], 0, 1e-9);
    assert_near(h.truth[99][1], 5.0 / 3, 1e-9);
    assert_near(h.truth[101][1], 5, 1e-9);
    assert_near(h.truth[87][0], corner, 0);
}

static void half_the_people_are_half_of_every_fold(void **state)
{
    const struct diet half = {.people = 0.5}, all = {.people = 1};
    int read[FOLDS] = {0};

    (void)state;
    for (int person = 0; person < 100; person++) {
        read[fold_of(person)] += data_wanted(&half, person);
        assert_true(data_wanted(&all, person));
    }
    for (int f = 0; f < FOLDS; f++)
        assert_int_equal(read[f], 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bumps_fade_by_their_power),
        cmocka_unit_test(bumps_are_undone),
        cmocka_unit_test(movements_have_the_shapes_that_are_wanted),
        cmocka_unit_test(drawings_are_a_fifth_of_the_images),
        cmocka_unit_test(a_turn_moves_the_nose_and_not_the_pupils),
        cmocka_unit_test(turned_images_are_few_and_within_10_degrees),
        cmocka_unit_test(lips_are_told_apart),
        cmocka_unit_test(lips_of_smiles_are_the_mesh_s),
        cmocka_unit_test(half_the_people_are_half_of_every_fold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
