/* report/cohort_flow.c - from patients and photos to the analysis */
#include "cmd/report/cohort.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cli/message.h"
#include "cmd/cli/output.h"
#include "render/plots.h"

size_t cohort_with_both(const cohort_report *r)
{
    const char *const *visits = (const char *const *)r->cohort.visits.words;
    size_t count = 0;

    for (size_t i = 0; i < r->photos.patients.count; i++) {
        const char *patient = r->photos.patients.words[i];

        count += photos_has(&r->photos, patient, visits[r->stats.pre]) &&
                 photos_has(&r->photos, patient, visits[r->stats.post]);
    }
    return count;
}

/* How many patients have it not. */
static size_t without(const cohort_report *r, size_t visit)
{
    return r->photos.patients.count -
           photos_with_visit(&r->photos, r->cohort.visits.words[visit]);
}

/* Joins a line to others. */
static void add_line(char *text, size_t size, const char *format, ...)
    HF_PRINTF(3, 4);
static void add_line(char *text, size_t size, const char *format, ...)
{
    const size_t used = strlen(text);
    va_list arguments;

    if (used && used + 1 < size)
        strcpy(text + used, "\n");
    va_start(arguments, format);
    vsnprintf(text + strlen(text), size - strlen(text), format, arguments);
    va_end(arguments);
}

/* Most primaries that the last box lists: more are in the table. */
enum { LISTED = 8 };

static void analysed(char *text, size_t size, char *aside, size_t aside_size,
                     const cohort_report *r)
{
    snprintf(text, size, "%s", r->primary ? "Analysed, patients" : "");
    aside[0] = 0;
    for (size_t i = 0; i < r->primary && i < LISTED; i++) {
        const cli_pairs *p = &r->rows[i].pairs;

        add_line(text, size, "%s: %zu", cohort_series_words(r->rows[i].series),
                 p->n);
        if (p->missing && !*aside)
            add_line(aside, aside_size, "Without both values");
        if (p->missing)
            add_line(aside, aside_size, "%s: %zu%s%s%s",
                     cohort_series_words(r->rows[i].series), p->missing,
                     *p->why ? " (" : "", p->why, *p->why ? ")" : "");
    }
    if (r->primary > LISTED)
        add_line(text, size, "and %zu more: see the table",
                 r->primary - LISTED);
}

static void flow_plot(content *c, const cohort_report *r)
{
    const photos *p = &r->photos;
    const char *const *visits = (const char *const *)r->cohort.visits.words;
    char text[4][900] = {"", "", "", ""}, aside[4][900] = {"", "", "", ""};
    char alt[3700];
    hr_step steps[4];
    hr_drawing *drawing = NULL;
    hf_error error;

    snprintf(text[0], sizeof text[0], "Patients: %zu\nPhotos: %zu",
             p->patients.count, p->count);
    snprintf(text[1], sizeof text[1],
             "Photos measured: %zu\npass %zu, warn %zu, refuse %zu",
             p->count - p->failure_count, p->by_verdict[HF_PASS],
             p->by_verdict[HF_WARN], p->by_verdict[HF_REFUSE]);
    if (p->failure_count)
        add_line(aside[1], sizeof aside[1], "Photos that failed: %zu",
                 p->failure_count);
    snprintf(text[2], sizeof text[2], "Patients with both %s and %s: %zu",
             visits[r->stats.pre], visits[r->stats.post], cohort_with_both(r));
    for (int i = 0; i < 2; i++) {
        const size_t visit = i ? r->stats.post : r->stats.pre;

        if (without(r, visit))
            add_line(aside[2], sizeof aside[2], "Patients without %s: %zu",
                     visits[visit], without(r, visit));
    }
    analysed(text[3], sizeof text[3], aside[3], sizeof aside[3], r);
    for (int i = 0; i < 4; i++)
        steps[i] = (hr_step){text[i], *aside[i] ? aside[i] : NULL};
    snprintf(alt, sizeof alt, "%s; %s; %s; %s.", text[0], text[1], text[2],
             text[3]);
    for (char *q = alt; *q; q++)
        if (*q == '\n')
            *q = ',';
    if (hr_plot_flow(&drawing, steps, r->primary ? 4 : 3, "Flow", alt, 493.0,
                     &error) != HF_OK) {
        cli_complain("%s", error.text);
        exit(CLI_NOTHING);
    }
    content_drawing(c, drawing, "From patients and photos to the analysis");
}

static void causes_table(content *c, const photos *p)
{
    static const cli_column columns[] = {{"cause", -1}, {"photos", 0}};

    if (!p->causes.count)
        return;
    content_table_next(c, "What was found on photos");
    cli_rows_begin(columns, 2);
    for (int cause = 0; cause < HF_CAUSE_COUNT; cause++) {
        const size_t number =
            cli_names_find(&p->causes, hf_cause_name((hf_cause)cause));

        if (number != CLI_NO_NAME)
            cli_row(
                (cli_cell[2]){CLI_TEXT_CELL(hf_cause_name((hf_cause)cause)),
                              CLI_NUMBER_CELL((double)p->cause_count[number])});
    }
    cli_rows_end();
}

void cohort_flow(content *c, const cohort_report *r)
{
    content_section_add(c, "Patients and photos", CONTENT_OPEN);
    flow_plot(c, r);
    causes_table(c, &r->photos);
}
