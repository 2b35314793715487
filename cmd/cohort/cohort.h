/* cohort/cohort.h - results of many patients: patients by visits by series
 *
 * A series is one measure, view and side over all patients. Where results have
 * a column "affected", right and left become the affected and the healthy side
 * of a patient, since a cohort's right sides have nothing in common; then a
 * side difference of a patient without one affected side is "R-L", a series of
 * its own.
 */
#ifndef HF_COHORT_COHORT_H
#define HF_COHORT_COHORT_H

#include <stdbool.h>
#include <stddef.h>

#include <hemiface/measure.h>

#include "cmd/cli/names.h"

/** One value of a series. */
typedef struct cli_reading {
    double value, sd, mdc95; /**< NaN: na */
    size_t reason;           /**< in cohort.reasons, or CLI_NO_NAME */
    int given;               /**< how often it was; over once it is na */
} cli_reading;

typedef struct cli_series {
    const char *measure, *view, *side, *unit; /**< borrowed */
    const hf_measure *row;                    /**< in the catalogue, or NULL */
    bool ordinal;          /**< a grade: steps need not be equal */
    cli_reading *readings; /**< [patient * visit count + visit] */
} cli_series;

/** One row before its series is known. */
typedef struct cli_cohort_row {
    size_t series, patient, visit;
    cli_reading reading;
} cli_cohort_row;

typedef struct cli_cohort {
    const char *by;       /**< column of groups, or NULL */
    const char *baseline; /**< visit that sorts first */
    cli_names patients, visits, groups, reasons, words;
    cli_names keys;  /**< of series, by measure, view and side */
    cli_names notes; /**< lines of provenance, each once, without "# " */
    /** By patient: group, or CLI_NO_NAME; affected side; has readings. */
    size_t *group_of;
    hf_affected *affected_of;
    bool *present;
    double *days; /**< [patient * visit count + visit], NaN: not given */
    cli_series *series;
    size_t series_count;
    bool sided;      /**< a column "affected" was there */
    size_t nameless; /**< rows without patient or visit, left out */
    size_t twice;    /**< values given more than once, left out */
    const char *first_twice;
    /* while reading */
    cli_cohort_row *rows;
    size_t row_count, row_room, patient_room;
    struct cli_day *day_list;
    size_t day_count, day_room;
} cli_cohort;

/** Reads a results file (measures or grades, told by the header), or a folder
 *  that holds measures.csv and perhaps grades.csv. On failure nothing of it
 *  counts. Several may be read, then cli_cohort_finish. */
hf_status cli_cohort_read(cli_cohort *cohort, const char *path,
                          hf_error *error);

/** Sorts, so that nothing depends on the order of rows or files: patients and
 *  groups by name, visits by day or by what their names say (6w, 3m, 1y),
 *  series by the catalogue; and lays out readings. */
void cli_cohort_finish(cli_cohort *cohort);
void cli_cohort_clear(cli_cohort *cohort);

/** What measured the results, by the provenance of their files: "hemiface
 *  0.3.0", of several versions "hemiface 0.2.0 and 0.3.0", or that it is not
 *  known. */
void cli_cohort_made(char *out, size_t size, const cli_cohort *cohort);
/** Whether versions, models or settings differ between the files; then two
 *  lines that do. Borrowed. */
bool cli_cohort_mixed(const cli_cohort *cohort, const char **one,
                      const char **other);

/** A reading; never NULL. */
const cli_reading *cli_cohort_at(const cli_cohort *cohort,
                                 const cli_series *series, size_t patient,
                                 size_t visit);

/* ------------------------------------------- between the cohort's files */

/** Day of a patient's visit. */
typedef struct cli_day {
    size_t patient, visit;
    double day;
} cli_day;

/** Keeps a reading for later. */
void cli_cohort_add(cli_cohort *cohort, const cli_cohort_row *row);
/** Number of the series of that measure, view and side. */
size_t cli_cohort_series(cli_cohort *cohort, const cli_series *like);
/** Number of a patient, new ones with room for what is known of them. */
size_t cli_cohort_patient(cli_cohort *cohort, const char *name);
/** Days after which a visit of that name takes place ("6w", "3 months", "1y",
 *  "pre"), or NaN. */
double cli_cohort_days_of(const char *visit);

/** Sort and return, malloc'ed, the new number of every old one: names by word;
 *  visits baseline first, then by day; series as reports list them. */
size_t *cli_sort_by_word(cli_names *names);
size_t *cli_sort_visits(cli_cohort *cohort);
size_t *cli_sort_series(cli_cohort *cohort);

#endif
