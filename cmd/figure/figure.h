/* figure/figure.h - pictures of faces and visits
 *
 * What a picture says of a patient is the face itself: no names of files or
 * folders unless figure.names, and nothing else that an input says of itself.
 */
#ifndef HF_FIGURE_FIGURE_H
#define HF_FIGURE_FIGURE_H

#include <hemiface/outcome.h>

#include "cmd/photo/visit.h"
#include "render/canvas.h"

/** Most views of a pair figure. */
#define CLI_FIGURE_VIEWS 4

/** Most visits of a trend. */
#define CLI_FIGURE_VISITS CLI_RULER_VISITS

/** Which value of a paired measure a trend follows. */
typedef enum cli_figure_of {
    CLI_OF_SIDE = 0, /**< the affected side's own */
    CLI_OF_DIFF,
    CLI_OF_RATIO,
    CLI_OF_USUAL /**< not said: the affected side's own where more or less of
                       it is better, else the difference */
} cli_figure_of;

/** What to draw, and what to leave out. */
typedef struct cli_figure {
    bool contours, axes, distances, whole;
    bool names; /**< of files and folders on the picture */
    hf_affected affected;
    double heat_mm; /**< mm of the darkest colour */
    hf_view views[CLI_FIGURE_VIEWS];
    size_t view_count;
    bool views_named;    /**< by the user, and not the default */
    const char *measure; /**< of a trend: catalogue id */
    int of;              /**< cli_figure_of */
} cli_figure;

/** The defaults: everything but names; rest and full smile. */
cli_figure cli_figure_defaults(void);

/** A style: makes one picture of its inputs. */
typedef struct cli_figure_style {
    const char *name;  /**< as in --style */
    const char *text;  /**< what it shows, for the manual */
    int least, most;   /**< inputs */
    const char *takes; /**< what they are, for a usage error */
    /** Draws count inputs into the file out. */
    hf_status (*draw)(const char *out, char *const *paths, int count,
                      const cli_figure *figure, hf_error *error);
} cli_figure_style;

/** A style by number; NULL past the end. */
const cli_figure_style *cli_figure_style_at(size_t index);
/** The one that is meant when none is named: measures of one photo, change
 *  between two visits. */
const cli_figure_style *cli_figure_style_for(int inputs);
/** Their names, NULL-terminated, for an option of kind CLI_WORD. */
extern const char *const cli_figure_words[];

/* ---------------------------------------------------- parts of the above */

/** Draws two visits side by side at one scale, a row for each view, with
 *  arrows and the main changes of that view in words. */
hf_status cli_figure_pair(const char *out, cli_visit visits[2],
                          const hf_changes *changes, const hf_view *views,
                          size_t view_count, const cli_figure *figure,
                          hf_error *error);

/** Draws a visit's views as a contact sheet. */
hf_status cli_figure_sheet(const char *out, const cli_visit *visit,
                           const cli_figure *figure, hf_error *error);

/** The same two as pixels, for a document, of one view the first:
 *  cairo_surface_destroy *out. */
hf_status cli_figure_pair_picture(cairo_surface_t **out, cli_visit visits[2],
                                  const hf_changes *changes, hf_view view,
                                  const cli_figure *figure, hf_error *error);
hf_status cli_figure_sheet_picture(cairo_surface_t **out,
                                   const cli_visit *visit,
                                   const cli_figure *figure, hf_error *error);

/** Draw functions of the styles' table. */
hf_status cli_figure_landmarks(const char *out, char *const *paths, int count,
                               const cli_figure *figure, hf_error *error);
hf_status cli_figure_measures(const char *out, char *const *paths, int count,
                              const cli_figure *figure, hf_error *error);
hf_status cli_figure_mirror(const char *out, char *const *paths, int count,
                            const cli_figure *figure, hf_error *error);
hf_status cli_figure_heat(const char *out, char *const *paths, int count,
                          const cli_figure *figure, hf_error *error);
hf_status cli_figure_change(const char *out, char *const *paths, int count,
                            const cli_figure *figure, hf_error *error);
hf_status cli_figure_views(const char *out, char *const *paths, int count,
                           const cli_figure *figure, hf_error *error);
hf_status cli_figure_trend(const char *out, char *const *paths, int count,
                           const cli_figure *figure, hf_error *error);

/** A loaded visit's photo of a view, at least enough pixels wide, or NULL when
 *  there is only a face file. hf_image_free. */
hf_image *cli_figure_image(const cli_visit *visit, hf_view view, int enough);

#endif
