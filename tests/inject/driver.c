/* Runs a command again and again, each time with another failure, and checks
   what it makes of it: driver --preload=FILE --scratch=FOLDER [--kinds=A,B]
   [--memory=every|N|paths|paths/N] [--memory-on=...] [--name=NAME] [--any-out]
   -- COMMAND...
   --memory: which allocations fail; every one or N-th, the first and the last
   by each path of calls or every N-th path. System calls fail one and all.
   --any-out: what it prints holds times and is never the same.
   The command runs in FOLDER/work, which begins as a copy of FOLDER/template.
   Whatever fails, the program may neither die nor hang, and one of these must
   be true:
   - the end is that of the run without failure, to the byte;
   - it says what is wrong in lines of its own and by its status, and no file
     is new or changed but whole ones. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/inject/job.h"

/* Findings of a kind that are told in full. */
enum { MOST_TOLD = 4 };

static _Noreturn void give_up(const job *j, const char *why)
{
    fprintf(stderr, "%s: %s\n", j->name, why);
    exit(2);
}

static void run(job *j, inject_end *end, inject_kind kind, unsigned long n)
{
    tree_clear(j->wish.work);
    tree_copy(j->wish.work, j->before);
    j->wish.kind = kind;
    j->wish.n = n;
    if (!inject_run(end, &j->server, &j->wish))
        give_up(j, "this system cannot inject failures");
}

static void tell(const job *j, inject_kind kind, unsigned long n,
                 const inject_end *end, const char *wrong, const char *which)
{
    char *text;
    size_t size;

    job_text(&text, &size, j->wish.err);
    fprintf(stderr, "%s: %s %lu: %s: %s (status %d)%s%s\n  %.1500s\n", j->name,
            inject_names[kind], n, wrong, which, end->status,
            *end->who ? ", of " : "", end->who, text);
    free(text);
}

static void try_one(job *j, inject_kind kind, unsigned long n)
{
    inject_end end;
    char which[256];
    const char *wrong;

    run(j, &end, kind, n);
    j->runs++;
    wrong = job_judge(j, &end, which);
    if (!wrong)
        return;
    if (job_excused(j, &end)) {
        j->excused++;
        return;
    }
    /* The first few of a kind are told in full, the rest counted. */
    if (j->findings++ < MOST_TOLD)
        tell(j, kind, n, &end, wrong, which);
}

/* How many times the thing is done in a run, or 0 if it cannot be told. */
static unsigned long how_many(job *j, inject_kind kind)
{
    inject_end end;

    run(j, &end, kind, 0);
    return end.status == j->clean.status ? end.count : 0;
}

/* Marks in `tried` which of the allocations are to fail. */
static void mark(bool *tried, const inject_path *told, size_t n,
                 const sample *s)
{
    const unsigned long every = s->paths ? s->stride : 1;
    unsigned most = 0;
    size_t *last;

    for (size_t i = 0; i < n; i++)
        most = told[i].id > most ? told[i].id : most;
    last = calloc((size_t)most + 1, sizeof *last);
    if (!last)
        abort();
    for (size_t i = 0; i < n; i++) {
        const bool first = !last[told[i].id] && told[i].id % every == 0;
        const bool number =
            !s->paths && !told[i].hopeless && i % s->stride == 0;

        tried[i] = first || number;
        last[told[i].id] = i + 1;
    }
    for (unsigned id = 0; id <= most; id++)
        if (last[id] && id % every == 0)
            tried[last[id] - 1] = true;
    free(last);
}

/* Where a library does whatever without memory, its paths are tried only: it
   is excused anyway, and every round that it goes for ever takes time. */
static void try_memory(job *j, inject_kind kind)
{
    char *text;
    bool *tried;
    size_t n;

    snprintf(j->wish.paths, sizeof j->wish.paths, "%s/paths", j->scratch);
    (void)how_many(j, kind);
    job_text(&text, &n, j->wish.paths);
    j->wish.paths[0] = 0;
    n /= sizeof(inject_path);
    tried = calloc(n + 1, sizeof *tried);
    if (!n || !tried)
        give_up(j, "no paths of calls");
    mark(tried, (const inject_path *)(const void *)text, n, &j->memory[kind]);
    free(text);
    for (size_t i = 0; i < n; i++)
        if (tried[i])
            try_one(j, kind, i + 1);
    free(tried);
}

