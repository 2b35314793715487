/* manifest/manifest.c - rows, their order, what all of them together show */
#include "cmd/manifest/rows.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"

/* Bytes of a block of words. */
enum { BLOCK = 1 << 20 };

struct arena_block {
    arena_block *next;
    size_t used, size;
    /* Pointers are kept here as well. */
    _Alignas(void *) char bytes[];
};

static void *need(void *memory)
{
    if (memory)
        return memory;
    cli_complain("out of memory");
    exit(CLI_NOTHING);
}

manifest *manifest_new(void)
{
    return need(calloc(1, sizeof(manifest)));
}

void manifest_free(manifest *m)
{
    if (!m)
        return;
    while (m->blocks) {
        arena_block *next = m->blocks->next;

        free(m->blocks);
        m->blocks = next;
    }
    free(m->rows);
    free(m);
}

static void *take(manifest *m, size_t size)
{
    const size_t rounded =
        (size + sizeof(void *) - 1) / sizeof(void *) * sizeof(void *);
    arena_block *b = m->blocks;

    if (!b || b->size - b->used < rounded) {
        const size_t room = rounded > BLOCK ? rounded : BLOCK;

        b = need(malloc(sizeof *b + room));
        *b = (arena_block){.next = m->blocks, .size = room};
        m->blocks = b;
    }
    b->used += rounded;
    return b->bytes + b->used - rounded;
}

const char *manifest_keep(manifest *m, const char *text, size_t length)
{
    char *copy = take(m, length + 1);

    memcpy(copy, text, length);
    copy[length] = 0;
    return copy;
}

const char **manifest_pointers(manifest *m, size_t count)
{
    return take(m, (count ? count : 1) * sizeof(const char *));
}

manifest_row *manifest_more(manifest *m)
{
    if (m->count == m->room) {
        m->room = m->room ? 2 * m->room : 256;
        m->rows = need(realloc(m->rows, m->room * sizeof *m->rows));
    }
    m->rows[m->count] = (manifest_row){.view = HF_VIEW_NONE};
    return &m->rows[m->count++];
}

/* Complaints that are printed; more would hide the first. */
enum { MOST_COMPLAINTS = 100 };

void manifest_complain(manifest *m, size_t line, const char *format, ...)
{
    char text[512];
    va_list list;

    if (++m->complaints > MOST_COMPLAINTS)
        return;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    if (line)
        cli_complain("manifest line %zu: %s", line, text);
    else
        cli_complain("%s", text);
}

/* ------------------------------------------------------------------ order */

static const char *baseline_visit;

static bool is_baseline(const manifest_row *row)
{
    return !strcmp(row->visit, baseline_visit);
}

/* NaN for a cell without one. */
static double number_of(const char *cell)
{
    return *cell ? strtod(cell, NULL) : NAN;
}

static int by_visit(const manifest_row *a, const manifest_row *b)
{
    const bool first = is_baseline(a), second = is_baseline(b);
    const double x = number_of(a->day), y = number_of(b->day);

    if (first != second)
        return first ? -1 : 1;
    /* Visits without a day come last: among those with one, by name, they
     * would have more than one place. */
    if (!first && isnan(x) != isnan(y))
        return isnan(x) ? 1 : -1;
    if (!first && (x < y || x > y))
        return x < y ? -1 : 1;
    return strcmp(a->visit, b->visit);
}

static int by_result(const void *left, const void *right)
{
    const manifest_row *a = left, *b = right;
    int by = strcmp(a->patient, b->patient);

    if (!by)
        by = by_visit(a, b);
    if (!by)
        by = (int)a->view - (int)b->view;
    return by ? by : strcmp(a->photo, b->photo);
}

void manifest_sort(manifest *m, const char *baseline)
{
    baseline_visit = baseline;
    if (m->count)
        qsort(m->rows, m->count, sizeof *m->rows, by_result);
}

/* ------------------------------------------------------------------ checks */

static int by_path(const void *left, const void *right)
{
    const manifest_row *a = *(const manifest_row *const *)left;
    const manifest_row *b = *(const manifest_row *const *)right;
    const int by = strcmp(a->path, b->path);

    return by ? by : (a->line > b->line) - (a->line < b->line);
}

