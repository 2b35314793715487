/* tools/train/warp.c - known local movements put into half a face */
#include "train.h"

#include <math.h>
#include <string.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>

/* What a region's movements look like: sizes, units. */
static const struct {
    double narrow, wide; /* extent of a bump */
    double most;         /* amount: how far palsy goes and a little more */
    double upright;      /* share of the bumps that go nearly up or down */
    double share;        /* of the images that show a bump there */
} kinds[HF_REGIONS] = {
    [HF_REGION_BROW] = {7, 18, 12, 0.85, 0.75},
    [HF_REGION_EYE] = {3.5, 10, 6, 0.8, 0.75},
    [HF_REGION_MOUTH] = {8, 20, 14, 0.5, 0.8},
    [HF_REGION_NOSE] = {6, 14, 5, 0.5, 0.3},
};

/* Images of each half that show it as it is, and shares of the others in
   which the eye closes and lips part. */
enum { STILL_IMAGES = 3 };
static const double closing_share = 0.4, parting_share = 0.35;

/* Scale and turn of the frame between photos of a visit, and what the mesh's
   pupils are off by. */
static void random_frame(struct warp *w, gsl_rng *rng)
{
    const double turn = gsl_ran_gaussian(rng, 0.025);
    const double scale = 1 + gsl_ran_gaussian(rng, 0.04);

    w->a = scale * cos(turn);
    w->b = scale * sin(turn);
    w->tx = gsl_ran_gaussian(rng, 0.5);
    w->ty = gsl_ran_gaussian(rng, 0.5);
}

static void random_bump(struct bump *b, const struct half *half, int region,
                        gsl_rng *rng)
{
    const struct hf_region *r = &hf_regions[region];
    const int point =
        r->points[gsl_rng_uniform_int(rng, (unsigned long)r->count)];
    const double narrow = kinds[region].narrow, wide = kinds[region].wide;
    double amount, angle, limit;

    b->sx = uniform(rng, narrow, wide);
    b->sy = uniform(rng, narrow, wide);
    b->x = half->truth[point][0] + gsl_ran_gaussian(rng, 2);
    b->y = half->truth[point][1] + gsl_ran_gaussian(rng, 2);
    amount = uniform(rng, -kinds[region].most, kinds[region].most);
    /* One to one while |amount| < 1.6 times the extent; keep well inside. */
    limit = 1.2 * fmin(b->sx, b->sy);
    amount = fmin(fmax(amount, -limit), limit);
    angle = gsl_rng_uniform(rng) < kinds[region].upright
                ? M_PI_2 + gsl_ran_gaussian(rng, 0.3)
                : uniform(rng, 0, 2 * M_PI);
    b->dx = amount * cos(angle);
    b->dy = amount * sin(angle);
}

static void move_region(struct warp *w, const struct half *half, int region,
                        double share, gsl_rng *rng)
{
    const double dice = gsl_rng_uniform(rng);

    /* Of those that move, two in five twice. */
    for (int i = 0; i < (dice < 0.4 * share) + (dice < share); i++)
        random_bump(&w->bumps[w->count++], half, region, rng);
}

void warp_random(struct warp *w, const struct half *half, int n, gsl_rng *rng)
{
    const bool closing = gsl_rng_uniform(rng) < closing_share;
    const bool parting =
        half->kind == BY_HAND && gsl_rng_uniform(rng) < parting_share;

    memset(w, 0, sizeof *w);
    random_frame(w, rng);
    if (n < (half->kind == DRAWN ? 1 : STILL_IMAGES))
        return;
    if (closing)
        lid_random(&w->lid, half, rng);
    if (parting)
        lips_random(&w->lips, half, rng);
    for (int r = 0; r < HF_REGIONS; r++) {
        const bool acts = (r == HF_REGION_EYE && closing) ||
                          (r == HF_REGION_MOUTH && parting);

        move_region(w, half, r, kinds[r].share * (acts ? 0.5 : 1), rng);
    }
}

static void bump_point(const struct bump *b, double *x, double *y)
{
    const double u = (*x - b->x) / b->sx, v = (*y - b->y) / b->sy;
    const double e = exp(-0.5 * (u * u + v * v));

    *x += b->dx * e;
    *y += b->dy * e;
}

