/* Reading flatbuffers, flexbuffers and half floats, whole and cut short. */
#include "tests/support/check.h"

#include "net/flat.h"
#include "net/flex.h"
#include "net/model.h"

/* Root offset 12; vtable at 4 (8 bytes: size 8, table size 8, field 0 at 4,
 * field 1 absent); table at 12: back offset 8, then field 0 = 7. */
static const unsigned char table[] = {12, 0, 0, 0, 8, 0, 8, 0, 4, 0,
                                      0,  0, 8, 0, 0, 0, 7, 0, 0, 0};

static void reads_fields(void **state)
{
    struct hf_flat flat = {table, sizeof table, false};
    size_t root = hf_flat_follow(&flat, 0);

    (void)state;
    assert_int_equal(root, 12);
    assert_int_equal(hf_flat_int(&flat, root, 0, -1), 7);
    assert_int_equal(hf_flat_int(&flat, root, 1, -1), -1);
    assert_int_equal(hf_flat_int(&flat, root, 9, -1), -1);
    assert_int_equal(hf_flat_int(&flat, 0, 0, -1), -1);
    assert_false(flat.bad);
}

static void notes_bad_offsets(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof table; n++) {
        struct hf_flat flat = {table, n, false};

        hf_flat_int(&flat, hf_flat_follow(&flat, 0), 0, -1);
        assert_true(flat.bad);
    }
}

static void checks_vectors(void **state)
{
    /* The field points at a vector that claims 2^31 elements. */
    static const unsigned char bytes[] = {12, 0, 0, 0, 6, 0, 8, 0,
                                          4,  0, 0, 0, 8, 0, 0, 0,
                                          4,  0, 0, 0, 0, 0, 0, 128};
    struct hf_flat flat = {bytes, sizeof bytes, false};

    (void)state;
    assert_int_equal(hf_flat_vector(&flat, 12, 0, 4).count, 0);
    assert_true(flat.bad);
}

/* The map {"a": [1, 300], "b": -2, "c": 1.5}, written by hand:
 *  0 "a\0" 2 "b\0" 4 "c\0", 6 length 2, 8 ints 1 300 (16 bits), 12 pad,
 * 15 number of keys 3, 16 keys: offsets back to 0, 2, 4,
 * then the map with 4-byte slots: offset of keys, key width, length, values
 * and types. */
static const unsigned char map[] = {
    'a',         0,          'b',    0,   'c', 0, /* 0 keys' text */
    2,           0,          1,      0,   44,  1, /* 6 vector at 8: 1, 300 */
    0,           0,          0,                   /* 12 */
    3,           16,         15,     14,  /* 15 keys at 16: 16-16, 17-15, 18-14
                                           */
    0,                                    /* 19 */
    4,           0,          0,      0,   /* 20 keys are 4 back: 20 - 4 = 16 */
    1,           0,          0,      0,   /* 24 width of a key */
    3,           0,          0,      0,   /* 28 length */
    24,          0,          0,      0,   /* 32 a: 32 - 24 = 8 */
    254,         255,        255,    255, /* 36 b: -2 */
    0,           0,          192,    63,  /* 40 c: 1.5 */
    11 << 2 | 1, 1 << 2,     3 << 2,      /* 44 types */
    15,          9 << 2 | 2, 1};          /* 47 root: 15 back, map of width 4 */

static void reads_options(void **state)
{
    struct hf_flex flex = {map, sizeof map};
    int32_t ints[2];
    double number;

    (void)state;
    assert_true(hf_flex_number(&number, flex, "b"));
    assert_near(number, -2, 0);
    assert_true(hf_flex_number(&number, flex, "c"));
    assert_near(number, 1.5, 0);
    assert_int_equal(hf_flex_ints(ints, 2, flex, "a"), 2);
    assert_int_equal(ints[0], 1);
    assert_int_equal(ints[1], 300);
    assert_false(hf_flex_number(&number, flex, "d"));
    assert_false(hf_flex_number(&number, flex, "a"));
    assert_int_equal(hf_flex_ints(ints, 2, flex, "b"), 0);
}

static void survives_damaged_options(void **state)
{
    int32_t ints[2];
    double number;

    (void)state;
    for (size_t n = 0; n <= sizeof map; n++)
        for (int value = 0; value < 256; value += 5) {
            /* On the heap, exactly as long, so that sanitizers see. */
            unsigned char *copy = malloc(n + 1);
            struct hf_flex flex = {copy, n};

            memcpy(copy, map + sizeof map - n, n);
            if (n)
                copy[(size_t)value * 7 % n] = (unsigned char)value;
            hf_flex_number(&number, flex, "b");
            hf_flex_ints(ints, 2, flex, "a");
            free(copy);
        }
}

static void expands_halves(void **state)
{
    (void)state;
    assert_near(hf_half(0x3c00), 1, 0);
    assert_near(hf_half(0xc000), -2, 0);
    assert_near(hf_half(0x7bff), 65504, 0);
    assert_near(hf_half(0x0001), 0x1p-24, 0);
    assert_near(hf_half(0x0400), 0x1p-14, 0);
    assert_near(hf_half(0x3555), 0.333251953125, 0);
    assert_near(hf_half(0), 0, 0);
    assert_true(isinf(hf_half(0x7c00)));
    assert_true(isnan(hf_half(0x7e00)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_fields),
        cmocka_unit_test(notes_bad_offsets),
        cmocka_unit_test(checks_vectors),
        cmocka_unit_test(reads_options),
        cmocka_unit_test(survives_damaged_options),
        cmocka_unit_test(expands_halves),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
