/* render/view.c - a face upright in a picture */
#include "render/view.h"
#include "render/style.h"

#include <math.h>
#include <stdint.h>

/* Shares of the distance from the lowest to the highest contour: a forehead
 * and hair above the brows are about as high as the nose below them. */
static const double forehead_share = 0.42;
static const double chin_share = 0.10;
static const double side_share = 0.13;

/* Breadth of a face between the ears, mm: only for pictures without a
 * frame, where nothing is measured. */
static const double face_breadth = 140.0;

/* Left, top, right, bottom of all contours, photo px; the photo without. */
static void bounds_of(const hf_face *face, double box[4])
{
    box[0] = box[1] = INFINITY;
    box[2] = box[3] = -INFINITY;
    for (int side = 0; side < 2; side++)
        for (int id = 0; id < HF_CONTOUR_COUNT; id++) {
            hf_contour c =
                hf_face_contour(face, (hf_contour_id)id, (hf_side)side);
            for (size_t i = 0; i < c.count; i++) {
                box[0] = fmin(box[0], c.points[i].x);
                box[1] = fmin(box[1], c.points[i].y);
                box[2] = fmax(box[2], c.points[i].x);
                box[3] = fmax(box[3], c.points[i].y);
            }
        }
    if (box[0] > box[2]) {
        box[0] = box[1] = 0.0;
        box[2] = hf_face_width(face);
        box[3] = hf_face_height(face);
    }
}

hf_frame hr_view_frame(const hf_face *face, const hf_frame *frame)
{
    hf_frame makeshift = {0};
    double box[4];

    if (frame)
        return *frame;
    bounds_of(face, box);
    makeshift.x0 = 0.5 * (box[0] + box[2]);
    makeshift.y0 = 0.5 * (box[1] + box[3]);
    makeshift.ux = 1.0;
    makeshift.mm_per_px = face_breadth / fmax(box[2] - box[0], 1.0);
    return makeshift;
}

hr_extent hr_extent_join(hr_extent a, hr_extent b)
{
    return (hr_extent){fmin(a.left, b.left), fmax(a.right, b.right),
                       fmin(a.bottom, b.bottom), fmax(a.top, b.top)};
}

hr_extent hr_extent_of(const hf_face *face, const hf_frame *frame)
{
    hr_extent e = {0};
    double height, half;

    for (int side = 0; side < 2; side++)
        for (int id = 0; id < HF_CONTOUR_COUNT; id++) {
            hf_contour c =
                hf_face_contour(face, (hf_contour_id)id, (hf_side)side);
            for (size_t i = 0; i < c.count; i++) {
                double x, y;
                hf_frame_to_mm(frame, c.points[i].x, c.points[i].y, &x, &y);
                e = hr_extent_join(e, (hr_extent){x, x, y, y});
            }
        }
    height = fmax(e.top - e.bottom, 1.0);
    half = fmax(-e.left, e.right) + side_share * height;
    return (hr_extent){-half, half, e.bottom - chin_share * height,
                       e.top + forehead_share * height};
}

hr_view hr_view_of(hr_extent e, hr_rect cell, const hf_frame *frame,
                   bool measured)
{
    double width = e.right - e.left, height = e.top - e.bottom;
    hr_view view = {.cell = cell, .frame = *frame, .measured = measured};

    view.scale = fmin(cell.w / width, cell.h / height);
    view.x = cell.x + 0.5 * cell.w - 0.5 * (e.left + e.right) * view.scale;
    view.y = cell.y + 0.5 * cell.h + 0.5 * (e.bottom + e.top) * view.scale;
    view.unit = cell.w / 1000.0;
    return view;
}

void hr_view_mm(const hr_view *view, double x, double y, double *cx, double *cy)
{
    *cx = view->x + x * view->scale;
    *cy = view->y - y * view->scale;
}

void hr_view_px(const hr_view *view, double px, double py, double *cx,
                double *cy)
{
    double x, y;

    hf_frame_to_mm(&view->frame, px, py, &x, &y);
    hr_view_mm(view, x, y, cx, cy);
}

