/* Shape predictors from files that are cut short, damaged or hostile. */
#include "tests/detect/shape_bytes.h"

#include "detect/packed.h"
#include "tests/support/photos.h"

static void refuses_numbers(void **state)
{
    static const struct {
        unsigned char bytes[10];
        size_t count;
        const char *why;
    } rows[] = {
        {{0x31, '.', '5'}, 3, "expected a number"}, /* as text */
        {{0}, 1, "expected a number"},              /* of no bytes */
        {{9, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 10, "expected a number"},
        {{8, 0, 0, 0, 0, 0, 0, 0, 0x80}, 9, "a number is too large"},
        {{2, 1}, 2, "it ends early"},
        {{1, 0, 2, 0x00, 0x7d}, 5, "a number is not finite"}, /* infinity */
        {{1, 0, 2, 0x02, 0x7d}, 5, "a number is not finite"}, /* 32002: none */
        {{1, 1, 1, 200}, 4, "a number is not finite"},        /* 2^200 */
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct hf_packed p = {rows[i].bytes, 0, rows[i].count, NULL, 0};

        assert_near((double)hf_packed_real(&p), 0, 0);
        assert_non_null(p.why);
        assert_string_equal(p.why, rows[i].why);
    }
}

static void refuse_bytes(const unsigned char *bytes, size_t count,
                         hf_status status, const char *text)
{
    /* Exactly as many bytes, so that sanitizers see one too many read. */
    unsigned char *copy = malloc(count + !count);
    hf_shape *shape = NULL;
    hf_error failure;

    assert_non_null(copy);
    memcpy(copy, bytes, count);
    assert_int_equal(hf_shape_read_memory(&shape, copy, count, "bad", &failure),
                     status);
    assert_null(shape);
    if (!strstr(failure.text, text))
        fail_msg("'%s' does not say '%s'", failure.text, text);
    assert_null(strchr(failure.text, '\n'));
    free(copy);
}

static void refuses_cut_files(void **state)
{
    static shape_bytes b;

    (void)state;
    put_small(&b, shape_right);
    for (size_t n = 0; n < b.count; n++)
        refuse_bytes(b.at, n, n < 2 ? HF_E_FORMAT : HF_E_CORRUPT, "bad");
    b.at[b.count++] = 0;
    refuse_bytes(b.at, b.count, HF_E_CORRUPT, "bytes follow its end");
    refuse_bytes((const unsigned char *)"hello", 5, HF_E_FORMAT,
                 "no shape predictor of dlib");
    refuse_bytes((const unsigned char *)"\1\2", 2, HF_E_FORMAT, "version 1");
}

static void refuses_wrong_parts(void **state)
{
    static const struct {
        shape_variant variant;
        const char *text;
    } rows[] = {
        {{2, 1, 4, 2, 4}, "a tree asks for a pixel that is none"},
        {{1, 2, 4, 2, 4}, "a pixel's point is wrong"},
        {{1, 1, 3, 2, 4}, "a tree's leaves do not fit its splits"},
        {{1, 1, 127, 2, 4}, "a list is longer than the rest of the file"},
        {{1, 1, 4, 1, 4}, "its stages differ in number"},
        {{1, 1, 4, 2, 3}, "a shape has a wrong number of points"},
        {{1, 1, 4, 2, 0}, "a shape has a wrong number of points"},
    };
    static shape_bytes b;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        put_small(&b, rows[i].variant);
        refuse_bytes(b.at, b.count, HF_E_CORRUPT, rows[i].text);
    }
}

/* Every byte by every value of a few: read or refused, and what is read runs
 * without a fault (the sanitizers watch). */
static void survives_changes(void **state)
{
    static const unsigned char values[] = {0, 1, 2, 0x7f, 0x80, 0x88, 0xff};
    const hf_shape_box box = {0, 0, 8, 8};
    hf_image *image = test_white(9, 9);
    static shape_bytes b;
    int read = 0, refused = 0;

    (void)state;
    put_small(&b, shape_right);
    for (size_t at = 0; at < b.count; at++)
        for (size_t v = 0; v < sizeof values; v++) {
            double xy[2 * HF_SHAPE_MOST_POINTS];
            const unsigned char was = b.at[at];
            hf_shape *shape = NULL;

            b.at[at] = values[v];
            if (hf_shape_read_memory(&shape, b.at, b.count, "b", NULL)) {
                refused++;
            } else {
                hf_status status = hf_shape_run(xy, shape, image, &box, NULL);

                assert_true(status == HF_OK || status == HF_E_CORRUPT);
                read++;
            }
            hf_shape_free(shape);
            b.at[at] = was;
        }
    assert_true(read > 100 && refused > 100);
    hf_image_free(image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_numbers),
        cmocka_unit_test(refuses_cut_files),
        cmocka_unit_test(refuses_wrong_parts),
        cmocka_unit_test(survives_changes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
