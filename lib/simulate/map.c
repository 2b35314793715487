/* simulate/map.c - the map of one movement, forwards and backwards */
#include "simulate/map.h"
#include "base/fail.h"
#include "simulate/lid.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

/* Along the movement a point goes from s to s + a w(s): one-to-one while
 * |a| < 1 / max |w'|. Gaussian: max |w'| = exp(-1/2) / r, so 1.6487 r; flat:
 * max |w'| = pi / (2 r), so 0.6366 r. Both limits keep 3 % below, in radii, so
 * that the picture is never squeezed by more than about 40. */
static const double gaussian_limit = 1.6;
static const double flat_limit = 0.62;

double hf_fade_limit(hf_fade fade)
{
    return fade == HF_FADE_FLAT ? flat_limit : gaussian_limit;
}

/* The share of the movement at distance d from the centre. */
static double weight(const hf_move *move, double d)
{
    double t = d / move->radius;

    if (move->fade == HF_FADE_GAUSSIAN)
        return exp(-0.5 * t * t);
    if (t <= 1.0)
        return 1.0;
    return t >= 2.0 ? 0.0 : 0.5 * (1.0 + cos(pi * (t - 1.0)));
}

/* Its derivative divided by d, which has no pole at the centre. */
static double slope(const hf_move *move, double d)
{
    double t = d / move->radius;

    if (move->fade == HF_FADE_GAUSSIAN)
        return -exp(-0.5 * t * t) / (move->radius * move->radius);
    if (t <= 1.0 || t >= 2.0)
        return 0.0;
    return -0.5 * pi * sin(pi * (t - 1.0)) / (move->radius * d);
}

static double amount(const hf_move *move)
{
    return hypot(move->dx, move->dy);
}

hf_status hf_move_check(const hf_move *move, hf_error *error)
{
    double a = amount(move), limit;

    if (!isfinite(move->x) || !isfinite(move->y) || !isfinite(a))
        return hf_fail(error, HF_E_OPTION,
                       "a movement's centre or amount is not a finite number");
    if (!isfinite(move->radius) || move->radius <= 0.0)
        return hf_fail(error, HF_E_OPTION,
                       "radius %g mm of a movement: it must be above 0",
                       move->radius);
    if (move->fade == HF_FADE_LID)
        return HF_OK; /* stretches only */
    if (move->fade != HF_FADE_GAUSSIAN && move->fade != HF_FADE_FLAT)
        return hf_fail(error, HF_E_OPTION,
                       "fade %d of a movement is neither gaussian nor flat nor "
                       "a lid's",
                       (int)move->fade);
    limit = hf_fade_limit(move->fade) * move->radius;
    if (a >= limit)
        return hf_fail(error, HF_E_OPTION,
                       "a movement of %g mm folds the photo over itself: with "
                       "radius %g mm and %s fade stay under %.4g mm, or take "
                       "a larger radius",
                       a, move->radius,
                       move->fade == HF_FADE_FLAT ? "flat" : "gaussian", limit);
    return HF_OK;
}

void hf_move_point(const hf_move *moves, size_t count, double *x, double *y)
{
    for (size_t i = 0; i < count; i++) {
        const hf_move *m = &moves[i];
        double w;

        if (m->fade == HF_FADE_LID) {
            hf_lid_point(m, *x, y);
            continue;
        }
        w = weight(m, hypot(*x - m->x, *y - m->y));
        *x += w * m->dx;
        *y += w * m->dy;
    }
}

/* A point only ever moves along a, so the inverse is one number: the share s
 * in [0, 1] with s = w(|e - s a|), e the point from the centre. Iterating that
 * equation alone gains 3 % a round near the limit; Newton's step, kept inside
 * the bracket, needs a handful of rounds everywhere. */
static double share(const hf_move *m, double ex, double ey)
{
    /* Rounds before giving up: bisection alone would be done by then. */
    enum { rounds = 64 };
    double low = 0.0, high = 1.0, s = weight(m, hypot(ex, ey));

    for (int i = 0; i < rounds; i++) {
        double qx = ex - s * m->dx, qy = ey - s * m->dy, d = hypot(qx, qy);
        double g = s - weight(m, d);
        double next = s - g / (1.0 + slope(m, d) * (m->dx * qx + m->dy * qy));

        if (g < 0.0)
            low = s;
        else
            high = s;
        if (!(next >= low && next <= high))
            next = 0.5 * (low + high);
        /* Shares are at most 1: this is the rounding of the equation. */
        if (fabs(next - s) < 1e-15)
            return next;
        s = next;
    }
    return s;
}

void hf_move_source(const hf_move *moves, size_t count, double *x, double *y)
{
    for (size_t i = count; i-- > 0;) {
        const hf_move *m = &moves[i];
        double s;

        if (m->fade == HF_FADE_LID) {
            hf_lid_source(m, *x, y);
            continue;
        }
        s = share(m, *x - m->x, *y - m->y);
        *x -= s * m->dx;
        *y -= s * m->dy;
    }
}

double hf_move_reach(const hf_move *move, double shift)
{
    double a = amount(move);

    if (move->fade == HF_FADE_LID)
        return hf_lid_reach(move);
    if (a <= shift)
        return 0.0;
    if (move->fade == HF_FADE_FLAT)
        return 2.0 * move->radius;
    return move->radius * sqrt(2.0 * log(a / shift));
}
