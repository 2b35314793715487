/* image/colours.c - rows of a file to sRGB */
#include "image/colours.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "image/profile.h"

/* Levels of 255 by which a profile may move a colour and still be sRGB: the
   many profiles of sRGB round their curves each in its own way. */
enum { SAME = 1 };
/* Colours a side of the cube that are tried, every 15th level: no curve or
   matrix that is another one hides between them. */
enum { SIDE = 18 };

static int colours_of(const hf_layout *l)
{
    return l->channels - l->alpha;
}

/* ------------------------------------------------------------------- lcms */

/* lcms counts 16 bits in the machine's own order. */
static cmsUInt32Number wide_bytes(void)
{
    const unsigned short one = 1;

    return BYTES_SH(2) | ENDIAN16_SH(*(const unsigned char *)&one == 1);
}

static cmsUInt32Number format_of(const hf_layout *l, bool grey_profile)
{
    const int n = colours_of(l);
    const cmsUInt32Number space = n == 4 ? COLORSPACE_SH(PT_CMYK)
                                  : n == 1 || grey_profile
                                      ? COLORSPACE_SH(PT_GRAY)
                                      : COLORSPACE_SH(PT_RGB);
    const int used = n == 3 && grey_profile ? 1 : n;

    return space | CHANNELS_SH((unsigned)used) |
           EXTRA_SH((unsigned)(l->channels - used)) |
           (l->depth == 16 ? wide_bytes() : BYTES_SH(1)) |
           FLAVOR_SH((unsigned)l->turned);
}

/* Whether samples of that layout can be what the profile is of. */
static bool fits(cmsHPROFILE profile, const hf_layout *l)
{
    const cmsProfileClassSignature class = cmsGetDeviceClass(profile);
    const int n = colours_of(l);

    if (class != cmsSigInputClass && class != cmsSigDisplayClass &&
        class != cmsSigOutputClass && class != cmsSigColorSpaceClass)
        return false;
    switch (cmsGetColorSpace(profile)) {
    case cmsSigRgbData:
        return n == 3;
    case cmsSigGrayData:
        return n == 1 || l->grey;
    case cmsSigCmykData:
        return n == 4;
    default:
        return false;
    }
}

static cmsHTRANSFORM transform_from(cmsContext context, cmsHPROFILE from,
                                    cmsUInt32Number in, cmsUInt32Number out)
{
    /* The curves stay curves and are no part of a table of colours, which
       would be coarse where they are steep. */
    const cmsUInt32Number flags =
        cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_CLUT_PRE_LINEARIZATION |
        cmsFLAGS_CLUT_POST_LINEARIZATION | cmsFLAGS_HIGHRESPRECALC |
        (T_EXTRA(out) ? cmsFLAGS_COPY_ALPHA : 0);
    cmsHPROFILE to = cmsCreate_sRGBProfileTHR(context);
    cmsHTRANSFORM transform =
        to ? cmsCreateTransformTHR(context, from, in, to, out,
                                   INTENT_RELATIVE_COLORIMETRIC, flags)
           : NULL;

    if (to)
        cmsCloseProfile(to);
    return transform;
}

/* ------------------------------------------------------------- is it sRGB? */

static bool near(const unsigned char *out, const unsigned char in[3])
{
    for (int c = 0; c < 3; c++)
        if (abs(out[c] - in[c]) > SAME)
            return false;
    return true;
}

/* Of grey every level, of RGB a lattice of the cube. */
static bool moves_nothing(cmsHTRANSFORM transform, bool grey)
{
    const int count = grey ? 256 : SIDE * SIDE * SIDE, step = 255 / (SIDE - 1);

    for (int i = 0; i < count; i++) {
        unsigned char in[3], out[3];

        in[0] = (unsigned char)(grey ? i : i % SIDE * step);
        in[1] = (unsigned char)(grey ? i : i / SIDE % SIDE * step);
        in[2] = (unsigned char)(grey ? i : i / SIDE / SIDE * step);
        cmsDoTransform(transform, in, out, 1);
        if (!near(out, in))
            return false;
    }
    return true;
}

/* No transform at all: the profile is damaged, and not sRGB. */
static bool is_srgb(cmsContext context, cmsHPROFILE profile)
{
    const bool grey = cmsGetColorSpace(profile) == cmsSigGrayData;
    cmsHTRANSFORM transform;
    bool same;

    if (cmsGetColorSpace(profile) == cmsSigCmykData)
        return false;
    transform = transform_from(context, profile,
                               grey ? COLORSPACE_SH(PT_GRAY) | CHANNELS_SH(1) |
                                          EXTRA_SH(2) | BYTES_SH(1)
                                    : TYPE_RGB_8,
                               TYPE_RGB_8);
    same = transform && moves_nothing(transform, grey);
    if (transform)
        cmsDeleteTransform(transform);
    return same;
}

/* ------------------------------------------------------------------- open */

