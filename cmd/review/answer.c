/* review/answer.c - what the page asks for */
#include "cmd/review/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "cmd/photo/source.h"
#include "cmd/review/merge.h"
#include "cmd/review/place.h"
#include "cmd/review/save.h"
#include "cmd/review/values.h"

/* JPEG quality: what is seen, and clicked on, should not drown in JPEG's own
 * error. */
static const int quality = 95;

#define DIGITS JSON_REAL_PRECISION(17)

void answer_text(answer *out, unsigned status, const char *text)
{
    const size_t length = strlen(text);
    char *line = malloc(length + 2);

    *out = (answer){status, "text/plain; charset=utf-8", NULL, 0};
    if (!line)
        return;
    memcpy(line, text, length);
    line[length] = '\n';
    line[length + 1] = 0;
    out->bytes = line;
    out->count = length + 1;
}

/* Takes json over. */
static void answer_json(answer *out, json_t *json)
{
    char *text = json ? json_dumps(json, JSON_COMPACT | DIGITS) : NULL;

    json_decref(json);
    if (text)
        *out = (answer){200, "application/json", text, strlen(text)};
    else
        answer_text(out, 500, "out of memory");
}

/* ------------------------------------------------------------------- photo */

/* One picture at a time: a large one takes 600 MB while it is decoded. */
static pthread_mutex_t decoding = PTHREAD_MUTEX_INITIALIZER;

static hf_status encode(answer *out, const review_photo *photo, hf_error *error)
{
    const hf_image_options options = cli_image_options();
    hf_image *image = NULL, *turned = NULL;
    unsigned char *bytes = NULL;
    size_t count = 0;
    hf_status status = hf_image_read(&image, photo->row->path, &options, error);

    if (status == HF_OK && photo->mirrored)
        status = hf_image_mirror(&turned, image, error);
    if (status == HF_OK)
        status = hf_image_encode_jpeg(&bytes, &count, turned ? turned : image,
                                      quality, error);
    hf_image_free(image);
    hf_image_free(turned);
    *out = (answer){200, "image/jpeg", bytes, count};
    return status;
}

void answer_image(answer *out, review *r, size_t n, const char *body,
                  size_t count)
{
    const review_photo *photo = &r->photos[n];
    hf_error error;
    hf_status status = place_check_photo(r->options, photo->row, &error);

    (void)body;
    (void)count;
    if (status == HF_OK) {
        pthread_mutex_lock(&decoding);
        status = encode(out, photo, &error);
        pthread_mutex_unlock(&decoding);
    }
    if (status != HF_OK)
        answer_text(out, status == HF_E_MEMORY ? 500 : 403,
                    r->options->blind ? "this photo cannot be read"
                                      : error.text);
}

/* -------------------------------------------------------------------- face */

static json_t *to_json(const hf_face *face)
{
    char *text = NULL;
    json_t *json;

    if (!face || hf_face_to_json(&text, face, false, NULL) != HF_OK)
        return NULL;
    json = json_loads(text, 0, NULL);
    free(text);
    return json;
}

static hf_affected side_of(const review *r, size_t n, const hf_face *face)
{
    const hf_review *record = face ? hf_face_review(face) : NULL;

    if (record && record->side != HF_AFFECTED_UNKNOWN)
        return record->side;
    return r->options->blind ? HF_AFFECTED_UNKNOWN : r->photos[n].row->side;
}

/* The record on its own; the face without it, and when blind without the
 * photo's name. */
static json_t *take_record(const review *r, json_t *face)
{
    json_t *record = json_incref(json_object_get(face, "review"));

    json_object_del(face, "review");
    if (r->options->blind)
        json_object_set_new(face, "photo", json_string(""));
    return record;
}

static json_t *automatic_json(const review *r, size_t n, const hf_face *face)
{
    const hf_review *record = hf_face_review(face);

    if (r->options->blind)
        return NULL;
    if (record)
        return to_json(record->automatic);
    return r->photos[n].stage == REVIEW_EMPTY ? NULL : to_json(face);
}

static json_t *or_null(json_t *json)
{
    return json ? json : json_null();
}

static json_t *values_of(const review *r, size_t n, hf_affected side,
                         const hf_face *face, const hf_face *rest)
{
    hf_error error;

    if (r->options->blind)
        return json_array();
    return values_json(r->photos[n].row, side, face, rest, &error);
}

