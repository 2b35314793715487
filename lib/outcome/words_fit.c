/* outcome/words_fit.c - which word of a set a name is known by
 *
 * A plain word fits where it stands in the name as a word of its own: "smile"
 * fits "03 Smile (2)" and not "smiley". Letters and digits part words too:
 * "Ruhe" fits "Ruhe2". A pattern fits whole names. Of several the longest
 * counts, so that "smile closed" goes before "smile".
 */
#include "outcome/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/fold.h"

/* Most digits of a take's number after a word; of a pattern's {n} as many as
   int holds. */
enum { TAKE_DIGITS = 3, NUMBER_DIGITS = 9 };

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static int number_of(const uint32_t *c, size_t length)
{
    int number = 0;

    for (size_t i = 0; i < length; i++)
        number = 10 * number + (int)(c[i] - '0');
    return number;
}

/* ------------------------------------------------------------- plain words */

/* Whether a word may begin or end between two neighbours. */
static bool apart(uint32_t a, uint32_t b)
{
    const int before = hf_fold_kind(a), after = hf_fold_kind(b);

    return before != after || before == 0;
}

/* "2" or " 2" behind the word, to the end of the name. */
static void find_take(hf_word_fit *fit, const uint32_t *name, size_t length,
                      size_t end)
{
    size_t at = end < length && name[end] == ' ' ? end + 1 : end;
    const size_t digits = length - at;

    if (digits < 1 || digits > TAKE_DIGITS)
        return;
    for (size_t i = at; i < length; i++)
        if (!is_digit(name[i]))
            return;
    fit->take = number_of(name + at, digits);
    fit->numbered = fit->take > 0;
    fit->from = end;
    fit->to = length;
}

/* The last place counts: a take's number is behind it. */
static bool fits_word(hf_word_fit *fit, const hf_word *w, const uint32_t *name,
                      size_t length)
{
    for (size_t at = length >= w->length ? length - w->length + 1 : 0;
         at-- > 0;) {
        const size_t end = at + w->length;

        if (memcmp(name + at, w->signs, w->length * sizeof *name) != 0 ||
            (at > 0 && !apart(name[at - 1], name[at])) ||
            (end < length && !apart(name[end - 1], name[end])))
            continue;
        find_take(fit, name, length, end);
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- patterns */

/* A pattern against a name, and where in it. */
typedef struct match {
    const uint32_t *signs, *name;
    size_t signs_left, left, at;
    long steps; /* that may still be taken */
    hf_word_fit *fit;
} match;

/* Stars and numbers multiply; people's patterns take a few hundred. */
enum { MOST_STEPS = 200000 };

static bool fits_from(match m, long *steps);

static bool fits_number(match m, long *steps)
{
    size_t digits = 0;

    while (digits < m.left && digits < NUMBER_DIGITS &&
           is_digit(m.name[digits]))
        digits++;
    /* All the digits there are: a number is not cut in two. */
    if (!digits || (digits < m.left && is_digit(m.name[digits])))
        return false;
    m.fit->numbered = true;
    m.fit->take = number_of(m.name, digits);
    m.fit->from = m.at;
    m.fit->to = m.at + digits;
    m.signs++, m.signs_left--;
    m.name += digits, m.left -= digits, m.at += digits;
    return fits_from(m, steps);
}

static bool fits_any(match m, long *steps)
{
    m.signs++, m.signs_left--;
    for (;; m.name++, m.left--, m.at++) {
        /* A number begins where its digits do. */
        const bool inside = m.signs_left > 0 && m.at > 0 &&
                            *m.signs == HF_SIGN_NUMBER && is_digit(m.name[-1]);

        if (!inside && fits_from(m, steps))
            return true;
        if (!m.left || *steps <= 0)
            return false;
    }
}

static bool fits_from(match m, long *steps)
{
    for (; m.signs_left > 0; m.signs++, m.signs_left--) {
        if (--*steps <= 0)
            return false;
        if (*m.signs == HF_SIGN_ANY)
            return fits_any(m, steps);
        if (*m.signs == HF_SIGN_NUMBER)
            return fits_number(m, steps);
        if (!m.left || (*m.signs != HF_SIGN_ONE && *m.signs != *m.name))
            return false;
        m.name++, m.left--, m.at++;
    }
    return m.left == 0;
}

static bool fits_pattern(hf_word_fit *fit, const hf_word *w,
                         const uint32_t *name, size_t length)
{
    long steps = MOST_STEPS;

    return fits_from((match){w->signs, name, w->length, length, 0, 0, fit},
                     &steps);
}

/* -------------------------------------------------------------------- best */

static bool same_meaning(const hf_word *a, const hf_word *b)
{
    return a->value == b->value &&
           (a->kind != HF_WORD_VISIT || !strcmp(a->to, b->to));
}

static hf_status two_lines(const hf_word *a, const hf_word *b,
                           const char *shown, const hf_words *words,
                           hf_error *error)
{
    return hf_fail(
        error, HF_E_CORRUPT,
        "'%.120s' fits line %d ('%.60s' = %.40s) and line %d "
        "('%.60s' = %.40s) of '%.80s' alike: make one of them longer",
        shown, a->line, a->text, a->to, b->line, b->text, b->to, words->name);
}

hf_status hf_words_fit(hf_word_fit *out, const hf_words *words,
                       hf_word_kind kind, const uint32_t *name, size_t length,
                       const char *shown, hf_error *error)
{
    const hf_word *rival = NULL;

    *out = (hf_word_fit){.word = NULL};
    for (size_t i = 0; words && i < words->count; i++) {
        const hf_word *w = &words->list[i];
        hf_word_fit fit = {.word = w, .take = 1};

        if (w->kind != kind || (out->word && w->weight < out->word->weight) ||
            !(w->pattern ? fits_pattern(&fit, w, name, length)
                         : fits_word(&fit, w, name, length)))
            continue;
        if (!out->word || w->weight > out->word->weight) {
            *out = fit;
            rival = NULL;
        } else if (!same_meaning(w, out->word)) {
            rival = rival ? rival : w;
        } else if (fit.numbered && !out->numbered) {
            *out = fit;
        }
    }
    return rival ? two_lines(out->word, rival, shown, words, error) : HF_OK;
}
