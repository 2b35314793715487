/* render/plot_responders.c - how many patients got better */
#include "render/plots.h"

#include <math.h>
#include <stdio.h>

#include "render/fail.h"

/* Points. */
static const double bar_height = 15.0;
static const double bar_step = 24.0;   /* from bar to bar */
static const double count_room = 44.0; /* right of the bars: "of 12" */

enum { PARTS = 4 };

/* Parts from left to right: what is better and what is worse lie at the ends,
 * so that they can be compared over measures. Text on them is white or ink. */
static const struct {
    const char *word;
    hf_direction direction;
    bool white;
} parts[PARTS] = {{"better", HF_IMPROVED, true},
                  {"within mdc95", HF_UNCHANGED, false},
                  {"changed, neither way", HF_CHANGED, true},
                  {"worse", HF_WORSE, true}};

static hr_colour colour_of(int part)
{
    /* Lighter than what changed neither way: both are grey. */
    return parts[part].direction == HF_UNCHANGED
               ? hr_style_line(HR_PLOT_GRID)->core
               : hr_style_change(parts[part].direction);
}

static size_t patients(const hr_bar *bar, int part)
{
    const size_t counts[PARTS] = {bar->improved, bar->unchanged, bar->changed,
                                  bar->worse};

    return counts[part];
}

static size_t known(const hr_bar *bar)
{
    return bar->improved + bar->unchanged + bar->changed + bar->worse;
}

static double legend(hr_drawing *d)
{
    hr_key keys[PARTS];

    for (int k = 0; k < PARTS; k++)
        keys[k] = (hr_key){parts[k].word, colour_of(k), HR_CIRCLE, NULL, true};
    return hr_plot_legend(d, (hr_rect){0.0, 0.0, d->width, 0.0}, keys, PARTS);
}

/* The part's count on it, where it has room. */
static void number(hr_drawing *d, hr_rect box, size_t count, bool white)
{
    const double size = hr_plot_type(HR_TYPE_LABEL);
    char text[24];

    snprintf(text, sizeof text, "%zu", count);
    if (box.w > hr_drawing_width(d, size, true, text) + 4.0)
        hr_draw_text(
            d,
            (hr_place){box.x + 0.5 * box.w, box.y + 0.5 * box.h + 0.35 * size},
            HR_MIDDLE, size, true, hr_style_colour(white ? HR_PAPER : HR_INK),
            text);
}

static void draw_bar(const hr_plot *plot, const hr_bar *bar, double y)
{
    hr_drawing *d = plot->drawing;
    const double of = (double)known(bar);
    const double size = hr_plot_type(HR_TYPE_LABEL);
    double from = 0.0;
    char text[32];

    for (int k = 0; k < PARTS && of > 0.0; k++) {
        const double till = from + 100.0 * (double)patients(bar, k) / of;
        const hr_place a = hr_plot_at(plot, from, y);
        const hr_place b = hr_plot_at(plot, till, y);
        const hr_rect box = {a.x, a.y - 0.5 * bar_height, b.x - a.x,
                             bar_height};

        if (!patients(bar, k))
            continue;
        hr_draw_rect(d, colour_of(k), NULL, box);
        number(d, box, patients(bar, k), parts[k].white);
        from = till;
    }
    snprintf(text, sizeof text, of > 0.0 ? "of %zu" : "na", known(bar));
    hr_draw_text(d,
                 (hr_place){plot->area.x + plot->area.w + 6.0,
                            hr_plot_at(plot, 0.0, y).y + 0.35 * size},
                 HR_START, size, false, hr_style_colour(HR_INK), text);
}

/* Most bars of one plot: more would not be looked at. */
enum { MOST = 40 };

static void draw(hr_drawing *d, const hr_bar *bars, size_t count, double top)
{
    const char *names[MOST] = {NULL};
    hr_plot plot;

    /* Words run upwards from the axis: the first bar is the top one. */
    for (size_t i = 0; i < count; i++)
        names[count - 1 - i] = bars[i].name;
    plot = hr_plot_in(
        d, (hr_rect){0.0, top, d->width - count_room, d->height - top},
        hr_axis_of(0.0, 100.0, 6, "patients (%)"),
        hr_axis_words(names, count, 0.5, NULL));
    hr_plot_frame(&plot);
    for (size_t i = 0; i < count; i++)
        draw_bar(&plot, &bars[i], (double)(count - 1 - i));
}

hf_status hr_plot_responders(hr_drawing **out, const hr_bar *bars, size_t count,
                             const char *title, const char *alt, double width,
                             hf_error *error)
{
    /* Under the bars: numbers and name of the axis, points. */
    const double below = 40.0;
    hr_drawing *d = NULL;
    double top;
    hf_status status;

    if (!count || count > MOST)
        return hr_fail(error, HF_E_OPTION, "%zu bars to plot: 1 to %d", count,
                       MOST);
    status = hr_drawing_new(&d, width, 0.0, title, alt, error);
    if (status != HF_OK)
        return status;
    top = legend(d) + 2.0;
    d->height = top + (double)count * bar_step + below;
    draw(d, bars, count, top);
    status = hr_drawing_check(d, error);
    if (status == HF_OK)
        *out = d;
    else
        hr_drawing_free(d);
    return status;
}
