/* face/review.c - the record of what a person corrected */
#include "face/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"

static const char *const verdicts[] = {"open", "accepted", "rejected"};
static const char *const actions[HF_EDIT_ACTIONS] = {
    "move", "shift", "place", "hide", "show",
    "iris", "copy",  "side",  "undo", "redo"};

const char *hf_review_verdict_name(hf_review_verdict verdict)
{
    return (unsigned)verdict <= HF_REVIEW_REJECTED ? verdicts[verdict] : "";
}

const char *hf_edit_action_name(hf_edit_action action)
{
    return (unsigned)action < HF_EDIT_ACTIONS ? actions[action] : "";
}

/* ----------------------------------------------------------------- copies */

void hf_review_free(hf_review *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->edit_count; i++) {
        const hf_edit *e = &r->edits[i];

        free((void *)e->at);
        free((void *)e->by);
        free((void *)e->what);
        free((void *)e->from);
        free((void *)e->to);
    }
    free((void *)r->edits);
    free((void *)r->rater);
    free((void *)r->reason);
    free((void *)r->at);
    hf_face_free((hf_face *)r->automatic);
    free(r);
}

static hf_edit_place *copy_places(const hf_edit_place *places, size_t count)
{
    hf_edit_place *copy = malloc((count + 1) * sizeof *copy);

    if (!copy)
        return NULL;
    if (count) /* else there may be no places to read from */
        memcpy(copy, places, count * sizeof *copy);
    return copy;
}

/* False without memory; what is filled then is freed with the record. */
static bool copy_edit(hf_edit *to, const hf_edit *from)
{
    *to = *from;
    to->at = strdup(from->at);
    to->by = strdup(from->by);
    to->what = strdup(from->what);
    to->from = copy_places(from->from, from->from_count);
    to->to = copy_places(from->to, from->to_count);
    return to->at && to->by && to->what && to->from && to->to;
}

static bool copy_edits(hf_review *to, const hf_review *from)
{
    hf_edit *edits = calloc(from->edit_count + 1, sizeof *edits);

    to->edits = edits;
    for (size_t i = 0; edits && i < from->edit_count; i++) {
        to->edit_count++;
        if (!copy_edit(&edits[i], &from->edits[i]))
            return false;
    }
    return edits != NULL;
}

static hf_status copy_automatic(hf_review *to, const hf_face *automatic,
                                hf_error *error)
{
    hf_face *copy = NULL;
    hf_status status;

    if (!automatic)
        return HF_OK;
    status = hf_face_copy(&copy, automatic, error);
    if (status == HF_OK)
        status = hf_face_set_review(copy, NULL, error);
    to->automatic = copy;
    return status;
}

hf_status hf_review_copy(hf_review **out, const hf_review *review,
                         hf_error *error)
{
    hf_review *copy = calloc(1, sizeof *copy);
    hf_status status = HF_OK;

    if (!copy)
        return hf_fail_memory(error);
    *copy = *review;
    copy->automatic = NULL;
    copy->edits = NULL;
    copy->edit_count = 0;
    copy->rater = strdup(review->rater);
    copy->reason = strdup(review->reason);
    copy->at = strdup(review->at);
    if (!copy->rater || !copy->reason || !copy->at || !copy_edits(copy, review))
        status = hf_fail_memory(error);
    if (status == HF_OK)
        status = copy_automatic(copy, review->automatic, error);
    if (status == HF_OK)
        *out = copy;
    else
        hf_review_free(copy);
    return status;
}

/* ------------------------------------------------------------------- face */

const hf_review *hf_face_review(const hf_face *face)
{
    return face->review;
}

hf_status hf_face_set_review(hf_face *face, const hf_review *review,
                             hf_error *error)
{
    hf_review *copy = NULL;

    if (review) {
        hf_review r = *review;
        hf_status status;

        r.rater = r.rater ? r.rater : "";
        r.reason = r.reason ? r.reason : "";
        r.at = r.at ? r.at : "";
        status = hf_review_check(face, &r, error);
        if (status == HF_OK)
            status = hf_review_copy(&copy, &r, error);
        if (status != HF_OK)
            return status;
    }
    hf_review_free(face->review);
    face->review = copy;
    return HF_OK;
}

/* Doubles that came through the same text are the same bits or were moved. */
static bool differ(double a, double b)
{
    return a < b || a > b;
}

bool hf_face_by_hand(const hf_face *face, hf_contour_id id, hf_side side,
                     size_t index)
{
    const hf_contour now = hf_face_contour(face, id, side);
    hf_contour was = {NULL, 0};

    if (!face->review || index >= now.count)
        return false;
    if (face->review->automatic)
        was = hf_face_contour(face->review->automatic, id, side);
    return was.count != now.count ||
           differ(was.points[index].x, now.points[index].x) ||
           differ(was.points[index].y, now.points[index].y);
}

bool hf_iris_by_hand(const hf_face *face, hf_side side)
{
    const hf_iris now = hf_face_iris(face, side);
    hf_iris was = {false, 0, 0, 0, 0, 0};

    if (!face->review || !now.present)
        return false;
    if (face->review->automatic)
        was = hf_face_iris(face->review->automatic, side);
    return !was.present || differ(was.x, now.x) || differ(was.y, now.y) ||
           differ(was.r, now.r);
}

/* ------------------------------------------------------------------ words */

bool hf_review_refuses(char *text, size_t size, const hf_face *face)
{
    const hf_review *r = face->review;

    snprintf(text, size, "%s", "");
    if (!r || r->verdict != HF_REVIEW_REJECTED)
        return false;
    snprintf(text, size, "rejected by %s%s%s", r->rater, *r->reason ? ": " : "",
             r->reason);
    return true;
}

static bool is_said(const hf_review *r, size_t edits, const char *name)
{
    if (!strcmp(r->rater, name))
        return true;
    for (size_t i = 0; i < edits; i++)
        if (!strcmp(r->edits[i].by, name))
            return true;
    return false;
}

void hf_review_raters(char *text, size_t size, const hf_face *face)
{
    const hf_review *r = face->review;

    snprintf(text, size, "%s", r ? r->rater : "");
    for (size_t i = 0; r && i < r->edit_count; i++) {
        const char *by = r->edits[i].by;
        /* Neighbours mostly have one author: saves looking back. */
        const bool again = i && !strcmp(by, r->edits[i - 1].by);
        const size_t used = strlen(text);

        if (!again && !is_said(r, i, by))
            snprintf(text + used, size - used, "%s%s", used ? ", " : "", by);
    }
}