/* From pixels held to the canvas, by where three of them go. */
static cairo_matrix_t photo_matrix(const hr_view *view, int reduction)
{
    double x0, y0, x1, y1, x2, y2;
    cairo_matrix_t m;

    hr_view_px(view, 0.0, 0.0, &x0, &y0);
    hr_view_px(view, reduction, 0.0, &x1, &y1);
    hr_view_px(view, 0.0, reduction, &x2, &y2);
    cairo_matrix_init(&m, x1 - x0, y1 - y0, x2 - x0, y2 - y0, x0, y0);
    return m;
}

/* The part of the photo that the cell shows, as whole pixels held, with a
 * border for the filter. */
static void needed(int box[4], const hf_image *image, cairo_matrix_t inverse,
                   hr_rect cell)
{
    const double border = 8.0; /* px: half the widest filter used below */
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
    double w = hf_image_width(image), h = hf_image_height(image);

    for (int k = 0; k < 4; k++) {
        double x = cell.x + (k % 2 ? cell.w : 0.0);
        double y = cell.y + (k / 2 ? cell.h : 0.0);
        cairo_matrix_transform_point(&inverse, &x, &y);
        x0 = fmin(x0, x);
        y0 = fmin(y0, y);
        x1 = fmax(x1, x);
        y1 = fmax(y1, y);
    }
    box[0] = (int)fmin(fmax(floor(x0 - border), 0.0), w);
    box[1] = (int)fmin(fmax(floor(y0 - border), 0.0), h);
    box[2] = (int)fmax(fmin(ceil(x1 + border), w), box[0]);
    box[3] = (int)fmax(fmin(ceil(y1 + border), h), box[1]);
}

static cairo_surface_t *cut_out(const hf_image *image, const int box[4])
{
    int width = box[2] - box[0], height = box[3] - box[1];
    cairo_surface_t *cut =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    unsigned char *rows = cairo_image_surface_get_data(cut);
    int stride = cairo_image_surface_get_stride(cut);

    if (!rows)
        return cut;
    for (int y = 0; y < height; y++) {
        const unsigned char *from =
            hf_image_pixels(image) +
            3 * ((size_t)(y + box[1]) * (size_t)hf_image_width(image) +
                 (size_t)box[0]);
        uint32_t *to = (uint32_t *)(void *)(rows + (ptrdiff_t)y * stride);
        for (int x = 0; x < width; x++, from += 3)
            to[x] = (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 | from[2];
    }
    cairo_surface_mark_dirty(cut);
    return cut;
}

/* The photo upright and at the canvas's resolution, for any format: vector
 * files hold this small picture instead of the whole photo. */
void hr_view_photo(cairo_t *cr, const hr_view *view, const hf_image *image)
{
    hr_rect c = {floor(view->cell.x), floor(view->cell.y), ceil(view->cell.w),
                 ceil(view->cell.h)};
    cairo_matrix_t m = photo_matrix(view, hf_image_reduction(image)), inverse;
    cairo_surface_t *cut, *upright;
    cairo_t *draw;
    int box[4];

    inverse = m;
    if (cairo_matrix_invert(&inverse))
        return;
    needed(box, image, inverse, c);
    upright =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)c.w, (int)c.h);
    draw = cairo_create(upright);
    hr_set_colour(draw, hr_style_colour(HR_HALF_TONE));
    cairo_paint(draw);
    cut = cut_out(image, box);
    cairo_translate(draw, -c.x, -c.y);
    cairo_transform(draw, &m);
    cairo_set_source_surface(draw, cut, box[0], box[1]);
    cairo_pattern_set_filter(cairo_get_source(draw), CAIRO_FILTER_BEST);
    cairo_paint(draw);
    /* Want of memory is seen on the canvas: it takes on a source's error. */
    if (cairo_surface_status(cut))
        cairo_set_source_surface(cr, cut, 0.0, 0.0);
    cairo_destroy(draw);
    cairo_surface_destroy(cut);
    cairo_save(cr);
    cairo_rectangle(cr, view->cell.x, view->cell.y, view->cell.w, view->cell.h);
    cairo_clip(cr);
    cairo_set_source_surface(cr, upright, c.x, c.y);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_destroy(upright);
}
