/* head.c - the relief of the face */
#include "paint.h"

#include <math.h>

/* How far the middle of the face stands out before its edge, mm. */
static const double DEPTH = 62;
/* The outline is where the skin turns away, a little before it is seen from
 * the side: 1 would draw a dark rim. */
static const double EDGE = 0.96;

/* Soft forms of a face, right half mirrored to the left: place, size, mm of
 * height. Averages of adults, tuned by eye against the light of light.c. */
static const struct {
    hf_spot at;
    double height;
} forms[] = {
    {{20, 3, 7, 7, 0}, -5.5},       /* inner corner of the socket */
    {{33, 7, 15, 5.5, 0}, -2.6},    /* socket under the brow */
    {{33, -11, 15, 5, -8}, -2.4},   /* socket over the cheek */
    {{48, 1, 6, 8, 0}, -2.0},       /* outer socket */
    {{31, -.5, 9.5, 6.5, 0}, 5.0},  /* eyeball */
    {{28, 17, 17, 4.5, 5}, 2.4},    /* brow ridge */
    {{0, 14, 7, 6, 0}, 1.6},        /* glabella */
    {{24, 46, 18, 14, 0}, 1.6},     /* frontal eminence */
    {{60, 28, 9, 18, 0}, -2.2},     /* temple */
    {{46, -25, 13, 9, -20}, 4.2},   /* cheek bone */
    {{27, -29, 11, 9, 30}, 2.6},    /* cheek pad */
    {{50, -58, 12, 15, 20}, -2.6},  /* hollow of the cheek */
    {{40, -80, 11, 9, 40}, 1.5},    /* jowl */
    {{13, -58, 9, 6, 0}, 2.2},      /* upper lip over the teeth */
    {{7, -103.5, 8, 6, 0}, 3.6},    /* chin */
    {{26, -100, 9, 5, 35}, 1.6},    /* edge of the jaw */
    {{14, -93, 9, 3.5, -25}, -1.2}, /* beside it */
};
enum { FORMS = sizeof forms / sizeof *forms };

/* Colour of regions: sRGB would not mix; these multiply the albedo. */
static const struct {
    hf_spot at;
    double rgb[3], strength;
} tints[] = {
    {{40, -34, 15, 12, -20}, {1.02, .82, .80}, .40}, /* cheek */
    {{0, -34, 9, 8, 0}, {1.02, .80, .78}, .45},      /* nose tip */
    {{15, -39, 5, 6, 0}, {1.0, .78, .76}, .5},       /* wings */
    {{28, -11, 14, 5, -10}, {.88, .78, .82}, .40},   /* under the eye */
    {{31, 7, 14, 4.5, 0}, {.93, .83, .82}, .40},     /* upper lid */
    {{17, -1, 4, 5, 0}, {.90, .74, .74}, .4},        /* inner corner */
    {{0, 45, 40, 20, 0}, {1.02, .99, .95}, .5},      /* forehead */
    {{10, -104, 16, 9, 0}, {1.0, .86, .85}, .35},    /* chin */
    {{44, -84, 16, 18, 40}, {.86, .87, .90}, .35},   /* shaven jaw */
    {{14, -57, 11, 6, 0}, {.87, .87, .90}, .35},     /* shaven lip */
    {{14, -92, 16, 9, 0}, {.88, .88, .91}, .35},     /* shaven chin */
};
enum { TINTS = sizeof tints / sizeof *tints };

/* A spot on its side; those round the eyes keep to the pupils. */
static hf_spot place(hf_spot at, const hf_patient *p, int k)
{
    double wide = at.y > -15 && at.y < 30 ? p->ipd / 63 : 1;

    at.x *= hf_sign(k) * wide;
    at.angle *= hf_sign(k);
    return at;
}

/* Half width and middle of the head at each row. */
static void outline_at(const hf_curve *head, double y, double *mid,
                       double *half)
{
    double lo = INFINITY, hi = -INFINITY;

    for (int i = 1; i < head->n; i++) {
        hf_xy a = head->p[i - 1], b = head->p[i];

        if ((a.y - y) * (b.y - y) <= 0 && a.y != b.y) {
            double x = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);

            lo = fmin(lo, x);
            hi = fmax(hi, x);
        }
    }
    *mid = (lo + hi) / 2;
    *half = hi > lo ? (hi - lo) / 2 : 0;
}

