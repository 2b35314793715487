/* tools/train/lids.c - an eye that closes to a known gap */
#include "train.h"

#include <math.h>

/* Lids' margins of the half, from the outer canthus to the inner. Three closing
   eyes in ten close altogether. */
void lid_random(struct closing *lid, const struct half *half, gsl_rng *rng)
{
    static const int upper[5] = {18, 19, 20, 21, 22};
    static const int lower[5] = {18, 28, 29, 30, 22};
    const double dice = gsl_rng_uniform(rng);

    for (int i = 0; i < 5; i++) {
        lid->ux[i] = half->truth[upper[i]][0];
        lid->upper[i] = half->truth[upper[i]][1];
        lid->lx[i] = half->truth[lower[i]][0];
        lid->lower[i] = half->truth[lower[i]][1];
    }
    lid->share = dice < 0.3 ? 1 : 0.15 + 0.85 * (dice - 0.3) / 0.7;
    lid->lashes = 3.5 * gsl_rng_uniform(rng);
    lid->skin = 6 + 7 * gsl_rng_uniform(rng);
}

double lid_falls(const struct closing *lid, double x)
{
    double gap;

    if (lid->share <= 0 || x <= lid->ux[0] || x >= lid->ux[4])
        return 0;
    gap =
        through(lid->lx, lid->lower, 5, x) - through(lid->ux, lid->upper, 5, x);
    return gap > 0 ? lid->share * gap : 0;
}

/* Where the picture shows at (x, y) after the lid came down `by`: above its
   new margin the skin above the old one, stretched. */
double lid_before(const struct closing *lid, double by, double x, double y)
{
    const double margin = through(lid->ux, lid->upper, 5, x);
    const double above = margin + by - y;

    if (above < 0 || above >= lid->skin + by)
        return y;
    if (above < lid->lashes)
        return y - by;
    return margin - lid->lashes -
           (above - lid->lashes) * (lid->skin - lid->lashes) /
               (lid->skin + by - lid->lashes);
}
