/* stats/stats.h - a cohort's statistics, computed and printed
 *
 * Three tables: paired (each series before and after, by group), groups (two
 * groups' changes against each other) and visits (more than two visits of the
 * same patients).
 */
#ifndef HF_STATS_STATS_H
#define HF_STATS_STATS_H

#include <stdio.h>

#include <hemiface/outcome.h>
#include <hemiface/stats.h>

#include "cmd/cohort/cohort.h"
#include "cmd/cli/options.h"

/** Fewer signed ranks than these cannot reach p < 0.05 two-sided (2 / 2^5 =
 *  0.06): what is under it is described, with a note, and a normal p is na. */
enum { CLI_FEW = 6 };

/** Which p counts, chosen before the data are looked at. */
typedef enum cli_test { CLI_BY_RANKS, CLI_BY_T } cli_test;

/** Their names, NULL-terminated. */
extern const char *const cli_test_words[];

/** What the tool's options say. */
typedef struct cli_stats_options {
    const char *baseline, *visit;
    double level; /**< of intervals, ]0..1[ */
    int test;     /**< cli_test */
    bool magnitude;
    hf_bootstrap_options boot;
    cli_list primary, family; /**< MEASURE[:VIEW[:SIDE]] */
    const hf_procedure *procedure;
} cli_stats_options;

/** What the statistics are of. */
typedef struct cli_stats {
    const cli_cohort *cohort;
    const cli_stats_options *options;
    size_t pre, post;  /**< visits */
    size_t two_groups; /**< 1 if there are exactly two groups, else 0 */
} cli_stats;

/** Finds the visits that the options name; the second one may be left out
 *  where there are but two. Ends the program when there is no such visit. */
void cli_stats_choose_visits(cli_stats *stats);
/** The visits there are, in words. Static. */
const char *cli_stats_visits(const cli_cohort *cohort);
/** Rows left out, and sides that are pooled, on stderr. */
void cli_stats_warn(const cli_cohort *cohort);
/** What was chosen, for provenance. Static. */
const char *cli_stats_settings(const cli_stats *stats);

/* ----------------------------------------------------------- selection */

/** Whether MEASURE[:VIEW[:SIDE]] names that measure, view and side; a part left
 *  out or empty names any. */
bool cli_is_wanted(const char *wanted, const char *measure, const char *view,
                   const char *side);
/** Ends the program when a wanted word matches no series. */
void cli_stats_check_wanted(const cli_stats *stats);
/** Whether a series is a primary outcome. */
bool cli_stats_is_primary(const cli_stats *stats, const cli_series *series);
/** Whether it is tested at all: primary, or in the family of --measure. */
bool cli_stats_is_wanted(const cli_stats *stats, const cli_series *series);
/** Whether a patient belongs into a series: of the group (CLI_NO_NAME:
 *  everybody who has one, if there are groups); those with one affected side
 *  into what is about it, the others into R, L and R-L. */
bool cli_stats_belongs(const cli_stats *stats, const cli_series *series,
                       size_t patient, size_t group);
/** Series that are wanted, primaries first; *out is malloc'ed. */
size_t cli_stats_series(const cli_series ***out, const cli_stats *stats);

/* --------------------------------------------------------------- pairs */

/** One series before and after, of the patients of one group. */
typedef struct cli_pairs {
    size_t n, missing; /**< patients with both values, and the others */
    const char *why;   /**< most frequent reason among the missing, or "" */
    double *pre, *post, *change; /**< n each */
    size_t *patient;
    hf_direction *direction; /**< by mdc95; undetermined where not known */
    double *mdc95;           /**< of each change, NaN: not known */
    /** By mdc95, of those for whom it is known. */
    size_t improved, worse, changed, unchanged;
    double noticeable; /**< NaN: none published */
    size_t within_pre, within_post;
} cli_pairs;

/** Whether the series is analysed without its sign: deviations from the
 *  midline, whose sign is the patient's left, and with --magnitude side
 *  differences. */
