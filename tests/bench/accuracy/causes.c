/* bench/accuracy/causes.c - why a point is worse than the mesh's
 *
 * Told from the photo and from what both methods say, in this order; found by
 * looking at the worst of each contour (README.md beside this folder).
 */
#include "accuracy.h"

#include <math.h>

static const char *const words[CAUSES] = {
    [CAUSE_END] = "where the contour ends: off along it, not across",
    [CAUSE_SINGLE] = "a single point: no contour holds it along the border",
    [CAUSE_BOTH] = "the mesh is far off too: hair, or points misplaced",
    [CAUSE_FAINT] = "no edge to speak of at the hand-placed border",
    [CAUSE_OTHER_EDGE] = "an edge as strong lies where it was found",
    [CAUSE_MISSED] = "the hand-placed border is the clearer one: missed",
};

/* The mesh is far off as well, mm: twice what it is off on average. */
static const double far_off = 2;
/* Luminance step across an edge that is one to speak of: three times the grain
   of smooth skin (about 2) averaged as here. */
static const double edge = 6;
/* An edge is looked for so far to both sides, mm: hand-placed borders of brows
   lie up to so much outside the hairs. */
static const double wander = 1.2;

const char *cause_words(enum cause cause)
{
    return words[cause];
}

static double at_mm(const struct photo *photo, const hf_frame *frame, double x,
                    double y)
{
    double px, py;

    hf_frame_to_px(frame, x, y, &px, &py);
    return picture_luminance(photo->image, px, py);
}

/* Luminance on one side of a place less that on the other, over 3 mm along the
   unit vector (dx, dy) and 1 mm across. */
static double step_at(const struct photo *photo, const hf_frame *frame,
                      double x, double y, double dx, double dy)
{
    double sum = 0;
    int n = 0;

    for (double along = -1.5; along <= 1.5; along += 0.25)
        for (double across = 0.25; across <= 1; across += 0.25, n++) {
            const double u = x + along * dx, v = y + along * dy;

            sum += at_mm(photo, frame, u - across * dy, v + across * dx) -
                   at_mm(photo, frame, u + across * dy, v - across * dx);
        }
    return fabs(sum) / n;
}

/* The strongest edge near a place of a line. */
static double edge_at(const struct photo *photo, const hf_frame *frame,
                      const struct line *line, int at)
{
    const int a = at > 0 ? at - 1 : 0, b = at + 1 < FINE ? at + 1 : at;
    double dx = line->x[b] - line->x[a], dy = line->y[b] - line->y[a];
    const double length = hypot(dx, dy);
    double most = 0;

    dx /= length;
    dy /= length;
    for (double off = -wander; off <= wander; off += 0.2)
        most = fmax(most, step_at(photo, frame, line->x[at] - off * dy,
                                  line->y[at] + off * dx, dx, dy));
    return most;
}

/* The place of a line nearest to a point. */
static int nearest(const struct line *line, double x, double y)
{
    int best = 0;

    for (int i = 1; i < FINE; i++)
        if (hypot(line->x[i] - x, line->y[i] - y) <
            hypot(line->x[best] - x, line->y[best] - y))
            best = i;
    return best;
}

/* Whether the end of a contour is off along the contour rather than across. */
static bool is_along(const struct line *truth, int at, double x, double y)
{
    const int in = at == 0 ? FINE / 8 : FINE - 1 - FINE / 8;
    const double dx = truth->x[in] - truth->x[at];
    const double dy = truth->y[in] - truth->y[at];
    const double u = x - truth->x[at], v = y - truth->y[at];

    return fabs(u * dx + v * dy) > fabs(u * dy - v * dx);
}

enum cause cause_of(const struct photo *photo, const hf_frame *frame,
                    const struct line *truth, const struct line *seen, int at,
                    double mesh_error)
{
    const double x = seen->x[at], y = seen->y[at];
    double here, there;

    if (truth->x[0] == truth->x[FINE - 1] && truth->y[0] == truth->y[FINE - 1])
        return mesh_error > far_off ? CAUSE_BOTH : CAUSE_SINGLE;
    if ((at == 0 || at == FINE - 1) && is_along(truth, at, x, y))
        return CAUSE_END;
    if (mesh_error > far_off)
        return CAUSE_BOTH;
    here = edge_at(photo, frame, truth, nearest(truth, x, y));
    there = edge_at(photo, frame, seen, at);
    if (here < edge)
        return CAUSE_FAINT;
    return there > 0.8 * here ? CAUSE_OTHER_EDGE : CAUSE_MISSED;
}
