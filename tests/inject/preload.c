/* Loaded before a program (LD_PRELOAD): counts its allocations and lets the
   one of number HEMIFACE_INJECT fail, or with a "+" behind the number all from
   that one on. Talks to the driver by the descriptor INJECT_FD: at the failure
   the object that asked for memory, at the end the count. When it is asked to,
   it tells paths of calls apart (paths.c). */
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
static bool goes_on, by_paths;
static bool ready;              /* the constructor ran */
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
    if (by_paths) {
        busy = true;
        path_note();
        busy = false;
    }
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
    void *frame[1], *block;

    /* backtrace loads what it needs, for good and as no leak of the program's;
       then each looks up what it stands before, while there is memory. */
    busy = true;
    (void)backtrace(frame, 1);
    ready = true;
    free(realloc(malloc(1), 2));
    free(calloc(1, 1));
    free(aligned_alloc(64, 64));
    if (posix_memalign(&block, 64, 64) == 0)
        free(block);
    busy = false;
    inject_begin(false);
}

void inject_begin(bool paths)
{
    const char *text = getenv("HEMIFACE_INJECT");

    if (text) {
        char *end;

        fails_at = strtoul(text, &end, 10);
        goes_on = *end == '+';
    }
    by_paths = paths;
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
    if (by_paths)
        path_write();
}

/* ------------------------------------------------------------ early blocks */

/* What is asked for before the constructor ran comes from here and stays: a
   sanitizer looks symbols up while it sets itself up, which may allocate, and
   cannot be asked for memory yet. */
enum { EARLY = 1 << 20, UNIT = 16 };

static _Alignas(UNIT) unsigned char early[EARLY];
static size_t early_used;

static void *take_early(size_t size)
{
    const size_t room = (size + UNIT - 1) / UNIT * UNIT + UNIT;
    unsigned char *block = early + early_used;

    if (size > EARLY || room > EARLY - early_used)
        return NULL;
    early_used += room;
    memcpy(block, &size, sizeof size); /* for realloc */
    return block + UNIT;
}

static bool is_early(const void *block)
{
    return (uintptr_t)block >= (uintptr_t)early &&
           (uintptr_t)block < (uintptr_t)early + EARLY;
}

static size_t early_size(const void *block)
{
    size_t size;

    memcpy(&size, (const unsigned char *)block - UNIT, sizeof size);
    return size;
}

/* -------------------------------------------------- what stands before libc */

#define NEXT(function)                                                         \
    static __typeof__(&(function)) next;                                       \
    if (!next) {                                                               \
        void *found = dlsym(RTLD_NEXT, #function);                             \
        memcpy(&next, &found, sizeof next);                                    \
    }

EXPORT void *malloc(size_t size)
{
    if (!ready)
        return take_early(size);
    NEXT(malloc)
    return fail() ? NULL : next(size);
}

EXPORT void *calloc(size_t n, size_t size)
{
    if (!ready)
        return size && n > EARLY / size ? NULL : take_early(n * size);
    NEXT(calloc)
    return fail() ? NULL : next(n, size);
}

EXPORT void *realloc(void *block, size_t size)
{
    if (!ready || is_early(block)) {
        void *moved = malloc(size);

        if (moved && block)
            memcpy(moved, block,
                   early_size(block) < size ? early_size(block) : size);
        return moved;
    }
    NEXT(realloc)
    return fail() ? NULL : next(block, size);
}

EXPORT void free(void *block)
{
    if (!block || is_early(block))
        return;
    NEXT(free)
    next(block);
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
