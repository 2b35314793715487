/* render/style.c - how every picture of the house looks */
#include "render/style.h"

/* Okabe and Ito, Color Universal Design, 2008. */
#define BLACK 0.0, 0.0, 0.0
#define SKY_BLUE 0.337, 0.706, 0.914
#define GREEN 0.0, 0.620, 0.451
#define YELLOW 0.941, 0.894, 0.259
#define BLUE 0.0, 0.447, 0.698
#define VERMILION 0.835, 0.369, 0.0
#define WHITE 1.0, 1.0, 1.0

static const hr_colour colours[HR_COLOUR_COUNT] = {
    [HR_INK] = {0.10, 0.10, 0.12, 1.0},
    [HR_INK_SOFT] = {0.42, 0.42, 0.45, 1.0},
    [HR_PAPER] = {WHITE, 1.0},
    [HR_HALF_TONE] = {0.94, 0.94, 0.95, 1.0},
    /* Nearly opaque: text must be read over hair as over skin. */
    [HR_PILL] = {WHITE, 0.90},
    [HR_EDGE] = {BLACK, 0.18},
    [HR_BETTER] = {GREEN, 1.0},
    [HR_WORSE] = {VERMILION, 1.0},
    [HR_SAME] = {0.55, 0.55, 0.58, 1.0},
};

/* Widths: the thinnest core, 1.4 units, is 0.12 mm on a journal's single
 * column (88 mm), about the least that prints safely. Halos are see-through,
 * so that the photo beneath stays visible. */
static const hr_line lines[HR_LINE_COUNT] = {
    [HR_CONTOUR] = {{SKY_BLUE, 1.0}, {BLACK, 0.30}, 2.0, 4.2, {0, 0}},
    [HR_IRIS] = {{YELLOW, 1.0}, {BLACK, 0.35}, 2.0, 4.2, {0, 0}},
    [HR_AXIS] = {{WHITE, 0.95}, {BLACK, 0.30}, 1.6, 3.8, {0, 0}},
    [HR_MIDLINE] = {{WHITE, 0.95}, {BLACK, 0.30}, 1.6, 3.8, {11, 8}},
    [HR_DISTANCE] = {{VERMILION, 1.0}, {WHITE, 0.85}, 3.4, 6.4, {0, 0}},
    [HR_EXTENSION] = {{VERMILION, 1.0}, {WHITE, 0.70}, 1.5, 3.4, {4, 4}},
    [HR_LEADER] = {{BLACK, 0.75}, {WHITE, 0.70}, 1.4, 3.0, {0, 0}},
    [HR_MOVEMENT] = {{BLUE, 1.0}, {WHITE, 0.90}, 4.2, 8.0, {0, 0}},
    [HR_SCALE] = {{BLACK, 1.0}, {WHITE, 0.85}, 4.0, 7.0, {0, 0}},
};

/* Units. A label is 11 point on a double column (180 mm), 5 on a single one
 * (88 mm), the smallest that journals accept. */
static const double types[HR_TYPE_COUNT] = {
    [HR_TYPE_LABEL] = 21.0, [HR_TYPE_SIDE] = 38.0,    [HR_TYPE_SCALE] = 21.0,
    [HR_TYPE_TITLE] = 27.0, [HR_TYPE_CAPTION] = 23.0,
};

hr_colour hr_style_colour(hr_colour_id id)
{
    return colours[id];
}

const hr_line *hr_style_line(hr_line_id id)
{
    return &lines[id];
}

double hr_style_type(hr_type_id id)
{
    return types[id];
}

hr_colour hr_style_change(hf_direction direction)
{
    switch (direction) {
    case HF_IMPROVED:
        return colours[HR_BETTER];
    case HF_WORSE:
        return colours[HR_WORSE];
    case HF_UNDETERMINED:
    case HF_UNCHANGED:
    case HF_CHANGED:
        break;
    }
    return colours[HR_SAME];
}

void hr_set_colour(cairo_t *cr, hr_colour colour)
{
    cairo_set_source_rgba(cr, colour.r, colour.g, colour.b, colour.a);
}

void hr_stroke(cairo_t *cr, hr_line_id id, double unit)
{
    const hr_line *line = &lines[id];
    const double dash[2] = {line->dash[0] * unit, line->dash[1] * unit};

    cairo_save(cr);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cr, dash, dash[0] > 0.0 ? 2 : 0, 0.0);
    if (line->halo_width > 0.0) {
        hr_set_colour(cr, line->halo);
        cairo_set_line_width(cr, line->halo_width * unit);
        cairo_stroke_preserve(cr);
    }
    hr_set_colour(cr, line->core);
    cairo_set_line_width(cr, line->width * unit);
    cairo_stroke(cr);
    cairo_restore(cr);
}

void hr_font(cairo_t *cr, double size, int bold)
{
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    cairo_select_font_face(cr, "sans", CAIRO_FONT_SLANT_NORMAL,
                           bold ? CAIRO_FONT_WEIGHT_BOLD
                                : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cr, size);
}

double hr_text_width(cairo_t *cr, const char *text)
{
    cairo_text_extents_t extents;

    cairo_text_extents(cr, text, &extents);
    return extents.x_advance;
}

void hr_text(cairo_t *cr, double x, double y, const char *text)
{
    cairo_move_to(cr, x, y);
    cairo_show_text(cr, text);
}
