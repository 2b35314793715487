/* tools/train/stages.c - the cascades, stage by stage
 *
 * A plain stage learns on what the stages before it leave, and that must be
 * what they leave on people they never saw: shapes move on by the prediction
 * of a regressor without their own fold. A fine stage learns on fresh
 * perturbations around the truth instead: ridge regression shrinks towards
 * the mean, a cascade of them stops short, and the fine stage pulls to the
 * picture's own fixed point. It does not depend on the plain ones.
 */
#include "train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Penalty of the fine stages, by region: a larger one shrinks more, a smaller
   one lets the noise of the hand-placed points in. Set so that the share of a
   known movement that is seen is close to 100 %; the penalties of the plain
   stages are chosen by what they leave. */
static const double fine_penalty[HF_REGIONS] = {
    [HF_REGION_BROW] = 6, [HF_REGION_EYE] = 5,  [HF_REGION_MOUTH] = 10,
    [HF_REGION_NOSE] = 5, [HF_REGION_CHIN] = 5,
};

/* Mid-eye gaps, units, that the eye's fine stages and LIDS learn on: each
   reaches beyond where it is used (refine.c: 5.2 and 7.2). */
static const double open_from = 3.5, narrow_to = 9;

typedef double shape_rows[HF_REGION_POINTS][2];

/* The state of one training run. */
struct run {
    const struct half *halves;
    const struct diet *diet;
    struct image *images;
    size_t image_count, rows;
    shape_rows *shapes[HF_REGIONS]; /* by row, as plain stages leave them */
    double mean[HF_REGIONS][HF_REGION_POINTS][2];
    signed char *fold;
    struct hf_cascade (*out)[HF_REGIONS]; /* models */
};

/* One stage to learn. */
struct task {
    int region, stage;
    bool fine;
    float *features, *targets;
    signed char *fold; /* as the run's, -1 for rows it does not learn on */
};

/* What is learned from the same maps: a plain stage of each region, or all
   fine ones too. */
struct pass {
    struct run *run;
    struct task tasks[HF_REGIONS * HF_REGION_STAGES];
    int count;
};

/* ---------------------------------------------------------------- start */

/* Of the halves as they are: eyes that close would make a mean that is half
   shut, and fine stages that open every eye too far. */
static void mean_shape(struct run *run)
{
    double n = 0;

    for (size_t m = 0; m < run->image_count; m++) {
        if (run->images[m].number || run->images[m].half->kind != BY_HAND)
            continue;
        n++;
        for (int r = 0; r < HF_REGIONS; r++)
            for (int i = 0; i < hf_regions[r].count; i++)
                for (int c = 0; c < 2; c++)
                    run->mean[r][i][c] += run->images[m].truth[r][i][c];
    }
    for (int r = 0; r < HF_REGIONS; r++)
        for (int i = 0; i < hf_regions[r].count; i++)
            for (int c = 0; c < 2; c++)
                run->mean[r][i][c] /= n;
}

/* ----------------------------------------------------------------- rows */

static gsl_rng *rng_of(const struct run *run, size_t row, int stage)
{
    return need_rng(run->images[row / STARTS].seed + 7919 * (row + 1) +
                    104729 * (uint64_t)(stage + 1));
}

static void task_row(const struct run *run, const struct task *t,
                     const struct hf_maps *maps, size_t row)
{
    const struct hf_region *r = &hf_regions[t->region];
    const struct image *image = &run->images[row / STARTS];
    const size_t width = HF_FEATURES(r->count);
    float *target = t->targets + row * 2 * (size_t)r->count;
    double(*shape)[2] = run->shapes[t->region][row];
    shape_rows near;

    if (t->fold[row] < 0)
        return;
    if (t->fine) {
        gsl_rng *rng = rng_of(run, row, t->stage);

        shape = near;
        near_random(near, image, t->region,
                    (const double(*)[2])run->mean[t->region],
                    r->stage[t->stage].fine / 10.0, rng);
        gsl_rng_free(rng);
    }
    hf_cascade_features(t->features + row * width, maps,
                        r->stage[t->stage].cell, (const double(*)[2])shape,
                        r->count);
    for (int i = 0; i < r->count; i++)
        for (int c = 0; c < 2; c++)
            target[2 * i + c] =
                (float)(image->truth[t->region][i][c] - shape[i][c]);
}

