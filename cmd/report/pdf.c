/* report/pdf.c - a report on pages of A4 */
#include "cmd/report/pdf.h"

#include <math.h>
#include <stdio.h>

#include <cairo-pdf.h>

#include "render/canvas.h"
#include "render/photo.h"

/* A4 at the canvas's dots, and margins in points: 18 mm at the sides, so that
 * lines of text hold about 90 characters; 20 mm at top and foot. */
enum { PAGE_W = 2480, PAGE_H = 3508 };
static const double point = HR_DPI / 72.0;
static const double side = 51.0, top = 54.0, foot = 60.0;

/* Space after a paragraph, points. */
static const double after = 4.0;

/* ------------------------------------------------------------------ pages */

static void draw_foot(pdf *p)
{
    const double y = p->bottom + 18.0;
    char number[32];

    snprintf(number, sizeof number, "%d of %d", p->page, p->pages);
    pdf_text_at(p, p->left, y, p->width - 60.0, p->content->foot, PDF_SMALL,
                false, false, hr_style_colour(HR_INK_SOFT));
    pdf_text_at(p, p->left + p->width - 60.0, y, 60.0, number, PDF_SMALL, false,
                true, hr_style_colour(HR_INK_SOFT));
}

void pdf_new_page(pdf *p)
{
    draw_foot(p);
    if (!p->dry)
        cairo_show_page(p->cr);
    p->page++;
    p->y = p->top;
}

void pdf_room(pdf *p, double height)
{
    if (p->y + height > p->bottom && p->y > p->top)
        pdf_new_page(p);
}

/* ----------------------------------------------------------------- blocks */

static void key(pdf *p, const char *text)
{
    const double pad = 8.0;
    const double height =
        pdf_text_height(p->cr, text, PDF_TEXT, false, p->width - 2.5 * pad) +
        2.0 * pad;

    pdf_room(p, height);
    p->y += 4.0;
    if (!p->dry) {
        cairo_rectangle(p->cr, p->left, p->y, p->width, height);
        hr_set_colour(p->cr, hr_style_colour(HR_HALF_TONE));
        cairo_fill(p->cr);
        cairo_rectangle(p->cr, p->left, p->y, 2.5, height);
        hr_set_colour(p->cr, hr_style_colour(HR_INK));
        cairo_fill(p->cr);
    }
    pdf_text_at(p, p->left + 1.5 * pad, p->y + pad, p->width - 2.5 * pad, text,
                PDF_TEXT, false, false, hr_style_colour(HR_INK));
    p->y += height + 6.0;
}

static void fact(pdf *p, const content_block *b)
{
    const double names = 112.0; /* width of the names, points */
    const double height =
        fmax(PDF_LEADING * PDF_TEXT, pdf_text_height(p->cr, b->text, PDF_TEXT,
                                                     false, p->width - names));

    pdf_room(p, height);
    pdf_text_at(p, p->left, p->y, names - 8.0, b->name, PDF_TEXT, false, false,
                hr_style_colour(HR_INK_SOFT));
    pdf_text_at(p, p->left + names, p->y, p->width - names, b->text, PDF_TEXT,
                false, false, hr_style_colour(HR_INK));
    p->y += height;
}

static void item(pdf *p, const char *text)
{
    pdf_room(p, PDF_LEADING * PDF_TEXT);
    pdf_text_at(p, p->left + 2.0, p->y, 10.0, "\xe2\x80\xa2", PDF_TEXT, false,
                false, hr_style_colour(HR_INK));
    pdf_paragraph(p, text, PDF_TEXT, false, hr_style_colour(HR_INK), 12.0);
}

/* Points a dot of a picture, so that it is as wide as it should be and fits on
 * a page. */
static double picture_scale(pdf *p, const content_block *b)
{
    const double w = cairo_image_surface_get_width(b->picture);
    const double h = cairo_image_surface_get_height(b->picture);
    const double most = p->bottom - p->top - 60.0;

    return fmin(fmin(b->width_mm * 72.0 / 25.4, p->width) / w, most / h);
}

static double picture_height(pdf *p, const content_block *b)
{
    return picture_scale(p, b) * cairo_image_surface_get_height(b->picture) +
           pdf_text_height(p->cr, b->name, PDF_SMALL, false, p->width) + 13.0;
}

static void picture(pdf *p, const content_block *b)
{
    const double w = cairo_image_surface_get_width(b->picture);
    const double h = cairo_image_surface_get_height(b->picture);
    const double scale = picture_scale(p, b);

    pdf_room(p, picture_height(p, b));
    p->y += 3.0;
    if (!p->dry) {
        cairo_save(p->cr);
        cairo_translate(p->cr, p->left, p->y);
        cairo_scale(p->cr, scale, scale);
        hr_photo_put(p->cr, cairo_surface_reference(b->picture),
                     (hr_rect){0.0, 0.0, w, h});
        cairo_restore(p->cr);
    }
    p->y += scale * h + 3.0;
    pdf_paragraph(p, b->name, PDF_SMALL, false, hr_style_colour(HR_INK_SOFT),
                  0.0);
    p->y += 7.0;
}

/* Points between plots side by side. */
static const double plot_gap = 18.0;

static double plot_caption(pdf *p, const content_block *b)
{
    return pdf_text_height(p->cr, b->name, PDF_TEXT, true,
                           fmin(b->drawing->width, p->width)) +
           4.0;
}

