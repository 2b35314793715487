/* tests/support/profiles.c - colour profiles, made in memory */
#include "tests/support/profiles.h"

#include <lcms2.h>

static cmsHPROFILE rgb_profile(const double xy[6], cmsToneCurve *curve)
{
    const cmsCIExyY white = {0.3127, 0.3290, 1};
    const cmsCIExyYTRIPLE at = {
        {xy[0], xy[1], 1}, {xy[2], xy[3], 1}, {xy[4], xy[5], 1}};
    cmsToneCurve *curves[3] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &at, curves);

    cmsFreeToneCurve(curve);
    return profile;
}

static cmsToneCurve *srgb_curve(void)
{
    const double p[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

    return cmsBuildParametricToneCurve(NULL, 4, p);
}

/* Inks to Lab, 16 bits a number: L* falls from 100 by 80 with black, without
   colour whatever the other inks. */
static cmsInt32Number ink(const cmsUInt16Number in[], cmsUInt16Number out[],
                          void *data)
{
    const cmsCIELab lab = {100 - 80 * (in[3] / 65535.0), 0, 0};

    (void)data;
    cmsFloat2LabEncodedV2(out, &lab);
    return TRUE;
}

/* And back, by which programs find out how black black is. */
static cmsInt32Number unink(const cmsUInt16Number in[], cmsUInt16Number out[],
                            void *data)
{
    cmsCIELab lab;

    (void)data;
    cmsLabEncoded2FloatV2(&lab, in);
    out[0] = out[1] = out[2] = 0;
    out[3] = (cmsUInt16Number)(65535 * fmin((100 - lab.L) / 80, 1));
    return TRUE;
}

static void put_table(cmsHPROFILE profile, cmsTagSignature tag, unsigned in,
                      unsigned out, unsigned points, cmsSAMPLER16 sampler)
{
    cmsPipeline *table = cmsPipelineAlloc(NULL, in, out);
    cmsStage *stage = cmsStageAllocCLut16bit(NULL, points, in, out, NULL);

    cmsStageSampleCLut16bit(stage, sampler, NULL, 0);
    cmsPipelineInsertStage(table, cmsAT_BEGIN, stage);
    cmsWriteTag(profile, tag, table);
    cmsPipelineFree(table);
}

static cmsHPROFILE ink_profile(void)
{
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(NULL);
    const cmsCIEXYZ *white = cmsD50_XYZ();

    cmsSetProfileVersion(profile, 2.1);
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    cmsWriteTag(profile, cmsSigMediaWhitePointTag, white);
    put_table(profile, cmsSigAToB0Tag, 4, 3, 3, ink);
    put_table(profile, cmsSigBToA0Tag, 3, 4, 33, unink);
    return profile;
}

static cmsHPROFILE profile_of(enum test_profile which)
{
    static const double srgb[6] = {0.64, 0.33, 0.30, 0.60, 0.15, 0.06};
    static const double p3[6] = {0.68, 0.32, 0.265, 0.69, 0.15, 0.06};
    static const double adobe[6] = {0.64, 0.33, 0.21, 0.71, 0.15, 0.06};
    cmsToneCurve *light;
    cmsHPROFILE profile;

    switch (which) {
    case PROFILE_SRGB:
        return rgb_profile(srgb, srgb_curve());
    case PROFILE_P3:
        return rgb_profile(p3, srgb_curve());
    case PROFILE_ADOBE:
        return rgb_profile(adobe, cmsBuildGamma(NULL, 563 / 256.0));
    case PROFILE_INK:
        return ink_profile();
    case PROFILE_LINEAR:
    default:
        light = cmsBuildGamma(NULL, 1);
        profile = cmsCreateGrayProfile(cmsD50_xyY(), light);
        cmsFreeToneCurve(light);
        return profile;
    }
}

static void pad(cmsHPROFILE profile, size_t padding)
{
    cmsMLU *text = cmsMLUalloc(NULL, 1);
    char *words = malloc(padding + 1);

    memset(words, 'x', padding);
    words[padding] = 0;
    cmsMLUsetASCII(text, "en", "US", words);
    cmsWriteTag(profile, cmsSigCopyrightTag, text);
    cmsMLUfree(text);
    free(words);
}

struct encoded make_profile(enum test_profile which, size_t padding)
{
    cmsHPROFILE profile = profile_of(which);
    struct encoded out = {NULL, 0};
    cmsUInt32Number n = 0;

    assert_non_null(profile);
    if (padding)
        pad(profile, padding);
    assert_true(cmsSaveProfileToMem(profile, NULL, &n));
    out.bytes = malloc(n);
    assert_true(cmsSaveProfileToMem(profile, out.bytes, &n));
    out.n = n;
    cmsCloseProfile(profile);
    return out;
}
