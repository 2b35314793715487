/* face/scheme_wflw98.c - the 98 points of WFLW, counted from 0
 *
 * Sides are by the image there: 33 to 41 is the brow at the image's left, the
 * patient's right. Choices:
 * - brows: the outline's outer tip, 33 and 46, ends both borders.
 * - ala: 55 and 59, the outermost of the nose's base, which lie lower than the
 *   most lateral points of the wings; subnasale is the base's middle, 57.
 * - irises: a pupil is one point, 96 and 97, without a radius, so that none
 *   is made of it.
 * The scheme has no nasolabial fold.
 */
#include "face/scheme.h"

static const hf_scheme_row rows[] = {
    HF_ROW(HF_BROW_UPPER, HF_RIGHT, 37, 36, 35, 34, 33),
    HF_ROW(HF_BROW_UPPER, HF_LEFT, 42, 43, 44, 45, 46),
    HF_ROW(HF_BROW_LOWER, HF_RIGHT, 38, 39, 40, 41, 33),
    HF_ROW(HF_BROW_LOWER, HF_LEFT, 50, 49, 48, 47, 46),
    HF_ROW(HF_LID_UPPER, HF_RIGHT, 64, 63, 62, 61, 60),
    HF_ROW(HF_LID_UPPER, HF_LEFT, 68, 69, 70, 71, 72),
    HF_ROW(HF_LID_LOWER, HF_RIGHT, 64, 65, 66, 67, 60),
    HF_ROW(HF_LID_LOWER, HF_LEFT, 68, 75, 74, 73, 72),
    HF_ROW(HF_CANTHUS_INNER, HF_RIGHT, 64),
    HF_ROW(HF_CANTHUS_INNER, HF_LEFT, 68),
    HF_ROW(HF_CANTHUS_OUTER, HF_RIGHT, 60),
    HF_ROW(HF_CANTHUS_OUTER, HF_LEFT, 72),
    HF_ROW_MIDDLE(HF_LIP_UPPER_OUTER, 76, 77, 78, 79, 80, 81, 82),
    HF_ROW_MIDDLE(HF_LIP_UPPER_INNER, 88, 89, 90, 91, 92),
    HF_ROW_MIDDLE(HF_LIP_LOWER_INNER, 88, 95, 94, 93, 92),
    HF_ROW_MIDDLE(HF_LIP_LOWER_OUTER, 76, 87, 86, 85, 84, 83, 82),
    HF_ROW(HF_COMMISSURE, HF_RIGHT, 76),
    HF_ROW(HF_COMMISSURE, HF_LEFT, 82),
    HF_ROW(HF_CUPID_BOW, HF_RIGHT, 78),
    HF_ROW(HF_CUPID_BOW, HF_LEFT, 80),
    HF_ROW_MIDDLE(HF_PHILTRUM, 57, 79),
    HF_ROW(HF_ALA, HF_RIGHT, 55),
    HF_ROW(HF_ALA, HF_LEFT, 59),
    HF_ROW_MIDDLE(HF_NOSE_TIP, 54),
    HF_ROW_MIDDLE(HF_SUBNASALE, 57),
    HF_ROW_MIDDLE(HF_NASION, 51),
    HF_ROW_MIDDLE(HF_CHIN, 16),
    HF_ROW_MIDDLE(HF_JAW, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
                  16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
                  31, 32),
};

const hf_scheme_table hf_scheme_wflw98 = {
    "wflw-98", 98, rows, sizeof rows / sizeof *rows, NULL,
};
