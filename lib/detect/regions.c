/* detect/regions.c - the regions of half a face that are refined */
#include "detect/regions.h"

/* Scales from coarse to fine, one a stage: two a stage double the size without
   a gain, and further stages learn the noise of the hand-placed points (their
   held-out error rises). */
const struct hf_region hf_regions[HF_REGIONS] = {
    [HF_REGION_BROW] = {"brow",
                        8,
                        {71, 72, 73, 74, 75, 76, 83, 84},
                        4,
                        {HF_CELL_5, HF_CELL_3, HF_CELL_2, HF_CELL_1},
                        2},
    [HF_REGION_EYE] = {"eye",
                       17,
                       {0, 2, 3, 4, 5, 6, 7, 8, 9, 18, 19, 20, 21, 22, 28, 29,
                        30},
                       5,
                       {HF_CELL_3, HF_CELL_2, HF_CELL_1, HF_CELL_2, HF_CELL_1},
                       2},
    [HF_REGION_MOUTH] = {"mouth",
                         13,
                         {87, 88, 89, 90, 94, 95, 96, 99, 100, 101, 104, 105,
                          106},
                         4,
                         {HF_CELL_5, HF_CELL_3, HF_CELL_2, HF_CELL_2},
                         1},
    [HF_REGION_NOSE] = {"nose",
                        8,
                        {55, 62, 63, 158, 159, 160, 170, 171},
                        3,
                        {HF_CELL_5, HF_CELL_3, HF_CELL_2},
                        1},
};
