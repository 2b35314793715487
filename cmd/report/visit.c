/* report/visit.c - one visit */
#include "cmd/report/make.h"

#include <stdio.h>
#include <string.h>

#include "cmd/cli/output.h"
#include "cmd/photo/raters.h"
#include "cmd/show/values.h"

static const char *const no_name[] = {""};

/* -------------------------------------------------------------- measures */

/* What is looked at first where no operation says it: heights at rest, and
 * each region's movement. */
static const struct {
    const char *measure;
    hf_view view;
} usual[] = {{"brow_height", HF_VIEW_REST},
             {"pfh", HF_VIEW_REST},
             {"commissure_height", HF_VIEW_REST},
             {"philtrum_deviation", HF_VIEW_REST},
             {"brow_elevation", HF_VIEW_BROW},
             {"closure", HF_VIEW_CLOSE_FULL},
             {"lagophthalmos", HF_VIEW_CLOSE_FULL},
             {"excursion", HF_VIEW_SMILE_FULL},
             {"pucker_narrowing", HF_VIEW_PUCKER},
             {"lip_depression", HF_VIEW_LOWER_LIP}};

static bool is_first(const report_request *r, const hf_value *v)
{
    const hf_procedure *p = r->procedure;

    for (size_t i = 0; p && i < p->primary_count; i++)
        if (p->primary[i].view == v->view &&
            !strcmp(p->primary[i].measure, v->measure->id))
            return true;
    for (size_t i = 0; !p && i < sizeof usual / sizeof *usual; i++)
        if (usual[i].view == v->view &&
            !strcmp(usual[i].measure, v->measure->id))
            return true;
    return false;
}

/* The others; static values of views that are not rest repeat the movements. */
static bool is_other_at_rest(const report_request *r, const hf_value *v)
{
    return !is_first(r, v) && v->view == HF_VIEW_REST;
}

static bool is_other_movement(const report_request *r, const hf_value *v)
{
    return !is_first(r, v) && v->view != HF_VIEW_REST && v->measure->views;
}

/* The table's rows are measures by view, in the order of the values: says the
 * view behind the measure, and sides in words. */
static void name_rows(content_table *t, const hf_values *values)
{
    static const char *const words[][2] = {{"R", "right"}, {"L", "left"}};
    const int measure = content_column(t, "measure");
    const hf_value *v;
    size_t row = 1;

    for (size_t i = 0; (v = hf_values_at(values, i)); i++) {
        char text[160];

        if (v->side != HF_VALUE_SINGLE && v->side != HF_VALUE_RIGHT)
            continue;
        snprintf(text, sizeof text, "%s, %s",
                 *content_cell(t, row, (size_t)measure), hf_view_name(v->view));
        content_set(t, row++, (size_t)measure, text);
    }
    content_drop(t, "region");
    content_name_rows(t, 0);
    for (size_t i = 0; i < 2; i++)
        if (content_column(t, words[i][0]) >= 0)
            content_set(t, 0, (size_t)content_column(t, words[i][0]),
                        words[i][1]);
}

/* A table of such values, if there are any. */
static hf_status table(content *c, const report_request *r,
                       const hf_values *values,
                       bool (*wanted)(const report_request *, const hf_value *),
                       const char *caption, hf_error *error)
{
    hf_values *some = NULL;
    const hf_value *value;
    hf_status status = hf_values_new(&some, error);

    for (size_t i = 0; status == HF_OK && (value = hf_values_at(values, i));
         i++)
        if (wanted(r, value))
            status = hf_values_add(some, *value, error);
    if (status == HF_OK && hf_values_count(some)) {
        content_table_next(c, caption);
        cli_table_print(some);
        name_rows(content_last_table(c), some);
    }
    hf_values_free(some);
    return status;
}

