/* outcome/compare.c - post against pre, row by row */
#include "base/fail.h"
#include "outcome/direction.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { VIEWS = HF_VIEW_COUNT + 1, SIDES = HF_VALUE_RATIO + 1 };

struct hf_changes {
    hf_change *rows;
    size_t count, room;
};

/* Both visits' values by view, measure and side, and which are listed. */
typedef struct cell {
    const hf_value *pre, *post;
    bool listed;
} cell;

typedef struct comparison {
    cell *cells;
    size_t known;    /* the catalogue's measures */
    size_t measures; /* they, then the custom ones */
    const hf_measure **custom;
    size_t custom_count;
    hf_affected affected;
    hf_changes *changes;
} comparison;

/* ------------------------------------------------------------------ index */

static cell *cell_at(const comparison *c, hf_view view, size_t measure,
                     hf_value_side side)
{
    return &c->cells[((size_t)view * c->measures + measure) * SIDES +
                     (size_t)side];
}

static const hf_measure *measure_at(const comparison *c, size_t rank)
{
    return rank < c->known ? hf_measure_at(rank) : c->custom[rank - c->known];
}

/* Custom measures of two visits may come from two readings of one file. */
static bool same(const hf_measure *a, const hf_measure *b)
{
    return a == b || (!strcmp(a->id, b->id) && !strcmp(a->unit, b->unit) &&
                      !strcmp(a->text, b->text));
}

/* c->measures if there is no such measure, NULL included. */
static size_t rank_of(const comparison *c, const hf_measure *measure)
{
    size_t rank = 0;

    while (rank < c->measures &&
           !(measure && same(measure_at(c, rank), measure)))
        rank++;
    return rank;
}

/* Lists the measures of some values that are not the catalogue's. */
static bool add_custom(comparison *c, const hf_values *values)
{
    for (size_t i = 0; i < hf_values_count(values); i++) {
        const hf_measure *measure = hf_values_at(values, i)->measure;
        const hf_measure **grown;

        if (rank_of(c, measure) < c->measures)
            continue;
        grown = realloc(c->custom, (c->custom_count + 1) * sizeof *grown);
        if (!grown)
            return false;
        c->custom = grown;
        c->custom[c->custom_count++] = measure;
        c->measures++;
    }
    return true;
}

/* Lists may hold a value twice: the first counts, as in hf_values_find. */
static void index_values(const comparison *c, const hf_values *values,
                         bool post)
{
    for (size_t i = 0; i < hf_values_count(values); i++) {
        const hf_value *value = hf_values_at(values, i);
        size_t rank = rank_of(c, value->measure);
        const hf_value **slot;
        cell *at;

        if (rank == c->measures || (unsigned)value->view >= VIEWS ||
            (unsigned)value->side >= SIDES)
            continue;
        at = cell_at(c, value->view, rank, value->side);
        slot = post ? &at->post : &at->pre;
        if (!*slot)
            *slot = value;
    }
}

/* ------------------------------------------------------------------- rows */

static hf_value na(const hf_measure *measure, hf_view view, hf_value_side side,
                   hf_reason reason)
{
    return (hf_value){.measure = measure,
                      .view = view,
                      .side = side,
                      .reason = reason,
                      .value = NAN,
                      .sd = NAN};
}

static bool add_row(comparison *c, size_t rank, hf_view view,
                    hf_value_side side, bool primary)
{
    const hf_measure *measure = measure_at(c, rank);
    cell *at = cell_at(c, view, rank, side);
    hf_changes *list = c->changes;
    hf_change row = {.primary = primary};

    if (at->listed)
        return true;
    if (list->count == list->room) {
        size_t room = list->room ? 2 * list->room : 64;
        hf_change *grown = realloc(list->rows, room * sizeof *grown);

        if (!grown)
            return false;
        list->rows = grown;
        list->room = room;
    }
    at->listed = true;
    row.pre =
        at->pre ? *at->pre : na(measure, view, side, HF_REASON_MISSING_VIEW);
    row.post =
        at->post ? *at->post : na(measure, view, side, HF_REASON_MISSING_VIEW);
    if (c->affected == HF_AFFECTED_BOTH &&
        hf_measure_compares_sides(measure, side))
        row.pre = row.post = na(measure, view, side, HF_REASON_BILATERAL);
    hf_change_fill(&row, c->affected);
    list->rows[list->count++] = row;
    return true;
}

