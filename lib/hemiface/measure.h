/* hemiface/measure.h - frame, scale, catalogue of measures, values
 *
 * A frame gives a face its own axes and millimetres; a measure is one named
 * number read from faces in their frames. Every measure is one row of one
 * catalogue, which computes it, lists it and documents it.
 */
#ifndef HEMIFACE_MEASURE_H
#define HEMIFACE_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/error.h>
#include <hemiface/face.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------- views */

/** One expression of the standard set, in its usual order. */
typedef enum hf_view {
    HF_VIEW_REST = 0,
    HF_VIEW_BROW,
    HF_VIEW_CLOSE_GENTLE,
    HF_VIEW_CLOSE_FULL,
    HF_VIEW_SMILE_GENTLE,
    HF_VIEW_SMILE_FULL,
    HF_VIEW_PUCKER,
    HF_VIEW_LOWER_LIP,
    HF_VIEW_SNARL, /**< optional ninth view */
    HF_VIEW_COUNT,
    HF_VIEW_NONE = HF_VIEW_COUNT /**< a loose photo */
} hf_view;

/** "rest", "brow", "close-gentle", ...; "" for HF_VIEW_NONE. */
HF_API const char *hf_view_name(hf_view view);
/** The view of that name or usual number ("1" to "9"); HF_VIEW_NONE if
 *  unknown. */
HF_API hf_view hf_view_by_name(const char *word);

/* ------------------------------------------------------------- frame */

/** Where the millimetres come from. */
typedef enum hf_scale_source {
    HF_SCALE_IRIS = 0, /**< mean horizontal iris diameter = iris_mm */
    HF_SCALE_PUPILS,   /**< this patient's measured interpupillary distance */
    HF_SCALE_GIVEN     /**< mm per px given */
} hf_scale_source;

/** "iris", "pupils", "given". */
HF_API const char *hf_scale_source_name(hf_scale_source source);

/** Iris diameter by convention, mm: what Emotrics uses, so that numbers stay
 *  comparable (population 11.71, sd 0.42: Ruefer et al., Cornea 2005). */
#define HF_IRIS_MM 11.77

/** Relative sd of the iris scale: 0.42 / 11.71 = 3.6 % (same source). It is
 *  one factor for all photos of a person: it cancels in ratios and stays the
 *  same from visit to visit. */
#define HF_IRIS_RSD 0.036

/** Where the middle of a face is taken to be: a line that side to side places
 *  are measured from. Each but `pupils` and `given` is of the photo's own
 *  contours; README has how much they scatter over healthy people. */
typedef enum hf_midline {
    HF_MIDLINE_PUPILS = 0, /**< upright through mid-pupil */
    HF_MIDLINE_CANTHI,     /**< mirror line that fits the inner and outer canthi
                                best: not moved by gaze */
    HF_MIDLINE_NOSE,       /**< through nasion and subnasale */
    HF_MIDLINE_FIT,        /**< mirror line that fits the whole face best, that
                                of the asymmetries; a palsy pulls at it */
    HF_MIDLINE_GIVEN       /**< by hand: midline_x, midline_turn */
} hf_midline;

/** "pupils", "canthi", "nose", "fit", "given". */
HF_API const char *hf_midline_name(hf_midline midline);

/** How to scale, and where the middle is. Fill with hf_frame_options_init,
 *  then change. The first one that is set wins: mm_per_px, pupil_mm, iris_mm.
 */
typedef struct hf_frame_options {
    size_t size;        /**< sizeof(hf_frame_options), set by _init */
    double mm_per_px;   /**< mm per photo pixel, > 0; 0 (default) = not given */
    double pupil_mm;    /**< measured interpupillary distance, mm [30..90]; 0 */
    double iris_mm;     /**< iris diameter, mm [8..16]; default HF_IRIS_MM */
    bool ungated;       /**< measure what the gate (gate.h) refuses too; default
                             false */
    hf_midline midline; /**< default HF_MIDLINE_PUPILS */
    /** Of HF_MIDLINE_GIVEN: mm from mid-pupil to the patient's left [-30..30],
     *  and deg [-20..20] that its lower end is turned to the patient's left.
     */
    double midline_x, midline_turn;
} hf_frame_options;

/** Sets the defaults above. */
HF_API void hf_frame_options_init(hf_frame_options *options);

/** A face's axes: origin between the iris centres, x along them to the
 *  patient's left, y up, mm. Plain value. */
