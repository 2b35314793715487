/* hemiface stats: a cohort's results become statistics */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "cmd/cohort/cohort.h"
#include "cmd/cli/message.h"
#include "cmd/cli/options.h"
#include "cmd/cli/output.h"
#include "cmd/stats/stats.h"

static cli_stats_options chosen = {.baseline = "pre", .level = 0.95};
static const char *by, *procedure_word;
static int draws, seed = 1, table;
static double level_percent = 95;
static bool methods;

enum { TABLE_UNSET, TABLE_PAIRED, TABLE_GROUPS, TABLE_VISITS };
static const char *const table_words[] = {"all", "paired", "groups", "visits",
                                          NULL};

static const cli_option options[] = {
    {"primary", 0, CLI_LIST, &chosen.primary, "MEASURE[:VIEW[:SIDE]]",
     "a primary outcome: first in the output, and no part of the others' "
     "family; may be repeated",
     0, 0, NULL},
    {"procedure", 'p', CLI_TEXT, &procedure_word, "NAME",
     "take the primary measures of that operation; hemiface compare "
     "--procedures lists them",
     0, 0, NULL},
    {"measure", 'm', CLI_LIST, &chosen.family, "MEASURE[:VIEW[:SIDE]]",
     "besides primary outcomes, test only this; may be repeated (default: "
     "everything)",
     0, 0, NULL},
    {"by", 0, CLI_TEXT, &by, "COLUMN",
     "a row for each value of that column (procedure, surgeon, ...); two "
     "values are compared with each other",
     0, 0, NULL},
    {"baseline", 0, CLI_TEXT, &chosen.baseline, "VISIT",
     "the visit before surgery (default pre)", 0, 0, NULL},
    {"visit", 0, CLI_TEXT, &chosen.visit, "VISIT",
     "the visit after it (default: the only other one)", 0, 0, NULL},
    {"test", 0, CLI_WORD, &chosen.test, "TEST",
     "which p counts, to be chosen before looking: ranks (Wilcoxon, "
     "Mann-Whitney; default) or t (paired t, analysis of covariance)",
     0, 0, cli_test_words},
    {"magnitude", 0, CLI_FLAG, &chosen.magnitude, NULL,
     "take side differences without their sign", 0, 0, NULL},
    {"level", 0, CLI_REAL, &level_percent, "PERCENT",
     "level of the confidence intervals, 50 to 99.9 (default 95)", 50, 99.9,
     NULL},
    {"draws", 0, CLI_INT, &draws, "N",
     "resamples of the bootstrap, 100 to 1000000 (default 10000)", 100, 1000000,
     NULL},
    {"seed", 0, CLI_INT, &seed, "N",
     "seed of the bootstrap, 0 to 2147483647 (default 1)", 0, 2147483647, NULL},
    {"table", 0, CLI_WORD, &table, "TABLE",
     "print one table: paired (default in CSV and JSON), groups or visits; "
     "all (default in text)",
     0, 0, table_words},
    {"methods", 0, CLI_FLAG, &methods, NULL,
     "print a paragraph for a paper's methods section instead", 0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Statistics", options};
static const cli_group *const groups[] = {&group, &cli_output_group, NULL};
static const cli_tool tool = {
    "hemiface stats",
    "[options] RESULTS...",
    "Paired statistics of many patients, before against after: descriptions,\n"
    "tests with estimates, intervals and effect sizes, patients beyond the\n"
    "error of measurement. RESULTS are long CSV files of measures or grades\n"
    "with patient and visit, or folders that hold measures.csv and\n"
    "grades.csv; - is standard input.",
    groups,
    1,
    -1};

/* --------------------------------------------------------------- choices */

static void take_options(void)
{
    hf_error error;

    hf_bootstrap_options_init(&chosen.boot);
    if (draws)
        chosen.boot.draws = draws;
    chosen.boot.seed = (unsigned long)seed;
    chosen.level = level_percent / 100;
    if (procedure_word &&
        hf_procedure_by_name(&chosen.procedure, procedure_word, &error) !=
            HF_OK) {
        cli_complain("--procedure: %s", error.text);
        exit(CLI_NOTHING);
    }
}

static void choose_groups(cli_stats *stats)
{
    const cli_cohort *c = stats->cohort;

    if (by && !c->groups.count) {
        cli_complain("no row has a value in a column '%s' (--by)", by);
        exit(CLI_NOTHING);
    }
    stats->two_groups = by && c->groups.count == 2;
    if (table == TABLE_GROUPS && !stats->two_groups) {
        cli_complain("--table=groups needs two groups by --by, here are %zu",
                     c->groups.count);
        exit(CLI_NOTHING);
    }
    if (table == TABLE_VISITS && c->visits.count < 3) {
        cli_complain("--table=visits needs more than two visits; the results "
                     "have: %s",
                     cli_stats_visits(c));
        exit(CLI_NOTHING);
    }
}

/* ---------------------------------------------------------------- output */

static void print(FILE *to, const cli_stats *stats)
{
    const bool people = cli_format_chosen() == CLI_AS_TEXT;
    cli_paired *rows = NULL;
    size_t count = 0;

    if (methods || table <= TABLE_PAIRED)
        count = cli_paired_make(&rows, stats);
    if (methods)
        cli_methods_print(to, stats, rows, count);
    else if (table <= TABLE_PAIRED && people)
        cli_paired_text(to, stats, rows, count);
    else if (table <= TABLE_PAIRED)
        cli_paired_rows(stats, rows, count);
    if (!methods && (table == TABLE_GROUPS || (table == TABLE_UNSET && people)))
        cli_groups_print(to, stats);
    if (!methods && (table == TABLE_VISITS || (table == TABLE_UNSET && people)))
        cli_visits_print(to, stats);
    free(rows);
}

int main(int argc, char **argv)
{
    static cli_cohort cohort;
    cli_stats stats = {.cohort = &cohort, .options = &chosen};
    hf_error error;

    gsl_set_error_handler_off();
    cli_parse(&tool, &argc, &argv);
    cli_lock_up();
    take_options();
    cohort.by = by;
    cohort.baseline = chosen.baseline;
    for (int i = 0; i < argc; i++) {
        if (cli_cohort_read(&cohort, argv[i], &error) == HF_OK)
            cli_input_done();
        else
            cli_input_failed(&error);
    }
    if (cli_status() == CLI_NOTHING)
        return CLI_NOTHING;
    if (!cohort.row_count) {
        cli_complain("the results have no row with patient and visit: nothing "
                     "to pair");
        return CLI_NOTHING;
    }
    cli_cohort_finish(&cohort);
    cli_stats_choose_visits(&stats);
    choose_groups(&stats);
    cli_stats_check_wanted(&stats);
    cli_stats_warn(&cohort);
    cli_out.settings = cli_stats_settings(&stats);
    cli_out.sources = &cohort.notes;
    if (methods)
        cli_out.provenance = false;
    print(cli_output_open(), &stats);
    cli_cohort_clear(&cohort);
    return cli_output_close(cli_status());
}
