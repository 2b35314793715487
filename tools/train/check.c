/* tools/train/check.c - what whole cascades make of people they never saw */
#include "train.h"

#include "detect/refine.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <gsl/gsl_rng.h>

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

static double gap_of(const double (*eye)[2])
{
    return fmax(0, eye[HF_EYE_LOWER + 1][1] - eye[HF_EYE_UPPER + 1][1]);
}

static void score(struct outcome *o, const struct image *image,
                  const struct hf_work *work)
{
    const double(*eye)[2] = (const double(*)[2])work->shapes[HF_REGION_EYE];

    for (int r = 0; r < HF_REGIONS; r++) {
        const int n = hf_regions[r].count;

        for (int i = 0; i < n; i++) {
            const double *t = image->truth[r][i], *s = work->shapes[r][i];
            const double *b = work->before[r][i];

            o->error[r] += hypot(s[0] - t[0], s[1] - t[1]) / n;
            if (r == HF_REGION_EYE)
                o->moved += hypot(s[0] - b[0], s[1] - b[1]) / n;
        }
    }
    o->gap[0] = fmax(0, image->gap);
    o->gap[1] = gap_of(eye);
}

static void check_image(size_t m, void *user)
{
    const struct check *c = user;
    const struct image *image = &c->images[m];
    struct hf_maps *maps = maps_from(image->luminance);
    struct hf_work *work = need(sizeof *work);
    gsl_rng *rng = need_rng(image->seed + 31);

    work->maps = maps;
    work->cascades = (*c->made)[fold_of(image->half->person)];
    for (int r = 0; r < HF_REGIONS; r++)
        start_random(work->shapes[r], image, r, &work->cascades[r], rng);
    hf_refine_shapes(work);
    score(&c->outcomes[m], image, work);
    gsl_rng_free(rng);
    hf_maps_free(maps);
    free(work);
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
