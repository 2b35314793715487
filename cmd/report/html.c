/* report/html.c - a report as one page of HTML */
#include "cmd/report/html.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "render/photo.h"

/* <element class="x">text</element> */
static void element(FILE *to, const char *name, const char *look,
                    const char *text)
{
    fprintf(to, "<%s%s%s%s>", name, *look ? " class=\"" : "", look,
            *look ? "\"" : "");
    hr_xml_text(to, text);
    fprintf(to, "</%s>\n", name);
}

/* ---------------------------------------------------------------- tables */

/* What a verdict begins with says by shape and colour what its words say. */
static const struct {
    const char *word, *look, *sign;
} verdicts[] = {{"improved", "better", "\xe2\x96\xb2"},
                {"worse", "worse", "\xe2\x96\xbc"},
                {"changed", "other", "\xe2\x96\xa0"},
                {"unchanged", "other", "\xe2\x80\x93"}};

static void sign(FILE *to, const char *text)
{
    for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
        if (!strncmp(text, verdicts[i].word, strlen(verdicts[i].word)))
            fprintf(to, "<span class=\"%s\" aria-hidden=\"true\">%s</span>",
                    verdicts[i].look, verdicts[i].sign);
}

static void head(FILE *to, const content_table *t)
{
    fputs("<thead><tr>", to);
    for (size_t c = 0; c < t->columns; c++) {
        fprintf(to, "<th scope=\"col\"%s>",
                t->numeric[c] ? " class=\"n\"" : "");
        hr_xml_text(to, t->cells[c]);
        fputs("</th>", to);
    }
    fputs("</tr></thead>\n", to);
}

static void row(FILE *to, const content_table *t, size_t r)
{
    char *const *cells = &t->cells[r * t->columns];

    fputs("<tr><th scope=\"row\">", to);
    hr_xml_text(to, cells[0]);
    fputs("</th>", to);
    for (size_t c = 1; c < t->columns; c++) {
        fprintf(to, "<td%s data-name=\"", t->numeric[c] ? " class=\"n\"" : "");
        hr_xml_text(to, t->cells[c]);
        fputs(*cells[c] ? "\"><span>" : "\">", to);
        if ((int)c == t->verdict)
            sign(to, cells[c]);
        hr_xml_text(to, cells[c]);
        fputs(*cells[c] ? "</span></td>" : "</td>", to);
    }
    fputs("</tr>\n", to);
}

/* From so many columns on a table is set smaller. */
enum { MANY = 10 };

static void table(FILE *to, const content_table *t)
{
    fprintf(to, "<div class=\"scroll\"><table%s>\n<caption>",
            t->columns >= MANY ? " class=\"many\"" : "");
    hr_xml_text(to, t->caption);
    fputs("</caption>\n", to);
    head(to, t);
    fputs("<tbody>\n", to);
    for (size_t r = 1; r < t->rows; r++)
        row(to, t, r);
    fputs("</tbody>\n</table></div>\n", to);
}

/* --------------------------------------------------------------- pictures */

static void base64(FILE *to, const unsigned char *bytes, size_t count)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < count; i += 3) {
        const size_t left = count - i;
        const unsigned b1 = left > 1 ? bytes[i + 1] : 0u;
        const unsigned b2 = left > 2 ? bytes[i + 2] : 0u;
        const unsigned word = (unsigned)bytes[i] << 16 | b1 << 8 | b2;

        putc(letters[word >> 18], to);
        putc(letters[word >> 12 & 63], to);
        putc(left > 1 ? letters[word >> 6 & 63] : '=', to);
        putc(left > 2 ? letters[word & 63] : '=', to);
    }
}

