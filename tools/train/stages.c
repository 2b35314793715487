/* tools/train/stages.c - the cascades, stage by stage
 *
 * A stage learns on what the stages before it leave, and that must be what
 * they leave on people they never saw: shapes move on by the prediction of a
 * regressor without their own fold. The fine step learns on fresh
 * perturbations around the truth instead: ridge regression shrinks towards
 * the mean, a cascade of them stops short, and the fine step pulls to the
 * picture's own fixed point.
 */
#include "train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Penalty of the fine step, which must not shrink; the others are chosen. */
static const double fine_penalty = 5;

/* The state of one training run. */
struct run {
    const struct half *halves;
    struct image *images;
    size_t image_count, rows;
    double (*shapes[HF_REGIONS])[HF_REGION_POINTS][2]; /* by row */
    double mean[HF_REGIONS][HF_REGION_POINTS][2];
    signed char *fold;
    float *features[HF_REGIONS], *targets[HF_REGIONS];
    struct hf_cascade (*out)[HF_REGIONS]; /* models */
    int stage;
    bool fine;
};

static void *need(size_t bytes)
{
    void *p = calloc(1, bytes);

    if (!p) {
        fputs("train: out of memory\n", stderr);
        exit(2);
    }
    return p;
}

int fold_of(int person)
{
    return person % FOLDS;
}

/* ---------------------------------------------------------------- start */

/* The three mesh points nearest to a hand-placed one on average, and the mean
   offset from their mean. */
static void learn_start(struct hf_start *s, const struct half *halves,
                        size_t count, const bool *used, int point)
{
    double distance[MESH] = {0}, x = 0, y = 0, n = 0;

    for (size_t h = 0; h < count; h++)
        for (int i = 0; i < MESH && used[h]; i++)
            distance[i] +=
                hypot(halves[h].mesh[i][0] - halves[h].truth[point][0],
                      halves[h].mesh[i][1] - halves[h].truth[point][1]);
    for (int k = 0; k < 3; k++) {
        int best = 0;

        for (int i = 1; i < MESH; i++)
            if (distance[i] < distance[best])
                best = i;
        s->mesh[k] = (short)best;
        distance[best] = INFINITY;
    }
    for (size_t h = 0; h < count; h++) {
        if (!used[h])
            continue;
        n++;
        x += halves[h].truth[point][0];
        y += halves[h].truth[point][1];
        for (int k = 0; k < 3; k++) {
            x -= halves[h].mesh[s->mesh[k]][0] / 3;
            y -= halves[h].mesh[s->mesh[k]][1] / 3;
        }
    }
    s->x = (float)(x / n);
    s->y = (float)(y / n);
}

/* All starts of the model without one fold (and without another). */
static void learn_starts(struct hf_cascade *out, const struct half *halves,
                         size_t count, int fold, int without)
{
    bool *used = need(count * sizeof *used);

    for (size_t h = 0; h < count; h++) {
        const int own = fold_of(halves[h].person);

        used[h] = own != fold && own != without;
    }
    for (int r = 0; r < HF_REGIONS; r++)
        for (int i = 0; i < hf_regions[r].count; i++)
            learn_start(&out[r].starts[i], halves, count, used,
                        hf_regions[r].points[i]);
    free(used);
}

static void mean_shape(struct run *run)
{
    for (int r = 0; r < HF_REGIONS; r++)
        for (int i = 0; i < hf_regions[r].count; i++)
            for (size_t m = 0; m < run->image_count; m++)
                for (int c = 0; c < 2; c++)
                    run->mean[r][i][c] += run->images[m].truth[r][i][c] /
                                          (double)run->image_count;
}

/* ------------------------------------------------------------- features */

static void row_features(struct run *run, const struct hf_maps *maps,
                         size_t row, int region)
{
    const struct hf_region *r = &hf_regions[region];
    const struct image *image = &run->images[row / STARTS];
    const size_t width = HF_FEATURES(r->count);
    float *target = run->targets[region] + row * 2 * (size_t)r->count;

    hf_cascade_features(run->features[region] + row * width, maps,
                        r->cells[run->stage],
                        (const double(*)[2])run->shapes[region][row], r->count);
    for (int i = 0; i < r->count; i++)
        for (int c = 0; c < 2; c++)
            target[2 * i + c] = (float)(image->truth[region][i][c] -
                                        run->shapes[region][row][i][c]);
}

/* Whether a region takes part in this pass. */
static bool active(const struct run *run, int region)
{
    const struct hf_region *r = &hf_regions[region];
    const int fine_from = r->stages - r->fine;

    return run->stage < r->stages && run->fine == (run->stage >= fine_from);
}

static void image_features(size_t m, void *user)
{
    struct run *run = user;
    struct hf_maps *maps = hf_maps_new();
    float *l = need(SAMPLES * sizeof *l);

    if (!maps)
        exit(2);
    for (size_t i = 0; i < SAMPLES; i++)
        l[i] = run->images[m].luminance[i];
    hf_maps_make(maps, l);
    for (int r = 0; r < HF_REGIONS; r++)
        for (size_t k = 0; active(run, r) && k < STARTS; k++)
            row_features(run, maps, m * STARTS + k, r);
    hf_maps_free(maps);
    free(l);
}

