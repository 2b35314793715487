/* A picture's bytes in memory: added, numbered anew, nothing at all. */
#include "tests/support/check.h"

#include "render/bytes.h"

static bool holds(const hr_bytes *bytes, const char *text)
{
    return bytes->count == strlen(text) &&
           (!bytes->count || memcmp(bytes->data, text, bytes->count) == 0);
}

/* Names count from 0 by first appearance, each kind in the same row; what is
 * no such name stays. */
static void test_numbers(void **state)
{
    static const char given[] =
        "<g id=\"image12\"/><use href=\"#image12\"/><g id=\"surface7\"/>"
        "<use href=\"#image300\"/><p id=\"images3\"/> image9 #image";
    static const char wanted[] =
        "<g id=\"image0\"/><use href=\"#image0\"/><g id=\"surface1\"/>"
        "<use href=\"#image2\"/><p id=\"images3\"/> image9 #image";
    hr_bytes bytes = {0};

    (void)state;
    assert_true(hr_bytes_add(&bytes, given, 20));
    assert_true(hr_bytes_add(&bytes, given + 20, strlen(given) - 20));
    assert_true(holds(&bytes, given));
    assert_true(hr_bytes_renumber(&bytes));
    assert_true(holds(&bytes, wanted));
    hr_bytes_clear(&bytes);
}

/* Nothing is added to nothing without a copy from or to a null pointer, which
 * the sanitizers would say; nothing has no memory. */
static void test_nothing(void **state)
{
    hr_bytes bytes = {0};

    (void)state;
    assert_true(hr_bytes_add(&bytes, NULL, 0));
    assert_true(hr_bytes_renumber(&bytes));
    assert_true(holds(&bytes, ""));
    assert_null(bytes.data);
    assert_true(hr_bytes_add(&bytes, "a", 1));
    assert_true(hr_bytes_add(&bytes, NULL, 0));
    assert_true(holds(&bytes, "a"));
    assert_false(bytes.failed);
    hr_bytes_clear(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers),
                                       cmocka_unit_test(test_nothing)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
