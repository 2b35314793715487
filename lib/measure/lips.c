/* measure/lips.c - borders of the lips on one photo */
#include <math.h>

#include "measure/row.h"

/* Half way from the midline to the mouth corner. */
static double half_way(const hf_job *job)
{
    return hf_half_way(job->view, hf_spot(job->view, HF_COMMISSURE, job->side));
}

double hf_upper_lip_height(hf_job *job)
{
    return hf_height(job, job->view, HF_LIP_UPPER_OUTER, job->side,
                     half_way(job));
}

double hf_lower_lip_height(hf_job *job)
{
    return hf_height(job, job->view, HF_LIP_LOWER_OUTER, job->side,
                     half_way(job));
}

static double upper_lip_slope(hf_job *job)
{
    hf_vec c = hf_spot(job->view, HF_COMMISSURE, job->side);
    hf_vec top = hf_on_midline(job, job->view, HF_LIP_UPPER_OUTER);

    return atan2(top.y - c.y, hf_lateral(job->side, c.x - top.x)) * HF_DEGREES;
}

double hf_dental_show(hf_job *job)
{
    double x = half_way(job);
    double d = hf_height(job, job->view, HF_LIP_UPPER_INNER, job->side, x) -
               hf_height(job, job->view, HF_LIP_LOWER_INNER, job->side, x);

    /* fmax would turn NaN into 0. */
    return isnan(d) || job->raw ? d : fmax(0, d);
}

/* The abscissa where the midline crosses the middle of the opening: cut there
 * upright, the opening loses on one lip what it gains on the other. */
static double cut(hf_job *job)
{
    hf_job look = *job; /* a cut beyond the lips is no lack of the area */
    hf_vec upper = hf_on_midline(&look, job->view, HF_LIP_UPPER_INNER);
    hf_vec lower = hf_on_midline(&look, job->view, HF_LIP_LOWER_INNER);

    return (upper.x + lower.x) / 2;
}

static double dental_area(hf_job *job)
{
    hf_curve *upper = hf_scene_curve(job->view, HF_LIP_UPPER_INNER, job->side);
    hf_curve *lower = hf_scene_curve(job->view, HF_LIP_LOWER_INNER, job->side);
    double a, b, c, d;

    if (!hf_curve_range(upper, &a, &b))
        return hf_lacking(job, HF_REASON_OUTSIDE_CONTOUR, HF_LIP_UPPER_INNER);
    if (!hf_curve_range(lower, &c, &d))
        return hf_lacking(job, HF_REASON_OUTSIDE_CONTOUR, HF_LIP_LOWER_INNER);
    a = fmax(a, c);
    b = fmin(b, d);
    if (job->side == HF_RIGHT)
        b = fmin(b, cut(job));
    else
        a = fmax(a, cut(job));
    if (a >= b)
        return hf_lacking(job, HF_REASON_OUTSIDE_CONTOUR, HF_LIP_UPPER_INNER);
    return hf_curve_area(upper, lower, a, b, true);
}

#define CORNER HF_BIT(HF_COMMISSURE)
#define INNER (HF_BIT(HF_LIP_UPPER_INNER) | HF_BIT(HF_LIP_LOWER_INNER))

static const hf_row rows[] = {
    {{"upper_lip_slope", "deg", "mouth", true, false, 0, HF_BETTER_UNDEFINED,
      NAN,
      "from the upper lip's upper border at the midline to the mouth corner, "
      "against the line of the pupils; positive = the corner is lower",
      "Emotrics+"},
     CORNER | HF_BIT(HF_LIP_UPPER_OUTER),
     HF_NEEDS_MIDLINE,
     upper_lip_slope},
    {{"upper_lip_height", "mm", "mouth", true, false, 0, HF_BETTER_UNDEFINED,
      NAN,
      "height in the frame of the upper lip's upper border half way from the "
      "midline to the mouth corner; negative, below the pupils",
      "its diff: Emotrics UVH"},
     CORNER | HF_BIT(HF_LIP_UPPER_OUTER),
     HF_NEEDS_MIDLINE,
     hf_upper_lip_height},
    {{"lower_lip_height", "mm", "mouth", true, false, 0, HF_BETTER_UNDEFINED,
      NAN,
      "height in the frame of the lower lip's lower border half way from the "
      "midline to the mouth corner; negative, below the pupils",
      "its diff: Emotrics LVH"},
     CORNER | HF_BIT(HF_LIP_LOWER_OUTER),
     HF_NEEDS_MIDLINE,
     hf_lower_lip_height},
    {{"dental_show", "mm", "mouth", true, true, 0, HF_BETTER_UNDEFINED, NAN,
      "inner borders of the lips apart half way from the midline to the mouth "
      "corner, at least 0",
      "Emotrics DS"},
     CORNER | INNER,
     HF_NEEDS_MIDLINE,
     hf_dental_show},
    {{"dental_area", "mm2", "mouth", true, true, 0, HF_BETTER_UNDEFINED, NAN,
      "opening between the inner borders of the lips on that side of the "
      "midline",
      "dynaface dental"},
     INNER,
     HF_NEEDS_MIDLINE,
     dental_area},
};

const hf_region hf_lips_region = HF_REGION(rows);
