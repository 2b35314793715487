/* tests/grade/patient.h - a patient in a few numbers, as values */
#ifndef HF_TEST_PATIENT_H
#define HF_TEST_PATIENT_H

#include "tests/support/check.h"
#include "tests/support/values.h"

/** mm; affected first, healthy second. NaN = the photo is missing. */
typedef struct patient {
    double brow[2];  /**< brow elevation */
    double mouth[2]; /**< excursion at full smile */
    double open[2];  /**< lids apart at rest */
    double gentle;   /**< the affected lids apart, closing gently */
    double full;     /**< and with full effort; the healthy ones close */
    double corner;   /**< affected mouth corner above the other at rest */
    double brows;    /**< affected brow above the other at rest */
} patient;

#define HEALTHY                                                                \
    {                                                                          \
        .brow = {10, 10}, .mouth = {12, 12}, .open = { 10, 10 }                \
    }

static inline void put_closing(hf_values *v, hf_side side, hf_view view,
                               const patient *p, double gap)
{
    if (isnan(gap))
        return;
    test_put_pair(v, "pfh", view, side, gap, 0, 0.2);
    if (isnan(p->open[0])) { /* without the rest photo */
        test_put_na(v, "closure", view,
                    side == HF_RIGHT ? HF_VALUE_RIGHT : HF_VALUE_LEFT,
                    HF_REASON_NO_REST);
        return;
    }
    test_put_pair(v, "closure", view, side, 100 * (1 - gap / p->open[0]), 100,
                  2);
}

/** The visit's values with that side affected. */
static inline hf_values *patient_values(const patient *p, hf_side side)
{
    hf_values *v = test_values();

    if (!isnan(p->open[0])) {
        test_put_pair(v, "brow_height", HF_VIEW_REST, side, 25 + p->brows, 25,
                      0.3);
        test_put_pair(v, "pfh", HF_VIEW_REST, side, p->open[0], p->open[1],
                      0.2);
        test_put_pair(v, "commissure_height", HF_VIEW_REST, side,
                      -65 + p->corner, -65, 0.3);
    }
    if (!isnan(p->brow[0]))
        test_put_pair(v, "brow_elevation", HF_VIEW_BROW, side, p->brow[0],
                      p->brow[1], 0.4);
    put_closing(v, side, HF_VIEW_CLOSE_GENTLE, p, p->gentle);
    put_closing(v, side, HF_VIEW_CLOSE_FULL, p, p->full);
    if (!isnan(p->mouth[0])) {
        test_put_pair(v, "excursion", HF_VIEW_SMILE_FULL, side, p->mouth[0],
                      p->mouth[1], 0.5);
        /* less than the 2-D movement, told apart by the tests */
        test_put_pair(v, "excursion_lateral", HF_VIEW_SMILE_FULL, side,
                      p->mouth[0] / 2, p->mouth[1], 0.5);
    }
    return v;
}

#endif
