/* review/request.c - a request: whether it may be, and what it is for
 *
 * In this order: that it was meant for this server (Host; a page of elsewhere
 * that its name server points here has another), that no page of elsewhere
 * sent it (Origin; the header that such a page cannot add without asking),
 * that the browser is the rater's (cookie), that there is such a thing.
 */
#include "cmd/review/request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Most bytes of a body: a face with a few hundred edits has 100 kB. */
enum { MOST_BODY = 1024 * 1024 };
/* A sender who goes on beyond what is thrown away is hung up on. */
enum { MOST_PATIENCE = 64 * 1024 * 1024 };

void request_rules_init(request_rules *rules, unsigned port)
{
    static const char *const names[2] = {"127.0.0.1", "localhost"};

    memset(rules, 0, sizeof *rules);
    rules->port = port;
    for (int i = 0; i < 2; i++) {
        snprintf(rules->hosts[i], sizeof rules->hosts[i], "%s:%u", names[i],
                 port);
        snprintf(rules->origins[i], sizeof rules->origins[i], "http://%s:%u",
                 names[i], port);
    }
    snprintf(rules->cookie_name, sizeof rules->cookie_name, "hemiface_%u",
             port);
}

/* ----------------------------------------------------------------- headers */

/* The values of one header: one that is there twice could be read in two ways.
 */
typedef struct seen {
    const char *name, *value;
    int count;
} seen;

static enum MHD_Result look(void *data, enum MHD_ValueKind kind,
                            const char *name, const char *value)
{
    seen *s = data;
    size_t i = 0;

    (void)kind;
    /* Names are ASCII and of any case. */
    while (s->name[i] && (s->name[i] | 32) == (name[i] | 32))
        i++;
    if (!s->name[i] && !name[i]) {
        s->value = value ? value : "";
        s->count++;
    }
    return MHD_YES;
}

static seen header(struct MHD_Connection *c, const char *name)
{
    seen s = {name, NULL, 0};

    MHD_get_connection_values(c, MHD_HEADER_KIND, look, &s);
    return s;
}

static bool is_one_of(const char *value, const char *first, const char *second)
{
    return !strcmp(value, first) || !strcmp(value, second);
}

static bool is_for_us(const request_rules *rules, struct MHD_Connection *c)
{
    const seen host = header(c, "Host");

    return host.count == 1 &&
           is_one_of(host.value, rules->hosts[0], rules->hosts[1]);
}

static bool is_from_us(const request_rules *rules, struct MHD_Connection *c)
{
    const seen origin = header(c, "Origin");

    return !origin.count ||
           (origin.count == 1 &&
            is_one_of(origin.value, rules->origins[0], rules->origins[1]));
}

static bool is_ours(struct MHD_Connection *c)
{
    const seen ours = header(c, "X-Hemiface");

    return ours.count == 1 && !strcmp(ours.value, "review");
}

/* Whether a body is announced that is too large. */
static bool is_too_large(struct MHD_Connection *c)
{
    const seen length = header(c, "Content-Length");
    char *end;

    return length.count && strtoull(length.value, &end, 10) > MOST_BODY;
}

/* ------------------------------------------------------------------ routes */

static const struct {
    const char *what; /* after /api/photo/N, or the whole path */
    bool of_photo;
    const char *method;
    answer_maker *make;
} routes[] = {
    {"/api/queue", false, "GET", answer_queue},
    {"/image", true, "GET", answer_image},
    {"/face", true, "GET", answer_face},
    {"/face", true, "PUT", answer_save},
    {"/measure", true, "POST", answer_measure},
};

static const char api_photo[] = "/api/photo/";

/* "/api/photo/12/face": the number, and what follows it. A number is written
 * in one way only. */
static const char *read_photo(const char *url, size_t photos, size_t *n)
{
    const size_t length = strlen(api_photo);
    const char *digits = url + length, *end = digits;

    if (strncmp(url, api_photo, length) != 0)
        return NULL;
    *n = 0;
    while (*end >= '0' && *end <= '9' && end - digits < 9)
        *n = 10 * *n + (size_t)(*end++ - '0');
    if (end == digits || (*digits == '0' && end - digits > 1) || *n >= photos)
        return NULL;
    return end;
}

static request_verdict refuse(unsigned status, const char *text)
{
    return (request_verdict){.status = status, .text = text};
}

static request_verdict find_page(request *q, const char *url,
                                 const char *method)
{
    request_verdict v = refuse(404, "there is no such page");

    q->page = page_find(url);
    if (!q->page)
        return v;
    if (!strcmp(method, "GET"))
        return (request_verdict){.status = 0};
    v = refuse(405, "only GET");
    v.allow = "GET";
    return v;
}

static request_verdict find_route(request *q, const char *url,
                                  const char *method, size_t photos)
{
    const char *rest = read_photo(url, photos, &q->n);
    request_verdict v = refuse(404, "there is no such page");
    const char *allow = NULL;

    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
        const char *path = routes[i].of_photo ? rest : url;

        if (!path || strcmp(path, routes[i].what) != 0)
            continue;
        if (!strcmp(method, routes[i].method)) {
            q->make = routes[i].make;
            return (request_verdict){.status = 0};
        }
        allow = allow ? "GET, PUT" : routes[i].method;
    }
    if (allow) {
        v = refuse(405, "not by this method");
        v.allow = allow;
    }
    return v;
}

/* ------------------------------------------------------------------- judge */

static bool has_session(const request_rules *rules, struct MHD_Connection *c)
{
    return secret_is(
        rules->session,
        MHD_lookup_connection_value(c, MHD_COOKIE_KIND, rules->cookie_name));
}

request_verdict request_judge(request *q, const request_rules *rules,
                              struct MHD_Connection *c, const char *url,
                              const char *method, size_t photos)
{
    const char *token =
        MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, "token");
    const bool api = !strncmp(url, "/api/", 5);
    request_verdict v;

    if (!is_for_us(rules, c))
        return refuse(403, "this is not who was asked for");
    if (!is_from_us(rules, c))
        return refuse(403, "a page of elsewhere may not ask");
    if (token && !strcmp(url, "/") && !strcmp(method, "GET"))
        return (request_verdict){.token = token};
    if (!has_session(rules, c))
        return refuse(403, "open the link that hemiface review printed; Enter "
                           "there prints a new one");
    v = api ? find_route(q, url, method, photos) : find_page(q, url, method);
    if (v.status)
        return v;
    if (api && !is_ours(c))
        return refuse(403, "the header X-Hemiface is missing");
    if (is_too_large(c))
        return refuse(413, "the body is over 1 MiB");
    return v;
}

/* -------------------------------------------------------------------- body */

bool request_take(request *q, const char *bytes, size_t count)
{
    q->seen += count;
    if (q->page || q->overflow || q->used + count > MOST_BODY) {
        q->overflow = !q->page;
        return q->seen <= MOST_PATIENCE;
    }
    if (q->used + count > q->room) {
        const size_t room = 2 * (q->used + count);
        char *grown = realloc(q->body, room);

        if (!grown)
            return false;
        q->body = grown;
        q->room = room;
    }
    memcpy(q->body + q->used, bytes, count);
    q->used += count;
    return true;
}
