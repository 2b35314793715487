/* report/content.c - what a report says, before it is HTML or PDF */
#include "cmd/report/content.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "cmd/cli/names.h"
#include "render/utf8.h"

char *content_copy(const char *text)
{
    char *copy = hr_utf8_copy(text);

    if (!copy) {
        cli_complain("out of memory");
        exit(CLI_NOTHING);
    }
    return copy;
}

void content_begin(content *c, const char *title, const char *foot)
{
    c->title = content_copy(title);
    c->foot = content_copy(foot);
}

static void clear_table(content_table *t)
{
    for (size_t i = 0; i < t->rows * t->columns; i++)
        free(t->cells[i]);
    free(t->cells);
    free(t->numeric);
    free(t->caption);
}

static void clear_section(content_section *s)
{
    for (size_t i = 0; i < s->count; i++) {
        content_block *b = &s->blocks[i];

        free(b->name);
        free(b->text);
        hr_drawing_free(b->drawing);
        cairo_surface_destroy(b->picture);
        clear_table(&b->table);
    }
    free(s->blocks);
    free(s->title);
}

void content_clear(content *c)
{
    for (size_t i = 0; i < c->count; i++)
        clear_section(&c->sections[i]);
    free(c->sections);
    free(c->title);
    free(c->foot);
    memset(c, 0, sizeof *c);
}

void content_section_add(content *c, const char *title, content_look look)
{
    c->sections = cli_grow(c->sections, c->count + 1, sizeof *c->sections);
    c->sections[c->count++] =
        (content_section){.title = content_copy(title), .look = look};
}

/* A new block of the last section. */
static content_block *add(content *c, content_kind kind)
{
    content_section *s = &c->sections[c->count - 1];

    s->blocks = cli_grow(s->blocks, s->count + 1, sizeof *s->blocks);
    s->blocks[s->count] = (content_block){.kind = kind};
    return &s->blocks[s->count++];
}

void content_add(content *c, content_kind kind, const char *format, ...)
{
    va_list arguments;
    char *text;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    text = cli_grow(NULL, (size_t)(length < 0 ? 0 : length) + 1, 1);
    text[0] = 0;
    va_start(arguments, format);
    vsnprintf(text, (size_t)(length < 0 ? 0 : length) + 1, format, arguments);
    va_end(arguments);
    add(c, kind)->text = content_copy(text);
    free(text);
}

void content_add_lines(content *c, content_kind kind, const char *lines)
{
    while (*lines) {
        const char *text = lines + strspn(lines, " #");
        const size_t length = strcspn(text, "\n");

        if (length)
            content_add(c, kind, "%.*s", (int)length, text);
        lines = text + length + (text[length] == '\n');
    }
}

void content_fact(content *c, const char *name, const char *text)
{
    content_block *b;

    if (!*text)
        return;
    b = add(c, CONTENT_FACT);
    b->name = content_copy(name);
    b->text = content_copy(text);
}

void content_drawing(content *c, hr_drawing *drawing, const char *caption)
{
    content_block *b = add(c, CONTENT_DRAWING);

    b->drawing = drawing;
    b->name = content_copy(caption);
}

void content_picture(content *c, cairo_surface_t *picture, const char *caption,
                     const char *alt, double width_mm)
{
    content_block *b = add(c, CONTENT_PICTURE);

    b->picture = picture;
    b->name = content_copy(caption);
    b->text = content_copy(alt);
    b->width_mm = width_mm;
}
