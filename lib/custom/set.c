/* custom/set.c - a set of custom measures */
#include "custom/tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "measure/engine.h"

hf_status hf_custom_new(hf_custom **out, hf_error *error)
{
    *out = calloc(1, sizeof **out);
    return *out ? HF_OK : hf_fail_memory(error);
}

static void clear_row(hf_custom_row *row)
{
    free(row->nodes);
    free(row->id);
    free(row->unit);
    free(row->text);
}

void hf_custom_free(hf_custom *custom)
{
    size_t i;

    if (!custom)
        return;
    for (i = 0; i < custom->count; i++)
        clear_row(&custom->rows[i]);
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
    return index < custom->count ? &custom->rows[index].row.measure : NULL;
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

    return index < custom->count ? &custom->rows[index].row : NULL;
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

    m->region = hf_custom_region;
    m->paired = p->sides & HF_OWN_SIDES;
    /* Written so that an unclear level, NaN, has none. */
    m->has_ratio = m->paired && fabs(p->nodes[root].level) <= 0;
    m->views = line->views;
    m->better = line->better;
    m->noticeable = NAN;
    m->same_as = "";
    for (i = 0; i < p->count; i++)
        if (p->nodes[i].id != HF_CONTOUR_COUNT)
            row->contours |= HF_BIT(p->nodes[i].id);
    row->needs = needs(p, root);
    row->compute = compute;
}

static bool copy_strings(hf_custom_row *row, const hf_custom_line *line)
{
    hf_measure *m = &row->row.measure;

    m->id = row->id = strdup(line->id);
    m->unit = row->unit = strdup(line->unit);
    m->text = row->text = strdup(line->expression);
    return row->id && row->unit && row->text;
}

static bool reserve(hf_custom *custom)
{
    size_t room = custom->room ? 2 * custom->room : 16;
    hf_custom_row *rows;

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
    static const hf_custom_row zero;
    const size_t size = (size_t)p->count * sizeof *p->nodes;
    hf_custom_row row = zero;

    fill_row(&row.row, p, root, line);
    row.root = root;
    row.line = line->number;
    row.nodes = malloc(size);
    if (!row.nodes || !copy_strings(&row, line) || !reserve(custom)) {
        clear_row(&row);
        return hf_fail_memory(error);
    }
    memcpy(row.nodes, p->nodes, size);
    custom->rows[custom->count++] = row;
    return HF_OK;
}
