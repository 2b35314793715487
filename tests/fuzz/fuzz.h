/* tests/fuzz/fuzz.h - one function per reader, for libFuzzer and for replay
 *
 * A target takes the bytes of one input, reads them, uses what was read and
 * frees it. It ends the program by abort() when the reader breaks a promise
 * that no sanitizer sees: a number that is neither finite nor na, a face that
 * is not the same once written and read again, an error without a text.
 */
#ifndef HF_TEST_FUZZ_H
#define HF_TEST_FUZZ_H

#include <stdbool.h>
#include <stddef.h>

#include <hemiface/error.h>

/** True: the reader took the input. False: it refused it, with an error. */
typedef bool fuzz_function(const unsigned char *data, size_t size);

typedef struct fuzz_target {
    const char *name; /**< its folder in tests/fuzz/corpus too */
    fuzz_function *run;
    bool (*there)(void); /**< whether this build has the reader; NULL: each */
} fuzz_target;

/** Every reader; ends with a row without name. */
extern const fuzz_target fuzz_targets[];
/** The row of that name, or NULL. */
const fuzz_target *fuzz_find(const char *name);

fuzz_function fuzz_jpeg, fuzz_png, fuzz_heic, fuzz_exif, fuzz_face;
fuzz_function fuzz_landmarks, fuzz_map;
fuzz_function fuzz_custom, fuzz_cutoffs, fuzz_shape, fuzz_net, fuzz_net_patch;
fuzz_function fuzz_refine, fuzz_manifest, fuzz_cohort, fuzz_agree;
fuzz_function fuzz_journal, fuzz_words, fuzz_request;

/* ------------------------------------------------- between the targets */

/** Aborts unless status and error fit: a failure has one line of text. */
bool fuzz_fine(hf_status status, const hf_error *error);

/** A path under which the bytes can be read, for readers of files. Static;
 *  the file is gone when the program ends. */
const char *fuzz_path(const unsigned char *data, size_t size);

/** A small face with every contour and both irises, 0.1 mm a px; the same one
 *  each time. */
const struct hf_face *fuzz_small_face(void);

/** A copy of a file with parts of it changed, malloc'ed: the input is records
 *  of a place (3 bytes, little-endian; counted from the end where the last bit
 *  is set) and the byte that goes there; 4 zeros cut the file off at the place
 *  of the next record. For files too large for a fuzzer to handle whole. */
unsigned char *fuzz_patched(size_t *count, const unsigned char *file,
                            size_t file_count, const unsigned char *data,
                            size_t size);

#endif
