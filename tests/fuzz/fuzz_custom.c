/* Fuzzes files of custom measures; those that are right are measured on a
   small face, alone and against itself at rest. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <gsl/gsl_errno.h>

#include <hemiface/custom.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Three points a contour, or its one; 0.1 mm a px. */
static hf_face *small_face(void)
{
    hf_face *face;

    if (hf_face_new(&face, 2000, 2000, NULL) != HF_OK)
        abort();
    for (int id = 0; id < HF_CONTOUR_COUNT; id++)
        for (int side = 0; side < 2; side++) {
            const double x = side ? 1200 : 800, y = 400 + 60 * id;
            const hf_point points[] = {
                {x - 50, y, 1}, {x, y - 20, 1}, {x + 50, y + 5, 1}};
            const size_t n = hf_contour_single((hf_contour_id)id) ? 1 : 3;

            if (hf_face_set_contour(face, (hf_contour_id)id, (hf_side)side,
                                    points, n, NULL) != HF_OK)
                abort();
        }
    for (int side = 0; side < 2; side++) {
        const hf_iris iris = {true, side ? 1300 : 700, 500, 59, 1, 1};

        if (hf_face_set_iris(face, (hf_side)side, iris, NULL) != HF_OK)
            abort();
    }
    return face;
}

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static hf_face *face;
    hf_custom *custom;
    hf_values *values;
    hf_frame frame;

    gsl_set_error_handler_off();
    if (!face)
        face = small_face();
    if (hf_frame_of(&frame, face, NULL, NULL) != HF_OK)
        abort();
    if (hf_custom_parse(&custom, (const char *)data, size, "fuzz", tell, NULL,
                        NULL) != HF_OK)
        return 0;
    if (hf_custom_static(&values, custom, face, &frame, HF_REASON_OK,
                         HF_VIEW_REST, HF_AFFECTED_LEFT, NULL) != HF_OK)
        abort();
    check(values);
    if (hf_custom_dynamic(&values, custom, face, &frame, face, &frame,
                          HF_VIEW_SMILE_FULL, HF_AFFECTED_LEFT, NULL) != HF_OK)
        abort();
    check(values);
    hf_custom_free(custom);
    return 0;
}
