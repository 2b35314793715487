/* hemiface/version.h - the version of this library */
#ifndef HEMIFACE_VERSION_H
#define HEMIFACE_VERSION_H

#include <stdbool.h>
#include <stddef.h>

/** Marks what the shared library exports. */
#if defined(__GNUC__)
#define HF_API __attribute__((visibility("default")))
#define HF_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define HF_CHECKED __attribute__((warn_unused_result))
#else
#define HF_API
#define HF_PRINTF(f, a)
#define HF_CHECKED
#endif

/** major.minor.patch; the soname carries the major number. */
#define HF_VERSION_STRING "1.0.0"

#ifdef __cplusplus
extern "C" {
#endif

/** The version of the library that is running, e.g. "1.0.0". Static text. */
HF_API const char *hf_version(void);

/** What the library was built with and what it runs on, e.g. name "kernels",
 *  value "AVX2"; name "JPEG", value "libjpeg-turbo 2.1.5". For people who
 *  report a number that surprised them, not to be parsed. Index from 0; false
 *  past the last, with name and value left alone. Static text. The models'
 *  checksums: hf_detect_model. */
HF_API bool hf_feature(size_t index, const char **name, const char **value);

#ifdef __cplusplus
}
#endif
#endif
