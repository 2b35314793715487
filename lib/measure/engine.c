/* measure/engine.c - rows to values
 *
 * A value's sd: every uncertain number is put off by its own sd to both
 * sides, and the squares of what the value changes by are averaged and added
 * up. For a smooth measure that is the central-difference Jacobian; at a kink
 * (an opening of 0, no movement) the plain central difference would find no
 * noise at all. Right and left are computed from the same disturbed scene, so
 * noise they share cancels in diff and stays in ratio as it should.
 */
#include <hemiface/measure.h>

#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "measure/engine.h"
#include "measure/line.h"
#include "measure/noise.h"
#include "measure/reading.h"

typedef struct work {
    const hf_row *row;
    hf_reading base, now;   /* base: raw, what the uncertainty is of */
    hf_reading told;        /* cut off at 0 where a measure says so */
    double minus[HF_FORMS]; /* change when put off downwards */
    double variance[HF_FORMS];
    double fresh[HF_FORMS]; /* the part of it that is new in every photo */
} work;

/* One pass over the catalogue or another set of rows. */
typedef struct task {
    hf_reading_of of;
    const hf_rows *from;
    hf_view name;
    hf_lack missing; /* not OK: there is nothing to measure, and why */
    work *rows;
    size_t count;
} task;

/* ------------------------------------------------------------------- sd */

/* Whether a point carries the midline that a row is measured from. */
static bool carries(const hf_noises *noises, const hf_row *row)
{
    const hf_frame *frame = noises->view->frame; /* rest has the same choice */

    return row->needs & HF_NEEDS_MIDLINE &&
           hf_midline_contours(frame->midline) & HF_BIT(noises->now.id);
}

static bool touches(const hf_noises *noises, const hf_row *row)
{
    unsigned contours = row->contours;

    if (row->needs & HF_NEEDS_MIRROR)
        contours |= HF_MIRROR_CONTOURS;
    if (!hf_noise_moves_frame(noises) && carries(noises, row))
        return true;
    return hf_noise_moves_frame(noises) ||
           (contours & HF_BIT(noises->now.id)) != 0;
}

/* A point on one side of the face leaves the other side's value alone. */
static void read_again(const task *t, work *w, const hf_noises *noises)
{
    const hf_row *row = w->row;
    hf_side side = noises->now.side;

    if (!row->measure.paired || hf_noise_moves_frame(noises) ||
        !hf_contour_paired(noises->now.id) || row->needs & HF_READS_OTHER ||
        carries(noises, row)) {
        hf_read_row(&t->of, row, &w->now);
        return;
    }
    w->now = w->base;
    hf_read_side(&t->of, row, side, &w->now);
}

static void note_minus(work *w)
{
    int i;

    for (i = 0; i < HF_FORMS; i++)
        w->minus[i] =
            hf_form_gap(&w->row->measure, i, w->now.form[i], w->base.form[i]);
}

/* A place put outside its contour has no value: the other direction then
 * stands for both. */
static void note_plus(work *w, double repeat)
{
    int i;

    for (i = 0; i < HF_FORMS; i++) {
        double minus = w->minus[i];
        double plus =
            hf_form_gap(&w->row->measure, i, w->now.form[i], w->base.form[i]);

        if (!isfinite(plus))
            plus = minus;
        if (!isfinite(minus))
            minus = plus;
        if (!isfinite(plus))
            continue;
        w->variance[i] += (minus * minus + plus * plus) / 2;
        w->fresh[i] += repeat * repeat * (minus * minus + plus * plus) / 2;
    }
}

static void propagate(task *t)
{
    hf_noises noises;
    size_t i;

    hf_noises_start(&noises, t->of.view, t->of.rest);
    while (hf_noises_next(&noises)) {
        int sign;

        for (sign = -1; sign <= 1; sign += 2) {
            hf_noise_apply(&noises, sign);
            for (i = 0; i < t->count; i++) {
                work *w = &t->rows[i];

                if (!touches(&noises, w->row))
                    continue;
                read_again(t, w, &noises);
                if (sign < 0)
                    note_minus(w);
                else
                    note_plus(w, hf_noise_repeat(&noises));
            }
            hf_noise_undo(&noises);
        }
    }
}

/* --------------------------------------------------------------- output */

static hf_status emit(hf_values *out, const task *t, const work *w,
                      hf_value_side side, hf_error *error)
{
    hf_lack lack = t->missing.reason ? t->missing : w->told.lack[side];
    double sd = sqrt(w->variance[side]);
    bool fine;
    hf_value v;

    if (lack.reason == HF_REASON_OK && w->row->measure.unit[0] == 'm' &&
        side != HF_VALUE_RATIO)
        lack.reason = t->of.spoilt.lengths;
    fine = lack.reason == HF_REASON_OK;

    /* Absurd coordinates can overflow; what is not a number before it was cut
     * off at 0 has no known uncertainty. */
    if (fine && (!isfinite(w->told.form[side]) ||
                 !isfinite(w->base.form[side]) || !isfinite(sd))) {
        fine = false;
        lack.reason = w->row->needs & HF_LOOKS_ITSELF
                          ? HF_REASON_NO_NUMBER
                          : HF_REASON_OUTSIDE_CONTOUR;
    }

    v.measure = &w->row->measure;
    v.view = t->name;
    v.side = side;
    v.reason = lack.reason;
    v.contour = lack.contour;
    v.takes = 1;
    v.spread = NAN;
    v.value = fine ? w->told.form[side] : NAN;
    v.sd = fine ? sd : NAN;
    v.shared_sd =
        fine ? sqrt(fmax(0, w->variance[side] - w->fresh[side])) : NAN;
    return hf_values_add(out, v, error);
}

