/* base/fold.h - names made comparable, in any alphabet
 *
 * By libunistring: the same letters compare alike whether large or small,
 * composed (as most systems write them) or decomposed (as files from a Mac
 * are), full or half width. What separates words becomes one space.
 */
#ifndef HF_BASE_FOLD_H
#define HF_BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <hemiface/error.h>

/** Code points of text, folded; length is theirs. Bytes that are not UTF-8 are
 *  taken as Latin-1, which old names of Western Europe are in. free() *out.
 *  HF_E_MEMORY. */
HF_CHECKED hf_status hf_fold(uint32_t **out, size_t *length, const char *text,
                             size_t bytes, hf_error *error);

/** Whether a folded code point is a letter or digit of an alphabet whose words
 *  stand apart; digits are of another kind than letters. 0: a space or a sign
 *  of a script that has none between words. */
int hf_fold_kind(uint32_t c);

/** Folded code points as UTF-8 into text, cut where size ends. */
void hf_fold_write(char *text, size_t size, const uint32_t *c, size_t length);

#endif
