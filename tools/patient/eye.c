/* eye.c - eyeball, iris, lid margins, lashes */
#include "paint.h"

#include <math.h>

/* A radial gradient disc, for soft spots. */
static void glow(cairo_t *cr, double x, double y, double r, double red,
                 double green, double blue, double alpha)
{
    cairo_pattern_t *g = cairo_pattern_create_radial(x, y, 0, x, y, r);

    cairo_pattern_add_color_stop_rgba(g, 0, red, green, blue, alpha);
    cairo_pattern_add_color_stop_rgba(g, 0.5, red, green, blue, alpha * 0.55);
    cairo_pattern_add_color_stop_rgba(g, 1, red, green, blue, 0);
    cairo_set_source(cr, g);
    cairo_paint(cr);
    cairo_pattern_destroy(g);
}

static void opening(cairo_t *cr, const hf_shape *s, int k)
{
    hf_curve_path(cr, &s->lid_upper[k], 0, 1);
    hf_curve_path(cr, &s->lid_lower[k], 1, 0);
    cairo_close_path(cr);
}

static void white(cairo_t *cr, const hf_shape *s, int k)
{
    hf_xy in = s->canthus_inner[k], end = s->canthus_outer[k];
    double g = hf_sign(k);
    cairo_pattern_t *w = cairo_pattern_create_radial(
        s->iris[k].x, s->iris[k].y, 4, s->iris[k].x, s->iris[k].y - 1, 16);

    cairo_pattern_add_color_stop_rgb(w, 0, 0.90, 0.885, 0.88);
    cairo_pattern_add_color_stop_rgb(w, 0.45, 0.86, 0.84, 0.83);
    cairo_pattern_add_color_stop_rgb(w, 1, 0.68, 0.61, 0.59);
    cairo_set_source(cr, w);
    cairo_paint(cr);
    cairo_pattern_destroy(w);
    glow(cr, in.x + g * 1.2, in.y + 0.3, 5.0, 0.74, 0.42, 0.39, 0.95);
    glow(cr, in.x + g * 2.4, in.y + 0.2, 1.8, 0.86, 0.56, 0.52, 0.9);
    glow(cr, end.x, end.y, 2.2, 0.66, 0.42, 0.39, 0.4);
}

static void fibres(cairo_t *cr, const hf_patient *p, double r,
                   const hf_palette *c)
{
    for (unsigned i = 0; i < 110; i++) {
        double a = 2 * HF_PI * (i + hf_random(p->seed, i)) / 110;
        double from = r * (0.36 + 0.1 * hf_random(p->seed, 300 + i));
        double to = r * (0.70 + 0.2 * hf_random(p->seed, 600 + i));
        double bright = hf_random(p->seed, 900 + i);
        const double *col = bright > 0.45 ? c->iris_mid : c->iris_rim;
        double up = bright > 0.45 ? 1.25 : 0.8;

        cairo_set_source_rgba(cr, fmin(1, up * col[0]), fmin(1, up * col[1]),
                              fmin(1, up * col[2]), 0.35);
        cairo_move_to(cr, from * cos(a), from * sin(a));
        cairo_line_to(cr, to * cos(a + 0.03), to * sin(a + 0.03));
        cairo_set_line_width(cr, 0.16);
        cairo_stroke(cr);
    }
}

/* Half the width of the blend from iris to white, mm. */
static const double LIMBUS = 0.28;

/* Brightness from the pupil to the rim, in parts of the radius, of the
 * middle's or the rim's colour. */
static const struct {
    double at, bright;
    bool rim;
} rings[] = {{0.30, 0.70, false},
             {0.45, 1.0, false},
             {0.76, 1.3, true},
             {0.88, 0.75, true}};
enum { RINGS = sizeof rings / sizeof *rings };

static void iris(cairo_t *cr, const hf_shape *s, const hf_patient *p, int k,
                 const hf_palette *c)
{
    double r = s->iris_r, out = 1 + LIMBUS / r;
    const double *rim = c->iris_rim, *mid = c->iris_mid;
    cairo_pattern_t *g = cairo_pattern_create_radial(0, 0, 0, 0, 0, out);

    cairo_save(cr);
    cairo_translate(cr, s->gaze[k].x, s->gaze[k].y);
    cairo_arc(cr, 0, 0, r + LIMBUS, 0, 2 * HF_PI);
    cairo_clip(cr);
    for (int i = 0; i < RINGS; i++) {
        const double *col = rings[i].rim ? rim : mid;
        double b = rings[i].bright;

        cairo_pattern_add_color_stop_rgb(g, rings[i].at / out, b * col[0],
                                         b * col[1], b * col[2]);
    }
    /* The cornea ends within the limbus: half gone at the radius. */
    cairo_pattern_add_color_stop_rgba(g, (1 - LIMBUS / r) / out, .5 * rim[0],
                                      .5 * rim[1], .5 * rim[2], 1);
    cairo_pattern_add_color_stop_rgba(g, 1, .8 * rim[0], .8 * rim[1],
                                      .8 * rim[2], 0);
    cairo_save(cr);
    cairo_scale(cr, r, r);
    cairo_set_source(cr, g);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_pattern_destroy(g);
    fibres(cr, p, r, c);
    cairo_set_source_rgb(cr, 0.035, 0.03, 0.03);
    cairo_arc(cr, 0, 0, 0.34 * r, 0, 2 * HF_PI);
    cairo_fill(cr);
    /* Light that came in opposite the catchlight glows in the iris. */
    glow(cr, 1.9, -2.6, 2.6, 1, 0.95, 0.9, 0.16);
    cairo_restore(cr);
}

