/* Allocation that fails when it is told to, linked with --wrap. */
#include "tests/inject/wrap.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tests/inject/inject.h"

enum { SLOTS = 1 << 16 };

static void *live[SLOTS]; /* by address; what is allocated */
static size_t alive;
static unsigned long count, fails_at; /* 0: never */
static bool failed, noting;

enum { MOST_NOTED = 1 << 18 };

static unsigned noted[MOST_NOTED];     /* each allocation's path; from 1 */
static unsigned long last[MOST_NOTED]; /* allocation of that path */
static unsigned long notes;

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *block, size_t size);
char *__real_strdup(const char *text);
char *__real_realpath(const char *path, char *out);
void __real_free(void *block);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *block, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_realpath(const char *path, char *out);
void __wrap_free(void *block);

static size_t slot_of(const void *block)
{
    /* Fibonacci hashing: the high bits, as the low ones of the sanitizers'
       blocks are much the same. */
    size_t i =
        (size_t)(((uint64_t)(uintptr_t)block >> 4) * 11400714819323198485u >>
                 48);

    while (live[i] && live[i] != block)
        i = (i + 1) % SLOTS;
    return i;
}

static void *keep(void *block)
{
    if (block && alive < SLOTS / 2) {
        live[slot_of(block)] = block;
        alive++;
    }
    return block;
}

/* Those behind it in a row move up, so that they are found again. */
static void forget(const void *block)
{
    size_t i = slot_of(block);

    if (!block || !live[i])
        return;
    live[i] = NULL;
    alive--;
    for (i = (i + 1) % SLOTS; live[i]; i = (i + 1) % SLOTS) {
        void *moved = live[i];

        live[i] = NULL;
        live[slot_of(moved)] = moved;
    }
}

static bool fail_now(void)
{
    count++;
    if (noting && count < MOST_NOTED) {
        const unsigned id = path_here()->id;

        noted[count] = id;
        last[id] = count;
        notes = count;
    }
    if (count != fails_at)
        return false;
    failed = true;
    errno = ENOMEM;
    return true;
}

void *__wrap_malloc(size_t size)
{
    return fail_now() ? NULL : keep(__real_malloc(size));
}

void *__wrap_calloc(size_t n, size_t size)
{
    return fail_now() ? NULL : keep(__real_calloc(n, size));
}

void *__wrap_realloc(void *block, size_t size)
{
    void *moved;

    if (fail_now())
        return NULL;
    forget(block);
    moved = __real_realloc(block, size);
    return keep(moved ? moved : NULL);
}

char *__wrap_strdup(const char *text)
{
    return fail_now() ? NULL : keep(__real_strdup(text));
}

char *__wrap_realpath(const char *path, char *out)
{
    if (out)
        return __real_realpath(path, out);
    return fail_now() ? NULL : keep(__real_realpath(path, NULL));
}

void __wrap_free(void *block)
{
    forget(block);
    __real_free(block);
}
size_t wrap_alive(void)
{
    return alive;
}

void wrap_fail(unsigned long n)
{
    count = 0;
    fails_at = n;
    failed = noting = false;
}

bool wrap_failed(void)
{
    return failed;
}

void wrap_note(void)
{
    wrap_fail(0);
    memset(last, 0, sizeof last);
    notes = 0;
    noting = true;
}

unsigned long wrap_next(unsigned long n)
{
    static bool seen[MOST_NOTED];

    if (!n)
        memset(seen, 0, sizeof seen);
    while (++n <= notes) {
        const bool first = !seen[noted[n]];

        seen[noted[n]] = true;
        if (first || last[noted[n]] == n)
            return n;
    }
    return 0;
}
