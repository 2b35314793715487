/* batch/pool.c - workers that do patients, results in the patients' order */
#include "cmd/batch/pool.h"

#include <pthread.h>
#include <stdlib.h>

#include "cmd/cli/message.h"

/* Patients a worker may be ahead of what was taken. */
enum { AHEAD = 2 };

typedef struct slot {
    work_patient result;
    bool ready;
} slot;

struct pool {
    const work_settings *settings;
    const plan *plan;
    const volatile int *stop;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    slot *slots;              /* a ring: patient i is in slot i % room */
    size_t room, next, taken; /* to be started, to be taken */
    bool borrowed;            /* slot of taken - 1 is still in use */
    pthread_t *threads;
    int count;
    int lost; /* workers without networks */
};

/* The next patient, when there is room for its result. */
static bool claim(pool *p, size_t *index)
{
    bool mine = false;

    pthread_mutex_lock(&p->lock);
    while (!*p->stop && p->next < p->plan->count &&
           p->next >= p->taken + p->room - (p->borrowed ? 1 : 0))
        pthread_cond_wait(&p->changed, &p->lock);
    if (!*p->stop && p->next < p->plan->count) {
        *index = p->next++;
        mine = true;
    }
    pthread_mutex_unlock(&p->lock);
    return mine;
}

static void hand_in(pool *p, size_t index)
{
    pthread_mutex_lock(&p->lock);
    p->slots[index % p->room].ready = true;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
}

static void give_up(pool *p)
{
    pthread_mutex_lock(&p->lock);
    p->lost++;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
}

static void *worker(void *data)
{
    pool *p = data;
    hf_detector *detector = NULL;
    hf_error error;
    size_t i;

    if (hf_detector_new(&detector, &error) != HF_OK) {
        give_up(p);
        return NULL;
    }
    while (claim(p, &i)) {
        work_do(&p->slots[i % p->room].result, p->settings,
                &p->plan->patients[i], detector, p->stop);
        hand_in(p, i);
    }
    hf_detector_free(detector);
    give_up(p);
    return NULL;
}

pool *pool_start(const work_settings *settings, const plan *todo, int threads,
                 const volatile int *stop)
{
    pool *p = calloc(1, sizeof *p);

    if (!p)
        return NULL;
    p->settings = settings;
    p->plan = todo;
    p->stop = stop;
    p->room = (size_t)threads * AHEAD + 1;
    p->slots = calloc(p->room, sizeof *p->slots);
    p->threads = calloc((size_t)threads, sizeof *p->threads);
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->changed, NULL);
    while (p->slots && p->threads && p->count < threads &&
           pthread_create(&p->threads[p->count], NULL, worker, p) == 0)
        p->count++;
    if (p->count)
        return p;
    cli_complain("no thread could be started");
    pool_end(p);
    return NULL;
}

/* Waits for slot taken; false when nobody will fill it. */
static bool await(pool *p)
{
    slot *s = &p->slots[p->taken % p->room];

    while (!s->ready && p->lost < p->count)
        pthread_cond_wait(&p->changed, &p->lock);
    return s->ready;
}

work_patient *pool_next(pool *p)
{
    work_patient *result = NULL;

    pthread_mutex_lock(&p->lock);
    if (p->borrowed) {
        slot *s = &p->slots[(p->taken - 1) % p->room];

        work_clear(&s->result);
        s->ready = false;
        p->borrowed = false;
        pthread_cond_broadcast(&p->changed);
    }
    if (p->taken < p->plan->count && await(p)) {
        result = &p->slots[p->taken % p->room].result;
        p->taken++;
        p->borrowed = true;
    }
    pthread_mutex_unlock(&p->lock);
    return result && result->stopped ? NULL : result;
}

void pool_end(pool *p)
{
    pthread_mutex_lock(&p->lock);
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
    for (int i = 0; i < p->count; i++)
        pthread_join(p->threads[i], NULL);
    for (size_t i = 0; p->slots && i < p->room; i++)
        work_clear(&p->slots[i].result);
    pthread_mutex_destroy(&p->lock);
    pthread_cond_destroy(&p->changed);
    free(p->slots);
    free(p->threads);
    free(p);
}
