/* render/overlay.h - one photo with what was measured on it
 *
 * The face fills the picture, upright: pupils level, the patient's right on
 * the left. Contours, irises, the line through the pupils (a tick every
 * 10 mm), the midline, and the main distances with their values.
 */
#ifndef HR_OVERLAY_H
#define HR_OVERLAY_H

#include <stdbool.h>
#include <hemiface/image.h>
#include "render/canvas.h"
#include "render/distance.h"
#include "render/marks.h"

/** What to draw. Fill with hr_overlay_options_init, then change. */
typedef struct hr_overlay_options {
    size_t size;   /**< sizeof(hr_overlay_options), set by _init */
    bool contours; /**< all of these default to true */
    bool irises;
    bool axes; /**< pupil line and midline */
    bool distances;
    bool sides;   /**< R and L */
    bool scale;   /**< bar of 10 mm */
    bool whole;   /**< the whole photo as it is, instead of the face upright;
                       default false */
    hf_view view; /**< which of the values; default HF_VIEW_NONE: those
                       of the first view listed */
    hf_affected affected; /**< default unknown: no side is marked */
    bool points;          /**< a dot at every point of the contours; default
                               false */
    const char *name;     /**< in the lower right corner; default NULL: none */
} hr_overlay_options;

void hr_overlay_options_init(hr_overlay_options *options);

/** A canvas's proportions for one face, dots: 4 to 5. */
#define HR_OVERLAY_WIDTH 1400
#define HR_OVERLAY_HEIGHT 1750

/** Draws a photo and its face on the whole canvas. frame NULL: no irises were
 *  seen; then nothing in millimetres is drawn. values NULL, or a value that
 *  is na: that distance is left out. options NULL: the defaults. */
void hr_overlay_draw(hr_canvas *canvas, const hf_image *image,
                     const hf_face *face, const hf_frame *frame,
                     const hf_values *values,
                     const hr_overlay_options *options);

/** The marks alone, on a view of the face (the photo is painted already). */
void hr_overlay_marks(cairo_t *cr, const hr_view *view, const hf_face *face,
                      const hf_values *values,
                      const hr_overlay_options *options);

/** The labels as they are placed on that view; labels holds
 *  HR_MOST_DISTANCES. Returns how many, without those that found no room. */
size_t hr_overlay_labels(hr_label *labels, cairo_t *cr, const hr_view *view,
                         const hf_face *face, const hf_values *values,
                         const hr_overlay_options *options);

#endif
