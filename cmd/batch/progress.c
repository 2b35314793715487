/* batch/progress.c - how far a run is, on a terminal */
#include "cmd/batch/progress.h"

#include <stdbool.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* s. More often would only flicker. */
static const double least_wait = 0.2;

static size_t all;
static bool shown;
static struct timespec started;
static double last;

static double elapsed(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - started.tv_sec) +
           1e-9 * (double)(now.tv_nsec - started.tv_nsec);
}

void progress_start(size_t photos)
{
    all = photos;
    shown = isatty(STDERR_FILENO);
    clock_gettime(CLOCK_MONOTONIC, &started);
    last = -least_wait;
}

void progress_at(size_t done, size_t failed)
{
    const double now = elapsed();
    const double rate = now > 0 ? (double)done / now : 0;
    const long left = rate > 0 ? (long)((double)(all - done) / rate + 0.5) : 0;

    if (!shown || now - last < least_wait)
        return;
    last = now;
    fprintf(stderr,
            "\r%zu of %zu photos, %zu failed, %.1f a second, %ld:%02ld left  ",
            done, all, failed, rate, left / 60, left % 60);
    fflush(stderr);
}

void progress_end(void)
{
    if (shown)
        fprintf(stderr, "\r%*s\r", 78, "");
}
