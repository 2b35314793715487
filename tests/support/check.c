/* tests/support/check.c - paths for tests */
#include "tests/support/check.h"

#include <unistd.h>

static char *buffer(void)
{
    static char buffers[8][4096];
    static int next;

    return buffers[next++ % 8];
}

const char *test_path(const char *relative)
{
    char *path = buffer();

    snprintf(path, 4096, "%s/%s", HF_TEST_SOURCE, relative);
    return path;
}

const char *test_shared(const char *relative)
{
    const char *root = getenv("HEMIFACE_SHARED");
    char *path = buffer();

    if (root)
        snprintf(path, 4096, "%s/%s", root, relative);
    else
        snprintf(path, 4096, "%s/../shared/%s", HF_TEST_SOURCE, relative);
    return access(path, R_OK) == 0 ? path : NULL;
}
