/* ear.c - ears */
#include "paint.h"

#include <math.h>

/* Image right ear: outline, the rolled rim, the inner ridge; mm. */
static const hf_xy outline[] = {{64, 4},     {72, 7.5}, {80, 5},     {83.5, -4},
                                {83.5, -16}, {81, -28}, {77.5, -38}, {75, -46},
                                {70, -51.5}, {64, -48}};
static const hf_xy rim[] = {{69, -8},    {71, 2.5},   {76.5, 4}, {80.5, -3},
                            {80.8, -15}, {78.3, -28}, {75, -38}};
static const hf_xy ridge[] = {
    {72, -4}, {76, -9}, {76.3, -18}, {74, -27}, {70.5, -32}};

static void curve(hf_curve *c, const hf_xy *k, int n, double g, double wide)
{
    hf_xy at[16];

    for (int i = 0; i < n; i++)
        at[i] = (hf_xy){g * (k[i].x + 70 * (wide - 1)), k[i].y};
    hf_curve_spline(c, at, n, 81);
}

static void ear(cairo_t *cr, const hf_patient *p, const hf_palette *c, int k)
{
    static const double red[3] = {1.0, 0.74, 0.72};
    static const double dark[3] = {0.62, 0.42, 0.40};
    double g = hf_sign(k), wide = p->face_width / 140;
    double x = g * (70 * wide);
    hf_layer *l = hf_layer_new(g > 0 ? 50 : -100, 16, 50, 78, p->cell, c->skin);
    hf_curve v;
    cairo_t *mc;
    cairo_surface_t *m = hf_layer_mask(l, &mc);

    /* The shell stands off the head and faces forwards and outwards. */
    hf_layer_bump(l, (hf_spot){x + g * 5, -18, 13, 26, 0}, 12);
    curve(&v, rim, 7, g, wide);
    hf_layer_groove(l, &v, (hf_groove){.width = 1.5, .depth = -2.6});
    curve(&v, ridge, 5, g, wide);
    hf_layer_groove(l, &v, (hf_groove){.width = 1.8, .depth = -1.8});
    hf_layer_bump(l, (hf_spot){x + g * 2.5, -22, 3.2, 6.5, 0}, -4);
    hf_layer_bump(l, (hf_spot){x + g * 2.5, -44, 5, 4.5, 0}, 2.2);
    hf_layer_tint(l, (hf_spot){x + g * 8, -16, 12, 24, 0}, red, 0.75);
    hf_layer_tint(l, (hf_spot){x + g * 3, -20, 4, 8, 0}, dark, 0.85);
    hf_layer_tint(l, (hf_spot){x - g * 2, -20, 5, 30, 0}, dark, 0.5);
    hf_layer_grain(l, p->seed + 30, 0.2, 0.2 / hf_coarseness(p));
    curve(&v, outline, 10, g, wide);
    hf_curve_path(mc, &v, 0, 1);
    cairo_close_path(mc);
    cairo_fill(mc);
    cairo_destroy(mc);
    hf_layer_paint(l, m, cr);
    cairo_surface_destroy(m);
    hf_layer_free(l);
}

void hf_paint_ears(cairo_t *cr, const hf_patient *p, const hf_palette *c)
{
    for (int k = 0; k < 2; k++)
        ear(cr, p, c, k);
}
