/* review/queue.h - the photos to be reviewed and what is known of each
 *
 * Photos have numbers, 0 on, which the page names them by; with --blind they
 * are shuffled, so that a number tells nothing. One thread of its own finds
 * the faces, in the order of numbers but for the one that is waited for.
 * Everything here is safe from several threads.
 */
#ifndef HF_REVIEW_QUEUE_H
#define HF_REVIEW_QUEUE_H

#include <pthread.h>
#include <stdbool.h>
#include <sys/stat.h>

#include <hemiface/detect.h>
#include <hemiface/review.h>

#include "cmd/manifest/manifest.h"

/** What the tool was asked for. Borrowed words. */
typedef struct review_options {
    const char *out;    /**< folder of face files; NULL: beside the photo */
    const char *rater;  /**< "" = the page asks */
    bool blind;         /**< nothing of the program's own is shown */
    unsigned long seed; /**< of the order when blind */
    const char *folder; /**< photos must lie in it; NULL: in the folder that
                             the manifest names for each */
} review_options;

/** How far a photo has come. */
typedef enum review_stage {
    REVIEW_WAITING = 0, /**< nobody has looked */
    REVIEW_FOUND,       /**< there is a face to correct */
    REVIEW_EMPTY,       /**< no face: contours may be placed by hand */
    REVIEW_CLOSED       /**< nothing can be done; error says why */
} review_stage;

/** One photo. What is not const changes under the queue's lock only. */
typedef struct review_photo {
    const manifest_row *row;
    char *target;  /**< its face file, to be read and written */
    int rest;      /**< number of the visit's rest photo, or -1 */
    bool mirrored; /**< the photo is a mirror image; faces here are not */
    review_stage stage;
    hf_face *face;     /**< as it is now; NULL while waiting or closed */
    struct stat stamp; /**< of the face file when it was read or written */
    bool stamped;      /**< there was one */
    char error[HF_ERROR_SIZE];
} review_photo;

typedef struct review {
    const review_options *options;
    manifest *rows;
    review_photo *photos;
    size_t count;
    pthread_mutex_t lock;   /**< of photos and what follows */
    pthread_mutex_t saving; /**< taken first: one save at a time */
    pthread_cond_t changed; /**< a photo was looked at */
    size_t done;            /**< photos looked at */
    size_t wanted;          /**< looked at next; count = none */
    bool stop;
    pthread_t finder;
    bool running;
    size_t saves; /**< for the last words */
} review;

/** Takes the manifest over and gives photos numbers and face files. NULL: it
 *  was complained of. */
review *review_new(manifest *rows, const review_options *options);
/** Starts looking for faces. False: complained of. */
bool review_start(review *r);
/** Ends the finder's thread; photos that it has not come to stay waiting. */
void review_stop(review *r);
void review_free(review *r);

/** Waits until a photo has been looked at; false when the program ends. */
bool review_wait(review *r, size_t n);

/** A copy of a photo's face and of its visit's rest photo's (NULL: there is
 *  none, or it is the same photo). False: no face; the error says why. */
bool review_faces(review *r, size_t n, hf_face **face, hf_face **rest,
                  hf_error *error);

/** How the photo's name stands in what people read: "photo 12" when blind.
 *  Returns text. */
const char *review_name(char *text, size_t size, const review *r, size_t n);
/** "open", "edited", "accepted", "rejected", "failed". Under the lock. */
const char *review_state(const review_photo *photo);

#endif
