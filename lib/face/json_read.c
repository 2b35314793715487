/* face/json_read.c - a face from JSON, hemiface-face(5)
 *
 * Strict where a mistake would lose data silently (names of contours and
 * sides, types, ranges); other keys may come with later versions and are
 * ignored.
 */
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "face/json.h"
#include "face/review.h"

#undef hf_json_bad /* what analysers are told */

hf_status hf_json_load(json_t **root, const char *text, size_t length,
                       const char *name, hf_error *error)
{
    json_error_t where;

    errno = 0;
    /* Twice the same key: which one counts would be a guess. */
    *root = json_loadb(text, length, JSON_REJECT_DUPLICATES, &where);
    if (*root)
        return HF_OK;
    /* jansson takes a word without memory for it for a mistake of the text, or
       says nothing at all. */
    if (errno == ENOMEM || !where.text[0] ||
        json_error_code(&where) == json_error_out_of_memory)
        return hf_fail_memory(error);
    return hf_fail(error, HF_E_CORRUPT, "'%s' line %d, column %d: %s", name,
                   where.line, where.column, where.text);
}

void hf_json_at(hf_json_reader *r, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(r->path, sizeof r->path, format, args);
    va_end(args);
}

hf_status hf_json_bad(const hf_json_reader *r, const char *what)
{
    return hf_fail(r->error, HF_E_CORRUPT, "'%s': %s: %s", r->name, r->path,
                   what);
}

hf_status hf_json_placed(const hf_json_reader *r, hf_status status,
                         const hf_error *inner)
{
    if (status == HF_OK)
        return HF_OK;
    if (status == HF_E_OPTION)
        return hf_json_bad(r, inner->text);
    return hf_fail(r->error, status, "%s", inner->text);
}

hf_status hf_json_number(hf_json_reader *r, const json_t *object,
                         const char *parent, const char *key, bool needed,
                         double *value)
{
    const json_t *json = json_object_get(object, key);

    hf_json_at(r, "%s%s%s", parent, *parent ? "." : "", key);
    if (!json && !needed)
        return HF_OK;
    if (!json_is_number(json))
        return hf_json_bad(r, json ? "must be a number" : "is missing");
    *value = json_number_value(json);
    return HF_OK;
}

static hf_status text(hf_json_reader *r, const json_t *root, const char *key,
                      hf_face *face,
                      hf_status (*set)(hf_face *, const char *, hf_error *))
{
    const json_t *json = json_object_get(root, key);
    hf_error inner;

    hf_json_at(r, "%s", key);
    if (!json)
        return HF_OK;
    if (!json_is_string(json))
        return hf_json_bad(r, "must be a string");
    return hf_json_placed(r, set(face, json_string_value(json), &inner),
                          &inner);
}

static hf_status read_size(hf_json_reader *r, const json_t *root,
                           const char *key, int *size)
{
    double value = 0;
    hf_status status = hf_json_number(r, root, "", key, true, &value);

    if (status != HF_OK)
        return status;
    if (!(value >= 1 && value <= HF_MAX_SIDE) || value != floor(value))
        return hf_json_bad(r, "must be a whole number from 1 to 65535");
    *size = (int)value;
    return HF_OK;
}

static hf_status read_corrected(hf_json_reader *r, const json_t *pose,
                                bool *corrected)
{
    const json_t *json = json_object_get(pose, "corrected");

    if (!json)
        return HF_OK;
    hf_json_at(r, "pose.corrected");
    if (!json_is_boolean(json))
        return hf_json_bad(r, "must be true or false");
    *corrected = json_is_true(json);
    return HF_OK;
}

static hf_status read_pose(hf_json_reader *r, const json_t *root, hf_face *face)
{
    const json_t *json = json_object_get(root, "pose");
    hf_pose pose = {true, 0, 0, 0, false};
    hf_status status = HF_OK;

    hf_json_at(r, "pose");
    if (!json)
        return HF_OK;
    if (!json_is_object(json))
        return hf_json_bad(r, "must be an object");
    status = hf_json_number(r, json, "pose", "yaw", true, &pose.yaw);
    if (status == HF_OK)
        status = hf_json_number(r, json, "pose", "pitch", true, &pose.pitch);
    if (status == HF_OK)
        status = hf_json_number(r, json, "pose", "roll", true, &pose.roll);
    if (status == HF_OK)
        status = read_corrected(r, json, &pose.corrected);
    hf_face_set_pose(face, pose);
    return status;
}

static hf_status read_repeat(hf_json_reader *r, const json_t *root,
                             hf_face *face)
{
    double repeat = 1;
    hf_error inner;
    hf_status status = hf_json_number(r, root, "", "repeat", false, &repeat);

    if (status != HF_OK)
        return status;
    return hf_json_placed(r, hf_face_set_repeat(face, repeat, &inner), &inner);
}

/* Refuses other formats and versions before anything else is looked at. */
static hf_status read_format(hf_json_reader *r, const json_t *root)
{
    const json_t *format = json_object_get(root, "format");
    double version = 0;
    hf_status status;

    hf_json_at(r, "format");
    if (!json_is_string(format) ||
        strcmp(json_string_value(format), "hemiface-face") != 0)
        return hf_json_bad(r,
                           format ? "must be \"hemiface-face\"" : "is missing");
    status = hf_json_number(r, root, "", "version", true, &version);
    if (status == HF_OK && version != 1)
        return hf_json_bad(r, "only version 1 is known: a newer hemiface may "
                              "read it");
    return status;
}

hf_status hf_json_read_parts(hf_json_reader *r, const json_t *root,
                             hf_face *face)
{
    hf_status status = text(r, root, "photo", face, hf_face_set_photo);

    if (status == HF_OK)
        status = text(r, root, "source", face, hf_face_set_source);
    if (status == HF_OK)
        status = read_pose(r, root, face);
    if (status == HF_OK)
        status = read_repeat(r, root, face);
    if (status == HF_OK)
        status = hf_json_read_quality(r, root, face);
    if (status == HF_OK)
        status = hf_json_read_irises(r, root, face);
    if (status == HF_OK)
        status = hf_json_read_contours(r, root, face);
    return status;
}

static hf_status read_root(hf_face **out, hf_json_reader *r, const json_t *root)
{
    int width = 0, height = 0;
    hf_face *face;
    hf_status status;

    hf_json_at(r, "top level");
    if (!json_is_object(root))
        return hf_json_bad(r, "must be an object");
    status = read_format(r, root);
    if (status == HF_OK)
        status = read_size(r, root, "width", &width);
    if (status == HF_OK)
        status = read_size(r, root, "height", &height);
    if (status == HF_OK)
        status = hf_face_new(&face, width, height, r->error);
    if (status != HF_OK)
        return status;
    status = hf_json_read_parts(r, root, face);
    if (status == HF_OK)
        status = hf_json_read_review(r, root, face);
    if (status == HF_OK)
        *out = face;
    else
        hf_face_free(face);
    return status;
}

hf_status hf_face_from_json(hf_face **out, const char *json, size_t length,
                            const char *name, hf_error *error)
{
    hf_json_reader r = {name, "", error};
    json_t *root;
    hf_status status = hf_json_load(&root, json, length, name, error);

    if (status != HF_OK)
        return status;
    status = read_root(out, &r, root);
    json_decref(root);
    return status;
}
