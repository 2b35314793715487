/* render/along.h - a place along a contour, however many points it has */
#ifndef HR_ALONG_H
#define HR_ALONG_H

#include <hemiface/face.h>
#include <hemiface/measure.h>
#include "render/marks.h"

/** The place at a share [0..1] of a contour's length, mm in the frame, and its
 *  points' sd there, mm. A contour of one point is that point. False: the
 *  contour is absent. */
bool hr_along(hr_place *out, double *sd, hf_contour contour,
              const hf_frame *frame, double share);

/** The share of a contour's length at which it first crosses the midline of
 *  the frame. False: it does not, or there is no midline. */
bool hr_along_midline(double *share, hf_contour contour, const hf_frame *frame);

#endif
