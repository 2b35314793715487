/* net/flat.c - reading a flatbuffer that may be damaged */
#include "net/flat.h"

#include <string.h>

/* Whether bytes [at, at + size) exist; notes it when they do not. */
static bool inside(struct hf_flat *flat, size_t at, size_t size)
{
    if (size <= flat->count && at <= flat->count - size)
        return true;
    flat->bad = true;
    return false;
}

uint8_t hf_flat_u8(struct hf_flat *flat, size_t at)
{
    return inside(flat, at, 1) ? flat->bytes[at] : 0;
}

uint16_t hf_flat_u16(struct hf_flat *flat, size_t at)
{
    const unsigned char *b = flat->bytes + at;

    if (!inside(flat, at, 2))
        return 0;
    return (uint16_t)(b[0] | b[1] << 8);
}

uint32_t hf_flat_u32(struct hf_flat *flat, size_t at)
{
    uint32_t low = hf_flat_u16(flat, at);

    return low | (uint32_t)hf_flat_u16(flat, at + 2) << 16;
}

int32_t hf_flat_i32(struct hf_flat *flat, size_t at)
{
    uint32_t bits = hf_flat_u32(flat, at);
    int32_t value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

float hf_flat_f32(struct hf_flat *flat, size_t at)
{
    uint32_t bits = hf_flat_u32(flat, at);
    float value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

size_t hf_flat_follow(struct hf_flat *flat, size_t at)
{
    size_t target = at + hf_flat_u32(flat, at);

    return inside(flat, target, 4) ? target : 0;
}

size_t hf_flat_field(struct hf_flat *flat, size_t table, unsigned index)
{
    size_t entry = 4 + 2 * (size_t)index;
    int64_t map;
    uint16_t offset;

    if (table == 0)
        return 0;
    map = (int64_t)table - hf_flat_i32(flat, table);
    if (map < 0) {
        flat->bad = true;
        return 0;
    }
    if (entry + 2 > hf_flat_u16(flat, (size_t)map))
        return 0; /* written by a schema that did not know the field */
    offset = hf_flat_u16(flat, (size_t)map + entry);
    return offset ? table + offset : 0;
}

int32_t hf_flat_int(struct hf_flat *flat, size_t table, unsigned index,
                    int32_t fallback)
{
    size_t at = hf_flat_field(flat, table, index);

    return at ? hf_flat_i32(flat, at) : fallback;
}

uint8_t hf_flat_byte(struct hf_flat *flat, size_t table, unsigned index,
                     uint8_t fallback)
{
    size_t at = hf_flat_field(flat, table, index);

    return at ? hf_flat_u8(flat, at) : fallback;
}

size_t hf_flat_table(struct hf_flat *flat, size_t table, unsigned index)
{
    size_t at = hf_flat_field(flat, table, index);

    return at ? hf_flat_follow(flat, at) : 0;
}

struct hf_flat_vector hf_flat_vector(struct hf_flat *flat, size_t table,
                                     unsigned index, size_t size)
{
    struct hf_flat_vector none = {0, 0}, vector;
    size_t start = hf_flat_table(flat, table, index);

    if (start == 0)
        return none;
    vector.count = hf_flat_u32(flat, start);
    vector.at = start + 4;
    if (vector.count > flat->count / size ||
        !inside(flat, vector.at, vector.count * size)) {
        flat->bad = true;
        return none;
    }
    return vector;
}

int32_t hf_flat_vector_int(struct hf_flat *flat, struct hf_flat_vector vector,
                           size_t i)
{
    if (i >= vector.count) {
        flat->bad = true;
        return 0;
    }
    return hf_flat_i32(flat, vector.at + 4 * i);
}

size_t hf_flat_vector_table(struct hf_flat *flat, struct hf_flat_vector vector,
                            size_t i)
{
    if (i >= vector.count) {
        flat->bad = true;
        return 0;
    }
    return hf_flat_follow(flat, vector.at + 4 * i);
}
