/* cohort/cohort.c - patients by visits by series, whatever the order of rows */
#include "cmd/cohort/cohort.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------- while reading */

void cli_cohort_add(cli_cohort *cohort, const cli_cohort_row *row)
{
    if (cohort->row_count == cohort->row_room) {
        cohort->row_room = cohort->row_room ? 2 * cohort->row_room : 1024;
        cohort->rows =
            cli_grow(cohort->rows, cohort->row_room, sizeof *cohort->rows);
    }
    cohort->rows[cohort->row_count++] = *row;
}

size_t cli_cohort_series(cli_cohort *cohort, const cli_series *like)
{
    const size_t known = cohort->keys.count;
    char key[256];
    size_t number;

    snprintf(key, sizeof key, "%s\t%s\t%s", like->measure, like->view,
             like->side);
    number = cli_names_put(&cohort->keys, key);
    if (number == known) {
        cohort->series =
            cli_grow(cohort->series, known + 1, sizeof *cohort->series);
        cohort->series[number] = *like;
        cohort->series_count = known + 1;
    }
    return number;
}

size_t cli_cohort_patient(cli_cohort *cohort, const char *name)
{
    const size_t known = cohort->patients.count;
    const size_t number = cli_names_put(&cohort->patients, name);

    if (number < known)
        return number;
    if (number >= cohort->patient_room) {
        const size_t room =
            cohort->patient_room ? 2 * cohort->patient_room : 64;

        cohort->group_of =
            cli_grow(cohort->group_of, room, sizeof *cohort->group_of);
        cohort->affected_of =
            cli_grow(cohort->affected_of, room, sizeof *cohort->affected_of);
        cohort->patient_room = room;
    }
    cohort->group_of[number] = CLI_NO_NAME;
    cohort->affected_of[number] = HF_AFFECTED_UNKNOWN;
    return number;
}

/* --------------------------------------------------------------- layout */

static void place_patients(cli_cohort *c, const size_t *patient,
                           const size_t *group)
{
    const size_t n = c->patients.count;
    size_t *group_of = cli_grow(NULL, n, sizeof *group_of);
    hf_affected *affected = cli_grow(NULL, n, sizeof *affected);

    for (size_t i = 0; i < n; i++) {
        const size_t g = c->group_of[i];

        group_of[patient[i]] = g == CLI_NO_NAME ? g : group[g];
        affected[patient[i]] = c->affected_of[i];
    }
    free(c->group_of);
    free(c->affected_of);
    c->group_of = group_of;
    c->affected_of = affected;
}

/* A value that is given twice is none: which of the two is right? */
static void place_reading(cli_cohort *c, cli_reading *to,
                          const cli_cohort_row *row, size_t patient)
{
    if (to->given == 0) {
        *to = row->reading;
        return;
    }
    if (to->given == 1) {
        c->twice++;
        if (!c->first_twice ||
            strcmp(c->patients.words[patient], c->first_twice) < 0)
            c->first_twice = c->patients.words[patient];
    }
    to->given++;
    to->value = to->sd = to->mdc95 = NAN;
    to->reason = cli_names_put(&c->reasons, "given twice");
}

static void place_readings(cli_cohort *c, const size_t *patient,
                           const size_t *visit, const size_t *series)
{
    const size_t cells = c->patients.count * c->visits.count;

    for (size_t s = 0; s < c->series_count; s++) {
        cli_reading *all = cli_grow(NULL, cells, sizeof *all);

        for (size_t i = 0; i < cells; i++)
            all[i] = (cli_reading){NAN, NAN, NAN, CLI_NO_NAME, 0};
        c->series[s].readings = all;
    }
    for (size_t i = 0; i < c->row_count; i++) {
        const cli_cohort_row *row = &c->rows[i];
        const size_t p = patient[row->patient];

        c->present[p] = true;
        place_reading(c,
                      &c->series[series[row->series]]
                           .readings[p * c->visits.count + visit[row->visit]],
                      row, p);
    }
}

void cli_cohort_finish(cli_cohort *c)
{
    const size_t cells = c->patients.count * c->visits.count;
    size_t *visit = cli_sort_visits(c),
           *patient = cli_sort_by_word(&c->patients);
    size_t *group = cli_sort_by_word(&c->groups), *series = cli_sort_series(c);

    place_patients(c, patient, group);
    c->present = cli_grow(NULL, c->patients.count, sizeof *c->present);
    memset(c->present, 0, c->patients.count * sizeof *c->present);
    place_readings(c, patient, visit, series);
    c->days = cli_grow(NULL, cells, sizeof *c->days);
    for (size_t i = 0; i < cells; i++)
        c->days[i] = NAN;
    for (size_t i = 0; i < c->day_count; i++) {
        const cli_day *d = &c->day_list[i];
        double *day =
            &c->days[patient[d->patient] * c->visits.count + visit[d->visit]];

        /* Two days are none: infinite, so that a third does not mend it. */
        *day = isnan(*day) || *day == d->day ? d->day : HUGE_VAL;
    }
    free(visit);
    free(patient);
    free(group);
    free(series);
    free(c->rows);
    c->rows = NULL;
    c->row_count = c->row_room = 0;
}

const cli_reading *cli_cohort_at(const cli_cohort *cohort,
                                 const cli_series *series, size_t patient,
                                 size_t visit)
{
    return &series->readings[patient * cohort->visits.count + visit];
}

void cli_cohort_clear(cli_cohort *c)
{
    cli_names *const names[] = {&c->patients, &c->visits, &c->groups,
                                &c->reasons,  &c->words,  &c->keys,
                                &c->notes};

    for (size_t s = 0; s < c->series_count; s++)
        free(c->series[s].readings);
    free(c->series);
    free(c->group_of);
    free(c->affected_of);
    free(c->present);
    free(c->days);
    free(c->rows);
    free(c->day_list);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cli_names_clear(names[i]);
    memset(c, 0, sizeof *c);
}
