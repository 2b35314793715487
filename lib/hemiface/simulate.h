/* hemiface/simulate.h - a known movement put into a photo
 *
 * A point p of the photo moves by a * exp(-|p - c|^2 / (2 r^2)): c the
 * contour point that is moved, a the movement, r the radius. The photo is
 * resampled through the inverse of that map, so what a measure should read
 * afterwards is known: the same map applied to the points.
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

/** How the movement fades with distance. */
typedef enum hf_fade {
    HF_FADE_GAUSSIAN = 0, /**< exp(-d^2 / (2 r^2)) */
    HF_FADE_FLAT          /**< 1 up to r, cosine edge, 0 from 2 r */
} hf_fade;

/** One movement, in the face's frame. Plain value. */
typedef struct hf_move {
    double x, y;   /**< centre, mm in the frame */
    double dx, dy; /**< movement at the centre, mm (dx to the patient's left,
                        dy up) */
    double radius; /**< mm */
    hf_fade fade;
} hf_move;

/** One kind of movement that can be named. */
typedef struct hf_move_kind {
    const char *name; /**< "mouth-corner", "brow", "upper-lid", ... */
    double radius;    /**< default radius, mm */
    const char *text; /**< what is moved */
} hf_move_kind;

HF_API size_t hf_move_kind_count(void);
HF_API const hf_move_kind *hf_move_kind_at(size_t index);

/** Reads `what:side:direction=amount` with what from the table above, side
 *  right or left, direction up, down, in (to the midline) or out, amount in
 *  mm ("4mm" or "4"), and optionally `,radius=14mm` and `,fade=flat`; finds
 *  the centre on the face. The map stays one-to-one while |a| < 1.6 r: more
 *  is HF_E_OPTION; so is every word that is not known (the text lists the
 *  known ones). HF_E_UNDEFINED: the face lacks the contour. */
HF_API HF_CHECKED hf_status hf_move_parse(hf_move *out, const char *text,
                                          const hf_face *face,
                                          const hf_frame *frame,
                                          hf_error *error);

/** Where the movements, one after the other, take a point (mm in the frame). */
HF_API void hf_move_point(const hf_move *moves, size_t count, double *x,
                          double *y);

/** The face after the movements: every contour point and iris centre moved;
 *  radii kept. *out: free with hf_face_free. */
HF_API HF_CHECKED hf_status hf_move_face(hf_face **out, const hf_face *face,
                                         const hf_frame *frame,
                                         const hf_move *moves, size_t count,
                                         hf_error *error);

/** The photo after the movements (inverse map by fixed-point iteration,
 *  bicubic sampling). The frame is in full photo pixels; a reduced image
 *  works too. *out: free with hf_image_free. */
HF_API HF_CHECKED hf_status hf_move_image(hf_image **out, const hf_image *image,
                                          const hf_frame *frame,
                                          const hf_move *moves, size_t count,
                                          hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
