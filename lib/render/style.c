/* render/style.c - how every picture of the house looks */
#include "render/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "render/utf8.h"

/* Okabe and Ito, Color Universal Design, 2008. */
#define BLACK 0.0, 0.0, 0.0
#define SKY_BLUE 0.337, 0.706, 0.914
#define GREEN 0.0, 0.620, 0.451
#define YELLOW 0.941, 0.894, 0.259
#define BLUE 0.0, 0.447, 0.698
#define VERMILION 0.835, 0.369, 0.0
#define ORANGE 0.902, 0.624, 0.0
#define PURPLE 0.800, 0.475, 0.655
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
    /* Light enough for any series and grid line on them. */
    [HR_BAND] = {0.86, 0.91, 0.95, 1.0},
    [HR_NOTICE] = {0.96, 0.95, 0.88, 1.0},
};

/* Widths: the thinnest core, 1.4 units, is 0.12 mm on a journal's single
 * column (88 mm), about the least that prints safely. Halos are see-through,
 * so that the photo beneath stays visible. */
static const hr_line lines[HR_LINE_COUNT] = {
    [HR_CONTOUR] = {{SKY_BLUE, 1.0}, {BLACK, 0.30}, 2.0, 4.2, {0, 0}},
    [HR_POINT] = {{WHITE, 1.0}, {BLACK, 0.80}, 4.6, 7.4, {0, 0}},
    [HR_IRIS] = {{YELLOW, 1.0}, {BLACK, 0.35}, 2.0, 4.2, {0, 0}},
    [HR_AXIS] = {{WHITE, 0.95}, {BLACK, 0.30}, 1.6, 3.8, {0, 0}},
    [HR_MIDLINE] = {{WHITE, 0.95}, {BLACK, 0.30}, 1.6, 3.8, {11, 8}},
    [HR_DISTANCE] = {{VERMILION, 1.0}, {WHITE, 0.85}, 3.4, 6.4, {0, 0}},
    [HR_EXTENSION] = {{VERMILION, 1.0}, {WHITE, 0.70}, 1.5, 3.4, {4, 4}},
    [HR_LEADER] = {{BLACK, 0.75}, {WHITE, 0.70}, 1.4, 3.0, {0, 0}},
    [HR_MOVEMENT] = {{BLUE, 1.0}, {WHITE, 0.90}, 3.4, 6.6, {0, 0}},
    [HR_SCALE] = {{BLACK, 1.0}, {WHITE, 0.85}, 4.0, 7.0, {0, 0}},
    [HR_TRACE] = {{BLACK, 0.85}, {WHITE, 0.45}, 2.0, 4.4, {0, 0}},
    [HR_IMAGE] = {{BLACK, 0.75}, {WHITE, 0.35}, 1.5, 3.2, {5, 5}},
    [HR_PLOT_AXIS] = {{0.10, 0.10, 0.12, 1.0}, {WHITE, 0.0}, 1.8, 0, {0, 0}},
    [HR_PLOT_GRID] = {{0.87, 0.87, 0.89, 1.0}, {WHITE, 0.0}, 1.4, 0, {0, 0}},
    [HR_PLOT_ZERO] = {{0.42, 0.42, 0.45, 1.0}, {WHITE, 0.0}, 1.8, 0, {0, 0}},
    [HR_PLOT_LIMIT] = {{0.42, 0.42, 0.45, 1.0}, {WHITE, 0.0}, 1.8, 0, {8, 6}},
    [HR_PLOT_WHISKER] = {{BLACK, 0.75}, {WHITE, 0.8}, 1.8, 4.0, {0, 0}},
};

/* In grey (CIE L*) 46, 71, 0 and 61: each is told from its neighbours, and
 * from paper, without colour; dash and marker say it again. */
static const hr_series_style series[HR_SERIES] = {
    {{{BLUE, 1.0}, {WHITE, 0.85}, 3.2, 5.6, {0, 0}}, HR_CIRCLE},
    {{{ORANGE, 1.0}, {WHITE, 0.85}, 3.2, 5.6, {12, 6}}, HR_SQUARE},
    {{{BLACK, 1.0}, {WHITE, 0.85}, 3.2, 5.6, {3, 6}}, HR_TRIANGLE},
    {{{PURPLE, 1.0}, {WHITE, 0.85}, 3.2, 5.6, {5, 5}}, HR_DIAMOND},
};

/* Units. A label is 11 point on a double column (180 mm), 5 on a single one
 * (88 mm), the smallest that journals accept. */
static const double types[HR_TYPE_COUNT] = {
    [HR_TYPE_LABEL] = 21.0, [HR_TYPE_SIDE] = 38.0,    [HR_TYPE_SCALE] = 21.0,
    [HR_TYPE_TITLE] = 27.0, [HR_TYPE_CAPTION] = 23.0, [HR_TYPE_TICK] = 21.0,
    [HR_TYPE_AXIS] = 23.0,  [HR_TYPE_LEGEND] = 21.0,
};

