/* layer.c - shaping and colouring a relief */
#include "layer.h"

#include <math.h>
#include <stdlib.h>

/* Beyond four sigmas a Gaussian is under 0.04 % and cut off: at three the
 * edge of a broad tint shows. */
static const double CUT = 4;

double hf_layer_x(const hf_layer *l, int i)
{
    return l->left + (i + 0.5) * l->step;
}

double hf_layer_y(const hf_layer *l, int j)
{
    return l->top - (j + 0.5) * l->step;
}

hf_layer *hf_layer_new(double left, double top, double width, double height,
                       double step, const double rgb[3])
{
    hf_layer *l = calloc(1, sizeof *l);
    size_t n;

    if (!l)
        abort();
    l->w = (int)ceil(width / step);
    l->h = (int)ceil(height / step);
    l->left = left;
    l->top = top;
    l->step = step;
    n = (size_t)l->w * (size_t)l->h;
    l->z = calloc(n * 5, sizeof *l->z);
    if (!l->z)
        abort();
    l->gloss = l->z + 4 * n;
    for (int c = 0; c < 3; c++)
        l->rgb[c] = l->z + (size_t)(c + 1) * n;
    for (size_t i = 0; i < n; i++) {
        for (int c = 0; c < 3; c++)
            l->rgb[c][i] = (float)rgb[c];
        l->gloss[i] = 1;
    }
    return l;
}

void hf_layer_free(hf_layer *l)
{
    if (l)
        free(l->z);
    free(l);
}

/* Columns and rows within `reach` mm of a box. */
typedef struct range {
    int i0, i1, j0, j1;
} range;

static int clip(double v, int limit)
{
    return v < 0 ? 0 : v > limit ? limit : (int)v;
}

static range box(const hf_layer *l, double x0, double x1, double y0, double y1,
                 double reach)
{
    range r;

    r.i0 = clip(floor((x0 - reach - l->left) / l->step), l->w);
    r.i1 = clip(ceil((x1 + reach - l->left) / l->step), l->w);
    r.j0 = clip(floor((l->top - y1 - reach) / l->step), l->h);
    r.j1 = clip(ceil((l->top - y0 + reach) / l->step), l->h);
    return r;
}

/* The Gaussian of a spot at a point. */
static double weight(const hf_spot *s, double c, double n, double x, double y)
{
    double dx = x - s->x, dy = y - s->y;
    double u = (c * dx + n * dy) / s->sx, v = (c * dy - n * dx) / s->sy;
    double q = u * u + v * v;

    return q > CUT * CUT ? 0 : exp(-q / 2);
}

void hf_layer_bump(hf_layer *l, hf_spot s, double height)
{
    double c = cos(s.angle * HF_PI / 180), n = sin(s.angle * HF_PI / 180);
    range r = box(l, s.x, s.x, s.y, s.y, CUT * fmax(s.sx, s.sy));

    for (int j = r.j0; j < r.j1; j++)
        for (int i = r.i0; i < r.i1; i++)
            l->z[j * l->w + i] +=
                (float)(height *
                        weight(&s, c, n, hf_layer_x(l, i), hf_layer_y(l, j)));
}

void hf_layer_tint(hf_layer *l, hf_spot s, const double rgb[3], double strength)
{
    double c = cos(s.angle * HF_PI / 180), n = sin(s.angle * HF_PI / 180);
    range r = box(l, s.x, s.x, s.y, s.y, CUT * fmax(s.sx, s.sy));

    for (int j = r.j0; j < r.j1; j++)
        for (int i = r.i0; i < r.i1; i++) {
            double w =
                strength * weight(&s, c, n, hf_layer_x(l, i), hf_layer_y(l, j));

            for (int k = 0; k < 3; k++)
                l->rgb[k][j * l->w + i] *= (float)(1 + w * (rgb[k] - 1));
        }
}