/* --------------------------------------------------------------- stages */

static double left_over(const struct run *run, int region)
{
    const int n = hf_regions[region].count;
    double sum = 0;

    for (size_t row = 0; row < run->rows; row++)
        for (int i = 0; i < n; i++)
            sum += hypot(run->images[row / STARTS].truth[region][i][0] -
                             run->shapes[region][row][i][0],
                         run->images[row / STARTS].truth[region][i][1] -
                             run->shapes[region][row][i][1]);
    return sum / (double)run->rows / n;
}

static void learn_stage(struct run *run, int region)
{
    const struct hf_region *r = &hf_regions[region];
    const size_t width = HF_FEATURES(r->count);
    const size_t outputs = 2 * (size_t)r->count;
    float *weights[FOLDS + 1];
    float *held = need(run->rows * outputs * sizeof *held);
    const double before = left_over(run, region);
    double lambda;

    for (int f = 0; f <= FOLDS; f++)
        weights[f] = run->out[f][region].weights[run->stage] =
            need(width * outputs * sizeof **weights);
    lambda = ridge(weights, held, run->features[region], run->targets[region],
                   run->fold, run->rows, width, outputs,
                   run->fine ? fine_penalty : 0);
    for (size_t row = 0; row < run->rows; row++)
        for (size_t i = 0; i < outputs; i++)
            run->shapes[region][row][i / 2][i % 2] += held[row * outputs + i];
    printf("  %-5s stage %d%s: %.2f -> %.2f units, penalty %g\n", r->name,
           run->stage + 1, run->fine ? " (fine)" : "", before,
           left_over(run, region), lambda);
    fflush(stdout);
    free(held);
}

static void pass(struct run *run)
{
    for (int r = 0; r < HF_REGIONS; r++) {
        const size_t n = (size_t)hf_regions[r].count;

        if (!active(run, r))
            continue;
        run->features[r] = need(run->rows * HF_FEATURES(n) * sizeof(float));
        run->targets[r] = need(run->rows * 2 * n * sizeof(float));
    }
    parallel(run->image_count, image_features, run);
    for (int r = 0; r < HF_REGIONS; r++)
        if (active(run, r)) {
            learn_stage(run, r);
            free(run->features[r]);
            free(run->targets[r]);
        }
}

/* Fresh shapes in every row: first starts, or near the truth. */
static void fresh_shapes(struct run *run)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);

    for (size_t row = 0; row < run->rows; row++) {
        const struct image *image = &run->images[row / STARTS];

        gsl_rng_set(rng, (unsigned long)(image->seed + 7919 * (row + 1) +
                                         (run->fine ? 104729 : 0)));
        for (int r = 0; r < HF_REGIONS; r++) {
            if (run->fine)
                near_random(run->shapes[r][row], image, r,
                            (const double(*)[2])run->mean[r], rng);
            else
                start_random(run->shapes[r][row], image, r,
                             &run->out[run->fold[row]][r], rng);
        }
    }
    gsl_rng_free(rng);
}

static void make_one(size_t m, void *user)
{
    struct run *run = user;
    struct image *image = &run->images[m];
    const struct half *half = image->half;

    image_make(image, half, (int)(m % IMAGES),
               1 + 1000003 * (uint64_t)(half - run->halves) + m % IMAGES);
}

static void make_images(struct run *run, size_t count, int without)
{
    run->images = need(count * IMAGES * sizeof *run->images);
    for (size_t h = 0; h < count; h++)
        for (int n = 0; n < IMAGES; n++)
            if (fold_of(run->halves[h].person) != without)
                run->images[run->image_count++].half = &run->halves[h];
    run->rows = run->image_count * STARTS;
    run->fold = need(run->rows);
    for (size_t row = 0; row < run->rows; row++)
        run->fold[row] =
            (signed char)(fold_of(run->images[row / STARTS].half->person));
    parallel(run->image_count, make_one, run);
}

void train(models out, const struct half *halves, size_t count, int without)
{
    struct run run;

    memset(&run, 0, sizeof run);
    memset(out, 0, sizeof(models));
    run.halves = halves;
    run.out = out;
    for (int f = 0; f <= FOLDS; f++)
        learn_starts(out[f], halves, count, f, without);
    make_images(&run, count, without);
    mean_shape(&run);
    for (int r = 0; r < HF_REGIONS; r++)
        run.shapes[r] = need(run.rows * sizeof *run.shapes[r]);
    run.fine = false;
    fresh_shapes(&run);
    for (run.stage = 0; run.stage < HF_REGION_STAGES; run.stage++)
        pass(&run);
    run.fine = true;
    for (run.stage = 0; run.stage < HF_REGION_STAGES; run.stage++) {
        fresh_shapes(&run);
        pass(&run);
    }
    if (without < 0)
        check(out, run.images, run.image_count);
    for (size_t m = 0; m < run.image_count; m++)
        free(run.images[m].luminance);
    for (int r = 0; r < HF_REGIONS; r++)
        free(run.shapes[r]);
    free(run.images);
    free(run.fold);
}
