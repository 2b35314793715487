/* measure/catalogue.c - every measure, region by region */
#include "measure/row.h"

#include <string.h>

static const hf_region *const regions[] = {
    &hf_brow_region, &hf_eye_region,   &hf_nose_region,     &hf_mouth_region,
    &hf_lips_region, &hf_whole_region, &hf_movement_region,
};

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
    while ((row = hf_row_at(i)) && &row->measure != measure)
        i++;
    return row && row->needs & HF_SIDE_AGAINST_SIDE;
}
