/* detect/features.c - what the library was built with and runs on */
#include <stdio.h>
#include <jpeglib.h>
#include <png.h>
#include <gsl/gsl_version.h>
#include <jansson.h>

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
    return hf_kernels_best() == hf_kernels_base() ? ANY_PROCESSOR : "AVX2";
}

static const char *jpeg(void)
{
    return JPEG_LIBRARY;
}

static const char *png(void)
{
    return "libpng " PNG_LIBPNG_VER_STRING;
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
    {"kernels", kernels}, {"JPEG", jpeg}, {"PNG", png},
    {"numbers", gsl},     {"JSON", json},
};

bool hf_feature(size_t index, const char **name, const char **value)
{
    if (index >= sizeof features / sizeof *features)
        return false;
    *name = features[index].name;
    *value = features[index].value();
    return true;
}
