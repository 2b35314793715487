/* Whole networks: sizes, same bits everywhere, damaged files. */
#include "tests/support/check.h"

#include <stdbool.h>
#include "base/file.h"
#include "net/net.h"

static const char *const names[] = {"face_detection_short_range.tflite",
                                    "face_detection_full_range_sparse.tflite",
                                    "face_landmark_with_attention.tflite"};

static char *read_model(int i, size_t *count)
{
    char path[100], *bytes = NULL;

    snprintf(path, sizeof path, "data/models/%s", names[i]);
    assert_ok(hf_file_read(&bytes, count, test_path(path), 1 << 23, error));
    return bytes;
}

static void fill(struct hf_net_space *space, const struct hf_net *net)
{
    uint32_t seed = 7;
    float *in = hf_net_input(space);

    for (size_t i = 0; i < hf_net_input_size(net); i++) {
        seed = seed * 1664525u + 1013904223u;
        in[i] = (float)(seed >> 8) / 16777216.0f;
    }
}

static void has_the_outputs(void **state)
{
    static const size_t sizes[3][7] = {
        {896 * 16, 896}, {2304 * 16, 2304}, {1404, 160, 142, 142, 10, 10, 1}};
    static const size_t counts[] = {2, 2, 7};

    (void)state;
    for (int i = 0; i < 3; i++) {
        struct hf_net *net = NULL;
        size_t n;
        char *bytes = read_model(i, &n);

        assert_ok(hf_net_load(&net, bytes, n, names[i], error));
        free(bytes);
        assert_int_equal(hf_net_output_count(net), counts[i]);
        for (size_t k = 0; k < counts[i]; k++)
            assert_int_equal(hf_net_output_size(net, k), sizes[i][k]);
        hf_net_free(net);
    }
}

/* Baseline kernels and the best ones give the same bits, twice. */
static void same_on_every_processor(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        const struct hf_kernels *kernels[] = {
            hf_kernels_base(), hf_kernels_best(), hf_kernels_best()};
        struct hf_net *net = NULL;
        struct hf_net_space *space = NULL;
        size_t n;
        char *bytes = read_model(i, &n);
        float *first;

        assert_ok(hf_net_load(&net, bytes, n, names[i], error));
        assert_ok(hf_net_space_new(&space, net, error));
        free(bytes);
        n = hf_net_output_size(net, 0);
        first = calloc(n, sizeof *first);
        for (int k = 0; k < 3; k++) {
            hf_net_use(net, kernels[k]);
            fill(space, net);
            hf_net_run(space);
            if (k == 0)
                memcpy(first, hf_net_output(space, 0), n * sizeof *first);
            assert_memory_equal(first, hf_net_output(space, 0),
                                n * sizeof *first);
        }
        free(first);
        hf_net_space_free(space);
        hf_net_free(net);
    }
}

/* Loads, and when that works runs, bytes that may be anything. */
static hf_status try_bytes(const char *bytes, size_t n, bool run)
{
    struct hf_net *net = NULL;
    struct hf_net_space *space = NULL;
    hf_error error = {HF_OK, ""};
    hf_status status = hf_net_load(&net, bytes, n, "m", &error);

    if (status) {
        assert_null(net);
        assert_true(strlen(error.text) > 10);
        return status;
    }
    if (run && hf_net_space_new(&space, net, &error) == HF_OK) {
        fill(space, net);
        hf_net_run(space);
    }
    hf_net_space_free(space);
    hf_net_free(net);
    return HF_OK;
}

static void rejects_other_files(void **state)
{
    static const char text[] = "not a model at all, just text";

    (void)state;
    assert_int_equal(try_bytes("", 0, false), HF_E_FORMAT);
    assert_int_equal(try_bytes(text, sizeof text, false), HF_E_FORMAT);
}

static void survives_truncation(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        size_t n;
        char *bytes = read_model(i, &n);

        for (size_t k = 0; k < 30; k++) {
            size_t keep = n * k / 30;
            char *copy = malloc(keep + 1);

            memcpy(copy, bytes, keep);
            assert_int_not_equal(try_bytes(copy, keep, false), HF_OK);
            free(copy);
        }
        free(bytes);
    }
}

/* Flips bits in the tables, which hold offsets and sizes; weights are most of
 * a file and cannot do harm. Tables lie at both ends of these files. */
static void survives_damage(void **state)
{
    static const int rounds[] = {250, 120, 60};
    uint32_t seed = 12345;

    (void)state;
    for (int i = 0; i < 3; i++) {
        size_t n, loaded = 0;
        char *bytes = read_model(i, &n), *copy = malloc(n);

        for (int k = 0; k < rounds[i]; k++) {
            memcpy(copy, bytes, n);
            for (int flips = 0; flips <= k % 4; flips++) {
                size_t at;

                seed = seed * 1664525u + 1013904223u;
                at = seed % (k % 2 ? 40000u : (uint32_t)n);
                seed = seed * 1664525u + 1013904223u;
                if (k % 3)
                    at = n - 1 - at;
                copy[at] = (char)(copy[at] ^ 1 << (seed >> 13 & 7));
            }
            loaded += try_bytes(copy, n, k % 8 == 0) == HF_OK;
        }
        /* Both outcomes must occur, or this tests nothing. */
        assert_true(loaded > 0);
        assert_true(loaded < (size_t)rounds[i]);
        free(bytes);
        free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_the_outputs),
        cmocka_unit_test(same_on_every_processor),
        cmocka_unit_test(rejects_other_files),
        cmocka_unit_test(survives_truncation),
        cmocka_unit_test(survives_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