typedef struct hf_frame {
    double x0, y0;    /**< origin, photo px */
    double ux, uy;    /**< unit vector of the x axis in photo px (y down) */
    double mm_per_px; /**< scale, mm per photo px */
    hf_scale_source source;
    double scale_rsd; /**< relative sd of the scale: HF_IRIS_RSD, or 0 */
    double
        ruler_px; /**< mean diameter of the irises that the scale rests on,
                       px, on the photo it was read from; 0 = not on irises */
    bool ungated; /**< from the options: nothing is refused */
    /** Iris centres and radii, mm, by hf_side. Borrowed ones are the rest
     *  photo's, carried over. */
    double pupil_x[2], pupil_y[2], iris_r[2];
    bool borrowed_axes; /**< irises hidden: axes from the rest photo */
    /** Relative sd of the rest photo's own reading of its irises, when the
     *  scale is borrowed and rests on them; else 0. */
    double ruler_rsd;
    bool borrowed_scale; /**< scale carried over from the rest photo */
    /** How sure the alignment of a borrowed frame is, from the sd of the
     *  points it rests on: the middle of those points, mm in the frame, its
     *  sd in each coordinate, mm (0 unless the axes are borrowed), and the sd
     *  of turn, radians, which is the scale's relative sd too. */
    double align_x, align_y;
    double align_shift_sd, align_turn_sd;
    /** The midline: abscissa at y = 0, mm, NaN when the face lacks the contour
     *  mid_lacks (HF_CONTOUR_COUNT: its contours make no line); and how far
     *  its lower end is turned to the patient's left, radians. */
    hf_midline midline;
    double mid_x, mid_turn;
    hf_contour_id mid_lacks;
    /** Whether it is the rest photo's, and then how sure that is: the height
     *  about which shift and turn do not go together, mm, and their sds, mm
     *  and radians (0 for `pupils` and `given`). Borrowed axes are aligned on
     *  some of the points it rests on: as the two are taken for independent,
     *  a value's sd is then up to a third too large. */
    bool borrowed_midline;
    double mid_pivot, mid_shift_sd, mid_turn_sd;
} hf_frame;

/** The frame of a face whose both irises show. options NULL = defaults. A
 *  midline whose contours are missing is no failure: see hf_frame.
 *  HF_E_UNDEFINED: an iris is missing, or the pupils coincide. HF_E_OPTION: a
 *  field is out of its range. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_frame_of(hf_frame *out, const hf_face *face,
                                        const hf_frame_options *options,
                                        hf_error *error);

/** The frame of another photo of the same visit, by the rest photo's ruler.
 *
 *  Canthi, nasion, nose tip, subnasale and alae of both faces (those present
 *  in both, at least 3; the irises too if both show on both photos) are aligned
 * by least squares (similarity; Umeyama 1991). The scale is the rest photo's,
 * carried over: one iris reading a visit, because a 2 % error of a second one
 * would move the mouth corner, 65 mm below the pupils, by 1.3 mm. Axes are the
 *  face's own pupils where both irises show, else the rest photo's. The
 *  midline is the rest photo's, at the same place in the frame: one of the
 *  photo's own would move with a smile (nose, fit), and a deviation in it could
 *  not be held against that at rest.
 *  HF_E_UNDEFINED: too few common points. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_frame_by_rest(hf_frame *out, const hf_face *face,
                                             const hf_face *rest,
                                             const hf_frame *rest_frame,
                                             hf_error *error);

/** A photo point in the frame: mm, x to the patient's left, y up. */
HF_API void hf_frame_to_mm(const hf_frame *frame, double px, double py,
                           double *x, double *y);
/** And back to photo px. */
HF_API void hf_frame_to_px(const hf_frame *frame, double x, double y,
                           double *px, double *py);

/** How far a place in the frame lies to the patient's left of the midline, mm;
 *  NaN without a midline. */
HF_API double hf_frame_off_midline(const hf_frame *frame, double x, double y);
/** Where the midline is at a height, mm; NaN without a midline. */
HF_API double hf_frame_midline_at(const hf_frame *frame, double y);

/* --------------------------------------------------------- catalogue */

/** What a rise of the affected side's value means. */
typedef enum hf_better {
    HF_BETTER_UNDEFINED = 0, /**< only symmetry tells */
    HF_BETTER_HIGHER,
    HF_BETTER_LOWER,
    HF_BETTER_NEAR_ZERO /**< a signed deviation: 0 is symmetric */
} hf_better;

