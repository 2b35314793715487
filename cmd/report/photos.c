/* report/photos.c - the photos of a cohort, from photos.csv */
#include "cmd/report/photos.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/path.h"
#include "cmd/cli/table.h"

enum {
    PATIENT,
    VISIT,
    VIEW,
    PHOTO,
    STATUS,
    REASON,
    VERDICT,
    CAUSES,
    PROCEDURE, /* this and what follows may be absent */
    SOURCE,
    COLUMNS
};

static const char *const names[COLUMNS] = {
    "patient", "visit",   "view",   "photo",     "status",
    "reason",  "verdict", "causes", "procedure", "source"};

typedef struct reading {
    photos *to;
    const char *path;
    int at[COLUMNS];
} reading;

static hf_status take_header(void *data, char *const *cells, size_t count,
                             size_t line, hf_error *error)
{
    reading *r = data;

    (void)line;
    for (int c = 0; c < COLUMNS; c++) {
        r->at[c] = cli_table_column(cells, count, names[c]);
        if (c < PROCEDURE && r->at[c] < 0)
            return cli_fail(error, HF_E_FORMAT,
                            "'%s' has no column '%s': give a folder of results "
                            "of hemiface batch",
                            r->path, names[c]);
    }
    return HF_OK;
}

/* Causes stand in one cell, parted by blanks; sides do not count. */
static void take_causes(photos *p, const char *text)
{
    while (*text) {
        const size_t length = strcspn(text, " ");
        const size_t known = p->causes.count;
        char cause[40];
        size_t number;

        snprintf(cause, sizeof cause, "%.*s", (int)length, text);
        cause[strcspn(cause, ":")] = 0;
        number = cli_names_put(&p->causes, cause);
        if (number == known) {
            p->cause_count =
                cli_grow(p->cause_count, known + 1, sizeof *p->cause_count);
            p->cause_count[number] = 0;
        }
        p->cause_count[number]++;
        text += length + strspn(text + length, " ");
    }
}

/* "rater: AB": who looked at the photo and placed its points. */
static void take_rater(photos *p, const char *source)
{
    static const char by[] = "rater: ";

    if (strncmp(source, by, strlen(by)) != 0)
        return;
    cli_names_put(&p->raters, source + strlen(by));
    p->by_hand++;
}

static void take_failure(photos *p, const reading *r, char *const *cells)
{
    p->failures =
        cli_grow(p->failures, p->failure_count + 1, sizeof *p->failures);
    p->failures[p->failure_count++] =
        (photos_failure){cli_names_keep(&p->words, cells[r->at[PATIENT]]),
                         cli_names_keep(&p->words, cells[r->at[VISIT]]),
                         cli_names_keep(&p->words, cells[r->at[VIEW]]),
                         cli_names_keep(&p->words, cells[r->at[PHOTO]]),
                         cli_names_keep(&p->words, cells[r->at[REASON]])};
}

static void key_of(char *key, size_t size, const char *patient,
                   const char *visit)
{
    snprintf(key, size, "%s\t%s", patient, visit);
}

static hf_status take_row(void *data, char *const *cells, size_t line,
                          hf_error *error)
{
    reading *r = data;
    photos *p = r->to;
    char key[512];

    (void)line;
    (void)error;
    p->count++;
    cli_names_put(&p->patients, cells[r->at[PATIENT]]);
    if (r->at[PROCEDURE] >= 0 && *cells[r->at[PROCEDURE]])
        cli_names_put(&p->procedures, cells[r->at[PROCEDURE]]);
    if (strcmp(cells[r->at[STATUS]], "ok") != 0) {
        take_failure(p, r, cells);
        return HF_OK;
    }
    key_of(key, sizeof key, cells[r->at[PATIENT]], cells[r->at[VISIT]]);
    cli_names_put(&p->visits, key);
    for (int v = HF_PASS; v <= HF_REFUSE; v++)
        p->by_verdict[v] +=
            !strcmp(cells[r->at[VERDICT]], hf_verdict_name((hf_verdict)v));
    take_causes(p, cells[r->at[CAUSES]]);
    if (r->at[SOURCE] >= 0)
        take_rater(p, cells[r->at[SOURCE]]);
    return HF_OK;
}

hf_status photos_read(photos *out, const char *path, hf_error *error)
{
    reading r = {.to = out, .path = path};
    const cli_table_reader reader = {
        .header = take_header, .row = take_row, .data = &r};

    return cli_table_read(path, &reader, error);
}

void photos_clear(photos *p)
{
    cli_names *const all[] = {&p->patients,   &p->visits, &p->causes,
                              &p->procedures, &p->raters, &p->words};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        cli_names_clear(all[i]);
    free(p->cause_count);
    free(p->failures);
    memset(p, 0, sizeof *p);
}

bool photos_has(const photos *p, const char *patient, const char *visit)
{
    char key[512];

    key_of(key, sizeof key, patient, visit);
    return cli_names_find(&p->visits, key) != CLI_NO_NAME;
}

size_t photos_with_visit(const photos *p, const char *visit)
{
    size_t count = 0;

    for (size_t i = 0; i < p->patients.count; i++)
        count += photos_has(p, p->patients.words[i], visit);
    return count;
}

void photos_reason(char *text, size_t size, const char *reason, bool with_names)
{
    size_t used = 0;

    text[0] = 0;
    while (*reason && used + 1 < size) {
        const char *end = *reason == '\'' ? strchr(reason + 1, '\'') : NULL;
        char quoted[300];

        if (!end) {
            text[used++] = *reason++;
            text[used] = 0;
            continue;
        }
        snprintf(quoted, sizeof quoted, "%.*s", (int)(end - reason - 1),
                 reason + 1);
        snprintf(text + used, size - used, "%s",
                 with_names ? cli_path_base(quoted) : "the photo");
        used = strlen(text);
        reason = end + 1;
    }
}
