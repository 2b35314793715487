/* film.c - from a clean drawing to a photo: blur, grain, JPEG */
#include "paint.h"

#include <jpeglib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* 92: no block shows, and a portrait stays under 200 kB. */
enum { QUALITY = 92 };

/* Grey level with grain at a pixel: the sum of three uniforms is bell
 * shaped enough; its standard deviation is 1/2. */
static double grain(const hf_patient *p, unsigned at)
{
    double sum = -1.5;

    for (unsigned i = 0; i < 3; i++)
        sum += hf_random(p->seed + 11, 3 * at + i);
    return 2 * sum;
}

static unsigned char byte(double v)
{
    return (unsigned char)(v <= 0 ? 0 : v >= 255 ? 255 : v + 0.5);
}

/* One output row: a 1 4 1 blur both ways, as a lens does, then grain. */
static void expose(unsigned char *out, cairo_surface_t *image, int y,
                   const hf_patient *p, hf_act_view view)
{
    static const double kernel[3] = {1 / 6.0, 4 / 6.0, 1 / 6.0};
    int w = cairo_image_surface_get_width(image);
    int h = cairo_image_surface_get_height(image);
    int stride = cairo_image_surface_get_stride(image);
    const unsigned char *data = cairo_image_surface_get_data(image);

    for (int x = 0; x < w; x++) {
        double sum[3] = {0, 0, 0}, g;

        for (int j = -1; j <= 1; j++)
            for (int i = -1; i <= 1; i++) {
                int sx = x + i, sy = y + j;
                unsigned v;

                sx = sx < 0 ? 0 : sx >= w ? w - 1 : sx;
                sy = sy < 0 ? 0 : sy >= h ? h - 1 : sy;
                memcpy(&v, data + sy * stride + 4 * sx, sizeof v);
                for (int c = 0; c < 3; c++)
                    sum[c] += kernel[i + 1] * kernel[j + 1] *
                              ((v >> (16 - 8 * c)) & 255);
            }
        g = p->noise * grain(p, (unsigned)((y + (int)view * h) * w + x));
        for (int c = 0; c < 3; c++)
            out[3 * x + c] = byte(sum[c] + g);
    }
}

bool hf_film_write(cairo_surface_t *image, const hf_patient *p,
                   hf_act_view view, const char *path)
{
    struct jpeg_compress_struct j;
    struct jpeg_error_mgr errors;
    unsigned char *line;
    FILE *f = fopen(path, "wb");

    if (!f)
        return false;
    cairo_surface_flush(image);
    j.err = jpeg_std_error(&errors);
    jpeg_create_compress(&j);
    jpeg_stdio_dest(&j, f);
    j.image_width = (JDIMENSION)cairo_image_surface_get_width(image);
    j.image_height = (JDIMENSION)cairo_image_surface_get_height(image);
    j.input_components = 3;
    j.in_color_space = JCS_RGB;
    jpeg_set_defaults(&j);
    jpeg_set_quality(&j, QUALITY, TRUE);
    j.optimize_coding = TRUE;
    jpeg_start_compress(&j, TRUE);
    line = malloc(3 * (size_t)j.image_width);
    while (line && j.next_scanline < j.image_height) {
        expose(line, image, (int)j.next_scanline, p, view);
        jpeg_write_scanlines(&j, &line, 1);
    }
    if (line)
        jpeg_finish_compress(&j);
    free(line);
    jpeg_destroy_compress(&j);
    return fclose(f) == 0 && line != NULL;
}
