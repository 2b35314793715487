/* stats/text.c - the paired table for people */
#include "cmd/stats/stats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/output.h"
#include "cmd/show/values.h"

static const char *p_clause(double p)
{
    static char clauses[4][24];
    static int next;
    char *text = clauses[next++ % 4];
    const char *word = cli_p_word(p);

    snprintf(text, sizeof clauses[0], "p %s%s", *word == '<' ? "" : "= ", word);
    return text;
}

static double percent(double share)
{
    return 100 * share;
}

/* ---------------------------------------------------- a primary in full */

static void print_summary(FILE *to, const char *name, const hf_summary *s,
                          int decimals)
{
    fprintf(to, "  %-12s", name);
    if (isfinite(s->mean))
        fprintf(to, "mean %s, sd %s; ", cli_number(s->mean, decimals),
                cli_number(s->sd, decimals));
    fprintf(to, "median %s, quartiles %s to %s\n",
            cli_number(s->median, decimals), cli_number(s->q1, decimals),
            cli_number(s->q3, decimals));
}

static void print_metric(FILE *to, const cli_stats *stats, const cli_paired *r,
                         int decimals)
{
    const double level = percent(stats->options->level);

    if (isfinite(r->t.t))
        fprintf(to,
                "  paired t    mean change %s, %g %% CI %s; t(%g) = %.2f, %s; "
                "d_z %.2f\n",
                cli_number(r->t.estimate, decimals), level,
                cli_span(&r->t.ci, decimals), r->t.df, r->t.t, p_clause(r->t.p),
                r->t.d);
    if (isfinite(r->boot.low))
        fprintf(to,
                "  bootstrap   mean change %s, %g %% CI %s (BCa, %d draws)\n",
                cli_number(r->change.mean, decimals), level,
                cli_span(&r->boot, decimals), stats->options->boot.draws);
    if (isfinite(r->normal.p))
        fprintf(to, "  normality   Shapiro-Wilk W = %.3f, %s (a hint)\n",
                r->normal.w, p_clause(r->normal.p));
}

/* The ranks give no interval of just the level that is asked for, so it says
 * its own; one pair gives none at all. */
static const char *rank_interval(const hf_interval *ci, int decimals)
{
    static char text[96];

    if (isnan(ci->low))
        return "CI na";
    snprintf(text, sizeof text, "%.4g %% CI %s", percent(ci->level),
             cli_span(ci, decimals));
    return text;
}

static void print_ranks(FILE *to, const cli_paired *r, int decimals)
{
    if (isfinite(r->ranks.estimate))
        fprintf(to,
                "  Wilcoxon    Hodges-Lehmann %s, %s; V = %g, %s "
                "(%s); rank-biserial %.2f\n",
                cli_number(r->ranks.estimate, decimals),
                rank_interval(&r->ranks.ci, decimals), r->ranks.statistic,
                p_clause(r->ranks.p),
                isnan(r->ranks.p) ? "ties or zeros among too few"
                : r->ranks.exact  ? "exact"
                                  : "normal, tie and continuity correction",
                r->ranks.r);
    fprintf(to, "  signs       %zu up, %zu down, %zu equal", r->sign.up,
            r->sign.down, r->sign.zeros);
    if (isfinite(r->sign.p))
        fprintf(to, "; up %.0f %% of those that changed, CI %.0f to %.0f; %s",
                percent(r->sign.share.share), percent(r->sign.share.ci.low),
                percent(r->sign.share.ci.high), p_clause(r->sign.p));
    fputc('\n', to);
}

