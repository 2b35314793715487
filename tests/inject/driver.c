/* Runs a command again and again, each time with another failure, and checks
   what it makes of it: driver --preload=FILE --scratch=FOLDER [--kinds=A,B]
   [--first=N] [--stride=N] [--name=NAME] [--any-out] -- COMMAND...
   --any-out: what it prints holds times and is never the same.
   The command runs in FOLDER/work, which begins as a copy of FOLDER/template.
   Every failure of the first N, then every stride-th. Whatever fails, the
   program may neither die nor hang, and one of these must be true:
   - the end is that of the run without failure, to the byte;
   - it says what is wrong in lines of its own and by its status, and no file
     is new or changed but whole ones. */
#define _DEFAULT_SOURCE /* strsep */

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sha256.h"
#include "tests/inject/inject.h"

/* Libraries that end the program when an allocation of theirs fails, by which
   signal (0: whatever goes wrong then), and why: nothing that a caller could do
   about it. */
static const struct excuse {
    const char *object, *why;
    int signal;
} excuses[] = {
    {"libjansson.so", "asserts that a character it could not keep was kept",
     SIGABRT},
    {"libseccomp.so",
     "follows null pointers and frees twice where it puts a filter together, "
     "before any input is read",
     0},
    {"libfontconfig.so",
     "goes on with a null pointer or waits for ever, and prints", 0},
};

/* Findings of a kind that are told in full. */
enum { MOST_TOLD = 4 };

typedef struct job {
    const char *name, *preload, *kinds, *scratch;
    unsigned long first, stride;
    bool any_out;
    char work[PATH_MAX], before[PATH_MAX], out[PATH_MAX], err[PATH_MAX];
    char **argv;
    inject_end clean;
    tree template, right; /* before and after the run without failure */
    char right_out[65];
    unsigned long runs, survived, refused, excused, findings, all_findings;
} job;

static void read_text(char **text, size_t *n, const char *path)
{
    if (hf_file_read(text, n, path, (size_t)1 << 30, NULL) != HF_OK)
        abort();
}

static void sum_of(char sum[65], const char *path)
{
    char *text;
    size_t n;

    read_text(&text, &n, path);
    hf_sha256(sum, text, n);
    free(text);
}

