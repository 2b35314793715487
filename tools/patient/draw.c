/* draw.c - one photo, from the wall behind to the lashes */
#include "paint.h"

#include <math.h>

/* The body follows the head's tilt by a third. */
static void stand(cairo_t *cr, const hf_camera *c, double share)
{
    double angle = atan2(c->b, c->a) * share;
    double a = cos(angle) / c->mm_per_px, b = sin(angle) / c->mm_per_px;
    cairo_matrix_t m;

    cairo_matrix_init(&m, a, b, b, -a, c->tx, c->ty);
    cairo_set_matrix(cr, &m);
}

bool hf_patient_photo(const hf_patient *p, hf_act_view view, const char *path)
{
    hf_camera camera = hf_camera_of(p, view);
    int w = (int)p->width, h = (int)p->height;
    cairo_surface_t *image =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
    cairo_t *cr = cairo_create(image);
    hf_shape s;
    hf_palette c;
    bool ok;

    hf_shape_make(&s, p, view);
    hf_palette_make(&c, p);
    hf_paint_backdrop(cr, w, h);
    stand(cr, &camera, 0.33);
    hf_paint_body(cr, p, &c);
    stand(cr, &camera, 1);
    hf_paint_ears(cr, p, &c);
    hf_paint_head(cr, &s, p, &c);
    hf_paint_stubble(cr, &s, p, &c);
    hf_paint_hair(cr, p, &c);
    hf_paint_nostrils(cr, &s, p);
    hf_paint_mouth(cr, &s, p);
    hf_paint_eyes(cr, &s, p, &c);
    hf_paint_brows(cr, &s, p, &c);
    ok = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    ok = ok && hf_film_write(image, p, view, path);
    cairo_surface_destroy(image);
    return ok;
}
