/* tests/support/reviewer.h - hemiface review, run and asked by a test */
#ifndef HF_TEST_REVIEWER_H
#define HF_TEST_REVIEWER_H

#include <stdbool.h>
#include <sys/types.h>

#include <jansson.h>

#include <hemiface/review.h>

#include "tests/support/http.h"

/** A server that runs. */
typedef struct reviewer {
    pid_t pid;
    int port, input, output;
    char token[64], cookie[200]; /**< cookie: a header's line */
    char folder[64];             /**< of the test's own */
} reviewer;

/** cmocka set-up and tear-down: *state is a reviewer whose folder holds the
 *  visit "visit": rest and smile-full of the sample patient before surgery,
 *  each with a face file of known points. The tear-down ends the server if it
 *  still runs, which must go well, and removes the folder. */
int reviewer_setup(void **state);
int reviewer_teardown(void **state);

/** A path in the test's folder; good until the eighth call after. */
const char *reviewer_path(const reviewer *r, const char *name);

/** Starts it there with --no-open, these options (NULL-terminated) and waits
 *  for its link; fails the test without one. */
void reviewer_start(reviewer *r, const char *const *options);
/** The same, to see it fail: its exit status, what it said in *said (free). */
int reviewer_fails(reviewer *r, const char *const *options, char **said);
/** Largest file that servers started from now on may write, bytes; 0: any. */
void reviewer_limit(long bytes);
/** Reads a link from its output. */
void reviewer_read_link(reviewer *r);
/** Follows the link. */
void reviewer_enter(reviewer *r);
/** Both: started and entered. */
void reviewer_run(reviewer *r, const char *const *options);
/** Ends it by a signal: its exit status, or -1 if the signal killed it. */
int reviewer_end(reviewer *r, int number);
/** What it said on stderr so far; free() it. */
char *reviewer_said(const reviewer *r);

/** Asks as the page does. body: or NULL. */
void reviewer_ask(http_answer *out, const reviewer *r, const char *method,
                  const char *path, const char *body);
/** The same: the answer must be that status; its JSON, or NULL. */
json_t *reviewer_json(const reviewer *r, int status, const char *method,
                      const char *path, const json_t *body);

/** The number of the photo whose name ends so. */
int reviewer_find(const reviewer *r, const char *name);
/** "/api/photo/3/face"; static. */
const char *reviewer_photo(int n, const char *what);
/** A request to save a face as it was sent, by AB and without edits. */
json_t *reviewer_body(const reviewer *r, int n, const char *verdict);
/** Moves a point of a request's face and adds the edit. contour:
 *  "commissure.left", "chin". */
void reviewer_move(json_t *body, const char *contour, size_t index, double dx,
                   double dy);

/** Runs a shell command in the test's folder with the tools in PATH: its exit
 *  status, what it printed (stdout and stderr) in *said if not NULL. */
int reviewer_shell(const reviewer *r, const char *command, char **said);

#endif