static int by_patient(const void *left, const void *right)
{
    const manifest_row *a = *(const manifest_row *const *)left;
    const manifest_row *b = *(const manifest_row *const *)right;
    const int by = strcmp(a->patient, b->patient);

    return by ? by : (a->line > b->line) - (a->line < b->line);
}

static int by_patients_visit(const void *left, const void *right)
{
    const manifest_row *a = *(const manifest_row *const *)left;
    const manifest_row *b = *(const manifest_row *const *)right;
    int by = strcmp(a->patient, b->patient);

    if (!by)
        by = strcmp(a->visit, b->visit);
    return by ? by : (a->line > b->line) - (a->line < b->line);
}

static const char *millimetres(char text[32], double mm)
{
    if (mm > 0)
        snprintf(text, 32, "%g", mm);
    else
        snprintf(text, 32, "none");
    return text;
}

static void check_ruler(manifest *m, const manifest_row *row, size_t first,
                        const char *column, double here, double there)
{
    char a[32], b[32];

    if (here < there || here > there)
        manifest_complain(m, row->line,
                          "patient '%s' has %s %s here and %s on line %zu: "
                          "one patient, one ruler",
                          row->patient, column, millimetres(a, here),
                          millimetres(b, there), first);
}

static void check_patient(manifest *m, const manifest_row *first,
                          const manifest_row *row)
{
    if (row->side != first->side)
        manifest_complain(m, row->line,
                          "patient '%s' has side %s here and %s on line %zu: "
                          "one patient, one affected side",
                          row->patient, hf_affected_name(row->side),
                          hf_affected_name(first->side), first->line);
    check_ruler(m, row, first->line, "pupil_mm", row->pupil_mm,
                first->pupil_mm);
    check_ruler(m, row, first->line, "iris_mm", row->iris_mm, first->iris_mm);
    if (row->procedure != first->procedure)
        manifest_complain(
            m, row->line,
            "patient '%s' has procedure '%s' here and '%s' on "
            "line %zu: one procedure a patient",
            row->patient, row->procedure ? row->procedure->name : "none",
            first->procedure ? first->procedure->name : "none", first->line);
}

/* A visit with two days would have two places among the patient's visits. */
static void check_days(manifest *m, const manifest_row **list)
{
    qsort(list, m->count, sizeof *list, by_patients_visit);
    for (size_t i = 1, first = 0; i < m->count; i++) {
        const manifest_row *row = list[i], *begin = list[first];
        const double here = number_of(row->day), there = number_of(begin->day);

        if (strcmp(row->patient, begin->patient) != 0 ||
            strcmp(row->visit, begin->visit) != 0 || begin->bad)
            first = i;
        else if (!row->bad &&
                 (isnan(here) != isnan(there) || here < there || here > there))
            manifest_complain(m, row->line,
                              "visit '%s' of patient '%s' has day '%s' here "
                              "and '%s' on line %zu: one visit, one day",
                              row->visit, row->patient, row->day, begin->day,
                              begin->line);
    }
}

void manifest_check(manifest *m)
{
    const manifest_row **list = need(malloc((m->count + 1) * sizeof *list));

    for (size_t i = 0; i < m->count; i++)
        list[i] = &m->rows[i];
    qsort(list, m->count, sizeof *list, by_path);
    for (size_t i = 1; i < m->count; i++)
        if (*list[i]->photo && !strcmp(list[i]->path, list[i - 1]->path))
            manifest_complain(m, list[i]->line,
                              "photo '%s' is on line %zu already",
                              list[i]->photo, list[i - 1]->line);
    qsort(list, m->count, sizeof *list, by_patient);
    for (size_t i = 1, first = 0; i < m->count; i++) {
        if (strcmp(list[i]->patient, list[first]->patient) != 0 ||
            list[first]->bad)
            first = i;
        else if (!list[i]->bad)
            check_patient(m, list[first], list[i]);
    }
    check_days(m, list);
    free(list);
    if (m->complaints > MOST_COMPLAINTS)
        cli_complain("and %zu more", m->complaints - MOST_COMPLAINTS);
}

size_t manifest_count(const manifest *m)
{
    return m->count;
}

const manifest_row *manifest_at(const manifest *m, size_t index)
{
    return index < m->count ? &m->rows[index] : NULL;
}

size_t manifest_extra_count(const manifest *m)
{
    return m->extra_count;
}

const char *manifest_extra_name(const manifest *m, size_t index)
{
    return index < m->extra_count ? m->extras[index] : NULL;
}
