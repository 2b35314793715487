/* stats/methods.c - a paragraph for a paper's methods section
 *
 * It says what was done with these results, not what could have been: which
 * tests, how many of them exact, how many p values Holm counted.
 */
#include "cmd/stats/stats.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_version.h>

#include <hemiface/version.h>

#include "cmd/cli/text.h"

/* Width of the printed paragraph, characters. */
enum { WIDTH = 78 };

/* What the rows of the paired table add up to. */
typedef struct tally {
    size_t primary, other; /* p values */
    size_t ranks, exact;   /* signed-rank tests */
    size_t grades;         /* sign tests */
    size_t no_sign;        /* series without sign */
    size_t noticed, beyond;
    size_t least, most; /* pairs */
} tally;

static tally add_up(const cli_paired *rows, size_t count)
{
    tally t = {.least = (size_t)-1};

    for (size_t i = 0; i < count; i++) {
        const cli_paired *r = &rows[i];

        t.primary = r->primary ? r->family : t.primary;
        t.other = r->primary ? t.other : r->family;
        if (!isnan(r->ranks.p) && !r->series->ordinal) {
            t.ranks++;
            t.exact += r->ranks.exact ? 1u : 0u;
        }
        t.grades += r->series->ordinal ? 1u : 0u;
        t.no_sign += r->no_sign ? 1u : 0u;
        t.noticed += isnan(r->pairs.noticeable) ? 0u : 1u;
        t.beyond += r->beyond.of > 0 ? 1u : 0u;
        t.least = r->pairs.n < t.least ? r->pairs.n : t.least;
        t.most = r->pairs.n > t.most ? r->pairs.n : t.most;
    }
    return t;
}

/* Patients with rows; of these, those without a group and those whose right
 * and left stay what they are. */
typedef struct people {
    size_t all, no_group, own_sides;
} people;

static people people_in(const cli_cohort *c)
{
    people p = {0, 0, 0};

    for (size_t i = 0; i < c->patients.count; i++) {
        const bool one = c->affected_of[i] == HF_AFFECTED_RIGHT ||
                         c->affected_of[i] == HF_AFFECTED_LEFT;
        const bool grouped = !c->by || c->group_of[i] != CLI_NO_NAME;

        p.all += c->present[i];
        p.no_group += c->present[i] && !grouped;
        p.own_sides += c->present[i] && grouped && !one;
    }
    return p;
}

/* ------------------------------------------------------------ sentences */

static void say_design(FILE *to, const cli_stats *stats, const tally *t)
{
    const cli_cohort *c = stats->cohort;
    const people p = people_in(c);
    char pairs[64], made[200];

    cli_cohort_made(made, sizeof made, c);
    snprintf(pairs, sizeof pairs, "%zu to %zu", t->least, t->most);
    if (t->least == t->most)
        snprintf(pairs, sizeof pairs, "%zu", t->most);
    fprintf(to,
            "Facial measures were taken with %s. Of %zu patients, "
            "values at visit '%s' were compared with those at '%s' in "
            "patients with both (%s by measure; no value was imputed). ",
            made, p.all, c->visits.words[stats->post],
            c->visits.words[stats->pre], pairs);
    if (p.no_group)
        fprintf(to, "Patients without a value of %s were left out (%zu). ",
                c->by, p.no_group);
    if (c->sided)
        fputs("Right and left were analysed as the affected and the healthy "
              "side",
              to);
    if (c->sided && p.own_sides)
        fprintf(to,
                ", in the %zu patients without one affected side as right and "
                "left",
                p.own_sides);
    if (c->sided)
        fputs(". ", to);
    if (t->no_sign)
        fputs(stats->options->magnitude
                  ? "Side differences and deviations from the midline were "
                    "analysed without their sign. "
                  : "Deviations from the midline were analysed without their "
                    "sign. ",
              to);
}

