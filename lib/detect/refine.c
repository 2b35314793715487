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
    struct hf_fold_band *band;
    struct hf_work work;
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
    r->band = hf_fold_band_new();
    status = r->maps && r->luminance && r->band
                 ? hf_cascades_read(r->cascades, model, n, error)
                 : hf_fail_memory(error);
    if (status) {
        hf_refiner_free(r);
        return status;
    }
    r->work.cascades = r->cascades;
    r->work.maps = r->maps;
    *out = r;
    return HF_OK;
}

void hf_refiner_free(struct hf_refiner *refiner)
{
    if (!refiner)
        return;
    hf_cascades_clear(refiner->cascades);
    hf_maps_free(refiner->maps);
    hf_fold_band_free(refiner->band);
    free(refiner->luminance);
    free(refiner);
}

/* Margins of a closed eye and lips that touch meet: they cannot cross. Upper
   and lower points of a shape, one above the other, y down. */
static void uncross(double (*shape)[2], int upper, int lower, int count)
{
    for (int i = 0; i < count; i++) {
        double *u = &shape[upper + i][1], *l = &shape[lower + i][1];

        if (*u > *l)
            *u = *l = (*u + *l) / 2;
    }
}

static void run_stages(struct hf_work *work, int region, int from, int to)
{
    double(*shape)[2] = work->shapes[region];

    for (int k = from; k < to; k++) {
        memcpy(work->before[region], shape, sizeof work->before[region]);
        hf_cascade_step(shape, &work->cascades[region], &hf_regions[region], k,
                        work->maps, work->features);
    }
}

static void run_fine(struct hf_work *work, int region)
{
    const struct hf_region *r = &hf_regions[region];
    double(*shape)[2] = work->shapes[region];
    double plain[HF_REGION_POINTS][2];

    memcpy(plain, shape, sizeof plain);
    run_stages(work, region, r->plain, r->stages);
    for (int i = 0; i < r->count; i++)
        for (int c = 0; c < 2; c++)
            shape[i][c] = plain[i][c] + r->share * (shape[i][c] - plain[i][c]);
}

static void run_region(struct hf_work *work, int region)
{
    run_stages(work, region, 0, hf_regions[region].plain);
    run_fine(work, region);
}

/* Mid-eye gaps, units, between which the eye's fine stages take over from
   LIDS. They close what is nearly closed: held out, at true gaps of 2 to 4.5
   units, the mean error is 1.1 with them and 0.5 without; open eyes need
   them. */
#define NARROW 5.2
#define WIDE 7.2

/* How far to go with LIDS' step: held out, lids apart by 0 to 8 mm are off by
   0.50 mm on average with about half of it, 0.53 with all and 0.52 without. */
#define LIDS_SHARE 0.6

/* Puts the lids of a narrow eye in the place of the open one's, as far as it
   is not open. */
static void narrow_lids(struct hf_work *work, double open)
{
    double(*eye)[2] = &work->shapes[HF_REGION_EYE][HF_EYE_LIDS];
    double(*before)[2] = &work->before[HF_REGION_EYE][HF_EYE_LIDS];

    /* It has one stage: `before` is where it starts. */
    run_region(work, HF_REGION_LIDS);
    for (int i = 0; i < HF_LIDS_POINTS; i++)
        for (int c = 0; c < 2; c++) {
            const double from = work->before[HF_REGION_LIDS][i][c];
            const double to =
                from + LIDS_SHARE * (work->shapes[HF_REGION_LIDS][i][c] - from);

            eye[i][c] = to + open * (eye[i][c] - to);
            before[i][c] = from + open * (before[i][c] - from);
        }
}

/* Stages for all eyes, then those for open and for narrow ones as the gap
   says. */
static void run_eye(struct hf_work *work)
{
    const struct hf_region *region = &hf_regions[HF_REGION_EYE];
    double(*lids)[2] = &work->shapes[HF_REGION_EYE][HF_EYE_LIDS];
    double gap, open;

    run_stages(work, HF_REGION_EYE, 0, region->plain);
    memcpy(work->shapes[HF_REGION_LIDS], lids, HF_LIDS_POINTS * sizeof *lids);
    gap = lids[HF_LIDS_LOWER + 1][1] - lids[HF_LIDS_UPPER + 1][1];
    open = fmin(fmax((gap - NARROW) / (WIDE - NARROW), 0), 1);
    if (open > 0)
        run_fine(work, HF_REGION_EYE);
    if (open < 1)
        narrow_lids(work, open);
    uncross(lids, HF_LIDS_UPPER, HF_LIDS_LOWER, HF_LIDS_MARGIN);
}

