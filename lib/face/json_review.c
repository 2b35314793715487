/* face/json_review.c - the record of a review in JSON, hemiface-face(5) */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "face/review.h"

/* Largest revision: whole numbers are exact in a double, in every language
   that reads the file, up to here. */
static const double most_revisions = 9007199254740991.0;

/* ---------------------------------------------------------------- reading */

/* What is wrong with one of the keys below path, whose name it begins with. */
static hf_status refused(const hf_json_reader *r, const char *path,
                         const char *fault)
{
    return hf_fail(r->error, HF_E_CORRUPT, "'%s': %s.%s", r->name, path, fault);
}

/* A text, "" if the key is absent. Borrowed from the JSON. */
static hf_status read_text(hf_json_reader *r, const json_t *object,
                           const char *parent, const char *key, bool needed,
                           const char **out)
{
    const json_t *json = json_object_get(object, key);

    *out = "";
    hf_json_at(r, "%s.%s", parent, key);
    if (!json && !needed)
        return HF_OK;
    if (!json_is_string(json))
        return hf_json_bad(r, json ? "must be a string" : "is missing");
    *out = json_string_value(json);
    return HF_OK;
}

/* A side as declared; unknown if the key is absent. */
static hf_status read_affected(hf_json_reader *r, const json_t *object,
                               const char *parent, const char *key,
                               hf_affected *out)
{
    const char *word;
    hf_error inner;
    hf_status status = read_text(r, object, parent, key, false, &word);

    *out = HF_AFFECTED_UNKNOWN;
    if (status != HF_OK || !*word)
        return status;
    return hf_json_placed(r, hf_affected_parse(out, word, &inner), &inner);
}

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
    hf_status status = read_text(r, json, parent, "action", true, &word);
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
        status = read_affected(r, json, parent, "from", &e->was);
        return status != HF_OK ? status
                               : read_affected(r, json, parent, "to", &e->now);
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
    status = read_text(r, json, path, "at", true, &e->at);
    if (status == HF_OK)
        status = read_text(r, json, path, "by", true, &e->by);
    if (status == HF_OK)
        status = read_text(r, json, path, "what", true, &e->what);
    if (status == HF_OK)
        status = read_action(r, json, path, e);
    if (status == HF_OK)
        status = read_edit_side(r, json, path, e);
    if (status == HF_OK)
        status = read_change(r, json, path, e);
    if (status != HF_OK)
        return status;
    fault = hf_edit_fault(e);
    return fault ? refused(r, path, fault) : HF_OK;
}

static hf_status read_edits(hf_json_reader *r, const json_t *review,
                            hf_edit **out, size_t *count)
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

static hf_status read_verdict(hf_json_reader *r, const json_t *review,
                              hf_review_verdict *verdict)
{
    const char *word;
    hf_status status = read_text(r, review, "review", "verdict", true, &word);

    for (int v = 0; status == HF_OK && v <= HF_REVIEW_REJECTED; v++)
        if (!strcmp(word, hf_review_verdict_name((hf_review_verdict)v))) {
            *verdict = (hf_review_verdict)v;
            return HF_OK;
        }
    return status != HF_OK
               ? status
               : hf_json_bad(r, "must be open, accepted or rejected");
}

static hf_status read_revision(hf_json_reader *r, const json_t *review,
                               unsigned long *revision)
{
    double value = 0;
    hf_status status =
        hf_json_number(r, review, "review", "revision", false, &value);

    if (status != HF_OK)
        return status;
    if (!(value >= 0 && value <= most_revisions) || value != floor(value))
        return hf_json_bad(r, "must be a whole number that is not negative");
    *revision = (unsigned long)value;
    return HF_OK;
}

/* The face before the first edit: the parts of a face, and a path for its
   errors that says where they are. */
static hf_status read_automatic(hf_json_reader *r, const json_t *review,
                                const hf_face *face, hf_face **out)
{
    const json_t *json = json_object_get(review, "automatic");
    hf_status status;
    hf_error inner;
    hf_json_reader part = {r->name, "", &inner};
    const char *at;

    hf_json_at(r, "review.automatic");
    if (!json || json_is_null(json))
        return HF_OK;
    if (!json_is_object(json))
        return hf_json_bad(r, "must be an object");
    status = hf_face_new(out, face->width, face->height, r->error);
    if (status != HF_OK)
        return status;
    status = hf_json_read_parts(&part, json, *out);
    /* It is of the same photo, which is written once. */
    if (status == HF_OK)
        status = hf_face_set_photo(*out, hf_face_photo(face), &inner);
    if (status != HF_E_CORRUPT)
        return status == HF_OK ? HF_OK
                               : hf_fail(r->error, status, "%s", inner.text);
    /* "'name': contours.chin[0]: ..." becomes one of review.automatic. */
    at = strstr(inner.text, "': ");
    return refused(r, "review.automatic", at ? at + 3 : inner.text);
}

static hf_status read_all(hf_json_reader *r, const json_t *json,
                          const hf_face *face, hf_review *review,
                          hf_face **automatic, hf_edit **edits)
{
    hf_status status =
        read_text(r, json, "review", "rater", false, &review->rater);

    if (status == HF_OK)
        status = read_verdict(r, json, &review->verdict);
    if (status == HF_OK)
        status = read_text(r, json, "review", "reason", false, &review->reason);
    if (status == HF_OK)
        status = read_text(r, json, "review", "at", false, &review->at);
    if (status == HF_OK)
        status = read_affected(r, json, "review", "side", &review->side);
    if (status == HF_OK)
        status = read_revision(r, json, &review->revision);
    if (status == HF_OK)
        status = read_automatic(r, json, face, automatic);
    if (status == HF_OK)
        status = read_edits(r, json, edits, &review->edit_count);
    review->automatic = *automatic;
    review->edits = *edits;
    return status;
}

hf_status hf_json_read_review(hf_json_reader *r, const json_t *root,
                              hf_face *face)
{
    const json_t *json = json_object_get(root, "review");
    hf_review review = {.rater = "", .reason = "", .at = ""};
    hf_face *automatic = NULL;
    hf_edit *edits = NULL;
    hf_status status;
    hf_error inner;

    hf_json_at(r, "review");
    if (!json || json_is_null(json))
        return HF_OK;
    if (!json_is_object(json))
        return hf_json_bad(r, "must be an object");
    status = read_all(r, json, face, &review, &automatic, &edits);
    if (status == HF_OK) {
        status = hf_face_set_review(face, &review, &inner);
        if (status == HF_E_OPTION)
            status = refused(r, "review", inner.text);
        else if (status != HF_OK)
            status = hf_fail(r->error, status, "%s", inner.text);
    }
    for (size_t i = 0; i < review.edit_count; i++) {
        free((void *)edits[i].from);
        free((void *)edits[i].to);
    }
    free(edits);
    hf_face_free(automatic);
    return status;
}