static void say_paired(FILE *to, const cli_stats_options *o, const tally *t)
{
    const double level = 100 * o->level;
    const bool by_t = o->test == CLI_BY_T;

    fprintf(to,
            "Values are given as mean and standard deviation and as median "
            "and quartiles. Changes were tested two-sided by %s; ",
            by_t ? "the paired t test" : "Wilcoxon's signed-rank test");
    if (!by_t)
        fprintf(to,
                "its distribution was exact for fewer than 50 changes "
                "without ties and zeros (%zu of %zu tests), else normal with "
                "correction for ties and continuity, changes of zero left "
                "out; ",
                t->exact, t->ranks);
    fprintf(to,
            "estimates are the mean change with its %g %% confidence interval "
            "by Student's t and by the bias-corrected and accelerated "
            "bootstrap (%d resamples, seed %lu) and the Hodges-Lehmann "
            "estimate with the interval of the rank test (changes of zero "
            "kept in); effect sizes are Cohen's d_z and the matched-pairs "
            "rank-biserial correlation. ",
            level, o->boot.draws, o->boot.seed);
    if (t->grades)
        fputs("Grades are ordinal and were tested by the exact sign test. ",
              to);
}

static void say_families(FILE *to, const cli_stats *stats, const tally *t,
                         const cli_paired *rows, size_t count)
{
    const cli_series *last = NULL;

    if (!count || !rows[0].primary) {
        fputs("No primary outcome was named. ", to);
    } else {
        fputs("Primary outcome: ", to);
        for (size_t i = 0; i < count && rows[i].primary; i++) {
            if (rows[i].series != last)
                fprintf(to, "%s%s", last ? ", " : "",
                        cli_series_name(rows[i].series));
            last = rows[i].series;
        }
        fputs(". ", to);
    }
    if (t->primary > 1)
        fprintf(to,
                "The %zu p values of primary outcomes were adjusted by Holm's "
                "method. ",
                t->primary);
    if (t->other > 1)
        fprintf(to,
                "The %zu p values of the %soutcomes were adjusted by Holm's "
                "method. ",
                t->other, t->primary ? "other " : "");
    if (stats->cohort->by)
        fprintf(to, "Results are given by %s. ", stats->cohort->by);
}

static void say_patients(FILE *to, const tally *t)
{
    if (t->beyond)
        fputs("A patient's change counted as beyond the error of measurement "
              "when it exceeded 1.96 standard deviations of a difference of "
              "two measurements (mdc95); shares have Clopper-Pearson "
              "intervals. ",
              to);
    if (t->noticed)
        fputs("Side differences were held against published just-noticeable "
              "differences. ",
              to);
}

static void say_more(FILE *to, const cli_stats *stats)
{
    const cli_names *groups = &stats->cohort->groups;

    if (stats->two_groups)
        fprintf(to,
                "The changes of %s and %s were compared by the Mann-Whitney "
                "test with the Hodges-Lehmann difference and by Welch's t "
                "test, and the values after by analysis of covariance with "
                "the value before as covariate. ",
                groups->words[0], groups->words[1]);
    if (stats->cohort->visits.count > 2)
        fprintf(to,
                "All %zu visits were compared by Friedman's test with "
                "correction for ties (effect: Kendall's W) in patients with a "
                "value at each%s. ",
                stats->cohort->visits.count,
                cli_visits_ordered(stats->cohort)
                    ? ", and the slopes of patients with at least three "
                      "visits by Wilcoxon's signed-rank test"
                    : "");
    fprintf(to, "Statistics: hemiface %s with the GNU Scientific Library %s.",
            hf_version(), gsl_version);
}

/* Breaks the paragraph between words. */
static void print_wrapped(FILE *to, const char *text)
{
    size_t column = 0;

    while (*text) {
        const size_t length = strcspn(text, " ");

        if (column && column + 1 + length > WIDTH) {
            fputc('\n', to);
            column = 0;
        }
        column +=
            (size_t)fprintf(to, "%s%.*s", column ? " " : "", (int)length, text);
        text += length;
        text += strspn(text, " ");
    }
    fputc('\n', to);
}

char *cli_methods_text(const cli_stats *stats, const cli_paired *rows,
                       size_t count)
{
    const tally t = add_up(rows, count);
    char *text = NULL;
    size_t size;
    FILE *paragraph = cli_text_open(&text, &size);

    say_design(paragraph, stats, &t);
    say_paired(paragraph, stats->options, &t);
    say_families(paragraph, stats, &t, rows, count);
    say_patients(paragraph, &t);
    say_more(paragraph, stats);
    cli_text_close(paragraph);
    return text;
}

void cli_methods_print(FILE *to, const cli_stats *stats, const cli_paired *rows,
                       size_t count)
{
    char *text = cli_methods_text(stats, rows, count);

    print_wrapped(to, text);
    free(text);
}
