/* brow.c - hairs of the brows; the stroke all hairs are made of */
#include "paint.h"

#include <math.h>

void hf_paint_stroke(cairo_t *cr, hf_xy a, hf_xy bend, hf_xy b, double width)
{
    double dx = b.x - a.x, dy = b.y - a.y;
    double length = hypot(dx, dy) + 1e-9;
    double nx = -dy / length * width / 2, ny = dx / length * width / 2;

    cairo_move_to(cr, a.x + nx, a.y + ny);
    cairo_curve_to(cr, bend.x + nx, bend.y + ny, bend.x + nx * 0.8,
                   bend.y + ny * 0.8, b.x, b.y);
    cairo_curve_to(cr, bend.x - nx * 0.8, bend.y - ny * 0.8, bend.x - nx,
                   bend.y - ny, a.x - nx, a.y - ny);
    cairo_close_path(cr);
    cairo_fill(cr);
}

/* Direction of growth along the brow, degrees above outwards: upright at
 * the nose, lying down at the tail. */
static double growth(double t)
{
    return t < 0.25 ? hf_mix(78, 42, t / 0.25)
                    : hf_mix(42, -24, (t - 0.25) / 0.75);
}

static void hair(cairo_t *cr, const hf_shape *s, const hf_patient *p, int k,
                 unsigned i, const hf_palette *c)
{
    unsigned at = 20000u + 4000u * (unsigned)k + 6 * i;
    double t = pow(hf_random(p->seed, at), 0.95) * 0.985;
    double v = hf_random(p->seed, at + 1);
    hf_xy up = hf_curve_at(&s->brow_upper[k], t);
    hf_xy low = hf_curve_at(&s->brow_lower[k], t);
    hf_xy a = {hf_mix(low.x, up.x, v), hf_mix(low.y, up.y, v)};
    double way =
        growth(t) + 24 * (0.5 - v) + 14 * (hf_random(p->seed, at + 2) - 0.5);
    double length =
        (5.2 - 1.6 * fabs(t - 0.4)) * (0.7 + 0.5 * hf_random(p->seed, at + 3));
    double rise = sin(way * HF_PI / 180), room = up.y - a.y + 0.15;
    double shade = hf_random(p->seed, at + 4);
    double thick = 0.24 + 0.18 * hf_smooth(0, 0.16, t);
    hf_xy b, bend;

    /* No hair crosses the upper border: it is measured. */
    if (rise * length > room)
        length = fmax(1.6, room / rise);
    if (rise * length > room)
        a.y -= rise * length - room;
    b = (hf_xy){a.x + hf_sign(k) * length * cos(way * HF_PI / 180),
                a.y + rise * length};
    bend =
        (hf_xy){hf_mix(a.x, b.x, 0.5), hf_mix(a.y, b.y, 0.5) + 0.10 * length};
    if (bend.y > up.y)
        bend.y = up.y;
    if (shade < 0.5 * p->grey)
        cairo_set_source_rgba(cr, 0.62, 0.58, 0.55, 0.4);
    else
        cairo_set_source_rgba(
            cr, hf_mix(c->hair_dark[0], c->hair_light[0], 0.35 * shade),
            hf_mix(c->hair_dark[1], c->hair_light[1], 0.35 * shade),
            hf_mix(c->hair_dark[2], c->hair_light[2], 0.35 * shade), 0.62);
    hf_paint_stroke(cr, a, bend, b, thick);
}

/* The shadow of the hairs on the skin. */
static void bed(cairo_t *cr, const hf_shape *s, int k, const hf_palette *c)
{
    for (int i = 0; i < 3; i++) {
        double in = 0.10 + 0.10 * i;
        hf_curve up = s->brow_upper[k], low = s->brow_lower[k];

        for (int n = 0; n < up.n; n++) {
            hf_xy a = s->brow_upper[k].p[n], b = s->brow_lower[k].p[n];

            up.p[n] = (hf_xy){hf_mix(a.x, b.x, in), hf_mix(a.y, b.y, in)};
            low.p[n] = (hf_xy){hf_mix(b.x, a.x, in), hf_mix(b.y, a.y, in)};
        }
        hf_curve_path(cr, &up, 0, 1);
        hf_curve_path(cr, &low, 1, 0);
        cairo_close_path(cr);
        cairo_set_source_rgba(cr, c->hair_dark[0], c->hair_dark[1],
                              c->hair_dark[2], 0.13);
        cairo_fill(cr);
    }
}

void hf_paint_brows(cairo_t *cr, const hf_shape *s, const hf_patient *p,
                    const hf_palette *c)
{
    /* As many hairs as make a man's brow, fewer with less height. */
    unsigned n = (unsigned)(58 * p->brow_thick);

    for (int k = 0; k < 2; k++) {
        bed(cr, s, k, c);
        for (unsigned i = 0; i < n; i++)
            hair(cr, s, p, k, i, c);
    }
}
