/* grade/rules.c - readings, steps, what is missing */
#include "grade/rules.h"

#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

hf_truth hf_and(hf_truth a, hf_truth b)
{
    return a < b ? a : b;
}

hf_truth hf_or(hf_truth a, hf_truth b)
{
    return a > b ? a : b;
}

/* --------------------------------------------------------------- readings */

bool hf_has_view(const hf_values *values, hf_view view)
{
    for (size_t i = 0; i < hf_values_count(values); i++) {
        const hf_value *value = hf_values_at(values, i);

        if (value->view == view && value->reason != HF_REASON_MISSING_VIEW)
            return true;
    }
    return false;
}

hf_value_side hf_own_value(hf_side side)
{
    return side == HF_RIGHT ? HF_VALUE_RIGHT : HF_VALUE_LEFT;
}

static void why_missing(hf_reading *reading, const hf_values *values,
                        const hf_value *value, hf_view view)
{
    char reason[64];

    if (value && value->reason == HF_REASON_NO_REST) {
        view = HF_VIEW_REST;
    } else if (value && value->reason != HF_REASON_MISSING_VIEW) {
        hf_value_reason(reason, sizeof reason, value);
        snprintf(reading->missing, sizeof reading->missing, "%s: %s",
                 reading->input, reason);
        return;
    } else if (!value && hf_has_view(values, view)) {
        snprintf(reading->missing, sizeof reading->missing, "%s",
                 reading->input);
        return;
    }
    snprintf(reading->missing, sizeof reading->missing, "view %s",
             hf_view_name(view));
}

hf_reading hf_read(const hf_values *values, const char *id, hf_view view,
                   hf_value_side side)
{
    const hf_value *value = hf_values_find(values, id, view, side);
    const char *name = hf_value_side_name(side);
    hf_reading reading = {.value = NAN, .sd = NAN};

    snprintf(reading.input, sizeof reading.input, "%s%s%s %s", id,
             name[0] ? " " : "", name, hf_view_name(view));
    if (!value || value->reason != HF_REASON_OK) {
        why_missing(&reading, values, value, view);
        return reading;
    }
    reading.ok = true;
    reading.value = value->value;
    reading.sd = value->sd;
    snprintf(reading.unit, sizeof reading.unit, "%s", hf_value_unit(value));
    return reading;
}

hf_reading hf_read_drop(const hf_reading *a, const hf_reading *b,
                        const char *input)
{
    hf_reading reading = {.ok = a->ok && b->ok, .value = NAN, .sd = NAN};

    snprintf(reading.input, sizeof reading.input, "%s", input);
    snprintf(reading.unit, sizeof reading.unit, "%s", a->unit);
    snprintf(reading.missing, sizeof reading.missing, "%s",
             a->ok ? b->missing : a->missing);
    if (reading.ok) {
        reading.value = a->value - b->value;
        reading.sd = hypot(a->sd, b->sd);
    }
    return reading;
}

hf_truth hf_under(const hf_reading *reading, double limit)
{
    if (!reading->ok)
        return HF_MAYBE;
    return reading->value < limit ? HF_YES : HF_NO;
}

hf_truth hf_over(const hf_reading *reading, double limit)
{
    if (!reading->ok)
        return HF_MAYBE;
    return reading->value > limit ? HF_YES : HF_NO;
}

/* ----------------------------------------------------------------- limits */

double hf_cut(const hf_grading *grading, hf_cutoff_id id)
{
    return grading->options->cutoff[id];
}

void hf_cut_text(char *text, size_t size, const hf_grading *grading,
                 const char *what, hf_cutoff_id id, const char *after)
{
    const char *unit = hf_cutoff_at(id)->unit;
    char number[HF_NUMBER_SIZE];

    hf_format_double(number, sizeof number, hf_cut(grading, id), 'g', 6);
    snprintf(text, size, "%s %.12s%s%s%s", what, number, unit[0] ? " " : "",
             unit, after);
}

/* --------------------------------------------------------------- recorder */

/* Room for one more element; NULL, and the grade is lost, when memory is. */
static void *one_more(hf_grade *grade, void *old, size_t count, size_t *room,
                      size_t size)
{
    void *grown;

    if (count < *room)
        return old;
    grown = realloc(old, (*room + 16) * size);
    if (!grown) {
        grade->no_memory = true;
        return NULL;
    }
    *room += 16;
    return grown;
}

size_t hf_step(hf_grade *grade, const char *rule, const hf_reading *reading,
               double limit, bool fired, const char *result)
{
    hf_grade_step *steps = one_more(grade, grade->steps, grade->step_count,
                                    &grade->step_room, sizeof *grade->steps);
    hf_grade_step step = {.value = reading->value,
                          .sd = reading->sd,
                          .limit = limit,
                          .fired = fired,
                          .item = grade->open_item};

    if (!steps)
        return SIZE_MAX;
    grade->steps = steps;
    snprintf(step.rule, sizeof step.rule, "%s", rule);
    snprintf(step.input, sizeof step.input, "%s", reading->input);
    snprintf(step.unit, sizeof step.unit, "%s", reading->unit);
    snprintf(step.result, sizeof step.result, "%s", result);
    steps[grade->step_count] = step;
    return grade->step_count++;
}

void hf_miss(hf_grade *grade, const char *what)
{
    char(*missing)[HF_MISSING_SIZE];

    for (size_t i = 0; i < grade->missing_count; i++)
        if (!strcmp(grade->missing[i], what))
            return;
    missing = one_more(grade, grade->missing, grade->missing_count,
                       &grade->missing_room, sizeof *grade->missing);
    if (!missing)
        return;
    grade->missing = missing;
    snprintf(missing[grade->missing_count++], HF_MISSING_SIZE, "%s", what);
}

void hf_invalid(hf_grade *grade, const char *why)
{
    grade->state = HF_GRADE_INVALID;
    hf_miss(grade, why);
}

/* ---------------------------------------------------------------- margins */

void hf_text_append(char *text, size_t size, const char *more)
{
    size_t length = strlen(text);

    snprintf(text + length, size - length, "%s", more);
}

void hf_shift_append(char *text, size_t size, const hf_shift *shift)
{
    char line[HF_MARGIN_SIZE], by[HF_NUMBER_SIZE], from[HF_NUMBER_SIZE];
    char to[HF_NUMBER_SIZE];
    double amount = fabs(shift->to - shift->from);
    bool tiny = amount < 0.05; /* would print as 0.0 */
    /* From 75 % to 25 % are 50 points, and not "50 % less". */
    bool percent = strcmp(shift->unit, "%") == 0;

    hf_format_double(by, sizeof by, tiny ? 0.1 : amount, 'f', 1);
    hf_format_double(from, sizeof from, shift->from, 'f', 1);
    hf_format_double(to, sizeof to, shift->to, 'f', 1);
    snprintf(line, sizeof line, "%s%s%s %s %s %.95s (%s -> %s)",
             text[0] ? " and " : "", tiny ? "under " : "", by,
             percent ? "percentage points" : shift->unit,
             shift->to > shift->from ? "more" : "less", shift->what, from, to);
    hf_text_append(text, size, line);
}
