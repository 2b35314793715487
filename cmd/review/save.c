/* review/save.c - an edit on its way into the face file */
#include "cmd/review/save.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd/cli/message.h"
#include "cmd/review/load.h"
#include "cmd/review/merge.h"
#include "cmd/review/place.h"

/* Most bytes of a face file that is written: half of what hf_face_read takes,
 * so that no edit makes a file that cannot be read again. Some 100000 moved
 * points. */
static const size_t most_bytes = (size_t)16 << 20;

unsigned long save_revision(const hf_face *face)
{
    const hf_review *record = hf_face_review(face);

    return record ? record->revision : 0;
}

/* ------------------------------------------------------------------ saving */

static void now_utc(char text[32])
{
    const time_t now = time(NULL);
    struct tm utc;

    gmtime_r(&now, &utc);
    strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

/* Another program wrote the face file: what it says counts from now on, if it
 * is of this photo and, when blind, of this rater. */
static review_answer refresh(review *r, review_photo *photo, hf_error *error)
{
    hf_face *face = NULL;
    hf_status status;
    struct stat info;

    /* One that was taken away is made again, with all that it held. */
    if (load_is_same(photo) || lstat(photo->target, &info) != 0)
        return REVIEW_FINE;
    status = load_target(&face, photo, r->options, hf_face_width(photo->face),
                         hf_face_height(photo->face), error);
    if (status != HF_OK) {
        /* Its words name the photo. */
        if (r->options->blind)
            snprintf(error->text, sizeof error->text,
                     "the face file was replaced by one that is not of this "
                     "blind review: nothing is saved until it is gone");
        return REVIEW_CONFLICT;
    }
    pthread_mutex_lock(&r->lock);
    hf_face_free(photo->face);
    photo->face = face;
    load_stamp(photo);
    pthread_mutex_unlock(&r->lock);
    snprintf(error->text, sizeof error->text,
             "the face file was changed by another program");
    return REVIEW_CONFLICT;
}

static hf_status write_face(const review *r, const review_photo *photo,
                            const hf_face *face, hf_error *error)
{
    hf_face *turned = NULL;
    hf_status status = place_make(r->options, photo->target, error);

    if (status == HF_OK)
        status =
            place_check_target(r->options, photo->row, photo->target, error);
    if (status == HF_OK && photo->mirrored)
        status = hf_face_mirror(&turned, face, error);
    if (status == HF_OK)
        status = hf_face_write(turned ? turned : face, photo->target, error);
    hf_face_free(turned);
    return status;
}

static bool fits(const hf_face *face, hf_error *error)
{
    char *text = NULL;
    size_t length;

    if (hf_face_to_json(&text, face, true, error) != HF_OK)
        return false;
    length = strlen(text);
    free(text);
    if (length <= most_bytes)
        return true;
    snprintf(error->text, sizeof error->text,
             "the record of edits has become too long to be kept");
    return false;
}

/* Takes made over. */
static review_answer keep(review *r, size_t n, hf_face *made, hf_error *error)
{
    review_photo *photo = &r->photos[n];

    if (!fits(made, error)) {
        hf_face_free(made);
        return REVIEW_FULL;
    }
    if (write_face(r, photo, made, error) != HF_OK) {
        cli_complain("not saved: %s", error->text);
        hf_face_free(made);
        return REVIEW_FAILED;
    }
    pthread_mutex_lock(&r->lock);
    hf_face_free(photo->face);
    photo->face = made;
    photo->error[0] = 0;
    load_stamp(photo);
    r->saves++;
    pthread_mutex_unlock(&r->lock);
    return REVIEW_FINE;
}

/* Only who saves changes a face that was looked at, and one at a time does:
 * it is read here without the lock. */
static review_answer put(review *r, size_t n, const hf_face *sent,
                         unsigned long revision, hf_error *error)
{
    review_photo *photo = &r->photos[n];
    hf_face *made = NULL;
    review_answer answer;
    hf_status status;
    char at[32];

    if (!photo->face) {
        snprintf(error->text, sizeof error->text, "%s", photo->error);
        return REVIEW_FORBIDDEN;
    }
    answer = save_check_sent(sent, photo->face, error);
    if (answer == REVIEW_FINE)
        answer = refresh(r, photo, error);
    if (answer != REVIEW_FINE)
        return answer;
    if (revision != save_revision(photo->face)) {
        snprintf(error->text, sizeof error->text,
                 "revision %lu is not the current one, %lu", revision,
                 save_revision(photo->face));
        return REVIEW_CONFLICT;
    }
    now_utc(at);
    status = merge_faces(&made, sent, photo->face, merge_automatic(photo->face),
                         at, error);
    if (status != HF_OK)
        return status == HF_E_OPTION ? REVIEW_WRONG : REVIEW_FAILED;
    return keep(r, n, made, error);
}

review_answer save_put(review *r, size_t n, const json_t *body,
                       unsigned long *revision, hf_error *error)
{
    hf_face *sent = NULL;
    review_answer answer = save_read_request(&sent, body, revision, error);

    if (answer != REVIEW_FINE)
        return answer;
    if (!review_wait(r, n)) {
        hf_face_free(sent);
        snprintf(error->text, sizeof error->text, "the program ends");
        return REVIEW_FAILED;
    }
    pthread_mutex_lock(&r->saving);
    answer = put(r, n, sent, *revision, error);
    if (answer == REVIEW_FINE)
        *revision = save_revision(r->photos[n].face);
    pthread_mutex_unlock(&r->saving);
    hf_face_free(sent);
    return answer;
}
