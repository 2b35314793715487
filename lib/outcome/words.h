/* outcome/words.h - the inside of a set of words */
#ifndef HF_OUTCOME_WORDS_H
#define HF_OUTCOME_WORDS_H

#include <stdint.h>
#include <hemiface/words.h>

#include "outcome/file_name.h"

/** What a word can stand for. */
typedef enum hf_word_kind {
    HF_WORD_VIEW,
    HF_WORD_VISIT,
    HF_WORD_SIDE
} hf_word_kind;
enum { HF_WORD_KINDS = 3 };

/** Signs of a pattern that are no code points. */
enum {
    HF_SIGN_ANY = 0x110000, /**< `*`: any run, also none */
    HF_SIGN_ONE,            /**< `?`: a single sign */
    HF_SIGN_NUMBER          /**< `{n}`: digits, the take's number */
};

/** One word of a line. */
typedef struct hf_word {
    hf_word_kind kind;
    uint32_t *signs; /**< folded */
    size_t length;
    size_t weight; /**< signs that stand for themselves, spaces not counted */
    bool pattern;  /**< it has one of the signs above: it is for whole names */
    const char *text; /**< as written; belongs to the set */
    const char *to;   /**< the name after `=`; belongs to the set */
    int value;        /**< hf_view (HF_VIEW_NONE: ignore) or hf_affected */
    int line;
} hf_word;

struct hf_words {
    char *name;
    char sha256[65];
    hf_word *list;
    size_t count, room;
    char *text; /**< what text and to point into */
};

/** Fills signs, weight and pattern by text. HF_E_MEMORY; signs are to be freed
 *  even then. */
HF_CHECKED hf_status hf_word_fold(hf_word *word, hf_error *error);

/** How a word fits a name. */
typedef struct hf_word_fit {
    const hf_word *word; /**< NULL: none fits */
    bool numbered;       /**< the name has a take's number... */
    int take;
    size_t from, to; /**< ...in these signs of it */
} hf_word_fit;

/** The word of that kind that fits a folded name best, the longest one.
 *  HF_E_CORRUPT: two as long that say different things; shown: the name in
 *  the error's text. */
HF_CHECKED hf_status hf_words_fit(hf_word_fit *out, const hf_words *words,
                                  hf_word_kind kind, const uint32_t *name,
                                  size_t length, const char *shown,
                                  hf_error *error);

/** hf_file_name_read by words (NULL: without). *ignored: they say so.
 *  Errors as hf_words_view_of_file. */
HF_CHECKED hf_status hf_file_name_by(hf_file_name *out, bool *ignored,
                                     const hf_words *words, const char *name,
                                     hf_error *error);

#endif
