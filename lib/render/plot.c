/* render/plot.c - axes, and what is drawn between them */
#include "render/plot.h"

#include <math.h>
#include <string.h>

/* Points. */
static const double tick_length = 3.0; /* outside the area */
static const double tick_gap = 2.5;    /* from a tick to its number */
static const double name_gap = 5.0;    /* from the numbers to the name */
static const double head_room = 6.0;   /* over the area: half a number */

double hr_plot_type(hr_type_id id)
{
    return hr_style_type(id) * HR_PLOT_UNIT;
}

/* ----------------------------------------------------------------- axes */

hr_axis hr_axis_of(double low, double high, size_t most, const char *name)
{
    hr_axis axis = {.ticks = hr_ticks_of(low, high, most), .name = name};

    axis.low = hr_tick_at(&axis.ticks, 0);
    axis.high = hr_tick_at(&axis.ticks, axis.ticks.count - 1);
    return axis;
}

hr_axis hr_axis_words(const char *const *words, size_t count, double beside,
                      const char *name)
{
    return (hr_axis){.low = -beside,
                     .high = (double)count - 1.0 + beside,
                     .name = name,
                     .words = words,
                     .word_count = count};
}

void hr_range_take(double *low, double *high, double value)
{
    if (!isfinite(value))
        return;
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

static size_t tick_count(const hr_axis *axis)
{
    return axis->words ? axis->word_count : axis->ticks.count;
}

static double tick_value(const hr_axis *axis, size_t i)
{
    return axis->words ? (double)i : hr_tick_at(&axis->ticks, i);
}

static void tick_words(char *text, size_t size, const hr_axis *axis, size_t i)
{
    if (axis->words)
        snprintf(text, size, "%s", axis->words[i]);
    else
        hr_tick_text(text, size, &axis->ticks, i);
}

static double widest_tick(const hr_drawing *d, const hr_axis *axis)
{
    double widest = 0.0;
    char text[64];

    for (size_t i = 0; i < tick_count(axis); i++) {
        tick_words(text, sizeof text, axis, i);
        widest = fmax(widest, hr_drawing_width(d, hr_plot_type(HR_TYPE_TICK),
                                               false, text));
    }
    return widest;
}

hr_plot hr_plot_in(hr_drawing *drawing, hr_rect within, hr_axis x, hr_axis y)
{
    /* 1.25: a text's height with what hangs under its baseline. */
    const double number = 1.25 * hr_plot_type(HR_TYPE_TICK);
    const double name = 1.25 * hr_plot_type(HR_TYPE_AXIS) + name_gap;
    const double left = widest_tick(drawing, &y) + tick_length + tick_gap +
                        (y.name ? name : 0.0);
    const double below =
        tick_length + tick_gap + number + (x.name ? name : 0.0);

    return (hr_plot){drawing,
                     x,
                     y,
                     {within.x + left, within.y + head_room,
                      within.w - left - head_room,
                      within.h - below - head_room}};
}

hr_place hr_plot_at(const hr_plot *p, double x, double y)
{
    return (hr_place){
        p->area.x + p->area.w * (x - p->x.low) / (p->x.high - p->x.low),
        p->area.y + p->area.h * (p->y.high - y) / (p->y.high - p->y.low)};
}

/* Size of type of an axis's name: smaller where it would be longer than the
 * axis. */
static double name_size(const hr_plot *p, const char *name, double room)
{
    const double size = hr_plot_type(HR_TYPE_AXIS);

    return size *
           fmin(1.0, room / hr_drawing_width(p->drawing, size, false, name));
}

static void draw_x(const hr_plot *p)
{
    const double bottom = p->area.y + p->area.h;
    const double base =
        bottom + tick_length + tick_gap + hr_plot_type(HR_TYPE_TICK);
    char text[64];

    for (size_t i = 0; i < tick_count(&p->x); i++) {
        const hr_place at = hr_plot_at(p, tick_value(&p->x, i), p->y.low);
        const hr_place tick[] = {at, {at.x, at.y + tick_length}};

        hr_draw_line(p->drawing, hr_style_line(HR_PLOT_AXIS), tick, 2);
        tick_words(text, sizeof text, &p->x, i);
        hr_draw_text(p->drawing, (hr_place){at.x, base}, HR_MIDDLE,
                     hr_plot_type(HR_TYPE_TICK), false, hr_style_colour(HR_INK),
                     text);
    }
    if (p->x.name)
        hr_draw_text(p->drawing,
                     (hr_place){p->area.x + 0.5 * p->area.w,
                                base + name_gap + hr_plot_type(HR_TYPE_AXIS)},
                     HR_MIDDLE, name_size(p, p->x.name, p->area.w), false,
                     hr_style_colour(HR_INK), p->x.name);
}

static void draw_y(const hr_plot *p)
{
    const double number = hr_plot_type(HR_TYPE_TICK);
    char text[64];

    for (size_t i = 0; i < tick_count(&p->y); i++) {
        const double value = tick_value(&p->y, i);
        const hr_place at = hr_plot_at(p, p->x.low, value);
        const hr_place grid[] = {at, hr_plot_at(p, p->x.high, value)};
        const hr_place tick[] = {at, {at.x - tick_length, at.y}};

        if (!p->y.words) {
            hr_draw_line(
                p->drawing,
                hr_style_line(value == 0.0 ? HR_PLOT_ZERO : HR_PLOT_GRID), grid,
                2);
            hr_draw_line(p->drawing, hr_style_line(HR_PLOT_AXIS), tick, 2);
        }
        tick_words(text, sizeof text, &p->y, i);
        /* 0.35: half the height of a digit under its middle. */
        hr_draw_text(
            p->drawing,
            (hr_place){at.x - tick_length - tick_gap, at.y + 0.35 * number},
            HR_END, number, false, hr_style_colour(HR_INK), text);
    }
    if (p->y.name)
        hr_draw_text_up(p->drawing,
                        (hr_place){p->area.x - widest_tick(p->drawing, &p->y) -
                                       tick_length - tick_gap - name_gap,
                                   p->area.y + 0.5 * p->area.h},
                        HR_MIDDLE, name_size(p, p->y.name, p->area.h),
                        hr_style_colour(HR_INK), p->y.name);
}

void hr_plot_frame(const hr_plot *p)
{
    const hr_place corner[] = {hr_plot_at(p, p->x.low, p->y.high),
                               hr_plot_at(p, p->x.low, p->y.low),
                               hr_plot_at(p, p->x.high, p->y.low)};

    draw_y(p);
    draw_x(p);
    hr_draw_line(p->drawing, hr_style_line(HR_PLOT_AXIS), corner, 3);
}

/* ----------------------------------------------------------------- data */

/* Most corners of one line: longer ones are cut into pieces that share their
 * ends. */
enum { PIECE = 64 };

void hr_plot_line(const hr_plot *p, const hr_line *line, const hr_place *values,
                  size_t count)
{
    hr_place at[PIECE];
    size_t n = 0;

    hr_drawing_clip(p->drawing, &p->area);
    for (size_t i = 0; i < count; i++) {
        at[n++] = hr_plot_at(p, values[i].x, values[i].y);
        if (n == PIECE || i + 1 == count) {
            hr_draw_line(p->drawing, line, at, n);
            at[0] = at[n - 1];
            n = 1;
        }
    }
    hr_drawing_clip(p->drawing, NULL);
}

void hr_plot_level(const hr_plot *p, const hr_line *line, double y)
{
    const hr_place ends[] = {{p->x.low, y}, {p->x.high, y}};

    if (isfinite(y))
        hr_plot_line(p, line, ends, 2);
}

void hr_plot_patch(const hr_plot *p, hr_colour colour, hr_place from,
                   hr_place to)
{
    const hr_place a = hr_plot_at(p, from.x, to.y);
    const hr_place b = hr_plot_at(p, to.x, from.y);

    if (!isfinite(from.y) || !isfinite(to.y))
        return;
    hr_drawing_clip(p->drawing, &p->area);
    hr_draw_rect(p->drawing, colour, NULL,
                 (hr_rect){a.x, a.y, b.x - a.x, b.y - a.y});
    hr_drawing_clip(p->drawing, NULL);
}

void hr_plot_band(const hr_plot *p, hr_colour colour, double low, double high)
{
    hr_plot_patch(p, colour, (hr_place){p->x.low, low},
                  (hr_place){p->x.high, high});
}

void hr_plot_marker(const hr_plot *p, hr_marker marker, hr_colour colour,
                    double x, double y, double radius)
{
    if (isfinite(x) && isfinite(y))
        hr_draw_marker(p->drawing, marker, colour, hr_plot_at(p, x, y), radius);
}

void hr_plot_whisker(const hr_plot *p, double x, double low, double high)
{
    const double half = 3.0; /* of a bar, points */
    const hr_line *line = hr_style_line(HR_PLOT_WHISKER);
    const hr_place a = hr_plot_at(p, x, low), b = hr_plot_at(p, x, high);
    const hr_place stem[] = {a, b};
    const hr_place foot[] = {{a.x - half, a.y}, {a.x + half, a.y}};
    const hr_place head[] = {{b.x - half, b.y}, {b.x + half, b.y}};

    if (!isfinite(low) || !isfinite(high))
        return;
    hr_draw_line(p->drawing, line, stem, 2);
    hr_draw_line(p->drawing, line, foot, 2);
    hr_draw_line(p->drawing, line, head, 2);
}
