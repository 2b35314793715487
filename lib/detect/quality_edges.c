/* detect/quality_edges.c - how blurred the eyes are
 *
 * A step edge blurred by a Gaussian of sd s has at its place a gradient that is
 * R = sqrt(s^2 + k^2) / s times that after a further blur of sd k: so
 * s = k / sqrt(R^2 - 1) (Zhuo & Sim 2011). R is the slope of the gradients on
 * those of the blurred picture over the strongest edges, taken where they are
 * strongest: noise of single pixels averages out, contrast cancels.
 */
#include "detect/quality.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"

/* Half a window around each eye, nominal mm: lids, lashes and iris, no brow,
 * whose hairs are sharp or not by their own. */
static const double half_width = 18, half_height = 10;

/* The further blur, nominal mm, and its least, px held: about the size of the
 * blur that starts to matter, where R tells best; under a pixel a Gaussian is
 * not one. */
static const double further = 0.5, least_further = 0.8;

/* Share of pixels that count as strong edges: the lids, lashes and the iris
 * are about that part of the window. More takes in skin, whose own shading is
 * wide; fewer leaves chance to single lashes. */
static const double strong = 0.08;

/* Fewest places with an edge in one direction that make a figure. */
enum { FEWEST = 12 };

/* A blur so wide that R says no more than "at least this", in sds of the
 * further blur: R is then under 1.01. */
static const double widest = 8;

/* Longest side of a window, px: larger ones are read at every 2nd, 3rd ...
 * pixel, which leaves 3 to 5 px a mm, enough for the blur of a sharp photo. */
enum { MOST = 192 };

/* A window around an eye. */
struct window {
    int width, height, step;
    float *sharp, *blurred, *spare; /* width * height each */
};

/* What has been seen of edges in one direction. */
struct sums {
    double both, square;
    int count;
};

static void window_free(struct window *w)
{
    free(w->sharp);
    memset(w, 0, sizeof *w);
}

/* Brightness around an eye; false when it is not on the photo. */
static bool window_read(struct window *w, const struct hf_view_of_face *v,
                        int side, bool *no_memory)
{
    /* A turned head needs a larger box for the same window. */
    const double wide = (half_width * fabs(v->ux) + half_height * fabs(v->uy));
    const double high = (half_width * fabs(v->uy) + half_height * fabs(v->ux));
    double x, y;
    int left, top, right, bottom;

    hf_view_place(v, v->eye[side][0], v->eye[side][1], &x, &y);
    if (!(x >= 0 && x < v->width && y >= 0 && y < v->height))
        return false;
    left = (int)fmax(0, x - wide * v->unit);
    top = (int)fmax(0, y - high * v->unit);
    right = (int)fmin(v->width, x + wide * v->unit + 1);
    bottom = (int)fmin(v->height, y + high * v->unit + 1);
    w->step = 1 + (int)(2 * wide * v->unit) / MOST;
    w->width = (right - left) / w->step;
    w->height = (bottom - top) / w->step;
    if (w->width < 8 || w->height < 8)
        return false;
    w->sharp =
        malloc(3 * (size_t)w->width * (size_t)w->height * sizeof *w->sharp);
    if (!w->sharp) {
        *no_memory = true;
        return false;
    }
    w->blurred = w->sharp + w->width * w->height;
    w->spare = w->blurred + w->width * w->height;
    for (int j = 0; j < w->height; j++)
        for (int i = 0; i < w->width; i++) {
            const size_t at = (size_t)(top + j * w->step) * (size_t)v->width +
                              (size_t)(left + i * w->step);
            const unsigned char *p = v->rgb + 3 * at;

            w->sharp[j * w->width + i] =
                0.299F * p[0] + 0.587F * p[1] + 0.114F * p[2];
        }
    return true;
}

/* One direction of a Gaussian; taps of the other side of 0 are the same. The
 * border repeats the last pixel. */
static void blur_along(float *to, const float *from, int count, int step,
                       int lines, int line_step, const float *taps, int radius)
{
    for (int l = 0; l < lines; l++)
        for (int i = 0; i < count; i++) {
            const float *line = from + l * line_step;
            float sum = taps[0] * line[i * step];

            for (int r = 1; r <= radius; r++) {
                const int a = i - r < 0 ? 0 : i - r;
                const int b = i + r >= count ? count - 1 : i + r;

                sum += taps[r] * (line[a * step] + line[b * step]);
            }
            to[l * line_step + i * step] = sum;
        }
}

