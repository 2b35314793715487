/* hemiface/outcome.h - visits, procedures, change from pre to post */
#ifndef HEMIFACE_OUTCOME_H
#define HEMIFACE_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/custom.h>
#include <hemiface/error.h>
#include <hemiface/grade.h>
#include <hemiface/measure.h>
#include <hemiface/words.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------- visit */

/** One photo of a visit as found on disk. Paths are malloc'ed by the scan and
 *  freed with it. */
typedef struct hf_visit_photo {
    hf_view view;
    char *photo; /**< path of the photo, or NULL if only a face file exists */
    char *face;  /**< path of the `.face.json` that overrides it, or NULL */
} hf_visit_photo;

/** What a folder holds: photos[v].view == v; absent views have neither path. */
typedef struct hf_visit_files {
    hf_visit_photo photos[HF_VIEW_COUNT];
    int count; /**< views present */
    /** Further takes of views that are present, in their order. */
    hf_visit_photo *more;
    size_t more_count;
    /** Names of photos and face files that tell no view, sorted; those that
     *  words ignore are not among them. */
    char **unknown;
    size_t unknown_count;
} hf_visit_files;

/** Finds a visit's photos in a folder, by name: `rest.jpg`,
 *  `smile-full.png`, the usual number (`1.jpg`), or either as a suffix after
 *  a separator `_`, `-` or space (`S017_pre_v6.jpg`, `P3-rest.jpeg`), case
 *  ignored; a `.face.json` of the same stem overrides detection
 *  (`rest.face.json`, `rest.jpg.face.json`) and is a view even without its
 *  photo. A number after a view's name and a letter after its number are
 *  further takes of it: `rest-2.jpg`, `rest (3).jpg`, `v6b.jpg`; else their
 *  names have to be the same. Other files, hidden ones and folders are
 *  ignored. Two photos of one name, or of names that are not takes of each
 *  other, for one view: HF_E_CORRUPT naming both. No view at all: HF_E_FORMAT,
 *  saying how files are named. HF_E_OPEN, HF_E_MEMORY. On failure out holds
 *  nothing. */
HF_API HF_CHECKED hf_status hf_visit_scan(hf_visit_files *out,
                                          const char *folder, hf_error *error);
/** The same by a clinic's own words too (NULL = none), see words.h: then takes
 *  of a view may also be told by the number behind a word, `Ruhe 2.jpg`, or by
 *  a pattern's, `IMG_{n} smile`. */
HF_API HF_CHECKED hf_status hf_visit_scan_by(hf_visit_files *out,
                                             const char *folder,
                                             const hf_words *words,
                                             hf_error *error);
/** Adds a further take of a view, its paths still to be filled: malloc'ed, the
 *  list's from then on. *out: borrowed until the next one is added.
 *  HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_visit_files_more(hf_visit_photo **out,
                                                hf_visit_files *files,
                                                hf_view view, hf_error *error);
/** Frees the paths. */
HF_API void hf_visit_files_clear(hf_visit_files *files);

/** The view that a file name (folders before it are skipped) stands for by
 *  the rules above, or HF_VIEW_NONE: so for a number without a separator
 *  (`S017.jpg`). */
HF_API hf_view hf_view_of_file(const char *file_name);

/** Faces of one visit, by view. */
typedef struct hf_visit hf_visit;

/** A visit without faces. */
HF_API HF_CHECKED hf_status hf_visit_new(hf_visit **out, hf_error *error);
/** NULL is fine. Frees the faces too. */
HF_API void hf_visit_free(hf_visit *visit);
/** Gives the visit a face; it belongs to the visit, even on failure. Replaces
 *  an earlier one and its further takes (NULL: takes them away); frames have
 *  to be measured anew. HF_E_OPTION: HF_VIEW_NONE. */
HF_API HF_CHECKED hf_status hf_visit_set(hf_visit *visit, hf_view view,
                                         hf_face *face, hf_error *error);
/** Gives it another take of a view: its values are then medians over the
 *  takes. Of a view that is absent it is the first. As hf_visit_set else;
 *  HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_visit_add(hf_visit *visit, hf_view view,
                                         hf_face *face, hf_error *error);
/** How many takes of a view there are. */
HF_API size_t hf_visit_takes(const hf_visit *visit, hf_view view);
/** A take by index from 0, or NULL. Borrowed. */
HF_API const hf_face *hf_visit_take(const hf_visit *visit, hf_view view,
                                    size_t index);
