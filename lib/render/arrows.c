/* render/arrows.c - how contours moved from one photo to another */
#include "render/arrows.h"
#include "render/along.h"

#include <math.h>

/* Where arrows begin: at shares of a contour's length, so that they stand
 * apart on the picture. */
static const struct {
    hf_contour_id id;
    double share;
    bool half; /* the share is of its right half, and of its left one */
} sites[] = {
    {HF_BROW_UPPER, 0.1, false},      {HF_BROW_UPPER, 0.5, false},
    {HF_BROW_UPPER, 0.9, false},      {HF_LID_UPPER, 0.5, false},
    {HF_LID_LOWER, 0.5, false},       {HF_ALA, 0.0, false},
    {HF_NASOLABIAL_FOLD, 0.5, false}, {HF_COMMISSURE, 0.0, false},
    {HF_CUPID_BOW, 0.0, false},       {HF_PHILTRUM, 1.0, false},
    {HF_LIP_UPPER_OUTER, 0.5, true},  {HF_LIP_LOWER_OUTER, 0.5, true},
    {HF_LIP_LOWER_OUTER, 0.0, true},
};

/* mm. Less is hardly seen as movement, and an arrow of it not as one. The chin
 * has none: its lowest place has no sure place sideways. */
static const double least = 1.5;

/* A site of a face, mm. */
typedef struct spot {
    hr_place at;
    double sd;
} spot;

static bool find(spot *out, const hf_face *face, const hf_frame *frame,
                 size_t site, hf_side side)
{
    const hf_contour c = hf_face_contour(face, sites[site].id, side);
    double share = sites[site].share, middle;

    if (sites[site].half) {
        if (!hr_along_midline(&middle, c, frame))
            return false;
        share = side == HF_LEFT ? middle + share * (1.0 - middle)
                                : middle * (1.0 - share);
    }
    return hr_along(&out->at, &out->sd, c, frame, share);
}

/* Whether a site is one of each side. */
static bool two_sided(size_t site)
{
    return hf_contour_paired(sites[site].id) ||
           (sites[site].half && sites[site].share > 0.0);
}

size_t hr_arrows(hr_arrow *out, const hf_face *from, const hf_frame *from_frame,
                 const hf_face *to, const hf_frame *to_frame)
{
    size_t n = 0;

    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++)
        for (int s = 0; s < (two_sided(i) ? 2 : 1); s++) {
            spot a, b;
            double noise, length;
            if (!find(&a, from, from_frame, i, (hf_side)s) ||
                !find(&b, to, to_frame, i, (hf_side)s))
                continue;
            noise =
                hypot(a.sd * hf_face_repeat(from), b.sd * hf_face_repeat(to));
            length = hypot(b.at.x - a.at.x, b.at.y - a.at.y);
            if (length >= fmax(least, 1.96 * noise))
                out[n++] = (hr_arrow){a.at, b.at};
        }
    return n;
}
