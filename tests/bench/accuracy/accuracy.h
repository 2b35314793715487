/* bench/accuracy/accuracy.h - the bench that says how true the numbers are
 *
 * One program, a file per section. Photos are gone through once: main.c reads
 * a photo, detects it, and hands it to the sections, which collect; then each
 * section prints its table and adds its rows to the CSV file.
 */
#ifndef HF_BENCH_ACCURACY_H
#define HF_BENCH_ACCURACY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <hemiface/hemiface.h>

#include "tests/support/hand.h"

/* ----------------------------------------------------------- detection */

/** The mesh alone, and refined. */
enum { MESH, REFINED, METHODS };
extern const char *const methods[METHODS];

/** What was found on a picture; both NULL when there was no face. */
struct seen {
    hf_face *face[METHODS];
    hf_face *turned; /**< refined, turned back by its yaw */
};

/** Says what went wrong and exits, unless status is HF_OK. */
void need(hf_status status, const hf_error *error);

/** Loads the networks and, unless folder is NULL or has none, the models
 *  fold-K.bin. Returns how many there are; 0: the model in the library is
 *  used for everyone. */
int eyes_open(const char *folder);
void eyes_close(void);
/** No person of points.tsv: measured with the model in the library. */
#define NOBODY ((size_t)-1)
/** Detects; `person` is the row in points.tsv, whose fold's model is used. */
struct seen look(const hf_image *image, size_t person);
void seen_free(struct seen *seen);
/** Median time of a refinement, ms. */
double refine_ms(void);

/* ------------------------------------------------------------- measures */

/** A value that is compared. */
struct wanted {
    const char *id;
    hf_value_side side;
};

/** "brow_height diff" */
void wanted_name(char name[64], const struct wanted *wanted);

/** The face with its brows' and lids' contours drawn out into many points on
 *  the curve that measures read. NULL: it has no frame. hf_face_free. */
hf_face *dense(const hf_face *face);

/** All static values of a face in its own frame, or, when its irises are
 *  hidden, in that of the rest face (may be NULL). NULL: neither. */
hf_values *measure(const hf_face *face, const hf_face *rest);
/** A value, NAN when there is none; sd may be NULL. */
double value_of(const hf_values *values, const struct wanted *wanted,
                double *sd);
/** sd that is claimed for the change between two values, or NAN. */
double change_sd(const hf_values *before, const hf_values *after,
                 const struct wanted *wanted);

/** The measures that decide: those of the issue, as side differences. */
extern const struct wanted primary[];
extern const size_t primary_count;

/* -------------------------------------------------------------- figures */

/** Pairs of true and measured values. Zero it first; column_free. */
struct column {
    struct pair {
        double truth, seen, claimed;
    } * pairs;
    size_t n, room;
    size_t missing; /**< a truth, but nothing measured */
};

/** Adds a pair; without a truth it is none. claimed: the sd, or NAN. */
void column_add(struct column *c, double truth, double seen, double claimed);
void column_free(struct column *c);

/** One row of a table and of the CSV file. Statistics that do not apply are
 *  NAN. */
struct row {
    const char *section; /**< as in the CSV file */
    const char *what;    /**< measure or movement */
    const char *amount;  /**< mm, kind of change, third, ...; "" */
    const char *photos;  /**< "neutral", "smiling", ... */
    const char *method;
    size_t n, missing;
    double truth;   /**< mean of the true values or changes */
    double bias;    /**< mean error */
    double sd;      /**< of the error */
    double mae;     /**< mean absolute error */
    double p95;     /**< 95th percentile of the absolute error */
    double slope;   /**< of measured on true */
    double within;  /**< % of errors within the claimed sd */
    double percent; /**< of the true change that was measured */
    double value;   /**< the section's own: a ratio, a distance, ... */
};

/** A row with every statistic NAN. */
struct row row_new(const char *section, const char *what, const char *amount,
                   const char *photos, const char *method);
/** Fills in what the pairs say. */
void row_of_column(struct row *row, const struct column *column);

/** Opens the CSV file (NULL: none). */
void report_open(const char *csv);
void report_close(void);
/** Begins a table that shows those statistics, by the names of struct row,
 *  separated by blanks; value_name stands over `value`. */
