/* face/json_review_write.c - the record of a review as JSON */
#include <string.h>

#include "face/review.h"

static json_t *places_json(const hf_edit_place *places, size_t count)
{
    json_t *list = json_array();

    for (size_t i = 0; i < count; i++) {
        const hf_edit_place *p = &places[i];
        json_t *one = p->r > 0 ? json_pack("[fff]", p->x, p->y, p->r)
                               : json_pack("[ff]", p->x, p->y);

        if (json_array_append_new(list, one)) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *edit_json(const hf_edit *e)
{
    json_t *json = json_object();
    const bool declared = strcmp(e->what, "side") == 0;
    bool fine = true;

    hf_json_set(json, "at", hf_json_text(e->at), &fine);
    hf_json_set(json, "by", hf_json_text(e->by), &fine);
    hf_json_set(json, "what", hf_json_text(e->what), &fine);
    if (e->sided)
        hf_json_set(json, "side", json_string(hf_side_name(e->side)), &fine);
    hf_json_set(json, "action", json_string(hf_edit_action_name(e->action)),
                &fine);
    hf_json_set(json, "from",
                declared ? json_string(hf_affected_name(e->was))
                         : places_json(e->from, e->from_count),
                &fine);
    hf_json_set(json, "to",
                declared ? json_string(hf_affected_name(e->now))
                         : places_json(e->to, e->to_count),
                &fine);
    if (fine)
        return json;
    json_decref(json);
    return NULL;
}

static json_t *edits_json(const hf_review *r)
{
    json_t *list = json_array();

    for (size_t i = 0; i < r->edit_count; i++)
        if (json_array_append_new(list, edit_json(&r->edits[i]))) {
            json_decref(list);
            return NULL;
        }
    return list;
}

static json_t *automatic_json(const hf_face *face)
{
    json_t *json = json_object();
    bool fine = json != NULL;

    hf_json_set_parts(json, face, &fine);
    if (fine)
        return json;
    json_decref(json);
    return NULL;
}

json_t *hf_json_review(const hf_face *face)
{
    const hf_review *r = face->review;
    json_t *json = r ? json_object() : NULL;
    bool fine = true;

    if (!json)
        return NULL;
    hf_json_set(json, "rater", hf_json_text(r->rater), &fine);
    hf_json_set(json, "verdict",
                json_string(hf_review_verdict_name(r->verdict)), &fine);
    hf_json_set(json, "reason", hf_json_text(r->reason), &fine);
    hf_json_set(json, "at", hf_json_text(r->at), &fine);
    hf_json_set(json, "side", json_string(hf_affected_name(r->side)), &fine);
    hf_json_set(json, "revision", json_integer((json_int_t)r->revision), &fine);
    if (r->automatic)
        hf_json_set(json, "automatic", automatic_json(r->automatic), &fine);
    hf_json_set(json, "edits", edits_json(r), &fine);
    if (fine)
        return json;
    json_decref(json);
    return NULL;
}
