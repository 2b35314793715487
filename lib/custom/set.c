/* custom/set.c - a set of custom measures */
#include "custom/tree.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "measure/engine.h"

hf_status hf_custom_new(hf_custom **out, hf_error *error)
{
    *out = calloc(1, sizeof **out);
    return *out ? HF_OK : hf_fail_memory(error);
}

static void free_row(hf_custom_row *row)
{
    if (!row)
        return;
    free(row->nodes);
    free(row->id);
    free(row->unit);
    free(row->text);
    free(row);
}

void hf_custom_free(hf_custom *custom)
{
    size_t i;

    if (!custom)
        return;
    for (i = 0; i < custom->count; i++)
        free_row(custom->rows[i]);
    free(custom->rows);
    free(custom->name);
    free(custom);
}

size_t hf_custom_count(const hf_custom *custom)
{
    return custom->count;
}

const hf_measure *hf_custom_at(const hf_custom *custom, size_t index)
{
    return index < custom->count ? &custom->rows[index]->row.measure : NULL;
}

const char *hf_custom_name(const hf_custom *custom)
{
    return custom->name;
}

const char *hf_custom_sha256(const hf_custom *custom)
{
    return custom->sha256;
}

/* --------------------------------------------------------------- reading */

static double compute(hf_job *job)
{
    const hf_custom_row *row = (const hf_custom_row *)job->row;
    const bool paired = row->row.measure.paired;
    hf_act act = {job, row->nodes, paired && job->side == HF_RIGHT ? -1 : 1,
                  paired};
    hf_got got;

    return hf_act_on(&act, row->root, &got) ? got.number : NAN;
}

static const hf_row *at(const void *set, size_t index)
{
    const hf_custom *custom = set;

    return index < custom->count ? &custom->rows[index]->row : NULL;
}

hf_status hf_custom_static(hf_values **out, const hf_custom *custom,
                           const hf_face *face, const hf_frame *frame,
                           hf_reason no_frame, hf_view view,
                           hf_affected affected, hf_error *error)
{
    const hf_rows rows = {at, custom, custom->count};

    return hf_rows_static(out, &rows, face, frame, no_frame, view, affected,
                          error);
}

hf_status hf_custom_dynamic(hf_values **out, const hf_custom *custom,
                            const hf_face *rest, const hf_frame *rest_frame,
                            const hf_face *face, const hf_frame *frame,
                            hf_view view, hf_affected affected, hf_error *error)
{
    const hf_rows rows = {at, custom, custom->count};

    return hf_rows_dynamic(out, &rows, rest, rest_frame, face, frame, view,
                           affected, error);
}

/* ---------------------------------------------------------------- adding */

static unsigned needs(const hf_parser *p, int root)
{
    unsigned needs = HF_LOOKS_ITSELF;

    if (p->sides & HF_WHOSE_BIT(HF_WHOSE_OTHER))
        needs |= HF_READS_OTHER;
    if (p->sides & HF_OWN_SIDES)
        return needs;
    if (p->compares)
        needs |= HF_SIDE_AGAINST_SIDE;
    if (p->nodes[root].midline)
        needs |= HF_OFF_MIDLINE;
    return needs;
}

static void fill_row(hf_row *row, const hf_parser *p, int root,
                     const hf_custom_line *line)
{
    hf_measure *m = &row->measure;
    int i;

    row->needs = needs(p, root);
    m->region = row->needs & HF_SIDE_AGAINST_SIDE ? hf_custom_against
                                                  : hf_custom_region;
    m->paired = p->sides & HF_OWN_SIDES;
    /* Written so that an unclear level, NaN, has none. */
    m->has_ratio = m->paired && fabs(p->nodes[root].level) <= 0;
    m->views = line->views;
    m->better = line->better;
    m->noticeable = NAN;
    m->same_as = "";
    for (i = 0; i < p->count; i++) {
        const hf_node *node = &p->nodes[i];

        if (node->id != HF_CONTOUR_COUNT)
            row->contours |= HF_BIT(node->id);
        if (!node->row)
            continue;
        row->contours |= node->row->contours;
        row->needs |= node->row->needs &
                      (HF_NEEDS_MIRROR | HF_READS_OTHER | HF_NEEDS_MIDLINE);
    }
    row->compute = compute;
}

/* The lines it names, the first time each. */
static bool names_first(const hf_parser *p, int at)
{
    const hf_row *row = p->nodes[at].row;
    int i = 0;

    if (!row || !hf_custom_row_of(row))
        return false;
    while (p->nodes[i].row != row)
        i++;
    return i == at;
}

/* The expression and what the lines mean that it names, so that alike texts
 * are alike measures: "a / 2; a = length(jaw)". malloc'ed; NULL without
 * memory. */
static char *whole_text(const hf_parser *p, const char *expression)
{
    size_t size = strlen(expression) + 1, used;
    char *text;
    int i;

    for (i = 0; i < p->count; i++)
        if (names_first(p, i))
            size += strlen(p->nodes[i].row->measure.id) +
                    strlen(p->nodes[i].row->measure.text) + strlen(";  = ");
    text = malloc(size);
    if (!text)
        return NULL;
    used = (size_t)snprintf(text, size, "%s", expression);
    for (i = 0; i < p->count; i++)
        if (names_first(p, i))
            used += (size_t)snprintf(text + used, size - used, "; %s = %s",
                                     p->nodes[i].row->measure.id,
                                     p->nodes[i].row->measure.text);
    return text;
}

static bool fill_strings(hf_custom_row *row, const hf_parser *p,
                         const hf_custom_line *line)
{
    hf_measure *m = &row->row.measure;

    m->id = row->id = strdup(line->id);
    m->unit = row->unit = strdup(line->unit);
    m->text = row->text = whole_text(p, line->expression);
    return row->id && row->unit && row->text;
}

static bool reserve(hf_custom *custom)
{
    size_t room = custom->room ? 2 * custom->room : 16;
    hf_custom_row **rows;

    if (custom->count < custom->room)
        return true;
    rows = realloc(custom->rows, room * sizeof *rows);
    if (!rows)
        return false;
    custom->rows = rows;
    custom->room = room;
    return true;
}

hf_status hf_custom_add(hf_custom *custom, const hf_parser *p, int root,
                        const hf_custom_line *line, hf_error *error)
{
    const size_t size = (size_t)p->count * sizeof *p->nodes;
    hf_custom_row *row = calloc(1, sizeof *row);

    if (row)
        row->nodes = malloc(size);
    if (!row || !row->nodes || !fill_strings(row, p, line) ||
        !reserve(custom)) {
        free_row(row);
        return hf_fail_memory(error);
    }
    fill_row(&row->row, p, root, line);
    memcpy(row->nodes, p->nodes, size);
    row->root = root;
    row->line = line->number;
    row->cost = p->cost + p->count;
    row->levels = p->levels;
    row->sides = p->sides;
    custom->rows[custom->count++] = row;
    return HF_OK;
}
