/* simulate/image.c - the photo after the movements */
#include "simulate/map.h"
#include "image/image_internal.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* A pixel whose source is nearer than this, in pixels held, is copied: with
 * the steepest edge the sampling kernel gives (about 1.3 * 255 levels a pixel)
 * it would change by a third of a level, which rounding takes away. */
static const double negligible = 1.0 / 1024.0;

/* The pixels held of a photo and how they lie in it. */
typedef struct grid {
    const unsigned char *pixels;
    int width, height;
    double step; /* photo pixels per pixel held */
} grid;

/* Pixels [x0, x1) x [y0, y1). */
typedef struct patch {
    int x0, y0, x1, y1;
} patch;

/* Catmull-Rom: cubic through the samples, exact for straight gradients, no
 * blur at whole pixels. */
static void kernel(double w[4], double f)
{
    w[0] = f * (-0.5 + f * (1.0 - 0.5 * f));
    w[1] = 1.0 + f * f * (-2.5 + 1.5 * f);
    w[2] = f * (0.5 + f * (2.0 - 1.5 * f));
    w[3] = f * f * (-0.5 + 0.5 * f);
}

static int clamp(int i, int count)
{
    return i < 0 ? 0 : i >= count ? count - 1 : i;
}

/* Beyond the edge the outermost pixels go on. x, y: pixels held. */
static void sample(unsigned char *rgb, const grid *g, double x, double y)
{
    double fx = floor(x - 0.5), fy = floor(y - 0.5);
    double wx[4], wy[4], sum[3] = {0.0, 0.0, 0.0};

    kernel(wx, x - 0.5 - fx);
    kernel(wy, y - 0.5 - fy);
    for (int j = 0; j < 4; j++) {
        size_t row = (size_t)clamp((int)fy - 1 + j, g->height);
        for (int i = 0; i < 4; i++) {
            size_t column = (size_t)clamp((int)fx - 1 + i, g->width);
            const unsigned char *p =
                g->pixels + 3 * (row * (size_t)g->width + column);
            for (int c = 0; c < 3; c++)
                sum[c] += wx[i] * wy[j] * p[c];
        }
    }
    for (int c = 0; c < 3; c++)
        rgb[c] = (unsigned char)(fmin(fmax(sum[c], 0.0), 255.0) + 0.5);
}

static int bound(double position, int count)
{
    return (int)fmin(fmax(position, 0.0), (double)count);
}

/* The rectangle that holds every pixel some movement reaches. */
static patch affected(const grid *g, const hf_frame *frame,
                      const hf_move *moves, size_t count)
{
    double mm = frame->mm_per_px * g->step;
    patch all = {g->width, g->height, 0, 0};

    for (size_t i = 0; i < count; i++) {
        /* Shared out over the movements, their sum stays negligible. */
        double reach =
            hf_move_reach(&moves[i], negligible / (double)count * mm) / mm;
        double px, py;
        patch p;

        hf_frame_to_px(frame, moves[i].x, moves[i].y, &px, &py);
        px /= g->step;
        py /= g->step;
        p = (patch){bound(floor(px - reach), g->width),
                    bound(floor(py - reach), g->height),
                    bound(ceil(px + reach), g->width),
                    bound(ceil(py + reach), g->height)};
        all.x0 = p.x0 < all.x0 ? p.x0 : all.x0;
        all.y0 = p.y0 < all.y0 ? p.y0 : all.y0;
        all.x1 = p.x1 > all.x1 ? p.x1 : all.x1;
        all.y1 = p.y1 > all.y1 ? p.y1 : all.y1;
    }
    return all;
}

/* Where a pixel held finds what it shows, pixels held too. */
static void source(double *sx, double *sy, double px, double py, const grid *g,
                   const hf_frame *frame, const hf_move *moves, size_t count)
{
    double x, y;

    hf_frame_to_mm(frame, px * g->step, py * g->step, &x, &y);
    hf_move_source(moves, count, &x, &y);
    hf_frame_to_px(frame, x, y, sx, sy);
    *sx /= g->step;
    *sy /= g->step;
}

/* Whether the edge of a lid crosses a pixel: its top shows skin from further
 * up than any stretching explains. */
static bool torn(double px, double py, const grid *g, const hf_frame *frame,
                 const hf_move *moves, size_t count)
{
    double x0, y0, x1, y1;

    source(&x0, &y0, px, py - 0.5, g, frame, moves, count);
    source(&x1, &y1, px, py + 0.5, g, frame, moves, count);
    return hypot(x1 - x0, y1 - y0) > 1.5;
}

/* A pixel at a lid's edge: the mean over its height. */
static void mean_sample(unsigned char *rgb, double px, double py, const grid *g,
                        const hf_frame *frame, const hf_move *moves,
                        size_t count)
{
    enum { rows = 8 };
    int sum[3] = {0, 0, 0};

    for (int i = 0; i < rows; i++) {
        double sx, sy;

        source(&sx, &sy, px, py - 0.5 + (i + 0.5) / rows, g, frame, moves,
               count);
        sample(rgb, g, sx, sy);
        for (int c = 0; c < 3; c++)
            sum[c] += rgb[c];
    }
    for (int c = 0; c < 3; c++)
        rgb[c] = (unsigned char)((sum[c] + rows / 2) / rows);
}

static bool any_lid(const hf_move *moves, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (moves[i].fade == HF_FADE_LID)
            return true;
    return false;
}

static void warp(unsigned char *out, const grid *g, const hf_frame *frame,
                 const hf_move *moves, size_t count)
{
    const patch p = affected(g, frame, moves, count);
    const bool lid = any_lid(moves, count);

    for (int row = p.y0; row < p.y1; row++)
        for (int column = p.x0; column < p.x1; column++) {
            const double px = column + 0.5, py = row + 0.5;
            size_t at = (size_t)row * (size_t)g->width + (size_t)column;
            double sx, sy;

            source(&sx, &sy, px, py, g, frame, moves, count);
            if (lid && torn(px, py, g, frame, moves, count))
                mean_sample(out + 3 * at, px, py, g, frame, moves, count);
            else if (hypot(sx - px, sy - py) >= negligible)
                sample(out + 3 * at, g, sx, sy);
        }
}

static hf_status copy(hf_image **out, const hf_image *image, hf_error *error)
{
    hf_status status = hf_image_alloc(out, image->width, image->height, error);

    if (status)
        return status;
    (*out)->full_width = image->full_width;
    (*out)->full_height = image->full_height;
    (*out)->reduction = image->reduction;
    memcpy((*out)->pixels, image->pixels,
           (size_t)3 * (size_t)image->width * (size_t)image->height);
    return HF_OK;
}

hf_status hf_move_image(hf_image **out, const hf_image *image,
                        const hf_frame *frame, const hf_move *moves,
                        size_t count, hf_error *error)
{
    const grid g = {image->pixels, image->width, image->height,
                    image->reduction};
    hf_image *moved = NULL;
    hf_status status = HF_OK;

    for (size_t i = 0; i < count && !status; i++)
        status = hf_move_check(&moves[i], error);
    if (!status)
        status = copy(&moved, image, error);
    if (status)
        return status;
    warp(moved->pixels, &g, frame, moves, count);
    *out = moved;
    return HF_OK;
}
