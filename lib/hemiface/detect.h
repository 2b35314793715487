/* hemiface/detect.h - from a photo to a face
 *
 * MediaPipe's face finder and attention mesh (reference: Bazarevsky et al.
 * 2019, BlazeFace, arXiv 1907.05047; Grishchenko et al. 2020, Attention Mesh,
 * arXiv 2006.10962), run by hemiface's own layers from the unmodified model
 * files embedded in the library.
 */
#ifndef HEMIFACE_DETECT_H
#define HEMIFACE_DETECT_H

#include <stdbool.h>
#include <hemiface/error.h>
#include <hemiface/face.h>
#include <hemiface/image.h>
#include <hemiface/quality.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Networks and their working memory, of which up to 128 MiB are kept from
 *  photo to photo. One thread at a time per detector; several detectors may be
 *  used at once. */
typedef struct hf_detector hf_detector;

/** Which network looks for faces. */
typedef enum hf_finder {
    HF_FINDER_AUTO = 0, /**< short range; full range when it finds none */
    HF_FINDER_SHORT,    /**< faces above about 15 % of the long side */
    HF_FINDER_FULL      /**< full range, sparse weights: above about 5 % */
} hf_finder;

/** How to detect. Fill with hf_detect_options_init, then change. */
typedef struct hf_detect_options {
    size_t size; /**< sizeof(hf_detect_options), set by _init */
    hf_finder finder;
    /** Which face, from 1, in the order of hf_detect_report; 0 (default) =
     *  the largest central one. */
    int face;
    /** Run photo and mirrored photo and average (default true), so that
     *  swapping the sides of the input swaps the sides of the output. */
    bool mirror;
    /** Further passes of the mesh from its own result [0..5], default 2:
     *  makes the result independent of the finder's box. */
    int passes;
    /** Average over the source area of each sample (default true) instead of
     *  plain bilinear sampling, when the crop is reduced. */
    bool area;
    /** Move brows, lids, irises, lips and nose from where the mesh thinks they
     *  are to where the picture shows them, each side on its own: the mesh
     *  pulls faces towards symmetry. And find nasolabial folds, which the mesh
     *  has not: three points at 0.27, 0.51 and 0.82 of the height from the
     *  nose's wing down to the mouth corner, where people put them; absent on a
     *  side where none shows, and on pictures with less than about 100 px
     *  between the pupils. A fold that does not show by its shading is not
     *  found; where only part of it does, the other points have an sd of 2.5
     *  instead of 1 mm (README). Default true. */
    bool refine;
    /** Turn contours and irises back by the yaw, by the depth of the mesh
     *  (default false; up to 10 deg): they are then no places on the photo any
     *  more, and hf_pose says corrected. Between two photos of a person nose
     *  and philtrum then move half as much (README). But a mouth corner drawn
     *  8 mm down or out on one side makes the mesh believe in 0.6 to 0.9 deg of
     *  yaw: that puts nose and philtrum off by 0.3 to 0.5 mm. What is unsure
     *  about yaw and depth is in no sd. */
    bool pose_correct;
} hf_detect_options;

/** Sets the defaults above. */
HF_API void hf_detect_options_init(hf_detect_options *options);

/** Most faces a report lists; the smallest ones beyond it are dropped. */
#define HF_MAX_FACES 32

/** A box in photo pixels. */
typedef struct hf_box {
    double x, y, width, height;
    double score; /**< the finder's confidence [0..1] */
} hf_box;

/** What was seen on the way. Plain value. */
typedef struct hf_detect_report {
    int faces;  /**< faces found [0..HF_MAX_FACES] */
    int chosen; /**< number of the face returned, from 1; 0 = none */
    /** The faces by area * exp(-2 d^2), largest first, so that 1 is the
     *  default; d = distance of the box's centre from the photo's, over half
     *  the diagonal. */
    hf_box boxes[HF_MAX_FACES];
    double presence;         /**< the mesh's own "this is a face" [0..1] */
    hf_finder finder;        /**< the network that found the faces */
    int reduction;           /**< photo pixels per pixel the mesh read */
    double find_ms, mesh_ms; /**< wall-clock time spent */
    double decode_ms;        /**< filled by hf_detect_photo */
    /** Root mean square distance of the photo's and the mirrored photo's
     *  landmarks, px: the network's own disagreement. 0 without mirror. */
    double mirror_rms;
    double refine_ms;  /**< wall-clock time spent */
    double quality_ms; /**< wall-clock time spent */
    /** What the photo says of its colours; filled by hf_detect_photo. */
    hf_colour_said colours;
} hf_detect_report;

/** Loads the embedded networks (milliseconds, once). HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_detector_new(hf_detector **out, hf_error *error);
/** Frees a detector. NULL is fine. */
HF_API void hf_detector_free(hf_detector *detector);

/** Finds the face on a picture. Coordinates of the result are photo pixels
 *  (hf_image_full_width). options: NULL = defaults; report: may be NULL, is
 *  filled on HF_E_NO_FACE too. HF_E_NO_FACE, HF_E_OPTION, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_detect(hf_face **out, hf_detector *detector,
                                      const hf_image *image,
                                      const hf_detect_options *options,
                                      hf_detect_report *report,
                                      hf_error *error);

/** Reads a photo at the resolution its face needs and no more, and finds the
 *  face: a reduced decode first, a finer one if the pupils are less than
 *  120 px apart on it. image_options: NULL = defaults; an `enough` other than
 *  0 is taken as it is and the photo is read once. image_out: NULL, or
 *  receives the pixels that were measured (free it).
 *  Errors of hf_image_read and hf_detect, which name the photo. */
HF_API HF_CHECKED hf_status
hf_detect_photo(hf_face **out, hf_image **image_out, hf_detector *detector,
                const char *path, const hf_image_options *image_options,
                const hf_detect_options *options, hf_detect_report *report,
                hf_error *error);

/** The same for a photo whose bytes are in memory, for those who read them
 *  anyway; they are not counted in max_bytes. path stands in error texts, its
 *  last part in the face (hf_face_photo). bytes NULL: hf_detect_photo. */
HF_API HF_CHECKED hf_status hf_detect_photo_memory(
    hf_face **out, hf_image **image_out, hf_detector *detector,
    const void *bytes, size_t count, const char *path,
    const hf_image_options *image_options, const hf_detect_options *options,
    hf_detect_report *report, hf_error *error);

/** Looks at the pixels where a face is: what hf_detect and hf_detect_photo do
 *  for the face they return. For faces from elsewhere, whose coordinates are
 *  the photo's. others: of hf_quality. Without canthi only that is known;
 *  without jaw, light is NaN. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_quality_look(hf_quality *out,
                                            const hf_face *face,
                                            const hf_image *image, int others,
                                            hf_error *error);

/** The raw 478 landmarks (x, y in photo px, z in the same unit), for tests
 *  and for those who need the mesh. xyz holds 3 * 478 doubles. */
HF_API HF_CHECKED hf_status hf_detect_mesh(double *xyz, hf_detector *detector,
                                           const hf_image *image,
                                           const hf_detect_options *options,
                                           hf_detect_report *report,
                                           hf_error *error);

/** Name and sha256 (hex) of an embedded model, for provenance; index from 0,
 *  false past the last. Borrowed, static. */
HF_API bool hf_detect_model(size_t index, const char **name,
                            const char **sha256);

#ifdef __cplusplus
}
#endif
#endif
