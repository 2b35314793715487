/* base/fail.h - filling hf_error */
#ifndef HF_BASE_FAIL_H
#define HF_BASE_FAIL_H

#include <hemiface/error.h>

/** Writes status and text into error (may be NULL) and returns status, so
 *  that a failing call reads: return hf_fail(error, HF_E_OPEN, "..."). */
hf_status hf_fail(hf_error *error, hf_status status, const char *format, ...)
    HF_PRINTF(3, 4);

/** The one way to say that memory ran out. */
hf_status hf_fail_memory(hf_error *error);

/* Analysers look at one file at a time and cannot know that these never return
   HF_OK; tests/lint tells them so. A constant of an enumeration is an int in C:
   it needs the cast to be of the type that the function returns. */
#ifdef HF_ANALYSIS
#define hf_fail(error, status, ...)                                            \
    ((void)hf_fail(error, status, __VA_ARGS__), (hf_status)(status))
#define hf_fail_memory(error)                                                  \
    ((void)hf_fail_memory(error), (hf_status)HF_E_MEMORY)
#endif

#endif