static hf_status measures(content *c, const report_request *r,
                          const cli_visit *visit, hf_error *error)
{
    hf_status status;

    content_section_add(c, r->procedure ? "Primary measures" : "Main measures",
                        CONTENT_OPEN);
    status = table(c, r, visit->values, is_first,
                   "At rest and in movement, by view", error);
    content_add(c, CONTENT_NOTE,
                "diff: %s; ratio: affected to healthy side; sd: of the side "
                "difference, or of the less sure side.",
                r->affected == HF_AFFECTED_RIGHT ||
                        r->affected == HF_AFFECTED_LEFT
                    ? "affected minus healthy side"
                    : "right minus left side");
    content_section_add(c, "All other measures", CONTENT_FOLDED);
    if (status == HF_OK)
        status = table(c, r, visit->values, is_other_at_rest, "At rest", error);
    if (status == HF_OK)
        status = table(c, r, visit->values, is_other_movement,
                       "Movements from rest, by view", error);
    return status;
}

/* ------------------------------------------------------- grades, pictures */

static void grades_table(content *c, const cli_grades *grades)
{
    static const cli_column columns[] = {{"scale", -1}, {"result", -1}};

    content_section_add(c, "Grades", CONTENT_OPEN);
    content_table_next(c, "Grades of this visit");
    cli_rows_begin(columns, 2);
    for (int s = 0; s < HF_GRADE_SCALES; s++)
        cli_row((cli_cell[2]){CLI_TEXT_CELL(report_scale((hf_scale)s)),
                              CLI_TEXT_CELL(cli_grade_word(grades->by[s]))});
    cli_rows_end();
    report_reasons(c, grades, no_name, 1);
}

static void pictures(content *c, const report_request *r,
                     const cli_visit *visit)
{
    cli_figure figure = cli_figure_defaults();
    cairo_surface_t *drawn = NULL;
    hf_error error;
    hf_status status;

    if (!r->pictures)
        return;
    figure.affected = r->affected;
    content_section_add(c, "Photos", CONTENT_OPEN);
    status = cli_figure_sheet_picture(&drawn, visit, &figure, &error);
    report_picture(c, status, &error, drawn,
                   "Each view, upright and at one scale.",
                   "The patient's face in each view of the visit, upright and "
                   "at one scale, the patient's right on the left.",
                   170.0);
}

/* ----------------------------------------------------------------- whole */

static void begin(content *c, const report_request *r, const cli_visit *visit,
                  const cli_grades *grades)
{
    char text[400];

    report_begin(c, r, "Facial symmetry: one visit");
    if (r->names)
        content_fact(c, "Folder", visit->name);
    content_fact(c, "Affected side", hf_affected_name(r->affected));
    if (r->procedure)
        content_fact(c, "Procedure", r->procedure->text);
    report_views(text, sizeof text, visit);
    content_fact(c, "Photographed", text);
    cli_grades_agreement(text, sizeof text, grades);
    content_add(c, CONTENT_KEY, "House-Brackmann: %s. Symmetry: %s.", text,
                cli_grade_word(grades->by[HF_SYMMETRY]));
}

hf_status report_visit(content *c, const report_request *r, const char *path,
                       hf_error *error)
{
    cli_visit visit;
    cli_grades grades;
    char settings[2048];
    hf_status status = cli_visit_load(&visit, path, error);

    if (status != HF_OK)
        return status;
    memset(&grades, 0, sizeof grades);
    status = cli_grades_make(&grades, &visit, r->affected, false, error);
    if (status == HF_OK) {
        begin(c, r, &visit, &grades);
        pictures(c, r, &visit);
        grades_table(c, &grades);
        status = measures(c, r, &visit, error);
    }
    if (status == HF_OK) {
        report_quality(c, r, &visit, no_name, 1);
        snprintf(settings, sizeof settings, "%s%s", cli_settings(),
                 cli_grade_settings());
        cli_raters_note((char *[]){(char *)path}, 1);
        report_provenance(c, settings);
    }
    cli_grades_clear(&grades);
    cli_visit_clear(&visit);
    return status;
}
