/* custom/file.c - files of custom measures, line by line */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/file.h"
#include "custom/tree.h"

/* Wrong lines that are told one by one; a file with more is no such file. */
enum { MOST_TOLD = 50 };

typedef struct reader {
    hf_custom *custom;
    hf_parser *p;
    char text[HF_CUSTOM_MOST_LINE + 1]; /* the line */
    hf_custom_line line;
    const char *name; /* of the file */
    hf_custom_tell *tell;
    void *context;
    hf_error first; /* the first mistake, as told */
    int mistakes;
} reader;

static void note(reader *r, const hf_error *e)
{
    if (r->mistakes++ == 0)
        r->first = *e;
    if (r->tell && r->mistakes <= MOST_TOLD)
        r->tell(r->context, e->text);
}

static void tell_mistake(reader *r, int column, const char *what)
{
    hf_error e;

    (void)hf_fail(&e, HF_E_CORRUPT, "'%s' line %d, column %d: %s", r->name,
                  r->line.number, column, what);
    note(r, &e);
}

static void tell_empty(reader *r)
{
    hf_error e;

    (void)hf_fail(&e, HF_E_CORRUPT,
                  "'%s' has no measures: write name, unit, expression, one a "
                  "line",
                  r->name);
    note(r, &e);
}

static hf_status take_measure(reader *r, hf_error *error)
{
    int root = hf_parse_line(r->p, &r->line);

    return root < 0 ? HF_OK
                    : hf_custom_add(r->custom, r->p, root, &r->line, error);
}

static void start_line(hf_parser *p, const char *text)
{
    p->line = p->at = text;
    p->count = p->depth = p->cost = p->levels = p->bad = 0;
    p->in_rest = p->compares = false;
    p->sides = p->views = 0;
    p->at += strspn(p->at, " \t");
}

/* A line of n bytes, without its end. */
static hf_status take_line(reader *r, const char *line, size_t n,
                           hf_error *error)
{
    const char *comment = memchr(line, '#', n);
    hf_status status = HF_OK;

    r->line.number++;
    if (comment)
        n = (size_t)(comment - line);
    while (n > 0 && strchr(" \t\r", line[n - 1]) && line[n - 1])
        n--;
    if (n > HF_CUSTOM_MOST_LINE) {
        tell_mistake(r, HF_CUSTOM_MOST_LINE + 1, "the line is too long");
        return HF_OK;
    }
    memcpy(r->text, line, n);
    r->text[n] = 0;
    start_line(r->p, r->text);
    if (memchr(r->text, 0, n))
        hf_parser_fail(r->p, r->text + strlen(r->text),
                       "a zero byte: this is no text file");
    else if (*r->p->at && r->custom->count == HF_CUSTOM_MOST)
        hf_parser_fail(r->p, r->p->at, "more than %d measures: use two files",
                       HF_CUSTOM_MOST);
    else if (*r->p->at)
        status = take_measure(r, error);
    if (r->p->bad)
        tell_mistake(r, r->p->bad, r->p->what);
    return status;
}

static hf_status take_lines(reader *r, const char *text, size_t length,
                            hf_error *error)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* byte order mark of UTF-8 */
    const char *end = text + length;
    hf_status status = HF_OK;

    if (length >= 3 && memcmp(text, mark, 3) == 0)
        text += 3;
    while (status == HF_OK && text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));

        if (!stop)
            stop = end;
        status = take_line(r, text, (size_t)(stop - text), error);
        text = stop + 1;
    }
    if (status == HF_OK && r->custom->count == 0 && r->mistakes == 0)
        tell_empty(r);
    if (status != HF_OK || r->mistakes == 0)
        return status;
    return r->mistakes == 1
               ? hf_fail(error, HF_E_CORRUPT, "%s", r->first.text)
               : hf_fail(error, HF_E_CORRUPT, "%.400s (%d lines are wrong)",
                         r->first.text, r->mistakes);
}

static hf_status take_name_and_sum(hf_custom *custom, const char *text,
                                   size_t length, const char *name,
                                   hf_error *error)
{
    const char *slash = strrchr(name, '/');

    hf_sha256(custom->sha256, text, length);
    custom->name = strdup(slash ? slash + 1 : name);
    return custom->name ? HF_OK : hf_fail_memory(error);
}

hf_status hf_custom_parse(hf_custom **out, const char *text, size_t length,
                          const char *name, hf_custom_tell *tell, void *context,
                          hf_error *error)
{
    reader *r;
    hf_status status;

    if (length > HF_CUSTOM_MOST_BYTES)
        return hf_fail(error, HF_E_LIMIT,
                       "'%s' is larger than the %d bytes allowed", name,
                       HF_CUSTOM_MOST_BYTES);
    r = calloc(1, sizeof *r);
    if (!r)
        return hf_fail_memory(error);
    r->name = name;
    r->tell = tell;
    r->context = context;
    r->p = calloc(1, sizeof *r->p);
    status = r->p ? hf_custom_new(&r->custom, error) : hf_fail_memory(error);
    if (status == HF_OK)
        r->p->custom = r->custom;
    if (status == HF_OK)
        status = take_name_and_sum(r->custom, text, length, name, error);
    if (status == HF_OK)
        status = take_lines(r, text, length, error);
    if (status == HF_OK)
        *out = r->custom;
    else
        hf_custom_free(r->custom);
    free(r->p);
    free(r);
    return status;
}

hf_status hf_custom_read(hf_custom **out, const char *path,
                         hf_custom_tell *tell, void *context, hf_error *error)
{
    char *bytes = NULL;
    size_t n = 0;
    hf_status status =
        hf_file_read(&bytes, &n, path, HF_CUSTOM_MOST_BYTES, error);

    if (status == HF_OK)
        status = hf_custom_parse(out, bytes, n, path, tell, context, error);
    free(bytes);
    return status;
}
