/* detect/regions.h - the regions of half a face that are refined
 *
 * Points are named by the 189-point scheme of the Face Research Lab, image
 * left (= patient's right) half; the left half uses their mirror points.
 */
#ifndef HF_DETECT_REGIONS_H
#define HF_DETECT_REGIONS_H

#include "detect/maps.h"

/** Regions of half a face. LIDS are the eye's lids once more, for eyes that
 *  are nearly shut: it starts from what EYE's plain stages find and learned on
 *  such eyes only. */
enum {
    HF_REGION_BROW,
    HF_REGION_EYE,
    HF_REGION_LIDS,
    HF_REGION_MOUTH,
    HF_REGION_NOSE,
    HF_REGION_CHIN,
    HF_REGIONS
};

/** Most points of a region, and stages of its cascade. */
#define HF_REGION_POINTS 20
#define HF_REGION_STAGES 6

/** Where the points of EYE and of LIDS hold both canthi, three points of the
 *  upper margin, outer to inner, and the lower ones below them. */
enum {
    HF_EYE_LIDS = 9, /**< LIDS' points are EYE's from here on */
    HF_LIDS_UPPER = 1,
    HF_LIDS_LOWER = 5,
    HF_LIDS_MARGIN = 3,
    HF_LIDS_POINTS = 8,
    HF_EYE_UPPER = HF_EYE_LIDS + HF_LIDS_UPPER,
    HF_EYE_LOWER = HF_EYE_LIDS + HF_LIDS_LOWER
};

/** Where MOUTH's points hold the inner border of the upper lip, from the corner
 *  to the middle, and the lower lip's below it. */
enum { HF_MOUTH_UPPER = 4, HF_MOUTH_LOWER = 7, HF_MOUTH_INNER = 3 };

/** Where MOUTH's points hold its corner, and NOSE's the wing and the smile
 *  line, top to bottom. */
enum { HF_MOUTH_CORNER = 0, HF_NOSE_ALA = 2, HF_NOSE_FOLD = 4 };

/** One step of a cascade. */
struct hf_stage {
    unsigned char cell; /**< descriptor scale */
    /** 0: trained on what the stages before it leave. Else a fine step,
     *  trained on errors of this size put in around the truth (in tenths of
     *  the usual ones), which is the cure for shrinkage. */
    unsigned char fine;
};

/** One region: what is fixed. Its numbers are in the model file. */
struct hf_region {
    const char *name;
    int count;                              /**< points */
    unsigned char points[HF_REGION_POINTS]; /**< index in the 189 */
    int stages, plain; /**< plain stages come first, fine ones after them */
    /** How far to go from where the plain stages end to where the fine ones
     *  do: 1 = all the way. Less where they overshoot known movements. */
    double share;
    struct hf_stage stage[HF_REGION_STAGES];
};

extern const struct hf_region hf_regions[HF_REGIONS];

#endif
