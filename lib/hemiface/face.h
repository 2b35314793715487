/* hemiface/face.h - a face as anatomical contours in photo pixels
 *
 * The waist of the hourglass: detectors and file readers make faces, all
 * else reads them. Right and left are the PATIENT's: the patient's right eye
 * is on the image's left. A photo that is a mirror image is turned back by
 * whoever reads it (hf_face_mirror, hf_image_mirror; --mirrored of the tools).
 *
 * A contour that a scheme lacks is absent: hf_face_contour returns a count of
 * 0, and what needs it becomes `na` with that reason.
 */
#ifndef HEMIFACE_FACE_H
#define HEMIFACE_FACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <hemiface/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The patient's side. */
typedef enum hf_side { HF_RIGHT = 0, HF_LEFT = 1 } hf_side;

/** The side affected by the palsy, as the user declares it. */
typedef enum hf_affected {
    HF_AFFECTED_UNKNOWN = 0,
    HF_AFFECTED_RIGHT,
    HF_AFFECTED_LEFT,
    HF_AFFECTED_BOTH,
    HF_AFFECTED_NONE
} hf_affected;

/** "right", "left". */
HF_API const char *hf_side_name(hf_side side);
/** The other side. */
HF_API hf_side hf_side_other(hf_side side);
/** "unknown", "right", "left", "both", "none". */
HF_API const char *hf_affected_name(hf_affected affected);
/** Reads one of those words. HF_E_OPTION lists them. */
HF_API HF_CHECKED hf_status hf_affected_parse(hf_affected *out,
                                              const char *word,
                                              hf_error *error);

/** The contours. Paired ones exist once a side and run from the midline
 *  outwards unless said; unpaired ones once a face and run from the patient's
 *  right to left, or from top to bottom. */
typedef enum hf_contour_id {
    HF_BROW_UPPER = 0,  /**< paired: upper border of the brow */
    HF_BROW_LOWER,      /**< paired: lower border of the brow */
    HF_LID_UPPER,       /**< paired: free margin, canthus to canthus */
    HF_LID_LOWER,       /**< paired: free margin, canthus to canthus */
    HF_CANTHUS_INNER,   /**< paired, one point */
    HF_CANTHUS_OUTER,   /**< paired, one point */
    HF_LIP_UPPER_OUTER, /**< right to left, corner to corner: vermilion */
    HF_LIP_UPPER_INNER, /**< right to left: mucosal border, upper lip */
    HF_LIP_LOWER_INNER, /**< right to left: mucosal border, lower lip */
    HF_LIP_LOWER_OUTER, /**< right to left, corner to corner */
    HF_COMMISSURE,      /**< paired, one point: mouth corner */
    HF_CUPID_BOW,       /**< paired, one point: peak of the upper lip */
    HF_PHILTRUM,        /**< top to bottom, along the middle of the groove */
    HF_ALA,             /**< paired, one point: most lateral of the wing */
    HF_NOSE_TIP,        /**< one point */
    HF_SUBNASALE,       /**< one point: columella meets the upper lip */
    HF_NASION,          /**< one point: root of the nose, at the midline */
    HF_CHIN,            /**< one point: menton, lowest of the chin */
    HF_NASOLABIAL_FOLD, /**< paired: top to bottom */
    HF_JAW,             /**< right to left; loose, for drawing */
    HF_CONTOUR_COUNT
} hf_contour_id;

/** The contour's name as in files, e.g. "brow_upper"; "" for a number that is
 *  none. Static text. */
HF_API const char *hf_contour_name(hf_contour_id id);
/** The contour of that name, or HF_CONTOUR_COUNT. */
HF_API hf_contour_id hf_contour_by_name(const char *name);
/** Whether the contour exists once a side. */
HF_API bool hf_contour_paired(hf_contour_id id);
/** Whether the contour is one point. */
HF_API bool hf_contour_single(hf_contour_id id);
/** Whether the contour runs from the patient's right to left, so that turning
 *  the photo over reverses it. */
HF_API bool hf_contour_across(hf_contour_id id);

/** Most points in one contour: far above every scheme and hand drawing, so
 *  that a damaged file cannot ask for all memory. */
