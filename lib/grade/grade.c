/* grade/grade.c - the grade as an object, options, scales by name */
#include "grade/rules.h"

#include "base/fail.h"
#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------------- scales */

static const struct {
    const char *name;
    void (*grade)(hf_grading *grading);
} scales[HF_GRADE_SCALES] = {
    [HF_HB_REL] = {"hb_rel", hf_grade_hb_points},
    [HF_HB_ABS] = {"hb_abs", hf_grade_hb_points},
    [HF_HB_DESC] = {"hb_desc", hf_grade_hb_desc},
};

static bool known_scale(hf_scale scale)
{
    return (unsigned)scale < HF_GRADE_SCALES;
}

const char *hf_scale_name(hf_scale scale)
{
    return known_scale(scale) ? scales[scale].name : "";
}

const char *hf_grade_status_name(hf_grade_status status)
{
    static const char *const names[] = {"graded", "not gradable", "invalid"};

    return (unsigned)status < 3 ? names[status] : "";
}

const char *hf_roman(int number)
{
    static const char *const roman[] = {"", "I", "II", "III", "IV", "V", "VI"};

    return number >= 0 && number <= 6 ? roman[number] : "";
}

/* ---------------------------------------------------------------- options */

void hf_grade_options_init(hf_grade_options *options)
{
    *options = (hf_grade_options){.size = sizeof *options,
                                  .noise_mm = 1.5,
                                  .healthy_mm = 2.5,
                                  .closed_mm = 1.0,
                                  .normal_ratio = 0.90,
                                  .lid_movement = true};
}

static hf_status check_range(const char *name, double value, double low,
                             double high, hf_error *error)
{
    char given[HF_NUMBER_SIZE], from[HF_NUMBER_SIZE], to[HF_NUMBER_SIZE];

    if (value >= low && value <= high)
        return HF_OK;
    return hf_fail(error, HF_E_OPTION, "'%s' is %s: choose from %s to %s", name,
                   hf_format_double(given, sizeof given, value, 'g', 6),
                   hf_format_double(from, sizeof from, low, 'g', 6),
                   hf_format_double(to, sizeof to, high, 'g', 6));
}

static hf_status check_options(const hf_grade_options *options, hf_error *error)
{
    const struct {
        const char *name;
        double value, low, high;
    } ranges[] = {
        {"noise_mm", options->noise_mm, 0, 5},
        {"healthy_mm", options->healthy_mm, 0.1, 10},
        {"closed_mm", options->closed_mm, 0, 5},
        {"normal_ratio", options->normal_ratio, 0.75, 1},
    };

    if (options->size != sizeof *options)
        return hf_fail(error, HF_E_OPTION,
                       "grade options are not set up: call "
                       "hf_grade_options_init first");
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        hf_status status = check_range(ranges[i].name, ranges[i].value,
                                       ranges[i].low, ranges[i].high, error);

        if (status != HF_OK)
            return status;
    }
    return HF_OK;
}

/* ----------------------------------------------------------------- object */

hf_status hf_grade_visit(hf_grade **out, hf_scale scale,
                         const hf_values *values, hf_affected affected,
                         const hf_grade_options *options, hf_error *error)
{
    hf_grade_options defaults;
    hf_grading grading = {.values = values, .affected = affected};
    hf_status status;

    hf_grade_options_init(&defaults);
    grading.options = options ? options : &defaults;
    grading.side = affected == HF_AFFECTED_LEFT ? HF_LEFT : HF_RIGHT;
    *out = NULL;
    if (!known_scale(scale))
        return hf_fail(error, HF_E_OPTION, "unknown scale %d", (int)scale);
    status = check_options(grading.options, error);
    if (status != HF_OK)
        return status;
    grading.grade = calloc(1, sizeof *grading.grade);
    if (!grading.grade)
        return hf_fail_memory(error);
    grading.grade->scale = scale;
    grading.grade->points = NAN;
    grading.grade->decisive = SIZE_MAX;
    hf_regions_read(&grading);
    scales[scale].grade(&grading);
    if (grading.grade->no_memory) {
        hf_grade_free(grading.grade);
        return hf_fail_memory(error);
    }
    *out = grading.grade;
    return HF_OK;
}

void hf_grade_free(hf_grade *grade)
{
    if (!grade)
        return;
    free(grade->steps);
    free(grade->missing);
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

const hf_grade_region *hf_grade_regions(const hf_grade *grade)
{
    return grade->regions;
}
