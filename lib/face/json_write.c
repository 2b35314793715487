/* face/json_write.c - a face as JSON, hemiface-face(5) */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <unistr.h>

#include "base/fail.h"
#include "base/file.h"
#include "face/json.h"
#include "face/review.h"

/* 17 digits give back the same double; Jansson ignores the locale. */
#define DIGITS JSON_REAL_PRECISION(17)

/* Bytes of the UTF-8 character at s, or 0: a file name may be anything. */
static size_t character(const char *s)
{
    const int n = u8_mblen((const uint8_t *)s, strlen(s));

    return n > 0 ? (size_t)n : 0;
}

/* The text with each byte that is not UTF-8 as '?', which JSON can hold. */
json_t *hf_json_text(const char *text)
{
    char *copy = strdup(text), *s = copy;
    json_t *json;

    if (!copy)
        return NULL;
    while (*s) {
        size_t n = character(s);

        if (n == 0)
            *s = '?';
        s += n ? n : 1;
    }
    json = json_string(copy);
    free(copy);
    return json;
}

static json_t *points_json(hf_contour c)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < c.count; i++) {
        const hf_point *p = &c.points[i];

        if (json_array_append_new(list,
                                  json_pack("[fff]", p->x, p->y, p->sd))) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

/* One contour that is there: its points, or its sides. */
static json_t *contour_json(const hf_face *face, hf_contour_id id)
{
    json_t *sides;
    int side;

    if (!hf_contour_paired(id))
        return points_json(hf_face_contour(face, id, HF_RIGHT));
    sides = json_object();
    for (side = 0; side < 2; side++) {
        hf_contour c = hf_face_contour(face, id, (hf_side)side);

        if (c.count > 0 &&
            json_object_set_new(sides, hf_side_name((hf_side)side),
                                points_json(c))) {
            json_decref(sides);
            return NULL;
        }
    }
    return sides;
}

static json_t *contours_json(const hf_face *face)
{
    json_t *all = json_object();
    int id;

    for (id = 0; id < HF_CONTOUR_COUNT; id++) {
        size_t count =
            hf_face_contour(face, (hf_contour_id)id, HF_RIGHT).count +
            hf_face_contour(face, (hf_contour_id)id, HF_LEFT).count;

        if (count > 0 &&
            json_object_set_new(all, hf_contour_name((hf_contour_id)id),
                                contour_json(face, (hf_contour_id)id))) {
            json_decref(all);
            return NULL;
        }
    }
    return all;
}

/* Sets key on object unless an earlier step failed. */
void hf_json_set(json_t *object, const char *key, json_t *value, bool *fine)
{
    if (json_object_set_new(object, key, value) != 0)
        *fine = false;
}

static json_t *irises_json(const hf_face *face)
{
    json_t *both = json_object();
    bool fine = true;
    int side;

    for (side = 0; side < 2; side++) {
        hf_iris i = hf_face_iris(face, (hf_side)side);

        if (i.present)
            hf_json_set(both, hf_side_name((hf_side)side),
                        json_pack("{sf sf sf sf sf}", "x", i.x, "y", i.y, "r",
                                  i.r, "sd", i.sd, "r_sd", i.r_sd),
                        &fine);
    }
    if (fine)
        return both;
    json_decref(both);
    return NULL;
}

static json_t *pose_json(const hf_pose *pose)
{
    json_t *json = json_pack("{sf sf sf}", "yaw", pose->yaw, "pitch",
                             pose->pitch, "roll", pose->roll);
    bool fine = json != NULL;

    if (fine && pose->corrected)
        hf_json_set(json, "corrected", json_true(), &fine);
    if (fine)
        return json;
    json_decref(json);
    return NULL;
}

void hf_json_set_parts(json_t *root, const hf_face *face, bool *fine)
{
    const hf_pose pose = hf_face_pose(face);

    hf_json_set(root, "source", hf_json_text(hf_face_source(face)), fine);
    if (hf_face_repeat(face) < 1)
        hf_json_set(root, "repeat", json_real(hf_face_repeat(face)), fine);
    if (pose.known)
        hf_json_set(root, "pose", pose_json(&pose), fine);
    if (hf_face_quality(face).known)
        hf_json_set(root, "quality", hf_json_quality(face), fine);
    if (hf_face_iris(face, HF_RIGHT).present ||
        hf_face_iris(face, HF_LEFT).present)
        hf_json_set(root, "iris", irises_json(face), fine);
    hf_json_set(root, "contours", contours_json(face), fine);
}

static json_t *face_json(const hf_face *face)
{
    json_t *root = json_object();
    bool fine = true;

    hf_json_set(root, "format", json_string("hemiface-face"), &fine);
    hf_json_set(root, "version", json_integer(1), &fine);
    hf_json_set(root, "photo", hf_json_text(hf_face_photo(face)), &fine);
    hf_json_set(root, "width", json_integer(hf_face_width(face)), &fine);
    hf_json_set(root, "height", json_integer(hf_face_height(face)), &fine);
    hf_json_set_parts(root, face, &fine);
    if (hf_face_review(face))
        hf_json_set(root, "review", hf_json_review(face), &fine);
    if (fine)
        return root;
    json_decref(root);
    return NULL;
}

/* A stream into memory leaves out what it has no room for, goes on, and does
   not know of it in the end: only what each call returns tells. */
__attribute__((format(printf, 2, 3))) static bool say(FILE *out,
                                                      const char *format, ...)
{
    va_list args;
    int length;

    va_start(args, format);
    length = vfprintf(out, format, args);
    va_end(args);
    return length >= 0;
}

/* Jansson needs memory to write, too, and stops in the middle without. */
static bool put(FILE *out, const json_t *value)
{
    return json_dumpf(value, out, DIGITS | JSON_ENCODE_ANY) == 0;
}

/* A list of objects, one a line. */
static bool lay_out_list(FILE *out, const json_t *list, int depth)
{
    bool fine = say(out, "[");

    for (size_t i = 0; i < json_array_size(list) && fine; i++)
        fine = say(out, "%s\n%*s", i ? "," : "", 2 * (depth + 1), "") &&
               put(out, json_array_get(list, i));
    return fine && say(out, "\n%*s]", 2 * depth, "");
}

/* Objects spread over lines, arrays on one: a contour is a line to compare
   or edit. Keys are names of this format, so they need no escapes. False
   without memory. */
static bool lay_out(FILE *out, const json_t *value, int depth)
{
    const char *key, *comma = "";
    json_t *part;
    bool fine;

    if (json_is_object(json_array_get(value, 0)))
        return lay_out_list(out, value, depth);
    if (!json_is_object(value) || json_object_size(value) == 0)
        return put(out, value);
    fine = say(out, "{\n");
    json_object_foreach((json_t *)value, key, part)
    {
        fine = fine &&
               say(out, "%s%*s\"%s\": ", comma, 2 * (depth + 1), "", key) &&
               lay_out(out, part, depth + 1);
        comma = ",\n";
    }
    return fine && say(out, "\n%*s}", 2 * depth, "");
}

hf_status hf_face_to_json(char **out, const hf_face *face, bool pretty,
                          hf_error *error)
{
    json_t *root = face_json(face);
    char *text = NULL;
    size_t length = 0;
    bool failed;
    FILE *stream = root ? open_memstream(&text, &length) : NULL;

    if (!stream) {
        json_decref(root);
        return hf_fail_memory(error);
    }
    failed = pretty ? !lay_out(stream, root, 0) || !say(stream, "\n")
                    : json_dumpf(root, stream, DIGITS | JSON_COMPACT) != 0;
    json_decref(root);
    /* A stream that never had memory is closed well, and leaves no text. */
    if (fclose(stream) != 0 || failed || !text) {
        free(text);
        return hf_fail_memory(error);
    }
    *out = text;
    return HF_OK;
}

hf_status hf_face_write(const hf_face *face, const char *path, hf_error *error)
{
    char *text = NULL;
    hf_status status = hf_face_to_json(&text, face, true, error);

    if (status == HF_OK)
        status = hf_face_review(face)
                     ? hf_file_write_kept(path, text, strlen(text), error)
                     : hf_file_write(path, text, strlen(text), error);
    free(text);
    return status;
}
