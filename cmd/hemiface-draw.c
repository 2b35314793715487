/* hemiface draw: contours and distances on a photo, or two visits together */
#include <stdio.h>

#include <gsl/gsl_errno.h>

#include "cmd/cli/figure.h"
#include "cmd/cli/gate.h"
#include "cmd/cli/message.h"
#include "cmd/cli/midline.h"
#include "cmd/cli/options.h"
#include "cmd/cli/path.h"
#include "cmd/cli/source.h"
#include "cmd/cli/visit.h"

static const char *out;
static cli_list view_words;
static cli_figure figure = {true, true, true, false, HF_AFFECTED_UNKNOWN};

static const cli_option options[] = {
    {"output", 'o', CLI_TEXT, &out, "FILE",
     "the picture: .png, .svg or .pdf; required", 0, 0, NULL},
    {"view", 0, CLI_LIST, &view_words, "VIEW",
     "of two visits: a row for this view; may be given up to 4 times; "
     "default rest and smile-full",
     0, 0, NULL},
    {"whole", 0, CLI_FLAG, &figure.whole, NULL,
     "the whole photo as it is, instead of the face upright", 0, 0, NULL},
    {"no-contours", 0, CLI_UNFLAG, &figure.contours, NULL,
     "leave out contours and irises", 0, 0, NULL},
    {"no-axes", 0, CLI_UNFLAG, &figure.axes, NULL,
     "leave out pupil line and midline", 0, 0, NULL},
    {"no-distances", 0, CLI_UNFLAG, &figure.distances, NULL,
     "leave out distances and their values", 0, 0, NULL},
    {NULL, 0, CLI_FLAG, NULL, NULL, NULL, 0, 0, NULL}};

static const cli_group group = {"Draw", options};
static const cli_group *const groups[] = {&group,
                                          &cli_side_group,
                                          &cli_scale_group,
                                          &cli_midline_group,
                                          &cli_gate_group,
                                          &cli_detect_group,
                                          NULL};
static const cli_tool tool = {
    "hemiface draw",
    "--output=FILE [options] PHOTO|FACE.face.json | PRE POST",
    "Draws one photo with contours, pupil line, midline and the main\n"
    "distances in mm; or two visits side by side at one scale, upright, with\n"
    "the main changes in words.",
    groups,
    1,
    2};

/* The views asked for; exits on an unknown word. Returns how many. */
static size_t take_views(hf_view *views)
{
    size_t count = 0;

    if (!view_words.count) {
        views[0] = HF_VIEW_REST;
        views[1] = HF_VIEW_SMILE_FULL;
        return 2;
    }
    for (; count < (size_t)view_words.count; count++) {
        if (count == CLI_FIGURE_VIEWS) {
            cli_complain("--view: at most %d views; see --help",
                         CLI_FIGURE_VIEWS);
            return 0;
        }
        views[count] = hf_view_by_name(view_words.items[count]);
        if (views[count] == HF_VIEW_NONE) {
            cli_complain("--view: unknown view '%s'; see hemiface(1)",
                         view_words.items[count]);
            return 0;
        }
    }
    return count;
}

static hf_status draw_visits(char *const *paths, const hf_view *views,
                             size_t view_count, hf_error *error)
{
    cli_visit visits[2];
    hf_changes *changes = NULL;
    const int loaded = cli_visits_load(visits, paths, error);
    hf_status status = loaded == 2 ? HF_OK : error->status;

    /* As compare does, or its numbers would not be those of the picture. */
    if (status == HF_OK)
        cli_visits_one_ruler(visits);
    if (status == HF_OK)
        status = hf_compare(&changes, visits[0].values, visits[1].values, NULL,
                            figure.affected, error);
    if (status == HF_OK)
        status = cli_figure_pair(out, visits, changes, views, view_count,
                                 &figure, error);
    hf_changes_free(changes);
    for (int i = 0; i < loaded; i++)
        cli_visit_clear(&visits[i]);
    return status;
}

int main(int argc, char **argv)
{
    hf_view views[CLI_FIGURE_VIEWS];
    hf_error error;
    hf_status status;
    size_t view_count;

    gsl_set_error_handler_off();
    cli_parse(&tool, &argc, &argv);
    if (!out) {
        cli_complain("--output is missing; see --help");
        return CLI_NOTHING;
    }
    figure.affected = cli_affected();
    view_count = take_views(views);
    if (!view_count)
        return CLI_NOTHING;
    if (argc == 1 && cli_path_is_folder(argv[0])) {
        cli_complain("'%s' is a folder: name a photo in it, or two visits",
                     argv[0]);
        return CLI_NOTHING;
    }
    status = argc == 1 ? cli_figure_photo(out, argv[0], &figure, &error)
                       : draw_visits(argv, views, view_count, &error);
    if (status == HF_OK)
        cli_input_done();
    else
        cli_input_failed(&error);
    return cli_status();
}
