/* report/make.h - who puts what into a report */
#ifndef HF_REPORT_MAKE_H
#define HF_REPORT_MAKE_H

#include "cmd/figure/figure.h"
#include "cmd/show/grades.h"
#include "cmd/stats/stats.h"
#include "cmd/photo/visit.h"
#include "cmd/report/content.h"

/** What the tool's options say. */
typedef struct report_request {
    const char *id;                /**< study id, or NULL */
    bool names;                    /**< of files and folders too */
    bool pictures;                 /**< of faces */
    const hf_procedure *procedure; /**< or NULL */
    hf_affected affected;
    hf_view views[CLI_FIGURE_VIEWS]; /**< shown of a pair */
    size_t view_count;               /**< 0: chosen by the procedure */
    cli_stats_options stats;         /**< of a cohort */
} report_request;

/** One visit; a pair; the results of `hemiface batch` in a folder. What is
 *  wrong with single photos goes to stderr and is counted (cli_status). */
hf_status report_visit(content *c, const report_request *request,
                       const char *path, hf_error *error);
hf_status report_pair(content *c, const report_request *request,
                      char *const paths[2], hf_error *error);
hf_status report_cohort(content *c, const report_request *request,
                        const char *folder, hf_error *error);

/* ------------------------------------------------------- parts they share */

/** A scale's name as clinicians say it. Static. */
const char *report_scale(hf_scale scale);

/** Begins the document: title, and in a section of its own the facts that
 *  every report has. */
void report_begin(content *c, const report_request *request, const char *title);
/** What was photographed: "8 views; 2 photos each of rest"; "7 views; missing:
 *  pucker". */
void report_views(char *text, size_t size, const cli_visit *visit);

/** The section on what the photos are good for. names: of the visits, in front
 *  of what is said of them; one or two visits. */
void report_quality(content *c, const report_request *request,
                    cli_visit *visits, const char *const *names, size_t count);

/** A table of what each scale rests on, of one or two visits. */
void report_reasons(content *c, const cli_grades *grades,
                    const char *const *names, size_t count);

/** The last section: version, models, settings, what this is not. */
void report_provenance(content *c, const char *settings);

/** Adds a picture with what it shows; a warning where it cannot be drawn. */
void report_picture(content *c, hf_status status, const hf_error *error,
                    cairo_surface_t *picture, const char *caption,
                    const char *alt, double width_mm);

#endif
