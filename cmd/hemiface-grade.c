/* hemiface grade: a visit to grades with their reasons */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "cmd/photo/map.h"
#include "cmd/photo/gate.h"
#include "cmd/show/grades.h"
#include "cmd/cli/message.h"
#include "cmd/photo/midline.h"
#include "cmd/cli/options.h"
#include "cmd/cli/output.h"
#include "cmd/photo/pose.h"
#include "cmd/photo/raters.h"
#include "cmd/photo/source.h"
#include "cmd/photo/visit.h"

static const char *const scale_words[] = {
    "hb_rel", "hb_abs",   "hb_desc", "fngs", "sunnybrook",
    "eface",  "symmetry", "hb",      "all",  NULL};
/* The first words are hf_scale's. */
enum { SCALE_HB = HF_GRADE_SCALES, SCALE_ALL };
static int scale = SCALE_ALL;
static bool explain, items, list;

static const cli_option options[] = {
    {"scale", 0, CLI_WORD, &scale, "SCALE",
     "hb_rel (House-Brackmann by points relative to the healthy side), hb_abs "
     "(points in steps of 2.5 mm), hb_desc (rules over regions), hb (these "
     "three), fngs (FNGS 2.0), sunnybrook, eface (automatic form), symmetry "
     "(one "
     "number for the visit), or all "
     "(default)",
     0, 0, scale_words},
    {"explain", 0, CLI_FLAG, &explain, NULL,
     "print every step: the rule, the number it looked at, what followed; and "
     "the cut-offs with their reasons",
     0, 0, NULL},
    {"items", 0, CLI_FLAG, &items, NULL,
     "with --csv or --json: a row for each item and total of a scale, not for "
     "each scale",
     0, 0, NULL},
    {"list-cutoffs", 0, CLI_FLAG, &list, NULL,
     "list the limits the literature leaves open, in the form --cutoffs "
     "reads, and exit",
     0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Grade", options};
static const cli_group *const groups[] = {&group,
                                          &cli_side_group,
                                          &cli_map_group,
                                          &cli_grade_group,
                                          &cli_scale_group,
                                          &cli_midline_group,
                                          &cli_gate_group,
                                          &cli_pose_group,
                                          &cli_detect_group,
                                          &cli_output_group,
                                          NULL};
static const cli_tool tool = {
    "hemiface grade",
    "--side=SIDE [options] VISIT_FOLDER|VIEW=FILE[,VIEW=FILE]...",
    "Grades a visit: House-Brackmann in three forms, FNGS 2.0, Sunnybrook,\n"
    "eFACE and one number for its symmetry, with the rules and the numbers "
    "that decided, how sure the grade\n"
    "is, the margin to the next one and what was missing. Exit status 1 when\n"
    "nothing of a visit could be graded.",
    groups,
    0,
    -1};

static const cli_column item_columns[] = {
    {"visit", -1}, {"scale", -1}, {"part", -1},  {"item", -1},
    {"score", 1},  {"low", 1},    {"high", 1},   {"least", 1},
    {"most", 1},   {"given", -1}, {"words", -1}, {"reason", -1}};

enum { ITEM_COLUMNS = sizeof item_columns / sizeof *item_columns };

static void print_items(const char *visit, const hf_grade *grade)
{
    const char *name = hf_scale_name(hf_grade_scale(grade));

    for (size_t i = 0; i < hf_grade_item_count(grade); i++) {
        const hf_grade_item *item = hf_grade_item_at(grade, i);

        cli_row((cli_cell[ITEM_COLUMNS]){
            CLI_TEXT_CELL(visit), CLI_TEXT_CELL(name),
            CLI_TEXT_CELL(item->part), CLI_TEXT_CELL(item->name),
            CLI_NUMBER_CELL(item->scored ? item->low : NAN),
            CLI_NUMBER_CELL(item->low), CLI_NUMBER_CELL(item->high),
            CLI_NUMBER_CELL(item->least), CLI_NUMBER_CELL(item->most),
            CLI_TEXT_CELL(item->given ? "yes" : "no"),
            CLI_TEXT_CELL(item->words), CLI_TEXT_CELL(item->reason)});
    }
    for (size_t i = 0; i < hf_grade_total_count(grade); i++) {
        const hf_grade_total *total = hf_grade_total_at(grade, i);

        cli_row((cli_cell[ITEM_COLUMNS]){
            CLI_TEXT_CELL(visit), CLI_TEXT_CELL(name), CLI_TEXT_CELL("total"),
            CLI_TEXT_CELL(total->name),
            CLI_NUMBER_CELL(total->low < total->high ? NAN : total->low),
            CLI_NUMBER_CELL(total->low), CLI_NUMBER_CELL(total->high),
            CLI_NO_NUMBER, CLI_NO_NUMBER, CLI_TEXT_CELL("no"),
            CLI_TEXT_CELL(""), CLI_TEXT_CELL("")});
    }
}

static bool chosen(int s)
{
    return scale == SCALE_ALL || scale == s ||
           (scale == SCALE_HB && s < HF_HB_FORMS);
}

static void print_people(FILE *to, const cli_visit *visit,
                         const cli_grades *grades)
{
    char text[400];

    fprintf(to, "\n%s  affected side %s\n", cli_shown(visit->name),
            hf_affected_name(cli_affected()));
    cli_visit_missing(text, sizeof text, visit);
    if (*text)
        fprintf(to, "  views missing: %s\n", text);
    cli_visit_takes(text, sizeof text, visit);
    if (*text)
        fprintf(to, "  medians of several photos: %s\n", text);
    cli_regions_print(to, grades->by[HF_HB_REL], cli_affected());
    for (int s = 0; s < HF_GRADE_SCALES; s++) {
        if (!chosen(s))
            continue;
        cli_grade_print(to, grades, (hf_scale)s, explain);
        if (s == HF_HB_DESC) {
            cli_grade_other(text, sizeof text, grades);
            if (*text)
                fprintf(to, "              %s\n", text);
        }
        if (s == HF_HB_DESC && scale != HF_HB_DESC) {
            cli_grades_agreement(text, sizeof text, grades);
            fprintf(to, "  %s\n", text);
        }
    }
}

/* A visit tests false when none of the scales asked for has a grade or an
   item, and no region could be compared either. */
static bool any_graded(const cli_grades *grades)
{
    const hf_grade_region *regions = hf_grade_regions(grades->by[HF_HB_REL]);

    for (int s = 0; s < HF_GRADE_SCALES; s++) {
        const hf_grade_status state = hf_grade_state(grades->by[s]);

        if (chosen(s) && (state == HF_GRADED || state == HF_GRADE_PARTIAL))
            return true;
    }
    for (int r = 0; r < HF_GRADE_REGIONS; r++)
        if (isfinite(regions[r].ratio))
            return true;
    return false;
}

static void print_rows(const char *visit, const cli_grades *grades)
{
    for (int s = 0; s < HF_GRADE_SCALES; s++) {
        if (!chosen(s))
            continue;
        if (items)
            print_items(visit, grades->by[s]);
        else
            cli_grade_row(visit, cli_affected(), grades, (hf_scale)s);
    }
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
    status = cli_grades_make(&grades, &visit, cli_affected(), false, &error);
    if (status == HF_OK) {
        cli_grades_doubt_side(&grades, visit.name);
        if (cli_format_chosen() == CLI_AS_TEXT)
            print_people(to, &visit, &grades);
        else
            print_rows(visit.name, &grades);
        if (!any_graded(&grades))
            cli_test_false();
        cli_grades_clear(&grades);
    } else {
        cli_input_failed(&error);
    }
    cli_visit_clear(&visit);
}

/* As --cutoffs reads it. */
static int list_cutoffs(void)
{
    const hf_grade_options set = cli_grade_options();
    const hf_cutoff *c;
    FILE *to;

    cli_out.provenance = false;
    to = cli_output_open();
    for (size_t i = 0; (c = hf_cutoff_at(i)); i++)
        fprintf(to, "# %s (%s)\n# %s\n%s %.6g%s%s\n\n", c->text, c->scales,
                c->reason, c->id, set.cutoff[i], *c->unit ? "  # " : "",
                c->unit);
    return cli_output_close(CLI_FINE);
}

static const char *settings(void)
{
    static char text[2048];

    snprintf(text, sizeof text, "%s%s", cli_settings(), cli_grade_settings());
    return text;
}

static void begin_rows(void)
{
    if (items)
        cli_rows_begin(item_columns, ITEM_COLUMNS);
    else
        cli_grade_rows_begin();
}

int main(int argc, char **argv)
{
    FILE *to;
    bool text;

    gsl_set_error_handler_off();
    cli_parse(&tool, &argc, &argv);
    cli_lock_up();
    if (list)
        return list_cutoffs();
    if (!argc) {
        cli_complain("name a visit; see --help");
        return CLI_NOTHING;
    }
    cli_affected();
    cli_grading_set(); /* a wrong option is told before any work */
    cli_out.settings = settings();
    cli_raters_note(argv, argc);
    to = cli_output_open();
    text = cli_format_chosen() == CLI_AS_TEXT;
    if (!text)
        begin_rows();
    for (int i = 0; i < argc; i++)
        grade_one(to, argv[i]);
    if (!text)
        cli_rows_end();
    else if (explain)
        cli_cutoffs_print(to);
    return cli_output_close(cli_status());
}
