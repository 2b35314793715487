/* stats/visits.c - more than two visits: Friedman's test and trends */
#include "cmd/stats/stats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "cmd/cli/output.h"
#include "cmd/show/values.h"

/* A month in days: trends are told in units by month. */
static const double month = 30.4375;

/* Visits that a trend of one patient needs: two would be the change again. */
enum { TREND_VISITS = 3 };

/* One series over all visits. What does not exist is NaN. */
typedef struct course {
    const cli_series *series;
    size_t group;
    bool primary, no_sign;
    hf_friedman friedman;
    char medians[200];
    bool by_day; /* trends are by month, else by visit */
    size_t trends;
    hf_t_test mean_trend;
    hf_rank_test trend;
    double holm;
    char note[480];
} course;

static bool exists(course *row, hf_status status, const hf_error *error)
{
    return cli_stats_exists(row->note, sizeof row->note, status, error);
}

static double value_at(const course *row, const cli_cohort *c, size_t patient,
                       size_t visit)
{
    const double v = cli_cohort_at(c, row->series, patient, visit)->value;

    if (row->no_sign)
        return fabs(v);
    /* Angles change the short way round, counted from the first visit. */
    if (row->series->row && !strcmp(row->series->unit, "deg")) {
        const double first = cli_cohort_at(c, row->series, patient, 0)->value;

        return isfinite(first) ? first + remainder(v - first, 360) : v;
    }
    return v;
}

/* ------------------------------------------------------------- Friedman */

static void print_medians(course *row, const double *x, size_t n, size_t k)
{
    double *column = cli_grow(NULL, n, sizeof *column);
    const int decimals = cli_decimals(row->series->unit);

    for (size_t j = 0; j < k && n; j++) {
        const size_t used = strlen(row->medians);

        for (size_t i = 0; i < n; i++)
            column[i] = x[i * k + j];
        gsl_sort(column, 1, n);
        snprintf(row->medians + used, sizeof row->medians - used, "%s%s",
                 j ? " " : "",
                 cli_number(gsl_stats_median_from_sorted_data(column, 1, n),
                            decimals));
    }
    free(column);
}

/* Patients with a value at every visit. */
static void over_visits(course *row, const cli_stats *stats)
{
    const cli_cohort *c = stats->cohort;
    const size_t k = c->visits.count;
    double *x = cli_grow(NULL, c->patients.count * k, sizeof *x);
    size_t n = 0;
    hf_error error;

    for (size_t i = 0; i < c->patients.count; i++) {
        bool complete = cli_stats_belongs(stats, row->series, i, row->group);

        for (size_t j = 0; j < k && complete; j++) {
            x[n * k + j] = value_at(row, c, i, j);
            complete = isfinite(x[n * k + j]);
        }
        n += complete;
    }
    if (!exists(row, hf_stats_friedman(&row->friedman, x, n, k, &error),
                &error))
        row->friedman = (hf_friedman){n, k, NAN, NAN, NAN};
    else if (n < CLI_FEW)
        cli_note_add(row->note, sizeof row->note,
                     "n under 6: the chi-squared p is rough, describe, do not "
                     "test");
    print_medians(row, x, n, k);
    free(x);
}

/* --------------------------------------------------------------- trends */

/* A patient's slope; false with too few visits. time and value have room for
 * all of them. */
static bool slope_of(double *slope, const course *row, const cli_cohort *c,
                     size_t patient, double *time, double *value)
{
    const size_t k = c->visits.count;
    hf_error error;
    size_t n = 0;

    for (size_t j = 0; j < k; j++) {
        time[n] = row->by_day ? c->days[patient * k + j] / month : (double)j;
        value[n] = value_at(row, c, patient, j);
        n += isfinite(time[n]) && isfinite(value[n]);
    }
    return n >= TREND_VISITS &&
           cli_stats_holds(hf_stats_slope(slope, time, value, n, &error),
                           &error);
}

static bool any_day(const cli_cohort *c)
{
    for (size_t i = 0; i < c->patients.count * c->visits.count; i++)
        if (isfinite(c->days[i]))
            return true;
    return false;
}

/* Of "early" and "late" only the alphabet would make an order, and a slope
 * along it means nothing. */
bool cli_visits_ordered(const cli_cohort *c)
{
    if (any_day(c))
        return true;
    for (size_t j = 0; j < c->visits.count; j++)
        if (strcmp(c->visits.words[j], c->baseline) != 0 &&
            !isfinite(cli_cohort_days_of(c->visits.words[j])))
            return false;
    return true;
}

