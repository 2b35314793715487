/* report/pair_measures.c - what changed between two visits */
#include "cmd/report/pair.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/show/changes.h"
#include "cmd/photo/custom.h"
#include "cmd/cli/output.h"
#include "cmd/show/values.h"

/* A table of changes with words for people who have not used the tool. */
static size_t changes_table(content *c, const pair *p, cli_part part,
                            const char *caption)
{
    content_table *t;
    size_t rows;

    content_table_next(c, caption);
    rows = cli_changes_table(p->changes, part, part == CLI_PRIMARY);
    cli_rows_take(NULL, NULL);
    t = rows ? content_last_table(c) : NULL;
    if (!t)
        return 0;
    /* The unit has no name in the tool's table, and neither has the verdict:
     * they are the last but two and the last column. */
    content_set(t, 0, t->columns - 1, "verdict");
    content_set(t, 0, t->columns - 3, "unit");
    content_name_rows(t, (size_t)content_column(t, "pre") - 1);
    t->verdict = (int)t->columns - 1;
    content_set(t, 0, (size_t)content_column(t, "pre"), pair_names[0]);
    content_set(t, 0, (size_t)content_column(t, "post"), pair_names[1]);
    return rows;
}

/* What others just notice, beside the primaries: their rows come in the order
 * of the changes. */
static void add_noticeable(content_table *t, const pair *p)
{
    const size_t column = t->columns - 1;
    size_t row = 1;

    content_insert(t, column, "noticed from");
    for (size_t i = 0; i < hf_changes_count(p->changes); i++) {
        const hf_change *change = hf_changes_at(p->changes, i);

        if (change->primary && isfinite(change->noticeable))
            content_set(t, row, column, cli_number(change->noticeable, 1));
        row += change->primary;
    }
}

static void explain(content *c)
{
    char text[600];

    snprintf(text, sizeof text, "%s", cli_mdc95_words);
    for (char *p = text; *p; p++)
        if (*p == '\n')
            *p = p[1] ? ' ' : 0;
    content_add(c, CONTENT_NOTE, "%s", text);
    content_add(c, CONTENT_NOTE,
                "noticed from: published side difference or deviation that "
                "others just notice, in the measure's unit; empty where none "
                "is published.");
}

static void targets(content *c, const pair *p)
{
    const hf_procedure *procedure = p->request->procedure;

    for (size_t i = 0; i < procedure->target_count; i++) {
        const hf_target *target = &procedure->targets[i];
        hf_target_result r[2];
        const size_t n =
            hf_target_check(r, target, p->changes, p->request->affected);

        for (size_t k = 0; k < n; k++) {
            char text[240];

            cli_target_answer(text, sizeof text, target, &r[k]);
            content_add(c, CONTENT_ITEM, "Published target (%s): %s",
                        target->text, text);
        }
    }
}

void pair_measures(content *c, const pair *p)
{
    const bool primary = p->request->procedure != NULL;

    content_section_add(c, primary ? "Primary measures" : "What changed",
                        CONTENT_OPEN);
    if (primary) {
        if (changes_table(c, p, CLI_PRIMARY, p->request->procedure->text))
            add_noticeable(content_last_table(c), p);
        targets(c, p);
    } else if (!changes_table(c, p, CLI_OTHER,
                              "Better or worse beyond mdc95")) {
        content_add(c, CONTENT_TEXT,
                    "Nothing got better or worse beyond "
                    "mdc95.");
    }
    explain(c);
    if (cli_custom()) {
        content_section_add(c, "Measures of one's own", CONTENT_OPEN);
        changes_table(c, p, CLI_CUSTOM, hf_custom_name(cli_custom()));
    }
    if (!primary)
        return;
    content_section_add(c, "What else got better or worse beyond mdc95",
                        CONTENT_FOLDED);
    if (!changes_table(c, p, CLI_OTHER, "Beyond the primary measures"))
        content_add(c, CONTENT_TEXT, "Nothing.");
}
