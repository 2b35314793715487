/* Ticks of an axis: round, covering, in words. */
#include "tests/support/check.h"

#include "render/ticks.h"

typedef struct tick_case {
    double low, high;
    size_t most;
    double first, step;
    size_t count;
    int decimals;
} tick_case;

/* Worked by hand: step at least (high - low) / (most - 1), rounded up to 1, 2
 * or 5 times a power of ten; first = floor(low / step) step; the last one is
 * ceil(high / step) step. */
static const tick_case cases[] = {
    /* 9.4 / 5 = 1.88 -> 2: 0 2 4 6 8 10 */
    {0.3, 9.7, 6, 0.0, 2.0, 6, 0},
    /* 9 / 6 = 1.5 -> 2: -4 -2 0 2 4 6 */
    {-3.0, 6.0, 7, -4.0, 2.0, 6, 0},
    /* 0.3 / 3 = 0.1 -> 0.1: 0.1 0.2 0.3 0.4 */
    {0.1, 0.4, 4, 0.1, 0.1, 4, 1},
    /* 100 / 5 = 20: 0 20 ... 100 */
    {0.0, 100.0, 6, 0.0, 20.0, 6, 0},
    /* 2600 / 4 = 650 -> 1000: 0 1000 2000 3000 */
    {200.0, 2800.0, 5, 0.0, 1000.0, 4, 0},
    /* 0.02 / 4 = 0.005: 1.0 1.005 1.010 1.015 1.020 */
    {1.0, 1.02, 5, 1.0, 0.005, 5, 3},
    /* no width: 5 - 0.5 to 5 + 0.5; 1 / 4 = 0.25 -> 0.5: 4.5 5 5.5 */
    {5.0, 5.0, 5, 4.5, 0.5, 3, 1},
    /* not finite: 0 to 1; 1 / 4 = 0.25 -> 0.5 */
    {INFINITY, -INFINITY, 5, 0.0, 0.5, 3, 1},
};

static void test_by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const tick_case *c = &cases[i];
        const hr_ticks t = hr_ticks_of(c->low, c->high, c->most);

        assert_near(t.first, c->first, 1e-12);
        assert_near(t.step, c->step, 1e-12);
        assert_int_equal(t.count, c->count);
        assert_int_equal(t.decimals, c->decimals);
    }
}

/* Whatever the range: covered by at most one tick more than asked for, and
 * with no tick to spare at either end. */
static void test_covers(void **state)
{
    (void)state;
    for (int i = -400; i < 400; i++)
        for (int k = 1; k < 60; k += 7) {
            const double low = 0.037 * i, high = low + 0.11 * k * k;
            const hr_ticks t = hr_ticks_of(low, high, 6);
            const double last = hr_tick_at(&t, t.count - 1);

            assert_true(t.count <= 7 && t.count >= 2);
            assert_true(t.first <= low + 1e-6 && last >= high - 1e-6);
            assert_true(t.first + t.step > low && last - t.step < high);
        }
}

static void test_words(void **state)
{
    const hr_ticks t = hr_ticks_of(-0.2, 0.2, 5);
    static const char *const want[] = {"\xe2\x88\x92"
                                       "0.2",
                                       "\xe2\x88\x92"
                                       "0.1",
                                       "0.0", "0.1", "0.2"};
    char text[32];

    (void)state;
    assert_int_equal(t.count, 5);
    for (size_t i = 0; i < 5; i++) {
        hr_tick_text(text, sizeof text, &t, i);
        assert_string_equal(text, want[i]);
    }
    assert_true(hr_tick_at(&t, 2) == 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_by_hand),
                                       cmocka_unit_test(test_covers),
                                       cmocka_unit_test(test_words)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
