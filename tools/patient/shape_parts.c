/* shape_parts.c - lids and lips */
#include "shape.h"

#include <math.h>

/* ------------------------------------------------------------- eyes */

enum { LID_POINTS = 161 };

/* A lid's bow over the chord of the canthi, 1 at its highest. skew < 1 puts
 * the summit nearer the nose (upper lid), > 1 further out (lower lid). */
static double bow_of(double u, double skew)
{
    double v = pow(u, skew);

    return 4 * v * (1 - v);
}

/* The curve that passes `level` mm above the pupil right over it. */
static void make_lid(hf_curve *out, hf_xy in, hf_xy end, double x_iris,
                     double level, double skew)
{
    double u = (x_iris - in.x) / (end.x - in.x);
    double height = (level - hf_mix(in.y, end.y, u)) / bow_of(u, skew);

    out->n = LID_POINTS;
    for (int i = 0; i < LID_POINTS; i++) {
        /* Closer together at the canthi, where it bends most. */
        u = 0.5 - 0.5 * cos(HF_PI * i / (LID_POINTS - 1));
        out->p[i].x = hf_mix(in.x, end.x, u);
        out->p[i].y = hf_mix(in.y, end.y, u) + height * bow_of(u, skew);
    }
}

/* The upper lid of a closing eye: the lower one plus the gap, which is
 * exact in the middle between the canthi. */
static void close_lid(hf_curve *upper, const hf_curve *lower, double gap)
{
    double a = lower->p[0].x, b = lower->p[lower->n - 1].x;

    *upper = *lower;
    for (int i = 0; i < upper->n; i++) {
        double u = (upper->p[i].x - a) / (b - a);

        upper->p[i].y += gap * 4 * u * (1 - u);
    }
}

static void make_crease(hf_shape *s, int k)
{
    hf_curve *c = &s->crease[k];
    const hf_pull *u = &s->pull[k];
    double closing = s->shut ? 1 - u->gap / 10 : 0;

    *c = s->lid_upper[k];
    for (int i = 0; i < c->n; i++) {
        double t = (double)i / (c->n - 1);
        /* A raised brow opens the fold, a drooping one hangs over it. */
        double open = 3.1 + 0.12 * u->brow + 1.0 * closing;
        double rest = hf_mix(s->canthus_inner[k].y, s->canthus_outer[k].y, t) +
                      6.7 * bow_of(t, 0.95);

        c->p[i].y = hf_mix(c->p[i].y, rest, closing) +
                    open * pow(sin(HF_PI * (0.12 + 0.8 * t)), 0.6);
        c->p[i].x += hf_sign(k) * 1.2 * (t - 0.25);
    }
}

void hf_shape_eyes(hf_shape *s, const hf_patient *p)
{
    double half = p->ipd / 2, tilt = tan(p->canthal_tilt * HF_PI / 180);

    s->iris_r = p->iris / 2;
    for (int k = 0; k < 2; k++) {
        const hf_pull *u = &s->pull[k];
        double g = hf_sign(k);
        hf_xy in = {g * (half - 0.525 * p->eye_width),
                    -2.6 - tilt * p->eye_width / 2};
        hf_xy end = {g * (half + 0.475 * p->eye_width),
                     -2.6 + tilt * p->eye_width / 2};

        s->canthus_inner[k] = in;
        s->canthus_outer[k] = end;
        s->iris[k] = s->gaze[k] = (hf_xy){g * half, 0};
        make_lid(&s->lid_lower[k], in, end, g * half, -u->lid_l, 1.35);
        make_lid(&s->lid_upper[k], in, end, g * half, u->lid_u, 0.97);
        if (s->shut) {
            close_lid(&s->lid_upper[k], &s->lid_lower[k], u->gap);
            /* Bell's phenomenon: the eye turns up behind the lid. */
            s->gaze[k].y = 3.6;
        }
        make_crease(s, k);
    }
}

/* ------------------------------------------------------------ mouth */

/* Knots from the middle (0) to the corner (1): the closed mouth's line in
 * mm, the red of both lips in parts of their height at the middle. */
