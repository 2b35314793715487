/* Files of custom measures, measured on a small face, alone and against itself
   at rest; and files of cut-offs. */
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_errno.h>

#include <hemiface/custom.h>
#include <hemiface/grade.h>

#include "tests/fuzz/fuzz.h"

/* Finite or na, never between. */
static void check(hf_values *values)
{
    for (size_t i = 0; i < hf_values_count(values); i++) {
        const hf_value *v = hf_values_at(values, i);

        if ((v->reason == HF_REASON_OK) !=
            (isfinite(v->value) && isfinite(v->sd)))
            abort();
    }
    hf_values_free(values);
}

static void tell(void *context, const char *text)
{
    (void)context;
    if (!*text)
        abort();
}

bool fuzz_custom(const unsigned char *data, size_t size)
{
    const hf_face *face = fuzz_small_face();
    hf_error error = {HF_OK, ""};
    hf_custom *custom;
    hf_values *values;
    hf_frame frame;

    gsl_set_error_handler_off();
    if (hf_frame_of(&frame, face, NULL, NULL) != HF_OK)
        abort();
    if (!fuzz_fine(hf_custom_parse(&custom, (const char *)data, size, "fuzz",
                                   tell, NULL, &error),
                   &error))
        return false;
    if (hf_custom_static(&values, custom, face, &frame, HF_REASON_OK,
                         HF_VIEW_REST, HF_AFFECTED_LEFT, NULL) != HF_OK)
        abort();
    check(values);
    if (hf_custom_dynamic(&values, custom, face, &frame, face, &frame,
                          HF_VIEW_SMILE_FULL, HF_AFFECTED_LEFT, NULL) != HF_OK)
        abort();
    check(values);
    hf_custom_free(custom);
    return true;
}

/* What was read passes the check of options. */
bool fuzz_cutoffs(const unsigned char *data, size_t size)
{
    hf_grade_options options;
    hf_error error = {HF_OK, ""};
    const char *path = fuzz_path(data, size);

    hf_grade_options_init(&options);
    if (!fuzz_fine(hf_grade_options_read(&options, path, &error), &error))
        return false;
    if (hf_grade_options_check(&options, NULL) != HF_OK)
        abort();
    return true;
}
