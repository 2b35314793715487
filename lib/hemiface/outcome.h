/* hemiface/outcome.h - visits, procedures, change from pre to post */
#ifndef HEMIFACE_OUTCOME_H
#define HEMIFACE_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/error.h>
#include <hemiface/grade.h>
#include <hemiface/measure.h>

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
} hf_visit_files;

/** Finds a visit's photos in a folder, one per view, by name: `rest.jpg`,
 *  `smile-full.png`, the usual number (`1.jpg`), or either as a suffix after
 *  a separator (`S017_pre_v6.jpg`, `P3-rest.jpeg`), case ignored; a
 *  `.face.json` of the same stem overrides detection (`rest.face.json`,
 *  `rest.jpg.face.json`). Other files are ignored. Two photos for one view:
 *  HF_E_CORRUPT naming both. No photo at all: HF_E_FORMAT, saying how files
 *  are named. HF_E_OPEN, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_visit_scan(hf_visit_files *out,
                                          const char *folder, hf_error *error);
/** Frees the paths. */
HF_API void hf_visit_files_clear(hf_visit_files *files);

/** The view that a file name stands for by the rules above, or
 *  HF_VIEW_NONE. */
HF_API hf_view hf_view_of_file(const char *file_name);

/** Faces of one visit, by view. */
typedef struct hf_visit hf_visit;

HF_API HF_CHECKED hf_status hf_visit_new(hf_visit **out, hf_error *error);
/** NULL is fine. Frees the faces too. */
HF_API void hf_visit_free(hf_visit *visit);
/** Gives the visit a face; it belongs to the visit, even on failure. Replaces
 *  an earlier one. */
HF_API HF_CHECKED hf_status hf_visit_set(hf_visit *visit, hf_view view,
                                         hf_face *face, hf_error *error);
/** Borrowed; NULL if the view is absent. */
HF_API const hf_face *hf_visit_face(const hf_visit *visit, hf_view view);
/** The frame of a view after hf_visit_measure; NULL if it has none. */
HF_API const hf_frame *hf_visit_frame(const hf_visit *visit, hf_view view);

/** Measures everything: static values of each photo present, dynamic ones of
 *  each of the 8 standard views (na with a reason where a photo is missing)
 *  and of snarl if present, in view order. One ruler a visit: the rest
 *  photo's scale is carried to the other views (hf_frame_by_rest); without a
 *  rest photo each uses its own and dynamic values are na. */
HF_API HF_CHECKED hf_status hf_visit_measure(hf_values **out, hf_visit *visit,
                                             const hf_frame_options *options,
                                             hf_affected affected,
                                             hf_error *error);

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
     *  affected side, whichever it is. */
    hf_value_side side;
} hf_primary;

/** One row of the procedures table. */
typedef struct hf_procedure {
    const char *name; /**< as in --procedure and the manifest */
    hf_kind kind;
    const char *text; /**< in words */
    unsigned views;   /**< views it needs, bit 1 << view */
    const hf_primary *primary;
    size_t primary_count;
    const char *target; /**< what counts as success, as published; or "" */
} hf_procedure;

HF_API size_t hf_procedure_count(void);
HF_API const hf_procedure *hf_procedure_at(size_t index);
/** By name; HF_E_OPTION lists the known ones. */
HF_API HF_CHECKED hf_status hf_procedure_by_name(const hf_procedure **out,
                                                 const char *name,
                                                 hf_error *error);

/* ------------------------------------------------------------ change */

typedef enum hf_direction {
    HF_UNDETERMINED = 0, /**< a value is na on either side */
    HF_UNCHANGED,        /**< within mdc95 */
    HF_IMPROVED,
    HF_WORSE,
    HF_CHANGED /**< beyond mdc95, but the measure alone has no good
                    direction: see its diff */
} hf_direction;

/** "na", "unchanged", "improved", "worse", "changed". */
HF_API const char *hf_direction_name(hf_direction direction);

/** Post against pre for one value. Plain. */
typedef struct hf_change {
    hf_value pre, post; /**< same measure, view and side */
    bool primary;       /**< of the procedure */
    bool affected;      /**< the affected side's own value */
    double change;      /**< post - pre, NaN if undetermined */
    double sd;          /**< of the change: sqrt(pre.sd^2 + post.sd^2) */
    double mdc95;       /**< 1.96 * sd of the change */
    double noticeable;  /**< published just-noticeable side difference for the
                             measure, NaN if none or not a side difference */
    hf_direction direction;
} hf_change;

typedef struct hf_changes hf_changes;

/** Compares two visits' values: primary measures of the procedure first, in
 *  its order, then the rest in catalogue order by view; absolute values of
 *  the affected side stand beside every ratio. For side `both` there is no
 *  diff and no ratio. procedure NULL: no primaries. *out: free with
 *  hf_changes_free. */
HF_API HF_CHECKED hf_status hf_compare(hf_changes **out, const hf_values *pre,
                                       const hf_values *post,
                                       const hf_procedure *procedure,
                                       hf_affected affected, hf_error *error);
/** NULL is fine. */
HF_API void hf_changes_free(hf_changes *changes);
HF_API size_t hf_changes_count(const hf_changes *changes);
/** Borrowed; NULL past the end. */
HF_API const hf_change *hf_changes_at(const hf_changes *changes, size_t index);

/** How unlike two faces' proportions are: root mean square difference, mm, of
 *  the rigid points (canthi, nasion, nose tip, subnasale, alae) of two rest
 *  photos after alignment by rotation and shift in their own millimetres.
 *  HF_E_UNDEFINED with fewer than 4 common points. Over
 *  HF_PROPORTION_LIMIT the photos may show different people. */
HF_API HF_CHECKED hf_status hf_proportion(double *rms_mm, const hf_face *a,
                                          const hf_frame *a_frame,
                                          const hf_face *b,
                                          const hf_frame *b_frame,
                                          hf_error *error);

/** mm; set from the spread between photos of one person and of different
 *  people (see lib/outcome/proportion.c for the figures). */
HF_API extern const double hf_proportion_limit;

#ifdef __cplusplus
}
#endif
#endif
