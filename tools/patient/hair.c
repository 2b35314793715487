/* hair.c - short hair, combed back and to one side */
#include "paint.h"

#include <math.h>

/* Outside of the hair from the ear to the crown, and the hairline from the
 * sideburn to the middle of the forehead; image right half, mm. */
static const hf_xy outside[] = {{70.5, -14}, {73.5, 4}, {76.5, 24}, {77.5, 46},
                                {73, 70},    {60, 92},  {36, 108},  {0, 113}};
static const hf_xy hairline[] = {{68.5, -17}, {65.5, -4}, {64.5, 12},
                                 {62.5, 30},  {57, 47},   {53.5, 60},
                                 {42, 69},    {22, 70},   {0, 68}};
enum {
    OUT = sizeof outside / sizeof *outside,
    LINE = sizeof hairline / sizeof *hairline
};

static void region(cairo_t *cr, double inset, double wide)
{
    hf_xy k[2 * LINE]; /* the longer of both */
    hf_curve c;

    for (int i = 0; i < 2 * OUT - 1; i++) {
        hf_xy p = outside[i < OUT ? i : 2 * OUT - 2 - i];

        k[i] = (hf_xy){(i < OUT ? -1 : 1) * (p.x * wide - 0.4 * inset),
                       p.y - 0.4 * inset};
    }
    hf_curve_spline(&c, k, 2 * OUT - 1, 241);
    hf_curve_path(cr, &c, 0, 1);
    for (int i = 0; i < 2 * LINE - 1; i++) {
        hf_xy p = hairline[i < LINE ? i : 2 * LINE - 2 - i];

        k[i] = (hf_xy){(i < LINE ? 1 : -1) * (p.x * wide + 0.7 * inset),
                       p.y + inset * hf_smooth(20, 60, p.y)};
    }
    hf_curve_spline(&c, k, 2 * LINE - 1, 241);
    hf_curve_path(cr, &c, 0, 0);
    cairo_close_path(cr);
}

static void base(cairo_t *cr, const hf_palette *c, double wide)
{
    for (int i = 0; i < 4; i++) {
        cairo_pattern_t *g = cairo_pattern_create_radial(-18, 84, 6, 0, 50, 96);
        const double *d = c->hair_dark;

        region(cr, 1.2 + 1.6 * i, wide);
        cairo_pattern_add_color_stop_rgba(g, 0, 1.25 * d[0], 1.25 * d[1],
                                          1.25 * d[2], 0.5);
        cairo_pattern_add_color_stop_rgba(g, 0.6, d[0], d[1], d[2], 0.5);
        cairo_pattern_add_color_stop_rgba(g, 1, .6 * d[0], .6 * d[1], .6 * d[2],
                                          0.5);
        cairo_set_source(cr, g);
        cairo_fill(cr);
        cairo_pattern_destroy(g);
    }
}

/* Which way hair grows at a place, and how long it looks. */
static hf_xy growth(double x, double y, double *length)
{
    double side = hf_smooth(48, 60, fabs(x)) * hf_smooth(66, 48, y);
    double ax = 0.35 + x / 62, ay = 1.0 - 0.35 * hf_smooth(85, 112, y);
    double bx = x > 0 ? 0.28 : -0.28, by = -1;
    double dx, dy, n;

    dx = hf_mix(ax, bx, side);
    dy = hf_mix(ay, by, side);
    n = hypot(dx, dy) + 1e-9;
    *length = hf_mix(19, 7.5, side);
    return (hf_xy){dx / n, dy / n};
}

static void strand(cairo_t *cr, const hf_patient *p, const hf_palette *c,
                   double x, double y, unsigned at)
{
    double r[6], length, shade, glint, grey;
    hf_xy way = growth(x, y, &length), b, bend;

    for (unsigned i = 0; i < 6; i++)
        r[i] = hf_random(p->seed + 3, at + i);
    length *= 0.6 + 0.7 * r[0];
    way.x += 0.42 * (r[1] - 0.5);
    b = (hf_xy){x + way.x * length, y + way.y * length};
    bend = (hf_xy){x + way.x * 0.55 * length - way.y * 0.06 * length,
                   y + way.y * 0.62 * length};
    /* Light from above left catches a belt over the forehead. */
    glint =
        exp(-pow((y - 86 + 0.10 * x) / 12, 2)) * exp(-pow((x + 14) / 42, 2));
    shade = 0.65 * r[2] + 0.75 * glint * r[3];
    grey = p->grey *
           (0.35 + 0.9 * hf_smooth(40, 60, fabs(x)) * hf_smooth(75, 40, y));
    if (r[4] < grey)
        cairo_set_source_rgba(cr, .50 + .28 * shade, .48 + .27 * shade,
                              .46 + .27 * shade, 0.55);
    else
        cairo_set_source_rgba(
            cr, hf_mix(0.7 * c->hair_dark[0], c->hair_light[0], shade),
            hf_mix(0.7 * c->hair_dark[1], c->hair_light[1], shade),
            hf_mix(0.7 * c->hair_dark[2], c->hair_light[2], shade), 0.6);
    hf_paint_stroke(cr, (hf_xy){x, y}, bend, b, 0.45 + 0.35 * r[5]);
}

void hf_paint_hair(cairo_t *cr, const hf_patient *p, const hf_palette *c)
{
    double wide = p->face_width / 140;
    unsigned at = 0;

    base(cr, c, wide);
    /* From the crown forwards, so that front hairs lie over back ones. */
    for (double y = 110; y > -20; y -= 0.75)
        for (int i = 0; i < 58; i++) {
            double x = 80 * wide * (2 * hf_random(p->seed + 2, at) - 1);
            double dy = 2 * hf_random(p->seed + 2, at + 1);
            bool in;

            at += 8;
            region(cr, 0, wide);
            in = cairo_in_fill(cr, x, y + dy);
            cairo_new_path(cr);
            if (in)
                strand(cr, p, c, x, y + dy, at);
        }
}
