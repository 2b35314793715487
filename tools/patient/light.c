/* light.c - light on a relief: two lamps, hollows, sheen */
#include "layer.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A big soft lamp above the camera, a little to the image's left, and a
 * weaker one on the right: the usual two of a clinic's photo corner. */
static const double KEY[3] = {-0.34, 0.52, 0.78};
static const double FILL[3] = {0.56, 0.20, 0.80};
/* Shares of light; together 1.0 on a surface that faces the camera. */
static const double AMBIENT = 0.20, KEY_POWER = 0.78, FILL_POWER = 0.20;
/* How far light wraps round by scattering in skin: red the furthest. */
static const double WRAP[3] = {0.42, 0.28, 0.24};
/* Hollows: two sizes in mm, and the share of light lost per mm of depth. */
static const struct {
    double size, loss;
} HOLLOW[2] = {{1.6, 0.16}, {7, 0.035}};

static double dot(const double a[3], const double b[3])
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/* Light left in hollows, 1 on a plain, for every cell. */
static float *hollows(const hf_layer *l)
{
    size_t n = (size_t)l->w * (size_t)l->h;
    float *open = calloc(n, sizeof *open), *z = malloc(n * sizeof *z);

    if (!open || !z)
        abort();
    for (size_t i = 0; i < n; i++)
        open[i] = 1;
    for (int k = 0; k < 2; k++) {
        memcpy(z, l->z, n * sizeof *z);
        hf_layer_blur(z, l->w, l->h, (int)(HOLLOW[k].size / l->step));
        for (size_t i = 0; i < n; i++) {
            double d = HOLLOW[k].loss * ((double)z[i] - (double)l->z[i]);

            open[i] *= (float)(1 - fmin(0.6, fmax(-0.05, d)));
        }
    }
    free(z);
    return open;
}

static void normal(const hf_layer *l, int i, int j, double n[3])
{
    int west = i > 0 ? i - 1 : i, east = i < l->w - 1 ? i + 1 : i;
    int up = j > 0 ? j - 1 : j, down = j < l->h - 1 ? j + 1 : j;
    double length;

    n[0] = -(double)(l->z[j * l->w + east] - l->z[j * l->w + west]) /
           (l->step * (east - west));
    n[1] = -(double)(l->z[up * l->w + i] - l->z[down * l->w + i]) /
           (l->step * (down - up));
    n[2] = 1;
    length = sqrt(dot(n, n));
    for (int k = 0; k < 3; k++)
        n[k] /= length;
}

/* Sheen of both lamps: broad from the skin, narrow from its oil. */
static double sheen(const double n[3])
{
    double h[3] = {KEY[0], KEY[1], KEY[2] + 1},
           f[3] = {FILL[0], FILL[1], FILL[2] + 1};
    double a = fmax(0, dot(n, h) / sqrt(dot(h, h)));
    double b = fmax(0, dot(n, f) / sqrt(dot(f, f)));

    return 0.050 * pow(a, 14) + 0.045 * pow(a, 70) + 0.018 * pow(b, 30);
}

/* Linear light to a byte of sRGB with a soft shoulder near white. */
static unsigned to_byte(double v)
{
    v = fmax(0, v);
    if (v > 0.7)
        v = 0.7 + 0.3 * (1 - exp(-(v - 0.7) / 0.3));
    v = v <= 0.0031308 ? 12.92 * v : 1.055 * pow(v, 1 / 2.4) - 0.055;
    return (unsigned)(255 * fmin(1, v) + 0.5);
}

static unsigned shade(const hf_layer *l, int i, int j, double open)
{
    double n[3], shine, key = sqrt(dot(KEY, KEY)), fill = sqrt(dot(FILL, FILL));
    int at = j * l->w + i;
    unsigned pixel = 0xFF;

    normal(l, i, j, n);
    shine = (double)l->gloss[at] * sheen(n) * open;
    for (int c = 0; c < 3; c++) {
        double w = WRAP[c];
        double k = fmax(0, (dot(n, KEY) / key + w) / (1 + w));
        double f = fmax(0, (dot(n, FILL) / fill + w) / (1 + w));
        double light =
            AMBIENT * (0.75 + 0.25 * n[1]) + KEY_POWER * k + FILL_POWER * f;
        /* In hollows light bounces from skin to skin and turns red. */
        double deep = pow(open, c == 0 ? 0.85 : c == 1 ? 1.1 : 1.2);

        pixel =
            pixel << 8 | to_byte((double)l->rgb[c][at] * light * deep + shine);
    }
    return pixel;
}

/* Whether a cell can be seen: its neighbours' mask counts, as the painting
 * mixes them. */
static bool shows(cairo_surface_t *mask, int i, int j)
{
    const unsigned char *m = cairo_image_surface_get_data(mask);
    int stride = cairo_image_surface_get_stride(mask);
    int w = cairo_image_surface_get_width(mask);
    int h = cairo_image_surface_get_height(mask);

    for (int y = j > 0 ? j - 1 : 0; y <= j + 1 && y < h; y++)
        for (int x = i > 0 ? i - 1 : 0; x <= i + 1 && x < w; x++)
            if (m[y * stride + x])
                return true;
    return false;
}

void hf_layer_paint(const hf_layer *l, cairo_surface_t *mask, cairo_t *cr)
{
    cairo_surface_t *image =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, l->w, l->h);
    unsigned char *rows = cairo_image_surface_get_data(image);
    int stride = cairo_image_surface_get_stride(image);
    float *open = hollows(l);

    cairo_surface_flush(mask);
    for (int j = 0; j < l->h; j++)
        for (int i = 0; i < l->w; i++) {
            unsigned v;

            if (!shows(mask, i, j))
                continue;
            v = shade(l, i, j, (double)open[j * l->w + i]);
            memcpy(rows + j * stride + 4 * i, &v, sizeof v);
        }
    free(open);
    cairo_surface_mark_dirty(image);
    cairo_save(cr);
    cairo_translate(cr, l->left, l->top);
    cairo_scale(cr, l->step, -l->step);
    cairo_set_source_surface(cr, image, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_BILINEAR);
    cairo_mask_surface(cr, mask, 0, 0);
    cairo_restore(cr);
    cairo_surface_destroy(image);
}

void hf_layer_grain(hf_layer *l, double seed, double height, double colour)
{
    size_t n = (size_t)l->w * (size_t)l->h;
    float *v = malloc(n * sizeof *v);

    if (!v)
        abort();
    /* Pores of half a millimetre, then blotches of six. */
    for (int pass = 0; pass < 2; pass++) {
        double mm = pass ? 5 : 0.28;
        double gain = pass ? 60 * colour : height;

        for (size_t i = 0; i < n; i++)
            v[i] = (float)(hf_random(seed + 7 + pass, (unsigned)i) - 0.5);
        hf_layer_blur(v, l->w, l->h, (int)fmax(1, mm / l->step));
        for (size_t i = 0; i < n; i++) {
            double g = gain * (double)v[i];

            if (pass == 0)
                l->z[i] += (float)g;
            else
                for (int c = 0; c < 3; c++)
                    l->rgb[c][i] *= (float)(1 + g * (c == 0 ? 0.4 : 1));
        }
    }
    free(v);
}
