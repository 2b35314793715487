/* report/pdf_text.c - text in lines */
#include "cmd/report/pdf.h"

#include <string.h>

#include "render/utf8.h"

/* Bytes of the longest beginning of a word that is no wider, at least one
 * character. */
static size_t fitting(cairo_t *cr, const char *word, size_t length,
                      double width)
{
    char part[512];
    size_t end = 0;

    while (end < length) {
        const int step = hr_utf8_length(word + end);
        const size_t with = end + (size_t)(step ? step : 1);

        if (with >= sizeof part)
            break;
        memcpy(part, word, with);
        part[with] = 0;
        if (end && hr_text_width(cr, part) > width)
            break;
        end = with;
    }
    return end;
}

bool pdf_line(cairo_t *cr, char *line, size_t size, const char **text,
              double width)
{
    const char *p = *text + strspn(*text, " ");
    size_t used = 0;

    if (!*p)
        return false;
    while (*p) {
        const size_t word = strcspn(p, " "),
                     with = used + (used ? 1 : 0) + word;

        if (with >= size)
            break;
        if (used)
            line[used] = ' ';
        memcpy(line + with - word, p, word);
        line[with] = 0;
        if (hr_text_width(cr, line) > width) {
            line[used] = 0;
            break;
        }
        used = with;
        p += word + strspn(p + word, " ");
    }
    if (!used) {
        used = fitting(cr, p, strcspn(p, " "), width);
        used = used < size ? used : size - 1;
        memcpy(line, p, used);
        line[used] = 0;
        p += used;
    }
    *text = p;
    return true;
}

double pdf_text_height(cairo_t *cr, const char *text, double size, bool bold,
                       double width)
{
    char line[512];
    double height = 0.0;

    hr_font(cr, size, bold);
    while (pdf_line(cr, line, sizeof line, &text, width))
        height += PDF_LEADING * size;
    return height;
}

/* The baseline under the top of a line. */
static double baseline(double size)
{
    return 0.5 * (PDF_LEADING - 1.0) * size + 0.8 * size;
}

void pdf_text_at(pdf *p, double x, double y, double width, const char *text,
                 double size, bool bold, bool right, hr_colour colour)
{
    char line[512];

    if (p->dry)
        return;
    hr_font(p->cr, size, bold);
    hr_set_colour(p->cr, colour);
    while (pdf_line(p->cr, line, sizeof line, &text, width)) {
        const double from = right ? x + width - hr_text_width(p->cr, line) : x;

        hr_text(p->cr, from, y + baseline(size), line);
        y += PDF_LEADING * size;
    }
}

void pdf_paragraph(pdf *p, const char *text, double size, bool bold,
                   hr_colour colour, double indent)
{
    char line[512];

    for (;;) {
        hr_font(p->cr, size, bold);
        if (!pdf_line(p->cr, line, sizeof line, &text, p->width - indent))
            return;
        pdf_room(p, PDF_LEADING * size);
        pdf_text_at(p, p->left + indent, p->y, p->width, line, size, bold,
                    false, colour);
        p->y += PDF_LEADING * size;
    }
}
