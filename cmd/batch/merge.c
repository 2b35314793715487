/* batch/merge.c - the parts of a cohort put together */
#include "cmd/batch/merge.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include <hemiface/version.h>

#include "cmd/batch/kinds.h"
#include "cmd/batch/run.h"
#include "cmd/cli/message.h"
#include "cmd/cli/path.h"

/* Longest path. */
enum { PATH_SIZE = 4096 };

static bool path_in(char path[PATH_SIZE], const char *folder, const char *name)
{
    if (snprintf(path, PATH_SIZE, "%s/%s", folder, name) < PATH_SIZE)
        return true;
    cli_complain("the path of '%s' is too long", folder);
    return false;
}

static bool cannot_write(const char *path)
{
    cli_complain("cannot write '%s': %s", path,
                 errno ? strerror(errno) : "out of memory");
    return false;
}

static bool store(const char *path, const char *text)
{
    FILE *to = fopen(path, "wb");
    const bool said = to && fputs(text, to) >= 0;

    return to && fclose(to) == 0 && said;
}

bool merge_note(const char *folder, const char *settings, const char *cohort,
                int k, int n, size_t failed)
{
    char whole[PATH_SIZE], path[PATH_SIZE];
    json_t *note = json_pack("{ss ss ss si si sI}", "version", hf_version(),
                             "settings", settings, "cohort", cohort, "shard", k,
                             "shards", n, "failed", (json_int_t)failed);
    /* Before there is a file, which an end without memory would leave. */
    char *text = note ? json_dumps(note, JSON_INDENT(2)) : NULL;
    bool fine = path_in(whole, folder, "batch.json") &&
                path_in(path, folder, "batch.json.new");

    errno = 0;
    if (fine && (!text || !store(path, text) || rename(path, whole) != 0)) {
        fine = cannot_write(whole);
        unlink(path);
    }
    free(text);
    json_decref(note);
    return fine;
}

/* ------------------------------------------------------------------- parts */

typedef struct part {
    const char *folder;
    json_t *note;
    int k, n;
} part;

static bool read_part(part *p, const char *folder, const char *out)
{
    char path[PATH_SIZE];
    json_error_t why;

    *p = (part){.folder = folder};
    if (!path_in(path, folder, "batch.json"))
        return false;
    p->note = json_load_file(path, 0, &why);
    if (!p->note) {
        cli_complain("'%s' is not the result of a finished run: %s", folder,
                     why.text);
        return false;
    }
    if (cli_path_same(folder, out)) {
        cli_complain("'%s' is a part and cannot be --out too", folder);
        return false;
    }
    p->k = (int)json_integer_value(json_object_get(p->note, "shard"));
    p->n = (int)json_integer_value(json_object_get(p->note, "shards"));
    return true;
}

static int by_shard(const void *a, const void *b)
{
    return ((const part *)a)->k - ((const part *)b)->k;
}

static bool alike(const part *a, const part *b, const char *key)
{
    if (json_equal(json_object_get(a->note, key),
                   json_object_get(b->note, key)))
        return true;
    cli_complain("'%s' and '%s' are parts of different runs: %s differs",
                 a->folder, b->folder, key);
    return false;
}

static bool complete(const part *parts, int count)
{
    static const char *const same[] = {"version", "settings", "cohort",
                                       "shards"};
    bool fine = true;

    for (int i = 1; i < count; i++)
        for (size_t k = 0; k < sizeof same / sizeof *same && fine; k++)
            fine = alike(&parts[0], &parts[i], same[k]);
    for (int i = 0; i < count && fine; i++)
        if (i && parts[i].k == parts[i - 1].k) {
            cli_complain("'%s' and '%s' are both part %d", parts[i - 1].folder,
                         parts[i].folder, parts[i].k);
            fine = false;
        }
    if (fine && count != parts[0].n) {
        cli_complain("%d of %d parts: all of them are needed", count,
                     parts[0].n);
        fine = false;
    }
    return fine;
}

/* -------------------------------------------------------------------- files */

