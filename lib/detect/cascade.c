/* detect/cascade.c - points moved to where the picture says, step by step
 *
 * Model file, little-endian: magic; for each region: for each point three
 * 16-bit mesh indices and two 32-bit float offsets; for each stage a 32-bit
 * float scale and its weights as 16-bit half floats, feature by feature.
 */
#include "detect/cascade.h"
#include "detect/maps_kernel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/fail.h"
#include "detect/mesh.h"

void hf_cascade_features(float *out, const struct hf_maps *maps, int cell,
                         const double (*shape)[2], int count)
{
    for (int i = 0; i < count; i++)
        hf_maps_read(out + (size_t)i * HF_DESCRIPTOR, maps, cell, shape[i][0],
                     shape[i][1]);
    out[(size_t)count * HF_DESCRIPTOR] = 1;
}

void hf_cascade_step(double (*shape)[2], const struct hf_cascade *cascade,
                     const struct hf_region *region, int stage,
                     const struct hf_maps *maps, float *scratch)
{
    float step[2 * HF_REGION_POINTS];

    hf_cascade_features(scratch, maps, region->stage[stage].cell,
                        (const double(*)[2])shape, region->count);
    hf_map_kernels_best()->product(step, scratch, HF_FEATURES(region->count),
                                   cascade->weights[stage], 2 * region->count);
    for (int i = 0; i < region->count; i++) {
        shape[i][0] += step[2 * i];
        shape[i][1] += step[2 * i + 1];
    }
}

void hf_cascade_start(double (*shape)[2], const struct hf_cascade *cascade,
                      const struct hf_region *region, const double (*mesh)[2])
{
    for (int i = 0; i < region->count; i++) {
        const struct hf_start *s = &cascade->starts[i];

        for (int c = 0; c < 2; c++)
            shape[i][c] = (mesh[s->mesh[0]][c] + mesh[s->mesh[1]][c] +
                           mesh[s->mesh[2]][c]) /
                              3 +
                          (c ? s->y : s->x);
    }
}

/* --------------------------------------------------------------- reading */

/* A model file while it is read. */
struct bytes {
    const unsigned char *at;
    size_t left;
};

static const unsigned char *take(struct bytes *b, size_t n)
{
    const unsigned char *at = b->at;

    if (b->left < n)
        return NULL;
    b->at += n;
    b->left -= n;
    return at;
}

static int take_index(struct bytes *b)
{
    const unsigned char *p = take(b, 2);

    return p ? p[0] | p[1] << 8 : 0;
}

static float take_float(struct bytes *b)
{
    const unsigned char *p = take(b, 4);
    unsigned bits;
    float value;

    if (!p)
        return 0;
    bits = (unsigned)p[0] | (unsigned)p[1] << 8 | (unsigned)p[2] << 16 |
           (unsigned)p[3] << 24;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* An IEEE half float; not finite reads as 0. Shifted into a float's place it
   is 2^112 times too small, and multiplying by a power of 2 is exact. */
static float half(unsigned bits)
{
    unsigned wide = (bits & 0x7fff) << 13;
    float value;

    wide = (bits & 0x7c00) == 0x7c00 ? 0 : wide;
    memcpy(&value, &wide, sizeof value);
    value *= 0x1p112F;
    return bits & 0x8000 ? -value : value;
}

static hf_status read_stage(float **out, struct bytes *b, size_t count,
                            hf_error *error)
{
    const float scale = take_float(b);
    const unsigned char *p = take(b, 2 * count);

    if (!p || !isfinite(scale))
        return hf_fail(error, HF_E_CORRUPT,
                       "the refinement model ends early or is damaged");
    *out = malloc(count * sizeof **out);
    if (!*out)
        return hf_fail_memory(error);
    for (size_t i = 0; i < count; i++)
        (*out)[i] =
            scale * half((unsigned)p[2 * i] | (unsigned)p[2 * i + 1] << 8);
    return HF_OK;
}

static hf_status read_region(struct hf_cascade *out,
                             const struct hf_region *region, struct bytes *b,
                             hf_error *error)
{
    const size_t count = HF_FEATURES(region->count) * 2 * (size_t)region->count;
    hf_status status = HF_OK;

    for (int i = 0; i < region->count; i++) {
        struct hf_start *s = &out->starts[i];

        for (int k = 0; k < 3; k++) {
            const int index = take_index(b);

            if (index >= HF_MESH_POINTS)
                return hf_fail(error, HF_E_CORRUPT,
                               "the refinement model names mesh point %d",
                               index);
            s->mesh[k] = (short)index;
        }
        s->x = take_float(b);
        s->y = take_float(b);
        if (!isfinite(s->x) || !isfinite(s->y))
            return hf_fail(error, HF_E_CORRUPT,
                           "the refinement model is damaged");
    }
    for (int k = 0; k < region->stages && !status; k++)
        status = read_stage(&out->weights[k], b, count, error);
    return status;
}

hf_status hf_cascades_read(struct hf_cascade *out, const unsigned char *bytes,
                           size_t n, hf_error *error)
{
    struct bytes b = {bytes, n};
    const unsigned char *magic = take(&b, 8);
    hf_status status = HF_OK;

    memset(out, 0, HF_REGIONS * sizeof *out);
    if (!magic || memcmp(magic, HF_CASCADE_MAGIC, 8) != 0)
        return hf_fail(error, HF_E_CORRUPT, "the refinement model is not one");
    for (int r = 0; r < HF_REGIONS && !status; r++)
        status = read_region(&out[r], &hf_regions[r], &b, error);
    if (!status && b.left)
        status = hf_fail(error, HF_E_CORRUPT,
                         "the refinement model is longer than it should be");
    if (status)
        hf_cascades_clear(out);
    return status;
}

void hf_cascades_clear(struct hf_cascade *cascades)
{
    for (int r = 0; r < HF_REGIONS; r++)
        for (int k = 0; k < HF_REGION_STAGES; k++) {
            free(cascades[r].weights[k]);
            cascades[r].weights[k] = NULL;
        }
}
