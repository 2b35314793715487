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
hf_status hf_json_refused(const hf_json_reader *r, const char *path,
                          const char *fault)
{
    return hf_fail(r->error, HF_E_CORRUPT, "'%s': %s.%s", r->name, path, fault);
}

/* A text, "" if the key is absent. Borrowed from the JSON. */
hf_status hf_json_words(hf_json_reader *r, const json_t *object,
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
hf_status hf_json_affected(hf_json_reader *r, const json_t *object,
                           const char *parent, const char *key,
                           hf_affected *out)
{
    const char *word;
    hf_error inner;
    hf_status status = hf_json_words(r, object, parent, key, false, &word);

    *out = HF_AFFECTED_UNKNOWN;
    if (status != HF_OK || !*word)
        return status;
    return hf_json_placed(r, hf_affected_parse(out, word, &inner), &inner);
}

static hf_status read_verdict(hf_json_reader *r, const json_t *review,
                              hf_review_verdict *verdict)
{
    const char *word;
    hf_status status =
        hf_json_words(r, review, "review", "verdict", true, &word);

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
    return hf_json_refused(r, "review.automatic", at ? at + 3 : inner.text);
}

static hf_status read_all(hf_json_reader *r, const json_t *json,
                          const hf_face *face, hf_review *review,
                          hf_face **automatic, hf_edit **edits)
{
    hf_status status =
        hf_json_words(r, json, "review", "rater", false, &review->rater);

    if (status == HF_OK)
        status = read_verdict(r, json, &review->verdict);
    if (status == HF_OK)
        status =
            hf_json_words(r, json, "review", "reason", false, &review->reason);
    if (status == HF_OK)
        status = hf_json_words(r, json, "review", "at", false, &review->at);
    if (status == HF_OK)
        status = hf_json_affected(r, json, "review", "side", &review->side);
    if (status == HF_OK)
        status = read_revision(r, json, &review->revision);
    if (status == HF_OK)
        status = read_automatic(r, json, face, automatic);
    if (status == HF_OK)
        status = hf_json_edits(r, json, edits, &review->edit_count);
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
            status = hf_json_refused(r, "review", inner.text);
        else if (status != HF_OK)
            status = hf_fail(r->error, status, "%s", inner.text);
    }
    for (size_t i = 0; edits && i < review.edit_count; i++) {
        free((void *)edits[i].from);
        free((void *)edits[i].to);
    }
    free(edits);
    hf_face_free(automatic);
    return status;
}
