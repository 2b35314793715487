/* review/save.c - an edit on its way into the face file */
#include "cmd/review/save.h"

#include <math.h>
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

/* How far outside the photo a point may be placed, in sides of the photo: a
 * face that is cut off goes on there. Farther is a mistake, and numbers near
 * a double's end would overflow in what is measured. */
static const double most_outside = 1;

static review_answer wrong(hf_error *error, const char *key, const char *what)
{
    snprintf(error->text, sizeof error->text, "%s: %s", key, what);
    return REVIEW_WRONG;
}

unsigned long save_revision(const hf_face *face)
{
    const hf_review *record = hf_face_review(face);

    return record ? record->revision : 0;
}

/* ----------------------------------------------------------------- reading */

/* The library's own reader checks it, so that what is accepted here is what a
 * face file may hold. */
review_answer save_read_face(hf_face **out, const json_t *body, json_t *record,
                             hf_error *error)
{
    json_t *face = json_object_get(body, "face"), *copy;
    hf_status status;
    char *text;

    if (!json_is_object(face))
        return wrong(error, "face", face ? "must be an object" : "is missing");
    copy = json_copy(face);
    if (record)
        json_object_set(copy, "review", record);
    else
        json_object_del(copy, "review");
    text = json_dumps(copy, JSON_COMPACT | JSON_REAL_PRECISION(17));
    json_decref(copy);
    if (!text) {
        snprintf(error->text, sizeof error->text, "out of memory");
        return REVIEW_FAILED;
    }
    status = hf_face_from_json(out, text, strlen(text), "request", error);
    free(text);
    if (status == HF_OK)
        return REVIEW_FINE;
    return status == HF_E_MEMORY ? REVIEW_FAILED : REVIEW_WRONG;
}

/* The request's record as a face file has it. NULL: no memory. */
static json_t *record_of(const json_t *body)
{
    static const char *const keys[] = {"rater", "side", "verdict", "reason",
                                       "edits"};
    json_t *record = json_object();

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        json_t *value = json_object_get(body, keys[i]);

        if (value && !json_is_null(value) &&
            json_object_set(record, keys[i], value) != 0) {
            json_decref(record);
            return NULL;
        }
    }
    return record;
}

static review_answer read_request(hf_face **out, const json_t *body,
                                  unsigned long *revision, hf_error *error)
{
    const json_t *number = json_object_get(body, "revision");
    const char *rater = json_string_value(json_object_get(body, "rater"));
    json_t *record;
    review_answer answer;

    if (!json_is_integer(number) || json_integer_value(number) < 0)
        return wrong(error, "revision",
                     number ? "must be a whole number that is not negative"
                            : "is missing");
    *revision = (unsigned long)json_integer_value(number);
    if (!rater || !*rater)
        return wrong(error, "rater", "a name is needed");
    record = record_of(body);
    answer = save_read_face(out, body, record, error);
    json_decref(record);
    return answer;
}

/* ------------------------------------------------------------------ checks */

static bool is_near(double value, int side)
{
    return value >= -most_outside * side && value <= (1 + most_outside) * side;
}

static bool are_near(const hf_face *face)
{
    const int w = hf_face_width(face), h = hf_face_height(face);

    for (int side = 0; side < 2; side++) {
        const hf_iris iris = hf_face_iris(face, (hf_side)side);

        if (iris.present &&
            (!is_near(iris.x, w) || !is_near(iris.y, h) || iris.r > fmax(w, h)))
            return false;
        for (int id = 0; id < HF_CONTOUR_COUNT; id++) {
            const hf_contour c =
                hf_face_contour(face, (hf_contour_id)id, (hf_side)side);

            for (size_t i = 0; i < c.count; i++)
                if (!is_near(c.points[i].x, w) || !is_near(c.points[i].y, h))
                    return false;
        }
    }
    return true;
}

review_answer save_check_places(const hf_face *sent, const hf_face *now,
                                hf_error *error)
{
    if (hf_face_width(sent) != hf_face_width(now) ||
        hf_face_height(sent) != hf_face_height(now))
        return wrong(error, "face", "is of a photo of another size");
    if (!are_near(sent))
        return wrong(error, "face", "a point is far outside the photo");
    return REVIEW_FINE;
}

static review_answer check_sent(const hf_face *sent, const hf_face *now,
                                hf_error *error)
{
    if (hf_face_review(sent)->verdict == HF_REVIEW_ACCEPTED &&
        !merge_has_points(sent))
        return wrong(error, "verdict", "no contour is placed yet");
    return save_check_places(sent, now, error);
}

/* ------------------------------------------------------------------ saving */

static void now_utc(char text[32])
{
    const time_t now = time(NULL);
    struct tm utc;

    gmtime_r(&now, &utc);
    strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", &utc);
}

/* Another program wrote the face file: what it says counts from now on. */
static review_answer refresh(review *r, review_photo *photo, hf_error *error)
{
    hf_face *face = NULL;
    hf_status status;
    struct stat info;

    /* One that was taken away is made again, with all that it held. */
    if (load_is_same(photo) || lstat(photo->target, &info) != 0)
        return REVIEW_FINE;
    status = load_target(&face, photo, r->options, error);
    if (status == HF_OK &&
        (hf_face_width(face) != hf_face_width(photo->face) ||
         hf_face_height(face) != hf_face_height(photo->face))) {
        hf_face_free(face);
        snprintf(error->text, sizeof error->text,
                 "the face file was replaced by another photo's");
        return REVIEW_CONFLICT;
    }
    if (status != HF_OK)
        return REVIEW_CONFLICT;
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
    answer = check_sent(sent, photo->face, error);
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
    review_answer answer = read_request(&sent, body, revision, error);

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