bool cli_stats_unsigned(const cli_stats *stats, const cli_series *series);
/** group CLI_NO_NAME: everybody. */
void cli_pairs_make(cli_pairs *out, const cli_stats *stats,
                    const cli_series *series, size_t group);
void cli_pairs_clear(cli_pairs *pairs);

/* -------------------------------------------------------------- tables */

/** A row of the paired table. What does not exist is NaN, and why is in
 *  note. */
typedef struct cli_paired {
    const cli_series *series;
    size_t group;
    bool primary, no_sign;
    cli_pairs pairs; /**< without its arrays */
    hf_summary pre, post, change;
    hf_t_test t;
    hf_rank_test ranks;
    hf_sign_test sign;
    hf_interval boot;
    hf_normality normal;
    hf_share beyond; /**< beyond mdc95 */
    size_t family;   /**< p values that Holm counted */
    double p, holm;
    char note[480];
} cli_paired;

/** The whole table, primaries first; *out is malloc'ed. */
size_t cli_paired_make(cli_paired **out, const cli_stats *stats);
/** As rows of CSV or JSON. */
void cli_paired_rows(const cli_stats *stats, const cli_paired *rows,
                     size_t count);
/** For people: primaries in full, the others in a table. */
void cli_paired_text(FILE *to, const cli_stats *stats, const cli_paired *rows,
                     size_t count);

/** What the table's estimates, intervals and tests are, in a sentence or two,
 *  one a line: of rows that are of one family. */
void cli_paired_legend(char *text, size_t size, const cli_stats *stats,
                       const cli_paired *rows, size_t count);
/** Rows as one table for people. */
void cli_paired_table(const cli_stats *stats, const cli_paired *rows,
                      size_t count);

/** The table of two groups; nothing unless there are two. */
void cli_groups_print(FILE *to, const cli_stats *stats);
/** The table of all visits; nothing unless there are more than two. */
void cli_visits_print(FILE *to, const cli_stats *stats);
/** Whether days or the visits' names (6w, 3m, 1y) put them in time, so that
 *  there are trends. */
bool cli_visits_ordered(const cli_cohort *cohort);

/** A paragraph for a paper's methods section, on one line; free it. Without
 *  memory the program ends. */
char *cli_methods_text(const cli_stats *stats, const cli_paired *rows,
                       size_t count);
/** The same in lines of 78. */
void cli_methods_print(FILE *to, const cli_stats *stats, const cli_paired *rows,
                       size_t count);

/* --------------------------------------------------------------- words */

/** "<0.001", "0.012", "na". Static, overwritten after eight calls. */
const char *cli_p_word(double p);
/** "2.10 to 8.40", or "na". Static, overwritten after eight calls. */
const char *cli_span(const hf_interval *interval, int decimals);
/** The same with its level in brackets where that is under level, ]0..1[: few
 *  ranks do not have every level. Static, overwritten after four calls. */
const char *cli_span_at(const hf_interval *interval, int decimals,
                        double level);
/** Adds words to a note unless they are there. */
void cli_note_add(char *note, size_t size, const char *words);
/** "exact", "normal", or "" if there was no test. */
const char *cli_rank_method(const hf_rank_test *test);
/** "measure view side", as far as there are. Static, overwritten after four
 *  calls. */
const char *cli_series_name(const cli_series *series);
/** Whether a statistic exists; if not, why goes into the note. A failure that
 *  is not the data's ends the program. */
bool cli_stats_exists(char *note, size_t size, hf_status status,
                      const hf_error *error);
/** The same for one whose lack needs no word. */
bool cli_stats_holds(hf_status status, const hf_error *error);

/** A p value of a table: in the family of primaries, or in that of the
 *  rest. */
typedef struct cli_family_member {
    double p, holm;
    bool primary;
} cli_family_member;

/** Adjusts one of the two families; returns how many p values it has. */
size_t cli_stats_holm(cli_family_member *members, size_t count, bool primary);
/** Tests that could not be done: every number NaN. */
extern const hf_t_test cli_no_t;
extern const hf_rank_test cli_no_ranks;

#endif
