/* report/pair.c - a visit before and a visit after */
#include "cmd/report/pair.h"

#include <stdio.h>
#include <string.h>

#include "cmd/show/changes.h"
#include "cmd/cli/output.h"
#include "cmd/photo/raters.h"
#include "cmd/show/pair.h"
#include "cmd/cli/path.h"

const char *const pair_names[] = {"before", "after"};

/* ----------------------------------------------------------------- grades */

static void grades_table(content *c, const pair *p)
{
    static const cli_column columns[] = {
        {"scale", -1}, {"before", -1}, {"after", -1}, {"verdict", -1}};
    content_table *t;

    content_section_add(c, "Grades", CONTENT_OPEN);
    content_table_next(c, "Grades before and after");
    cli_rows_begin(columns, 4);
    for (int s = 0; s < HF_GRADE_SCALES; s++) {
        char words[160], verdict[200];

        cli_sum_words(words, sizeof words, &p->grades[0], &p->grades[1],
                      (hf_scale)s);
        snprintf(verdict, sizeof verdict, "%s%s%s",
                 hf_direction_name(cli_grade_direction(
                     &p->grades[0], &p->grades[1], (hf_scale)s)),
                 *words ? ": " : "", words);
        cli_row((cli_cell[4]){CLI_TEXT_CELL(report_scale((hf_scale)s)),
                              CLI_TEXT_CELL(cli_grade_word(p->grades[0].by[s])),
                              CLI_TEXT_CELL(cli_grade_word(p->grades[1].by[s])),
                              CLI_TEXT_CELL(verdict)});
    }
    cli_rows_end();
    t = content_last_table(c);
    t->verdict = content_column(t, "verdict");
    report_reasons(c, p->grades, pair_names, 2);
}

/* --------------------------------------------------------------- pictures */

/* Rest and those views in which the procedure's primaries are measured; without
 * one rest and full smile. */
static size_t choose_views(hf_view *views, const report_request *r)
{
    const hf_procedure *p = r->procedure;
    size_t n = 0;

    if (r->view_count) {
        memcpy(views, r->views, r->view_count * sizeof *views);
        return r->view_count;
    }
    views[n++] = HF_VIEW_REST;
    for (size_t i = 0; p && i < p->primary_count && n < CLI_FIGURE_VIEWS; i++) {
        size_t k = 0;

        while (k < n && views[k] != p->primary[i].view)
            k++;
        if (k == n)
            views[n++] = p->primary[i].view;
    }
    if (!p)
        views[n++] = HF_VIEW_SMILE_FULL;
    return n;
}

/* How wide two faces are on paper, mm: words in the picture are 6 points
 * there, and two views go on a page. */
static const double pair_mm = 150.0;

static void pictures(content *c, pair *p)
{
    cli_figure figure = cli_figure_defaults();
    hf_view views[CLI_FIGURE_VIEWS];
    const size_t count = choose_views(views, p->request);

    if (!p->request->pictures)
        return;
    figure.affected = p->request->affected;
    figure.names = true; /* of visits, which say what request.names lets them */
    content_section_add(c, "Photos", CONTENT_OPEN);
    for (size_t i = 0; i < count; i++) {
        cairo_surface_t *drawn = NULL;
        char caption[120], alt[240];
        hf_error error;
        const hf_status status = cli_figure_pair_picture(
            &drawn, p->visits, p->changes, views[i], &figure, &error);

        snprintf(caption, sizeof caption,
                 "%s, before and after at one scale, with the main changes.",
                 hf_view_name(views[i]));
        snprintf(
            alt, sizeof alt,
            "The patient's face, view %s: before on the left, after on the "
            "right, upright and at one scale, with contours, pupil line "
            "and midline; changes as in the tables.",
            hf_view_name(views[i]));
        report_picture(c, status, &error, drawn, caption, alt, pair_mm);
    }
}

/* ------------------------------------------------------------------ whole */

