/* render/apart.h - how far each place of a face is from its mirror image
 *
 * Contours are spread into evenly spaced places, a side's against the other
 * side's; lips are halved where they cross the midline, and a place of the
 * philtrum or of the base of the nose is its own partner. A place and its
 * partner should be mirror images about the midline; how far one is from the
 * other's image is the same for both. The asymmetry measures
 * (hemiface-measures(7)) spread a lip as a whole, about a line fitted to the
 * face: their mean is one number of a region, and no picture.
 */
#ifndef HR_APART_H
#define HR_APART_H

#include <hemiface/face.h>
#include <hemiface/measure.h>
#include "render/marks.h"

/** Parts of a face that a label names. */
typedef enum hr_part {
    HR_PART_BROW = 0,
    HR_PART_EYE,
    HR_PART_NOSE,
    HR_PART_MOUTH,
    HR_PART_COUNT
} hr_part;

/** "brow", "eye", "nose", "mouth". */
const char *hr_part_word(hr_part part);

/** One place. */
typedef struct hr_apart {
    hr_place at; /**< mm: x from the midline to the patient's left, y up */
    double mm;   /**< from its partner's mirror image */
    double sd;   /**< of that, from the two points' sd, mm */
    hr_part part;
    bool itself; /**< of the middle: its own partner */
} hr_apart;

/** Places to a contour: enough that a curve is seen, few enough to be quick.
 */
#define HR_APART_EVEN 17
/** Most places of a face: of 11 contours on two sides. */
#define HR_MOST_APART (2 * 11 * HR_APART_EVEN)

/** Finds them in a frame whose midline is upright (hr_view_midline): of brows,
 *  lids, wings and base of the nose, philtrum and lips. list holds
 *  HR_MOST_APART; returns how many, 0 if the face has no contour. */
size_t hr_apart_of(hr_apart *list, const hf_face *face,
                   const hf_frame *upright);

/** Takes the places of some parts (bit 1 << part) out of a list. Returns how
 *  many are left. */
size_t hr_apart_leave(hr_apart *list, size_t count, unsigned parts);

/** What lies between the places, mm: the mean of all, weighted by the inverse
 *  fourth power of the distance (Shepard 1968), evened out below 2.5 mm.
 *  near: distance to the nearest place, mm. NaN and INFINITY without places. */
double hr_apart_between(const hr_apart *list, size_t count, hr_place at,
                        double *near);

/** The place of a part that is farthest apart, of a side (x of that sign, or
 *  0) and with a partner on the other one; NULL if the part has none. */
const hr_apart *hr_apart_most(const hr_apart *list, size_t count, hr_part part,
                              hf_side side);

#endif