static void blur(struct window *w, double sd)
{
    float taps[64];
    const int most = (int)(sizeof taps / sizeof *taps) - 1;
    const int radius = (int)fmin(most, ceil(3 * sd));
    float sum = 1;

    taps[0] = 1;
    for (int r = 1; r <= radius; r++) {
        taps[r] = (float)exp(-r * r / (2 * sd * sd));
        sum += 2 * taps[r];
    }
    for (int r = 0; r <= radius; r++)
        taps[r] /= sum;
    blur_along(w->spare, w->sharp, w->width, 1, w->height, w->width, taps,
               radius);
    blur_along(w->blurred, w->spare, w->height, w->width, w->width, 1, taps,
               radius);
}

/* Squared length of the blurred picture's gradient. */
static float steep(const struct window *w, int at)
{
    const float x = w->blurred[at + 1] - w->blurred[at - 1];
    const float y = w->blurred[at + w->width] - w->blurred[at - w->width];

    return x * x + y * y;
}

/* Lengths of gradients are counted in steps of an eighth of a level a pixel: no
 * gradient of 8-bit pixels over two of them is longer than 361. */
enum { BINS = 361 * 8 };

/* Fills spare with the squares of gradients and returns the least one that
 * is strong. */
static float strong_from(struct window *w)
{
    int of[BINS + 1] = {0}, count = 0, bin = BINS, left;

    memset(w->spare, 0,
           (size_t)w->width * (size_t)w->height * sizeof *w->spare);
    for (int j = 1; j < w->height - 1; j++)
        for (int i = 1; i < w->width - 1; i++) {
            const int at = j * w->width + i;

            w->spare[at] = steep(w, at);
            of[(int)fminf(BINS, 8 * sqrtf(w->spare[at]))]++;
            count++;
        }
    left = (int)(strong * count);
    while (bin > 0 && (left -= of[bin]) > 0)
        bin--;
    return (float)bin / 8 * ((float)bin / 8);
}

/* Adds the places where a strong edge is strongest: [0] edges that run up and
 * down, [1] those that run across. */
static void add_edges(struct sums sums[2], const struct window *w, float least)
{
    for (int j = 2; j < w->height - 2; j++)
        for (int i = 2; i < w->width - 2; i++) {
            const int at = j * w->width + i;
            const float x = w->blurred[at + 1] - w->blurred[at - 1];
            const float y =
                w->blurred[at + w->width] - w->blurred[at - w->width];
            const int along = fabsf(x) >= fabsf(y) ? 1 : w->width;
            struct sums *s = &sums[along != 1];
            float sx, sy;

            if (w->spare[at] < least || w->spare[at] <= 0 ||
                w->spare[at] < w->spare[at - along] ||
                w->spare[at] <= w->spare[at + along])
                continue;
            sx = w->sharp[at + 1] - w->sharp[at - 1];
            sy = w->sharp[at + w->width] - w->sharp[at - w->width];
            s->both += sx * x + sy * y;
            s->square += w->spare[at];
            s->count++;
        }
}

/* Blur in units of the further one; NaN without enough edges. */
static double wide(const struct sums *s)
{
    double r;

    if (s->count < FEWEST)
        return NAN;
    r = s->both / s->square;
    return r > 1 ? fmin(widest, 1 / sqrt(r * r - 1)) : widest;
}

hf_status hf_quality_edges(double *edge_px, const struct hf_view_of_face *v,
                           hf_error *error)
{
    struct sums sums[2] = {{0, 0, 0}, {0, 0, 0}};
    double sd = 0, across, along;
    bool no_memory = false;

    for (int side = 0; side < 2; side++) {
        struct window w = {0, 0, 1, NULL, NULL, NULL};

        if (window_read(&w, v, side, &no_memory)) {
            sd = fmax(least_further, further * v->unit / w.step);
            blur(&w, sd);
            add_edges(sums, &w, strong_from(&w));
            sd *= w.step;
        }
        window_free(&w);
    }
    if (no_memory)
        return hf_fail_memory(error);
    across = wide(&sums[0]);
    along = wide(&sums[1]);
    *edge_px = fmax(across, along) * sd * v->reduction;
    return HF_OK;
}
