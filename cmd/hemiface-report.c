/* hemiface report: a visit, a pair or a cohort as a document */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "cmd/photo/map.h"
#include "cmd/cage/cage.h"
#include "cmd/photo/custom.h"
#include "cmd/photo/gate.h"
#include "cmd/cli/message.h"
#include "cmd/photo/midline.h"
#include "cmd/cli/options.h"
#include "cmd/cli/output.h"
#include "cmd/cli/placed.h"
#include "cmd/cli/path.h"
#include "cmd/cli/text.h"
#include "cmd/photo/pose.h"
#include "cmd/photo/source.h"
#include "cmd/report/html.h"
#include "cmd/report/make.h"
#include "cmd/report/pdf.h"
#include "render/bytes.h"
#include "render/style.h"

static report_request request = {.pictures = true,
                                 .stats = {.baseline = "pre", .level = 0.95}};
static const char *procedure_word;
static cli_list outputs, view_words;

static const cli_option options[] = {
    {"output", 'o', CLI_LIST, &outputs, "FILE",
     "the report: .html or .pdf; required; may be given for both", 0, 0, NULL},
    {"id", 0, CLI_TEXT, &request.id, "ID",
     "the patient's or the study's id, printed on the report", 0, 0, NULL},
    {"with-names", 0, CLI_FLAG, &request.names, NULL,
     "print the names of folders and photos, which may tell who it is", 0, 0,
     NULL},
    {"no-pictures", 0, CLI_UNFLAG, &request.pictures, NULL,
     "leave out the photos", 0, 0, NULL},
    {"procedure", 'p', CLI_TEXT, &procedure_word, "NAME",
     "the operation: sets the primary measures; hemiface compare --procedures "
     "lists the names",
     0, 0, NULL},
    {"view", 0, CLI_LIST, &view_words, "VIEW",
     "of two visits: show this view; may be given up to 4 times; default rest "
     "and those of the primary measures, or full smile",
     0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_option cohort_options[] = {
    {"primary", 0, CLI_LIST, &request.stats.primary, "MEASURE[:VIEW[:SIDE]]",
     "a primary outcome, as in hemiface stats; may be repeated", 0, 0, NULL},
    {"baseline", 0, CLI_TEXT, &request.stats.baseline, "VISIT",
     "the visit before surgery (default pre)", 0, 0, NULL},
    {"visit", 0, CLI_TEXT, &request.stats.visit, "VISIT",
     "the visit after it (default: the only other one)", 0, 0, NULL},
    {"test", 0, CLI_WORD, &request.stats.test, "TEST",
     "which p counts: ranks (default) or t", 0, 0, cli_test_words},
    {"magnitude", 0, CLI_FLAG, &request.stats.magnitude, NULL,
     "take side differences without their sign", 0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Report", options};
static const cli_group cohort_group = {"Cohort", cohort_options};
static const cli_group *const groups[] = {
    &group,           &cli_side_group,  &cli_map_group,    &cohort_group,
    &cli_grade_group, &cli_scale_group, &cli_custom_group, &cli_midline_group,
    &cli_gate_group,  &cli_pose_group,  &cli_detect_group, NULL};
static const cli_tool tool = {
    "hemiface report",
    "--output=FILE [options] VISIT | PRE POST | RESULTS",
    "A visit, two visits of a patient, or the results of hemiface batch as "
    "one\n"
    "document to read, to print and to show: self-contained HTML or PDF.",
    groups,
    1,
    2};

static bool ends_in(const char *path, const char *ending)
{
    const size_t length = strlen(path), tail = strlen(ending);

    return length > tail && !strcmp(path + length - tail, ending);
}

/* Says what is wrong with the options; false: the program is to end. */
static bool take_options(void)
{
    hf_error error;

    hf_bootstrap_options_init(&request.stats.boot);
    request.affected = cli_affected();
    if (!outputs.count) {
        cli_complain("--output is missing; see --help");
        return false;
    }
    for (int i = 0; i < outputs.count; i++)
        if (!ends_in(outputs.items[i], ".html") &&
            !ends_in(outputs.items[i], ".pdf")) {
            cli_complain("--output: '%s' does not end in .html or .pdf",
                         outputs.items[i]);
            return false;
        }
    if (procedure_word &&
        hf_procedure_by_name(&request.procedure, procedure_word, &error) !=
            HF_OK) {
        cli_complain("--procedure: %s", error.text);
        return false;
    }
    return true;
}

static bool take_views(void)
{
    for (int i = 0; i < view_words.count; i++) {
        const hf_view view = hf_view_by_name(view_words.items[i]);

        if (i == CLI_FIGURE_VIEWS || view == HF_VIEW_NONE) {
            cli_complain(view == HF_VIEW_NONE
                             ? "--view: unknown view '%s'; see hemiface(1)"
                             : "--view: '%s' is one too many: at most 4",
                         view_words.items[i]);
            return false;
        }
        request.views[request.view_count++] = view;
    }
    return true;
}

/* ------------------------------------------------------------------ files */

static hf_status write_html(const content *c, const char *path, hf_error *error)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = cli_text_open(&text, &size);
    hr_bytes bytes = {0};
    hf_status status = HF_E_MEMORY;

    html_write(c, to);
    cli_text_close(to);
    if (hr_bytes_add(&bytes, text, size))
        status = hr_bytes_write(&bytes, path, error);
    else
        snprintf(error->text, sizeof error->text, "out of memory");
    hr_bytes_clear(&bytes);
    free(text);
    return status;
}

static hf_status write_all(const content *c, hf_error *error)
{
    hf_status status = HF_OK;

    for (int i = 0; status == HF_OK && i < outputs.count; i++) {
        const char *path = outputs.items[i], *at = cage_at(path);

        status = ends_in(path, ".pdf") ? pdf_write(c, at, error)
                                       : write_html(c, at, error);
        status = cli_placed(status, path, error);
    }
    return status;
}

static bool is_results(const char *path)
{
    char measures[4096];

    snprintf(measures, sizeof measures, "%s/measures.csv", path);
    return cli_path_is_folder(path) && cli_path_is_file(measures);
}

static hf_status make(content *c, int argc, char **argv, hf_error *error)
{
    if (argc == 2)
        return report_pair(c, &request, argv, error);
    return is_results(argv[0]) ? report_cohort(c, &request, argv[0], error)
                               : report_visit(c, &request, argv[0], error);
}

int main(int argc, char **argv)
{
    content c = {NULL, NULL, NULL, 0};
    hf_error error;
    hf_status status;

    gsl_set_error_handler_off();
    cli_parse(&tool, &argc, &argv);
    if (!take_options() || !take_views())
        return CLI_NOTHING;
    cli_grading_set(); /* a wrong option is told before any work */
    for (int i = 0; i < outputs.count; i++)
        cage_file(outputs.items[i]);
    hr_fonts_load();
    cli_lock_up();
    cli_custom_load();
    status = make(&c, argc, argv, &error);
    if (status == HF_OK)
        status = write_all(&c, &error);
    content_clear(&c);
    if (status != HF_OK) {
        cli_complain("%s", error.text);
        return CLI_NOTHING;
    }
    cli_input_done();
    return cli_status();
}
