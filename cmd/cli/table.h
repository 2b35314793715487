/* cli/table.h - CSV in: a header, then rows handed on one by one */
#ifndef HF_CLI_TABLE_H
#define HF_CLI_TABLE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <hemiface/error.h>

/** Most columns. Results have some 20 and a manifest's own; more is another
 * kind of file. */
enum { CLI_TABLE_COLUMNS = 512 };

/** Who takes the rows. Cells are borrowed and lie in the header's order. Lines
 *  count from 1; a row's is the one that it begins on. Anything but HF_OK ends
 *  reading. */
typedef struct cli_table_reader {
    /** The header. */
    hf_status (*header)(void *data, char *const *names, size_t count,
                        size_t line, hf_error *error);
    /** A row with as many cells as the header. */
    hf_status (*row)(void *data, char *const *cells, size_t line,
                     hf_error *error);
    /** A row with count cells, another number than the header has; NULL: it
     *  is HF_E_CORRUPT. */
    hf_status (*odd_row)(void *data, size_t count, size_t line,
                         hf_error *error);
    /** A line of provenance without its "# "; NULL: not wanted. */
    void (*note)(void *data, const char *text);
    /** Else lines that begin with "# " (provenance) are no rows, nor is a
     *  header that comes again, so that results laid end to end are read like
     *  one file. */
    bool every_row;
    void *data;
} cli_table_reader;

/** Reads a file, or standard input for "-". HF_E_OPEN; HF_E_FORMAT: no header,
 *  not text; HF_E_CORRUPT: a row of another length, quotes that do not end;
 *  else what the reader says. Errors name the file and the line. */
hf_status cli_table_read(const char *path, const cli_table_reader *reader,
                         hf_error *error);

/** Place of a column, or -1. */
int cli_table_column(char *const *names, size_t count, const char *name);

/** Columns that a reader looks for by name. */
typedef struct cli_fields {
    const char *path;
    const char *const *names; /**< what errors call them */
    const int *at;            /**< place in a row, or -1 */
} cli_fields;

/** A row's cell; "" where the file has no such column. */
const char *cli_field(const cli_fields *fields, char *const *cells, int column);
/** It as a decimal number; NaN for "", "NA" and "na". HF_E_CORRUPT, naming
 *  file, line and column. */
hf_status cli_field_number(double *out, const cli_fields *fields,
                           char *const *cells, int column, size_t line,
                           hf_error *error);

/** Fills an error: what, where, what to do. Returns status. */
hf_status cli_fail(hf_error *error, hf_status status, const char *format, ...)
    HF_PRINTF(3, 4);
#ifdef HF_ANALYSIS /* see base/fail.h */
#define cli_fail(error, status, ...)                                           \
    ((void)cli_fail(error, status, __VA_ARGS__), (hf_status)(status))
#endif

#endif
