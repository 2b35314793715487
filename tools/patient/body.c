/* body.c - background, shirt, neck, ears, and the palette */
#include "paint.h"

#include <math.h>

/* Skin from light to dark, sRGB; values between are mixed. */
static const double skins[4][3] = {{0.93, 0.76, 0.68},
                                   {0.86, 0.66, 0.54},
                                   {0.66, 0.46, 0.34},
                                   {0.38, 0.25, 0.18}};
static const double lips[4][3] = {{0.79, 0.50, 0.47},
                                  {0.70, 0.43, 0.38},
                                  {0.52, 0.29, 0.26},
                                  {0.34, 0.19, 0.17}};
/* Dark and light strands, from fair to black hair. */
static const double hairs[3][2][3] = {
    {{0.42, 0.31, 0.19}, {0.80, 0.66, 0.46}},
    {{0.17, 0.115, 0.08}, {0.46, 0.34, 0.25}},
    {{0.05, 0.045, 0.045}, {0.26, 0.24, 0.23}}};
static const double irises[3][2][3] = {
    {{0.25, 0.34, 0.42}, {0.52, 0.62, 0.68}},
    {{0.27, 0.25, 0.18}, {0.52, 0.45, 0.30}},
    {{0.16, 0.095, 0.06}, {0.36, 0.23, 0.14}}};

double hf_coarseness(const hf_patient *p)
{
    return p->cell / 0.25;
}

