/* stats/choose.c - which visits are compared, and doubts about results */
#include "cmd/stats/stats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"

const char *const cli_test_words[] = {"ranks", "t", NULL};

const char *cli_stats_visits(const cli_cohort *c)
{
    static char text[300];

    text[0] = 0;
    for (size_t i = 0; i < c->visits.count; i++) {
        const size_t used = strlen(text);

        snprintf(text + used, sizeof text - used, "%s%s", i ? ", " : "",
                 c->visits.words[i]);
    }
    return text;
}

static size_t visit_number(const cli_cohort *c, const char *name,
                           const char *option)
{
    const size_t visit = cli_names_find(&c->visits, name);

    if (visit == CLI_NO_NAME) {
        cli_complain("no visit '%s' (%s) in the results; they have: %s", name,
                     option, cli_stats_visits(c));
        exit(CLI_NOTHING);
    }
    return visit;
}

void cli_stats_choose_visits(cli_stats *stats)
{
    const cli_cohort *c = stats->cohort;
    const cli_stats_options *o = stats->options;

    stats->pre = visit_number(c, o->baseline, "--baseline");
    if (o->visit) {
        stats->post = visit_number(c, o->visit, "--visit");
    } else if (c->visits.count == 2) {
        stats->post = 1 - stats->pre;
    } else {
        cli_complain("%s: choose the visit after surgery by --visit; the "
                     "results have: %s",
                     c->visits.count < 2 ? "only one visit" : "several visits",
                     cli_stats_visits(c));
        exit(CLI_NOTHING);
    }
    if (stats->pre == stats->post) {
        cli_complain("--baseline and --visit are both '%s'", o->baseline);
        exit(CLI_NOTHING);
    }
}

/* ---------------------------------------------------------------- doubts */

static bool has_sides(const cli_cohort *c)
{
    for (size_t s = 0; s < c->series_count; s++)
        if (*c->series[s].side)
            return true;
    return false;
}

void cli_stats_warn(const cli_cohort *c)
{
    size_t groupless = 0, no_side = 0;
    const char *one, *other;

    for (size_t i = 0; i < c->patients.count; i++) {
        groupless += c->present[i] && c->group_of[i] == CLI_NO_NAME;
        no_side += c->present[i] && c->affected_of[i] != HF_AFFECTED_RIGHT &&
                   c->affected_of[i] != HF_AFFECTED_LEFT;
    }
    if (cli_cohort_mixed(c, &one, &other))
        cli_warn("not all results were made alike: '%s' and '%s'", one, other);
    if (c->nameless)
        cli_warn("rows without patient or visit, left out: %zu", c->nameless);
    if (c->twice)
        cli_warn("values given more than once, left out: %zu, first of "
                 "patient '%s'",
                 c->twice, c->first_twice);
    if (c->by && groupless)
        cli_warn("patients without a value in column '%s', left out: %zu",
                 c->by, groupless);
    if (!c->sided && has_sides(c))
        cli_warn("no column 'affected': R, L and diff of all patients are "
                 "pooled as they stand, whichever side is affected");
    else if (c->sided && no_side)
        cli_warn("patients without one affected side: %zu; theirs are the rows "
                 "R, L and R-L",
                 no_side);
}

const char *cli_stats_settings(const cli_stats *stats)
{
    static char text[400];
    const cli_cohort *c = stats->cohort;
    const cli_stats_options *o = stats->options;

    snprintf(text, sizeof text,
             "baseline=%s visit=%s by=%s test=%s level=%g draws=%d seed=%lu%s",
             c->visits.words[stats->pre], c->visits.words[stats->post],
             c->by ? c->by : "-", cli_test_words[o->test], o->level,
             o->boot.draws, o->boot.seed, o->magnitude ? " magnitude" : "");
    return text;
}
