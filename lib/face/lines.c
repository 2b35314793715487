/* face/lines.c - text files line by line, and lines cut into cells */
#include "face/lines.h"

#include <string.h>

#include "base/fail.h"
#include "base/number.h"

void hf_lines_begin(hf_lines *l, const char *text, size_t length,
                    const char *name, hf_error *error)
{
    l->at = text;
    l->end = text + length;
    l->line = 0;
    l->text[0] = 0;
    l->cut = false;
    l->name = name;
    l->error = error;
}

/* Steps over a line end: CR, LF or CR LF. */
static void step_over_end(hf_lines *l)
{
    if (l->at < l->end && *l->at++ == '\r')
        if (l->at < l->end && *l->at == '\n')
            l->at++;
}

bool hf_lines_next(hf_lines *l)
{
    const bool there = l->at < l->end;
    size_t n = 0;

    l->cut = false;
    for (; l->at < l->end && *l->at != '\r' && *l->at != '\n'; l->at++) {
        if (n < sizeof l->text - 1)
            l->text[n++] = *l->at ? *l->at : '?';
        else
            l->cut = true;
    }
    l->text[n] = 0;
    step_over_end(l);
    l->line++;
    return there;
}

bool hf_lines_next_filled(hf_lines *l)
{
    do
        if (!hf_lines_next(l))
            return false;
    while (hf_blank(l->text) && l->at < l->end);
    return !hf_blank(l->text);
}

hf_status hf_lines_bad(const hf_lines *l, const char *what)
{
    return hf_fail(l->error, HF_E_CORRUPT, "'%s' line %zu: %s", l->name,
                   l->line, what);
}

bool hf_blank(const char *text)
{
    return text[strspn(text, " \t")] == 0;
}

bool hf_begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* A cell in quotes, unquoted in place; returns what follows it. */
static char *unquote(char *cell)
{
    char *from = cell + 1, *to = cell;

    while (*from && (*from != '"' || from[1] == '"')) {
        from += *from == '"';
        *to++ = *from++;
    }
    if (*from)
        from++;
    from += strcspn(from, ",");
    if (*from)
        from++;
    else
        from = NULL;
    *to = 0;
    return from;
}

static void trim_end(char *cell)
{
    size_t n = strlen(cell);

    while (n && strchr(" \t", cell[n - 1]))
        cell[--n] = 0;
}

size_t hf_cut_csv(char *text, char **cells, size_t most)
{
    size_t n = 0;

    while (text && n < most) {
        char *comma;

        text += strspn(text, " \t");
        cells[n++] = text;
        if (*text == '"') {
            text = unquote(text);
            continue;
        }
        comma = strchr(text, ',');
        if (comma)
            *comma = 0;
        trim_end(text);
        text = comma ? comma + 1 : NULL;
    }
    return n;
}

size_t hf_cut_blanks(char *text, char **cells, size_t most)
{
    size_t n = 0;

    for (text += strspn(text, " \t"); *text && n < most;
         text += strspn(text, " \t")) {
        cells[n++] = text;
        text += strcspn(text, " \t");
        if (*text)
            *text++ = 0;
    }
    return n;
}

bool hf_cell_number(double *out, const char *cell)
{
    return hf_number_read(out, &cell) && hf_blank(cell);
}
