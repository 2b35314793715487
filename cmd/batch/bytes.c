/* batch/bytes.c - files read whole into memory that is used again */
#include "cmd/batch/bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* Bytes of a file that is still read whole. Above every photo of a camera;
 * larger: more memory for every worker. */
static const size_t most = (size_t)1 << 28;
/* Bytes kept for the next photo: a camera's 24 megapixels have 5 to 15 MB.
 * Larger: memory of one huge photo stays with its worker to the end. */
static const size_t kept = (size_t)1 << 25;

/* Room for one byte more than the file has, to see whether it grows. */
static bool make_room(bytes *b, size_t size)
{
    if (b->room > size && (b->room <= kept || size > kept))
        return true;
    free(b->at);
    b->at = malloc(size + 1);
    b->room = b->at ? size + 1 : 0;
    return b->at != NULL;
}

bool bytes_read(bytes *out, const char *path)
{
    FILE *file = fopen(path, "rb");
    struct stat st;
    bool fine;

    out->count = 0;
    if (!file)
        return false;
    fine = fstat(fileno(file), &st) == 0 && S_ISREG(st.st_mode) &&
           (size_t)st.st_size <= most && make_room(out, (size_t)st.st_size);
    /* The buffer of stdio would only be copied from. */
    if (fine) {
        setvbuf(file, NULL, _IONBF, 0);
        out->count = fread(out->at, 1, (size_t)st.st_size + 1, file);
        fine = !ferror(file) && out->count == (size_t)st.st_size;
    }
    fclose(file);
    return fine;
}

void bytes_clear(bytes *b)
{
    free(b->at);
    *b = (bytes){NULL, 0, 0};
}
