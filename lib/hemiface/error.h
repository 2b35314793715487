/* hemiface/error.h - how calls report failure
 *
 * A function that can fail returns hf_status and takes, last, an hf_error the
 * caller owns (or NULL). On failure the error's text says what happened, on
 * which input, and what to do: one line, lower case, no full stop, no
 * newline. On success it is left alone. The library never prints, never
 * exits and keeps no global state.
 *
 * GSL: the library checks arguments before it calls GSL, yet GSL's default
 * handler aborts the process on an internal error. Programs should call
 * gsl_set_error_handler_off() first thing in main, as hemiface's tools do.
 */
#ifndef HEMIFACE_ERROR_H
#define HEMIFACE_ERROR_H

#include <hemiface/version.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Outcome of a call. The hundreds digit is the family. */
typedef enum hf_status {
    HF_OK = 0,
    /* setup: the options are wrong, whatever the input */
    HF_E_OPTION = 100, /**< a value is unknown or out of its range */
    /* input: this file or picture is bad; others may be fine */
    HF_E_OPEN = 200,        /**< cannot be opened or read */
    HF_E_FORMAT = 201,      /**< not a format this function reads */
    HF_E_CORRUPT = 202,     /**< the format is known, the content damaged */
    HF_E_LIMIT = 203,       /**< larger than the limits in the options */
    HF_E_UNSUPPORTED = 204, /**< a valid variant that is not supported */
    HF_E_NO_FACE = 205,     /**< no face found, or not the one asked for */
    /* undefined: the input is fine, the result does not exist */
    HF_E_UNDEFINED = 300,
    /* system */
    HF_E_MEMORY = 400, /**< out of memory */
    HF_E_WRITE = 401   /**< output could not be written */
} hf_status;

/** Family of a status: 0 fine, 1 setup, 2 input, 3 undefined, 4 system. */
#define HF_FAMILY(status) ((int)(status) / 100)

/** Longest error text in bytes, closing zero included. */
#define HF_ERROR_SIZE 512

/** Filled by a failing call. Plain value: copy it, no freeing. */
typedef struct hf_error {
    hf_status status;
    char text[HF_ERROR_SIZE];
} hf_error;

#ifdef __cplusplus
}
#endif
#endif
