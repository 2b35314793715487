/* measure/mirror.h - contours against their mirror image */
#ifndef HF_MEASURE_MIRROR_H
#define HF_MEASURE_MIRROR_H

#include "measure/scene.h"

/** Most couples: those of 12 contours. */
#define HF_COUPLES (12 * HF_EVEN)

/** A point and its partner; the partner's partner is the point, so a couple
 *  stands for two points, but for one that is its own partner. */
typedef struct hf_couple {
    hf_vec a, b;
    double points;
} hf_couple;

typedef struct hf_couples {
    hf_couple list[HF_COUPLES];
    size_t count;
} hf_couples;

/** A mirror: through a place, with the cosine and sine of twice its angle
 *  against x. */
typedef struct hf_mirror {
    hf_vec at;
    double c, s;
} hf_mirror;

/** The couples of those contours (bit 1 << id) that the scene has on both
 *  sides. */
void hf_mirror_gather(hf_couples *p, hf_scene *view, unsigned contours);
/** The mirror that fits best; its c is NaN if no direction is better. */
hf_mirror hf_mirror_fit(const hf_couples *p);
/** Root mean square distance from the partner's image in that mirror, mm. */
double hf_mirror_distance(const hf_mirror *line, const hf_couples *p);
/** What keeps the whole face from having a mirror line: both lids hold its
 *  upper end, nose or mouth its lower one. HF_CONTOUR_COUNT: nothing. */
hf_contour_id hf_mirror_lacks(const hf_scene *view);

#endif
