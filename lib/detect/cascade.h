/* detect/cascade.h - points moved to where the picture says, step by step
 *
 * Ridge regression on gradient descriptors, one scale a stage, after the
 * supervised descent method (Xiong & De la Torre, CVPR 2013).
 */
#ifndef HF_DETECT_CASCADE_H
#define HF_DETECT_CASCADE_H

#include <stddef.h>
#include <hemiface/error.h>
#include "detect/regions.h"

/** Numbers that one stage reads: descriptors of all points, and 1. */
#define HF_FEATURES(points) ((size_t)(points)*HF_DESCRIPTOR + 1)
#define HF_MOST_FEATURES HF_FEATURES(HF_REGION_POINTS)

/** Where a point starts: mean of three mesh points plus an offset, units. */
struct hf_start {
    short mesh[3]; /**< index in the 478, patient's right half */
    float x, y;
};

/** One region's numbers. */
struct hf_cascade {
    struct hf_start starts[HF_REGION_POINTS];
    /** By stage: HF_FEATURES(count) rows of 2 * count weights; owned. */
    float *weights[HF_REGION_STAGES];
};

/** The features of a shape (count points, units) at a scale. */
void hf_cascade_features(float *out, const struct hf_maps *maps, int cell,
                         const double (*shape)[2], int count);

/** Moves a shape by one stage. scratch holds HF_MOST_FEATURES floats. */
void hf_cascade_step(double (*shape)[2], const struct hf_cascade *cascade,
                     const struct hf_region *region, int stage,
                     const struct hf_maps *maps, float *scratch);

/** The start of a region from mesh points in half-face units. */
void hf_cascade_start(double (*shape)[2], const struct hf_cascade *cascade,
                      const struct hf_region *region, const double (*mesh)[2]);

/** Reads all regions from a model file's bytes (every length checked).
 *  HF_E_CORRUPT, HF_E_MEMORY. Free with hf_cascades_clear. */
HF_CHECKED hf_status hf_cascades_read(struct hf_cascade *out,
                                      const unsigned char *bytes, size_t n,
                                      hf_error *error);
void hf_cascades_clear(struct hf_cascade *cascades);

/** First bytes of a model file. */
#define HF_CASCADE_MAGIC "HFCASC2\n"

#endif
