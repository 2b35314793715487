/* A text printed into memory: whole, or the tool ends with one line. */
#include "tests/support/check.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/cli/message.h"
#include "cmd/cli/text.h"

/* Lines of 16 bytes that tell which of them is missing. */
static char *print(size_t *size, unsigned lines)
{
    char *text;
    FILE *to = cli_text_open(&text, size);

    for (unsigned i = 0; i < lines; i++)
        fprintf(to, "%015u\n", i);
    cli_text_close(to);
    return text;
}

static void test_whole(void **state)
{
    static const unsigned counts[] = {0, 1, 255, 256, 257, 100000};

    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        size_t size = 1;
        char *text = print(&size, counts[i]), line[32];

        assert_int_equal(size, 16 * (size_t)counts[i]);
        assert_int_equal(strlen(text), size);
        for (unsigned k = 0; k < counts[i]; k++) {
            snprintf(line, sizeof line, "%015u\n", k);
            assert_memory_equal(text + 16 * (size_t)k, line, 16);
        }
        free(text);
    }
}

/* 160 megabytes where 64 are left: status 2, not a text with gaps. */
static void test_without_memory(void **state)
{
    const struct rlimit limit = {(rlim_t)64 << 20, (rlim_t)64 << 20};
    int status;
    pid_t child;

    (void)state;
#ifdef __SANITIZE_ADDRESS__
    printf("skip: the address sanitizer needs more memory than that\n");
    skip();
#endif
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        size_t size;

        if (!freopen("/dev/null", "w", stderr) ||
            setrlimit(RLIMIT_DATA, &limit) != 0)
            _exit(99);
        free(print(&size, 10000000));
        _exit(CLI_FINE);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), CLI_NOTHING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_without_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
