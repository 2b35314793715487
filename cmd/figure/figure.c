/* figure/figure.c - the styles of pictures */
#include "cmd/figure/figure.h"

#include "cmd/cli/path.h"
#include "render/heat.h"

#include <stddef.h>
#include <stdio.h>

static const cli_figure_style styles[] = {
    {"landmarks", "contours with their points, and irises", 1, 1, "one photo",
     cli_figure_landmarks},
    {"measures",
     "contours, pupil line, midline, and distances of brow, lids and mouth "
     "with their values",
     1, 1, "one photo", cli_figure_measures},
    {"mirror",
     "the face, its right half beside its own mirror image, and its left half "
     "so",
     1, 1, "one photo", cli_figure_mirror},
    {"heat",
     "how far each place is from the mirror image of the other side, in "
     "colours with a scale",
     1, 1, "one photo", cli_figure_heat},
    {"change",
     "two visits side by side at one scale, with arrows of the movements and "
     "the main changes in words",
     2, 2, "two visits", cli_figure_change},
    {"views", "the views of a visit as a contact sheet", 1, 1, "one visit",
     cli_figure_views},
    {"trend",
     "one measure over visits, in their order, with the band in which nothing "
     "is told to have changed (mdc95)",
     2, CLI_FIGURE_VISITS, "2 to 16 visits", cli_figure_trend},
};

enum { style_count = sizeof styles / sizeof *styles };

const char *const cli_figure_words[] = {"landmarks", "measures", "mirror",
                                        "heat",      "change",   "views",
                                        "trend",     NULL};
_Static_assert(sizeof cli_figure_words / sizeof *cli_figure_words ==
                   style_count + 1,
               "a word for every style");

const cli_figure_style *cli_figure_style_at(size_t index)
{
    return index < style_count ? &styles[index] : NULL;
}

const cli_figure_style *cli_figure_style_for(int inputs)
{
    enum { MEASURES = 1, CHANGE = 4 };

    return &styles[inputs == 1 ? MEASURES : CHANGE];
}

cli_figure cli_figure_defaults(void)
{
    return (cli_figure){.contours = true,
                        .axes = true,
                        .distances = true,
                        .affected = HF_AFFECTED_UNKNOWN,
                        .heat_mm = HR_HEAT_MM,
                        .views = {HF_VIEW_REST, HF_VIEW_SMILE_FULL},
                        .view_count = 2,
                        .measure = "excursion",
                        .of = CLI_OF_USUAL};
}

hf_image *cli_figure_image(const cli_visit *visit, hf_view view, int enough)
{
    const char *path = visit->first[view];
    const hf_face *face = hf_visit_face(visit->visit, view);
    char beside[4096];
    hf_image_options options = cli_image_options();
    hf_image *image = NULL;

    if (!path || !face)
        return NULL;
    if (cli_path_may_be_landmarks(path)) {
        if (!*hf_face_photo(face))
            return NULL;
        cli_path_beside(beside, sizeof beside, path, hf_face_photo(face));
        path = beside;
    }
    options.enough = enough;
    if (hf_image_read(&image, path, &options, NULL) != HF_OK)
        return NULL;
    if (cli_turn_back(&image, NULL) == HF_OK)
        return image;
    hf_image_free(image);
    return NULL;
}
