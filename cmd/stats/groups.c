/* stats/groups.c - two groups' changes against each other */
#include "cmd/stats/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/output.h"
#include "cmd/show/values.h"

/* One series in both groups. What does not exist is NaN, and why in note. */
typedef struct contrast {
    const cli_series *series;
    bool primary;
    size_t n[2];
    double mean[2];
    hf_t_test welch;
    hf_rank_test ranks;
    hf_ancova ancova;
    double p, holm;
    char note[480];
} contrast;

static bool exists(contrast *row, hf_status status, const hf_error *error)
{
    return cli_stats_exists(row->note, sizeof row->note, status, error);
}

/* Post on pre and group over both groups' patients. */
static void adjust_for_pre(contrast *row, const cli_pairs *pairs, double level)
{
    const size_t n = pairs[0].n + pairs[1].n;
    double *pre = cli_grow(NULL, n, sizeof *pre);
    double *post = cli_grow(NULL, n, sizeof *post);
    bool *in_a = cli_grow(NULL, n, sizeof *in_a);
    size_t at = 0;
    hf_error error;

    for (int g = 0; g < 2; g++)
        for (size_t i = 0; i < pairs[g].n; i++, at++) {
            pre[at] = pairs[g].pre[i];
            post[at] = pairs[g].post[i];
            in_a[at] = g == 0;
        }
    if (!exists(
            row,
            hf_stats_ancova(&row->ancova, post, pre, in_a, n, level, &error),
            &error))
        row->ancova = (hf_ancova){cli_no_t, NAN, NAN};
    free(pre);
    free(post);
    free(in_a);
}

/* The smallest two-sided p of a rank sum: both ends of all ways to choose the
 * first group. */
static double least_p(size_t na, size_t nb)
{
    double ways = 1;

    for (size_t i = 1; i <= na; i++)
        ways *= (double)(nb + i) / (double)i;
    return 2 / ways;
}

static void test(contrast *row, const cli_pairs *pairs, double level)
{
    const double *a = pairs[0].change, *b = pairs[1].change;
    const size_t na = pairs[0].n, nb = pairs[1].n;
    hf_error error;

    row->welch = cli_no_t;
    row->ancova = (hf_ancova){cli_no_t, NAN, NAN};
    if (!exists(row,
                hf_stats_mann_whitney(&row->ranks, a, na, b, nb, level, &error),
                &error))
        row->ranks = cli_no_ranks;
    /* The normal distribution reaches p that so few ranks cannot have. */
    if (least_p(na, nb) > 0.05) {
        cli_note_add(row->note, sizeof row->note,
                     "so few cannot reach p < 0.05 by ranks: describe, do not "
                     "test");
        if (!row->ranks.exact)
            row->ranks.p = row->ranks.z = NAN;
    }
    /* Grades have no mean. */
    if (row->series->ordinal)
        return;
    if (!exists(row, hf_stats_welch(&row->welch, a, na, b, nb, level, &error),
                &error))
        row->welch = cli_no_t;
    adjust_for_pre(row, pairs, level);
}

static void fill(contrast *row, const cli_stats *stats,
                 const cli_series *series)
{
    const cli_stats_options *o = stats->options;
    cli_pairs pairs[2];

    memset(row, 0, sizeof *row);
    row->series = series;
    row->primary = cli_stats_is_primary(stats, series);
    for (size_t g = 0; g < 2; g++) {
        hf_summary s;
        hf_error error;

        cli_pairs_make(&pairs[g], stats, series, g);
        row->n[g] = pairs[g].n;
        exists(row, hf_stats_summary(&s, pairs[g].change, pairs[g].n, &error),
               &error);
        row->mean[g] = series->ordinal ? s.median : s.mean;
    }
    test(row, pairs, o->level);
    row->p = o->test == CLI_BY_T && !series->ordinal ? row->ancova.effect.p
                                                     : row->ranks.p;
    cli_pairs_clear(&pairs[0]);
    cli_pairs_clear(&pairs[1]);
}

