/* review/answer_queue.c - the queue, worst photo first */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "cmd/photo/source.h"
#include "cmd/review/answer.h"
#include "cmd/review/doubt.h"

/* A photo's place in the queue. */
typedef struct place {
    size_t n;
    doubt doubt;
} place;

static int by_doubt(const void *left, const void *right)
{
    const place *a = left, *b = right;

    if (doubt_before(&a->doubt, &b->doubt))
        return -1;
    if (doubt_before(&b->doubt, &a->doubt))
        return 1;
    return (a->n > b->n) - (a->n < b->n);
}

static const hf_face *rest_of(const review *r, const review_photo *photo)
{
    const review_photo *rest =
        photo->rest >= 0 ? &r->photos[photo->rest] : photo;

    return rest == photo ? NULL : rest->face;
}

static json_t *number(double value)
{
    return isnan(value) ? json_null() : json_real(value);
}

static hf_affected side_of(const review *r, const review_photo *photo)
{
    const hf_review *record = photo->face ? hf_face_review(photo->face) : NULL;

    if (record && record->side != HF_AFFECTED_UNKNOWN)
        return record->side;
    return r->options->blind ? HF_AFFECTED_UNKNOWN : photo->row->side;
}

/* Names of files and patients may be any bytes, and JSON is UTF-8. */
static json_t *words(const char *text)
{
    json_t *json = json_string(text);
    char *copy = json ? NULL : strdup(text);

    for (char *c = copy; c && *c; c++)
        if ((unsigned char)*c >= 0x80)
            *c = '?';
    if (copy)
        json = json_string(copy);
    free(copy);
    return json;
}

/* The photo's name stands above it, and its folders are nobody's business. */
static const char *nameless(const review_photo *photo, const char *text)
{
    const char *path = photo->row->path;
    const size_t length = strlen(path);

    if (*text != '\'' || strncmp(text + 1, path, length) != 0 ||
        text[1 + length] != '\'')
        return text;
    text += 1 + length + 1;
    text += *text == ':';
    text += *text == ' ';
    return text;
}

/* What a blind rater may not know is empty. */
static json_t *photo_json(const review *r, const place *p)
{
    const review_photo *photo = &r->photos[p->n];
    const bool blind = r->options->blind;
    char name[4200];

    return json_pack(
        "{sI so so so ss ss so so ss sb so so}", "n", (json_int_t)p->n, "name",
        words(review_name(name, sizeof name, r, p->n)), "patient",
        words(blind ? "" : photo->row->patient), "visit",
        words(blind ? "" : photo->row->visit), "view",
        hf_view_name(photo->row->view), "side",
        hf_affected_name(side_of(r, photo)), "doubt",
        number(blind ? NAN : p->doubt.mm), "cause",
        words(blind ? "" : nameless(photo, p->doubt.cause)), "state",
        review_state(photo), "waiting", (int)(photo->stage == REVIEW_WAITING),
        "error",
        words(blind && *photo->error ? "this photo cannot be used"
                                     : nameless(photo, photo->error)),
        "rest",
        blind || photo->rest < 0 ? json_null() : json_integer(photo->rest));
}

static json_t *photos_json(const review *r, const place *places)
{
    json_t *list = json_array();

    for (size_t i = 0; i < r->count; i++) {
        if (json_array_append_new(list, photo_json(r, &places[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *queue_json(review *r, place *places)
{
    json_t *photos;
    size_t done;

    pthread_mutex_lock(&r->lock);
    for (size_t n = 0; n < r->count; n++) {
        const review_photo *photo = &r->photos[n];

        places[n] = (place){.n = n, .doubt = {.mm = NAN}};
        if (!r->options->blind)
            doubt_of(&places[n].doubt, photo, rest_of(r, photo));
    }
    done = r->done;
    qsort(places, r->count, sizeof *places, by_doubt);
    photos = photos_json(r, places);
    pthread_mutex_unlock(&r->lock);
    if (!photos)
        return NULL;
    return json_pack("{so sb ss sI sI so}", "rater", words(r->options->rater),
                     "blind", (int)r->options->blind, "side",
                     hf_affected_name(r->options->blind ? HF_AFFECTED_UNKNOWN
                                                        : cli_affected()),
                     "looked_at", (json_int_t)done, "count",
                     (json_int_t)r->count, "photos", photos);
}

void answer_queue(answer *out, review *r, size_t n, const char *body,
                  size_t count)
{
    place *places = malloc(r->count * sizeof *places);
    json_t *json = places ? queue_json(r, places) : NULL;
    char *text = json ? json_dumps(json, JSON_COMPACT) : NULL;

    (void)n;
    (void)body;
    (void)count;
    json_decref(json);
    free(places);
    if (text)
        *out = (answer){200, "application/json", text, strlen(text)};
    else
        answer_text(out, 500, "out of memory");
}
