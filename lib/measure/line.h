/* measure/line.h - the midline of a scene, by choice of the frame */
#ifndef HF_MEASURE_LINE_H
#define HF_MEASURE_LINE_H

#include "measure/scene.h"

/** The scene's midline as its points now are: read from them, or that of the
 *  scene it is borrowed from, or the frame's. Borrowed until they change. */
const hf_line *hf_scene_line(hf_scene *scene);
/** To be told when a point has moved. */
void hf_scene_line_changed(hf_scene *scene);
/** Its abscissa at a height, mm. */
double hf_line_at(const hf_line *line, double y);

/** The contours that a choice rests on, bit 1 << id. */
unsigned hf_midline_contours(hf_midline midline);

/** Sets the midline of a face's own frame, all else of which stands.
 *  HF_E_OPTION: out of range. HF_E_MEMORY. */
HF_CHECKED hf_status hf_line_place(hf_frame *frame, const hf_face *face,
                                   const hf_frame_options *options,
                                   hf_error *error);
/** Sets the midline of a frame by that of the rest photo; f's axes stand.
 *  HF_E_MEMORY. */
HF_CHECKED hf_status hf_line_borrow(hf_frame *f, const hf_face *rest,
                                    const hf_frame *rest_frame,
                                    hf_error *error);

#endif
