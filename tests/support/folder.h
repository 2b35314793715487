/* tests/support/folder.h - a test's own temporary folder */
#ifndef HF_TEST_FOLDER_H
#define HF_TEST_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char folder[] = "/tmp/hemiface-test-XXXXXX";

/* Path of a file in it; good until the next call. */
static inline const char *in_folder(const char *name)
{
    static char path[512];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* cmocka set-up; the test removes what it made, and the folder. */
static inline int make_folder(void **state)
{
    (void)state;
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

#endif
