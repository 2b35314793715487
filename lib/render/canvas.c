/* render/canvas.c - a PNG, SVG or PDF file to draw on */
#include "render/canvas.h"
#include "render/bytes.h"
#include "render/fail.h"
#include "render/pdf_whole.h"
#include "render/style.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

typedef enum format { PNG, SVG, PDF, FORMATS } format;

static const char *const endings[FORMATS] = {".png", ".svg", ".pdf"};

/* PDF and SVG lengths are points. */
static const double point = 72.0 / HR_DPI;

struct hr_canvas {
    char *path;
    int width, height;
    format format;
    hr_bytes bytes;
    cairo_surface_t *surface;
    cairo_t *cr;
};

static format format_of(const char *path)
{
    size_t length = strlen(path);
    int f = 0;

    while (f < FORMATS &&
           (length < 5 || strcasecmp(path + length - 4, endings[f]) != 0))
        f++;
    return (format)f;
}

static cairo_status_t collect(void *bytes, const unsigned char *data,
                              unsigned int count)
{
    return hr_bytes_add(bytes, data, count) ? CAIRO_STATUS_SUCCESS
                                            : CAIRO_STATUS_WRITE_ERROR;
}

/* The date that the environment wants, else none: cairo would take the
 * clock's. */
static void date_pdf(cairo_surface_t *surface)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char text[40] = "", *end;
    struct tm parts;
    time_t seconds;

    if (epoch) {
        seconds = (time_t)strtoll(epoch, &end, 10);
        /* What is no number is no date: not 1970. */
        if (*epoch && !*end && gmtime_r(&seconds, &parts))
            strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   text);
}

static cairo_surface_t *surface_of(hr_canvas *c)
{
    double w = c->width * point, h = c->height * point;
    cairo_surface_t *surface;

    if (c->format == PNG)
        return cairo_image_surface_create(CAIRO_FORMAT_RGB24, c->width,
                                          c->height);
    if (c->format == SVG)
        return cairo_svg_surface_create_for_stream(collect, &c->bytes, w, h);
    surface = cairo_pdf_surface_create_for_stream(collect, &c->bytes, w, h);
    date_pdf(surface);
    return surface;
}

hf_status hr_canvas_new(hr_canvas **out, const char *path, int width,
                        int height, hf_error *error)
{
    format f = format_of(path);
    hr_canvas *c;

    if (f == FORMATS)
        return hr_fail(error, HF_E_OPTION,
                       "'%s' does not end in .png, .svg or .pdf", path);
    if (width < 1 || height < 1 || width > 32767 || height > 32767)
        return hr_fail(error, HF_E_OPTION,
                       "a picture of %d x %d dots for '%s': sides go from 1 "
                       "to 32767",
                       width, height, path);
    c = calloc(1, sizeof *c);
    if (!c)
        return hr_fail_memory(error);
    c->format = f;
    c->width = width;
    c->height = height;
    c->path = malloc(strlen(path) + 1);
    if (c->path)
        strcpy(c->path, path);
    c->surface = surface_of(c);
    c->cr = cairo_create(c->surface);
    if (!c->path || cairo_status(c->cr)) {
        hr_canvas_free(c);
        return hr_fail_memory(error);
    }
    if (f != PNG)
        cairo_scale(c->cr, point, point);
    hr_set_colour(c->cr, hr_style_colour(HR_PAPER));
    cairo_paint(c->cr);
    *out = c;
    return HF_OK;
}

cairo_t *hr_canvas_context(hr_canvas *canvas)
{
    return canvas->cr;
}

int hr_canvas_width(const hr_canvas *canvas)
{
    return canvas->width;
}

int hr_canvas_height(const hr_canvas *canvas)
{
    return canvas->height;
}

hf_status hr_canvas_finish(hr_canvas *c, hf_error *error)
{
    cairo_status_t status = cairo_status(c->cr);

    if (!status && c->format == PNG) {
        cairo_surface_flush(c->surface);
        status =
            cairo_surface_write_to_png_stream(c->surface, collect, &c->bytes);
    }
    cairo_surface_finish(c->surface);
    if (!status)
        status = cairo_surface_status(c->surface);
    if (status == CAIRO_STATUS_NO_MEMORY || c->bytes.failed)
        return hr_fail_memory(error);
    if (status)
        return hr_fail(error, HF_E_WRITE, "cannot draw '%s': %s", c->path,
                       cairo_status_to_string(status));
    if (c->format == SVG && !hr_bytes_renumber(&c->bytes))
        return hr_fail_memory(error);
    if (c->format == PDF && !hr_pdf_whole(&c->bytes))
        return hr_fail_memory(error);
    return hr_bytes_write(&c->bytes, c->path, error);
}

hf_status hr_canvas_picture(cairo_surface_t **out, hr_canvas *c,
                            hf_error *error)
{
    if (c->format != PNG)
        return hr_fail(error, HF_E_OPTION, "'%s' is no canvas of pixels",
                       c->path);
    if (cairo_status(c->cr))
        return hr_fail_memory(error);
    cairo_surface_flush(c->surface);
    *out = cairo_surface_reference(c->surface);
    return HF_OK;
}

void hr_canvas_free(hr_canvas *canvas)
{
    if (!canvas)
        return;
    cairo_destroy(canvas->cr);
    /* An unfinished surface writes into the bytes: they go last. Pixels may
     * have been handed out, and write nothing. */
    if (canvas->format != PNG)
        cairo_surface_finish(canvas->surface);
    cairo_surface_destroy(canvas->surface);
    hr_bytes_clear(&canvas->bytes);
    free(canvas->path);
    free(canvas);
}
