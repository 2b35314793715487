/* report/pair.h - between the files that report two visits */
#ifndef HF_REPORT_PAIR_H
#define HF_REPORT_PAIR_H

#include "cmd/report/make.h"

/** Two visits on their way into a report. */
typedef struct pair {
    const report_request *request;
    cli_visit visits[2];
    hf_changes *changes;
    cli_grades grades[2];
} pair;

/** "before", "after". */
extern const char *const pair_names[];

/** The sections on what changed. */
void pair_measures(content *c, const pair *p);

#endif
