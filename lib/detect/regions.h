/* detect/regions.h - the regions of half a face that are refined
 *
 * Points are named by the 189-point scheme of the Face Research Lab, image
 * left (= patient's right) half; the left half uses their mirror points.
 */
#ifndef HF_DETECT_REGIONS_H
#define HF_DETECT_REGIONS_H

#include "detect/maps.h"

/** Regions of half a face. */
enum {
    HF_REGION_BROW,
    HF_REGION_EYE,
    HF_REGION_MOUTH,
    HF_REGION_NOSE,
    HF_REGIONS
};

/** Most points of a region, and stages of its cascade. */
#define HF_REGION_POINTS 20
#define HF_REGION_STAGES 6

/** Where the eye's points hold three of the upper margin, outer to inner, and
 *  the lower ones below them. */
enum { HF_EYE_UPPER = 10, HF_EYE_LOWER = 14, HF_EYE_MARGIN = 3 };

/** One region: what is fixed. Its numbers are in the model file. */
struct hf_region {
    const char *name;
    int count;                              /**< points */
    unsigned char points[HF_REGION_POINTS]; /**< index in the 189 */
    int stages;
    unsigned char cells[HF_REGION_STAGES]; /**< descriptor scale by stage */
    /** How many of the last stages are fine steps, trained around the truth
     *  instead of on what earlier stages leave (the cure for shrinkage). */
    int fine;
};

extern const struct hf_region hf_regions[HF_REGIONS];

#endif