/** The first take. Borrowed; NULL if the view is absent. */
HF_API const hf_face *hf_visit_face(const hf_visit *visit, hf_view view);
/** The frame of a view after hf_visit_find_frames or hf_visit_measure, of
 * several takes the first one that has one; NULL if none. */
HF_API const hf_frame *hf_visit_frame(const hf_visit *visit, hf_view view);

/** Has hf_visit_measure give the values of a set of custom measures too, each
 *  after the catalogue's of its view; NULL: no more. Borrowed: the set must
 *  outlive the visit's values. */
HF_API void hf_visit_custom(hf_visit *visit, const hf_custom *custom);

/** Finds the frames of all photos and measures nothing: a small part of the
 *  time of hf_visit_measure, which finds them by itself. For asking
 *  hf_visit_frame before the ruler is settled. options NULL = defaults.
 *  HF_E_OPTION, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_visit_find_frames(
    hf_visit *visit, const hf_frame_options *options, hf_error *error);

/** Measures everything: static values of each photo present, dynamic ones of
 *  each of the 8 standard views (na with a reason where a photo is missing)
 *  and of snarl if present, in view order. One ruler a visit: the rest
 *  photo's scale is carried to the other views (hf_frame_by_rest), and a view
 *  that cannot be aligned with rest has no frame; without a frame at rest
 *  each uses its own and dynamic values are na. Of several takes a static
 *  value is the median over the view's, a dynamic one over all pairs of a take
 *  with a rest take; hf_value.takes and spread tell. options NULL = defaults.
 *  *out: free with hf_values_free. HF_E_OPTION, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_visit_measure(hf_values **out, hf_visit *visit,
                                             const hf_frame_options *options,
                                             hf_affected affected,
                                             hf_error *error);

/* ---------------------------------------------------------- grade odds */

/** How to draw. Fill with hf_odds_options_init. */
typedef struct hf_odds_options {
    size_t size;        /**< sizeof(hf_odds_options), set by _init */
    int draws;          /**< [1..1000000]; default 500: a share of 0.15 is
                             then good to 0.03 (2 sd), at a millisecond each */
    unsigned long seed; /**< default 1: the same visit, the same odds */
    hf_frame_options frame;
    hf_grade_options grade;
    /** Draw only what is new in every photo (hf_face_repeat): for comparing two
     *  visits of a person. Default false. */
    bool of_change;
    const hf_given_item *given; /**< as for hf_grade_visit_given */
    size_t given_count;
} hf_odds_options;

/** Sets the defaults above. */
HF_API void hf_odds_options_init(hf_odds_options *options);

/** Quantiles that are kept of a sum's draws. */
#define HF_ODDS_QUANTILES 100

/** How sure a scale's result is, as far as the points' sd tell. Plain. */
typedef struct hf_odds {
    int draws;
    /** Share of draws with grade I (index 1) to VI (6); 0: none. Where items
     *  are not scored the best grade and the worst they leave open. */
    double best[7], worst[7];
    /** Of the scale's own sum (hf_grade_points; its range, where items are not
     *  scored): sd of its middle over the draws, and the range that holds 95 %
     *  of them; NaN for hb_desc and when no draw could be graded. */
    double sd, low, high;
    /** Quantiles of that middle, at (i + 1/2) / HF_ODDS_QUANTILES. */
    double quantiles[HF_ODDS_QUANTILES];
} hf_odds;

/** Share of pairs of draws, one of each visit, in which the grade after is
 *  better (lower), at best and at worst; [0..1], NaN without draws. Of draws
 *  with of_change set. */
HF_API double hf_odds_grade_better(const hf_odds *pre, const hf_odds *post);
/** Share of pairs in which the sum after is higher. NaN without draws or sum.
 */
HF_API double hf_odds_sum_higher(const hf_odds *pre, const hf_odds *post);

/** Draws the visit's points and irises anew, each from a normal distribution
 *  around its place with its own sd, measures and grades every draw by every
 *  scale. Takes of a view share the part of their noise that is the same in
 *  every photo, and are drawn with replacement, so that what they differ by
 *  counts. A value keeps the sd it had. Random numbers: GSL's mt19937 from the
 *  seed, so that the same call gives the same result. The detector's bias and
 *  the scale's own error, one factor for all photos of a person, are not in
 *  it. HF_E_OPTION, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_grade_odds(hf_odds out[HF_GRADE_SCALES],
                                          const hf_visit *visit,
                                          hf_affected affected,
                                          const hf_odds_options *options,
                                          hf_error *error);

/* ------------------------------------------------------------ checks */

