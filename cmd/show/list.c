/* show/list.c - the catalogue of measures, printed */
#include "cmd/show/list.h"

#include <string.h>

#include <hemiface/measure.h>
#include <hemiface/version.h>

#include "cmd/photo/custom.h"
#include "cmd/cli/output.h"

static const cli_column columns[] = {
    {"measure", -1}, {"unit", -1},      {"sides", -1},   {"region", -1},
    {"views", -1},   {"noticeable", 1}, {"same_as", -1}, {"text", -1}};

enum { COLUMNS = sizeof columns / sizeof *columns };

static const char *sides(const hf_measure *m)
{
    if (!m->paired)
        return "-";
    return m->has_ratio ? "R L diff ratio" : "R L diff";
}

/* "any" for static measures, else the views, joined by separator. */
static void views(char *text, size_t size, const hf_measure *m,
                  const char *separator)
{
    snprintf(text, size, "%s", m->views ? "" : "any");
    for (int v = 0; v < HF_VIEW_COUNT; v++) {
        const size_t used = strlen(text);

        if (m->views & 1u << v)
            snprintf(text + used, size - used, "%s%s", used ? separator : "",
                     hf_view_name((hf_view)v));
    }
}

static void row(const hf_measure *m)
{
    char in[160];

    views(in, sizeof in, m, " ");
    cli_row(
        (cli_cell[COLUMNS]){CLI_TEXT_CELL(m->id), CLI_TEXT_CELL(m->unit),
                            CLI_TEXT_CELL(sides(m)), CLI_TEXT_CELL(m->region),
                            CLI_TEXT_CELL(in), CLI_NUMBER_CELL(m->noticeable),
                            CLI_TEXT_CELL(m->same_as), CLI_TEXT_CELL(m->text)});
}

static void as_rows(void)
{
    const hf_custom *custom = cli_custom();
    const hf_measure *m;

    cli_rows_begin(columns, COLUMNS);
    for (size_t i = 0; (m = hf_measure_at(i)); i++)
        row(m);
    for (size_t i = 0; custom && (m = hf_custom_at(custom, i)); i++)
        row(m);
    cli_rows_end();
}

static const char mdoc_head[] =
    ".\\\" Made by `make man` from the catalogue in lib/measure: edit there.\n"
    ".Dd November 23, 2026\n"
    ".Dt HEMIFACE-MEASURES 7\n"
    ".Os hemiface " HF_VERSION_STRING "\n"
    ".Sh NAME\n"
    ".Nm hemiface-measures\n"
    ".Nd what hemiface measures, in which unit and how\n"
    ".Sh DESCRIPTION\n"
    "Lengths are in millimetres of the face's frame: origin between the iris\n"
    "centres, x along them to the patient's left, y up.\n"
    "Paired measures give a value for the patient's right (R) and left (L)\n"
    "side, the difference (affected minus healthy when the side is declared,\n"
    "else right minus left) and, where it makes sense, the ratio of affected\n"
    "to healthy in percent.\n"
    "A value that cannot be computed is\n"
    ".Ql na\n"
    "with a reason.\n"
    ".Pp\n"
    "The midline is upright through mid-pupil unless another is chosen: it "
    "may\n"
    "then lie aside and lean.\n"
    "Deviations and lateral distances are perpendicular to it, lips are met\n"
    "where it crosses them, the nasolabial angle is held against it.\n"
    "Heights stay those above the line of the pupils, movements of a point\n"
    "those along and across that line, whatever the midline.\n"
    "Within a visit it is the rest photo's, at the same place between the\n"
    "pupils, for all photos: nose and mouth move with the expression.\n"
    "Doubt about the points that it rests on is part of a value's sd.\n"
    "If one of them is missing, what needs the midline is\n"
    ".Ql na .\n"
    ".Pp\n"
    "The measures named asymmetry compare each contour with the mirror image\n"
    "of the other side about one line, the same for all regions of a photo:\n"
    "the line that fits its brows, lids, nose, lips and chin best.\n"
    "A mouth drawn to one side or a brow that hangs is so not mirrored about\n"
    "a line of its own, which would hide it.\n"
    "The line rests on those of these contours that the face has, and needs\n"
    "the lids, and the nose (alae and subnasale) or the mouth (all four\n"
    "borders of the lips);\n"
    "photos that are compared should have the same contours.\n"
    ".Pp\n"
    "In a bilateral palsy whatever holds one side against the other is\n"
    ".Ql na :\n"
    "difference, ratio, fai, the cants and the asymmetries.\n"
    "Sides that are equally weak are no better for it.\n"
    "Where a place of the middle lies (the deviations) stays.\n";

static const char mdoc_tail[] = ".Sh SEE ALSO\n"
                                ".Xr hemiface-compare 1 ,\n"
                                ".Xr hemiface-measure 1 ,\n"
                                ".Xr hemiface-custom 5 ,\n"
                                ".Xr hemiface-face 5\n";

static void mdoc_item(FILE *to, const hf_measure *m)
{
    char in[160];

    fprintf(to, ".It Cm %s Pq %s%s%s\n%s.\n", m->id, m->unit,
            m->paired ? ", " : "", m->paired ? sides(m) : "", m->text);
    if (m->views) {
        views(in, sizeof in, m, ", ");
        fprintf(to, "Views: %s, against rest.\n", in);
    }
    if (*m->same_as)
        fprintf(to, "Known as %s.\n", m->same_as);
}

static void as_mdoc(FILE *to)
{
    static const char *const titles[] = {"STATIC MEASURES (ONE PHOTO)",
                                         "DYNAMIC MEASURES (AGAINST REST)"};
    const hf_measure *m;

    fputs(mdoc_head, to);
    for (int dynamic = 0; dynamic < 2; dynamic++) {
        fprintf(to, ".Sh %s\n.Bl -tag -width Ds\n", titles[dynamic]);
        for (size_t i = 0; (m = hf_measure_at(i)); i++)
            if (!m->views == !dynamic)
                mdoc_item(to, m);
        fputs(".El\n", to);
    }
    fputs(mdoc_tail, to);
}

void cli_list_measures(FILE *to, bool mdoc)
{
    if (mdoc)
        as_mdoc(to);
    else
        as_rows();
}
