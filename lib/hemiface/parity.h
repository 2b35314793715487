/* hemiface/parity.h - the numbers of other systems, from our faces
 *
 * Earlier studies were measured with Emotrics and dynaface. This computes what
 * those systems would print for the points of a face, by their own definitions,
 * constants and signs, so that new photos can be set beside old tables. They
 * are not this library's measures: those are in measure.h.
 *
 * Points. Emotrics reads 68 points (iBUG, below by its numbers from 0) and two
 * iris circles, dynaface 98 (WFLW) that include the pupils. A contour is
 * mapped to them like this. One of more points than theirs gives the points
 * nearest to those parts of its list (0 first, 1 last; half way between two,
 * their middle), never places between points:
 *
 *   contour          iBUG right, left   WFLW right, left     parts
 *   brow_upper       21-17, 22-26       37-33, 42-46         0 .26 .5 .74 1
 *   lid_upper        39-36, 42-45       64-60, 68-72 *       0 .36 .64 1 *
 *   lid_lower        39-41 36, 42 47-45 64-67 60, 68 75-72 * 0 .36 .64 1 *
 *   lip_upper_outer  48-54              -                    see below
 *   lip_lower_outer  48 59-54           85, the middle       see below
 *   lip_upper_inner  60-64              88-92                0 .36 .5 .64 1
 *   lip_lower_inner  60 67-64           88 95-92             0 .36 .5 .64 1
 *   commissure       48, 54             76, 82
 *   canthus_inner    39, 42             64, 68
 *   canthus_outer    36, 45             60, 72
 *   ala              -                  55, 59
 *   irises           circles            96, 97, the centres
 *
 * Outer lips: 0 .2 .38 .5 .62 .8 1. *: for WFLW lids 0 .26 .5 .74 1; where a
 * lid has four points, WFLW's middle ones (62, 66, 70, 74) stay out.
 *
 * Faces of 68 points give Emotrics' points exactly. A contour with fewer points
 * than the system needs makes its values na. dynaface's points are always
 * stand-ins: the area of a lid of four points is that of a hexagon.
 *
 * Defects. Some numbers of the two systems are wrong by a slip in them, or are
 * made up where nothing was measured. By default each is put right or na; with
 * `defects` all of them are reproduced together, for comparison with published
 * tables. They are listed at hf_parity_measure.
 */
#ifndef HEMIFACE_PARITY_H
#define HEMIFACE_PARITY_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/error.h>
#include <hemiface/face.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A system whose numbers can be had. */
typedef enum hf_peer {
    HF_PEER_EMOTRICS = 0, /**< Emotrics (Guarin et al. 2018), 68 points */
    HF_PEER_DYNAFACE,     /**< dynaface 2 (Heaton), frontal, 98 points */
    HF_PEER_COUNT
} hf_peer;

/** "emotrics", "dynaface"; "" for a number that is none. */
HF_API const char *hf_peer_name(hf_peer peer);

/** Pupils' distance that dynaface takes for everybody, mm. */
#define HF_DYNAFACE_PUPIL_MM 63.0

/** How to measure. Fill with hf_parity_options_init, then change. */
typedef struct hf_parity_options {
    size_t size;          /**< sizeof(hf_parity_options), set by _init */
    bool defects;         /**< reproduce the known defects too; default false */
    double iris_mm;       /**< Emotrics: iris diameter, mm [8..16]; 11.77 */
    double mm_per_px;     /**< Emotrics' manual scale, mm per photo px, > 0; 0
                               (default) = by the irises */
    double pupil_mm;      /**< dynaface: distance of the pupils, mm [30..90]; 0
                               (default) = HF_DYNAFACE_PUPIL_MM */
    hf_affected affected; /**< Emotrics' percent is of the other side */
} hf_parity_options;

/** Sets the defaults above. */
HF_API void hf_parity_options_init(hf_parity_options *options);

/** Which value of a measure, as the systems name their columns. */
typedef enum hf_parity_form {
    HF_PARITY_SINGLE = 0,
    HF_PARITY_RIGHT, /**< the patient's */
    HF_PARITY_LEFT,
    HF_PARITY_ABSOLUTE, /**< Emotrics' "Deviation (absolute)": |L - R| */
    HF_PARITY_PERCENT,  /**< its "Deviation (percent)": of the healthy side */
    HF_PARITY_FORM_COUNT
} hf_parity_form;

