/* render/cells.c - photos in a grid: names, empty fields, running text */
#include "render/cells.h"

#include <string.h>

size_t hr_next_line(cairo_t *cr, char *line, size_t size, const char **text,
                    double width)
{
    size_t used = 0;
    const char *p = *text;

    line[0] = '\0';
    while (*p) {
        size_t word = strcspn(p, " "), with = used + (used ? 1 : 0) + word;
        if (with >= size)
            break;
        if (used)
            line[used] = ' ';
        memcpy(line + with - word, p, word);
        line[with] = '\0';
        if (used && hr_text_width(cr, line) > width) {
            line[used] = '\0';
            break;
        }
        used = with;
        p += word + strspn(p + word, " ");
    }
    /* A word longer than the buffer would never end. */
    if (p == *text)
        p += strlen(p);
    *text = p;
    return used;
}

double hr_paragraph(cairo_t *cr, const char *text, hr_rect at, double line,
                    bool draw)
{
    const double base = 0.7; /* of a line, from its top to the letters' foot */
    double y = at.y;

    while (*text) {
        char words[256];
        hr_next_line(cr, words, sizeof words, &text, at.w);
        if (draw)
            hr_text(cr, at.x, y + base * line, words);
        y += line;
    }
    return y - at.y;
}

void hr_cell_empty(cairo_t *cr, hr_rect at, const char *text, double unit)
{
    cairo_new_path(cr);
    cairo_rectangle(cr, at.x, at.y, at.w, at.h);
    hr_set_colour(cr, hr_style_colour(HR_HALF_TONE));
    cairo_fill(cr);
    hr_font(cr, hr_style_type(HR_TYPE_TITLE) * unit, 0);
    hr_set_colour(cr, hr_style_colour(HR_INK_SOFT));
    hr_text(cr, at.x + 0.5 * (at.w - hr_text_width(cr, text)),
            at.y + 0.5 * at.h, text);
}

void hr_cell_title(cairo_t *cr, const char *bold, const char *soft, hr_rect at,
                   double unit)
{
    double size = hr_style_type(HR_TYPE_TITLE) * unit;
    double x = at.x, base = at.y - 0.7 * size;
    char text[300];

    hr_set_colour(cr, hr_style_colour(HR_INK));
    if (bold) {
        hr_font(cr, size, 1);
        hr_text_cut(cr, text, sizeof text, bold, at.w);
        hr_text(cr, x, base, text);
        x += hr_text_width(cr, text) + 0.6 * size;
    }
    hr_font(cr, size, 0);
    hr_set_colour(cr, hr_style_colour(HR_INK_SOFT));
    if (!soft)
        return;
    hr_text_cut(cr, text, sizeof text, soft, at.x + at.w - x);
    hr_text(cr, x, base, text);
}
