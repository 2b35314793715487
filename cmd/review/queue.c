/* review/queue.c - the photos to be reviewed: numbers, names, face files */
#include "cmd/review/queue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "cmd/cli/message.h"
#include "cmd/cli/path.h"
#include "cmd/photo/source.h"
#include "cmd/review/load.h"
#include "cmd/review/place.h"

/* ------------------------------------------------------------------ photos */

/* Face files without a photo show nothing to correct. */
static size_t take_rows(review *r)
{
    size_t left_out = 0;

    for (size_t i = 0; i < manifest_count(r->rows); i++) {
        const manifest_row *row = manifest_at(r->rows, i);

        if (cli_path_may_be_landmarks(row->path))
            left_out++;
        else
            r->photos[r->count++] =
                (review_photo){.row = row,
                               .rest = -1,
                               .mirrored = row->mirrored || cli_mirrored()};
    }
    if (left_out)
        cli_warn("face files without their photo cannot be shown: %zu left out",
                 left_out);
    return r->count;
}

/* So that the order tells nothing: GSL's mt19937 by the seed, whatever
 * GSL_RNG_TYPE says. */
static bool shuffle(review *r)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);

    if (!rng)
        return false;
    gsl_rng_set(rng, r->options->seed);
    gsl_ran_shuffle(rng, r->photos, r->count, sizeof *r->photos);
    gsl_rng_free(rng);
    return true;
}

/* The visit's first rest photo. */
static void find_rests(review *r)
{
    for (size_t i = 0; i < r->count; i++) {
        const manifest_row *row = r->photos[i].row;

        for (size_t k = 0; k < r->count && r->photos[i].rest < 0; k++) {
            const manifest_row *other = r->photos[k].row;

            if (other->view == HF_VIEW_REST &&
                !strcmp(other->visit, row->visit) &&
                !strcmp(other->patient, row->patient))
                r->photos[i].rest = (int)k;
        }
    }
}

static int by_target(const void *left, const void *right)
{
    const review_photo *a = *(const review_photo *const *)left;
    const review_photo *b = *(const review_photo *const *)right;

    return strcmp(a->target, b->target);
}

/* Two photos with one face file would overwrite each other's. */
static bool are_apart(const review *r)
{
    const review_photo **list = malloc((r->count + 1) * sizeof *list);
    bool apart = true;

    if (!list) {
        cli_complain("out of memory");
        return false;
    }
    for (size_t i = 0; i < r->count; i++)
        list[i] = &r->photos[i];
    qsort(list, r->count, sizeof *list, by_target);
    for (size_t i = 1; apart && i < r->count; i++)
        if (!strcmp(list[i]->target, list[i - 1]->target)) {
            cli_complain("'%s' and '%s' would have the same face file '%s': "
                         "rename one of them",
                         list[i - 1]->row->path, list[i]->row->path,
                         list[i]->target);
            apart = false;
        }
    free(list);
    return apart;
}

static bool fill(review *r)
{
    r->photos = calloc(manifest_count(r->rows) + 1, sizeof *r->photos);
    if (!r->photos) {
        cli_complain("out of memory");
        return false;
    }
    if (!take_rows(r)) {
        cli_complain("there is no photo to review");
        return false;
    }
    if (r->options->blind && !shuffle(r)) {
        cli_complain("out of memory");
        return false;
    }
    find_rests(r);
    for (size_t i = 0; i < r->count; i++)
        if (!place_target(&r->photos[i].target, r->options, r->photos[i].row))
            return false;
    return are_apart(r) && place_writable(r);
}

review *review_new(manifest *rows, const review_options *options)
{
    review *r = calloc(1, sizeof *r);

    if (!r) {
        cli_complain("out of memory");
        manifest_free(rows);
        return NULL;
    }
    r->options = options;
    r->rows = rows;
    pthread_mutex_init(&r->lock, NULL);
    pthread_mutex_init(&r->saving, NULL);
    pthread_cond_init(&r->changed, NULL);
    if (fill(r)) {
        r->wanted = r->count;
        return r;
    }
    review_free(r);
    return NULL;
}

