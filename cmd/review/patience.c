/* review/patience.c - connections that take too long are hung up on */
#include "cmd/review/patience.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

/* Seconds for a request to come: 1 MiB, the largest, over 50 kB/s, which is
 * less than any way to this computer. */
enum { RECEIVE_SECONDS = 20 };
/* Seconds for an answer to go: a photo of 30 MB over a tunnel of 100 kB/s. Only
 * who has the cookie gets answers that do not go at once. */
enum { SEND_SECONDS = 300 };

/* One connection; free when fd is negative. */
typedef struct slot {
    int fd;
    time_t until; /* of the monotonic clock; 0 = no limit */
} slot;

struct patience {
    pthread_mutex_t lock; /* so that no socket is closed, and its number
                             another's, between a look and a hang-up */
    size_t count;
    slot slots[];
};

static time_t now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

patience *patience_new(size_t connections)
{
    patience *p = malloc(sizeof *p + connections * sizeof *p->slots);

    if (!p)
        return NULL;
    pthread_mutex_init(&p->lock, NULL);
    p->count = connections;
    for (size_t i = 0; i < connections; i++)
        p->slots[i] = (slot){-1, 0};
    return p;
}

void patience_free(patience *p)
{
    if (p)
        pthread_mutex_destroy(&p->lock);
    free(p);
}

/* One more than the daemon has are not to be had; they would go without. */
static slot *take(patience *p, int fd)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->slots[i].fd < 0) {
            p->slots[i] = (slot){fd, now() + RECEIVE_SECONDS};
            return &p->slots[i];
        }
    return NULL;
}

void patience_notify(void *data, struct MHD_Connection *c, void **place,
                     enum MHD_ConnectionNotificationCode what)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
    patience *p = data;
    slot *s = *place;

    pthread_mutex_lock(&p->lock);
    if (what == MHD_CONNECTION_NOTIFY_STARTED)
        *place = info ? take(p, info->connect_fd) : NULL;
    else if (s)
        s->fd = -1;
    pthread_mutex_unlock(&p->lock);
}

/* seconds 0: no limit. */
static void set(patience *p, struct MHD_Connection *c, int seconds)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    slot *s = info ? info->socket_context : NULL;

    pthread_mutex_lock(&p->lock);
    if (s)
        s->until = seconds ? now() + seconds : 0;
    pthread_mutex_unlock(&p->lock);
}

void patience_work(patience *p, struct MHD_Connection *c)
{
    set(p, c, 0);
}

void patience_send(patience *p, struct MHD_Connection *c)
{
    set(p, c, SEND_SECONDS);
}

void patience_next(patience *p, struct MHD_Connection *c)
{
    set(p, c, RECEIVE_SECONDS);
}

void patience_tick(patience *p)
{
    const time_t time = now();

    pthread_mutex_lock(&p->lock);
    for (size_t i = 0; i < p->count; i++) {
        slot *s = &p->slots[i];

        /* The daemon's thread finds it ended, and closes it. */
        if (s->fd >= 0 && s->until && time >= s->until)
            (void)shutdown(s->fd, SHUT_RDWR);
    }
    pthread_mutex_unlock(&p->lock);
}
