/* show/values.h - values as rows: long, wide, and a table for people */
#ifndef HF_SHOW_VALUES_H
#define HF_SHOW_VALUES_H

#include <stdio.h>

#include <hemiface/measure.h>

#include "cmd/cli/output.h"

/** Where values come from: the columns in front. Borrowed words, "" if
 *  unknown. */
typedef struct cli_origin {
    const char *patient, *visit, *photo;
    hf_view view;
    const hf_frame *frame; /**< NULL if the photo has none */
} cli_origin;

/** What a long row says of a value. Borrowed words; NaN = missing. */
typedef struct cli_line {
    const char *region, *measure, *side, *unit;
    double value, sd;
    const char *reason; /**< "" if there is a value */
    const char *scale;
    double scale_rsd;
    double mdc95;
    double takes, spread; /**< of several photos of a view */
} cli_line;

/** The values of one view out of a visit's list, in their order. *out:
 *  hf_values_free. HF_E_MEMORY. */
hf_status cli_values_of_view(hf_values **out, const hf_values *all,
                             hf_view view, hf_error *error);

/** Long rows: one value a row. Call begin once, rows for each photo. */
void cli_values_begin(void);
void cli_values_line(const cli_origin *origin, hf_view view,
                     const cli_line *line);
void cli_values_rows(const cli_origin *origin, const hf_values *values);
void cli_values_end(void);

/** Wide rows: one photo a row, a column for each static measure and side,
 *  then each dynamic one, then those of --measures. */
void cli_wide_begin(void);
void cli_wide_row(const cli_origin *origin, const hf_values *values);
void cli_wide_end(void);

/** Columns in front of the measures of a wide row, and their cells. */
enum { CLI_WIDE_FRONT = 6 };
void cli_wide_front(cli_column columns[CLI_WIDE_FRONT]);
void cli_wide_front_cells(cli_cell cells[CLI_WIDE_FRONT],
                          const cli_origin *origin, double mm_per_px,
                          const char *scale);

/** A table for people: one measure a row, sides side by side. */
void cli_table_print(const hf_values *values);
/** How far several takes of a view differ: a row for each value that has
 *  them, side differences and single values only. Nothing when there are
 *  none. */
void cli_takes_print(FILE *to, const hf_values *values);

/** Digits after the point that suit a unit: mm 2, mm2 1, deg 1, % 0. */
int cli_decimals(const char *unit);

#endif
