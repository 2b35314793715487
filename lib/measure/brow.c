/* measure/brow.c - brows on one photo */
#include <math.h>

#include "measure/row.h"

double hf_brow_height(hf_job *job)
{
    const hf_vec pupil = job->view->pupil[job->side];

    return hf_height(job, job->view, HF_BROW_UPPER, job->side, pupil.x) -
           pupil.y;
}

static double brow_cant(hf_job *job)
{
    const hf_vec *pupil = job->view->pupil;
    double r = hf_height(job, job->view, HF_BROW_UPPER, HF_RIGHT, pupil[0].x);
    double l = hf_height(job, job->view, HF_BROW_UPPER, HF_LEFT, pupil[1].x);

    return atan2(l - r, pupil[1].x - pupil[0].x) * HF_DEGREES;
}

static const hf_row rows[] = {
    {{"brow_height", "mm", "brow", true, true, 0, HF_BETTER_UNDEFINED, 3.5,
      "height of the brow's upper border above the pupil, at the pupil",
      "Emotrics BH"},
     HF_BIT(HF_BROW_UPPER),
     0,
     hf_brow_height},
    {{"brow_cant", "deg", "brow", false, false, 0, HF_BETTER_NEAR_ZERO, NAN,
      "line across the brows' upper borders above the pupils against the line "
      "of the pupils; positive = the patient's left is higher",
      ""},
     HF_BIT(HF_BROW_UPPER),
     HF_SIDE_AGAINST_SIDE,
     brow_cant},
};

const hf_region hf_brow_region = HF_REGION(rows);
