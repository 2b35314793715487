/* face/read.c - landmark files, told apart by their content */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/file.h"
#include "face/files.h"

/* Largest landmark file, bytes: HF_MAX_POINTS in every contour, with room for
   generous spacing. Stops a photo or film given by mistake. */
static const size_t largest = (size_t)32 << 20;

typedef hf_status format_reader(hf_face **out, const char *text, size_t length,
                                const char *name, hf_error *error);

/* The formats by the first characters that are not blank. */
static const struct {
    const char *first;
    format_reader *read;
} formats[] = {
    {"{", hf_face_from_json},
    {"version", hf_face_from_pts},
};

/* Editors on Windows put a byte order mark in front of UTF-8. */
static size_t mark(const char *text, size_t length)
{
    return length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static format_reader *reader_of(const char *text, size_t length)
{
    size_t i = 0, k;

    while (i < length && memchr(" \t\r\n", text[i], 4))
        i++;
    for (k = 0; k < sizeof formats / sizeof *formats; k++) {
        size_t n = strlen(formats[k].first);

        if (length - i >= n && memcmp(text + i, formats[k].first, n) == 0)
            return formats[k].read;
    }
    return NULL;
}

hf_status hf_face_read(hf_face **out, const char *path, hf_error *error)
{
    format_reader *read;
    size_t length, skip;
    hf_status status;
    char *bytes;

    status = hf_file_read(&bytes, &length, path, largest, error);
    if (status != HF_OK)
        return status;
    skip = mark(bytes, length);
    read = reader_of(bytes + skip, length - skip);
    if (read)
        status = read(out, bytes + skip, length - skip, path, error);
    else
        status = hf_fail(error, HF_E_FORMAT,
                         "'%s' is neither a face file (.face.json) nor iBUG "
                         "points (.pts)",
                         path);
    free(bytes);
    return status;
}
