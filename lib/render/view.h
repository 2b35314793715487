/* render/view.h - a face upright in a picture
 *
 * A view maps the frame's millimetres (x to the patient's left, y up) into a
 * rectangle of the canvas, so that the pupils are level and pictures of
 * different photos can share one scale.
 */
#ifndef HR_VIEW_H
#define HR_VIEW_H

#include <hemiface/face.h>
#include <hemiface/gate.h>
#include <hemiface/measure.h>
#include "render/labels.h"

/** What of a face is shown, mm in its frame. */
typedef struct hr_extent {
    double left, right, bottom, top; /**< left < right, bottom < top */
} hr_extent;

typedef struct hr_view {
    hr_rect cell;   /**< canvas */
    hf_frame frame; /**< the face's, or a makeshift one */
    bool measured;  /**< the frame is the face's */
    bool ruled;     /**< and its millimetres are real: hr_view_rule */
    double scale;   /**< canvas lengths per mm */
    double x, y;    /**< canvas place of the frame's origin */
    double unit;    /**< canvas length of one style unit */
} hr_view;

/** The frame itself, or for NULL a makeshift one: the middle of the contours,
 *  level by the outer corners of the eyes where both are there, the widest of
 *  the contours taken as 140 mm, a face's breadth. */
hf_frame hr_view_frame(const hf_face *face, const hf_frame *frame);

/** The head around the contours: margins of a share of the face's height, a
 *  larger one above the brows for the forehead, which no contour shows; as
 *  wide to the left as to the right. */
hr_extent hr_extent_of(const hf_face *face, const hf_frame *frame);

/** The smallest extent that holds both. */
hr_extent hr_extent_join(hr_extent a, hr_extent b);

/** The view that shows an extent in the middle of a cell, as large as fits.
 *  frame: of hr_view_frame. */
hr_view hr_view_of(hr_extent extent, hr_rect cell, const hf_frame *frame,
                   bool measured);

/** Takes the ruler from a view whose irises the quality gate finds too small to
 *  be one: then a bar of 10 mm would say what no number does. frame NULL:
 *  nothing. */
void hr_view_rule(hr_view *view, const hf_face *face, const hf_frame *frame);

/** A place in mm on the canvas. */
void hr_view_mm(const hr_view *view, double x, double y, double *cx,
                double *cy);
/** A photo pixel on the canvas. */
void hr_view_px(const hr_view *view, double px, double py, double *cx,
                double *cy);

/** The frame turned and shifted so that the midline is upright at x = 0; the
 *  same millimetres. False: the face has no midline. */
bool hr_view_midline(hf_frame *out, const hf_frame *frame);

#endif
