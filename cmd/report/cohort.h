/* report/cohort.h - between the files that report a cohort */
#ifndef HF_REPORT_COHORT_H
#define HF_REPORT_COHORT_H

#include "cmd/report/make.h"
#include "cmd/report/photos.h"

/** A cohort on its way into a report. */
typedef struct cohort_report {
    const report_request *request;
    cli_cohort cohort;
    cli_stats_options options;
    cli_stats stats;
    photos photos;
    cli_paired *rows; /**< primaries first */
    size_t count, primary;
} cohort_report;

/** A series in words: "commissure height rest diff". Static, overwritten after
 *  four calls. */
const char *cohort_series_words(const cli_series *series);

/** How many patients have photos of both visits that were used. */
size_t cohort_with_both(const cohort_report *r);

/** The sections on who is in it, on the primaries: table and plots, on what
 *  else there is and how it was done. */
void cohort_flow(content *c, const cohort_report *r);
void cohort_primary(content *c, const cohort_report *r);
void cohort_plots(content *c, const cohort_report *r);
void cohort_others(content *c, const cohort_report *r);

#endif
