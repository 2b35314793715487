/* render/cells.h - photos in a grid: names, empty fields, running text */
#ifndef HR_CELLS_H
#define HR_CELLS_H

#include <stdbool.h>
#include "render/labels.h"
#include "render/style.h"

/** Takes the next line of a text that is no wider than width in the current
 *  font: at least one word. Returns its length; *text moves to the start of
 *  the next line. */
size_t hr_next_line(cairo_t *cr, char *line, size_t size, const char **text,
                    double width);

/** A text broken at spaces to at.w, its lines that far apart, in the current
 *  font and colour; only measured unless draw. Returns its height. */
double hr_paragraph(cairo_t *cr, const char *text, hr_rect at, double line,
                    bool draw);

/** A field without a photo that says why. */
void hr_cell_empty(cairo_t *cr, hr_rect at, const char *text, double unit);

/** A name above a cell: one part bold, one soft; either may be NULL. */
void hr_cell_title(cairo_t *cr, const char *bold, const char *soft, hr_rect at,
                   double unit);

#endif
