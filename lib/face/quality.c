/* face/quality.c - the photo's quality, kept with the face */
#include <hemiface/quality.h>

#include <math.h>
#include <stddef.h>

#include "base/fail.h"
#include "face/model.h"

const struct hf_figure hf_figures[HF_FIGURES] = {
    {"", "edge_px", offsetof(hf_quality, edge_px), 1e-9, 1e9},
    {"", "level", offsetof(hf_quality, level), 0, 255},
    {"", "dark", offsetof(hf_quality, dark), 0, 1},
    {"", "bright", offsetof(hf_quality, bright), 0, 1},
    {"", "side_light", offsetof(hf_quality, side_light), -99, 99},
    {"glare", "right", offsetof(hf_quality, glare[HF_RIGHT]), 0, 1},
    {"glare", "left", offsetof(hf_quality, glare[HF_LEFT]), 0, 1},
    {"hair", "right", offsetof(hf_quality, hair[HF_RIGHT]), 0, 1},
    {"hair", "left", offsetof(hf_quality, hair[HF_LEFT]), 0, 1},
};

/* More faces than a finder gives, so that a damaged file is told. */
enum { MOST_OTHERS = 10000 };

double *hf_figure_of(hf_quality *quality, size_t index)
{
    return (double *)(void *)((char *)quality + hf_figures[index].offset);
}

hf_quality hf_quality_none(void)
{
    hf_quality none = {.known = false, .others = 0};

    for (size_t i = 0; i < HF_FIGURES; i++)
        *hf_figure_of(&none, i) = NAN;
    return none;
}

hf_quality hf_face_quality(const hf_face *face)
{
    return face->quality.known ? face->quality : hf_quality_none();
}

hf_status hf_face_set_quality(hf_face *face, const hf_quality *quality,
                              hf_error *error)
{
    hf_quality q = *quality;

    for (size_t i = 0; q.known && i < HF_FIGURES; i++) {
        const struct hf_figure *f = &hf_figures[i];
        const double value = *hf_figure_of(&q, i);

        /* NaN is neither: it could not be told. */
        if (value < f->low || value > f->high)
            return hf_fail(error, HF_E_OPTION,
                           "'%s%s%s' must be within %g and %g", f->group,
                           *f->group ? "." : "", f->key, f->low, f->high);
    }
    if (q.known && (q.others < 0 || q.others > MOST_OTHERS))
        return hf_fail(error, HF_E_OPTION, "'others' must be within 0 and %d",
                       MOST_OTHERS);
    face->quality = q.known ? q : hf_quality_none();
    return HF_OK;
}