static void base(hf_layer *l, const hf_shape *s)
{
    double chin = s->chin.y;

    for (int j = 0; j < l->h; j++) {
        double y = hf_layer_y(l, j), mid, half, depth = DEPTH, back;

        outline_at(&s->head, y, &mid, &half);
        if (half <= 0)
            continue;
        /* The forehead slopes back, the chin turns under. */
        back = y > 22 ? 0.0042 * (y - 22) * (y - 22) : 0;
        if (y < chin + 46)
            depth *=
                pow(1 - pow(EDGE * fmin(1, (chin + 46 - y) / 46), 3.0), 0.42);
        for (int i = 0; i < l->w; i++) {
            double q = fabs(hf_layer_x(l, i) - mid) / half;

            /* Level beyond the edge, or it would look like a hollow. */
            q = EDGE * fmin(1, q);
            l->z[j * l->w + i] +=
                (float)(depth * pow(1 - pow(q, 2.5), 0.55) - back);
        }
    }
}

/* Bridge, tip and underside of the nose: the ridge rises to the tip, which
 * overhangs the base by two thirds of a centimetre. */
static void nose(hf_layer *l, const hf_shape *s, const hf_patient *p)
{
    double scale = p->nose_length / 45;

    for (int j = 0; j < l->h; j++) {
        double y = hf_layer_y(l, j) / scale;
        double t = (6 - y) / 42, up, wide, mid;

        if (t < 0 || y < -52)
            continue;
        up = 1.0 + 17.5 * pow(fmin(1, t), 1.2);
        up *= hf_smooth(0, 0.15, t);
        wide = hf_mix(5.4, 8.0, fmin(1, t * t)) * (p->nose_width / 72 + .5);
        mid = s->nose_x * fmin(1, t);
        for (int i = 0; i < l->w; i++) {
            double q = fabs(hf_layer_x(l, i) - mid) / wide;
            /* The tip hangs lower than the arches over the nostrils. */
            double base = -40.5 + 3.2 * hf_smooth(0.15, 1.1, q);

            if (q < 3.4)
                l->z[j * l->w + i] +=
                    (float)(up * exp(-pow(q, 2.2) / 2) *
                            (1 - hf_smooth(base + 2, base - 6, y)));
        }
    }
    hf_layer_bump(l, (hf_spot){s->nose_tip.x, s->nose_tip.y + .5, 6.0, 4.8, 0},
                  5.4);
    hf_layer_bump(l, (hf_spot){s->subnasale.x, s->subnasale.y + 2, 2.4, 2.6, 0},
                  4);
}

static void wings(hf_layer *l, const hf_shape *s)
{
    for (int k = 0; k < 2; k++) {
        double g = hf_sign(k);
        hf_xy a = s->ala[k];
        hf_xy knots[5] = {{a.x - g * 4.5, a.y + 8.2},
                          {a.x - g * 1.2, a.y + 5},
                          {a.x, a.y},
                          {a.x - g * 1.2, a.y - 4},
                          {a.x - g * 4, a.y - 6}};
        hf_curve c;

        hf_layer_bump(l, (hf_spot){a.x - g * 4.8, a.y - .6, 4.0, 4.4, 0}, 7.5);
        hf_curve_spline(&c, knots, 5, 31);
        hf_layer_groove(
            l, &c, (hf_groove){.width = 1.0, .depth = 1.9, .redden = 0.35});
    }
}

/* Rolls of the lips: a rounded profile between each pair of borders. */
static void lips(hf_layer *l, const hf_shape *s)
{
    for (int i = 0; i < l->w; i++) {
        double x = hf_layer_x(l, i);
        double uo = hf_curve_y(&s->lip_upper_outer, x);
        double ui = hf_curve_y(&s->lip_upper_inner, x);
        double li = hf_curve_y(&s->lip_lower_inner, x);
        double lo = hf_curve_y(&s->lip_lower_outer, x);

        if (isnan(uo) || isnan(ui) || isnan(li) || isnan(lo))
            continue;
        for (int j = 0; j < l->h; j++) {
            double y = hf_layer_y(l, j), up = 0;

            if (y < uo && y > ui)
                up = 0.40 * sqrt(uo - ui) *
                     sin(HF_PI * pow((uo - y) / (uo - ui), 1.25));
            else if (y < li && y > lo)
                up = 0.75 * sqrt(li - lo) *
                     pow(sin(HF_PI * pow((li - y) / (li - lo), 0.85)), 0.8);
            l->z[j * l->w + i] += (float)up;
        }
    }
}

