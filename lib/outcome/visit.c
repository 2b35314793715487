/* outcome/visit.c - the faces of one visit and their values
 *
 * One ruler a visit: the rest photo's scale goes to every other view, so that
 * a movement is not mixed with the difference of two iris readings.
 */
#include <hemiface/outcome.h>

#include "base/fail.h"
#include "outcome/takes.h"

#include <stdlib.h>

/* What a photo of a view has. */
typedef struct sitting {
    hf_face *face;
    hf_frame frame;
    bool framed;
    hf_reason no_frame; /* why not, once measured */
} sitting;

/* The takes of a view, in their order; none: the view is absent. */
typedef struct take_list {
    sitting *list;
    size_t count;
} take_list;

struct hf_visit {
    take_list views[HF_VIEW_COUNT];
    const hf_custom *custom; /* borrowed, or NULL */
};

hf_status hf_visit_new(hf_visit **out, hf_error *error)
{
    *out = calloc(1, sizeof **out);
    return *out ? HF_OK : hf_fail_memory(error);
}

static void clear_view(take_list *view)
{
    for (size_t i = 0; i < view->count; i++)
        hf_face_free(view->list[i].face);
    free(view->list);
    *view = (take_list){NULL, 0};
}

void hf_visit_free(hf_visit *visit)
{
    if (!visit)
        return;
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        clear_view(&visit->views[v]);
    free(visit);
}

static bool known_view(hf_view view)
{
    return (unsigned)view < HF_VIEW_COUNT;
}

hf_status hf_visit_add(hf_visit *visit, hf_view view, hf_face *face,
                       hf_error *error)
{
    take_list *t;
    sitting *grown;

    if (!known_view(view)) {
        hf_face_free(face);
        return hf_fail(error, HF_E_OPTION,
                       "a visit has no view number %d: a loose photo has no "
                       "place in it",
                       (int)view);
    }
    t = &visit->views[view];
    grown = realloc(t->list, (t->count + 1) * sizeof *grown);
    if (!grown) {
        hf_face_free(face);
        return hf_fail_memory(error);
    }
    t->list = grown;
    t->list[t->count++] = (sitting){.face = face};
    /* A frame that was carried over from an old rest photo is of no use any
     * more. */
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        for (size_t i = 0; i < visit->views[v].count; i++)
            visit->views[v].list[i].framed = false;
    return HF_OK;
}

hf_status hf_visit_set(hf_visit *visit, hf_view view, hf_face *face,
                       hf_error *error)
{
    if (known_view(view)) {
        take_list *t = &visit->views[view];

        for (size_t i = 0; i < t->count; i++)
            if (t->list[i].face == face)
                t->list[i].face = NULL; /* it is given again */
        clear_view(t);
        if (!face)
            return HF_OK;
    }
    return hf_visit_add(visit, view, face, error);
}

size_t hf_visit_takes(const hf_visit *visit, hf_view view)
{
    return known_view(view) ? visit->views[view].count : 0;
}

const hf_face *hf_visit_take(const hf_visit *visit, hf_view view, size_t index)
{
    return index < hf_visit_takes(visit, view)
               ? visit->views[view].list[index].face
               : NULL;
}

const hf_face *hf_visit_face(const hf_visit *visit, hf_view view)
{
    return hf_visit_take(visit, view, 0);
}

static const hf_frame *frame_of(const sitting *s)
{
    return s && s->framed ? &s->frame : NULL;
}

static const sitting *take_at(const hf_visit *visit, hf_view view, size_t i)
{
    return i < hf_visit_takes(visit, view) ? &visit->views[view].list[i] : NULL;
}

const hf_frame *hf_visit_frame(const hf_visit *visit, hf_view view)
{
    const hf_frame *frame = NULL;

    for (size_t i = 0; !frame && i < hf_visit_takes(visit, view); i++)
        frame = frame_of(take_at(visit, view, i));
    return frame;
}

