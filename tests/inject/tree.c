/* Folders before and after a run. */
#define _XOPEN_SOURCE 700 /* nftw */

#include "tests/inject/inject.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sha256.h"

/* nftw has no place for it. */
static tree *walked;
static size_t skip;
static const char *copied_to;

static int see(const char *path, const struct stat *st, int type,
               struct FTW *place)
{
    tree_file *file;
    char *bytes;
    size_t n;

    (void)st, (void)place;
    if (type != FTW_F)
        return 0;
    if (walked->count == TREE_FILES ||
        hf_file_read(&bytes, &n, path, (size_t)1 << 30, NULL) != HF_OK)
        abort();
    file = &walked->files[walked->count++];
    snprintf(file->path, sizeof file->path, "%s", path + skip);
    hf_sha256(file->sum, bytes, n);
    file->whole = n == 0 || bytes[n - 1] == '\n';
    free(bytes);
    return 0;
}

void tree_read(tree *out, const char *folder)
{
    out->count = 0;
    walked = out;
    skip = strlen(folder) + 1;
    if (nftw(folder, see, 8, FTW_PHYS) != 0)
        abort();
}

const tree_file *tree_find(const tree *t, const char *path)
{
    for (size_t i = 0; i < t->count; i++)
        if (!strcmp(t->files[i].path, path))
            return &t->files[i];
    return NULL;
}

static int take_away(const char *path, const struct stat *st, int type,
                     struct FTW *place)
{
    (void)st, (void)type;
    return place->level ? remove(path) : 0;
}

void tree_clear(const char *folder)
{
    (void)nftw(folder, take_away, 8, FTW_PHYS | FTW_DEPTH);
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        abort();
}

static int copy(const char *path, const struct stat *st, int type,
                struct FTW *place)
{
    char to[4096];
    char *bytes;
    size_t n;

    (void)st;
    snprintf(to, sizeof to, "%s%s", copied_to, path + skip - 1);
    if (type == FTW_D)
        return place->level ? mkdir(to, 0777) : 0;
    if (hf_file_read(&bytes, &n, path, (size_t)1 << 30, NULL) != HF_OK ||
        hf_file_write(to, bytes, n, NULL) != HF_OK)
        abort();
    free(bytes);
    return 0;
}

void tree_copy(const char *to, const char *from)
{
    copied_to = to;
    skip = strlen(from) + 1;
    if (nftw(from, copy, 8, FTW_PHYS) != 0)
        abort();
}
