/* parity/dynaface.h - a face as dynaface sees it */
#ifndef HF_PARITY_DYNAFACE_H
#define HF_PARITY_DYNAFACE_H

#include "parity/dental.h"
#include "parity/peer.h"
#include "parity/points.h"

/** One face in px: the photo's, or with defects the scaled picture's. */
typedef struct hf_dynaface {
    const hf_parity_options *options;
    const hf_face *face;
    hf_marks marks;
    hf_result frame;   /* the lack that all share, if any */
    double mm;         /* of a px */
    double pupils;     /* their distance, px, as it is told */
    double mm_as_told; /* px2mm */
    hf_result dental[2];
} hf_dynaface;

/** Scale of the marks there are, and with defects their move into the scaled
 *  picture; the lack that all values share, if any. */
hf_result hf_dynaface_frame(hf_dynaface *j);
/** Both halves of the inner lips. */
void hf_dynaface_dental(hf_dynaface *j);

/** A pupil, px. */
hf_place hf_dynaface_pupil(const hf_dynaface *j, hf_side side);
/** Why one of two points is missing, if one is. */
hf_result hf_dynaface_lack(const hf_dynaface *j, int a, int b);

/** The measures of brows and areas. */
hf_result hf_dynaface_brows(const hf_dynaface *j);
hf_result hf_dynaface_eye_right(const hf_dynaface *j);
hf_result hf_dynaface_eye_left(const hf_dynaface *j);
hf_result hf_dynaface_eye_diff(const hf_dynaface *j);
hf_result hf_dynaface_eye_ratio(const hf_dynaface *j);
hf_result hf_dynaface_dental_left(const hf_dynaface *j);
hf_result hf_dynaface_dental_right(const hf_dynaface *j);
hf_result hf_dynaface_dental_area(const hf_dynaface *j);
hf_result hf_dynaface_dental_ratio(const hf_dynaface *j);
hf_result hf_dynaface_dental_diff(const hf_dynaface *j);

#endif