void hf_visit_custom(hf_visit *visit, const hf_custom *custom)
{
    visit->custom = custom;
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
    if (!rest) {
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

/* The first take of rest that has a frame of its own is the ruler. */
hf_status hf_visit_find_frames(hf_visit *visit, const hf_frame_options *options,
                               hf_error *error)
{
    const take_list *rest = &visit->views[HF_VIEW_REST];
    const sitting *ruler = NULL;
    hf_status status = HF_OK;

    for (size_t i = 0; i < rest->count && status == HF_OK && !ruler; i++) {
        status = frame_view(&rest->list[i], NULL, options, error);
        if (rest->list[i].framed)
            ruler = &rest->list[i];
    }
    for (int v = 0; v < HF_VIEW_COUNT; v++)
        for (size_t i = 0; i < visit->views[v].count && status == HF_OK; i++)
            if (&visit->views[v].list[i] != ruler)
                status =
                    frame_view(&visit->views[v].list[i], ruler, options, error);
    return status;
}

/* ------------------------------------------------------------------ values */

/* What is measured of a view: static values, or movement against rest. */
typedef struct part {
    const hf_visit *visit;
    hf_view view;
    hf_affected affected;
} part;

/* Appends a list, which is freed, and frees both on failure. */
static hf_status join(hf_values **out, hf_status status, hf_values *more,
                      hf_error *error)
{
    if (status == HF_OK)
        status = hf_values_append(*out, more, error);
    hf_values_free(more);
    if (status == HF_OK)
        return HF_OK;
    hf_values_free(*out);
    *out = NULL;
    return status;
}

static hf_status measure_static(hf_values **out, const part *p,
                                const sitting *take, hf_error *error)
{
    const hf_custom *custom = p->visit->custom;
    hf_values *more = NULL;
    hf_status status =
        hf_measure_static(out, take->face, frame_of(take), take->no_frame,
                          p->view, p->affected, error);

    if (status != HF_OK || !custom)
        return status;
    status = hf_custom_static(&more, custom, take->face, frame_of(take),
                              take->no_frame, p->view, p->affected, error);
    return join(out, status, more, error);
}

/* Either may be NULL: absent. */
static hf_status measure_dynamic(hf_values **out, const part *p,
                                 const sitting *rest, const sitting *take,
                                 hf_error *error)
{
    const hf_custom *custom = p->visit->custom;
    const hf_face *still = rest ? rest->face : NULL;
    const hf_face *face = take ? take->face : NULL;
    hf_values *more = NULL;
    hf_status status =
        hf_measure_dynamic(out, still, frame_of(rest), face, frame_of(take),
                           p->view, p->affected, error);

    if (status != HF_OK || !custom)
        return status;
    status = hf_custom_dynamic(&more, custom, still, frame_of(rest), face,
                               frame_of(take), p->view, p->affected, error);
    return join(out, status, more, error);
}

/* Static values of every take, or dynamic ones of every pair with a take of
 * rest; an absent view is one take of nothing. */
static hf_status measure_takes(hf_values **lists, size_t *count, const part *p,
                               bool dynamic, hf_error *error)
{
    size_t takes = hf_visit_takes(p->visit, p->view);
    size_t rests = hf_visit_takes(p->visit, HF_VIEW_REST);
    hf_status status = HF_OK;

    *count = 0;
    for (size_t i = 0; i < (takes ? takes : 1); i++) {
        const sitting *take = take_at(p->visit, p->view, i);

        for (size_t k = 0; k < (dynamic && rests ? rests : 1); k++) {
            const sitting *rest = take_at(p->visit, HF_VIEW_REST, k);

            if (status != HF_OK)
                break;
            status = dynamic
                         ? measure_dynamic(&lists[*count], p, rest, take, error)
                         : measure_static(&lists[*count], p, take, error);
            *count += status == HF_OK;
        }
    }
    return status;
}

/* Appends one list, or the medians of several; frees them in any case. */
static hf_status take_lists(hf_values *values, hf_status status,
                            hf_values **lists, size_t count, double independent,
                            hf_error *error)
{
    hf_values *median = NULL;

    if (status == HF_OK && count > 1)
        status = hf_takes_median(&median, lists, count, independent, error);
    if (status == HF_OK && count)
        status = hf_values_append(values, count > 1 ? median : lists[0], error);
    hf_values_free(median);
    for (size_t i = 0; i < count; i++)
        hf_values_free(lists[i]);
    return status;
}

/* Of pairs the takes of both photos count: the harmonic mean of their numbers,
 * as the variances of both add up. */
static double independent_takes(const part *p, bool dynamic)
{
    double takes = (double)hf_visit_takes(p->visit, p->view);
    double rests = (double)hf_visit_takes(p->visit, HF_VIEW_REST);

    if (!dynamic || takes < 1 || rests < 1)
        return takes;
    return 2 / (1 / takes + 1 / rests);
}

static hf_status measure_part(hf_values *values, const part *p, bool dynamic,
                              hf_error *error)
{
    size_t takes = hf_visit_takes(p->visit, p->view), count;
    size_t rests = hf_visit_takes(p->visit, HF_VIEW_REST);
    hf_values **lists = malloc((takes + 1) * (rests + 1) * sizeof *lists);
    hf_status status;

    if (!lists)
        return hf_fail_memory(error);
    status = measure_takes(lists, &count, p, dynamic, error);
    status = take_lists(values, status, lists, count,
                        independent_takes(p, dynamic), error);
    free(lists);
    return status;
}

hf_status hf_visit_measure(hf_values **out, hf_visit *visit,
                           const hf_frame_options *options,
                           hf_affected affected, hf_error *error)
{
    hf_status status = hf_visit_find_frames(visit, options, error);

    *out = NULL;
    if (status == HF_OK)
        status = hf_values_new(out, error);
    for (int v = 0; v < HF_VIEW_COUNT && status == HF_OK; v++) {
        const part p = {visit, (hf_view)v, affected};
        bool there = hf_visit_takes(visit, (hf_view)v) > 0;

        if (there)
            status = measure_part(*out, &p, false, error);
        if (status == HF_OK && v != HF_VIEW_REST &&
            (there || v != HF_VIEW_SNARL))
            status = measure_part(*out, &p, true, error);
    }
    if (status != HF_OK) {
        hf_values_free(*out);
        *out = NULL;
    }
    return status;
}
