/* figure/trend.c - a measure over visits */
#include "cmd/figure/figure.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "cmd/show/pair.h"
#include "render/plots.h"

/* Points: 120 mm wide, between a journal's single and double column. */
static const double plot_width = 340.0;
static const double margin = 14.0, title_h = 22.0, title_size = 10.5;
static const double note_h = 16.0, note_size = 7.0;

/* What is followed. */
typedef struct series {
    const hf_measure *measure;
    hf_view view;
    hf_value_side side;
    char name[96]; /* "excursion, left (affected), smile-full" */
} series;

/* All of one course. */
typedef struct course {
    cli_visit visits[CLI_FIGURE_VISITS];
    size_t count; /* loaded */
    char names[CLI_FIGURE_VISITS][64];
    const char *words[CLI_FIGURE_VISITS];
    double value[CLI_FIGURE_VISITS];
    hf_interval ci[CLI_FIGURE_VISITS];
    hf_value first;                  /* the first one; measure NULL: none yet */
    double mdc95[CLI_FIGURE_VISITS]; /* of the change since then; NaN: na */
} course;

static hf_status refuse(hf_error *error, hf_status status, const char *word,
                        const char *text)
{
    error->status = status;
    snprintf(error->text, sizeof error->text, "%s: %s", word, text);
    return status;
}

/* The view a measure is read from when none is named: rest; of a movement the
 * full smile, where it is one of its views, else its first. */
static hf_view usual_view(const hf_measure *m)
{
    int v = 0;

    if (!m->views)
        return HF_VIEW_REST;
    if (m->views & 1U << HF_VIEW_SMILE_FULL)
        return HF_VIEW_SMILE_FULL;
    while (v + 1 < HF_VIEW_COUNT && !(m->views & 1U << v))
        v++;
    return (hf_view)v;
}

/* The affected side's own value where a side is declared and more or less of it
 * is better; else the difference of the sides, which has a meaning without. */
static hf_value_side usual_side(const hf_measure *m, hf_affected affected,
                                bool own)
{
    if (!m->paired)
        return HF_VALUE_SINGLE;
    if (!own)
        return HF_VALUE_DIFF;
    if (affected == HF_AFFECTED_RIGHT)
        return HF_VALUE_RIGHT;
    return affected == HF_AFFECTED_LEFT ? HF_VALUE_LEFT : HF_VALUE_DIFF;
}

static hf_status choose(series *s, const cli_figure *figure, hf_error *error)
{
    static const char *const words[] = {[HF_VALUE_SINGLE] = "",
                                        [HF_VALUE_RIGHT] = ", right",
                                        [HF_VALUE_LEFT] = ", left",
                                        [HF_VALUE_DIFF] = ", difference",
                                        [HF_VALUE_RATIO] = ", ratio"};

    s->measure = hf_measure_by_id(figure->measure);
    if (!s->measure)
        return refuse(error, HF_E_OPTION, figure->measure,
                      "no such measure; see hemiface measure --list");
    s->view = figure->views_named ? figure->views[0] : usual_view(s->measure);
    s->side = usual_side(s->measure, figure->affected,
                         figure->of == CLI_OF_SIDE ||
                             s->measure->better != HF_BETTER_UNDEFINED);
    if (figure->of == CLI_OF_SIDE && s->side == HF_VALUE_DIFF)
        return refuse(error, HF_E_OPTION, "--of=side",
                      "declare the affected side with --side");
    if (figure->of != CLI_OF_USUAL && !s->measure->paired)
        return refuse(error, HF_E_OPTION, figure->measure,
                      "it has no sides: leave out --of");
    if (figure->of == CLI_OF_DIFF)
        s->side = HF_VALUE_DIFF;
    if (figure->of == CLI_OF_RATIO)
        s->side = HF_VALUE_RATIO;
    snprintf(s->name, sizeof s->name, "%s%s, %s", s->measure->id,
             words[s->side], hf_view_name(s->view));
    for (char *p = s->name; *p; p++)
        if (*p == '_')
            *p = ' ';
    return HF_OK;
}

/* Whether a visit's name says a time and nothing else: pre, post, 6w, 3m, 1y.
 */
static bool is_time(const char *name)
{
    const char *p = name;

    if (!strcmp(name, "pre") || !strcmp(name, "post"))
        return true;
    while (isdigit((unsigned char)*p))
        p++;
    return p > name && p - name < 4 && *p && strchr("dwmy", *p) && !p[1];
}

