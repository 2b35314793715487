/* measure/curve.c - splines through contours
 *
 * GSL's errors call a handler that aborts by default, so nothing here reaches
 * one: knots are checked to increase before a fit, and a place to lie between
 * them before an evaluation.
 */
#include "measure/curve.h"

#include <math.h>

/* mm. Points nearer than this are one point placed twice. */
static const double same_point = 1e-6;

/* mm. A contour that goes further, a kilometre, is a broken one: its spline
 * would be beyond what doubles can tell apart. */
static const double farthest = 1e6;

/* A spline over x swings wildly beside a steep piece, so one that rises more
 * than this many mm per mm (79 deg) counts as folded. Contours of schemes
 * stay under 2. */
static const double steepest = 5;

/* mm. A place this far outside is at the end but for rounding. */
static const double rounding = 1e-9;

/* Pieces of a folded curve between two knots in which one crossing is looked
 * for: a cubic bends twice at most. */
enum { PIECES = 8 };

/* Millimetres neither overflow nor vanish when squared, and hypot is slow. */
static double length_of(double dx, double dy)
{
    return sqrt(dx * dx + dy * dy);
}

void hf_curve_clear(hf_curve *curve)
{
    gsl_interp_free(curve->fx);
    gsl_interp_free(curve->fy);
    curve->fx = curve->fy = NULL;
}

void hf_curve_changed(hf_curve *curve)
{
    curve->fit = HF_FIT_STALE;
    curve->spread = false;
}

/* The points without repetitions, from the end that makes x increase; none
 * when a point is beyond reason. */
static void set_knots(hf_curve *c)
{
    const hf_vec *p = c->points;
    bool turn = c->count > 0 && p[c->count - 1].x < p[0].x;
    size_t i, n = 0;

    c->knots = 0;
    c->at = c->room;
    c->x = c->room + c->count;
    c->y = c->room + 2 * c->count;
    for (i = 0; i < c->count; i++) {
        const hf_vec q = p[turn ? c->count - 1 - i : i];
        double d = n ? length_of(q.x - c->x[n - 1], q.y - c->y[n - 1]) : 1;

        if (!(fabs(q.x) + fabs(q.y) < farthest))
            return;
        if (d < same_point)
            continue;
        c->at[n] = n ? c->at[n - 1] + d : 0;
        c->x[n] = q.x;
        c->y[n] = q.y;
        n++;
    }
    c->knots = n;
    if (n == 0)
        return;
    c->from = c->to = c->x[0];
    for (i = 1; i < n; i++) {
        c->from = fmin(c->from, c->x[i]);
        c->to = fmax(c->to, c->x[i]);
    }
}

static bool advances(const hf_curve *c)
{
    size_t i;

    for (i = 1; i < c->knots; i++)
        if (!(steepest * (c->x[i] - c->x[i - 1]) > fabs(c->y[i] - c->y[i - 1])))
            return false;
    return true;
}

/* A spline of values over the knots; two knots need none. */
static bool spline(gsl_interp **fit, const hf_curve *c, const double *values)
{
    if (c->knots < gsl_interp_type_min_size(gsl_interp_cspline))
        return true;
    if (*fit && (*fit)->size != c->knots) {
        gsl_interp_free(*fit);
        *fit = NULL;
    }
    if (!*fit)
        *fit = gsl_interp_alloc(gsl_interp_cspline, c->knots);
    return *fit && gsl_interp_init(*fit, c->at, values, c->knots) == 0;
}

static hf_fit fit_anew(hf_curve *c)
{
    bool fine;

    set_knots(c);
    if (c->knots < 2)
        return c->fit = HF_FIT_NONE;
    if (advances(c)) {
        c->at = c->x;
        c->fit = HF_FIT_HEIGHT;
        fine = spline(&c->fy, c, c->y);
    } else {
        c->fit = HF_FIT_PATH;
        fine = spline(&c->fx, c, c->x) && spline(&c->fy, c, c->y);
    }
    if (!fine) {
        c->no_memory = true;
        c->fit = HF_FIT_NONE;
    }
    return c->fit;
}

static hf_fit fitted(hf_curve *c)
{
    return c->fit != HF_FIT_STALE ? c->fit : fit_anew(c);
}

/* x or y at a parameter between the first and the last knot. */
static double value(const hf_curve *c, const gsl_interp *fit,
                    const double *values, double t)
{
    double v = NAN;

    if (c->knots == 2)
        return values[0] +
               (values[1] - values[0]) * (t - c->at[0]) / (c->at[1] - c->at[0]);
    if (gsl_interp_eval_e(fit, c->at, values, t, NULL, &v) != 0)
        return NAN;
    return v;
}

static double x_at(const hf_curve *c, double t)
{
    return value(c, c->fx, c->x, t);
}

