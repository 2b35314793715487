/* detect/packed.h - dlib's packed numbers, one after the other
 *
 * A whole number is a control byte - its low half the number of bytes that
 * follow (1 to 8), its top bit the sign - and these bytes, lowest first. A
 * real number is two of these, m and e, for m * 2^e. Reading goes on after an
 * error, giving zeros: ask for `why` at the end of each part.
 */
#ifndef HF_DETECT_PACKED_H
#define HF_DETECT_PACKED_H

#include <stddef.h>
#include <stdint.h>

struct hf_packed {
    const unsigned char *bytes;
    size_t at, end;
    const char *why; /**< the first error, or NULL */
    size_t where;    /**< its byte */
};

/** Fewest bytes of a whole and of a real number. */
enum { HF_PACKED_INT = 2, HF_PACKED_REAL = 4 };

/** Notes an error unless there is one already. */
void hf_packed_fail(struct hf_packed *from, const char *why);

/** A whole number; errors give 0. */
int64_t hf_packed_int(struct hf_packed *from);

/** A whole number within [0..most]; errors give 0. why: what to say of one
 *  beyond. */
size_t hf_packed_index(struct hf_packed *from, size_t most, const char *why);

/** How many things follow that take at least `least` bytes each; more than
 *  the rest of the file can hold is an error and gives 0. */
size_t hf_packed_count(struct hf_packed *from, size_t least);

/** A finite real number; errors give 0. */
float hf_packed_real(struct hf_packed *from);

/** n of them. */
void hf_packed_reals(struct hf_packed *from, float *out, size_t n);

#endif
