/* render/overlay.c - one photo with what was measured on it */
#include "render/overlay.h"
#include "render/photo.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void hr_overlay_options_init(hr_overlay_options *options)
{
    *options = (hr_overlay_options){.size = sizeof *options,
                                    .contours = true,
                                    .irises = true,
                                    .axes = true,
                                    .distances = true,
                                    .sides = true,
                                    .scale = true,
                                    .view = HF_VIEW_NONE};
}

/* The value to print, or NULL: none, or na. */
static const hf_value *value_of(const hf_values *values, const hr_distance *d,
                                const hr_overlay_options *options)
{
    const hf_value *first = values ? hf_values_at(values, 0) : NULL;
    hf_view view = options->view;
    const hf_value *value;

    if (!first)
        return NULL;
    if (view == HF_VIEW_NONE)
        view = first->view;
    value = hf_values_find(values, d->measure, view, d->side);
    return value && value->reason == HF_REASON_OK ? value : NULL;
}

/* One decimal whatever the locale. */
static void value_text(char *text, size_t size, const char *word,
                       const hf_value *value)
{
    long tenths = lround(10.0 * fabs(value->value));

    snprintf(text, size, "%s %ld.%ld %s", word, tenths / 10, tenths % 10,
             hf_value_unit(value));
}

static hr_place on_canvas(const hr_view *view, hr_place mm)
{
    hr_place p;

    hr_view_mm(view, mm.x, mm.y, &p.x, &p.y);
    return p;
}

static hr_rect around(hr_place a, hr_place b, double margin)
{
    return (hr_rect){fmin(a.x, b.x) - margin, fmin(a.y, b.y) - margin,
                     fabs(a.x - b.x) + 2.0 * margin,
                     fabs(a.y - b.y) + 2.0 * margin};
}

/* Contours a label should not hide: those that are measured. */
static const hf_contour_id precious[] = {
    HF_BROW_UPPER,      HF_BROW_LOWER,      HF_LID_UPPER,       HF_LID_LOWER,
    HF_LIP_UPPER_OUTER, HF_LIP_LOWER_OUTER, HF_NASOLABIAL_FOLD, HF_ALA,
    HF_NOSE_TIP};
enum {
    precious_count = sizeof precious / sizeof precious[0],
    /* pieces that a slanting line is covered by */
    pieces = 6,
    most_avoid = 2 * precious_count + HR_MOST_DISTANCES * (pieces + 1) + 3
};

static size_t avoid_face(hr_rect *avoid, const hr_view *view,
                         const hf_face *face)
{
    size_t count = 0;

    for (int i = 0; i < precious_count; i++)
        for (int side = 0; side < 2; side++) {
            hf_contour c = hf_face_contour(face, precious[i], (hf_side)side);
            hr_place low = {INFINITY, INFINITY}, high = {-INFINITY, -INFINITY};
            for (size_t k = 0; k < c.count; k++) {
                hr_place p;
                hr_view_px(view, c.points[k].x, c.points[k].y, &p.x, &p.y);
                low = (hr_place){fmin(low.x, p.x), fmin(low.y, p.y)};
                high = (hr_place){fmax(high.x, p.x), fmax(high.y, p.y)};
            }
            if (c.count)
                avoid[count++] = around(low, high, 6.0 * view->unit);
        }
    return count;
}

static size_t avoid_lines(hr_rect *avoid, const hr_view *view,
                          const hr_distance *list, size_t n)
{
    const double margin = 5.0 * view->unit;
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        hr_place a = on_canvas(view, list[i].from);
        hr_place b = on_canvas(view, list[i].to);
        for (int k = 0; k < pieces; k++) {
            double s = (double)k / pieces, t = (k + 1.0) / pieces;
            hr_place p = {a.x + s * (b.x - a.x), a.y + s * (b.y - a.y)};
            hr_place q = {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
            avoid[count++] = around(p, q, margin);
        }
        if (list[i].extended)
            avoid[count++] = around(on_canvas(view, list[i].reach), b, margin);
    }
    return count;
}

/* The corners that R, L and the scale bar take, and the pupil line. */
static size_t avoid_notes(hr_rect *avoid, const hr_view *view)
{
    const hr_rect c = view->cell;
    const double u = view->unit;

    avoid[0] = (hr_rect){c.x, c.y, c.w, 90.0 * u};
    avoid[1] = (hr_rect){c.x, c.y + c.h - 110.0 * u, 260.0 * u, 110.0 * u};
    avoid[2] = (hr_rect){c.x, view->y - 6.0 * u, c.w, 12.0 * u};
    return 3;
}

/* Distances that have a value, and their labels. */
static size_t labelled(hr_label *labels, hr_distance *list, cairo_t *cr,
                       const hr_view *view, const hf_face *face,
                       const hf_values *values,
                       const hr_overlay_options *options)
{
    size_t all = hr_distances(list, face, &view->frame), count = 0;

    for (size_t i = 0; i < all; i++) {
        const hf_value *value = value_of(values, &list[i], options);
        hr_label *l = &labels[count];
        hr_place at = on_canvas(view, list[i].label);
        if (!value)
            continue;
        *l = (hr_label){.ax = at.x,
                        .ay = at.y,
                        .dx = list[i].away.x,
                        .dy = -list[i].away.y};
        value_text(l->text, sizeof l->text, list[i].word, value);
        hr_label_measure(cr, l, view->unit);
        list[count++] = list[i];
    }
    return count;
}