static void print_patients(FILE *to, const cli_paired *r)
{
    const cli_pairs *p = &r->pairs;

    if (r->beyond.of) {
        fprintf(to,
                "  mdc95       %zu of %zu patients changed beyond it (%.0f %%, "
                "CI %.0f to %.0f)",
                r->beyond.count, r->beyond.of, percent(r->beyond.share),
                percent(r->beyond.ci.low), percent(r->beyond.ci.high));
        if (r->series->row)
            fprintf(to, ": %zu improved, %zu worse, %zu neither", p->improved,
                    p->worse, p->changed);
        fputc('\n', to);
    }
    if (isfinite(p->noticeable) && p->n)
        fprintf(to,
                "  noticeable  within %g %s: %zu of %zu before, %zu of %zu "
                "after\n",
                p->noticeable, r->series->unit, p->within_pre, p->n,
                p->within_post, p->n);
}

/* ", group X" or nothing. Static. */
static const char *of_group(const cli_stats *stats, const cli_paired *r)
{
    static char text[120];

    text[0] = 0;
    if (r->group != CLI_NO_NAME)
        snprintf(text, sizeof text, ", %s %s", stats->cohort->by,
                 stats->cohort->groups.words[r->group]);
    return text;
}

static void print_primary(FILE *to, const cli_stats *stats, const cli_paired *r)
{
    const cli_cohort *c = stats->cohort;
    const int decimals = cli_decimals(r->series->unit);

    fprintf(to, "\nPrimary outcome: %s (%s%s), %s to %s%s\n",
            cli_series_name(r->series), r->series->unit,
            r->no_sign ? ", without sign" : "", c->visits.words[stats->pre],
            c->visits.words[stats->post], of_group(stats, r));
    fprintf(to, "  pairs       n %zu, missing %zu%s%s%s\n", r->pairs.n,
            r->pairs.missing, *r->pairs.why ? " (mostly: " : "", r->pairs.why,
            *r->pairs.why ? ")" : "");
    if (r->pairs.n) {
        print_summary(to, "before", &r->pre, decimals);
        print_summary(to, "after", &r->post, decimals);
        print_summary(to, "change", &r->change, decimals);
        print_metric(to, stats, r, decimals);
        print_ranks(to, r, decimals);
        print_patients(to, r);
    }
    if (isfinite(r->holm) && r->family > 1)
        fprintf(to, "  Holm        p %s over %zu primary tests\n",
                cli_p_word(r->holm), r->family);
    if (*r->note)
        fprintf(to, "  note        %s\n", r->note);
}

/* ---------------------------------------------------- the others, a row each
 */

static const cli_column columns[] = {
    {"group", -1}, {"measure", -1}, {"view", -1},   {"side", -1},
    {"unit", -1},  {"n", 0},        {"missing", 0}, {"before", 0},
    {"after", 0},  {"change", 0},   {"CI", 0},      {"p", 0},
    {"p Holm", 0}, {"test", -1},    {"effect", 0},  {"beyond mdc95", 0},
    {"better", 0}, {"worse", 0},    {"note", -1}};

enum { COLUMNS = sizeof columns / sizeof *columns };

/* The estimate that goes with the chosen test, its interval and effect. */
static void estimate_cells(cli_cell *cells, const cli_stats *stats,
                           const cli_paired *r, int decimals)
{
    const bool by_t = stats->options->test == CLI_BY_T && !r->series->ordinal;
    const bool exact = r->ranks.exact;

    cells[0] =
        CLI_TEXT_CELL(cli_number(by_t ? r->pre.mean : r->pre.median, decimals));
    cells[1] = CLI_TEXT_CELL(
        cli_number(by_t ? r->post.mean : r->post.median, decimals));
    cells[2] = CLI_TEXT_CELL(
        cli_number(by_t ? r->t.estimate : r->ranks.estimate, decimals));
    cells[3] = CLI_TEXT_CELL(cli_span_at(by_t ? &r->t.ci : &r->ranks.ci,
                                         decimals, stats->options->level));
    cells[4] = CLI_TEXT_CELL(cli_p_word(r->p));
    cells[5] = CLI_TEXT_CELL(cli_p_word(r->holm));
    cells[6] = CLI_TEXT_CELL(r->series->ordinal ? "sign"
                             : by_t             ? "t"
                             : isnan(r->p)      ? ""
                             : exact            ? "ranks, exact"
                                                : "ranks, normal");
    cells[7] = CLI_TEXT_CELL(cli_number(by_t ? r->t.d : r->ranks.r, 2));
}