static void trends(course *row, const cli_stats *stats)
{
    const cli_cohort *c = stats->cohort;
    const double level = stats->options->level;
    double *slopes = cli_grow(NULL, c->patients.count, sizeof *slopes);
    double *time = cli_grow(NULL, c->visits.count + 1, sizeof *time);
    double *value = cli_grow(NULL, c->visits.count + 1, sizeof *value);
    const bool ordered = cli_visits_ordered(c);
    const bool slopes_are = ordered && !row->series->ordinal;
    hf_error error;

    row->mean_trend = cli_no_t;
    row->trend = cli_no_ranks;
    if (!ordered)
        cli_note_add(row->note, sizeof row->note,
                     "no trend: order of visits unknown without a column day "
                     "or names as 6w, 3m, 1y");
    /* A slope is a matter of equal steps. */
    for (size_t i = 0; i < c->patients.count && slopes_are; i++)
        if (cli_stats_belongs(stats, row->series, i, row->group))
            row->trends +=
                slope_of(&slopes[row->trends], row, c, i, time, value);
    if (row->trends > 1 &&
        !exists(row,
                hf_stats_paired_t(&row->mean_trend, slopes, row->trends, level,
                                  &error),
                &error))
        row->mean_trend = cli_no_t;
    if (row->trends > 0 &&
        !exists(row,
                hf_stats_signed_rank(&row->trend, slopes, row->trends, level,
                                     &error),
                &error))
        row->trend = cli_no_ranks;
    if (isfinite(row->trend.z) && row->trend.n < CLI_FEW) {
        row->trend.p = row->trend.z = NAN;
        cli_note_add(row->note, sizeof row->note,
                     "ranks: too few for ties or zeros, p na");
    }
    free(slopes);
    free(time);
    free(value);
}

/* ---------------------------------------------------------------- table */

static void fill(course *row, const cli_stats *stats, const cli_series *series,
                 size_t group)
{
    memset(row, 0, sizeof *row);
    row->series = series;
    row->group = group;
    row->primary = cli_stats_is_primary(stats, series);
    row->no_sign = cli_stats_unsigned(stats, series);
    row->by_day = any_day(stats->cohort);
    over_visits(row, stats);
    trends(row, stats);
}

static void adjust(course *rows, size_t count)
{
    cli_family_member *all = cli_grow(NULL, count, sizeof *all);

    for (size_t i = 0; i < count; i++)
        all[i] = (cli_family_member){rows[i].friedman.p, NAN, rows[i].primary};
    cli_stats_holm(all, count, true);
    cli_stats_holm(all, count, false);
    for (size_t i = 0; i < count; i++)
        rows[i].holm = all[i].holm;
    free(all);
}

static const cli_column columns[] = {{"group", -1},
                                     {"outcome", -1},
                                     {"measure", -1},
                                     {"view", -1},
                                     {"side", -1},
                                     {"unit", -1},
                                     {"visits", -1},
                                     {"n", 0},
                                     {"medians", -1},
                                     {"friedman", 2},
                                     {"df", 0},
                                     {"p", 3},
                                     {"p_holm", 3},
                                     {"kendall_w", 2},
                                     {"trends", 0},
                                     {"trend_by", -1},
                                     {"trend_mean", 3},
                                     {"mean_low", 3},
                                     {"mean_high", 3},
                                     {"trend_t_p", 3},
                                     {"trend_hl", 3},
                                     {"hl_low", 3},
                                     {"hl_high", 3},
                                     {"hl_level", 3},
                                     {"trend_rank_p", 3},
                                     {"rank_method", -1},
                                     {"rank_biserial", 2},
                                     {"level", 2},
                                     {"note", -1}};

enum { COLUMNS = sizeof columns / sizeof *columns };

static void print_row(const cli_stats *stats, const course *r,
                      const char *visits)
{
    const cli_names *groups = &stats->cohort->groups;
    const hf_t_test *t = &r->mean_trend;
    const hf_rank_test *h = &r->trend;

    cli_row((cli_cell[COLUMNS]){
        CLI_TEXT_CELL(r->group == CLI_NO_NAME ? "" : groups->words[r->group]),
        CLI_TEXT_CELL(r->primary ? "primary" : "secondary"),
        CLI_TEXT_CELL(r->series->measure),
        CLI_TEXT_CELL(r->series->view),
        CLI_TEXT_CELL(r->series->side),
        CLI_TEXT_CELL(r->series->unit),
        CLI_TEXT_CELL(visits),
        CLI_NUMBER_CELL((double)r->friedman.n),
        CLI_TEXT_CELL(r->medians),
        CLI_NUMBER_CELL(r->friedman.chi2),
        CLI_NUMBER_CELL((double)r->friedman.k - 1),
        CLI_NUMBER_CELL(r->friedman.p),
        CLI_NUMBER_CELL(r->holm),
        CLI_NUMBER_CELL(r->friedman.w),
        CLI_NUMBER_CELL((double)r->trends),
        CLI_TEXT_CELL(r->by_day ? "month" : "visit"),
        CLI_NUMBER_CELL(t->estimate),
        CLI_NUMBER_CELL(t->ci.low),
        CLI_NUMBER_CELL(t->ci.high),
        CLI_NUMBER_CELL(t->p),
        CLI_NUMBER_CELL(h->estimate),
        CLI_NUMBER_CELL(h->ci.low),
        CLI_NUMBER_CELL(h->ci.high),
        CLI_NUMBER_CELL(h->ci.level),
        CLI_NUMBER_CELL(h->p),
        CLI_TEXT_CELL(cli_rank_method(h)),
        CLI_NUMBER_CELL(h->r),
        CLI_NUMBER_CELL(stats->options->level),
        CLI_TEXT_CELL(r->note)});
}

