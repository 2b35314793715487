/* bench/accuracy/picture.c - changes of a picture that should not matter */
#include "accuracy.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

/* Catmull-Rom: as sharp as the picture, exact at whole pixels. */
static void kernel(float w[4], float f)
{
    w[0] = f * (-0.5F + f * (1.0F - 0.5F * f));
    w[1] = 1.0F + f * f * (-2.5F + 1.5F * f);
    w[2] = f * (0.5F + f * (2.0F - 1.5F * f));
    w[3] = f * f * (-0.5F + 0.5F * f);
}

static int clamp(int i, int count)
{
    return i < 0 ? 0 : i >= count ? count - 1 : i;
}

/* Adds what the picture shows at (x, y); beyond its edge the edge goes on. */
static void add_sample(float sum[3], const hf_image *image, double x, double y)
{
    const int width = hf_image_width(image), height = hf_image_height(image);
    const unsigned char *pixels = hf_image_pixels(image);
    const int x0 = (int)floor(x - 0.5), y0 = (int)floor(y - 0.5);
    float wx[4], wy[4];

    kernel(wx, (float)(x - 0.5 - x0));
    kernel(wy, (float)(y - 0.5 - y0));
    for (int j = 0; j < 4; j++) {
        const unsigned char *row =
            pixels + 3 * (size_t)clamp(y0 - 1 + j, height) * (size_t)width;

        for (int i = 0; i < 4; i++) {
            const unsigned char *p = row + 3 * clamp(x0 - 1 + i, width);

            for (int c = 0; c < 3; c++)
                sum[c] += wx[i] * wy[j] * (float)p[c];
        }
    }
}

hf_image *picture_turned(const hf_image *image, double a, double b, double tx,
                         double ty, int width, int height)
{
    const double square = a * a + b * b;
    /* A reduced picture takes the mean over the source of each pixel. */
    const int fine = (int)ceil(1 / sqrt(square) - 1e-9);
    hf_image *out = NULL;
    unsigned char *p;
    hf_error error;

    need(hf_image_new(&out, width, height, &error), &error);
    p = hf_image_edit(out);
    for (int row = 0; row < height; row++)
        for (int column = 0; column < width; column++, p += 3) {
            float sum[3] = {0, 0, 0};

            for (int k = 0; k < fine * fine; k++) {
                const int across = k % fine, down = k / fine;
                const double x = column + (across + 0.5) / fine - tx;
                const double y = row + (down + 0.5) / fine - ty;

                add_sample(sum, image, (a * x + b * y) / square,
                           (a * y - b * x) / square);
            }
            for (int c = 0; c < 3; c++) {
                const float v = sum[c] / (float)(fine * fine);

                p[c] = (unsigned char)(fminf(fmaxf(v, 0), 255) + 0.5F);
            }
        }
    return out;
}

hf_image *picture_recompressed(const hf_image *image, int quality)
{
    char path[] = "/tmp/hemiface-bench-XXXXXX";
    const int file = mkstemp(path);
    hf_image *out = NULL;
    hf_error error;

    if (file < 0)
        exit(2);
    close(file);
    need(hf_image_write_jpeg(image, path, quality, &error), &error);
    need(hf_image_read(&out, path, NULL, &error), &error);
    remove(path);
    return out;
}

double picture_luminance(const hf_image *image, double x, double y)
{
    const int width = hf_image_width(image), height = hf_image_height(image);
    const unsigned char *p =
        hf_image_pixels(image) +
        3 * ((size_t)clamp((int)floor(y), height) * (size_t)width +
             (size_t)clamp((int)floor(x), width));

    return 0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2];
}