/* Copies what follows provenance and, of CSV, the header. */
static bool copy_body(FILE *to, FILE *from, bool json, bool whole)
{
    char *line = NULL;
    size_t room = 0;
    bool body = whole;
    ssize_t n;

    while ((n = getline(&line, &room, from)) >= 0) {
        const bool front =
            json ? !strncmp(line, "{\"provenance\"", 13) : *line == '#';

        if (body || (json && !front))
            fwrite(line, 1, (size_t)n, to);
        else if (!front)
            body = true; /* that was the header */
    }
    free(line);
    /* Not at the end: without memory for a line there is no error of the
     * file. */
    return feof(from) && !ferror(from) && !ferror(to);
}

static FILE *open_kind(const char *folder, int kind, bool *json)
{
    char name[32], path[PATH_SIZE];
    FILE *file;

    snprintf(name, sizeof name, "%s.csv", kind_names[kind]);
    file = path_in(path, folder, name) ? fopen(path, "rb") : NULL;
    *json = !file;
    if (file)
        return file;
    snprintf(name, sizeof name, "%s.jsonl", kind_names[kind]);
    return path_in(path, folder, name) ? fopen(path, "rb") : NULL;
}

/* A kind's file on its way, and where it goes. */
typedef struct target {
    char path[PATH_SIZE], whole[PATH_SIZE];
    FILE *file; /* NULL: not begun, or done */
} target;

static bool target_open(target *t, const char *out, int kind, bool json)
{
    char name[32];

    snprintf(name, sizeof name, "%s.%s", kind_names[kind],
             json ? "jsonl" : "csv");
    if (!path_in(t->whole, out, name))
        return false;
    strcat(name, ".new");
    if (!path_in(t->path, out, name))
        return false;
    t->file = fopen(t->path, "wb");
    return t->file || cannot_write(t->whole);
}

static bool merge_kind(target *t, const char *out, const part *parts, int count,
                       int kind)
{
    bool fine = true;

    for (int i = 0; i < count && fine; i++) {
        bool json;
        FILE *from = open_kind(parts[i].folder, kind, &json);

        if (!from) {
            cli_complain("'%s' has no %s", parts[i].folder, kind_names[kind]);
            return false;
        }
        fine =
            (t->file || target_open(t, out, kind, json)) &&
            (copy_body(t->file, from, json, i == 0) || cannot_write(t->whole));
        fclose(from);
    }
    if (fine && t->file) {
        fine = fclose(t->file) == 0 || cannot_write(t->whole);
        t->file = NULL;
    }
    return fine;
}

/* All kinds get their names when all are whole, or none does. */
static bool merge_files(const char *out, const part *parts, int count)
{
    target *targets = calloc(KINDS, sizeof *targets);
    bool fine = targets != NULL;

    for (int k = 0; k < KINDS && fine; k++)
        fine = merge_kind(&targets[k], out, parts, count, k);
    for (int k = 0; k < KINDS && fine; k++)
        fine = rename(targets[k].path, targets[k].whole) == 0 ||
               cannot_write(targets[k].whole);
    for (int k = 0; k < KINDS && targets && !fine; k++) {
        if (targets[k].file)
            fclose(targets[k].file);
        if (targets[k].path[0])
            unlink(targets[k].path);
    }
    free(targets);
    return fine;
}

bool merge_parts(const char *out, char *const *folders, int count,
                 size_t *failed)
{
    part *parts = calloc((size_t)count, sizeof *parts);
    bool fine = parts != NULL;

    *failed = 0;
    for (int i = 0; i < count && fine; i++)
        fine = read_part(&parts[i], folders[i], out);
    if (fine) {
        qsort(parts, (size_t)count, sizeof *parts, by_shard);
        /* Not before: what cannot be merged leaves nothing behind. */
        fine = complete(parts, count) && run_folder(out);
    }
    fine = fine && merge_files(out, parts, count);
    for (int i = 0; i < count && fine; i++)
        *failed += (size_t)json_integer_value(
            json_object_get(parts[i].note, "failed"));
    if (fine)
        fine = merge_note(
            out, json_string_value(json_object_get(parts[0].note, "settings")),
            json_string_value(json_object_get(parts[0].note, "cohort")), 1, 1,
            *failed);
    for (int i = 0; i < count && parts; i++)
        json_decref(parts[i].note);
    free(parts);
    return fine;
}
