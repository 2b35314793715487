/* render/heat.h - where a face differs from its mirror image, in colour
 *
 * The face in grey, upright about its midline; over it, as far as contours
 * support it, the distance of each place from the mirror image of the other
 * side; thin lines: the contours, dashed: their mirror image; a scale in mm
 * below.
 */
#ifndef HR_HEAT_H
#define HR_HEAT_H

#include <hemiface/image.h>
#include "render/apart.h"
#include "render/canvas.h"

/** Size of the canvas, dots. */
#define HR_HEAT_WIDTH 1400
#define HR_HEAT_HEIGHT 2080

/** mm of the darkest colour, unless the caller says another: one scale for all
 *  pictures, so that they compare. Most places of a healthy face stay below
 *  3 mm, the corner of a mouth that smiles on one side goes up to 15. */
#define HR_HEAT_MM 15.0

/** The view that the picture shows; upright: of hr_view_midline. */
hr_view hr_heat_view(const hf_face *face, const hf_frame *upright);

/** Labels of the parts as they are placed: the largest distance of each, on
 *  that side; labels holds HR_PART_COUNT. Returns how many found room. */
size_t hr_heat_labels(hr_label *labels, cairo_t *cr, const hr_view *view,
                      const hr_apart *list, size_t count, hf_side side);

/** How to draw it. */
typedef struct hr_heat_options {
    double most;          /**< mm of the darkest colour, > 0 */
    hf_affected affected; /**< its side has the labels */
    const char *name;     /**< in the lower right corner, or NULL */
    unsigned leave;       /**< parts without colours, bit 1 << hr_part: those
                               whose measures the quality gate refuses */
    const char *left;     /**< which and why, for the caption: "brow: yaw"; or
                               NULL */
} hr_heat_options;

/** Draws it. HF_E_UNDEFINED: frame is NULL (irises hidden), the face lacks
 *  what the midline rests on, or has nothing to compare but what is
 *  left out. */
HF_CHECKED hf_status hr_heat_draw(hr_canvas *canvas, const hf_image *image,
                                  const hf_face *face, const hf_frame *frame,
                                  const hr_heat_options *options,
                                  hf_error *error);

#endif
