/* Words of command lines and names of files: the first byte chooses. */
#include <stdlib.h>
#include <string.h>

#include <hemiface/simulate.h>

#include "outcome/file_name.h"
#include "tests/fuzz/fuzz.h"

static bool move(const char *text)
{
    hf_error error = {HF_OK, ""};
    hf_frame frame;
    hf_move moved;

    if (hf_frame_of(&frame, fuzz_small_face(), NULL, NULL) != HF_OK)
        abort();
    return fuzz_fine(
        hf_move_parse(&moved, text, fuzz_small_face(), &frame, &error), &error);
}

static bool file_name(const char *text)
{
    const hf_file_name name = hf_file_name_read(text);

    if (!memchr(name.stem, 0, sizeof name.stem) ||
        !memchr(name.base, 0, sizeof name.base) ||
        (name.view != HF_VIEW_NONE && name.take < 1))
        abort();
    return name.view != HF_VIEW_NONE;
}

static bool affected(const char *text)
{
    hf_error error = {HF_OK, ""};
    hf_affected side;

    return fuzz_fine(hf_affected_parse(&side, text, &error), &error);
}

static bool procedure(const char *text)
{
    const hf_procedure *found;
    hf_error error = {HF_OK, ""};

    return fuzz_fine(hf_procedure_by_name(&found, text, &error), &error);
}

bool fuzz_words(const unsigned char *data, size_t size)
{
    static bool (*const readers[])(const char *) = {move, file_name, affected,
                                                    procedure};
    char *text;
    bool fine;

    if (!size)
        return false;
    text = malloc(size);
    if (!text)
        abort();
    memcpy(text, data + 1, size - 1);
    text[size - 1] = 0;
    fine = readers[*data % (sizeof readers / sizeof *readers)](text);
    free(text);
    return fine;
}
