/* measure/engine.h - sets of rows to values */
#ifndef HF_MEASURE_ENGINE_H
#define HF_MEASURE_ENGINE_H

#include "measure/row.h"

/** Rows from somewhere, in order. */
typedef struct hf_rows {
    const hf_row *(*at)(const void *set,
                        size_t index); /**< NULL past the end */
    const void *set;
    size_t count;
} hf_rows;

/** hf_measure_static over those rows. */
HF_CHECKED hf_status hf_rows_static(hf_values **out, const hf_rows *from,
                                    const hf_face *face, const hf_frame *frame,
                                    hf_reason no_frame, hf_view view,
                                    hf_affected affected, hf_error *error);
/** hf_measure_dynamic over those rows. */
HF_CHECKED hf_status hf_rows_dynamic(hf_values **out, const hf_rows *from,
                                     const hf_face *rest,
                                     const hf_frame *rest_frame,
                                     const hf_face *face, const hf_frame *frame,
                                     hf_view view, hf_affected affected,
                                     hf_error *error);

#endif
