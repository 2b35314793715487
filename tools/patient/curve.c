/* curve.c - dense polylines through a few knots */
#include "curve.h"

#include <gsl/gsl_spline.h>
#include <math.h>
#include <stdint.h>

void hf_curve_spline(hf_curve *out, const hf_xy *knots, int n, int samples)
{
    double t[64], x[64], y[64];
    gsl_spline *sx = gsl_spline_alloc(gsl_interp_cspline, (size_t)n);
    gsl_spline *sy = gsl_spline_alloc(gsl_interp_cspline, (size_t)n);

    for (int i = 0; i < n; i++) {
        x[i] = knots[i].x;
        y[i] = knots[i].y;
        t[i] = i ? t[i - 1] + hypot(x[i] - x[i - 1], y[i] - y[i - 1]) : 0;
    }
    gsl_spline_init(sx, t, x, (size_t)n);
    gsl_spline_init(sy, t, y, (size_t)n);
    out->n = samples;
    for (int i = 0; i < samples; i++) {
        double u = i == samples - 1 ? t[n - 1] : t[n - 1] * i / (samples - 1);

        out->p[i].x = gsl_spline_eval(sx, u, NULL);
        out->p[i].y = gsl_spline_eval(sy, u, NULL);
    }
    gsl_spline_free(sx);
    gsl_spline_free(sy);
}

double hf_curve_y(const hf_curve *c, double x)
{
    for (int i = 1; i < c->n; i++) {
        hf_xy a = c->p[i - 1], b = c->p[i];

        if ((a.x - x) * (b.x - x) <= 0) {
            double w = b.x - a.x;

            return fabs(w) < 1e-12 ? a.y : a.y + (b.y - a.y) * (x - a.x) / w;
        }
    }
    return NAN;
}

hf_xy hf_curve_at(const hf_curve *c, double t)
{
    double total = 0, want, step;
    int i;

    for (i = 1; i < c->n; i++)
        total += hypot(c->p[i].x - c->p[i - 1].x, c->p[i].y - c->p[i - 1].y);
    want = t * total;
    for (i = 1; i < c->n - 1; i++) {
        step = hypot(c->p[i].x - c->p[i - 1].x, c->p[i].y - c->p[i - 1].y);
        if (want <= step)
            break;
        want -= step;
    }
    step = hypot(c->p[i].x - c->p[i - 1].x, c->p[i].y - c->p[i - 1].y);
    want = step > 0 ? fmin(1, want / step) : 0;
    return (hf_xy){hf_mix(c->p[i - 1].x, c->p[i].x, want),
                   hf_mix(c->p[i - 1].y, c->p[i].y, want)};
}

double hf_curve_step(const hf_curve *c)
{
    double longest = 0;

    for (int i = 1; i < c->n; i++)
        longest = fmax(longest, hypot(c->p[i].x - c->p[i - 1].x,
                                      c->p[i].y - c->p[i - 1].y));
    return longest;
}

double hf_curve_distance(const hf_curve *c, hf_xy p, double reach, double step,
                         double *t, double *side)
{
    double best = reach * reach, nearest = reach;

    for (int i = 1; i < c->n; i++) {
        double ax = c->p[i - 1].x, ay = c->p[i - 1].y;
        double dx = c->p[i].x - ax, dy = c->p[i].y - ay;
        double u =
            ((p.x - ax) * dx + (p.y - ay) * dy) / (dx * dx + dy * dy + 1e-12);
        double ex, ey, d;

        u = fmin(1, fmax(0, u));
        ex = p.x - ax - u * dx;
        ey = p.y - ay - u * dy;
        d = ex * ex + ey * ey;
        if (d < best) {
            best = d;
            nearest = sqrt(d);
            *t = (i - 1 + u) / (c->n - 1);
            *side = dx * ey - dy * ex;
        } else if (step > 0) {
            /* k segments on, the curve is nearer by (k + 1) steps at most. */
            double skip = (sqrt(d) - nearest) / step - 1;

            i += skip < 1 ? 0 : (int)fmin(skip, c->n);
        }
    }
    return nearest;
}

void hf_curve_path(cairo_t *cr, const hf_curve *c, int backwards, int move)
{
    for (int i = 0; i < c->n; i++) {
        hf_xy p = c->p[backwards ? c->n - 1 - i : i];

        if (i == 0 && move)
            cairo_move_to(cr, p.x, p.y);
        else
            cairo_line_to(cr, p.x, p.y);
    }
}

double hf_smooth(double a, double b, double x)
{
    double t = fmin(1, fmax(0, (x - a) / (b - a)));

    return t * t * (3 - 2 * t);
}

double hf_mix(double a, double b, double t)
{
    return a + (b - a) * t;
}

double hf_random(double seed, unsigned i)
{
    /* splitmix64: every (seed, i) is an independent draw. */
    uint64_t z = (uint64_t)seed * 0x9E3779B97F4A7C15u +
                 ((uint64_t)i + 1) * 0xD1B54A32D192ED03u;

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return (double)(z >> 11) / 9007199254740992.0;
}
