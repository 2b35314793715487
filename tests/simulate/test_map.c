/* The map of a movement: shifts worked out by hand, and its inverse. */
#include "tests/support/check.h"

#include "simulate/map.h"

static hf_move mouth(double dx, double dy, hf_fade fade)
{
    return (hf_move){.x = 20.0,
                     .y = -60.0,
                     .dx = dx,
                     .dy = dy,
                     .radius = 10.0,
                     .fade = fade};
}

static void shifted(const hf_move *m, double x, double y, double dx, double dy)
{
    double px = x, py = y;

    hf_move_point(m, 1, &px, &py);
    assert_near(px - x, dx, 1e-12);
    assert_near(py - y, dy, 1e-12);
}

/* exp(-1/2) = 0.60653065971, exp(-2) = 0.13533528324 */
static void test_gaussian(void **state)
{
    hf_move m = mouth(3.0, -4.0, HF_FADE_GAUSSIAN);

    (void)state;
    shifted(&m, 20.0, -60.0, 3.0, -4.0);
    shifted(&m, 30.0, -60.0, 3.0 * 0.60653065971263342,
            -4.0 * 0.60653065971263342);
    shifted(&m, 20.0, -80.0, 3.0 * 0.1353352832366127,
            -4.0 * 0.1353352832366127);
}

/* 1 inside r; at 1.5 r half; nothing from 2 r. */
static void test_flat(void **state)
{
    hf_move m = mouth(3.0, -4.0, HF_FADE_FLAT);

    (void)state;
    shifted(&m, 20.0, -60.0, 3.0, -4.0);
    shifted(&m, 26.0, -52.0, 3.0, -4.0);
    shifted(&m, 35.0, -60.0, 1.5, -2.0);
    shifted(&m, 40.0, -60.0, 0.0, 0.0);
    shifted(&m, 20.0, 30.0, 0.0, 0.0);
}

/* The second movement takes up where the first left the point: (20, -60)
 * goes up by 10 to (20, -50), which is the second one's centre, then by 5. */
static void test_one_after_the_other(void **state)
{
    hf_move two[2] = {mouth(0.0, 10.0, HF_FADE_GAUSSIAN),
                      mouth(5.0, 0.0, HF_FADE_FLAT)};
    double x = 20.0, y = -60.0;

    (void)state;
    two[1].y = -50.0;
    hf_move_point(two, 2, &x, &y);
    assert_near(x, 25.0, 1e-12);
    assert_near(y, -50.0, 1e-12);
}

static void there_and_back(const hf_move *moves, size_t count)
{
    for (double y = -110.0; y < 0.0; y += 1.7)
        for (double x = -40.0; x < 80.0; x += 1.3) {
            double px = x, py = y;
            hf_move_point(moves, count, &px, &py);
            hf_move_source(moves, count, &px, &py);
            assert_near(px, x, 1e-9);
            assert_near(py, y, 1e-9);
        }
}

static void test_inverse(void **state)
{
    /* just under the limits: 16 mm and 6.2 mm at r = 10 */
    hf_move moves[] = {mouth(15.99, 0.0, HF_FADE_GAUSSIAN),
                       mouth(-9.0, 13.0, HF_FADE_GAUSSIAN),
                       mouth(0.0, -6.19, HF_FADE_FLAT),
                       mouth(0.0, 0.0, HF_FADE_GAUSSIAN)};

    (void)state;
    for (size_t i = 0; i < 4; i++)
        there_and_back(&moves[i], 1);
    there_and_back(moves, 4);
}

/* Along the movement, order is kept at the limit: no two points meet. */
static void never_folds(hf_fade fade)
{
    hf_move m = mouth(0.9999 * hf_fade_limit(fade) * 10.0, 0.0, fade);
    double last = -INFINITY;

    assert_ok(hf_move_check(&m, error));
    for (double x = -40.0; x < 80.0; x += 0.01) {
        double px = x, py = -60.0;
        hf_move_point(&m, 1, &px, &py);
        assert_true(px > last);
        last = px;
    }
}

static void test_one_to_one(void **state)
{
    (void)state;
    never_folds(HF_FADE_GAUSSIAN);
    never_folds(HF_FADE_FLAT);
}

static void refused(hf_move m, const char *part)
{
    hf_error error = {HF_OK, ""};

    assert_int_equal(hf_move_check(&m, &error), HF_E_OPTION);
    if (!strstr(error.text, part))
        fail_msg("'%s' does not say '%s'", error.text, part);
}

static void test_limits(void **state)
{
    hf_move m = mouth(0.0, -16.0, HF_FADE_GAUSSIAN);

    (void)state;
    refused(m, "stay under 16 mm");
    refused(mouth(6.3, 0.0, HF_FADE_FLAT), "stay under 6.2 mm");
    m.radius = 0.0;
    refused(m, "above 0");
    m.radius = NAN;
    refused(m, "above 0");
    refused(mouth(NAN, 0.0, HF_FADE_FLAT), "finite");
    refused(mouth(0.0, 0.0, (hf_fade)7), "fade 7");
}

/* 8 exp(-d^2 / 200) = 0.01 at d = 10 sqrt(2 ln 800) = 36.5636 mm */
static void test_reach(void **state)
{
    hf_move m = mouth(0.0, 8.0, HF_FADE_GAUSSIAN);

    (void)state;
    assert_near(hf_move_reach(&m, 0.01), 36.5636, 1e-3);
    assert_near(hf_move_reach(&m, 9.0), 0.0, 0.0);
    m = mouth(0.0, 6.0, HF_FADE_FLAT);
    assert_near(hf_move_reach(&m, 0.01), 20.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gaussian),
        cmocka_unit_test(test_flat),
        cmocka_unit_test(test_one_after_the_other),
        cmocka_unit_test(test_inverse),
        cmocka_unit_test(test_one_to_one),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
