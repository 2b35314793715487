/* render/drawing_svg.c - a drawing as an element of HTML */
#include "render/drawing.h"

#include <math.h>
#include <string.h>

#include "render/utf8.h"

/* ----------------------------------------------------------------- text */

void hr_xml_text(FILE *to, const char *text)
{
    static const struct {
        char c;
        const char *entity;
    } special[] = {{'&', "&amp;"},
                   {'<', "&lt;"},
                   {'>', "&gt;"},
                   {'"', "&quot;"},
                   {'\'', "&#39;"}};

    while (*text) {
        const int length = hr_utf8_length(text);
        size_t i = 0;

        while (i < 5 && special[i].c != *text)
            i++;
        if (i < 5)
            fputs(special[i].entity, to);
        else if (length)
            fprintf(to, "%.*s", length, text);
        else
            fputs("\xef\xbf\xbd", to);
        text += length ? length : 1;
    }
}

/* --------------------------------------------------------------- shapes */

/* A length: a hundredth of a point is finer than any print. No locale is set,
 * so that the point is a point. */
static void number(FILE *to, double value)
{
    char text[32];
    size_t length;

    snprintf(text, sizeof text, "%.2f", fabs(value) < 0.005 ? 0.0 : value);
    length = strlen(text);
    while (text[length - 1] == '0')
        text[--length] = 0;
    if (text[length - 1] == '.')
        text[--length] = 0;
    fputs(text, to);
}

static void attribute(FILE *to, const char *name, double value)
{
    fprintf(to, " %s=\"", name);
    number(to, value);
    fputc('"', to);
}

static void colour(FILE *to, const char *name, hr_colour c)
{
    fprintf(to, " %s=\"#%02x%02x%02x\"", name, (unsigned)lround(255 * c.r),
            (unsigned)lround(255 * c.g), (unsigned)lround(255 * c.b));
    if (c.a < 1.0) {
        fprintf(to, " %s-opacity=\"", name);
        number(to, c.a);
        fputc('"', to);
    }
}

static void points(FILE *to, const hr_shape *s)
{
    fputs(" points=\"", to);
    for (size_t i = 0; i < s->count; i++) {
        if (i)
            fputc(' ', to);
        number(to, s->points[i].x);
        fputc(',', to);
        number(to, s->points[i].y);
    }
    fputc('"', to);
}

static void line(FILE *to, const hr_shape *s, hr_colour c, double width)
{
    fputs("<polyline", to);
    points(to, s);
    fputs(" fill=\"none\"", to);
    colour(to, "stroke", c);
    attribute(to, "stroke-width", width);
    fputs(" stroke-linejoin=\"round\" stroke-linecap=\"round\"", to);
    if (s->line.dash[0] > 0.0) {
        fputs(" stroke-dasharray=\"", to);
        number(to, s->line.dash[0]);
        fputc(' ', to);
        number(to, s->line.dash[1]);
        fputc('"', to);
    }
    fputs("/>\n", to);
}

static void area(FILE *to, const hr_shape *s)
{
    fputs("<polygon", to);
    points(to, s);
    colour(to, "fill", s->colour);
    if (s->line.width > 0.0) {
        colour(to, "stroke", s->line.core);
        attribute(to, "stroke-width", s->line.width);
    }
    fputs("/>\n", to);
}

static void words(FILE *to, const hr_shape *s)
{
    static const char *const anchors[] = {"", " text-anchor=\"middle\"",
                                          " text-anchor=\"end\""};

    fputs("<text", to);
    if (s->turned) {
        fputs(" transform=\"translate(", to);
        number(to, s->points->x);
        fputc(',', to);
        number(to, s->points->y);
        fputs(") rotate(-90)\"", to);
    } else {
        attribute(to, "x", s->points->x);
        attribute(to, "y", s->points->y);
    }
    attribute(to, "font-size", s->size);
    fputs(anchors[s->anchor], to);
    if (s->bold)
        fputs(" font-weight=\"bold\"", to);
    colour(to, "fill", s->colour);
    fputc('>', to);
    hr_xml_text(to, s->text);
    fputs("</text>\n", to);
}

static void shape(FILE *to, const hr_shape *s)
{
    /* An inner svg clips without a name. */
    if (s->clipped) {
        fputs("<svg", to);
        attribute(to, "x", s->clip.x);
        attribute(to, "y", s->clip.y);
        attribute(to, "width", s->clip.w);
        attribute(to, "height", s->clip.h);
        fputs(" viewBox=\"", to);
        number(to, s->clip.x);
        fputc(' ', to);
        number(to, s->clip.y);
        fputc(' ', to);
        number(to, s->clip.w);
        fputc(' ', to);
        number(to, s->clip.h);
        fputs("\">", to);
    }
    if (s->kind == HR_SHAPE_AREA)
        area(to, s);
    else if (s->kind == HR_SHAPE_TEXT)
        words(to, s);
    else if (s->line.halo_width > 0.0)
        line(to, s, s->line.halo, s->line.halo_width);
    if (s->kind == HR_SHAPE_LINE)
        line(to, s, s->line.core, s->line.width);
    if (s->clipped)
        fputs("</svg>\n", to);
}

/* How much larger a plot may stand on a screen than on paper: its numbers are
 * then as high as a page's small print. */
static const double screen = 1.3;

void hr_drawing_svg(const hr_drawing *drawing, FILE *to)
{
    fputs("<svg role=\"img\" viewBox=\"0 0 ", to);
    number(to, drawing->width);
    fputc(' ', to);
    number(to, drawing->height);
    fputs("\" style=\"max-width:", to);
    number(to, screen * drawing->width / 72.0);
    fputs("in\" aria-label=\"", to);
    hr_xml_text(to, drawing->alt);
    fputs("\">\n<title>", to);
    hr_xml_text(to, drawing->title);
    fputs("</title>\n<desc>", to);
    hr_xml_text(to, drawing->alt);
    fputs("</desc>\n", to);
    for (size_t i = 0; i < drawing->count; i++)
        shape(to, &drawing->shapes[i]);
    fputs("</svg>\n", to);
}
