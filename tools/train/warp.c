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
} kinds[HF_REGIONS] = {
    [HF_REGION_BROW] = {7, 18, 12},
    [HF_REGION_EYE] = {3.5, 10, 6},
    [HF_REGION_MOUTH] = {8, 20, 14},
    [HF_REGION_NOSE] = {6, 14, 5},
};

/* What image n shows, by turns: nothing, a region's movement, or an eye that
   closes. */
enum { STILL = -1, CLOSING = -2 };
static const int shows[IMAGES] = {
    STILL,           HF_REGION_EYE,   HF_REGION_BROW, HF_REGION_MOUTH,
    CLOSING,         HF_REGION_EYE,   HF_REGION_BROW, STILL,
    HF_REGION_MOUTH, HF_REGION_NOSE,  CLOSING,        HF_REGION_EYE,
    HF_REGION_BROW,  HF_REGION_MOUTH,
};

/* Skin above the lid that is drawn down with it, units: up to the crease and
   a little of what lies above. */
#define LID_SKIN 9.0

static double uniform(gsl_rng *rng, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(rng);
}

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
    /* Four in five nearly vertical, as palsy pulls. */
    angle = gsl_rng_uniform(rng) < 0.8 ? M_PI_2 + gsl_ran_gaussian(rng, 0.3)
                                       : uniform(rng, 0, 2 * M_PI);
    b->dx = amount * cos(angle);
    b->dy = amount * sin(angle);
}

/* Lids' margins of the half, from the outer canthus to the inner. Two closing
   eyes in five close altogether. */
static void random_lid(struct closing *lid, const struct half *half,
                       gsl_rng *rng)
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
    lid->share = dice < 0.4 ? 1 : dice / 0.6 - 2.0 / 3;
    if (lid->share < 1)
        lid->share = 0.2 + 0.8 * lid->share;
}

/* The polynomial through five points. */
static double through(const double *px, const double *py, double x)
{
    double sum = 0;

    for (int i = 0; i < 5; i++) {
        double term = py[i];

        for (int k = 0; k < 5; k++)
            if (k != i)
                term *= (x - px[k]) / (px[i] - px[k]);
        sum += term;
    }
    return sum;
}

double warp_lid(const struct warp *w, double x)
{
    const struct closing *lid = &w->lid;
    double gap;

    if (lid->share <= 0 || x <= lid->ux[0] || x >= lid->ux[4])
        return 0;
    gap = through(lid->lx, lid->lower, x) - through(lid->ux, lid->upper, x);
    return gap > 0 ? lid->share * gap : 0;
}

/* Where the picture shows at (x, y) after the lid came down `by`: above its
   new margin the skin above the old one, stretched. */
static double before_lid(const struct closing *lid, double by, double x,
                         double y)
{
    const double margin = through(lid->ux, lid->upper, x);
    const double top = margin - LID_SKIN;

    if (y <= top || y > margin + by)
        return y;
    return top + (y - top) * LID_SKIN / (LID_SKIN + by);
}

void warp_random(struct warp *w, const struct half *half, int n, gsl_rng *rng)
{
    memset(w, 0, sizeof *w);
    random_frame(w, rng);
    if (shows[n] == STILL)
        return;
    if (shows[n] == CLOSING) {
        random_lid(&w->lid, half, rng);
        return;
    }
    w->count = 1 + (gsl_rng_uniform(rng) < 0.4);
    for (int i = 0; i < w->count; i++)
        random_bump(&w->bumps[i], half, shows[n], rng);
}

static void bump_point(const struct bump *b, double *x, double *y)
{
    const double u = (*x - b->x) / b->sx, v = (*y - b->y) / b->sy;
    const double e = exp(-0.5 * (u * u + v * v));

    *x += b->dx * e;
    *y += b->dy * e;
}

void warp_point(const struct warp *w, double to[2], const double from[2])
{
    double x = from[0], y = from[1];

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

static int clamp(int i, int count)
{
    return i < 0 ? 0 : i >= count ? count - 1 : i;
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

void warp_image(const struct warp *w, float *to, const uint8_t *from)
{
    for (int j = 0; j < HF_HALF_ROWS; j++)
        for (int i = 0; i < HF_HALF_COLUMNS; i++) {
            double x = HF_HALF_X0 + (i + 0.5) / HF_HALF_RATE;
            double y = HF_HALF_Y0 + (j + 0.5) / HF_HALF_RATE;
            double by;

            unwarp_point(w, &x, &y);
            by = warp_lid(w, x);
            if (by > 0)
                y = before_lid(&w->lid, by, x, y);
            *to++ = sample(from,
                           fmin(fmax((x - HF_HALF_X0) * HF_HALF_RATE - 0.5, -2),
                                HF_HALF_COLUMNS + 1.0),
                           fmin(fmax((y - HF_HALF_Y0) * HF_HALF_RATE - 0.5, -2),
                                HF_HALF_ROWS + 1.0));
        }
}
