/* stats/paired.c - every series before and after, tested */
#include "cmd/stats/stats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* p under which the changes are called not normal: the usual 5 %. A hint in
 * words, it chooses no test. */
static const double not_normal = 0.05;

static const hf_sign_test no_sign_test = {
    0, 0, 0, NAN, {0, 0, NAN, {NAN, NAN, NAN}}};

static bool exists(cli_paired *row, hf_status status, const hf_error *error)
{
    return cli_stats_exists(row->note, sizeof row->note, status, error);
}

/* Grades have no mean: their steps need not be equal. */
static void describe(cli_paired *row)
{
    hf_summary *const out[] = {&row->pre, &row->post, &row->change};
    const double *const x[] = {row->pairs.pre, row->pairs.post,
                               row->pairs.change};
    hf_error error;

    for (int i = 0; i < 3; i++) {
        exists(row, hf_stats_summary(out[i], x[i], row->pairs.n, &error),
               &error);
        if (row->series->ordinal)
            out[i]->mean = out[i]->sd = NAN;
    }
}

static void test_metric(cli_paired *row, const cli_stats_options *o)
{
    const double *x = row->pairs.change;
    const size_t n = row->pairs.n;
    hf_error error;

    row->t = cli_no_t;
    row->boot = (hf_interval){NAN, NAN, NAN};
    row->normal = (hf_normality){0, NAN, NAN};
    if (row->series->ordinal || n < 2)
        return;
    if (!exists(row, hf_stats_paired_t(&row->t, x, n, o->level, &error),
                &error))
        row->t = cli_no_t;
    if (!exists(row,
                hf_stats_bootstrap_mean(&row->boot, x, n, o->level, &o->boot,
                                        &error),
                &error))
        row->boot = (hf_interval){NAN, NAN, NAN};
    if (!cli_stats_holds(hf_stats_normality(&row->normal, x, n, &error),
                         &error))
        row->normal = (hf_normality){0, NAN, NAN};
    if (row->normal.p < not_normal)
        cli_note_add(row->note, sizeof row->note,
                     "changes not normal (Shapiro-Wilk): prefer ranks to t");
}

static void test_ranks(cli_paired *row, const cli_stats_options *o)
{
    const double *x = row->pairs.change;
    const size_t n = row->pairs.n;
    hf_error error;

    row->ranks = cli_no_ranks;
    row->sign = no_sign_test;
    if (n == 0)
        return;
    if (!exists(row, hf_stats_signed_rank(&row->ranks, x, n, o->level, &error),
                &error))
        row->ranks = cli_no_ranks;
    /* The normal distribution reaches p that so few ranks cannot have. */
    if (isfinite(row->ranks.z) && row->ranks.n < CLI_FEW) {
        row->ranks.p = row->ranks.z = NAN;
        cli_note_add(row->note, sizeof row->note,
                     "ranks: too few for ties or zeros, p na");
    }
    if (!cli_stats_holds(hf_stats_sign(&row->sign, x, n, o->level, &error),
                         &error)) {
        row->sign = no_sign_test;
        row->sign.zeros = n;
    }
}

static void share_beyond(cli_paired *row, const cli_stats_options *o)
{
    const cli_pairs *p = &row->pairs;
    const size_t beyond = p->improved + p->worse + p->changed;
    hf_error error;

    row->beyond = (hf_share){0, 0, NAN, {NAN, NAN, NAN}};
    if (beyond + p->unchanged)
        exists(row,
               hf_stats_share(&row->beyond, beyond, beyond + p->unchanged,
                              o->level, &error),
               &error);
}

static double chosen_p(const cli_paired *row, const cli_stats_options *o)
{
    if (row->series->ordinal)
        return row->sign.p;
    return o->test == CLI_BY_T ? row->t.p : row->ranks.p;
}

static void fill(cli_paired *row, const cli_stats *stats,
                 const cli_series *series, size_t group)
{
    memset(row, 0, sizeof *row);
    row->series = series;
    row->group = group;
    row->primary = cli_stats_is_primary(stats, series);
    row->no_sign = cli_stats_unsigned(stats, series);
    cli_pairs_make(&row->pairs, stats, series, group);
    if (row->pairs.n < CLI_FEW)
        cli_note_add(row->note, sizeof row->note,
                     row->pairs.n == 0 ? "no pairs"
                                       : "n under 6: signed ranks cannot reach "
                                         "p < 0.05, describe, do not test");
    describe(row);
    test_metric(row, stats->options);
    test_ranks(row, stats->options);
    share_beyond(row, stats->options);
    row->p = chosen_p(row, stats->options);
    cli_pairs_clear(&row->pairs);
}

/* Two families: what was named beforehand, and the rest. */
static void adjust(cli_paired *rows, size_t count)
{
    cli_family_member *all = cli_grow(NULL, count, sizeof *all);
    size_t family[2];

    for (size_t i = 0; i < count; i++)
        all[i] = (cli_family_member){rows[i].p, NAN, rows[i].primary};
    for (int primary = 0; primary < 2; primary++)
        family[primary] = cli_stats_holm(all, count, primary);
    for (size_t i = 0; i < count; i++) {
        rows[i].holm = all[i].holm;
        rows[i].family = family[rows[i].primary];
    }
    free(all);
}

size_t cli_paired_make(cli_paired **out, const cli_stats *stats)
{
    const cli_series **series;
    const size_t groups = stats->cohort->by ? stats->cohort->groups.count : 1;
    const size_t many = cli_stats_series(&series, stats);
    size_t count = 0;

    *out = cli_grow(NULL, many * groups, sizeof **out);
    for (size_t s = 0; s < many; s++)
        for (size_t g = 0; g < groups; g++) {
            cli_paired *row = &(*out)[count];

            fill(row, stats, series[s], stats->cohort->by ? g : CLI_NO_NAME);
            /* Nobody of the group belongs into it. */
            count += row->pairs.n + row->pairs.missing > 0;
        }
    adjust(*out, count);
    free(series);
    return count;
}
