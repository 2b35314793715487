/* render/canvas.h - a PNG, SVG or PDF file to draw on
 *
 * The file is written when all is drawn, whole or not at all, and the same
 * drawing gives the same bytes: no date (PDF: the one of SOURCE_DATE_EPOCH if
 * the environment sets it), no counters of the process.
 */
#ifndef HR_CANVAS_H
#define HR_CANVAS_H

#include <cairo.h>
#include <hemiface/error.h>

typedef struct hr_canvas hr_canvas;

/** Dots an inch of the vector formats: a canvas of 2126 dots is 180 mm wide
 *  there, a journal's double column. */
#define HR_DPI 300.0

/** A white canvas of width x height dots [1..32767]; the format is told by
 *  the path's ending: .png, .svg, .pdf, case ignored. HF_E_OPTION: another
 *  ending or size; HF_E_MEMORY. Nothing is written yet. */
HF_CHECKED hf_status hr_canvas_new(hr_canvas **out, const char *path, int width,
                                   int height, hf_error *error);

/** What to draw with, in dots; borrowed. */
cairo_t *hr_canvas_context(hr_canvas *canvas);
int hr_canvas_width(const hr_canvas *canvas);
int hr_canvas_height(const hr_canvas *canvas);

/** Writes the file, beside it first and then in its place. Once per canvas.
 *  HF_E_WRITE, HF_E_MEMORY: then an older file of that name is untouched. */
HF_CHECKED hf_status hr_canvas_finish(hr_canvas *canvas, hf_error *error);

/** The picture of a .png canvas that is not to become a file: *out is
 *  cairo_surface_destroy'ed by the caller. HF_E_MEMORY; HF_E_OPTION: another
 *  format. */
HF_CHECKED hf_status hr_canvas_picture(cairo_surface_t **out, hr_canvas *canvas,
                                       hf_error *error);

/** Frees a canvas, finished or not. NULL is fine. */
void hr_canvas_free(hr_canvas *canvas);

#endif
