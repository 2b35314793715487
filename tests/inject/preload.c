/* Loaded before a program (LD_PRELOAD): counts its allocations and lets the
   one of number HEMIFACE_INJECT fail, or with a "+" behind the number all from
   that one on. Talks to the driver by the descriptor INJECT_FD: at the failure
   the object that asked for memory, at the end the count. */
#define _GNU_SOURCE /* RTLD_NEXT, dladdr */

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/inject/inject.h"

#define EXPORT __attribute__((visibility("default")))

enum { FRAMES = 24 };

static atomic_ulong count;
static unsigned long fails_at; /* 0: never */
static bool goes_on;
static _Thread_local bool busy; /* allocations of our own count for nothing */

static void say(const char *what, const char *text)
{
    char line[512];
    const int n = snprintf(line, sizeof line, "%s %s\n", what, text);

    if (n > 0 && write(INJECT_FD, line, (size_t)n) < 0)
        errno = ENOMEM;
}

/* The innermost objects that asked, apart from the C library. */
static void say_who(void)
{
    void *frames[FRAMES];
    char objects[400] = "";
    const int n = backtrace(frames, FRAMES);
    const char *last = "";

    for (int i = 2; i < n; i++) {
        Dl_info info;
        const char *name;
        size_t used = strlen(objects);

        if (!dladdr(frames[i], &info) || !info.dli_fname)
            continue;
        name = strrchr(info.dli_fname, '/');
        name = name ? name + 1 : info.dli_fname;
        if (strncmp(name, "libc.so", 7) != 0 && strcmp(name, last) != 0)
            snprintf(objects + used, sizeof objects - used, " %s", name);
        last = name;
    }
    say("failed", objects);
}

/* Whether this allocation is to fail. */
static bool fail(void)
{
    unsigned long n;

    if (busy)
        return false;
    n = atomic_fetch_add(&count, 1) + 1;
    if (!fails_at || (goes_on ? n < fails_at : n != fails_at))
        return false;
    if (n == fails_at) {
        busy = true;
        say_who();
        busy = false;
    }
    errno = ENOMEM;
    return true;
}

__attribute__((constructor)) static void begin(void)
{
    const char *text = getenv("HEMIFACE_INJECT");
    void *frame[1], *block;

    busy = true;
    /* Each looks up what it stands before, and backtrace loads what it needs,
       while there is memory. */
    free(realloc(malloc(1), 2));
    free(calloc(1, 1));
    free(aligned_alloc(64, 64));
    if (posix_memalign(&block, 64, 64) == 0)
        free(block);
    (void)backtrace(frame, 1);
    if (text) {
        char *end;

        fails_at = strtoul(text, &end, 10);
        goes_on = *end == '+';
    }
    busy = false;
    atomic_store(&count, 0);
    /* Tells the driver that the loader's own files are behind us. */
    (void)getpgid(INJECT_MARK);
}

__attribute__((destructor)) static void end(void)
{
    char text[32];

    busy = true;
    snprintf(text, sizeof text, "%lu", atomic_load(&count));
    say("count", text);
}

#define NEXT(function)                                                         \
    static __typeof__(&function) next;                                         \
    if (!next) {                                                               \
        void *found = dlsym(RTLD_NEXT, #function);                             \
        memcpy(&next, &found, sizeof next);                                    \
    }

EXPORT void *malloc(size_t size)
{
    NEXT(malloc)
    return fail() ? NULL : next(size);
}

EXPORT void *calloc(size_t n, size_t size)
{
    NEXT(calloc)
    return fail() ? NULL : next(n, size);
}

EXPORT void *realloc(void *block, size_t size)
{
    NEXT(realloc)
    return fail() ? NULL : next(block, size);
}

EXPORT void *aligned_alloc(size_t alignment, size_t size)
{
    NEXT(aligned_alloc)
    return fail() ? NULL : next(alignment, size);
}

EXPORT int posix_memalign(void **block, size_t alignment, size_t size)
{
    NEXT(posix_memalign)
    return fail() ? ENOMEM : next(block, alignment, size);
}
