/* detect/half.h - half a face in its own frame
 *
 * The right half is cut from the picture, the left half from the picture
 * turned over, by the same code: the halves cannot disturb each other, and
 * turning the picture over swaps the results exactly.
 */
#ifndef HF_DETECT_HALF_H
#define HF_DETECT_HALF_H

#include "detect/maps.h"
#include "detect/mesh.h"
#include "detect/sampler.h"

/** Distance of the mesh's pupils, units: one unit is about 1 mm. */
#define HF_HALF_PUPILS 62.0

/** The frame of a face on a picture, px: origin between the pupils, x along
 *  them, y down. */
struct hf_half_frame {
    double x0, y0, ux, uy;
    double unit; /**< px */
};

/** From landmarks on that picture, px. */
void hf_half_frame_of(struct hf_half_frame *frame, const double (*at)[3]);
/** A place on the picture in units, and back. */
void hf_half_units(double units[2], const struct hf_half_frame *frame, double x,
                   double y);
void hf_half_px(double px[2], const struct hf_half_frame *frame, double x,
                double y);
/** The luminance of the half, HF_HALF_ROWS x HF_HALF_COLUMNS. */
void hf_half_cut(float *luminance, const struct hf_half_frame *frame,
                 const struct hf_sampler *sampler);

#endif
