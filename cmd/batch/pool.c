/* batch/pool.c - workers that do photos, results in the patients' order
 *
 * The unit of work is a photo: all workers help with the patient that is next
 * in order, so that none of them is idle while another one finishes the last
 * patient alone, and few patients are open at a time. Who does the last photo
 * of a patient closes it.
 *
 * A decoder has limits of its own; but should a photo find a way to keep it
 * busy for ever, that must cost the photo and not the cohort. Threads cannot be
 * ended from outside, so a worker that takes far too long is left to itself:
 * its photo counts as failed, what it may still bring is thrown away, and
 * another worker takes its place.
 */
#include "cmd/batch/pool_inside.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cmd/cli/message.h"

/* Patients a worker may be ahead of what was taken. */
enum { AHEAD = 2 };

/* How much longer than a decode may take (--max-seconds) a whole photo may,
 * and the least that is: a hundred times what a photo needs, so that only what
 * hangs is found. Seconds of the worker's processor time. */
static const double patience = 2, least_patience = 10;

/* Seconds between two looks at the workers. */
enum { LOOK = 1 };

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

/* ------------------------------------------------------------ the photos */

/* Processor time of a thread, seconds; 0 if it cannot be told. */
static double clock_of(pthread_t thread)
{
    struct timespec t;
    clockid_t clock;

    if (pthread_getcpuclockid(thread, &clock) != 0 ||
        clock_gettime(clock, &t) != 0)
        return 0;
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* A photo of a slot is done; who did the last one closes the patient. Called,
 * and returns, with the lock held. */
static void photo_done(pool *p, slot *s)
{
    if (++s->done < s->result.photo_count)
        return;
    pthread_mutex_unlock(&p->lock);
    work_close(&s->result, p->settings);
    pthread_mutex_lock(&p->lock);
    s->ready = true;
    pthread_cond_broadcast(&p->changed);
}

/* False: the worker took so long that it was left to itself. */
static bool do_photo(worker *w, const task *t, work_tools *tools)
{
    pool *p = w->pool;
    work_patient *patient = &t->slot->result;
    work_photo photo = {.row = patient->photos[t->photo].row};
    journal_sums sums;
    bool left;

    pthread_mutex_lock(&p->lock);
    w->task = *t;
    w->since = clock_of(w->thread);
    w->busy = true;
    pthread_mutex_unlock(&p->lock);
    work_photo_do(&photo, &sums, tools);
    pthread_mutex_lock(&p->lock);
    left = w->left;
    w->busy = false;
    if (!left) {
        patient->photos[t->photo] = photo;
        patient->sums[t->photo] = sums;
        photo_done(p, t->slot);
    }
    pthread_mutex_unlock(&p->lock);
    if (left)
        cli_source_clear(&photo.source);
    return !left;
}

static void *work(void *data)
{
    worker *w = data;
    pool *p = w->pool;
    work_tools tools;
    bool on = work_tools_new(&tools);
    task t;

    while (on && (t = pool_claim(p)).what != OVER) {
        if (t.what == OPEN)
            open_patient(p, &t);
        else
            on = do_photo(w, &t, &tools);
    }
    work_tools_clear(&tools);
    pthread_mutex_lock(&p->lock);
    p->lost += !w->left;
    pthread_cond_broadcast(&p->changed);
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

/* Starts one more. With the lock held: the worker takes it before it looks at
 * which thread it is. */
static bool start(pool *p)
{
    const size_t count = (size_t)p->count + 1;
    worker **list = realloc(p->workers, count * sizeof *list);
    worker *w = calloc(1, sizeof *w);

    if (list)
        p->workers = list;
    if (list && w) {
        w->pool = p;
        if (pthread_create(&w->thread, NULL, work, w) == 0) {
            p->workers[p->count++] = w;
            return true;
        }
    }
    free(w);
    return false;
}

pool *pool_start(const work_settings *settings, const plan *todo, int threads,
                 const atomic_int *stop)
{
    pool *p = calloc(1, sizeof *p);

    if (!p) {
        cli_complain("out of memory");
        return NULL;
    }
    p->settings = settings;
    p->plan = todo;
    p->stop = stop;
    p->room = (size_t)threads * AHEAD + 1;
    p->slots = calloc(p->room, sizeof *p->slots);
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->changed, NULL);
    /* A worker that is done early must not be counted against too few. */
    pthread_mutex_lock(&p->lock);
    while (p->slots && p->count < threads && start(p))
        ;
    pthread_mutex_unlock(&p->lock);
    if (p->count)
        return p;
    cli_complain("no thread could be started");
    pool_end(p);
    return NULL;
}

/* --------------------------------------------------------- what hangs */

/* The photo counts as failed. It has no sum, so that with --resume its patient
 * is done again. */
static void leave(pool *p, worker *w, double limit)
{
    slot *s = w->task.slot;
    work_photo *photo = &s->result.photos[w->task.photo];

    w->left = true;
    w->busy = false;
    p->lost++;
    p->left++;
    photo->error.status = HF_E_LIMIT;
    snprintf(photo->error.text, sizeof photo->error.text,
             "'%s' was given up after %.0f seconds of processor time; see "
             "--max-seconds",
             photo->row->path, limit);
    if (!start(p))
        cli_complain("no thread could be started in place of one that hangs");
    photo_done(p, s);
}

static void look_after(pool *p)
{
    const double limit = fmax(least_patience, patience * cli_max_seconds());

    for (int i = 0; i < p->count; i++) {
        worker *w = p->workers[i];

        if (w->busy && clock_of(w->thread) - w->since > limit)
            leave(p, w, limit);
    }
}

/* Waits until something has changed, or for a moment. */
static void wait_a_while(pool *p)
{
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += LOOK;
    if (pthread_cond_timedwait(&p->changed, &p->lock, &until) == ETIMEDOUT)
        look_after(p);
}

/* Waits for slot taken; false when nobody will fill it. */
static bool await(pool *p)
{
    slot *s = &p->slots[p->taken % p->room];

    while (!(p->taken < p->next && s->ready) && p->lost < p->count)
        wait_a_while(p);
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

/* Waits for the workers that can be waited for. */
static void join(pool *p)
{
    pthread_mutex_lock(&p->lock);
    pthread_cond_broadcast(&p->changed);
    while (p->lost < p->count)
        wait_a_while(p);
    pthread_mutex_unlock(&p->lock);
    for (int i = 0; i < p->count; i++)
        if (!p->workers[i]->left)
            pthread_join(p->workers[i]->thread, NULL);
}

bool pool_end(pool *p)
{
    join(p);
    if (p->left) /* still read by threads that go on until the end */
        return false;
    for (size_t i = 0; p->slots && i < p->room; i++)
        work_clear(&p->slots[i].result);
    for (int i = 0; i < p->count; i++)
        free(p->workers[i]);
    pthread_mutex_destroy(&p->lock);
    pthread_cond_destroy(&p->changed);
    free(p->slots);
    free(p->workers);
    free(p);
    return true;
}