static void image_rows(size_t m, void *user)
{
    const struct pass *pass = user;
    const struct run *run = pass->run;
    struct hf_maps *maps = maps_from(run->images[m].luminance);

    for (int t = 0; t < pass->count; t++)
        for (size_t k = 0; k < STARTS; k++)
            task_row(run, &pass->tasks[t], maps, m * STARTS + k);
    hf_maps_free(maps);
}

/* --------------------------------------------------------------- stages */

/* Mean distance of the points from the truth over a task's rows: before it,
   and after its held-out predictions. */
static void left_over(double out[2], const struct run *run,
                      const struct task *t, const float *held)
{
    const size_t n = (size_t)hf_regions[t->region].count;
    double rows = 0;

    out[0] = out[1] = 0;
    for (size_t row = 0; row < run->rows; row++) {
        const float *a = t->targets + row * 2 * n, *b = held + row * 2 * n;

        if (t->fold[row] < 0)
            continue;
        rows++;
        for (size_t i = 0; i < n; i++) {
            const float dx = a[2 * i] - b[2 * i];
            const float dy = a[2 * i + 1] - b[2 * i + 1];

            out[0] += hypot((double)a[2 * i], (double)a[2 * i + 1]);
            out[1] += hypot((double)dx, (double)dy);
        }
    }
    out[0] /= rows * (double)n;
    out[1] /= rows * (double)n;
}

static void learn(struct run *run, struct task *t)
{
    const struct hf_region *r = &hf_regions[t->region];
    const size_t width = HF_FEATURES(r->count);
    const size_t outputs = 2 * (size_t)r->count;
    float *weights[FOLDS + 1];
    float *held = need(run->rows * outputs * sizeof *held);
    double left[2], lambda;

    for (int f = 0; f <= FOLDS; f++)
        weights[f] = run->out[f][t->region].weights[t->stage] =
            need(width * outputs * sizeof **weights);
    lambda = ridge(weights, held, t->features, t->targets, t->fold, run->rows,
                   width, outputs, t->fine ? fine_penalty[t->region] : 0);
    for (size_t row = 0; row < run->rows && !t->fine; row++)
        for (size_t i = 0; i < outputs; i++)
            run->shapes[t->region][row][i / 2][i % 2] +=
                held[row * outputs + i];
    left_over(left, run, t, held);
    printf("  %-5s stage %d%s: %.2f -> %.2f units, penalty %g\n", r->name,
           t->stage + 1, t->fine ? " (fine)" : "", left[0], left[1], lambda);
    fflush(stdout);
    free(held);
}

/* Whether a task learns on an image. */
static bool learns_on(const struct task *t, const struct image *image)
{
    if (image->half->doubtful[t->region])
        return false;
    if (t->region == HF_REGION_LIDS)
        return image->gap < narrow_to;
    return t->region != HF_REGION_EYE || !t->fine || image->gap > open_from;
}

static void add_task(struct pass *pass, int region, int stage, bool fine)
{
    const struct run *run = pass->run;
    struct task *t = &pass->tasks[pass->count++];
    const size_t n = (size_t)hf_regions[region].count;

    *t = (struct task){.region = region, .stage = stage, .fine = fine};
    t->features = need(run->rows * HF_FEATURES(n) * sizeof *t->features);
    t->targets = need(run->rows * 2 * n * sizeof *t->targets);
    t->fold = need(run->rows);
    for (size_t row = 0; row < run->rows; row++)
        t->fold[row] = learns_on(t, &run->images[row / STARTS])
                           ? run->fold[row]
                           : (signed char)-1;
}

