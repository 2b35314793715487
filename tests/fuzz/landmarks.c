/* Landmark files of every format, and face files. */
#include <stdlib.h>
#include <string.h>

#include "face/marks.h"
#include "tests/fuzz/fuzz.h"

/* The face written as JSON and read again is the same text. */
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

bool fuzz_face(const unsigned char *data, size_t size)
{
    hf_error error = {HF_OK, ""};
    hf_face *face = NULL;

    if (!fuzz_fine(
            hf_face_from_json(&face, (const char *)data, size, "fuzz", &error),
            &error))
        return false;
    again(face);
    hf_face_free(face);
    return true;
}

/* Every format takes the faces or says why not. */
static void write_all(const hf_landmarks *file)
{
    for (int f = 0; f < HF_FORMAT_COUNT; f++) {
        hf_error error = {HF_OK, ""};
        hf_lost lost;

        (void)fuzz_fine(hf_landmarks_write(file, 0, (hf_format)f, "/dev/null",
                                           &lost, &error),
                        &error);
    }
}

/* The first byte chooses: a format's reader, whatever the text looks like, or
   (every other value) the one that the text asks for. */
static hf_status read_by_first(hf_landmarks **out, unsigned first,
                               const char *text, size_t length, hf_error *error)
{
    const hf_format_row *row = hf_format_of((hf_format)first);
    hf_landmarks *file;
    hf_status status;

    if (!row)
        return hf_landmarks_parse(out, text, length, "fuzz", error);
    file = calloc(1, sizeof *file);
    if (!file)
        abort();
    file->format = (hf_format)first;
    status = row->read(file, text, length, "fuzz", error);
    if (status == HF_OK)
        *out = file;
    else
        hf_landmarks_free(file);
    return status;
}

bool fuzz_landmarks(const unsigned char *data, size_t size)
{
    hf_error error = {HF_OK, ""};
    hf_landmarks *file = NULL;
    char *text;
    bool fine;

    if (!size)
        return false;
    /* As from a file: with a zero that does not count behind. */
    text = malloc(size);
    if (!text)
        abort();
    memcpy(text, data + 1, size - 1);
    text[size - 1] = 0;
    fine =
        fuzz_fine(read_by_first(&file, *data, text, size - 1, &error), &error);
    for (size_t i = 0; fine && i < hf_landmarks_count(file); i++)
        again(hf_landmarks_get(file, i));
    if (fine && hf_landmarks_count(file))
        write_all(file);
    if (fine)
        hf_landmarks_free(file);
    free(text);
    return fine;
}