static void try_kind(job *j, inject_kind kind)
{
    const unsigned long total = how_many(j, kind);

    j->findings = 0;
    j->runs = j->survived = j->refused = j->excused = 0;
    if (!total)
        j->findings += fprintf(stderr, "%s: %s: the count is not told\n",
                               j->name, inject_names[kind]) > 0;
    else if (kind <= INJECT_MEMORY_ON)
        try_memory(j, kind);
    else if (kind >= INJECT_SHORT_WRITE)
        try_one(j, kind, 1);
    else
        for (unsigned long n = 1; n <= total; n++)
            try_one(j, kind, n);
    printf("%-14s %-12s %8lu %8lu %9lu %8lu %8lu %9lu\n", j->name,
           inject_names[kind], total, j->runs, j->survived, j->refused,
           j->excused, j->findings);
    j->all_findings += j->findings;
    fflush(stdout);
}

static bool chosen(const job *j, inject_kind kind)
{
    const size_t n = strlen(inject_names[kind]);

    if (!strcmp(j->kinds, "all"))
        return true;
    for (const char *word = j->kinds; word; word = strchr(word, ',')) {
        word += *word == ',';
        if (!strncmp(word, inject_names[kind], n) &&
            (!word[n] || word[n] == ','))
            return true;
    }
    return false;
}

static void set_sample(sample *s, const char *word)
{
    char *end = NULL;

    s->paths = !strncmp(word, "paths", 5);
    word += s->paths ? 5 : 0;
    word += s->paths && *word == '/';
    s->stride = 1;
    if (*word && strcmp(word, "every") != 0)
        s->stride = strtoul(word, &end, 10);
    if (!s->stride || (end && *end))
        exit(2);
}

static void set(job *j, const char *option)
{
    const char *value = strchr(option, '=');

    value = value ? value + 1 : "";
    if (!strncmp(option, "--preload=", 10))
        j->preload = value;
    else if (!strncmp(option, "--scratch=", 10))
        j->scratch = value;
    else if (!strncmp(option, "--kinds=", 8))
        j->kinds = value;
    else if (!strcmp(option, "--any-out"))
        j->any_out = true;
    else if (!strncmp(option, "--name=", 7))
        j->name = value;
    else if (!strncmp(option, "--memory=", 9))
        set_sample(&j->memory[INJECT_MEMORY], value);
    else if (!strncmp(option, "--memory-on=", 12))
        set_sample(&j->memory[INJECT_MEMORY_ON], value);
    else
        exit(2);
}

/* The run without a failure: it must be fine, and the same twice. */
static void run_right(job *j)
{
    inject_end again;

    run(j, &j->clean, INJECT_NOTHING, 0);
    if (j->clean.stopped || j->clean.status < 0 || j->clean.status == 2)
        give_up(j, "it fails without a failure");
    j->wish.usual_ms = j->clean.cpu_ms;
    tree_read(&j->template, j->before);
    tree_read(&j->right, j->wish.work);
    job_sum(j->right_out, j->wish.out);
    run(j, &again, INJECT_NOTHING, 0);
    if (!job_same(j, &again))
        give_up(j, "two runs differ");
}

int main(int argc, char **argv)
{
    static job only; /* too large for the stack */
    job *j = &only;
    int i = 1;

    j->name = "command";
    j->kinds = "all";
    set_sample(&j->memory[INJECT_MEMORY], "every");
    set_sample(&j->memory[INJECT_MEMORY_ON], "paths");
    for (; i < argc && strcmp(argv[i], "--") != 0; i++)
        set(j, argv[i]);
    j->argv = argv + i + 1;
    if (i + 1 >= argc || !j->preload || !j->scratch)
        return 2;
    snprintf(j->wish.work, sizeof j->wish.work, "%s/work", j->scratch);
    snprintf(j->before, sizeof j->before, "%s/template", j->scratch);
    snprintf(j->wish.out, sizeof j->wish.out, "%s/stdout", j->scratch);
    snprintf(j->wish.err, sizeof j->wish.err, "%s/stderr", j->scratch);
    if (!inject_start(&j->server, j->argv, j->preload))
        give_up(j, "cannot be started");
    run_right(j);
    for (int kind = INJECT_MEMORY; kind < INJECT_KINDS; kind++)
        if (chosen(j, (inject_kind)kind))
            try_kind(j, (inject_kind)kind);
    inject_stop(&j->server);
    return j->all_findings ? 1 : 0;
}
