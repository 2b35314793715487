/* batch/manifest_csv.c - a manifest from a CSV file, by libcsv */
#include "cmd/batch/rows.h"

#include <csv.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"

/* --------------------------------------------------------------- columns */

typedef struct reader reader;

typedef void set_cell(reader *r, manifest_row *row, const char *cell);

static set_cell set_patient, set_visit, set_view, set_photo, set_side,
    set_procedure, set_day, set_mirrored, set_pupil, set_iris;

static const struct column {
    const char *name;
    bool needed;
    set_cell *set;
} known[] = {
    {"patient", true, set_patient}, {"visit", true, set_visit},
    {"view", true, set_view},       {"photo", true, set_photo},
    {"side", false, set_side},      {"procedure", false, set_procedure},
    {"day", false, set_day},        {"mirrored", false, set_mirrored},
    {"pupil_mm", false, set_pupil}, {"iris_mm", false, set_iris},
};
enum { KNOWN = sizeof known / sizeof *known };

/* Most columns of a manifest. */
enum { MOST_COLUMNS = 256 };

struct reader {
    manifest *m;
    hf_affected side;                           /* where no row says */
    const struct column *columns[MOST_COLUMNS]; /* NULL: carried through */
    size_t extra_of[MOST_COLUMNS];
    size_t column_count, at;
    size_t physical; /* line of the file */
    size_t line;     /* that the row began on */
    bool open;       /* a row has begun */
    bool header;
    manifest_row row;
    const char **extras;
};

/* What a cell holds, without what would break a message's line. */
static void bad(reader *r, const char *column, const char *cell,
                const char *what)
{
    char shown[81];
    size_t i = 0;

    for (; cell[i] && i + 1 < sizeof shown; i++)
        shown[i] = (unsigned char)cell[i] < ' ' ? '?' : cell[i];
    shown[i] = 0;
    r->row.bad = true;
    manifest_complain(r->m, r->line, "%s '%s': %s", column, shown, what);
}

static void set_patient(reader *r, manifest_row *row, const char *cell)
{
    row->patient = cell;
    if (!*cell)
        bad(r, "patient", cell, "must not be empty");
}

static void set_visit(reader *r, manifest_row *row, const char *cell)
{
    row->visit = cell;
    if (!*cell)
        bad(r, "visit", cell, "must not be empty");
}

static void set_view(reader *r, manifest_row *row, const char *cell)
{
    row->view = hf_view_by_name(cell);
    if (row->view == HF_VIEW_NONE)
        bad(r, "view", cell,
            "must be rest, brow, close-gentle, close-full, smile-gentle, "
            "smile-full, pucker, lower-lip, snarl or 1 to 9");
}

static void set_photo(reader *r, manifest_row *row, const char *cell)
{
    row->photo = cell;
    if (!*cell)
        bad(r, "photo", cell, "must not be empty");
}

static void set_side(reader *r, manifest_row *row, const char *cell)
{
    hf_error why;

    if (*cell && hf_affected_parse(&row->side, cell, &why) != HF_OK)
        bad(r, "side", cell, "must be right, left, both, none or unknown");
}

static void set_procedure(reader *r, manifest_row *row, const char *cell)
{
    hf_error why;

    if (*cell && hf_procedure_by_name(&row->procedure, cell, &why) != HF_OK)
        bad(r, "procedure", cell,
            "is not known: compare --procedures lists them");
}

static void set_day(reader *r, manifest_row *row, const char *cell)
{
    char *end;

    row->day = cell;
    (void)strtod(cell, &end);
    if (*end)
        bad(r, "day", cell, "must be a number: days from surgery");
}

static void set_mirrored(reader *r, manifest_row *row, const char *cell)
{
    static const char *const yes[] = {"yes", "true", "1"};
    static const char *const no[] = {"", "no", "false", "0"};

    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!strcmp(cell, yes[i])) {
            row->mirrored = true;
            return;
        }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (!strcmp(cell, no[i]))
            return;
    bad(r, "mirrored", cell, "must be yes or no");
}

static double millimetres(reader *r, const char *column, const char *cell,
                          double low, double high)
{
    char *end, what[64];
    const double mm = strtod(cell, &end);

    if (!*cell)
        return 0;
    if (!*end && mm >= low && mm <= high)
        return mm;
    snprintf(what, sizeof what, "must be %g to %g mm", low, high);
    bad(r, column, cell, what);
    return 0;
}

static void set_pupil(reader *r, manifest_row *row, const char *cell)
{
    row->pupil_mm = millimetres(r, "pupil_mm", cell, 30, 90);
}

static void set_iris(reader *r, manifest_row *row, const char *cell)
{
    row->iris_mm = millimetres(r, "iris_mm", cell, 8, 16);
}

/* ------------------------------------------------------------------ header */

/* Columns of the results that a manifest's own must not be called. */
static const char *const taken[] = {
    "region", "measure", "value", "unit",   "sd",       "status", "reason",
    "scale",  "mdc95",   "takes", "spread", "affected", "kind"};

