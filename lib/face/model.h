/* face/model.h - the inside of a face, for lib/face only */
#ifndef HF_FACE_MODEL_H
#define HF_FACE_MODEL_H

#include <hemiface/face.h>

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
    char *source, *photo; /* NULL = "" */
};

/** How many sides the contour has: 2 or 1. */
int hf_contour_sides(hf_contour_id id);

#endif