static void around_mouth(hf_layer *l, const hf_shape *s, const hf_patient *p)
{
    double y = -p->mouth_level, x = s->mid_x;
    hf_xy a = s->subnasale, b = s->philtrum.p[s->philtrum.n - 1];
    double lower = s->lip_middle.y;

    hf_layer_bump(l, (hf_spot){x, y, 20, 13, 0}, 6 + 2.5 * s->purse);
    for (int k = -1; k <= 1; k++) /* groove and its two ridges */
        hf_layer_bump(l,
                      (hf_spot){hf_mix(a.x, b.x, .6) + k * 4.4,
                                hf_mix(a.y, b.y, .6), 1.7, 4.2, k * 8},
                      k ? 0.75 : -0.75);
    hf_layer_bump(l, (hf_spot){x, lower - 5, 13, 3.6, 0}, -3.2);
    for (int k = 0; k < 2; k++) {
        hf_xy c = s->corner[k];
        double g = hf_sign(k), u = s->pull[k].smile;

        hf_layer_bump(l, (hf_spot){c.x + g * 2.5, c.y - 1, 3, 3.6, 0}, -1.6);
        /* The cheek that a smile bunches up. */
        hf_layer_bump(l, (hf_spot){g * 35, -31 + 2 * u, 12, 9, g * 25},
                      3.4 * u);
    }
}

static void colours(hf_layer *l, const hf_shape *s, const hf_patient *p,
                    const hf_palette *c)
{
    cairo_t *cr;
    cairo_surface_t *m = hf_layer_mask(l, &cr);

    for (int i = 0; i < TINTS; i++)
        for (int k = 0; k < 2; k++) {
            hf_spot at = place(tints[i].at, p, k);

            if (at.x == 0 && k)
                break;
            hf_layer_tint(l, at, tints[i].rgb, tints[i].strength);
        }
    hf_layer_grain(l, p->seed, 0.32, 0.15 / hf_coarseness(p));
    hf_curve_path(cr, &s->lip_upper_outer, 0, 1);
    hf_curve_path(cr, &s->lip_lower_outer, 1, 0);
    cairo_close_path(cr);
    /* The vermilion fades into the skin within half a millimetre. */
    cairo_set_source_rgba(cr, 0, 0, 0, 0.88);
    cairo_fill_preserve(cr);
    cairo_set_source_rgba(cr, 0, 0, 0, 0.30);
    cairo_set_line_width(cr, 0.9);
    cairo_stroke(cr);
    cairo_destroy(cr);
    hf_layer_stain(l, m, c->lip, 1.3);
    cairo_surface_destroy(m);
}

void hf_paint_head(cairo_t *cr, const hf_shape *s, const hf_patient *p,
                   const hf_palette *c)
{
    hf_layer *l = hf_layer_new(-82, 108, 164, 236, p->cell, c->skin);
    cairo_t *mc;
    cairo_surface_t *mask = hf_layer_mask(l, &mc);

    base(l, s);
    for (int i = 0; i < FORMS; i++)
        for (int k = 0; k < 2; k++) {
            hf_spot at = place(forms[i].at, p, k);

            if (at.x == 0 && k)
                break;
            hf_layer_bump(l, at, forms[i].height);
        }
    nose(l, s, p);
    wings(l, s);
    around_mouth(l, s, p);
    lips(l, s);
    colours(l, s, p, c);
    hf_paint_lines(l, s, p);
    hf_curve_path(mc, &s->head, 0, 1);
    cairo_fill(mc);
    cairo_destroy(mc);
    hf_layer_paint(l, mask, cr);
    cairo_surface_destroy(mask);
    hf_layer_free(l);
}
