/* detect/detector.c - a detector's networks, and its options */
#include "detect/detector.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/fail.h"
#include "detect/models.h"

/* Most passes from the mesh's own result: it has settled long before. */
#define MOST_PASSES 5

double hf_clock_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

double hf_mesh_eyes(const double (*at)[3])
{
    const double *r = at[HF_MESH_IRIS];
    const double *l = at[HF_MESH_IRIS + HF_IRIS_POINTS];

    return hypot(l[0] - r[0], l[1] - r[1]);
}

/* ------------------------------------------------------------ detector */

hf_status hf_detector_finder(hf_detector *d, hf_finder which, hf_error *error)
{
    return d->finders[which] ? HF_OK
                             : hf_finder_new(&d->finders[which], which, error);
}

/* Loaded when needed: its training must not need it. */
hf_status hf_detector_refiner(hf_detector *d, hf_error *error)
{
    const struct hf_model_file model = hf_model_file(HF_MODEL_REFINE);

    return d->refiner
               ? HF_OK
               : hf_refiner_new(&d->refiner, model.bytes, model.count, error);
}

hf_status hf_detector_new(hf_detector **out, hf_error *error)
{
    hf_detector *d = calloc(1, sizeof *d);
    hf_status status;

    if (!d)
        return hf_fail_memory(error);
    status = hf_detector_finder(d, HF_FINDER_SHORT, error);
    if (!status)
        status = hf_mesh_new(&d->mesh, error);
    if (!status) /* of any picture: it is there to be set */
        status = hf_sampler_new(&d->sampler, NULL, 1, 1, false, error);
    if (status) {
        hf_detector_free(d);
        return status;
    }
    *out = d;
    return HF_OK;
}

void hf_detector_free(hf_detector *detector)
{
    if (!detector)
        return;
    for (size_t i = 0; i < 3; i++)
        hf_finder_free(detector->finders[i]);
    hf_mesh_free(detector->mesh);
    hf_refiner_free(detector->refiner);
    hf_sampler_free(detector->sampler);
    hf_image_free(detector->spare);
    free(detector);
}

/* ------------------------------------------------------------- options */

void hf_detect_options_init(hf_detect_options *options)
{
    memset(options, 0, sizeof *options);
    options->size = sizeof *options;
    options->finder = HF_FINDER_AUTO;
    options->mirror = true;
    options->passes = 2;
    options->area = true;
    options->refine = true;
}

hf_status hf_detect_options_take(hf_detect_options *to,
                                 const hf_detect_options *from, hf_error *error)
{
    hf_detect_options_init(to);
    if (!from)
        return HF_OK;
    if (from->size == 0 || from->size > sizeof *to)
        return hf_fail(error, HF_E_OPTION,
                       "detection options were not set up by "
                       "hf_detect_options_init");
    memcpy(to, from, from->size);
    if (to->finder > HF_FINDER_FULL)
        return hf_fail(error, HF_E_OPTION,
                       "finder %d is unknown; use auto, short or full",
                       (int)to->finder);
    if (to->passes < 0 || to->passes > MOST_PASSES)
        return hf_fail(error, HF_E_OPTION, "passes is %d, not from 0 to %d",
                       to->passes, MOST_PASSES);
    if (to->face < 0)
        return hf_fail(error, HF_E_OPTION,
                       "face number %d is below 1 (0 = the main face)",
                       to->face);
    return HF_OK;
}
