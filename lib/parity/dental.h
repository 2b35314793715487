/* parity/dental.h - dynaface's inner-lip polygon, cut by the midline */
#ifndef HF_PARITY_DENTAL_H
#define HF_PARITY_DENTAL_H

#include "parity/points.h"

/** Corners of the polygons. */
enum { HF_LIP_CORNERS = 8 };

/** Area by the shoelace formula, px^2. */
double hf_polygon_area(const hf_place *corners, size_t count);

/** Areas, px^2, of the halves of a polygon right and left of the pupils'
 *  perpendicular bisector, by hf_side. pupil is by hf_side. False if that line
 *  does not cut the outline twice. */
bool hf_dental_halves(double area[2], const hf_place lips[HF_LIP_CORNERS],
                      const hf_place pupil[2]);

/** The same as dynaface does it, in whole px of its picture; [HF_RIGHT] is
 *  what it calls right, which is the patient's left. */
bool hf_dental_halves_whole(double area[2], const hf_place lips[HF_LIP_CORNERS],
                            const hf_place pupil[2]);

/** Side of dynaface's picture, px. */
#define HF_DYNAFACE_SIDE 1024

#endif
