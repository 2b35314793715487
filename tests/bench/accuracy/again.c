/* bench/accuracy/again.c - a photo as another camera would take it on another
   day: what must not be called a change */
#include "accuracy.h"

#include <math.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

static const double pi = 3.14159265358979323846;

/* mm. Depth of a face behind its midline at x: -x^2 / depth, 45 mm at the
   cheek's edge, 70 mm out. The nose is not in it. */
static const double depth = 110, edge = 70;

/* Where a place x mm from the midline comes from when the head is turned. */
static double turned_back(double x, double yaw)
{
    double from = x;

    for (int i = 0; i < 8; i++) {
        const double inside = fmax(-edge, fmin(edge, from));

        from = (x + inside * inside / depth * sin(yaw)) / cos(yaw);
    }
    return from;
}

static unsigned char byte_of(double v)
{
    return (unsigned char)(fmin(fmax(v, 0), 255) + 0.5);
}

/* Linear between pixels, row by row along the face's own axis. */
static void sample(double rgb[3], const hf_image *image, double x, double y)
{
    const int width = hf_image_width(image), height = hf_image_height(image);
    const unsigned char *pixels = hf_image_pixels(image);
    const double u = fmin(fmax(x - 0.5, 0), width - 1.001);
    const double v = fmin(fmax(y - 0.5, 0), height - 1.001);
    const int column = (int)u, row = (int)v;
    const double fx = u - column, fy = v - row;
    const unsigned char *p =
        pixels + 3 * ((size_t)row * (size_t)width + (size_t)column);

    for (int c = 0; c < 3; c++) {
        const double top = p[c] * (1 - fx) + p[3 + c] * fx;
        const double low =
            p[3 * width + c] * (1 - fx) + p[3 * width + 3 + c] * fx;

        rgb[c] = top * (1 - fy) + low * fy;
    }
}

/* Yaw about the frame's midline, side light, gamma, grain. */
static hf_image *lit_and_turned(const hf_image *image, const hf_frame *frame,
                                const struct again *how, gsl_rng *rng)
{
    const int width = hf_image_width(image), height = hf_image_height(image);
    const double yaw = how->yaw * pi / 180;
    hf_image *out = NULL;
    unsigned char *p;
    hf_error error;

    need(hf_image_new(&out, width, height, &error), &error);
    p = hf_image_edit(out);
    for (int row = 0; row < height; row++)
        for (int column = 0; column < width; column++, p += 3) {
            double x, y, px, py, rgb[3], light;

            hf_frame_to_mm(frame, column + 0.5, row + 0.5, &x, &y);
            hf_frame_to_px(frame, turned_back(x, yaw), y, &px, &py);
            sample(rgb, image, px, py);
            light = 1 + how->light * fmax(-1, fmin(1, x / edge));
            for (int c = 0; c < 3; c++)
                p[c] = byte_of(
                    255 * pow(fmin(rgb[c] * light, 255) / 255, how->gamma) +
                    gsl_ran_gaussian(rng, how->grain));
        }
    return out;
}

hf_image *picture_again(const hf_image *image, const hf_frame *frame,
                        const struct again *how, unsigned long seed)
{
    const double width = hf_image_width(image);
    const double height = hf_image_height(image);
    const double a = how->scale * cos(how->roll * pi / 180);
    const double b = how->scale * sin(how->roll * pi / 180);
    const int w = (int)(how->scale * width), h = (int)(how->scale * height);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    hf_image *lit, *turned, *result;

    gsl_rng_set(rng, seed + 1);
    lit = lit_and_turned(image, frame, how, rng);
    turned = picture_turned(lit, a, b, w / 2.0 - (a * width - b * height) / 2,
                            h / 2.0 - (b * width + a * height) / 2, w, h);
    result = picture_recompressed(turned, how->quality);
    hf_image_free(lit);
    hf_image_free(turned);
    gsl_rng_free(rng);
    return result;
}
