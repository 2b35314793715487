/* report/photos.h - the photos of a cohort, from photos.csv */
#ifndef HF_REPORT_PHOTOS_H
#define HF_REPORT_PHOTOS_H

#include <stdbool.h>

#include <hemiface/gate.h>

#include "cmd/cli/names.h"

/** A photo that could not be used. Words are kept by photos.words. */
typedef struct photos_failure {
    const char *patient, *visit, *view, *photo, *reason;
} photos_failure;

/** What photos.csv says. Zero it before. */
typedef struct photos {
    size_t count;         /**< of photos */
    size_t by_verdict[3]; /**< by hf_verdict, of those that were used */
    cli_names patients;   /**< everybody named */
    cli_names visits;     /**< "patient\tvisit", everybody's with a photo that
                               was used */
    cli_names causes;     /**< of findings */
    size_t *cause_count;  /**< by number of the cause */
    cli_names procedures; /**< named for anybody */
    cli_names raters;     /**< who placed points by hand */
    size_t by_hand;       /**< photos of theirs */
    photos_failure *failures;
    size_t failure_count;
    cli_names words;
} photos;

/** Reads the file. HF_E_OPEN, HF_E_FORMAT, HF_E_CORRUPT. */
hf_status photos_read(photos *out, const char *path, hf_error *error);
void photos_clear(photos *p);

/** How many patients have a photo that was used of that visit. */
size_t photos_with_visit(const photos *p, const char *visit);
/** Whether that patient has. */
bool photos_has(const photos *p, const char *patient, const char *visit);

/** An error's text without names of files: what stands in quotes becomes "the
 *  photo" or, names, the file's own name without folders. */
void photos_reason(char *text, size_t size, const char *reason, bool names);

#endif
