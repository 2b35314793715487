/* Fuzzes the readers of landmark files; the faces read are written as JSON and
   read again, and must be the same text. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "face/marks.h"

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
    hf_landmarks *file;

    if (hf_landmarks_parse(&file, (const char *)data, size, "fuzz", NULL) !=
        HF_OK)
        return 0;
    for (size_t i = 0; i < hf_landmarks_count(file); i++)
        again(hf_landmarks_get(file, i));
    hf_landmarks_free(file);
    return 0;
}
