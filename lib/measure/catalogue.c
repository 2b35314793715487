/* measure/catalogue.c - every measure, region by region */
#include "measure/engine.h"

#include <string.h>

static const hf_region *const regions[] = {
    &hf_brow_region, &hf_eye_region,   &hf_nose_region,     &hf_mouth_region,
    &hf_lips_region, &hf_whole_region, &hf_movement_region,
};

const char hf_custom_region[] = "custom", hf_custom_against[] = "custom";

#define REGIONS (sizeof regions / sizeof *regions)

const hf_row *hf_row_at(size_t index)
{
    size_t i;

    for (i = 0; i < REGIONS; i++) {
        if (index < regions[i]->count)
            return &regions[i]->rows[index];
        index -= regions[i]->count;
    }
    return NULL;
}

size_t hf_measure_count(void)
{
    size_t count = 0, i;

    for (i = 0; i < REGIONS; i++)
        count += regions[i]->count;
    return count;
}

const hf_measure *hf_measure_at(size_t index)
{
    const hf_row *row = hf_row_at(index);

    return row ? &row->measure : NULL;
}

const hf_measure *hf_measure_by_id(const char *id)
{
    const hf_measure *m;
    size_t i;

    for (i = 0; (m = hf_measure_at(i)); i++)
        if (strcmp(m->id, id) == 0)
            return m;
    return NULL;
}

bool hf_measure_compares_sides(const hf_measure *measure, hf_value_side side)
{
    const hf_row *row;
    size_t i = 0;

    if (side != HF_VALUE_SINGLE)
        return side == HF_VALUE_DIFF || side == HF_VALUE_RATIO;
    if (measure->region == hf_custom_against)
        return true;
    while ((row = hf_row_at(i)) && &row->measure != measure)
        i++;
    return row && row->needs & HF_SIDE_AGAINST_SIDE;
}

/* ------------------------------------------------------------- measuring */

static const hf_row *at(const void *set, size_t index)
{
    (void)set;
    return hf_row_at(index);
}

static hf_rows all_rows(void)
{
    const hf_rows rows = {at, NULL, hf_measure_count()};

    return rows;
}

hf_status hf_measure_static(hf_values **out, const hf_face *face,
                            const hf_frame *frame, hf_reason no_frame,
                            hf_view view, hf_affected affected, hf_error *error)
{
    const hf_rows rows = all_rows();

    return hf_rows_static(out, &rows, face, frame, no_frame, view, affected,
                          error);
}

hf_status hf_measure_dynamic(hf_values **out, const hf_face *rest,
                             const hf_frame *rest_frame, const hf_face *face,
                             const hf_frame *frame, hf_view view,
                             hf_affected affected, hf_error *error)
{
    const hf_rows rows = all_rows();

    return hf_rows_dynamic(out, &rows, rest, rest_frame, face, frame, view,
                           affected, error);
}
