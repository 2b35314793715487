/* measure/nose.c - nose on one photo */
#include <math.h>

#include "measure/row.h"

static double tip(hf_job *job)
{
    return hf_spot(job->view, HF_NOSE_TIP, HF_RIGHT).x;
}

static double base(hf_job *job)
{
    return hf_spot(job->view, HF_SUBNASALE, HF_RIGHT).x;
}

static const hf_row rows[] = {
    {{"nose_tip_deviation", "mm", "nose", false, false, 0, HF_BETTER_NEAR_ZERO,
      4, "tip of the nose from the midline; positive = to the patient's left",
      ""},
     HF_BIT(HF_NOSE_TIP),
     HF_OFF_MIDLINE,
     tip},
    {{"nose_base_deviation", "mm", "nose", false, false, 0, HF_BETTER_NEAR_ZERO,
      NAN, "subnasale from the midline; positive = to the patient's left", ""},
     HF_BIT(HF_SUBNASALE),
     HF_OFF_MIDLINE,
     base},
};

const hf_region hf_nose_region = HF_REGION(rows);
