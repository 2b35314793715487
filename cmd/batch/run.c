/* batch/run.c - a cohort from manifest to files */
#include "cmd/batch/run.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/batch/merge.h"
#include "cmd/batch/pool.h"
#include "cmd/batch/progress.h"
#include "cmd/batch/write.h"
#include "cmd/cage/cage.h"
#include "cmd/cli/message.h"
#include "cmd/cli/output.h"
#include "cmd/cli/path.h"
#include "cmd/photo/review.h"

/* Set by the first Ctrl-C; a second one ends the program at once. */
static atomic_int stop;
/* The signal that did, or 0. */
static atomic_int caught;

static bool hanging;

bool run_hangs(void)
{
    return hanging;
}

static void on_signal(int number)
{
    caught = number;
    stop = 1;
    signal(number, SIG_DFL);
}

static void catch_signals(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

bool run_folder(const char *out)
{
    if (mkdir(out, 0777) == 0)
        return true;
    if (errno == EEXIST && cli_path_is_folder(out))
        return true;
    cli_complain("cannot make the folder '%s': %s", out, strerror(errno));
    return false;
}

/* A photo of the patient, and what it is to the byte. */
typedef struct content {
    const journal_sums *sums;
    const char *photo;
} content;

static int by_content(const void *left, const void *right)
{
    const content *a = left, *b = right;
    int by = strcmp(a->sums->photo, b->sums->photo);

    if (!by)
        by = strcmp(a->sums->face, b->sums->face);
    return by ? by : strcmp(a->photo, b->photo);
}

/* A file copied under another name would pass for a visit without change, or
 * for a second take that agrees. */
static void warn_of_copies(const work_patient *p, const work_settings *settings)
{
    const manifest_row *row =
        manifest_at(settings->manifest, p->patient->first);
    content *list = calloc(p->photo_count, sizeof *list);
    const content *first = NULL;
    size_t copies = 0;

    for (size_t i = 0; list && i < p->photo_count; i++)
        list[i] = (content){&p->sums[i], p->photos[i].row->photo};
    if (list)
        qsort(list, p->photo_count, sizeof *list, by_content);
    for (size_t i = 1; list && i < p->photo_count; i++)
        if (*list[i].sums->photo &&
            !strcmp(list[i].sums->photo, list[i - 1].sums->photo) &&
            !strcmp(list[i].sums->face, list[i - 1].sums->face) && !copies++)
            first = &list[i];
    if (first)
        cli_warn("patient '%s': copies of a photo under other names: %zu, "
                 "first '%s' and '%s'",
                 row->patient, copies, first[-1].photo, first->photo);
    free(list);
}

/* Points that a rater has begun with may be half right. */
static void warn_of_open(const work_patient *p)
{
    const char *first = NULL;
    size_t open = 0;

    for (size_t i = 0; i < p->photo_count; i++)
        if (p->photos[i].face && cli_review_is_open(p->photos[i].face) &&
            !open++)
            first = p->photos[i].row->photo;
    if (open)
        cli_warn("patient '%s': the review of %zu photos is not finished, "
                 "first '%s'",
                 p->photos[0].row->patient, open, first);
}

/* Keeps and writes one patient's rows. */
static bool take(work_patient *p, const work_settings *settings, bool wide,
                 write_count *count)
{
    bool fine;

    if (p->status != HF_OK) {
        cli_complain(
            "patient '%s': %s",
            manifest_at(settings->manifest, p->patient->first)->patient,
            p->error.text);
        return false;
    }
    warn_of_copies(p, settings);
    warn_of_open(p);
    if (!p->known)
        write_rows(&p->rows, settings, p, wide);
    fine =
        (p->known || journal_add(p->key, &p->rows)) && write_append(&p->rows);
    count->done += p->patient->count;
    count->failed += write_failed(&p->rows);
    progress_at(count->done, count->failed);
    return fine;
}

/* How far a run came. FAILED: complained of. */
typedef enum outcome { WHOLE, STOPPED, FAILED } outcome;

static outcome take_all(pool *workers, const work_settings *settings,
                        const run_options *options, const plan *todo,
                        write_count *count)
{
    work_patient *p;
    bool fine = true;
    size_t patients = 0;

    while (fine && !stop && (p = pool_next(workers))) {
        fine = take(p, settings, options->wide, count);
        patients += fine;
    }
    if (!fine)
        stop = 1;
    hanging = !pool_end(workers);
    progress_end();
    return !fine ? FAILED : patients == todo->count ? WHOLE : STOPPED;
}

/* Tells why, and ends the program by the signal, so that a shell's loop or a
 * cluster's queue sees what happened. */
static int stopped(const plan *todo, const write_count *count)
{
    const int number = caught;
    const char *why = number == SIGINT    ? "stopped by Ctrl-C"
                      : number == SIGTERM ? "stopped by SIGTERM"
                                          : "out of memory";

    cli_complain("%s after %zu of %zu photos; --resume goes on from there", why,
                 count->done, todo->photos);
    if (number) {
        signal(number, SIG_DFL);
        raise(number);
    }
    return CLI_NOTHING;
}

static int finish(const work_settings *settings, const run_options *options,
                  const plan *todo, const write_count *count)
{
    char cohort[KEY_SIZE];

    journal_cohort(cohort, settings->manifest);
    if (!write_close(true) ||
        !merge_note(options->out, settings->words, cohort, options->shard,
                    options->shards, count->failed))
        return CLI_NOTHING;
    if (!count->failed) {
        journal_remove();
        return CLI_FINE;
    }
    cli_complain("%zu of %zu photos failed: see '%s/failures.%s'; --resume "
                 "does those again that have changed",
                 count->failed, todo->photos, options->out,
                 cli_out.json ? "jsonl" : "csv");
    return CLI_SOME;
}

static int do_plan(const work_settings *settings, const run_options *options,
                   const plan *todo)
{
    write_count count = {0, 0};
    outcome came = FAILED;
    pool *workers = NULL;

    if (write_open(options->out, settings, options->wide)) {
        progress_start(todo->photos);
        workers = pool_start(settings, todo, options->jobs, &stop);
    }
    if (workers)
        came = take_all(workers, settings, options, todo, &count);
    if (came == WHOLE)
        return finish(settings, options, todo, &count);
    write_close(false);
    return came == STOPPED ? stopped(todo, &count) : CLI_NOTHING;
}

int run_cohort(work_settings *settings, const run_options *options)
{
    plan todo;
    int status;

    catch_signals();
    if (!run_folder(options->out) ||
        !journal_open(options->out, options->resume))
        return CLI_NOTHING;
    cage_folder(options->out);
    cage_close(cli_get_name(), options->jobs);
    plan_make(&todo, settings->manifest, options->shard, options->shards);
    status = do_plan(settings, options, &todo);
    plan_clear(&todo);
    return status;
}
