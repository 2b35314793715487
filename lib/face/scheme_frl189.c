/* face/scheme_frl189.c - the 189 points of the Face Research Lab
 *
 * DeBruine and Jones 2017, doi 10.6084/m9.figshare.5047666, counted from 0.
 * Its left is the image's, the patient's right. Choices:
 * - iris: centre is the pupil's point, which a person placed for itself; the
 *   outline's top and bottom lie on the lids where these cover it. The radius
 *   is half the distance of the outline's left and right points.
 * - ala: 62 and 67, upper outer border of the nostril's wing; on 101 photos
 *   they are more lateral than 63 and 68 by 0.4 and 0.2 % of the distance of
 * the pupils.
 * - subnasale: 55, "bottom-centre of nose", lies at the columella's base.
 * - nose tip: the middle between the two sides of its most bulbous part.
 * - philtrum: the middles between its two ridges, top and bottom.
 * - the jaw is placed too loosely to be taken over.
 */
#include "face/scheme.h"

static const hf_scheme_row rows[] = {
    HF_ROW(HF_BROW_UPPER, HF_RIGHT, 75, 74, 73, 72, 71),
    HF_ROW(HF_BROW_UPPER, HF_LEFT, 78, 79, 80, 81, 82),
    HF_ROW(HF_BROW_LOWER, HF_RIGHT, 76, 84, 83, 71),
    HF_ROW(HF_BROW_LOWER, HF_LEFT, 77, 85, 86, 82),
    HF_ROW(HF_LID_UPPER, HF_RIGHT, 22, 21, 20, 19, 18),
    HF_ROW(HF_LID_UPPER, HF_LEFT, 23, 24, 25, 26, 27),
    HF_ROW(HF_LID_LOWER, HF_RIGHT, 22, 30, 29, 28, 18),
    HF_ROW(HF_LID_LOWER, HF_LEFT, 23, 31, 32, 33, 27),
    HF_ROW(HF_CANTHUS_INNER, HF_RIGHT, 22),
    HF_ROW(HF_CANTHUS_INNER, HF_LEFT, 23),
    HF_ROW(HF_CANTHUS_OUTER, HF_RIGHT, 18),
    HF_ROW(HF_CANTHUS_OUTER, HF_LEFT, 27),
    HF_ROW_MIDDLE(HF_LIP_UPPER_OUTER, 87, 88, 89, 90, 91, 92, 93),
    HF_ROW_MIDDLE(HF_LIP_UPPER_INNER, 87, 94, 95, 96, 97, 98, 93),
    HF_ROW_MIDDLE(HF_LIP_LOWER_INNER, 87, 99, 100, 101, 102, 103, 93),
    HF_ROW_MIDDLE(HF_LIP_LOWER_OUTER, 87, 104, 105, 106, 107, 108, 93),
    HF_ROW(HF_COMMISSURE, HF_RIGHT, 87),
    HF_ROW(HF_COMMISSURE, HF_LEFT, 93),
    HF_ROW(HF_CUPID_BOW, HF_RIGHT, 89),
    HF_ROW(HF_CUPID_BOW, HF_LEFT, 91),
    {HF_PHILTRUM, HF_RIGHT, HF_NUMBERS(170, 171), 2, HF_NUMBERS(172, 173)},
    HF_ROW(HF_ALA, HF_RIGHT, 62),
    HF_ROW(HF_ALA, HF_LEFT, 67),
    HF_ROW_MIDDLE(HF_SUBNASALE, 55),
    {HF_NOSE_TIP, HF_RIGHT, HF_NUMBERS(54), 1, HF_NUMBERS(60)},
    HF_ROW_MIDDLE(HF_CHIN, 129),
    HF_ROW(HF_NASOLABIAL_FOLD, HF_RIGHT, 158, 159, 160),
    HF_ROW(HF_NASOLABIAL_FOLD, HF_LEFT, 161, 162, 163),
};

static const hf_scheme_iris irises[2] = {
    [HF_RIGHT] = {0, 4, 8},
    [HF_LEFT] = {1, 12, 16},
};

const hf_scheme_table hf_scheme_frl189 = {
    "frl-189", 189, rows, sizeof rows / sizeof *rows, irises,
};