static void take(course *c, size_t i, const series *s, bool names)
{
    const cli_visit *visit = &c->visits[i];
    const hf_value *v =
        hf_values_find(visit->values, s->measure->id, s->view, s->side);
    const bool known = v && v->reason == HF_REASON_OK;
    char reason[80] = "missing-view";
    double own;

    if (names || is_time(visit->name))
        snprintf(c->names[i], sizeof c->names[i], "%.60s", visit->name);
    else
        snprintf(c->names[i], sizeof c->names[i], "visit %zu", i + 1);
    c->words[i] = c->names[i];
    c->value[i] = (double)NAN;
    c->mdc95[i] = (double)NAN;
    c->ci[i] = (hf_interval){(double)NAN, (double)NAN, 0.95};
    if (!known) {
        if (v)
            hf_value_reason(reason, sizeof reason, v);
        cli_warn("visit '%s': %s is na: %s", visit->name, s->name, reason);
        return;
    }
    /* What is the same in every photo of a person is no part of a change. */
    own = 1.96 * sqrt(fmax(v->sd * v->sd - v->shared_sd * v->shared_sd, 0.0));
    c->value[i] = v->value;
    c->ci[i] = (hf_interval){v->value - own, v->value + own, 0.95};
    if (!c->first.measure)
        c->first = *v;
    c->mdc95[i] = 1.96 * hf_change_sd(&c->first, v);
}

static hf_status load(course *c, char *const *paths, int count, hf_error *error)
{
    hf_status status = HF_OK;

    for (int i = 0; status == HF_OK && i < count; i++) {
        status = cli_visit_load(&c->visits[i], paths[i], error);
        c->count += status == HF_OK;
    }
    return status;
}

static hf_status paint(const char *out, const hr_drawing *plot,
                       const char *title, hf_error *error)
{
    const double dots = HR_DPI / 72.0;
    const double w = plot->width + 2.0 * margin;
    const double h = plot->height + title_h + note_h + 2.0 * margin;
    hr_canvas *canvas = NULL;
    cairo_t *cr;
    hf_status status = hr_canvas_new(&canvas, out, (int)ceil(w * dots),
                                     (int)ceil(h * dots), error);

    if (status != HF_OK)
        return status;
    cr = hr_canvas_context(canvas);
    cairo_scale(cr, dots, dots);
    hr_font(cr, title_size, 1);
    hr_set_colour(cr, hr_style_colour(HR_INK));
    hr_text(cr, margin, margin + title_size, title);
    cairo_translate(cr, margin, margin + title_h);
    hr_drawing_paint(plot, cr);
    hr_font(cr, note_size, 0);
    hr_set_colour(cr, hr_style_colour(HR_INK_SOFT));
    hr_text(cr, 0.0, plot->height + note_h,
            "Whiskers: 1.96 sd of what is new in every photo.");
    status = hr_canvas_finish(canvas, error);
    hr_canvas_free(canvas);
    return status;
}

static hf_status draw(const char *out, const course *c, const series *s,
                      hf_error *error)
{
    const bool compared = s->side == HF_VALUE_DIFF || !s->measure->paired;
    const hf_value unit = {.measure = s->measure, .side = s->side};
    hr_drawing *plot = NULL;
    char axis[32];
    hr_course data = {.title = s->name,
                      .alt = s->name,
                      .name = axis,
                      .visits = c->words,
                      .visit_count = c->count,
                      .value = c->value,
                      .ci = c->ci,
                      .mdc95 = c->mdc95,
                      .noticeable =
                          compared ? s->measure->noticeable : (double)NAN};
    hf_status status;

    if (!c->first.measure)
        return refuse(error, HF_E_UNDEFINED, s->name, "na in every visit");
    snprintf(axis, sizeof axis, "%s", hf_value_unit(&unit));
    status = hr_plot_course(&plot, &data, plot_width, error);
    if (status == HF_OK)
        status = paint(out, plot, s->name, error);
    hr_drawing_free(plot);
    return status;
}

hf_status cli_figure_trend(const char *out, char *const *paths, int count,
                           const cli_figure *figure, hf_error *error)
{
    course *c = calloc(1, sizeof *c);
    series s = {0};
    hf_status status;

    if (!c)
        return refuse(error, HF_E_MEMORY, "trend", "out of memory");
    status = choose(&s, figure, error);
    if (status == HF_OK)
        status = load(c, paths, count, error);
    for (size_t i = 0; status == HF_OK && i + 1 < c->count; i++)
        cli_pair_doubt(&c->visits[i]); /* each with the next */
    if (status == HF_OK)
        cli_visits_ruler(c->visits, c->count);
    for (size_t i = 0; status == HF_OK && i < c->count; i++)
        take(c, i, &s, figure->names);
    if (status == HF_OK)
        status = draw(out, c, &s, error);
    for (size_t i = 0; i < c->count; i++)
        cli_visit_clear(&c->visits[i]);
    free(c);
    return status;
}
