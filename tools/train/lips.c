/* tools/train/lips.c - lips that part over teeth or a dark mouth
 *
 * The hand-placed faces keep their lips together. Here the upper lip rises and
 * the lower one falls from the line between them, by a parabola that is 0 at
 * the corner; farther skin follows less and less; what opens is filled with a
 * row of teeth and the dark behind it.
 */
#include "train.h"

#include <math.h>

/* How far from the line the lips' movement is felt, units: the upper lip is
   held by the nose, the lower one takes the chin along. */
static const double reach_up = 14, reach_down = 26;
/* Depth of the lips' shadow on the teeth, units. */
static const double shadow = 0.6;

void lips_random(struct parting *lips, const struct half *half, gsl_rng *rng)
{
    static const int upper[4] = {87, 94, 95, 96};
    static const int lower[4] = {87, 99, 100, 101};

    for (int i = 0; i < 4; i++) {
        const double *u = half->truth[upper[i]], *l = half->truth[lower[i]];

        lips->x[i] = (u[0] + l[0]) / 2;
        lips->y[i] = (u[1] + l[1]) / 2;
    }
    lips->gap = uniform(rng, 1, 13);
    lips->up = uniform(rng, 0, 0.6);
    /* One mouth in four shows no teeth. */
    lips->teeth = gsl_rng_uniform(rng) < 0.25 ? 0 : uniform(rng, 2, 11);
    lips->tooth = uniform(rng, 6, 9);
    lips->shift = uniform(rng, -4, 4);
    lips->white = uniform(rng, 140, 240);
    lips->dark = uniform(rng, 15, 100);
}

/* Distance from the middle as a share of the corner's, signed. */
static double across(const struct parting *lips, double x)
{
    return (lips->x[3] - x) / (lips->x[3] - lips->x[0]);
}

/* y of the line between the lips; the other half is the mirror image. */
static double line_at(const struct parting *lips, double x)
{
    return through(lips->x, lips->y, 4, lips->x[3] - fabs(lips->x[3] - x));
}

static double gap_at(const struct parting *lips, double x)
{
    const double u = across(lips, x);

    return fabs(u) < 1 ? lips->gap * (1 - u * u) : 0;
}

/* Whether a point of the 189 belongs to the upper lip or lies above it. */
static bool is_upper(int which, double y, double line)
{
    if ((which >= 88 && which <= 98))
        return true;
    return !(which >= 99 && which <= 108) && y < line;
}

void lips_move(const struct parting *lips, const double from[2], int which,
               double *y)
{
    const double gap = gap_at(lips, from[0]);
    double line, away;

    if (!(gap > 0))
        return;
    line = line_at(lips, from[0]);
    away = fmax(is_upper(which, *y, line) ? line - *y : *y - line, 0);
    if (is_upper(which, *y, line))
        *y -= lips->up * gap * exp(-away / reach_up);
    else
        *y += (1 - lips->up) * gap * exp(-away / reach_down);
}

/* Distance from the line before the lip moved by `by` at the line. */
static double away_before(double away, double by, double reach)
{
    double before = fmax(away - by, 0);

    for (int i = 0; i < 12; i++)
        before = fmax(away - by * exp(-before / reach), 0);
    return before;
}

static float inside_at(const struct parting *lips, double x, double below)
{
    const double u = across(lips, x);
    const double shade = (1 - 0.5 * u * u) * fmin(1, 0.6 + below / shadow);
    const double phase =
        fabs(remainder(x - lips->x[3] + lips->shift, lips->tooth));

    if (below >= lips->teeth)
        return (float)(lips->dark * shade);
    return (float)(lips->white * shade * (phase < 0.35 ? 0.75 : 1));
}

bool lips_before(const struct parting *lips, double x, double *y, float *inside)
{
    const double gap = gap_at(lips, x);
    const double up = lips->up * gap, down = gap - up;
    double line;

    if (!(gap > 0))
        return true;
    line = line_at(lips, x);
    if (*y > line - up && *y < line + down) {
        *inside = inside_at(lips, x, *y - (line - up));
        return false;
    }
    if (*y <= line)
        *y = line - away_before(line - *y, up, reach_up);
    else
        *y = line + away_before(*y - line, down, reach_down);
    return true;
}
