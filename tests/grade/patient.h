/* tests/grade/patient.h - a patient in a few numbers, as values */
#ifndef HF_TEST_PATIENT_H
#define HF_TEST_PATIENT_H

#include "tests/support/check.h"
#include "tests/support/values.h"

/** mm unless said; affected first, healthy second. NaN first = the photo is
 *  missing. */
typedef struct patient {
    double brow[2];     /**< brow elevation */
    double mouth[2];    /**< excursion at full smile */
    double open[2];     /**< lids apart at rest */
    double gentle;      /**< the affected lids apart, closing gently */
    double full;        /**< and with full effort; the healthy ones close */
    double corner;      /**< affected mouth corner above the other at rest */
    double out;         /**< and further out */
    double brows;       /**< affected brow above the other at rest */
    double snarl[2];    /**< rise at snarl */
    double pucker[2];   /**< corner towards the midline */
    double teeth[2];    /**< dental show, view lower-lip */
    double lip[2];      /**< drop of the lower lip there */
    double position[2]; /**< position_change at full smile */
    double eye_smile;   /**< affected lids closer than at rest, full smile */
    double eye_snarl;
    double eye_pucker;
    double mouth_brow; /**< affected corner's movement beyond the other's */
    double mouth_gentle;
    double angle[2]; /**< smile_angle at rest, deg */
    double sd;       /**< of every value beside brow, mouth and lids */
} patient;

#define HEALTHY                                                                \
    {                                                                          \
        .brow = {10, 10}, .mouth = {12, 12}, .open = {10, 10},                 \
        .snarl = {6, 6}, .pucker = {8, 8}, .teeth = {8, 8},                    \
        .position = {8, 8}, .lip = {5, 5}, .angle = {100, 100}, .sd = 0.2      \
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

static inline void put_rest(hf_values *v, hf_side side, const patient *p)
{
    test_put_pair(v, "brow_height", HF_VIEW_REST, side, 25 + p->brows, 25, 0.3);
    test_put_pair(v, "pfh", HF_VIEW_REST, side, p->open[0], p->open[1], 0.2);
    test_put_pair(v, "commissure_height", HF_VIEW_REST, side, -65 + p->corner,
                  -65, 0.3);
    test_put_pair(v, "commissure_lateral", HF_VIEW_REST, side, 27 + p->out, 27,
                  0.3);
    test_put_pair(v, "commissure_position", HF_VIEW_REST, side, 28, 28, 0.3);
    test_put_pair(v, "smile_angle", HF_VIEW_REST, side, p->angle[0],
                  p->angle[1], 1);
}

/** An eye that narrows although the mouth is meant. */
static inline void put_narrowing(hf_values *v, hf_side side, hf_view view,
                                 const patient *p, double by)
{
    if (!isnan(p->open[0]))
        test_put_pair(v, "pfh", view, side, p->open[0] - by, p->open[1], p->sd);
}

static inline void put_dynamic(hf_values *v, hf_side side, const char *id,
                               hf_view view, const double both[2], double sd)
{
    if (!isnan(both[0]))
        test_put_pair(v, id, view, side, both[0], both[1], sd);
}

/** The visit's values with that side affected. */
static inline hf_values *patient_values(const patient *p, hf_side side)
{
    hf_values *v = test_values();
    const double brace[2] = {p->mouth_brow, 0}, shut[2] = {p->mouth_gentle, 0};

    if (!isnan(p->open[0]))
        put_rest(v, side, p);
    put_dynamic(v, side, "brow_elevation", HF_VIEW_BROW, p->brow, 0.4);
    if (!isnan(p->brow[0]))
        put_dynamic(v, side, "synkinesis_mouth", HF_VIEW_BROW, brace, p->sd);
    put_closing(v, side, HF_VIEW_CLOSE_GENTLE, p, p->gentle);
    if (!isnan(p->full))
        put_dynamic(v, side, "synkinesis_mouth", HF_VIEW_CLOSE_FULL, shut,
                    p->sd);
    if (!isnan(p->gentle))
        put_dynamic(v, side, "synkinesis_mouth", HF_VIEW_CLOSE_GENTLE, shut,
                    p->sd);
    put_closing(v, side, HF_VIEW_CLOSE_FULL, p, p->full);
    if (!isnan(p->mouth[0])) {
        test_put_pair(v, "excursion", HF_VIEW_SMILE_FULL, side, p->mouth[0],
                      p->mouth[1], 0.5);
        /* less than the 2-D movement, told apart by the tests */
        test_put_pair(v, "excursion_lateral", HF_VIEW_SMILE_FULL, side,
                      p->mouth[0] / 2, p->mouth[1], 0.5);
        put_dynamic(v, side, "position_change", HF_VIEW_SMILE_FULL, p->position,
                    0.5);
        put_narrowing(v, side, HF_VIEW_SMILE_FULL, p, p->eye_smile);
    }
    put_dynamic(v, side, "snarl_elevation", HF_VIEW_SNARL, p->snarl, p->sd);
    if (!isnan(p->snarl[0]))
        put_narrowing(v, side, HF_VIEW_SNARL, p, p->eye_snarl);
    put_dynamic(v, side, "pucker_narrowing", HF_VIEW_PUCKER, p->pucker, p->sd);
    if (!isnan(p->pucker[0]))
        put_narrowing(v, side, HF_VIEW_PUCKER, p, p->eye_pucker);
    put_dynamic(v, side, "dental_show", HF_VIEW_LOWER_LIP, p->teeth, p->sd);
    if (!isnan(p->teeth[0]))
        put_dynamic(v, side, "lip_depression", HF_VIEW_LOWER_LIP, p->lip,
                    p->sd);
    return v;
}

#endif
