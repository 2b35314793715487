/* cohort/rows.c - rows of results files become readings */
#include "cmd/cohort/cohort.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/show/grades.h"
#include "cmd/cli/path.h"
#include "cmd/cli/table.h"

/* Columns that are looked for, by name. */
enum {
    PATIENT,
    VISIT,
    VIEW,
    MEASURE,
    SIDE,
    VALUE,
    UNIT,
    SD,
    REASON,
    MDC95,
    AFFECTED,
    DAY,
    SCALE,
    GRADE,
    POINTS,
    BY, /* named by --by */
    COLUMNS
};

static const char *const column_names[] = {
    "patient", "visit", "view",     "measure", "side",  "value", "unit",  "sd",
    "reason",  "mdc95", "affected", "day",     "scale", "grade", "points"};

/* One file being read. */
typedef struct reading {
    cli_cohort *cohort;
    int at[COLUMNS];   /* place of each column, or -1 */
    cli_fields fields; /* of the same */
    bool grades;
} reading;

static hf_status take_header(void *data, char *const *names, size_t count,
                             size_t line, hf_error *error)
{
    reading *r = data;
    const char *by = r->cohort->by;

    (void)line;
    for (int c = 0; c < BY; c++)
        r->at[c] = cli_table_column(names, count, column_names[c]);
    r->at[BY] = by ? cli_table_column(names, count, by) : -1;
    r->grades = r->at[MEASURE] < 0 && r->at[GRADE] >= 0;
    for (int c = PATIENT; c <= (r->grades ? GRADE : VALUE); c++) {
        const bool needed =
            c == PATIENT || c == VISIT ||
            (r->grades ? c == SCALE : c == MEASURE || c == VALUE);

        if (needed && r->at[c] < 0)
            return cli_fail(error, HF_E_FORMAT,
                            "'%s' has no column '%s': give long CSV of "
                            "measures or grades",
                            r->fields.path, column_names[c]);
    }
    r->cohort->sided |= r->at[AFFECTED] >= 0;
    return HF_OK;
}

/* ----------------------------------------------- what a patient stays */

/* A word that has to be the same in all of a patient's rows, or empty. */
static hf_status take_group(const reading *r, size_t patient,
                            char *const *cells, size_t line, hf_error *error)
{
    cli_cohort *c = r->cohort;
    const char *word = cli_field(&r->fields, cells, BY);
    size_t group;

    if (r->at[BY] < 0 || !*word)
        return HF_OK;
    group = cli_names_put(&c->groups, word);
    if (c->group_of[patient] != CLI_NO_NAME && c->group_of[patient] != group)
        return cli_fail(error, HF_E_CORRUPT,
                        "'%s' line %zu: patient '%s' has %s '%s' and '%s'; "
                        "groups need one",
                        r->fields.path, line, c->patients.words[patient], c->by,
                        c->groups.words[c->group_of[patient]], word);
    c->group_of[patient] = group;
    return HF_OK;
}

static hf_status take_affected(const reading *r, size_t patient,
                               char *const *cells, size_t line, hf_error *error)
{
    cli_cohort *c = r->cohort;
    const char *word = cli_field(&r->fields, cells, AFFECTED);
    hf_affected affected;

    if (!*word)
        return HF_OK;
    if (hf_affected_parse(&affected, word, error) != HF_OK)
        return cli_fail(error, HF_E_CORRUPT,
                        "'%s' line %zu: affected '%s' is none of right, left, "
                        "both, none, unknown",
                        r->fields.path, line, word);
    if (c->affected_of[patient] != HF_AFFECTED_UNKNOWN &&
        c->affected_of[patient] != affected)
        return cli_fail(error, HF_E_CORRUPT,
                        "'%s' line %zu: patient '%s' has two affected sides, "
                        "%s and %s",
                        r->fields.path, line, c->patients.words[patient],
                        hf_affected_name(c->affected_of[patient]), word);
    c->affected_of[patient] = affected;
    return HF_OK;
}

