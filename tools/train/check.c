/* tools/train/check.c - what whole cascades make of people they never saw */
#include "train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <gsl/gsl_rng.h>

/* Points of mid-eye among the eye's: upper margin, lower margin. */
enum { UPPER = HF_EYE_UPPER + 1, LOWER = HF_EYE_LOWER + 1 };

/* What one image gave. */
struct outcome {
    double error[HF_REGIONS]; /* mean over points, units */
    double gap[2];            /* true, found */
    double moved;             /* last step of the eye, mean */
};

struct check {
    models *made;
    const struct image *images;
    struct outcome *outcomes;
};

static double gap_of(const double (*shape)[2])
{
    return fmax(0, shape[LOWER][1] - shape[UPPER][1]);
}

static void run_region(struct outcome *o, const struct check *c,
                       const struct image *image, const struct hf_maps *maps,
                       int region, gsl_rng *rng)
{
    const struct hf_region *r = &hf_regions[region];
    const struct hf_cascade *own =
        &(*c->made)[fold_of(image->half->person)][region];
    double shape[HF_REGION_POINTS][2], before[HF_REGION_POINTS][2];
    float features[HF_MOST_FEATURES];

    start_random(shape, image, region, own, rng);
    for (int k = 0; k < r->stages; k++) {
        for (int i = 0; i < r->count; i++)
            for (int d = 0; d < 2; d++)
                before[i][d] = shape[i][d];
        hf_cascade_step(shape, own, r, k, maps, features);
    }
    for (int i = 0; i < r->count; i++) {
        const double *t = image->truth[region][i];

        o->error[region] +=
            hypot(shape[i][0] - t[0], shape[i][1] - t[1]) / r->count;
        if (region == HF_REGION_EYE)
            o->moved +=
                hypot(shape[i][0] - before[i][0], shape[i][1] - before[i][1]) /
                r->count;
    }
    if (region == HF_REGION_EYE) {
        o->gap[0] = gap_of(image->truth[region]);
        o->gap[1] = gap_of((const double(*)[2])shape);
    }
}

static void check_image(size_t m, void *user)
{
    const struct check *c = user;
    const struct image *image = &c->images[m];
    struct hf_maps *maps = hf_maps_new();
    float *l = malloc(SAMPLES * sizeof *l);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);

    if (!maps || !l || !rng)
        exit(2);
    gsl_rng_set(rng, (unsigned long)image->seed + 31);
    for (size_t i = 0; i < SAMPLES; i++)
        l[i] = image->luminance[i];
    hf_maps_make(maps, l);
    for (int r = 0; r < HF_REGIONS; r++)
        run_region(&c->outcomes[m], c, image, maps, r, rng);
    gsl_rng_free(rng);
    hf_maps_free(maps);
    free(l);
}

/* Gaps of eyes by their true size. */
static void print_gaps(const struct check *c, size_t count, bool closing)
{
    for (int band = 0; band < 6; band++) {
        const double low = 2.5 * band - 0.5, high = low + 2.5;
        double n = 0, bias = 0, size = 0, moved = 0;

        for (size_t m = 0; m < count; m++) {
            const struct outcome *o = &c->outcomes[m];
            const double e = o->gap[1] - o->gap[0];

            if (c->images[m].closing != closing || o->gap[0] < low ||
                o->gap[0] >= high)
                continue;
            n++;
            bias += e;
            size += fabs(e);
            moved += o->moved;
        }
        if (n > 0)
            printf("  %s eyes, gap %4.1f to %4.1f: n %4.0f bias %5.2f mean "
                   "error %.2f last step %.2f\n",
                   closing ? "closing" : "other  ", low, high, n, bias / n,
                   size / n, moved / n);
    }
}

void check(models made, const struct image *images, size_t count)
{
    struct check c = {(models *)made, images, NULL};

    c.outcomes = calloc(count, sizeof *c.outcomes);
    if (!c.outcomes)
        exit(2);
    parallel(count, check_image, &c);
    for (int r = 0; r < HF_REGIONS; r++) {
        double sum = 0;

        for (size_t m = 0; m < count; m++)
            sum += c.outcomes[m].error[r];
        printf("  %-5s whole cascade: %.2f units\n", hf_regions[r].name,
               sum / (double)count);
    }
    print_gaps(&c, count, true);
    print_gaps(&c, count, false);
    fflush(stdout);
    free(c.outcomes);
}
