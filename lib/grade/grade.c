/* grade/grade.c - the grade as an object, scales by name */
#include "grade/rules.h"

#include "base/fail.h"
#include "grade/items.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------------- scales */

static const struct {
    const char *name, *formula;
    void (*grade)(hf_grading *grading);
} scales[HF_GRADE_SCALES] = {
    [HF_HB_REL] = {"hb_rel",
                   "brow + mouth, 0-4 points each; 8 I, 7 II, 5-6 III, 3-4 "
                   "IV, 1-2 V, 0 VI",
                   hf_grade_hb_points},
    [HF_HB_ABS] = {"hb_abs",
                   "brow + mouth, 0-4 points each; 8 I, 7 II, 5-6 III, 3-4 "
                   "IV, 1-2 V, 0 VI",
                   hf_grade_hb_points},
    [HF_HB_DESC] = {"hb_desc", "the worst of the rules that hold",
                    hf_grade_hb_desc},
    [HF_FNGS] = {"fngs",
                 "brow + eye + nasolabial fold + oral, 1-6 each, + secondary "
                 "movement, 0-3; 4 I, 5-9 II, 10-14 III, 15-19 IV, 20-23 V, "
                 "from 24 VI",
                 hf_grade_fngs},
    [HF_SUNNYBROOK] = {"sunnybrook",
                       "4 x voluntary items - 5 x rest items - synkinesis "
                       "items, cut to 0..100",
                       hf_grade_sunnybrook},
    [HF_EFACE] = {"eface", "mean of the nine items", hf_grade_eface},
    [HF_SYMMETRY] = {"symmetry",
                     "mean of rest, movement and synkinesis by their weights; "
                     "each the mean of its items",
                     hf_grade_symmetry},
};

static bool known_scale(hf_scale scale)
{
    return (unsigned)scale < HF_GRADE_SCALES;
}

const char *hf_scale_name(hf_scale scale)
{
    return known_scale(scale) ? scales[scale].name : "";
}

const char *hf_scale_formula(hf_scale scale)
{
    return known_scale(scale) ? scales[scale].formula : "";
}

hf_scale hf_scale_by_name(const char *name)
{
    int s = 0;

    while (s < HF_GRADE_SCALES && strcmp(scales[s].name, name) != 0)
        s++;
    return (hf_scale)s;
}

const char *hf_grade_status_name(hf_grade_status status)
{
    static const char *const names[] = {"graded", "not gradable", "invalid",
                                        "partial"};

    return (unsigned)status < 4 ? names[status] : "";
}

const char *hf_roman(int number)
{
    static const char *const roman[] = {"", "I", "II", "III", "IV", "V", "VI"};

    return number >= 0 && number <= 6 ? roman[number] : "";
}

/* ----------------------------------------------------------------- object */

static hf_status new_grade(hf_grade **out, hf_scale scale, hf_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return hf_fail_memory(error);
    (*out)->scale = scale;
    (*out)->points = NAN;
    (*out)->decisive = SIZE_MAX;
    (*out)->open_item = -1;
    return HF_OK;
}

/* Runs a scale; the grade is freed on failure. */
static hf_status run(hf_grading *grading, hf_scale scale, hf_error *error)
{
    hf_status status = new_grade(&grading->grade, scale, error);

    if (status != HF_OK)
        return status;
    hf_regions_read(grading);
    scales[scale].grade(grading);
    if (!grading->grade->no_memory)
        return HF_OK;
    hf_grade_free(grading->grade);
    return hf_fail_memory(error);
}

static bool names_scale(const hf_given_item *given, size_t count,
                        hf_scale scale)
{
    size_t i = 0;

    while (i < count && given[i].scale != scale)
        i++;
    return i < count;
}

