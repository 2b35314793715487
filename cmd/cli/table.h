/* cli/table.h - CSV in: a header, then rows handed on one by one
 *
 * Lines that begin with "# " (provenance) are skipped, and so is a header that
 * comes again, so that results laid end to end are read like one file.
 */
#ifndef HF_CLI_TABLE_H
#define HF_CLI_TABLE_H

#include <stdarg.h>
#include <stddef.h>

#include <hemiface/error.h>

/** Who takes the rows. Cells are borrowed and lie in the header's order. */
typedef struct cli_table_reader {
    /** The header. Anything but HF_OK ends reading. */
    hf_status (*header)(void *data, char *const *names, size_t count,
                        hf_error *error);
    /** A row with as many cells as the header; line counts from 1. */
    hf_status (*row)(void *data, char *const *cells, size_t line,
                     hf_error *error);
    void *data;
} cli_table_reader;

/** Reads a file, or standard input for "-". HF_E_OPEN; HF_E_FORMAT: no header,
 *  not text; HF_E_CORRUPT: a row of another length, quotes that do not end;
 *  else what the reader says. Errors name the file and the line. */
hf_status cli_table_read(const char *path, const cli_table_reader *reader,
                         hf_error *error);

/** Place of a column, or -1. */
int cli_table_column(char *const *names, size_t count, const char *name);

/** Fills an error: what, where, what to do. Returns status. */
hf_status cli_fail(hf_error *error, hf_status status, const char *format, ...)
    HF_PRINTF(3, 4);

#endif
