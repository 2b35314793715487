/* custom/names.c - names of functions, and what a wrong one meant */
#include <stdio.h>
#include <string.h>

#include "custom/tree.h"

static const hf_function *const tables[] = {
    hf_contour_functions, hf_point_functions, hf_number_functions};

#define TABLES (sizeof tables / sizeof *tables)

const hf_function *hf_function_at(size_t index)
{
    size_t t;

    for (t = 0; t < TABLES; t++) {
        const hf_function *f = tables[t];

        for (; f->name; f++)
            if (index-- == 0)
                return f;
    }
    return NULL;
}

const hf_function *hf_function_named(const char *name, int count)
{
    const hf_function *f;
    size_t i;

    for (i = 0; (f = hf_function_at(i)); i++)
        if (strcmp(f->name, name) == 0 &&
            (count < 0 || strlen(f->takes) == (size_t)count))
            return f;
    return NULL;
}

/* Longest name looked at, and edits after which it is another name: fewer for
 * short ones, at most every other letter. */
enum { LONGEST = 24, FARTHEST = 2 };

static int least_of(int a, int b, int c)
{
    const int least = a < b ? a : b;

    return least < c ? least : c;
}

/* Letters to add, drop or replace between two names (Levenshtein). */
static int edits(const char *a, const char *b)
{
    const int n = (int)strlen(a), m = (int)strlen(b);
    int row[LONGEST + 1], i, k;

    if (n > LONGEST || m > LONGEST)
        return LONGEST;
    for (k = 0; k <= m; k++)
        row[k] = k;
    for (i = 1; i <= n; i++) {
        int corner = row[0];

        row[0] = i;
        for (k = 1; k <= m; k++) {
            const int above = row[k];

            row[k] = least_of(row[k] + 1, row[k - 1] + 1,
                              corner + (a[i - 1] != b[k - 1]));
            corner = above;
        }
    }
    return row[m];
}

static void nearer(const char **best, int *least, const char *name,
                   const char *known)
{
    const int far = edits(name, known);

    if (far < *least) {
        *least = far;
        *best = known;
    }
}

const char *hf_suggestion(char text[80], const char *name, bool function)
{
    const char *best = NULL;
    const hf_function *f;
    const int most = ((int)strlen(name) - 1) / 2;
    int least = (most < FARTHEST ? most : FARTHEST) + 1, id;
    const hf_measure *m;
    size_t i;

    if (function) {
        for (i = 0; (f = hf_function_at(i)); i++)
            nearer(&best, &least, name, f->name);
    } else {
        for (id = 0; id < HF_CONTOUR_COUNT; id++)
            nearer(&best, &least, name, hf_contour_name((hf_contour_id)id));
        for (i = 0; (m = hf_measure_at(i)); i++)
            nearer(&best, &least, name, m->id);
        nearer(&best, &least, name, hf_fn_pupil.name);
        nearer(&best, &least, name, hf_fn_iris.name);
        nearer(&best, &least, name, hf_fn_iris_radius.name);
    }
    if (best)
        snprintf(text, 80, ": did you mean '%s'?", best);
    else
        snprintf(text, 80, "%s", ": hemiface-custom(5) lists what there is");
    return text;
}

/* -------------------------------------------------------------- measures */

const hf_custom_row *hf_custom_row_of(const hf_row *row)
{
    const char *region = row->measure.region;

    return region == hf_custom_region || region == hf_custom_against
               ? (const hf_custom_row *)row
               : NULL;
}

const hf_row *hf_row_named(const hf_parser *p, const char *name)
{
    const hf_row *row;
    size_t i;

    for (i = 0; i < p->custom->count; i++)
        if (strcmp(p->custom->rows[i]->id, name) == 0)
            return &p->custom->rows[i]->row;
    for (i = 0; (row = hf_row_at(i)); i++)
        if (strcmp(row->measure.id, name) == 0)
            return row;
    return NULL;
}

bool hf_row_fits(hf_parser *p, const char *at, const hf_row *row)
{
    const hf_measure *m = &row->measure;
    const hf_custom_row *mine = hf_custom_row_of(row);

    if (m->views && p->in_rest)
        hf_parser_fail(p, at, "'%s' is held against rest already", m->id);
    else if (m->views && (!p->views || p->views & ~m->views))
        hf_parser_fail(p, at,
                       "'%s' needs views that it is read from: write them "
                       "behind the name, name@view",
                       m->id);
    p->cost += mine ? mine->cost : 1;
    if (mine && p->levels <= mine->levels)
        p->levels = mine->levels + 1;
    if (p->cost > HF_MOST_COST || p->levels > HF_MOST_LEVELS)
        hf_parser_fail(p, at, "too many lines within lines: write it out");
    return !p->bad;
}