void hf_refine_shapes(struct hf_work *work)
{
    run_region(work, HF_REGION_BROW);
    run_eye(work);
    run_region(work, HF_REGION_MOUTH);
    uncross(work->shapes[HF_REGION_MOUTH], HF_MOUTH_UPPER, HF_MOUTH_LOWER,
            HF_MOUTH_INNER);
    run_region(work, HF_REGION_NOSE);
    run_region(work, HF_REGION_CHIN);
}

/* A place of the half in the picture. Positions are snapped so that turning
   the picture over loses nothing. */
static void to_picture(double px[2], const struct hf_half_frame *frame,
                       const double at[2])
{
    hf_half_px(px, frame, at[0], at[1]);
    for (int c = 0; c < 2; c++)
        px[c] = hf_snap(px[c]);
}

/* The fold moves no other point: it is looked for when they are found. */
static void find_fold(struct hf_fold *out, struct hf_refiner *refiner,
                      const struct hf_half_frame *frame)
{
    const double(*nose)[2] =
        (const double(*)[2])refiner->work.shapes[HF_REGION_NOSE];
    const double *corner =
        refiner->work.shapes[HF_REGION_MOUTH][HF_MOUTH_CORNER];
    struct hf_fold_guess guess;

    memcpy(guess.line, nose[HF_NOSE_FOLD], sizeof guess.line);
    memcpy(guess.ala, nose[HF_NOSE_ALA], sizeof guess.ala);
    memcpy(guess.corner, corner, sizeof guess.corner);
    hf_fold_find(out, refiner->band, refiner->luminance, &guess, frame->unit);
    for (int i = 0; i < HF_FOLD_POINTS; i++) {
        to_picture(out->at[i], frame,
                   (const double[2]){out->at[i][0], out->at[i][1]});
        out->sd[i] *= frame->unit;
    }
}

void hf_refine_half(struct hf_refined *out, struct hf_refiner *refiner,
                    const struct hf_sampler *sampler, const double (*at)[3])
{
    struct hf_work *work = &refiner->work;
    double mesh[HF_MESH_POINTS][2];
    struct hf_half_frame frame;

    hf_half_frame_of(&frame, at);
    for (int i = 0; i < HF_MESH_POINTS; i++)
        hf_half_units(mesh[i], &frame, at[i][0], at[i][1]);
    hf_half_cut(refiner->luminance, &frame, sampler);
    hf_maps_make(refiner->maps, refiner->luminance);
    for (int r = 0; r < HF_REGIONS; r++)
        hf_cascade_start(work->shapes[r], &refiner->cascades[r], &hf_regions[r],
                         (const double(*)[2])mesh);
    hf_refine_shapes(work);
    out->unit = frame.unit;
    for (int r = 0; r < HF_REGIONS; r++)
        for (int i = 0; i < hf_regions[r].count; i++) {
            const double *to = work->shapes[r][i], *from = work->before[r][i];

            out->moved[r][i] =
                frame.unit * hypot(to[0] - from[0], to[1] - from[1]);
            to_picture(out->at[r][i], &frame, to);
        }
    find_fold(&out->fold, refiner, &frame);
}

void hf_refined_turn_back(struct hf_refined *half, double width)
{
    for (int r = 0; r < HF_REGIONS; r++)
        for (int i = 0; i < hf_regions[r].count; i++)
            half->at[r][i][0] = width - half->at[r][i][0];
    for (int i = 0; i < HF_FOLD_POINTS; i++)
        half->fold.at[i][0] = width - half->fold.at[i][0];
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
        for (int i = 0; i < HF_FOLD_POINTS; i++) {
            h->fold.at[i][0] *= scale;
            h->fold.at[i][1] *= scale;
            h->fold.sd[i] *= scale;
        }
    }
}
