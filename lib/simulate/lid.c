/* simulate/lid.c - an eye that closes: its lid, forwards and backwards
 *
 * The upper lid's margin comes down towards the lower one's by the same share
 * of the gap everywhere, so that the canthi stay. The skin above follows, less
 * and less up to the height of the movement's radius; the margin and its
 * lashes are carried along unstretched.
 */
#include "simulate/lid.h"

#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "measure/row.h"

static const double pi = 3.14159265358979323846;

/* mm. So little below the margin counts as on it: more than the samples are
 * off the spline, less than what is seen. */
static const double edge = 0.05;

/* Gaps under this many iris diameters hide the pupil: the same as where the
 * detector calls an eye closed (detect/pose.c). */
static const double hidden = 0.25;

/* ------------------------------------------------------------ the profile */

static bool covers(const hf_lid *lid, double x)
{
    return lid->step > 0.0 && x >= lid->from &&
           x <= lid->from + lid->step * (HF_LID_SAMPLES - 1);
}

static double at(const hf_lid *lid, const double *samples, double x)
{
    const double place = (x - lid->from) / lid->step;
    const int i = (int)fmin(place, HF_LID_SAMPLES - 2);

    return samples[i] + (place - i) * (samples[i + 1] - samples[i]);
}

/* The gap above each point of the upper lid as a curve, so that the margin,
 * moved by a share of it, is the spline through the moved points. */
static void gap_curve(hf_curve *gap, const hf_curve *upper, hf_curve *lower)
{
    for (size_t i = 0; i < gap->count; i++) {
        const hf_vec p = upper->points[i];
        const double d = p.y - hf_curve_height(lower, p.x);

        gap->points[i] = (hf_vec){p.x, d > 0.0 ? d : 0.0};
    }
}

static void fill(hf_lid *lid, hf_curve *upper, hf_curve *gap, double share)
{
    double from = 0.0, to = 0.0;

    hf_curve_range(upper, &from, &to);
    lid->from = from;
    lid->step = (to - from) / (HF_LID_SAMPLES - 1);
    for (int i = 0; i < HF_LID_SAMPLES; i++) {
        const double x = from + i * lid->step;

        lid->margin[i] = hf_curve_height(upper, x);
        /* Between canthus and first point the spline may dip below 0. */
        lid->drop[i] = share * fmax(hf_curve_height(gap, x), 0.0);
    }
}

static hf_status missing(const hf_scene *scene, hf_side side, hf_error *error)
{
    static const hf_contour_id lids[] = {HF_LID_UPPER, HF_LID_LOWER};

    for (size_t i = 0; i < 2; i++)
        if (!(scene->has[side] & HF_BIT(lids[i])))
            return hf_fail(error, HF_E_UNDEFINED,
                           "the face lacks contour '%s' on the %s, so that "
                           "the eye cannot be closed",
                           hf_contour_name(lids[i]), hf_side_name(side));
    return HF_OK;
}

static hf_status close_by(hf_lid *lid, hf_job *job, hf_curve *gap, double to,
                          hf_error *error)
{
    hf_curve *upper = hf_scene_curve(job->view, HF_LID_UPPER, job->side);
    hf_curve *lower = hf_scene_curve(job->view, HF_LID_LOWER, job->side);
    const double open = hf_pfh(job);
    double middle;

    if (!isfinite(open))
        return hf_fail(error, HF_E_UNDEFINED,
                       "the lids on the %s do not reach mid-eye",
                       hf_side_name(job->side));
    if (to > open)
        return hf_fail(error, HF_E_OPTION,
                       "the lids on the %s are %.2f mm apart: an eye closes to "
                       "a gap from 0 to that, not to %g mm",
                       hf_side_name(job->side), open, to);
    gap_curve(gap, upper, lower);
    middle = (hf_middle(job->view, HF_LID_UPPER, job->side).x +
              hf_middle(job->view, HF_LID_LOWER, job->side).x) /
             2.0;
    middle = hf_curve_height(gap, middle);
    fill(lid, upper, gap, middle > 0.0 ? (open - to) / middle : 0.0);
    lid->gap = to;
    return HF_OK;
}

