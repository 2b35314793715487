/* render/plot_flow.c - who goes on and who is left out */
#include "render/plots.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "render/fail.h"

/* Points. */
static const double type_size = 8.5;
static const double line_height = 12.0;
static const double pad = 7.0;    /* inside a box */
static const double arrow = 22.0; /* from box to box, nothing left out */
static const double column_gap = 26.0;

/* Share of the width that the left column has. */
static const double left_share = 0.5;

static double left_width(double width)
{
    return left_share * width - 0.5 * column_gap;
}

static size_t lines_of(const char *text)
{
    size_t n = 1;

    for (; *text; text++)
        n += *text == '\n';
    return n;
}

static double box_height(const char *text)
{
    return 2.0 * pad + line_height * (double)lines_of(text);
}

/* Text in a box; lines are parted by \n. */
static void draw_box(hr_drawing *d, hr_rect box, const char *text, bool bold)
{
    const hr_line *edge = hr_style_line(HR_PLOT_ZERO);
    double y = box.y + pad + 0.78 * line_height;
    char line[160];

    hr_draw_rect(d, hr_style_colour(bold ? HR_BAND : HR_PAPER), edge, box);
    while (*text) {
        const size_t length = strcspn(text, "\n");

        snprintf(line, sizeof line, "%.*s", (int)length, text);
        hr_draw_text(d, (hr_place){box.x + pad, y}, HR_START, type_size, bold,
                     hr_style_colour(HR_INK), line);
        bold = false;
        y += line_height;
        text += length + (text[length] == '\n');
    }
}

static void draw_arrow(hr_drawing *d, hr_place from, hr_place to)
{
    const double head = 4.0;
    const double length = hypot(to.x - from.x, to.y - from.y);
    const double ux = (to.x - from.x) / length, uy = (to.y - from.y) / length;
    const hr_place base = {to.x - 1.6 * head * ux, to.y - 1.6 * head * uy};
    const hr_place stem[] = {from, base};
    const hr_place tip[] = {to,
                            {base.x - head * uy, base.y + head * ux},
                            {base.x + head * uy, base.y - head * ux}};

    hr_draw_line(d, hr_style_line(HR_PLOT_ZERO), stem, 2);
    hr_draw_area(d, hr_style_line(HR_PLOT_ZERO)->core, NULL, tip, 3);
}

/* A step whose lines fit into their boxes. */
typedef struct folded {
    char text[1000], aside[1000];
} folded;

/* Breaks lines at blanks where they are wider. */
static void fold(hr_drawing *d, char *out, size_t size, const char *text,
                 double width, bool bold)
{
    size_t used = 0, line = 0;

    while (*text && used + 2 < size) {
        const size_t word = strcspn(text, " \n");
        const size_t room = size - used - 2;
        const size_t length = word < room ? word : room;
        const size_t blank = used > line ? 1 : 0;

        out[used] = ' ';
        memcpy(out + used + blank, text, length);
        out[used + blank + length] = 0;
        if (blank && hr_drawing_width(d, type_size, bold, out + line) > width) {
            out[used] = '\n';
            line = used + 1;
            bold = false;
        }
        used += blank + length;
        text += length;
        if (*text == '\n') {
            out[used++] = '\n';
            line = used;
            bold = false;
        }
        text += *text != 0;
    }
    out[used] = 0;
}

static void fold_steps(hr_drawing *d, folded *out, const hr_step *steps,
                       size_t count)
{
    const double left = left_width(d->width) - 2.0 * pad;
    const double right =
        d->width - left_width(d->width) - column_gap - 1.0 - 2.0 * pad;

    for (size_t i = 0; i < count; i++) {
        fold(d, out[i].text, sizeof out[i].text, steps[i].text, left, true);
        if (i && steps[i].aside)
            fold(d, out[i].aside, sizeof out[i].aside, steps[i].aside, right,
                 false);
    }
}

/* From the box above to the one below; what is left out stands beside it. */
static double gap_of(const folded *step)
{
    return *step->aside ? fmax(arrow, box_height(step->aside) + 12.0) : arrow;
}

static double height_of(const folded *steps, size_t count)
{
    double height = 2.0;

    for (size_t i = 0; i < count; i++)
        height += box_height(steps[i].text) + (i ? gap_of(&steps[i]) : 0.0);
    return height;
}

static void draw(hr_drawing *d, const folded *steps, size_t count)
{
    const double w = left_width(d->width);
    double y = 1.0;

    for (size_t i = 0; i < count; i++) {
        const double gap = i ? gap_of(&steps[i]) : 0.0;
        const double middle = y + 0.5 * gap, x = 1.0 + 0.5 * w;

        if (i)
            draw_arrow(d, (hr_place){x, y}, (hr_place){x, y + gap});
        if (*steps[i].aside) {
            const double high = box_height(steps[i].aside);
            const double left = w + column_gap;

            draw_arrow(d, (hr_place){x, middle}, (hr_place){left, middle});
            draw_box(d,
                     (hr_rect){left, middle - 0.5 * high, d->width - left - 1.0,
                               high},
                     steps[i].aside, false);
        }
        y += gap;
        draw_box(d, (hr_rect){1.0, y, w, box_height(steps[i].text)},
                 steps[i].text, true);
        y += box_height(steps[i].text);
    }
}

hf_status hr_plot_flow(hr_drawing **out, const hr_step *steps, size_t count,
                       const char *title, const char *alt, double width,
                       hf_error *error)
{
    folded *all = count ? calloc(count, sizeof *all) : NULL;
    hr_drawing *d = NULL;
    hf_status status;

    if (!count)
        return hr_fail(error, HF_E_OPTION, "no step to plot");
    if (!all)
        return hr_fail_memory(error);
    status = hr_drawing_new(&d, width, 0.0, title, alt, error);
    if (status == HF_OK) {
        fold_steps(d, all, steps, count);
        d->height = height_of(all, count);
        draw(d, all, count);
        status = hr_drawing_check(d, error);
    }
    free(all);
    if (status == HF_OK)
        *out = d;
    else
        hr_drawing_free(d);
    return status;
}