static range curve_box(const hf_layer *l, const hf_curve *c, double reach)
{
    double x0 = c->p[0].x, x1 = x0, y0 = c->p[0].y, y1 = y0;

    for (int i = 1; i < c->n; i++) {
        x0 = fmin(x0, c->p[i].x);
        x1 = fmax(x1, c->p[i].x);
        y0 = fmin(y0, c->p[i].y);
        y1 = fmax(y1, c->p[i].y);
    }
    return box(l, x0, x1, y0, y1, reach);
}

/* Height and colour of a groove at one cell. */
static void groove_at(hf_layer *l, int at, double d, double t, double side,
                      hf_groove g)
{
    /* Stain of a fold: less green and blue, as blood shows. */
    static const double stain[3] = {0.78, 0.55, 0.50};
    double ends = hf_smooth(0, 0.25, t) * hf_smooth(1, 0.7, t);
    double cut = ends * exp(-d * d / (2 * g.width * g.width));

    l->z[at] -= (float)(g.depth * cut);
    for (int c = 0; c < 3; c++)
        l->rgb[c][at] *= (float)(1 + g.redden * cut * (stain[c] - 1));
    if (g.bulge != 0 && side * g.side > 0) {
        double v = d / g.reach;

        l->z[at] +=
            (float)(g.bulge * ends * v * exp(1 - v) * (1 - hf_smooth(2, 4, v)));
    }
}

void hf_layer_groove(hf_layer *l, const hf_curve *c, hf_groove g)
{
    double reach = fmax(CUT * g.width, g.bulge != 0 ? 4 * g.reach : 0);
    double step = hf_curve_step(c);
    range r = curve_box(l, c, reach);

    for (int j = r.j0; j < r.j1; j++)
        for (int i = r.i0; i < r.i1; i++) {
            hf_xy p = {hf_layer_x(l, i), hf_layer_y(l, j)};
            double t = 0, side = 0;
            double d = hf_curve_distance(c, p, reach, step, &t, &side);

            if (d < reach)
                groove_at(l, j * l->w + i, d, t, side, g);
        }
}

cairo_surface_t *hf_layer_mask(const hf_layer *l, cairo_t **cr)
{
    cairo_surface_t *m =
        cairo_image_surface_create(CAIRO_FORMAT_A8, l->w, l->h);

    *cr = cairo_create(m);
    cairo_scale(*cr, 1 / l->step, -1 / l->step);
    cairo_translate(*cr, -l->left, -l->top);
    return m;
}

void hf_layer_stain(hf_layer *l, cairo_surface_t *mask, const double rgb[3],
                    double gloss)
{
    const unsigned char *m;
    int stride = cairo_image_surface_get_stride(mask);

    cairo_surface_flush(mask);
    m = cairo_image_surface_get_data(mask);
    for (int j = 0; j < l->h; j++)
        for (int i = 0; i < l->w; i++) {
            double w = m[j * stride + i] / 255.0;
            int at = j * l->w + i;

            for (int c = 0; c < 3; c++)
                l->rgb[c][at] += (float)(w * (rgb[c] - l->rgb[c][at]));
            l->gloss[at] += (float)(w * (gloss - l->gloss[at]));
        }
}

void hf_layer_blur(float *v, int w, int h, int r)
{
    int longest = w > h ? w : h;
    float *line = malloc((size_t)longest * sizeof *line);

    if (!line)
        abort();
    for (int pass = 0; pass < 6; pass++) {
        int n = pass % 2 ? h : w, many = pass % 2 ? w : h;
        int step = pass % 2 ? w : 1, next = pass % 2 ? 1 : w;

        for (int k = 0; k < many; k++) {
            float *p = v + (size_t)k * (size_t)next;
            double sum = 0;

            for (int i = -r; i <= r; i++)
                sum += p[step * (i < 0 ? 0 : i >= n ? n - 1 : i)];
            for (int i = 0; i < n; i++) {
                int in = i + r + 1, out = i - r;

                line[i] = (float)(sum / (2 * r + 1));
                sum += p[step * (in >= n ? n - 1 : in)];
                sum -= p[step * (out < 0 ? 0 : out)];
            }
            for (int i = 0; i < n; i++)
                p[step * i] = line[i];
        }
    }
    free(line);
}
