/* render/pair.c - before and after, side by side */
#include "render/pair.h"
#include "render/cells.h"
#include "render/fail.h"
#include "render/photo.h"

#include <math.h>
#include <stdio.h>

/* Dots. 180 mm at HR_DPI, a journal's double column, holds two columns; each
 * further one adds its own width. */
enum {
    margin = 64,   /* white round the whole */
    gutter = 36,   /* between columns */
    cell_w = 981,  /* (2126 - 2 * margin - gutter) / 2 */
    cell_h = 1180, /* a head is about a fifth higher than wide */
    title_h = 72,  /* above each row: column's and view's name */
    caption_gap = 30,
    line_h = 50, /* of captions */
    row_gap = 56
};

/* A style unit in dots: larger against the photo than in a picture of its own,
 * since photos of a pair are printed at half the width. */
static const double unit = 1.4 * cell_w / 1000.0;

/* Caption text starts right of its mark. */
static const double indent = 30.0;

static double total_width(const hr_pair *pair)
{
    return (double)(2 * margin + (int)pair->columns * (cell_w + gutter) -
                    gutter);
}

/* The mark says by shape, and again by colour, what happened. */
static void mark(cairo_t *cr, double x, double y, hf_direction direction)
{
    const double r = 8.0 * unit;

    cairo_new_path(cr);
    if (direction == HF_IMPROVED || direction == HF_WORSE) {
        double up = direction == HF_IMPROVED ? -r : r;
        cairo_move_to(cr, x - r, y - 0.8 * up);
        cairo_line_to(cr, x + r, y - 0.8 * up);
        cairo_line_to(cr, x, y + up);
        cairo_close_path(cr);
    } else if (direction == HF_CHANGED) {
        cairo_rectangle(cr, x - 0.8 * r, y - 0.8 * r, 1.6 * r, 1.6 * r);
    } else {
        cairo_rectangle(cr, x - r, y - 0.25 * r, 2.0 * r, 0.5 * r);
    }
    hr_set_colour(cr, hr_style_change(direction));
    cairo_fill(cr);
}

/* Lines that the captions of a row take; draws them when y is given. */
static int captions(cairo_t *cr, const hr_pair *pair, const hr_row *row,
                    const double *y)
{
    double width = total_width(pair) - 2.0 * margin - indent * unit;
    double size = hr_style_type(HR_TYPE_CAPTION) * unit;
    int lines = 0;

    hr_font(cr, size, 0);
    for (size_t i = 0; i < row->caption_count; i++) {
        const char *text = row->captions[i].text;
        bool first = true;
        do {
            char line[256];
            hr_next_line(cr, line, sizeof line, &text, width);
            lines++;
            if (y) {
                double base = *y + lines * line_h - 0.3 * line_h;
                if (first)
                    mark(cr, margin + 10.0 * unit, base - 0.36 * size,
                         row->captions[i].direction);
                hr_set_colour(cr, hr_style_colour(HR_INK));
                hr_text(cr, margin + indent * unit, base, line);
            }
            first = false;
        } while (*text);
    }
    return lines;
}

static double row_height(cairo_t *cr, const hr_pair *pair, const hr_row *row)
{
    int lines = captions(cr, pair, row, NULL);

    return title_h + cell_h + (lines ? caption_gap + lines * line_h : 0);
}

hf_status hr_pair_size(int *width, int *height, const hr_pair *pair,
                       hf_error *error)
{
    cairo_surface_t *scratch;
    cairo_t *cr;
    double total = 2.0 * margin;

    if (pair->columns < 1 || pair->columns > HR_MOST_CELLS || pair->rows < 1 ||
        pair->rows > HR_MOST_CELLS)
        return hr_fail(error, HF_E_OPTION,
                       "a grid of %zu x %zu photos: 1 to %d rows and columns",
                       pair->columns, pair->rows, HR_MOST_CELLS);
    scratch = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
    cr = cairo_create(scratch);
    for (size_t r = 0; r < pair->rows; r++)
        total += row_height(cr, pair, &pair->row[r]) + (r ? row_gap : 0);
    cairo_destroy(cr);
    cairo_surface_destroy(scratch);
    *width = (int)total_width(pair);
    *height = (int)ceil(total);
    return HF_OK;
}

static bool shown(const hr_cell *cell)
{
    return cell->image && cell->face;
}

/* What every photo with a frame shows, so that all have one scale and one
 * place for the pupils. */
static hr_extent common_extent(const hr_pair *pair)
{
    hr_extent all = {0};

    for (size_t r = 0; r < pair->rows; r++)
        for (size_t c = 0; c < pair->columns; c++) {
            const hr_cell *cell = &pair->row[r].cells[c];
            if (shown(cell) && cell->frame)
                all =
                    hr_extent_join(all, hr_extent_of(cell->face, cell->frame));
        }
    return all;
}

static void draw_cell(cairo_t *cr, const hr_pair *pair, const hr_cell *cell,
                      hr_extent extent, hr_rect at)
{
    hf_frame frame;
    hr_overlay_options options;
    hr_view view;

    if (!shown(cell)) {
        hr_cell_empty(cr, at, "no photo", unit);
        return;
    }
    frame = hr_view_frame(cell->face, cell->frame);
    if (!cell->frame)
        extent = hr_extent_of(cell->face, &frame);
    view = hr_view_of(extent, at, &frame, cell->frame != NULL);
    hr_view_rule(&view, cell->face, cell->frame);
    view.unit = unit;
    hr_photo_draw(cr, &view, cell->image);
    hr_overlay_options_init(&options);
    options.contours = options.irises = pair->contours;
    options.axes = pair->axes;
    options.distances = false;
    options.affected = pair->affected;
    hr_overlay_marks(cr, &view, cell->face, NULL, &options);
    for (size_t i = 0; i < cell->arrow_count && cell->frame; i++) {
        hr_place a, b;
        hr_view_mm(&view, cell->arrows[i].from.x, cell->arrows[i].from.y, &a.x,
                   &a.y);
        hr_view_mm(&view, cell->arrows[i].to.x, cell->arrows[i].to.y, &b.x,
                   &b.y);
        hr_mark_arrow(cr, HR_MOVEMENT, view.unit, a, b);
    }
}

static void draw_title(cairo_t *cr, const hr_pair *pair, const hr_row *row,
                       size_t column, hr_rect at)
{
    const char *note = row->cells[column].note;
    char soft[160];

    snprintf(soft, sizeof soft, "%s%s%s", row->title ? row->title : "",
             note ? ", " : "", note ? note : "");
    hr_cell_title(cr, pair->titles[column], soft, at, unit);
}

void hr_pair_draw(hr_canvas *canvas, const hr_pair *pair)
{
    cairo_t *cr = hr_canvas_context(canvas);
    hr_extent extent = common_extent(pair);
    double y = margin;

    for (size_t r = 0; r < pair->rows; r++) {
        const hr_row *row = &pair->row[r];
        double below = y + title_h + cell_h + caption_gap;
        for (size_t c = 0; c < pair->columns; c++) {
            hr_rect at = {(double)(margin + (int)c * (cell_w + gutter)),
                          y + title_h, cell_w, cell_h};
            draw_title(cr, pair, row, c, at);
            draw_cell(cr, pair, &row->cells[c], extent, at);
        }
        captions(cr, pair, row, &below);
        y += row_height(cr, pair, row) + row_gap;
    }
}
