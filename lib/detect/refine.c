/* detect/refine.c - from the mesh's guess to the picture's evidence */
#include "detect/refine.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/fail.h"
#include "detect/cascade.h"
#include "detect/faces.h"

struct hf_refiner {
    struct hf_cascade cascades[HF_REGIONS];
    struct hf_maps *maps;
    float *luminance;
    float features[HF_MOST_FEATURES];
};

hf_status hf_refiner_new(struct hf_refiner **out, const unsigned char *model,
                         size_t n, hf_error *error)
{
    struct hf_refiner *r = calloc(1, sizeof *r);
    hf_status status;

    if (!r)
        return hf_fail_memory(error);
    r->maps = hf_maps_new();
    r->luminance =
        malloc((size_t)HF_HALF_COLUMNS * HF_HALF_ROWS * sizeof *r->luminance);
    status = r->maps && r->luminance
                 ? hf_cascades_read(r->cascades, model, n, error)
                 : hf_fail_memory(error);
    if (status) {
        hf_refiner_free(r);
        return status;
    }
    *out = r;
    return HF_OK;
}

void hf_refiner_free(struct hf_refiner *refiner)
{
    if (!refiner)
        return;
    hf_cascades_clear(refiner->cascades);
    hf_maps_free(refiner->maps);
    free(refiner->luminance);
    free(refiner);
}

/* Margins of a closed eye meet: they cannot cross. */
static void part_lids(double (*eye)[2])
{
    for (int i = 0; i < HF_EYE_MARGIN; i++) {
        double *upper = &eye[HF_EYE_UPPER + i][1];
        double *lower = &eye[HF_EYE_LOWER + i][1];

        if (*upper > *lower)
            *upper = *lower = (*upper + *lower) / 2;
    }
}

/* Mid-eye gap, units, under which the fine steps are left out: they close
   what is nearly closed. Held out, on lids drawn down to a gap of 2 to 4.5
   units, the mean error is 0.8 without them and 2.0 with them. */
#define NARROW 5.5

static bool narrow(const double (*eye)[2])
{
    return eye[HF_EYE_LOWER + 1][1] - eye[HF_EYE_UPPER + 1][1] < NARROW;
}

void hf_refine_half(struct hf_refined *out, struct hf_refiner *refiner,
                    const struct hf_sampler *sampler, const double (*at)[3])
{
    double mesh[HF_MESH_POINTS][2];
    struct hf_half_frame frame;

    hf_half_frame_of(&frame, at);
    for (int i = 0; i < HF_MESH_POINTS; i++)
        hf_half_units(mesh[i], &frame, at[i][0], at[i][1]);
    hf_half_cut(refiner->luminance, &frame, sampler);
    hf_maps_make(refiner->maps, refiner->luminance);
    out->unit = frame.unit;
    for (int r = 0; r < HF_REGIONS; r++) {
        const struct hf_region *region = &hf_regions[r];
        double shape[HF_REGION_POINTS][2], before[HF_REGION_POINTS][2];

        hf_cascade_start(shape, &refiner->cascades[r], region,
                         (const double(*)[2])mesh);
        for (int k = 0; k < region->stages; k++) {
            if (r == HF_REGION_EYE && k == region->stages - region->fine &&
                narrow((const double(*)[2])shape))
                break;
            memcpy(before, shape, sizeof before);
            hf_cascade_step(shape, &refiner->cascades[r], region, k,
                            refiner->maps, refiner->features);
        }
        if (r == HF_REGION_EYE)
            part_lids(shape);
        for (int i = 0; i < region->count; i++) {
            out->moved[r][i] = frame.unit * hypot(shape[i][0] - before[i][0],
                                                  shape[i][1] - before[i][1]);
            hf_half_px(out->at[r][i], &frame, shape[i][0], shape[i][1]);
            for (int c = 0; c < 2; c++)
                out->at[r][i][c] = hf_snap(out->at[r][i][c]);
        }
    }
}

void hf_refined_turn_back(struct hf_refined *half, double width)
{
    for (int r = 0; r < HF_REGIONS; r++)
        for (int i = 0; i < hf_regions[r].count; i++)
            half->at[r][i][0] = width - half->at[r][i][0];
}

void hf_refined_scale(struct hf_refined halves[2], double scale)
{
    for (int side = 0; side < 2; side++) {
        struct hf_refined *h = &halves[side];

        h->unit *= scale;
        for (int r = 0; r < HF_REGIONS; r++)
            for (int i = 0; i < hf_regions[r].count; i++) {
                h->at[r][i][0] *= scale;
                h->at[r][i][1] *= scale;
                h->moved[r][i] *= scale;
            }
    }
}
