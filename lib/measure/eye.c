/* measure/eye.c - lids and canthi on one photo */
#include <math.h>

#include "measure/row.h"

static double mrd1(hf_job *job)
{
    const hf_vec iris = job->view->eye[job->side].centre;

    return hf_height(job, job->view, HF_LID_UPPER, job->side, iris.x) - iris.y;
}

static double mrd2(hf_job *job)
{
    const hf_vec iris = job->view->eye[job->side].centre;

    return iris.y - hf_height(job, job->view, HF_LID_LOWER, job->side, iris.x);
}

static double limbus_gap(hf_job *job)
{
    return mrd2(job) - job->view->eye[job->side].r;
}

static double scleral_show(hf_job *job)
{
    double d = limbus_gap(job);

    /* fmax would turn NaN into 0. */
    return isnan(d) || job->raw ? d : fmax(0, d);
}

/* Middle points of both lids say where mid-eye is: with lids of four points
 * that is Emotrics' place. */
double hf_pfh(hf_job *job)
{
    hf_vec u = hf_middle(job->view, HF_LID_UPPER, job->side);
    hf_vec l = hf_middle(job->view, HF_LID_LOWER, job->side);
    double x = (u.x + l.x) / 2;

    return hf_height(job, job->view, HF_LID_UPPER, job->side, x) -
           hf_height(job, job->view, HF_LID_LOWER, job->side, x);
}

static double eye_area(hf_job *job)
{
    hf_curve *upper = hf_scene_curve(job->view, HF_LID_UPPER, job->side);
    hf_curve *lower = hf_scene_curve(job->view, HF_LID_LOWER, job->side);
    double a, b, c, d;

    if (!hf_curve_range(upper, &a, &b))
        return hf_lacking(job, HF_REASON_OUTSIDE_CONTOUR, HF_LID_UPPER);
    if (!hf_curve_range(lower, &c, &d) || fmax(a, c) >= fmin(b, d))
        return hf_lacking(job, HF_REASON_OUTSIDE_CONTOUR, HF_LID_LOWER);
    return hf_curve_area(upper, lower, fmax(a, c), fmin(b, d), false);
}

static double canthal_tilt(hf_job *job)
{
    hf_vec in = hf_spot(job->view, HF_CANTHUS_INNER, job->side);
    hf_vec out = hf_spot(job->view, HF_CANTHUS_OUTER, job->side);

    return atan2(out.y - in.y, hf_lateral(job->side, out.x - in.x)) *
           HF_DEGREES;
}

static double eye_cant(hf_job *job)
{
    hf_vec r = hf_spot(job->view, HF_CANTHUS_OUTER, HF_RIGHT);
    hf_vec l = hf_spot(job->view, HF_CANTHUS_OUTER, HF_LEFT);

    return atan2(l.y - r.y, l.x - r.x) * HF_DEGREES;
}

#define LIDS (HF_BIT(HF_LID_UPPER) | HF_BIT(HF_LID_LOWER))
#define CANTHI (HF_BIT(HF_CANTHUS_INNER) | HF_BIT(HF_CANTHUS_OUTER))

static const hf_row rows[] = {
    {{"mrd1", "mm", "eye", true, true, 0, HF_BETTER_UNDEFINED, 1,
      "height of the upper lid's margin above the pupil's centre",
      "Emotrics MRD1"},
     HF_BIT(HF_LID_UPPER),
     HF_NEEDS_IRIS,
     mrd1},
    {{"mrd2", "mm", "eye", true, true, 0, HF_BETTER_LOWER, 1,
      "depth of the lower lid's margin below the pupil's centre",
      "Emotrics MRD2"},
     HF_BIT(HF_LID_LOWER),
     HF_NEEDS_IRIS,
     mrd2},
    {{"pfh", "mm", "eye", true, true, 0, HF_BETTER_UNDEFINED, 1,
      "upper lid's margin above the lower one's at mid-eye, between the middle "
      "points of the two; under 0 when they cross",
      "Emotrics PFH"},
     LIDS,
     0,
     hf_pfh},
    {{"eye_area", "mm2", "eye", true, true, 0, HF_BETTER_UNDEFINED, NAN,
      "area between the margins of the lids", "dynaface eye, Emotrics+"},
     LIDS,
     0,
     eye_area},
    {{"scleral_show", "mm", "eye", true, false, 0, HF_BETTER_LOWER, 1,
      "white below the iris: mrd2 less the iris's radius, at least 0", ""},
     HF_BIT(HF_LID_LOWER),
     HF_NEEDS_IRIS,
     scleral_show},
    {{"limbus_gap", "mm", "eye", true, false, 0, HF_BETTER_UNDEFINED, NAN,
      "how far the lower lid is below the lower edge of the iris: mrd2 less "
      "the iris's radius; negative = it covers that edge",
      ""},
     HF_BIT(HF_LID_LOWER),
     HF_NEEDS_IRIS,
     limbus_gap},
    {{"canthal_tilt", "deg", "eye", true, false, 0, HF_BETTER_UNDEFINED, NAN,
      "inner to outer canthus against the line of the pupils; positive = the "
      "outer one is higher",
      ""},
     CANTHI,
     0,
     canthal_tilt},
    {{"eye_cant", "deg", "eye", false, false, 0, HF_BETTER_NEAR_ZERO, NAN,
      "line across the outer canthi against the line of the pupils; positive = "
      "the patient's left is higher",
      ""},
     HF_BIT(HF_CANTHUS_OUTER),
     HF_SIDE_AGAINST_SIDE,
     eye_cant},
};

const hf_region hf_eye_region = HF_REGION(rows);