hr_colour hr_style_colour(hr_colour_id id)
{
    return colours[id];
}

/* One channel of sRGB from its linear amount. */
static double encoded(double v)
{
    v = fmin(fmax(v, 0.0), 1.0);
    return v <= 0.0031308 ? 12.92 * v : 1.055 * pow(v, 1.0 / 2.4) - 0.055;
}

/* CIE 1976 L*a*b* with white D65 to sRGB (IEC 61966-2-1). */
static hr_colour from_lab(const double lab[3])
{
    double f[3] = {(lab[0] + 16.0) / 116.0 + lab[1] / 500.0,
                   (lab[0] + 16.0) / 116.0,
                   (lab[0] + 16.0) / 116.0 - lab[2] / 200.0};
    const double white[3] = {0.95047, 1.0, 1.08883};
    double c[3];

    for (int i = 0; i < 3; i++)
        c[i] = white[i] * (f[i] > 6.0 / 29.0
                               ? f[i] * f[i] * f[i]
                               : 3.0 * 36.0 / 841.0 * (f[i] - 4.0 / 29.0));
    return (hr_colour){encoded(3.2406 * c[0] - 1.5372 * c[1] - 0.4986 * c[2]),
                       encoded(-0.9689 * c[0] + 1.8758 * c[1] + 0.0415 * c[2]),
                       encoded(0.0557 * c[0] - 0.2040 * c[1] + 1.0570 * c[2]),
                       1.0};
}

hr_colour hr_style_heat(double share)
{
    /* L* falls evenly; the turns lie 40 to 41 apart, so that equal steps are
       equal differences of colour all along. */
    static const double turns[4][3] = {{95.0, -4.0, 25.0},
                                       {72.7, 20.0, 48.0},
                                       {50.3, 42.0, 22.0},
                                       {28.0, 34.0, -12.0}};
    double t = 3.0 * fmin(fmax(share, 0.0), 1.0), lab[3];
    int piece = t < 2.0 ? (int)t : 2;

    for (int i = 0; i < 3; i++)
        lab[i] = turns[piece][i] +
                 (t - piece) * (turns[piece + 1][i] - turns[piece][i]);
    return from_lab(lab);
}

void hr_style_hex(char hex[8], hr_colour_id id)
{
    const hr_colour c = colours[id];
    const double paper = 1.0 - c.a;

    snprintf(hex, 8, "#%02x%02x%02x",
             (unsigned)lround(255.0 * (c.r * c.a + paper)) & 0xFFU,
             (unsigned)lround(255.0 * (c.g * c.a + paper)) & 0xFFU,
             (unsigned)lround(255.0 * (c.b * c.a + paper)) & 0xFFU);
}

const hr_series_style *hr_style_series(size_t index)
{
    return &series[index % HR_SERIES];
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
    hr_stroke_line(cr, &lines[id], unit);
}

void hr_stroke_line(cairo_t *cr, const hr_line *line, double unit)
{
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
    cairo_select_font_face(cr, HR_FONT, CAIRO_FONT_SLANT_NORMAL,
                           bold ? CAIRO_FONT_WEIGHT_BOLD
                                : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cr, size);
}

void hr_fonts_load(void)
{
    cairo_surface_t *nothing =
        cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cr = cairo_create(nothing);

    hr_font(cr, 10.0, 0);
    (void)hr_text_width(cr, "0");
    cairo_destroy(cr);
    cairo_surface_destroy(nothing);
}

double hr_text_width(cairo_t *cr, const char *text)
{
    cairo_text_extents_t extents;

    cairo_text_extents(cr, text, &extents);
    return extents.x_advance;
}

void hr_text_cut(cairo_t *cr, char *out, size_t size, const char *text,
                 double width)
{
    static const char ellipsis[] = "\xe2\x80\xa6";
    char *clean = hr_utf8_copy(text);
    size_t n = clean ? strlen(clean) : 0;

    out[0] = 0;
    if (n && n < size)
        memcpy(out, clean, n + 1);
    while (n && (!*out || hr_text_width(cr, out) > width)) {
        do
            n--;
        while (n && ((unsigned char)clean[n] & 0xC0) == 0x80);
        out[0] = 0;
        if (n + sizeof ellipsis > size)
            continue;
        memcpy(out, clean, n);
        memcpy(out + n, ellipsis, sizeof ellipsis);
    }
    free(clean);
}

void hr_text(cairo_t *cr, double x, double y, const char *text)
{
    cairo_move_to(cr, x, y);
    cairo_show_text(cr, text);
}
