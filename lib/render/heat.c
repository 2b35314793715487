/* render/heat.c - where a face differs from its mirror image, in colour */
#include "render/heat.h"
#include "render/heat_colours.h"
#include "render/cells.h"
#include "render/fail.h"
#include "render/mirror.h"
#include "render/photo.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Dots. */
enum {
    photo_h = 1750,
    margin = 64,
    title_y = photo_h + 56, /* feet of the scale's title */
    bar_y = title_y + 18,
    bar_w = 800,
    bar_h = 34
};

hr_view hr_heat_view(const hf_face *face, const hf_frame *upright)
{
    return hr_view_of(hr_extent_of(face, upright),
                      (hr_rect){0.0, 0.0, HR_HEAT_WIDTH, photo_h}, upright,
                      true);
}

/* The contours' mirror image about the view's middle. */
static void mark_image(cairo_t *cr, const hr_view *view, const hf_face *face)
{
    cairo_save(cr);
    cairo_translate(cr, 2.0 * view->x, 0.0);
    cairo_scale(cr, -1.0, 1.0);
    hr_mark_contours_as(cr, HR_IMAGE, view, face);
    cairo_restore(cr);
}

/* -------------------------------------------------------------- labels */

static void number(char *text, size_t size, double mm)
{
    long tenths = lround(10.0 * mm); /* whatever the locale */

    snprintf(text, size, "%ld.%ld mm", tenths / 10, tenths % 10);
}

/* The corners that R, L and the scale bar take. */
static size_t avoid_corners(hr_rect *avoid, const hr_view *view)
{
    const hr_rect c = view->cell;
    const double u = view->unit;

    avoid[0] = (hr_rect){c.x, c.y, c.w, 90.0 * u};
    avoid[1] = (hr_rect){c.x, c.y + c.h - 110.0 * u, 260.0 * u, 110.0 * u};
    return 2;
}

size_t hr_heat_labels(hr_label *labels, cairo_t *cr, const hr_view *view,
                      const hr_apart *list, size_t count, hf_side side)
{
    const double gap = 12.0 * view->unit, near = 8.0 * view->unit;
    hr_rect bounds = view->cell, avoid[HR_MOST_APART + 2];
    size_t avoided = avoid_corners(avoid, view);
    size_t n = 0, placed = 0;

    for (size_t i = 0; i < count; i++) {
        double x, y;
        hr_view_mm(view, list[i].at.x, list[i].at.y, &x, &y);
        avoid[avoided++] =
            (hr_rect){x - near, y - near, 2.0 * near, 2.0 * near};
    }
    for (int part = 0; part < HR_PART_COUNT; part++) {
        const hr_apart *most = hr_apart_most(list, count, (hr_part)part, side);
        hr_label *l = &labels[n];
        char mm[32];
        if (!most)
            continue;
        *l = (hr_label){.dx = side == HF_LEFT ? 1.0 : -1.0, .dy = 0.3};
        hr_view_mm(view, most->at.x, most->at.y, &l->ax, &l->ay);
        number(mm, sizeof mm, most->mm);
        snprintf(l->text, sizeof l->text, "%s %s", hr_part_word((hr_part)part),
                 mm);
        hr_label_measure(cr, l, view->unit);
        n++;
    }
    bounds = (hr_rect){bounds.x + gap, bounds.y + gap, bounds.w - 2.0 * gap,
                       bounds.h - 2.0 * gap};
    hr_labels_place(labels, n, bounds, avoid, avoided, gap);
    for (size_t i = 0; i < n; i++)
        if (labels[i].placed)
            labels[placed++] = labels[i];
    return placed;
}

/* -------------------------------------------------------------- legend */

/* The scale's colours as they look over the face's mean grey. */
static cairo_pattern_t *bar_colours(void)
{
    enum { stops = 24 };
    const double under = (1.0 - hr_heat_cover) * hr_heat_grey / 255.0;
    cairo_pattern_t *p =
        cairo_pattern_create_linear(margin, 0.0, margin + bar_w, 0.0);

    for (int i = 0; i <= stops; i++) {
        double share = (double)i / stops;
        hr_colour c = hr_style_heat(share);
        cairo_pattern_add_color_stop_rgb(p, share, c.r * hr_heat_cover + under,
                                         c.g * hr_heat_cover + under,
                                         c.b * hr_heat_cover + under);
    }
    return p;
}

