/* Label layout: in the picture, none on another, where they want to be. */
#include "tests/support/check.h"

#include "render/labels.h"

static const hr_rect page = {0.0, 0.0, 1000.0, 800.0};

static hr_label label(double x, double y, double dx, double dy)
{
    return (hr_label){
        .ax = x, .ay = y, .dx = dx, .dy = dy, .box = {0, 0, 120.0, 30.0}};
}

static void check_apart(const hr_label *labels, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const hr_rect b = labels[i].box;
        if (!labels[i].placed)
            continue;
        assert_true(b.x >= 0.0 && b.x + b.w <= page.w);
        assert_true(b.y >= 0.0 && b.y + b.h <= page.h);
        for (size_t k = 0; k < i; k++)
            if (labels[k].placed)
                assert_near(hr_rect_shared(b, labels[k].box), 0.0, 0.0);
    }
}

static void test_shared_area(void **state)
{
    const hr_rect a = {0, 0, 10, 10};

    (void)state;
    assert_near(hr_rect_shared(a, (hr_rect){6, 7, 10, 10}), 12.0, 0.0);
    assert_near(hr_rect_shared(a, (hr_rect){10, 0, 5, 5}), 0.0, 0.0);
    assert_near(hr_rect_shared(a, (hr_rect){2, 2, 1, 1}), 1.0, 0.0);
}

/* Alone, a label stands one gap off on the side it prefers: to the right of
 * (500, 400) from x = 508, upright in the middle of y = 400. */
static void test_preferred(void **state)
{
    hr_label l = label(500.0, 400.0, 1.0, 0.0);

    (void)state;
    assert_int_equal(hr_labels_place(&l, 1, page, NULL, 0, 8.0), 1);
    assert_near(l.box.x, 508.0, 1e-9);
    assert_near(l.box.y, 385.0, 1e-9);
}

static void test_avoids(void **state)
{
    const hr_rect eye = {505.0, 350.0, 200.0, 100.0};
    hr_label l = label(500.0, 400.0, 1.0, 0.0);

    (void)state;
    assert_int_equal(hr_labels_place(&l, 1, page, &eye, 1, 8.0), 1);
    assert_near(hr_rect_shared(l.box, eye), 0.0, 0.0);
}

/* Twelve labels for one spot, and some at the very corners. */
static void test_crowd(void **state)
{
    hr_label labels[16];

    (void)state;
    for (int i = 0; i < 12; i++)
        labels[i] = label(500.0 + i, 400.0, 0.0, -1.0);
    labels[12] = label(0.0, 0.0, -1.0, -1.0);
    labels[13] = label(1000.0, 0.0, 1.0, 0.0);
    labels[14] = label(0.0, 800.0, 0.0, 1.0);
    labels[15] = label(1000.0, 800.0, 1.0, 1.0);
    assert_int_equal(hr_labels_place(labels, 16, page, NULL, 0, 8.0), 16);
    check_apart(labels, 16);
}

/* Where there is no room, a label is left out rather than laid on others. */
static void test_full(void **state)
{
    const hr_rect small = {0.0, 0.0, 200.0, 100.0};
    hr_label labels[20];
    size_t placed;

    (void)state;
    for (int i = 0; i < 20; i++)
        labels[i] = label(100.0, 50.0, 1.0, 0.0);
    placed = hr_labels_place(labels, 20, small, NULL, 0, 8.0);
    assert_in_range(placed, 1, 3);
    check_apart(labels, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shared_area), cmocka_unit_test(test_preferred),
        cmocka_unit_test(test_avoids),      cmocka_unit_test(test_crowd),
        cmocka_unit_test(test_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