/** Something about a visit, or between two, that a person should look at: it
 *  never makes a value na. Plain value. */
typedef struct hf_doubt {
    unsigned views;   /**< the photos it is about, bit 1 << view */
    char text[200];   /**< in words, with the numbers; of several views those
                           of the worst */
    char advice[120]; /**< what to look at or to do */
} hf_doubt;

/** Most doubts of one call. */
#define HF_DOUBTS 16

/** Whether the photos of a visit show what they are named for: does a smile
 *  move a mouth corner, are closed eyes closed, is the mouth shut and nothing
 *  smiling at rest. Judged by the side that does better, so that a palsied
 *  face is not doubted for being palsied; with both sides affected nothing is.
 *  A movement counts as none when it is within its mdc95. Returns how many
 *  doubts are in out, those at rest first. values: of hf_visit_measure. */
HF_API size_t hf_visit_check(hf_doubt out[HF_DOUBTS], const hf_values *values,
                             hf_affected affected);

/** Whether two visits were photographed alike, view by view (first takes): yaw,
 * pitch, size of the face in pixels, blur, light from one side, and, as far as
 * one photo tells, distance of the camera. Returns how many doubts are in out.
 */
HF_API size_t hf_visits_check(hf_doubt out[HF_DOUBTS], const hf_visit *pre,
                              const hf_visit *post);

/* -------------------------------------------------------- procedures */

/** What surgery aims at. */
typedef enum hf_kind {
    HF_KIND_STATIC = 0, /**< symmetry at rest */
    HF_KIND_DYNAMIC,    /**< movement */
    HF_KIND_THERAPY     /**< movement of every region, synkinesis */
} hf_kind;

/** "static", "dynamic", "therapy". */
HF_API const char *hf_kind_name(hf_kind kind);

/** One primary measure of a procedure. */
typedef struct hf_primary {
    const char *measure; /**< catalogue id */
    hf_view view;
    /** HF_VALUE_DIFF, _RATIO, _SINGLE, or HF_VALUE_RIGHT standing for the
     *  affected side, whichever it is: both sides when it is not one. */
    hf_value_side side;
} hf_primary;

/** How a published target is held against a value. */
typedef enum hf_target_rule {
    HF_TARGET_OVER = 0, /**< the value after > limit */
    HF_TARGET_FROM,     /**< the value after >= limit */
    HF_TARGET_WITHIN,   /**< |value after| <= limit */
    HF_TARGET_LESS      /**< 100 (1 - after / before), % > limit */
} hf_target_rule;

/** What counts as success of a procedure, as published. */
typedef struct hf_target {
    const char *text;    /**< in words, with the source */
    const char *measure; /**< catalogue id */
    hf_view view;
    hf_value_side side; /**< as in hf_primary */
    hf_target_rule rule;
    double limit; /**< in the measure's unit; % for a ratio and for LESS */
} hf_target;

/** One row of the procedures table. */
typedef struct hf_procedure {
    const char *name; /**< as in --procedure and the manifest */
    hf_kind kind;
    const char *text; /**< in words */
    unsigned views;   /**< views it needs, bit 1 << view */
    const hf_primary *primary;
    size_t primary_count;
    const hf_target *targets; /**< none where none is published */
    size_t target_count;
} hf_procedure;

/** Rows of the procedures table. */
HF_API size_t hf_procedure_count(void);
/** A row, or NULL past the end. Static. */
HF_API const hf_procedure *hf_procedure_at(size_t index);
/** By name; HF_E_OPTION lists the known ones. */
HF_API HF_CHECKED hf_status hf_procedure_by_name(const hf_procedure **out,
                                                 const char *name,
                                                 hf_error *error);

/* ------------------------------------------------------------ change */

/** What a change beyond mdc95 means. Better is: a diff or signed deviation
 *  nearer to 0; a ratio nearer to 100 %; the affected side's own value, and
 *  an unpaired one, by hf_measure.better. The healthy side's own value never
 *  improves: it is HF_CHANGED. Where symmetry counts, the gain in symmetry is
 *  held against mdc95 as well: a diff that goes from -4 to +4 mm is
 *  HF_CHANGED. */
