/* detect/features.c - what the library was built with and runs on */
#include <stdio.h>
#include <jpeglib.h>
#include <png.h>
#include <gsl/gsl_version.h>
#include <jansson.h>
#include <lcms2.h>
#ifdef HF_HAVE_HEIF
#include <libheif/heif_version.h>
#endif

#include <hemiface/version.h>

#include "net/kernel.h"

#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)

#if defined(LIBJPEG_TURBO_VERSION)
#define JPEG_LIBRARY "libjpeg-turbo " TEXT(LIBJPEG_TURBO_VERSION)
#else
#define JPEG_LIBRARY "libjpeg " TEXT(JPEG_LIB_VERSION)
#endif

#if defined(__x86_64__)
#define ANY_PROCESSOR "SSE2"
#elif defined(__aarch64__)
#define ANY_PROCESSOR "NEON"
#else
#define ANY_PROCESSOR "portable"
#endif

static const char *kernels(void)
{
    const struct hf_kernels *best = hf_kernels_best();

    if (best == hf_kernels_base())
        return ANY_PROCESSOR;
    return best == hf_kernels_avx2() ? "AVX2" : "AVX-512";
}

static const char *jpeg(void)
{
    return JPEG_LIBRARY;
}

static const char *png(void)
{
    return "libpng " PNG_LIBPNG_VER_STRING;
}

static const char *heic(void)
{
#ifdef HF_HAVE_HEIF
    return "libheif " LIBHEIF_VERSION;
#else
    return "none";
#endif
}

static const char *colours(void)
{
    return "Little CMS " TEXT(LCMS_VERSION);
}

static const char *gsl(void)
{
    return "GSL " GSL_VERSION;
}

static const char *json(void)
{
    return "jansson " JANSSON_VERSION;
}

/* One row a feature; a library is named with the version built against. */
static const struct {
    const char *name;
    const char *(*value)(void);
} features[] = {
    {"kernels", kernels}, {"JPEG", jpeg},   {"PNG", png},   {"HEIC", heic},
    {"colours", colours}, {"numbers", gsl}, {"JSON", json},
};

bool hf_feature(size_t index, const char **name, const char **value)
{
    if (index >= sizeof features / sizeof *features)
        return false;
    *name = features[index].name;
    *value = features[index].value();
    return true;
}
