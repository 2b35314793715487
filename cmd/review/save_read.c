/* review/save_read.c - what a request to save says, and whether it can be */
#include "cmd/review/save.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/review/merge.h"

/* How far outside the photo a point may be placed, in sides of the photo: a
 * face that is cut off goes on there. Farther is a mistake, and numbers near
 * a double's end would overflow in what is measured. */
static const double most_outside = 1;

static review_answer no_memory(hf_error *error)
{
    snprintf(error->text, sizeof error->text, "out of memory");
    return REVIEW_FAILED;
}

static review_answer wrong(hf_error *error, const char *key, const char *what)
{
    snprintf(error->text, sizeof error->text, "%s: %s", key, what);
    return REVIEW_WRONG;
}

/* The library's own reader checks it, so that what is accepted here is what a
 * face file may hold. */
review_answer save_read_face(hf_face **out, const json_t *body, json_t *record,
                             hf_error *error)
{
    json_t *face = json_object_get(body, "face"), *copy;
    hf_status status;
    char *text = NULL;

    if (!json_is_object(face))
        return wrong(error, "face", face ? "must be an object" : "is missing");
    copy = json_copy(face);
    if (!record)
        json_object_del(copy, "review");
    /* A face to be saved that lost its record would be one of nobody. */
    if (!record || json_object_set(copy, "review", record) == 0)
        text = json_dumps(copy, JSON_COMPACT | JSON_REAL_PRECISION(17));
    json_decref(copy);
    if (!text)
        return no_memory(error);
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

review_answer save_read_request(hf_face **out, const json_t *body,
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
    if (!record)
        return no_memory(error);
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

review_answer save_check_sent(const hf_face *sent, const hf_face *now,
                              hf_error *error)
{
    if (hf_face_review(sent)->verdict == HF_REVIEW_ACCEPTED &&
        !merge_has_points(sent))
        return wrong(error, "verdict", "no contour is placed yet");
    return save_check_places(sent, now, error);
}
