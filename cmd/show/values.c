/* show/values.c - values as rows: long, wide, and a table for people */
#include "cmd/show/values.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/photo/custom.h"
#include "cmd/cli/message.h"
#include "cmd/cli/output.h"

int cli_decimals(const char *unit)
{
    static const struct {
        const char *unit;
        int decimals;
    } table[] = {{"mm", 2}, {"mm2", 1}, {"deg", 1},
                 {"%", 0},  {"px", 1},  {"mm/px", 4}};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (!strcmp(table[i].unit, unit))
            return table[i].decimals;
    return 2;
}

/* ---------------------------------------------------------------- long */

static const cli_column long_columns[] = {
    {"patient", -1}, {"visit", -1},    {"view", -1},   {"photo", -1},
    {"region", -1},  {"measure", -1},  {"side", -1},   {"value", 2},
    {"unit", -1},    {"sd", 2},        {"status", -1}, {"reason", -1},
    {"scale", -1},   {"scale_rsd", 3}, {"mdc95", 2},   {"takes", 0},
    {"spread", 2}};

enum { LONG_COLUMNS = sizeof long_columns / sizeof *long_columns };

void cli_values_begin(void)
{
    cli_rows_begin(long_columns, LONG_COLUMNS);
}

void cli_values_line(const cli_origin *origin, hf_view view,
                     const cli_line *line)
{
    cli_row((cli_cell[LONG_COLUMNS]){
        CLI_TEXT_CELL(origin->patient), CLI_TEXT_CELL(origin->visit),
        CLI_TEXT_CELL(hf_view_name(view)), CLI_TEXT_CELL(origin->photo),
        CLI_TEXT_CELL(line->region), CLI_TEXT_CELL(line->measure),
        CLI_TEXT_CELL(line->side), CLI_NUMBER_CELL(line->value),
        CLI_TEXT_CELL(line->unit), CLI_NUMBER_CELL(line->sd),
        CLI_TEXT_CELL(*line->reason ? "na" : "ok"), CLI_TEXT_CELL(line->reason),
        CLI_TEXT_CELL(line->scale), CLI_NUMBER_CELL(line->scale_rsd),
        CLI_NUMBER_CELL(line->mdc95), CLI_NUMBER_CELL(line->takes),
        CLI_NUMBER_CELL(line->spread)});
}

void cli_values_rows(const cli_origin *origin, const hf_values *values)
{
    const hf_frame *frame = origin->frame;
    char reason[64];

    for (size_t i = 0; i < hf_values_count(values); i++) {
        const hf_value *v = hf_values_at(values, i);

        hf_value_reason(reason, sizeof reason, v);
        cli_values_line(
            origin, v->view,
            &(cli_line){v->measure->region, v->measure->id,
                        hf_value_side_name(v->side), hf_value_unit(v), v->value,
                        v->sd, reason,
                        frame ? hf_scale_source_name(frame->source) : "",
                        frame ? frame->scale_rsd : NAN, hf_value_mdc95(v),
                        v->reason ? NAN : fmax(1, v->takes),
                        v->takes > 1 ? v->spread : NAN});
    }
}

void cli_values_end(void)
{
    cli_rows_end();
}

/* ---------------------------------------------------------------- wide */

void cli_wide_front(cli_column columns[CLI_WIDE_FRONT])
{
    static const cli_column front[CLI_WIDE_FRONT] = {
        {"patient", -1}, {"visit", -1},    {"view", -1},
        {"photo", -1},   {"mm_per_px", 5}, {"scale", -1}};

    memcpy(columns, front, sizeof front);
}

void cli_wide_front_cells(cli_cell cells[CLI_WIDE_FRONT],
                          const cli_origin *origin, double mm_per_px,
                          const char *scale)
{
    cells[0] = CLI_TEXT_CELL(origin->patient);
    cells[1] = CLI_TEXT_CELL(origin->visit);
    cells[2] = CLI_TEXT_CELL(hf_view_name(origin->view));
    cells[3] = CLI_TEXT_CELL(origin->photo);
    cells[4] = CLI_NUMBER_CELL(mm_per_px);
    cells[5] = CLI_TEXT_CELL(scale);
}

static const hf_value_side wide_sides[] = {HF_VALUE_RIGHT, HF_VALUE_LEFT,
                                           HF_VALUE_DIFF, HF_VALUE_RATIO};

/* One measure and side. */
typedef struct wide_column {
    const hf_measure *measure;
    hf_value_side side;
} wide_column;

static wide_column *wide;
static cli_column *wide_names;
static cli_cell *wide_cells;
static size_t wide_count;

static void add_wide(const hf_measure *measure, hf_value_side side)
{
    cli_column *column = &wide_names[CLI_WIDE_FRONT + wide_count];
    const char *suffix = hf_value_side_name(side);
    const size_t size = strlen(measure->id) + strlen(suffix) + 2;
    char *name = malloc(size);

    if (!name) {
        cli_complain("out of memory");
        exit(CLI_NOTHING);
    }
    snprintf(name, size, "%s%s%s", measure->id, *suffix ? "_" : "", suffix);
    column->name = name;
    column->decimals = 2;
    wide[wide_count++] = (wide_column){measure, side};
}

