/* review/doubt.h - which photo to look at first, and why */
#ifndef HF_REVIEW_DOUBT_H
#define HF_REVIEW_DOUBT_H

#include "cmd/review/queue.h"

/** How much a photo is to be doubted; worse ones are greater in rank, then in
 *  score. */
typedef struct doubt {
    int rank;     /**< 0 by its points, 1 something is refused, 2 no face */
    double mm;    /**< sd of the point that is the least certain for what it is,
                       mm; NaN without scale or points */
    double score; /**< that sd for what is usual there, times what the pose
                       and the gate's warnings add; NaN as mm */
    char cause[240];
} doubt;

/** Of a photo; rest: its visit's rest photo's face, or NULL. Judged by the
 *  points before the first edit, so that the order stays while one works.
 *  Under the queue's lock. */
void doubt_of(doubt *out, const review_photo *photo, const hf_face *rest);

/** Whether a comes before b. */
bool doubt_before(const doubt *a, const doubt *b);

#endif