static const cli_column short_columns[] = {
    {"group", -1}, {"measure", -1}, {"view", -1}, {"side", -1}, {"unit", -1},
    {"n", 0},      {"medians", -1}, {"chi2", 2},  {"p", 0},     {"p Holm", 0},
    {"W", 2},      {"trends", 0},   {"by", -1},   {"trend", 3}, {"CI", 0},
    {"p ", 0},     {"note", -1}};

enum { SHORT_COLUMNS = sizeof short_columns / sizeof *short_columns };

static void print_short(const cli_stats *stats, const course *r)
{
    const cli_names *groups = &stats->cohort->groups;

    cli_row((cli_cell[SHORT_COLUMNS]){
        CLI_TEXT_CELL(r->group == CLI_NO_NAME ? "" : groups->words[r->group]),
        CLI_TEXT_CELL(r->series->measure), CLI_TEXT_CELL(r->series->view),
        CLI_TEXT_CELL(r->series->side), CLI_TEXT_CELL(r->series->unit),
        CLI_NUMBER_CELL((double)r->friedman.n), CLI_TEXT_CELL(r->medians),
        CLI_NUMBER_CELL(r->friedman.chi2),
        CLI_TEXT_CELL(cli_p_word(r->friedman.p)),
        CLI_TEXT_CELL(cli_p_word(r->holm)), CLI_NUMBER_CELL(r->friedman.w),
        CLI_NUMBER_CELL((double)r->trends),
        CLI_TEXT_CELL(r->by_day ? "month" : "visit"),
        CLI_NUMBER_CELL(r->trend.estimate),
        CLI_TEXT_CELL(cli_span_at(&r->trend.ci, 3, stats->options->level)),
        CLI_TEXT_CELL(cli_p_word(r->trend.p)), CLI_TEXT_CELL(r->note)});
}

static void print_all(FILE *to, const cli_stats *stats, const course *rows,
                      size_t count)
{
    const bool people = cli_format_chosen() == CLI_AS_TEXT;
    char visits[300] = "";

    for (size_t j = 0; j < stats->cohort->visits.count; j++) {
        const size_t used = strlen(visits);

        snprintf(visits + used, sizeof visits - used, "%s%s", j ? " " : "",
                 stats->cohort->visits.words[j]);
    }
    if (people)
        fprintf(to,
                "\nAll visits: %s; primary outcomes first\nMedians and "
                "Friedman's test of the n patients with a value at each "
                "visit; W: Kendall's.\nTrend: Hodges-Lehmann estimate of the "
                "patients' slopes with its %g %% CI, p by Wilcoxon.\n\n",
                visits, 100 * stats->options->level);
    if (people)
        cli_rows_begin(short_columns, SHORT_COLUMNS);
    else
        cli_rows_begin(columns, COLUMNS);
    for (size_t i = 0; i < count; i++) {
        if (people)
            print_short(stats, &rows[i]);
        else
            print_row(stats, &rows[i], visits);
    }
    cli_rows_end();
}

void cli_visits_print(FILE *to, const cli_stats *stats)
{
    const size_t groups = stats->cohort->by ? stats->cohort->groups.count : 1;
    const cli_series **series;
    course *rows;
    size_t many, count = 0;

    if (stats->cohort->visits.count < 3)
        return;
    many = cli_stats_series(&series, stats);
    rows = cli_grow(NULL, many * groups, sizeof *rows);
    for (size_t s = 0; s < many; s++)
        for (size_t g = 0; g < groups; g++)
            fill(&rows[count++], stats, series[s],
                 stats->cohort->by ? g : CLI_NO_NAME);
    adjust(rows, count);
    print_all(to, stats, rows, count);
    free(rows);
    free(series);
}
