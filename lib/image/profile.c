/* image/profile.c - the profile that a file's words describe */
#include "image/profile.h"

#include <math.h>

/* Steps of a curve that has no formula in lcms; between them it is straight.
   4096 are a sixteenth of a level of 8 bits apart. */
enum { STEPS = 4096 };

/* Light that is shown as white, cd/m2: the reference white of HDR (ITU-R
   BT.2408, 2.1). What is brighter, reflections and lamps, is white as well. */
static const double reference_white = 203;

/* ------------------------------------------------------------------- curves */

/* SMPTE ST 2084, 5.2: light by the signal, over the reference white. */
static double pq(double v)
{
    const double m1 = 2610 / 16384.0, m2 = 2523 / 4096.0 * 128;
    const double c1 = 3424 / 4096.0, c2 = 2413 / 4096.0 * 32;
    const double c3 = 2392 / 4096.0 * 32;
    const double root = pow(v, 1 / m2);
    const double over = fmax(root - c1, 0) / (c2 - c3 * root);

    return 10000 / reference_white * pow(over, 1 / m1);
}

/* ITU-R BT.2100, table 5, on a display of 1000 cd/m2 (system gamma 1.2, here
   taken for each colour by itself). */
static double hlg(double v)
{
    const double a = 0.17883277, b = 0.28466892, c = 0.55991073;
    const double scene = v <= 0.5 ? v * v / 3 : (exp((v - c) / a) + b) / 12;

    return 1000 / reference_white * pow(scene, 1.2);
}

static cmsToneCurve *tabulated(cmsContext context, double (*light)(double))
{
    cmsFloat32Number at[STEPS];

    for (int i = 0; i < STEPS; i++)
        at[i] = (cmsFloat32Number)fmin(light(i / (STEPS - 1.0)), 1);
    return cmsBuildTabulatedToneCurveFloat(context, STEPS, at);
}

/* IEC 61966-2-1, 5.2, as lcms's type 4 wants it. */
static cmsToneCurve *srgb_curve(cmsContext context)
{
    static const cmsFloat64Number p[5] = {2.4, 1 / 1.055, 0.055 / 1.055,
                                          1 / 12.92, 0.04045};

    return cmsBuildParametricToneCurve(context, 4, p);
}

/* By H.273, table 3; NULL: not known. The camera curves of television are
   shown by screens as sRGB's is: stills that carry their numbers mean that. */
static cmsToneCurve *curve_of(cmsContext context, int transfer)
{
    switch (transfer) {
    case 1:
    case HF_H273_UNSAID:
    case 6:
    case HF_H273_SRGB_CURVE:
    case 14:
    case 15:
        return srgb_curve(context);
    case 4:
        return cmsBuildGamma(context, 2.2);
    case 5:
        return cmsBuildGamma(context, 2.8);
    case 8:
        return cmsBuildGamma(context, 1);
    case 16:
        return tabulated(context, pq);
    case 18:
        return tabulated(context, hlg);
    default:
        return NULL;
    }
}

/* ---------------------------------------------------------------- primaries */

#define D65                                                                    \
    {                                                                          \
        0.3127, 0.3290                                                         \
    }
#define NTSC                                                                   \
    {                                                                          \
        D65, {0.630, 0.340}, {0.310, 0.595},                                   \
        {                                                                      \
            0.155, 0.070                                                       \
        }                                                                      \
    }
/* H.273, table 2. */
static const struct {
    int number;
    hf_primaries at;
} known[] = {
    {HF_H273_BT709, {D65, {0.64, 0.33}, {0.30, 0.60}, {0.15, 0.06}}},
    {HF_H273_UNSAID, {D65, {0.64, 0.33}, {0.30, 0.60}, {0.15, 0.06}}},
    {4, {{0.310, 0.316}, {0.67, 0.33}, {0.21, 0.71}, {0.14, 0.08}}},
    {5, {D65, {0.64, 0.33}, {0.29, 0.60}, {0.15, 0.06}}},
    {6, NTSC},
    {7, NTSC},
    {8, {{0.310, 0.316}, {0.681, 0.319}, {0.243, 0.692}, {0.145, 0.049}}},
    {9, {D65, {0.708, 0.292}, {0.170, 0.797}, {0.131, 0.046}}},
    {11, {{0.314, 0.351}, {0.680, 0.320}, {0.265, 0.690}, {0.150, 0.060}}},
    {12, {D65, {0.680, 0.320}, {0.265, 0.690}, {0.150, 0.060}}},
    {22, {D65, {0.630, 0.340}, {0.295, 0.605}, {0.155, 0.077}}},
};

static const hf_primaries *primaries_of(int number)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].number == number)
            return &known[i].at;
    return NULL;
}

static cmsCIExyY place(const double at[2])
{
    return (cmsCIExyY){at[0], at[1], 1};
}

/* ------------------------------------------------------------------ profile */

/* Frees the curve. */
static cmsHPROFILE profile_by(cmsContext context, const hf_primaries *at,
                              cmsToneCurve *curve)
{
    cmsToneCurve *curves[3] = {curve, curve, curve};
    cmsHPROFILE profile = NULL;

    if (at && curve) {
        const cmsCIExyY white = place(at->white);
        const cmsCIExyYTRIPLE colours = {place(at->red), place(at->green),
                                         place(at->blue)};

        profile = cmsCreateRGBProfileTHR(context, &white, &colours, curves);
    }
    if (curve)
        cmsFreeToneCurve(curve);
    return profile;
}

cmsHPROFILE hf_profile_of(cmsContext context, const hf_colour_words *words)
{
    if (words->icc)
        return cmsOpenProfileFromMemTHR(context, words->icc,
                                        (cmsUInt32Number)words->icc_count);
    if (words->primaries || words->transfer)
        return profile_by(context, primaries_of(words->primaries),
                          curve_of(context, words->transfer));
    if (words->chromaticities)
        return profile_by(context, &words->at,
                          words->gamma > 0
                              ? cmsBuildGamma(context, 1 / words->gamma)
                              : srgb_curve(context));
    return NULL;
}
