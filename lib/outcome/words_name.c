/* outcome/words_name.c - what names stand for by a set of words */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/fold.h"
#include "outcome/words.h"

/* A name as it is folded and what fits it. */
static hf_status fit(hf_word_fit *out, const hf_words *words, hf_word_kind kind,
                     const char *name, size_t bytes, const char *shown,
                     hf_error *error)
{
    uint32_t *folded;
    size_t length;
    hf_status status = hf_fold(&folded, &length, name, bytes, error);

    if (status != HF_OK)
        return status;
    status = hf_words_fit(out, words, kind, folded, length, shown, error);
    free(folded);
    return status;
}

/* Letters of our own name of a view, to weigh it against a clinic's. */
static size_t weight_of(const char *name)
{
    size_t weight = 0;

    for (; *name; name++)
        weight += *name != '-';
    return weight;
}

/* The name without the take's number: takes of a view have the same. */
static void take_base(hf_file_name *out, const hf_word_fit *fit, uint32_t *name,
                      size_t length)
{
    if (fit->numbered) {
        memmove(name + fit->from, name + fit->to,
                (length - fit->to) * sizeof *name);
        length -= fit->to - fit->from;
    }
    hf_fold_write(out->base, sizeof out->base, name, length);
    out->take = fit->take;
}

/* Whether our own reading goes before the fit: a longer name of a view; and
   whatever it is, before a pattern that says nothing, as `* = ignore`. */
static bool own_is_longer(const hf_file_name *own, const hf_word_fit *fit)
{
    return own->view != HF_VIEW_NONE &&
           (!fit->word->weight ||
            (own->named &&
             weight_of(hf_view_name(own->view)) > fit->word->weight));
}

/* "Ruhe_v6": the word and a view's number, written as one, disagree. As with
   our own names, neither is taken. A bare number is a take's. */
static bool disagrees(const hf_file_name *own, const hf_word_fit *fit)
{
    const size_t n = strlen(own->base);

    return own->view != HF_VIEW_NONE && !own->named && n > 1 &&
           own->base[n - 2] == 'v' && (int)own->view != fit->word->value &&
           fit->word->value != HF_VIEW_NONE;
}

static hf_status read_by(hf_file_name *out, bool *ignored,
                         const hf_words *words, const char *base,
                         hf_error *error)
{
    hf_word_fit fits;
    uint32_t *folded;
    size_t length;
    hf_status status = hf_fold(&folded, &length, base, out->stem_bytes, error);

    if (status != HF_OK)
        return status;
    status =
        hf_words_fit(&fits, words, HF_WORD_VIEW, folded, length, base, error);
    if (status == HF_OK && fits.word && disagrees(out, &fits)) {
        out->view = HF_VIEW_NONE;
    } else if (status == HF_OK && fits.word && !own_is_longer(out, &fits)) {
        out->view = (hf_view)fits.word->value;
        *ignored = out->view == HF_VIEW_NONE;
        take_base(out, &fits, folded, length);
    }
    free(folded);
    return status;
}

hf_status hf_file_name_by(hf_file_name *out, bool *ignored,
                          const hf_words *words, const char *name,
                          hf_error *error)
{
    const char *slash = strrchr(name, '/');

    *out = hf_file_name_read(name);
    *ignored = false;
    if (!words || !out->known)
        return HF_OK;
    return read_by(out, ignored, words, slash ? slash + 1 : name, error);
}

/* ------------------------------------------------------------------ public */

hf_status hf_words_view_of_file(hf_view *out, bool *ignored,
                                const hf_words *words, const char *file_name,
                                hf_error *error)
{
    hf_file_name name;
    bool leave;
    const hf_status status =
        hf_file_name_by(&name, &leave, words, file_name, error);

    *out = status == HF_OK ? name.view : HF_VIEW_NONE;
    if (ignored)
        *ignored = leave;
    return status;
}

hf_status hf_words_view(hf_view *out, const hf_words *words, const char *word,
                        hf_error *error)
{
    hf_word_fit fits = {.word = NULL};
    hf_status status = HF_OK;

    *out = hf_view_by_name(word);
    if (*out != HF_VIEW_NONE || !words)
        return HF_OK;
    status = fit(&fits, words, HF_WORD_VIEW, word, strlen(word), word, error);
    if (status == HF_OK && fits.word)
        *out = (hf_view)fits.word->value;
    return status;
}

hf_status hf_words_visit(const char **out, const hf_words *words,
                         const char *folder, hf_error *error)
{
    hf_word_fit fits = {.word = NULL};
    hf_status status =
        fit(&fits, words, HF_WORD_VISIT, folder, strlen(folder), folder, error);

    *out = status == HF_OK && fits.word ? fits.word->to : folder;
    return status;
}

hf_status hf_words_side(hf_affected *out, bool *said, const hf_words *words,
                        const char *folder, hf_error *error)
{
    hf_word_fit fits = {.word = NULL};
    hf_status status =
        fit(&fits, words, HF_WORD_SIDE, folder, strlen(folder), folder, error);

    if (status == HF_OK && fits.word)
        *out = (hf_affected)fits.word->value;
    if (said)
        *said = fits.word != NULL;
    return status;
}
