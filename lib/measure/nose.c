/* measure/nose.c - nose on one photo */
#include <math.h>

#include "measure/row.h"

static double tip(hf_job *job)
{
    return hf_off_midline(job->view, hf_spot(job->view, HF_NOSE_TIP, HF_RIGHT));
}

static double base(hf_job *job)
{
    const hf_frame *frame = job->view->frame;

    if (frame->midline == HF_MIDLINE_NOSE && !frame->borrowed_midline)
        return hf_lacking(job, HF_REASON_ON_MIDLINE, HF_CONTOUR_COUNT);
    return hf_off_midline(job->view,
                          hf_spot(job->view, HF_SUBNASALE, HF_RIGHT));
}

static const hf_row rows[] = {
    {{"nose_tip_deviation", "mm", "nose", false, false, 0, HF_BETTER_NEAR_ZERO,
      4, "tip of the nose from the midline; positive = to the patient's left",
      ""},
     HF_BIT(HF_NOSE_TIP),
     HF_OFF_MIDLINE | HF_NEEDS_MIDLINE,
     tip},
    {{"nose_base_deviation", "mm", "nose", false, false, 0, HF_BETTER_NEAR_ZERO,
      NAN, "subnasale from the midline; positive = to the patient's left", ""},
     HF_BIT(HF_SUBNASALE),
     HF_OFF_MIDLINE | HF_NEEDS_MIDLINE,
     base},
};

const hf_region hf_nose_region = HF_REGION(rows);
