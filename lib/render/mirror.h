/* render/mirror.h - a face, its right half twice, its left half twice
 *
 * Three pictures at one scale, turned so that the midline is upright. In the
 * second the patient's right half stands beside its mirror image, in the third
 * the left half: what differs between the two is what differs between the
 * sides.
 */
#ifndef HR_MIRROR_H
#define HR_MIRROR_H

#include <hemiface/image.h>
#include "render/canvas.h"
#include "render/view.h"

/** Size of the canvas, dots: 180 mm wide at HR_DPI, a double column. */
#define HR_MIRROR_WIDTH 2126
#define HR_MIRROR_HEIGHT 1016

/** Which of the pictures. */
typedef enum hr_half { HR_BOTH = 0, HR_RIGHT_TWICE, HR_LEFT_TWICE } hr_half;

/** Where a picture stands on the canvas. Its midline is its middle. */
hr_rect hr_mirror_cell(hr_half half);

/** Draws them. name: beside the first one's title, or NULL. HF_E_UNDEFINED:
 * frame is NULL (irises hidden) or the face lacks what the midline rests on. */
HF_CHECKED hf_status hr_mirror_draw(hr_canvas *canvas, const hf_image *image,
                                    const hf_face *face, const hf_frame *frame,
                                    const char *name, hf_affected affected,
                                    hf_error *error);

/** What a midline is, in words for a caption: "through mid-pupil"; and how far
 *  the head was turned, if that is known and 5 deg or more. */
void hr_midline_words(char *text, size_t size, const hf_face *face,
                      const hf_frame *frame);

#endif