/** "", "R", "L", "Deviation (absolute)", "Deviation (percent)". */
HF_API const char *hf_parity_form_name(hf_parity_form form);

/** Why a value is missing. */
typedef enum hf_parity_reason {
    HF_PARITY_OK = 0,
    HF_PARITY_NO_FACE,         /**< face NULL */
    HF_PARITY_IRIS_HIDDEN,     /**< an iris is not seen: neither axes nor
                                    scale */
    HF_PARITY_NO_FRAME,        /**< the pupils lie on top of each other */
    HF_PARITY_MISSING_CONTOUR, /**< the face lacks it */
    HF_PARITY_TOO_FEW_POINTS,  /**< the contour has fewer than theirs */
    HF_PARITY_FOLDED_CONTOUR,  /**< x does not advance along the contour:
                                    Emotrics stops there */
    HF_PARITY_OUTSIDE_CONTOUR, /**< the contour does not reach the place */
    HF_PARITY_SIDE_UNDECLARED, /**< percent without an affected side */
    HF_PARITY_BILATERAL,       /**< percent in a bilateral palsy */
    HF_PARITY_ZERO_DIVISOR,    /**< a share of zero */
    HF_PARITY_MIDLINE,         /**< the midline does not cut the inner lips in
                                    two points */
    HF_PARITY_OFF_PICTURE,     /**< dynaface's brow line leaves its picture */
    HF_PARITY_NO_SUCH_POINT,   /**< no contour holds the point it needs */
    HF_PARITY_OTHER_NETWORK,   /**< read off by dynaface's own network */
    HF_PARITY_NEEDS_PICTURE,   /**< colours, not points */
    HF_PARITY_REASON_COUNT
} hf_parity_reason;

/** "", "no-face", "iris-hidden", ... */
HF_API const char *hf_parity_reason_name(hf_parity_reason reason);

/** One value. Plain. */
typedef struct hf_parity_value {
    const char *measure; /**< as the system prints it, e.g. "Brow Height" or
                              "oce.r"; static */
    hf_parity_form form;
    const char *region; /**< "brow", "eye", "nose", "mouth", "face" */
    const char *unit;   /**< "mm", "mm2", "deg", "%", "px", "mm/px", or "" of a
                             share from 0 to 1 */
    hf_parity_reason reason; /**< HF_PARITY_OK: value is finite */
    hf_contour_id contour;   /**< with the reasons that speak of a contour */
    double value;            /**< NaN if na */
} hf_parity_value;

/** Room for every system's values. */
#define HF_PARITY_MAX 32

/** All values of a face. Plain value, nothing to free. */
typedef struct hf_parity {
    hf_peer peer;
    double mm_per_px;  /**< scale of the photo's px; NaN if there is none */
    const char *scale; /**< "iris", "given", "pupils", "pupils-assumed"; "" if
                            there is none */
    size_t count;
    hf_parity_value values[HF_PARITY_MAX];
} hf_parity;

/** The reason as printed, e.g. "missing-contour:ala"; "" if ok. */
HF_API void hf_parity_reason_text(char *text, size_t size,
                                  const hf_parity_value *value);
/** The system's own column, e.g. "Brow Height Right", "Brow Height Deviation
 *  (absolute)", "oce.r". */
HF_API void hf_parity_column(char *text, size_t size,
                             const hf_parity_value *value);

