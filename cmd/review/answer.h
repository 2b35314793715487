/* review/answer.h - what the page asks for */
#ifndef HF_REVIEW_ANSWER_H
#define HF_REVIEW_ANSWER_H

#include <stddef.h>

#include "cmd/review/queue.h"

/** What is sent back. */
typedef struct answer {
    unsigned status;  /**< HTTP's */
    const char *type; /**< of the content */
    void *bytes;      /**< malloc'ed; the receiver's to free */
    size_t count;
} answer;

/** Answers a request about photo n (or about the queue) whose body is that:
 *  the body is NULL where there is none. */
typedef void answer_maker(answer *out, review *r, size_t n, const char *body,
                          size_t count);

answer_maker answer_queue, answer_image, answer_face, answer_measure,
    answer_save;

/** A line of text. */
void answer_text(answer *out, unsigned status, const char *text);

#endif
