/* render/marks.h - single marks on a photo: contours, axes, beams, labels */
#ifndef HR_MARKS_H
#define HR_MARKS_H

#include "render/style.h"
#include "render/view.h"

/** A place on the canvas. */
typedef struct hr_place {
    double x, y;
} hr_place;

/** All contours of the face, smoothed through their points. */
void hr_mark_contours(cairo_t *cr, const hr_view *view, const hf_face *face);
/** The same in another line, without the jaw, which is read loosely. */
void hr_mark_contours_as(cairo_t *cr, hr_line_id line, const hr_view *view,
                         const hf_face *face);
/** A dot at every point of every contour. */
void hr_mark_points(cairo_t *cr, const hr_view *view, const hf_face *face);
/** Iris circles with a dot at the centre. */
void hr_mark_irises(cairo_t *cr, const hr_view *view, const hf_face *face);
/** The line through the pupils with a tick every 10 mm, where there are mm. */
void hr_mark_axis(cairo_t *cr, const hr_view *view);
/** The dashed midline. */
void hr_mark_midline(cairo_t *cr, const hr_view *view);
/** A straight line. */
void hr_mark_line(cairo_t *cr, hr_line_id id, double unit, hr_place a,
                  hr_place b);
/** A line with a bar across each end. */
void hr_mark_beam(cairo_t *cr, hr_line_id id, double unit, hr_place a,
                  hr_place b);
/** A line with a head at b; a head alone when there is no room for more, and
 *  nothing when it is too short for that. */
void hr_mark_arrow(cairo_t *cr, hr_line_id id, double unit, hr_place a,
                   hr_place b);
/** Whether a side is affected. */
bool hr_side_hurt(hf_affected affected, hf_side side);
/** The letter of a side in an upper corner; hurt: says that it is affected. */
void hr_mark_side(cairo_t *cr, const hr_view *view, hf_side corner,
                  hf_side side, bool hurt);
/** The patient's R and L in the upper corners; the affected side says so. */
void hr_mark_sides(cairo_t *cr, const hr_view *view, hf_affected affected);
/** A bar of 10 mm in the lower left corner, or why there is none. */
void hr_mark_scale(cairo_t *cr, const hr_view *view);
/** A few words in a lower corner, of that side. */
void hr_mark_note(cairo_t *cr, const hr_view *view, hf_side corner,
                  const char *words);
/** Sets a label's w and h from its text. */
void hr_label_measure(cairo_t *cr, hr_label *label, double unit);
/** A placed label with its leader. */
void hr_mark_label(cairo_t *cr, const hr_label *label, double unit);

#endif
