/* tests/detect/detector.h - one detector for all tests of a program */
#ifndef HF_TEST_DETECTOR_H
#define HF_TEST_DETECTOR_H

#include <hemiface/detect.h>

#include "tests/support/check.h"

static hf_detector *detector;

static inline int set_up(void **state)
{
    (void)state;
    return hf_detector_new(&detector, NULL) != HF_OK;
}

static inline int tear_down(void **state)
{
    (void)state;
    hf_detector_free(detector);
    return 0;
}

/* How far apart the middles of the irises are, px, in a mesh. */
static inline double eyes(const double *xyz)
{
    return hypot(xyz[3 * 468] - xyz[3 * 473],
                 xyz[3 * 468 + 1] - xyz[3 * 473 + 1]);
}

#endif
