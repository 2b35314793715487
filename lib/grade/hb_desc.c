/* grade/hb_desc.c - House-Brackmann by description: grade and margins
 *
 * The rules and what is disputed about them: hb_desc_rules.c.
 */
#include "grade/hb_desc.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>

/* ---------------------------------------------------------------- margins */

/* Every rule that holds at the grade would have to give way. */
static void better_margin(const hf_desc *d, int grade)
{
    char *text = d->g->grade->margin[true];
    int left = 1;

    if (grade == 1)
        return;
    for (size_t i = 0; i < d->count; i++) {
        const hf_finding *f = &d->findings[i];

        if (f->holds != HF_YES)
            continue;
        if (f->grade == grade)
            hf_shift_append(text, HF_MARGIN_SIZE, &f->shift);
        else if (f->grade > left)
            left = f->grade;
    }
    hf_text_append(text, HF_MARGIN_SIZE, " gives ");
    hf_text_append(text, HF_MARGIN_SIZE, hf_roman(left));
    /* What moves again may also change the other rules. */
    if (grade == 6)
        hf_text_append(text, HF_MARGIN_SIZE, " or better");
}

/* The rule of a worse grade whose number is closest to its limit, as a share
 * of the limit: mm and % are not comparable otherwise. */
static void worse_margin(const hf_desc *d, int grade)
{
    char *text = d->g->grade->margin[false];
    const hf_finding *near = NULL;
    double least = INFINITY;

    for (size_t i = 0; i < d->count; i++) {
        const hf_finding *f = &d->findings[i];
        double far = fabs(f->shift.to - f->shift.from) / fabs(f->shift.to);

        if (f->grade > grade && f->holds == HF_NO && f->shift.what &&
            far < least) {
            least = far;
            near = f;
        }
    }
    if (!near)
        return;
    hf_shift_append(text, HF_MARGIN_SIZE, &near->shift);
    hf_text_append(text, HF_MARGIN_SIZE, " gives ");
    hf_text_append(text, HF_MARGIN_SIZE, hf_roman(near->grade));
}

/* ------------------------------------------------------------------ grade */

static bool photos_there(const hf_grading *g)
{
    static const hf_view needed[] = {HF_VIEW_REST, HF_VIEW_BROW,
                                     HF_VIEW_CLOSE_FULL, HF_VIEW_SMILE_FULL};
    bool all = true;

    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        char text[HF_MISSING_SIZE];

        if (hf_has_view(g->values, needed[i]))
            continue;
        snprintf(text, sizeof text, "view %s", hf_view_name(needed[i]));
        hf_miss(g->grade, text);
        all = false;
    }
    return all;
}

static void miss_reads(const hf_desc *d, const hf_finding *f)
{
    for (int i = 0; i < HF_DESC_READS && f->reads[i]; i++)
        if (!f->reads[i]->ok && f->reads[i]->missing[0])
            hf_miss(d->g->grade, f->reads[i]->missing);
}

/* The worst grade of the rules that hold, unless one that cannot be told
 * might give a worse one. */
static void decide(const hf_desc *d, bool photos)
{
    hf_grade *grade = d->g->grade;
    bool certain = photos;
    int number = 1;
    size_t decisive = SIZE_MAX;

    for (size_t i = 0; i < d->count; i++) {
        const hf_finding *f = &d->findings[i];

        if (f->holds == HF_YES && f->grade > number) {
            number = f->grade;
            decisive = f->step;
        }
    }
    for (size_t i = 0; i < d->count; i++) {
        if (d->findings[i].holds != HF_MAYBE)
            continue;
        miss_reads(d, &d->findings[i]);
        certain = certain && d->findings[i].grade <= number;
    }
    grade->state = certain ? HF_GRADED : HF_NOT_GRADABLE;
    if (!certain)
        return;
    if (number ==
        1) { /* the lower ratio, the nearest to II: see hf_desc_look */
        bool mouth = d->g->regions[HF_REGION_MOUTH].ratio.value <
                     d->g->regions[HF_REGION_BROW].ratio.value;

        decisive = d->findings[d->count - (mouth ? 2 : 1)].step;
    }
    grade->number = number;
    grade->decisive = decisive;
    better_margin(d, number);
    worse_margin(d, number);
}

void hf_grade_hb_desc(hf_grading *g)
{
    hf_desc d = {.g = g};
    bool photos;

    if (g->affected != HF_AFFECTED_RIGHT && g->affected != HF_AFFECTED_LEFT) {
        hf_invalid(g->grade, g->grade->regions[0].reason);
        return;
    }
    photos = photos_there(g);
    hf_desc_look(&d);
    decide(&d, photos);
}
