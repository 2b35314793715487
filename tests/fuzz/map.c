/* A clinic's own words: the file, and a name that is read by it. */
#include <stdlib.h>
#include <string.h>

#include <hemiface/words.h>

#include "outcome/words.h"
#include "tests/fuzz/fuzz.h"

/* Every mistake is told in one line of text. */
static void told(void *context, const char *text)
{
    if (!text[0] || strchr(text, '\n'))
        abort();
    ++*(int *)context;
}

static void read_file_name(const hf_words *words, const char *name)
{
    hf_error error = {HF_OK, ""};
    hf_file_name read;
    hf_view view;
    bool ignored, same;

    if (!fuzz_fine(hf_file_name_by(&read, &ignored, words, name, &error),
                   &error))
        return;
    if (!memchr(read.base, 0, sizeof read.base) ||
        (read.view != HF_VIEW_NONE && (ignored || read.take < 0)))
        abort();
    /* Asked again, it says the same. */
    if (hf_words_view_of_file(&view, &same, words, name, &error) != HF_OK ||
        view != read.view || same != ignored)
        abort();
}

static void read_name(const hf_words *words, const char *name)
{
    hf_error error = {HF_OK, ""};
    hf_affected side = HF_AFFECTED_UNKNOWN;
    const char *visit;
    hf_view view;
    bool said;

    read_file_name(words, name);
    if (fuzz_fine(hf_words_view(&view, words, name, &error), &error) &&
        ((int)view < 0 || view > HF_VIEW_COUNT))
        abort();
    if (fuzz_fine(hf_words_visit(&visit, words, name, &error), &error) &&
        visit != name && !*visit)
        abort();
    if (fuzz_fine(hf_words_side(&side, &said, words, name, &error), &error) &&
        !said && side != HF_AFFECTED_UNKNOWN)
        abort();
}

/* The file ends at the first 0, behind which a name stands. */
bool fuzz_map(const unsigned char *data, size_t size)
{
    static const char *const names[] = {"", "01 Ruhe 2.jpg", "vor OP", "links",
                                        "S017_v6.jpg.face.json"};
    const unsigned char *end = size ? memchr(data, 0, size) : NULL;
    const size_t length = end ? (size_t)(end - data) : size;
    hf_error error = {HF_OK, ""};
    hf_words *words = NULL;
    int mistakes = 0;
    char *name;

    if (!fuzz_fine(hf_words_read(&words, fuzz_path(data, length), told,
                                 &mistakes, &error),
                   &error)) {
        if (words || (error.status == HF_E_CORRUPT && !mistakes))
            abort();
        return false;
    }
    if (mistakes || strlen(hf_words_sha256(words)) != 64)
        abort();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        read_name(words, names[i]);
    name = calloc(size - length + 1, 1);
    if (!name)
        abort();
    if (end)
        memcpy(name, end + 1, size - length - 1);
    read_name(words, name);
    free(name);
    hf_words_free(words);
    return true;
}
