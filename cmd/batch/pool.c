/* batch/pool.c - workers that do photos, results in the patients' order
 *
 * The unit of work is a photo: all workers help with the patient that is next
 * in order, so that none of them is idle while another one finishes the last
 * patient alone, and few patients are open at a time. Who does the last photo
 * of a patient closes it.
 */
#include "cmd/batch/pool.h"

#include <pthread.h>
#include <stdlib.h>

#include "cmd/cli/message.h"

/* Patients a worker may be ahead of what was taken. */
enum { AHEAD = 2 };

typedef struct slot {
    work_patient result;
    bool open;          /* photos may be claimed */
    bool ready;         /* may be taken */
    size_t begun, done; /* photos */
} slot;

struct pool {
    const work_settings *settings;
    const plan *plan;
    const atomic_int *stop;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    slot *slots;              /* a ring: patient i is in slot i % room */
    size_t room, next, taken; /* to be started, to be taken */
    bool borrowed;            /* slot of taken - 1 is still in use */
    pthread_t *threads;
    int count;
    int lost; /* workers without networks, or done */
};

/* What a worker has to do next. */
typedef struct task {
    enum { OVER, OPEN, PHOTO } what;
    slot *slot;
    const plan_patient *patient;
    size_t photo;
} task;

/* A photo of the earliest patient that has one left. */
static bool claim_photo(pool *p, task *out)
{
    for (size_t i = p->taken; i < p->next; i++) {
        slot *s = &p->slots[i % p->room];

        if (!s->open || s->begun == s->result.photo_count)
            continue;
        *out = (task){PHOTO, s, NULL, s->begun++};
        return true;
    }
    return false;
}

static bool has_room(const pool *p)
{
    return p->next < p->taken + p->room - (p->borrowed ? 1 : 0);
}

static bool claim_now(pool *p, task *out)
{
    if (claim_photo(p, out))
        return true;
    if (p->next == p->plan->count || !has_room(p))
        return false;
    *out = (task){OPEN, &p->slots[p->next % p->room],
                  &p->plan->patients[p->next], 0};
    *out->slot = (slot){.ready = false};
    p->next++;
    return true;
}

/* Whether a photo may turn up later. */
static bool more_to_come(const pool *p)
{
    if (p->next < p->plan->count)
        return true;
    for (size_t i = p->taken; i < p->next; i++) {
        const slot *s = &p->slots[i % p->room];

        if (!s->open && !s->ready)
            return true; /* being opened */
    }
    return false;
}

static task claim(pool *p)
{
    task mine = {OVER, NULL, NULL, 0};

    pthread_mutex_lock(&p->lock);
    while (!*p->stop && !claim_now(p, &mine) && more_to_come(p))
        pthread_cond_wait(&p->changed, &p->lock);
    pthread_mutex_unlock(&p->lock);
    return mine;
}

static void set(pool *p, bool *flag)
{
    pthread_mutex_lock(&p->lock);
    *flag = true;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
}

static void open_patient(pool *p, const task *t)
{
    const bool more = work_open(&t->slot->result, p->settings, t->patient);

    set(p, more ? &t->slot->open : &t->slot->ready);
}

static void do_photo(pool *p, const task *t, work_tools *tools)
{
    slot *s = t->slot;
    bool last;

    work_photo_do(&s->result, t->photo, tools);
    pthread_mutex_lock(&p->lock);
    last = ++s->done == s->result.photo_count;
    pthread_mutex_unlock(&p->lock);
    if (!last)
        return;
    work_close(&s->result, p->settings);
    set(p, &s->ready);
}

static void *worker(void *data)
{
    pool *p = data;
    work_tools tools;
    task t;

    if (work_tools_new(&tools))
        while ((t = claim(p)).what != OVER) {
            if (t.what == OPEN)
                open_patient(p, &t);
            else
                do_photo(p, &t, &tools);
        }
    work_tools_clear(&tools);
    pthread_mutex_lock(&p->lock);
    p->lost++;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

pool *pool_start(const work_settings *settings, const plan *todo, int threads,
                 const atomic_int *stop)
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
    /* A worker that is done early must not be counted against too few. */
    pthread_mutex_lock(&p->lock);
    while (p->slots && p->threads && p->count < threads &&
           pthread_create(&p->threads[p->count], NULL, worker, p) == 0)
        p->count++;
    pthread_mutex_unlock(&p->lock);
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

    while (!(p->taken < p->next && s->ready) && p->lost < p->count)
        pthread_cond_wait(&p->changed, &p->lock);
    return p->taken < p->next && s->ready;
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
    return result;
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
