/* render/photo.h - the pixels of a photo in a picture
 *
 * A picture never holds the photo's own bytes: what it shows is cut out, turned
 * upright and brought to the canvas's resolution, and in SVG and PDF encoded
 * anew as JPEG, once. So nothing that the file said about the photo, and no
 * part of it outside the cell, is in the picture.
 */
#ifndef HR_PHOTO_H
#define HR_PHOTO_H

#include <stdbool.h>

#include <cairo.h>
#include <hemiface/image.h>
#include "render/view.h"

/** What a view's cell shows, upright, at one pixel a canvas dot (RGB24); what
 *  lies beyond the photo's edge is the half-tone. Of the cell's size, rounded
 *  up; cairo_surface_destroy. Want of memory: a surface in error. */
cairo_surface_t *hr_photo_upright(const hr_view *view, const hf_image *image);

/** Paints such a surface into its cell and frees it; a surface in error puts
 *  the canvas in error. */
void hr_photo_put(cairo_t *cr, cairo_surface_t *surface, hr_rect cell);

/** The surface's pixels as JPEG in *bytes, free() them. False: no memory. */
bool hr_photo_jpeg(unsigned char **bytes, unsigned long *count,
                   cairo_surface_t *surface);

/** Both. */
void hr_photo_draw(cairo_t *cr, const hr_view *view, const hf_image *image);

#endif
