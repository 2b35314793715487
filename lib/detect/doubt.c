/* detect/doubt.c - how far off a landmark may be */
#include "detect/doubt.h"

#include <math.h>

/* Doubt of every landmark, as a share of the distance of the eyes: half of
 * the 1.5 % by which the mesh's answers for a photo and for the same photo
 * turned over differ. To be replaced by figures per landmark measured against
 * hand-placed points. Larger values widen every interval alike. */
#define BASE 0.0075

double hf_doubt(int landmark, double eyes, double dx, double dy)
{
    double base = BASE * eyes;

    (void)landmark;
    /* Of two estimates that differ by d, the mean has the variance d^2 / 4;
     * both coordinates together estimate one. */
    return sqrt(base * base + (dx * dx + dy * dy) / 8);
}
