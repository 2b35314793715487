/* support/bench.h - what the benches share: clock, photos, measured processes
 */
#ifndef HF_TEST_BENCH_H
#define HF_TEST_BENCH_H

#include <stddef.h>

#include <hemiface/image.h>

/** Seconds of a clock that only goes forward. */
double bench_now(void);
/** The middle one; sorts. */
double bench_median(double *values, size_t count);
/** Prints a line and ends the program with status 2. */
_Noreturn void bench_die(const char *what);

/** Writes a photo of so many megapixels: `small` enlarged, with noise so that
 *  it compresses like a camera's. */
void bench_photo(const char *path, const hf_image *small, double megapixels);

/** What a process took. */
typedef struct bench_run {
    double cpu;  /**< processor time, s: all threads, by others undisturbed */
    double wall; /**< by the clock, s */
    /** The clock less what the thread that waited most waited for a processor
     *  while others had it, s: about what a quiet machine would show. Equal to
     *  wall where the system does not tell. */
    double quiet;
    double peak_mib; /**< most memory resident at a time */
} bench_run;

/** Runs a program to its end without its standard output. Another exit status
 *  than 0 ends the bench. */
bench_run bench_start(char *const argv[]);

#endif
