/* measure/noise.h - what is uncertain about a pair of scenes, one by one */
#ifndef HF_MEASURE_NOISE_H
#define HF_MEASURE_NOISE_H

#include "measure/scene.h"

/** What is off. */
typedef enum hf_noise_kind {
    HF_NOISE_X, /**< a point's coordinate */
    HF_NOISE_Y,
    HF_NOISE_IRIS_X, /**< an iris: moves the frame too, if it is made of it */
    HF_NOISE_IRIS_Y,
    HF_NOISE_IRIS_R,
    HF_NOISE_SHIFT_X, /**< a borrowed frame's alignment */
    HF_NOISE_SHIFT_Y,
    HF_NOISE_TURN,
    HF_NOISE_SCALE,
    HF_NOISE_LINE_SHIFT, /**< a borrowed midline whose owner is not at hand */
    HF_NOISE_LINE_TURN
} hf_noise_kind;

/** One uncertain number. */
typedef struct hf_noise {
    hf_noise_kind kind;
    bool of_rest; /**< on the rest photo */
    hf_contour_id id;
    hf_side side;
    size_t index; /**< of the point */
    double sd;    /**< mm, radians, or relative */
} hf_noise;

/** Starts before the first. */
typedef struct hf_noises {
    hf_scene *view, *rest; /**< rest may be NULL */
    hf_noise now;
} hf_noises;

void hf_noises_start(hf_noises *noises, hf_scene *view, hf_scene *rest);
/** Steps to the next number whose sd is not 0; false after the last. */
bool hf_noises_next(hf_noises *noises);

/** Whether it moves all of a scene, not a single point or iris. */
bool hf_noise_moves_frame(const hf_noises *noises);
/** Puts the scenes off by so many sds, from how they were converted. */
void hf_noise_apply(hf_noises *noises, double sds);
/** How much of its sd is new in every photo [0..1]. */
double hf_noise_repeat(const hf_noises *noises);
/** Puts them back. */
void hf_noise_undo(hf_noises *noises);

#endif