static hf_status take_day(const reading *r, size_t patient, size_t visit,
                          char *const *cells, size_t line, hf_error *error)
{
    cli_cohort *c = r->cohort;
    double day;
    const hf_status status =
        cli_field_number(&day, &r->fields, cells, DAY, line, error);
    cli_day *last = c->day_count ? &c->day_list[c->day_count - 1] : NULL;

    /* Rows of a visit lie together: one entry for all of them. */
    if (status != HF_OK || isnan(day) ||
        (last && last->patient == patient && last->visit == visit &&
         last->day == day))
        return status;
    if (c->day_count == c->day_room) {
        c->day_room = c->day_room ? 2 * c->day_room : 64;
        c->day_list = cli_grow(c->day_list, c->day_room, sizeof *c->day_list);
    }
    /* Not null: with room for none, it has just been made. */
    c->day_list[c->day_count++] = /* NOLINT(*NullDereference) */
        (cli_day){patient, visit, day};
    return HF_OK;
}

/* ------------------------------------------------------------- readings */

/* The side in a cohort: affected and healthy in place of right and left, by
 * what the row itself says, so that the order of rows does not matter. */
static const char *side_in_cohort(const reading *r, char *const *cells)
{
    const char *side = cli_field(&r->fields, cells, SIDE);
    const char *affected = cli_field(&r->fields, cells, AFFECTED);
    const bool right = !strcmp(affected, "right");

    if (r->at[AFFECTED] < 0)
        return side;
    if (!right && strcmp(affected, "left") != 0)
        return strcmp(side, "diff") == 0 ? "R-L" : side;
    if (!strcmp(side, "R"))
        return right ? "affected" : "healthy";
    if (!strcmp(side, "L"))
        return right ? "healthy" : "affected";
    return side;
}

/* Keeps the reading; the unit has to be that of the series. */
static hf_status add(const reading *r, cli_cohort_row *row,
                     const cli_series *like, size_t line, hf_error *error)
{
    const cli_series *series;

    row->series = cli_cohort_series(r->cohort, like);
    series = &r->cohort->series[row->series];
    if (strcmp(series->unit, like->unit) != 0)
        return cli_fail(error, HF_E_CORRUPT,
                        "'%s' line %zu: %s in '%s', in other rows in '%s'",
                        r->fields.path, line, like->measure, like->unit,
                        series->unit);
    row->reading.given = 1;
    if (isfinite(row->reading.value))
        row->reading.reason = CLI_NO_NAME;
    cli_cohort_add(r->cohort, row);
    return HF_OK;
}

static hf_status take_measure(const reading *r, cli_cohort_row *row,
                              char *const *cells, size_t line, hf_error *error)
{
    cli_cohort *c = r->cohort;
    cli_names *words = &c->words;
    const char *side = side_in_cohort(r, cells);
    const char *reason = cli_field(&r->fields, cells, REASON);
    cli_series like = {
        .row = hf_measure_by_id(cli_field(&r->fields, cells, MEASURE))};
    hf_status status = cli_field_number(&row->reading.value, &r->fields, cells,
                                        VALUE, line, error);

    if (status == HF_OK)
        status = cli_field_number(&row->reading.sd, &r->fields, cells, SD, line,
                                  error);
    if (status == HF_OK)
        status = cli_field_number(&row->reading.mdc95, &r->fields, cells, MDC95,
                                  line, error);
    if (status != HF_OK)
        return status;
    row->reading.reason =
        cli_names_put(&c->reasons, *reason ? reason : "no reason given");
    like.measure = cli_names_keep(words, cli_field(&r->fields, cells, MEASURE));
    like.view = cli_names_keep(words, cli_field(&r->fields, cells, VIEW));
    like.side = cli_names_keep(words, side);
    like.unit = cli_names_keep(words, cli_field(&r->fields, cells, UNIT));
    return add(r, row, &like, line, error);
}

