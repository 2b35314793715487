/* SHA-256 against the standard's examples and at the edges of a block. */
#include "tests/support/check.h"

#include "base/sha256.h"

static void assert_sum(const char *bytes, size_t n, const char *sum)
{
    char hex[HF_SHA256_SIZE];

    hf_sha256(hex, bytes, n);
    assert_string_equal(hex, sum);
}

/* FIPS 180-4's two examples, and nothing at all. */
static void the_standard_s_examples(void **state)
{
    static const char two[] =
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

    (void)state;
    assert_sum(
        "abc", 3,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_sum(
        two, strlen(two),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert_sum(
        NULL, 0,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* 55 bytes and the length still fit a block, 56 do not, 64 fill one; the sums
 * are those of sha256sum. */
static void edges_of_a_block(void **state)
{
    char a[64];

    (void)state;
    memset(a, 'a', sizeof a);
    assert_sum(
        a, 55,
        "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    assert_sum(
        a, 56,
        "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    assert_sum(
        a, 64,
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_standard_s_examples),
        cmocka_unit_test(edges_of_a_block),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
