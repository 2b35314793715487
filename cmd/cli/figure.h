/* cli/figure.h - pictures of faces and visits */
#ifndef HF_CLI_FIGURE_H
#define HF_CLI_FIGURE_H

#include <hemiface/outcome.h>

#include "cmd/cli/visit.h"

/** What to leave out, and which photo. */
typedef struct cli_figure {
    bool contours, axes, distances, whole;
    hf_affected affected;
} cli_figure;

/** Draws one photo with its contours and main distances. */
hf_status cli_figure_photo(const char *out, const char *path,
                           const cli_figure *figure, hf_error *error);

/** Most views of a pair figure. */
#define CLI_FIGURE_VIEWS 4

/** Draws two visits side by side at one scale, a row for each view, with the
 *  main changes of that view in words. */
hf_status cli_figure_pair(const char *out, cli_visit visits[2],
                          const hf_changes *changes, const hf_view *views,
                          size_t view_count, const cli_figure *figure,
                          hf_error *error);

#endif
