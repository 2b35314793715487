/* report/cohort_plots.c - a cohort's primary outcomes as plots */
#include "cmd/report/cohort.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "cmd/show/values.h"
#include "render/plots.h"

/* Points: two plots stand side by side on A4, with 18 between them. */
static const double half_width = 237.0, full_width = 493.0;

const char *cohort_series_words(const cli_series *series)
{
    static char names[4][160];
    static int next;
    char *name = names[next++ % 4];

    snprintf(name, sizeof names[0], "%s", cli_series_name(series));
    for (char *p = name; *p; p++)
        if (*p == '_')
            *p = ' ';
    return name;
}

/* A plot that cannot be made ends the report: only memory is wanting. */
static void put(content *c, hf_status status, const hf_error *error,
                hr_drawing *drawing, const char *caption)
{
    if (status != HF_OK) {
        cli_complain("%s", error->text);
        exit(CLI_NOTHING);
    }
    content_drawing(c, drawing, caption);
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The median of those that are known; NaN of none. */
static double median_known(const double *values, size_t n)
{
    double *known = cli_grow(NULL, n + 1, sizeof *known);
    size_t count = 0;
    double median = NAN;

    for (size_t i = 0; i < n; i++)
        if (isfinite(values[i]))
            known[count++] = values[i];
    qsort(known, count, sizeof *known, ascending);
    if (count)
        median = 0.5 * (known[(count - 1) / 2] + known[count / 2]);
    free(known);
    return median;
}

/* Mean and interval of one visit's values: a paired t's estimate of values
 * against 0 is just that. Grades have none. */
static void mean_of(double *mean, hf_interval *ci, const cohort_report *r,
                    const cli_paired *row, const double *values, size_t n)
{
    hf_t_test t;

    *mean = NAN;
    *ci = (hf_interval){NAN, NAN, NAN};
    if (row->series->ordinal ||
        hf_stats_paired_t(&t, values, n, r->options.level, NULL) != HF_OK)
        return;
    *mean = t.estimate;
    *ci = t.ci;
}

/* How far beyond the mean change limits of agreement lie, sds: 95 % of a normal
 * distribution (Bland and Altman, Lancet 1986; 1: 307). */
static const double limit_sds = 1.96;

static hr_paired data_of(const cohort_report *r, const cli_paired *row,
                         const cli_pairs *pairs)
{
    const double sd = row->change.sd;
    hr_paired d = {.unit = row->series->unit,
                   .visits = {r->cohort.visits.words[r->stats.pre],
                              r->cohort.visits.words[r->stats.post]},
                   .pre = pairs->pre,
                   .post = pairs->post,
                   .direction = pairs->direction,
                   .n = pairs->n,
                   .mdc95 = median_known(pairs->mdc95, pairs->n),
                   .bias = row->change.mean,
                   .limits = {row->change.mean - limit_sds * sd,
                              row->change.mean + limit_sds * sd, 0.95}};

    mean_of(&d.group_mean[0], &d.mean[0], r, row, pairs->pre, pairs->n);
    mean_of(&d.group_mean[1], &d.mean[1], r, row, pairs->post, pairs->n);
    return d;
}

static void plot_primary(content *c, const cohort_report *r,
                         const cli_paired *row)
{
    const char *name = cohort_series_words(row->series);
    const int decimals = cli_decimals(row->series->unit) > 1
                             ? 1
                             : cli_decimals(row->series->unit);
    char axis[80], caption[240], alt[500];
    hr_drawing *drawing = NULL;
    hf_status status;
    cli_pairs pairs;
    hr_paired d;
    hf_error error;

    cli_pairs_make(&pairs, &r->stats, row->series, row->group);
    d = data_of(r, row, &pairs);
    snprintf(axis, sizeof axis, "%s%s", row->series->unit,
             row->no_sign ? ", without sign" : "");
    snprintf(caption, sizeof caption, "%s: each patient, %s to %s", name,
             d.visits[0], d.visits[1]);
    snprintf(
        alt, sizeof alt,
        "A line for each of %zu patients from %s to %s. Better beyond "
        "mdc95: %zu, worse: %zu, changed neither way: %zu, within it: %zu. "
        "Mean %s before, %s after.",
        d.n, d.visits[0], d.visits[1], pairs.improved, pairs.worse,
        pairs.changed, pairs.unchanged, cli_number(d.group_mean[0], decimals),
        cli_number(d.group_mean[1], decimals));
    d.title = caption;
    d.alt = alt;
    d.name = axis;
    status = hr_plot_slopes(&drawing, &d, half_width, &error);
    put(c, status, &error, drawing, caption);
    if (!row->series->ordinal) {
        snprintf(caption, sizeof caption, "%s: change against mean", name);
        snprintf(alt, sizeof alt,
                 "Bland-Altman plot of %zu patients: mean change %s %s, 95 %% "
                 "of changes between %s and %s.",
                 d.n, cli_number(d.bias, decimals), row->series->unit,
                 cli_number(d.limits.low, decimals),
                 cli_number(d.limits.high, decimals));
        status = hr_plot_agreement(&drawing, &d, half_width, &error);
        put(c, status, &error, drawing, caption);
    }
    cli_pairs_clear(&pairs);
}

static void plot_responders(content *c, const cohort_report *r)
{
    hr_bar *bars = cli_grow(NULL, r->primary, sizeof *bars);
    char alt[1500] = "";
    hr_drawing *drawing = NULL;
    hf_error error;
    hf_status status;

    for (size_t i = 0; i < r->primary; i++) {
        const cli_pairs *p = &r->rows[i].pairs;
        const size_t known = p->improved + p->unchanged + p->changed + p->worse;
        const size_t used = strlen(alt);

        bars[i] = (hr_bar){content_copy(cohort_series_words(r->rows[i].series)),
                           p->improved,
                           p->unchanged,
                           p->changed,
                           p->worse,
                           p->n - known};
        snprintf(alt + used, sizeof alt - used,
                 "%s: %zu of %zu patients better, %zu worse. ", bars[i].name,
                 p->improved, known, p->worse);
    }
    status =
        hr_plot_responders(&drawing, bars, r->primary, "Patients beyond mdc95",
                           alt, full_width, &error);
    put(c, status, &error, drawing, "Who changed beyond mdc95");
    for (size_t i = 0; i < r->primary; i++)
        free((char *)bars[i].name);
    free(bars);
}

/* Means over all visits, where there are more than two. */
static void plot_course(content *c, const cohort_report *r,
                        const cli_paired *row)
{
    const size_t visits = r->cohort.visits.count, n = r->cohort.patients.count;
    double *means = cli_grow(NULL, visits, sizeof *means);
    double *values = cli_grow(NULL, n + 1, sizeof *values);
    hf_interval *ci = cli_grow(NULL, visits, sizeof *ci);
    char caption[240];
    hr_course course = {.visits = (const char *const *)r->cohort.visits.words,
                        .visit_count = visits,
                        .value = means,
                        .ci = ci,
                        .noticeable = NAN};
    hr_drawing *drawing = NULL;
    hf_error error;

    for (size_t v = 0; v < visits; v++) {
        size_t count = 0;

        for (size_t i = 0; i < n; i++) {
            const double x =
                cli_cohort_at(&r->cohort, row->series, i, v)->value;

            if (isfinite(x) &&
                cli_stats_belongs(&r->stats, row->series, i, row->group))
                values[count++] = row->no_sign ? fabs(x) : x;
        }
        mean_of(&means[v], &ci[v], r, row, values, count);
    }
    snprintf(caption, sizeof caption, "%s: means over visits with 95 %% CI",
             cohort_series_words(row->series));
    course.title = course.alt = caption;
    course.name = row->series->unit;
    /* Without a visit that has two values there is nothing to see. */
    if (hr_plot_course(&drawing, &course, half_width, &error) == HF_OK)
        content_drawing(c, drawing, caption);
    free(means);
    free(values);
    free(ci);
}

void cohort_plots(content *c, const cohort_report *r)
{
    if (!r->primary)
        return;
    content_section_add(c, "Patient by patient", CONTENT_OPEN);
    plot_responders(c, r);
    for (size_t i = 0; i < r->primary; i++) {
        if (!r->rows[i].pairs.n)
            continue;
        plot_primary(c, r, &r->rows[i]);
    }
    if (r->cohort.visits.count < 3)
        return;
    content_section_add(c, "Over all visits", CONTENT_OPEN);
    for (size_t i = 0; i < r->primary; i++)
        if (r->rows[i].pairs.n && !r->rows[i].series->ordinal)
            plot_course(c, r, &r->rows[i]);
}
