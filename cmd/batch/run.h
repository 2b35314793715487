/* batch/run.h - a cohort from manifest to files */
#ifndef HF_BATCH_RUN_H
#define HF_BATCH_RUN_H

#include "cmd/batch/work.h"

/** What the options say. */
typedef struct run_options {
    const char *out;
    int jobs, shard, shards;
    bool resume, wide;
} run_options;

/** Makes the folder for results if it is not there. False: complained of. */
bool run_folder(const char *out);

/** Does the shard's patients and writes the files; returns the exit status. */
int run_cohort(work_settings *settings, const run_options *options);
/** Whether a thread hangs, and may yet read the settings' manifest. */
bool run_hangs(void);

#endif
