/* hemiface batch: a cohort to files of results */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <gsl/gsl_errno.h>

#include "cmd/photo/map.h"
#include "cmd/batch/merge.h"
#include "cmd/batch/plan.h"
#include "cmd/batch/run.h"
#include "cmd/cage/cage.h"
#include "cmd/photo/gate.h"
#include "cmd/photo/custom.h"
#include "cmd/cli/message.h"
#include "cmd/photo/midline.h"
#include "cmd/cli/options.h"
#include "cmd/cli/output.h"

static run_options run = {NULL, 0, 1, 1, false, false};
static const char *shard_word, *baseline = "pre";
static bool tree, merge, check;

static const cli_option batch_options[] = {
    {"out", 'o', CLI_TEXT, &run.out, "FOLDER",
     "folder for photos.csv, measures.csv, grades.csv, changes.csv and "
     "failures.csv; made if it is not there",
     0, 0, NULL},
    {"tree", 0, CLI_FLAG, &tree, NULL,
     "the argument is a folder with patient/visit/photos below it", 0, 0, NULL},
    {"baseline", 0, CLI_TEXT, &baseline, "VISIT",
     "visit that the others are held against; default pre", 0, 0, NULL},
    {"jobs", 'j', CLI_INT, &run.jobs, "N",
     "threads, 1 to 1024; default: one for every core", 1, 1024, NULL},
    {"resume", 0, CLI_FLAG, &run.resume, NULL,
     "go on where a run ended: patients whose photos, rows and settings are "
     "the same are not done again",
     0, 0, NULL},
    {"shard", 0, CLI_TEXT, &shard_word, "K/N",
     "do only the K-th of N parts of the cohort; a patient is never split", 0,
     0, NULL},
    {"merge", 0, CLI_FLAG, &merge, NULL,
     "the arguments are the folders of all parts: put them together", 0, 0,
     NULL},
    {"check", 0, CLI_FLAG, &check, NULL,
     "check the manifest and stop: exit status 0 if it is fine", 0, 0, NULL},
    {"wide", 0, CLI_FLAG, &run.wide, NULL,
     "measures: one row a photo, a column for every measure and side", 0, 0,
     NULL},
    {"json", 0, CLI_FLAG, &cli_out.json, NULL,
     "files of JSON lines (.jsonl) instead of CSV", 0, 0, NULL},
    {"no-provenance", 0, CLI_UNFLAG, &cli_out.provenance, NULL,
     "leave out the lines on version, models and settings", 0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Batch", batch_options};
static const cli_group *const groups[] = {&group,
                                          &cli_side_group,
                                          &cli_map_group,
                                          &cli_grade_group,
                                          &cli_scale_group,
                                          &cli_midline_group,
                                          &cli_custom_group,
                                          &cli_gate_group,
                                          &cli_detect_group,
                                          NULL};
static const cli_tool tool = {
    "hemiface batch",
    "--out=FOLDER [options] MANIFEST.csv | --tree FOLDER | --merge FOLDER...",
    "Measures, grades and compares every patient of a cohort: all visits\n"
    "against the baseline visit. One bad photo costs a row in failures.csv "
    "and\n"
    "exit status 3, never the run.",
    groups,
    1,
    -1};

static int usage(const char *text)
{
    cli_complain("%s; see --help", text);
    return CLI_NOTHING;
}

/* The number at *text, which is moved behind it; 0 if there is none or it is
   too large. */
static int read_part(const char **text)
{
    const bool digit = **text >= '0' && **text <= '9';
    char *end;
    long number;

    errno = 0;
    number = strtol(*text, &end, 10);
    *text = end;
    return digit && !errno && number <= INT_MAX ? (int)number : 0;
}

/* "2/5" */
static bool read_shard(void)
{
    const char *at = shard_word;

    if (!at)
        return true;
    run.shard = read_part(&at);
    if (*at++ != '/')
        return false;
    run.shards = read_part(&at);
    return !*at && run.shard >= 1 && run.shard <= run.shards;
}

static int merge_folders(char *const *folders, int count)
{
    size_t failed;

    if (!merge_parts(run.out, folders, count, &failed))
        return CLI_NOTHING;
    return failed ? CLI_SOME : CLI_FINE;
}

/* All that shapes a result: for the journal, and to tell parts of one run. */
static const char *all_settings(void)
{
    static char words[2048];

    snprintf(words, sizeof words, "%s%s baseline=%s%s%s%s", cli_settings(),
             cli_grade_settings(), baseline, run.wide ? " wide" : "",
             cli_out.json ? " json" : "",
             cli_out.provenance ? "" : " no-provenance");
    return words;
}

static int do_cohort(const char *path)
{
    work_settings settings = {.words = all_settings(),
                              .baseline = baseline,
                              .frame = cli_frame_options(),
                              .grading = cli_grading_set()};
    static char provenance[2048];
    manifest *m;
    bool fine = tree ? manifest_tree(&m, path, cli_affected())
                     : manifest_read(&m, path, cli_affected());
    int status = CLI_FINE;

    settings.grading.of_change = true;
    if (!fine)
        return CLI_NOTHING;
    manifest_sort(m, baseline);
    plan_warn_baseline(m, baseline);
    settings.manifest = m;
    snprintf(provenance, sizeof provenance, "%s%s baseline=%s", cli_settings(),
             cli_grade_settings(), baseline);
    cli_out.settings = provenance;
    if (!check)
        status = run_cohort(&settings, &run);
    if (!run_hangs())
        manifest_free(m);
    return status;
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    /* A closed pipe on stderr must not end a run; a full disk, or a file that
     * may not grow, is found by the writes. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    cli_grades_draw_by_default(0);
    cli_parse(&tool, &argc, &argv);
    cli_out.csv = !cli_out.json;
    if (!run.jobs)
        run.jobs = (int)sysconf(_SC_NPROCESSORS_ONLN);
    if (run.jobs < 1)
        run.jobs = 1;
    cli_custom_load();
    if (merge && check)
        return usage("--check is of a manifest, and --merge has none");
    if (!check && !run.out)
        return usage("--out=FOLDER is needed");
    if (merge || check) {
        cage_folder(merge ? run.out : NULL);
        cage_close(cli_get_name(), 1);
    }
    if (merge)
        return merge_folders(argv, argc);
    if (cli_given_count())
        return usage("--given is of one visit: use grade");
    if (argc != 1)
        return usage("one manifest or, with --tree, one folder");
    if (!read_shard())
        return usage("--shard must be K/N with K from 1 to N, as in 2/5");
    return do_cohort(argv[0]);
}
