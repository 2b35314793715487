/* hemiface agree: the same photos by several raters or methods */
#include <stdio.h>
#include <stdlib.h>

#include <gsl/gsl_errno.h>

#include "cmd/photo/map.h"
#include "cmd/agree/agree.h"
#include "cmd/cli/message.h"
#include "cmd/cli/options.h"
#include "cmd/cli/output.h"
#include "cmd/photo/source.h"

static double level_percent = 95;
static bool points, by_view;
static cli_list wanted;

static const cli_option options[] = {
    {"measure", 'm', CLI_LIST, &wanted, "MEASURE[:VIEW[:SIDE]]",
     "only this measure, scale or contour; may be repeated (default: "
     "everything)",
     0, 0, NULL},
    {"level", 0, CLI_REAL, &level_percent, "PERCENT",
     "level of the confidence intervals, 50 to 99.9 (default 95); limits of "
     "agreement are of 95 % whatever it is",
     50, 99.9, NULL},
    {"points", 0, CLI_FLAG, &points, NULL,
     "of faces, single points too and not only each contour's mean", 0, 0,
     NULL},
    {"by-view", 0, CLI_FLAG, &by_view, NULL,
     "of faces, landmarks of each view by themselves; measures always are", 0,
     0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Agreement", options};
static const cli_group *const groups[] = {
    &group, &cli_scale_group, &cli_map_group, &cli_output_group, NULL};
static const cli_tool tool = {
    "hemiface agree",
    "[options] A B [C...]",
    "Agreement of raters or methods on the same photos: bias and limits of\n"
    "agreement, intraclass correlations, error of measurement, kappas of\n"
    "grades. Each argument is one rater: a long CSV file of measures or\n"
    "grades, a face file, or a folder of face files or of measures.csv and\n"
    "grades.csv; - is standard input.",
    groups,
    2,
    -1};

/* Whether any value of two raters is about the same thing. */
static bool have_partners(const cli_agreement *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].n)
            return true;
    return false;
}

static const char *settings(double level)
{
    static char text[200];
    const hf_frame_options scale = cli_frame_options();

    if (scale.mm_per_px > 0)
        snprintf(text, sizeof text, "level=%g mm_per_px=%g", level,
                 scale.mm_per_px);
    else if (scale.pupil_mm > 0)
        snprintf(text, sizeof text, "level=%g pupil_mm=%g", level,
                 scale.pupil_mm);
    else
        snprintf(text, sizeof text, "level=%g iris_mm=%g", level,
                 scale.iris_mm);
    return text;
}

static void read_raters(cli_agree *agree, int count, char **paths)
{
    hf_error error;

    agree->points = points;
    agree->by_view = by_view;
    for (int i = 0; i < count; i++) {
        if (cli_agree_read(agree, paths[i], &error) == HF_OK)
            cli_input_done();
        else
            cli_input_failed(&error);
    }
    if (agree->raters < 2) {
        if (agree->raters)
            cli_complain("only '%s' could be read: agreement needs two",
                         agree->name[0]);
        exit(CLI_NOTHING);
    }
}

int main(int argc, char **argv)
{
    static cli_agree agree;
    cli_agreement *rows;
    double level;
    size_t count;
    FILE *to;

    gsl_set_error_handler_off();
    cli_parse(&tool, &argc, &argv);
    cli_lock_up();
    level = level_percent / 100;
    read_raters(&agree, argc, argv);
    cli_agree_landmarks(&agree);
    cli_agree_finish(&agree);
    cli_agree_warn(&agree);
    count = cli_agreement_make(&rows, &agree, &wanted, level);
    if (!have_partners(rows, count)) {
        cli_complain("nothing in common: no value of two raters has the same "
                     "patient, visit, view, photo, measure and side");
        free(rows);
        cli_agree_clear(&agree);
        return CLI_NOTHING;
    }
    cli_out.settings = settings(level);
    to = cli_output_open();
    if (cli_format_chosen() == CLI_AS_TEXT)
        cli_agreement_text(to, &agree, rows, count, level);
    else
        cli_agreement_rows(to, &agree, rows, count, level);
    free(rows);
    cli_agree_clear(&agree);
    return cli_output_close(cli_status());
}
