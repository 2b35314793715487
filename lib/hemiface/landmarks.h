/* hemiface/landmarks.h - landmark files of other programs, read and written
 *
 * A landmark file holds the points of one face or of many. Each becomes an
 * hf_face (face.h), by which it is measured; what its scheme has beyond a
 * face's contours (the points along the nose's ridge, for one) is kept beside
 * it, so that writing the points again in a format of the same scheme loses
 * nothing but what hf_lost says. Nothing is made up: a point that is neither
 * in the file nor on a contour is a gap, and a format that cannot leave a gap
 * refuses that face.
 *
 * Between other schemes, a contour goes over point by point where both have
 * it with as many points; else its points are gaps.
 */
#ifndef HEMIFACE_LANDMARKS_H
#define HEMIFACE_LANDMARKS_H

#include <hemiface/face.h>

#ifdef __cplusplus
extern "C" {
#endif

/** File formats. Where a whole number stands for a pixel's centre (all but
 *  .face.json, .tem and MediaPipe's), 0.5 px are added on reading, so that the
 *  centre of the photo's first pixel is 0.5; .pts counts pixels from 1. */
typedef enum hf_format {
    HF_FORMAT_FACE = 0,      /**< hemiface-face(5) */
    HF_FORMAT_PTS,           /**< iBUG 300-W: 68 points */
    HF_FORMAT_EMOTRICS,      /**< Emotrics: 68 points, irises, whole px */
    HF_FORMAT_EMOTRICS_PLUS, /**< Emotrics+: 68 to 76 points with labels */
    HF_FORMAT_EMOTRICS_CSV,  /**< Emotrics+: the points alone, as CSV */
    HF_FORMAT_TEM,           /**< WebMorph template of 189 points */
    HF_FORMAT_OPENFACE,      /**< OpenFace CSV: columns x_0 to y_67 */
    HF_FORMAT_DLIB,          /**< dlib's XML of images, boxes and parts */
    HF_FORMAT_WFLW,          /**< WFLW list: 98 points a line */
    HF_FORMAT_AUTO_EFACE,    /**< Auto-eFACE CSV: a photo a row */
    HF_FORMAT_DYNAFACE,      /**< dynaface CSV: landmark-1-x and so on */
    HF_FORMAT_MEDIAPIPE,     /**< MediaPipe JSON: 478 points in shares of
                                  the photo's sides */
    HF_FORMAT_COCO,          /**< COCO-like JSON: keypoints of a scheme */
    HF_FORMAT_COUNT
} hf_format;

/** The format's word, e.g. "emotrics-plus"; "" for a number that is none. */
HF_API const char *hf_format_name(hf_format format);
/** How its files' names end, e.g. ".txt". */
HF_API const char *hf_format_ending(hf_format format);
/** What it is, in a few words. */
HF_API const char *hf_format_text(hf_format format);

/** The faces of a file. */
typedef struct hf_landmarks hf_landmarks;

/** Reads a landmark file, told by content. Points without an sd get 0.5 px,
 *  as placed by hand; where the photo's size is not in the file, it becomes
 *  the smallest that holds every point.
 *  HF_E_OPEN; HF_E_FORMAT: none of the formats; HF_E_CORRUPT (with the line or
 *  the key); HF_E_UNSUPPORTED (another number of points than the schemes
 *  have); HF_E_LIMIT (over 32 MiB); HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_landmarks_read(hf_landmarks **out,
                                              const char *path,
                                              hf_error *error);
/** Frees them. NULL is fine. */
HF_API void hf_landmarks_free(hf_landmarks *landmarks);

/** What the file was. */
HF_API hf_format hf_landmarks_format(const hf_landmarks *landmarks);
/** How many faces it holds. */
HF_API size_t hf_landmarks_count(const hf_landmarks *landmarks);
/** A face of it; NULL past the end. Borrowed. */
HF_API const hf_face *hf_landmarks_get(const hf_landmarks *landmarks,
                                       size_t index);

/** Whether the file says how large a face's photo is. */
HF_API bool hf_landmarks_sized(const hf_landmarks *landmarks, size_t index);

/** The format of a file by its content, which may be damaged all the same;
 *  HF_FORMAT_COUNT: none, or it cannot be read. Any JSON object that is no
 *  other's counts as a face file. */
HF_API hf_format hf_landmarks_tell(const char *path);

/** Kinds of things that a format has no place for. */
typedef enum hf_lost_kind {
    HF_LOST_PHOTO = 0, /**< the photo's name */
    HF_LOST_SIZE,      /**< the photo's size */
    HF_LOST_SD,        /**< how sure points are */
    HF_LOST_SOURCE,    /**< who placed the points */
    HF_LOST_POSE,      /**< the head's pose */
    HF_LOST_QUALITY,   /**< the photo's quality */
    HF_LOST_IRIS,      /**< irises */
    HF_LOST_BOX,       /**< the face's box */
    HF_LOST_FRACTION,  /**< fractions of a pixel */
    HF_LOST_POINTS,    /**< points on no contour */
    HF_LOST_REVIEW,    /**< the record of a review */
    HF_LOST_COUNT
} hf_lost_kind;

/** "the photo's name" and so on; "" for a number that is none. */
HF_API const char *hf_lost_text(hf_lost_kind kind);

/** What writing left out: bit 1 << kind, and bit 1 << hf_contour_id. */
typedef struct hf_lost {
    unsigned kinds, contours;
} hf_lost;

/** Writes one face of a file in a format, whole or not at all; lost is filled.
 *  HF_E_UNSUPPORTED: the format cannot leave out points that the face has not
 *  (they are named), or needs the photo's size. HF_E_OPTION: no such format or
 *  index. HF_E_WRITE, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_landmarks_write(const hf_landmarks *landmarks,
                                               size_t index, hf_format format,
                                               const char *path, hf_lost *lost,
                                               hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
