/* hair.c - short hair with a side parting; stubble of a shaven jaw */
#include "paint.h"

#include <math.h>

/* Outside of the hair from the ear to the crown, and the hairline from the
 * sideburn to the middle of the forehead; image right half, mm. */
static const hf_xy outside[] = {{69.6, -13}, {73, 4},  {75.5, 24}, {76.5, 46},
                                {72.5, 70},  {60, 91}, {36, 106},  {0, 111}};
static const hf_xy hairline[] = {{69.0, -14}, {65.8, -4}, {64.8, 12},
                                 {62.5, 30},  {57, 46},   {53.5, 58},
                                 {44, 69},    {22, 71},   {0, 68}};
enum {
    OUT = sizeof outside / sizeof *outside,
    LINE = sizeof hairline / sizeof *hairline
};

/* Image x of the parting, mm. */
static const double PARTING = -30;

static void region(cairo_t *cr, double inset, double wide)
{
    hf_xy k[2 * LINE]; /* the longer of both */
    hf_curve c;

    for (int i = 0; i < 2 * OUT - 1; i++) {
        hf_xy p = outside[i < OUT ? i : 2 * OUT - 2 - i];
        double in = inset * hf_smooth(-18, 12, p.y);

        k[i] = (hf_xy){(i < OUT ? -1 : 1) * (p.x * wide - 0.4 * in),
                       p.y - 0.4 * in};
    }
    hf_curve_spline(&c, k, 2 * OUT - 1, 241);
    hf_curve_path(cr, &c, 0, 1);
    for (int i = 0; i < 2 * LINE - 1; i++) {
        hf_xy p = hairline[i < LINE ? i : 2 * LINE - 2 - i];
        /* Fewer hairs at the temples of an older man, never a ruled line. */
        double in = inset * hf_smooth(-18, 12, p.y);
        double wave = 1.3 * sin(9.0 * i) + 0.9 * sin(23.0 * i);

        k[i] =
            (hf_xy){(i < LINE ? 1 : -1) * (p.x * wide + 0.6 * in + 0.3 * wave),
                    p.y + (in + wave) * hf_smooth(20, 60, p.y)};
    }
    hf_curve_spline(&c, k, 2 * LINE - 1, 241);
    hf_curve_path(cr, &c, 0, 0);
    cairo_close_path(cr);
}

static void base(cairo_t *cr, const hf_palette *c, double wide)
{
    for (int i = 0; i < 5; i++) {
        cairo_pattern_t *g = cairo_pattern_create_radial(-18, 84, 6, 0, 50, 96);
        const double *d = c->hair_dark;

        region(cr, 2.6 + 1.8 * i, wide);
        cairo_pattern_add_color_stop_rgba(g, 0, 1.3 * d[0], 1.3 * d[1],
                                          1.3 * d[2], 0.40);
        cairo_pattern_add_color_stop_rgba(g, 0.6, d[0], d[1], d[2], 0.40);
        cairo_pattern_add_color_stop_rgba(g, 1, .6 * d[0], .6 * d[1], .6 * d[2],
                                          0.40);
        cairo_set_source(cr, g);
        cairo_fill(cr);
        cairo_pattern_destroy(g);
    }
}

/* Which way hair grows at a place, and how long it looks. */
static hf_xy growth(double x, double y, double *length)
{
    double side = hf_smooth(44, 60, fabs(x)) * hf_smooth(72, 46, y);
    double rx = x / 77, ry = (y - 36) / 76, r = hypot(rx, ry) + 1e-9;
    double edge = hf_smooth(0.62, 1.0, r);
    double turn = x > PARTING ? 1 : -1;
    /* Back over the head, along its outline where that turns away. */
    double ax =
        rx / r * (1 - 0.8 * edge) + turn * (0.45 + 0.5 * edge) * fabs(ry) / r;
    double ay = ry / r * (0.95 - 0.85 * edge) - turn * rx / r * 0.6 * edge;
    double bx = (x > 0 ? 0.16 : -0.16), by = -1;
    double dx = hf_mix(ax, bx, side), dy = hf_mix(ay, by, side);
    double n = hypot(dx, dy) + 1e-9;

    *length = hf_mix(hf_mix(19, 11, edge), 6.5, side);
    return (hf_xy){dx / n, dy / n};
}

/* Colour of one hair by the light on its place, grey at the temples. */
static void dip(cairo_t *cr, const hf_patient *p, const hf_palette *c, double x,
                double y, const double r[6])
{
    double glint =
        exp(-pow((y - 88 + 0.12 * x) / 11, 2)) * exp(-pow((x + 4) / 46, 2));
    double dusk = hf_smooth(60, 78, fabs(x)) * 0.4;
    double shade = (0.55 * r[2] + 0.60 * glint * r[3]) * (1 - dusk);
    double grey = p->grey * (0.25 + 1.1 * hf_smooth(38, 62, fabs(x)) *
                                        hf_smooth(78, 40, y));

    if (r[4] < grey)
        cairo_set_source_rgba(cr, .44 + .26 * shade, .41 + .26 * shade,
                              .39 + .26 * shade, 0.42);
    else
        cairo_set_source_rgba(
            cr, hf_mix(0.7 * c->hair_dark[0], c->hair_light[0], shade),
            hf_mix(0.7 * c->hair_dark[1], c->hair_light[1], shade),
            hf_mix(0.7 * c->hair_dark[2], c->hair_light[2], shade), 0.55);
}

