/* detect/half.c - half a face in its own frame */
#include "detect/half.h"

#include <math.h>

void hf_half_frame_of(struct hf_half_frame *frame, const double (*at)[3])
{
    const double *r = at[HF_MESH_IRIS], *l = at[HF_MESH_IRIS + HF_IRIS_POINTS];
    const double dx = l[0] - r[0], dy = l[1] - r[1], apart = hypot(dx, dy);

    frame->x0 = (r[0] + l[0]) / 2;
    frame->y0 = (r[1] + l[1]) / 2;
    frame->unit = apart / HF_HALF_PUPILS;
    frame->ux = apart > 0 ? dx / apart : 1;
    frame->uy = apart > 0 ? dy / apart : 0;
}

void hf_half_units(double units[2], const struct hf_half_frame *frame, double x,
                   double y)
{
    const double dx = (x - frame->x0) / frame->unit;
    const double dy = (y - frame->y0) / frame->unit;

    units[0] = dx * frame->ux + dy * frame->uy;
    units[1] = dy * frame->ux - dx * frame->uy;
}

void hf_half_px(double px[2], const struct hf_half_frame *frame, double x,
                double y)
{
    px[0] = frame->x0 + frame->unit * (x * frame->ux - y * frame->uy);
    px[1] = frame->y0 + frame->unit * (x * frame->uy + y * frame->ux);
}

void hf_half_cut(float *luminance, const struct hf_half_frame *frame,
                 const struct hf_sampler *sampler)
{
    const struct hf_cut cut = {.size = HF_HALF_COLUMNS,
                               .rows = HF_HALF_ROWS,
                               .grey = true,
                               .factor = 1};
    double centre[2];

    hf_half_px(centre, frame, HF_HALF_X0 + HF_HALF_WIDTH / 2.0,
               HF_HALF_Y0 + HF_HALF_HEIGHT / 2.0);
    hf_sampler_cut(sampler, luminance,
                   &(struct hf_square){centre[0], centre[1],
                                       frame->unit * HF_HALF_WIDTH,
                                       atan2(frame->uy, frame->ux)},
                   &cut);
}