/* A scale's grade and, of those that have a sum, its points. */
static hf_status take_grade(const reading *r, cli_cohort_row *row,
                            char *const *cells, size_t line, hf_error *error)
{
    cli_names *words = &r->cohort->words;
    const char *scale = cli_field(&r->fields, cells, SCALE);
    const bool sum = strncmp(scale, "hb_", 3) != 0;
    char name[64];
    cli_series like = {
        .view = "", .side = "", .unit = "grade", .ordinal = true};
    hf_status status = cli_field_number(&row->reading.value, &r->fields, cells,
                                        GRADE, line, error);

    if (status != HF_OK)
        return status;
    if (!cli_grade_exists(scale, row->reading.value))
        return cli_fail(error, HF_E_CORRUPT,
                        "'%s' line %zu: %s has no grade '%s': it is a whole "
                        "number from 1 to 6",
                        r->fields.path, line, scale,
                        cli_field(&r->fields, cells, GRADE));
    row->reading.sd = row->reading.mdc95 = NAN;
    row->reading.reason = cli_names_put(&r->cohort->reasons, "not gradable");
    like.measure = cli_names_keep(words, scale);
    /* Sunnybrook, eFACE and symmetry have no grade: no series of nothing. */
    if (!sum || !strcmp(scale, "fngs"))
        status = add(r, row, &like, line, error);
    if (status != HF_OK || !sum || r->at[POINTS] < 0)
        return status;
    status = cli_field_number(&row->reading.value, &r->fields, cells, POINTS,
                              line, error);
    row->reading.reason = cli_names_put(&r->cohort->reasons, "not gradable");
    snprintf(name, sizeof name, "%s_points", scale);
    like.measure = cli_names_keep(words, name);
    like.unit = "points";
    like.ordinal = false;
    return status == HF_OK ? add(r, row, &like, line, error) : status;
}

static hf_status take_row(void *data, char *const *cells, size_t line,
                          hf_error *error)
{
    reading *r = data;
    cli_cohort *c = r->cohort;
    cli_cohort_row row;
    hf_status status;

    if (!*cli_field(&r->fields, cells, PATIENT) ||
        !*cli_field(&r->fields, cells, VISIT)) {
        c->nameless++;
        return HF_OK;
    }
    row.patient = cli_cohort_patient(c, cli_field(&r->fields, cells, PATIENT));
    row.visit = cli_names_put(&c->visits, cli_field(&r->fields, cells, VISIT));
    status = take_group(r, row.patient, cells, line, error);
    if (status == HF_OK)
        status = take_affected(r, row.patient, cells, line, error);
    if (status == HF_OK)
        status = take_day(r, row.patient, row.visit, cells, line, error);
    if (status != HF_OK)
        return status;
    return r->grades ? take_grade(r, &row, cells, line, error)
                     : take_measure(r, &row, cells, line, error);
}

static void take_note(void *data, const char *text)
{
    reading *r = data;

    cli_names_put(&r->cohort->notes, text);
}

static hf_status read_file(cli_cohort *cohort, const char *path,
                           hf_error *error)
{
    reading r = {.cohort = cohort, .fields = {path, column_names, r.at}};
    const cli_table_reader reader = {
        .header = take_header, .row = take_row, .note = take_note, .data = &r};
    const size_t rows = cohort->row_count, days = cohort->day_count;
    const size_t nameless = cohort->nameless;
    const hf_status status = cli_table_read(path, &reader, error);

    if (status != HF_OK) {
        cohort->row_count = rows;
        cohort->day_count = days;
        cohort->nameless = nameless;
    }
    return status;
}

hf_status cli_cohort_read(cli_cohort *cohort, const char *path, hf_error *error)
{
    const size_t size = strlen(path) + 16, rows = cohort->row_count;
    char *inside;
    hf_status status;

    if (!cli_path_is_folder(path))
        return read_file(cohort, path, error);
    inside = cli_grow(NULL, size, 1);
    snprintf(inside, size, "%s/measures.csv", path);
    status = read_file(cohort, inside, error);
    snprintf(inside, size, "%s/grades.csv", path);
    if (status == HF_OK && cli_path_is_file(inside))
        status = read_file(cohort, inside, error);
    if (status != HF_OK)
        cohort->row_count = rows;
    free(inside);
    return status;
}
