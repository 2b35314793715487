/* detect/regions.c - the regions of half a face that are refined */
#include "detect/regions.h"

/* Scales from coarse to fine, one a stage: two a stage double the size without
   a gain, and further stages learn the noise of the hand-placed points (their
   held-out error rises). */
const struct hf_region hf_regions[HF_REGIONS] = {
    [HF_REGION_BROW] = {"brow",
                        8,
                        {71, 72, 73, 74, 75, 76, 83, 84},
                        3,
                        2,
                        {{HF_CELL_5, 0}, {HF_CELL_3, 0}, {HF_CELL_2, 10}}},
    [HF_REGION_EYE] = {"eye",
                       17,
                       {0, 2, 3, 4, 5, 6, 7, 8, 9, 18, 19, 20, 21, 22, 28, 29,
                        30},
                       5,
                       3,
                       {{HF_CELL_3, 0},
                        {HF_CELL_2, 0},
                        {HF_CELL_1, 0},
                        {HF_CELL_2, 10},
                        {HF_CELL_1, 10}}},
    [HF_REGION_LIDS] =
        {"lids", 8, {18, 19, 20, 21, 22, 28, 29, 30}, 1, 1, {{HF_CELL_2, 0}}},
    [HF_REGION_MOUTH] = {"mouth",
                         13,
                         {87, 88, 89, 90, 94, 95, 96, 99, 100, 101, 104, 105,
                          106},
                         5,
                         3,
                         {{HF_CELL_5, 0},
                          {HF_CELL_3, 0},
                          {HF_CELL_2, 0},
                          {HF_CELL_2, 10},
                          {HF_CELL_1, 8}}},
    [HF_REGION_NOSE] = {"nose",
                        8,
                        {55, 62, 63, 158, 159, 160, 170, 171},
                        3,
                        2,
                        {{HF_CELL_5, 0}, {HF_CELL_3, 0}, {HF_CELL_2, 10}}},
};