/* The affected side's own value; both sides' when there is not just one. */
static bool add_own(comparison *c, size_t rank, hf_view view)
{
    return (c->affected == HF_AFFECTED_LEFT ||
            add_row(c, rank, view, HF_VALUE_RIGHT, true)) &&
           (c->affected == HF_AFFECTED_RIGHT ||
            add_row(c, rank, view, HF_VALUE_LEFT, true));
}

/* What is listed of a bilateral palsy in place of a value that compares the
 * sides: both sides' own values, of what a single one is made of. */
static size_t own_rank(const comparison *c, size_t rank)
{
    static const char *const made_of[][2] = {{"fai", "canthus_commissure"}};
    const char *id = hf_measure_at(rank)->id;

    for (size_t i = 0; i < sizeof made_of / sizeof *made_of; i++)
        if (!strcmp(id, made_of[i][0]))
            return rank_of(c, hf_measure_by_id(made_of[i][1]));
    return rank;
}

static bool add_primary(comparison *c, const hf_primary *primary, size_t rank)
{
    hf_value_side side = primary->side;
    bool own = side == HF_VALUE_RIGHT || side == HF_VALUE_LEFT;

    if (c->affected == HF_AFFECTED_BOTH &&
        hf_measure_compares_sides(hf_measure_at(rank), side)) {
        rank = own_rank(c, rank);
        own = hf_measure_at(rank)->paired;
    }
    if (own)
        return add_own(c, rank, primary->view);
    return add_row(c, rank, primary->view, side, true) &&
           (side != HF_VALUE_RATIO || add_own(c, rank, primary->view));
}

static hf_status add_primaries(comparison *c, const hf_procedure *procedure,
                               hf_error *error)
{
    for (size_t i = 0; procedure && i < procedure->primary_count; i++) {
        const hf_primary *primary = &procedure->primary[i];
        size_t rank = rank_of(c, hf_measure_by_id(primary->measure));

        if (rank == c->measures)
            return hf_fail(error, HF_E_OPTION,
                           "procedure '%s' asks for measure '%s', which does "
                           "not exist",
                           procedure->name, primary->measure);
        if (!add_primary(c, primary, rank))
            return hf_fail_memory(error);
    }
    return HF_OK;
}

static hf_status add_rest(comparison *c, hf_error *error)
{
    for (int view = 0; view < VIEWS; view++)
        for (size_t rank = 0; rank < c->measures; rank++)
            for (int side = 0; side < SIDES; side++) {
                const cell *at =
                    cell_at(c, (hf_view)view, rank, (hf_value_side)side);

                if ((at->pre || at->post) &&
                    !add_row(c, rank, (hf_view)view, (hf_value_side)side,
                             false))
                    return hf_fail_memory(error);
            }
    return HF_OK;
}

hf_status hf_compare(hf_changes **out, const hf_values *pre,
                     const hf_values *post, const hf_procedure *procedure,
                     hf_affected affected, hf_error *error)
{
    comparison c = {.known = hf_measure_count(), .affected = affected};
    hf_status status;

    *out = NULL;
    c.measures = c.known;
    c.changes = calloc(1, sizeof *c.changes);
    if (add_custom(&c, pre) && add_custom(&c, post))
        c.cells = calloc(VIEWS * c.measures * SIDES, sizeof *c.cells);
    if (!c.cells || !c.changes) {
        free(c.cells);
        free(c.custom);
        free(c.changes);
        return hf_fail_memory(error);
    }
    index_values(&c, pre, false);
    index_values(&c, post, true);
    status = add_primaries(&c, procedure, error);
    if (status == HF_OK)
        status = add_rest(&c, error);
    free(c.cells);
    free(c.custom);
    if (status != HF_OK) {
        hf_changes_free(c.changes);
        return status;
    }
    *out = c.changes;
    return HF_OK;
}

void hf_changes_free(hf_changes *changes)
{
    if (!changes)
        return;
    free(changes->rows);
    free(changes);
}

size_t hf_changes_count(const hf_changes *changes)
{
    return changes->count;
}

const hf_change *hf_changes_at(const hf_changes *changes, size_t index)
{
    return index < changes->count ? &changes->rows[index] : NULL;
}
