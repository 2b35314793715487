/* measure/reading.c - a row's values: sides, their difference and ratio */
#include "measure/reading.h"

#include <math.h>

#include "measure/line.h"

/* 2.5 mm (one House-Brackmann step) and its square, 5 deg, and 2.5 mm of a
 * 10 mm fissure in per cent. */
double hf_least_base(const char *unit)
{
    if (unit[0] == 'm')
        return unit[2] == '2' ? 2.5 * 2.5 : 2.5;
    return unit[0] == 'd' ? 5 : 25;
}

static hf_lack lacks(hf_reason reason, hf_contour_id contour)
{
    hf_lack lack;

    lack.reason = reason;
    lack.contour = contour;
    return lack;
}

/* Contours on the measured side, or on both. */
static unsigned there(const hf_scene *s, const hf_row *row, hf_side side)
{
    return row->measure.paired ? s->has[side]
                               : s->has[HF_RIGHT] & s->has[HF_LEFT];
}

static bool iris_shows(const hf_scene *s, const hf_row *row, hf_side side)
{
    if (!(row->needs & HF_NEEDS_IRIS))
        return true;
    if (row->measure.paired)
        return s->eye[side].present;
    return s->eye[HF_RIGHT].present && s->eye[HF_LEFT].present;
}

/* Whether the midline is there, or need not be. */
static bool has_midline(hf_scene *s, const hf_row *row, hf_lack *lack)
{
    const hf_line *line;

    if (!s || !(row->needs & HF_NEEDS_MIDLINE))
        return true;
    line = hf_scene_line(s);
    if (!isnan(line->x))
        return true;
    *lack = lacks(line->lacks == HF_CONTOUR_COUNT ? HF_REASON_OUTSIDE_CONTOUR
                                                  : HF_REASON_MISSING_CONTOUR,
                  line->lacks);
    return false;
}

/* Whether all is there that the row says it needs. */
static bool complete(const hf_reading_of *of, const hf_row *row, hf_side side,
                     hf_lack *lack)
{
    unsigned missing = row->contours & ~there(of->view, row, side);
    int id = 0;

    if (row->needs & HF_LOOKS_ITSELF)
        return true;
    if (of->rest)
        missing |= row->contours & ~there(of->rest, row, side);
    if (missing) {
        while (!(missing & HF_BIT(id)))
            id++;
        *lack = lacks(HF_REASON_MISSING_CONTOUR, (hf_contour_id)id);
        return false;
    }
    if (!iris_shows(of->view, row, side)) {
        *lack = lacks(HF_REASON_IRIS_HIDDEN, HF_CONTOUR_COUNT);
        return false;
    }
    return has_midline(of->view, row, lack) &&
           has_midline(of->rest, row, lack) &&
           !hf_row_spoilt(&of->spoilt, row, side, lack);
}

double hf_read_value(const hf_reading_of *of, const hf_row *row, hf_side side,
                     hf_lack *lack)
{
    hf_job job = {
        of->view, of->rest, side, of->raw, {HF_REASON_OK, HF_CONTOUR_COUNT},
        row};
    double value;

    if (!complete(of, row, side, lack))
        return NAN;
    value = row->compute(&job);
    *lack = job.lack;
    if (!isfinite(value) && lack->reason == HF_REASON_OK)
        *lack = lacks(HF_REASON_OUTSIDE_CONTOUR, HF_CONTOUR_COUNT);
    return lack->reason == HF_REASON_OK ? value : NAN;
}

double hf_form_gap(const hf_measure *measure, int form, double a, double b)
{
    bool angle = measure->unit[0] == 'd' && form != HF_VALUE_RATIO;

    return angle ? remainder(a - b, 360) : a - b;
}

/* diff and ratio of a paired row from its R and L. */
static void compare(const hf_reading_of *of, const hf_measure *m, hf_reading *r)
{
    bool left = of->affected == HF_AFFECTED_LEFT;
    bool declared = left || of->affected == HF_AFFECTED_RIGHT;
    double affected = r->form[left ? HF_VALUE_LEFT : HF_VALUE_RIGHT];
    double healthy = r->form[left ? HF_VALUE_RIGHT : HF_VALUE_LEFT];
    hf_lack why = lacks(HF_REASON_OK, HF_CONTOUR_COUNT), ratio;

    if (of->affected == HF_AFFECTED_BOTH)
        why.reason = HF_REASON_BILATERAL;
    else if (r->lack[HF_VALUE_RIGHT].reason != HF_REASON_OK)
        why = r->lack[HF_VALUE_RIGHT];
    else if (r->lack[HF_VALUE_LEFT].reason != HF_REASON_OK)
        why = r->lack[HF_VALUE_LEFT];
    else if (of->spoilt.sides)
        why.reason = of->spoilt.sides;
    ratio = why;
    if (!declared && of->affected != HF_AFFECTED_BOTH)
        ratio = lacks(HF_REASON_SIDE_UNDECLARED, HF_CONTOUR_COUNT);
    else if (why.reason == HF_REASON_OK && healthy < hf_least_base(m->unit))
        ratio.reason = HF_REASON_HEALTHY_NEAR_ZERO;
    r->lack[HF_VALUE_DIFF] = why;
    r->lack[HF_VALUE_RATIO] = ratio;
    r->form[HF_VALUE_DIFF] = hf_form_gap(m, HF_VALUE_DIFF, affected, healthy);
    r->form[HF_VALUE_RATIO] = 100 * affected / healthy;
}

void hf_read_side(const hf_reading_of *of, const hf_row *row, hf_side side,
                  hf_reading *out)
{
    int at = side == HF_LEFT ? HF_VALUE_LEFT : HF_VALUE_RIGHT;

    out->form[at] = hf_read_value(of, row, side, &out->lack[at]);
    compare(of, &row->measure, out);
}

/* A row's single value. */
static void read_single(const hf_reading_of *of, const hf_row *row,
                        hf_reading *out)
{
    bool compares = (row->needs & HF_SIDE_AGAINST_SIDE) != 0;
    hf_lack *lack = &out->lack[HF_VALUE_SINGLE];

    out->form[HF_VALUE_SINGLE] = hf_read_value(of, row, HF_RIGHT, lack);
    if (compares && of->affected == HF_AFFECTED_BOTH)
        *lack = lacks(HF_REASON_BILATERAL, HF_CONTOUR_COUNT);
    else if ((compares || row->needs & HF_OFF_MIDLINE) &&
             lack->reason == HF_REASON_OK)
        lack->reason = of->spoilt.sides;
}

void hf_read_row(const hf_reading_of *of, const hf_row *row, hf_reading *out)
{
    if (!row->measure.paired) {
        read_single(of, row, out);
        return;
    }
    out->form[HF_VALUE_RIGHT] =
        hf_read_value(of, row, HF_RIGHT, &out->lack[HF_VALUE_RIGHT]);
    hf_read_side(of, row, HF_LEFT, out);
}
