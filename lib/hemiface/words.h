/* hemiface/words.h - a clinic's own names of views, visits and sides
 *
 * A file of words, see hemiface-map(5), holds lines
 *
 *     word | word ... = view
 *
 * by which photos named in a clinic's own way are known: "01 Ruhe.JPG" by
 * "Ruhe = rest". Names are compared without regard to case, to composed or
 * decomposed accents and to what separates words, in any alphabet. A set of
 * words is never changed once read, so threads may share it.
 */
#ifndef HEMIFACE_WORDS_H
#define HEMIFACE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <hemiface/error.h>
#include <hemiface/face.h>
#include <hemiface/measure.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Limits of a file: bytes in all, bytes of a line, words. Far above what
 *  people write, so that a wrong file is told at once. */
#define HF_WORDS_MOST_BYTES 262144
#define HF_WORDS_MOST_LINE 1000
#define HF_WORDS_MOST 2000

/** A set of words. */
typedef struct hf_words hf_words;

/** Is told what is wrong with a file, one call a line of it: text names file
 *  and line, says what is wrong and what to do. Valid during the call. */
typedef void hf_words_tell(void *context, const char *text);

/** Reads a file. On HF_E_CORRUPT every line that is wrong has been told to
 *  tell (may be NULL; at most 50 of them), in order, and the error's text is
 *  the first one's. HF_E_OPEN, HF_E_LIMIT, HF_E_MEMORY: told by the error
 *  alone. A file without words is corrupt too. *out: free with hf_words_free.
 */
HF_API HF_CHECKED hf_status hf_words_read(hf_words **out, const char *path,
                                          hf_words_tell *tell, void *context,
                                          hf_error *error);
/** The same from text; name stands for the path. */
HF_API HF_CHECKED hf_status hf_words_parse(hf_words **out, const char *text,
                                           size_t length, const char *name,
                                           hf_words_tell *tell, void *context,
                                           hf_error *error);
/** Frees the set. NULL is fine. */
HF_API void hf_words_free(hf_words *words);

/** The file's name without folders, and the SHA-256 of its bytes in 64 hex
 *  digits. Borrowed. */
HF_API const char *hf_words_name(const hf_words *words);
HF_API const char *hf_words_sha256(const hf_words *words);

/** The view that a file name (folders before it are skipped) stands for, by
 *  the words or, where they say nothing or our own name of a view in it is
 *  longer, by hf_view_of_file. HF_VIEW_NONE: by neither, or the words say that
 *  it is to be ignored (then *ignored, which may be NULL, is true). words: NULL
 *  = none. HF_E_CORRUPT when two lines that fit equally well say different
 *  views: the text names both. HF_E_MEMORY. */
HF_API HF_CHECKED hf_status hf_words_view_of_file(hf_view *out, bool *ignored,
                                                  const hf_words *words,
                                                  const char *file_name,
                                                  hf_error *error);
/** The view that a single word stands for: our name or number of it, or a
 *  clinic's. HF_VIEW_NONE if it is neither. Errors as above. */
HF_API HF_CHECKED hf_status hf_words_view(hf_view *out, const hf_words *words,
                                          const char *word, hf_error *error);
/** The name of a visit that a folder's name stands for, borrowed; the folder's
 *  own, as given, where the words say nothing. Errors as above. */
HF_API HF_CHECKED hf_status hf_words_visit(const char **out,
                                           const hf_words *words,
                                           const char *folder, hf_error *error);
/** The affected side that a patient's folder says. *said (may be NULL): whether
 *  it says one; where it says none *out is left alone. Errors as above. */
HF_API HF_CHECKED hf_status hf_words_side(hf_affected *out, bool *said,
                                          const hf_words *words,
                                          const char *folder, hf_error *error);

#ifdef __cplusplus
}
#endif
#endif
