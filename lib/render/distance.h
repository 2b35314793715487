/* render/distance.h - where the main distances lie on a face */
#ifndef HR_DISTANCE_H
#define HR_DISTANCE_H

#include "render/marks.h"

/** A distance as drawn, mm in the frame. */
typedef struct hr_distance {
    const char *measure; /**< catalogue id whose value is printed */
    hf_value_side side;
    const char *word; /**< before the value */
    hr_place from, to;
    bool extended;        /**< drawn beside the face, with a line to it */
    hr_place reach;       /**< from here to `to` */
    hr_place label, away; /**< label's anchor; direction it prefers, y up */
} hr_distance;

/** Most distances a face gives. */
#define HR_MOST_DISTANCES 8

/** Finds the distances whose contours the face has: height of the brows,
 *  openings of the lids, positions of the mouth corners, and how much one
 *  corner is lower. Returns how many; list holds HR_MOST_DISTANCES. */
size_t hr_distances(hr_distance *list, const hf_face *face,
                    const hf_frame *frame);

#endif