/* Primaries and the rest, as in the paired table. */
static void adjust(contrast *rows, size_t count)
{
    cli_family_member *all = cli_grow(NULL, count, sizeof *all);

    for (size_t i = 0; i < count; i++)
        all[i] = (cli_family_member){rows[i].p, NAN, rows[i].primary};
    cli_stats_holm(all, count, true);
    cli_stats_holm(all, count, false);
    for (size_t i = 0; i < count; i++)
        rows[i].holm = all[i].holm;
    free(all);
}

static const cli_column columns[] = {
    {"outcome", -1},    {"measure", -1},     {"view", -1},
    {"side", -1},       {"unit", -1},        {"group_a", -1},
    {"group_b", -1},    {"n_a", 0},          {"n_b", 0},
    {"change_a", 2},    {"change_b", 2},     {"test", -1},
    {"p", 3},           {"p_holm", 3},       {"level", 2},
    {"mean_diff", 2},   {"mean_low", 2},     {"mean_high", 2},
    {"welch_t", 2},     {"welch_df", 1},     {"welch_p", 3},
    {"d", 2},           {"rank_method", -1}, {"rank_w", 1},
    {"rank_p", 3},      {"hl", 2},           {"hl_low", 2},
    {"hl_high", 2},     {"hl_level", 3},     {"rank_biserial", 2},
    {"ancova_diff", 2}, {"ancova_low", 2},   {"ancova_high", 2},
    {"ancova_df", 0},   {"ancova_p", 3},     {"ancova_slope", 2},
    {"note", -1}};

enum { COLUMNS = sizeof columns / sizeof *columns };

static void print_row(const cli_stats *stats, const contrast *r)
{
    const cli_names *groups = &stats->cohort->groups;
    const hf_t_test *w = &r->welch, *a = &r->ancova.effect;
    const bool by_t = stats->options->test == CLI_BY_T && !r->series->ordinal;

    cli_row(
        (cli_cell[COLUMNS]){CLI_TEXT_CELL(r->primary ? "primary" : "secondary"),
                            CLI_TEXT_CELL(r->series->measure),
                            CLI_TEXT_CELL(r->series->view),
                            CLI_TEXT_CELL(r->series->side),
                            CLI_TEXT_CELL(r->series->unit),
                            CLI_TEXT_CELL(groups->words[0]),
                            CLI_TEXT_CELL(groups->words[1]),
                            CLI_NUMBER_CELL((double)r->n[0]),
                            CLI_NUMBER_CELL((double)r->n[1]),
                            CLI_NUMBER_CELL(r->mean[0]),
                            CLI_NUMBER_CELL(r->mean[1]),
                            CLI_TEXT_CELL(by_t ? "ancova" : "rank sum"),
                            CLI_NUMBER_CELL(r->p),
                            CLI_NUMBER_CELL(r->holm),
                            CLI_NUMBER_CELL(stats->options->level),
                            CLI_NUMBER_CELL(w->estimate),
                            CLI_NUMBER_CELL(w->ci.low),
                            CLI_NUMBER_CELL(w->ci.high),
                            CLI_NUMBER_CELL(w->t),
                            CLI_NUMBER_CELL(w->df),
                            CLI_NUMBER_CELL(w->p),
                            CLI_NUMBER_CELL(w->d),
                            CLI_TEXT_CELL(cli_rank_method(&r->ranks)),
                            CLI_NUMBER_CELL(r->ranks.statistic),
                            CLI_NUMBER_CELL(r->ranks.p),
                            CLI_NUMBER_CELL(r->ranks.estimate),
                            CLI_NUMBER_CELL(r->ranks.ci.low),
                            CLI_NUMBER_CELL(r->ranks.ci.high),
                            CLI_NUMBER_CELL(r->ranks.ci.level),
                            CLI_NUMBER_CELL(r->ranks.r),
                            CLI_NUMBER_CELL(a->estimate),
                            CLI_NUMBER_CELL(a->ci.low),
                            CLI_NUMBER_CELL(a->ci.high),
                            CLI_NUMBER_CELL(a->df),
                            CLI_NUMBER_CELL(a->p),
                            CLI_NUMBER_CELL(r->ancova.slope),
                            CLI_TEXT_CELL(r->note)});
}

