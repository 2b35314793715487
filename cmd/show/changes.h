/* show/changes.h - changes from pre to post, printed */
#ifndef HF_SHOW_CHANGES_H
#define HF_SHOW_CHANGES_H

#include <stdio.h>

#include <hemiface/outcome.h>

#include "cmd/show/grades.h"

/** The columns of change rows, and the rows alone: for a tool that prints
 *  those of many patients. */
void cli_changes_begin(void);
void cli_changes_body(const hf_changes *changes, const cli_grades *pre,
                      const cli_grades *post, const hf_procedure *procedure,
                      hf_affected affected);

/** Rows in CSV or JSON: every change, then one row a grade (region "grade",
 *  unit "HB", pre and post 1 to 6), then the procedure's published targets
 *  (region "target", with the last two columns filled). */
void cli_changes_rows(const hf_changes *changes, const cli_grades *pre,
                      const cli_grades *post, const hf_procedure *procedure,
                      hf_affected affected);

/** Parts of the table for people. */
typedef enum cli_part {
    CLI_PRIMARY, /**< the procedure's primary measures */
    CLI_CUSTOM,  /**< those of --measures, at rest and in movement */
    CLI_OTHER    /**< what else got better or worse there */
} cli_part;

/** A table for people; all: of every view, and unchanged ones too. Returns the
 *  number of rows; without any it prints nothing. */
size_t cli_changes_table(const hf_changes *changes, cli_part part, bool all);

/** What mdc95 is and what it does not hold, in words, lines of 80. */
extern const char cli_mdc95_words[];

/** Whether a target is met, by which value: "yes: affected 7.9 ± 0.4 mm". */
void cli_target_answer(char *text, size_t size, const hf_target *target,
                       const hf_target_result *result);

/** The procedure's published targets and whether the second visit meets
 *  them. */
void cli_changes_targets(FILE *to, const hf_procedure *procedure,
                         const hf_changes *changes, hf_affected affected);

/** The grades before and after, with reasons. */
void cli_changes_grades(FILE *to, const cli_grades *pre,
                        const cli_grades *post);

/** A sum's change, over what was scored in both visits, and its doubt: "+12.5
 *  over the 12 of 13 items scored both times (mdc95 6.1)"; "" without one. */
void cli_sum_words(char *text, size_t size, const cli_grades *pre,
                   const cli_grades *post, hf_scale scale);

/** A scale's result as one number; NaN when it is none. */
double cli_grade_number(const hf_grade *grade);
/** Change of a sum (FNGS, Sunnybrook, eFACE) over the items that were scored in
 *  both visits, and how many those are; NaN for a grade and without items. */
double cli_sum_change(const cli_grades *pre, const cli_grades *post,
                      hf_scale scale, int *items);
/** Doubt of a sum's change: 1.96 sd by the draws, the part that is new in
 *  every visit. NaN for House-Brackmann,
 *  beside which the odds stand, and without draws. */
double cli_sum_mdc95(const cli_grades *pre, const cli_grades *post,
                     hf_scale scale);
/** Better or worse, if 97.5 % of pairs of draws, one of each visit with what
 *  is new in every photo, say so; else unchanged, and na without draws. */
hf_direction cli_grade_direction(const cli_grades *pre, const cli_grades *post,
                                 hf_scale scale);

#endif
