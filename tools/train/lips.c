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

/* Inner borders of the lips from the corner to the middle, by hand-placed point
   and by mesh point. */
enum { INNER = 4, MESH_INNER = 6 };
static const int upper[INNER] = {87, 94, 95, 96};
static const int lower[INNER] = {87, 99, 100, 101};
static const int mesh_upper[MESH_INNER] = {78, 191, 80, 81, 82, 13};
static const int mesh_lower[MESH_INNER] = {78, 95, 88, 178, 87, 14};

static bool is_among(int which, const int *list, int count)
{
    int i = 0;

    while (i < count && list[i] != which)
        i++;
    return i < count;
}

/* The corners belong to both, and to none. */
int lip_of(int which)
{
    return is_among(which, upper + 1, INNER - 1)   ? -1
           : is_among(which, lower + 1, INNER - 1) ? 1
                                                   : 0;
}

int lip_of_mesh(int which)
{
    return is_among(which, mesh_upper + 1, MESH_INNER - 1)   ? -1
           : is_among(which, mesh_lower + 1, MESH_INNER - 1) ? 1
                                                             : 0;
}

/* Points of a lip at even shares of the mesh's border; the corner stays. */
static void take_border(struct half *h, const int points[INNER],
                        const int mesh[MESH_INNER])
{
    double along[MESH_INNER] = {0};

    for (int i = 1; i < MESH_INNER; i++) {
        const double *a = h->mesh[mesh[i - 1]], *b = h->mesh[mesh[i]];

        along[i] = along[i - 1] + hypot(b[0] - a[0], b[1] - a[1]);
    }
    for (int k = 1; k < INNER; k++) {
        const double to = along[MESH_INNER - 1] * k / (INNER - 1);
        int i = 1;
        double part;

        while (i < MESH_INNER - 1 && along[i] < to)
            i++;
        part = (to - along[i - 1]) / (along[i] - along[i - 1]);
        for (int c = 0; c < 2; c++)
            h->truth[points[k]][c] = (1 - part) * h->mesh[mesh[i - 1]][c] +
                                     part * h->mesh[mesh[i]][c];
    }
}

void lips_from_mesh(struct half *h)
{
    take_border(h, upper, mesh_upper);
    take_border(h, lower, mesh_lower);
}

void lips_random(struct parting *lips, const struct half *half, gsl_rng *rng)
{
    for (int i = 0; i < INNER; i++) {
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