hf_status hf_lid_close(hf_lid *lid, hf_side side, double gap,
                       const hf_face *face, const hf_frame *frame,
                       hf_error *error)
{
    const size_t count = hf_face_contour(face, HF_LID_UPPER, side).count;
    hf_curve curve = {.count = count};
    hf_scene *scene = NULL;
    hf_status status = hf_scene_new(&scene, face, frame, error);

    if (!status)
        status = missing(scene, side, error);
    if (!status) {
        hf_job job = {.view = scene, .side = side};

        curve.points = calloc(count, sizeof *curve.points);
        curve.room = calloc(3 * count, sizeof *curve.room);
        status = curve.points && curve.room
                     ? close_by(lid, &job, &curve, gap, error)
                     : hf_fail_memory(error);
        if (!status && (curve.no_memory || hf_scene_no_memory(scene)))
            status = hf_fail_memory(error);
    }
    hf_curve_clear(&curve);
    free(curve.points);
    free(curve.room);
    hf_scene_free(scene);
    return status;
}

/* ---------------------------------------------------------------- the map */

/* The share of the drop at a height above the margin, in radii. Level at both
 * ends: lashes are not stretched, and no edge shows where the skin ends. */
static double weight(double t)
{
    return t <= 0.0 ? 1.0 : t >= 1.0 ? 0.0 : 0.5 * (1.0 + cos(pi * t));
}

void hf_lid_point(const hf_move *move, double x, double *y)
{
    for (int side = 0; side < 2; side++) {
        const hf_lid *lid = &move->lids[side];

        if (covers(lid, x)) {
            const double up = *y - at(lid, lid->margin, x);

            if (up >= -edge)
                *y -= at(lid, lid->drop, x) * weight(up / move->radius);
        }
    }
}

/* Skin goes from u to u - drop * weight(u), never faster than it is stretched:
 * halving the drop finds u to rounding. */
static double skin_source(double u, double drop, double radius)
{
    double low = u, high = u + drop;

    for (int i = 0; i < 60 && low < high; i++) {
        const double middle = 0.5 * (low + high);

        if (middle - drop * weight(middle / radius) < u)
            low = middle;
        else
            high = middle;
    }
    return high;
}

void hf_lid_source(const hf_move *move, double x, double *y)
{
    for (int side = 0; side < 2; side++) {
        const hf_lid *lid = &move->lids[side];

        if (covers(lid, x)) {
            const double margin = at(lid, lid->margin, x);
            const double drop = at(lid, lid->drop, x);
            const double up = *y - margin;

            if (up >= -drop - edge && up < move->radius)
                *y = margin + skin_source(up, drop, move->radius);
        }
    }
}

/* --------------------------------------------------------- where it moves */

/* The rectangle that holds what moves. */
typedef struct extent {
    double x0, y0, x1, y1;
} extent;

static extent extent_of(const hf_move *move)
{
    extent e = {INFINITY, INFINITY, -INFINITY, -INFINITY};

    for (int side = 0; side < 2; side++) {
        const hf_lid *lid = &move->lids[side];

        for (int i = 0; i < HF_LID_SAMPLES && lid->step > 0.0; i++) {
            const double x = lid->from + i * lid->step;

            e.x0 = fmin(e.x0, x);
            e.x1 = fmax(e.x1, x);
            e.y0 = fmin(e.y0, lid->margin[i] - lid->drop[i] - edge);
            e.y1 = fmax(e.y1, lid->margin[i] + move->radius);
        }
    }
    return e;
}

void hf_lid_centre(hf_move *move)
{
    const extent e = extent_of(move);

    move->x = 0.5 * (e.x0 + e.x1);
    move->y = 0.5 * (e.y0 + e.y1);
}

double hf_lid_reach(const hf_move *move)
{
    const extent e = extent_of(move);

    return e.x1 >= e.x0 ? hypot(fmax(e.x1 - move->x, move->x - e.x0),
                                fmax(e.y1 - move->y, move->y - e.y0))
                        : 0.0;
}

bool hf_lid_hides(const hf_move *move, hf_side side, double diameter)
{
    const hf_lid *lid = &move->lids[side];

    return move->fade == HF_FADE_LID && lid->step > 0.0 &&
           lid->gap < hidden * diameter;
}
