/* render/fail.h - filling hf_error (render sees only the public headers) */
#ifndef HR_FAIL_H
#define HR_FAIL_H

#include <stdbool.h>
#include <hemiface/error.h>

/** Writes status and text into error (may be NULL) and returns status. */
hf_status hr_fail(hf_error *error, hf_status status, const char *format, ...)
    HF_PRINTF(3, 4);

/** HF_E_MEMORY. */
hf_status hr_fail_memory(hf_error *error);

/** HF_E_UNDEFINED: a face has no midline; framed: its irises show. */
hf_status hr_fail_midline(hf_error *error, bool framed);

#endif
