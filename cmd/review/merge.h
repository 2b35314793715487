/* review/merge.h - what the page sent and what is known become one face */
#ifndef HF_REVIEW_MERGE_H
#define HF_REVIEW_MERGE_H

#include <hemiface/review.h>

/** The face to be saved. sent: contours, irises, and a record with rater,
 *  verdict, reason, side and the new edits only. now: the face as it is.
 *  automatic: the face before the first edit, or NULL. at: UTC.
 *
 *  Of sent only places are taken: points that lie where the automatic ones do
 *  keep their sd, all others get a hand's (HF_HAND_SD); size, photo, pose and
 *  quality stay. The source becomes "rater: NAME" when a point was placed by
 *  hand or the photo was accepted. HF_E_OPTION, HF_E_MEMORY. */
hf_status merge_faces(hf_face **out, const hf_face *sent, const hf_face *now,
                      const hf_face *automatic, const char *at,
                      hf_error *error);

/** The same without a record, to be measured: sent needs none. */
hf_status merge_points(hf_face **out, const hf_face *sent, const hf_face *now,
                       const hf_face *automatic, hf_error *error);

/** Whether any contour is placed. */
bool merge_has_points(const hf_face *face);

/** The face before the first edit of one that may have been edited: its
 *  record's, or itself; NULL where nothing was placed before a hand did. */
const hf_face *merge_automatic(const hf_face *face);

#endif