static void header_cell(reader *r, const char *name, size_t length)
{
    const size_t i = r->column_count++;

    if (i >= MOST_COLUMNS)
        return;
    r->columns[i] = NULL;
    for (size_t k = 0; k < KNOWN; k++)
        if (!strcmp(known[k].name, name))
            r->columns[i] = &known[k];
    for (size_t k = 0; k < i; k++)
        if ((r->columns[i] && r->columns[k] == r->columns[i]) ||
            (!r->columns[i] && !r->columns[k] &&
             !strcmp(r->m->extras[r->extra_of[k]], name)))
            manifest_complain(r->m, r->line, "column '%.60s' is there twice",
                              name);
    if (r->columns[i])
        return;
    for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
        if (!strcmp(name, taken[k]))
            manifest_complain(r->m, r->line,
                              "column '%s' is one of the results': rename it",
                              name);
    r->extra_of[i] = r->m->extra_count;
    r->m->extras[r->m->extra_count++] = manifest_keep(r->m, name, length);
}

static void end_header(reader *r)
{
    for (size_t k = 0; k < KNOWN; k++) {
        bool there = false;

        for (size_t i = 0; i < r->column_count && i < MOST_COLUMNS; i++)
            there = there || r->columns[i] == &known[k];
        if (known[k].needed && !there)
            manifest_complain(r->m, r->line, "column '%s' is missing",
                              known[k].name);
    }
    if (r->column_count > MOST_COLUMNS)
        manifest_complain(r->m, r->line, "more than %d columns", MOST_COLUMNS);
    r->header = false;
}

/* -------------------------------------------------------------------- rows */

static void take_cell(void *text, size_t length, void *data)
{
    reader *r = data;
    char *cell = text ? text : (char *)(uintptr_t) "";

    /* A mark at the very beginning that says UTF-8. */
    if (r->header && !r->at && length >= 3 && !memcmp(cell, "\xef\xbb\xbf", 3))
        cell += 3, length -= 3;
    if (r->header)
        header_cell(r, manifest_keep(r->m, cell, length), length);
    else if (r->at < r->column_count && r->at < MOST_COLUMNS) {
        const char *kept = manifest_keep(r->m, cell, length);

        if (r->columns[r->at])
            r->columns[r->at]->set(r, &r->row, kept);
        else
            r->extras[r->extra_of[r->at]] = kept;
    }
    r->at++;
}

static void start_row(reader *r)
{
    r->row = (manifest_row){.patient = "",
                            .visit = "",
                            .photo = "",
                            .path = "",
                            .view = HF_VIEW_NONE,
                            .side = r->side,
                            .day = ""};
    r->extras = manifest_pointers(r->m, r->m->extra_count);
    for (size_t i = 0; i < r->m->extra_count; i++)
        r->extras[i] = "";
    r->at = 0;
    r->open = false;
}

/* Relative to the manifest. */
static const char *full_path(manifest *m, const char *photo)
{
    char path[4096];
    const int n = *photo == '/' || !*m->folder
                      ? snprintf(path, sizeof path, "%s", photo)
                      : snprintf(path, sizeof path, "%s/%s", m->folder, photo);

    return manifest_keep(m, path, n < (int)sizeof path ? (size_t)n : 0);
}

static void take_row(int end, void *data)
{
    reader *r = data;

    (void)end;
    if (r->header) {
        end_header(r);
    } else if (r->at != r->column_count) {
        manifest_complain(r->m, r->line, "%zu cells, the header has %zu", r->at,
                          r->column_count);
    } else {
        r->row.path = full_path(r->m, r->row.photo);
        r->row.extras = r->extras;
        r->row.line = r->line;
        *manifest_more(r->m) = r->row;
    }
    start_row(r);
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

/* Line by line, so that a row is named by the line it begins on; libcsv skips
 * empty ones without a word. */
static bool feed(reader *r, struct csv_parser *parser, FILE *file)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    bool fine = true;

    while (fine && (n = getline(&line, &room, file)) >= 0) {
        r->physical++;
        if (!r->open)
            r->line = r->physical;
        r->open = r->open || line[strspn(line, "\r\n")];
        fine = csv_parse(parser, line, (size_t)n, take_cell, take_row, r) ==
               (size_t)n;
    }
    free(line);
    return fine;
}

static bool parse(reader *r, FILE *file, const char *path)
{
    struct csv_parser parser;

    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL)) {
        cli_complain("out of memory");
        return false;
    }
    r->m->extras = manifest_pointers(r->m, MOST_COLUMNS);
    start_row(r);
    if (feed(r, &parser, file) && !ferror(file))
        csv_fini(&parser, take_cell, take_row, r);
    if (csv_error(&parser))
        manifest_complain(r->m, r->line,
                          "not CSV: a quote is not closed, or stands inside a "
                          "cell without quotes");
    if (ferror(file))
        manifest_complain(r->m, 0, "cannot read '%s': %s", path,
                          strerror(errno));
    csv_free(&parser);
    return true;
}

bool manifest_read(manifest **out, const char *path, hf_affected side)
{
    reader *r = calloc(1, sizeof *r);
    FILE *file = fopen(path, "rb");
    bool fine;

    *out = NULL;
    if (!r || !file) {
        cli_complain("cannot read '%s': %s", path, strerror(errno));
        free(r);
        if (file)
            fclose(file);
        return false;
    }
    r->m = manifest_new();
    r->side = side;
    r->header = true;
    take_folder(r->m, path);
    fine = parse(r, file, path);
    fclose(file);
    if (fine && !r->m->complaints && !r->m->count)
        manifest_complain(r->m, 0, "'%s' has no photo", path);
    if (fine)
        manifest_check(r->m);
    fine = fine && !r->m->complaints;
    if (fine)
        *out = r->m;
    else
        manifest_free(r->m);
    free(r);
    return fine;
}
