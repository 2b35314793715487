/* face/json_points.c - points as JSON: MediaPipe's mesh, COCO-like keypoints */
#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "face/json.h"
#include "face/marks.h"

/* A side of the photo: 0 if the key is absent. */
static hf_status side(hf_json_reader *r, const json_t *object, const char *at,
                      const char *key, int *size)
{
    double value = 0;
    hf_status status = hf_json_number(r, object, at, key, false, &value);

    if (status != HF_OK)
        return status;
    if (!(value >= 0 && value <= HF_MAX_SIDE) || value != floor(value))
        return hf_json_bad(r, "must be a whole number from 1 to 65535");
    *size = (int)value;
    return HF_OK;
}

static hf_status add(hf_landmarks *file, const hf_marks *m, hf_json_reader *r)
{
    char where[1300];

    snprintf(where, sizeof where, "'%.1000s': %s", r->name, r->path);
    return hf_landmarks_add(file, m, where, r->error);
}

/* --------------------------------------------------------------- MediaPipe */

static hf_status mesh_point(hf_json_reader *r, const json_t *json, size_t face,
                            size_t i, hf_marks *m)
{
    char at[60];
    double x = 0, y = 0;
    hf_status status;

    snprintf(at, sizeof at, "faceLandmarks[%zu][%zu]", face, i);
    status = hf_json_number(r, json, at, "x", true, &x);
    if (status == HF_OK)
        status = hf_json_number(r, json, at, "y", true, &y);
    hf_marks_set(m, i, x * m->width, y * m->height);
    return status;
}

static hf_status mesh(hf_landmarks *file, hf_json_reader *r, const json_t *list,
                      size_t face, hf_marks *m)
{
    const size_t count = json_array_size(list);
    hf_status status = HF_OK;

    hf_json_at(r, "faceLandmarks[%zu]", face);
    if (count != 478)
        return hf_json_bad(r, "must be a list of 478 points, irises included");
    for (size_t i = 0; i < count && status == HF_OK; i++)
        status = mesh_point(r, json_array_get(list, i), face, i, m);
    hf_json_at(r, "faceLandmarks[%zu]", face);
    return status == HF_OK ? add(file, m, r) : status;
}

static hf_status meshes(hf_landmarks *file, hf_json_reader *r,
                        const json_t *root)
{
    const json_t *faces = json_object_get(root, "faceLandmarks");
    const json_t *photo = json_object_get(root, "photo");
    int width = 0, height = 0;
    hf_status status = side(r, root, "", "width", &width);

    if (status == HF_OK)
        status = side(r, root, "", "height", &height);
    if (status != HF_OK)
        return status;
    hf_json_at(r, "top level");
    if (!width || !height)
        return hf_json_bad(r, "points are shares of the photo's sides, and "
                              "these are missing: add \"width\" and "
                              "\"height\" in pixels");
    hf_json_at(r, "faceLandmarks");
    if (!json_is_array(faces))
        return hf_json_bad(r, "must be a list of faces");
    for (size_t i = 0; i < json_array_size(faces) && status == HF_OK; i++) {
        hf_marks m;

        hf_marks_begin(&m, HF_SCHEME_MESH478, false);
        m.width = width;
        m.height = height;
        if (json_is_string(photo))
            hf_marks_name(&m, json_string_value(photo));
        status = mesh(file, r, json_array_get(faces, i), i, &m);
    }
    return status;
}

hf_status hf_read_mediapipe(hf_landmarks *file, const char *text, size_t length,
                            const char *name, hf_error *error)
{
    hf_json_reader r = {name, "", error};
    json_t *root;
    hf_status status = hf_json_load(&root, text, length, name, error);

    if (status != HF_OK)
        return status;
    status = meshes(file, &r, root);
    json_decref(root);
    return status;
}

/* -------------------------------------------------------------------- COCO */

/* The scheme with so many points, or HF_SCHEME_COUNT. */
static hf_scheme scheme_of(size_t points)
{
    int s = 0;

    while (s < HF_SCHEME_COUNT && hf_scheme_size((hf_scheme)s) != points)
        s++;
    return (hf_scheme)s;
}

