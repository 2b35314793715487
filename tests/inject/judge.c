/* What a tool may make of a failure, and what it may not. */
#define _DEFAULT_SOURCE /* strsep */

#include "tests/inject/job.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/sha256.h"

/* Libraries that end the program when an allocation of theirs fails, and files
   that only a library reads, by which signal (0: whatever goes wrong then;
   ALIVE: it ends by itself), and why: nothing that a caller could do about it.
 */
/* LEAKED: by the sanitizer, and no more than what is known (leaked_rows).
   UNSAID: it ends as if all were well. LEFT: by the sanitizer, when the tool
   had said that it ends without memory. */
enum { ALIVE = -1, LEAKED = -2, UNSAID = -3, LEFT = -4 };
/* A library that asked for the memory itself. */
#define OWN "preload.so "

static const struct excuse {
    const char *who, *why;
    int signal;
} excuses[] = {
    {"libseccomp.so",
     "follows null pointers, frees twice and goes round for ever where it puts "
     "a filter together, before any input is read",
     0},
    {"libfontconfig.so",
     "goes on with a null pointer or waits for ever, and prints", 0},
    {OWN "libcairo.so",
     "jumps out of its scan converter to where nobody is any more", SIGABRT},
    {OWN "libcairo.so", "the same", SIGSEGV},
    {OWN "libpixman-1.so.0 libcairo.so",
     "finishes a vector picture that holds an image which pixman did not make",
     SIGSEGV},
    {OWN "libcairo.so",
     "leaves a line out of a picture of pixels, and its status is that of "
     "success",
     UNSAID},
    {"libgsl.so",
     "a tridiagonal system's solver keeps what it got of its four rows when it "
     "did not get them all",
     LEAKED},
    {OWN "libcrypto.so", "leaves what it has of a context behind", LEFT},
    {"/task", "the leak sanitizer does not find the program's threads", ALIVE},
    {"/fontconfig/", "libfontconfig goes on without, and prints", ALIVE},
    {"/fonts/", "another font is taken", ALIVE},
};

void job_text(char **text, size_t *n, const char *path)
{
    if (hf_file_read(text, n, path, (size_t)1 << 30, NULL) != HF_OK)
        abort();
}

void job_sum(char sum[65], const char *path)
{
    char *text;
    size_t n;

    job_text(&text, &n, path);
    hf_sha256(sum, text, n);
    free(text);
}

/* Every line of stderr is the program's own, and there is one. */
static const char *wrong_words(const char *path)
{
    char *text, *line, *rest;
    const char *wrong = NULL;
    size_t n, lines = 0;

    job_text(&text, &n, path);
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

    tree_read(&now, j->wish.work);
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

/* What a cohort keeps may stay if that is said. */
static bool left_behind(const job *j, const tree_file *file)
{
    return strstr(file->path, ".resume/") && !wrong_words(j->wish.err);
}

bool job_same(const job *j, const inject_end *end)
{
    tree now;
    size_t same = 0;
    char sum[65];

    if (end->status != j->clean.status)
        return false;
    job_sum(sum, j->wish.out);
    tree_read(&now, j->wish.work);
    if (!j->any_out && strcmp(sum, j->right_out) != 0)
        return false;
    for (size_t i = 0; i < now.count; i++) {
        const tree_file *right = tree_find(&j->right, now.files[i].path);

        if (right ? strcmp(right->sum, now.files[i].sum) != 0
                  : !left_behind(j, &now.files[i]))
            return false;
        same += right != NULL;
    }
    return same == j->right.count;
}

/* The leak sanitizer's words on what GSL leaves: it cannot name the function,
   whose frames it does not see. */
static bool leaked_rows(const job *j)
{
    char *text;
    size_t n;
    bool found;

    job_text(&text, &n, j->wish.err);
    found = strstr(text, "leaked in 1 allocation(s)") ||
            strstr(text, "leaked in 2 allocation(s)") ||
            strstr(text, "leaked in 3 allocation(s)");
    free(text);
    return found;
}

static bool left_at_end(const job *j)
{
    char *text;
    size_t n;
    bool found;

    job_text(&text, &n, j->wish.err);
    found = strstr(text, ": out of memory\n") &&
            strstr(text, "ERROR: LeakSanitizer");
    free(text);
    return found;
}

bool job_excused(const job *j, const inject_end *end)
{
    for (size_t i = 0; i < sizeof excuses / sizeof *excuses; i++) {
        const struct excuse *e = &excuses[i];
        const bool fits = e->signal == 0        ? true
                          : e->signal == ALIVE  ? end->signal == 0
                          : e->signal == LEAKED ? leaked_rows(j)
                          : e->signal == LEFT   ? left_at_end(j)
                          : e->signal == UNSAID ? end->status == j->clean.status
                                                : end->signal == e->signal;

        if (strstr(end->who, e->who) && fits)
            return true;
    }
    return false;
}

/* What is wrong with how a run ended, or NULL. */
const char *job_judge(job *j, const inject_end *end, char *which)
{
    const char *wrong;

    *which = 0;
    if (end->stopped)
        return end->stopped;
    if (end->status == -1) {
        snprintf(which, 256, "signal %d", end->signal);
        return "it died";
    }
    if (job_same(j, end)) {
        j->survived++;
        return NULL;
    }
    j->refused++;
    if (end->status == j->clean.status)
        return "the status is that of the right run, the output is not";
    if (end->status < 1 || end->status > 3)
        return "no status of ours";
    wrong = wrong_words(j->wish.err);
    return wrong ? wrong : wrong_files(j, end->status, which);
}
