/* hemiface draw: pictures of a face, of a visit, of two visits */
#include <stdio.h>

#include <gsl/gsl_errno.h>

#include "cmd/photo/map.h"
#include "cmd/cage/cage.h"
#include "cmd/figure/figure.h"
#include "cmd/photo/gate.h"
#include "cmd/cli/message.h"
#include "cmd/photo/midline.h"
#include "cmd/cli/options.h"
#include "cmd/cli/path.h"
#include "cmd/cli/output.h"
#include "cmd/cli/placed.h"
#include "cmd/photo/photo.h"
#include "cmd/photo/source.h"
#include "render/style.h"

static const char *out;
static int style = -1;
static bool strip;
static cli_list view_words;
static cli_figure figure;

static const char *const of_words[] = {"side", "diff", "ratio", NULL};

static const cli_option options[] = {
    {"output", 'o', CLI_TEXT, &out, "FILE",
     "the picture: .png, .svg or .pdf; of --strip: .jpg or .png; required", 0,
     0, NULL},
    {"style", 0, CLI_WORD, &style, "STYLE",
     "landmarks, measures (default for one photo), mirror, heat, change "
     "(default for two visits), views or trend; see STYLES",
     0, 0, cli_figure_words},
    {"strip", 0, CLI_FLAG, &strip, NULL,
     "no picture: a clean copy of the photo, upright, with nothing in the file "
     "but its pixels",
     0, 0, NULL},
    {"with-names", 0, CLI_FLAG, &figure.names, NULL,
     "names of the photo or of the visits' folders on the picture; default: "
     "none, and pre and post",
     0, 0, NULL},
    {"view", 0, CLI_LIST, &view_words, "VIEW",
     "of two visits: a row for this view; may be given up to 4 times; "
     "default rest and smile-full; of a trend: the view it is read from",
     0, 0, NULL},
    {"measure", 0, CLI_TEXT, &figure.measure, "NAME",
     "of a trend: the measure; default excursion", 0, 0, NULL},
    {"of", 0, CLI_WORD, &figure.of, "WORD",
     "of a trend of a paired measure: side (the affected side's own value), "
     "diff or ratio; default: side, if one is declared and more "
     "or less of it is better, else diff",
     0, 0, of_words},
    {"heat-mm", 0, CLI_REAL, &figure.heat_mm, "MM",
     "distance with the darkest colour, 1 to 50; default 15, so that pictures "
     "compare",
     1, 50, NULL},
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
                                          &cli_map_group,
                                          &cli_scale_group,
                                          &cli_midline_group,
                                          &cli_gate_group,
                                          &cli_detect_group,
                                          NULL};
static const cli_tool tool = {
    "hemiface draw",
    "--output=FILE [options] PHOTO|FACE.face.json | VISIT...",
    "Draws one photo with contours, pupil line, midline and the main\n"
    "distances in mm; two visits side by side at one scale, upright, with the\n"
    "main changes in words; or, by --style, a face and its halves mirrored,\n"
    "where it differs from its mirror image, a visit's contact sheet, or a\n"
    "measure over visits.",
    groups,
    1,
    -1};

/* The views asked for, if any; false on a word that is none. */
static bool take_views(void)
{
    if (view_words.count > CLI_FIGURE_VIEWS) {
        cli_complain("--view: at most %d views; see --help", CLI_FIGURE_VIEWS);
        return false;
    }
    for (int i = 0; i < view_words.count; i++) {
        figure.views[i] = hf_view_by_name(view_words.items[i]);
        if (figure.views[i] == HF_VIEW_NONE) {
            cli_complain("--view: unknown view '%s'; see hemiface(1)",
                         view_words.items[i]);
            return false;
        }
        figure.view_count = (size_t)i + 1;
        figure.views_named = true;
    }
    return true;
}

static hf_status write_stripped(const char *path, hf_error *error)
{
    const hf_image_options whole = cli_image_options();
    hf_image *image = NULL;
    hf_status status = hf_image_read(&image, path, &whole, error);

    if (status == HF_OK)
        status = cli_turn_back(&image, error);
    if (status == HF_OK)
        status =
            cli_placed(cli_photo_write(image, cage_at(out), error), out, error);
    hf_image_free(image);
    return status;
}

static hf_status draw(int argc, char **argv, const cli_figure_style *chosen,
                      hf_error *error)
{
    if (strip)
        return write_stripped(argv[0], error);
    return cli_placed(chosen->draw(cage_at(out), argv, argc, &figure, error),
                      out, error);
}

/* What to make of so many inputs; NULL: said what is wrong. */
static const cli_figure_style *choose(int argc)
{
    const cli_figure_style *chosen = style < 0
                                         ? cli_figure_style_for(argc)
                                         : cli_figure_style_at((size_t)style);

    if (strip && style >= 0)
        cli_complain("--strip makes no picture: leave out --style; see --help");
    else if (strip && argc != 1)
        cli_complain("--strip takes one photo; see --help");
    else if (!strip && (argc < chosen->least || argc > chosen->most))
        cli_complain("--style=%s takes %s; see --help", chosen->name,
                     chosen->takes);
    else
        return chosen;
    return NULL;
}

int main(int argc, char **argv)
{
    const cli_figure_style *chosen;
    hf_error error;

    gsl_set_error_handler_off();
    figure = cli_figure_defaults();
    cli_parse(&tool, &argc, &argv);
    if (!out) {
        cli_complain("--output is missing; see --help");
        return CLI_NOTHING;
    }
    figure.affected = cli_affected();
    chosen = choose(argc);
    if (!chosen || !take_views() || cli_path_replaces(out, argv, argc))
        return CLI_NOTHING;
    cage_file(out);
    hr_fonts_load();
    cli_lock_up();
    if (draw(argc, argv, chosen, &error) != HF_OK) {
        cli_input_failed(&error);
        return CLI_NOTHING; /* photos of a visit may have counted as done */
    }
    cli_input_done();
    return cli_status();
}