void table_begin(const char *title, const char *statistics,
                 const char *value_name);
/** Prints a row and adds it to the CSV file. */
void table_row(const struct row *row);
/** The same with both methods on a line, the statistics side by side. */
void pairs_begin(const char *title, const char *statistics);
void pairs_row(const struct row rows[METHODS]);
/** Adds it to the CSV file only. */
void csv_row(const struct row *row);

/* ----------------------------------------------------------------- lines */

/** Points of a line: at 60 mm a piece is 1 mm, its sag under 0.02. */
enum { FINE = 65 };

/** A contour as the fine line of a spline through its points, mm in a frame;
 *  a contour of one point is that point, FINE times. */
struct line {
    double x[FINE], y[FINE];
};

/** False when the face lacks the contour. */
bool line_of(struct line *line, const hf_face *face, const hf_frame *frame,
             hf_contour_id id, hf_side side);
double line_distance(const struct line *line, double x, double y);

/* -------------------------------------------------------------- pictures */

/** x' = a x - b y + tx, y' = b x + a y + ty, on a picture of that size. */
hf_image *picture_turned(const hf_image *image, double a, double b, double tx,
                         double ty, int width, int height);
/** As it comes back from a JPEG file of that quality. */
hf_image *picture_recompressed(const hf_image *image, int quality);
/** How a photo is taken another time. */
struct again {
    double scale;
    double roll, yaw; /**< degrees */
    double light;     /**< side light, as a share at the cheek's edge */
    double gamma;     /**< 1 = as it was */
    double grain;     /**< sd of a pixel, of 255 */
    int quality;      /**< of the JPEG file */
};
/** Taken so; the frame is where the face is. */
hf_image *picture_again(const hf_image *image, const hf_frame *frame,
                        const struct again *how, unsigned long seed);
/** Luminance at a place, 0 to 255. */
double picture_luminance(const hf_image *image, double x, double y);

/* ------------------------------------------------------------- sections */

/** A photo with a face, and what is known of it. */
struct photo {
    const char *name; /**< below the faces folder */
    const hf_image *image;
    const hf_face *truth; /**< hand-placed; NULL on smiling photos */
    const struct seen *seen;
    size_t person; /**< row in points.tsv */
    size_t order;  /**< counts the photos a section gets */
    bool smiling;
};

/** Why a point is worse than the mesh's. */
enum cause {
    CAUSE_END,
    CAUSE_SINGLE,
    CAUSE_BOTH,
    CAUSE_FAINT,
    CAUSE_OTHER_EDGE,
    CAUSE_MISSED,
    CAUSES
};
/** In words. */
const char *cause_words(enum cause cause);
/** Of the place `at` [0..FINE) of a contour, mm in the frame. */
enum cause cause_of(const struct photo *photo, const hf_frame *frame,
                    const struct line *truth, const struct line *seen, int at,
                    double mesh_error);

/* Each collects from a photo, and prints. */
void against_hand(const struct photo *photo);
void against_hand_print(void);
void thirds(const struct photo *photo);
void thirds_print(void);
void calibration(const struct photo *photo);
void calibration_print(void);
void worse(const struct photo *photo);
void worse_print(void);
void moves(const struct photo *photo);
void moves_print(void);
void limits(const struct photo *photo);
void limits_print(void);
void closing(const struct photo *photo);
void closing_print(void);
void repeats(const struct photo *photo);
void repeats_print(void);
void coverage(const struct photo *photo);
void coverage_print(void);
/** Rest and smile of a person. */
void smiles(const struct seen *rest, const struct seen *smile);
void smiles_print(void);
void healthy(const struct seen *rest, const struct seen *smile);
void healthy_print(void);
/** Each midline, and yaw corrected or not: people, and people's two photos. */
void midlines(const struct photo *photo);
void midlines_of_pair(const struct seen *rest, const struct seen *smile);
void midlines_print(void);
/** Nasolabial folds against folds.tsv. */
void nasolabial(const struct photo *photo);
void nasolabial_print(void);
/** All photos of a folder with one face at several distances. */
void zoom(const char *faces);

#endif
