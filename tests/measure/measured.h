/* tests/measure/measured.h - static measures of a made face */
#ifndef HF_TEST_MEASURED_H
#define HF_TEST_MEASURED_H

#include "tests/support/check.h"
#include "tests/support/make_face.h"

/* In the frame of a face with irises: this one may hide them. */
static inline hf_values *measured(const make_face *m, hf_affected affected)
{
    hf_frame where = make_frame(1900, 1200, 0, 0.2);
    hf_face *face = make_face_place(m, &where);
    hf_values *values = NULL;
    make_face ideal;
    hf_face *whole;
    hf_frame frame;

    make_face_ideal(&ideal);
    whole = make_face_place(&ideal, &where);
    assert_ok(hf_frame_of(&frame, whole, NULL, error));
    assert_ok(hf_measure_static(&values, face, &frame, HF_REASON_OK,
                                HF_VIEW_REST, affected, error));
    hf_face_free(face);
    hf_face_free(whole);
    return values;
}

#endif
