/* face/tables.c - tables of points: OpenFace, Auto-eFACE, dynaface, Emotrics+
 *
 * A face a row, two columns a point, found by their names; other columns
 * (gaze, action units, measures) are left alone. A row in which the program
 * says that it found no face is none. Emotrics+ writes a point a row instead.
 */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "face/marks.h"

/* How a program names its columns. */
typedef struct layout {
    hf_scheme scheme;
    const char *x, *y;         /* with the point's number */
    size_t first;              /* number of the first point */
    bool gaps;                 /* cells may be empty */
    const char *photo, *found; /* NULL: no such column */
    const char *box[4];        /* corners, or NULL */
} layout;

static const layout openface = {
    HF_SCHEME_IBUG68, "x_%zu", "y_%zu", 0, false, NULL, "success", {NULL}};
static const layout auto_eface = {HF_SCHEME_IBUG68,
                                  "landmark_%zu_x",
                                  "landmark_%zu_y",
                                  0,
                                  false,
                                  "file",
                                  NULL,
                                  {"bb_x1", "bb_y1", "bb_x2", "bb_y2"}};
static const layout dynaface = {HF_SCHEME_WFLW98,
                                "landmark-%zu-x",
                                "landmark-%zu-y",
                                1,
                                true,
                                NULL,
                                NULL,
                                {NULL}};

enum { NONE = -1 };

/* Where the columns are. */
typedef struct columns {
    int x[HF_MOST_MARKS], y[HF_MOST_MARKS], photo, found, box[4];
    size_t count;
} columns;

/* A table being read, too large for the stack together. */
typedef struct table {
    const layout *layout;
    columns at;
    hf_lines lines;
    hf_marks marks;
    char *cells[HF_MOST_CELLS];
} table;

static int place(const table *t, const char *name)
{
    for (size_t i = 0; name && i < t->at.count; i++)
        if (strcmp(t->cells[i], name) == 0)
            return (int)i;
    return NONE;
}

static int place_numbered(const table *t, const char *pattern, size_t number)
{
    const char *hole = strstr(pattern, "%zu");
    char name[40];

    snprintf(name, sizeof name, "%.*s%zu%s", (int)(hole - pattern), pattern,
             number, hole + 3);
    return place(t, name);
}

static hf_status read_header(table *t)
{
    const size_t points = hf_scheme_size(t->layout->scheme);
    hf_lines *l = &t->lines;
    columns *at = &t->at;

    hf_lines_next_filled(l);
    at->count = hf_cut_csv(l->text, t->cells, HF_MOST_CELLS);
    if (l->cut || at->count == HF_MOST_CELLS)
        return hf_lines_bad(l, "too many columns");
    for (size_t i = 0; i < points; i++) {
        at->x[i] = place_numbered(t, t->layout->x, i + t->layout->first);
        at->y[i] = place_numbered(t, t->layout->y, i + t->layout->first);
        if (at->x[i] == NONE || at->y[i] == NONE)
            return hf_fail(l->error, HF_E_CORRUPT,
                           "'%s' line %zu: point %zu of %zu has no columns",
                           l->name, l->line, i + t->layout->first, points);
    }
    at->photo = place(t, t->layout->photo);
    at->found = place(t, t->layout->found);
    for (int k = 0; k < 4; k++)
        at->box[k] = place(t, t->layout->box[k]);
    return HF_OK;
}

static bool is_gap(const char *cell)
{
    return !*cell || !strcmp(cell, "nan") || !strcmp(cell, "NaN") ||
           !strcmp(cell, "NA");
}

static hf_status read_points(table *t)
{
    for (size_t i = 0; i < t->marks.count; i++) {
        const char *x = t->cells[t->at.x[i]], *y = t->cells[t->at.y[i]];
        double px, py;

        if (t->layout->gaps && (is_gap(x) || is_gap(y)))
            continue;
        if (!hf_cell_number(&px, x) || !hf_cell_number(&py, y))
            return hf_fail(t->lines.error, HF_E_CORRUPT,
                           "'%s' line %zu: a coordinate of point %zu is no "
                           "number",
                           t->lines.name, t->lines.line, i + t->layout->first);
        hf_marks_set(&t->marks, i, px, py);
    }
    return HF_OK;
}

static hf_status read_box(table *t)
{
    double v[4];

    if (t->at.box[0] == NONE || t->at.box[1] == NONE || t->at.box[2] == NONE ||
        t->at.box[3] == NONE)
        return HF_OK;
    for (int k = 0; k < 4; k++)
        if (!hf_cell_number(&v[k], t->cells[t->at.box[k]]))
            return hf_lines_bad(&t->lines, "a corner of the box is no number");
    t->marks.boxed = true;
    for (int k = 0; k < 2; k++) {
        t->marks.box[k] = v[k];
        t->marks.box[k + 2] = v[k + 2] - v[k];
    }
    return HF_OK;
}

static hf_status read_row(table *t, hf_landmarks *file)
{
    const size_t cells = hf_cut_csv(t->lines.text, t->cells, HF_MOST_CELLS);
    hf_status status;
    double found = 1;

    if (t->lines.cut || cells != t->at.count)
        return hf_fail(t->lines.error, HF_E_CORRUPT,
                       "'%s' line %zu: %zu cells under a header of %zu",
                       t->lines.name, t->lines.line, cells, t->at.count);
    if (t->at.found != NONE && !hf_cell_number(&found, t->cells[t->at.found]))
        return hf_lines_bad(&t->lines, "expected 0 or 1 under 'success'");
    if (found == 0)
        return HF_OK;
    hf_marks_begin(&t->marks, t->layout->scheme, false);
    if (t->at.photo != NONE)
        hf_marks_name(&t->marks, t->cells[t->at.photo]);
    status = read_points(t);
    if (status == HF_OK)
        status = read_box(t);
    return status == HF_OK ? hf_landmarks_add_line(file, &t->marks, &t->lines)
                           : status;
}

static hf_status read_table(hf_landmarks *file, const layout *names,
                            const char *text, size_t length, const char *name,
                            hf_error *error)
{
    table *t = malloc(sizeof *t);
    hf_status status;

    if (!t)
        return hf_fail_memory(error);
    t->layout = names;
    hf_lines_begin(&t->lines, text, length, name, error);
    status = read_header(t);
    while (status == HF_OK && hf_lines_next_filled(&t->lines))
        status = read_row(t, file);
    free(t);
    return status;
}

hf_status hf_read_openface(hf_landmarks *file, const char *text, size_t length,
                           const char *name, hf_error *error)
{
    return read_table(file, &openface, text, length, name, error);
}

hf_status hf_read_auto_eface(hf_landmarks *file, const char *text,
                             size_t length, const char *name, hf_error *error)
{
    return read_table(file, &auto_eface, text, length, name, error);
}

hf_status hf_read_dynaface(hf_landmarks *file, const char *text, size_t length,
                           const char *name, hf_error *error)
{
    return read_table(file, &dynaface, text, length, name, error);
}