/* Where between two parameters x is passed: halving finds it to the last
 * bit that matters in 50 steps. */
static double crossing(const hf_curve *c, double x, double low, double high)
{
    bool rising = x_at(c, high) >= x_at(c, low);
    int i;

    for (i = 0; i < 50; i++) {
        double t = low + (high - low) / 2;

        if ((x_at(c, t) < x) == rising)
            low = t;
        else
            high = t;
    }
    return low + (high - low) / 2;
}

/* The expected place is as far along the curve as x is between its ends: a
 * fold at the corner then does not catch what is asked of the lip's middle. */
static double path_height(const hf_curve *c, double x)
{
    size_t last = c->knots - 1, i;
    double span = c->x[last] - c->x[0], length = c->at[last];
    double share = span > 0 ? (x - c->x[0]) / span : 0.5;
    double expected = length * fmin(fmax(share, 0), 1), found = NAN;
    int k;

    for (i = 0; i < last; i++) {
        double step = (c->at[i + 1] - c->at[i]) / PIECES;

        for (k = 0; k < PIECES; k++) {
            double low = c->at[i] + k * step;
            double high = k + 1 < PIECES ? low + step : c->at[i + 1];
            double t;

            if ((x_at(c, low) - x) * (x_at(c, high) - x) > 0)
                continue;
            t = crossing(c, x, low, high);
            if (!(fabs(found - expected) <= fabs(t - expected)))
                found = t;
        }
    }
    return isfinite(found) ? value(c, c->fy, c->y, found) : NAN;
}

bool hf_curve_range(hf_curve *curve, double *from, double *to)
{
    if (fitted(curve) == HF_FIT_NONE)
        return false;
    *from = curve->from;
    *to = curve->to;
    return true;
}

double hf_curve_height(hf_curve *curve, double x)
{
    if (fitted(curve) == HF_FIT_NONE)
        return NAN;
    /* Written so that NaN falls outside. */
    if (!(x >= curve->from - rounding && x <= curve->to + rounding))
        return NAN;
    if (x < curve->from)
        x = curve->from;
    else if (x > curve->to)
        x = curve->to;
    if (curve->fit == HF_FIT_PATH)
        return path_height(curve, x);
    return value(curve, curve->fy, curve->y, x);
}

/* The nearest abscissa of a point beyond x, or limit. */
static double next_knot(const hf_curve *c, double x, double limit)
{
    size_t i;

    for (i = 0; i < c->count; i++)
        if (c->points[i].x > x + rounding && c->points[i].x < limit)
            limit = c->points[i].x;
    return limit;
}

static double gap(hf_curve *upper, hf_curve *lower, double x, bool clip)
{
    double d = hf_curve_height(upper, x) - hf_curve_height(lower, x);

    return clip && d < 0 ? 0 : d;
}

/* Gauss's rule with two places: exact for the cubic between two knots. */
static double gauss(hf_curve *upper, hf_curve *lower, double a, double b,
                    bool clip)
{
    double middle = a + (b - a) / 2, off = (b - a) / 2 / sqrt(3);

    return (b - a) / 2 *
           (gap(upper, lower, middle - off, clip) +
            gap(upper, lower, middle + off, clip));
}

double hf_curve_area(hf_curve *upper, hf_curve *lower, double from, double to,
                     bool clip)
{
    double area = 0, a = from;

    while (a < to) {
        double b = next_knot(lower, a, next_knot(upper, a, to));
        bool crosses = clip && (gap(upper, lower, a, false) < 0 ||
                                gap(upper, lower, b, false) < 0);
        int pieces = crosses ? PIECES : 1, k;

        for (k = 0; k < pieces; k++)
            area += gauss(upper, lower, a + (b - a) * k / pieces,
                          a + (b - a) * (k + 1) / pieces, clip);
        a = b;
    }
    return area;
}

const hf_vec *hf_curve_even(hf_curve *curve)
{
    const hf_vec *p = curve->points;
    double length = 0, passed = 0;
    size_t i, k = 0;

    if (curve->spread)
        return curve->even;
    for (i = 1; i < curve->count; i++)
        length += length_of(p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);
    for (i = 1; i < curve->count; i++) {
        double step = length_of(p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);

        for (; k < HF_EVEN; k++) {
            double t = (length * (double)k / (HF_EVEN - 1) - passed) / step;

            if (!(t <= 1))
                break;
            curve->even[k].x = p[i - 1].x + t * (p[i].x - p[i - 1].x);
            curve->even[k].y = p[i - 1].y + t * (p[i].y - p[i - 1].y);
        }
        passed += step;
    }
    /* What rounding or a single point left over is the end. */
    for (; k < HF_EVEN; k++)
        curve->even[k] = p[curve->count - 1];
    curve->spread = true;
    return curve->even;
}
