/* hemiface/grade.h - clinical scales from a visit's values
 *
 * House-Brackmann in three forms (House & Brackmann, Otolaryngol Head Neck
 * Surg 1985;93:146-7), FNGS 2.0 (Vrabec et al. 2009;140:445-50), Sunnybrook
 * (Ross, Fradet & Nedzelski 1996;114:380-6) and eFACE in the automatic form
 * (Miller et al., Plast Reconstr Surg 2021;147:467). They may disagree; all
 * are reported, with the rules that fired on which numbers, and with what is
 * missing. Nothing is given on a guess: an item that the photos do not show is
 * not scored, and a total it belongs to is a range.
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

/** The scales; the first three are House-Brackmann's forms. */
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
    HF_FNGS,       /**< FNGS 2.0: four regions 1-6 and secondary movement
                        0-3, sum to grade; the nasolabial fold's region needs
                        the view snarl */
    HF_SUNNYBROOK, /**< 4 * voluntary movement - 5 * rest - synkinesis, 0 to
                        100 = normal; the cheek at rest is never measured */
    HF_EFACE,      /**< auto-eFACE: 9 items of 0-100, 100 = symmetric */
    HF_SYMMETRY,   /**< hemiface's own: one number of 0-100 for the symmetry
                          of the visit, side or none; lib/grade/symmetry.c */
    HF_GRADE_SCALES
} hf_scale;

/** How many of the scales, from the first, are House-Brackmann's. */
#define HF_HB_FORMS 3

/** "hb_rel", "hb_abs", "hb_desc", "fngs", "sunnybrook", "eface",
 *  "symmetry". */
HF_API const char *hf_scale_name(hf_scale scale);
/** How the result follows from items or points, in words. Static. */
HF_API const char *hf_scale_formula(hf_scale scale);
/** The scale of that name; HF_GRADE_SCALES if unknown. */
HF_API hf_scale hf_scale_by_name(const char *name);

typedef enum hf_grade_status {
    HF_GRADED = 0,
    HF_NOT_GRADABLE,  /**< photos or contours are missing, or the healthy side
                           moves too little to divide by or to tell that the
                           movement was tried: see missing */
    HF_GRADE_INVALID, /**< the scale does not apply (bilateral palsy, side
                           none or unknown): missing has the one reason */
    HF_GRADE_PARTIAL  /**< some items are not scored: totals are ranges, and
                           the grade may be one (hf_grade_range) */
} hf_grade_status;

/** "graded", "not gradable", "invalid", "partial". */
HF_API const char *hf_grade_status_name(hf_grade_status status);

/** Every limit that the literature leaves open. */
typedef enum hf_cutoff_id {
    HF_CUT_NOISE_MM = 0,
    HF_CUT_HEALTHY_MM, /**< looked at before the noise: where neither side
                            moved, nobody knows if it was tried */
    HF_CUT_CLOSED_MM,
    HF_CUT_NORMAL_RATIO,
    HF_CUT_SLIGHT_RATIO,
    HF_CUT_HALF_RATIO,
    HF_CUT_TRACE_RATIO,
    HF_CUT_REST_CORNER_MM,
    HF_CUT_REST_PULL_MM,
    HF_CUT_REST_BROW_MM,
    HF_CUT_REST_LID_MM,
    HF_CUT_SURE_SDS,
    HF_CUT_SYNKINESIS_SMILE_MM,
    HF_CUT_SYNKINESIS_PUCKER_MM,
    HF_CUT_SYNKINESIS_MOUTH_MM,
    HF_CUT_SYNKINESIS_MOUTH_OBVIOUS_MM,
    HF_CUT_SYNKINESIS_MOUTH_SEVERE_MM,
    HF_CUT_WEIGHT_REST, /**< and the next two: of the symmetry score's parts */
    HF_CUT_WEIGHT_MOVEMENT,
    HF_CUT_WEIGHT_SYNKINESIS,
    HF_CUTOFF_COUNT
} hf_cutoff_id;

/** A row of their table. */
typedef struct hf_cutoff {
    const char *id;     /**< "noise_mm": as in files and --explain */
    const char *unit;   /**< "mm", "sd", or "" for a ratio */
    double value;       /**< the default */
    double low, high;   /**< the range it may be set to, both included */
    const char *scales; /**< who uses it */
    const char *text;   /**< what it decides */
    const char *reason; /**< why this number: source, or that there is none */
} hf_cutoff;

/** Rows of the table: HF_CUTOFF_COUNT. */
HF_API size_t hf_cutoff_count(void);
/** The row of that hf_cutoff_id, or NULL past the end. Static. */
HF_API const hf_cutoff *hf_cutoff_at(size_t index);

