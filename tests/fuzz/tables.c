/* Tables: manifests, results of other runs, and what a run that goes on finds
   of the one before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/agree/agree.h"
#include "cmd/batch/journal.h"
#include "cmd/manifest/manifest.h"
#include "cmd/cli/message.h"
#include "cmd/cohort/cohort.h"
#include "tests/fuzz/fuzz.h"

bool fuzz_manifest(const unsigned char *data, size_t size)
{
    const char *path = fuzz_path(data, size);
    manifest *m;

    if (!manifest_read(&m, path, HF_AFFECTED_UNKNOWN))
        return false;
    manifest_sort(m, "pre");
    for (size_t i = 0; i < manifest_count(m); i++) {
        const manifest_row *row = manifest_at(m, i);

        if (!*row->patient || !*row->visit || !*row->path ||
            row->view == HF_VIEW_NONE)
            abort();
    }
    manifest_free(m);
    return true;
}

bool fuzz_cohort(const unsigned char *data, size_t size)
{
    cli_cohort cohort = {.by = "sex", .baseline = "pre"};
    hf_error error = {HF_OK, ""};
    const bool fine = fuzz_fine(
        cli_cohort_read(&cohort, fuzz_path(data, size), &error), &error);

    cli_cohort_finish(&cohort);
    for (size_t s = 0; s < cohort.series_count; s++)
        for (size_t p = 0; p < cohort.patients.count; p++)
            for (size_t v = 0; v < cohort.visits.count; v++)
                (void)cli_cohort_at(&cohort, &cohort.series[s], p, v)->reason;
    cli_cohort_clear(&cohort);
    return fine;
}

/* The same file as two raters: they agree. */
bool fuzz_agree(const unsigned char *data, size_t size)
{
    cli_agree agree = {0};
    hf_error error = {HF_OK, ""};
    const char *path = fuzz_path(data, size);
    bool fine = true;

    for (int rater = 0; rater < 2 && fine; rater++)
        fine = fuzz_fine(cli_agree_read(&agree, path, &error), &error);
    if (fine)
        cli_agree_finish(&agree);
    cli_agree_clear(&agree);
    return fine;
}

/* -------------------------------------------------------------- journal */

static char folder[] = "/tmp/hemiface-fuzz-XXXXXX";

static void remove_folder(void)
{
    char inside[sizeof folder + 16];

    journal_remove();
    snprintf(inside, sizeof inside, "%s/.resume", folder);
    rmdir(inside);
    rmdir(folder);
}

/* The rows of a patient under the key "rows". */
bool fuzz_journal(const unsigned char *data, size_t size)
{
    static bool open;
    char path[sizeof folder + 16];
    journal_rows rows;
    FILE *file;
    bool fine;

    if (!open) {
        if (!mkdtemp(folder) || !journal_open(folder, true))
            abort();
        open = true;
        atexit(remove_folder);
    }
    snprintf(path, sizeof path, "%s/.resume/rows", folder);
    file = fopen(path, "wb");
    if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        abort();
    fine = journal_find(&rows, "rows");
    for (int k = 0; k < KINDS && fine; k++)
        if (rows.length[k] > size)
            abort();
    journal_rows_clear(&rows);
    return fine;
}