static void picture(FILE *to, const content_block *b)
{
    unsigned char *bytes;
    unsigned long count;

    if (!hr_photo_jpeg(&bytes, &count, b->picture)) {
        cli_complain("out of memory");
        exit(CLI_NOTHING);
    }
    fprintf(to, "<figure style=\"max-width:%.0fmm\">\n", b->width_mm);
    fprintf(to, "<img width=\"%d\" height=\"%d\" alt=\"",
            cairo_image_surface_get_width(b->picture),
            cairo_image_surface_get_height(b->picture));
    hr_xml_text(to, b->text);
    fputs("\" src=\"data:image/jpeg;base64,", to);
    base64(to, bytes, count);
    fputs("\"/>\n", to);
    element(to, "figcaption", "", b->name);
    fputs("</figure>\n", to);
    free(bytes);
}

/* Points. A plot that is wider has a line of its own. */
static const double wide = 300.0;

static void plot(FILE *to, const content_block *b)
{
    fprintf(to, "<figure class=\"plot%s\">\n",
            b->drawing->width > wide ? " wide" : "");
    element(to, "figcaption", "", b->name);
    hr_drawing_svg(b->drawing, to);
    fputs("</figure>\n", to);
}

/* ----------------------------------------------------------------- blocks */

/* Blocks that stand in one element as long as they follow each other. */
static const char *const groups[][2] = {
    [CONTENT_KEY] = {"<div class=\"key\">\n", "</div>\n"},
    [CONTENT_ITEM] = {"<ul>\n", "</ul>\n"},
    [CONTENT_FACT] = {"<dl>\n", "</dl>\n"},
    [CONTENT_DRAWING] = {"<div class=\"plots\">\n", "</div>\n"},
    [CONTENT_PICTURE] = {NULL, NULL}};

static void block(FILE *to, const content_block *b)
{
    switch (b->kind) {
    case CONTENT_TEXT:
        element(to, "p", "", b->text);
        break;
    case CONTENT_NOTE:
        element(to, "p", "note", b->text);
        break;
    case CONTENT_KEY:
        element(to, "p", "", b->text);
        break;
    case CONTENT_ITEM:
        element(to, "li", "", b->text);
        break;
    case CONTENT_FACT:
        element(to, "dt", "", b->name);
        element(to, "dd", "", b->text);
        break;
    case CONTENT_TABLE:
        table(to, &b->table);
        break;
    case CONTENT_DRAWING:
        plot(to, b);
        break;
    case CONTENT_PICTURE:
        picture(to, b);
        break;
    }
}

static void section(FILE *to, const content_section *s)
{
    const bool folded = s->look == CONTENT_FOLDED;
    /* A section without a heading is none to those who read by headings. */
    const char *tag = *s->title ? "section" : "div";

    fprintf(to, "<%s%s>\n", tag,
            s->look == CONTENT_PAGE ? " class=\"page\"" : "");
    fputs(folded ? "<details>\n<summary>" : "", to);
    if (*s->title)
        element(to, "h2", "", s->title);
    fputs(folded ? "</summary>\n" : "", to);
    for (size_t i = 0; i < s->count; i++) {
        const content_block *b = &s->blocks[i];
        const bool first = !i || b[-1].kind != b->kind;
        const bool last = i + 1 == s->count || b[1].kind != b->kind;

        if (first && groups[b->kind][0])
            fputs(groups[b->kind][0], to);
        block(to, b);
        if (last && groups[b->kind][1])
            fputs(groups[b->kind][1], to);
    }
    fprintf(to, "%s</%s>\n", folded ? "</details>\n" : "", tag);
}

void html_write(const content *c, FILE *to)
{
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
          "<meta charset=\"utf-8\"/>\n"
          "<meta name=\"viewport\" content=\"width=device-width, "
          "initial-scale=1\"/>\n"
          "<meta name=\"robots\" content=\"noindex\"/>\n",
          to);
    element(to, "title", "", c->title);
    fputs("<style>\n", to);
    html_style(to);
    fputs("</style>\n</head>\n<body>\n<main>\n", to);
    element(to, "h1", "", c->title);
    for (size_t i = 0; i < c->count; i++)
        section(to, &c->sections[i]);
    fputs("</main>\n<footer>\n", to);
    element(to, "p", "note", c->foot);
    fputs("</footer>\n</body>\n</html>\n", to);
}
