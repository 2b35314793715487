/* tests/support/make_face.h - faces built from numbers
 *
 * A made face is a table of points in millimetres of the frame (x to the
 * patient's left, y up, 0 between the pupils), so that what a measure should
 * read is plain from the table. Start from the ideal face, which is exactly
 * symmetric, change what the test is about, then place it on a photo:
 *
 *     make_face m;
 *     hf_frame where = make_frame(400, 300, 0, 0.25);
 *
 *     make_face_ideal(&m);
 *     make_face_shift(&m, HF_COMMISSURE, HF_RIGHT, 0, -4);
 *     face = make_face_place(&m, &where);
 *
 * The ideal face's irises are 11.77 mm wide, so that the iris convention
 * finds the frame's scale again. Its figures are in make_face.c.
 */
#ifndef HF_TEST_MAKE_FACE_H
#define HF_TEST_MAKE_FACE_H

#include <hemiface/face.h>
#include <hemiface/measure.h>

/** Most points of a contour of a made face. */
#define MAKE_MAX 16

/** An array of points x, y, x, y, ... and how many there are. */
#define XY(...)                                                                \
    ((const double[]){__VA_ARGS__}),                                           \
        sizeof((const double[]){__VA_ARGS__}) / sizeof(double) / 2

/** All lengths in mm, sd too; unpaired contours at [id][HF_RIGHT]. */
typedef struct make_face {
    hf_point points[HF_CONTOUR_COUNT][2][MAKE_MAX];
    size_t count[HF_CONTOUR_COUNT][2];
    hf_iris iris[2];
    hf_pose pose; /**< not known, in the ideal face */
} make_face;

/** The symmetric face with every contour; all sds 0. */
void make_face_ideal(make_face *m);
/** Replaces a contour by count points x, y, x, y, ... (sd 0). */
void make_face_set(make_face *m, hf_contour_id id, hf_side side,
                   const double *xy, size_t count);
/** Moves a contour: dx to the patient's left, dy up. */
void make_face_shift(make_face *m, hf_contour_id id, hf_side side, double dx,
                     double dy);
/** Takes a contour away, both sides. */
void make_face_drop(make_face *m, hf_contour_id id);
/** Takes both irises away. */
void make_face_hide(make_face *m);
/** Gives every point, iris centre and iris radius that sd, mm. */
void make_face_sd(make_face *m, double sd);

/** A frame to place by: where the origin is, px; how far the x axis turns from
 *  the photo's towards its bottom, deg; scale. Source: given. */
hf_frame make_frame(double x0, double y0, double degrees, double mm_per_px);
/** The face on a photo of 4000 x 4000 px. Fails the test if it cannot be
 *  made. Free with hf_face_free. */
hf_face *make_face_place(const make_face *m, const hf_frame *where);

/** A value that must be there and ok. */
const hf_value *make_found(const hf_values *values, const char *id,
                           hf_view view, hf_value_side side);

/** A value that must be na for that reason, as printed. */
void assert_reason(const hf_values *values, const char *id, hf_value_side side,
                   const char *reason);

#endif
