/* face/json_edits.c - the edits of a record from JSON, hemiface-face(5) */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "face/review.h"

static hf_status read_place(const hf_json_reader *r, const json_t *json,
                            hf_edit_place *place)
{
    const size_t parts = json_array_size(json);
    double values[3] = {0, 0, 0};

    if (parts < 2 || parts > 3)
        return hf_json_bad(r, "must be a list of [x, y] or [x, y, r]");
    for (size_t i = 0; i < parts; i++) {
        const json_t *value = json_array_get(json, i);

        if (!json_is_number(value))
            return hf_json_bad(r, "must be a list of [x, y] or [x, y, r]");
        values[i] = json_number_value(value);
    }
    *place = (hf_edit_place){values[0], values[1], values[2]};
    return HF_OK;
}

/* *out is malloc'ed, or NULL without places. */
static hf_status read_places(hf_json_reader *r, const json_t *edit,
                             const char *parent, const char *key,
                             const hf_edit_place **out, size_t *count)
{
    const json_t *json = json_object_get(edit, key);
    hf_status status = HF_OK;
    hf_edit_place *places;

    hf_json_at(r, "%s.%s", parent, key);
    if (!json || json_is_null(json))
        return HF_OK;
    if (!json_is_array(json))
        return hf_json_bad(r, "must be a list of [x, y] or [x, y, r]");
    if (json_array_size(json) > HF_MAX_POINTS)
        return hf_json_bad(r, "has too many places: at most 4096 are allowed");
    places = calloc(json_array_size(json) + 1, sizeof *places);
    if (!places)
        return hf_fail_memory(r->error);
    *out = places;
    *count = json_array_size(json);
    for (size_t i = 0; i < *count && status == HF_OK; i++)
        status = read_place(r, json_array_get(json, i), &places[i]);
    return status;
}

static hf_status read_action(hf_json_reader *r, const json_t *json,
                             const char *parent, hf_edit *e)
{
    const char *word;
    hf_status status = hf_json_words(r, json, parent, "action", true, &word);
    int i = 0;

    if (status != HF_OK)
        return status;
    while (i < HF_EDIT_ACTIONS &&
           strcmp(word, hf_edit_action_name((hf_edit_action)i)) != 0)
        i++;
    if (i == HF_EDIT_ACTIONS)
        return hf_json_bad(r, "must be move, shift, place, hide, show, iris, "
                              "copy, side, undo or redo");
    e->action = (hf_edit_action)i;
    return HF_OK;
}

/* Absent, null and "" where there is only one. */
static hf_status read_edit_side(hf_json_reader *r, const json_t *json,
                                const char *parent, hf_edit *e)
{
    const json_t *side = json_object_get(json, "side");
    const char *word = json_string_value(side);

    hf_json_at(r, "%s.side", parent);
    if (!side || json_is_null(side) || (word && !*word))
        return HF_OK;
    if (!word || (strcmp(word, "right") != 0 && strcmp(word, "left") != 0))
        return hf_json_bad(r, "must be right or left");
    e->sided = true;
    e->side = strcmp(word, "left") == 0 ? HF_LEFT : HF_RIGHT;
    return HF_OK;
}

/* Before and after: words of the declared side, places of all else. */
static hf_status read_change(hf_json_reader *r, const json_t *json,
                             const char *parent, hf_edit *e)
{
    hf_status status;

    if (strcmp(e->what, "side") == 0) {
        status = hf_json_affected(r, json, parent, "from", &e->was);
        return status != HF_OK
                   ? status
                   : hf_json_affected(r, json, parent, "to", &e->now);
    }
    status = read_places(r, json, parent, "from", &e->from, &e->from_count);
    if (status == HF_OK)
        status = read_places(r, json, parent, "to", &e->to, &e->to_count);
    return status;
}

static hf_status read_edit(hf_json_reader *r, const json_t *json, size_t index,
                           hf_edit *e)
{
    hf_status status;
    const char *fault;
    char path[40];

    snprintf(path, sizeof path, "review.edits[%zu]", index);
    hf_json_at(r, "%s", path);
    if (!json_is_object(json))
        return hf_json_bad(r, "must be an object");
    status = hf_json_words(r, json, path, "at", true, &e->at);
    if (status == HF_OK)
        status = hf_json_words(r, json, path, "by", true, &e->by);
    if (status == HF_OK)
        status = hf_json_words(r, json, path, "what", true, &e->what);
    if (status == HF_OK)
        status = read_action(r, json, path, e);
    if (status == HF_OK)
        status = read_edit_side(r, json, path, e);
    if (status == HF_OK)
        status = read_change(r, json, path, e);
    if (status != HF_OK)
        return status;
    fault = hf_edit_fault(e);
    return fault ? hf_json_refused(r, path, fault) : HF_OK;
}

hf_status hf_json_edits(hf_json_reader *r, const json_t *review, hf_edit **out,
                        size_t *count)
{
    const json_t *json = json_object_get(review, "edits");
    hf_status status = HF_OK;

    hf_json_at(r, "review.edits");
    if (!json)
        return HF_OK;
    if (!json_is_array(json))
        return hf_json_bad(r, "must be a list");
    if (json_array_size(json) > HF_MAX_EDITS)
        return hf_json_bad(r, "has too many edits");
    *out = calloc(json_array_size(json) + 1, sizeof **out);
    if (!*out)
        return hf_fail_memory(r->error);
    *count = json_array_size(json);
    for (size_t i = 0; i < *count && status == HF_OK; i++)
        status = read_edit(r, json_array_get(json, i), i, &(*out)[i]);
    return status;
}
