/* render/pair.h - before and after, side by side
 *
 * A grid of photos: columns are visits (pre, post), rows are views (rest, full
 * smile). All stand upright, pupils at one height, at one scale: a millimetre
 * is as long in each of them. Below each row its main changes in words.
 */
#ifndef HR_PAIR_H
#define HR_PAIR_H

#include <hemiface/image.h>
#include <hemiface/outcome.h>
#include "render/arrows.h"
#include "render/canvas.h"
#include "render/overlay.h"

/** Most rows and columns of a grid. */
#define HR_MOST_CELLS 4

/** One photo; image or face NULL: an empty field that says "no photo". All is
 *  borrowed. */
typedef struct hr_cell {
    const hf_image *image;
    const hf_face *face;
    const hf_frame *frame; /**< NULL: shown by itself, not to scale */
    const hr_arrow *arrows;
    size_t arrow_count;
    const char *note; /**< after the view's name, or NULL */
} hr_cell;

/** One line below a row, e.g. "excursion L 0.4 → 7.9 mm (improved)". */
typedef struct hr_caption {
    const char *text;
    hf_direction direction; /**< gives the mark before it */
} hr_caption;

/** One view. */
typedef struct hr_row {
    const char *title; /**< the view's name */
    hr_cell cells[HR_MOST_CELLS];
    const hr_caption *captions;
    size_t caption_count;
} hr_row;

/** The whole picture. Plain value. */
typedef struct hr_pair {
    const char *titles[HR_MOST_CELLS]; /**< of the columns: "pre", "post" */
    size_t columns, rows;              /**< [1..HR_MOST_CELLS] */
    hr_row row[HR_MOST_CELLS];
    bool contours;        /**< draw them */
    bool axes;            /**< pupil line and midline */
    hf_affected affected; /**< marked beside R and L */
} hr_pair;

/** Size of the canvas that a grid needs, dots: 180 mm wide at HR_DPI for two
 *  columns. HF_E_OPTION: too many rows or columns, or none. */
HF_CHECKED hf_status hr_pair_size(int *width, int *height, const hr_pair *pair,
                                  hf_error *error);

/** Draws it on a canvas of that size. A caption that is too long for its line
 *  is broken at spaces by hr_pair_size and here alike. */
void hr_pair_draw(hr_canvas *canvas, const hr_pair *pair);

#endif
