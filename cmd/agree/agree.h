/* agree/agree.h - the same subjects by several raters or methods
 *
 * Each input is one rater: a file of measures or grades, a face file, or a
 * folder of either. A series is one measure, view and side (or one place of a
 * contour, in one direction); a subject is what a rater looked at: a patient's
 * visit (grades), and its photo (measures, faces).
 */
#ifndef HF_AGREE_AGREE_H
#define HF_AGREE_AGREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <hemiface/agreement.h>
#include <hemiface/measure.h>

#include "cmd/cli/names.h"
#include "cmd/cli/options.h"

/** Most raters: letters A to H; more would print tables of 28 pairs. */
enum { CLI_RATERS = 8 };

/** Even places that contours drawn with different numbers of points are
 *  compared at: as many as the mesh has in a lip, so that little is smoothed
 *  away. */
enum { CLI_EVEN_POINTS = 21 };

typedef enum cli_agree_kind {
    CLI_AGREE_GRADE, /**< steps need not be equal */
    CLI_AGREE_MEASURE,
    CLI_AGREE_LANDMARK
} cli_agree_kind;

/** Which component of a landmark's place. x, y: the face's frame, to the
 *  patient's left and up. Along and across its contour: from the raters' mean
 *  contour, so that there is no spread of subjects in them. Apart: how far two
 *  raters' points lie from each other; its "raters" are pairs. */
typedef enum cli_direction {
    CLI_NO_DIRECTION,
    CLI_X,
    CLI_Y,
    CLI_ALONG,
    CLI_ACROSS,
    CLI_APART,
    CLI_RADIUS,
    CLI_DIRECTIONS
} cli_direction;

/** "", "x", "y", "along", "across", "apart", "radius". */
const char *cli_direction_name(cli_direction direction);

typedef struct cli_agree_series {
    cli_agree_kind kind;
    const char *measure, *view, *side, *unit; /**< borrowed */
    cli_direction direction;
    int point; /**< of a contour, from 1; 0 = its mean, or no landmark */
    int place; /**< in the catalogue, or among the contours */
    /** Its cells, once finished; until then count is its values. */
    size_t first, count;
} cli_agree_series;

/** One value of a rater before it has its cell. */
typedef struct cli_agree_entry {
    size_t series, subject;
    int rater;
    double value;  /**< NaN: na */
    size_t reason; /**< in agree.reasons, or CLI_NO_NAME */
} cli_agree_entry;

/** A face of a rater. */
typedef struct cli_agree_face {
    size_t subject;
    int rater;
    bool sized; /**< its file knows the photo's size */
    const char *view;
    hf_face *face;
} cli_agree_face;

typedef struct cli_agree {
    int raters;
    const char *name[CLI_RATERS]; /**< as given */
    bool points;                  /**< single points of contours too */
    bool by_view;                 /**< landmarks of each view by themselves */
    cli_names subjects, patients, words, reasons, keys;
    size_t *patient_of; /**< by subject; CLI_NO_NAME: not known */
    size_t patient_room;
    cli_agree_series *series;
    size_t series_count, series_room;
    cli_agree_entry *entries;
    size_t entry_count, entry_room;
    cli_agree_face *faces;
    size_t face_count, face_room;
    /* Once finished, cell by cell and `stride` wide: */
    size_t stride;
    double *values;     /**< NaN: na, or not there */
    size_t *reasons_of; /**< CLI_NO_NAME where there is no value: not there */
    size_t *subject_of; /**< by cell */
    size_t cell_count;
    size_t twice[CLI_RATERS]; /**< values given more than once, left out */
    const char *first_twice[CLI_RATERS];
    size_t uneven; /**< contours drawn with different numbers of points */
    const char *first_uneven;
} cli_agree;

/* ---------------------------------------------------------------- input */

/** Reads one rater. On failure nothing of it counts. */
hf_status cli_agree_read(cli_agree *agree, const char *path, hf_error *error);

/** The same of a results file. */
hf_status cli_agree_read_table(cli_agree *agree, const char *path,
                               hf_error *error);
/** The same of a face file; name: the subject, "" for a lone face. */
hf_status cli_agree_read_face(cli_agree *agree, const char *path,
                              const char *name, hf_error *error);

/** Number of a subject: patient, visit and photo, as far as they are known. */
size_t cli_agree_subject(cli_agree *agree, const char *patient,
                         const char *visit, const char *photo);
/** Number of the series like that one; words are kept. */
size_t cli_agree_series_of(cli_agree *agree, const cli_agree_series *like);
/** A value of the rater that is being read; NaN with a reason. */
void cli_agree_add(cli_agree *agree, size_t series, size_t subject, int rater,
                   double value, const char *reason);

/** Drops values and faces behind those: a rater that could not be read. */
void cli_agree_forget(cli_agree *agree, size_t entries, size_t faces);

/** Differences of faces become entries: call once all are read. */
void cli_agree_landmarks(cli_agree *agree);
/** Sorts, so that nothing depends on the order of rows, and lays out cells. */
void cli_agree_finish(cli_agree *agree);
void cli_agree_clear(cli_agree *agree);

/** Which pair a and b are, a < b: (0,1), (0,2), (1,2), (0,3), ... */
int cli_agree_pair(int a, int b);
/** A subject's key in words; "the face" for a lone one. Static. */
const char *cli_agree_subject_name(const char *key);
/** What the user should know of how the inputs match, as warnings. */
void cli_agree_warn(const cli_agree *agree);

/* ----------------------------------------------------------- statistics */

/** One series by two raters, or by all. What does not exist is NaN, and why is
 *  in note. */
typedef struct cli_agreement {
    const cli_agree_series *series;
    int a, b;          /**< raters; b = -1: all of them */
    size_t n, missing; /**< subjects with values of all these raters, and the
                            others that any of them has */
    const char *why;   /**< most frequent reason among the missing, or "" */
    size_t patients;   /**< 0: not known */
    double mean_a, mean_b;
    double apart; /**< mean size of the difference */
    hf_limits limits;
    hf_concordance concordance;
    hf_reliability reliability;
    hf_share same, within; /**< equal grades; at most one grade apart */
    size_t higher, lower;  /**< b over, and under a */
    hf_kappa kappa[3];     /**< by hf_kappa_weights */
    hf_fleiss fleiss;
    char note[400];
} cli_agreement;

/** All rows, in order; *out is malloc'ed. wanted: MEASURE[:VIEW[:SIDE]], empty
 *  = everything; a word that matches nothing ends the program. */
size_t cli_agreement_make(cli_agreement **out, const cli_agree *agree,
                          const cli_list *wanted, double level);

/** Hints: too few subjects for limits and intervals to say much; more subjects
 *  than patients, which intervals do not know of. */
bool cli_agreement_is_few(const cli_agreement *row);
bool cli_agreement_is_crowded(const cli_agreement *row);

/** "A B", or all letters. Static, overwritten after four calls. */
const char *cli_agreement_raters(const cli_agree *agree,
                                 const cli_agreement *row);

/** As rows of CSV or JSON. */
void cli_agreement_rows(FILE *to, const cli_agree *agree,
                        const cli_agreement *rows, size_t count, double level);
/** For people: a table for each kind. */
void cli_agreement_text(FILE *to, const cli_agree *agree,
                        const cli_agreement *rows, size_t count, double level);
/** The table of landmarks, a row for each place; nothing without faces. */
void cli_agreement_landmarks(FILE *to, const cli_agree *agree,
                             const cli_agreement *rows, size_t count);

#endif
