/* outcome/words_pattern.c - a word as written to the signs it is compared by */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/fold.h"
#include "outcome/words.h"

static const struct {
    const char *text;
    uint32_t sign;
} marks[] = {{"*", HF_SIGN_ANY}, {"?", HF_SIGN_ONE}, {"{n}", HF_SIGN_NUMBER}};

/* The mark that begins here, its number in marks; -1: none. */
static int mark_at(const char *text)
{
    for (int i = 0; i < 3; i++)
        if (!strncmp(text, marks[i].text, strlen(marks[i].text)))
            return i;
    return -1;
}

/* Folds a piece between marks, between two letters, so that spaces at its ends
   stay: they are no ends of the word. */
static hf_status add_piece(hf_word *w, const char *piece, size_t bytes,
                           hf_error *error)
{
    char *padded = malloc(bytes + 2);
    uint32_t *folded = NULL;
    size_t length = 0;
    hf_status status;

    if (!padded)
        return hf_fail_memory(error);
    padded[0] = padded[bytes + 1] = 'x';
    memcpy(padded + 1, piece, bytes);
    status = hf_fold(&folded, &length, padded, bytes + 2, error);
    free(padded);
    if (status != HF_OK)
        return status;
    for (size_t i = 1; i + 1 < length; i++) {
        w->signs[w->length++] = folded[i];
        w->weight += folded[i] != ' ';
    }
    free(folded);
    return HF_OK;
}

static void trim_spaces(hf_word *w)
{
    while (w->length > 0 && w->signs[w->length - 1] == ' ')
        w->length--;
    while (w->length > 0 && w->signs[0] == ' ')
        memmove(w->signs, w->signs + 1, --w->length * sizeof *w->signs);
}

/* Folding makes up to 18 signs of one (an Arabic ligature). */
enum { MOST_SIGNS = 18 };

hf_status hf_word_fold(hf_word *w, hf_error *error)
{
    const char *piece = w->text, *at = w->text;
    hf_status status;

    w->length = w->weight = 0;
    w->pattern = false;
    w->signs = malloc((MOST_SIGNS * strlen(w->text) + 2) * sizeof *w->signs);
    if (!w->signs)
        return hf_fail_memory(error);
    for (;; at++) {
        const int mark = *at ? mark_at(at) : -1;

        if (*at && mark < 0)
            continue;
        status = add_piece(w, piece, (size_t)(at - piece), error);
        if (status != HF_OK || !*at)
            break;
        w->pattern = true;
        w->signs[w->length++] = marks[mark].sign;
        at += strlen(marks[mark].text) - 1;
        piece = at + 1;
    }
    trim_spaces(w);
    return status;
}
