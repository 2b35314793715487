/* review/serve.h - the server: who may ask, what is answered
 *
 * It listens on 127.0.0.1 and nowhere else. A link with a secret that is good
 * for one use gives the browser a cookie with another; without it nothing is
 * answered. hemiface-review(1), SECURITY, has why each check is there.
 */
#ifndef HF_REVIEW_SERVE_H
#define HF_REVIEW_SERVE_H

#include "cmd/review/queue.h"

typedef struct serve serve;

/** Threads that answer: one may decode a photo while others save. */
enum { SERVE_THREADS = 4 };

/** Listens; who connects waits. port 0: any that is free. NULL: complained of.
 *  r outlives it. */
serve *serve_listen(review *r, int port);
/** Answers from now on, by threads that need no other socket. False:
 *  complained of. */
bool serve_start(serve *s);
/** A link that was not used yet, static: it replaces the one before, and its
 *  use ends the session before. NULL: no random numbers, complained of. */
const char *serve_link(serve *s);
/** To be called every second or so once it has started: hangs up on who takes
 *  too long. */
void serve_tick(serve *s);
/** Answers what was begun, and ends; also what was never started. */
void serve_stop(serve *s);

#endif
