#define _DEFAULT_SOURCE /* strcasecmp on all systems */

#include "tests/support/http.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int http_connect(int port)
{
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((unsigned short)port)};
    const int s = socket(AF_INET, SOCK_STREAM, 0);

    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (s >= 0 && connect(s, (struct sockaddr *)&to, sizeof to) != 0) {
        close(s);
        return -1;
    }
    return s;
}

int http_write(int socket_, const void *bytes, size_t count)
{
    const char *from = bytes;

    while (count) {
        const ssize_t n = send(socket_, from, count, MSG_NOSIGNAL);

        if (n <= 0)
            return -1;
        from += n;
        count -= (size_t)n;
    }
    return 0;
}

/* Finds status and body; whether the body is whole. */
static int is_whole(http_answer *a)
{
    const char *end = a->text ? strstr(a->text, "\r\n\r\n") : NULL;
    const char *length;

    if (!end)
        return 0;
    sscanf(a->text, "HTTP/1.%*d %d", &a->status);
    a->body = end + 4;
    a->count = a->size - (size_t)(a->body - a->text);
    length = http_header(a, "Content-Length");
    return length && a->count >= strtoul(length, NULL, 10);
}

void http_read(http_answer *out, int socket_, int seconds)
{
    const time_t until = time(NULL) + seconds;

    memset(out, 0, sizeof *out);
    while (!is_whole(out) && time(NULL) <= until) {
        struct pollfd ready = {.fd = socket_, .events = POLLIN};
        ssize_t n;

        if (poll(&ready, 1, 1000) <= 0)
            continue;
        out->text = realloc(out->text, out->size + 65537);
        n = recv(socket_, out->text + out->size, 65536, 0);
        out->size += n > 0 ? (size_t)n : 0;
        out->text[out->size] = 0;
        if (n <= 0)
            break;
    }
    is_whole(out);
    close(socket_);
}

void http_clear(http_answer *answer)
{
    free(answer->text);
    memset(answer, 0, sizeof *answer);
}

void http_raw(http_answer *out, int port, const void *bytes, size_t count)
{
    const int s = http_connect(port);

    memset(out, 0, sizeof *out);
    if (s < 0)
        return;
    /* Who refuses early may stop reading: what it said counts. */
    http_write(s, bytes, count);
    http_read(out, s, 60);
}

void http_ask(http_answer *out, int port, const char *method, const char *path,
              const char *headers, const char *body, size_t count)
{
    const size_t room = strlen(path) + strlen(headers) + count + 300;
    char *text = malloc(room);
    int used = snprintf(text, room,
                        "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
                        "Connection: close\r\n%s",
                        method, path, port, headers);

    if (body)
        used += snprintf(text + used, room - (size_t)used,
                         "Content-Length: %zu\r\n", count);
    used += snprintf(text + used, room - (size_t)used, "\r\n");
    if (body)
        memcpy(text + used, body, count);
    http_raw(out, port, text, (size_t)used + (body ? count : 0));
    free(text);
}

const char *http_header(const http_answer *answer, const char *name)
{
    static char value[1000];
    const size_t length = strlen(name);
    const char *line = answer->text;

    while (line && (line = strstr(line, "\r\n")) && line[2] != '\r') {
        line += 2;
        if (strncasecmp(line, name, length) != 0 || line[length] != ':')
            continue;
        line += length + 1;
        line += strspn(line, " ");
        snprintf(value, sizeof value, "%.*s", (int)strcspn(line, "\r"), line);
        return value;
    }
    return NULL;
}