static void plot(pdf *p, const content_block *b, double x, double caption)
{
    pdf_text_at(p, x, p->y, b->drawing->width, b->name, PDF_TEXT, true, false,
                hr_style_colour(HR_INK));
    if (p->dry)
        return;
    cairo_save(p->cr);
    cairo_translate(p->cr, x, p->y + caption);
    hr_drawing_paint(b->drawing, p->cr);
    cairo_restore(p->cr);
}

/* Plots that follow each other, as many side by side as have room. Returns how
 * many were drawn. */
static size_t plots(pdf *p, const content_block *b, size_t count)
{
    double width = b->drawing->width, caption = plot_caption(p, b);
    double height = b->drawing->height, x = p->left;
    size_t n = 1;

    while (n < count && b[n].kind == CONTENT_DRAWING &&
           width + plot_gap + b[n].drawing->width <= p->width + 0.5) {
        width += plot_gap + b[n].drawing->width;
        caption = fmax(caption, plot_caption(p, &b[n]));
        height = fmax(height, b[n].drawing->height);
        n++;
    }
    pdf_room(p, caption + height);
    for (size_t i = 0; i < n; i++) {
        plot(p, &b[i], x, caption);
        x += b[i].drawing->width + plot_gap;
    }
    p->y += caption + height + 14.0;
    return n;
}

/* Draws the first of the blocks that are left; returns how many it took. */
static size_t block(pdf *p, const content_block *b, size_t left)
{
    switch (b->kind) {
    case CONTENT_TEXT:
        pdf_paragraph(p, b->text, PDF_TEXT, false, hr_style_colour(HR_INK),
                      0.0);
        p->y += after;
        break;
    case CONTENT_NOTE:
        pdf_paragraph(p, b->text, PDF_SMALL, false,
                      hr_style_colour(HR_INK_SOFT), 0.0);
        p->y += 0.5 * after;
        break;
    case CONTENT_KEY:
        key(p, b->text);
        break;
    case CONTENT_ITEM:
        item(p, b->text);
        break;
    case CONTENT_FACT:
        fact(p, b);
        break;
    case CONTENT_TABLE:
        pdf_table(p, &b->table);
        break;
    case CONTENT_DRAWING:
        return plots(p, b, left);
    case CONTENT_PICTURE:
        picture(p, b);
        break;
    }
    return 1;
}

/* --------------------------------------------------------------- document */

/* The least that has to follow a heading: points. */
static double beginning(pdf *p, const content_section *s)
{
    const double text = 110.0; /* some lines, or the first rows of a table */
    const content_block *b = s->blocks;

    if (s->count && b->kind == CONTENT_PICTURE)
        return picture_height(p, b) + 30.0;
    if (s->count && b->kind == CONTENT_DRAWING)
        return plot_caption(p, b) + b->drawing->height + 30.0;
    return text;
}

static void section(pdf *p, const content_section *s)
{

    if (s->look == CONTENT_PAGE && p->y > p->top)
        pdf_new_page(p);
    if (*s->title) {
        p->y += p->y > p->top ? 12.0 : 0.0;
        pdf_room(p, fmin(beginning(p, s), 0.9 * (p->bottom - p->top)));
        pdf_paragraph(p, s->title, PDF_HEADING, true, hr_style_colour(HR_INK),
                      0.0);
        p->y += 3.0;
    }
    for (size_t i = 0; i < s->count;) {
        const content_kind kind = s->blocks[i].kind;

        i += block(p, &s->blocks[i], s->count - i);
        if ((kind == CONTENT_ITEM || kind == CONTENT_FACT) && i < s->count &&
            s->blocks[i].kind != kind)
            p->y += after;
    }
}

/* Lays all of it out on a context; returns the number of pages. */
static int lay_out(cairo_t *cr, const content *c, int pages)
{
    pdf p = {.cr = cr,
             .content = c,
             .dry = !pages,
             .page = 1,
             .pages = pages,
             .y = top,
             .left = side,
             .width = PAGE_W / point - 2.0 * side,
             .top = top,
             .bottom = PAGE_H / point - foot};

    pdf_paragraph(&p, c->title, PDF_TITLE, true, hr_style_colour(HR_INK), 0.0);
    p.y += 6.0;
    for (size_t i = 0; i < c->count; i++)
        section(&p, &c->sections[i]);
    draw_foot(&p);
    return p.page;
}

int pdf_pages(const content *c)
{
    cairo_surface_t *scratch =
        cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cr = cairo_create(scratch);
    const int pages = lay_out(cr, c, 0);

    cairo_destroy(cr);
    cairo_surface_destroy(scratch);
    return pages;
}

hf_status pdf_write(const content *c, const char *path, hf_error *error)
{
    hr_canvas *canvas = NULL;
    hf_status status = hr_canvas_new(&canvas, path, PAGE_W, PAGE_H, error);
    cairo_t *cr;

    if (status != HF_OK)
        return status;
    cr = hr_canvas_context(canvas);
    cairo_scale(cr, point, point);
    cairo_pdf_surface_set_metadata(cairo_get_target(cr),
                                   CAIRO_PDF_METADATA_TITLE, c->title);
    lay_out(cr, c, pdf_pages(c));
    status = hr_canvas_finish(canvas, error);
    hr_canvas_free(canvas);
    return status;
}
