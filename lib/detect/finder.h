/* detect/finder.h - where on a picture faces are */
#ifndef HF_DETECT_FINDER_H
#define HF_DETECT_FINDER_H

#include <stddef.h>
#include <hemiface/detect.h>
#include "detect/models.h"
#include "detect/sampler.h"

/** Six points the finder gives besides the box. Right and left are the
 *  patient's. */
enum hf_key {
    HF_KEY_EYE_RIGHT = 0,
    HF_KEY_EYE_LEFT,
    HF_KEY_NOSE,
    HF_KEY_MOUTH,
    HF_KEY_EAR_RIGHT,
    HF_KEY_EAR_LEFT,
    HF_KEYS
};

/** A face as the finder sees it, px of the picture. */
struct hf_found {
    double x0, y0, x1, y1;
    double key[HF_KEYS][2];
    double score; /**< [0..1] */
};

/** Most faces kept (more than the public report lists, so that matching with
 *  the mirrored picture does not depend on what was dropped). */
#define HF_MOST_FOUND 64

struct hf_finder_net;

/** Loads one of the two finders: HF_FINDER_SHORT or HF_FINDER_FULL. */
HF_CHECKED hf_status hf_finder_new(struct hf_finder_net **out, hf_finder which,
                                   hf_error *error);
/** Frees it. NULL is fine. */
void hf_finder_free(struct hf_finder_net *finder);

/** Faces on the picture, best score first, at most HF_MOST_FOUND. */
size_t hf_finder_run(struct hf_finder_net *finder,
                     const struct hf_sampler *sampler, struct hf_found *found);

/** Intersection over union of two boxes. */
double hf_found_overlap(const struct hf_found *a, const struct hf_found *b);

/** Weighted suppression: the best box and all that overlap it by more than
 *  0.3 become one, their corners and points averaged by score; and so on.
 *  Sorts list[0..count-1] and writes at most `most` faces to out. */
size_t hf_found_merge(struct hf_found *out, size_t most, struct hf_found *list,
                      size_t count);

/** Square for the mesh: 1.5 times the longer side of the box, turned so that
 *  the eyes are level. */
struct hf_square hf_found_square(const struct hf_found *found);

#endif
