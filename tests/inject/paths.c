/* By which path of calls an allocation came. Where trying all of a run would
   take too long, the first and the last by each path stand for the rest: a
   loop's body, and what is drawn 500 times, is one path. */
#define _GNU_SOURCE /* backtrace, dladdr */

#include "tests/inject/inject.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

enum {
    DEPTH = 32,      /* calls that make a path; deeper ones are as one */
    PATHS = 1 << 16, /* room, a power of 2; a few thousand are usual */
    MOST_PATHS = PATHS / 2,
    AT_ONCE = 1 << 13 /* records for each write */
};

static struct path {
    uint64_t hash; /* 0: free */
    inject_path told;
} paths[PATHS];
static unsigned used;
static inject_path kept[AT_ONCE];
static size_t keeps;

static bool among_hopeless(void *const *frames, int depth)
{
    static const char *const names[] = {INJECT_HOPELESS};
    Dl_info info;

    for (int k = 0; k < depth; k++)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (dladdr(frames[k], &info) && info.dli_fname &&
                strstr(info.dli_fname, names[i]))
                return true;
    return false;
}

/* The path of these calls, a new one if need be. */
static const inject_path *path_of(void *const *frames, int depth)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a, over addresses */
    size_t i;

    for (int k = 0; k < depth; k++)
        hash = (hash ^ (uintptr_t)frames[k]) * 1099511628211u;
    hash += !hash;
    for (i = hash >> 48; paths[i].hash && paths[i].hash != hash;)
        i = (i + 1) % PATHS;
    if (!paths[i].hash && used < MOST_PATHS) {
        paths[i].hash = hash;
        paths[i].told.id = ++used;
        paths[i].told.hopeless = among_hopeless(frames, depth);
    }
    return &paths[i].told;
}

const inject_path *path_here(void)
{
    void *frames[DEPTH];

    return path_of(frames, backtrace(frames, DEPTH));
}

void path_note(void)
{
    kept[keeps++] = *path_here();
    if (keeps == AT_ONCE)
        path_write();
}

void path_write(void)
{
    const size_t size = keeps * sizeof *kept;

    if (write(INJECT_PATHS_FD, kept, size) != (ssize_t)size)
        errno = ENOSPC;
    keeps = 0;
}
