/* net/flex.c - the options of custom operators (a flexbuffer map)
 *
 * A flexbuffer is read from its end: the last byte is the root's width, the
 * one before its type, then the root. A type byte is kind << 2 | log2(width of
 * what it points to). Offsets point backwards. A map at p keeps before it its
 * length (at p - width), the width of its keys and the offset of its keys.
 */
#include "net/flex.h"

#include <string.h>

enum { INT = 1, UINT = 2, FLOAT = 3, MAP = 9, INTS = 11, UINTS = 12 };

struct value {
    size_t at, width; /* where it is stored, in how many bytes */
    unsigned type;    /* kind << 2 | log2(width of the target) */
};

static bool read_uint(uint64_t *out, struct hf_flex f, size_t at, size_t width)
{
    uint64_t value = 0;

    if (width > 8 || width > f.count || at > f.count - width)
        return false;
    for (size_t i = width; i > 0; i--)
        value = value << 8 | f.bytes[at + i - 1];
    *out = value;
    return true;
}

static bool read_int(int64_t *out, struct hf_flex f, size_t at, size_t width)
{
    uint64_t bits;

    if (width == 0 || !read_uint(&bits, f, at, width))
        return false;
    if (width < 8 && bits >> (8 * width - 1))
        bits |= ~(uint64_t)0 << 8 * width;
    memcpy(out, &bits, sizeof *out);
    return true;
}

/* The position a stored offset points back to. */
static bool follow(size_t *out, struct hf_flex f, size_t at, size_t width)
{
    uint64_t back;

    if (!read_uint(&back, f, at, width) || back > at)
        return false;
    *out = at - (size_t)back;
    return true;
}

static bool key_is(struct hf_flex f, size_t at, const char *key)
{
    size_t length = strlen(key) + 1;

    return length <= f.count && at <= f.count - length &&
           memcmp(f.bytes + at, key, length) == 0;
}

static bool find_in(struct value *out, struct hf_flex f, size_t map,
                    size_t width, const char *key)
{
    uint64_t count, key_width;
    size_t keys, text;

    if (map < 3 * width || !read_uint(&count, f, map - width, width) ||
        !read_uint(&key_width, f, map - 2 * width, width) ||
        !follow(&keys, f, map - 3 * width, width))
        return false;
    if (count > f.count || key_width > 8)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t type = map + (size_t)count * width + i;

        if (!follow(&text, f, keys + i * (size_t)key_width,
                    (size_t)key_width) ||
            type >= f.count)
            return false;
        if (key_is(f, text, key)) {
            out->at = map + i * width;
            out->width = width;
            out->type = f.bytes[type];
            return true;
        }
    }
    return false;
}

static bool find(struct value *out, struct hf_flex f, const char *key)
{
    size_t width, map;
    unsigned type;

    if (f.count < 3)
        return false;
    width = f.bytes[f.count - 1];
    type = f.bytes[f.count - 2];
    if (type >> 2 != MAP || width > f.count - 2 ||
        !follow(&map, f, f.count - 2 - width, width))
        return false;
    return find_in(out, f, map, (size_t)1 << (type & 3), key);
}

bool hf_flex_number(double *out, struct hf_flex flex, const char *key)
{
    struct value v;
    uint64_t bits;
    int64_t whole;
    uint32_t half;
    float single;

    if (!find(&v, flex, key))
        return false;
    if (v.type >> 2 == INT || v.type >> 2 == UINT) {
        if (!read_int(&whole, flex, v.at, v.width))
            return false;
        *out = (double)whole;
        return true;
    }
    if (v.type >> 2 != FLOAT || !read_uint(&bits, flex, v.at, v.width))
        return false;
    if (v.width == 8) {
        memcpy(out, &bits, sizeof *out);
        return true;
    }
    half = (uint32_t)bits;
    memcpy(&single, &half, sizeof single);
    *out = (double)single;
    return v.width == 4;
}

size_t hf_flex_ints(int32_t *out, size_t room, struct hf_flex flex,
                    const char *key)
{
    struct value v;
    uint64_t count;
    size_t list, width;

    if (!find(&v, flex, key) || (v.type >> 2 != INTS && v.type >> 2 != UINTS) ||
        !follow(&list, flex, v.at, v.width))
        return 0;
    width = (size_t)1 << (v.type & 3);
    if (list < width || !read_uint(&count, flex, list - width, width) ||
        count > flex.count)
        return 0;
    for (size_t i = 0; i < count && i < room; i++) {
        int64_t n;

        if (!read_int(&n, flex, list + i * width, width) || n < INT32_MIN ||
            n > INT32_MAX)
            return 0;
        out[i] = (int32_t)n;
    }
    return (size_t)count;
}