/* ------------------------------------------------------------ for people */

static const cli_column short_columns[] = {
    {"measure", -1}, {"view", -1},          {"side", -1},        {"unit", -1},
    {"n", 0},        {"changes", 0},        {"at equal pre", 0}, {"CI", 0},
    {"p ", 0},       {"Hodges-Lehmann", 0}, {"CI ", 0},          {"p", 0},
    {"p Holm", 0},   {"effect", 0},         {"note", -1}};

enum { SHORT_COLUMNS = sizeof short_columns / sizeof *short_columns };

static void print_short(const contrast *r, double level)
{
    const int d = r->series->ordinal ? 1 : cli_decimals(r->series->unit);
    const hf_t_test *a = &r->ancova.effect;
    char n[32], changes[64];

    snprintf(n, sizeof n, "%zu/%zu", r->n[0], r->n[1]);
    snprintf(changes, sizeof changes, "%s / %s", cli_number(r->mean[0], d),
             cli_number(r->mean[1], d));
    cli_row((cli_cell[SHORT_COLUMNS]){
        CLI_TEXT_CELL(r->series->measure), CLI_TEXT_CELL(r->series->view),
        CLI_TEXT_CELL(r->series->side), CLI_TEXT_CELL(r->series->unit),
        CLI_TEXT_CELL(n), CLI_TEXT_CELL(changes),
        CLI_TEXT_CELL(cli_number(a->estimate, d)),
        CLI_TEXT_CELL(cli_span(&a->ci, d)), CLI_TEXT_CELL(cli_p_word(a->p)),
        CLI_TEXT_CELL(cli_number(r->ranks.estimate, d)),
        CLI_TEXT_CELL(cli_span_at(&r->ranks.ci, d, level)),
        CLI_TEXT_CELL(cli_p_word(r->ranks.p)),
        CLI_TEXT_CELL(cli_p_word(r->holm)),
        CLI_TEXT_CELL(cli_number(r->ranks.r, 2)), CLI_TEXT_CELL(r->note)});
}

static void print_heading(FILE *to, const cli_stats *stats)
{
    const cli_names *groups = &stats->cohort->groups;

    fprintf(to,
            "\nTwo groups by %s: %s less %s, primary outcomes first\n"
            "Changes: means, of grades medians. At equal pre: analysis of "
            "covariance of the value\nafter, with its %g %% CI and p. "
            "Hodges-Lehmann difference of the changes with CI, p by\n"
            "Mann-Whitney; effect: rank-biserial. p Holm: of the %s.\n\n",
            stats->cohort->by, groups->words[0], groups->words[1],
            100 * stats->options->level,
            stats->options->test == CLI_BY_T ? "analysis of covariance"
                                             : "Mann-Whitney tests");
}

void cli_groups_print(FILE *to, const cli_stats *stats)
{
    const bool people = cli_format_chosen() == CLI_AS_TEXT;
    const cli_series **series;
    contrast *rows;
    size_t count;

    if (!stats->two_groups)
        return;
    count = cli_stats_series(&series, stats);
    rows = cli_grow(NULL, count, sizeof *rows);
    for (size_t i = 0; i < count; i++)
        fill(&rows[i], stats, series[i]);
    adjust(rows, count);
    if (people)
        print_heading(to, stats);
    if (people)
        cli_rows_begin(short_columns, SHORT_COLUMNS);
    else
        cli_rows_begin(columns, COLUMNS);
    for (size_t i = 0; i < count; i++) {
        if (people)
            print_short(&rows[i], stats->options->level);
        else
            print_row(stats, &rows[i]);
    }
    cli_rows_end();
    free(rows);
    free(series);
}
