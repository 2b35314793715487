/* hemiface/quality.h - what a photo is like where its face is
 *
 * Figures only, read once from the pixels (hf_quality_look of detect.h, which
 * hf_detect calls by itself), kept with the face and in its face file, so that
 * whoever has the face knows them without the photo. What they mean for a
 * measurement is gate.h's.
 */
#ifndef HEMIFACE_QUALITY_H
#define HEMIFACE_QUALITY_H

#include <stdbool.h>
#include <hemiface/error.h>
#include <hemiface/face.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Distance of the outer canthi in nominal mm: the mean of 101 adults whose
 *  irises are taken as 11.77 mm wide. Where to look on a photo, and how much
 *  blur is too much, need no better ruler, and closed eyes have this one. */
#define HF_OUTER_CANTHI_MM 86.5

/** Figures of a photo's face. NaN: could not be told. Plain value. */
typedef struct hf_quality {
    bool known; /**< false: nobody looked; all else is NaN, others 0 */
    /** Blur: sd of the Gaussian that would make step edges as wide as the
     *  sharpest ones around the eyes are, photo px, > 0; the worse of edges
     *  across and edges along the eyes, so that movement shows. By the ratio of
     *  gradients before and after a blur of known size (Zhuo & Sim, Pattern
     *  Recognition 2011;44:1852-8): contrast and colour cancel. Pixels count
     *  too, as 0.6 px; real eyes have few steps: no photo is under about
     *  0.2 mm. */
    double edge_px;
    /* Of the face above the mouth: */
    double level;  /**< median brightness, sRGB [0..255] */
    double dark;   /**< share that is black [0..1] */
    double bright; /**< share that is white [0..1] */
    /** The right cheek's light over the left one's, in stops (log2 of medians
     *  in linear light); positive: the patient's right is brighter. */
    double side_light;
    double glare[2]; /**< by hf_side: white share of the eye's surroundings,
                          what glasses reflect [0..1] */
    double hair[2];  /**< by hf_side: share of the strip above the brow that is
                          much darker than the cheek [0..1] */
    int others;      /**< other faces, any of which may have been meant; 0 when
                          one was asked for by its number */
} hf_quality;

/** Figures that say nothing: known false. */
HF_API hf_quality hf_quality_none(void);

/** The figures that came with the face. */
HF_API hf_quality hf_face_quality(const hf_face *face);
/** Sets them (known false: takes them away). Each figure must be NaN or within
 *  its range, others not negative: else HF_E_OPTION. Mirroring a face swaps
 *  the sides of its figures, and a transform scales edge_px. */
HF_API HF_CHECKED hf_status hf_face_set_quality(hf_face *face,
                                                const hf_quality *quality,
                                                hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