/* Threes x, y, v: not seen when v is 0. */
static hf_status keypoints(hf_json_reader *r, const json_t *list, hf_marks *m)
{
    const size_t count = json_array_size(list);
    const hf_scheme scheme = scheme_of(count / 3);

    if (count % 3 || scheme == HF_SCHEME_COUNT)
        return hf_json_bad(r, "must be x, y, v of 68, 98, 189 or 478 points");
    hf_marks_begin(m, scheme, false);
    for (size_t i = 0; i < count / 3; i++) {
        const json_t *x = json_array_get(list, 3 * i);
        const json_t *y = json_array_get(list, 3 * i + 1);
        const json_t *v = json_array_get(list, 3 * i + 2);

        if (!json_is_number(x) || !json_is_number(y) || !json_is_number(v))
            return hf_json_bad(r, "must be numbers only");
        if (json_number_value(v) != 0)
            hf_marks_set(m, i, json_number_value(x), json_number_value(y));
    }
    return HF_OK;
}

/* The image that an annotation is of: its name and size, as far as said. */
static hf_status image_of(hf_json_reader *r, const json_t *root,
                          const json_t *id, hf_marks *m)
{
    const json_t *images = json_object_get(root, "images");

    for (size_t i = 0; i < json_array_size(images); i++) {
        const json_t *image = json_array_get(images, i);
        const json_t *name = json_object_get(image, "file_name");
        char at[40];
        hf_status status;

        if (!id || !json_equal(json_object_get(image, "id"), id))
            continue;
        snprintf(at, sizeof at, "images[%zu]", i);
        if (json_is_string(name))
            hf_marks_name(m, json_string_value(name));
        status = side(r, image, at, "width", &m->width);
        if (status == HF_OK)
            status = side(r, image, at, "height", &m->height);
        if (status == HF_OK && !m->width != !m->height)
            return hf_json_bad(r, "width and height belong together");
        return status;
    }
    return hf_json_bad(r, "is of an image_id that is not among the images");
}

static hf_status coco_box(hf_json_reader *r, const json_t *box, hf_marks *m)
{
    if (!box)
        return HF_OK;
    for (size_t k = 0; k < 4; k++)
        if (json_array_size(box) != 4 ||
            !json_is_number(json_array_get(box, k)))
            return hf_json_bad(r, "bbox must be four numbers");
    m->boxed = true;
    for (size_t k = 0; k < 4; k++)
        m->box[k] = json_number_value(json_array_get(box, k));
    return HF_OK;
}

static hf_status annotation(hf_landmarks *file, hf_json_reader *r,
                            const json_t *root, size_t i)
{
    const json_t *json =
        json_array_get(json_object_get(root, "annotations"), i);
    const json_t *list = json_object_get(json, "keypoints");
    const json_t *face = json_object_get(json, "face_kpts");
    hf_status status;
    hf_marks m;

    hf_json_at(r, "annotations[%zu]", i);
    if (!json_is_array(face ? face : list))
        return hf_json_bad(r, "has no list of keypoints");
    status = keypoints(r, face ? face : list, &m);
    if (status == HF_OK)
        status =
            coco_box(r, json_object_get(json, face ? "face_box" : "bbox"), &m);
    if (status == HF_OK)
        status = image_of(r, root, json_object_get(json, "image_id"), &m);
    hf_json_at(r, "annotations[%zu]", i);
    return status == HF_OK ? add(file, &m, r) : status;
}

hf_status hf_read_coco(hf_landmarks *file, const char *text, size_t length,
                       const char *name, hf_error *error)
{
    hf_json_reader r = {name, "", error};
    json_t *root;
    hf_status status = hf_json_load(&root, text, length, name, error);
    size_t count;

    if (status != HF_OK)
        return status;
    count = json_array_size(json_object_get(root, "annotations"));
    for (size_t i = 0; i < count && status == HF_OK; i++)
        status = annotation(file, &r, root, i);
    json_decref(root);
    return status;
}
