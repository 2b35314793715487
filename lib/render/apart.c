/* render/apart.c - how far each place of a face is from its mirror image */
#include "render/apart.h"
#include "render/along.h"

#include <math.h>

/* What is compared: what a detector reads from the picture on each side. The
 * lowest place of a chin has no sure place sideways, and the root and tip of
 * the nose wander with the least turn of the head. Corners of eyes and mouth
 * are ends of their contours. */
static const struct {
    hf_contour_id id;
    hr_part part;
} compared[] = {
    {HF_BROW_UPPER, HR_PART_BROW},
    {HF_BROW_LOWER, HR_PART_BROW},
    {HF_LID_UPPER, HR_PART_EYE},
    {HF_LID_LOWER, HR_PART_EYE},
    {HF_ALA, HR_PART_NOSE},
    {HF_SUBNASALE, HR_PART_NOSE},
    {HF_PHILTRUM, HR_PART_MOUTH},
    {HF_LIP_UPPER_OUTER, HR_PART_MOUTH},
    {HF_LIP_UPPER_INNER, HR_PART_MOUTH},
    {HF_LIP_LOWER_INNER, HR_PART_MOUTH},
    {HF_LIP_LOWER_OUTER, HR_PART_MOUTH},
};

/* mm. Nearer than this a place counts no more than its neighbours, which keeps
 * the colours smooth where contours of different displacement lie close. */
static const double blur = 2.5;

const char *hr_part_word(hr_part part)
{
    static const char *const words[HR_PART_COUNT] = {"brow", "eye", "nose",
                                                     "mouth"};

    return words[part];
}

/* A place with its sd, mm. */
typedef struct spot {
    hr_place at;
    double sd;
} spot;

/* HR_APART_EVEN places evenly along a contour between two shares of its
 * length; a single point is one. Returns how many. */
static size_t spread(spot *out, const hf_frame *frame, hf_contour c,
                     double from, double to)
{
    size_t n = c.count < 2 ? c.count : HR_APART_EVEN;

    for (size_t i = 0; i < n; i++)
        hr_along(&out[i].at, &out[i].sd, c, frame,
                 from + (to - from) * (double)i / (HR_APART_EVEN - 1.0));
    return n;
}

/* a, and how far it is from the mirror image of b. A place that is its own
 * partner moves with its image: twice its own error. */
static hr_apart apart(spot a, spot b, bool itself, hr_part part)
{
    return (hr_apart){.at = a.at,
                      .mm = hypot(a.at.x + b.at.x, a.at.y - b.at.y),
                      .sd = itself ? 2.0 * a.sd : hypot(a.sd, b.sd),
                      .part = part,
                      .itself = itself};
}

/* The two halves of what is compared, from the midline outwards. Returns how
 * many places each has; 0: there is nothing to compare. */
static size_t halves(spot *right, spot *left, const hf_face *face,
                     const hf_frame *frame, hf_contour_id id)
{
    hf_contour r = hf_face_contour(face, id, HF_RIGHT);
    hf_contour l = hf_face_contour(face, id, HF_LEFT);
    double middle;
    size_t n;

    if (hf_contour_across(id)) {
        if (!hr_along_midline(&middle, r, frame))
            return 0;
        spread(right, frame, r, middle, 0.0);
        return spread(left, frame, r, middle, 1.0);
    }
    n = spread(right, frame, r, 0.0, 1.0);
    return spread(left, frame, l, 0.0, 1.0) == n ? n : 0;
}

static size_t add(hr_apart *list, const hf_face *face, const hf_frame *frame,
                  hf_contour_id id, hr_part part)
{
    const bool itself = !hf_contour_paired(id) && !hf_contour_across(id);
    spot right[HR_APART_EVEN], left[HR_APART_EVEN];
    size_t n = halves(right, left, face, frame, id), count = 0;

    for (size_t i = 0; i < n; i++) {
        list[count++] = apart(right[i], left[i], itself, part);
        if (!itself)
            list[count++] = apart(left[i], right[i], false, part);
    }
    return count;
}

size_t hr_apart_of(hr_apart *list, const hf_face *face, const hf_frame *upright)
{
    size_t count = 0;

    for (size_t i = 0; i < sizeof compared / sizeof *compared; i++)
        count +=
            add(list + count, face, upright, compared[i].id, compared[i].part);
    return count;
}

size_t hr_apart_leave(hr_apart *list, size_t count, unsigned parts)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (!(parts & 1U << list[i].part))
            list[kept++] = list[i];
    return kept;
}

double hr_apart_between(const hr_apart *list, size_t count, hr_place at,
                        double *near)
{
    double sum = 0.0, weights = 0.0, nearest = INFINITY;

    for (size_t i = 0; i < count; i++) {
        double dx = at.x - list[i].at.x, dy = at.y - list[i].at.y;
        double d2 = dx * dx + dy * dy, w = 1.0 / (d2 + blur * blur);
        w *= w;
        sum += w * list[i].mm;
        weights += w;
        nearest = fmin(nearest, d2);
    }
    *near = sqrt(nearest);
    return sum / weights;
}

const hr_apart *hr_apart_most(const hr_apart *list, size_t count, hr_part part,
                              hf_side side)
{
    const hr_apart *most = NULL;

    for (size_t i = 0; i < count; i++) {
        double x = side == HF_LEFT ? list[i].at.x : -list[i].at.x;
        if (list[i].part == part && !list[i].itself && x >= 0.0 &&
            (!most || list[i].mm > most->mm))
            most = &list[i];
    }
    return most;
}
