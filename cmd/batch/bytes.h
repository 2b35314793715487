/* batch/bytes.h - files read whole into memory that is used again */
#ifndef HF_BATCH_BYTES_H
#define HF_BATCH_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/** Begin with zeros. */
typedef struct bytes {
    unsigned char *at;
    size_t count, room;
} bytes;

/** Reads a file. False: not a file, unreadable, larger than 256 MiB, no
 *  memory; who opens it by name will be told why. */
bool bytes_read(bytes *out, const char *path);
void bytes_clear(bytes *b);

#endif
