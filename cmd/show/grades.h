/* show/grades.h - a visit's grades, computed and printed */
#ifndef HF_SHOW_GRADES_H
#define HF_SHOW_GRADES_H

#include <stdio.h>

#include <hemiface/grade.h>

#include "cmd/cli/options.h"
#include "cmd/photo/visit.h"

/** --noise-mm, --healthy-mm, --closed-mm, --normal-ratio, --lateral-only,
 *  --no-lid-movement, --cutoffs, --given, --draws, --seed. */
extern const cli_group cli_grade_group;

/** What those options say, once they are parsed; a bad file ends the program.
 */
hf_grade_options cli_grade_options(void);

/** A visit graded by every scale; indexed by hf_scale. */
typedef struct cli_grades {
    hf_grade *by[HF_GRADE_SCALES];
    hf_odds odds[HF_GRADE_SCALES]; /**< draws 0 = not drawn */
    /** The same of what is new in every photo: for changes. draws 0: not
     *  asked for. */
    hf_odds changing[HF_GRADE_SCALES];
    /** hb_desc with the lid's sinking counted the other way; 0 = the same. */
    int other_desc;
} cli_grades;

/** Sets how many draws --draws stands for when it is not given. Call before
 *  cli_parse. */
void cli_grades_draw_by_default(int draws);
/** What the options change, for provenance: " noise_mm=2 given=..."; "" for
 *  the defaults. Static. */
const char *cli_grade_settings(void);

/** How to grade, read off the options once. */
typedef struct cli_grading {
    hf_grade_options options;
    const hf_given_item *given; /**< static */
    size_t given_count;
    int draws;
    unsigned long seed;
    bool of_change; /**< draw cli_grades.changing too */
} cli_grading;

/** What the options say; a bad one, or an item given by hand that does not
 *  exist, ends the program. */
cli_grading cli_grading_set(void);
/** Grades a visit so; safe from several threads. */
hf_status cli_grades_by(cli_grades *out, const cli_grading *grading,
                        const hf_visit *visit, const hf_values *values,
                        const hf_frame_options *frame, hf_affected affected,
                        hf_error *error);

/** Grades a visit, of_change: to be compared with another one. */
hf_status cli_grades_make(cli_grades *out, const cli_visit *visit,
                          hf_affected affected, bool of_change,
                          hf_error *error);
/** How many items were given by hand. */
int cli_given_count(void);
void cli_grades_clear(cli_grades *grades);

/** "IV", "IV to V", "61 of 100", "44 to 61 of 100", "not gradable",
 *  "invalid". Static, overwritten by the fourth call. */
const char *cli_grade_word(const hf_grade *grade);

/** A score or a range in the scale's digits: "3", "3 to 5". */
void cli_grade_span(char *text, size_t size, const hf_grade *grade, double low,
                    double high);
/** The scale's own sum, or NULL if it has none. Borrowed. */
const hf_grade_total *cli_grade_own(const hf_grade *grade);
/** One step of the derivation in words. */
void cli_grade_step(char *text, size_t size, const hf_grade_step *step);

/** "III 0.81, II 0.15, IV 0.04", or of a sum "95 %: 55 to 66"; "" when nothing
 *  was drawn or the scale could not be graded. */
void cli_grade_odds(char *text, size_t size, const cli_grades *grades,
                    hf_scale scale);

/** Everything that is missing or invalid, joined by "; ". */
void cli_grade_missing(char *text, size_t size, const hf_grade *grade);

/** One line on what decided: rule, input, value, limit; "" if nothing did. */
void cli_grade_reason(char *text, size_t size, const hf_grade *grade);

/** Prints one scale for people: the result, how sure it is, its reason or
 *  items, margins, and with explain every step. */
void cli_grade_print(FILE *to, const cli_grades *grades, hf_scale scale,
                     bool explain);

/** Whether the scale has that grade: House-Brackmann's forms (hb_...) and FNGS
 *  have 1 to 6 and nothing between; of others nothing is known. NaN is no grade
 *  and fine. */
bool cli_grade_exists(const char *scale, double grade);

/** Rows of grades, a row a scale: the columns, and one row. */
void cli_grade_rows_begin(void);
void cli_grade_row(const char *visit, hf_affected affected,
                   const cli_grades *grades, hf_scale scale);

/** Prints the cut-offs: number, what it decides, why; those that are not the
 *  default marked. */
void cli_cutoffs_print(FILE *to);

/** The disputed alternative of hb_desc in words; "" if it is the same, or for
 *  NULL. */
void cli_grade_other(char *text, size_t size, const cli_grades *grades);

/** "the three forms agree" or how they differ. */
void cli_grades_agreement(char *text, size_t size, const cli_grades *grades);

/** Warns on stderr when the side declared healthy moves less than the
 *  affected one: is --side right? */
void cli_grades_doubt_side(const cli_grades *grades, const char *visit);

/** Prints the regions' movements and ratios for people: of the affected and the
 *  healthy side, or right and left when it is not one. */
void cli_regions_print(FILE *to, const hf_grade *grade, hf_affected affected);

#endif
