/* render/marks.c - single marks on a photo: contours, axes, beams */
#include "render/marks.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

/* A curve through the points: Catmull-Rom pieces as Bezier curves. */
static void curve(cairo_t *cr, const hr_view *view, hf_contour c)
{
    hr_place p[4];

    if (c.count < 2)
        return;
    for (size_t i = 0; i < c.count; i++) {
        /* p[1] to p[2] is drawn; the ends repeat their own point. */
        for (size_t k = 0; k < 4; k++) {
            size_t at = i + k < 1 ? 0 : i + k - 1;
            if (at >= c.count)
                at = c.count - 1;
            hr_view_px(view, c.points[at].x, c.points[at].y, &p[k].x, &p[k].y);
        }
        if (i == 0)
            cairo_move_to(cr, p[1].x, p[1].y);
        if (i + 1 < c.count)
            cairo_curve_to(cr, p[1].x + (p[2].x - p[0].x) / 6.0,
                           p[1].y + (p[2].y - p[0].y) / 6.0,
                           p[2].x - (p[3].x - p[1].x) / 6.0,
                           p[2].y - (p[3].y - p[1].y) / 6.0, p[2].x, p[2].y);
    }
}

/* Calls work for each contour that a face has, once. */
static void each_contour(cairo_t *cr, const hr_view *view, const hf_face *face,
                         bool jaw,
                         void (*work)(cairo_t *, const hr_view *, hf_contour))
{
    for (int side = 0; side < 2; side++)
        for (int id = 0; id < HF_CONTOUR_COUNT; id++) {
            bool once = !hf_contour_paired((hf_contour_id)id);
            if ((once && side == HF_LEFT) || (id == HF_JAW && !jaw))
                continue;
            work(cr, view,
                 hf_face_contour(face, (hf_contour_id)id, (hf_side)side));
        }
}

void hr_mark_contours(cairo_t *cr, const hr_view *view, const hf_face *face)
{
    cairo_new_path(cr);
    each_contour(cr, view, face, true, curve);
    hr_stroke(cr, HR_CONTOUR, view->unit);
}

void hr_mark_contours_as(cairo_t *cr, hr_line_id line, const hr_view *view,
                         const hf_face *face)
{
    cairo_new_path(cr);
    each_contour(cr, view, face, false, curve);
    hr_stroke(cr, line, view->unit);
}

static void dots(cairo_t *cr, const hr_view *view, hf_contour c)
{
    for (size_t i = 0; i < c.count; i++) {
        double x, y;
        hr_view_px(view, c.points[i].x, c.points[i].y, &x, &y);
        /* of no length: the line's round caps are the dot */
        cairo_move_to(cr, x, y);
        cairo_line_to(cr, x, y);
    }
}

void hr_mark_points(cairo_t *cr, const hr_view *view, const hf_face *face)
{
    cairo_new_path(cr);
    each_contour(cr, view, face, true, dots);
    hr_stroke(cr, HR_POINT, view->unit);
}

void hr_mark_irises(cairo_t *cr, const hr_view *view, const hf_face *face)
{
    const double dot = 0.5; /* units: a dot the line's cap makes round */

    for (int side = 0; side < 2; side++) {
        hf_iris iris = hf_face_iris(face, (hf_side)side);
        double x, y;
        if (!iris.present)
            continue;
        hr_view_px(view, iris.x, iris.y, &x, &y);
        cairo_new_path(cr);
        cairo_arc(cr, x, y, iris.r * view->frame.mm_per_px * view->scale, 0.0,
                  2.0 * pi);
        cairo_new_sub_path(cr);
        cairo_arc(cr, x, y, dot * view->unit, 0.0, 2.0 * pi);
        hr_stroke(cr, HR_IRIS, view->unit);
    }
}

void hr_mark_line(cairo_t *cr, hr_line_id id, double unit, hr_place a,
                  hr_place b)
{
    cairo_new_path(cr);
    cairo_move_to(cr, a.x, a.y);
    cairo_line_to(cr, b.x, b.y);
    hr_stroke(cr, id, unit);
}

