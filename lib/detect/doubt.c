/* detect/doubt.c - how far off a landmark may be */
#include "detect/doubt.h"

#include <math.h>
#include <stddef.h>

/* Doubt of a group of landmarks as a share of the distance of the eyes.
 * Chosen so that the sd claimed for side differences is what they differ by
 * from hand-placed points on 101 frontal photos (`make bench`): 0.8 mm for
 * brows, 0.7 for lids, 0.6 for mouth corners. Larger values widen every
 * interval and call fewer changes real. */
struct group {
    double share;
    const short *landmarks;
};

/* Lists of the patient's right and left side, ended by -1. */
static const short brows[] = {107, 66,  105, 63,  70,  55,  65,
                              52,  53,  46,  336, 296, 334, 293,
                              300, 285, 295, 282, 283, 276, -1};
static const short lids[] = {133, 173, 157, 158, 159, 160, 161, 246, 33,
                             155, 154, 153, 145, 144, 163, 7,   362, 398,
                             384, 385, 386, 387, 388, 466, 263, 382, 381,
                             380, 374, 373, 390, 249, -1};
static const short irises[] = {468, 469, 470, 471, 472, 473,
                               474, 475, 476, 477, -1};
static const short lips[] = {
    61,  185, 40,  39,  37,  0,   267, 269, 270, 409, 291, 146, 91,  181,
    84,  17,  314, 405, 321, 375, 78,  191, 80,  81,  82,  13,  312, 311,
    310, 415, 308, 95,  88,  178, 87,  14,  317, 402, 318, 324, -1};
/* Mesh points that stand for the chin's lowest point only loosely. */
static const short chin[] = {152, -1};

static const struct group groups[] = {
    {0.0060, brows}, {0.0048, lids}, {0.0045, irises},
    {0.0045, lips},  {0.0120, chin},
};

/* Nose, philtrum and the rest. */
static const double other = 0.0060;

static double share_of(int landmark)
{
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
        for (const short *l = groups[g].landmarks; *l >= 0; l++)
            if (*l == landmark)
                return groups[g].share;
    return other;
}

double hf_doubt(int landmark, double eyes, double dx, double dy)
{
    double base = share_of(landmark) * eyes;

    /* Of two estimates that differ by d, the mean has the variance d^2 / 4;
     * both coordinates together estimate one. */
    return sqrt(base * base + (dx * dx + dy * dy) / 8);
}