typedef enum hf_direction {
    HF_UNDETERMINED = 0, /**< the value is na in either visit */
    HF_UNCHANGED,        /**< within mdc95 */
    HF_IMPROVED,
    HF_WORSE,
    HF_CHANGED /**< beyond mdc95, but neither better nor worse: the measure
                    alone has no good direction (see its diff), or symmetry
                    stayed what it was */
} hf_direction;

/** "na", "unchanged", "improved", "worse", "changed". */
HF_API const char *hf_direction_name(hf_direction direction);

/** Post against pre for one value. Plain. */
typedef struct hf_change {
    hf_value pre, post; /**< same measure, view and side */
    bool primary;       /**< of the procedure */
    bool affected;      /**< the affected side's own value */
    double change;      /**< post - pre, NaN if undetermined */
    double sd;          /**< of the change: hf_change_sd */
    double mdc95;       /**< 1.96 * sd of the change */
    double noticeable;  /**< published just-noticeable side difference or
                             deviation for the measure; NaN if none, and for a
                             side's own value and a ratio */
    hf_direction direction;
} hf_change;

typedef struct hf_changes hf_changes;

/** Compares two visits' values: primary measures of the procedure first, in
 *  its order, then the rest by view, each in catalogue order and after that
 *  custom measures in the order they come in; those of two sets are the same
 *  measure when name, unit and expression are. A primary is the catalogue's; a
 * primary ratio has the affected side's own value beside it, primary too. A
 * primary measure that neither list holds is a row all the same, na: missing
 * view. For side `both` what compares the sides (hf_measure_compares_sides) is
 * na: bilateral, and among the primaries both sides' own values stand instead,
 *  those of canthus_commissure for fai.
 *  procedure NULL: no primaries. *out: free with hf_changes_free.
 *  HF_E_OPTION: a primary is not in the catalogue. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_compare(hf_changes **out, const hf_values *pre,
                                       const hf_values *post,
                                       const hf_procedure *procedure,
                                       hf_affected affected, hf_error *error);
/** NULL is fine. */
HF_API void hf_changes_free(hf_changes *changes);
HF_API size_t hf_changes_count(const hf_changes *changes);
/** Borrowed; NULL past the end. */
HF_API const hf_change *hf_changes_at(const hf_changes *changes, size_t index);

/** Whether a target is met. */
typedef enum hf_met { HF_MET_NA = 0, HF_MET_NO, HF_MET_YES } hf_met;

/** "na", "no", "yes". */
HF_API const char *hf_met_name(hf_met met);

/** A target against the post visit. Plain. */
typedef struct hf_target_result {
    hf_value pre, post; /**< what it was read from */
    double value;       /**< held against the limit; NaN if na */
    double sd;          /**< its sd; NaN if na */
    char unit[8];       /**< of value and sd */
    hf_met met;
    bool close;      /**< the limit is within 1.96 sd of the value: the error
                          of measurement alone may have decided */
    char reason[64]; /**< why it is na, or "" */
} hf_target_result;

/** Holds a target against the values of a comparison. Returns how many results
 *  there are: 1, or 2 (right and left) for the affected side's own value in a
 *  bilateral palsy. na with a value's reason: it is na after (or before, for
 *  LESS), or no side is declared and the target is about the affected one;
 *  "none-before": nothing that could have become less. */
HF_API size_t hf_target_check(hf_target_result out[2], const hf_target *target,
                              const hf_changes *changes, hf_affected affected);

/** How unlike two faces' proportions are: root mean square difference, mm, of
 *  the rigid points (canthi, nasion, nose tip, subnasale, alae) of two rest
 *  photos after alignment by rotation and shift in their own millimetres.
 *  HF_E_UNDEFINED with fewer than 4 common points. Over
 *  hf_proportion_limit the photos may show different people. */
HF_API HF_CHECKED hf_status hf_proportion(double *rms_mm, const hf_face *a,
                                          const hf_frame *a_frame,
                                          const hf_face *b,
                                          const hf_frame *b_frame,
                                          hf_error *error);

/** mm; see lib/outcome/proportion.c for where it comes from. */
HF_API extern const double hf_proportion_limit;

#ifdef __cplusplus
}
#endif
#endif
