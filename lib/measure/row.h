/* measure/row.h - one row of the catalogue, and what computes it */
#ifndef HF_MEASURE_ROW_H
#define HF_MEASURE_ROW_H

#include <hemiface/measure.h>

#include "measure/scene.h"

/** Why a value is missing. */
typedef struct hf_lack {
    hf_reason reason;
    hf_contour_id contour;
} hf_lack;

/** What a row's function gets. */
typedef struct hf_row hf_row;

typedef struct hf_job {
    hf_scene *view; /**< the photo */
    hf_scene *rest; /**< the rest photo; NULL for static measures */
    hf_side side;   /**< of a paired measure */
    bool raw;       /**< without cutting off at 0, to propagate uncertainty */
    hf_lack lack;   /**< out: set before NaN is returned */
    const hf_row *row; /**< whose function it is */
} hf_job;

/** The value in the row's unit, or NaN with job->lack set. */
typedef double hf_compute(hf_job *job);

/** What a row needs beside contours, a bit each. */
enum {
    HF_NEEDS_IRIS = 1,        /**< the iris itself, not where it was at rest */
    HF_SIDE_AGAINST_SIDE = 2, /**< one value that compares the sides: not
                                   measured on a turned head, nor in a
                                   bilateral palsy */
    HF_OFF_MIDLINE = 4,       /**< where a place of the middle lies: not
                                   measured on a turned head */
    HF_NEEDS_MIRROR = 8,  /**< the mirror line of the whole face: the noise of
                               HF_MIRROR_CONTOURS counts as well */
    HF_LOOKS_ITSELF = 16, /**< its function finds out whether its contours are
                               there */
    HF_READS_OTHER = 32,  /**< a paired one that also reads the other side's
                               contours */
    HF_NEEDS_MIDLINE = 64 /**< the midline: it has to be there, and the noise
                               of the contours it rests on counts as well */
};

struct hf_row {
    hf_measure measure;
    /** Contours, bit 1 << id: of the measured side, or both if not paired.
     *  Present before compute is called, and the only ones whose noise
     *  counts (but for HF_NEEDS_MIRROR). */
    unsigned contours;
    unsigned needs;
    hf_compute *compute;
};

#define HF_BIT(id) (1u << (id))

/** What the mirror line of the whole face is fitted to, of those there are:
 *  brows, lids, nose, lips, chin, which every scheme has. */
#define HF_MIRROR_CONTOURS                                                     \
    (HF_BIT(HF_BROW_UPPER) | HF_BIT(HF_LID_UPPER) | HF_BIT(HF_LID_LOWER) |     \
     HF_BIT(HF_ALA) | HF_BIT(HF_SUBNASALE) | HF_BIT(HF_LIP_UPPER_OUTER) |      \
     HF_BIT(HF_LIP_UPPER_INNER) | HF_BIT(HF_LIP_LOWER_INNER) |                 \
     HF_BIT(HF_LIP_LOWER_OUTER) | HF_BIT(HF_CHIN))

/** The rows of a region, and how many. The catalogue strings them together;
 *  a new measure is a function and a row in its region's file. */
typedef struct hf_region {
    const hf_row *rows;
    size_t count;
} hf_region;

#define HF_REGION(rows)                                                        \
    {                                                                          \
        (rows), sizeof(rows) / sizeof *(rows)                                  \
    }

extern const hf_region hf_brow_region, hf_eye_region, hf_nose_region,
    hf_mouth_region, hf_lips_region, hf_whole_region, hf_movement_region;

/** The region of a custom measure, "custom", in two copies: by its address the
 *  second one tells that the single value holds one side against the other, so
 *  that this is known of a measure whose row is elsewhere. */
extern const char hf_custom_region[], hf_custom_against[];

/** Row number index of the catalogue, or NULL past the end. */
const hf_row *hf_row_at(size_t index);

/* ---------------------------------------------- what functions share */

/** Degrees of a radian. */
#define HF_DEGREES (180 / 3.14159265358979323846)

/** NaN, with that reason. */
double hf_lacking(hf_job *job, hf_reason reason, hf_contour_id contour);
/** P(c, x) of a contour of that side; NaN and the reason outside it. */
double hf_height(hf_job *job, hf_scene *scene, hf_contour_id id, hf_side side,
                 double x);
/** The one point of a contour. */
hf_vec hf_spot(const hf_scene *scene, hf_contour_id id, hf_side side);
/** Its middle point; of an even number, between the two middle ones, so that
 *  a mirrored face has a mirrored middle. */
hf_vec hf_middle(const hf_scene *scene, hf_contour_id id, hf_side side);
/** An offset to the patient's left as one outwards. */
double hf_lateral(hf_side side, double x);
/** Distance from the midline, to the patient's left; NaN without a midline. */
double hf_off_midline(hf_scene *scene, hf_vec p);
/** Where a contour of the middle meets the midline; y is NaN, with the reason,
 *  where it does not. */
hf_vec hf_on_midline(hf_job *job, hf_scene *scene, hf_contour_id id);
/** Abscissa half way from the midline to a place, level with it. */
double hf_half_way(hf_scene *scene, hf_vec p);
double hf_distance(hf_vec a, hf_vec b);

/* ---------------------------------- static functions that movement uses */

hf_compute hf_brow_height, hf_pfh, hf_commissure_position, hf_upper_lip_height,
    hf_lower_lip_height, hf_dental_show;

/** A static function on the job's rest photo. */
double hf_at_rest(hf_job *job, hf_compute *compute);

#endif