void review_free(review *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->count; i++) {
        free(r->photos[i].target);
        hf_face_free(r->photos[i].face);
    }
    free(r->photos);
    manifest_free(r->rows);
    pthread_cond_destroy(&r->changed);
    pthread_mutex_destroy(&r->saving);
    pthread_mutex_destroy(&r->lock);
    free(r);
}

/* ------------------------------------------------------------------ finder */

/* The next photo to look at, or count. Under the lock. */
static size_t next_photo(const review *r, size_t *from)
{
    if (r->wanted < r->count && r->photos[r->wanted].stage == REVIEW_WAITING)
        return r->wanted;
    while (*from < r->count && r->photos[*from].stage != REVIEW_WAITING)
        ++*from;
    return *from;
}

static void *find_all(void *data)
{
    review *r = data;
    hf_detector *networks = NULL;
    hf_error error;
    size_t from = 0, n;

    if (!r->options->blind && hf_detector_new(&networks, &error) != HF_OK)
        cli_complain("%s", error.text);
    pthread_mutex_lock(&r->lock);
    while (!r->stop && (n = next_photo(r, &from)) < r->count) {
        review_photo *photo = &r->photos[n];
        review_photo seen = *photo;

        pthread_mutex_unlock(&r->lock);
        load_photo(&seen, r->options, networks);
        pthread_mutex_lock(&r->lock);
        *photo = seen;
        r->done++;
        pthread_cond_broadcast(&r->changed);
    }
    pthread_mutex_unlock(&r->lock);
    hf_detector_free(networks);
    return NULL;
}

bool review_start(review *r)
{
    r->running = pthread_create(&r->finder, NULL, find_all, r) == 0;
    if (!r->running)
        cli_complain("cannot start a thread");
    return r->running;
}

void review_stop(review *r)
{
    pthread_mutex_lock(&r->lock);
    r->stop = true;
    pthread_cond_broadcast(&r->changed);
    pthread_mutex_unlock(&r->lock);
    if (r->running)
        pthread_join(r->finder, NULL);
    r->running = false;
}

/* Under the lock. */
static bool wait_for(review *r, size_t n)
{
    while (!r->stop && r->photos[n].stage == REVIEW_WAITING) {
        r->wanted = n;
        pthread_cond_wait(&r->changed, &r->lock);
    }
    return r->photos[n].stage != REVIEW_WAITING;
}

bool review_wait(review *r, size_t n)
{
    bool seen;

    pthread_mutex_lock(&r->lock);
    seen = wait_for(r, n);
    pthread_mutex_unlock(&r->lock);
    return seen;
}

/* -------------------------------------------------------------- questions */

bool review_faces(review *r, size_t n, hf_face **face, hf_face **rest,
                  hf_error *error)
{
    const review_photo *photo = &r->photos[n];
    hf_status status = HF_OK;

    *face = *rest = NULL;
    pthread_mutex_lock(&r->lock);
    wait_for(r, n);
    if (photo->rest >= 0 && photo->rest != (int)n && !r->options->blind)
        wait_for(r, (size_t)photo->rest);
    if (!photo->face) {
        status = HF_E_NO_FACE;
        snprintf(error->text, sizeof error->text, "%s", photo->error);
    } else {
        status = hf_face_copy(face, photo->face, error);
    }
    if (status == HF_OK && photo->rest >= 0 && photo->rest != (int)n &&
        r->photos[photo->rest].face)
        status = hf_face_copy(rest, r->photos[photo->rest].face, error);
    pthread_mutex_unlock(&r->lock);
    if (status == HF_OK)
        return true;
    hf_face_free(*face);
    *face = NULL;
    return false;
}

const char *review_name(char *text, size_t size, const review *r, size_t n)
{
    if (r->options->blind)
        snprintf(text, size, "photo %zu", n + 1);
    else
        snprintf(text, size, "%s", r->photos[n].row->photo);
    return text;
}

const char *review_state(const review_photo *photo)
{
    const hf_review *record = photo->face ? hf_face_review(photo->face) : NULL;

    if (record && record->verdict != HF_REVIEW_OPEN)
        return hf_review_verdict_name(record->verdict);
    if (record && record->edit_count)
        return "edited";
    return photo->stage == REVIEW_EMPTY || photo->stage == REVIEW_CLOSED
               ? "failed"
               : "open";
}
