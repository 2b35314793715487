/* tools/train/util.c - what several files of the training need */
#include "train.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void *need(size_t bytes)
{
    void *p = calloc(1, bytes);

    if (!p) {
        fputs("train: out of memory\n", stderr);
        exit(2);
    }
    return p;
}

gsl_rng *need_rng(uint64_t seed)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);

    if (!rng) {
        fputs("train: out of memory\n", stderr);
        exit(2);
    }
    gsl_rng_set(rng, (unsigned long)seed);
    return rng;
}

double uniform(gsl_rng *rng, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(rng);
}

int clamp(int i, int count)
{
    return i < 0 ? 0 : i >= count ? count - 1 : i;
}

double through(const double *px, const double *py, int count, double x)
{
    double sum = 0;

    for (int i = 0; i < count; i++) {
        double term = py[i];

        for (int k = 0; k < count; k++)
            if (k != i)
                term *= (x - px[k]) / (px[i] - px[k]);
        sum += term;
    }
    return sum;
}

struct hf_maps *maps_from(const uint8_t *luminance)
{
    struct hf_maps *maps = hf_maps_new();
    float *l = need(SAMPLES * sizeof *l);

    if (!maps) {
        fputs("train: out of memory\n", stderr);
        exit(2);
    }
    for (size_t i = 0; i < SAMPLES; i++)
        l[i] = luminance[i];
    hf_maps_make(maps, l);
    free(l);
    return maps;
}

int fold_of(int person)
{
    return person % FOLDS;
}

/* ------------------------------------------------------------- threads */

struct crew {
    atomic_size_t next;
    size_t count;
    void (*work)(size_t, void *);
    void *user;
};

static void *worker(void *user)
{
    struct crew *c = user;
    size_t i;

    while ((i = atomic_fetch_add(&c->next, 1)) < c->count)
        c->work(i, c->user);
    return NULL;
}

void parallel(size_t count, void (*work)(size_t i, void *user), void *user)
{
    struct crew c = {0, count, work, user};
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    pthread_t threads[64];
    long started = 0;

    n = n > 64 ? 64 : n;
    for (; started < n - 1; started++)
        if (pthread_create(&threads[started], NULL, worker, &c))
            break;
    worker(&c);
    while (started > 0)
        pthread_join(threads[--started], NULL);
}