/* The window of the key lamp mirrored by the cornea, the fill's small dot. */
static void catchlight(cairo_t *cr, const hf_shape *s, int k)
{
    double x = s->gaze[k].x, y = s->gaze[k].y;

    cairo_save(cr);
    cairo_translate(cr, x - 1.55, y + 1.75);
    cairo_rotate(cr, 0.12);
    cairo_rectangle(cr, -0.75, -0.75, 1.5, 1.5);
    cairo_set_source_rgba(cr, 1, 1, 1, 0.88);
    cairo_fill(cr);
    cairo_restore(cr);
    glow(cr, x - 1.55, y + 1.75, 2.0, 1, 1, 1, 0.25);
    glow(cr, x + 1.9, y + 0.9, 0.6, 1, 1, 1, 0.5);
}

/* A soft band along a curve: wide and faint to narrow and dark. */
static void band(cairo_t *cr, const hf_curve *c, double width,
                 const double rgb[3], double alpha)
{
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    for (int i = 4; i >= 1; i--) {
        hf_curve_path(cr, c, 0, 1);
        cairo_set_line_width(cr, width * i / 4);
        cairo_set_source_rgba(cr, rgb[0], rgb[1], rgb[2], alpha / 4);
        cairo_stroke(cr);
    }
}

static void lashes(cairo_t *cr, const hf_shape *s, const hf_patient *p, int k,
                   bool upper)
{
    const hf_curve *c = upper ? &s->lid_upper[k] : &s->lid_lower[k];
    double g = hf_sign(k), gap = s->shut ? s->pull[k].gap : 9;
    /* Lashes of a lowered lid point down, of an open eye up. */
    double up = upper ? hf_mix(-0.85, 0.75, hf_smooth(1.5, 8, gap)) : -0.8;
    unsigned n = upper ? 40 : 24;

    for (unsigned i = 0; i < n; i++) {
        double t = 0.10 + 0.82 * (i + hf_random(p->seed, 50 + i)) / n;
        hf_xy a = hf_curve_at(c, t);
        double fan = (t - 0.35) * 1.5 + 0.25 * hf_random(p->seed, 100 + i);
        double len = (upper ? 2.1 : 1.1) * (0.75 + 0.3 * t) *
                     (0.8 + 0.4 * hf_random(p->seed, 150 + i));
        hf_xy b = {a.x + g * fan * len, a.y + up * len};
        hf_xy bend = {hf_mix(a.x, b.x, 0.6), hf_mix(a.y, b.y, 0.25)};

        cairo_set_source_rgba(cr, 0.09, 0.065, 0.055, upper ? 0.50 : 0.22);
        hf_paint_stroke(cr, a, bend, b, upper ? 0.26 : 0.2);
    }
}

static void shadows(cairo_t *cr, const hf_shape *s, int k)
{
    static const double dark[3] = {0.12, 0.07, 0.06};
    static const double warm[3] = {0.45, 0.24, 0.21};

    /* The upper lid and its lashes shade the ball beneath. */
    band(cr, &s->lid_upper[k], 7.5, dark, 0.42);
    band(cr, &s->lid_upper[k], 2.6, dark, 0.55);
    band(cr, &s->lid_lower[k], 1.5, warm, 0.45);
}

static void margins(cairo_t *cr, const hf_shape *s, const hf_patient *p, int k)
{
    static const double dark[3] = {0.16, 0.09, 0.075};
    static const double pink[3] = {0.86, 0.62, 0.56};
    static const double rose[3] = {0.50, 0.27, 0.23};
    hf_curve edge = s->lid_lower[k];
    bool closed = s->shut && s->pull[k].gap < 0.5;

    if (!closed) {
        /* The wet rim of the lower lid, 0.9 mm of it in view. */
        for (int i = 0; i < edge.n; i++)
            edge.p[i].y -= 0.45 * sin(HF_PI * i / (edge.n - 1));
        band(cr, &edge, 1.0, pink, 0.55 * (1 - 0.55 * p->skin));
        for (int i = 0; i < edge.n; i++)
            edge.p[i].y -= 0.5 * sin(HF_PI * i / (edge.n - 1));
        band(cr, &edge, 0.7, rose, 0.45);
    }
    edge = s->lid_upper[k];
    for (int i = 0; i < edge.n; i++)
        edge.p[i].y += (closed ? -0.1 : 0.3) * sin(HF_PI * i / (edge.n - 1));
    band(cr, &edge, closed ? 1.0 : 1.1, dark, 0.80);
    if (!closed)
        lashes(cr, s, p, k, false);
    lashes(cr, s, p, k, true);
}

void hf_paint_eyes(cairo_t *cr, const hf_shape *s, const hf_patient *p,
                   const hf_palette *c)
{
    for (int k = 0; k < 2; k++) {
        cairo_save(cr);
        opening(cr, s, k);
        cairo_clip(cr);
        white(cr, s, k);
        iris(cr, s, p, k, c);
        shadows(cr, s, k);
        catchlight(cr, s, k);
        cairo_restore(cr);
        margins(cr, s, p, k);
    }
}
