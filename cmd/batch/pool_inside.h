/* batch/pool_inside.h - what pool.c and pool_claim.c share */
#ifndef HF_BATCH_POOL_INSIDE_H
#define HF_BATCH_POOL_INSIDE_H

#include <pthread.h>

#include "cmd/batch/pool.h"

typedef struct slot {
    work_patient result;
    bool open;          /* photos may be claimed */
    bool ready;         /* may be taken */
    size_t begun, done; /* photos */
} slot;

typedef struct worker worker;

struct pool {
    const work_settings *settings;
    const plan *plan;
    const atomic_int *stop;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    slot *slots;              /* a ring: patient i is in slot i % room */
    size_t room, next, taken; /* to be started, to be taken */
    bool borrowed;            /* slot of taken - 1 is still in use */
    worker **workers;
    int count; /* workers started */
    int lost;  /* workers without networks, done, or left to themselves */
    int left;  /* the last of these */
};

/* What a worker has to do next. */
typedef struct task {
    enum { OVER, OPEN, PHOTO } what;
    slot *slot;
    const plan_patient *patient;
    size_t photo;
} task;

struct worker {
    pool *pool;
    pthread_t thread;
    task task;
    bool busy;    /* with a photo */
    bool left;    /* to itself: nothing that it brings counts */
    double since; /* its clock when it took the photo, seconds */
};

/** Waits for something to do; OVER: there will be nothing more. */
task pool_claim(pool *p);

#endif