void answer_face(answer *out, review *r, size_t n, const char *body,
                 size_t count)
{
    hf_face *face, *rest;
    hf_error error;
    json_t *json, *record, *values;

    (void)body;
    (void)count;
    if (!review_faces(r, n, &face, &rest, &error)) {
        answer_text(out, 403, error.text);
        return;
    }
    json = to_json(face);
    record = take_record(r, json);
    values = values_of(r, n, side_of(r, n, face), face, rest);
    if (json && values) {
        json = json_pack("{sI so so so so}", "revision",
                         (json_int_t)save_revision(face), "face", json,
                         "automatic", or_null(automatic_json(r, n, face)),
                         "review", or_null(record), "values", values);
    } else {
        json_decref(values);
        json_decref(record);
        json_decref(json);
        json = NULL;
    }
    answer_json(out, json);
    hf_face_free(face);
    hf_face_free(rest);
}

/* ------------------------------------------------------------------ bodies */

/* NULL: answered. */
static json_t *read_body(answer *out, const char *body, size_t count)
{
    json_error_t where;
    json_t *json =
        json_loadb(body ? body : "", count, JSON_REJECT_DUPLICATES, &where);
    char text[300];

    if (json_is_object(json))
        return json;
    if (json)
        snprintf(text, sizeof text, "the body must be an object");
    else
        snprintf(text, sizeof text,
                 "the body is no JSON: line %d, column %d: "
                 "%.200s",
                 where.line, where.column, where.text);
    json_decref(json);
    /* What it quotes of the body may have broken the line. */
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = ' ';
    answer_text(out, 400, text);
    return NULL;
}

/* A request may try another side than the declared one. */
static bool read_side(answer *out, const json_t *body, hf_affected *side)
{
    const char *word = json_string_value(json_object_get(body, "side"));
    hf_error error;

    if (!word || hf_affected_parse(side, word, &error) == HF_OK)
        return true;
    answer_text(out, 400, error.text);
    return false;
}

/* The page sends places; how sure they are, and what the photo is like, is ours
 * to say. */
static void measure_as(answer *out, review *r, size_t n, const hf_face *sent,
                       hf_affected side)
{
    hf_face *face = NULL, *rest = NULL, *points = NULL;
    hf_error error;
    json_t *values = NULL;
    review_answer status = REVIEW_FORBIDDEN;

    if (review_faces(r, n, &face, &rest, &error))
        status = save_check_places(sent, face, &error);
    if (status == REVIEW_FINE) {
        if (side == HF_AFFECTED_UNKNOWN)
            side = side_of(r, n, face);
        if (merge_points(&points, sent, face, merge_automatic(face), &error) ==
            HF_OK)
            values = values_json(r->photos[n].row, side, points, rest, &error);
        if (!values)
            status = REVIEW_WRONG;
    }
    if (values)
        answer_json(out, json_pack("{so}", "values", values));
    else
        answer_text(out, status, error.text);
    hf_face_free(points);
    hf_face_free(face);
    hf_face_free(rest);
}

static void measure(answer *out, review *r, size_t n, const json_t *body)
{
    hf_affected side = HF_AFFECTED_UNKNOWN;
    hf_error error = {HF_OK, ""};
    hf_face *sent = NULL;
    review_answer read = save_read_face(&sent, body, NULL, &error);

    if (read != REVIEW_FINE)
        answer_text(out, read, error.text);
    else if (read_side(out, body, &side))
        measure_as(out, r, n, sent, side);
    hf_face_free(sent);
}

void answer_measure(answer *out, review *r, size_t n, const char *body,
                    size_t count)
{
    json_t *json;

    if (r->options->blind) {
        answer_text(out, 403, "a blind review shows no values");
        return;
    }
    json = read_body(out, body, count);
    if (json)
        measure(out, r, n, json);
    json_decref(json);
}

static void saved(answer *out, review *r, size_t n, unsigned long revision)
{
    hf_face *face, *rest;
    hf_error error;
    json_t *values = NULL;

    if (review_faces(r, n, &face, &rest, &error)) {
        values = values_of(r, n, side_of(r, n, face), face, rest);
        hf_face_free(face);
        hf_face_free(rest);
    }
    answer_json(out, json_pack("{sI so}", "revision", (json_int_t)revision,
                               "values", values ? values : json_array()));
}

void answer_save(answer *out, review *r, size_t n, const char *body,
                 size_t count)
{
    json_t *json = read_body(out, body, count);
    unsigned long revision;
    review_answer status;
    hf_error error;

    if (!json)
        return;
    status = save_put(r, n, json, &revision, &error);
    json_decref(json);
    if (status == REVIEW_FINE)
        saved(out, r, n, revision);
    else
        answer_text(out, status, error.text);
}
