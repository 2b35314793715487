/* manifest/csv.c - a manifest from a CSV file */
#include "cmd/manifest/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "cmd/cli/table.h"

/* Most columns of a manifest: as many as a table may have. */
enum { MOST_COLUMNS = CLI_TABLE_COLUMNS };

typedef struct reader {
    manifest *m;
    hf_affected side;                             /* where no row says */
    const manifest_column *columns[MOST_COLUMNS]; /* NULL: carried through */
    size_t extra_of[MOST_COLUMNS];
    size_t column_count;
} reader;

/* ------------------------------------------------------------------ header */

/* Columns of the results that a manifest's own must not be called: a name that
 * is there twice is read as the wrong one of the two. */
static const char *const taken[] = {
    "advice",       "affected",   "baseline",    "causes",    "change",
    "direction",    "error",      "faces",       "grade",     "grade_best",
    "grade_worst",  "height",     "iris_px",     "kind",      "margin_better",
    "margin_worse", "mdc95",      "measure",     "met",       "missing",
    "mm_per_px",    "noticeable", "odds",        "pitch",     "points",
    "points_high",  "points_low", "post",        "pre",       "primary",
    "ratio_brow",   "ratio_eye",  "ratio_mouth", "reason",    "refused",
    "region",       "roll",       "scale",       "scale_rsd", "sd",
    "sha256",       "source",     "spread",      "status",    "takes",
    "target",       "unit",       "value",       "verdict",   "width",
    "yaw"};

static bool is_same(const reader *r, size_t i, size_t k, const char *name)
{
    if (r->columns[i] || r->columns[k])
        return r->columns[i] == r->columns[k];
    return !strcmp(r->m->extras[r->extra_of[k]], name);
}

static void header_cell(reader *r, const char *name, size_t line)
{
    const size_t i = r->column_count++;

    r->columns[i] = NULL;
    for (size_t k = 0; k < MANIFEST_COLUMNS; k++)
        if (!strcmp(manifest_columns[k].name, name))
            r->columns[i] = &manifest_columns[k];
    for (size_t k = 0; k < i; k++)
        if (is_same(r, i, k, name))
            manifest_complain(r->m, line, "column '%.60s' is there twice",
                              name);
    if (r->columns[i])
        return;
    for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
        if (!strcmp(name, taken[k]))
            manifest_complain(r->m, line,
                              "column '%s' is one of the results': rename it",
                              name);
    r->extra_of[i] = r->m->extra_count;
    r->m->extras[r->m->extra_count++] = manifest_keep(r->m, name, strlen(name));
}

static hf_status take_header(void *data, char *const *names, size_t count,
                             size_t line, hf_error *error)
{
    reader *r = data;

    (void)error;
    r->m->extras = manifest_pointers(r->m, count);
    for (size_t i = 0; i < count; i++)
        header_cell(r, names[i], line);
    for (size_t k = 0; k < MANIFEST_COLUMNS; k++) {
        bool there = false;

        for (size_t i = 0; i < count; i++)
            there = there || r->columns[i] == &manifest_columns[k];
        if (manifest_columns[k].needed && !there)
            manifest_complain(r->m, line, "column '%s' is missing",
                              manifest_columns[k].name);
    }
    return HF_OK;
}

/* -------------------------------------------------------------------- rows */

/* Takes out "./" and doubled slashes: the same photo written in two ways is
 * still there twice. Not "..", which behind a link leads elsewhere. */
static void tidy(char *path)
{
    char *to = path;
    bool begin = true; /* of a name */

    for (const char *c = path; *c; c++) {
        if (begin && *c == '.' && c[1] == '/')
            c++;
        else if (!begin || *c != '/' || c == path) {
            *to++ = *c;
            begin = *c == '/';
        }
    }
    *to = 0;
}

/* Relative to the manifest. */
static const char *full_path(manifest *m, const char *photo, size_t line)
{
    char path[4096];
    const int n = *photo == '/' || !*m->folder
                      ? snprintf(path, sizeof path, "%s", photo)
                      : snprintf(path, sizeof path, "%s/%s", m->folder, photo);

    if (n >= (int)sizeof path) {
        manifest_complain(m, line, "photo '%.60s...': the path is too long",
                          photo);
        return "";
    }
    tidy(path);
    return manifest_keep(m, path, strlen(path));
}

static hf_status take_row(void *data, char *const *cells, size_t line,
                          hf_error *error)
{
    reader *r = data;
    const char **extras = manifest_pointers(r->m, r->m->extra_count);
    manifest_row *row = manifest_more(r->m);

    (void)error;
    *row = (manifest_row){.line = line,
                          .patient = "",
                          .visit = "",
                          .photo = "",
                          .path = "",
                          .view = HF_VIEW_NONE,
                          .side = r->side,
                          .day = "",
                          .extras = extras};
    for (size_t i = 0; i < r->column_count; i++) {
        const char *kept = manifest_keep(r->m, cells[i], strlen(cells[i]));

        if (r->columns[i])
            r->columns[i]->set(r->m, row, kept);
        else
            extras[r->extra_of[i]] = kept;
    }
    row->path = full_path(r->m, row->photo, line);
    return HF_OK;
}

/* The other rows are still looked at. */
static hf_status take_odd_row(void *data, size_t count, size_t line,
                              hf_error *error)
{
    const reader *r = data;

    (void)error;
    manifest_complain(r->m, line, "%zu cells, the header has %zu", count,
                      r->column_count);
    return HF_OK;
}

/* -------------------------------------------------------------------- file */

static void take_folder(manifest *m, const char *path)
{
    const char *slash = strrchr(path, '/');

    m->folder = slash ? manifest_keep(m, path, (size_t)(slash - path))
                      : manifest_keep(m, "", 0);
    if (slash == path)
        m->folder = manifest_keep(m, "/.", 2);
}

bool manifest_read(manifest **out, const char *path, hf_affected side)
{
    reader *r = calloc(1, sizeof *r);
    const cli_table_reader table = {.header = take_header,
                                    .row = take_row,
                                    .odd_row = take_odd_row,
                                    .every_row = true,
                                    .data = r};
    hf_error error;
    manifest *m;

    *out = NULL;
    if (!r) {
        cli_complain("out of memory");
        return false;
    }
    m = r->m = manifest_new();
    r->side = side;
    take_folder(m, path);
    if (cli_table_read(path, &table, &error) != HF_OK)
        manifest_complain(m, 0, "%s", error.text);
    else if (!m->complaints && !m->count)
        manifest_complain(m, 0, "'%s' has no photo", path);
    free(r);
    manifest_check(m);
    if (!m->complaints) {
        *out = m;
        return true;
    }
    manifest_free(m);
    return false;
}
