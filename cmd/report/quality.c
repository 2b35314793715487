/* report/quality.c - what a visit's photos are good for, and two visits' */
#include "cmd/report/make.h"

#include <stdio.h>
#include <string.h>

#include "cmd/cli/output.h"
#include "cmd/photo/gate.h"
#include "cmd/photo/raters.h"
#include "cmd/show/pair.h"

/* What is found on each photo of a view. Only the first has the visit's frame;
 * of the others what needs none is judged, as cli_gate_warn_visit does. */
static void quality_cell(char *text, size_t size, const cli_visit *visit,
                         hf_view view)
{
    const size_t takes = hf_visit_takes(visit->visit, view);
    hf_verdict worst = HF_PASS;

    snprintf(text, size, "%s", takes ? "" : "missing");
    for (size_t i = 0; i < takes; i++) {
        char found[1600], photo[40] = "";
        const hf_verdict verdict = cli_gate_text(
            found, sizeof found, i ? NULL : hf_visit_frame(visit->visit, view),
            hf_visit_take(visit->visit, view, i));

        worst = verdict > worst ? verdict : worst;
        if (takes > 1)
            snprintf(photo, sizeof photo, "%sphoto %zu: ", i ? "; " : "",
                     i + 1);
        snprintf(text + strlen(text), size - strlen(text), "%s%s%s%s", photo,
                 hf_verdict_name(verdict), *found ? ": " : "", found);
    }
    if (takes && worst == HF_PASS)
        snprintf(text, size, "%s", hf_verdict_name(HF_PASS));
}

/* What to do better, of each photo of a view, once. */
static void advice_cell(char *text, size_t size, const cli_visit *visit,
                        hf_view view)
{
    text[0] = 0;
    for (size_t i = 0; i < hf_visit_takes(visit->visit, view); i++) {
        cli_gate_words words;

        cli_gate_read(&words, i ? NULL : hf_visit_frame(visit->visit, view),
                      hf_visit_take(visit->visit, view, i));
        if (*words.advice && !strstr(text, words.advice))
            snprintf(text + strlen(text), size - strlen(text), "%s%s",
                     *text ? "; " : "", words.advice);
    }
}

static void quality_row(const report_request *r, const cli_visit *visits,
                        size_t count, hf_view view)
{
    char found[2][4000] = {"", ""}, advice[1800];
    cli_cell cells[6];
    size_t n = 0;

    cells[n++] = CLI_TEXT_CELL(hf_view_name(view));
    for (size_t i = 0; i < count; i++) {
        quality_cell(found[i], sizeof found[i], &visits[i], view);
        if (r->names)
            cells[n++] = CLI_TEXT_CELL(cli_visit_photo(&visits[i], view));
        cells[n++] = CLI_TEXT_CELL(found[i]);
    }
    advice_cell(advice, sizeof advice, &visits[0], view);
    cells[n++] = CLI_TEXT_CELL(advice);
    cli_row(cells);
}

static void quality_table(content *c, const report_request *r,
                          const cli_visit *visits, const char *const *names,
                          size_t count)
{
    char photo[2][80];
    cli_column columns[6] = {{"view", -1}};
    size_t n = 1;

    for (size_t i = 0; i < count; i++) {
        snprintf(photo[i], sizeof photo[i], "photo%s%s", *names[i] ? " " : "",
                 names[i]);
        if (r->names)
            columns[n++] = (cli_column){photo[i], -1};
        columns[n++] = (cli_column){*names[i] ? names[i] : "found", -1};
    }
    /* What to do next time is told after one visit; after two it is late. */
    columns[n] = (cli_column){"next time", -1};
    content_table_next(c, "What each photo is good for");
    cli_rows_begin(columns, n + (count == 1));
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        if (v < HF_VIEW_SNARL || hf_visit_face(visits[0].visit, (hf_view)v) ||
            hf_visit_face(visits[count - 1].visit, (hf_view)v))
            quality_row(r, visits, count, (hf_view)v);
    cli_rows_end();
}

static void doubts(content *c, const hf_doubt *list, size_t count,
                   const char *name)
{
    char views[160];

    for (size_t i = 0; i < count; i++) {
        cli_view_names(views, sizeof views, list[i].views);
        content_add(c, CONTENT_ITEM, "%s%s%s: %s; %s", name, *name ? ", " : "",
                    views, list[i].text, list[i].advice);
    }
}

/* Whose points they are, where a hand placed any. */
static void raters(content *c, const cli_visit *visit, const char *name)
{
    char who[1000];

    for (int v = 0; v < HF_VIEW_COUNT; v++) {
        cli_raters_of_view(who, sizeof who, visit, (hf_view)v);
        if (*who)
            content_add(c, CONTENT_ITEM,
                        "%s%s%s: points looked at and "
                        "corrected by hand: %s",
                        name, *name ? ", " : "", hf_view_name((hf_view)v), who);
    }
}

/* What makes two visits hard to compare. */
static void pair_doubts(content *c, cli_visit visits[2])
{
    hf_doubt list[HF_DOUBTS];
    char text[240];

    doubts(c, list, hf_visits_check(list, visits[0].visit, visits[1].visit),
           "before and after");
    if (cli_other_person(text, sizeof text, visits))
        content_add(c, CONTENT_ITEM, "before and after, rest: %s", text);
    if (cli_ruler_doubt(text, sizeof text, visits, 2))
        content_add(c, CONTENT_ITEM, "before and after, rest: %s", text);
}

void report_quality(content *c, const report_request *r, cli_visit *visits,
                    const char *const *names, size_t count)
{
    hf_doubt list[HF_DOUBTS];

    content_section_add(c, "Quality of the photos", CONTENT_OPEN);
    quality_table(c, r, visits, names, count);
    for (size_t i = 0; i < count; i++)
        doubts(c, list, hf_visit_check(list, visits[i].values, r->affected),
               names[i]);
    if (count == 2)
        pair_doubts(c, visits);
    for (size_t i = 0; i < count; i++)
        raters(c, &visits[i], names[i]);
    content_add(c, CONTENT_NOTE,
                "pass: nothing found; warn: measured, but doubtful; refuse: "
                "what it spoils is left out (na).");
}
