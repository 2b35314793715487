/* render/notes.c - text on a photo: sides, scale bar, labels */
#include "render/marks.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

/* A rectangle with round corners; radius 0.5 h makes a pill. */
static void pill(cairo_t *cr, hr_rect b, double radius)
{
    const double hairline = 0.03; /* of the height */

    cairo_new_path(cr);
    cairo_arc(cr, b.x + b.w - radius, b.y + radius, radius, -0.5 * pi, 0.0);
    cairo_arc(cr, b.x + b.w - radius, b.y + b.h - radius, radius, 0.0,
              0.5 * pi);
    cairo_arc(cr, b.x + radius, b.y + b.h - radius, radius, 0.5 * pi, pi);
    cairo_arc(cr, b.x + radius, b.y + radius, radius, pi, 1.5 * pi);
    cairo_close_path(cr);
    hr_set_colour(cr, hr_style_colour(HR_PILL));
    cairo_fill_preserve(cr);
    hr_set_colour(cr, hr_style_colour(HR_EDGE));
    cairo_set_line_width(cr, hairline * b.h);
    cairo_stroke(cr);
}

/* Shares of the type size: cap height and half the space around a text. */
static const double cap_height = 0.73;
static const double padding = 0.38;

static hr_rect boxed_size(cairo_t *cr, const char *text, double size)
{
    return (hr_rect){0.0, 0.0, hr_text_width(cr, text) + 2.6 * padding * size,
                     (cap_height + 2.0 * padding) * size};
}

/* A text in its pill; the font is set. */
static void boxed(cairo_t *cr, hr_rect b, const char *text, double size)
{
    pill(cr, b, 0.5 * b.h);
    hr_set_colour(cr, hr_style_colour(HR_INK));
    hr_text(cr, b.x + 1.3 * padding * size,
            b.y + 0.5 * b.h + 0.5 * cap_height * size, text);
}

void hr_label_measure(cairo_t *cr, hr_label *label, double unit)
{
    double size = hr_style_type(HR_TYPE_LABEL) * unit;

    hr_font(cr, size, 0);
    label->box = boxed_size(cr, label->text, size);
}

void hr_mark_label(cairo_t *cr, const hr_label *label, double unit)
{
    const double near_by = 22.0 * unit; /* no leader is needed up to here */
    double size = hr_style_type(HR_TYPE_LABEL) * unit;
    const hr_rect b = label->box;
    hr_place to = {
        fmin(fmax(label->ax, b.x + 0.5 * b.h), b.x + b.w - 0.5 * b.h),
        fmin(fmax(label->ay, b.y), b.y + b.h)};

    if (hypot(to.x - label->ax, to.y - label->ay) > near_by)
        hr_mark_line(cr, HR_LEADER, unit, (hr_place){label->ax, label->ay}, to);
    hr_font(cr, size, 0);
    boxed(cr, b, label->text, size);
}

void hr_mark_side(cairo_t *cr, const hr_view *view, hf_side corner,
                  hf_side side, bool hurt)
{
    const double margin = 22.0 * view->unit;
    const char *letter = side == HF_LEFT ? "L" : "R";
    double size = hr_style_type(HR_TYPE_SIDE) * view->unit;
    double small = hr_style_type(HR_TYPE_LABEL) * view->unit;
    hr_rect b, t;

    hr_font(cr, size, 1);
    /* A circle for the letter, whichever it is. */
    b.w = b.h = (cap_height + 2.0 * padding) * size;
    b.y = view->cell.y + margin;
    b.x = corner == HF_LEFT ? view->cell.x + view->cell.w - margin - b.w
                            : view->cell.x + margin;
    pill(cr, b, 0.5 * b.h);
    hr_set_colour(cr, hr_style_colour(HR_INK));
    hr_text(cr, b.x + 0.5 * (b.w - hr_text_width(cr, letter)),
            b.y + 0.5 * b.h + 0.5 * cap_height * size, letter);
    if (!hurt)
        return;
    hr_font(cr, small, 0);
    t = boxed_size(cr, "affected", small);
    t.x =
        corner == HF_LEFT ? b.x - 0.4 * margin - t.w : b.x + b.w + 0.4 * margin;
    t.y = b.y + 0.5 * (b.h - t.h);
    boxed(cr, t, "affected", small);
}

bool hr_side_hurt(hf_affected affected, hf_side side)
{
    return affected == HF_AFFECTED_BOTH ||
           affected == (side == HF_LEFT ? HF_AFFECTED_LEFT : HF_AFFECTED_RIGHT);
}

void hr_mark_sides(cairo_t *cr, const hr_view *view, hf_affected affected)
{
    for (int s = 0; s < 2; s++)
        hr_mark_side(cr, view, (hf_side)s, (hf_side)s,
                     hr_side_hurt(affected, (hf_side)s));
}

void hr_mark_scale(cairo_t *cr, const hr_view *view)
{
    const double margin = 26.0 * view->unit;
    double size = hr_style_type(HR_TYPE_SCALE) * view->unit;
    double length = 10.0 * view->scale, width;
    hr_rect b;
    hr_place a;

    if (!view->ruled) {
        hr_mark_note(cr, view, HF_RIGHT,
                     view->measured ? "no mm: irises too small"
                                    : "no mm: an iris is hidden");
        return;
    }
    hr_font(cr, size, 0);
    width = hr_text_width(cr, "10 mm");
    b = (hr_rect){view->cell.x + margin, 0.0,
                  fmax(length, width) + 2.0 * padding * size,
                  (cap_height + 3.6 * padding) * size};
    b.y = view->cell.y + view->cell.h - margin - b.h;
    pill(cr, b, 0.3 * b.h);
    a = (hr_place){b.x + 0.5 * (b.w - length), b.y + b.h - padding * size};
    hr_mark_line(cr, HR_SCALE, view->unit, a, (hr_place){a.x + length, a.y});
    hr_set_colour(cr, hr_style_colour(HR_INK));
    hr_text(cr, b.x + 0.5 * (b.w - width), b.y + (cap_height + padding) * size,
            "10 mm");
}

void hr_mark_note(cairo_t *cr, const hr_view *view, hf_side corner,
                  const char *words)
{
    const double margin = 26.0 * view->unit;
    const double size = hr_style_type(HR_TYPE_LABEL) * view->unit;
    const double widest = 0.7; /* of the cell: the other corner has words too */
    const hr_rect c = view->cell;
    char text[300];
    hr_rect b;

    hr_font(cr, size, 0);
    hr_text_cut(cr, text, sizeof text, words, widest * c.w);
    b = boxed_size(cr, text, size);
    b.x = corner == HF_LEFT ? c.x + c.w - margin - b.w : c.x + margin;
    b.y = c.y + c.h - margin - b.h;
    boxed(cr, b, text, size);
}