/** One row of the catalogue. */
typedef struct hf_measure {
    const char *id;      /**< as in files and options, e.g. "brow_height" */
    const char *unit;    /**< "mm", "mm2", "deg", "%" */
    const char *region;  /**< "brow", "eye", "nose", "mouth", "face"; "custom"
                              for those of custom.h */
    bool paired;         /**< one value a side, with diff and maybe ratio */
    bool has_ratio;      /**< affected / healthy makes sense (a length from a
                              natural zero, not a signed position) */
    unsigned views;      /**< 0: static, any photo; else dynamic: bit 1 << v
                              for each view it is read from, against rest */
    hf_better better;    /**< for the affected side's own value */
    double noticeable;   /**< published just-noticeable side difference in the
                              measure's unit, or NaN when there is none */
    const char *text;    /**< definition in one sentence */
    const char *same_as; /**< the peer's name for it, or "" */
} hf_measure;

/** Rows in the catalogue. */
HF_API size_t hf_measure_count(void);
/** A row, or NULL past the end. Static. */
HF_API const hf_measure *hf_measure_at(size_t index);
/** The row of that id, or NULL. */
HF_API const hf_measure *hf_measure_by_id(const char *id);

/* ------------------------------------------------------------ values */

/** Which value of a measure. */
typedef enum hf_value_side {
    HF_VALUE_SINGLE = 0, /**< the measure is not paired */
    HF_VALUE_RIGHT,
    HF_VALUE_LEFT,
    HF_VALUE_DIFF, /**< affected - healthy when a side is declared, else
                        right - left */
    HF_VALUE_RATIO /**< 100 * affected / healthy, % */
} hf_value_side;

/** "", "R", "L", "diff", "ratio". */
HF_API const char *hf_value_side_name(hf_value_side side);

/** Why a value is missing. */
typedef enum hf_reason {
    HF_REASON_OK = 0,
    HF_REASON_MISSING_CONTOUR,   /**< the face lacks it */
    HF_REASON_IRIS_HIDDEN,       /**< no frame: irises hidden, no rest photo */
    HF_REASON_NO_FRAME,          /**< no frame for another cause */
    HF_REASON_OUTSIDE_CONTOUR,   /**< the contour does not reach the place */
    HF_REASON_HEALTHY_NEAR_ZERO, /**< ratio to under 2.5 mm (6.25 mm2, 5 deg,
                                      25 %), of the healthy side or of rest */
    HF_REASON_SIDE_UNDECLARED,   /**< ratio without an affected side */
    HF_REASON_BILATERAL,         /**< what compares the sides, in a bilateral
                                      palsy */
    HF_REASON_YAW,               /**< side difference at over 10 deg of yaw */
    HF_REASON_NO_REST,           /**< a movement without the rest photo */
    HF_REASON_MISSING_VIEW,      /**< the photo of that view is missing */
    HF_REASON_NO_FACE,           /**< the photo could not be read or has no
                                      face */
    HF_REASON_NO_MOVEMENT,       /**< a direction over under 1 mm of movement
                                      or distance */
    HF_REASON_NO_NUMBER,         /**< of a custom measure: division by 0, the
                                      root of a negative number, overflow */
    /* What the gate refuses, gate.h: */
    HF_REASON_IRIS_SMALL, /**< mm by an iris of under 10 px */
    HF_REASON_BLUR,
    HF_REASON_DARK,
    HF_REASON_BRIGHT,
    HF_REASON_GLARE,
    HF_REASON_ON_MIDLINE, /**< the midline goes through the place: its
                               0 would say nothing */
    HF_REASON_COUNT
} hf_reason;

/** "missing-contour", "iris-hidden", ...; "" for HF_REASON_OK. */
HF_API const char *hf_reason_name(hf_reason reason);

/** One value. Plain. */
typedef struct hf_value {
    const hf_measure *measure; /**< static; a custom one lives as long as its
                                    set (hf_custom_free) */
    hf_view view;              /**< the photo it was read from */
    hf_value_side side;
    hf_reason reason;      /**< HF_REASON_OK: value and sd are finite */
    hf_contour_id contour; /**< with MISSING_CONTOUR or OUTSIDE_CONTOUR */
    double value;          /**< in the measure's unit (% for a ratio); NaN if
                                na */
    /** Of one measurement, from the sd of points and irises by numeric
     *  propagation; NaN if na. Noise of the irises moves the frame as well,
     *  and where they are the scale, noise of their radii counts too: it is
     *  new in every photo. The scale's rsd is not in it: the iris convention
     *  is off by the same factor in all photos of a person. */
    double sd;
    /** That part of sd that is the same in every photo of the person, by what
     *  the faces say (hf_face_repeat): it is no part of a change. 0 for points
     *  placed by hand; NaN if na. */
    double shared_sd;
    /** Of several takes: how many gave a value (pairs, of a movement); else 0
     *  or 1. The value is their median, sd falls with the root of their
     *  number, and its random part is at least what they differ by. */
    int takes;
    double spread; /**< sd of one take, as they differ; with 2 or more takes */
} hf_value;

