/* cli/grades.h - a visit's grades, computed and printed */
#ifndef HF_CLI_GRADES_H
#define HF_CLI_GRADES_H

#include <stdio.h>

#include <hemiface/grade.h>

#include "cmd/cli/options.h"

/** --noise-mm, --healthy-mm, --closed-mm, --normal-ratio, --lateral-only,
 *  --no-lid-movement. */
extern const cli_group cli_grade_group;

/** What those options say. */
hf_grade_options cli_grade_options(void);

/** A visit graded by every form; indexed by hf_scale. */
typedef struct cli_grades {
    hf_grade *by[HF_GRADE_SCALES];
    /** hb_desc with the lid's sinking counted the other way; 0 = the same. */
    int other_desc;
} cli_grades;

hf_status cli_grades_make(cli_grades *out, const hf_values *values,
                          hf_affected affected, hf_error *error);
void cli_grades_clear(cli_grades *grades);

/** "IV", "not gradable", "invalid". */
const char *cli_grade_word(const hf_grade *grade);

/** Everything that is missing or invalid, joined by "; ". */
void cli_grade_missing(char *text, size_t size, const hf_grade *grade);

/** One line on what decided: rule, input, value, limit; "" if nothing did. */
void cli_grade_reason(char *text, size_t size, const hf_grade *grade);

/** Prints one grade for people: the grade, its reason, margins, and with
 *  explain every step. */
void cli_grade_print(FILE *to, const hf_grade *grade, bool explain);

/** The disputed alternative of hb_desc in words; "" if it is the same. */
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
