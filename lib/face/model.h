/* face/model.h - the inside of a face, for lib/face only */
#ifndef HF_FACE_MODEL_H
#define HF_FACE_MODEL_H

#include <hemiface/face.h>
#include <hemiface/quality.h>
#include <hemiface/review.h>

/** Photo sizes a face accepts, px: those of image.h. */
#define HF_MAX_SIDE 65535

struct hf_face {
    int width, height;
    /* Owned points; an unpaired contour lives at [id][HF_RIGHT]. */
    struct {
        hf_point *points;
        size_t count;
    } contours[HF_CONTOUR_COUNT][2];
    hf_iris iris[2];
    hf_pose pose;
    double repeat;
    hf_quality quality;   /* of use when known */
    char *source, *photo; /* NULL = "" */
    hf_review *review;    /* owned with all its parts, or NULL */
};

/** A figure of the quality: its key in files, its place, its range. */
struct hf_figure {
    const char *group, *key; /* group: "" at the top */
    size_t offset;           /* of a double in hf_quality */
    double low, high;
};

enum { HF_FIGURES = 9 };
extern const struct hf_figure hf_figures[HF_FIGURES];

/** Where figure number index is. */
double *hf_figure_of(hf_quality *quality, size_t index);

/** How many sides the contour has: 2 or 1. */
int hf_contour_sides(hf_contour_id id);

#endif
