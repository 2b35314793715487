/* hemiface compare: a visit before against a visit after surgery */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "cmd/photo/map.h"
#include "cmd/show/changes.h"
#include "cmd/photo/custom.h"
#include "cmd/photo/gate.h"
#include "cmd/show/grades.h"
#include "cmd/cli/message.h"
#include "cmd/photo/midline.h"
#include "cmd/cli/options.h"
#include "cmd/cli/output.h"
#include "cmd/show/pair.h"
#include "cmd/cli/path.h"
#include "cmd/photo/pose.h"
#include "cmd/photo/raters.h"
#include "cmd/photo/source.h"
#include "cmd/photo/visit.h"

static const char *procedure_word;
static bool is_static, is_dynamic, all, list, own_ruler;

static const cli_option options[] = {
    {"procedure", 'p', CLI_TEXT, &procedure_word, "NAME",
     "the operation: sets the primary measures and what counts as better; "
     "--procedures lists the names",
     0, 0, NULL},
    {"static", 0, CLI_FLAG, &is_static, NULL,
     "static surgery, none of the named closer: symmetry at rest first", 0, 0,
     NULL},
    {"dynamic", 0, CLI_FLAG, &is_dynamic, NULL,
     "dynamic surgery, none of the named closer: movement first", 0, 0, NULL},
    {"own-ruler", 0, CLI_FLAG, &own_ruler, NULL,
     "scale each visit by its own irises, instead of both by the mean of "
     "their interpupillary distances",
     0, 0, NULL},
    {"procedures", 0, CLI_FLAG, &list, NULL,
     "print the table of procedures and stop", 0, 0, NULL},
    {"all", 'a', CLI_FLAG, &all, NULL,
     "in text, list every measure, also the unchanged ones", 0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Compare", options};
static const cli_group *const groups[] = {
    &group,           &cli_side_group,   &cli_map_group,     &cli_grade_group,
    &cli_scale_group, &cli_custom_group, &cli_midline_group, &cli_gate_group,
    &cli_pose_group,  &cli_detect_group, &cli_output_group,  NULL};
static const cli_tool tool = {
    "hemiface compare",
    "--side=SIDE [--procedure=NAME] [options] PRE POST",
    "Compares two visits of one patient, each a folder with a photo per view\n"
    "(or VIEW=FILE,VIEW=FILE...): what changed, in which direction, by how\n"
    "much, and whether that is more than the error of measurement (mdc95).",
    groups,
    0,
    2};

/* A procedure's targets in one cell. */
static const char *targets_of(const hf_procedure *p)
{
    static char text[400];

    text[0] = 0;
    for (size_t i = 0; i < p->target_count; i++) {
        const size_t used = strlen(text);

        snprintf(text + used, sizeof text - used, "%s%s", used ? "; " : "",
                 p->targets[i].text);
    }
    return text;
}

static void print_procedures(void)
{
    static const cli_column columns[] = {
        {"procedure", -1}, {"kind", -1}, {"text", -1}, {"target", -1}};
    const hf_procedure *p;

    cli_out.provenance = false;
    cli_output_open();
    cli_rows_begin(columns, 4);
    for (size_t i = 0; (p = hf_procedure_at(i)); i++)
        cli_row((cli_cell[4]){
            CLI_TEXT_CELL(p->name), CLI_TEXT_CELL(hf_kind_name(p->kind)),
            CLI_TEXT_CELL(p->text), CLI_TEXT_CELL(targets_of(p))});
    cli_rows_end();
}

/* The procedure asked for, or NULL; a wrong name ends the program. */
static const hf_procedure *procedure(void)
{
    const hf_procedure *found = NULL;
    hf_error error;

    if ((procedure_word != NULL) + is_static + is_dynamic > 1) {
        cli_complain("give one of --procedure, --static, --dynamic; see "
                     "--help");
        exit(CLI_NOTHING);
    }
    if (is_static || is_dynamic)
        procedure_word = is_static ? "static" : "dynamic";
    if (procedure_word &&
        hf_procedure_by_name(&found, procedure_word, &error) != HF_OK) {
        cli_complain("--procedure: %s", error.text);
        exit(CLI_NOTHING);
    }
    return found;
}

static void print_people(FILE *to, const cli_visit *visits,
                         const hf_procedure *p, const hf_changes *changes,
                         const cli_grades *grades)
{
    const int views[2] = {cli_visit_views(&visits[0]),
                          cli_visit_views(&visits[1])};

    fprintf(to, "\n%s (%d view%s) -> %s (%d view%s), affected side %s\n",
            cli_shown(visits[0].name), views[0], views[0] == 1 ? "" : "s",
            cli_shown(visits[1].name), views[1], views[1] == 1 ? "" : "s",
            hf_affected_name(cli_affected()));
    if (p) {
        fprintf(to, "%s: %s (%s)\n", p->name, p->text, hf_kind_name(p->kind));
        cli_changes_targets(to, p, changes, cli_affected());
        fputs("\nPrimary measures\n", to);
        cli_changes_table(changes, CLI_PRIMARY, true);
    }
    if (cli_custom()) {
        fprintf(to, "\nMeasures of %s\n", hf_custom_name(cli_custom()));
        cli_changes_table(changes, CLI_CUSTOM, all);
    }
    fputs("\nGrades\n", to);
    cli_changes_grades(to, &grades[0], &grades[1]);
    fprintf(
        to, "\n%s\n",
        all ? "All other measures"
            : "What else got better or worse beyond mdc95 (--all: everything)");
    if (!cli_changes_table(changes, CLI_OTHER, all))
        fputs("none\n", to);
    fprintf(to, "\n%s", cli_mdc95_words);
}

static hf_status print(FILE *to, const cli_visit *visits, const hf_procedure *p,
                       hf_error *error)
{
    cli_grades grades[2];
    hf_changes *changes = NULL;
    hf_status status = hf_compare(&changes, visits[0].values, visits[1].values,
                                  p, cli_affected(), error);

    memset(grades, 0, sizeof grades);
    for (int i = 0; status == HF_OK && i < 2; i++)
        status = cli_grades_make(&grades[i], &visits[i], cli_affected(), true,
                                 error);
    /* Before surgery only: a strong transfer may outdo the healthy side. */
    if (status == HF_OK)
        cli_grades_doubt_side(&grades[0], visits[0].name);
    if (status == HF_OK && cli_format_chosen() == CLI_AS_TEXT)
        print_people(to, visits, p, changes, grades);
    else if (status == HF_OK)
        cli_changes_rows(changes, &grades[0], &grades[1], p, cli_affected());
    cli_grades_clear(&grades[0]);
    cli_grades_clear(&grades[1]);
    hf_changes_free(changes);
    return status;
}

int main(int argc, char **argv)
{
    const hf_procedure *p;
    cli_visit visits[2];
    hf_error error;
    FILE *to;
    int loaded;

    gsl_set_error_handler_off();
    cli_parse(&tool, &argc, &argv);
    cli_lock_up();
    if (list) {
        print_procedures();
        return cli_output_close(CLI_FINE);
    }
    if (argc != 2) {
        cli_complain("name two visits, before and after; see --help");
        return CLI_NOTHING;
    }
    if (cli_given_count()) {
        cli_complain("--given is of one visit: use grade");
        return CLI_NOTHING;
    }
    p = procedure();
    cli_affected();
    cli_grading_set(); /* a wrong option is told before any work */
    cli_custom_load();
    if (cli_path_same(argv[0], argv[1]))
        cli_warn("'%s' and '%s' are the same folder: nothing can have changed",
                 argv[0], argv[1]);
    loaded = cli_visits_load(visits, argv, &error);
    if (loaded == 2) {
        cli_pair_warn(visits, p);
        cli_out.settings =
            cli_pair_settings(own_ruler ? 0 : cli_visits_one_ruler(visits));
        cli_raters_note(argv, argc);
        to = cli_output_open();
        if (print(to, visits, p, &error) != HF_OK)
            cli_input_failed(&error);
    } else {
        /* Without both visits there is nothing to compare. */
        cli_complain("%s", error.text);
    }
    for (int i = 0; i < loaded; i++)
        cli_visit_clear(&visits[i]);
    return loaded == 2 ? cli_output_close(cli_status()) : CLI_NOTHING;
}
