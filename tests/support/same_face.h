/* tests/support/same_face.h - a small face, and equality of faces */
#ifndef HF_TEST_SAME_FACE_H
#define HF_TEST_SAME_FACE_H

#include "tests/support/check.h"

#include <hemiface/face.h>

/** A face on 100 x 50 px with something of every kind: right brow (2 points),
 *  upper lip (3), philtrum (2), right iris, pose, source, photo. */
hf_face *test_face(void);

/** Fails unless the faces agree in every bit. */
void assert_same_face(const hf_face *a, const hf_face *b);

#endif
