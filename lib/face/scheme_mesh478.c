/* face/scheme_mesh478.c - MediaPipe's attention mesh with irises
 *
 * Numbers follow MediaPipe's face mesh topology: the image's left half is the
 * patient's right. 468 and up are the irises, whose rim points are, from the
 * one at the right of the image and then counter-clockwise as seen, right,
 * top, left, bottom; right and left span the horizontal diameter.
 *
 * Where several mesh points could stand for an anatomical one, the choice was
 * made on ten photos with hand-placed points (frl-189), in per cent of the
 * distance of the pupils:
 * - ala: 49/279 lie on the wing's most lateral point within 1.8 and 2.5 %;
 *   64/294 and 48/278 are lower (9 % and 5 %) and less lateral, 129/358 lie
 *   beside the wing in the cheek;
 * - nose tip: 4 is the point nearest to the camera on every one of the ten,
 *   1 lies below it;
 * - subnasale: 2 is where the columella ends, 2 % below the hand-placed
 *   bottom of the nose.
 *
 * The mesh has no nasolabial fold.
 */
#include "face/scheme.h"

static const hf_scheme_row rows[] = {
    HF_ROW(HF_BROW_UPPER, HF_RIGHT, 107, 66, 105, 63, 70),
    HF_ROW(HF_BROW_UPPER, HF_LEFT, 336, 296, 334, 293, 300),
    HF_ROW(HF_BROW_LOWER, HF_RIGHT, 55, 65, 52, 53, 46),
    HF_ROW(HF_BROW_LOWER, HF_LEFT, 285, 295, 282, 283, 276),
    HF_ROW(HF_LID_UPPER, HF_RIGHT, 133, 173, 157, 158, 159, 160, 161, 246, 33),
    HF_ROW(HF_LID_UPPER, HF_LEFT, 362, 398, 384, 385, 386, 387, 388, 466, 263),
    HF_ROW(HF_LID_LOWER, HF_RIGHT, 133, 155, 154, 153, 145, 144, 163, 7, 33),
    HF_ROW(HF_LID_LOWER, HF_LEFT, 362, 382, 381, 380, 374, 373, 390, 249, 263),
    HF_ROW(HF_CANTHUS_INNER, HF_RIGHT, 133),
    HF_ROW(HF_CANTHUS_INNER, HF_LEFT, 362),
    HF_ROW(HF_CANTHUS_OUTER, HF_RIGHT, 33),
    HF_ROW(HF_CANTHUS_OUTER, HF_LEFT, 263),
    HF_ROW_MIDDLE(HF_LIP_UPPER_OUTER, 61, 185, 40, 39, 37, 0, 267, 269, 270,
                  409, 291),
    HF_ROW_MIDDLE(HF_LIP_UPPER_INNER, 78, 191, 80, 81, 82, 13, 312, 311, 310,
                  415, 308),
    HF_ROW_MIDDLE(HF_LIP_LOWER_INNER, 78, 95, 88, 178, 87, 14, 317, 402, 318,
                  324, 308),
    HF_ROW_MIDDLE(HF_LIP_LOWER_OUTER, 61, 146, 91, 181, 84, 17, 314, 405, 321,
                  375, 291),
    HF_ROW(HF_COMMISSURE, HF_RIGHT, 61),
    HF_ROW(HF_COMMISSURE, HF_LEFT, 291),
    HF_ROW(HF_CUPID_BOW, HF_RIGHT, 37),
    HF_ROW(HF_CUPID_BOW, HF_LEFT, 267),
    HF_ROW_MIDDLE(HF_PHILTRUM, 164, 0),
    HF_ROW(HF_ALA, HF_RIGHT, 49),
    HF_ROW(HF_ALA, HF_LEFT, 279),
    HF_ROW_MIDDLE(HF_NOSE_TIP, 4),
    HF_ROW_MIDDLE(HF_SUBNASALE, 2),
    HF_ROW_MIDDLE(HF_NASION, 168),
    HF_ROW_MIDDLE(HF_CHIN, 152),
    HF_ROW_MIDDLE(HF_JAW, 234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152,
                  377, 400, 378, 379, 365, 397, 288, 361, 323, 454),
};

static const hf_scheme_iris irises[2] = {
    [HF_RIGHT] = {468, 471, 469},
    [HF_LEFT] = {473, 476, 474},
};

const hf_scheme_table hf_scheme_mesh478 = {
    "mediapipe-478", 478, rows, sizeof rows / sizeof *rows, irises,
};