static double linear(double v)
{
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

void hf_palette_make(hf_palette *out, const hf_patient *p)
{
    int s = (int)fmin(2, 3 * p->skin), h = p->hair < 0.5 ? 0 : 1;
    int e = p->eye_colour < 0.5 ? 0 : 1;
    double ts = 3 * p->skin - s, th = 2 * p->hair - h;
    double te = 2 * p->eye_colour - e;

    for (int c = 0; c < 3; c++) {
        out->skin[c] = linear(hf_mix(skins[s][c], skins[s + 1][c], ts));
        out->lip[c] = linear(hf_mix(lips[s][c], lips[s + 1][c], ts));
        out->hair_dark[c] = hf_mix(hairs[h][0][c], hairs[h + 1][0][c], th);
        out->hair_light[c] = hf_mix(hairs[h][1][c], hairs[h + 1][1][c], th);
        out->iris_rim[c] = hf_mix(irises[e][0][c], irises[e + 1][0][c], te);
        out->iris_mid[c] = hf_mix(irises[e][1][c], irises[e + 1][1][c], te);
    }
}

void hf_paint_backdrop(cairo_t *cr, int width, int height)
{
    cairo_pattern_t *g =
        cairo_pattern_create_radial(0.42 * width, 0.34 * height, 0.1 * width,
                                    0.5 * width, 0.5 * height, 0.95 * height);

    cairo_pattern_add_color_stop_rgb(g, 0, 0.66, 0.70, 0.73);
    cairo_pattern_add_color_stop_rgb(g, 0.5, 0.56, 0.60, 0.64);
    cairo_pattern_add_color_stop_rgb(g, 1, 0.38, 0.42, 0.47);
    cairo_set_source(cr, g);
    cairo_paint(cr);
    cairo_pattern_destroy(g);
}

/* A closed shape mirrored about x = 0 from its right half, top to bottom. */
static void mirrored(cairo_t *cr, const hf_xy *half, int n, double wide)
{
    hf_xy k[32];
    hf_curve c;

    for (int i = 0; i < 2 * n; i++) {
        hf_xy p = half[i < n ? i : 2 * n - 1 - i];

        k[i] = (hf_xy){(i < n ? 1 : -1) * p.x * wide, p.y};
    }
    hf_curve_spline(&c, k, n, 161);
    hf_curve_path(cr, &c, 0, 1);
    hf_curve_spline(&c, k + n, n, 161);
    hf_curve_path(cr, &c, 0, 0);
    cairo_close_path(cr);
}

static void cylinder(hf_layer *l, double half, double depth, double slope)
{
    for (int j = 0; j < l->h; j++)
        for (int i = 0; i < l->w; i++) {
            double y = hf_layer_y(l, j);
            /* The flare begins gently: a kink would show as a seam. */
            double flare = slope * pow(fmax(0, -112 - y), 1.6) / 8;
            double q = fabs(hf_layer_x(l, i)) / (half + flare);

            if (q < 1)
                l->z[j * l->w + i] = (float)(depth * sqrt(1 - q * q));
        }
}

static void neck(cairo_t *cr, const hf_patient *p, const hf_palette *c)
{
    static const hf_xy half[] = {{50, -50},   {54, -80},  {54.5, -112},
                                 {57, -130},  {66, -145}, {96, -158},
                                 {150, -176}, {150, -190}};
    static const double dark[3] = {0.40, 0.30, 0.29};
    double wide = p->face_width / 140, chin = -p->chin_level;
    hf_layer *l = hf_layer_new(-130, -40, 260, 160, 2 * p->cell, c->skin);
    cairo_t *mc;
    cairo_surface_t *m = hf_layer_mask(l, &mc);

    cylinder(l, 57 * wide, 52, 1.1);
    for (int k = -1; k <= 1; k += 2) {
        hf_xy cord[3] = {{k * 47, -108}, {k * 30, -138}, {k * 9, -166}};
        hf_curve v;

        hf_curve_spline(&v, cord, 3, 41);
        hf_layer_groove(l, &v, (hf_groove){.width = 6, .depth = -2.2});
        hf_layer_bump(l, (hf_spot){k * 30, -168, 22, 6, -k * 8}, 3);
    }
    hf_layer_bump(l, (hf_spot){0, -141, 7, 9, 0}, 2.4);
    hf_layer_bump(l, (hf_spot){0, -164, 7, 6, 0}, -3);
    /* The shadow of the chin. */
    hf_layer_tint(l, (hf_spot){4, chin - 2, 52, 17, 0}, dark, 0.95);
    hf_layer_tint(l, (hf_spot){50, chin + 12, 16, 30, 0}, dark, 0.55);
    hf_layer_tint(l, (hf_spot){-52, chin + 12, 14, 30, 0}, dark, 0.35);
    hf_layer_grain(l, p->seed + 20, 0.2, 0.25 / hf_coarseness(p));
    mirrored(mc, half, 8, wide);
    cairo_fill(mc);
    cairo_destroy(mc);
    hf_layer_paint(l, m, cr);
    cairo_surface_destroy(m);
    hf_layer_free(l);
}

static void shirt(cairo_t *cr, const hf_patient *p)
{
    static const double blue[3] = {0.062, 0.105, 0.17};
    static const hf_xy half[] = {{0, -159},    {20, -157}, {42, -149},
                                 {60, -136.5}, {70, -140}, {100, -152},
                                 {150, -176},  {160, -200}};
    static const hf_xy rim[] = {
        {62, -136.5}, {46, -149}, {22, -159.5}, {0, -162.5}};
    hf_layer *l = hf_layer_new(-170, -120, 340, 110, 2 * p->cell, blue);
    hf_xy k[7];
    hf_curve c;
    cairo_t *mc;
    cairo_surface_t *m = hf_layer_mask(l, &mc);

    cylinder(l, 120, 40, 1.2);
    for (int i = 0; i < 7; i++)
        k[i] = i < 4 ? (hf_xy){-rim[i].x, rim[i].y} : rim[6 - i];
    hf_curve_spline(&c, k, 7, 121);
    hf_layer_groove(l, &c, (hf_groove){.width = 0.9, .depth = 1.2});
    for (int i = -1; i <= 1; i += 2) {
        hf_layer_bump(l, (hf_spot){i * 88, -163, 30, 4, -i * 32}, 4);
        hf_layer_bump(l, (hf_spot){i * 70, -172, 30, 3.5, i * 25}, -4);
        hf_layer_bump(l, (hf_spot){i * 104, -176, 26, 3.5, -i * 50}, -3);
    }
    for (size_t i = 0; i < (size_t)l->w * (size_t)l->h; i++)
        l->gloss[i] = 0.12f;
    hf_layer_grain(l, p->seed + 21, 1.2, 0.2 / hf_coarseness(p));
    mirrored(mc, half, 8, 1);
    cairo_fill(mc);
    cairo_destroy(mc);
    hf_layer_paint(l, m, cr);
    cairo_surface_destroy(m);
    hf_layer_free(l);
}

void hf_paint_body(cairo_t *cr, const hf_patient *p, const hf_palette *c)
{
    neck(cr, p, c);
    shirt(cr, p);
}
