/* tools/train/bumps.c - local movements of many shapes
 *
 * A step that saw one shape of movement learns the shape: it infers what it
 * does not see from the neighbourhood, and is wrong where skin moves
 * otherwise. So bumps are round and long, and fade like a Gaussian, slower, or
 * more steeply.
 */
#include "train.h"

#include <math.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>

/* What a region's movements look like: sizes, units. */
static const struct {
    double narrow, wide; /* extent of a bump */
    double most;         /* amount: how far palsy goes and a little more */
    double upright;      /* share of the bumps that go nearly up or down */
    double share;        /* of the images that show a bump there */
    unsigned powers;     /* how many of `powers` from the first on. Other
                            shapes than the Gaussian within brow and eye cost
                            more than they bring: brow slope 0.82 for 0.87,
                            eyes that close 0.06 mm worse */
} kinds[HF_REGIONS] = {
    [HF_REGION_BROW] = {7, 18, 12, 0.85, 0.75, 1},
    [HF_REGION_EYE] = {3.5, 10, 6, 0.8, 0.75, 1},
    [HF_REGION_MOUTH] = {8, 22, 14, 0.5, 0.8, 7},
    [HF_REGION_NOSE] = {6, 14, 5, 0.5, 0.3, 7},
    [HF_REGION_CHIN] = {10, 24, 8, 0.4, 0.4, 7},
};

/* Half a face at once: in few images, since most palsy is uneven. */
static const struct {
    double narrow, wide, most, share;
} whole = {22, 36, 12, 0.12};

/* Powers of the distance over which bumps fade; three times means three times
   as often. 2 is the Gaussian; 6 has a flat top and moves half its way within a
   third of its extent. */
static const double powers[] = {2, 2, 2, 1.5, 3, 4, 6};
enum { POWERS = sizeof powers / sizeof *powers };

/* Largest |slope| of exp(-u^p / 2). */
static double steepest(double p)
{
    const double q = (p - 1) / p;

    return p * pow(q, q) * exp(-q) / pow(2, 1 / p);
}

/* Moves by at most `most` in a direction that is upright in a share of the
   cases. */
static void random_amount(struct bump *b, double most, double upright,
                          gsl_rng *rng)
{
    /* One to one while |amount| < extent / steepest; keep well inside. */
    const double limit = 0.73 / steepest(b->power) * fmin(b->sx, b->sy);
    const double amount = fmin(fmax(uniform(rng, -most, most), -limit), limit);
    const double angle = gsl_rng_uniform(rng) < upright
                             ? M_PI_2 + gsl_ran_gaussian(rng, 0.3)
                             : uniform(rng, 0, 2 * M_PI);

    b->dx = amount * cos(angle);
    b->dy = amount * sin(angle);
    /* exp(-8) of 14 units is under 0.005. */
    b->reach = pow(16, 1 / b->power);
}

static void random_bump(struct bump *b, const struct half *half, int region,
                        enum shapes shapes, gsl_rng *rng)
{
    const unsigned choice[] = {[ONE_SHAPE] = 1,
                               [USUAL_SHAPES] = kinds[region].powers,
                               [MANY_SHAPES] = POWERS};
    const struct hf_region *r = &hf_regions[region];
    const int point =
        r->points[gsl_rng_uniform_int(rng, (unsigned long)r->count)];
    const double narrow = kinds[region].narrow, wide = kinds[region].wide;

    b->sx = uniform(rng, narrow, wide);
    b->sy = uniform(rng, narrow, wide);
    b->power = powers[gsl_rng_uniform_int(rng, choice[shapes])];
    b->x = half->truth[point][0] + gsl_ran_gaussian(rng, 2);
    b->y = half->truth[point][1] + gsl_ran_gaussian(rng, 2);
    random_amount(b, kinds[region].most, kinds[region].upright, rng);
}

int bumps_random(struct bump *b, const struct half *half, int region, bool acts,
                 enum shapes shapes, gsl_rng *rng)
{
    const double share = kinds[region].share * (acts ? 0.5 : 1);
    const double dice = gsl_rng_uniform(rng);
    /* Of those that move, two in five twice. */
    const int count = (dice < 0.4 * share) + (dice < share);

    for (int i = 0; i < count; i++)
        random_bump(&b[i], half, region, acts ? ONE_SHAPE : shapes, rng);
    return count;
}

int bump_whole(struct bump *b, const struct half *half, gsl_rng *rng)
{
    const double *canthus = half->truth[18], *corner = half->truth[87];

    if (gsl_rng_uniform(rng) >= whole.share)
        return 0;
    b->sx = b->sy = uniform(rng, whole.narrow, whole.wide);
    b->power = 2;
    b->x = (canthus[0] + corner[0]) / 2 + gsl_ran_gaussian(rng, 4);
    b->y = (canthus[1] + corner[1]) / 2 + gsl_ran_gaussian(rng, 4);
    random_amount(b, whole.most, 0.8, rng);
    return 1;
}

void bump_point(const struct bump *b, double *x, double *y)
{
    const double u = (*x - b->x) / b->sx, v = (*y - b->y) / b->sy;
    const double q = u * u + v * v;
    const double e = exp(-0.5 * (b->power == 2 ? q : pow(q, b->power / 2)));

    *x += b->dx * e;
    *y += b->dy * e;
}

void bump_back(const struct bump *b, double *x, double *y)
{
    const double gx = *x, gy = *y;

    if (fabs(gx - b->x) > b->reach * b->sx + fabs(b->dx) ||
        fabs(gy - b->y) > b->reach * b->sy + fabs(b->dy))
        return;
    /* The map contracts by 0.73 at the steepest warp allowed: twenty rounds
       leave under 0.02 units of its 12. */
    for (int k = 0; k < 20; k++) {
        double mx = *x, my = *y;

        bump_point(b, &mx, &my);
        if (fabs(gx - mx) + fabs(gy - my) < 1e-3)
            break;
        *x += gx - mx;
        *y += gy - my;
    }
}
