/* review/request.h - a request: whether it may be, and what it is for */
#ifndef HF_REVIEW_REQUEST_H
#define HF_REVIEW_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include <microhttpd.h>

#include "cmd/review/answer.h"
#include "cmd/review/page.h"
#include "cmd/review/secret.h"

/** What a request is held against. */
typedef struct request_rules {
    unsigned port;
    char hosts[2][32];         /**< what Host may be */
    char origins[2][48];       /**< what Origin may be */
    char cookie_name[24];      /**< cookies know no ports: a name for each */
    char token[SECRET_SIZE];   /**< of the link; "" = it was used */
    char session[SECRET_SIZE]; /**< of the cookie; "" = there is none yet */
} request_rules;

void request_rules_init(request_rules *rules, unsigned port);

/** A request on its way. Start with all zero. */
typedef struct request {
    const page_file *page; /**< one of the page's files, or */
    answer_maker *make;    /**< what answers, */
    size_t n;              /**< about that photo */
    char *body;
    size_t used, room;
    bool overflow; /**< the body is too large; the rest is not kept */
    size_t seen;   /**< bytes of the body that came */
} request;

/** What is to be done about a request before its body comes. */
typedef struct request_verdict {
    unsigned status;   /**< 0: go on; else refuse with it, */
    const char *text;  /**< these words, */
    const char *allow; /**< and these methods, of 405 */
    const char *token; /**< it is a link with that token: nothing else counts */
} request_verdict;

/** Judges it; photos: how many there are. */
request_verdict request_judge(request *q, const request_rules *rules,
                              struct MHD_Connection *c, const char *url,
                              const char *method, size_t photos);

/** Keeps a part of the body. False: hang up. */
bool request_take(request *q, const char *bytes, size_t count);

#endif
