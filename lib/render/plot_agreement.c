/* render/plot_agreement.c - change against mean (Bland and Altman) */
#include "render/plots.h"

#include <math.h>
#include <stdio.h>

#include "render/fail.h"

/* Height to width. */
static const double proportion = 0.72;

/* Right of the area, points: what the lines are called. */
static const double name_room = 74.0;

static hr_axis axis_of_means(const hr_paired *data)
{
    double low = INFINITY, high = -INFINITY;

    for (size_t i = 0; i < data->n; i++)
        hr_range_take(&low, &high, 0.5 * (data->pre[i] + data->post[i]));
    return hr_axis_of(low, high, 6, NULL);
}

static hr_axis axis_of_changes(const hr_paired *data)
{
    double low = 0.0, high = 0.0;

    for (size_t i = 0; i < data->n; i++)
        hr_range_take(&low, &high, data->post[i] - data->pre[i]);
    hr_range_take(&low, &high, data->limits.low);
    hr_range_take(&low, &high, data->limits.high);
    hr_range_take(&low, &high, data->mdc95);
    hr_range_take(&low, &high, -data->mdc95);
    return hr_axis_of(low, high, 8, NULL);
}

static void name_line(hr_tag *tags, size_t *count, const hr_plot *plot,
                      const char *word, double value)
{
    hr_tag *t = &tags[*count];

    if (!isfinite(value))
        return;
    t->at = hr_plot_at(plot, plot->x.high, value);
    t->dx = 1.0;
    t->dy = 0.0;
    snprintf(t->text, sizeof t->text, "%s %s%.*f", word,
             value < 0 ? "\xe2\x88\x92" : "+", fabs(value) < 100 ? 1 : 0,
             fabs(value));
    ++*count;
}

static void name_lines(const hr_plot *plot, const hr_paired *data)
{
    const hr_rect beside = {plot->area.x + plot->area.w, 0.0, name_room,
                            plot->drawing->height};
    hr_tag tags[3];
    size_t n = 0;

    name_line(tags, &n, plot, "mean", data->bias);
    name_line(tags, &n, plot, "+1.96 sd", data->limits.high);
    name_line(tags, &n, plot,
              "\xe2\x88\x92"
              "1.96 sd",
              data->limits.low);
    hr_plot_tags(plot->drawing, tags, n, beside, NULL, 0);
}

static double legend(hr_drawing *d, const hr_paired *data)
{
    const hr_key keys[] = {
        {"a patient", hr_style_series(0)->line.core, HR_CIRCLE, NULL, false},
        {"within mdc95 (median patient)", hr_style_colour(HR_BAND), HR_CIRCLE,
         NULL, true}};

    return hr_plot_legend(d, (hr_rect){0.0, 0.0, d->width, 0.0}, keys,
                          isfinite(data->mdc95) ? 2 : 1);
}

static void draw(hr_drawing *d, const hr_paired *data, double top)
{
    hr_line solid = *hr_style_line(HR_PLOT_LIMIT);
    char names[2][80];
    hr_plot plot;
    hr_axis x = axis_of_means(data), y = axis_of_changes(data);

    snprintf(names[0], sizeof names[0], "mean of before and after (%s)",
             data->unit);
    snprintf(names[1], sizeof names[1], "change (%s)", data->unit);
    x.name = names[0];
    y.name = names[1];
    plot = hr_plot_in(
        d, (hr_rect){0.0, top, d->width - name_room, d->height - top}, x, y);
    hr_plot_band(&plot, hr_style_colour(HR_BAND), -data->mdc95, data->mdc95);
    hr_plot_frame(&plot);
    solid.dash[0] = 0.0;
    solid.core = hr_style_colour(HR_INK);
    hr_plot_level(&plot, hr_style_line(HR_PLOT_LIMIT), data->limits.low);
    hr_plot_level(&plot, hr_style_line(HR_PLOT_LIMIT), data->limits.high);
    hr_plot_level(&plot, &solid, data->bias);
    for (size_t i = 0; i < data->n; i++)
        hr_plot_marker(&plot, HR_CIRCLE, hr_style_series(0)->line.core,
                       0.5 * (data->pre[i] + data->post[i]),
                       data->post[i] - data->pre[i], 2.8);
    name_lines(&plot, data);
}

hf_status hr_plot_agreement(hr_drawing **out, const hr_paired *data,
                            double width, hf_error *error)
{
    hr_drawing *d = NULL;
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
    draw(d, data, top);
    status = hr_drawing_check(d, error);
    if (status == HF_OK)
        *out = d;
    else
        hr_drawing_free(d);
    return status;
}
