/* tools/train/ridge.c - ridge regression with folds */
#include "solve.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Penalties tried, in units of the mean variance of a feature. */
#define LEAST_PENALTY 0.078125
#define MOST_PENALTY 5120

static void *aligned(size_t bytes)
{
    void *p = aligned_alloc(64, (bytes + 63) / 64 * 64);

    if (!p) {
        fputs("train: out of memory\n", stderr);
        exit(2);
    }
    memset(p, 0, bytes);
    return p;
}

/* --------------------------------------------------------------- ridge */

/* Sums over the rows of one fold, or of several added up. */
struct sums {
    double *g;    /* width x width */
    double *c;    /* outputs x width: features by targets */
    double *mean; /* width */
    double *aim;  /* outputs */
    double rows;
};

/* Everything one regression needs. */
struct problem {
    const float *features, *targets;
    const signed char *fold;
    size_t rows, width, outputs, padded;
    float *copy; /* rows x padded, zero beyond width */
    double lambda;
};

static struct sums sums_new(const struct problem *p)
{
    struct sums s;

    s.g = aligned(p->padded * p->padded * sizeof *s.g);
    s.c = aligned(p->outputs * p->padded * sizeof *s.c);
    s.mean = aligned(p->padded * sizeof *s.mean);
    s.aim = aligned(p->outputs * sizeof *s.aim);
    s.rows = 0;
    return s;
}

static void sums_free(struct sums *s)
{
    free(s->g);
    free(s->c);
    free(s->mean);
    free(s->aim);
}

static void sums_of_fold(struct sums *s, const struct problem *p, int fold)
{
    const float **rows = aligned(p->rows * sizeof *rows);
    struct gram g = {s->g, rows, 0, p->padded, 0};

    for (size_t r = 0; r < p->rows; r++) {
        const float *f = p->copy + r * p->padded;

        if (p->fold[r] != fold)
            continue;
        rows[g.count++] = f;
        for (size_t i = 0; i < p->width; i++)
            s->mean[i] += f[i];
        for (size_t k = 0; k < p->outputs; k++) {
            const double t = p->targets[r * p->outputs + k];
            double *c = s->c + k * p->padded;

            s->aim[k] += t;
            for (size_t i = 0; i < p->width; i++)
                c[i] += t * f[i];
        }
    }
    s->rows = (double)g.count;
    gram_add(&g);
    free(rows);
}

static void sums_add(struct sums *to, const struct sums *from,
                     const struct problem *p)
{
    for (size_t i = 0; i < p->padded * p->padded; i++)
        to->g[i] += from->g[i];
    for (size_t i = 0; i < p->outputs * p->padded; i++)
        to->c[i] += from->c[i];
    for (size_t i = 0; i < p->padded; i++)
        to->mean[i] += from->mean[i];
    for (size_t k = 0; k < p->outputs; k++)
        to->aim[k] += from->aim[k];
    to->rows += from->rows;
}

/* Weights (width x outputs) from sums: centred, penalised, solved. The last
   feature, 1, becomes the intercept. */
static void fit(float *weights, const struct sums *s, const struct problem *p)
{
    const size_t n = p->padded, m = p->width - 1;
    double *a = aligned(n * n * sizeof *a), *x = aligned(n * sizeof *x);
    double trace = 0;

    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++)
            a[i * n + j] =
                i < m ? s->g[i * n + j] - s->mean[i] * s->mean[j] / s->rows
                      : (double)(i == j);
    for (size_t i = 0; i < m; i++)
        trace += a[i * n + i];
    for (size_t i = 0; i < m; i++)
        a[i * n + i] += p->lambda * trace / (double)m;
    cholesky(a, n);
    for (size_t k = 0; k < p->outputs; k++) {
        double intercept = s->aim[k] / s->rows;

        memset(x, 0, n * sizeof *x);
        for (size_t i = 0; i < m; i++)
            x[i] = s->c[k * n + i] - s->mean[i] * s->aim[k] / s->rows;
        solve(x, a, n);
        for (size_t i = 0; i < m; i++) {
            weights[i * p->outputs + k] = (float)x[i];
            intercept -= x[i] * s->mean[i] / s->rows;
        }
        weights[m * p->outputs + k] = (float)intercept;
    }
    free(a);
    free(x);
}

