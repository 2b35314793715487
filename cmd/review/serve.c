/* review/serve.c - the server: listening, links, one request after the other */
#include "cmd/review/serve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <microhttpd.h>

#include "cmd/cli/message.h"
#include "cmd/review/answer.h"
#include "cmd/review/patience.h"
#include "cmd/review/request.h"
#include "cmd/review/secret.h"

/* Connections held open; more wait until one is free. A browser has six. */
enum { CONNECTIONS = 128 };
/* Seconds without a byte after which a connection is closed. */
enum { IDLE_SECONDS = 10 };
/* Connections that wait to be taken: a burst of requests is not refused. */
enum { BACKLOG = 1024 };
/* Bytes of a connection's headers; more is refused by the library. */
enum { HEADER_BYTES = 32 * 1024 };

struct serve {
    review *r;
    int listening; /* the socket; the daemon's as soon as there is one */
    struct MHD_Daemon *daemon;
    patience *patience; /* with the connections */
    request_rules rules;
    pthread_mutex_t lock; /* of the secrets in rules */
    char link[96];
};

/* ------------------------------------------------------------------ answers */

/* Every answer says that nothing of elsewhere belongs to the page, and that it
 * belongs nowhere else. */
static const char *const headers[][2] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; "
     "img-src 'self' blob:; connect-src 'self'; base-uri 'none'; "
     "form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cache-Control", "no-store"},
    {"X-Frame-Options", "DENY"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

static enum MHD_Result send_answer(struct MHD_Connection *c, answer *a,
                                   const char *name, const char *value)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(
        a->count, a->bytes, MHD_RESPMEM_MUST_FREE);
    enum MHD_Result result;

    if (!response) {
        free(a->bytes);
        return MHD_NO;
    }
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        MHD_add_response_header(response, headers[i][0], headers[i][1]);
    if (a->count)
        MHD_add_response_header(response, "Content-Type", a->type);
    if (name)
        MHD_add_response_header(response, name, value);
    result = MHD_queue_response(c, a->status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result send_text(struct MHD_Connection *c, unsigned status,
                                 const char *text)
{
    answer a;

    answer_text(&a, status, text);
    return send_answer(c, &a, NULL, NULL);
}

static enum MHD_Result send_refusal(struct MHD_Connection *c,
                                    const request_verdict *v)
{
    answer a;

    answer_text(&a, v->status, v->text);
    return send_answer(c, &a, v->allow ? "Allow" : NULL, v->allow);
}

static enum MHD_Result send_page(struct MHD_Connection *c,
                                 const page_file *file)
{
    answer a = {200, file->type, malloc(file->count), file->count};

    if (!a.bytes)
        return MHD_NO;
    memcpy(a.bytes, file->bytes, file->count);
    return send_answer(c, &a, NULL, NULL);
}

/* ------------------------------------------------------------------- links */

/* The link was right: from now on the cookie counts, and it only once. */
static enum MHD_Result send_session(serve *s, struct MHD_Connection *c)
{
    char cookie[200];
    answer a = {303, "", NULL, 0};
    struct MHD_Response *response;
    enum MHD_Result result;

    snprintf(cookie, sizeof cookie,
             "%s=%s; HttpOnly; SameSite=Strict; Path=/; Max-Age=86400",
             s->rules.cookie_name, s->rules.session);
    response = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    if (!response)
        return MHD_NO;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        MHD_add_response_header(response, headers[i][0], headers[i][1]);
    MHD_add_response_header(response, "Location", "/");
    MHD_add_response_header(response, "Set-Cookie", cookie);
    result = MHD_queue_response(c, a.status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result spend(serve *s, struct MHD_Connection *c,
                             const char *token)
{
    enum MHD_Result result;

    pthread_mutex_lock(&s->lock);
    if (!secret_is(s->rules.token, token)) {
        result = send_text(c, 403,
                           "this link was used already, or is another "
                           "review's: press Enter where hemiface review runs "
                           "for a new one");
    } else if (!secret_make(s->rules.session)) {
        result = send_text(c, 500, "no random numbers");
    } else {
        s->rules.token[0] = 0;
        result = send_session(s, c);
    }
    pthread_mutex_unlock(&s->lock);
    return result;
}

/* ---------------------------------------------------------------- requests */

static enum MHD_Result act(serve *s, struct MHD_Connection *c, request *q)
{
    answer a = {500, "", NULL, 0};

    if (q->page)
        return send_page(c, q->page);
    if (q->overflow)
        return send_text(c, 413, "the body is over 1 MiB");
    patience_work(s->patience, c);
    q->make(&a, s->r, q->n, q->body, q->used);
    patience_send(s->patience, c);
    return send_answer(c, &a, NULL, NULL);
}

/* The first call of a request: its headers are here, its body is not. What is
 * refused is refused before a byte of the body is kept. */
static enum MHD_Result begin(serve *s, struct MHD_Connection *c,
                             const char *url, const char *method, request **out)
{
    request *q = calloc(1, sizeof *q);
    request_verdict v;

    if (!q)
        return MHD_NO;
    *out = q;
    pthread_mutex_lock(&s->lock);
    v = request_judge(q, &s->rules, c, url, method, s->r->count);
    pthread_mutex_unlock(&s->lock);
    if (v.token)
        return spend(s, c, v.token);
    if (v.status)
        return send_refusal(c, &v);
    return MHD_YES;
}

static enum MHD_Result on_request(void *data, struct MHD_Connection *c,
                                  const char *url, const char *method,
                                  const char *version, const char *body,
                                  size_t *count, void **state)
{
    request *q = *state;

    (void)version;
    if (!q)
        return begin(data, c, url, method, (request **)state);
    if (!*count)
        return act(data, c, q);
    if (!request_take(q, body, *count))
        return MHD_NO;
    *count = 0;
    return MHD_YES;
}

static void on_end(void *data, struct MHD_Connection *c, void **state,
                   enum MHD_RequestTerminationCode code)
{
    const serve *s = data;
    request *q = *state;

    (void)code;
    patience_next(s->patience, c);
    if (q)
        free(q->body);
    free(q);
    *state = NULL;
}

/* ----------------------------------------------------------------- running */

/* On 127.0.0.1 and nowhere else. -1 with errno: not. */
static int listen_on(int port)
{
    const int again = 1;
    struct sockaddr_in here;
    const int fd = socket(AF_INET, SOCK_STREAM, 0);

    memset(&here, 0, sizeof here);
    here.sin_family = AF_INET;
    here.sin_port = htons((unsigned short)port);
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0)
        return -1;
    /* What an earlier run's connections left behind is no hindrance. */
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &again, sizeof again);
    if (fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 &&
        bind(fd, (struct sockaddr *)&here, sizeof here) == 0 &&
        listen(fd, BACKLOG) == 0)
        return fd;
    close(fd);
    return -1;
}

static unsigned port_of(int fd)
{
    struct sockaddr_in here;
    socklen_t size = sizeof here;

    if (getsockname(fd, (struct sockaddr *)&here, &size) != 0)
        return 0;
    return ntohs(here.sin_port);
}

serve *serve_listen(review *r, int port)
{
    serve *s = calloc(1, sizeof *s);

    if (!s) {
        cli_complain("out of memory");
        return NULL;
    }
    s->r = r;
    pthread_mutex_init(&s->lock, NULL);
    s->listening = listen_on(port);
    if (s->listening >= 0) {
        request_rules_init(&s->rules, port_of(s->listening));
        return s;
    }
    if (port)
        cli_complain("cannot listen on port %d of 127.0.0.1: %s; another "
                     "--port, or none, may be free",
                     port, strerror(errno));
    else
        cli_complain("cannot listen on 127.0.0.1: %s", strerror(errno));
    serve_stop(s);
    return NULL;
}

bool serve_start(serve *s)
{
    s->patience = patience_new(CONNECTIONS);
    if (!s->patience) {
        cli_complain("out of memory");
        return false;
    }
    s->daemon = MHD_start_daemon(
        MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD, 0, NULL, NULL,
        on_request, s, MHD_OPTION_LISTEN_SOCKET, (MHD_socket)s->listening,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)SERVE_THREADS,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_BYTES,
        MHD_OPTION_NOTIFY_COMPLETED, on_end, s, MHD_OPTION_NOTIFY_CONNECTION,
        patience_notify, s->patience, MHD_OPTION_END);
    if (!s->daemon)
        cli_complain("cannot start the server");
    return s->daemon != NULL;
}

const char *serve_link(serve *s)
{
    bool fine;

    pthread_mutex_lock(&s->lock);
    fine = secret_make(s->rules.token);
    snprintf(s->link, sizeof s->link, "http://127.0.0.1:%u/?token=%s",
             s->rules.port, s->rules.token);
    pthread_mutex_unlock(&s->lock);
    if (!fine)
        cli_complain("the system has no random numbers");
    return fine ? s->link : NULL;
}

void serve_tick(serve *s)
{
    patience_tick(s->patience);
}

void serve_stop(serve *s)
{
    if (s->daemon)
        MHD_stop_daemon(s->daemon); /* closes the socket */
    else if (s->listening >= 0)
        close(s->listening);
    patience_free(s->patience);
    pthread_mutex_destroy(&s->lock);
    free(s);
}
