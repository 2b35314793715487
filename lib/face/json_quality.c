/* face/json_quality.c - the photo's quality in JSON, hemiface-face(5) */
#include <math.h>
#include <string.h>

#include "face/json.h"

hf_status hf_json_read_quality(hf_json_reader *r, const json_t *root,
                               hf_face *face)
{
    const json_t *json = json_object_get(root, "quality");
    hf_quality q = hf_quality_none();
    double others = 0;
    hf_status status = HF_OK;
    hf_error inner;

    hf_json_at(r, "quality");
    if (!json)
        return HF_OK;
    if (!json_is_object(json))
        return hf_json_bad(r, "must be an object");
    for (size_t i = 0; i < HF_FIGURES && status == HF_OK; i++) {
        const struct hf_figure *f = &hf_figures[i];
        const json_t *in = *f->group ? json_object_get(json, f->group) : json;
        char path[40];

        snprintf(path, sizeof path, "quality%s%s", *f->group ? "." : "",
                 f->group);
        hf_json_at(r, "%s", path);
        if (in && !json_is_object(in))
            return hf_json_bad(r, "must be an object with right, left");
        if (in)
            status =
                hf_json_number(r, in, path, f->key, false, hf_figure_of(&q, i));
    }
    if (status == HF_OK)
        status = hf_json_number(r, json, "quality", "others", false, &others);
    if (status != HF_OK)
        return status;
    if (others != floor(others) || fabs(others) > 1e6)
        return hf_json_bad(r, "must be a whole number");
    q.known = true;
    q.others = (int)others;
    hf_json_at(r, "quality");
    return hf_json_placed(r, hf_face_set_quality(face, &q, &inner), &inner);
}

json_t *hf_json_quality(const hf_face *face)
{
    hf_quality q = hf_face_quality(face);
    json_t *json = json_object();
    bool fine = true;

    for (size_t i = 0; i < HF_FIGURES; i++) {
        const struct hf_figure *f = &hf_figures[i];
        const double value = *hf_figure_of(&q, i);
        json_t *in = json;

        if (isnan(value))
            continue;
        if (*f->group && !json_object_get(json, f->group))
            fine &= !json_object_set_new(json, f->group, json_object());
        if (*f->group)
            in = json_object_get(json, f->group);
        fine &= !json_object_set_new(in, f->key, json_real(value));
    }
    fine &= !json_object_set_new(json, "others", json_integer(q.others));
    if (fine)
        return json;
    json_decref(json);
    return NULL;
}