/** Whether that value of a measure holds one side against the other: diff,
 *  ratio, and the single value of fai, the cants and the asymmetries. In a
 *  bilateral palsy it is na: neither side is the healthy one, and sides that
 *  are equally weak are no better for it. A deviation from the midline is
 *  where one place lies, and stays. */
HF_API bool hf_measure_compares_sides(const hf_measure *measure,
                                      hf_value_side side);

/** Unit of a value: the measure's, or "%" for a ratio. */
HF_API const char *hf_value_unit(const hf_value *value);
/** The reason as printed, e.g. "missing-contour:nasolabial_fold"; "" if ok. */
HF_API void hf_value_reason(char *text, size_t size, const hf_value *value);

/** Minimal detectable change of a value whose random sd is that: 1.96 sqrt(2)
 *  sd. */
HF_API double hf_mdc95(double sd);
/** The same of a value: by sqrt(sd^2 - shared_sd^2). NaN if na. */
HF_API double hf_value_mdc95(const hf_value *value);
/** sd of post - pre, two values of one person: their own parts, and of the
 *  shared ones what they differ by, since the same error does not change. */
HF_API double hf_change_sd(const hf_value *pre, const hf_value *post);

/** A growing list of values. */
typedef struct hf_values hf_values;

/** An empty list. HF_E_MEMORY; free with hf_values_free. */
HF_API HF_CHECKED hf_status hf_values_new(hf_values **out, hf_error *error);
/** NULL is fine. */
HF_API void hf_values_free(hf_values *values);
HF_API size_t hf_values_count(const hf_values *values);
/** Borrowed until the list changes; NULL past the end. */
HF_API const hf_value *hf_values_at(const hf_values *values, size_t index);
/** The first value of that measure, view and side, ok or na; NULL if the list
 *  has none. */
HF_API const hf_value *hf_values_find(const hf_values *values, const char *id,
                                      hf_view view, hf_value_side side);
/** Adds a copy. A value with reason OK must be finite: HF_E_OPTION. */
HF_API HF_CHECKED hf_status hf_values_add(hf_values *values, hf_value value,
                                          hf_error *error);
/** Adds copies of all of another list. */
HF_API HF_CHECKED hf_status hf_values_append(hf_values *values,
                                             const hf_values *more,
                                             hf_error *error);

/** Every static measure of a photo, in catalogue order; a paired one gives R,
 *  L, diff and (if it has one) ratio. face or frame NULL: all na, reason
 *  no_frame (HF_REASON_IRIS_HIDDEN, HF_REASON_NO_FRAME, HF_REASON_NO_FACE).
 *  What needs the iris itself (mrd1, mrd2, scleral_show, interpupillary) is
 *  na on a side whose iris is hidden, even in a borrowed frame. asymmetry_brow
 *  to _face are all about one line, the mirror line that fits the whole face
 *  best: its brows, lids, nose, lips and chin as far as it has them. Without
 *  the lids, or with neither nose nor mouth, they are na. A reason for
 *  diff, ratio and what else compares the sides is the first that applies of:
 *  bilateral, side undeclared,
 *  that of R, that of L, yaw, healthy near zero. What the photo spoils
 *  (gate.h) is na with the gate's reason, unless the frame is ungated. *out is
 *  a new list. */
HF_API HF_CHECKED hf_status hf_measure_static(
    hf_values **out, const hf_face *face, const hf_frame *frame,
    hf_reason no_frame, hf_view view, hf_affected affected, hf_error *error);

/** Every dynamic measure that view gives against rest, in catalogue order.
 *  face or rest NULL (with their frames): all na with MISSING_VIEW (which comes
 *  first) or NO_REST; a frame NULL: IRIS_HIDDEN; what either photo spoils:
 *  the gate's reason. Empty for HF_VIEW_REST and
 *  HF_VIEW_NONE. *out is a new list. */
HF_API HF_CHECKED hf_status hf_measure_dynamic(
    hf_values **out, const hf_face *rest, const hf_frame *rest_frame,
    const hf_face *face, const hf_frame *frame, hf_view view,
    hf_affected affected, hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
