/* detect/shape.c - running a shape predictor
 *
 * Each stage lays its pixels out on the shape found so far, reads their
 * brightness, and adds one leaf of each of its trees to the shape. To give
 * what dlib gives, numbers are of dlib's precision: shapes and offsets in
 * single, what leads from the box to the picture in double.
 */
#include "detect/shape.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"

/* hemiface's first pixel has its centre at 0.5, dlib's at 0. */
static const double pixel_shift = 0.5;

size_t hf_shape_points(const hf_shape *shape)
{
    return shape->points;
}

const char *hf_shape_sha256(const hf_shape *shape)
{
    return shape->sha256;
}

/* Turning and scaling: x' = a x - b y, y' = b x + a y. */
struct turn {
    float a, b;
};

/* What leads from the mean shape to this one, shifting left out, in the sense
 * of least squares: Umeyama, PAMI 13(4), 1991; in the plane it needs no
 * singular values. A shape of one point does not turn. */
static struct turn turn_between(const float *from, const float *to, size_t n)
{
    double mean[4] = {0, 0, 0, 0}, along = 0, across = 0, spread = 0;

    for (size_t i = 0; i < 2 * n; i++) {
        mean[i % 2] += from[i] / (double)n;
        mean[2 + i % 2] += to[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        const double x = from[2 * i] - mean[0], y = from[2 * i + 1] - mean[1];
        const double u = to[2 * i] - mean[2], v = to[2 * i + 1] - mean[3];

        along += x * u + y * v;
        across += x * v - y * u;
        spread += x * x + y * y;
    }
    if (!(spread > 0))
        return (struct turn){1, 0};
    return (struct turn){(float)(along / spread), (float)(across / spread)};
}

/* Brightness of the pixel at a place of dlib's, or 0 outside. Written so that
 * no place, however far or not a number, is made a whole number before it is
 * known to lie inside. */
static float brightness(const hf_image *image, double x, double y)
{
    const double column = floor(x + 0.5), row = floor(y + 0.5);
    const unsigned char *p = hf_image_pixels(image);
    int mean;

    if (!(column >= 0 && column < hf_image_width(image) && row >= 0 &&
          row < hf_image_height(image)))
        return 0;
    p += 3 * ((size_t)row * (size_t)hf_image_width(image) + (size_t)column);
    mean = (p[0] + p[1] + p[2]) / 3;
    return (float)mean;
}

static void read_pixels(float *out, const hf_shape *shape,
                        const struct hf_shape_stage *stage, const float *now,
                        const hf_image *image, const hf_shape_box *box)
{
    const struct turn t = turn_between(shape->start, now, shape->points);
    const double width = box->right - box->left;
    const double height = box->bottom - box->top;

    for (size_t i = 0; i < stage->pixels; i++) {
        const float *d = stage->deltas[i], *at = now + 2 * stage->anchors[i];
        const float x = t.a * d[0] - t.b * d[1] + at[0];
        const float y = t.b * d[0] + t.a * d[1] + at[1];

        out[i] =
            brightness(image, box->left + width * x, box->top + height * y);
    }
}

static const float *answer(const struct hf_shape_tree *tree,
                           const float *pixels, size_t wide)
{
    size_t i = 0;

    while (i < tree->count) {
        const struct hf_shape_split *s = &tree->splits[i];

        i = 2 * i + (pixels[s->first] - pixels[s->second] > s->limit ? 1 : 2);
    }
    return tree->leaves + (i - tree->count) * wide;
}

static void run_stages(float *now, float *pixels, const hf_shape *shape,
                       const hf_image *image, const hf_shape_box *box)
{
    const size_t wide = 2 * shape->points;

    memcpy(now, shape->start, wide * sizeof *now);
    for (size_t s = 0; s < shape->count; s++) {
        const struct hf_shape_stage *stage = &shape->stages[s];

        read_pixels(pixels, shape, stage, now, image, box);
        for (size_t t = 0; t < stage->count; t++) {
            const float *leaf = answer(&stage->trees[t], pixels, wide);

            for (size_t i = 0; i < wide; i++)
                now[i] += leaf[i];
        }
    }
}

static hf_status check(const hf_image *image, const hf_shape_box *box,
                       hf_error *error)
{
    const int edges[] = {box->left, box->top, box->right, box->bottom};

    if (hf_image_reduction(image) != 1)
        return hf_fail(error, HF_E_OPTION,
                       "a shape predictor needs the photo at its full size: "
                       "read it with enough = 0");
    for (size_t i = 0; i < 4; i++)
        if (edges[i] < -HF_SHAPE_FARTHEST || edges[i] > HF_SHAPE_FARTHEST)
            return hf_fail(error, HF_E_OPTION,
                           "the box reaches beyond %d pixels",
                           HF_SHAPE_FARTHEST);
    if (box->right <= box->left || box->bottom <= box->top)
        return hf_fail(error, HF_E_OPTION,
                       "the box has no area: give left,top,right,bottom with "
                       "left < right and top < bottom");
    return HF_OK;
}

/* From the box to the photo. */
static hf_status place(double *xy, const float *now, size_t points,
                       const hf_shape_box *box, hf_error *error)
{
    const double corner[2] = {box->left, box->top};
    const double size[2] = {box->right - box->left, box->bottom - box->top};

    for (size_t i = 0; i < 2 * points; i++) {
        xy[i] = corner[i % 2] + size[i % 2] * now[i] + pixel_shift;
        if (!isfinite(xy[i]))
            return hf_fail(error, HF_E_CORRUPT,
                           "the shape predictor leads to a point that is "
                           "nowhere: its file is damaged");
    }
    return HF_OK;
}

hf_status hf_shape_run(double *xy, const hf_shape *shape, const hf_image *image,
                       const hf_shape_box *box, hf_error *error)
{
    size_t most = 1;
    float *now, *pixels;
    hf_status status = check(image, box, error);

    if (status)
        return status;
    for (size_t i = 0; i < shape->count; i++)
        if (shape->stages[i].pixels > most)
            most = shape->stages[i].pixels;
    now = calloc(2 * shape->points, sizeof *now);
    pixels = calloc(most, sizeof *pixels);
    if (now && pixels) {
        run_stages(now, pixels, shape, image, box);
        status = place(xy, now, shape->points, box, error);
    } else {
        status = hf_fail_memory(error);
    }
    free(now);
    free(pixels);
    return status;
}
