/* face/scheme_ibug68.c - the 68 points of iBUG 300-W, counted from 0
 *
 * Sides are by the image there: 17 to 21 is the brow at the image's left, the
 * patient's right. The scheme has the brow as one line along its upper border
 * and neither irises nor nasolabial folds. 33 is the middle of the nostrils'
 * lower border, taken as subnasale; 31 and 35 are the outermost of that
 * border, which is lower than the most lateral point of the wing.
 */
#include "face/scheme.h"

static const hf_scheme_row rows[] = {
    HF_ROW(HF_BROW_UPPER, HF_RIGHT, 21, 20, 19, 18, 17),
    HF_ROW(HF_BROW_UPPER, HF_LEFT, 22, 23, 24, 25, 26),
    HF_ROW(HF_LID_UPPER, HF_RIGHT, 39, 38, 37, 36),
    HF_ROW(HF_LID_UPPER, HF_LEFT, 42, 43, 44, 45),
    HF_ROW(HF_LID_LOWER, HF_RIGHT, 39, 40, 41, 36),
    HF_ROW(HF_LID_LOWER, HF_LEFT, 42, 47, 46, 45),
    HF_ROW(HF_CANTHUS_INNER, HF_RIGHT, 39),
    HF_ROW(HF_CANTHUS_INNER, HF_LEFT, 42),
    HF_ROW(HF_CANTHUS_OUTER, HF_RIGHT, 36),
    HF_ROW(HF_CANTHUS_OUTER, HF_LEFT, 45),
    HF_ROW_MIDDLE(HF_LIP_UPPER_OUTER, 48, 49, 50, 51, 52, 53, 54),
    HF_ROW_MIDDLE(HF_LIP_UPPER_INNER, 60, 61, 62, 63, 64),
    HF_ROW_MIDDLE(HF_LIP_LOWER_INNER, 60, 67, 66, 65, 64),
    HF_ROW_MIDDLE(HF_LIP_LOWER_OUTER, 48, 59, 58, 57, 56, 55, 54),
    HF_ROW(HF_COMMISSURE, HF_RIGHT, 48),
    HF_ROW(HF_COMMISSURE, HF_LEFT, 54),
    HF_ROW(HF_CUPID_BOW, HF_RIGHT, 50),
    HF_ROW(HF_CUPID_BOW, HF_LEFT, 52),
    HF_ROW_MIDDLE(HF_PHILTRUM, 33, 51),
    HF_ROW(HF_ALA, HF_RIGHT, 31),
    HF_ROW(HF_ALA, HF_LEFT, 35),
    HF_ROW_MIDDLE(HF_NOSE_TIP, 30),
    HF_ROW_MIDDLE(HF_SUBNASALE, 33),
    HF_ROW_MIDDLE(HF_NASION, 27),
    HF_ROW_MIDDLE(HF_CHIN, 8),
    HF_ROW_MIDDLE(HF_JAW, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
                  16),
};

const hf_scheme_table hf_scheme_ibug68 = {
    "ibug-68", 68, rows, sizeof rows / sizeof *rows, NULL,
};
