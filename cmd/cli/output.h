/* cli/output.h - rows out: aligned text, CSV, JSON lines
 *
 * Columns are declared once; a row is an array of cells. CSV and JSON carry
 * the same names. Numbers are printed with 9 significant digits whatever the
 * locale; a missing number is NA in CSV, null in JSON, "na" in text.
 */
#ifndef HF_CLI_OUTPUT_H
#define HF_CLI_OUTPUT_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <hemiface/error.h>

#include "cmd/cli/names.h"
#include "cmd/cli/options.h"

typedef enum cli_format { CLI_AS_TEXT, CLI_AS_CSV, CLI_AS_JSON } cli_format;

/** What the output options set. */
typedef struct cli_output {
    bool csv, json;
    bool provenance;
    const char *path;     /**< --output, or NULL = stdout */
    const char *settings; /**< what provenance says of settings; the tool
                               sets it before cli_output_open */
    /** Who corrected points that are read, joined by ", "; "" = nobody. */
    const char *raters;
    /** Lines of provenance of the results that a tool reads; then it says
     *  these and no models, for it runs none. NULL: none are read. */
    const cli_names *sources;
} cli_output;

extern cli_output cli_out;
extern const cli_group cli_output_group;

/** One column. decimals: digits after the point in text; -1 = a word. */
typedef struct cli_column {
    const char *name;
    int decimals;
} cli_column;

/** Most columns of a cli_writer's row. */
enum { CLI_MOST_COLUMNS = 96 };

/** One cell: a word, or (text NULL) a number, NaN = missing. */
typedef struct cli_cell {
    const char *text;
    double number;
} cli_cell;

#define CLI_TEXT_CELL(t) ((cli_cell){(t), 0})
#define CLI_NUMBER_CELL(n) ((cli_cell){NULL, (n)})
#define CLI_NO_NUMBER ((cli_cell){NULL, NAN})

/** The chosen format: --json, --csv, else text. */
cli_format cli_format_chosen(void);

/** Locks the tool up (cage.h): from now on it writes to what is open, to
 *  --output, and where cage_file and cage_folder said. Call before anything of
 *  an input is read. */
void cli_lock_up(void);

/** Opens the output and writes provenance. On a usage error (both --csv and
 *  --json) or failure to open it exits with CLI_NOTHING. Returns the stream:
 *  text output is printed straight to it. */
FILE *cli_output_open(void);

/** For tools with several outputs: writes provenance there; rows go there
 *  from now on. */
void cli_provenance_to(FILE *to);
void cli_rows_to(FILE *to);
/** Words that follow, and that stand in front of, the cells of every row (CSV
 *  and JSON) under those names; borrowed until set anew. count 0: none. */
void cli_rows_suffix(const char *const *names, const char *const *cells,
                     size_t count);

void cli_rows_prefix(const char *const *names, const char *const *cells,
                     size_t count);

/** Declares the columns; CSV writes its header. In text, rows are kept until
 *  cli_rows_end, then printed aligned. */
void cli_rows_begin(const cli_column *columns, size_t count);
void cli_row(const cli_cell *cells);

/** A row whose cells are written one after the other, in the order of the
 *  columns. Start with count 0. */
typedef struct cli_writer {
    cli_cell cells[CLI_MOST_COLUMNS];
    size_t count;
} cli_writer;

void cli_put_word(cli_writer *writer, const char *text);
void cli_put_number(cli_writer *writer, double value);
void cli_rows_end(void);

/** Who takes rows for people instead of the output: the cells of a table, its
 *  names first, as they would be printed. Borrowed. */
typedef void cli_rows_taker(void *data, const cli_column *columns,
                            size_t column_count, char *const *cells,
                            size_t cell_count);
/** From now on text rows go there; NULL: to the output again. */
void cli_rows_take(cli_rows_taker *taker, void *data);

/** Closes; a failed write anywhere is reported and returns CLI_NOTHING, else
 *  returns status. A file given by --output appears only now, whole. */
int cli_output_close(int status);

/** Writes text as a JSON string, quotes included. */
void cli_json_string(FILE *to, const char *text);

/** Text for people on one line: line ends and what else steers a terminal are
 *  shown as ?. Static buffers of 512 bytes, overwritten after four calls. */
const char *cli_shown(const char *text);

/** A number with decimals for people: "12.34", or "na". Static buffers,
 *  overwritten after eight calls. */
const char *cli_number(double value, int decimals);

#endif
