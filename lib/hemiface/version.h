/* hemiface/version.h - the version of this library */
#ifndef HEMIFACE_VERSION_H
#define HEMIFACE_VERSION_H

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
#define HF_VERSION_STRING "0.4.0"

#ifdef __cplusplus
extern "C" {
#endif

/** The version of the library that is running, e.g. "0.4.0". Static text. */
HF_API const char *hf_version(void);

#ifdef __cplusplus
}
#endif
#endif
