/* render/photo.c - the pixels of a photo in a picture */
#include "render/photo.h"
#include "render/bytes.h"
#include "render/style.h"

#include <math.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

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

cairo_surface_t *hr_photo_upright(const hr_view *view, const hf_image *image)
{
    hr_rect c = {floor(view->cell.x), floor(view->cell.y), ceil(view->cell.w),
                 ceil(view->cell.h)};
    cairo_matrix_t m = photo_matrix(view, hf_image_reduction(image)), inverse;
    cairo_surface_t *cut,
        *upright =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)c.w, (int)c.h);
    cairo_t *draw = cairo_create(upright);
    int box[4];

    hr_set_colour(draw, hr_style_colour(HR_HALF_TONE));
    cairo_paint(draw);
    inverse = m;
    if (!cairo_matrix_invert(&inverse)) {
        needed(box, image, inverse, c);
        cut = cut_out(image, box);
        cairo_translate(draw, -c.x, -c.y);
        cairo_transform(draw, &m);
        cairo_set_source_surface(draw, cut, box[0], box[1]);
        cairo_pattern_set_filter(cairo_get_source(draw), CAIRO_FILTER_BEST);
        cairo_paint(draw);
        cairo_surface_destroy(cut);
    }
    /* Want of memory is seen by who paints it: a surface in error is one that
       a canvas takes the error from. */
    if (cairo_status(draw)) {
        cairo_surface_destroy(upright);
        upright = cairo_image_surface_create(CAIRO_FORMAT_INVALID, 0, 0);
    }
    cairo_destroy(draw);
    return upright;
}

/* ---------------------------------------------------------------- JPEG */

/* Quality of a photo in a vector file: its losses are below what a print
 * shows, at a tenth of the bytes. */
static const int quality = 92;

struct encoder {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes;
    unsigned long count;
    jmp_buf out;
};

static void failed(j_common_ptr jpeg)
{
    longjmp(((struct encoder *)jpeg->client_data)->out, 1);
}

static void remark(j_common_ptr jpeg, int level)
{
    (void)jpeg;
    (void)level;
}

/* Rows of RGB24 words as bytes. */
static void encode_rows(struct jpeg_compress_struct *c,
                        cairo_surface_t *surface, unsigned char *row)
{
    const unsigned char *rows = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);

    while (c->next_scanline < c->image_height) {
        const uint32_t *from =
            (const uint32_t *)(const void *)(rows +
                                             (ptrdiff_t)c->next_scanline *
                                                 stride);
        for (JDIMENSION x = 0; x < c->image_width; x++) {
            row[3 * x] = from[x] >> 16 & 0xffU;
            row[3 * x + 1] = from[x] >> 8 & 0xffU;
            row[3 * x + 2] = from[x] & 0xffU;
        }
        jpeg_write_scanlines(c, &row, 1);
    }
}

static void encode(struct encoder *e, cairo_surface_t *surface,
                   unsigned char *row)
{
    struct jpeg_compress_struct *c = &e->jpeg;

    c->err = jpeg_std_error(&e->errors);
    e->errors.error_exit = failed;
    e->errors.emit_message = remark;
    jpeg_create_compress(c);
    c->client_data = e;
    jpeg_mem_dest(c, &e->bytes, &e->count);
    c->image_width = (JDIMENSION)cairo_image_surface_get_width(surface);
    c->image_height = (JDIMENSION)cairo_image_surface_get_height(surface);
    c->input_components = 3;
    c->in_color_space = JCS_RGB;
    jpeg_set_defaults(c);
    jpeg_set_quality(c, quality, TRUE);
    /* Colour at full resolution: lips and lids are told apart by it. */
    c->comp_info[0].h_samp_factor = c->comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(c, TRUE);
    encode_rows(c, surface, row);
    jpeg_finish_compress(c);
}

bool hr_photo_jpeg(unsigned char **bytes, unsigned long *count,
                   cairo_surface_t *surface)
{
    struct encoder e = {0};
    unsigned char *row =
        malloc(3 * (size_t)cairo_image_surface_get_width(surface));
    bool ok = false;

    if (row && setjmp(e.out) == 0) {
        encode(&e, surface, row);
        ok = true;
    }
    jpeg_destroy_compress(&e.jpeg);
    free(row);
    if (!ok)
        free(e.bytes);
    *bytes = ok ? e.bytes : NULL;
    *count = e.count;
    return ok;
}

/* Gives a surface its JPEG bytes, which cairo then puts into the file as they
 * are. Without memory for them it is embedded without loss, only larger. */
static void attach_jpeg(cairo_surface_t *surface)
{
    unsigned char *bytes;
    unsigned long count;

    if (hr_photo_jpeg(&bytes, &count, surface) &&
        cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, bytes, count,
                                    free, bytes))
        free(bytes);
}

static bool is_vector(cairo_t *cr)
{
    cairo_surface_type_t type = cairo_surface_get_type(cairo_get_target(cr));

    return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG;
}

void hr_photo_put(cairo_t *cr, cairo_surface_t *surface, hr_rect cell)
{
    cairo_surface_flush(surface);
    if (!cairo_surface_status(surface) && is_vector(cr))
        attach_jpeg(surface);
    cairo_save(cr);
    cairo_rectangle(cr, cell.x, cell.y, cell.w, cell.h);
    cairo_clip(cr);
    cairo_set_source_surface(cr, surface, floor(cell.x), floor(cell.y));
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_destroy(surface);
}

void hr_photo_draw(cairo_t *cr, const hr_view *view, const hf_image *image)
{
    hr_photo_put(cr, hr_photo_upright(view, image), view->cell);
}
