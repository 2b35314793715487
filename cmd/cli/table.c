/* cli/table.c - CSV in, by libcsv */
#include "cmd/cli/table.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <csv.h>

#undef cli_fail /* what analysers are told */

hf_status cli_fail(hf_error *error, hf_status status, const char *format, ...)
{
    va_list args;

    error->status = status;
    va_start(args, format);
    vsnprintf(error->text, sizeof error->text, format, args);
    va_end(args);
    return status;
}

int cli_table_column(char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(names[i], name))
            return (int)i;
    return -1;
}

const char *cli_field(const cli_fields *fields, char *const *cells, int column)
{
    return fields->at[column] < 0 ? "" : cells[fields->at[column]];
}

hf_status cli_field_number(double *out, const cli_fields *fields,
                           char *const *cells, int column, size_t line,
                           hf_error *error)
{
    const char *cell = cli_field(fields, cells, column);
    char *end;

    *out = NAN;
    if (!*cell || !strcmp(cell, "NA") || !strcmp(cell, "na"))
        return HF_OK;
    *out = strtod(cell, &end);
    if (*end || strspn(cell, "0123456789+-.eE") != strlen(cell) ||
        !isfinite(*out))
        return cli_fail(error, HF_E_CORRUPT,
                        "'%s' line %zu: %s '%s' is not a number", fields->path,
                        line, fields->names[column], cell);
    return HF_OK;
}

/* ------------------------------------------------------------ one file */

typedef struct parsing {
    const char *path;
    const cli_table_reader *reader;
    char *names[CLI_TABLE_COLUMNS]; /* the header; own copies */
    size_t columns;
    char *cells[CLI_TABLE_COLUMNS]; /* the row being read; own copies */
    size_t count;
    size_t line, breaks; /* its first line; line breaks within its cells */
    hf_status status;
    hf_error *error;
} parsing;

static void forget_row(parsing *p)
{
    for (size_t i = 0; i < p->count; i++)
        free(p->cells[i]);
    p->count = 0;
}

static bool is_header(const parsing *p)
{
    for (size_t i = 0; i < p->columns; i++)
        if (strcmp(p->cells[i], p->names[i]) != 0)
            return false;
    return true;
}

static void cell(void *text, size_t length, void *data)
{
    parsing *p = data;
    char *copy;

    if (p->status != HF_OK)
        return;
    if (p->count == CLI_TABLE_COLUMNS || memchr(text ? text : "", 0, length)) {
        p->status = cli_fail(p->error, HF_E_FORMAT,
                             "'%s' line %zu: this is no table in CSV", p->path,
                             p->line);
        return;
    }
    copy = malloc(length + 1);
    if (!copy) {
        p->status = cli_fail(p->error, HF_E_MEMORY, "out of memory");
        return;
    }
    if (text)
        memcpy(copy, text, length);
    copy[length] = 0;
    p->cells[p->count++] = copy;
    for (const char *c = copy; *c; c++)
        p->breaks += *c == '\n';
}

static void take_header(parsing *p)
{
    memcpy(p->names, p->cells, p->count * sizeof *p->names);
    p->columns = p->count;
    p->count = 0;
    p->status = p->reader->header(p->reader->data, p->names, p->columns,
                                  p->line, p->error);
}

static hf_status odd_row(const parsing *p)
{
    if (p->reader->odd_row)
        return p->reader->odd_row(p->reader->data, p->count, p->line, p->error);
    return cli_fail(p->error, HF_E_CORRUPT,
                    "'%s' line %zu has %zu cells, the header has %zu", p->path,
                    p->line, p->count, p->columns);
}

/* A line of provenance may hold commas; the reader takes spaces off cells. */
static void take_note(parsing *p)
{
    char text[4096];
    size_t used = 0;

    for (size_t i = 0; i < p->count && used < sizeof text; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s",
                                 i ? ", " : "", p->cells[i]);
    p->reader->note(p->reader->data, text + 2);
}

/* A row is complete: the header, a comment, or one for the reader. */
static void take_row(parsing *p)
{
    const bool every = p->reader->every_row;
    const bool noted = !every && !strncmp(p->cells[0], "# ", 2);

    if (noted && p->reader->note)
        take_note(p);
    else if (p->columns == 0 && !noted)
        take_header(p);
    else if (p->columns == p->count && (every || !is_header(p)))
        p->status =
            p->reader->row(p->reader->data, p->cells, p->line, p->error);
    else if (p->columns != p->count && !noted)
        p->status = odd_row(p);
}

static void row(int end, void *data)
{
    parsing *p = data;

    if (p->status == HF_OK && p->count)
        take_row(p);
    forget_row(p);
    p->line += p->breaks + (end == '\n');
    p->breaks = 0;
}

/* The bytes after a mark of byte order, which spreadsheets write. */
static const char *behind_mark(const char *bytes, size_t *length)
{
    static const char mark[] = "\xEF\xBB\xBF";

    if (*length < 3 || memcmp(bytes, mark, 3) != 0)
        return bytes;
    *length -= 3;
    return bytes + 3;
}

static hf_status parse(parsing *p, FILE *file)
{
    struct csv_parser parser;
    char buffer[65536];
    size_t length;
    bool first = true;

    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL))
        return cli_fail(p->error, HF_E_MEMORY, "out of memory");
    while (p->status == HF_OK &&
           (length = fread(buffer, 1, sizeof buffer, file)) > 0) {
        const char *bytes = first ? behind_mark(buffer, &length) : buffer;

        if (first && length && *bytes == '{') {
            p->status = cli_fail(p->error, HF_E_FORMAT,
                                 "'%s' is JSON: give it as CSV", p->path);
            break;
        }
        first = false;
        if (csv_parse(&parser, bytes, length, cell, row, p) != length)
            p->status = cli_fail(
                p->error, HF_E_CORRUPT,
                "'%s' line %zu: quotes within a cell that is not quoted",
                p->path, p->line);
    }
    if (p->status == HF_OK && ferror(file))
        p->status = cli_fail(p->error, HF_E_OPEN, "cannot read '%s': %s",
                             p->path, strerror(errno));
    if (p->status == HF_OK && csv_fini(&parser, cell, row, p))
        p->status = cli_fail(p->error, HF_E_CORRUPT,
                             "'%s' ends within quotes that begin on line %zu",
                             p->path, p->line);
    csv_free(&parser);
    if (p->status == HF_OK && p->columns == 0)
        p->status = cli_fail(p->error, HF_E_FORMAT, "'%s' is empty", p->path);
    return p->status;
}

hf_status cli_table_read(const char *path, const cli_table_reader *reader,
                         hf_error *error)
{
    const bool standard = !strcmp(path, "-");
    FILE *file = standard ? stdin : fopen(path, "rb");
    parsing *p;
    hf_status status;

    if (!file)
        return cli_fail(error, HF_E_OPEN, "cannot open '%s': %s", path,
                        strerror(errno));
    p = calloc(1, sizeof *p);
    if (p) {
        p->path = standard ? "standard input" : path;
        p->reader = reader;
        p->line = 1;
        p->error = error;
        status = parse(p, file);
        forget_row(p);
        for (size_t i = 0; i < p->columns; i++)
            free(p->names[i]);
    } else {
        status = cli_fail(error, HF_E_MEMORY, "out of memory");
    }
    free(p);
    if (!standard)
        fclose(file);
    return status;
}
