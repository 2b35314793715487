/* detect/quality.c - what a photo is like where its face is */
#include <hemiface/detect.h>

#include <math.h>

#include "detect/quality.h"

void hf_view_place(const struct hf_view_of_face *v, double x, double y,
                   double *px, double *py)
{
    *px = v->x0 + v->unit * (x * v->ux + y * v->uy);
    *py = v->y0 + v->unit * (x * v->uy - y * v->ux);
}

void hf_view_nominal(const struct hf_view_of_face *v, hf_point point, double *x,
                     double *y)
{
    const double dx = point.x / v->reduction - v->x0;
    const double dy = point.y / v->reduction - v->y0;

    *x = (dx * v->ux + dy * v->uy) / v->unit;
    *y = (dx * v->uy - dy * v->ux) / v->unit;
}

const unsigned char *hf_view_pixel(const struct hf_view_of_face *v, double x,
                                   double y)
{
    double px, py;

    hf_view_place(v, x, y, &px, &py);
    if (!(px >= 0 && px < v->width && py >= 0 && py < v->height))
        return NULL;
    return v->rgb + 3 * ((size_t)py * (size_t)v->width + (size_t)px);
}

int hf_luma(const unsigned char *rgb)
{
    return (299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2] + 500) / 1000;
}

static bool canthi(hf_point out[2], const hf_face *face, hf_contour_id id)
{
    for (int side = 0; side < 2; side++) {
        const hf_contour c = hf_face_contour(face, id, (hf_side)side);

        if (!c.count)
            return false;
        out[side] = c.points[0];
    }
    return true;
}

/* False when the face does not say where its eyes are. */
static bool set_axes(struct hf_view_of_face *v, const hf_image *image)
{
    hf_point outer[2], inner[2];
    double dx, dy, length;

    v->rgb = hf_image_pixels(image);
    v->width = hf_image_width(image);
    v->height = hf_image_height(image);
    v->reduction = hf_image_reduction(image);
    if (!canthi(outer, v->face, HF_CANTHUS_OUTER) ||
        !canthi(inner, v->face, HF_CANTHUS_INNER))
        return false;
    dx = (outer[HF_LEFT].x - outer[HF_RIGHT].x) / v->reduction;
    dy = (outer[HF_LEFT].y - outer[HF_RIGHT].y) / v->reduction;
    length = hypot(dx, dy);
    /* Absurd coordinates would overflow the numbers of pixels. */
    if (!(length >= 1 && length < 1e5))
        return false;
    v->x0 = outer[HF_RIGHT].x / v->reduction + dx / 2;
    v->y0 = outer[HF_RIGHT].y / v->reduction + dy / 2;
    v->ux = dx / length;
    v->uy = dy / length;
    v->unit = length / HF_OUTER_CANTHI_MM;
    for (int side = 0; side < 2; side++) {
        const hf_point middle = {(outer[side].x + inner[side].x) / 2,
                                 (outer[side].y + inner[side].y) / 2, 0};

        hf_view_nominal(v, middle, &v->eye[side][0], &v->eye[side][1]);
    }
    return true;
}

hf_status hf_quality_look(hf_quality *out, const hf_face *face,
                          const hf_image *image, int others, hf_error *error)
{
    struct hf_view_of_face v = {.face = face};
    hf_quality q = hf_quality_none();
    hf_status status = HF_OK;

    q.known = true;
    q.others = others;
    if (set_axes(&v, image)) {
        status = hf_quality_edges(&q.edge_px, &v, error);
        hf_quality_light(&q, &v);
    }
    if (status == HF_OK)
        *out = q;
    return status;
}
