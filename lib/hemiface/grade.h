/* hemiface/grade.h - clinical scales from a visit's values
 *
 * House-Brackmann in three forms (House & Brackmann, Otolaryngol Head Neck
 * Surg 1985;93:146-7). They may disagree; all are reported, with the rules
 * that fired on which numbers, and with what is missing. A grade is never
 * given on a guess: without the photos it needs it is `not gradable`.
 */
#ifndef HEMIFACE_GRADE_H
#define HEMIFACE_GRADE_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/error.h>
#include <hemiface/measure.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The forms. */
typedef enum hf_scale {
    HF_HB_REL = 0, /**< points relative to the healthy side (default):
                        round(4 * affected / healthy), brow and mouth */
    HF_HB_ABS,     /**< points in absolute steps of 2.5 mm: misgrades many
                        healthy faces, because healthy excursions stay under
                        1 cm. Needs no healthy side to divide by, but where
                        neither side moves healthy_mm nobody knows whether it
                        was tried: not gradable. With side `both` the weaker
                        side's sum is graded, a step says so, and that doubt
                        is only told (missing) */
    HF_HB_DESC,    /**< rule tree over regions: lib/grade/hb_desc_rules.c has
                        the rules in order and what is disputed */
    HF_GRADE_SCALES
} hf_scale;

/** "hb_rel", "hb_abs", "hb_desc". */
HF_API const char *hf_scale_name(hf_scale scale);

typedef enum hf_grade_status {
    HF_GRADED = 0,
    HF_NOT_GRADABLE, /**< photos or contours are missing, or the healthy side
                          moves too little to divide by or to tell that the
                          movement was tried: see missing */
    HF_GRADE_INVALID /**< the scale does not apply (bilateral palsy, side
                          none or unknown): missing has the one reason */
} hf_grade_status;

/** "graded", "not gradable", "invalid". */
HF_API const char *hf_grade_status_name(hf_grade_status status);

/** Choices the literature leaves open. Fill with hf_grade_options_init. */
typedef struct hf_grade_options {
    size_t size; /**< sizeof(hf_grade_options), set by _init */
    /** Movement under this many mm is noise and counts as none [0..5].
     *  Default 1.5 (reference: test-retest MDC95 of a posed smile, Tanikawa
     *  2018). Higher: more VI and V. */
    double noise_mm;
    /** A ratio to a healthy movement under this many mm is undefined
     *  [0.1..10]. Default 2.5 = one House-Brackmann step. Looked at before
     *  the noise: where neither side moved, nobody knows if it was tried. */
    double healthy_mm;
    /** Lids further apart than this many mm = incomplete closure, gentle or
     *  with full effort [0..5]. Default 1 (auto-eFACE counts less as
     *  closed). */
    double closed_mm;
    /** Ratio from which a region is normal in hb_desc [0.75..1]. Disputed: no
     *  paper gives it; default 0.90, since the weaker side of healthy people
     *  reaches 0.85-0.91 of the other on average. */
    double normal_ratio;
    /** Mouth movement read laterally only, as in 1985 (true), or as
     *  excursion, the length of the 2-D vector, negative against the direction
     *  of a smile (default false). */
    bool lateral_only;
    /** hb_desc counts the closing of the lids as movement when it asks for V
     *  and VI (default true). Disputed: a paralysed upper lid still sinks by
     *  several mm when its levator relaxes (Greene 2019: 10.3 -> 3.0 mm
     *  before lid weights). false: brow and mouth alone tell V and VI. */
    bool lid_movement;
} hf_grade_options;

/** Sets the defaults above. */
HF_API void hf_grade_options_init(hf_grade_options *options);

/** One step of the derivation: a rule looked at a number. */
typedef struct hf_grade_step {
    char rule[64];  /**< short name, e.g. "gap at full effort over 1 mm: IV" */
    char input[96]; /**< what was read, e.g. "pfh L close-full" */
    double value;   /**< its value; NaN if na */
    double sd;      /**< its sd, or NaN */
    char unit[8];
    double limit;    /**< the cut-off it was held against, or NaN */
    bool fired;      /**< the rule applied */
    char result[64]; /**< what followed, e.g. "IV or worse", "3 of 4 points" */
} hf_grade_step;

/** Movement of a region: brow_elevation, closure at full effort, excursion at
 *  full smile. Filled for every scale; affected, healthy and ratio when one
 *  side is affected. */
typedef struct hf_grade_region {
    const char *name; /**< "brow", "eye", "mouth" */
    double affected;  /**< mm, or % closure for the eye */
    double healthy;
    double ratio;    /**< affected / healthy; 0 if the affected movement is
                           under the noise; NaN if undefined */
    char reason[64]; /**< why the ratio is undefined, or "" */
    double side[2];  /**< the same movements by hf_side, whichever side is
                           affected, both or none; NaN if na */
} hf_grade_region;

#define HF_GRADE_REGIONS 3

typedef struct hf_grade hf_grade;

/** Grades a visit by one form. values: those of hf_visit_measure or any list
 *  that holds static rest values and dynamic ones. options NULL = defaults.
 *  A grade that does not exist is HF_OK with its status; *out: free with
 *  hf_grade_free. HF_E_OPTION, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_grade_visit(hf_grade **out, hf_scale scale,
                                           const hf_values *values,
                                           hf_affected affected,
                                           const hf_grade_options *options,
                                           hf_error *error);
/** NULL is fine. */
HF_API void hf_grade_free(hf_grade *grade);

/** The form it was graded by. */
HF_API hf_scale hf_grade_scale(const hf_grade *grade);
/** Whether there is a grade, and if not, of what kind the lack is. */
HF_API hf_grade_status hf_grade_state(const hf_grade *grade);
/** 1 to 6 (I to VI); 0 unless graded. */
HF_API int hf_grade_number(const hf_grade *grade);
/** "I".."VI", or "" for 0. */
HF_API const char *hf_roman(int number);
/** Points of the 8-point score, NaN for hb_desc or unless graded. */
HF_API double hf_grade_points(const hf_grade *grade);
/** The steps in the order they were looked at. Borrowed; NULL past the end. */
HF_API size_t hf_grade_step_count(const hf_grade *grade);
HF_API const hf_grade_step *hf_grade_step_at(const hf_grade *grade,
                                             size_t index);
/** The step that decided the grade, or NULL. Borrowed. */
HF_API const hf_grade_step *hf_grade_decisive(const hf_grade *grade);
/** How far the nearest grade is, in words: which number would have to change
 *  by how much, e.g. "0.6 mm more excursion L smile-full (5.7 -> 6.3) gives
 *  III"; better (toward I) or worse. "" when there is none, or none that one
 *  number (in the points forms: both sites) leads to. Borrowed. */
HF_API const char *hf_grade_margin(const hf_grade *grade, bool better);
/** What was missing or makes it invalid, e.g. "view smile-full". hb_desc may
 *  be graded although something is missing that could not have changed it:
 *  without close-gentle, when another rule already says III or worse; hb_abs
 *  of side `both` although nobody knows whether a movement was tried. */
HF_API size_t hf_grade_missing_count(const hf_grade *grade);
HF_API const char *hf_grade_missing_at(const hf_grade *grade, size_t index);
/** The regions' ratios: brow, eye, mouth. Borrowed, HF_GRADE_REGIONS. */
HF_API const hf_grade_region *hf_grade_regions(const hf_grade *grade);

#ifdef __cplusplus
}
#endif
#endif