static const struct {
    double u, line, upper, lower;
} mouth[] = {{0, 0, 1, 1},         {.14, .3, 1.12, 1},   {.28, .8, 1.2, .97},
             {.46, .65, .98, .87}, {.64, .15, .66, .66}, {.80, -.3, .44, .46},
             {.92, -.4, .24, .26}, {1, 0, 0, 0}};
enum { MOUTH = sizeof mouth / sizeof *mouth, LIP_POINTS = 161 };

/* Lips part between the corners; each side by its own pull, from the middle
 * by the mean of both. */
static double parting(double right, double left, int k, double u)
{
    double own = k == HF_RIGHT ? right : left;
    double both = (right + left) / 2;

    return hf_mix(both, own, hf_smooth(0, 0.55, u)) * (1 - pow(u, 2.4));
}

/* The knots of the four lip curves at one place of one side. */
static void lip_knots(const hf_shape *s, const hf_patient *p, int k, int i,
                      hf_xy at[4])
{
    const hf_pull *r = &s->pull[0], *l = &s->pull[1];
    double u = mouth[i].u;
    double stretch = 1 - 0.16 * fmin(1.2, (r->smile + l->smile) / 2);
    double full = stretch * (1 + 0.22 * s->purse);
    double side = 1 + 0.5 * s->purse * u;
    double lift = parting(r->lift, l->lift, k, u);
    double drop = parting(r->drop, l->drop, k, u);
    double flat = -p->mouth_level;
    double bend = 1.7 - 0.3 * fmin(1, s->pull[k].smile);
    double x = hf_mix(s->mid_x, s->corner[k].x, u);
    double y = hf_mix(flat, s->corner[k].y, pow(u, bend)) + mouth[i].line;

    /* A smile lifts the middle too; a drop of one corner tilts the rest. */
    y += (1 - u) * 0.06 * (r->dy + l->dy);
    at[0] = (hf_xy){x, y + 0.9 * lift +
                           p->lip_upper * full * side * mouth[i].upper};
    at[1] = (hf_xy){x, y + lift};
    at[2] = (hf_xy){x, y - drop};
    at[3] = (hf_xy){x, y - 0.95 * drop -
                           p->lip_lower * full * side * mouth[i].lower};
}

static void make_lips(hf_shape *s, const hf_patient *p)
{
    hf_xy knots[4][2 * MOUTH - 1], at[4];
    hf_curve *curves[4] = {&s->lip_upper_outer, &s->lip_upper_inner,
                           &s->lip_lower_inner, &s->lip_lower_outer};

    for (int i = 0; i < 2 * MOUTH - 1; i++) {
        int k = i < MOUTH ? HF_RIGHT : HF_LEFT;

        lip_knots(s, p, k, i < MOUTH ? MOUTH - 1 - i : i - MOUTH + 1, at);
        for (int c = 0; c < 4; c++)
            knots[c][i] = at[c];
    }
    for (int c = 0; c < 4; c++)
        hf_curve_spline(curves[c], knots[c], 2 * MOUTH - 1, LIP_POINTS);
    for (int k = 0; k < 2; k++) {
        lip_knots(s, p, k, 2, at);
        s->bow[k] = at[0];
    }
    lip_knots(s, p, HF_RIGHT, 0, at);
    s->lip_middle = at[3];
    knots[0][0] = s->subnasale;
    knots[0][2] = at[0];
    knots[0][1] = (hf_xy){hf_mix(s->subnasale.x, at[0].x, 0.45),
                          hf_mix(s->subnasale.y, at[0].y, 0.5)};
    hf_curve_spline(&s->philtrum, knots[0], 3, 31);
}

void hf_shape_mouth(hf_shape *s, const hf_patient *p)
{
    for (int k = 0; k < 2; k++) {
        s->corner[k].x = hf_sign(k) * (p->mouth_width / 2 + s->pull[k].dx);
        s->corner[k].y = -p->mouth_level - 0.8 + s->pull[k].dy;
    }
    make_lips(s, p);
}