hf_status hf_given_items_check(const hf_given_item *given, size_t count,
                               hf_error *error)
{
    hf_grade_options defaults;
    hf_values *none = NULL;
    hf_status status = hf_values_new(&none, error);

    hf_grade_options_init(&defaults);
    for (int s = 0; s < HF_GRADE_SCALES && status == HF_OK; s++) {
        hf_grading grading = {.values = none,
                              .affected = HF_AFFECTED_RIGHT,
                              .options = &defaults,
                              .listing = true};

        if (!names_scale(given, count, (hf_scale)s))
            continue;
        status = run(&grading, (hf_scale)s, error);
        if (status != HF_OK)
            break;
        status = hf_given_check(grading.grade, given, count, error);
        hf_grade_free(grading.grade);
    }
    hf_values_free(none);
    return status;
}

hf_status hf_grade_visit_given(hf_grade **out, hf_scale scale,
                               const hf_values *values, hf_affected affected,
                               const hf_grade_options *options,
                               const hf_given_item *given, size_t count,
                               hf_error *error)
{
    hf_grade_options defaults;
    hf_grading grading = {.values = values,
                          .affected = affected,
                          .given = given,
                          .given_count = count};
    hf_status status;

    hf_grade_options_init(&defaults);
    grading.options = options ? options : &defaults;
    grading.side = affected == HF_AFFECTED_LEFT ? HF_LEFT : HF_RIGHT;
    *out = NULL;
    if (!known_scale(scale))
        return hf_fail(error, HF_E_OPTION, "unknown scale %d", (int)scale);
    status = hf_grade_options_check(grading.options, error);
    if (status == HF_OK && count)
        status = hf_given_items_check(given, count, error);
    if (status == HF_OK)
        status = run(&grading, scale, error);
    if (status == HF_OK)
        *out = grading.grade;
    return status;
}

hf_status hf_grade_visit(hf_grade **out, hf_scale scale,
                         const hf_values *values, hf_affected affected,
                         const hf_grade_options *options, hf_error *error)
{
    return hf_grade_visit_given(out, scale, values, affected, options, NULL, 0,
                                error);
}

void hf_grade_free(hf_grade *grade)
{
    if (!grade)
        return;
    free(grade->steps);
    free(grade->missing);
    free(grade->items);
    free(grade);
}

hf_scale hf_grade_scale(const hf_grade *grade)
{
    return grade->scale;
}

hf_grade_status hf_grade_state(const hf_grade *grade)
{
    return grade->state;
}

int hf_grade_number(const hf_grade *grade)
{
    return grade->number;
}

void hf_grade_range(const hf_grade *grade, int *best, int *worst)
{
    *best = grade->number ? grade->number : grade->best;
    *worst = grade->number ? grade->number : grade->worst;
}

double hf_grade_points(const hf_grade *grade)
{
    return grade->points;
}

size_t hf_grade_step_count(const hf_grade *grade)
{
    return grade->step_count;
}

const hf_grade_step *hf_grade_step_at(const hf_grade *grade, size_t index)
{
    return index < grade->step_count ? &grade->steps[index] : NULL;
}

const hf_grade_step *hf_grade_decisive(const hf_grade *grade)
{
    return hf_grade_step_at(grade, grade->decisive);
}

const char *hf_grade_margin(const hf_grade *grade, bool better)
{
    return grade->margin[better];
}

size_t hf_grade_missing_count(const hf_grade *grade)
{
    return grade->missing_count;
}

const char *hf_grade_missing_at(const hf_grade *grade, size_t index)
{
    return index < grade->missing_count ? grade->missing[index] : NULL;
}

size_t hf_grade_item_count(const hf_grade *grade)
{
    return grade->item_count;
}

const hf_grade_item *hf_grade_item_at(const hf_grade *grade, size_t index)
{
    return index < grade->item_count ? &grade->items[index] : NULL;
}

size_t hf_grade_total_count(const hf_grade *grade)
{
    return grade->total_count;
}

const hf_grade_total *hf_grade_total_at(const hf_grade *grade, size_t index)
{
    return index < grade->total_count ? &grade->totals[index] : NULL;
}

const hf_grade_region *hf_grade_regions(const hf_grade *grade)
{
    return grade->regions;
}