/** Choices the literature leaves open. Fill with hf_grade_options_init. */
typedef struct hf_grade_options {
    size_t size;                    /**< sizeof(hf_grade_options), by _init */
    double cutoff[HF_CUTOFF_COUNT]; /**< by hf_cutoff_id */
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
/** Whether they are set up and every cut-off is in its range. HF_E_OPTION. */
HF_API HF_CHECKED hf_status
hf_grade_options_check(const hf_grade_options *options, hf_error *error);
/** Sets one cut-off by its id. HF_E_OPTION: unknown, or out of its range. */
HF_API HF_CHECKED hf_status hf_grade_options_set(hf_grade_options *options,
                                                 const char *id, double value,
                                                 hf_error *error);
/** Sets the cut-offs a text file names: one a line, `noise_mm 1.5` or
 *  `noise_mm = 1.5`, the rest of a line after # ignored; the later of two
 *  counts. The options change only if all of it is fine. HF_E_OPEN,
 *  HF_E_LIMIT (over 64 KiB), HF_E_CORRUPT (names the line), HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_grade_options_read(hf_grade_options *options,
                                                  const char *path,
                                                  hf_error *error);

/** What an examiner saw and the photos do not show: an item's score by hand.
 *  Replaces what would be measured; the item says so. */
typedef struct hf_given_item {
    hf_scale scale;
    const char *part, *item; /**< as hf_grade_item has them, a hyphen for a
                                  blank is fine; borrowed */
    double score;
} hf_given_item;

/** One step of the derivation: a rule looked at a number. */
typedef struct hf_grade_step {
    char rule[64];   /**< short name, e.g. "gap at full effort over 1 mm: IV" */
    char input[96];  /**< what was read, e.g. "pfh L close-full" */
    double value;    /**< its value; NaN if na */
    double sd;       /**< its sd, or NaN */
    char unit[16];   /**< "mm", "", "of 8 points", ... */
    double limit;    /**< the cut-off it was held against, or NaN */
    bool fired;      /**< the rule applied */
    int item;        /**< index of the item it belongs to, or -1 */
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
    double sd;       /**< of the ratio, also where it is set to 0; or NaN */
    char reason[64]; /**< why the ratio is undefined, or "" */
    double side[2];  /**< the same movements by hf_side, whichever side is
                           affected, both or none; NaN if na */
    /** In words, by the cut-offs of FNGS 2.0: "normal", "slight weakness",
     *  "obvious weakness", "under half", "trace", "no movement"; "" without a
     *  ratio. Static. */
    const char *severity;
    double gap; /**< eye: the affected lids apart at full effort, mm; else, and
                     if na, NaN. Over closed_mm the words are "stays open" */
    /** The ratio is under normal_ratio, but not by sure_sds of its sd: the
     *  photos do not tell the region from a normal one. */
    bool doubtful;
} hf_grade_region;

#define HF_GRADE_REGIONS 3

/** One item of a scale that adds items up. */
typedef struct hf_grade_item {
    const char *part; /**< "region", "rest", "voluntary", ...; static */
    const char *name; /**< "brow", "open-mouth smile", ...; static */
    /** The score; where it is not scored (or not to one number) the range of
     *  what it may be. */
    double low, high;
    double least, most; /**< what the scale allows */
    double weight;      /**< of the score in the scale's own sum, signed */
    bool scored;        /**< low is high */
    bool given;         /**< by hand (hf_given_item) */
    char words[64];     /**< what the score means, "obvious weakness" */
    char reason[192];   /**< why it is not scored, or "" */
} hf_grade_item;

/** A sum of items. Parts first, the scale's own result last. */
typedef struct hf_grade_total {
    const char *name; /**< "sum", "voluntary", "composite", "static"; static */
    double low, high; /**< equal when every item of it is scored */
} hf_grade_total;

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
/** Whether items given by hand exist and their scores are whole numbers
 *  (eFACE, symmetry: any) within their ranges; scale by scale, the first that
 *  does not fit. HF_E_OPTION, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_given_items_check(const hf_given_item *given,
                                                 size_t count, hf_error *error);
/** The same with items scored by hand; given may be NULL when count is 0.
 *  HF_E_OPTION too where hf_given_items_check has it. */
HF_API HF_CHECKED hf_status
hf_grade_visit_given(hf_grade **out, hf_scale scale, const hf_values *values,
                     hf_affected affected, const hf_grade_options *options,
                     const hf_given_item *given, size_t count, hf_error *error);
/** NULL is fine. */
HF_API void hf_grade_free(hf_grade *grade);

/** The form it was graded by. */
HF_API hf_scale hf_grade_scale(const hf_grade *grade);
/** Whether there is a grade, and if not, of what kind the lack is. */
HF_API hf_grade_status hf_grade_state(const hf_grade *grade);
/** 1 to 6 (I to VI) of House-Brackmann and FNGS; 0 when it is not known, or
 *  the scale has none. */
HF_API int hf_grade_number(const hf_grade *grade);
/** The best and the worst grade that the items not scored leave open; both 0
 *  when there is none. */
HF_API void hf_grade_range(const hf_grade *grade, int *best, int *worst);
/** "I".."VI", or "" for 0. */
HF_API const char *hf_roman(int number);
/** The scale's own sum when every item is scored: points of 8, FNGS 4-27,
 *  Sunnybrook, eFACE and symmetry 0-100. Else, and for hb_desc, NaN. */
HF_API double hf_grade_points(const hf_grade *grade);
/** The items in the scale's order, and their totals; none of hb forms.
 *  Borrowed; NULL past the end. */
HF_API size_t hf_grade_item_count(const hf_grade *grade);
HF_API const hf_grade_item *hf_grade_item_at(const hf_grade *grade,
                                             size_t index);
HF_API size_t hf_grade_total_count(const hf_grade *grade);
HF_API const hf_grade_total *hf_grade_total_at(const hf_grade *grade,
                                               size_t index);
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
