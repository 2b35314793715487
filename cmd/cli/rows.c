/* cli/rows.c - rows out: aligned text, CSV, JSON lines */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "cmd/cli/stream.h"

static const cli_column *columns;
static size_t column_count;

/* Words in front of and behind the cells of every row; not in aligned text. */
typedef struct words {
    const char *const *names, *const *cells;
    size_t count;
} words;

static words prefix, suffix;

/* Rows of aligned text wait here: a malloc'ed copy of every cell. */
static char **kept;
static size_t kept_count, kept_room;

/* Where they go instead of being printed, or NULL. */
static cli_rows_taker *taker;
static void *taker_data;

static void out_of_memory(void)
{
    cli_complain("out of memory");
    exit(CLI_NOTHING);
}

void cli_rows_suffix(const char *const *names, const char *const *cells,
                     size_t count)
{
    suffix = (words){names, cells, count};
}

void cli_rows_prefix(const char *const *names, const char *const *cells,
                     size_t count)
{
    prefix = (words){names, cells, count};
}

static void csv_text(const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        fputs(text, cli_stream);
        return;
    }
    fputc('"', cli_stream);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', cli_stream);
        fputc(*text, cli_stream);
    }
    fputc('"', cli_stream);
}

static void csv_row(const cli_cell *cells)
{
    for (size_t i = 0; i < prefix.count; i++) {
        csv_text(prefix.cells[i]);
        fputc(',', cli_stream);
    }
    for (size_t i = 0; i < column_count; i++) {
        if (i)
            fputc(',', cli_stream);
        if (cells[i].text)
            csv_text(cells[i].text);
        else if (isfinite(cells[i].number))
            fprintf(cli_stream, "%.9g", cells[i].number);
        else
            fputs("NA", cli_stream);
    }
    for (size_t i = 0; i < suffix.count; i++) {
        fputc(',', cli_stream);
        csv_text(suffix.cells[i]);
    }
    fputc('\n', cli_stream);
}

static void json_words(const words *w, const char *before, const char *after)
{
    for (size_t i = 0; i < w->count; i++) {
        fputs(before, cli_stream);
        cli_json_string(cli_stream, w->names[i]);
        fputs(": ", cli_stream);
        cli_json_string(cli_stream, w->cells[i]);
        fputs(after, cli_stream);
    }
}

static void json_row(const cli_cell *cells)
{
    fputc('{', cli_stream);
    json_words(&prefix, "", ", ");
    for (size_t i = 0; i < column_count; i++) {
        fputs(i ? ", " : "", cli_stream);
        cli_json_string(cli_stream, columns[i].name);
        fputs(": ", cli_stream);
        if (cells[i].text)
            cli_json_string(cli_stream, cells[i].text);
        else if (isfinite(cells[i].number))
            fprintf(cli_stream, "%.9g", cells[i].number);
        else
            fputs("null", cli_stream);
    }
    json_words(&suffix, ", ", "");
    fputs("}\n", cli_stream);
}

static void keep(const char *text)
{
    if (kept_count == kept_room) {
        size_t room = kept_room ? 2 * kept_room : 256;
        char **larger = realloc(kept, room * sizeof *kept);

        if (!larger)
            out_of_memory();
        kept = larger;
        kept_room = room;
    }
    kept[kept_count] = strdup(text);
    if (!kept[kept_count])
        out_of_memory();
    /* Names may hold line ends; a row is one line. */
    for (char *c = kept[kept_count]; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            *c = '?';
    kept_count++;
}

static void keep_row(const cli_cell *cells)
{
    char number[48];

    for (size_t i = 0; i < column_count; i++) {
        const int decimals = columns[i].decimals;

        if (cells[i].text)
            keep(cells[i].text);
        else if (isfinite(cells[i].number)) {
            snprintf(number, sizeof number, "%.*f", decimals < 0 ? 0 : decimals,
                     cells[i].number);
            keep(number);
        } else {
            keep("na");
        }
    }
}

void cli_rows_begin(const cli_column *new_columns, size_t count)
{
    columns = new_columns;
    column_count = count;
    if (cli_format_chosen() == CLI_AS_JSON)
        return;
    for (size_t i = 0; i < prefix.count && cli_format_chosen() == CLI_AS_CSV;
         i++) {
        csv_text(prefix.names[i]);
        fputc(',', cli_stream);
    }
    for (size_t i = 0; i < count; i++) {
        if (cli_format_chosen() == CLI_AS_TEXT)
            keep(columns[i].name);
        else
            fprintf(cli_stream, "%s%s", i ? "," : "", columns[i].name);
    }
    if (cli_format_chosen() == CLI_AS_TEXT)
        return;
    for (size_t i = 0; i < suffix.count; i++) {
        fputc(',', cli_stream);
        csv_text(suffix.names[i]);
    }
    fputc('\n', cli_stream);
}

void cli_row(const cli_cell *cells)
{
    switch (cli_format_chosen()) {
    case CLI_AS_CSV:
        csv_row(cells);
        break;
    case CLI_AS_JSON:
        json_row(cells);
        break;
    case CLI_AS_TEXT:
        keep_row(cells);
        break;
    }
}

/* Characters of UTF-8 text, for alignment. */
static int width_of(const char *text)
{
    int width = 0;

    for (; *text; text++)
        width += ((unsigned char)*text & 0xC0) != 0x80;
    return width;
}

static int widest(size_t column)
{
    int width = 0;

    for (size_t i = column; i < kept_count; i += column_count)
        if (width_of(kept[i]) > width)
            width = width_of(kept[i]);
    return width;
}

static void print_kept(const int *widths)
{
    for (size_t i = 0; i < kept_count; i++) {
        const size_t column = i % column_count;
        const bool last = column == column_count - 1;
        const int pad = widths[column] - width_of(kept[i]);

        if (columns[column].decimals >= 0)
            fprintf(cli_stream, "%*s%s", pad, "", kept[i]);
        else
            fprintf(cli_stream, "%s%*s", kept[i], last ? 0 : pad, "");
        fputs(last ? "\n" : "  ", cli_stream);
    }
}

void cli_rows_take(cli_rows_taker *new_taker, void *data)
{
    taker = new_taker;
    taker_data = data;
}

static void print_aligned(void)
{
    int *widths = calloc(column_count, sizeof *widths);

    if (!widths)
        out_of_memory();
    for (size_t i = 0; i < column_count; i++)
        widths[i] = widest(i);
    print_kept(widths);
    free(widths);
}

void cli_rows_end(void)
{
    if (cli_format_chosen() != CLI_AS_TEXT)
        return;
    if (taker)
        taker(taker_data, columns, column_count, kept, kept_count);
    else
        print_aligned();
    for (size_t i = 0; i < kept_count; i++)
        free(kept[i]);
    free(kept);
    kept = NULL;
    kept_count = kept_room = 0;
}

void cli_put_word(cli_writer *writer, const char *text)
{
    writer->cells[writer->count++] = CLI_TEXT_CELL(text);
}

void cli_put_number(cli_writer *writer, double value)
{
    writer->cells[writer->count++] = CLI_NUMBER_CELL(value);
}
