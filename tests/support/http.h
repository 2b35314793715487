/* tests/support/http.h - a client that may say anything */
#ifndef HF_TEST_HTTP_H
#define HF_TEST_HTTP_H

#include <stddef.h>

/** What came back. */
typedef struct http_answer {
    int status; /**< 0: the server hung up without a word */
    char *text; /**< all of it, ended by a 0; free() it */
    size_t size;
    const char *body; /**< in text */
    size_t count;
} http_answer;

/** A connection to a port of 127.0.0.1; -1: refused. */
int http_connect(int port);
/** Sends all bytes. -1: the server hung up. */
int http_write(int socket, const void *bytes, size_t count);
/** Reads until the answer is whole, the server hangs up, or seconds pass, and
 *  closes. */
void http_read(http_answer *out, int socket, int seconds);
void http_clear(http_answer *answer);

/** Sends bytes as they are and reads the answer. */
void http_raw(http_answer *out, int port, const void *bytes, size_t count);
/** A request with the right Host; headers: further lines, each ended by CR LF,
 *  or "". body NULL: none. */
void http_ask(http_answer *out, int port, const char *method, const char *path,
              const char *headers, const char *body, size_t count);
/** The value of a header, static, or NULL. */
const char *http_header(const http_answer *answer, const char *name);

#endif
