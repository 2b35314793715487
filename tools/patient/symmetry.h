/* symmetry.h - how unlike its mirror image a region of the face is */
#ifndef HF_SYMMETRY_H
#define HF_SYMMETRY_H

#include "shape.h"

typedef enum hf_part {
    HF_PART_BROW,
    HF_PART_EYE,
    HF_PART_NOSE,
    HF_PART_MOUTH,
    HF_PART_FACE, /* all of them and the chin */
    HF_PARTS
} hf_part;

/** Root mean square distance, mm, of the part's points from their partners'
 *  image in the line that fits the whole face best. */
double hf_part_asymmetry(const hf_shape *s, hf_part part);

#endif