static void strand(cairo_t *cr, const hf_patient *p, const hf_palette *c,
                   double x, double y, unsigned at, double thin)
{
    double r[6], length, curl;
    hf_xy way = growth(x, y, &length), b, bend;

    for (unsigned i = 0; i < 6; i++)
        r[i] = hf_random(p->seed + 3, at + i);
    length *= 0.55 + 0.7 * r[0];
    way.x += 0.30 * (r[1] - 0.5);
    way.y += 0.18 * (r[5] - 0.5);
    curl = (x > PARTING ? 0.16 : -0.16) * length;
    b = (hf_xy){x + way.x * length, y + way.y * length - fabs(curl) * 0.3};
    bend = (hf_xy){x + way.x * 0.5 * length - way.y * curl * 0.5,
                   y + way.y * 0.5 * length + fabs(way.x * curl)};
    dip(cr, p, c, x, y, r);
    hf_paint_stroke(cr, (hf_xy){x, y}, bend, b, thin * (0.36 + 0.34 * r[5]));
}

/* A mask of the hair's region, two cells a mm, origin (-100, 120). */
static cairo_surface_t *where(double inset, double wide)
{
    cairo_surface_t *m = cairo_image_surface_create(CAIRO_FORMAT_A8, 400, 320);
    cairo_t *cr = cairo_create(m);

    cairo_scale(cr, 2, -2);
    cairo_translate(cr, 100, -120);
    region(cr, inset, wide);
    cairo_fill(cr);
    cairo_destroy(cr);
    cairo_surface_flush(m);
    return m;
}

static bool inside(cairo_surface_t *m, double x, double y)
{
    int i = (int)(2 * (x + 100)), j = (int)(2 * (120 - y));

    return i >= 0 && i < 400 && j >= 0 && j < 320 &&
           cairo_image_surface_get_data(
               m)[j * cairo_image_surface_get_stride(m) + i] > 127;
}

void hf_paint_hair(cairo_t *cr, const hf_patient *p, const hf_palette *c)
{
    double wide = p->face_width / 140, wider = hf_coarseness(p);
    cairo_surface_t *all = where(0, wide), *dense = where(3, wide);
    unsigned at = 0;

    base(cr, c, wide);
    /* From the crown forwards, so that front hairs lie over back ones. Rows
       summed up in another way would draw other hairs into the sample.
       NOLINTNEXTLINE(cert-flp30-c,*.FloatLoopCounter) */
    for (double y = 110; y > -20; y -= 0.6 * wider)
        for (int i = 0; i < 74; i++) {
            double x = 80 * wide * (2 * hf_random(p->seed + 2, at) - 1);
            double dy = 2 * hf_random(p->seed + 2, at + 1);
            double keep = hf_random(p->seed + 2, at + 2);

            at += 8;
            if (inside(dense, x, y + dy))
                strand(cr, p, c, x, y + dy, at, wider);
            else if (keep < 0.6 && inside(all, x, y + dy))
                strand(cr, p, c, x, y + dy, at, 0.7 * wider);
        }
    cairo_surface_destroy(all);
    cairo_surface_destroy(dense);
}

/* Where a beard would grow: jaw, chin and upper lip, 0..1. */
static double beard(const hf_shape *s, double x, double y)
{
    double cheek = -30 - 0.012 * (70 - fabs(x)) * (70 - fabs(x));
    double jaw = hf_smooth(cheek, cheek - 22, y);
    double lip = hf_smooth(24, 18, fabs(x - s->mid_x)) * hf_smooth(-46, -50, y);
    double up = hf_curve_y(&s->lip_upper_outer, x);
    double low = hf_curve_y(&s->lip_lower_outer, x);

    if (!isnan(up) && y < up + 1 && y > low - 1)
        return 0;
    return fmax(jaw, lip);
}

void hf_paint_stubble(cairo_t *cr, const hf_shape *s, const hf_patient *p,
                      const hf_palette *c)
{
    double wider = hf_coarseness(p);

    cairo_save(cr);
    hf_curve_path(cr, &s->head, 0, 1);
    cairo_clip(cr);
    /* As many as read as a shadow, not as dots. */
    for (unsigned i = 0; i < (unsigned)(60000 / (wider * wider)); i++) {
        double x = 72 * (2 * hf_random(p->seed + 5, 4 * i) - 1);
        double y = hf_mix(-22, s->chin.y, hf_random(p->seed + 5, 4 * i + 1));
        double v = hf_random(p->seed + 5, 4 * i + 2);
        double l = wider * (0.25 + 0.3 * v), lean = 0.3 * x / 70;

        if (hf_random(p->seed + 5, 4 * i + 3) > beard(s, x, y))
            continue;
        cairo_set_source_rgba(cr, 0.8 * c->hair_dark[0], 0.9 * c->hair_dark[1],
                              1.2 * c->hair_dark[2], 0.12);
        hf_paint_stroke(cr, (hf_xy){x, y}, (hf_xy){x + lean * l, y - 0.5 * l},
                        (hf_xy){x + lean * l, y - l}, 0.24 * wider);
    }
    cairo_restore(cr);
}
