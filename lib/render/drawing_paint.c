/* render/drawing_paint.c - a drawing on cairo */
#include "render/drawing.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

static void trace(const hr_shape *s, cairo_t *cr)
{
    cairo_new_path(cr);
    for (size_t i = 0; i < s->count; i++)
        cairo_line_to(cr, s->points[i].x, s->points[i].y);
}

static void paint_area(const hr_shape *s, cairo_t *cr)
{
    trace(s, cr);
    cairo_close_path(cr);
    hr_set_colour(cr, s->colour);
    cairo_fill_preserve(cr);
    if (s->line.width > 0.0)
        hr_stroke_line(cr, &s->line, 1.0);
    cairo_new_path(cr);
}

static void paint_text(const hr_shape *s, cairo_t *cr)
{
    static const double before[] = {0.0, 0.5, 1.0};

    hr_font(cr, s->size, s->bold);
    hr_set_colour(cr, s->colour);
    cairo_translate(cr, s->points[0].x, s->points[0].y);
    if (s->turned)
        cairo_rotate(cr, -0.5 * pi);
    hr_text(cr, -before[s->anchor] * hr_text_width(cr, s->text), 0.0, s->text);
}

void hr_drawing_paint(const hr_drawing *drawing, cairo_t *cr)
{
    for (size_t i = 0; i < drawing->count; i++) {
        const hr_shape *s = &drawing->shapes[i];

        cairo_save(cr);
        if (s->clipped) {
            cairo_rectangle(cr, s->clip.x, s->clip.y, s->clip.w, s->clip.h);
            cairo_clip(cr);
        }
        if (s->kind == HR_SHAPE_AREA) {
            paint_area(s, cr);
        } else if (s->kind == HR_SHAPE_TEXT) {
            paint_text(s, cr);
        } else {
            trace(s, cr);
            hr_stroke_line(cr, &s->line, 1.0);
        }
        cairo_restore(cr);
    }
}
