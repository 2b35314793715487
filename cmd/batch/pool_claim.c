/* batch/pool_claim.c - what a worker does next */
#include "cmd/batch/pool_inside.h"

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

task pool_claim(pool *p)
{
    task mine = {OVER, NULL, NULL, 0};

    pthread_mutex_lock(&p->lock);
    while (!*p->stop && !claim_now(p, &mine) && more_to_come(p))
        pthread_cond_wait(&p->changed, &p->lock);
    pthread_mutex_unlock(&p->lock);
    return mine;
}
