/* cli/placed.c - files that are written inside the cage and belong outside */
#include "cmd/cli/placed.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/cage/cage.h"

/* The path that the user knows, for the one that the library was given. */
static void name_it(hf_error *error, const char *path)
{
    const char *staged = cage_at(path), *found = strstr(error->text, staged);
    char text[sizeof error->text];

    if (!found || !strcmp(staged, path))
        return;
    snprintf(text, sizeof text, "%.*s%s%s", (int)(found - error->text),
             error->text, path, found + strlen(staged));
    memcpy(error->text, text, sizeof text);
}

hf_status cli_placed(hf_status status, const char *path, hf_error *error)
{
    if (status != HF_OK) {
        name_it(error, path);
        return status;
    }
    if (cage_done(path))
        return HF_OK;
    error->status = HF_E_WRITE;
    snprintf(error->text, sizeof error->text, "cannot write '%s': %s", path,
             strerror(errno));
    return HF_E_WRITE;
}
