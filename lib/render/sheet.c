/* render/sheet.c - the views of a visit as a contact sheet */
#include "render/sheet.h"
#include "render/cells.h"
#include "render/fail.h"
#include "render/marks.h"
#include "render/photo.h"

/* Dots. */
enum {
    total_w = 2126, /* 180 mm at HR_DPI */
    margin = 64,
    gutter = 30,
    name_h = 50, /* a view's name above its photo */
    title_h = 60
};

/* A style unit, dots: two thirds of a picture's of its own, so that names and
 * letters suit photos of a quarter of its size. */
static const double unit = 1.05;

static size_t columns_of(const hr_sheet *sheet)
{
    if (sheet->count < 4)
        return sheet->count;
    return sheet->count % 4 == 1 ? 3 : 4;
}

static double top_of(const hr_sheet *sheet)
{
    return margin + (sheet->title ? title_h : 0);
}

hr_rect hr_sheet_cell(const hr_sheet *sheet, size_t index)
{
    size_t columns = columns_of(sheet);
    size_t c = index % columns, r = index / columns;
    /* whole dots, as photos are drawn in */
    int w = (total_w - 2 * margin - ((int)columns - 1) * gutter) / (int)columns;
    int h = 5 * w / 4;

    return (hr_rect){(double)(margin + (int)c * (w + gutter)),
                     top_of(sheet) + name_h + (int)r * (h + gutter + name_h), w,
                     h};
}

hf_status hr_sheet_size(int *width, int *height, const hr_sheet *sheet,
                        hf_error *error)
{
    hr_rect last;

    if (sheet->count < 1 || sheet->count > HR_SHEET_MOST)
        return hr_fail(error, HF_E_OPTION,
                       "a contact sheet of %zu photos: 1 to %d", sheet->count,
                       HR_SHEET_MOST);
    last = hr_sheet_cell(sheet, sheet->count - 1);
    *width = total_w;
    *height = (int)(last.y + last.h) + margin;
    return HF_OK;
}

static bool shown(const hr_sheet_photo *photo)
{
    return photo->image && photo->face;
}

/* What every photo with a frame shows. */
static hr_extent common_extent(const hr_sheet *sheet)
{
    hr_extent all = {0};

    for (size_t i = 0; i < sheet->count; i++) {
        const hr_sheet_photo *p = &sheet->photos[i];
        if (shown(p) && p->frame)
            all = hr_extent_join(all, hr_extent_of(p->face, p->frame));
    }
    return all;
}

static void draw_photo(cairo_t *cr, const hr_sheet *sheet, size_t index,
                       hr_extent extent)
{
    const hr_sheet_photo *p = &sheet->photos[index];
    hr_rect cell = hr_sheet_cell(sheet, index);
    hf_frame frame;
    hr_view view;

    hr_cell_title(cr, p->name, NULL, cell, 0.9 * unit);
    if (!shown(p)) {
        hr_cell_empty(cr, cell, "missing", unit);
        return;
    }
    frame = hr_view_frame(p->face, p->frame);
    view = hr_view_of(p->frame ? extent : hr_extent_of(p->face, &frame), cell,
                      &frame, p->frame != NULL);
    hr_view_rule(&view, p->face, p->frame);
    view.unit = unit;
    hr_photo_draw(cr, &view, p->image);
    cairo_save(cr);
    cairo_rectangle(cr, cell.x, cell.y, cell.w, cell.h);
    cairo_clip(cr);
    if (sheet->contours)
        hr_mark_contours(cr, &view, p->face);
    hr_mark_sides(cr, &view, sheet->affected);
    hr_mark_scale(cr, &view);
    cairo_restore(cr);
}

void hr_sheet_draw(hr_canvas *canvas, const hr_sheet *sheet)
{
    cairo_t *cr = hr_canvas_context(canvas);
    hr_extent extent = common_extent(sheet);

    if (sheet->title)
        hr_cell_title(
            cr, sheet->title, NULL,
            (hr_rect){margin, margin + title_h, total_w - 2.0 * margin, 0.0},
            unit);
    for (size_t i = 0; i < sheet->count; i++)
        draw_photo(cr, sheet, i, extent);
}
