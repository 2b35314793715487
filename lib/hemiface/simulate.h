/* hemiface/simulate.h - a known movement put into a photo
 *
 * A point p of the photo moves by a * exp(-|p - c|^2 / (2 r^2)): c the
 * contour point that is moved, a the movement, r the radius. The photo is
 * resampled through the inverse of that map, so what a measure should read
 * afterwards is known: the same map applied to the points.
 *
 * An eye closes to a known gap: the upper lid's margin comes down over it, the
 * skin above is drawn down with it, lower lid and canthi stay.
 */
#ifndef HEMIFACE_SIMULATE_H
#define HEMIFACE_SIMULATE_H

#include <stddef.h>
#include <hemiface/error.h>
#include <hemiface/face.h>
#include <hemiface/image.h>
#include <hemiface/measure.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How the movement fades with distance d. The map stays one-to-one below
 *  1 / (steepest slope of the fade); movements must stay under the limits
 *  here, 3 % below that. */
typedef enum hf_fade {
    HF_FADE_GAUSSIAN = 0, /**< exp(-d^2 / (2 r^2)); |a| < 1.6 r */
    HF_FADE_FLAT,         /**< 1 up to r, (1 + cos(pi (d - r) / r)) / 2 up to
                               2 r, 0 beyond; |a| < 0.62 r */
    HF_FADE_LID           /**< an eye that closes: d is the height above the
                               lid's margin, the skin moves by its drop times
                               (1 + cos(pi d / r)) / 2 up to r */
} hf_fade;

/** Places along a lid at which its profile is kept: the lines between them
 *  are within 0.01 mm of the splines. */
#define HF_LID_SAMPLES 65

/** An upper lid that comes down, mm in the frame. Plain value. */
typedef struct hf_lid {
    double gap;        /**< pfh afterwards */
    double from, step; /**< abscissae of the samples; step 0 = stays */
    double margin[HF_LID_SAMPLES]; /**< height of the margin before */
    double drop[HF_LID_SAMPLES];   /**< how far it comes down, >= 0 */
} hf_lid;

/** One movement, in the face's frame. Plain value. */
typedef struct hf_move {
    double x, y;   /**< centre, mm in the frame */
    double dx, dy; /**< movement at the centre, mm (dx to the patient's left,
                        dy up); not used by HF_FADE_LID */
    double radius; /**< mm */
    hf_fade fade;
    hf_lid lids[2]; /**< by hf_side; only for HF_FADE_LID */
} hf_move;

/** One kind of movement that can be named. */
typedef struct hf_move_kind {
    const char *name; /**< "mouth-corner", "brow", "upper-lid", ... */
    double radius;    /**< default radius, mm; of an eye the height of skin
                           above the margin that is drawn down */
    const char *text; /**< what is moved */
} hf_move_kind;

/** Kinds of movement. */
HF_API size_t hf_move_kind_count(void);
/** A kind, or NULL past the end. Static. */
HF_API const hf_move_kind *hf_move_kind_at(size_t index);

/** Reads `what:side:direction=amount` with what from the table above, side
 *  right or left, direction up, down, in (to the midline) or out, amount in
 *  mm ("4mm" or "4"), and optionally `,radius=14mm` and `,fade=flat`; finds
 *  the centre on the face. Or `eye:side:gap=amount`, side right, left or both,
 *  optionally `,radius=9mm`: closes until pfh is that many mm. A movement
 *  beyond the limit of its fade is HF_E_OPTION; so is a gap wider than the eye
 *  is open, and every word that is not known (the text lists the known ones).
 *  HF_E_UNDEFINED: the face lacks the contour. */
HF_API HF_CHECKED hf_status hf_move_parse(hf_move *out, const char *text,
                                          const hf_face *face,
                                          const hf_frame *frame,
                                          hf_error *error);

/** Where the movements, one after the other, take a point (mm in the frame).
 *  What a closing lid covers stays where it is. */
HF_API void hf_move_point(const hf_move *moves, size_t count, double *x,
                          double *y);

/** The face after the movements: every contour point and iris centre moved;
 *  radii kept. A closing lid leaves the iris in its place; under a gap of a
 *  quarter of its diameter it is no longer present. *out: free with
 * hf_face_free. HF_E_OPTION: a movement without a radius or beyond the limit of
 * its fade. */
HF_API HF_CHECKED hf_status hf_move_face(hf_face **out, const hf_face *face,
                                         const hf_frame *frame,
                                         const hf_move *moves, size_t count,
                                         hf_error *error);

/** The photo after the movements: the inverse map by iteration to rounding,
 *  bicubic sampling. Pixels that move by less than a thousandth of a pixel
 *  are copied; those that a lid's edge crosses are averaged. The frame is in
 * full photo pixels; a reduced image works too. *out: free with hf_image_free.
 * HF_E_OPTION as above, HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_move_image(hf_image **out, const hf_image *image,
                                          const hf_frame *frame,
                                          const hf_move *moves, size_t count,
                                          hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