void warp_point(const struct warp *w, double to[2], const double from[2],
                int which)
{
    double x = from[0], y = from[1];

    if (w->lips.gap > 0)
        lips_move(&w->lips, from, which, &y);
    /* The three points of the upper lid. */
    if (which >= 19 && which <= 21)
        y += lid_falls(&w->lid, x);
    for (int i = 0; i < w->count; i++)
        bump_point(&w->bumps[i], &x, &y);
    to[0] = w->a * x - w->b * y + w->tx;
    to[1] = w->b * x + w->a * y + w->ty;
}

/* The inverse: fixed-point iteration per bump, the last one first. */
static void unwarp_point(const struct warp *w, double *x, double *y)
{
    const double s = w->a * w->a + w->b * w->b;
    const double px = *x - w->tx, py = *y - w->ty;

    *x = (w->a * px + w->b * py) / s;
    *y = (w->a * py - w->b * px) / s;
    for (int i = w->count; i-- > 0;) {
        const struct bump *b = &w->bumps[i];
        const double gx = *x, gy = *y;

        if (fabs(gx - b->x) > 4 * b->sx + fabs(b->dx) ||
            fabs(gy - b->y) > 4 * b->sy + fabs(b->dy))
            continue;
        /* The map contracts by 0.73 at the steepest warp allowed: twenty
           rounds leave under 0.02 units of its 12. */
        for (int k = 0; k < 20; k++) {
            double mx = *x, my = *y;

            bump_point(b, &mx, &my);
            if (fabs(gx - mx) + fabs(gy - my) < 1e-3)
                break;
            *x += gx - mx;
            *y += gy - my;
        }
    }
}

/* Catmull-Rom weights for a position between the second and third sample. */
static void cubic(float w[4], float t)
{
    w[0] = ((-0.5F * t + 1) * t - 0.5F) * t;
    w[1] = (1.5F * t - 2.5F) * t * t + 1;
    w[2] = ((-1.5F * t + 2) * t + 0.5F) * t;
    w[3] = (0.5F * t - 0.5F) * t * t;
}

static float sample(const uint8_t *from, double u, double v)
{
    const int x0 = (int)floor(u), y0 = (int)floor(v);
    float wx[4], wy[4], sum = 0;

    cubic(wx, (float)(u - x0));
    cubic(wy, (float)(v - y0));
    for (int j = 0; j < 4; j++) {
        const uint8_t *row =
            from + (size_t)clamp(y0 + j - 1, HF_HALF_ROWS) * HF_HALF_COLUMNS;
        float line = 0;

        for (int i = 0; i < 4; i++)
            line += wx[i] * row[clamp(x0 + i - 1, HF_HALF_COLUMNS)];
        sum += wy[j] * line;
    }
    return sum < 0 ? 0 : sum > 255 ? 255 : sum;
}

/* The colour at a place of the warped picture. */
static float look(const struct warp *w, const uint8_t *from, double x, double y)
{
    double by;
    float inside;

    unwarp_point(w, &x, &y);
    by = lid_falls(&w->lid, x);
    if (by > 0)
        y = lid_before(&w->lid, by, x, y);
    if (w->lips.gap > 0 && !lips_before(&w->lips, x, &y, &inside))
        return inside;
    return sample(from,
                  fmin(fmax((x - HF_HALF_X0) * HF_HALF_RATE - 0.5, -2),
                       HF_HALF_COLUMNS + 1.0),
                  fmin(fmax((y - HF_HALF_Y0) * HF_HALF_RATE - 0.5, -2),
                       HF_HALF_ROWS + 1.0));
}

void warp_image(const struct warp *w, float *to, const uint8_t *from)
{
    for (int j = 0; j < HF_HALF_ROWS; j++)
        for (int i = 0; i < HF_HALF_COLUMNS; i++)
            *to++ = look(w, from, HF_HALF_X0 + (i + 0.5) / HF_HALF_RATE,
                         HF_HALF_Y0 + (j + 0.5) / HF_HALF_RATE);
}
