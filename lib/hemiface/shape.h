/* hemiface/shape.h - dlib's shape predictors, to compare with
 *
 * Reads the files that dlib's shape_predictor writes (usually NAME.dat) and
 * finds the points of a face by them: cascades of regression trees (Kazemi &
 * Sullivan, One millisecond face alignment with an ensemble of regression
 * trees, CVPR 2014). The same file, pixels and box give dlib's points, before
 * dlib rounds them to whole pixels. No part of dlib is needed.
 *
 * For comparison only: such a predictor pulls faces towards what it learned
 * from, treats right and left differently, and depends on its box.
 */
#ifndef HEMIFACE_SHAPE_H
#define HEMIFACE_SHAPE_H

#include <stddef.h>
#include <hemiface/detect.h>
#include <hemiface/error.h>
#include <hemiface/face.h>
#include <hemiface/image.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A predictor. Never changes once read: any number of threads may use it. */
typedef struct hf_shape hf_shape;

/** Largest file that is read, bytes (512 MiB): five times those that are
 *  around, below what exhausts a machine. */
#define HF_SHAPE_MOST_BYTES ((size_t)512 << 20)
/** Most points of a predictor; known ones have 5 to 194. */
#define HF_SHAPE_MOST_POINTS 1000

/** A box as dlib's rectangle: numbers of the first and last column and row in
 *  it, from 0, may lie outside the picture. */
typedef struct hf_shape_box {
    int left, top, right, bottom;
} hf_shape_box;

/** Farthest from 0 that a box may reach, px. */
#define HF_SHAPE_FARTHEST 1000000

/** Reads a predictor: version 1 of the format, numbers in binary. Every length
 *  is held against the bytes that are there, so that memory never exceeds
 *  six times the file's size (known files: two).
 *  HF_E_OPEN, HF_E_LIMIT, HF_E_FORMAT (something else, also another version),
 *  HF_E_CORRUPT (with the byte), HF_E_MEMORY. Free with hf_shape_free. */
HF_API HF_CHECKED hf_status hf_shape_read(hf_shape **out, const char *path,
                                          hf_error *error);
/** The same from memory; name stands for the path in error texts. */
HF_API HF_CHECKED hf_status hf_shape_read_memory(hf_shape **out,
                                                 const void *bytes,
                                                 size_t count, const char *name,
                                                 hf_error *error);
/** Frees a predictor. NULL is fine. */
HF_API void hf_shape_free(hf_shape *shape);

/** How many points it finds [1..HF_SHAPE_MOST_POINTS]. */
HF_API size_t hf_shape_points(const hf_shape *shape);
/** SHA-256 of the file, 64 hexadecimal digits: which model it is. Borrowed. */
HF_API const char *hf_shape_sha256(const hf_shape *shape);

/** Finds the points: xy receives x, y, x, y, ... (2 * hf_shape_points), photo
 *  pixels of hemiface, whose first pixel's centre is (0.5, 0.5): dlib's plus
 *  0.5. A pixel's brightness is dlib's, (red + green + blue) / 3 rounded down,
 *  and 0 outside the picture.
 *  HF_E_OPTION: the picture is reduced (hf_image_reduction), or the box has no
 *  area or reaches beyond HF_SHAPE_FARTHEST. HF_E_CORRUPT: the model's numbers
 *  lead nowhere. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_shape_run(double *xy, const hf_shape *shape,
                                         const hf_image *image,
                                         const hf_shape_box *box,
                                         hf_error *error);

/** The box that dlib's own frontal detector would give, from a box of
 *  hf_detect_report (photo pixels): a square to a pixel, see shape_face.c for
 * the rule and what it was measured on. Predictors learned from that detector's
 * boxes and are worse in others. */
HF_API hf_shape_box hf_shape_box_of(const hf_box *found);

/** A face from a predictor of 68 points, by the scheme "ibug-68": without
 *  irises, lower borders of the brows and folds. The source is "dlib-68 sha256"
 *  and the model's sha256. Of the quality only what the picture shows is set.
 *  HF_E_UNSUPPORTED: another number of points. Errors of hf_shape_run. */
HF_API HF_CHECKED hf_status hf_shape_face(hf_face **out, const hf_shape *shape,
                                          const hf_image *image,
                                          const hf_shape_box *box,
                                          hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
