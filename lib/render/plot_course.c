/* render/plot_course.c - a measure over visits */
#include "render/plots.h"

#include <math.h>

#include "render/fail.h"

/* Height to width. */
static const double proportion = 0.55;

/* The first visit that has a value; visit_count when none has. */
static size_t first_of(const hr_course *data)
{
    size_t i = 0;

    while (i < data->visit_count && !isfinite(data->value[i]))
        i++;
    return i;
}

static hr_axis axis_of(const hr_course *data, double first)
{
    double low = INFINITY, high = -INFINITY;

    for (size_t i = 0; i < data->visit_count; i++) {
        hr_range_take(&low, &high, data->value[i]);
        if (data->mdc95) {
            hr_range_take(&low, &high, first - data->mdc95[i]);
            hr_range_take(&low, &high, first + data->mdc95[i]);
        }
        if (data->ci) {
            hr_range_take(&low, &high, data->ci[i].low);
            hr_range_take(&low, &high, data->ci[i].high);
        }
    }
    hr_range_take(&low, &high, data->noticeable);
    hr_range_take(&low, &high, -data->noticeable);
    if (low > 0.0 && low < 0.5 * (high - low))
        low = 0.0;
    return hr_axis_of(low, high, 7, data->name);
}

static double legend(hr_drawing *d, const hr_course *data)
{
    hr_key keys[2];
    size_t n = 0;

    if (data->mdc95)
        keys[n++] = (hr_key){"within mdc95 of the first visit",
                             hr_style_colour(HR_BAND), HR_CIRCLE, NULL, true};
    if (isfinite(data->noticeable))
        keys[n++] = (hr_key){"not noticed by others",
                             hr_style_colour(HR_NOTICE), HR_CIRCLE, NULL, true};
    return hr_plot_legend(d, (hr_rect){0.0, 0.0, d->width, 0.0}, keys, n);
}

/* A step a visit: one that is read less surely has to be farther off before it
 * tells a change, and one band for all would have it outside without that. */
static void band(const hr_plot *plot, const hr_course *data, double first)
{
    for (size_t i = 0; data->mdc95 && i < data->visit_count; i++)
        hr_plot_patch(plot, hr_style_colour(HR_BAND),
                      (hr_place){fmax((double)i - 0.5, plot->x.low),
                                 first - data->mdc95[i]},
                      (hr_place){fmin((double)i + 0.5, plot->x.high),
                                 first + data->mdc95[i]});
}

static void draw(const hr_plot *plot, const hr_course *data, double first)
{
    const hr_series_style *style = hr_style_series(0);

    hr_plot_band(plot, hr_style_colour(HR_NOTICE), -data->noticeable,
                 data->noticeable);
    band(plot, data, first);
    hr_plot_frame(plot);
    for (size_t i = 1; i < data->visit_count; i++) {
        const hr_place ends[] = {{(double)i - 1.0, data->value[i - 1]},
                                 {(double)i, data->value[i]}};

        if (isfinite(ends[0].y) && isfinite(ends[1].y))
            hr_plot_line(plot, &style->line, ends, 2);
    }
    for (size_t i = 0; i < data->visit_count; i++) {
        if (data->ci && isfinite(data->value[i]))
            hr_plot_whisker(plot, (double)i, data->ci[i].low, data->ci[i].high);
        hr_plot_marker(plot, style->marker, style->line.core, (double)i,
                       data->value[i], 3.4);
    }
}

hf_status hr_plot_course(hr_drawing **out, const hr_course *data, double width,
                         hf_error *error)
{
    const size_t first = first_of(data);
    hr_drawing *d = NULL;
    hr_plot plot;
    double top;
    hf_status status;

    if (data->visit_count < 2 || first == data->visit_count)
        return hr_fail(error, HF_E_OPTION,
                       "a course needs two visits and a value");
    status = hr_drawing_new(&d, width, proportion * width, data->title,
                            data->alt, error);
    if (status != HF_OK)
        return status;
    top = legend(d, data);
    d->height += top;
    plot = hr_plot_in(d, (hr_rect){0.0, top, width, d->height - top},
                      hr_axis_words(data->visits, data->visit_count, 0.4, NULL),
                      axis_of(data, data->value[first]));
    draw(&plot, data, data->value[first]);
    status = hr_drawing_check(d, error);
    if (status == HF_OK)
        *out = d;
    else
        hr_drawing_free(d);
    return status;
}
