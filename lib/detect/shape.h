/* detect/shape.h - the inside of a shape predictor */
#ifndef HF_DETECT_SHAPE_H
#define HF_DETECT_SHAPE_H

#include <stdint.h>
#include <hemiface/shape.h>

#include "base/sha256.h"

/** A question: is pixel `first` brighter than pixel `second` by more than
 *  `limit`? Node i is followed by 2 i + 1 (yes) or 2 i + 2. */
struct hf_shape_split {
    uint32_t first, second; /**< pixels of the stage */
    float limit;
};

/** A tree; answers past its last split are leaves. */
struct hf_shape_tree {
    struct hf_shape_split *splits; /**< owned; may be NULL when count is 0 */
    float *leaves;                 /**< owned; count + 1 rows of 2 * points */
    size_t count;                  /**< of the splits */
};

/** A stage: the pixels it looks at and the trees that move the points. */
struct hf_shape_stage {
    struct hf_shape_tree *trees; /**< owned */
    size_t count;                /**< of the trees */
    uint32_t *anchors;           /**< owned; a pixel's point */
    float (*deltas)[2];          /**< owned; from there, on the mean shape */
    size_t pixels;
};

struct hf_shape {
    size_t points;
    float *start; /**< owned; x, y, ... of the mean shape, box = 0 to 1 */
    struct hf_shape_stage *stages; /**< owned */
    size_t count;                  /**< of the stages */
    char sha256[HF_SHA256_SIZE];
};

#endif
