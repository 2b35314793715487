/* base/file.h - files read whole, and written whole or not at all */
#ifndef HF_BASE_FILE_H
#define HF_BASE_FILE_H

#include <stddef.h>
#include <stdio.h>
#include <hemiface/error.h>

/** Reads a whole file, pipe or device. *bytes is malloc'ed: free() it; a zero
 *  that *n does not count follows the last byte, so that text can be parsed
 *  in place. limit: most bytes accepted, < SIZE_MAX.
 *  HF_E_OPEN (a folder too), HF_E_LIMIT, HF_E_MEMORY. */
HF_CHECKED hf_status hf_file_read(char **bytes, size_t *n, const char *path,
                                  size_t limit, hf_error *error);

/** A file being written. Its name appears when hf_file_close succeeds; until
 *  then the bytes are in a temporary file beside it, and an older file of
 *  that name is untouched. Devices and pipes are written directly. */
typedef struct hf_file hf_file;

/** Starts writing. HF_E_WRITE, HF_E_MEMORY. */
HF_CHECKED hf_status hf_file_create(hf_file **out, const char *path,
                                    hf_error *error);
/** Where to write; short writes need not be checked, hf_file_close does. */
FILE *hf_file_stream(hf_file *file);
/** Has hf_file_close return only when the bytes and the name are on the disk:
 *  for what cannot be made again, as it waits for the disk. */
void hf_file_keep(hf_file *file);
/** Completes the file and frees it. HF_E_WRITE when any write failed: then
 *  nothing is left behind. */
HF_CHECKED hf_status hf_file_close(hf_file *file, hf_error *error);
/** Gives up and frees: nothing is left behind. NULL is fine. */
void hf_file_abandon(hf_file *file);

/** All of the above for bytes in memory. HF_E_WRITE, HF_E_MEMORY. */
HF_CHECKED hf_status hf_file_write(const char *path, const void *bytes,
                                   size_t n, hf_error *error);
/** The same, kept (hf_file_keep). */
HF_CHECKED hf_status hf_file_write_kept(const char *path, const void *bytes,
                                        size_t n, hf_error *error);

#endif