static void predict(float *out, const float *weights, const struct problem *p,
                    int fold)
{
    for (size_t r = 0; r < p->rows; r++) {
        const float *f = p->copy + r * p->padded;
        float *o = out + r * p->outputs;

        if (p->fold[r] != fold)
            continue;
        memset(o, 0, p->outputs * sizeof *o);
        for (size_t i = 0; i < p->width; i++)
            for (size_t k = 0; k < p->outputs; k++)
                o[k] += f[i] * weights[i * p->outputs + k];
    }
}

/* Mean square error of one fold predicted by the others. */
static double held_out_error(const struct problem *p, const struct sums *rest,
                             float *weights, float *guess, int fold)
{
    double sum = 0, n = 0;

    fit(weights, rest, p);
    predict(guess, weights, p, fold);
    for (size_t r = 0; r < p->rows; r++)
        for (size_t k = 0; p->fold[r] == fold && k < p->outputs; k++) {
            const double d =
                guess[r * p->outputs + k] - p->targets[r * p->outputs + k];

            sum += d * d;
            n++;
        }
    return sum / n;
}

/* The penalty that predicts one fold best; steps of four are fine enough, the
   error is flat around its least. */
static double choose_penalty(struct problem *p, const struct sums *rest,
                             float *weights, float *guess, int fold)
{
    double best = INFINITY, chosen = 0;

    p->lambda = LEAST_PENALTY;
    while (p->lambda <= MOST_PENALTY) {
        const double e = held_out_error(p, rest, weights, guess, fold);

        if (e >= best)
            break;
        best = e;
        chosen = p->lambda;
        p->lambda *= 4;
    }
    return chosen;
}

static struct sums sums_without(const struct problem *p,
                                const struct sums *by_fold, int fold)
{
    struct sums rest = sums_new(p);

    for (int f = 0; f < FOLDS; f++)
        if (f != fold)
            sums_add(&rest, &by_fold[f], p);
    return rest;
}

double ridge(float *const weights[FOLDS + 1], float *held_out,
             const float *features, const float *targets,
             const signed char *fold, size_t rows, size_t width, size_t outputs,
             double lambda)
{
    struct problem p = {features,
                        targets,
                        fold,
                        rows,
                        width,
                        outputs,
                        (width + TILE - 1) / TILE * TILE,
                        NULL,
                        lambda};
    struct sums by_fold[FOLDS], all = sums_new(&p);

    p.copy = aligned(rows * p.padded * sizeof *p.copy);
    for (size_t r = 0; r < rows; r++)
        memcpy(p.copy + r * p.padded, features + r * width,
               width * sizeof *features);
    for (int f = 0; f < FOLDS; f++) {
        by_fold[f] = sums_new(&p);
        sums_of_fold(&by_fold[f], &p, f);
        sums_add(&all, &by_fold[f], &p);
    }
    for (int f = 0; f < FOLDS; f++) {
        struct sums rest = sums_without(&p, by_fold, f);

        /* The first fold that has rows chooses for all. */
        if (!(p.lambda > 0) && by_fold[f].rows > 0)
            p.lambda = choose_penalty(&p, &rest, weights[f], held_out, f);
        fit(weights[f], &rest, &p);
        predict(held_out, weights[f], &p, f);
        sums_free(&rest);
    }
    fit(weights[FOLDS], &all, &p);
    for (int f = 0; f < FOLDS; f++)
        sums_free(&by_fold[f]);
    sums_free(&all);
    free(p.copy);
    return p.lambda;
}
