/* render/plot_slopes.c - each patient before and after */
#include "render/plots.h"

#include <math.h>
#include <stdio.h>

#include "render/fail.h"

/* Height to width, without the legend: three rows of plots fit on A4. */
static const double proportion = 0.72;

/* Where means stand, in steps between visits, outside the patients' lines. */
static const double mean_beside = 0.16;

/* How a change is drawn: colour, dash and width say the same. */
static hr_line line_of(hf_direction direction)
{
    static const struct {
        double width, dash[2];
    } look[] = {[HF_UNDETERMINED] = {1.8, {2, 5}},
                [HF_UNCHANGED] = {1.8, {0, 0}},
                [HF_IMPROVED] = {3.2, {0, 0}},
                [HF_WORSE] = {3.2, {9, 6}},
                [HF_CHANGED] = {2.2, {2, 5}}};
    const hr_colour colour = hr_style_change(direction);

    return (hr_line){colour,
                     colour,
                     look[direction].width,
                     0.0,
                     {look[direction].dash[0], look[direction].dash[1]}};
}

static const hr_marker markers[] = {[HF_UNDETERMINED] = HR_CIRCLE,
                                    [HF_UNCHANGED] = HR_CIRCLE,
                                    [HF_IMPROVED] = HR_TRIANGLE,
                                    [HF_WORSE] = HR_SQUARE,
                                    [HF_CHANGED] = HR_DIAMOND};

static hf_direction direction_of(const hr_paired *data, size_t i)
{
    return data->direction ? data->direction[i] : HF_UNDETERMINED;
}

static size_t count_of(const hr_paired *data, hf_direction direction)
{
    size_t count = 0;

    for (size_t i = 0; i < data->n; i++)
        count += direction_of(data, i) == direction;
    return count;
}

/* Who is what, with numbers; returns the legend's height. */
static double legend(hr_drawing *d, const hr_paired *data)
{
    static const struct {
        hf_direction direction;
        const char *text;
    } rows[] = {{HF_IMPROVED, "better"},
                {HF_WORSE, "worse"},
                {HF_CHANGED, "changed, neither way"},
                {HF_UNCHANGED, "within mdc95"},
                {HF_UNDETERMINED, "mdc95 not known"}};
    hr_key keys[6];
    hr_line lines[5];
    char text[5][48];
    size_t n = 0;

    for (size_t i = 0; i < 5; i++) {
        const size_t count = count_of(data, rows[i].direction);

        if (!count)
            continue;
        snprintf(text[n], sizeof text[n], "%s (%zu)", rows[i].text, count);
        lines[n] = line_of(rows[i].direction);
        keys[n] = (hr_key){text[n], lines[n].core, markers[rows[i].direction],
                           &lines[n], false};
        n++;
    }
    if (isfinite(data->group_mean[0]))
        keys[n++] = (hr_key){"mean with its 95 % CI", hr_style_colour(HR_INK),
                             HR_DIAMOND, NULL, false};
    return hr_plot_legend(d, (hr_rect){0.0, 0.0, d->width, 0.0}, keys, n);
}

static hr_axis values_axis(const hr_paired *data)
{
    double low = INFINITY, high = -INFINITY;

    for (size_t i = 0; i < data->n; i++) {
        hr_range_take(&low, &high, data->pre[i]);
        hr_range_take(&low, &high, data->post[i]);
    }
    for (int k = 0; k < 2; k++) {
        hr_range_take(&low, &high, data->mean[k].low);
        hr_range_take(&low, &high, data->mean[k].high);
    }
    /* 0 is worth showing where it is near. */
    if (low > 0.0 && low < 0.5 * (high - low))
        low = 0.0;
    if (high < 0.0 && -high < 0.5 * (high - low))
        high = 0.0;
    return hr_axis_of(low, high, 7, data->name);
}

/* With more patients than this, lines and markers are finer: MANY of usual
 * width are as much ink as a plot of this size bears. */
enum { MANY = 25 };

static void patients(const hr_plot *plot, const hr_paired *data,
                     hf_direction direction)
{
    const double fine =
        fmax(0.5, fmin(1.0, sqrt((double)MANY / (double)data->n)));
    hr_line line = line_of(direction);

    line.width *= fine;
    for (size_t i = 0; i < data->n; i++) {
        const hr_place ends[] = {{0.0, data->pre[i]}, {1.0, data->post[i]}};

        if (direction_of(data, i) != direction)
            continue;
        hr_plot_line(plot, &line, ends, 2);
        for (int k = 0; k < 2; k++)
            hr_plot_marker(plot, markers[direction], line.core, ends[k].x,
                           ends[k].y, 2.2 * fine);
    }
}

enum { DIRECTIONS = HF_CHANGED + 1 };

/* The most frequent first, so that the few are not covered by the many. */
static void by_number(hf_direction order[DIRECTIONS], const hr_paired *data)
{
    for (int i = 0; i < DIRECTIONS; i++) {
        int k = i;

        for (; k > 0 &&
               count_of(data, order[k - 1]) < count_of(data, (hf_direction)i);
             k--)
            order[k] = order[k - 1];
        order[k] = (hf_direction)i;
    }
}

static void means(const hr_plot *plot, const hr_paired *data)
{
    for (int k = 0; k < 2; k++) {
        const double x = k ? 1.0 + mean_beside : -mean_beside;

        hr_plot_whisker(plot, x, data->mean[k].low, data->mean[k].high);
        hr_plot_marker(plot, HR_DIAMOND, hr_style_colour(HR_INK), x,
                       data->group_mean[k], 3.4);
    }
}

hf_status hr_plot_slopes(hr_drawing **out, const hr_paired *data, double width,
                         hf_error *error)
{
    hf_direction order[DIRECTIONS];
    hr_drawing *d = NULL;
    hr_plot plot;
    double top;
    hf_status status;

    if (!data->n)
        return hr_fail(error, HF_E_OPTION, "no patient to plot");
    status = hr_drawing_new(&d, width, proportion * width, data->title,
                            data->alt, error);
    if (status != HF_OK)
        return status;
    top = legend(d, data);
    d->height += top;
    plot = hr_plot_in(d, (hr_rect){0.0, top, width, d->height - top},
                      hr_axis_words(data->visits, 2, 0.3, NULL),
                      values_axis(data));
    hr_plot_frame(&plot);
    by_number(order, data);
    for (int i = 0; i < DIRECTIONS; i++)
        patients(&plot, data, order[i]);
    means(&plot, data);
    status = hr_drawing_check(d, error);
    if (status == HF_OK)
        *out = d;
    else
        hr_drawing_free(d);
    return status;
}