static hf_status emit_all(hf_values *out, const task *t, hf_error *error)
{
    hf_status status = HF_OK;
    size_t i;

    for (i = 0; i < t->count && status == HF_OK; i++) {
        const hf_measure *m = &t->rows[i].row->measure;
        int first = m->paired ? HF_VALUE_RIGHT : HF_VALUE_SINGLE;
        int last = m->has_ratio ? HF_VALUE_RATIO : HF_VALUE_DIFF, side;

        if (!m->paired)
            last = HF_VALUE_SINGLE;
        for (side = first; side <= last && status == HF_OK; side++)
            status = emit(out, t, &t->rows[i], (hf_value_side)side, error);
    }
    return status;
}

/* The rows of that view, or the static ones. */
static bool wanted(const hf_row *row, bool dynamic, hf_view view)
{
    unsigned views = row->measure.views;

    if (!dynamic)
        return views == 0;
    return (unsigned)view < HF_VIEW_COUNT && (views >> view & 1);
}

static hf_status measure(hf_values *out, task *t, bool dynamic, hf_error *error)
{
    const hf_row *row;
    hf_status status;
    size_t i;

    t->rows =
        calloc(t->from->count + 1, sizeof *t->rows); /* no measures are fine */
    t->count = 0;
    if (!t->rows)
        return hf_fail_memory(error);
    for (i = 0; (row = t->from->at(t->from->set, i)); i++)
        if (wanted(row, dynamic, t->name))
            t->rows[t->count++].row = row;
    if (t->missing.reason == HF_REASON_OK) {
        for (i = 0; i < t->count; i++)
            hf_read_row(&t->of, t->rows[i].row, &t->rows[i].told);
        /* A lid gap that counts as 0 is as uncertain as the gap was. */
        t->of.raw = true;
        for (i = 0; i < t->count; i++)
            hf_read_row(&t->of, t->rows[i].row, &t->rows[i].base);
        propagate(t);
    }
    if ((t->of.view && hf_scene_no_memory(t->of.view)) ||
        (t->of.rest && hf_scene_no_memory(t->of.rest)))
        status = hf_fail_memory(error);
    else
        status = emit_all(out, t, error);
    free(t->rows);
    return status;
}

/* Makes the list; it is freed on failure. */
static hf_status measure_into(hf_values **out, task *t, bool dynamic,
                              hf_error *error)
{
    hf_values *values;
    hf_status status = hf_values_new(&values, error);

    if (status != HF_OK)
        return status;
    status = measure(values, t, dynamic, error);
    if (status == HF_OK)
        *out = values;
    else
        hf_values_free(values);
    return status;
}

hf_status hf_rows_static(hf_values **out, const hf_rows *from,
                         const hf_face *face, const hf_frame *frame,
                         hf_reason no_frame, hf_view view, hf_affected affected,
                         hf_error *error)
{
    task t = {.of = {.affected = affected},
              .from = from,
              .name = view,
              .missing = {HF_REASON_OK, HF_CONTOUR_COUNT}};
    hf_status status = HF_OK;

    if (face && frame) {
        hf_spoil(&t.of.spoilt, face, frame);
        status = hf_scene_new(&t.of.view, face, frame, error);
    } else {
        t.missing.reason = no_frame ? no_frame
                           : face   ? HF_REASON_NO_FRAME
                                    : HF_REASON_NO_FACE;
    }
    if (status == HF_OK)
        status = measure_into(out, &t, false, error);
    hf_scene_free(t.of.view);
    return status;
}

static hf_reason nothing_to_compare(const hf_face *rest,
                                    const hf_frame *rest_frame,
                                    const hf_face *face, const hf_frame *frame)
{
    if (!face)
        return HF_REASON_MISSING_VIEW;
    if (!rest)
        return HF_REASON_NO_REST;
    return rest_frame && frame ? HF_REASON_OK : HF_REASON_IRIS_HIDDEN;
}

hf_status hf_rows_dynamic(hf_values **out, const hf_rows *from,
                          const hf_face *rest, const hf_frame *rest_frame,
                          const hf_face *face, const hf_frame *frame,
                          hf_view view, hf_affected affected, hf_error *error)
{
    task t = {.of = {.affected = affected},
              .from = from,
              .name = view,
              .missing = {HF_REASON_OK, HF_CONTOUR_COUNT}};
    hf_status status = HF_OK;

    t.missing.reason = nothing_to_compare(rest, rest_frame, face, frame);
    if (t.missing.reason == HF_REASON_OK) {
        hf_spoil(&t.of.spoilt, face, frame);
        hf_spoil(&t.of.spoilt, rest, rest_frame);
        status = hf_scene_new(&t.of.view, face, frame, error);
        if (status == HF_OK)
            status = hf_scene_new(&t.of.rest, rest, rest_frame, error);
        if (status == HF_OK && frame->borrowed_midline)
            t.of.view->line_of = t.of.rest;
    }
    if (status == HF_OK)
        status = measure_into(out, &t, true, error);
    hf_scene_free(t.of.view);
    hf_scene_free(t.of.rest);
    return status;
}
