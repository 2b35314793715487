/* render/arrows.h - how contours moved from one photo to another */
#ifndef HR_ARROWS_H
#define HR_ARROWS_H

#include <hemiface/face.h>
#include <hemiface/measure.h>
#include "render/marks.h"

/** A movement drawn as an arrow, mm in the face's frame: e.g. from where a
 *  mouth corner was at rest to where it is. */
typedef struct hr_arrow {
    hr_place from, to;
} hr_arrow;

/** Most arrows of a face. */
#define HR_MOST_ARROWS 40

/** Arrows of brows, lids, nose and lips from one face to another, each
 *  in its own frame: the same millimetres on both. What moved by less than
 *  1.5 mm, or by less than 1.96 sd of what is new in every photo, has none. out
 *  holds HR_MOST_ARROWS; returns how many. */
size_t hr_arrows(hr_arrow *out, const hf_face *from, const hf_frame *from_frame,
                 const hf_face *to, const hf_frame *to_frame);

#endif