/* How many primary values went which way; what none did is not told. */
static void summary(content *c, const pair *p)
{
    static const struct {
        hf_direction direction;
        const char *words;
    } ways[] = {{HF_IMPROVED, "improved beyond mdc95"},
                {HF_WORSE, "got worse"},
                {HF_CHANGED, "changed neither way"},
                {HF_UNCHANGED, "did not change beyond mdc95"},
                {HF_UNDETERMINED, "could not be measured"}};
    size_t count[HF_CHANGED + 1] = {0}, all = 0;
    char text[400] = "", primary[480] = "";

    for (size_t i = 0; i < hf_changes_count(p->changes); i++) {
        const hf_change *change = hf_changes_at(p->changes, i);

        all += change->primary;
        count[change->direction] += change->primary;
    }
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (count[ways[i].direction])
            snprintf(text + strlen(text), sizeof text - strlen(text),
                     "%s%zu %s", *text ? ", " : "", count[ways[i].direction],
                     ways[i].words);
    if (all)
        snprintf(primary, sizeof primary, "Of %zu primary values %s. ", all,
                 text);
    content_add(c, CONTENT_KEY,
                "%sHouse-Brackmann (relative): %s before, %s after. Symmetry: "
                "%s before, %s after.",
                primary, cli_grade_word(p->grades[0].by[HF_HB_REL]),
                cli_grade_word(p->grades[1].by[HF_HB_REL]),
                cli_grade_word(p->grades[0].by[HF_SYMMETRY]),
                cli_grade_word(p->grades[1].by[HF_SYMMETRY]));
}

static void begin(content *c, const pair *p)
{
    const report_request *r = p->request;
    char text[400];

    report_begin(c, r, "Facial symmetry: before and after");
    content_fact(c, "Affected side", hf_affected_name(r->affected));
    if (r->procedure)
        content_fact(c, "Procedure", r->procedure->text);
    for (int i = 0; i < 2; i++) {
        char views[340];

        report_views(views, sizeof views, &p->visits[i]);
        snprintf(text, sizeof text, "%s%s%s", r->names ? p->visits[i].name : "",
                 r->names ? ": " : "", views);
        content_fact(c, i ? "After" : "Before", text);
    }
    summary(c, p);
}

static hf_status compare(pair *p, hf_error *error)
{
    const report_request *r = p->request;
    hf_status status =
        hf_compare(&p->changes, p->visits[0].values, p->visits[1].values,
                   r->procedure, r->affected, error);

    for (int i = 0; status == HF_OK && i < 2; i++)
        status = cli_grades_make(&p->grades[i], &p->visits[i], r->affected,
                                 true, error);
    return status;
}

/* Names of folders may be names of people. */
static void name_visits(pair *p)
{
    for (int i = 0; i < 2; i++) {
        char folder[256];

        snprintf(folder, sizeof folder, "%s", cli_path_base(p->visits[i].name));
        snprintf(p->visits[i].name, sizeof p->visits[i].name, "%s",
                 p->request->names ? folder : pair_names[i]);
    }
}

hf_status report_pair(content *c, const report_request *r, char *const paths[2],
                      hf_error *error)
{
    pair p = {.request = r};
    const int loaded = cli_visits_load(p.visits, paths, error);
    hf_status status = loaded == 2 ? HF_OK : error->status;
    double ruler = 0;

    if (loaded == 2) {
        cli_pair_warn(p.visits, r->procedure);
        ruler = cli_visits_one_ruler(p.visits);
        name_visits(&p);
        status = compare(&p, error);
    }
    if (status == HF_OK) {
        begin(c, &p);
        pictures(c, &p);
        pair_measures(c, &p);
        grades_table(c, &p);
        report_quality(c, r, p.visits, pair_names, 2);
        cli_raters_note(paths, 2);
        report_provenance(c, cli_pair_settings(ruler));
    }
    for (int i = 0; i < 2; i++)
        cli_grades_clear(&p.grades[i]);
    hf_changes_free(p.changes);
    for (int i = 0; i < loaded; i++)
        cli_visit_clear(&p.visits[i]);
    return status;
}
