/* batch/run.c - a cohort from manifest to files */
#include "cmd/batch/run.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/batch/merge.h"
#include "cmd/batch/pool.h"
#include "cmd/batch/progress.h"
#include "cmd/batch/write.h"
#include "cmd/cli/message.h"
#include "cmd/cli/path.h"

/* Set by the first Ctrl-C; a second one ends the program at once. */
static atomic_int stop;

static void on_signal(int number)
{
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
    /* A closed pipe on stderr must not end the run; a full disk is found by
     * the writes. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
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
    if (!p->known)
        write_rows(&p->rows, settings, p, wide);
    fine =
        (p->known || journal_add(p->key, &p->rows)) && write_append(&p->rows);
    count->done += p->patient->count;
    count->failed += write_failed(&p->rows);
    progress_at(count->done, count->failed);
    return fine;
}

/* True when every patient of the plan was written. */
static bool take_all(pool *workers, const work_settings *settings,
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
    pool_end(workers);
    progress_end();
    return fine && patients == todo->count;
}

static int finish(bool whole, const work_settings *settings,
                  const run_options *options, const plan *todo,
                  const write_count *count)
{
    char cohort[KEY_SIZE];

    if (!write_close(whole) || !whole) {
        cli_complain("stopped after %zu of %zu photos; --resume goes on from "
                     "there",
                     count->done, todo->photos);
        return CLI_SOME;
    }
    journal_cohort(cohort, settings->manifest);
    if (!merge_note(options->out, settings->words, cohort, options->shard,
                    options->shards, count->failed))
        return CLI_NOTHING;
    if (!count->failed) {
        journal_remove();
        return CLI_FINE;
    }
    cli_complain("%zu of %zu photos failed: see failures in '%s'; --resume "
                 "does those again that have changed",
                 count->failed, todo->photos, options->out);
    return CLI_SOME;
}

int run_cohort(work_settings *settings, const run_options *options)
{
    write_count count = {0, 0};
    pool *workers;
    plan todo;
    int status = CLI_NOTHING;

    catch_signals();
    if (!run_folder(options->out) ||
        !journal_open(options->out, options->resume))
        return CLI_NOTHING;
    plan_make(&todo, settings->manifest, options->shard, options->shards);
    if (write_open(options->out, settings, options->wide)) {
        progress_start(todo.photos);
        workers = pool_start(settings, &todo, options->jobs, &stop);
        if (workers)
            status = finish(take_all(workers, settings, options, &todo, &count),
                            settings, options, &todo, &count);
        else
            write_close(false);
    } else {
        write_close(false);
    }
    plan_clear(&todo);
    return status;
}
