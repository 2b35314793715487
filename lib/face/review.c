/* face/review.c - the record of what a person corrected */
#include "face/review.h"

#include <ctype.h>
#include <math.h>
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

/* ----------------------------------------------------------------- checks */

static bool is_plain(const char *text, size_t most)
{
    if (strlen(text) > most)
        return false;
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            return false;
    return true;
}

/* "2026-11-28T23:59:01Z", or with a fraction of a second before the Z. */
static bool is_time(const char *text)
{
    static const char form[] = "0000-00-00T00:00:00";
    size_t i;

    for (i = 0; form[i]; i++)
        if (form[i] == '0' ? !isdigit((unsigned char)text[i])
                           : text[i] != form[i])
            return false;
    if (text[i] == '.') {
        const size_t digits = strspn(text + i + 1, "0123456789");

        /* Nanoseconds at most. */
        if (digits < 1 || digits > 9)
            return false;
        i += 1 + digits;
    }
    return text[i] == 'Z' && !text[i + 1];
}

static bool are_places(const hf_edit_place *places, size_t count)
{
    if (count > HF_MAX_POINTS)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!isfinite(places[i].x) || !isfinite(places[i].y) ||
            !isfinite(places[i].r) || places[i].r < 0)
            return false;
    return true;
}

static bool is_known(const char *what)
{
    return hf_contour_by_name(what) != HF_CONTOUR_COUNT ||
           !strcmp(what, "iris") || !strcmp(what, "side") ||
           !strcmp(what, "face");
}

const char *hf_edit_fault(const hf_edit *e)
{
    if (!is_time(e->at))
        return "at: must be a time like 2026-11-28T23:59:01Z";
    if (!*e->by || !is_plain(e->by, HF_REVIEW_NAME))
        return "by: must be a name of 1 to 80 bytes on one line";
    if (!is_known(e->what))
        return "what: must be a contour, iris, side or face";
    if (!are_places(e->from, e->from_count))
        return "from: has too many places, or numbers that are not finite";
    if (!are_places(e->to, e->to_count))
        return "to: has too many places, or numbers that are not finite";
    return NULL;
}

static const char *fault_of(const hf_face *face, const hf_review *r)
{
    if (!is_plain(r->rater, HF_REVIEW_NAME))
        return "rater: must be a name of up to 80 bytes on one line";
    if (!*r->rater && r->verdict != HF_REVIEW_OPEN)
        return "rater: a verdict needs a name";
    if (!is_plain(r->reason, HF_REVIEW_REASON))
        return "reason: must be up to 500 bytes on one line";
    if (*r->at && !is_time(r->at))
        return "at: must be a time like 2026-11-28T23:59:01Z";
    if (r->edit_count > HF_MAX_EDITS)
        return "edits: there are too many";
    if (r->automatic && (r->automatic->width != face->width ||
                         r->automatic->height != face->height))
        return "automatic: is of a photo of another size";
    return NULL;
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

    if (copy && count)
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

static hf_status check(const hf_face *face, const hf_review *r, hf_error *error)
{
    const char *fault = fault_of(face, r);

    if (fault)
        return hf_fail(error, HF_E_OPTION, "%s", fault);
    for (size_t i = 0; i < r->edit_count; i++) {
        fault = hf_edit_fault(&r->edits[i]);
        if (fault)
            return hf_fail(error, HF_E_OPTION, "edits[%zu].%s", i, fault);
    }
    return HF_OK;
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
        status = check(face, &r, error);
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
