/* outcome/alike.c - were two visits photographed alike?
 *
 * What differs between the photos passes for change between the visits.
 */
#include <hemiface/outcome.h>

#include <math.h>
#include <stdio.h>

#include <hemiface/quality.h>

#include "base/number.h"

/* What is held against each other; NaN if it is not known. */
typedef double figure(const hf_face *face);

static double yaw(const hf_face *face)
{
    return hf_face_pose(face).known ? hf_face_pose(face).yaw : NAN;
}

static double pitch(const hf_face *face)
{
    return hf_face_pose(face).known ? hf_face_pose(face).pitch : NAN;
}

/* Distance of a pair of single points, px. */
static double across(const hf_face *face, hf_contour_id id)
{
    const hf_contour r = hf_face_contour(face, id, HF_RIGHT);
    const hf_contour l = hf_face_contour(face, id, HF_LEFT);

    return r.count && l.count ? hypot(l.points[0].x - r.points[0].x,
                                      l.points[0].y - r.points[0].y)
                              : NAN;
}

static double size(const hf_face *face)
{
    return across(face, HF_CANTHUS_OUTER);
}

static double blur(const hf_face *face)
{
    return hf_face_quality(face).edge_px * HF_OUTER_CANTHI_MM / size(face);
}

static double side_light(const hf_face *face)
{
    return hf_face_quality(face).side_light;
}

/* Breadth of the face over that of the eyes, which lie nearer to the camera:
 * the nearer it stands, the more of the breadth is lost. */
static double breadth(const hf_face *face)
{
    const hf_contour jaw = hf_face_contour(face, HF_JAW, HF_RIGHT);

    if (jaw.count < 2)
        return NAN;
    return hypot(jaw.points[jaw.count - 1].x - jaw.points[0].x,
                 jaw.points[jaw.count - 1].y - jaw.points[0].y) /
           size(face);
}

/* Most by which they may differ: as numbers, or (ratio) by that factor.
 *
 * Yaw, deg: as much as the gate warns of; rest against smile of 51 people
 * differ by 3.7 at the 95th percentile. Pitch, deg: 7.3 there; a person's build
 * cancels, so this is nearer than the gate's own limit. Size and blur, factors:
 * twice as coarse is a different photo; neither biases a measure as long as
 * each photo passes. Light, stops: the gate's. Breadth, factor: 1.035 at that
 * percentile; one face at 15 cm differs by 1.05 from 45 and 1.07 from 60 cm,
 * but at 30 cm by only 1.03: short of selfies it tells nothing. */
static const struct {
    figure *of;
    bool ratio;
    double limit;
    int decimals;
    const char *what, *unit, *fault, *advice;
} figures[] = {
    {yaw, false, 5, 1, "yaw", " deg",
     "side differences change for the turn alone",
     "turn the head alike on both visits"},
    {pitch, false, 8, 1, "pitch", " deg", "heights change for the pose alone",
     "lift the chin alike on both visits"},
    {size, true, 2, 0, "distance of the outer canthi", " px",
     "one visit is seen much finer than the other",
     "use the same camera, lens and distance"},
    {blur, true, 2, 2, "blur", " mm",
     "one visit is seen much sharper than the other",
     "use the same camera, and focus on the eyes"},
    {side_light, false, 1, 1, "light from the right side", " stops",
     "shadows change sides", "use the same even light"},
    {breadth, true, 1.05, 2, "breadth of the face over that of the eyes", "",
     "was the camera at another distance?",
     "use the same distance, at least 1 m"},
};

enum { KINDS = sizeof figures / sizeof *figures };

/* By how much they differ, over the limit; NaN if one is not known. */
static double excess(int kind, double a, double b)
{
    const double limit = figures[kind].limit;

    if (!figures[kind].ratio)
        return fabs(b - a) / limit;
    return a > 0 && b > 0 ? fabs(log(b / a)) / log(limit) : NAN;
}

/* A pose or its light is the photo's own in every view; the perspective is
 * read at rest, where no smile widens the face. */
static bool applies(int kind, hf_view view)
{
    return figures[kind].of != breadth || view == HF_VIEW_REST;
}

static void say(hf_doubt *to, int kind, double a, double b)
{
    char from[HF_NUMBER_SIZE], now[HF_NUMBER_SIZE];

    hf_format_double(from, sizeof from, a, 'f', figures[kind].decimals);
    hf_format_double(now, sizeof now, b, 'f', figures[kind].decimals);
    snprintf(to->text, sizeof to->text, "%s differs (%s -> %s%s): %s",
             figures[kind].what, from, now, figures[kind].unit,
             figures[kind].fault);
    snprintf(to->advice, sizeof to->advice, "%s", figures[kind].advice);
}

size_t hf_visits_check(hf_doubt out[HF_DOUBTS], const hf_visit *pre,
                       const hf_visit *post)
{
    size_t count = 0;

    for (int kind = 0; kind < KINDS; kind++) {
        double worst = 1;
        unsigned views = 0;

        for (int v = 0; v < HF_VIEW_COUNT; v++) {
            const hf_face *a = hf_visit_face(pre, (hf_view)v);
            const hf_face *b = hf_visit_face(post, (hf_view)v);
            double more;

            if (!a || !b || !applies(kind, (hf_view)v))
                continue;
            more = excess(kind, figures[kind].of(a), figures[kind].of(b));
            if (!(more > 1))
                continue;
            views |= 1u << v;
            if (more > worst) {
                worst = more;
                say(&out[count], kind, figures[kind].of(a),
                    figures[kind].of(b));
            }
        }
        if (views)
            out[count++].views = views;
    }
    return count;
}
