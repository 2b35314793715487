/* tests/inject/job.h - one command of the driver's, and how its runs are
 * judged (judge.c) */
#ifndef HF_TEST_JOB_H
#define HF_TEST_JOB_H

#include "tests/inject/inject.h"

/* Which of a run's allocations fail. */
typedef struct sample {
    bool paths;           /* else by number */
    unsigned long stride; /* every so many of these */
} sample;

typedef struct job {
    const char *name, *preload, *kinds, *scratch;
    sample memory[INJECT_MEMORY_ON + 1]; /* by kind */
    bool any_out;
    inject_server server;
    inject_request wish;
    char before[PATH_MAX];
    char **argv;
    inject_end clean;
    tree template, right; /* before and after the run without failure */
    char right_out[65];
    unsigned long runs, survived, refused, excused, findings, all_findings;
} job;

/** What is wrong with how a run ended, or NULL; counts it. which: room for 256
 *  characters, gets the file or signal, or "". */
const char *job_judge(job *j, const inject_end *end, char *which);
/** Whether the end was that of the run without failure. */
bool job_same(const job *j, const inject_end *end);
/** Whether a library had asked that cannot do without memory. */
bool job_excused(const job *j, const inject_end *end);

/** All of a file; free() it. */
void job_text(char **text, size_t *n, const char *path);
/** The sum of its bytes. */
void job_sum(char sum[65], const char *path);

#endif
