/* hemiface grade: a visit to House-Brackmann grades with their reasons */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "cmd/cli/grades.h"
#include "cmd/cli/message.h"
#include "cmd/cli/options.h"
#include "cmd/cli/output.h"
#include "cmd/cli/source.h"
#include "cmd/cli/visit.h"

static const char *const scale_words[] = {"hb_rel", "hb_abs", "hb_desc", "all",
                                          NULL};
enum { SCALE_ALL = 3 };
static int scale = SCALE_ALL;
static bool explain;

static const cli_option options[] = {
    {"scale", 0, CLI_WORD, &scale, "FORM",
     "hb_rel (points relative to the healthy side), hb_abs (points in steps "
     "of 2.5 mm), hb_desc (rules over regions), or all (default)",
     0, 0, scale_words},
    {"explain", 0, CLI_FLAG, &explain, NULL,
     "print every step: the rule, the number it looked at, what followed", 0, 0,
     NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Grade", options};
static const cli_group *const groups[] = {&group,
                                          &cli_side_group,
                                          &cli_grade_group,
                                          &cli_scale_group,
                                          &cli_detect_group,
                                          &cli_output_group,
                                          NULL};
static const cli_tool tool = {
    "hemiface grade",
    "--side=SIDE [options] VISIT_FOLDER|VIEW=FILE[,VIEW=FILE]...",
    "Grades a visit in the House-Brackmann manner, in three forms, with the\n"
    "rule and the number that decided, the margin to the next grade and what\n"
    "was missing. Exit status 1 when nothing of a visit could be graded.",
    groups,
    1,
    -1};

static const cli_column columns[] = {
    {"visit", -1},     {"scale", -1},         {"status", -1},
    {"grade", 0},      {"points", 0},         {"affected", -1},
    {"reason", -1},    {"margin_better", -1}, {"margin_worse", -1},
    {"missing", -1},   {"ratio_brow", 2},     {"ratio_eye", 2},
    {"ratio_mouth", 2}};

enum { COLUMNS = sizeof columns / sizeof *columns };

static void print_row(const char *visit, const hf_grade *grade)
{
    const hf_grade_region *regions = hf_grade_regions(grade);
    const int number = hf_grade_number(grade);
    char reason[400], missing[400];

    cli_grade_reason(reason, sizeof reason, grade);
    cli_grade_missing(missing, sizeof missing, grade);
    cli_row((cli_cell[COLUMNS]){
        CLI_TEXT_CELL(visit),
        CLI_TEXT_CELL(hf_scale_name(hf_grade_scale(grade))),
        CLI_TEXT_CELL(hf_grade_status_name(hf_grade_state(grade))),
        number ? CLI_NUMBER_CELL(number) : CLI_NO_NUMBER,
        CLI_NUMBER_CELL(hf_grade_points(grade)),
        CLI_TEXT_CELL(hf_affected_name(cli_affected())), CLI_TEXT_CELL(reason),
        CLI_TEXT_CELL(hf_grade_margin(grade, true)),
        CLI_TEXT_CELL(hf_grade_margin(grade, false)), CLI_TEXT_CELL(missing),
        CLI_NUMBER_CELL(regions[0].ratio), CLI_NUMBER_CELL(regions[1].ratio),
        CLI_NUMBER_CELL(regions[2].ratio)});
}

static bool chosen(int s)
{
    return scale == SCALE_ALL || scale == s;
}

static void print_people(FILE *to, const cli_visit *visit,
                         const cli_grades *grades)
{
    char text[400];

    fprintf(to, "\n%s  affected side %s\n", visit->name,
            hf_affected_name(cli_affected()));
    cli_visit_missing(text, sizeof text, visit);
    if (*text)
        fprintf(to, "  views missing: %s\n", text);
    cli_regions_print(to, grades->by[HF_HB_REL], cli_affected());
    for (int s = 0; s < HF_GRADE_SCALES; s++)
        if (chosen(s))
            cli_grade_print(to, grades->by[s], explain);
    cli_grade_other(text, sizeof text, grades);
    if (*text && chosen(HF_HB_DESC))
        fprintf(to, "           %s\n", text);
    cli_grades_agreement(text, sizeof text, grades);
    fprintf(to, "  %s\n", text);
}

/* A visit tests false when none of the forms asked for is graded and no
   region could be compared either. */
static bool any_graded(const cli_grades *grades)
{
    const hf_grade_region *regions = hf_grade_regions(grades->by[HF_HB_REL]);

    for (int s = 0; s < HF_GRADE_SCALES; s++)
        if (chosen(s) && hf_grade_number(grades->by[s]))
            return true;
    for (int r = 0; r < HF_GRADE_REGIONS; r++)
        if (isfinite(regions[r].ratio))
            return true;
    return false;
}

static void grade_one(FILE *to, const char *path)
{
    cli_visit visit;
    cli_grades grades;
    hf_error error;
    hf_status status = cli_visit_load(&visit, path, &error);

    if (status != HF_OK) {
        cli_input_failed(&error);
        return;
    }
    status = cli_grades_make(&grades, visit.values, cli_affected(), &error);
    if (status == HF_OK) {
        cli_grades_doubt_side(&grades, visit.name);
        if (cli_format_chosen() == CLI_AS_TEXT)
            print_people(to, &visit, &grades);
        else
            for (int s = 0; s < HF_GRADE_SCALES; s++)
                if (chosen(s))
                    print_row(visit.name, grades.by[s]);
        if (!any_graded(&grades))
            cli_test_false();
        cli_grades_clear(&grades);
    } else {
        cli_input_failed(&error);
    }
    cli_visit_clear(&visit);
}

int main(int argc, char **argv)
{
    FILE *to;

    gsl_set_error_handler_off();
    cli_parse(&tool, &argc, &argv);
    cli_affected();
    cli_out.settings = cli_settings();
    to = cli_output_open();
    if (cli_format_chosen() != CLI_AS_TEXT)
        cli_rows_begin(columns, COLUMNS);
    for (int i = 0; i < argc; i++)
        grade_one(to, argv[i]);
    if (cli_format_chosen() != CLI_AS_TEXT)
        cli_rows_end();
    return cli_output_close(cli_status());
}
