/* report/cohort.c - the results of many patients */
#include "cmd/report/cohort.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hemiface/version.h>

#include "cmd/cli/message.h"
#include "cmd/cli/output.h"
#include "cmd/cli/path.h"

/* --------------------------------------------------------------- failures */

static void failures(content *c, const cohort_report *r)
{
    static const cli_column columns[] = {{"patient", -1},
                                         {"visit", -1},
                                         {"view", -1},
                                         {"photo", -1},
                                         {"why", -1}};
    const photos *p = &r->photos;

    content_section_add(c, "Failures", CONTENT_OPEN);
    if (!p->failure_count) {
        content_add(c, CONTENT_TEXT, "Every photo could be used.");
        return;
    }
    content_table_next(c, "Photos that could not be used");
    cli_rows_begin(columns, 5);
    for (size_t i = 0; i < p->failure_count; i++) {
        const photos_failure *f = &p->failures[i];
        char why[400];

        photos_reason(why, sizeof why, f->reason, r->request->names);
        cli_row((cli_cell[5]){
            CLI_TEXT_CELL(f->patient), CLI_TEXT_CELL(f->visit),
            CLI_TEXT_CELL(f->view),
            CLI_TEXT_CELL(r->request->names ? cli_path_base(f->photo) : ""),
            CLI_TEXT_CELL(why)});
    }
    cli_rows_end();
}

/* ------------------------------------------------------------- provenance */

/* Whose points, in how many photos. */
static void raters(content *c, const photos *p)
{
    char names[1000] = "";

    for (size_t i = 0; i < p->raters.count; i++) {
        const size_t used = strlen(names);

        snprintf(names + used, sizeof names - used, "%s%s", used ? ", " : "",
                 p->raters.words[i]);
    }
    if (p->by_hand)
        content_add(c, CONTENT_ITEM,
                    "points of %zu of %zu photos looked at and corrected by "
                    "hand: %s",
                    p->by_hand, p->count, names);
}

static void provenance(content *c, const cohort_report *r)
{
    const cli_names *notes = &r->cohort.notes;

    content_section_add(c, "How this was made", CONTENT_OPEN);
    for (size_t i = 0; i < notes->count; i++)
        content_add(c, CONTENT_ITEM, "%s", notes->words[i]);
    content_add(c, CONTENT_ITEM,
                "%s %s; research and education, not a medical device",
                cli_get_name(), hf_version());
    content_add(c, CONTENT_ITEM, "settings %s%s%s",
                cli_stats_settings(&r->stats),
                r->options.procedure ? " procedure=" : "",
                r->options.procedure ? r->options.procedure->name : "");
    raters(c, &r->photos);
    content_add(c, CONTENT_NOTE,
                "Sides are affected and healthy where the results know the "
                "affected side. na: not measured, never 0.");
}

/* ------------------------------------------------------------------ whole */

/* The one procedure of all patients, when none was named. */
static void guess_procedure(cohort_report *r)
{
    const cli_names *found = &r->photos.procedures;

    r->options.procedure = r->request->procedure;
    if (!r->options.procedure && !r->options.primary.count &&
        found->count == 1 &&
        hf_procedure_by_name(&r->options.procedure, found->words[0], NULL) !=
            HF_OK)
        r->options.procedure = NULL;
}

/* Fewer changes than this reach no p under 0.05 by ranks, whatever they are
   (2 / 2^5): their outcome is described, not tested. */
static const size_t testable = 6;

static void summary(content *c, const cohort_report *r)
{
    const size_t both = cohort_with_both(r);
    size_t tested = 0, changed = 0;
    char words[120] = "All are described, not tested: too few patients.";

    for (size_t i = 0; i < r->primary; i++) {
        const bool is =
            r->rows[i].change.n >= testable && isfinite(r->rows[i].holm);

        tested += is;
        changed += is && r->rows[i].holm < 0.05;
    }
    if (tested)
        snprintf(words, sizeof words,
                 "Of %zu tested %zu changed with p under 0.05 after Holm's "
                 "correction.",
                 tested, changed);
    content_add(c, CONTENT_KEY,
                "%zu patient%s with both visits, %zu primary outcome%s. %s",
                both, both == 1 ? "" : "s", r->primary,
                r->primary == 1 ? "" : "s", words);
}

/* Whose outcomes are shown; that not all patients had that operation is said
 * at once, for it is by these outcomes that all of them are judged. */
static void name_procedure(content *c, const cohort_report *r)
{
    const cli_names *had = &r->photos.procedures;
    const hf_procedure *shown = r->options.procedure;
    char others[300] = "";
    size_t used = 0;

    for (size_t i = 0; i < had->count && used < sizeof others - 1; i++)
        if (strcmp(had->words[i], shown->name) != 0)
            used += (size_t)snprintf(others + used, sizeof others - used,
                                     "%s%s", used ? ", " : "", had->words[i]);
    if (!*others) {
        content_fact(c, "Procedure", shown->text);
        return;
    }
    content_fact(c, "Outcomes of", shown->text);
    content_fact(c, "Other operations here", others);
    cli_warn("the outcomes are those of %s, and of all patients; some had "
             "another operation: %s (stats --by=procedure tells them apart)",
             shown->name, others);
}

static void begin(content *c, const cohort_report *r)
{
    const cli_names *visits = &r->cohort.visits;
    char text[400];

    report_begin(c, r->request, "Facial symmetry: a cohort");
    if (r->options.procedure)
        name_procedure(c, r);
    snprintf(text, sizeof text, "%s and %s", visits->words[r->stats.pre],
             visits->words[r->stats.post]);
    content_fact(c, "Compared", text);
    if (visits->count > 2)
        content_fact(c, "Visits", cli_stats_visits(&r->cohort));
    snprintf(text, sizeof text, "%zu", r->photos.patients.count);
    content_fact(c, "Patients", text);
    if (r->primary)
        summary(c, r);
}

static hf_status read_results(cohort_report *r, const char *folder,
                              hf_error *error)
{
    char path[4096];
    hf_status status;

    snprintf(path, sizeof path, "%s/photos.csv", folder);
    r->cohort.baseline = r->options.baseline;
    status = cli_cohort_read(&r->cohort, folder, error);
    if (status == HF_OK)
        status = photos_read(&r->photos, path, error);
    if (status == HF_OK && !r->cohort.row_count) {
        error->status = status = HF_E_UNDEFINED;
        snprintf(error->text, sizeof error->text,
                 "the results have no row with patient and visit: nothing to "
                 "pair");
    }
    return status;
}

hf_status report_cohort(content *c, const report_request *request,
                        const char *folder, hf_error *error)
{
    cohort_report r = {.request = request, .options = request->stats};
    hf_status status = read_results(&r, folder, error);

    r.stats.cohort = &r.cohort;
    r.stats.options = &r.options;
    if (status == HF_OK) {
        guess_procedure(&r);
        cli_cohort_finish(&r.cohort);
        cli_stats_choose_visits(&r.stats);
        cli_stats_check_wanted(&r.stats);
        cli_stats_warn(&r.cohort);
        r.count = cli_paired_make(&r.rows, &r.stats);
        while (r.primary < r.count && r.rows[r.primary].primary)
            r.primary++;
        begin(c, &r);
        cohort_flow(c, &r);
        cohort_primary(c, &r);
        cohort_plots(c, &r);
        cohort_others(c, &r);
        failures(c, &r);
        provenance(c, &r);
    }
    free(r.rows);
    photos_clear(&r.photos);
    cli_cohort_clear(&r.cohort);
    return status;
}
