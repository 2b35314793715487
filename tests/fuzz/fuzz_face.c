/* Fuzzes the .face.json and .pts readers; what is read is written and read
   again, and must be the same text. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <hemiface/face.h>

#include "face/files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void again(const hf_face *face)
{
    char *first, *second;
    hf_face *copy;

    if (hf_face_to_json(&first, face, false, NULL) != HF_OK)
        return;
    if (hf_face_from_json(&copy, first, strlen(first), "again", NULL) !=
            HF_OK ||
        hf_face_to_json(&second, copy, false, NULL) != HF_OK ||
        strcmp(first, second) != 0)
        abort();
    free(first);
    free(second);
    hf_face_free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hf_face *face;

    if (hf_face_from_json(&face, (const char *)data, size, "fuzz", NULL) ==
        HF_OK) {
        again(face);
        hf_face_free(face);
    }
    if (hf_face_from_pts(&face, (const char *)data, size, "fuzz", NULL) ==
        HF_OK) {
        again(face);
        hf_face_free(face);
    }
    return 0;
}
