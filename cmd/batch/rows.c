/* batch/rows.c - a patient's results as rows of every kind */
#include "cmd/batch/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/show/changes.h"
#include "cmd/cli/message.h"
#include "cmd/cli/output.h"
#include "cmd/cli/text.h"
#include "cmd/show/values.h"

/* What follows every row: what the manifest says of the patient. Grades and
 * changes have some of it in columns of their own. */
enum { AFFECTED = 0, PROCEDURE, KIND, DAY, OWN };
static const char *const own_names[OWN] = {"affected", "procedure", "kind",
                                           "day"};
static const size_t own_from[KINDS] = {
    [KIND_GRADES] = PROCEDURE, [KIND_CHANGES] = KIND, [KIND_FAILURES] = 0};

static struct {
    const char **names, **cells;
    size_t count;
} suffix;

static void suffix_begin(const manifest *m, int kind)
{
    const size_t extras = manifest_extra_count(m), from = own_from[kind];

    free(suffix.names);
    free(suffix.cells);
    suffix.count = OWN + extras;
    suffix.names = calloc(suffix.count, sizeof *suffix.names);
    suffix.cells = calloc(suffix.count, sizeof *suffix.cells);
    if (!suffix.names || !suffix.cells) {
        cli_complain("out of memory");
        exit(CLI_NOTHING);
    }
    for (size_t i = 0; i < OWN; i++)
        suffix.names[i] = own_names[i];
    for (size_t i = 0; i < extras; i++)
        suffix.names[OWN + i] = manifest_extra_name(m, i);
    for (size_t i = 0; i < suffix.count; i++)
        suffix.cells[i] = "";
    cli_rows_suffix(suffix.names + from, suffix.cells + from,
                    suffix.count - from);
}

void results_suffix(const manifest *m, const manifest_row *row)
{
    suffix.cells[AFFECTED] = hf_affected_name(row->side);
    suffix.cells[PROCEDURE] = row->procedure ? row->procedure->name : "";
    suffix.cells[KIND] =
        row->procedure ? hf_kind_name(row->procedure->kind) : "";
    suffix.cells[DAY] = row->day;
    for (size_t i = 0; i < manifest_extra_count(m); i++)
        suffix.cells[OWN + i] = row->extras[i];
}

/* --------------------------------------------------------------- measures */

/* The first row of a view in a visit, or the visit's first. */
static const manifest_row *row_of(const work_patient *p, const work_visit *v,
                                  hf_view view)
{
    for (size_t i = v->first; i < v->first + v->count; i++)
        if (p->photos[i].row->view == view)
            return p->photos[i].row;
    return p->photos[v->first].row;
}

static void view_rows(const work_settings *s, const work_patient *p,
                      const work_visit *v, hf_view view, bool wide)
{
    const manifest_row *row = row_of(p, v, view);
    const bool there = hf_visit_takes(v->visit, view) > 0;
    const cli_origin origin = {row->patient, v->name, there ? row->photo : "",
                               view, hf_visit_frame(v->visit, view)};
    hf_values *values = NULL;
    hf_error error;

    if (cli_values_of_view(&values, v->values, view, &error) != HF_OK) {
        cli_complain("%s", error.text);
        exit(CLI_NOTHING);
    }
    results_suffix(s->manifest, row);
    if (hf_values_count(values) && wide)
        cli_wide_row(&origin, values);
    else if (hf_values_count(values))
        cli_values_rows(&origin, values);
    hf_values_free(values);
}

static void measures(const work_settings *s, const work_patient *p, bool wide)
{
    if (wide)
        cli_wide_begin();
    else
        cli_values_begin();
    for (size_t i = 0; i < p->visit_count; i++)
        for (int v = 0; v < HF_VIEW_COUNT; v++)
            view_rows(s, p, &p->visits[i], (hf_view)v, wide);
    if (wide)
        cli_wide_end();
    else
        cli_values_end();
}

/* ------------------------------------------------------ grades and changes */

static void grades(const work_settings *s, const work_patient *p)
{
    static const char *const names[] = {"patient"};
    const char *cells[] = {""};

    cli_rows_prefix(names, cells, 1);
    cli_grade_rows_begin();
    for (size_t i = 0; i < p->visit_count; i++) {
        const work_visit *v = &p->visits[i];
        const manifest_row *row = p->photos[v->first].row;

        results_suffix(s->manifest, row);
        cells[0] = row->patient;
        for (int scale = 0; scale < HF_GRADE_SCALES; scale++)
            cli_grade_row(v->name, row->side, &v->grades, (hf_scale)scale);
    }
}

static void changes(const work_settings *s, const work_patient *p)
{
    static const char *const names[] = {"patient", "visit", "baseline"};
    const char *cells[] = {"", "", s->baseline};

    cli_rows_prefix(names, cells, 3);
    cli_changes_begin();
    for (size_t i = 1; i < p->visit_count; i++) {
        const work_visit *v = &p->visits[i];
        const manifest_row *row = p->photos[v->first].row;

        if (!v->changes)
            continue;
        results_suffix(s->manifest, row);
        cells[0] = row->patient;
        cells[1] = v->name;
        cli_changes_body(v->changes, &p->visits[0].grades, &v->grades,
                         row->procedure, row->side);
    }
}

/* ----------------------------------------------------------------- a patient
 */

static void kind_rows(int kind, const work_settings *s, const work_patient *p,
                      bool wide)
{
    switch (kind) {
    case KIND_PHOTOS:
        results_photos(s, p);
        break;
    case KIND_MEASURES:
        measures(s, p, wide);
        break;
    case KIND_GRADES:
        grades(s, p);
        break;
    case KIND_CHANGES:
        changes(s, p);
        break;
    default:
        results_failures(s, p);
    }
}

/* Rows come with their header; of a patient it is cut off. */
static void cut_header(char *text, size_t *length)
{
    const char *end = cli_out.json ? NULL : memchr(text, '\n', *length);
    const size_t header = end ? (size_t)(end - text) + 1 : 0;

    memmove(text, text + header, *length - header);
    *length -= header;
}

void write_rows(journal_rows *out, const work_settings *s,
                const work_patient *p, bool wide)
{
    *out = (journal_rows){{NULL}, {0}};
    for (int k = 0; k < KINDS; k++) {
        FILE *to = cli_text_open(&out->text[k], &out->length[k]);

        suffix_begin(s->manifest, k);
        cli_rows_to(to);
        kind_rows(k, s, p, wide);
        cli_rows_prefix(NULL, NULL, 0);
        cli_rows_suffix(NULL, NULL, 0);
        cli_text_close(to);
        if (p->patient)
            cut_header(out->text[k], &out->length[k]);
    }
}

size_t write_failed(const journal_rows *rows)
{
    const char *text = rows->text[KIND_FAILURES];
    size_t failed = 0, i;
    bool quoted = false;

    for (i = 0; i < rows->length[KIND_FAILURES]; i++) {
        quoted ^= text[i] == '"' && !cli_out.json;
        failed += text[i] == '\n' && !quoted;
    }
    return failed;
}