static void draw_bar(cairo_t *cr, double most, double unit)
{
    const double size = hr_style_type(HR_TYPE_TICK) * unit;
    const int ticks = 5;
    cairo_pattern_t *colours = bar_colours();

    cairo_rectangle(cr, margin, bar_y, bar_w, bar_h);
    cairo_set_source(cr, colours);
    cairo_fill(cr);
    cairo_pattern_destroy(colours);
    hr_font(cr, size, 0);
    hr_set_colour(cr, hr_style_colour(HR_INK));
    for (int i = 0; i <= ticks; i++) {
        double x = margin + (double)i * bar_w / ticks;
        char text[32];
        snprintf(text, sizeof text, "%g%s", most * i / ticks,
                 i == ticks ? " and more" : "");
        cairo_rectangle(cr, x - 0.8 * unit, bar_y + bar_h, 1.6 * unit,
                        7.0 * unit);
        cairo_fill(cr);
        hr_text(cr, x - 0.3 * size, bar_y + bar_h + 1.35 * size, text);
    }
}

/* Median of the places' sds. */
static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double usual_sd(const hr_apart *list, size_t count)
{
    double sds[HR_MOST_APART] = {0};

    for (size_t i = 0; i < count; i++)
        sds[i] = list[i].sd;
    qsort(sds, count, sizeof *sds, by_size);
    return sds[count / 2];
}

static void draw_legend(cairo_t *cr, const hr_view *view, const hf_face *face,
                        const hf_frame *frame, const hr_apart *list,
                        size_t count, const hr_heat_options *options)
{
    const double size = hr_style_type(HR_TYPE_CAPTION) * view->unit;
    char words[600], midline[256], sd[32];

    draw_bar(cr, options->most, view->unit);
    hr_font(cr, size, 0);
    hr_set_colour(cr, hr_style_colour(HR_INK));
    hr_text(cr, margin, title_y, "mm from the mirror image of the other side");
    number(sd, sizeof sd, usual_sd(list, count));
    hr_midline_words(midline, sizeof midline, face, frame);
    snprintf(words, sizeof words,
             "Contours; dashed: their mirror image. A distance is read to "
             "about ±%s (sd). No colour: no contour near by. %s%s%s%s",
             sd, options->left ? "Left out: " : "",
             options->left ? options->left : "", options->left ? ". " : "",
             midline);
    hr_set_colour(cr, hr_style_colour(HR_INK_SOFT));
    hr_font(cr, 0.9 * size, 0);
    hr_paragraph(cr, words,
                 (hr_rect){margin, bar_y + bar_h + 1.9 * size,
                           HR_HEAT_WIDTH - 2 * margin, 0.0},
                 1.3 * size, true);
}

/* ---------------------------------------------------------------- whole */

static void draw_marks(cairo_t *cr, const hr_view *view, const hf_face *face,
                       const hr_apart *list, size_t count, hf_affected affected)
{
    hr_label labels[HR_PART_COUNT];
    hf_side side = affected == HF_AFFECTED_LEFT ? HF_LEFT : HF_RIGHT;
    size_t n;

    hr_mark_midline(cr, view);
    mark_image(cr, view, face);
    hr_mark_contours_as(cr, HR_TRACE, view, face);
    n = hr_heat_labels(labels, cr, view, list, count, side);
    for (size_t i = 0; i < n; i++)
        hr_mark_label(cr, &labels[i], view->unit);
    hr_mark_sides(cr, view, affected);
    hr_mark_scale(cr, view);
}

hf_status hr_heat_draw(hr_canvas *canvas, const hf_image *image,
                       const hf_face *face, const hf_frame *frame,
                       const hr_heat_options *options, hf_error *error)
{
    cairo_t *cr = hr_canvas_context(canvas);
    hr_apart list[HR_MOST_APART];
    cairo_surface_t *photo;
    hf_frame upright;
    hr_view view;
    size_t count;

    if (!frame || !hr_view_midline(&upright, frame))
        return hr_fail_midline(error, frame != NULL);
    count = hr_apart_of(list, face, &upright);
    count = hr_apart_leave(list, count, options->leave);
    if (!count)
        return hr_fail(
            error, HF_E_UNDEFINED, "no contours to compare%s%s%s",
            options->left ? " (" : "", options->left ? options->left : "",
            options->left ? "): --no-gate draws them all the same" : "");
    view = hr_heat_view(face, &upright);
    photo = hr_photo_upright(&view, image);
    hr_heat_colour(photo, &view, list, count, options->most);
    hr_photo_put(cr, photo, view.cell);
    draw_marks(cr, &view, face, list, count, options->affected);
    if (options->name)
        hr_mark_note(cr, &view, HF_LEFT, options->name);
    draw_legend(cr, &view, face, frame, list, count, options);
    return HF_OK;
}