static void place_labels(hr_label *labels, size_t n, const hr_distance *list,
                         const hr_view *view, const hf_face *face)
{
    const double gap = 9.0 * view->unit;
    hr_rect avoid[most_avoid], bounds = view->cell;
    size_t count = avoid_face(avoid, view, face);

    count += avoid_lines(avoid + count, view, list, n);
    count += avoid_notes(avoid + count, view);
    bounds.x += gap;
    bounds.y += gap;
    bounds.w -= 2.0 * gap;
    bounds.h -= 2.0 * gap;
    hr_labels_place(labels, n, bounds, avoid, count, gap);
}

size_t hr_overlay_labels(hr_label *labels, cairo_t *cr, const hr_view *view,
                         const hf_face *face, const hf_values *values,
                         const hr_overlay_options *options)
{
    hr_distance list[HR_MOST_DISTANCES];
    size_t n = labelled(labels, list, cr, view, face, values, options);
    size_t placed = 0;

    place_labels(labels, n, list, view, face);
    for (size_t i = 0; i < n; i++)
        if (labels[i].placed)
            labels[placed++] = labels[i];
    return placed;
}

static void draw_distances(cairo_t *cr, const hr_view *view,
                           const hf_face *face, const hf_values *values,
                           const hr_overlay_options *options)
{
    const double past = 4.0; /* mm an extension goes past its beam */
    hr_distance list[HR_MOST_DISTANCES];
    hr_label labels[HR_MOST_DISTANCES];
    size_t n = labelled(labels, list, cr, view, face, values, options);

    for (size_t i = 0; i < n; i++) {
        hr_place end = list[i].to;
        if (!list[i].extended)
            continue;
        end.x += copysign(past, end.x - list[i].reach.x);
        hr_mark_line(cr, HR_EXTENSION, view->unit,
                     on_canvas(view, list[i].reach), on_canvas(view, end));
    }
    for (size_t i = 0; i < n; i++)
        hr_mark_beam(cr, HR_DISTANCE, view->unit, on_canvas(view, list[i].from),
                     on_canvas(view, list[i].to));
    place_labels(labels, n, list, view, face);
    for (size_t i = 0; i < n; i++)
        if (labels[i].placed)
            hr_mark_label(cr, &labels[i], view->unit);
}

void hr_overlay_marks(cairo_t *cr, const hr_view *view, const hf_face *face,
                      const hf_values *values,
                      const hr_overlay_options *options)
{
    cairo_save(cr);
    cairo_rectangle(cr, view->cell.x, view->cell.y, view->cell.w, view->cell.h);
    cairo_clip(cr);
    if (options->axes && view->measured) {
        hr_mark_axis(cr, view);
        hr_mark_midline(cr, view);
    }
    if (options->contours)
        hr_mark_contours(cr, view, face);
    if (options->points)
        hr_mark_points(cr, view, face);
    if (options->irises)
        hr_mark_irises(cr, view, face);
    if (options->distances && view->measured)
        draw_distances(cr, view, face, values, options);
    if (options->sides)
        hr_mark_sides(cr, view, options->affected);
    if (options->scale)
        hr_mark_scale(cr, view);
    if (options->name)
        hr_mark_note(cr, view, HF_LEFT, options->name);
    cairo_restore(cr);
}

/* The photo's own rectangle in the frame's axes; with roll they differ, and
 * the photo stands upright inside. */
static hr_extent whole_photo(const hf_face *face, const hf_frame *frame)
{
    double w = hf_face_width(face), h = hf_face_height(face);
    hr_extent e = {INFINITY, -INFINITY, INFINITY, -INFINITY};

    for (int k = 0; k < 4; k++) {
        double x, y;
        hf_frame_to_mm(frame, k % 2 ? w : 0.0, k / 2 ? h : 0.0, &x, &y);
        e = hr_extent_join(e, (hr_extent){x, x, y, y});
    }
    return e;
}

void hr_overlay_draw(hr_canvas *canvas, const hf_image *image,
                     const hf_face *face, const hf_frame *frame,
                     const hf_values *values, const hr_overlay_options *options)
{
    cairo_t *cr = hr_canvas_context(canvas);
    hf_frame axes = hr_view_frame(face, frame);
    hr_overlay_options defaults;
    hr_view view;

    if (!options) {
        hr_overlay_options_init(&defaults);
        options = &defaults;
    }
    view = hr_view_of(
        options->whole ? whole_photo(face, &axes) : hr_extent_of(face, &axes),
        (hr_rect){0.0, 0.0, hr_canvas_width(canvas), hr_canvas_height(canvas)},
        &axes, frame != NULL);
    hr_view_rule(&view, face, frame);
    hr_photo_draw(cr, &view, image);
    hr_overlay_marks(cr, &view, face, values, options);
}
