/* outcome/visit.c - the faces of one visit and their values
 *
 * One ruler a visit: the rest photo's scale goes to every other view, so that
 * a movement is not mixed with the difference of two iris readings.
 */
#include <hemiface/outcome.h>

#include "base/fail.h"

#include <stdlib.h>

/* What a view has. */
typedef struct sitting {
    hf_face *face;
    hf_frame frame;
    bool framed;
    hf_reason no_frame; /* why not, once measured */
} sitting;

struct hf_visit {
    sitting views[HF_VIEW_COUNT];
};

hf_status hf_visit_new(hf_visit **out, hf_error *error)
{
    *out = calloc(1, sizeof **out);
    return *out ? HF_OK : hf_fail_memory(error);
}

void hf_visit_free(hf_visit *visit)
{
    if (!visit)
        return;
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        hf_face_free(visit->views[v].face);
    free(visit);
}

static bool known_view(hf_view view)
{
    return (unsigned)view < HF_VIEW_COUNT;
}

hf_status hf_visit_set(hf_visit *visit, hf_view view, hf_face *face,
                       hf_error *error)
{
    if (!known_view(view)) {
        hf_face_free(face);
        return hf_fail(error, HF_E_OPTION,
                       "a visit has no view number %d: a loose photo has no "
                       "place in it",
                       (int)view);
    }
    if (visit->views[view].face != face)
        hf_face_free(visit->views[view].face);
    visit->views[view].face = face;
    /* A frame that came from the old face, or was carried over from an old
     * rest photo, is of no use any more. */
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        visit->views[v].framed = false;
    return HF_OK;
}

const hf_face *hf_visit_face(const hf_visit *visit, hf_view view)
{
    return known_view(view) ? visit->views[view].face : NULL;
}

double hf_visit_repeat(const hf_visit *visit)
{
    double most = -1;

    for (int v = 0; v < HF_VIEW_COUNT; v++)
        if (visit->views[v].face && hf_face_repeat(visit->views[v].face) > most)
            most = hf_face_repeat(visit->views[v].face);
    return most < 0 ? 1 : most;
}

const hf_frame *hf_visit_frame(const hf_visit *visit, hf_view view)
{
    return known_view(view) && visit->views[view].framed
               ? &visit->views[view].frame
               : NULL;
}

/* ------------------------------------------------------------------ frames */

static hf_reason why_no_frame(const hf_face *face)
{
    return hf_face_iris(face, HF_RIGHT).present &&
                   hf_face_iris(face, HF_LEFT).present
               ? HF_REASON_NO_FRAME
               : HF_REASON_IRIS_HIDDEN;
}

/* A view's frame. One that cannot be aligned with the rest photo gets none,
 * not its own: two rulers in one visit would pass for movement. */
static hf_status frame_view(sitting *s, const sitting *rest,
                            const hf_frame_options *options, hf_error *error)
{
    hf_error why; /* an absent frame is no failure of the call */
    hf_status status;

    s->framed = false;
    if (!s->face)
        return HF_OK;
    if (s == rest || !rest->framed) {
        status = hf_frame_of(&s->frame, s->face, options, &why);
        s->no_frame = why_no_frame(s->face);
    } else {
        status = hf_frame_by_rest(&s->frame, s->face, rest->face, &rest->frame,
                                  &why);
        s->no_frame = HF_REASON_NO_FRAME;
    }
    s->framed = status == HF_OK;
    if (status == HF_OK || status == HF_E_UNDEFINED)
        return HF_OK;
    if (error)
        *error = why;
    return status;
}

/* ------------------------------------------------------------------ values */

/* Appends and frees; *more is taken in any case. */
static hf_status take(hf_values *values, hf_status status, hf_values *more,
                      hf_error *error)
{
    if (status == HF_OK)
        status = hf_values_append(values, more, error);
    hf_values_free(more);
    return status;
}

static hf_status measure_view(hf_values *values, const hf_visit *visit,
                              hf_view view, hf_affected affected,
                              hf_error *error)
{
    const sitting *s = &visit->views[view];
    const hf_frame *frame = hf_visit_frame(visit, view);
    hf_status status = HF_OK;

    if (s->face) {
        hf_values *more = NULL;

        status = hf_measure_static(&more, s->face, frame, s->no_frame, view,
                                   affected, error);
        status = take(values, status, more, error);
    }
    if (status == HF_OK && view != HF_VIEW_REST &&
        (s->face || view != HF_VIEW_SNARL)) {
        hf_values *more = NULL;

        status = hf_measure_dynamic(&more, hf_visit_face(visit, HF_VIEW_REST),
                                    hf_visit_frame(visit, HF_VIEW_REST),
                                    s->face, frame, view, affected, error);
        status = take(values, status, more, error);
    }
    return status;
}

hf_status hf_visit_measure(hf_values **out, hf_visit *visit,
                           const hf_frame_options *options,
                           hf_affected affected, hf_error *error)
{
    hf_status status;

    *out = NULL;
    for (int v = 0; v < HF_VIEW_COUNT; v++) {
        status = frame_view(&visit->views[v], &visit->views[HF_VIEW_REST],
                            options, error);
        if (status != HF_OK)
            return status;
    }
    status = hf_values_new(out, error);
    for (int v = 0; v < HF_VIEW_COUNT && status == HF_OK; v++)
        status = measure_view(*out, visit, (hf_view)v, affected, error);
    if (status != HF_OK) {
        hf_values_free(*out);
        *out = NULL;
    }
    return status;
}