/* LIDS goes on from where the eye's plain stages end. */
static void lids_from_eyes(struct run *run)
{
    for (size_t row = 0; row < run->rows; row++)
        memcpy(run->shapes[HF_REGION_LIDS][row],
               run->shapes[HF_REGION_EYE][row] + HF_EYE_LIDS,
               HF_LIDS_POINTS * sizeof(double[2]));
}

/* Pass n: the plain stages whose turn it is; with the first, the fine ones. */
static int run_pass(struct run *run, int n)
{
    const int eyes_done = hf_regions[HF_REGION_EYE].plain;
    struct pass pass = {.run = run};

    if (n == eyes_done)
        lids_from_eyes(run);
    for (int r = 0; r < HF_REGIONS; r++) {
        const int k = r == HF_REGION_LIDS ? n - eyes_done : n;

        if (k >= 0 && k < hf_regions[r].plain)
            add_task(&pass, r, k, false);
        for (int fine = hf_regions[r].plain;
             n == 0 && fine < hf_regions[r].stages; fine++)
            add_task(&pass, r, fine, true);
    }
    parallel(run->image_count, image_rows, &pass);
    for (int t = 0; t < pass.count; t++) {
        learn(run, &pass.tasks[t]);
        free(pass.tasks[t].features);
        free(pass.tasks[t].targets);
        free(pass.tasks[t].fold);
    }
    return pass.count;
}

/* First starts in every row. */
static void first_shapes(struct run *run)
{
    for (int r = 0; r < HF_REGIONS; r++)
        run->shapes[r] = need(run->rows * sizeof *run->shapes[r]);
    for (size_t row = 0; row < run->rows; row++) {
        gsl_rng *rng = rng_of(run, row, -1);

        for (int r = 0; r < HF_REGIONS; r++)
            start_random(run->shapes[r][row], &run->images[row / STARTS], r,
                         &run->out[run->fold[row]][r], rng);
        gsl_rng_free(rng);
    }
}

static void make_one(size_t m, void *user)
{
    struct run *run = user;
    struct image *image = &run->images[m];
    const struct half *half = image->half;

    const enum shapes shapes = run->diet->gaussian ? ONE_SHAPE
                               : run->diet->shaped ? MANY_SHAPES
                                                   : USUAL_SHAPES;

    image_make(image, half, image->number, shapes,
               1 + 1000003 * (uint64_t)(half - run->halves) +
                   (uint64_t)image->number);
}

static void make_images(struct run *run, size_t count, int without)
{
    const double most = run->diet->images;

    run->images = need(count * (size_t)most * sizeof *run->images);
    for (size_t h = 0; h < count; h++) {
        const struct half *half = &run->halves[h];

        for (int n = 0;
             n < images_of(half, most) && fold_of(half->person) != without;
             n++) {
            struct image *image = &run->images[run->image_count++];

            image->half = half;
            image->number = n;
        }
    }
    run->rows = run->image_count * STARTS;
    run->fold = need(run->rows);
    for (size_t row = 0; row < run->rows; row++)
        run->fold[row] =
            (signed char)(fold_of(run->images[row / STARTS].half->person));
    parallel(run->image_count, make_one, run);
}

void train(models out, const struct half *halves, size_t count,
           const struct diet *diet, int without)
{
    struct run run;

    memset(&run, 0, sizeof run);
    memset(out, 0, sizeof(models));
    run.halves = halves;
    run.diet = diet;
    run.out = out;
    for (int f = 0; f <= FOLDS; f++)
        starts_learn(out[f], halves, count, f, without);
    make_images(&run, count, without);
    mean_shape(&run);
    first_shapes(&run);
    for (int n = 0; run_pass(&run, n) > 0; n++)
        continue;
    if (without < 0)
        check(out, run.images, run.image_count);
    for (size_t m = 0; m < run.image_count; m++)
        free(run.images[m].luminance);
    for (int r = 0; r < HF_REGIONS; r++)
        free(run.shapes[r]);
    free(run.images);
    free(run.fold);
}
