/* mouth.c - teeth, the line between the lips, nostrils */
#include "paint.h"

#include <math.h>

static void tooth(cairo_t *cr, double x, double w, double top, double bottom,
                  double light)
{
    double r = 0.18 * w, h = top - bottom;
    cairo_pattern_t *g = cairo_pattern_create_linear(0, top, 0, bottom);

    cairo_pattern_add_color_stop_rgb(g, 0, .84 * light, .78 * light,
                                     .72 * light);
    cairo_pattern_add_color_stop_rgb(g, 0.35, .98 * light, .95 * light,
                                     .90 * light);
    cairo_pattern_add_color_stop_rgb(g, 1, .97 * light, .94 * light,
                                     .90 * light);
    cairo_set_source(cr, g);
    cairo_move_to(cr, x - w / 2, top);
    cairo_line_to(cr, x + w / 2, top);
    cairo_curve_to(cr, x + w / 2, bottom + 0.25 * h, x + w / 2 - 0.1, bottom,
                   x + w / 2 - r, bottom);
    cairo_line_to(cr, x - w / 2 + r, bottom);
    cairo_curve_to(cr, x - w / 2 + 0.1, bottom, x - w / 2, bottom + 0.25 * h,
                   x - w / 2, top);
    cairo_close_path(cr);
    cairo_fill(cr);
    cairo_pattern_destroy(g);
}

/* Widths in mm from the middle outwards as they look from the front; the
 * arch turns them away and into the dark. */
static void row(cairo_t *cr, const double *width, int n, double mid, double top,
                double bottom, double taper)
{
    double at = 0;

    /* What shows between teeth is teeth further back, not the dark. */
    for (int i = 0; i < n; i++)
        at += 2 * width[i];
    cairo_set_source_rgb(cr, 0.60, 0.49, 0.41);
    cairo_rectangle(cr, mid - at / 2, bottom + 1.2, at, top - bottom - 1.2);
    cairo_fill(cr);
    at = 0;
    for (int i = 0; i < n; i++) {
        double x = at + width[i] / 2, dark = 1 - 0.07 * i;

        for (int k = -1; k <= 1; k += 2)
            tooth(cr, mid + k * x, width[i] - 0.12, top, bottom + taper * i,
                  dark);
        at += width[i];
    }
}

static void soft_edge(cairo_t *cr, const hf_curve *c, double width,
                      double alpha)
{
    for (int i = 3; i >= 1; i--) {
        hf_curve_path(cr, c, 0, 1);
        cairo_set_line_width(cr, width * i / 3);
        cairo_set_source_rgba(cr, 0.13, 0.03, 0.03, alpha / 3);
        cairo_stroke(cr);
    }
}

static void inside(cairo_t *cr, const hf_shape *s)
{
    static const double upper[6] = {8.4, 6.6, 7.0, 5.2, 4.6, 3.2};
    static const double lower[6] = {5.2, 5.6, 5.8, 5.2, 4.4, 3.2};
    double line = hf_curve_y(&s->lip_upper_inner, s->mid_x * 0.6);
    double low = hf_curve_y(&s->lip_lower_inner, s->mid_x * 0.6);
    /* Teeth belong to the skull: they stay when the mouth is pulled. */
    double mid = 0, gap = line - low;

    cairo_save(cr);
    hf_curve_path(cr, &s->lip_upper_inner, 0, 1);
    hf_curve_path(cr, &s->lip_lower_inner, 1, 0);
    cairo_close_path(cr);
    cairo_clip(cr);
    cairo_set_source_rgb(cr, 0.16, 0.055, 0.05);
    cairo_paint(cr);
    if (s->lower_teeth > 0)
        row(cr, lower, 6, mid, line - 0.50 * gap, low - 5, -0.2);
    if (gap > 0.8)
        row(cr, upper, 6, mid, line + 4,
            s->lower_teeth > 0 ? line - 0.22 * gap : line - 0.78 * gap, 0.35);
    soft_edge(cr, &s->lip_upper_inner, 2.0, 0.7);
    soft_edge(cr, &s->lip_lower_inner, 1.6, 0.5);
    cairo_restore(cr);
}

/* Fine furrows of the red, across both lips. */
static void furrows(cairo_t *cr, const hf_shape *s, const hf_patient *p)
{
    for (unsigned i = 0; i < 150; i++) {
        bool up = i % 2 == 0;
        const hf_curve *a = up ? &s->lip_upper_inner : &s->lip_lower_inner;
        const hf_curve *b = up ? &s->lip_upper_outer : &s->lip_lower_outer;
        double t = 0.04 + 0.92 * hf_random(p->seed + 8, i);
        double far = 0.45 + 0.4 * hf_random(p->seed + 9, i);
        double lean = (t - 0.5) * 0.06;
        hf_xy from = hf_curve_at(a, t), to = hf_curve_at(b, t + lean);
        hf_xy end = {hf_mix(from.x, to.x, far), hf_mix(from.y, to.y, far)};

        cairo_set_source_rgba(cr, 0.30, 0.10, 0.09, 0.07);
        hf_paint_stroke(cr, from, end, end, 0.5);
    }
}

void hf_paint_mouth(cairo_t *cr, const hf_shape *s, const hf_patient *p)
{
    furrows(cr, s, p);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    inside(cr, s);
    soft_edge(cr, &s->lip_upper_inner, 1.3, 0.75);
    soft_edge(cr, &s->lip_lower_inner, 0.7, 0.4);
    for (int k = 0; k < 2; k++) { /* the corner's dark point */
        hf_xy at = s->corner[k];
        cairo_pattern_t *g =
            cairo_pattern_create_radial(at.x, at.y, 0, at.x, at.y, 3);

        cairo_pattern_add_color_stop_rgba(g, 0, .16, .05, .04, 0.62);
        cairo_pattern_add_color_stop_rgba(g, 0.4, .2, .07, .05, 0.28);
        cairo_pattern_add_color_stop_rgba(g, 1, .3, .1, .08, 0);
        cairo_set_source(cr, g);
        cairo_arc(cr, at.x, at.y, 3, 0, 2 * HF_PI);
        cairo_fill(cr);
        cairo_pattern_destroy(g);
    }
}

void hf_paint_nostrils(cairo_t *cr, const hf_shape *s, const hf_patient *p)
{
    for (int k = 0; k < 2; k++) {
        double g = hf_sign(k), out = p->nose_width / 36;
        double x = s->subnasale.x + g * 8.0 * out, y = s->subnasale.y + 3.6;
        cairo_pattern_t *r = cairo_pattern_create_radial(0, 0, 0, 0, 0, 1);

        cairo_save(cr);
        cairo_translate(cr, x, y);
        cairo_rotate(cr, g * 0.30);
        cairo_scale(cr, 4.7 * out, 2.3);
        cairo_pattern_add_color_stop_rgba(r, 0, .10, .03, .025, 0.9);
        cairo_pattern_add_color_stop_rgba(r, 0.55, .13, .04, .035, 0.72);
        cairo_pattern_add_color_stop_rgba(r, 1, .25, .1, .08, 0);
        cairo_set_source(cr, r);
        cairo_arc(cr, 0, 0, 1, 0, 2 * HF_PI);
        cairo_fill(cr);
        cairo_restore(cr);
        cairo_pattern_destroy(r);
    }
}