/* The sides of a measure that have a value. */
static void add_sides(const hf_measure *m)
{
    if (!m->paired)
        add_wide(m, HF_VALUE_SINGLE);
    for (size_t s = 0; m->paired && s < 3u + m->has_ratio; s++)
        add_wide(m, wide_sides[s]);
}

void cli_wide_begin(void)
{
    const hf_custom *custom = cli_custom();
    const size_t most =
        4 * (hf_measure_count() + (custom ? hf_custom_count(custom) : 0));
    const hf_measure *m;

    wide = calloc(most, sizeof *wide);
    wide_names = calloc(CLI_WIDE_FRONT + most, sizeof *wide_names);
    wide_cells = calloc(CLI_WIDE_FRONT + most, sizeof *wide_cells);
    if (!wide || !wide_names || !wide_cells) {
        cli_complain("out of memory");
        exit(CLI_NOTHING);
    }
    cli_wide_front(wide_names);
    for (size_t i = 0; (m = hf_measure_at(i)); i++)
        add_sides(m);
    for (size_t i = 0; custom && (m = hf_custom_at(custom, i)); i++)
        add_sides(m);
    cli_rows_begin(wide_names, CLI_WIDE_FRONT + wide_count);
}

/* A measure at most once a photo: its view is the photo's own. */
static double wide_value(const hf_values *values, const wide_column *column)
{
    for (size_t i = 0; i < hf_values_count(values); i++) {
        const hf_value *v = hf_values_at(values, i);

        if (v->measure == column->measure && v->side == column->side)
            return v->value;
    }
    return NAN;
}

void cli_wide_row(const cli_origin *origin, const hf_values *values)
{
    const hf_frame *frame = origin->frame;

    cli_wide_front_cells(wide_cells, origin, frame ? frame->mm_per_px : NAN,
                         frame ? hf_scale_source_name(frame->source) : "");
    for (size_t i = 0; i < wide_count; i++)
        wide_cells[CLI_WIDE_FRONT + i] =
            CLI_NUMBER_CELL(wide_value(values, &wide[i]));
    cli_row(wide_cells);
}

void cli_wide_end(void)
{
    cli_rows_end();
    for (size_t i = 0; i < wide_count; i++)
        free((char *)wide_names[CLI_WIDE_FRONT + i].name);
    free(wide);
    free(wide_names);
    free(wide_cells);
    wide_count = 0;
}

/* ---------------------------------------------------------- for people */

static const cli_column table_columns[] = {
    {"region", -1}, {"measure", -1}, {"unit", -1}, {"value", 0},
    {"R", 0},       {"L", 0},        {"diff", 0},  {"sd", 0},
    {"ratio %", 0}, {"why na", -1}};

enum { TABLE_COLUMNS = sizeof table_columns / sizeof *table_columns };

/* One line of the table: the values of one measure and view. */
static void table_row(const hf_values *values, const hf_value *first)
{
    const hf_measure *m = first->measure;
    const int decimals = cli_decimals(m->unit);
    const char *side[5] = {"", "", "", "", ""};
    double sd = NAN, own = NAN; /* of the one number; of the less sure side */
    char reason[64] = "";

    for (int s = HF_VALUE_SINGLE; s <= HF_VALUE_RATIO; s++) {
        const hf_value *v =
            hf_values_find(values, m->id, first->view, (hf_value_side)s);

        if (!v)
            continue;
        side[s] = cli_number(v->value, s == HF_VALUE_RATIO ? 0 : decimals);
        if (s == HF_VALUE_SINGLE || s == HF_VALUE_DIFF)
            sd = v->sd;
        else if (s != HF_VALUE_RATIO)
            own = fmax(own, v->sd);
        /* A missing ratio alone needs no words: it asks for --side. */
        if (!*reason && v->reason != HF_REASON_SIDE_UNDECLARED)
            hf_value_reason(reason, sizeof reason, v);
    }
    cli_row((cli_cell[TABLE_COLUMNS]){
        CLI_TEXT_CELL(m->region), CLI_TEXT_CELL(m->id), CLI_TEXT_CELL(m->unit),
        CLI_TEXT_CELL(side[HF_VALUE_SINGLE]),
        CLI_TEXT_CELL(side[HF_VALUE_RIGHT]), CLI_TEXT_CELL(side[HF_VALUE_LEFT]),
        CLI_TEXT_CELL(side[HF_VALUE_DIFF]),
        CLI_TEXT_CELL(cli_number(isfinite(sd) ? sd : own, decimals)),
        CLI_TEXT_CELL(side[HF_VALUE_RATIO]), CLI_TEXT_CELL(reason)});
}

void cli_table_print(const hf_values *values)
{
    cli_rows_begin(table_columns, TABLE_COLUMNS);
    for (size_t i = 0; i < hf_values_count(values); i++) {
        const hf_value *v = hf_values_at(values, i);

        if (v->side == HF_VALUE_SINGLE || v->side == HF_VALUE_RIGHT)
            table_row(values, v);
    }
    cli_rows_end();
}

hf_status cli_values_of_view(hf_values **out, const hf_values *all,
                             hf_view view, hf_error *error)
{
    hf_status status = hf_values_new(out, error);

    for (size_t i = 0; status == HF_OK && i < hf_values_count(all); i++)
        if (hf_values_at(all, i)->view == view)
            status = hf_values_add(*out, *hf_values_at(all, i), error);
    return status;
}
