/* face/review_check.c - what a record may hold */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "face/review.h"

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

hf_status hf_review_check(const hf_face *face, const hf_review *r,
                          hf_error *error)
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
