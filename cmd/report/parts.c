/* report/parts.c - what reports of visits and of cohorts share */
#include "cmd/report/make.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hemiface/version.h>

#include "cmd/cli/message.h"
#include "cmd/cli/output.h"
#include "cmd/cli/text.h"

const char *report_scale(hf_scale scale)
{
    static const char *const names[HF_GRADE_SCALES] = {
        [HF_HB_REL] = "House-Brackmann, relative",
        [HF_HB_ABS] = "House-Brackmann, absolute",
        [HF_HB_DESC] = "House-Brackmann, descriptive",
        [HF_FNGS] = "FNGS 2.0",
        [HF_SUNNYBROOK] = "Sunnybrook",
        [HF_EFACE] = "eFACE (automatic)",
        [HF_SYMMETRY] = "Symmetry (hemiface)"};

    return names[scale];
}

void report_begin(content *c, const report_request *r, const char *title)
{
    char foot[300];

    snprintf(foot, sizeof foot,
             "%s%shemiface %s. Research and education, not a medical device.",
             r->id ? r->id : "", r->id ? " \xc2\xb7 " : "", hf_version());
    content_begin(c, title, foot);
    content_section_add(c, "", CONTENT_OPEN);
    content_fact(c, "Study id", r->id ? r->id : "not given");
}

void report_views(char *text, size_t size, const cli_visit *visit)
{
    const int views = cli_visit_views(visit);
    char takes[160], missing[160];

    cli_visit_takes(takes, sizeof takes, visit);
    cli_visit_missing(missing, sizeof missing, visit);
    snprintf(text, size, "%d view%s%s%s%s%s", views, views == 1 ? "" : "s",
             *takes ? "; photos of " : "", takes, *missing ? "; missing: " : "",
             missing);
}

/* ---------------------------------------------------------------- grades */

static void reason_row(const cli_grades *grades, hf_scale scale,
                       const char *name)
{
    char odds[160], because[400], missing[400];

    cli_grade_odds(odds, sizeof odds, grades, scale);
    cli_grade_reason(because, sizeof because, grades->by[scale]);
    cli_grade_missing(missing, sizeof missing, grades->by[scale]);
    if (!*odds && !*because && !*missing)
        return;
    cli_row((cli_cell[5]){CLI_TEXT_CELL(report_scale(scale)),
                          CLI_TEXT_CELL(name), CLI_TEXT_CELL(odds),
                          CLI_TEXT_CELL(because), CLI_TEXT_CELL(missing)});
}

void report_reasons(content *c, const cli_grades *grades,
                    const char *const *names, size_t count)
{
    static const cli_column columns[] = {{"scale", -1},
                                         {"visit", -1},
                                         {"how sure (share of draws)", -1},
                                         {"because", -1},
                                         {"missing", -1}};

    content_table_next(c, "What the grades rest on");
    cli_rows_begin(columns, 5);
    for (int s = 0; s < HF_GRADE_SCALES; s++)
        for (size_t i = 0; i < count; i++)
            reason_row(&grades[i], (hf_scale)s, names[i]);
    cli_rows_end();
    content_add(c, CONTENT_NOTE,
                "House-Brackmann, relative: points of movement against the "
                "healthy side; absolute: in steps of 2.5 mm; descriptive: the "
                "rules of 1985 region by region. They may disagree.");
}

/* -------------------------------------------------------------- the rest */

void report_provenance(content *c, const char *settings)
{
    char *text = NULL;
    size_t size;
    FILE *to = cli_text_open(&text, &size);

    cli_out.settings = settings;
    cli_provenance_to(to);
    cli_text_close(to);
    content_section_add(c, "How this was made", CONTENT_OPEN);
    content_add_lines(c, CONTENT_ITEM, text);
    free(text);
    content_add(c, CONTENT_NOTE,
                "Right and left are the patient's. na: not measured, never 0. "
                "What every measure is: manual page hemiface-measures(7).");
}

/* Whether a row (or a column) of pixels is all paper. */
static bool is_paper(cairo_surface_t *s, int at, bool column)
{
    const unsigned char *rows = cairo_image_surface_get_data(s);
    const int stride = cairo_image_surface_get_stride(s);
    const int count = column ? cairo_image_surface_get_height(s)
                             : cairo_image_surface_get_width(s);

    for (int i = 0; i < count; i++) {
        const unsigned char *p = rows + (ptrdiff_t)(column ? i : at) * stride +
                                 4 * (ptrdiff_t)(column ? at : i);

        if ((p[0] & p[1] & p[2]) != 0xff)
            return false;
    }
    return true;
}

/* The picture without paper round it, which a page has by itself. Takes and
 * gives a reference. */
static cairo_surface_t *trimmed(cairo_surface_t *s)
{
    int x0 = 0, y0 = 0, x1 = cairo_image_surface_get_width(s),
        y1 = cairo_image_surface_get_height(s);
    cairo_surface_t *cut;
    cairo_t *cr;

    while (y0 + 1 < y1 && is_paper(s, y0, false))
        y0++;
    while (y0 + 1 < y1 && is_paper(s, y1 - 1, false))
        y1--;
    while (x0 + 1 < x1 && is_paper(s, x0, true))
        x0++;
    while (x0 + 1 < x1 && is_paper(s, x1 - 1, true))
        x1--;
    cut = cairo_image_surface_create(CAIRO_FORMAT_RGB24, x1 - x0, y1 - y0);
    cr = cairo_create(cut);
    cairo_set_source_surface(cr, s, -x0, -y0);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(s);
    return cut;
}

void report_picture(content *c, hf_status status, const hf_error *error,
                    cairo_surface_t *picture, const char *caption,
                    const char *alt, double width_mm)
{
    if (status == HF_OK)
        content_picture(c, trimmed(picture), caption, alt, width_mm);
    else {
        cli_warn("%s", error->text);
        /* Not why: that may name files. */
        content_add(c, CONTENT_NOTE, "No picture could be drawn: %s", caption);
    }
}