#define HF_MAX_POINTS 4096

/** Standard deviation of a hand-placed point, px, where nothing better is
 *  known: about the precision of a mouse click on a photo shown pixel by pixel.
 *  It weighs in every uncertainty that follows from the point. */
#define HF_HAND_SD 0.5

/** A point in photo pixels; sd = standard deviation of one coordinate, px. */
typedef struct hf_point {
    double x, y, sd;
} hf_point;

/** A borrowed view of a contour; count 0 = absent. */
typedef struct hf_contour {
    const hf_point *points;
    size_t count;
} hf_contour;

/** An iris as a circle in photo pixels. The radius is the horizontal one:
 *  lids may hide top and bottom. */
typedef struct hf_iris {
    bool present; /**< false: hidden, closed or unknown to the scheme */
    double x, y;  /**< centre, px */
    double r;     /**< radius, px, > 0 */
    double sd;    /**< of each centre coordinate, px */
    double r_sd;  /**< of the radius, px */
} hf_iris;

/** Pose of the head in degrees as the detector sees it. Positive yaw turns
 *  the face to the patient's left, positive pitch lifts the chin, positive
 *  roll lowers the patient's left side. */
typedef struct hf_pose {
    bool known;
    double yaw, pitch, roll;
    /** The contours were turned back by this yaw: they are where they would
     *  be on a photo taken from the front, not where they are on the photo. */
    bool corrected;
} hf_pose;

typedef struct hf_face hf_face;

/** A face without contours on a photo of that size, px [1..65535]. */
HF_API HF_CHECKED hf_status hf_face_new(hf_face **out, int width, int height,
                                        hf_error *error);
/** A deep copy. */
HF_API HF_CHECKED hf_status hf_face_copy(hf_face **out, const hf_face *face,
                                         hf_error *error);
/** Frees a face. NULL is fine. */
HF_API void hf_face_free(hf_face *face);

/** Size of the photo the coordinates refer to, px. */
HF_API int hf_face_width(const hf_face *face);
HF_API int hf_face_height(const hf_face *face);

/** A contour; side is ignored for unpaired ones. Borrowed until the face is
 *  changed or freed. */
HF_API hf_contour hf_face_contour(const hf_face *face, hf_contour_id id,
                                  hf_side side);
/** Copies points in; count 0 makes the contour absent. Coordinates must be
 *  finite (outside the photo is fine), sd finite and >= 0, count at most
 *  HF_MAX_POINTS, and 1 for contours of one point: else HF_E_OPTION. */
HF_API HF_CHECKED hf_status hf_face_set_contour(hf_face *face, hf_contour_id id,
                                                hf_side side,
                                                const hf_point *points,
                                                size_t count, hf_error *error);

/** The iris of a side. */
HF_API hf_iris hf_face_iris(const hf_face *face, hf_side side);
/** Sets it; a present iris needs finite values, r > 0 and no negative sd:
 *  else HF_E_OPTION. The values of an absent one become 0. */
HF_API HF_CHECKED hf_status hf_face_set_iris(hf_face *face, hf_side side,
                                             hf_iris iris, hf_error *error);

/** The pose, if known. */
HF_API hf_pose hf_face_pose(const hf_face *face);
/** Sets it; values that are not finite make the pose unknown. */
HF_API void hf_face_set_pose(hf_face *face, hf_pose pose);

/** How much of the points' sd is new in every photo of the same person [0..1].
 *  The rest is what a detector does wrong with that face each time, so that it
 *  is in a value, but not in a change. 1, unless who made the face knows
 *  better: a hand is as unsure each time. */
HF_API double hf_face_repeat(const hf_face *face);
/** Sets it. HF_E_OPTION: not within 0 and 1. */
HF_API HF_CHECKED hf_status hf_face_set_repeat(hf_face *face, double repeat,
                                               hf_error *error);

/** Who placed the points: a detector's or rater's name, e.g.
 *  "mediapipe-478", "ibug-68", "rater: AB". Never NULL; borrowed. */
HF_API const char *hf_face_source(const hf_face *face);
HF_API HF_CHECKED hf_status hf_face_set_source(hf_face *face,
                                               const char *source,
                                               hf_error *error);

