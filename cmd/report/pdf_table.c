/* report/pdf_table.c - tables on paper */
#include "cmd/report/pdf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/names.h"

/* Points: between columns, and over and under the words of a row. */
static const double column_gap = 8.0;
static const double row_pad = 2.2;

/* Sizes of type that are tried, from what reads well to what still reads. */
static const double sizes[] = {8.5, 8.0, 7.5, 7.0, 6.5, 6.0};

/* Room for a verdict's mark. */
static const double mark_room = 10.0;

typedef struct layout {
    const content_table *table;
    double size;
    double *width; /* by column */
    double total;
} layout;

static const char *cell(const layout *l, size_t row, size_t column)
{
    return l->table->cells[row * l->table->columns + column];
}

static bool bold_at(size_t row)
{
    return row == 0;
}

static double mark_of(const layout *l, size_t row, size_t column)
{
    return row && (int)column == l->table->verdict ? mark_room : 0.0;
}

/* The names of rows are not squeezed to a word a line: to no less than this
 * share of what they would take, but no more than that many points. */
static const double names_share = 0.55, names_most = 150.0;

/* Width of the longest word of a cell. */
static double longest_word(cairo_t *cr, const char *text)
{
    double longest = 0.0;
    char word[256];

    while (*text) {
        const size_t length = strcspn(text, " ");

        snprintf(word, sizeof word, "%.*s", (int)length, text);
        longest = fmax(longest, hr_text_width(cr, word));
        text += length + strspn(text + length, " ");
    }
    return longest;
}

/* Least and best width of a column. Numbers are never broken. */
static void measure(cairo_t *cr, const layout *l, size_t column, double *least,
                    double *best)
{
    const bool whole = l->table->numeric[column];

    *least = *best = 0.0;
    for (size_t r = 0; r < l->table->rows; r++) {
        const char *text = cell(l, r, column);
        const double mark = mark_of(l, r, column);
        double width;

        hr_font(cr, l->size, bold_at(r));
        width = hr_text_width(cr, text) + mark;
        *best = fmax(*best, width);
        *least =
            fmax(*least, whole && r ? width : longest_word(cr, text) + mark);
    }
    if (column == 0)
        *least = fmax(*least, fmin(names_share * *best, names_most));
}

/* Gives columns their widths at this size of type: the least each needs, and of
 * what is left a share by how much more each could use. False: even the least
 * is too wide; then columns are cut to share what there is. */
static bool fit(cairo_t *cr, layout *l, double room)
{
    const size_t n = l->table->columns;
    double *best = cli_grow(NULL, n, sizeof *best);
    double needed = 0.0, wished = 0.0;
    bool fits;

    room -= column_gap * (double)(n - 1);
    for (size_t c = 0; c < n; c++) {
        measure(cr, l, c, &l->width[c], &best[c]);
        needed += l->width[c];
        wished += best[c] - l->width[c];
    }
    fits = needed <= room;
    for (size_t c = 0; c < n; c++)
        if (fits && wished > 0.0)
            l->width[c] +=
                (best[c] - l->width[c]) * fmin(1.0, (room - needed) / wished);
        else if (!fits)
            l->width[c] *= room / needed;
    free(best);
    return fits;
}

/* How much wider than needed columns may become: far apart, numbers of a row
 * are no longer seen as a row. */
static const double most_stretch = 1.5;

/* Widens columns towards the width of the page. */
static void stretch(layout *l, double room)
{
    const size_t n = l->table->columns;
    const double gaps = column_gap * (double)(n - 1);
    double used = 0.0, factor;

    for (size_t c = 0; c < n; c++)
        used += l->width[c];
    factor = fmin(most_stretch, fmax(1.0, (room - gaps) / used));
    for (size_t c = 0; c < n; c++)
        l->width[c] *= factor;
    l->total = factor * used + gaps;
}

static double row_height(cairo_t *cr, const layout *l, size_t row)
{
    double height = PDF_LEADING * l->size;

    for (size_t c = 0; c < l->table->columns; c++)
        height = fmax(
            height, pdf_text_height(cr, cell(l, row, c), l->size, bold_at(row),
                                    l->width[c] - mark_of(l, row, c) + 0.01));
    return height + 2.0 * row_pad;
}

