/* The embedded networks are the published files, bit for bit. */
#include "tests/support/check.h"

#include <hemiface/detect.h>
#include "base/file.h"
#include "detect/models.h"

/* SHA-256, FIPS 180-4. */
struct sha {
    uint32_t h[8];
};

static uint32_t turn(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

/* First 32 bits of the fractional part of the cube root of a prime: worked
 * out instead of typed in. */
static uint32_t root_bits(int prime, long double power)
{
    long double root = powl((long double)prime, power);
    long double whole = floorl(root);

    return (uint32_t)floorl((root - whole) * 4294967296.0L);
}

static int nth_prime(int n)
{
    for (int p = 2;; p++) {
        int d = 2;

        while (p % d)
            d++;
        if (d == p && n-- == 0)
            return p;
    }
}

static void block(struct sha *s, const unsigned char *p, const uint32_t *k)
{
    uint32_t w[64], v[8];

    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)p[4 * i] << 24 | (uint32_t)p[4 * i + 1] << 16 |
               (uint32_t)p[4 * i + 2] << 8 | p[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        uint32_t a = w[i - 15], b = w[i - 2];

        w[i] = w[i - 16] + w[i - 7] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) +
               (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
    }
    memcpy(v, s->h, sizeof v);
    for (int i = 0; i < 64; i++) {
        uint32_t e = v[4], a = v[0];
        uint32_t t = v[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
                     ((e & v[5]) ^ (~e & v[6])) + k[i] + w[i];
        uint32_t u = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) +
                     ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));

        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t;
        v[0] = t + u;
    }
    for (int i = 0; i < 8; i++)
        s->h[i] += v[i];
}

static void sha256(char *hex, const unsigned char *bytes, size_t n)
{
    unsigned char last[128] = {0};
    size_t whole = n / 64 * 64, rest = n - whole, tail = rest < 56 ? 64 : 128;
    uint32_t k[64];
    struct sha s;

    for (int i = 0; i < 64; i++)
        k[i] = root_bits(nth_prime(i), 1.0L / 3);
    for (int i = 0; i < 8; i++)
        s.h[i] = root_bits(nth_prime(i), 0.5L);
    for (size_t i = 0; i < whole; i += 64)
        block(&s, bytes + i, k);
    memcpy(last, bytes + whole, rest);
    last[rest] = 0x80;
    for (size_t i = 0; i < 8; i++)
        last[tail - 1 - i] = (unsigned char)((uint64_t)n * 8 >> 8 * i);
    for (size_t i = 0; i < tail; i += 64)
        block(&s, last + i, k);
    for (int i = 0; i < 8; i++)
        snprintf(hex + 8 * i, 9, "%08x", (unsigned)s.h[i]);
}

static void sums_are_right(void **state)
{
    char hex[65];

    (void)state;
    /* The standard's own example. */
    sha256(hex, (const unsigned char *)"abc", 3);
    assert_string_equal(
        hex,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void are_the_published_files(void **state)
{
    const char *name, *sum;
    char hex[65], path[200];

    (void)state;
    for (int i = 0; i < 4; i++) {
        struct hf_model_file file = hf_model_file((enum hf_model_id)i);
        char *bytes = NULL;
        size_t n;

        assert_true(hf_detect_model((size_t)i, &name, &sum));
        assert_string_equal(name, file.name);
        sha256(hex, file.bytes, file.count);
        assert_string_equal(hex, sum);
        snprintf(path, sizeof path, "data/models/%s", name);
        assert_ok(hf_file_read(&bytes, &n, test_path(path), 1 << 23, error));
        assert_int_equal(n, file.count);
        assert_memory_equal(bytes, file.bytes, n);
        free(bytes);
    }
    assert_false(hf_detect_model(4, &name, &sum));
}

/* Each feature has a name of its own and a value; past the last one nothing is
   touched. */
static void features_are_told(void **state)
{
    const char *name, *value, *seen[32];
    size_t n = 0;

    (void)state;
    while (hf_feature(n, &name, &value)) {
        assert_true(n < 32);
        assert_true(*name && *value);
        for (size_t i = 0; i < n; i++)
            assert_string_not_equal(seen[i], name);
        seen[n++] = name;
    }
    assert_true(n >= 3);
    name = value = "mine";
    assert_false(hf_feature(n, &name, &value));
    assert_false(hf_feature((size_t)-1, &name, &value));
    assert_string_equal(name, "mine");
    assert_string_equal(value, "mine");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_right),
        cmocka_unit_test(are_the_published_files),
        cmocka_unit_test(features_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
