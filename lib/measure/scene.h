/* measure/scene.h - a face in its frame, ready to be measured and disturbed */
#ifndef HF_MEASURE_SCENE_H
#define HF_MEASURE_SCENE_H

#include <hemiface/measure.h>

#include "measure/curve.h"

/** An iris in the frame, mm. */
typedef struct hf_eye {
    bool present;
    hf_vec centre;
    double r, sd, r_sd;
    bool by_hand; /**< placed by hand, not by who made the face */
} hf_eye;

/** The midline in the frame: through (x, 0), with the cosine and sine of its
 *  turn (see hf_frame). Filled by hf_scene_line (measure/line.h). */
typedef struct hf_line {
    bool fresh; /**< follows the points as they are */
    double x, c, s;
    hf_contour_id lacks; /**< x is NaN for want of this contour */
} hf_line;

/** A face in millimetres of its frame. */
typedef struct hf_scene {
    hf_curve curves[HF_CONTOUR_COUNT][2]; /**< unpaired ones at HF_RIGHT */
    double *sd[HF_CONTOUR_COUNT][2];      /**< mm, as many as points */
    unsigned has[2]; /**< contours there are, by side, bit 1 << id; unpaired
                          ones in both */
    hf_vec pupil[2]; /**< the frame's pupils: the rest photo's if borrowed */
    hf_eye eye[2];   /**< the photo's own irises */
    hf_vec kept_pupil[2];
    hf_eye kept_eye[2]; /**< copies to return to */
    const hf_frame *frame;
    double repeat; /**< share of all sds that is new in every photo, but for
                        what a hand placed: all of it */
    bool *by_hand; /**< for each of points */
    hf_line line;
    /** A borrowed midline: whose, or NULL when its owner is not at hand; then
     *  what noise puts it off by, mm and radians. */
    struct hf_scene *line_of;
    double line_shift, line_turn;
    hf_vec *points, *kept; /**< all points, and a copy to return to */
    size_t total;
    double *room;
} hf_scene;

/** Converts a face. *out is borrowed from nobody: free with hf_scene_free.
 *  The frame must outlive it. HF_E_MEMORY. */
HF_CHECKED hf_status hf_scene_new(hf_scene **out, const hf_face *face,
                                  const hf_frame *frame, hf_error *error);
/** NULL is fine. */
void hf_scene_free(hf_scene *scene);

/** The contour of that side; the one contour if it is not paired. */
hf_curve *hf_scene_curve(hf_scene *scene, hf_contour_id id, hf_side side);
/** Whether a spline could not be made for want of memory. */
bool hf_scene_no_memory(const hf_scene *scene);

/** x' = a x - b y + tx, y' = b x + a y + ty, in mm. */
typedef struct hf_map {
    double a, b, tx, ty;
} hf_map;

hf_vec hf_map_point(const hf_map *map, hf_vec p);
/** Moves every point and the photo's own irises; the frame's pupils stay. */
void hf_scene_map(hf_scene *scene, const hf_map *map);
/** Puts back every point, the pupils and irises as first converted. */
void hf_scene_restore(hf_scene *scene);

#endif
