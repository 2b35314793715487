/* render/bytes.h - a finished picture in memory, on its way to a file */
#ifndef HR_BYTES_H
#define HR_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/error.h>

/** A growing block; zero-initialise it. */
typedef struct hr_bytes {
    unsigned char *data;
    size_t count, room;
    bool failed; /**< memory ran out once */
} hr_bytes;

/** Appends; false when memory runs out. */
bool hr_bytes_add(hr_bytes *bytes, const void *data, size_t count);
void hr_bytes_clear(hr_bytes *bytes);

/** Numbers the names `image7`, `surface9` of an SVG text anew from 0 by first
 *  appearance: cairo counts them through the life of the process, so the same
 *  picture would differ when it is drawn second. False: out of memory. */
bool hr_bytes_renumber(hr_bytes *bytes);

/** Writes a file beside path and renames it when complete. HF_E_WRITE. */
HF_CHECKED hf_status hr_bytes_write(const hr_bytes *bytes, const char *path,
                                    hf_error *error);

#endif