/* Every line of stderr is the program's own, and there is one. */
static const char *wrong_words(const char *path)
{
    char *text, *line, *rest;
    const char *wrong = NULL;
    size_t n, lines = 0;

    read_text(&text, &n, path);
    rest = text;
    while ((line = strsep(&rest, "\n")))
        if (*line && strncmp(line, "hemiface", 8) != 0)
            wrong = "a line on stderr that is not the program's";
        else if (*line)
            lines++;
    free(text);
    return wrong ? wrong : lines ? NULL : "no word about what failed";
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* Whether a file may be there with those bytes after a failure. What a cohort
   keeps for --resume is checked by reading it. */
static const char *wrong_file(const job *j, const tree_file *file, int status)
{
    const tree_file *right = tree_find(&j->right, file->path);
    const tree_file *old = tree_find(&j->template, file->path);

    if (strstr(file->path, ".resume/"))
        return NULL;
    if ((right && !strcmp(right->sum, file->sum)) ||
        (old && !strcmp(old->sum, file->sum)))
        return NULL;
    if (!right && !old)
        return "a file is left behind";
    /* Some inputs failed: the others are there, in a whole file. */
    if (status == 3 || status == 1)
        return file->whole || strstr(base_name(file->path), ".json") ||
                       strstr(base_name(file->path), ".html")
                   ? NULL
                   : "a file is cut off";
    return "a file is not whole";
}

static const char *wrong_files(const job *j, int status, char *which)
{
    tree now;

    tree_read(&now, j->work);
    for (size_t i = 0; i < now.count; i++) {
        const char *wrong = wrong_file(j, &now.files[i], status);

        if (wrong) {
            snprintf(which, 256, "%s", now.files[i].path);
            return wrong;
        }
    }
    for (size_t i = 0; i < j->template.count; i++)
        if (!tree_find(&now, j->template.files[i].path))
            return "a file that was there is gone";
    return NULL;
}

static bool same_as_right(const job *j, const inject_end *end)
{
    tree now;
    char sum[65];

    if (end->status != j->clean.status)
        return false;
    sum_of(sum, j->out);
    tree_read(&now, j->work);
    if ((!j->any_out && strcmp(sum, j->right_out) != 0) ||
        now.count != j->right.count)
        return false;
    for (size_t i = 0; i < now.count; i++) {
        const tree_file *right = tree_find(&j->right, now.files[i].path);

        if (!right || strcmp(right->sum, now.files[i].sum) != 0)
            return false;
    }
    return true;
}

/* Such a library had asked. */
static bool excused(const inject_end *end)
{
    for (size_t i = 0; i < sizeof excuses / sizeof *excuses; i++) {
        const struct excuse *e = &excuses[i];

        if (strstr(end->who, e->object) &&
            (!e->signal || end->signal == e->signal))
            return true;
    }
    return false;
}

/* What is wrong with how a run ended, or NULL. */
static const char *judge(job *j, const inject_end *end, char *which)
{
    const char *wrong;

    *which = 0;
    if (end->status == -2)
        return "it hangs";
    if (end->status == -1) {
        snprintf(which, 256, "signal %d", end->signal);
        return "it died";
    }
    if (same_as_right(j, end)) {
        j->survived++;
        return NULL;
    }
    j->refused++;
    if (end->status == j->clean.status)
        return "the status is that of the right run, the output is not";
    if (end->status < 1 || end->status > 3)
        return "no status of ours";
    wrong = wrong_words(j->err);
    return wrong ? wrong : wrong_files(j, end->status, which);
}

static bool run(job *j, inject_end *end, inject_kind kind, unsigned long n)
{
    tree_clear(j->work);
    tree_copy(j->work, j->before);
    if (chdir(j->work) != 0)
        abort();
    return inject_run(end, j->argv, kind, n, j->preload, j->out, j->err);
}

static void tell(const job *j, inject_kind kind, unsigned long n,
                 const inject_end *end, const char *wrong, const char *which)
{
    char *text;
    size_t size;

    read_text(&text, &size, j->err);
    fprintf(stderr, "%s: %s %lu: %s: %s (status %d)%s%s\n  %.300s\n", j->name,
            inject_names[kind], n, wrong, which, end->status,
            *end->who ? ", asked by" : "", end->who, text);
    free(text);
}

static void try_one(job *j, inject_kind kind, unsigned long n)
{
    inject_end end;
    char which[256];
    const char *wrong;

    if (!run(j, &end, kind, n))
        abort();
    j->runs++;
    wrong = judge(j, &end, which);
    if (!wrong)
        return;
    if (excused(&end)) {
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

    return run(j, &end, kind, 0) && end.status == j->clean.status ? end.count
                                                                  : 0;
}

static void try_kind(job *j, inject_kind kind)
{
    const bool every = kind >= INJECT_SHORT_WRITE;
    const unsigned long total = how_many(j, kind);

    j->findings = 0;
    j->runs = j->survived = j->refused = j->excused = 0;
    for (unsigned long n = 1; n <= (every ? 1 : total);
         n += n < j->first ? 1 : j->stride)
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
    else if (!strncmp(option, "--first=", 8))
        j->first = strtoul(value, NULL, 10);
    else if (!strncmp(option, "--stride=", 9))
        j->stride = strtoul(value, NULL, 10);
    else
        exit(2);
}

/* The run without a failure: it must be fine, and the same twice. */
static void run_right(job *j)
{
    inject_end again;

    if (!run(j, &j->clean, INJECT_NOTHING, 0) || j->clean.status < 0 ||
        j->clean.status == 2) {
        fprintf(stderr, "%s: status %d without a failure\n", j->name,
                j->clean.status);
        exit(2);
    }
    tree_read(&j->template, j->before);
    tree_read(&j->right, j->work);
    sum_of(j->right_out, j->out);
    if (!run(j, &again, INJECT_NOTHING, 0) || !same_as_right(j, &again)) {
        fprintf(stderr, "%s: two runs differ\n", j->name);
        exit(2);
    }
}

int main(int argc, char **argv)
{
    static job only; /* too large for the stack */
    job *j = &only;
    int i = 1;

    j->name = "command";
    j->kinds = "all";
    j->first = ULONG_MAX;
    j->stride = 1;
    for (; i < argc && strcmp(argv[i], "--") != 0; i++)
        set(j, argv[i]);
    j->argv = argv + i + 1;
    if (i + 1 >= argc || !j->preload || !j->scratch || !j->stride)
        return 2;
    snprintf(j->work, sizeof j->work, "%s/work", j->scratch);
    snprintf(j->before, sizeof j->before, "%s/template", j->scratch);
    snprintf(j->out, sizeof j->out, "%s/stdout", j->scratch);
    snprintf(j->err, sizeof j->err, "%s/stderr", j->scratch);
    run_right(j);
    for (int kind = INJECT_MEMORY; kind < INJECT_KINDS; kind++)
        if (chosen(j, (inject_kind)kind))
            try_kind(j, (inject_kind)kind);
    return j->all_findings ? 1 : 0;
}
