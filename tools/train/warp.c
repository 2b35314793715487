/* tools/train/warp.c - known local movements put into half a face */
#include "train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>

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

void warp_random(struct warp *w, const struct half *half, int n,
                 enum shapes shapes, gsl_rng *rng)
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

        w->count +=
            bumps_random(&w->bumps[w->count], half, r, acts, shapes, rng);
    }
    if (closing) /* a lid's way is enough for one image */
        return;
    w->count += bump_whole(&w->bumps[w->count], half, rng);
    w->turn = turn_random(rng);
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
    turn_point(w->turn, &x, y);
    to[0] = w->a * x - w->b * y + w->tx;
    to[1] = w->b * x + w->a * y + w->ty;
}

/* The inverse, the last step first. */
static void unwarp_point(const struct warp *w, double *x, double *y)
{
    const double s = w->a * w->a + w->b * w->b;
    const double px = *x - w->tx, py = *y - w->ty;

    *x = (w->a * px + w->b * py) / s;
    *y = (w->a * py - w->b * px) / s;
    turn_back(w->turn, x, *y);
    for (int i = w->count; i-- > 0;)
        bump_back(&w->bumps[i], x, y);
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

/* The colour of the warped picture where (x, y) was before the bumps. */
static float look(const struct warp *w, const uint8_t *from, double x, double y)
{
    const double by = lid_falls(&w->lid, x);
    float inside;

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

/* Movements are smooth: they are undone at every second sample and between
   these by straight lines, which is off by at most 0.01 units (the steepest
   bump of an eye bends by 0.34 a unit; half a unit squared, an eighth of it)
   and takes a quarter of the time. */
enum {
    STEP = 2,
    NODES_X = HF_HALF_COLUMNS / STEP + 1,
    NODES_Y = HF_HALF_ROWS / STEP + 1
};

typedef double node_row[NODES_X][2];

static void undo_at_nodes(node_row *nodes, const struct warp *w)
{
    for (int j = 0; j < NODES_Y; j++)
        for (int i = 0; i < NODES_X; i++) {
            nodes[j][i][0] = HF_HALF_X0 + (STEP * i + 0.5) / HF_HALF_RATE;
            nodes[j][i][1] = HF_HALF_Y0 + (STEP * j + 0.5) / HF_HALF_RATE;
            unwarp_point(w, &nodes[j][i][0], &nodes[j][i][1]);
        }
}

static double between(const node_row *nodes, int i, int j, int c)
{
    const double u = i % STEP / (double)STEP, v = j % STEP / (double)STEP;
    const node_row *above = nodes + j / STEP, *below = above + 1;
    const int left = i / STEP;

    return (1 - v) * ((1 - u) * (*above)[left][c] + u * (*above)[left + 1][c]) +
           v * ((1 - u) * (*below)[left][c] + u * (*below)[left + 1][c]);
}

void warp_image(const struct warp *w, float *to, const uint8_t *from)
{
    node_row *nodes = need(NODES_Y * sizeof *nodes);

    undo_at_nodes(nodes, w);
    for (int j = 0; j < HF_HALF_ROWS; j++)
        for (int i = 0; i < HF_HALF_COLUMNS; i++)
            *to++ = look(w, from, between((const node_row *)nodes, i, j, 0),
                         between((const node_row *)nodes, i, j, 1));
    free(nodes);
}