void hr_mark_axis(cairo_t *cr, const hr_view *view)
{
    const double tick = 5.0; /* units to each side of the line */
    const double every = 10.0 * view->scale;
    const hr_rect c = view->cell;
    int first = (int)ceil((c.x - view->x) / every);

    cairo_new_path(cr);
    cairo_move_to(cr, c.x, view->y);
    cairo_line_to(cr, c.x + c.w, view->y);
    for (int i = first; view->ruled && view->x + i * every < c.x + c.w; i++) {
        cairo_move_to(cr, view->x + i * every, view->y - tick * view->unit);
        cairo_line_to(cr, view->x + i * every, view->y + tick * view->unit);
    }
    hr_stroke(cr, HR_AXIS, view->unit);
}

void hr_mark_midline(cairo_t *cr, const hr_view *view)
{
    const hr_rect c = view->cell;
    hr_place ends[2] = {{0, c.y}, {0, c.y + c.h}};

    for (int i = 0; i < 2; i++) {
        double y = (view->y - ends[i].y) / view->scale; /* mm, up */
        double x = hf_frame_midline_at(&view->frame, y);

        if (isnan(x))
            return; /* its points are missing */
        ends[i].x = view->x + x * view->scale;
    }
    hr_mark_line(cr, HR_MIDLINE, view->unit, ends[0], ends[1]);
}

void hr_mark_beam(cairo_t *cr, hr_line_id id, double unit, hr_place a,
                  hr_place b)
{
    const double bar = 7.0 * unit; /* to each side of the line */
    double length = hypot(b.x - a.x, b.y - a.y);
    /* A beam of no length stands upright: its bars lie level. */
    double ux = length > 0.0 ? (b.x - a.x) / length : 0.0;
    double uy = length > 0.0 ? (b.y - a.y) / length : 1.0;

    cairo_new_path(cr);
    cairo_move_to(cr, a.x - bar * uy, a.y + bar * ux);
    cairo_line_to(cr, a.x + bar * uy, a.y - bar * ux);
    cairo_move_to(cr, b.x - bar * uy, b.y + bar * ux);
    cairo_line_to(cr, b.x + bar * uy, b.y - bar * ux);
    cairo_move_to(cr, a.x, a.y);
    cairo_line_to(cr, b.x, b.y);
    hr_stroke(cr, id, unit);
}

/* The head is filled: strokes alone look ragged at this size. */
void hr_mark_arrow(cairo_t *cr, hr_line_id id, double unit, hr_place a,
                   hr_place b)
{
    const hr_line *line = hr_style_line(id);
    double length = hypot(b.x - a.x, b.y - a.y), ux, uy;
    /* A short movement is a head alone: a corner dragged the wrong way by 2 mm
       is what a surgeon looks for, and with a stump of a shaft it would be a
       blot that points nowhere. */
    bool shaft = length > 15.0 * unit + line->width * unit;
    double head = shaft ? 15.0 * unit : length;
    double half = 0.42 * fmin(head, 15.0 * unit);

    if (length < 4.0 * unit)
        return;
    ux = (b.x - a.x) / length;
    uy = (b.y - a.y) / length;
    for (int pass = 0; pass < 2; pass++) {
        double width = (pass ? line->width : line->halo_width) * unit;
        double x = b.x - head * ux, y = b.y - head * uy;
        hr_set_colour(cr, pass ? line->core : line->halo);
        cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_width(cr, width);
        cairo_new_path(cr);
        if (shaft) {
            cairo_move_to(cr, a.x, a.y);
            cairo_line_to(cr, x, y);
            cairo_stroke(cr);
        }
        cairo_move_to(cr, x - half * uy, y + half * ux);
        cairo_line_to(cr, b.x, b.y);
        cairo_line_to(cr, x + half * uy, y - half * ux);
        cairo_close_path(cr);
        cairo_fill_preserve(cr);
        cairo_set_line_width(cr, pass ? 1.0 * unit : width - 3.0 * unit);
        cairo_stroke(cr);
    }
}
