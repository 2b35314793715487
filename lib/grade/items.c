/* grade/items.c - items, totals, what was scored by hand */
#include "grade/items.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/number.h"

bool hf_rest_there(hf_grading *grading)
{
    if (grading->listing || hf_has_view(grading->values, HF_VIEW_REST))
        return true;
    grading->grade->state = HF_NOT_GRADABLE;
    hf_miss(grading->grade, "view rest");
    return false;
}

bool hf_items_apply(hf_grading *grading)
{
    if (!grading->listing && grading->affected != HF_AFFECTED_RIGHT &&
        grading->affected != HF_AFFECTED_LEFT) {
        hf_invalid(grading->grade, grading->grade->regions[0].reason);
        return false;
    }
    return hf_rest_there(grading);
}

/* ------------------------------------------------------------------ items */

static hf_grade_item *open_item(hf_grading *grading)
{
    hf_grade *grade = grading->grade;

    return grade->open_item < 0 ? NULL : &grade->items[grade->open_item];
}

/* Names match with a hyphen for a blank. */
static bool same_name(const char *given, const char *name)
{
    while (*given && (*given == *name || (*given == '-' && *name == ' ')))
        given++, name++;
    return !*given && !*name;
}

static bool same_item(const hf_given_item *given, hf_scale scale,
                      const char *part, const char *name)
{
    return given->scale == scale && same_name(given->part, part) &&
           same_name(given->item, name);
}

static const hf_given_item *given_of(const hf_grading *grading,
                                     const char *part, const char *name)
{
    for (size_t i = grading->given_count; i-- > 0;) /* the last one counts */
        if (same_item(&grading->given[i], grading->grade->scale, part, name))
            return &grading->given[i];
    return NULL;
}

static void take_given(hf_grading *grading, const hf_given_item *given)
{
    hf_reading seen = {.ok = true, .value = given->score, .sd = NAN};
    hf_grade_item *item = open_item(grading);

    if (!item)
        return;
    snprintf(seen.input, sizeof seen.input, "%s %s", item->part, item->name);
    hf_step(grading->grade, "scored by hand", &seen, NAN, true, "as given");
    hf_item_score(grading, given->score, given->score, "scored by hand");
    item->given = true;
}

bool hf_item_begin(hf_grading *grading, const char *part, const char *name,
                   double least, double most, double weight)
{
    const hf_given_item *given = given_of(grading, part, name);
    hf_grade *grade = grading->grade;
    hf_grade_item item = {.part = part,
                          .name = name,
                          .low = least,
                          .high = most,
                          .least = least,
                          .most = most,
                          .weight = weight};

    grade->open_item = -1;
    if (grade->item_count == grade->item_room) {
        hf_grade_item *grown =
            realloc(grade->items, (grade->item_room + 16) * sizeof *grown);

        if (!grown) {
            grade->no_memory = true;
            return true;
        }
        grade->items = grown;
        grade->item_room += 16;
    }
    grade->items[grade->item_count] = item;
    grade->open_item = (int)grade->item_count++;
    if (given)
        take_given(grading, given);
    return given != NULL;
}

void hf_item_score(hf_grading *grading, double low, double high,
                   const char *words)
{
    hf_grade_item *item = open_item(grading);

    if (!item)
        return;
    item->low = low;
    item->high = high;
    item->scored = !(low < high);
    snprintf(item->words, sizeof item->words, "%s", words);
}

void hf_item_reason(hf_grading *grading, const char *why)
{
    hf_grade_item *item = open_item(grading);

    if (item)
        snprintf(item->reason, sizeof item->reason, "%s", why);
}

void hf_item_lack(hf_grading *grading, const char *why)
{
    hf_item_reason(grading, why);
    hf_miss(grading->grade, why);
}

void hf_item_end(hf_grading *grading)
{
    grading->grade->open_item = -1;
}

/* ----------------------------------------------------------------- totals */

const hf_grade_total *hf_total_add(hf_grading *grading, const char *name,
                                   double low, double high)
{
    hf_grade *grade = grading->grade;
    hf_grade_total *total = &grade->totals[grade->total_count];

    assert(grade->total_count < HF_TOTALS);
    *total = (hf_grade_total){name, low, high};
    grade->total_count++;
    return total;
}

const hf_grade_total *hf_total_of(hf_grading *grading, const char *name,
                                  const char *part, double scale)
{
    double low = 0, high = 0;

    for (size_t i = 0; i < grading->grade->item_count; i++) {
        const hf_grade_item *item = &grading->grade->items[i];

        if (part && strcmp(item->part, part) != 0)
            continue;
        low += fabs(item->weight) * item->low;
        high += fabs(item->weight) * item->high;
    }
    return hf_total_add(grading, name, scale * low, scale * high);
}

void hf_items_finish(hf_grading *grading)
{
    hf_grade *grade = grading->grade;
    size_t scored = 0, known = 0, all = 0;

    for (size_t i = 0; i < grade->item_count; i++) {
        const hf_grade_item *item = &grade->items[i];

        if (!(fabs(item->weight) > 0))
            continue; /* it cannot change the sum */
        all++;
        scored += item->scored;
        /* narrowed, if not scored */
        known += item->low > item->least || item->high < item->most;
    }
    grade->state = scored == all    ? HF_GRADED
                   : scored + known ? HF_GRADE_PARTIAL
                                    : HF_NOT_GRADABLE;
}

/* ---------------------------------------------------------------- by hand */

static hf_status check_given(const hf_grade *grade, const hf_given_item *given,
                             hf_error *error)
{
    char number[HF_NUMBER_SIZE], least[HF_NUMBER_SIZE], most[HF_NUMBER_SIZE];

    for (size_t i = 0; i < grade->item_count; i++) {
        const hf_grade_item *item = &grade->items[i];
        bool whole = given->score == round(given->score);
        bool whole_only =
            grade->scale != HF_EFACE && grade->scale != HF_SYMMETRY;

        if (!same_item(given, grade->scale, item->part, item->name))
            continue;
        if (given->score >= item->least && given->score <= item->most &&
            (whole || !whole_only))
            return HF_OK;
        return hf_fail(
            error, HF_E_OPTION, "%s %s %s cannot be %s: choose %s%s to %s",
            hf_scale_name(grade->scale), item->part, item->name,
            hf_format_double(number, sizeof number, given->score, 'g', 6),
            whole_only ? "a whole number from " : "",
            hf_format_double(least, sizeof least, item->least, 'g', 6),
            hf_format_double(most, sizeof most, item->most, 'g', 6));
    }
    return hf_fail(error, HF_E_OPTION,
                   "%s has no item '%s' in '%s': grade --csv --items "
                   "lists them",
                   hf_scale_name(grade->scale), given->item, given->part);
}

hf_status hf_given_check(const hf_grade *grade, const hf_given_item *given,
                         size_t count, hf_error *error)
{
    for (size_t i = 0; i < count; i++) {
        hf_status status = HF_OK;

        if (given[i].scale == grade->scale)
            status = check_given(grade, &given[i], error);
        if (status != HF_OK)
            return status;
    }
    return HF_OK;
}
