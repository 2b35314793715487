/* tools/train/turn.c - a head turned aside by a few degrees
 *
 * What lies before the plane of the pupils moves to one side, what lies behind
 * it to the other. The pupils' distance is the unit of the frame, so that
 * they stay.
 */
#include "train.h"

#include <math.h>
#include <gsl/gsl_math.h>

#include "detect/half.h"

/* Share of the images that are turned, and by how much at most, degrees:
   above 10 side differences are not measured. */
static const double turned = 0.35, most = 10;

/* An average face, units: radius of the skin's curve from ear to ear; nose:
   height over it, middle below the pupils, extent across and along. */
static const double curve = 75;
static const double nose = 22, nose_y = 33, nose_across = 9, nose_along = 13;

double turn_random(gsl_rng *rng)
{
    const double angle = uniform(rng, -most, most) * M_PI / 180;

    return gsl_rng_uniform(rng) < turned ? sin(angle) : 0;
}

/* How far before the pupils a place of the face lies, units. */
static double depth(double x, double y)
{
    const double half = HF_HALF_PUPILS / 2.0;
    const double u = x / nose_across, v = (y - nose_y) / nose_along;

    return (half * half - x * x) / (2 * curve) +
           nose * exp(-0.5 * (u * u + v * v));
}

void turn_point(double turn, double *x, double y)
{
    if (turn != 0)
        *x += turn * depth(*x, y);
}

void turn_back(double turn, double *x, double y)
{
    const double to = *x;

    /* At 10 degrees the map contracts by under 0.4: eight rounds leave under
       0.01 units. */
    for (int k = 0; k < 8 && turn != 0; k++)
        *x = to - turn * depth(*x, y);
}
