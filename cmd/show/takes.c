/* show/takes.c - how far several photos of a view differ */
#include "cmd/show/values.h"

#include "cmd/cli/output.h"

static const cli_column take_columns[] = {
    {"measure", -1}, {"side", -1}, {"unit", -1}, {"takes", 0},
    {"median", 0},   {"sd", 0},    {"spread", 0}};

enum { TAKE_COLUMNS = sizeof take_columns / sizeof *take_columns };

static bool repeated(const hf_value *v)
{
    return v->takes > 1 && v->reason == HF_REASON_OK &&
           v->side != HF_VALUE_RATIO;
}

void cli_takes_print(FILE *to, const hf_values *values)
{
    size_t rows = 0;

    for (size_t i = 0; i < hf_values_count(values); i++)
        rows += repeated(hf_values_at(values, i));
    if (!rows)
        return;
    fputs("repeatability: what one photo differs from another of this view "
          "(spread)\n",
          to);
    cli_rows_begin(take_columns, TAKE_COLUMNS);
    for (size_t i = 0; i < hf_values_count(values); i++) {
        const hf_value *v = hf_values_at(values, i);
        const int decimals = cli_decimals(hf_value_unit(v));
        char takes[16];

        if (!repeated(v))
            continue;
        snprintf(takes, sizeof takes, "%d", v->takes);
        cli_row((cli_cell[TAKE_COLUMNS]){
            CLI_TEXT_CELL(v->measure->id),
            CLI_TEXT_CELL(hf_value_side_name(v->side)),
            CLI_TEXT_CELL(hf_value_unit(v)), CLI_TEXT_CELL(takes),
            CLI_TEXT_CELL(cli_number(v->value, decimals)),
            CLI_TEXT_CELL(cli_number(v->sd, decimals)),
            CLI_TEXT_CELL(cli_number(v->spread, decimals))});
    }
    cli_rows_end();
}
