/* tests/outcome/visit.h - visits of made faces, 0.1 mm a pixel, left affected
 */
#ifndef HF_TEST_VISIT_H
#define HF_TEST_VISIT_H

#include <hemiface/outcome.h>

#include "tests/support/check.h"

static inline hf_visit *new_visit(void)
{
    hf_visit *visit = NULL;

    assert_ok(hf_visit_new(&visit, error));
    return visit;
}

static inline hf_values *measured(hf_visit *visit)
{
    hf_frame_options options;
    hf_values *values = NULL;

    hf_frame_options_init(&options);
    options.mm_per_px = 0.1;
    assert_ok(
        hf_visit_measure(&values, visit, &options, HF_AFFECTED_LEFT, error));
    return values;
}

#endif
