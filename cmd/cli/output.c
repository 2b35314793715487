/* cli/output.c - rows out: aligned text, CSV, JSON lines */
#define _XOPEN_SOURCE 700 /* realpath */

#include "cmd/cli/output.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <hemiface/detect.h>
#include <hemiface/version.h>

#include "cmd/cli/message.h"

cli_output cli_out = {.provenance = true, .settings = ""};

static const cli_option output_options[] = {
    {"csv", 0, CLI_FLAG, &cli_out.csv, NULL,
     "comma-separated values, one row a value, names in the first row", 0, 0,
     NULL},
    {"json", 0, CLI_FLAG, &cli_out.json, NULL,
     "one JSON object a line, with the CSV's column names as keys", 0, 0, NULL},
    {"output", 'o', CLI_TEXT, &cli_out.path, "FILE",
     "write there instead of to standard output; the file appears whole or "
     "not at all",
     0, 0, NULL},
    {"no-provenance", 0, CLI_UNFLAG, &cli_out.provenance, NULL,
     "leave out the lines on version, models and settings", 0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

const cli_group cli_output_group = {"Output", output_options};

/* The one output of a tool. */
static FILE *stream;
static bool own; /* stream is a file that was opened here */
/* What is written to until it is whole, and then called: NULL where it is
 * written directly. */
static char *temporary, *target;
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

cli_format cli_format_chosen(void)
{
    return cli_out.json ? CLI_AS_JSON : cli_out.csv ? CLI_AS_CSV : CLI_AS_TEXT;
}

/* Bytes of the UTF-8 character at c, or 0 if there is none. */
static int utf8_length(const unsigned char *c)
{
    const int length = *c < 0x80    ? 1
                       : *c >= 0xF5 ? 0
                       : *c >= 0xF0 ? 4
                       : *c >= 0xE0 ? 3
                       : *c >= 0xC2 ? 2
                                    : 0;

    for (int i = 1; i < length; i++)
        if ((c[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

void cli_json_string(FILE *to, const char *text)
{
    fputc('"', to);
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        const int length = utf8_length(c);

        if (length != 1) {
            /* File names need not be UTF-8, JSON must be. */
            fprintf(to, "%.*s", length ? length : 6,
                    length ? (const char *)c : "\\ufffd");
            c += length ? length - 1 : 0;
            continue;
        }
        if (*c == '"' || *c == '\\')
            fprintf(to, "\\%c", *c);
        else if (*c < ' ')
            fprintf(to, "\\u%04x", *c);
        else
            fputc(*c, to);
    }
    fputc('"', to);
}

/* ---------------------------------------------------------- provenance */

static void provenance_text(void)
{
    const cli_names *from = cli_out.sources;
    const char *name, *sha256;

    fprintf(stream, "# %s %s; research and education, not a medical device\n",
            cli_get_name(), hf_version());
    for (size_t i = 0; !from && hf_detect_model(i, &name, &sha256); i++)
        fprintf(stream, "# model %s sha256 %.16s\n", name, sha256);
    for (size_t i = 0; from && i < from->count; i++)
        fprintf(stream, "# of results: %s\n", from->words[i]);
    if (*cli_out.settings)
        fprintf(stream, "# settings %s\n", cli_out.settings);
}

static void provenance_json(void)
{
    const cli_names *from = cli_out.sources;
    const char *name, *sha256;

    fputs("{\"provenance\": {\"tool\": ", stream);
    cli_json_string(stream, cli_get_name());
    fprintf(stream, ", \"version\": \"%s\", \"%s", hf_version(),
            from ? "results\": [" : "models\": {");
    for (size_t i = 0; !from && hf_detect_model(i, &name, &sha256); i++)
        fprintf(stream, "%s\"%s\": \"%s\"", i ? ", " : "", name, sha256);
    for (size_t i = 0; from && i < from->count; i++) {
        fputs(i ? ", " : "", stream);
        cli_json_string(stream, from->words[i]);
    }
    fprintf(stream, "%c, \"settings\": ", from ? ']' : '}');
    cli_json_string(stream, cli_out.settings);
    fputs("}}\n", stream);
}

/* A file appears whole; behind a link it is the link's file that does. What is
 * no plain file, as a pipe or device, cannot be replaced: directly. */
static FILE *open_file(const char *path)
{
    const size_t room = 16;
    struct stat is;
    const bool there = stat(path, &is) == 0;

    if (there && !S_ISREG(is.st_mode))
        return fopen(path, "w");
    target = there ? realpath(path, NULL) : strdup(path);
    temporary = target ? malloc(strlen(target) + room) : NULL;
    if (!temporary)
        out_of_memory();
    snprintf(temporary, strlen(target) + room, "%s.%ld", target,
             (long)getpid());
    return fopen(temporary, "wx");
}

FILE *cli_output_open(void)
{
    stream = stdout;
    if (cli_out.csv && cli_out.json) {
        cli_complain("--csv and --json exclude each other; see --help");
        exit(CLI_NOTHING);
    }
    if (cli_out.path) {
        stream = open_file(cli_out.path);
        own = true;
        if (!stream) {
            cli_complain("cannot write '%s': %s", cli_out.path,
                         strerror(errno));
            exit(CLI_NOTHING);
        }
    }
    cli_provenance_to(stream);
    return stream;
}

void cli_provenance_to(FILE *to)
{
    stream = to;
    if (cli_out.provenance && cli_format_chosen() == CLI_AS_JSON)
        provenance_json();
    else if (cli_out.provenance)
        provenance_text();
}

void cli_rows_to(FILE *to)
{
    stream = to;
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

int cli_output_close(int status)
{
    int bad = ferror(stream);

    errno = 0;
    bad |= fflush(stream);
    if (own)
        bad |= fclose(stream);
    if (!bad && temporary)
        bad |= rename(temporary, target);
    if (bad) {
        cli_complain("cannot write '%s': %s",
                     cli_out.path ? cli_out.path : "standard output",
                     errno ? strerror(errno) : "write failed");
        if (temporary)
            unlink(temporary);
        status = CLI_NOTHING;
    }
    free(temporary);
    free(target);
    temporary = target = NULL;
    own = false;
    return status;
}

void cli_note(const char *text, const char *json)
{
    if (cli_format_chosen() == CLI_AS_JSON) {
        if (json)
            fprintf(stream, "%s\n", json);
    } else if (text) {
        fprintf(stream, "# %s\n", text);
    }
}

/* ---------------------------------------------------------------- rows */

static void csv_text(const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        fputs(text, stream);
        return;
    }
    fputc('"', stream);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', stream);
        fputc(*text, stream);
    }
    fputc('"', stream);
}

static void csv_row(const cli_cell *cells)
{
    for (size_t i = 0; i < prefix.count; i++) {
        csv_text(prefix.cells[i]);
        fputc(',', stream);
    }
    for (size_t i = 0; i < column_count; i++) {
        if (i)
            fputc(',', stream);
        if (cells[i].text)
            csv_text(cells[i].text);
        else if (isfinite(cells[i].number))
            fprintf(stream, "%.9g", cells[i].number);
        else
            fputs("NA", stream);
    }
    for (size_t i = 0; i < suffix.count; i++) {
        fputc(',', stream);
        csv_text(suffix.cells[i]);
    }
    fputc('\n', stream);
}

static void json_words(const words *w, const char *before, const char *after)
{
    for (size_t i = 0; i < w->count; i++) {
        fputs(before, stream);
        cli_json_string(stream, w->names[i]);
        fputs(": ", stream);
        cli_json_string(stream, w->cells[i]);
        fputs(after, stream);
    }
}

static void json_row(const cli_cell *cells)
{
    fputc('{', stream);
    json_words(&prefix, "", ", ");
    for (size_t i = 0; i < column_count; i++) {
        fputs(i ? ", " : "", stream);
        cli_json_string(stream, columns[i].name);
        fputs(": ", stream);
        if (cells[i].text)
            cli_json_string(stream, cells[i].text);
        else if (isfinite(cells[i].number))
            fprintf(stream, "%.9g", cells[i].number);
        else
            fputs("null", stream);
    }
    json_words(&suffix, ", ", "");
    fputs("}\n", stream);
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
        fputc(',', stream);
    }
    for (size_t i = 0; i < count; i++) {
        if (cli_format_chosen() == CLI_AS_TEXT)
            keep(columns[i].name);
        else
            fprintf(stream, "%s%s", i ? "," : "", columns[i].name);
    }
    if (cli_format_chosen() == CLI_AS_TEXT)
        return;
    for (size_t i = 0; i < suffix.count; i++) {
        fputc(',', stream);
        csv_text(suffix.names[i]);
    }
    fputc('\n', stream);
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
            fprintf(stream, "%*s%s", pad, "", kept[i]);
        else
            fprintf(stream, "%s%*s", kept[i], last ? 0 : pad, "");
        fputs(last ? "\n" : "  ", stream);
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

const char *cli_number(double value, int decimals)
{
    static char buffers[8][48];
    static int next;
    char *text = buffers[next++ % 8];

    if (!isfinite(value))
        return "na";
    snprintf(text, sizeof buffers[0], "%.*f", decimals, value);
    /* "-0.00" reads as a sign where there is none. */
    if (text[0] == '-' && strspn(text, "-0.") == strlen(text))
        memmove(text, text + 1, strlen(text));
    return text;
}