/** What the system prints for a face, in its own order; the same rows for
 *  every face. face NULL: all na (to learn the rows). options NULL: defaults.
 *  HF_E_OPTION: an option is out of its range, or a scale that the system does
 *  not know (pupil_mm for Emotrics, mm_per_px and iris_mm for dynaface).
 *
 *  Emotrics (measurements.py, version of 2022). All in photo px, y down.
 *  Slope m of the line through the iris centres, t = atan m, C their middle;
 *  x' = cos t (x - Ox) + sin t (y - Oy), y' = -sin t (x - Ox) + cos t (y - Oy)
 *  about an origin O. A contour is the smoothing cubic spline y' over x' with
 *  a sum of squared residuals of 1 px^2 (FITPACK's curfit, Dierckx 1993: a
 *  least-squares cubic where that suffices; its search stops within 0.001 px^2
 *  and runs from the picture's left, so a mirrored photo may differ by some
 *  0.001 px). mm per px: iris_mm over the sum of both radii.
 *  - Brow Height, Marginal Reflex Distance 1, 2: |y'| of brow, upper, lower lid
 *    at x' = 0 about the iris centre.
 *  - Palpebral Fissure Height: lid to lid at the mean of the middles of the
 *    two inner points of each lid.
 *  - Commisure Excursion (their spelling): from P0, the lower outer lip at
 *    x' = 0 about C, to the mouth corner: a length in one photo.
 *  - Smile Angle: 90 + asin(rise of the corner over P0 / that length), deg.
 *  - Commisure Height Deviation: |y'| between the corners.
 *  - U: the point of the upper outer lip, at whole px of x' from the corner,
 *    whose distance from the corner is nearest to |x' of the corner about C|
 *    / 2. Upper, Lower Lip Height Deviation: |y'| between right and left of U,
 *    and of the lower outer lip at U's x'. Dental Show: inner lips apart there,
 *    not below 0.
 *  - Deviation (percent): 100 |L - R| / the healthy side's.
 *  Its defects:
 *  - points, iris centres and radii are whole pixels;
 *  - the radius for the right U takes Cx where Cy is meant, which is wrong on
 *    a tilted head (Dental Show right, Upper and Lower Lip Height Deviation);
 *  - the healthy side is guessed: left if point 57 is not left of P0 in the
 *    picture. Without defects: the side that `affected` leaves, else na;
 *  - percent of a zero Dental Show or Palpebral Fissure Height is 0; else na;
 *  - where a contour does not reach the place, its spline is carried on beyond
 *    its end; else na;
 *  - a hidden iris is put at the mean of five of its eye's six points with the
 *    other eye's radius, or, both hidden, half the way to a canthus; else na.
 *
 *  dynaface (version 2.0, frontal). s = pupil_mm over the px between the
 *  pupils, d(i, j) = s * distance of points, areas by the shoelace formula.
 *  - fai: |d(64,76) - d(68,82)|; oce.r, oce.l: d(76,85), d(82,85);
 *  - brow.d: lines through 35 and 44 along the pupils, apart in y of the
 *    picture;
 *  - dental_*: polygon 88-95 cut by the pupils' perpendicular bisector: areas,
 *    sum, smaller over larger, difference;
 *  - eye.*: areas of 60-67 and 68-75; id d(64,68), ml d(88,92), oe d(60,72);
 *  - nostril: d(55,59) with x widened by a tenth at both ends; dorsal.base:
 *    |x55 - x59|;
 *  - tilt: of the pupils, deg, positive when the patient's left is lower;
 *    px2mm, pd: s and the pupils' distance in px.
 *  nose.tip, dorsal.bridge, pitch, roll, yaw and the colours are always na; its
 *  lateral measures and the points themselves are left out. Its defects:
 *  - points are whole pixels, twice: in the photo and after it is scaled to
 *    put the pupils 260 px apart; lines and cuts are whole pixels too;
 *  - s is of the photo, lengths are of the scaled picture: every mm is too
 *    large by their ratio (areas by its square). px2mm and pd are of the
 *    scaled picture. The scaling depends on the photo's width, which a .pts
 *    file does not know, and on yaw over 5 deg (the face's pose, if known);
 *  - dental_left is the patient's right and dental_right the left, unlike all
 *    other names there;
 *  - where the midline does not cut the lips twice, areas are 0 and the ratio
 *    1; two empty areas have ratio 1. Else na;
 *  - brow.d compares the lines where they meet the picture's edge, which need
 *    not be the same edge; eye.diff is rounded to 0.01. */
HF_API HF_CHECKED hf_status hf_parity_measure(hf_parity *out, hf_peer peer,
                                              const hf_face *face,
                                              const hf_parity_options *options,
                                              hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
