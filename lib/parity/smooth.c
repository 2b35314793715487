/* parity/smooth.c - the smoothing cubic spline that Emotrics draws
 *
 * Knots are added where the residuals are largest until least squares on them
 * leaves at most the sum wanted; then the jumps of the third derivative
 * at the knots are weighed against the residuals by a factor p, so that exactly
 * the sum wanted is left. Everything is small: at most 16 points.
 */
#include "parity/smooth_fit.h"

#include <math.h>
#include <string.h>

/* Squared residuals of each interval; a point on a knot counts half. */
static void share_out(hf_fitting *f)
{
    size_t at = 0;
    double sum = 0;

    for (size_t i = 0; i < f->n; i++) {
        const double square =
            hf_smooth_residual(f, i) * hf_smooth_residual(f, i);

        sum += square;
        if (HF_ORDER + at < f->s->knots - HF_ORDER &&
            f->x[i] >= f->s->t[HF_ORDER + at]) {
            f->part[at++] = sum - square / 2;
            sum = square / 2;
        }
    }
    f->part[at] = sum;
}

/* One more knot, at the middle data point of the worst interval. */
static void add_knot(hf_fitting *f)
{
    const size_t intervals = f->s->knots - 2 * HF_ORDER + 1;
    size_t worst = intervals, first = 0, worst_first = 0, half;
    double most = 0;

    for (size_t i = 0; i < intervals; i++) {
        if (f->part[i] > most && f->between[i] > 0) {
            most = f->part[i];
            worst = i;
            worst_first = first;
        }
        first += f->between[i] + 1;
    }
    if (worst == intervals)
        return;
    for (size_t i = intervals; i > worst + 1; i--) {
        f->part[i] = f->part[i - 1];
        f->between[i] = f->between[i - 1];
    }
    memmove(&f->s->t[HF_ORDER + worst + 1], &f->s->t[HF_ORDER + worst],
            (f->s->knots - HF_ORDER - worst) * sizeof *f->s->t);
    half = f->between[worst] / 2 + 1;
    f->s->t[HF_ORDER + worst] = f->x[worst_first + half];
    f->s->knots++;
    f->between[worst + 1] = f->between[worst] - half;
    f->part[worst + 1] =
        most * (double)f->between[worst + 1] / (double)f->between[worst];
    f->part[worst] = most * (double)(half - 1) / (double)f->between[worst];
    f->between[worst] = half - 1;
}

/* The knots of interpolation: every point but the two at either end. */
static void all_knots(hf_fitting *f)
{
    for (size_t i = 2; i + 2 < f->n; i++)
        f->s->t[HF_ORDER + i - 2] = f->x[i];
}

/* How many knots the next round adds: as the last ones paid. */
static size_t how_many(size_t last, double gain, double missing)
{
    size_t more = 2 * last;

    if (gain > HF_SMOOTH_NEAR)
        more = (size_t)fmin((double)last * missing / gain, HF_SMOOTH_MAX);
    if (more < last / 2)
        more = last / 2;
    if (more < 1)
        more = 1;
    return more < 2 * last ? more : 2 * last;
}

/* Adds knots until the residuals are small enough; false when they are just
   right, or a single cubic does: then there is nothing to smooth. first is
   the sum that a single cubic leaves, *last what is left now. */
bool hf_smooth_place_knots(hf_fitting *f, double *first, double *last)
{
    const size_t all = f->n + HF_ORDER;
    size_t more = 1;
    double before = 0;

    for (size_t round = 0; round <= f->n; round++) {
        const double sum = hf_smooth_least_squares(f);

        *last = sum - HF_SMOOTH_SUM;
        if (round == 0)
            *first = *last;
        if (fabs(*last) < HF_SMOOTH_NEAR)
            return false;
        if (*last < 0)
            return round > 0;
        if (f->s->knots == all)
            return false;
        if (round > 0)
            more = how_many(more, before - sum, *last);
        before = sum;
        share_out(f);
        for (size_t i = 0; i < more && f->s->knots < all; i++)
            add_knot(f);
        if (f->s->knots == all)
            all_knots(f);
    }
    return false;
}

bool hf_smooth_fit(hf_smooth *out, const double *x, const double *y, size_t n)
{
    hf_fitting f;
    double first = 0, last = 0;

    if (n < HF_ORDER || n > HF_SMOOTH_MAX)
        return false;
    for (size_t i = 1; i < n; i++)
        if (!(x[i] > x[i - 1]))
            return false;
    memset(&f, 0, sizeof f);
    f.x = x;
    f.y = y;
    f.n = n;
    f.s = out;
    f.between[0] = n - 2;
    out->knots = 2 * HF_ORDER;
    out->from = x[0];
    out->to = x[n - 1];
    for (size_t i = 0; i < HF_ORDER; i++) {
        out->t[i] = x[0];
        out->t[HF_ORDER + i] = x[n - 1];
    }
    if (hf_smooth_place_knots(&f, &first, &last))
        hf_smooth_find_factor(&f, first, last);
    return true;
}
