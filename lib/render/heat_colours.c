/* render/heat_colours.c - distances as colours over a grey photo */
#include "render/heat_colours.h"

#include <math.h>
#include <stdint.h>

/* Dots between places where the colour is worked out: what lies between is too
 * smooth to show it. */
enum { step = 4 };

/* mm from the nearest contour up to which colours are full, and from which
 * there are none: skin between brow and lid, or beside a mouth corner, moves
 * with them; that of a cheek's middle or of the forehead is not known. */
static const double full_mm = 4.0, none_mm = 17.0;

/* How much of the colour covers the face, that it can still be seen. */
const double hr_heat_cover = 0.78;

/* The grey photo's mean level, of 255, and its share of the photo's contrast:
 * light and flat, and as light for any skin, so that colours are read and not
 * what lies under them. */
const double hr_heat_grey = 178.0;
static const double contrast = 0.60;

/* luma of ITU-R BT.709 */
static double luma(uint32_t rgb)
{
    return 0.2126 * (rgb >> 16 & 0xffU) + 0.7152 * (rgb >> 8 & 0xffU) +
           0.0722 * (rgb & 0xffU);
}

/* Of the middle half of a picture each way: of the face, not of the wall. */
static double middle_luma(const unsigned char *rows, int w, int h, int stride)
{
    double sum = 0.0;
    long n = 0;

    for (int y = h / 4; y < h - h / 4; y++) {
        const uint32_t *row =
            (const uint32_t *)(const void *)(rows + (ptrdiff_t)y * stride);
        for (int x = w / 4; x < w - w / 4; x++, n++)
            sum += luma(row[x]);
    }
    return n ? sum / (double)n : 0.0;
}

static void to_grey(cairo_surface_t *s)
{
    int width = cairo_image_surface_get_width(s);
    int height = cairo_image_surface_get_height(s);
    int stride = cairo_image_surface_get_stride(s);
    unsigned char *rows = cairo_image_surface_get_data(s);
    double mean;

    if (!rows)
        return;
    cairo_surface_flush(s);
    mean = middle_luma(rows, width, height, stride);
    for (int y = 0; y < height; y++) {
        uint32_t *row = (uint32_t *)(void *)(rows + (ptrdiff_t)y * stride);
        for (int x = 0; x < width; x++) {
            double level = hr_heat_grey + contrast * (luma(row[x]) - mean);
            uint32_t v = (uint32_t)lround(fmin(fmax(level, 0.0), 255.0));
            row[x] = v << 16 | v << 8 | v;
        }
    }
    cairo_surface_mark_dirty(s);
}

/* 1 near a contour, 0 far from all, smooth between. */
static double support(double near)
{
    double t = fmin(fmax((none_mm - near) / (none_mm - full_mm), 0.0), 1.0);

    return t * t * (3.0 - 2.0 * t);
}

/* One place's colour, premultiplied as cairo wants it. */
static uint32_t colour_at(const hr_apart *list, size_t count, hr_place mm,
                          double most)
{
    double near, value = hr_apart_between(list, count, mm, &near);
    double a = hr_heat_cover * support(near);
    hr_colour c;

    if (!(a > 0.0))
        return 0;
    c = hr_style_heat(value / most);
    return (uint32_t)lround(255.0 * a) << 24 |
           (uint32_t)lround(255.0 * a * c.r) << 16 |
           (uint32_t)lround(255.0 * a * c.g) << 8 |
           (uint32_t)lround(255.0 * a * c.b);
}

/* The colours over a view's cell, a dot every step dots. */
static cairo_surface_t *colours_of(const hr_view *view, const hr_apart *list,
                                   size_t count, double most)
{
    int w = (int)view->cell.w / step + 2, h = (int)view->cell.h / step + 2;
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, w, h);
    unsigned char *rows = cairo_image_surface_get_data(s);
    int stride = cairo_image_surface_get_stride(s);

    for (int j = 0; rows && j < h; j++) {
        uint32_t *row = (uint32_t *)(void *)(rows + (ptrdiff_t)j * stride);
        for (int i = 0; i < w; i++) {
            double x = view->cell.x + (i + 0.5) * step;
            double y = view->cell.y + (j + 0.5) * step;
            hr_place mm = {(x - view->x) / view->scale,
                           (view->y - y) / view->scale};
            row[i] = colour_at(list, count, mm, most);
        }
    }
    cairo_surface_mark_dirty(s);
    return s;
}

/* Into the photo's own pixels, so that a vector file holds one picture. */
static void lay_over(cairo_surface_t *photo, cairo_surface_t *colours)
{
    cairo_t *cr = cairo_create(photo);

    cairo_scale(cr, step, step);
    cairo_set_source_surface(cr, colours, 0.0, 0.0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_BILINEAR);
    cairo_paint(cr);
    cairo_destroy(cr);
}

void hr_heat_colour(cairo_surface_t *photo, const hr_view *view,
                    const hr_apart *list, size_t count, double most)
{
    cairo_surface_t *colours = colours_of(view, list, count, most);

    to_grey(photo);
    lay_over(photo, colours);
    cairo_surface_destroy(colours);
}
