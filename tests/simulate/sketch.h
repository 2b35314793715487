/* tests/simulate/sketch.h - a face of few points, right side only
 *
 * Frame: origin at photo pixel (200, 150), x to the right of the photo, 0.2 mm
 * a pixel: mm (x, y) is pixel (200 + 5 x, 150 - 5 y).
 */
#ifndef HF_TEST_SKETCH_H
#define HF_TEST_SKETCH_H

#include "tests/support/check.h"

#include <hemiface/simulate.h>

static const hf_frame sketch_frame = {.x0 = 200.0,
                                      .y0 = 150.0,
                                      .ux = 1.0,
                                      .uy = 0.0,
                                      .mm_per_px = 0.2,
                                      .pupil_x = {-31.0, 31.0}};

typedef struct sketch_line {
    hf_contour_id id;
    hf_side side;
    size_t count;
    double mm[4][2];
} sketch_line;

static const sketch_line sketch_lines[] = {
    {HF_BROW_UPPER, HF_RIGHT, 3, {{-10, 20}, {-30, 25}, {-45, 20}}},
    {HF_CANTHUS_INNER, HF_RIGHT, 1, {{-16, 0}}},
    {HF_CANTHUS_OUTER, HF_RIGHT, 1, {{-44, 2}}},
    {HF_LID_UPPER, HF_RIGHT, 4, {{-16, 0}, {-26, 5}, {-34, 5}, {-44, 2}}},
    {HF_LID_LOWER, HF_RIGHT, 3, {{-16, 0}, {-30, -5}, {-44, 2}}},
    {HF_COMMISSURE, HF_RIGHT, 1, {{-25, -60}}},
    /* the left side has its corner and a brow that ends before the pupil */
    {HF_COMMISSURE, HF_LEFT, 1, {{25, -60}}},
    {HF_BROW_UPPER, HF_LEFT, 2, {{10, 20}, {30, 25}}},
    {HF_NOSE_TIP, HF_RIGHT, 1, {{0, -35}}},
};

static inline hf_face *sketch_face(void)
{
    hf_face *face = NULL;
    const hf_iris iris = {true, 45.0, 150.0, 29.0, 0.5, 0.5};

    assert_ok(hf_face_new(&face, 400, 600, error));
    for (size_t i = 0; i < sizeof sketch_lines / sizeof *sketch_lines; i++) {
        const sketch_line *s = &sketch_lines[i];
        hf_point points[4];
        for (size_t k = 0; k < s->count; k++)
            points[k] = (hf_point){200.0 + 5.0 * s->mm[k][0],
                                   150.0 - 5.0 * s->mm[k][1], 0.5};
        assert_ok(
            hf_face_set_contour(face, s->id, s->side, points, s->count, error));
    }
    assert_ok(hf_face_set_iris(face, HF_RIGHT, iris, error));
    return face;
}

#endif
