/* face/each.h - moving the points of a face where they are */
#ifndef HF_FACE_EACH_H
#define HF_FACE_EACH_H

#include <hemiface/face.h>

/** Which point it is; the face is as it was before its contour's points. */
typedef struct hf_point_at {
    const hf_face *face;
    hf_contour_id id;
    hf_side side;
    size_t index;
} hf_point_at;

/** What is done to each point. */
typedef void hf_point_change(hf_point *point, const hf_point_at *at,
                             const void *data);

/** Changes the points of a side's contours, in the order of contours and
 *  points; unpaired contours are the right side's, so that both sides go over
 *  every point once. HF_E_MEMORY; then some may be changed. */
HF_CHECKED hf_status hf_side_change(hf_face *face, hf_side side,
                                    hf_point_change *change, const void *data,
                                    hf_error *error);

#endif
