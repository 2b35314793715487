/* net/flex.h - the options of custom operators (a flexbuffer map)
 *
 * Damaged bytes read as "not there"; nothing outside them is touched.
 */
#ifndef HF_NET_FLEX_H
#define HF_NET_FLEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hf_flex {
    const unsigned char *bytes;
    size_t count;
};

/** Number `key` of the root map, whole or fractional; false when absent. */
bool hf_flex_number(double *out, struct hf_flex flex, const char *key);

/** Whole numbers of the vector `key`: how many there are, of which the first
 *  `room` are written to out; 0 when absent. */
size_t hf_flex_ints(int32_t *out, size_t room, struct hf_flex flex,
                    const char *key);

#endif
