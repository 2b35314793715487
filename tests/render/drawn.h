/* tests/render/drawn.h - looking at drawings */
#ifndef HR_TEST_DRAWN_H
#define HR_TEST_DRAWN_H

#include "tests/support/check.h"

#include "render/plots.h"

/* No text lies on another one, and none reaches out of the drawing. */
static inline void assert_readable(const hr_drawing *d)
{
    const hr_rect page = {0.0, 0.0, d->width, d->height};

    for (size_t i = 0; i < d->count; i++) {
        const hr_shape *a = &d->shapes[i];

        if (a->kind != HR_SHAPE_TEXT)
            continue;
        if (hr_rect_shared(a->box, page) < 0.999 * a->box.w * a->box.h)
            fail_msg("'%s' reaches out of the drawing", a->text);
        for (size_t k = i + 1; k < d->count; k++)
            if (d->shapes[k].kind == HR_SHAPE_TEXT &&
                hr_rect_shared(a->box, d->shapes[k].box) > 0.0)
                fail_msg("'%s' and '%s' overlap", a->text, d->shapes[k].text);
    }
}

/* The text that reads so, or NULL. */
static inline const hr_shape *find_text(const hr_drawing *d, const char *words)
{
    for (size_t i = 0; i < d->count; i++)
        if (d->shapes[i].kind == HR_SHAPE_TEXT &&
            !strcmp(d->shapes[i].text, words))
            return &d->shapes[i];
    return NULL;
}

static inline bool says(const hr_drawing *d, const char *words)
{
    return find_text(d, words) != NULL;
}

/* The text that reads so; the test fails without it. */
static inline const hr_shape *text_of(const hr_drawing *d, const char *words)
{
    const hr_shape *text = find_text(d, words);

    if (!text)
        fail_msg("no text '%s'", words);
    return text;
}

/* Painted at 4 dots a point: the colour there, 0xrrggbb. */
static inline unsigned painted(const hr_drawing *d, double x, double y)
{
    enum { SCALE = 4 };
    cairo_surface_t *s = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(SCALE * d->width),
        (int)ceil(SCALE * d->height));
    cairo_t *cr = cairo_create(s);
    const unsigned char *row;
    unsigned colour;

    hr_set_colour(cr, hr_style_colour(HR_PAPER));
    cairo_paint(cr);
    cairo_scale(cr, SCALE, SCALE);
    hr_drawing_paint(d, cr);
    cairo_surface_flush(s);
    row = cairo_image_surface_get_data(s) +
          (ptrdiff_t)(SCALE * y) * cairo_image_surface_get_stride(s);
    colour = ((const uint32_t *)(const void *)row)[(int)(SCALE * x)] & 0xffffff;
    cairo_destroy(cr);
    cairo_surface_destroy(s);
    return colour;
}

static inline unsigned rgb_of(hr_colour c)
{
    return (unsigned)lround(255 * c.r) << 16 |
           (unsigned)lround(255 * c.g) << 8 | (unsigned)lround(255 * c.b);
}

#endif
