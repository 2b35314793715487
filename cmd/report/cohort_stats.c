/* report/cohort_stats.c - a cohort's statistics */
#include "cmd/report/cohort.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"

/* What is measured at rest, movements, and grades: the other rows repeat
 * them. */
static bool is_telling(const cli_paired *row)
{
    const cli_series *s = row->series;

    return !s->row || s->row->views ||
           !strcmp(s->view, hf_view_name(HF_VIEW_REST)) || !*s->view;
}

/* A table of rows, with measure, view and side in one column. */
static void table(content *c, const cohort_report *r, const cli_paired *rows,
                  size_t count, const char *caption)
{
    content_table *t;
    size_t till = 0;

    content_table_next(c, caption);
    cli_paired_table(&r->stats, rows, count);
    t = content_last_table(c);
    if (!t)
        return;
    /* The first column stays even where it is empty: groups, here none. */
    content_drop(t, "group");
    while (till + 1 < t->columns && strcmp(t->cells[till + 1], "unit") != 0)
        till++;
    content_name_rows(t, till);
    content_column_to_notes(c, "note");
}

void cohort_primary(content *c, const cohort_report *r)
{
    char legend[400];

    content_section_add(c, "Primary outcomes", CONTENT_OPEN);
    if (!r->primary) {
        content_add(c, CONTENT_TEXT,
                    "No primary outcome was named (--primary, --procedure): "
                    "nothing is plotted that was not chosen before looking, "
                    "and every p below is one of many.");
        return;
    }
    cli_paired_legend(legend, sizeof legend, &r->stats, r->rows, r->primary);
    table(c, r, r->rows, r->primary, "Before and after");
    content_add_lines(c, CONTENT_NOTE, legend);
}

static void others(content *c, const cohort_report *r)
{
    cli_paired *rows = cli_grow(NULL, r->count + 1, sizeof *rows);
    char legend[400];
    size_t count = 0, empty = 0;

    for (size_t i = r->primary; i < r->count; i++) {
        const bool telling = is_telling(&r->rows[i]);

        if (telling && r->rows[i].pairs.n)
            rows[count++] = r->rows[i];
        empty += telling && !r->rows[i].pairs.n;
    }
    if (count) {
        content_section_add(c, r->primary ? "Other outcomes" : "Outcomes",
                            CONTENT_FOLDED);
        cli_paired_legend(legend, sizeof legend, &r->stats, rows, count);
        content_add_lines(c, CONTENT_NOTE, legend);
        table(c, r, rows, count, "Measures at rest, movements, and grades");
    }
    if (count && empty)
        content_add(c, CONTENT_NOTE,
                    "Left out because no patient has both values: %zu; "
                    "hemiface stats lists them.",
                    empty);
    free(rows);
}

static void methods(content *c, const cohort_report *r)
{
    char *text = cli_methods_text(&r->stats, r->rows, r->count);

    content_section_add(c, "Methods, for a paper", CONTENT_FOLDED);
    content_add(c, CONTENT_TEXT, "%s", text);
    free(text);
}

void cohort_others(content *c, const cohort_report *r)
{
    others(c, r);
    methods(c, r);
}
