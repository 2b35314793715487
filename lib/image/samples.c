/* image/samples.c - samples to 8-bit sRGB over white */
#include "image/samples.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"

/* Steps of light. The finest sRGB code step is 1 / (12.92 * 255) of full
   light, 20 of these. */
enum { LIGHT = 65535 };

/* IEC 61966-2-1, 5.2. */
static double to_light(double v)
{
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double to_srgb(double light)
{
    return light <= 0.0031308 ? 12.92 * light
                              : 1.055 * pow(light, 1 / 2.4) - 0.055;
}

static double sample_light(double v, double gamma)
{
    return gamma > 0 ? pow(v, 1 / gamma) : to_light(v);
}

static void fill_direct(hf_samples *c, size_t most, double gamma)
{
    size_t i;

    for (i = 0; i <= most; i++) {
        double v = (double)i / (double)most;

        if (gamma > 0)
            v = to_srgb(sample_light(v, gamma));
        c->direct[i] = (unsigned char)(255 * v + 0.5);
    }
}

static void fill_mixing(hf_samples *c, size_t most, double gamma)
{
    size_t i;

    for (i = 0; i <= most; i++)
        c->linear[i] =
            (unsigned short)(LIGHT *
                                 sample_light((double)i / (double)most, gamma) +
                             0.5);
    for (i = 0; i <= LIGHT; i++)
        c->encode[i] = (unsigned char)(255 * to_srgb((double)i / LIGHT) + 0.5);
}

hf_status hf_samples_open(hf_samples *c, int depth, int channels, double gamma,
                          hf_error *error)
{
    size_t most = depth == 16 ? 65535 : 255;
    bool alpha = channels % 2 == 0;

    *c = (hf_samples){.gamma = gamma, .depth = depth, .channels = channels};
    c->direct = malloc(most + 1);
    if (alpha) {
        c->linear = malloc((most + 1) * sizeof *c->linear);
        c->encode = malloc(LIGHT + 1);
    }
    if (!c->direct || (alpha && (!c->linear || !c->encode))) {
        hf_samples_close(c);
        return hf_fail_memory(error);
    }
    fill_direct(c, most, gamma);
    if (alpha)
        fill_mixing(c, most, gamma);
    return HF_OK;
}

void hf_samples_close(hf_samples *c)
{
    free(c->direct);
    free(c->linear);
    free(c->encode);
    *c = (hf_samples){0};
}

/* The sample seen through its alpha against white. */
static unsigned char over_white(const hf_samples *c, unsigned sample,
                                unsigned alpha, unsigned most)
{
    unsigned long long light;

    if (alpha == most)
        return c->direct[sample];
    light = (unsigned long long)alpha * c->linear[sample] +
            (unsigned long long)(most - alpha) * LIGHT;
    return c->encode[(light + most / 2) / most];
}

/* The next sample of the row. */
static unsigned take(const unsigned char **in, int depth)
{
    unsigned v = *(*in)++;

    return depth == 16 ? v << 8 | *(*in)++ : v;
}

void hf_samples_row(const hf_samples *c, unsigned char *rgb,
                    const unsigned char *in, int width)
{
    const unsigned most = c->depth == 16 ? 65535 : 255;
    const bool alpha = c->channels % 2 == 0;
    const int colours = c->channels > 2 ? 3 : 1;
    unsigned v[3] = {0}, a = most;
    int x, i;

    /* What photographs are; a plain loop takes a third of the time. */
    if (c->depth == 8 && c->channels == 3) {
        for (x = 0; x < 3 * width; x++)
            rgb[x] = c->direct[in[x]];
        return;
    }
    for (x = 0; x < width; x++, rgb += 3) {
        for (i = 0; i < colours; i++)
            v[i] = take(&in, c->depth);
        if (alpha)
            a = take(&in, c->depth);
        for (i = 0; i < 3; i++)
            rgb[i] = alpha ? over_white(c, v[i < colours ? i : 0], a, most)
                           : c->direct[v[i < colours ? i : 0]];
    }
}
