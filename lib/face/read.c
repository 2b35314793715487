/* face/read.c - landmark files from disk */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/file.h"
#include "face/marks.h"

/* Largest landmark file, bytes: HF_MAX_POINTS in every contour, with room for
   generous spacing. Stops a photo or film given by mistake. */
static const size_t largest = (size_t)32 << 20;

hf_status hf_landmarks_read(hf_landmarks **out, const char *path,
                            hf_error *error)
{
    size_t length;
    hf_status status;
    char *bytes;

    status = hf_file_read(&bytes, &length, path, largest, error);
    if (status != HF_OK)
        return status;
    status = hf_landmarks_parse(out, bytes, length, path, error);
    free(bytes);
    return status;
}

hf_format hf_landmarks_tell(const char *path)
{
    hf_format format = HF_FORMAT_COUNT;
    hf_lines *lines = malloc(sizeof *lines);
    char *bytes = NULL;
    size_t length;

    if (lines && hf_file_read(&bytes, &length, path, largest, NULL) == HF_OK)
        format = hf_format_tell(bytes, length, lines);
    free(bytes);
    free(lines);
    return format;
}

hf_status hf_face_read(hf_face **out, const char *path, hf_error *error)
{
    hf_landmarks *file;
    hf_status status = hf_landmarks_read(&file, path, error);

    if (status != HF_OK)
        return status;
    if (file->count == 1) {
        *out = file->items[0].face;
        file->items[0].face = NULL;
    } else {
        status = hf_fail(error, HF_E_UNSUPPORTED,
                         "'%s' holds %zu faces where one is wanted: split it "
                         "with hemiface convert --to=face",
                         path, file->count);
    }
    hf_landmarks_free(file);
    return status;
}
