/* render/drawing.c - a drawing as a list of shapes */
#include "render/drawing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "render/fail.h"
#include "render/utf8.h"

static const double pi = 3.14159265358979323846;

/* Height of type over and under its baseline, shares of its size: those of
 * most sans serif fonts. */
static const double ascent = 0.93, descent = 0.24;

hf_status hr_drawing_new(hr_drawing **out, double width, double height,
                         const char *title, const char *alt, hf_error *error)
{
    hr_drawing *d = calloc(1, sizeof *d);
    cairo_surface_t *scratch;

    if (!d)
        return hr_fail_memory(error);
    scratch = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    d->ruler = cairo_create(scratch);
    cairo_surface_destroy(scratch);
    d->width = width;
    d->height = height;
    d->title = hr_utf8_copy(title);
    d->alt = hr_utf8_copy(alt);
    if (!d->title || !d->alt || cairo_status(d->ruler)) {
        hr_drawing_free(d);
        return hr_fail_memory(error);
    }
    *out = d;
    return HF_OK;
}

void hr_drawing_free(hr_drawing *drawing)
{
    if (!drawing)
        return;
    for (size_t i = 0; i < drawing->count; i++) {
        free(drawing->shapes[i].points);
        free(drawing->shapes[i].text);
    }
    free(drawing->shapes);
    free(drawing->title);
    free(drawing->alt);
    cairo_destroy(drawing->ruler);
    free(drawing);
}

hf_status hr_drawing_check(const hr_drawing *drawing, hf_error *error)
{
    return drawing->failed ? hr_fail_memory(error) : HF_OK;
}

void hr_drawing_clip(hr_drawing *drawing, const hr_rect *rect)
{
    drawing->clipping = rect != NULL;
    if (rect)
        drawing->clip = *rect;
}

/* A new shape with its points; NULL, and noted, when memory runs out. */
static hr_shape *add(hr_drawing *d, hr_shape_kind kind, const hr_place *points,
                     size_t count)
{
    hr_shape *s;

    if (d->count == d->room) {
        const size_t room = d->room ? 2 * d->room : 64;
        hr_shape *grown = realloc(d->shapes, room * sizeof *grown);

        if (!grown) {
            d->failed = true;
            return NULL;
        }
        d->shapes = grown;
        d->room = room;
    }
    s = &d->shapes[d->count];
    memset(s, 0, sizeof *s);
    s->points = malloc((count ? count : 1) * sizeof *points);
    if (!s->points) {
        d->failed = true;
        return NULL;
    }
    memcpy(s->points, points, count * sizeof *points);
    s->kind = kind;
    s->count = count;
    s->clipped = d->clipping;
    s->clip = d->clip;
    d->count++;
    return s;
}

/* A line's style with its widths in points. */
static hr_line in_points(const hr_line *line)
{
    hr_line l = *line;

    l.width *= HR_PLOT_UNIT;
    l.halo_width *= HR_PLOT_UNIT;
    l.dash[0] *= HR_PLOT_UNIT;
    l.dash[1] *= HR_PLOT_UNIT;
    return l;
}

void hr_draw_line(hr_drawing *drawing, const hr_line *line,
                  const hr_place *points, size_t count)
{
    hr_shape *s = add(drawing, HR_SHAPE_LINE, points, count);

    if (s)
        s->line = in_points(line);
}

void hr_draw_area(hr_drawing *drawing, hr_colour fill, const hr_line *edge,
                  const hr_place *points, size_t count)
{
    hr_shape *s = add(drawing, HR_SHAPE_AREA, points, count);

    if (!s)
        return;
    s->colour = fill;
    if (edge)
        s->line = in_points(edge);
}

void hr_draw_rect(hr_drawing *drawing, hr_colour fill, const hr_line *edge,
                  hr_rect r)
{
    const hr_place corners[] = {
        {r.x, r.y}, {r.x + r.w, r.y}, {r.x + r.w, r.y + r.h}, {r.x, r.y + r.h}};

    hr_draw_area(drawing, fill, edge, corners, 4);
}

void hr_draw_marker(hr_drawing *drawing, hr_marker marker, hr_colour fill,
                    hr_place at, double radius)
{
    /* Corners, the angle of the first, and how much farther out they lie so
     * that areas look alike. A circle is a polygon of 20 corners. */
    static const struct {
        int corners;
        double first, reach;
    } shape[] = {[HR_CIRCLE] = {20, 0.0, 1.0},
                 [HR_SQUARE] = {4, 0.25, 1.25},
                 [HR_TRIANGLE] = {3, -0.5, 1.4},
                 [HR_DIAMOND] = {4, 0.0, 1.35}};
    const hr_line rim = {
        hr_style_colour(HR_PAPER), hr_style_colour(HR_PAPER), 1.8, 0.0, {0, 0}};
    hr_place p[20];

    for (int i = 0; i < shape[marker].corners; i++) {
        const double turn =
            pi * (shape[marker].first + 2.0 * i / shape[marker].corners);

        p[i].x = at.x + shape[marker].reach * radius * cos(turn);
        p[i].y = at.y + shape[marker].reach * radius * sin(turn);
    }
    hr_draw_area(drawing, fill, &rim, p, (size_t)shape[marker].corners);
}

/* What a text covers. */
static hr_rect box_of(const hr_shape *s, double width)
{
    static const double before[] = {0.0, 0.5, 1.0};
    const double along = -before[s->anchor] * width;
    const hr_place at = s->points[0];
    const double high = (ascent + descent) * s->size;

    if (s->turned)
        return (hr_rect){at.x - ascent * s->size, at.y - along - width, high,
                         width};
    return (hr_rect){at.x + along, at.y - ascent * s->size, width, high};
}

static void text(hr_drawing *d, hr_place at, hr_anchor anchor, double size,
                 bool bold, bool turned, hr_colour colour, const char *words)
{
    char *copy = hr_utf8_copy(words);
    hr_shape *s = copy && *copy ? add(d, HR_SHAPE_TEXT, &at, 1) : NULL;

    d->failed |= !copy;
    if (!s) {
        free(copy);
        return;
    }
    s->text = copy;
    s->anchor = anchor;
    s->size = size;
    s->bold = bold;
    s->turned = turned;
    s->colour = colour;
    s->box = box_of(s, hr_drawing_width(d, size, bold, copy));
}

void hr_draw_text(hr_drawing *drawing, hr_place at, hr_anchor anchor,
                  double size, bool bold, hr_colour colour, const char *words)
{
    text(drawing, at, anchor, size, bold, false, colour, words);
}

void hr_draw_text_up(hr_drawing *drawing, hr_place at, hr_anchor anchor,
                     double size, hr_colour colour, const char *words)
{
    text(drawing, at, anchor, size, false, true, colour, words);
}

double hr_drawing_width(const hr_drawing *drawing, double size, bool bold,
                        const char *words)
{
    char *copy = hr_utf8_copy(words);
    double width;

    hr_font(drawing->ruler, size, bold);
    width = copy ? hr_text_width(drawing->ruler, copy) : 0.0;
    free(copy);
    return width;
}