static void print_row(const cli_stats *stats, const cli_paired *r)
{
    const int decimals = r->series->ordinal ? 1 : cli_decimals(r->series->unit);
    const bool known = r->beyond.of > 0;
    cli_cell cells[COLUMNS];
    char n[2][24], counts[3][24];

    snprintf(n[0], sizeof n[0], "%zu", r->pairs.n);
    snprintf(n[1], sizeof n[1], "%zu", r->pairs.missing);
    snprintf(counts[0], sizeof counts[0], "%zu/%zu", r->beyond.count,
             r->beyond.of);
    snprintf(counts[1], sizeof counts[1], "%zu", r->pairs.improved);
    snprintf(counts[2], sizeof counts[2], "%zu", r->pairs.worse);
    cells[0] = CLI_TEXT_CELL(
        r->group == CLI_NO_NAME ? "" : stats->cohort->groups.words[r->group]);
    cells[1] = CLI_TEXT_CELL(r->series->measure);
    cells[2] = CLI_TEXT_CELL(r->series->view);
    cells[3] = CLI_TEXT_CELL(r->no_sign && !*r->series->side ? "|value|"
                             : r->no_sign                    ? "|diff|"
                                                             : r->series->side);
    cells[4] = CLI_TEXT_CELL(r->series->unit);
    cells[5] = CLI_TEXT_CELL(n[0]);
    cells[6] = CLI_TEXT_CELL(n[1]);
    estimate_cells(&cells[7], stats, r, decimals);
    for (int i = 0; i < 3; i++)
        cells[15 + i] = CLI_TEXT_CELL(
            known && (i == 0 || r->series->row) ? counts[i] : "na");
    cells[18] = CLI_TEXT_CELL(r->note);
    cli_row(cells);
}

void cli_paired_legend(char *text, size_t size, const cli_stats *stats,
                       const cli_paired *rows, size_t count)
{
    const double level = percent(stats->options->level);
    const size_t family = count ? rows[count - 1].family : 0;
    int used;

    if (stats->options->test == CLI_BY_T)
        used = snprintf(text, size,
                        "Means; change: mean change with its %g %% CI; effect: "
                        "d_z; p: paired t.\n",
                        level);
    else
        used = snprintf(text, size,
                        "Medians; change: Hodges-Lehmann estimate with its "
                        "%g %% CI; effect: rank-biserial; p: Wilcoxon.\n",
                        level);
    if (used > 0 && (size_t)used < size)
        snprintf(text + used, size - (size_t)used,
                 "Grades: p by the sign test. p Holm: over %zu test%s.", family,
                 family == 1 ? "" : "s");
}

void cli_paired_table(const cli_stats *stats, const cli_paired *rows,
                      size_t count)
{
    cli_rows_begin(columns, COLUMNS);
    for (size_t i = 0; i < count; i++)
        print_row(stats, &rows[i]);
    cli_rows_end();
}

void cli_paired_text(FILE *to, const cli_stats *stats, const cli_paired *rows,
                     size_t count)
{
    char legend[400];
    size_t i = 0;

    if (count && !rows[0].primary)
        fputs("No primary outcome was named (--primary, --procedure): every p "
              "is one of many.\n",
              to);
    for (; i < count && rows[i].primary; i++)
        print_primary(to, stats, &rows[i]);
    if (i == count)
        return;
    cli_paired_legend(legend, sizeof legend, stats, rows, count);
    fprintf(to, "\n%s, %s to %s\n%s\n\n",
            rows[0].primary ? "Other outcomes" : "Outcomes",
            stats->cohort->visits.words[stats->pre],
            stats->cohort->visits.words[stats->post], legend);
    cli_paired_table(stats, &rows[i], count - i);
}
