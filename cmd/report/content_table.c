/* report/content_table.c - tables of a report, taken from those for people */
#include "cmd/report/content.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/names.h"
#include "cmd/cli/output.h"

/* ----------------------------------------------------------- columns */

char **content_cell(const content_table *t, size_t row, size_t column)
{
    return &t->cells[row * t->columns + column];
}

/* Takes a column out, and its cells (unless they were moved) with it. */
static void remove_column(content_table *t, size_t column)
{
    size_t to = 0;

    for (size_t i = 0; i < t->rows * t->columns; i++)
        if (i % t->columns == column)
            free(t->cells[i]);
        else
            t->cells[to++] = t->cells[i];
    memmove(&t->numeric[column], &t->numeric[column + 1],
            (t->columns - column - 1) * sizeof *t->numeric);
    t->columns--;
    if (t->verdict > (int)column)
        t->verdict--;
    else if (t->verdict == (int)column)
        t->verdict = -1;
}

void content_insert(content_table *t, size_t before, const char *name)
{
    const size_t n = t->columns;
    char **cells = cli_grow(NULL, t->rows * (n + 1), sizeof *cells);

    for (size_t r = 0; r < t->rows; r++)
        for (size_t c = 0; c <= n; c++)
            cells[r * (n + 1) + c] =
                c == before ? content_copy(r ? "" : name)
                            : *content_cell(t, r, c < before ? c : c - 1);
    free(t->cells);
    t->cells = cells;
    t->numeric = cli_grow(t->numeric, n + 1, sizeof *t->numeric);
    memmove(&t->numeric[before + 1], &t->numeric[before],
            (n - before) * sizeof *t->numeric);
    t->numeric[before] = true;
    t->columns++;
    t->verdict += t->verdict >= (int)before;
}

static bool is_empty(content_table *t, size_t column)
{
    for (size_t r = 1; r < t->rows; r++)
        if (**content_cell(t, r, column))
            return false;
    return true;
}

int content_column(const content_table *table, const char *name)
{
    for (size_t c = 0; c < table->columns; c++)
        if (!strcmp(table->cells[c], name))
            return (int)c;
    return -1;
}

void content_set(content_table *table, size_t row, size_t column,
                 const char *text)
{
    char **cell = content_cell(table, row, column);

    free(*cell);
    *cell = content_copy(text);
}

void content_drop(content_table *table, const char *name)
{
    const int column = content_column(table, name);

    if (column >= 0)
        remove_column(table, (size_t)column);
}

/* Adds a word to a list. */
static void add_word(char *text, size_t size, const char *before,
                     const char *word, const char *after)
{
    const size_t used = strlen(text);

    if (*word)
        snprintf(text + used, size - used, "%s%s%s", used ? before : "", word,
                 after);
}

void content_name_rows(content_table *t, size_t till)
{
    const int unit = content_column(t, "unit");

    for (size_t r = 1; r < t->rows; r++) {
        char text[400] = "";

        for (size_t c = 0; c <= till; c++)
            add_word(text, sizeof text, ", ", *content_cell(t, r, c), "");
        if (unit >= 0)
            add_word(text, sizeof text, " (", *content_cell(t, r, (size_t)unit),
                     ")");
        content_set(t, r, 0, text);
    }
    content_drop(t, "unit");
    for (size_t c = till; c > 0; c--)
        remove_column(t, c);
    content_set(t, 0, 0, "measure");
}

content_table *content_last_table(content *c)
{
    content_section *s = &c->sections[c->count - 1];

    return s->count && s->blocks[s->count - 1].kind == CONTENT_TABLE
               ? &s->blocks[s->count - 1].table
               : NULL;
}

void content_column_to_notes(content *c, const char *name)
{
    content_table *t = content_last_table(c);
    const size_t block = c->sections[c->count - 1].count - 1;
    const int column = t ? content_column(t, name) : -1;

    if (column < 0)
        return;
    for (size_t r = 1; r < t->rows; r++) {
        if (**content_cell(t, r, (size_t)column))
            content_add(c, CONTENT_NOTE, "%s: %s", *content_cell(t, r, 0),
                        *content_cell(t, r, (size_t)column));
        /* Blocks may have moved. */
        t = &c->sections[c->count - 1].blocks[block].table;
    }
    remove_column(t, (size_t)column);
}

/* ------------------------------------------------------------ taking */

/* Where the next table goes. */
typedef struct goal {
    content *content;
    const char *caption;
} goal;

/* "commissure_height" in words. */
static void in_words(content_table *t)
{
    const int column = content_column(t, "measure");

    for (size_t r = 1; column >= 0 && r < t->rows; r++)
        for (char *p = *content_cell(t, r, (size_t)column); *p; p++)
            if (*p == '_')
                *p = ' ';
}

/* A copy with arrows where a terminal has "->". */
static char *printed(const char *text)
{
    char *copy = content_copy(text);
    char *larger, *to;

    if (!strstr(copy, "->"))
        return copy;
    /* An arrow has three bytes for two. */
    larger = to = cli_grow(NULL, 2 * strlen(copy) + 1, 1);
    for (const char *from = copy; *from;) {
        const bool arrow = !strncmp(from, "->", 2);

        memcpy(to, arrow ? "\xe2\x86\x92" : from, arrow ? 3 : 1);
        to += arrow ? 3 : 1;
        from += arrow ? 2 : 1;
    }
    *to = 0;
    free(copy);
    return larger;
}

static void take(void *data, const cli_column *columns, size_t column_count,
                 char *const *cells, size_t cell_count)
{
    const goal *to = data;
    content_section *s = &to->content->sections[to->content->count - 1];
    content_table t = {.columns = column_count,
                       .rows = cell_count / column_count,
                       .verdict = -1};

    cli_rows_take(NULL, NULL);
    if (t.rows < 2)
        return;
    t.caption = content_copy(to->caption);
    t.cells = cli_grow(NULL, cell_count, sizeof *t.cells);
    t.numeric = cli_grow(NULL, column_count, sizeof *t.numeric);
    for (size_t i = 0; i < cell_count; i++)
        t.cells[i] = printed(cells[i]);
    for (size_t i = 0; i < column_count; i++)
        t.numeric[i] = columns[i].decimals >= 0;
    in_words(&t);
    for (size_t i = column_count; i-- > 1;)
        if (is_empty(&t, i))
            remove_column(&t, i);
    s->blocks = cli_grow(s->blocks, s->count + 1, sizeof *s->blocks);
    s->blocks[s->count++] = (content_block){.kind = CONTENT_TABLE, .table = t};
}

void content_table_next(content *c, const char *caption)
{
    static goal next; /* until its rows end */

    next = (goal){c, caption};
    cli_rows_take(take, &next);
}
