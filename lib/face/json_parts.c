/* face/json_parts.c - irises and contours from JSON, hemiface-face(5) */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "face/json.h"

static hf_status read_iris(hf_json_reader *r, const json_t *json, hf_side side,
                           hf_face *face)
{
    hf_iris iris = {true, 0, 0, 0, HF_HAND_SD, HF_HAND_SD};
    const struct {
        const char *key;
        double *value;
        bool needed;
    } parts[] = {
        {"x", &iris.x, true},        {"y", &iris.y, true},
        {"r", &iris.r, true},        {"sd", &iris.sd, false},
        {"r_sd", &iris.r_sd, false},
    };
    char path[16];
    hf_error inner;
    size_t i;

    snprintf(path, sizeof path, "iris.%s", hf_side_name(side));
    hf_json_at(r, "%s", path);
    if (!json_is_object(json))
        return hf_json_bad(r, "must be an object");
    for (i = 0; i < sizeof parts / sizeof *parts; i++) {
        hf_status status = hf_json_number(r, json, path, parts[i].key,
                                          parts[i].needed, parts[i].value);

        if (status != HF_OK)
            return status;
    }
    hf_json_at(r, "%s", path);
    return hf_json_placed(r, hf_face_set_iris(face, side, iris, &inner),
                          &inner);
}

/* "right" or "left"; r->path names the key. */
static hf_status read_side(hf_json_reader *r, const char *key, hf_side *side)
{
    if (strcmp(key, "right") != 0 && strcmp(key, "left") != 0)
        return hf_json_bad(r, "is not a side: use right or left");
    *side = strcmp(key, "left") == 0 ? HF_LEFT : HF_RIGHT;
    return HF_OK;
}

hf_status hf_json_read_irises(hf_json_reader *r, const json_t *root,
                              hf_face *face)
{
    json_t *both = json_object_get(root, "iris"), *json;
    hf_status status = HF_OK;
    const char *key;
    hf_side side;

    hf_json_at(r, "iris");
    if (!both)
        return HF_OK;
    if (!json_is_object(both))
        return hf_json_bad(r, "must be an object with right, left");
    json_object_foreach(both, key, json)
    {
        hf_json_at(r, "iris.%s", key);
        status = read_side(r, key, &side);
        if (status == HF_OK)
            status = read_iris(r, json, side, face);
        if (status != HF_OK)
            return status;
    }
    return HF_OK;
}

static hf_status read_point(const hf_json_reader *r, const json_t *json,
                            size_t index, hf_point *point)
{
    const size_t parts = json_array_size(json);
    double values[3] = {0, 0, HF_HAND_SD};
    hf_json_reader here = *r;
    size_t i;

    hf_json_at(&here, "%.140s[%zu]", r->path, index);
    if (!json_is_array(json) || parts < 2 || parts > 3)
        return hf_json_bad(&here, "must be [x, y] or [x, y, sd]");
    for (i = 0; i < parts; i++) {
        const json_t *value = json_array_get(json, i);

        if (!json_is_number(value))
            return hf_json_bad(&here, "must be [x, y] or [x, y, sd]");
        values[i] = json_number_value(value);
    }
    point->x = values[0];
    point->y = values[1];
    point->sd = values[2];
    return HF_OK;
}

/* The points of one contour or side; r->path names it. */
static hf_status read_points(const hf_json_reader *r, const json_t *json,
                             hf_contour_id id, hf_side side, hf_face *face)
{
    size_t count = json_array_size(json), i;
    hf_status status = HF_OK;
    hf_point *points;
    hf_error inner;

    if (!json_is_array(json))
        return hf_json_bad(r, "must be a list of points");
    if (count > HF_MAX_POINTS)
        return hf_json_bad(r, "has too many points: at most 4096 are allowed");
    points = malloc((count + 1) * sizeof *points);
    if (!points)
        return hf_fail_memory(r->error);
    for (i = 0; i < count && status == HF_OK; i++)
        status = read_point(r, json_array_get(json, i), i, &points[i]);
    if (status == HF_OK)
        status = hf_json_placed(
            r, hf_face_set_contour(face, id, side, points, count, &inner),
            &inner);
    free(points);
    return status;
}

static hf_status read_contour(hf_json_reader *r, const char *name, json_t *json,
                              hf_face *face)
{
    hf_contour_id id = hf_contour_by_name(name);
    hf_status status;
    const char *key;
    hf_side side;
    json_t *part;

    hf_json_at(r, "contours.%s", name);
    if (id == HF_CONTOUR_COUNT)
        return hf_json_bad(r, "is not a contour: see hemiface-face(5)");
    if (!hf_contour_paired(id))
        return read_points(r, json, id, HF_RIGHT, face);
    if (!json_is_object(json))
        return hf_json_bad(r, "must be an object with right, left");
    json_object_foreach(json, key, part)
    {
        hf_json_at(r, "contours.%s.%s", name, key);
        status = read_side(r, key, &side);
        if (status == HF_OK)
            status = read_points(r, part, id, side, face);
        if (status != HF_OK)
            return status;
    }
    return HF_OK;
}

hf_status hf_json_read_contours(hf_json_reader *r, const json_t *root,
                                hf_face *face)
{
    json_t *all = json_object_get(root, "contours"), *json;
    const char *name;

    hf_json_at(r, "contours");
    if (!json_is_object(all))
        return hf_json_bad(r, all ? "must be an object" : "is missing");
    json_object_foreach(all, name, json)
    {
        hf_status status = read_contour(r, name, json, face);

        if (status != HF_OK)
            return status;
    }
    return HF_OK;
}