static bool says_srgb(const hf_colour_words *w)
{
    return !w->icc && w->primaries <= HF_H273_UNSAID &&
           (w->primaries || w->transfer) &&
           (w->transfer <= HF_H273_UNSAID || w->transfer == HF_H273_SRGB_CURVE);
}

static bool says_profile(const hf_colour_words *w, const hf_layout *l)
{
    /* Chromaticities are of red, green and blue. */
    return w->icc || w->primaries || w->transfer ||
           (w->chromaticities && colours_of(l) == 3);
}

/* Alpha still has to be laid over white, which samples do from 16 bits. */
static cmsUInt32Number format_out(const hf_layout *l)
{
    return l->alpha ? COLORSPACE_SH(PT_RGB) | CHANNELS_SH(3) | EXTRA_SH(1) |
                          wide_bytes()
                    : TYPE_RGB_8;
}

static void find_transform(hf_colours *c, cmsContext context,
                           const hf_colour_words *words)
{
    cmsHPROFILE profile = hf_profile_of(context, words);
    bool grey;

    c->said = HF_COLOUR_IGNORED;
    if (!profile)
        return;
    grey = cmsGetColorSpace(profile) == cmsSigGrayData;
    if (!fits(profile, &c->layout)) {
        cmsCloseProfile(profile);
        return;
    }
    if (is_srgb(context, profile)) {
        c->said = HF_COLOUR_SRGB;
    } else {
        c->transform =
            transform_from(context, profile, format_of(&c->layout, grey),
                           format_out(&c->layout));
        if (c->transform)
            c->said = HF_COLOUR_CONVERTED;
    }
    cmsCloseProfile(profile);
}

/* The context is the transform's, if there is one. */
static hf_status read_words(hf_colours *c, const hf_colour_words *words,
                            hf_error *error)
{
    cmsContext context;

    if (words->broken || !says_profile(words, &c->layout)) {
        c->said = words->broken      ? HF_COLOUR_IGNORED
                  : words->gamma > 0 ? HF_COLOUR_CONVERTED
                  : words->srgb      ? HF_COLOUR_SRGB
                                     : HF_COLOUR_UNSAID;
        return HF_OK;
    }
    if (says_srgb(words)) {
        c->said = HF_COLOUR_SRGB;
        return HF_OK;
    }
    context = cmsCreateContext(NULL, NULL);
    if (!context)
        return hf_fail_memory(error);
    find_transform(c, context, words);
    if (!c->transform)
        cmsDeleteContext(context);
    return HF_OK;
}

hf_status hf_colours_open(hf_colours *c, const hf_colour_words *words,
                          const hf_layout *layout, int width, hf_error *error)
{
    double gamma;
    hf_status status;

    *c = (hf_colours){.layout = *layout};
    status = read_words(c, words, error);
    if (status != HF_OK || colours_of(layout) == 4)
        return status;
    if (c->transform && !layout->alpha)
        return HF_OK;
    gamma = c->transform || words->broken || says_profile(words, layout)
                ? 0
                : words->gamma;
    if (c->transform) {
        c->wide = malloc(8 * (size_t)width);
        if (!c->wide)
            return hf_fail_memory(error);
    }
    return hf_samples_open(&c->samples, c->transform ? 16 : layout->depth,
                           c->transform ? 4 : layout->channels, gamma, error);
}

void hf_colours_close(hf_colours *c)
{
    if (c->transform) {
        cmsContext context = cmsGetTransformContextID(c->transform);

        cmsDeleteTransform(c->transform);
        cmsDeleteContext(context);
    }
    hf_samples_close(&c->samples);
    free(c->wide);
    *c = (hf_colours){0};
}

/* ------------------------------------------------------------------- rows */

/* Printing inks as ideal ones. */
static void cmyk_row(unsigned char *rgb, const unsigned char *cmyk, int width,
                     bool turned)
{
    for (int x = 0; x < width; x++, cmyk += 4)
        for (int i = 0; i < 3; i++) {
            const int light = turned ? cmyk[i] : 255 - cmyk[i];
            const int paper = turned ? cmyk[3] : 255 - cmyk[3];

            *rgb++ = (unsigned char)((light * paper + 127) / 255);
        }
}

bool hf_colours_same(const hf_colours *c)
{
    return !c->transform && c->layout.depth == 8 && c->layout.channels == 3 &&
           !c->layout.alpha && !c->samples.gamma;
}

void hf_colours_row(const hf_colours *c, unsigned char *rgb,
                    const unsigned char *in, int width)
{
    if (c->transform && c->layout.alpha) {
        cmsDoTransform(c->transform, in, c->wide, (cmsUInt32Number)width);
        hf_samples_row(&c->samples, rgb, c->wide, width);
    } else if (c->transform) {
        cmsDoTransform(c->transform, in, rgb, (cmsUInt32Number)width);
    } else if (colours_of(&c->layout) == 4) {
        cmyk_row(rgb, in, width, c->layout.turned);
    } else {
        hf_samples_row(&c->samples, rgb, in, width);
    }
}
