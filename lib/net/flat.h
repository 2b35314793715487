/* net/flat.h - reading a flatbuffer that may be damaged
 *
 * Every access is checked against the buffer's end. A bad one returns 0 and
 * sets `bad`, which stays set: readers check it once at the end of a stretch
 * instead of after every field, and zeros never lead outside the buffer.
 */
#ifndef HF_NET_FLAT_H
#define HF_NET_FLAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hf_flat {
    const unsigned char *bytes;
    size_t count;
    bool bad;
};

/** A vector inside the buffer: `count` elements from byte `at`. All of them
 *  lie inside the buffer. An absent vector has count 0. */
struct hf_flat_vector {
    size_t count, at;
};

/** Little-endian numbers at a byte position. */
uint8_t hf_flat_u8(struct hf_flat *flat, size_t at);
uint16_t hf_flat_u16(struct hf_flat *flat, size_t at);
uint32_t hf_flat_u32(struct hf_flat *flat, size_t at);
int32_t hf_flat_i32(struct hf_flat *flat, size_t at);
float hf_flat_f32(struct hf_flat *flat, size_t at);

/** The target of the offset stored at a position; 0 when bad. */
size_t hf_flat_follow(struct hf_flat *flat, size_t at);

/** Position of a table's field, 0 when absent. table 0 has no fields. */
size_t hf_flat_field(struct hf_flat *flat, size_t table, unsigned index);

/** A table's field as number, `fallback` when absent. */
int32_t hf_flat_int(struct hf_flat *flat, size_t table, unsigned index,
                    int32_t fallback);
uint8_t hf_flat_byte(struct hf_flat *flat, size_t table, unsigned index,
                     uint8_t fallback);

/** A table's field as table; 0 when absent. */
size_t hf_flat_table(struct hf_flat *flat, size_t table, unsigned index);

/** A table's field as vector of elements of `size` bytes. */
struct hf_flat_vector hf_flat_vector(struct hf_flat *flat, size_t table,
                                     unsigned index, size_t size);

/** Element i of a vector of int32, and of a vector of tables. */
int32_t hf_flat_vector_int(struct hf_flat *flat, struct hf_flat_vector vector,
                           size_t i);
size_t hf_flat_vector_table(struct hf_flat *flat, struct hf_flat_vector vector,
                            size_t i);

#endif
