/* image/jpeg_policy.h - which of libjpeg's complaints end a decode
 *
 * libjpeg decodes on after nearly any damage and fills in what it guesses. A
 * guessed face must not be measured, so a complaint is an error unless the
 * pixels are known to be unaffected by what it is about.
 */
#ifndef HF_IMAGE_JPEG_POLICY_H
#define HF_IMAGE_JPEG_POLICY_H

#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <jpeglib.h>

#include "image/image_internal.h"

typedef struct hf_jpeg_watch {
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    const hf_source *source;
    jmp_buf out;      /* where an error jumps */
    hf_status status; /* of that error */
    bool early_end;   /* the end marker was missing */
} hf_jpeg_watch;

/** Makes the watch the decoder's error manager; call before
 *  jpeg_create_decompress. */
void hf_jpeg_watch_errors(hf_jpeg_watch *watch,
                          struct jpeg_decompress_struct *jpeg,
                          const hf_source *source);
/** Bounds the work of many scans, and the time; call after
 * jpeg_create_decompress. */
void hf_jpeg_watch_scans(hf_jpeg_watch *watch,
                         struct jpeg_decompress_struct *jpeg);
/** Fails unless every scan needed has come; call when a file of several
 *  scans has been read to its end. */
void hf_jpeg_check_scans(struct jpeg_decompress_struct *jpeg);
/** Ends the decode with the status an hf_fail has returned. */
_Noreturn void hf_jpeg_stop(struct jpeg_decompress_struct *jpeg,
                            hf_status status);

#endif