/** The photo's file name without folders, or "". Borrowed. */
HF_API const char *hf_face_photo(const hf_face *face);
/** Sets it; folders in front of the name are dropped. */
HF_API HF_CHECKED hf_status hf_face_set_photo(hf_face *face, const char *name,
                                              hf_error *error);

/** The face as it would be on the photo turned over left to right: x becomes
 *  width - x, right and left swap, contours keep the order promised above,
 *  yaw and roll change sign. Exact: twice gives the same doubles
 *  when coordinates are multiples of 2^-20. */
HF_API HF_CHECKED hf_status hf_face_mirror(hf_face **out, const hf_face *face,
                                           hf_error *error);

/** The face after x' = a x - b y + tx, y' = b x + a y + ty: rotation and
 *  scale together (a^2 + b^2 > 0); sds and radii scale along, roll turns
 *  along. The photo size becomes width, height. Numbers that are not finite
 *  and a scale of 0 are HF_E_OPTION. */
HF_API HF_CHECKED hf_status hf_face_transform(hf_face **out,
                                              const hf_face *face, double a,
                                              double b, double tx, double ty,
                                              int width, int height,
                                              hf_error *error);

/* ------------------------------------------------- landmark schemes */

/** Schemes whose points map into contours. */
typedef enum hf_scheme {
    HF_SCHEME_MESH478 = 0, /**< MediaPipe attention mesh with irises */
    HF_SCHEME_IBUG68,      /**< iBUG 300-W: no iris, no fold */
    HF_SCHEME_FRL189,      /**< Face Research Lab, 189 points */
    HF_SCHEME_WFLW98,      /**< WFLW, 98 points: pupils without radius */
    HF_SCHEME_COUNT
} hf_scheme;

/** "mediapipe-478", "ibug-68", "frl-189", "wflw-98". */
HF_API const char *hf_scheme_name(hf_scheme scheme);
/** Points in the scheme: 478, 68, 189, 98. */
HF_API size_t hf_scheme_size(hf_scheme scheme);

/** A face from a scheme's points (photo px, in the scheme's own order).
 *  Contours and irises the scheme lacks stay absent. Schemes name sides by
 *  the image or by the patient; the result is always by the patient, on a
 *  photo that is not mirrored. The source becomes the scheme's name. An iris
 *  whose rim is one point counts as not seen. count must be hf_scheme_size
 *  and the points used fit for hf_face_set_contour: else HF_E_OPTION. */
HF_API HF_CHECKED hf_status hf_face_from_scheme(hf_face **out, hf_scheme scheme,
                                                const hf_point *points,
                                                size_t count, int width,
                                                int height, hf_error *error);

/* ------------------------------------------------------------ files */

/** Reads a landmark file of one face: `.face.json` (hemiface-face(5)), iBUG
 *  `.pts` or another format of landmarks.h, told by content. Where the file
 *  does not know its photo's size, width and height become the smallest that
 *  hold every point. Points without an sd get 0.5 px, as placed by hand.
 *  HF_E_OPEN, HF_E_FORMAT, HF_E_CORRUPT (with the line or the key),
 *  HF_E_UNSUPPORTED (another number of points than the schemes have, or
 *  several faces), HF_E_LIMIT (over 32 MiB), HF_E_NO_FACE, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_face_read(hf_face **out, const char *path,
                                         hf_error *error);

/** Reads the JSON text of a face; name stands for the path in errors.
 *  HF_E_CORRUPT (also for another format or version), HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_face_from_json(hf_face **out, const char *text,
                                              size_t length, const char *name,
                                              hf_error *error);

/** The face as JSON text, one line without newline (pretty = false) or
 *  indented with a final newline. The same face gives the same bytes; numbers
 *  keep every bit. *out is malloc'ed: free() it. */
HF_API HF_CHECKED hf_status hf_face_to_json(char **out, const hf_face *face,
                                            bool pretty, hf_error *error);

/** Writes `.face.json`, whole or not at all. A face with a record (review.h)
 *  is on the disk when this returns: a hand's work cannot be made again.
 *  HF_E_WRITE, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_face_write(const hf_face *face, const char *path,
                                          hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
