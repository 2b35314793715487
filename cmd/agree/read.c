/* agree/read.c - one rater's results: rows of measures or grades */
#include "cmd/agree/agree.h"

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
    PHOTO,
    MEASURE,
    SIDE,
    VALUE,
    UNIT,
    REASON,
    SCALE,
    GRADE,
    POINTS,
    COLUMNS
};

static const char *const column_names[COLUMNS] = {
    "patient", "visit", "view",   "photo", "measure", "side",
    "value",   "unit",  "reason", "scale", "grade",   "points"};

/* One file being read. */
typedef struct reading {
    cli_agree *agree;
    int at[COLUMNS];   /* place of each column, or -1 */
    cli_fields fields; /* of the same */
    bool grades;
} reading;

static hf_status take_header(void *data, char *const *names, size_t count,
                             size_t line, hf_error *error)
{
    reading *r = data;
    bool measures;

    (void)line;
    for (int c = 0; c < COLUMNS; c++)
        r->at[c] = cli_table_column(names, count, column_names[c]);
    measures = r->at[MEASURE] >= 0 && r->at[VALUE] >= 0;
    r->grades = !measures && r->at[SCALE] >= 0 && r->at[GRADE] >= 0;
    if (!measures && !r->grades)
        return cli_fail(error, HF_E_FORMAT,
                        "'%s' has neither columns 'measure' and 'value' nor "
                        "'scale' and 'grade': give long CSV of measures or "
                        "grades, or face files",
                        r->fields.path);
    return HF_OK;
}

/* Keeps the value; the unit has to be that of the series. */
static hf_status add(const reading *r, const cli_agree_series *like,
                     size_t subject, double value, const char *reason,
                     size_t line, hf_error *error)
{
    const size_t s = cli_agree_series_of(r->agree, like);
    cli_agree_series *series = &r->agree->series[s];
    const char *unit = series->unit;

    /* One that only a file has which failed: its unit binds nobody. */
    if (!series->count)
        series->unit = cli_names_keep(&r->agree->words, like->unit);
    else if (strcmp(unit, like->unit) != 0)
        return cli_fail(error, HF_E_CORRUPT,
                        "'%s' line %zu: %s in '%s', in rows before it in "
                        "'%s': units have to be the same",
                        r->fields.path, line, like->measure, like->unit, unit);
    cli_agree_add(r->agree, s, subject, r->agree->raters, value, reason);
    return HF_OK;
}

/* Row of the catalogue, or one behind it. */
static int catalogue_place(const char *id)
{
    int i = 0;

    while (i < (int)hf_measure_count() &&
           strcmp(hf_measure_at((size_t)i)->id, id) != 0)
        i++;
    return i;
}

static hf_status take_measure(const reading *r, char *const *cells, size_t line,
                              hf_error *error)
{
    const char *reason = cli_field(&r->fields, cells, REASON);
    const cli_agree_series like = {
        .kind = CLI_AGREE_MEASURE,
        .measure = cli_field(&r->fields, cells, MEASURE),
        .view = cli_field(&r->fields, cells, VIEW),
        .side = cli_field(&r->fields, cells, SIDE),
        .unit = cli_field(&r->fields, cells, UNIT),
        .place = catalogue_place(cli_field(&r->fields, cells, MEASURE))};
    char photo[256];
    double value;
    const hf_status status =
        cli_field_number(&value, &r->fields, cells, VALUE, line, error);

    if (status != HF_OK)
        return status;
    /* A photo and its corrected face file are the same photo. */
    cli_path_stem(photo, sizeof photo, cli_field(&r->fields, cells, PHOTO));
    return add(r, &like,
               cli_agree_subject(r->agree,
                                 cli_field(&r->fields, cells, PATIENT),
                                 cli_field(&r->fields, cells, VISIT), photo),
               value, *reason ? reason : "no reason given", line, error);
}

/* A scale's grade and, of those that have a sum, its points. */
static hf_status take_grade(const reading *r, char *const *cells, size_t line,
                            hf_error *error)
{
    const char *scale = cli_field(&r->fields, cells, SCALE);
    const bool sum = strncmp(scale, "hb_", 3) != 0 && r->at[POINTS] >= 0;
    const size_t subject =
        cli_agree_subject(r->agree, cli_field(&r->fields, cells, PATIENT),
                          cli_field(&r->fields, cells, VISIT), "");
    cli_agree_series like = {.kind = CLI_AGREE_GRADE,
                             .measure = scale,
                             .view = "",
                             .side = "",
                             .unit = "grade"};
    char name[64];
    double grade, points = NAN;
    hf_status status =
        cli_field_number(&grade, &r->fields, cells, GRADE, line, error);

    if (status == HF_OK && !cli_grade_exists(scale, grade))
        return cli_fail(error, HF_E_CORRUPT,
                        "'%s' line %zu: %s has no grade '%s': it is a whole "
                        "number from 1 to 6",
                        r->fields.path, line, scale,
                        cli_field(&r->fields, cells, GRADE));
    if (status == HF_OK && sum)
        status =
            cli_field_number(&points, &r->fields, cells, POINTS, line, error);
    /* Sunnybrook, eFACE and symmetry have no grade: no series of nothing. */
    if (status == HF_OK && (!sum || !strcmp(scale, "fngs") || isfinite(grade)))
        status = add(r, &like, subject, grade, "not gradable", line, error);
    if (status != HF_OK || !sum)
        return status;
    snprintf(name, sizeof name, "%s_points", scale);
    like.kind = CLI_AGREE_MEASURE;
    like.measure = name;
    like.unit = "points";
    like.place = -1;
    return add(r, &like, subject, points, "not gradable", line, error);
}

static hf_status take_row(void *data, char *const *cells, size_t line,
                          hf_error *error)
{
    const reading *r = data;

    return r->grades ? take_grade(r, cells, line, error)
                     : take_measure(r, cells, line, error);
}

hf_status cli_agree_read_table(cli_agree *agree, const char *path,
                               hf_error *error)
{
    reading r = {.agree = agree, .fields = {path, column_names, r.at}};
    const cli_table_reader reader = {
        .header = take_header, .row = take_row, .data = &r};

    return cli_table_read(path, &reader, error);
}
