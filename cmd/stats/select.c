/* stats/select.c - which series are tested, in whom */
#include "cmd/stats/stats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"

/* ------------------------------------------------------------ selection */

/* Whether the part of a wanted word up to a colon or its end is word, or there
 * is none; moves behind it. */
static bool part_is(const char **wanted, const char *word)
{
    const size_t length = strcspn(*wanted, ":");
    const bool same = length == 0 || (strlen(word) == length &&
                                      !strncmp(*wanted, word, length));

    *wanted += length + ((*wanted)[length] == ':');
    return same;
}

bool cli_is_wanted(const char *wanted, const char *measure, const char *view,
                   const char *side)
{
    return part_is(&wanted, measure) && part_is(&wanted, view) &&
           part_is(&wanted, side) && !*wanted;
}

static bool matches(const char *wanted, const cli_series *s)
{
    return cli_is_wanted(wanted, s->measure, s->view, s->side);
}

static bool listed(const cli_list *list, const cli_series *s)
{
    for (int i = 0; i < list->count; i++)
        if (matches(list->items[i], s))
            return true;
    return false;
}

static bool of_procedure(const hf_procedure *p, const cli_series *s)
{
    for (size_t i = 0; p && i < p->primary_count; i++) {
        const hf_primary *want = &p->primary[i];
        const char *side = want->side == HF_VALUE_RIGHT
                               ? "affected"
                               : hf_value_side_name(want->side);

        if (!strcmp(want->measure, s->measure) &&
            !strcmp(hf_view_name(want->view), s->view) &&
            !strcmp(side, s->side))
            return true;
    }
    return false;
}

bool cli_stats_is_primary(const cli_stats *stats, const cli_series *series)
{
    return listed(&stats->options->primary, series) ||
           of_procedure(stats->options->procedure, series);
}

bool cli_stats_is_wanted(const cli_stats *stats, const cli_series *series)
{
    return cli_stats_is_primary(stats, series) ||
           !stats->options->family.count ||
           listed(&stats->options->family, series);
}

static void check_list(const cli_stats *stats, const cli_list *list,
                       const char *option)
{
    for (int i = 0; i < list->count; i++) {
        size_t s = 0;

        while (s < stats->cohort->series_count &&
               !matches(list->items[i], &stats->cohort->series[s]))
            s++;
        if (s < stats->cohort->series_count)
            continue;
        cli_complain("%s '%s': the results have no such measure; write "
                     "MEASURE[:VIEW[:SIDE]], as in their columns%s",
                     option, list->items[i],
                     stats->cohort->sided
                         ? ", sides affected, healthy, diff, ratio"
                         : "");
        exit(CLI_NOTHING);
    }
}

void cli_stats_check_wanted(const cli_stats *stats)
{
    const hf_procedure *p = stats->options->procedure;
    size_t s = 0;

    check_list(stats, &stats->options->primary, "--primary");
    check_list(stats, &stats->options->family, "--measure");
    while (s < stats->cohort->series_count &&
           !of_procedure(p, &stats->cohort->series[s]))
        s++;
    if (p && s == stats->cohort->series_count)
        cli_warn("the results have none of the primary measures of '%s'%s",
                 p->name,
                 stats->cohort->sided ? "" : ": they lack a column 'affected'");
}

/* A series that came with a file that failed has no reading. */
static bool given(const cli_stats *stats, const cli_series *s)
{
    const size_t cells =
        stats->cohort->patients.count * stats->cohort->visits.count;

    for (size_t i = 0; i < cells; i++)
        if (s->readings[i].given)
            return true;
    return false;
}

size_t cli_stats_series(const cli_series ***out, const cli_stats *stats)
{
    const cli_cohort *c = stats->cohort;
    size_t count = 0;

    *out = cli_grow(NULL, c->series_count, sizeof **out);
    for (int primary = 1; primary >= 0; primary--)
        for (size_t s = 0; s < c->series_count; s++)
            if (cli_stats_is_wanted(stats, &c->series[s]) &&
                cli_stats_is_primary(stats, &c->series[s]) == primary &&
                given(stats, &c->series[s]))
                (*out)[count++] = &c->series[s];
    return count;
}

bool cli_stats_belongs(const cli_stats *stats, const cli_series *series,
                       size_t patient, size_t group)
{
    const cli_cohort *c = stats->cohort;
    const hf_affected affected = c->affected_of[patient];
    const bool one =
        affected == HF_AFFECTED_RIGHT || affected == HF_AFFECTED_LEFT;
    const bool own = !strcmp(series->side, "R") || !strcmp(series->side, "L") ||
                     !strcmp(series->side, "R-L");

    if (!c->present[patient] ||
        (c->by && c->group_of[patient] == CLI_NO_NAME) ||
        (group != CLI_NO_NAME && c->group_of[patient] != group))
        return false;
    return !c->sided || !*series->side || one != own;
}