/* The sign of a verdict, as on pictures: up is better. */
static void draw_mark(pdf *p, double x, double y, double size,
                      const char *verdict)
{
    static const struct {
        const char *word;
        hf_direction direction;
    } words[] = {{"improved", HF_IMPROVED},
                 {"worse", HF_WORSE},
                 {"changed", HF_CHANGED},
                 {"unchanged", HF_UNCHANGED}};
    const double r = 0.33 * size, cx = x + r, cy = y + 0.7 * size;
    size_t i = 0;

    while (i < 4 && strncmp(verdict, words[i].word, strlen(words[i].word)) != 0)
        i++;
    if (i == 4 || p->dry)
        return;
    cairo_new_path(p->cr);
    if (words[i].direction == HF_IMPROVED || words[i].direction == HF_WORSE) {
        const double up = words[i].direction == HF_IMPROVED ? -r : r;

        cairo_move_to(p->cr, cx - r, cy - 0.8 * up);
        cairo_line_to(p->cr, cx + r, cy - 0.8 * up);
        cairo_line_to(p->cr, cx, cy + up);
        cairo_close_path(p->cr);
    } else if (words[i].direction == HF_CHANGED) {
        cairo_rectangle(p->cr, cx - 0.8 * r, cy - 0.8 * r, 1.6 * r, 1.6 * r);
    } else {
        cairo_rectangle(p->cr, cx - r, cy - 0.25 * r, 2.0 * r, 0.5 * r);
    }
    hr_set_colour(p->cr, hr_style_change(words[i].direction));
    cairo_fill(p->cr);
}

static void rule(pdf *p, double length, double width, hr_colour colour)
{
    if (p->dry)
        return;
    cairo_move_to(p->cr, p->left, p->y);
    cairo_line_to(p->cr, p->left + length, p->y);
    cairo_set_line_width(p->cr, width);
    hr_set_colour(p->cr, colour);
    cairo_stroke(p->cr);
}

static void draw_row(pdf *p, const layout *l, size_t row)
{
    const double height = row_height(p->cr, l, row);
    double x = p->left;

    for (size_t c = 0; c < l->table->columns; c++) {
        const double mark = mark_of(l, row, c);
        const double y =
            row ? p->y + row_pad
                : p->y + height - row_pad -
                      pdf_text_height(p->cr, cell(l, row, c), l->size,
                                      bold_at(row), l->width[c] + 0.01);

        if (mark > 0.0)
            draw_mark(p, x, y, l->size, cell(l, row, c));
        pdf_text_at(p, x + mark, y, l->width[c] - mark + 0.01, cell(l, row, c),
                    l->size, bold_at(row), l->table->numeric[c],
                    hr_style_colour(row ? HR_INK : HR_INK_SOFT));
        x += l->width[c] + column_gap;
    }
    p->y += height;
    if (row)
        rule(p, l->total, 0.4, hr_style_line(HR_PLOT_GRID)->core);
    else
        rule(p, l->total, 0.8, hr_style_colour(HR_INK));
}

void pdf_table(pdf *p, const content_table *t)
{
    layout l = {.table = t,
                .width = cli_grow(NULL, t->columns, sizeof *l.width)};
    size_t k = 0;

    do
        l.size = sizes[k++];
    while (!fit(p->cr, &l, p->width) && k < sizeof sizes / sizeof *sizes);
    stretch(&l, p->width);
    /* Caption, names and two rows stay together. */
    pdf_room(p, 3.0 * PDF_LEADING * PDF_TEXT + row_height(p->cr, &l, 0) +
                    row_height(p->cr, &l, 1));
    p->y += 6.0;
    pdf_paragraph(p, t->caption, PDF_TEXT, true, hr_style_colour(HR_INK), 0.0);
    p->y += 2.0;
    draw_row(p, &l, 0);
    for (size_t r = 1; r < t->rows; r++) {
        const int page = p->page;

        pdf_room(p, row_height(p->cr, &l, r));
        if (p->page != page)
            draw_row(p, &l, 0);
        draw_row(p, &l, r);
    }
    p->y += 8.0;
    free(l.width);
}
